"""An office whose records differ in what is looked for: names, places, symbols, days and words with close spellings."""

from datetime import date
from decimal import Decimal

from office_app.domain.activities import Activity, ActivityKind
from office_app.domain.incoming import IncomingDocument, Obligation, ObligationKind, Span
from office_app.domain.indicators import Indicator
from office_app.domain.organisation import Member
from office_app.domain.outgoing import DraftSection, OutgoingState, StateStep
from office_app.domain.rapporteurs import Rapporteur
from office_app.domain.study import Campaign, StudySession
from office_app.domain.tasks import Task
from office_app.storage.store import Store
from tests.storage.values import MORNING, draft, unit

STORM = (
    "Thời gian tới có thể có bão mạnh. Các xã chuẩn bị phương án sơ tán dân ở bản Tàn, xóm Bá Vân.\n"
    "Giao Ủy ban nhân dân xã kiểm tra hồ đập trước ngày 15 tháng 9 năm 2026."
)
HEALTH = (
    "Kính gửi các đảng ủy. Thực hiện Kế hoạch số 12-KH/TU, các chi bộ vận động Nhân dân diệt lăng quăng,\n"
    "phòng bệnh sốt xuất huyết. Người cao tuổi được khám ở trạm y tế."
)
DIGITAL = "Nghị quyết về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia."


def document(
    symbol: str, kind: str, issuer: str, subject: str, text: str = "", **more: object
) -> IncomingDocument:
    values: dict[str, object] = {"issued_on": date(2026, 8, 5), "arrived_on": date(2026, 8, 7), **more}
    return IncomingDocument(symbol=symbol, doc_type=kind, issuer=issuer, subject=subject, text=text, **values)  # type: ignore[arg-type]


def fill(store: Store) -> None:
    """Write the office; what is looked for in the tests is named there by its title."""
    with store.open_transaction() as tx:
        village = tx.organisation.add_unit(unit("Chi bộ xóm Bá Vân", secretary="Hoàng Thị Hòa"))
        school = tx.organisation.add_unit(
            unit("Chi bộ Trường Tiểu học", short_name="TH", secretary="Lê Văn Đạo")
        )
        for name in ("Trần Thị Hoa", "Trần Thị Hòa", "Đào Văn Tân", "Nguyễn Đức Quỳnh"):
            tx.organisation.add_member(Member(name, village))
        storm = tx.incoming.add(
            document(
                "12-KH/TU",
                "Kế hoạch",
                "Tỉnh ủy Thái Nguyên",
                "phòng, chống bão lũ mùa mưa",
                STORM,
                issued_on=date(2026, 9, 15),
                signer="Phạm Hoàng Sơn",
                materials=("Sổ tay phòng chống thiên tai",),
                obligations=(
                    Obligation(
                        ObligationKind.ASSIGNMENT,
                        "kiểm tra hồ đập",
                        unit="Ủy ban nhân dân xã",
                        due=date(2026, 9, 14),
                        span=Span(100, 116),
                    ),
                ),
            )
        )
        tx.incoming.add(
            document(
                "05-CV/BTGDVTU", "Công văn", "Ban Tuyên giáo và Dân vận Tỉnh ủy", "phòng dịch bệnh", HEALTH
            )
        )
        tx.incoming.add(
            document("57-NQ/TW", "Nghị quyết", "Bộ Chính trị", "phát triển khoa học, công nghệ", DIGITAL)
        )
        tx.incoming.add(document("15/2026/NĐ-CP", "Nghị định", "Chính phủ", "văn thư, lưu trữ"))
        tx.incoming.add(
            document(
                "12/KH-UBND", "Kế hoạch", "UBND xã La Hiên", "thu hoạch lúa mùa", "Báo cáo sản lượng lúa."
            )
        )
        tx.incoming.add(
            document("113-BC/HU", "Báo cáo", "Huyện ủy Võ Nhai", "tổng kết năm", "Bảo đảm an ninh.")
        )
        plan = tx.outgoing.add_draft(
            draft(
                subject="học tập Nghị quyết số 57-NQ/TW",
                sections=(DraftSection("a", "I- MỤC ĐÍCH", 1, "Nắm **vững** tinh thần tự lực, tự cường."),),
                annexes=(),
                campaign=None,
            )
        )
        tx.outgoing.set_state(plan, StateStep(MORNING, OutgoingState.SUBMITTED, "Lê Thị Bé"))
        tx.outgoing.add_draft(
            draft(doc_type="Báo cáo", type_code="BC", subject="kết quả sáu tháng", sections=(), annexes=())
        )
        tx.tasks.add(
            Task("Rà soát hộ dân vùng sạt lở", "Ban Chỉ huy Quân sự", date(2026, 10, 2), incoming_id=storm)
        )
        tx.tasks.add(Task("Gửi danh sách khen thưởng", "Văn phòng Đảng ủy", None, note="kèm ảnh chân dung"))
        campaign = tx.study.add_campaign(
            Campaign("Đợt học tập chuyển đổi số", date(2026, 11, 30), materials=("Đề cương giới thiệu",)),
            [village],
        )
        tx.study.add_session(
            StudySession(
                campaign, school, date(2026, 11, 12), place="Hội trường UBND", rapporteur="Đỗ Mạnh Hà"
            )
        )
        tx.activities.add(
            Activity(ActivityKind.OUTREACH, date(2026, 7, 27), "Kể chuyện gương liệt sĩ", "Loa truyền thanh")
        )
        tx.activities.add(
            Activity(
                ActivityKind.INSPECTION,
                date(2026, 6, 1),
                "Việc thu nộp đảng phí",
                details={"led_by": "Bùi Thị Xuân"},
            )
        )
        tx.rapporteurs.add(Rapporteur("Đỗ Mạnh Hà", title="Trưởng ban", workplace="Ban Xây dựng Đảng"))
        tx.indicators.add(
            Indicator("Tỷ lệ dân dùng nước sạch", "%", Decimal(95), date(2026, 1, 1), date(2026, 12, 31))
        )
        tx.commit()
