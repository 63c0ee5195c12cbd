"""From registered directives to a plan that a secretary would sign."""

from collections.abc import Sequence
from dataclasses import dataclass

from office_app.domain.back_planning import BackPlan, DayKey
from office_app.domain.counterparts import Counterpart
from office_app.domain.errors import IncompleteError
from office_app.domain.incoming import IncomingDocument, Obligation, ObligationKind
from office_app.domain.organisation import Unit, UnitKind
from office_app.domain.outgoing import (
    DraftCampaign,
    DraftTask,
    OutgoingDocument,
    OutgoingDraft,
    OutgoingState,
)
from office_app.domain.paper_markup import draft_sections
from office_app.domain.plan_materials import audience_matrix, done_parts, material_name
from office_app.domain.plan_sources import with_sources
from office_app.domain.plan_work import UnitWork, local_work
from office_app.domain.plans import plan_days, studied_documents
from office_app.domain.settings import OfficeSettings
from office_app.domain.vietnamese import date_vi, fold, fold_tone, lower_first, upper_first
from office_app.domain.working_days import WorkCalendar
from office_app.use_cases.ports import Clock, OpenTransaction, TemplateFiller

STUDY_PLAN = "ke-hoach-hoc-tap"


@dataclass(frozen=True)
class Planning:
    """What plan making needs from outside."""

    open_transaction: OpenTransaction
    filler: TemplateFiller
    counterparts: Sequence[Counterpart]
    calendar: WorkCalendar
    now: Clock


def draft_plan(
    incoming_ids: Sequence[int], *, settings: OfficeSettings, template: str = STUDY_PLAN, tools: Planning
) -> int:
    """Draft the commune's plan from one or several registered directives and return the draft's id.

    Raises:
        NotFoundError: a directive is not in the register.
        TemplateError: the template does not fill; nothing is written.
        IncompleteError: a directive has no subject to plan for.
    """
    today = tools.now().date()
    with tools.open_transaction() as tx:
        directives = [tx.incoming.get(document_id) for document_id in incoming_ids]
        units = [line.unit for line in tx.organisation.units(today)]
        earlier = tx.outgoing.of_directives(incoming_ids)
    if not directives:
        raise IncompleteError(fields="văn bản chỉ đạo")
    draft = build_plan(directives, units, earlier, settings=settings, template=template, tools=tools)
    with tools.open_transaction() as tx:
        outgoing_id = tx.outgoing.add_draft(draft)
        tx.audit.record(tools.now(), "outgoing.drafted", outgoing_id, draft.subject)
        tx.commit()
    return outgoing_id


def build_plan(
    directives: Sequence[IncomingDocument],
    units: Sequence[Unit],
    earlier: Sequence[OutgoingDocument] = (),
    *,
    settings: OfficeSettings,
    template: str,
    tools: Planning,
) -> OutgoingDraft:
    """Return the drafted plan without storing it; ``earlier`` are our papers that answer the directives already."""
    today = tools.now().date()
    dates = plan_days(directives, today=today, leads=settings.leads, calendar=tools.calendar)
    work = local_work(directives, tools.counterparts, dates, tools.calendar, settings.lead_days)
    branches = [unit for unit in units if unit.kind in (UnitKind.CHI_BO, UnitKind.DANG_BO_BO_PHAN)]
    subject = plan_subject(directives[0])
    data = template_data(directives, dates, work, branches, settings, subject)
    data["da_hoan_thanh"] = [*_done(directives), *_issued_before(earlier)]
    filled = tools.filler.fill_paper(template, data)
    signer = settings.first_signer
    return OutgoingDraft(
        doc_type="Kế hoạch",
        type_code="KH",
        body_code="ĐU",
        subject=subject,
        sections=with_sources(draft_sections(fold_tone(filled.text)), directives, work, dates),
        recipients=recipients(directives, settings),
        signer=signer.full_name,
        signer_title=signer.title,
        authority=signer.authority,
        template=template,
        incoming_id=directives[0].id,
        tasks=draft_tasks(work, units),
        campaign=DraftCampaign(
            title=upper_first(subject),
            due=dates.study_due,
            upper_due=dates.upper_due,
            unit_ids=tuple(unit.id for unit in branches if unit.id is not None),
            materials=_materials(directives),
        ),
        incoming_ids=tuple(d.id for d in directives if d.id is not None),
        back_plan=dates,
        layout=filled.layout,
    )


def template_data(
    directives: Sequence[IncomingDocument],
    dates: BackPlan,
    work: Sequence[UnitWork],
    branches: Sequence[Unit],
    settings: OfficeSettings,
    subject: str,
) -> dict[str, object]:
    """Return the data of the study plan template; the keys are explained in the template's head."""
    receiver, through = report_way(directives, settings)
    return {
        "can_cu": [
            {
                "loai": d.doc_type,
                "so": d.symbol,
                "ngay": d.issued_on,
                "co_quan": d.issuer,
                "ve": lower_first(d.subject),
            }
            for d in directives
        ],
        "van_ban_hoc": [
            {"loai": c.doc_type, "so": c.symbol, "ngay": c.issued_on, "co_quan": c.issuer}
            for d in directives
            for c in studied_documents(d)
        ],
        "co_quan_ban_hanh": f"Ban Thường vụ {settings.party_committee}",
        "trich_yeu": subject,
        "tai_lieu": [material_name(one) for one in _materials(directives)],
        "han_chi_bo": dates.study_due,
        "han_bao_cao": dates.own_report_due,
        "han_cap_tren": dates.upper_due,
        "hoi_nghi_chu_chot": dates.key_staff_on,
        "phan_cong": [{"don_vi": w.unit, "viec": list(w.work), "han": w.due} for w in work],
        "chi_bo_so_luong": len(branches),
        "bao_cao_toi": receiver,
        "bao_cao_qua": through,
        "hinh_thuc": "trực tiếp, trực tuyến hoặc lồng ghép trong sinh hoạt chi bộ",
        "da_hoan_thanh": [],
        "gui_tai_lieu": dates.day(DayKey.MATERIALS),
        "hoc_tu_ngay": dates.day(DayKey.FIRST_SESSION),
        "hoc_bu_xong": dates.day(DayKey.MAKE_UP),
        "doi_tuong": [
            {
                "ten": row.audience,
                "tai_lieu": list(row.materials),
                "hinh_thuc": row.form,
                "thoi_gian": row.when,
            }
            for row in audience_matrix([m for d in directives for m in d.materials], dates)
        ],
    }


def plan_subject(directive: IncomingDocument) -> str:
    """Return the plan's trích yếu: what the directive is about, as our own doing."""
    subject = lower_first(directive.subject.strip().rstrip(".;"))
    folded = fold(subject)
    if folded.startswith(("hoc tap", "nghien cuu", "to chuc", "trien khai", "quan triet", "thuc hien")):
        return subject
    kind = directive.doc_type.lower()
    named = kind in ("nghị quyết", "chỉ thị", "kết luận", "quy định")
    if directive.symbol and (named or folded.startswith(_QUALIFIED)):
        about = f"{directive.doc_type or 'Văn bản'} số {directive.symbol}"
        if not named and directive.issued_on:
            about += f", ngày {date_vi(directive.issued_on)}"
        issuer = f" của {directive.issuer}" if directive.issuer else ""
        doing = "học tập, quán triệt, tuyên truyền và triển khai thực hiện" if named else "thực hiện"
        return f"{doing} {about}{issuer} {_about(subject)}"
    return f"triển khai thực hiện {subject}"


_QUALIFIED = (
    "tiep tuc",
    "tang cuong",
    "day manh",
    "nang cao",
    "chan chinh",
    "ve viec",
    "dieu chinh",
    "huong dan",
)
"""Subjects that cannot stand behind «triển khai thực hiện»: the plan then names the paper itself."""


def recipients(directives: Sequence[IncomingDocument], settings: OfficeSettings) -> tuple[str, ...]:
    """Return Nơi nhận: those who get a report first, then our own, the file copy last."""
    above = [f"{name} (b/c)" for name in dict.fromkeys(report_way(directives, settings)) if name]
    return (
        *above,
        "Thường trực Đảng ủy",
        "Các cơ quan tham mưu, giúp việc Đảng ủy",
        f"Ủy ban nhân dân {settings.commune_kind}",
        f"Ủy ban Mặt trận Tổ quốc và các tổ chức chính trị - xã hội {settings.commune_kind}",
        "Các chi bộ, đảng bộ trực thuộc",
        "Các đồng chí Ủy viên Ban Chấp hành Đảng bộ",
        "Lưu Văn phòng Đảng ủy",
    )


def draft_tasks(work: Sequence[UnitWork], units: Sequence[Unit]) -> tuple[DraftTask, ...]:
    """Return one task per piece of work and unit; work of the chi bộ is one task, their sessions count it."""
    by_name = {fold(unit.name): unit.id for unit in units}
    return tuple(
        DraftTask(body.unit, item.text, item.due, by_name.get(fold(body.unit)), item.source)
        for body in work
        for item in body.items
    )


def report_way(directives: Sequence[IncomingDocument], settings: OfficeSettings) -> tuple[str, str]:
    """Return to whom our report goes and through whom: as a directive asks, else as the office always does.

    A directive of our own committee names itself: then the way up is the office's own.
    """
    duty = report_duty(directives)
    if duty is None or not duty.unit or _is_own(duty.unit, settings):
        return settings.report_to, settings.report_through
    through = duty.through or ""
    if not through and fold(duty.unit) == fold(settings.report_to):
        through = settings.report_through
    return duty.unit, through


def report_duty(directives: Sequence[IncomingDocument]) -> Obligation | None:
    """Return the report that the directives ask of us, the one with the first day."""
    duties = [o for d in directives for o in d.obligations if o.kind is ObligationKind.REPORT and o.ours]
    return min(duties, key=lambda o: (o.due is None, o.due), default=None) if duties else None


def _is_own(body: str, settings: OfficeSettings) -> bool:
    """Tell whether the body is our committee or one of its own, named with or without the commune."""
    named = fold(body).replace(fold(settings.party_committee), "dang uy").strip()
    own = (
        "dang uy",
        "ban thuong vu dang uy",
        "thuong truc dang uy",
        "van phong dang uy",
        "ban xay dung dang dang uy",
    )
    return named in own or named.endswith(("dang uy xa", f"uy ban nhan dan {fold(settings.commune_kind)}"))


def _done(directives: Sequence[IncomingDocument]) -> list[str]:
    """Return what the directives say is done already (N17)."""
    return [words for directive in directives for words, _, _ in done_parts(directive.text)]


def _issued_before(papers: Sequence[OutgoingDocument]) -> list[str]:
    """Return what our own register shows as done: papers issued on the same directives."""
    return [
        f"Ban hành {paper.draft.doc_type} số {paper.symbol}, ngày {date_vi(paper.issued_on)} "
        f"{_about(paper.draft.subject)}"
        for paper in papers
        if paper.state is OutgoingState.ISSUED and paper.issued_on is not None
    ]


def _materials(directives: Sequence[IncomingDocument]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.strip().rstrip(".;,") for d in directives for m in d.materials))


def _about(subject: str) -> str:
    return subject if fold(subject).startswith("ve ") else f"về {subject}"
