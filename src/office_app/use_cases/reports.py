"""Reports upward: figures counted from the records, a text drafted from them, and a frozen snapshot."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from office_app.domain.markup_writing import markup_of
from office_app.domain.official_paper import Align, Block, BlockKind, Table, paragraph
from office_app.domain.outgoing import DraftAnnex, OutgoingDraft
from office_app.domain.paper_markup import draft_sections
from office_app.domain.report_periods import ReportOf
from office_app.domain.reports import CampaignFigures, ReportDraft, ReportRecord
from office_app.domain.settings import OfficeSettings
from office_app.domain.study import SessionFigures, SessionForm, SessionState, UnitResult
from office_app.domain.vietnamese import count_vi, date_vi, lower_first, number_vi, percent_vi, roman
from office_app.use_cases.ports.transaction import OpenTransaction, Transaction
from office_app.use_cases.report_issuing import Reporting
from office_app.use_cases.reports_campaign import campaign_told
from office_app.use_cases.study_heads import campaign_lines

CAMPAIGN_REPORT = "bao-cao-hoc-tap"


def campaign_figures(campaign_id: int, *, as_of: date, open_transaction: OpenTransaction) -> CampaignFigures:
    """Count a campaign from its sessions. The total sums the units; rates are made from it, never averaged."""
    with open_transaction() as tx:
        return count_campaign(campaign_id, as_of, tx)


def count_campaign(campaign_id: int, as_of: date, tx: Transaction) -> CampaignFigures:
    """Count a campaign inside a transaction."""
    campaign = tx.study.get_campaign(campaign_id)
    units = campaign_lines(campaign_id, tx)
    sessions = tx.study.sessions(campaign_id)
    held = [s for s in sessions if s.state is SessionState.HELD]
    days = sorted(s.held_on for s in held if s.held_on)
    forms = Counter(s.form for s in held)
    directives = [tx.incoming.get(incoming_id) for incoming_id in campaign.incoming_ids]
    plan = tx.outgoing.get(campaign.outgoing_id) if campaign.outgoing_id is not None else None
    return CampaignFigures(
        campaign_id=campaign_id,
        title=campaign.title,
        directive="; ".join(
            _citation(one.doc_type, one.symbol, one.issued_on, one.issuer) for one in directives
        ),
        plan=_citation("Kế hoạch", plan.symbol or "", plan.issued_on, "") if plan and plan.symbol else "",
        as_of=as_of,
        due=campaign.due,
        units=tuple(units),
        total=sum((line.figures for line in units), SessionFigures()),
        sessions_held=len(held),
        sessions_planned=len(sessions),
        units_done=sum(line.is_held for line in units),
        in_person=forms[SessionForm.IN_PERSON],
        online=forms[SessionForm.ONLINE],
        with_meeting=forms[SessionForm.WITH_MEETING],
        topical=forms[SessionForm.TOPICAL],
        first_held=days[0] if days else None,
        last_held=days[-1] if days else None,
        materials=campaign.materials,
        rapporteurs=tuple(sorted({s.rapporteur for s in held if s.rapporteur})),
    )


def draft_report(
    campaign_id: int,
    *,
    settings: OfficeSettings,
    as_of: date,
    tools: Reporting,
    replaces: int | None = None,
) -> ReportDraft:
    """Draft the campaign's report from the records, without storing anything.

    ``replaces``: the issued report that this one puts right.
    """
    with tools.issuing.open_transaction() as tx:
        figures = count_campaign(campaign_id, as_of, tx)
        told = campaign_told(figures, replaces, tx)
        directive = next(iter(tx.study.get_campaign(campaign_id).incoming_ids), None)
    filled = tools.filler.fill_paper(CAMPAIGN_REPORT, {**report_data(figures, settings), **told.data})
    signer = settings.first_signer
    names = dict.fromkeys((settings.report_to, settings.report_through))
    paper = OutgoingDraft(
        doc_type="Báo cáo",
        type_code="BC",
        body_code="ĐU",
        subject=f"kết quả {lower_first(figures.title)}{told.subject_end}",
        sections=draft_sections(filled.text),
        recipients=(
            *(f"{name} (b/c)" for name in names if name),
            "Thường trực Đảng ủy",
            "Các chi bộ, đảng bộ trực thuộc",
            "Lưu Văn phòng Đảng ủy",
        ),
        signer=signer.full_name,
        signer_title=signer.title,
        authority=signer.authority,
        template=CAMPAIGN_REPORT,
        incoming_id=directive,
        annexes=_numbered((results_annex(figures), *told.annexes)),
        layout=filled.layout,
        report=ReportOf(campaign_id, replaces),
    )
    return ReportDraft(figures, paper, replaces)


def _numbered(annexes: Sequence[DraftAnnex]) -> Sequence[DraftAnnex]:
    """Return annexes with their numbers; the only one has none."""
    if len(annexes) == 1:
        return tuple(annexes)
    return tuple(
        replace(annex, key=f"p{at}", label=f"Phụ lục {roman(at)}")
        for at, annex in enumerate(annexes, start=1)
    )


def issued_reports(campaign_id: int, *, open_transaction: OpenTransaction) -> Sequence[ReportRecord]:
    """Return the reports of a campaign that were issued, newest first."""
    with open_transaction() as tx:
        return tx.reports.of_campaign(campaign_id)


def report_data(figures: CampaignFigures, settings: OfficeSettings) -> dict[str, object]:
    """Return the data of the report template; the keys are explained in the template's head."""
    total = figures.total
    absent = total.excused + total.unexcused
    waiting = [u.unit for u in figures.units if not u.is_held]
    return {
        "can_cu": [text for text in (figures.directive, figures.plan) if text],
        "co_quan_bao_cao": settings.party_committee,
        "ten_dot": lower_first(figures.title),
        "den_ngay": figures.as_of,
        "so_chi_bo": len(figures.units),
        "so_chi_bo_xong": figures.units_done,
        "so_chi_bo_cho_bu": figures.units_waiting,
        "chi_bo_chua": waiting,
        "so_hoi_nghi": figures.sessions_held,
        "truc_tiep": figures.in_person,
        "truc_tuyen": figures.online,
        "long_ghep": figures.with_meeting,
        "chuyen_de": figures.topical,
        "tu_ngay": figures.first_held,
        "toi_ngay": figures.last_held,
        "dang_vien": total.members,
        "mien": total.exempt,
        "trieu_tap": total.called,
        "tham_gia": total.present,
        "ty_le": percent_vi(total.present, total.called),
        "vang": absent,
        "co_phep": total.excused,
        "khong_phep": total.unexcused,
        "hoc_bu": total.made_up,
        "ty_le_sau_bu": percent_vi(total.present + total.made_up, total.called),
        "con_vang": total.waiting,
        "khong_phai_bu": total.closed,
        "quan_chung": total.guests,
        "thu_hoach": total.handed_in,
        "tai_lieu": list(figures.materials),
        "bao_cao_vien": list(figures.rapporteurs),
        "han": figures.due,
    }


ANNEX_HEADS = (
    "STT",
    "Chi bộ, đảng bộ",
    "Tổng số đảng viên",
    "Miễn sinh hoạt",
    "Triệu tập",
    "Tham gia",
    "Tỷ lệ %",
    "Vắng có lý do",
    "Vắng không lý do",
    "Đã học bù",
    "Tỷ lệ sau học bù %",
    "Quần chúng",
    "Ngày tổ chức",
    "Hình thức",
)
ANNEX_WIDTHS = (0.04, 0.19, 0.06, 0.06, 0.06, 0.06, 0.06, 0.06, 0.06, 0.05, 0.06, 0.06, 0.07, 0.11)


def results_annex(figures: CampaignFigures) -> DraftAnnex:
    """Return the landscape table of results per chi bộ, with its total.

    The columns are a proposal: no official form of this table is known.
    """
    rows = [
        _annex_row(str(at), line.unit, line.figures, line) for at, line in enumerate(figures.units, start=1)
    ]
    rows.append(_annex_row("", "Tổng cộng", figures.total, None))
    center, left, right = Align.CENTER, Align.LEFT, Align.RIGHT
    table = Table(
        ANNEX_HEADS,
        rows,
        ANNEX_WIDTHS,
        (center, left, *[right] * 10, center, left),
        total_row=True,
    )
    title = f"Kết quả {lower_first(figures.title)}"
    closed = ", ".join(
        f"{one.unit} {count_vi(one.figures.closed)}" for one in figures.units if one.figures.closed
    )
    told = f"; vắng mặt không phải học bù: {closed}" if closed else ""
    note = f"(Số liệu tính đến ngày {date_vi(figures.as_of)}{told})"
    blocks = (paragraph(note, italic=True), Block(BlockKind.TABLE, table=table))
    return DraftAnnex("p1", title, markup_of(blocks), landscape=True)


def _annex_row(at: str, name: str, f: SessionFigures, line: UnitResult | None) -> tuple[str, ...]:
    session = line.session if line is not None else None
    held = line is not None and line.is_held
    if at and not held:
        # No result yet is not a result of zero.
        return (at, name, *[""] * 10, "", "chưa học")
    return (
        at,
        name,
        number_vi(f.members),
        number_vi(f.exempt),
        number_vi(f.called),
        number_vi(f.present),
        percent_vi(f.present, f.called).removesuffix(" %"),
        number_vi(f.excused),
        number_vi(f.unexcused),
        number_vi(f.made_up),
        percent_vi(f.present + f.made_up, f.called).removesuffix(" %"),
        number_vi(f.guests),
        held_days(line) if line is not None and held else "",
        session.form.value if session and held else "",
    )


def held_days(line: UnitResult) -> str:
    """Return the day of a chi bộ's main session, and those of the sessions to make up told apart."""
    main = line.session.held_on if line.session is not None else None
    if main is None:
        return ""
    others = [one.held_on for one in line.besides if one.held_on is not None]
    days = "; ".join(date_vi(day) for day in (*(day for day in others if day < main), main))
    made_up = ", ".join(date_vi(day) for day in others if day >= main)
    return f"{days} (học bù: {made_up})" if made_up else days


def _citation(doc_type: str, symbol: str, issued_on: date | None, issuer: str) -> str:
    """Return «Kế hoạch số 12-KH/TU, ngày 05/9/2026 của …»; source: Hướng dẫn 36-HD/VPTW."""
    number = f" số {symbol}" if symbol else ""
    day = f", ngày {date_vi(issued_on)}" if issued_on else ""
    return f"{doc_type}{number}{day}{f' của {issuer}' if issuer else ''}"
