"""Made-up values for the storage tests, each whole and different from the defaults."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from office_app.domain.incoming import (
    Certainty,
    CitationRole,
    CitedDocument,
    IncomingDocument,
    Obligation,
    ObligationKind,
    Reach,
    Recurrence,
    Span,
    StoredFile,
)
from office_app.domain.official_paper import PaperLayout, PaperSize
from office_app.domain.organisation import Member, Unit, UnitKind
from office_app.domain.outgoing import (
    DraftAnnex,
    DraftCampaign,
    DraftSection,
    DraftTask,
    OutgoingDraft,
    SourceMark,
)
from office_app.domain.reports import CampaignFigures
from office_app.domain.settings import CounterpartLine, OfficeSettings, Signer
from office_app.domain.study import (
    SessionFigures,
    SessionForm,
    SessionState,
    StudySession,
    UnitResult,
)

MORNING = datetime(2026, 5, 26, 8, 30, tzinfo=timezone(timedelta(hours=7)))


def now() -> datetime:
    return MORNING


def directive(number: int = 449, **changes: object) -> IncomingDocument:
    document = IncomingDocument(
        symbol=f"{number}-CV/TU",
        issued_on=date(2026, 5, 4),
        doc_type="Công văn",
        issuer="Tỉnh ủy Thái Nguyên",
        subject="V/v học tập, quán triệt Nghị quyết Đại hội XIV của Đảng",
        arrived_on=date(2026, 5, 6),
        parent="Đảng bộ tỉnh Thái Nguyên",
        signer="Nguyễn Văn Ẩn",
        signer_title="PHÓ BÍ THƯ",
        urgency="KHẨN",
        text="Kính gửi: các đảng ủy xã …\f trang 2",
        note="bản giấy đến sau",
        cited=(
            CitedDocument(
                "01-NQ/TW",
                date(2026, 1, 23),
                "Nghị quyết",
                "Ban Chấp hành Trung ương",
                "về học tập",
                Span(3, 11),
                CitationRole.FORWARDED,
                Certainty.LIKELY,
                "số ghi ở chú thích",
            ),
            CitedDocument("26 NQ/TU"),
        ),
        obligations=(
            Obligation(
                ObligationKind.ASSIGNMENT,
                "tổ chức học tập đến toàn thể đảng viên",
                unit="Đảng ủy xã",
                due=date(2026, 6, 30),
                span=Span(20, 58),
                reach=Reach.OURS,
                cooperating=("Ủy ban nhân dân xã", "Ban Xây dựng Đảng"),
                executor="Trung tâm Chính trị",
                counterpart="Văn phòng Đảng ủy",
                starts=date(2026, 6, 1),
                event="sau hội nghị trực tuyến",
                certainty=Certainty.GUESS,
                reason="đơn vị suy ra từ câu trước",
            ),
            Obligation(
                ObligationKind.REPORT,
                "báo cáo kết quả",
                due=date(2026, 6, 15),
                recurrence=Recurrence.QUARTERLY,
                through="Ban Tuyên giáo và Dân vận Tỉnh ủy",
            ),
            Obligation(ObligationKind.DEADLINE, "việc của cấp huyện cũ", due=date(2026, 5, 30), ours=False),
        ),
        materials=("Tài liệu hỏi đáp", "Sổ tay báo cáo viên"),
        recipients=("Các đảng ủy xã, phường", "Lưu VPTU"),
        files=(StoredFile("ab" * 32, "449-CV-TU.pdf", 12345),),
        registered_at=MORNING,
    )
    return replace(document, **changes)  # type: ignore[arg-type]


def draft(**changes: object) -> OutgoingDraft:
    value = OutgoingDraft(
        doc_type="Kế hoạch",
        type_code="KH",
        body_code="ĐU",
        subject="học tập, quán triệt Nghị quyết Đại hội XIV của Đảng",
        sections=(
            DraftSection("opening", "", 0, "Thực hiện Công văn số 449-CV/TU …"),
            DraftSection(
                "aim", "I- MỤC ĐÍCH, YÊU CẦU", 1, "**1.** Làm cho …\n- một dòng", (SourceMark("câu gốc"),)
            ),
        ),
        recipients=("Thường trực Tỉnh ủy", "Các chi bộ", "Lưu VPĐU"),
        signer="Lê Thị Bé",
        signer_title="PHÓ BÍ THƯ THƯỜNG TRỰC",
        authority="T/M BAN THƯỜNG VỤ",
        template="study_plan",
        addressees=("Các chi bộ trực thuộc",),
        tasks=(DraftTask("Ban Xây dựng Đảng", "mở lớp", date(2026, 6, 10), None),),
        campaign=DraftCampaign(
            "Học tập NQ Đại hội XIV", date(2026, 6, 20), date(2026, 6, 30), (1, 2), ("Sổ tay",)
        ),
        dated=date(2026, 5, 26),
        annexes=(
            DraftAnnex("p1", "Lịch học tập", "**đậm** *nghiêng*\n| STT | Chi bộ |\n| 1 | La Đồng |", True),
        ),
        layout=PaperLayout("Kính mời", PaperSize.A5, landscape=True, letterhead=False),
    )
    return replace(value, **changes)  # type: ignore[arg-type]


def unit(name: str = "Chi bộ xóm La Đồng", **changes: object) -> Unit:
    value = Unit(
        name=name,
        kind=UnitKind.CHI_BO,
        short_name="La Đồng",
        secretary="Hoàng Văn Yên",
        phone="0912 345 678",
        meeting_day=3,
        founded_on=date(2001, 2, 3),
    )
    return replace(value, **changes)  # type: ignore[arg-type]


def member(unit_id: int, full_name: str = "Nguyễn Thị Ánh", **changes: object) -> Member:
    value = Member(
        full_name=full_name,
        unit_id=unit_id,
        born_on=date(1970, 3, 9),
        card_number="19.012345",
        position="Chi ủy viên",
    )
    return replace(value, **changes)  # type: ignore[arg-type]


FIGURES = SessionFigures(
    members=12, exempt=2, called=10, present=8, excused=1, unexcused=1, made_up=1, guests=3, handed_in=7
)


def session(campaign_id: int, unit_id: int, **changes: object) -> StudySession:
    value = StudySession(
        campaign_id=campaign_id,
        unit_id=unit_id,
        planned_on=date(2026, 6, 3),
        state=SessionState.HELD,
        held_on=date(2026, 6, 4),
        place="Nhà văn hóa xóm",
        form=SessionForm.TOPICAL,
        rapporteur="Lê Thị Bé",
        note="mưa, lùi một ngày",
        by_name=False,
        figures=FIGURES,
    )
    return replace(value, **changes)  # type: ignore[arg-type]


def figures(campaign_id: int, unit_id: int, session_id: int) -> CampaignFigures:
    held = session(campaign_id, unit_id, id=session_id)
    return CampaignFigures(
        campaign_id=campaign_id,
        title="Học tập NQ Đại hội XIV",
        directive="449-CV/TU",
        plan="05-KH/ĐU",
        as_of=date(2026, 6, 21),
        due=date(2026, 6, 20),
        units=(
            UnitResult(
                unit_id, "Chi bộ xóm La Đồng", held, FIGURES, (replace(held, place=""),), date(2027, 1, 1)
            ),
            UnitResult(99, "Chi bộ xóm Kim Sơn", None, SessionFigures()),
        ),
        total=FIGURES,
        sessions_held=1,
        sessions_planned=2,
        units_done=1,
        in_person=0,
        online=0,
        with_meeting=0,
        topical=1,
        first_held=date(2026, 6, 4),
        last_held=date(2026, 6, 4),
        materials=("Sổ tay",),
        rapporteurs=("Lê Thị Bé",),
    )


SETTINGS = OfficeSettings(
    commune="La Hiên",
    province="Thái Nguyên",
    signers=(Signer("Lê Thị Bé", "PHÓ BÍ THƯ THƯỜNG TRỰC"), Signer("Hà Văn Công", "BÍ THƯ", "")),
    lead_days=7,
    due_day_counts=False,
    days_off=(date(2026, 9, 1), date(2026, 12, 25)),
    counterparts=(CounterpartLine("Ban Dân vận Tỉnh ủy", "Ban Xây dựng Đảng Đảng ủy"),),
)
