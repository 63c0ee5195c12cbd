"""From registered directives to a plan that a secretary would sign."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from office_app.domain.counterparts import Counterpart
from office_app.domain.errors.entries import IncompleteError
from office_app.domain.incoming import IncomingDocument
from office_app.domain.organisation import Unit, UnitKind
from office_app.domain.outgoing import (
    DraftCampaign,
    DraftTask,
    OutgoingDocument,
    OutgoingDraft,
    OutgoingState,
)
from office_app.domain.paper_markup import draft_sections
from office_app.domain.plan_doers import OwnOffice, is_own_paper, of_other_commune
from office_app.domain.plan_duties import propaganda_demands, study_demands
from office_app.domain.plan_materials import audience_matrix, done_parts, material_name
from office_app.domain.plan_naming import about_vi, issuer_of, plan_subject, subject_of
from office_app.domain.plan_reports import has_ended, our_reports
from office_app.domain.plan_sources import with_sources
from office_app.domain.plan_studies import studied_papers, study_content
from office_app.domain.plan_timeline import BackPlan, DayKey
from office_app.domain.plan_work import UnitWork, local_work
from office_app.domain.plans import outreach_until, plan_days, upper_words
from office_app.domain.settings import OfficeSettings
from office_app.domain.vietnamese import date_vi, fold, fold_tone, upper_first
from office_app.domain.working_days import WorkCalendar
from office_app.use_cases.ports.clock import Clock
from office_app.use_cases.ports.transaction import OpenTransaction
from office_app.use_cases.ports.writing import TemplateFiller

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
    branches = [unit for unit in units if unit.kind in (UnitKind.CHI_BO, UnitKind.DANG_BO_BO_PHAN)]
    office = own_office(settings, branches)
    work = local_work(directives, tools.counterparts, dates, tools.calendar, settings.lead_days, office)
    subject = plan_subject(directives[0])
    report = ("", "") if of_other_commune(directives[0], office) else report_way(directives, settings, today)
    data = template_data(directives, dates, work, branches, settings, subject, report)
    data["da_hoan_thanh"] = [*_done(directives, office), *_issued_before(earlier)]
    filled = tools.filler.fill_paper(template, data)
    signer = settings.first_signer
    return OutgoingDraft(
        doc_type="Kế hoạch",
        type_code="KH",
        body_code="ĐU",
        subject=subject,
        sections=with_sources(draft_sections(fold_tone(filled.text)), directives, work, dates),
        recipients=recipients(settings, report, above=not of_other_commune(directives[0], office)),
        signer=signer.full_name,
        signer_title=signer.title,
        authority=signer.authority,
        template=template,
        incoming_id=directives[0].id,
        tasks=draft_tasks(work, units),
        campaign=_campaign(subject, dates, branches, directives),
        incoming_ids=tuple(d.id for d in directives if d.id is not None),
        back_plan=dates,
        layout=filled.layout,
    )


def _campaign(
    subject: str, dates: BackPlan, branches: Sequence[Unit], directives: Sequence[IncomingDocument]
) -> DraftCampaign:
    return DraftCampaign(
        title=upper_first(subject),
        due=_unless_open(dates, dates.study_due),
        upper_due=dates.upper_due,
        unit_ids=tuple(unit.id for unit in branches if unit.id is not None),
        materials=_materials(directives),
    )


def own_office(settings: OfficeSettings, branches: Sequence[Unit]) -> OwnOffice:
    """Return who we are, as far as it tells what of a directive is meant for us."""
    return OwnOffice(settings.commune, settings.commune_kind, tuple(unit.name for unit in branches))


def template_data(
    directives: Sequence[IncomingDocument],
    dates: BackPlan,
    work: Sequence[UnitWork],
    branches: Sequence[Unit],
    settings: OfficeSettings,
    subject: str,
    report: tuple[str, str],
) -> dict[str, object]:
    """Return the data of the study plan template; the keys are explained in the template's head.

    Where the directives name no day the plan names none either: the days to propose stay with the draft.
    """
    printed = dates if dates.upper_due is not None else BackPlan()
    return {
        **_bases(directives),
        **_what_is_studied(directives, printed),
        **_printed_days(directives, printed),
        "co_quan_ban_hanh": f"Ban Thường vụ {settings.party_committee}",
        "trich_yeu": subject,
        "tuyen_truyen": [one.words for d in directives for one in propaganda_demands(d)],
        "phan_cong": [
            {
                "don_vi": w.unit,
                "viec": list(w.work),
                "han": w.due,
                "co_han_rieng": w.has_own_days,
                "co_viec_thuong_xuyen": w.goes_on,
            }
            for w in work
        ],
        "chi_bo_so_luong": len(branches),
        "han_bao_cao": printed.own_report_due if any(report) else None,
        "bao_cao_toi": report[0],
        "bao_cao_qua": report[1],
        "hinh_thuc": "trực tiếp, trực tuyến hoặc lồng ghép trong sinh hoạt chi bộ",
        "da_hoan_thanh": [],
    }


def _bases(directives: Sequence[IncomingDocument]) -> dict[str, object]:
    """Return what the plan is based on."""
    return {
        "can_cu": [
            {
                "loai": d.doc_type,
                "so": d.symbol,
                "ngay": d.issued_on,
                "co_quan": issuer_of(d),
                "ve": subject_of(d),
            }
            for d in directives
        ],
        "tai_lieu": [material_name(one) for one in _materials(directives)],
    }


def _what_is_studied(directives: Sequence[IncomingDocument], printed: BackPlan) -> dict[str, object]:
    """Return the papers studied, what of them, and who studies which."""
    studied = [one for d in directives for one in studied_papers(d)]
    return {
        "van_ban_hoc": [
            {
                "loai": one.kind,
                "so": one.symbol,
                "ngay": one.issued_on,
                "co_quan": one.issuer,
                "ve": about_vi(one.about),
            }
            for one in studied
        ],
        "ten_van_ban": [
            f"{upper_first(one.kind)} số {one.symbol}" if one.symbol else one.kind
            for one in studied
            if one.main
        ],
        "noi_dung_hoc": [
            words
            for d in directives
            for words in (
                *(words for words, _ in study_content(d.text)),
                *(one.words for one in study_demands(d, content=True)),
            )
        ],
        "yeu_cau_hoc": [one.words for d in directives for one in study_demands(d, content=False)],
        "doi_tuong": [
            {
                "ten": row.audience,
                "tai_lieu": list(row.materials),
                "hinh_thuc": row.form,
                "thoi_gian": row.when,
            }
            for row in audience_matrix([m for d in directives for m in d.materials], printed)
        ],
    }


def _printed_days(directives: Sequence[IncomingDocument], printed: BackPlan) -> dict[str, object]:
    return {
        "han_chi_bo": printed.study_due,
        "han_cap_tren": printed.upper_due,
        "han_cap_tren_ghi": upper_words(directives, printed.upper_due),
        "tuyen_truyen_den": outreach_until(directives),
        "hoi_nghi_chu_chot": printed.key_staff_on,
        "gui_tai_lieu": printed.day(DayKey.MATERIALS),
        "hoc_tu_ngay": printed.day(DayKey.FIRST_SESSION),
        "hoc_bu_xong": printed.day(DayKey.MAKE_UP),
    }


def _unless_open(dates: BackPlan, day: date | None) -> date | None:
    """Return the day, None where the directives name none: then it is only proposed."""
    return day if dates.upper_due is not None else None


def recipients(settings: OfficeSettings, report: tuple[str, str], *, above: bool = True) -> tuple[str, ...]:
    """Return Nơi nhận: those above who get a report, else those who always get our plans; the file copy last.

    ``above``: the directive comes from our own level or above; a plan on another commune's paper goes to nobody above.
    """
    way = report if any(report) else (settings.report_to, settings.report_through) if above else ()
    reported = [f"{name} (b/c)" for name in dict.fromkeys(way) if name]
    return (
        *reported,
        "Thường trực, Ban Thường vụ Đảng ủy",
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


def report_way(
    directives: Sequence[IncomingDocument], settings: OfficeSettings, today: date
) -> tuple[str, str]:
    """Return to whom our report goes and through whom as a directive asks, two empty words where none asks for one.

    A body of the districts, which have ended, gives way to the office's own way up.
    """
    duties = our_reports(directives)
    if not duties:
        return "", ""
    receiver, through = (fold_tone(name or "") for name in (duties[0].unit, duties[0].through))
    if has_ended(receiver, today):
        return settings.report_to, settings.report_through
    if not through and fold(receiver) == fold(settings.report_to):
        through = settings.report_through
    return receiver, through


def _done(directives: Sequence[IncomingDocument], office: OwnOffice) -> list[str]:
    """Return what the directives say is done already, with its proof (N17); of others' work whose paper says so."""
    done = []
    for directive in directives:
        said = "" if is_own_paper(directive, office) else f"Theo {directive.doc_type} số {directive.symbol}: "
        done += [f"{said}{words}" for words, _, _ in done_parts(directive.text)]
    return done


def _issued_before(papers: Sequence[OutgoingDocument]) -> list[str]:
    """Return what our own register shows as done: papers issued on the same directives."""
    return [
        f"Ban hành {paper.draft.doc_type} số {paper.symbol}, ngày {date_vi(paper.issued_on)} "
        f"{about_vi(paper.draft.subject)}"
        for paper in papers
        if paper.state is OutgoingState.ISSUED and paper.issued_on is not None
    ]


def _materials(directives: Sequence[IncomingDocument]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.strip().rstrip(".;,") for d in directives for m in d.materials))
