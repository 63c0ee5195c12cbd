"""From registered directives to a plan that a secretary would sign."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from office_app.domain.back_planning import BackPlan
from office_app.domain.counterparts import Counterpart
from office_app.domain.errors import IncompleteError
from office_app.domain.incoming import IncomingDocument, Obligation, ObligationKind
from office_app.domain.organisation import Unit, UnitKind
from office_app.domain.outgoing import (
    DraftCampaign,
    DraftSection,
    DraftTask,
    Finding,
    OutgoingDraft,
    SourceMark,
)
from office_app.domain.paper_markup import draft_sections
from office_app.domain.plans import (
    UnitWork,
    local_work,
    plan_days,
    studied_documents,
)
from office_app.domain.settings import OfficeSettings
from office_app.domain.vietnamese import date_vi, fold, lower_first, upper_first
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
    if not directives:
        raise IncompleteError(fields="văn bản chỉ đạo")
    draft = build_plan(directives, units, settings=settings, template=template, tools=tools)
    with tools.open_transaction() as tx:
        outgoing_id = tx.outgoing.add_draft(draft)
        tx.audit.record(tools.now(), "outgoing.drafted", outgoing_id, draft.subject)
        tx.commit()
    return outgoing_id


def build_plan(
    directives: Sequence[IncomingDocument],
    units: Sequence[Unit],
    *,
    settings: OfficeSettings,
    template: str,
    tools: Planning,
) -> OutgoingDraft:
    """Return the drafted plan without storing it."""
    today = tools.now().date()
    dates = plan_days(directives, today=today, leads=settings.leads, calendar=tools.calendar)
    work = local_work(directives, tools.counterparts, dates)
    branches = [unit for unit in units if unit.kind in (UnitKind.CHI_BO, UnitKind.DANG_BO_BO_PHAN)]
    subject = plan_subject(directives[0])
    text = tools.filler.fill(template, template_data(directives, dates, work, branches, settings, subject))
    signer = settings.first_signer
    return OutgoingDraft(
        doc_type="Kế hoạch",
        type_code="KH",
        body_code="ĐU",
        subject=subject,
        sections=_with_sources(draft_sections(text), work),
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
    report = _report_duty(directives)
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
        "tai_lieu": list(_materials(directives)),
        "han_chi_bo": dates.study_due,
        "han_bao_cao": dates.own_report_due,
        "han_cap_tren": dates.upper_due,
        "hoi_nghi_chu_chot": dates.key_staff_on,
        "phan_cong": [{"don_vi": w.unit, "viec": list(w.work), "han": w.due} for w in work],
        "chi_bo_so_luong": len(branches),
        "bao_cao_toi": (report.unit if report else None) or settings.report_to,
        "bao_cao_qua": (report.through if report else None) or settings.report_through,
        "hinh_thuc": "trực tiếp, trực tuyến hoặc lồng ghép trong sinh hoạt chi bộ",
        "da_hoan_thanh": [],
    }


def plan_subject(directive: IncomingDocument) -> str:
    """Return the plan's trích yếu: what the directive is about, as our own doing."""
    subject = lower_first(directive.subject.strip().rstrip(".;"))
    folded = fold(subject)
    if folded.startswith(("hoc tap", "nghien cuu", "to chuc", "trien khai", "quan triet", "thuc hien")):
        return subject
    named = directive.doc_type.lower() in ("nghị quyết", "chỉ thị", "kết luận", "quy định")
    if named and directive.symbol:
        about = f"{directive.doc_type} số {directive.symbol}"
        issuer = f" của {directive.issuer}" if directive.issuer else ""
        return f"học tập, quán triệt, tuyên truyền và triển khai thực hiện {about}{issuer} {_about(subject)}"
    return f"triển khai thực hiện {subject}"


def recipients(directives: Sequence[IncomingDocument], settings: OfficeSettings) -> tuple[str, ...]:
    """Return Nơi nhận: those who get a report first, then our own, the file copy last."""
    report = _report_duty(directives)
    above = [
        f"{name} (b/c)"
        for name in dict.fromkeys(
            [
                (report.unit if report else None) or settings.report_to,
                (report.through if report else None) or settings.report_through,
            ]
        )
        if name
    ]
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
        DraftTask(body.unit, text, body.due, by_name.get(fold(body.unit)))
        for body in work
        for text in body.work
    )


def check_draft(
    draft: OutgoingDraft, directives: Sequence[IncomingDocument], calendar: WorkCalendar, today: date
) -> list[Finding]:
    """Return what must or should be mended before the draft is issued, today if it has no date of its own."""
    findings = []
    for name, value in (
        ("trích yếu", draft.subject),
        ("người ký", draft.signer),
        ("nơi nhận", "".join(draft.recipients)),
    ):
        if not value.strip():
            findings.append(Finding(True, f"Chưa có {name}."))
    report = _report_duty(directives)
    told = fold(" ".join(draft.recipients))
    for body in (report.unit, report.through) if report else ():
        if body and fold(body) not in told:
            findings.append(Finding(False, f"Nơi nhận chưa có {body}, nơi nhận báo cáo.", "recipients"))
    campaign = draft.campaign
    if campaign and campaign.due and campaign.upper_due and campaign.due > campaign.upper_due:
        text = f"Hạn của chi bộ {date_vi(campaign.due)} sau hạn của cấp trên {date_vi(campaign.upper_due)}."
        findings.append(Finding(True, text))
    if campaign and not campaign.unit_ids:
        findings.append(Finding(False, "Chưa có chi bộ nào trong đợt học tập: nhập danh sách chi bộ trước."))
    for section in draft.sections:
        if section.level and not section.heading.strip():
            findings.append(Finding(True, "Có mục chưa có đề mục.", section.key))
        if "[" in section.text and "]" in section.text:
            findings.append(Finding(True, f"Còn chỗ chưa điền ở «{section.heading}».", section.key))
    findings += _already_over(draft, draft.dated or today)
    late = [t for t in draft.tasks if t.due and not calendar.works(t.due)]
    findings += [
        Finding(False, f"Hạn {date_vi(t.due)} của {t.unit} rơi vào ngày nghỉ.") for t in late if t.due
    ]
    return findings


def _already_over(draft: OutgoingDraft, issued_on: date) -> Iterator[Finding]:
    """Yield the days that have passed before the paper is out: a directive that came late keeps its own dates."""
    due = draft.campaign.due if draft.campaign else None
    if due is not None and due < issued_on:
        text = f"Hạn của chi bộ {date_vi(due)} trước ngày ban hành {date_vi(issued_on)}: xem lại thời gian."
        yield Finding(False, text)
    if over := [task for task in draft.tasks if task.due is not None and task.due < issued_on]:
        yield Finding(False, f"{len(over)} việc có hạn trước ngày ban hành {date_vi(issued_on)}.")


def _with_sources(sections: Sequence[DraftSection], work: Sequence[UnitWork]) -> tuple[DraftSection, ...]:
    by_unit = [(fold(body.unit), body.sources) for body in work if body.sources]
    result = []
    for section in sections:
        folded = fold(f"{section.heading} {section.text}")
        sources = [s for name, texts in by_unit if name in folded for s in map(SourceMark, texts)]
        result.append(replace(section, sources=tuple(sources)))
    return tuple(result)


def _report_duty(directives: Sequence[IncomingDocument]) -> Obligation | None:
    duties = [o for d in directives for o in d.obligations if o.kind is ObligationKind.REPORT and o.ours]
    return duties[0] if duties else None


def _materials(directives: Sequence[IncomingDocument]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.strip().rstrip(".;,") for d in directives for m in d.materials))


def _about(subject: str) -> str:
    return subject if fold(subject).startswith("ve ") else f"về {subject}"
