"""What a report over a period counts of the sessions held in it, of the people who came, and of return forms.

People are counted once over all sessions of the period, attendances (lượt) once a session.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from office_app.domain.report_counting import ReportPart
from office_app.domain.report_facts import FormFact
from office_app.domain.reports import (
    CellKind,
    CellValue,
    Figure,
    Identity,
    Quotient,
    ReportColumn,
    ReportRow,
    ReportTable,
    RowSource,
    SourceKind,
)
from office_app.domain.study import ABSENT, NOT_CALLED, Mark, SessionState
from office_app.domain.vietnamese import lower_first
from office_app.use_cases.ports.transaction import Transaction
from office_app.use_cases.reports_as_of import SeenStudy

STUDY = "Học tập, quán triệt"
FORMS = "Phiếu báo kết quả"
HELD, CALLED_OFF = "Đã tổ chức", (SessionState.POSTPONED, SessionState.NOT_HELD)
BACK, WAITING, LATE = "Đã nộp", "Chưa đến hạn", "Quá hạn nộp"


def session_parts(seen: SeenStudy, tx: Transaction) -> Sequence[ReportPart]:
    """Count sessions, people and forms of a period."""
    return (_sessions(seen), _people(seen), _forms(seen, tx))


def _sessions(seen: SeenStudy) -> ReportPart:
    table = _session_table(seen)
    held_only = (("state", (HELD,)),)
    called_off = (("state", tuple(state.value.capitalize() for state in CALLED_OFF)),)
    forms = sorted({str(row.cells[3]) for row in table.rows if row.cells[5] == HELD})
    by_form = [
        Figure(
            f"sessions.{form}",
            STUDY,
            lower_first(form),
            "buổi",
            table.key,
            (*held_only, ("form", (form,))),
        )
        for form in forms
    ]
    figures = (
        Figure("sessions", STUDY, "Hội nghị, buổi học đã tổ chức", "buổi", table.key, held_only),
        *by_form,
        Figure("sessions.off", STUDY, "hoãn, không tổ chức", "buổi", table.key, called_off),
        Figure("attendances", STUDY, "Lượt đảng viên dự học", "lượt", table.key, held_only, ("present",)),
        Figure("session_guests", STUDY, "Lượt quần chúng dự học", "lượt", table.key, held_only, ("guests",)),
    )
    whole = Identity(
        "Hội nghị, buổi học không bằng các hình thức cộng lại", ("sessions",), [one.key for one in by_form]
    )
    return ReportPart((table,), figures, (whole,))


def _session_table(seen: SeenStudy) -> ReportTable:
    columns = (
        ReportColumn("unit", "Chi bộ, đảng bộ", width=2.0),
        ReportColumn("campaign", "Nội dung học tập", width=1.8),
        ReportColumn("day", "Ngày", CellKind.DATE, 1.1),
        ReportColumn("form", "Hình thức", width=1.6),
        ReportColumn("rapporteur", "Báo cáo viên", width=1.5),
        ReportColumn("state", "Tình hình", width=1.0),
        ReportColumn("called", "Triệu tập", CellKind.COUNT, 0.7, sums=True),
        ReportColumn("present", "Có mặt", CellKind.COUNT, 0.7, sums=True),
        ReportColumn("excused", "Vắng có lý do", CellKind.COUNT, 0.7, sums=True),
        ReportColumn("unexcused", "Vắng không lý do", CellKind.COUNT, 0.7, sums=True),
        ReportColumn("guests", "Quần chúng", CellKind.COUNT, 0.7, sums=True),
    )
    names = {campaign.id: seen.campaign(campaign) for campaign in seen.campaigns}
    rows = []
    for session in sorted((*seen.held, *seen.called_off), key=lambda s: (s.day, s.id or 0)):
        held = session.state is SessionState.HELD
        studied = (session.campaign_id, *(topic.campaign_id for topic in session.also))
        f = session.figures
        heads: Sequence[CellValue] = (f.called, f.present, f.excused, f.unexcused, f.guests)
        cells = (
            seen.unit(session.unit_id),
            "; ".join(names[one] for one in studied if one in names),
            session.day,
            session.form.value,
            session.rapporteur,
            HELD if held else session.state.value.capitalize(),
            *(heads if held else [None] * len(heads)),
        )
        rows.append(ReportRow(str(session.id), cells, RowSource(SourceKind.SESSION, session.id or 0)))
    return ReportTable(
        "sessions",
        "Hội nghị, buổi học",
        "Hội nghị, buổi học trong kỳ",
        columns,
        rows,
        "Một buổi lồng ghép nhiều nội dung tính một lần; người dự nhiều buổi tính nhiều lượt.",
    )


# ---- people, each once


@dataclass
class _Heads:
    """The people of one chi bộ; of sessions without names the largest stands for all."""

    called: set[int] = field(default_factory=set)
    studied: set[int] = field(default_factory=set)
    called_unnamed: int = 0
    studied_unnamed: int = 0
    sessions: int = 0
    attendances: int = 0


def _people(seen: SeenStudy) -> ReportPart:
    table = _people_table(seen)
    share = Quotient(("people",), "people_called")
    figures = (
        Figure(
            "people_called",
            STUDY,
            "Đảng viên được triệu tập trong kỳ",
            "người",
            table.key,
            sum_of=("people_called",),
        ),
        Figure("people", STUDY, "Đảng viên đã học trong kỳ", "người", table.key, sum_of=("people",)),
        Figure("people_rate", STUDY, "Tỷ lệ đảng viên đã học trong kỳ", "%", table.key, rate=share),
    )
    return ReportPart((table,), figures)


def _people_table(seen: SeenStudy) -> ReportTable:
    columns = (
        ReportColumn("unit", "Chi bộ, đảng bộ", width=3.0),
        ReportColumn("sessions", "Số buổi học", CellKind.COUNT, sums=True),
        ReportColumn("people_called", "Số đảng viên triệu tập (người)", CellKind.COUNT, sums=True),
        ReportColumn("people", "Số đảng viên đã học (người)", CellKind.COUNT, sums=True),
        ReportColumn(
            "people_rate", "Tỷ lệ %", CellKind.RATE, 0.8, rate=Quotient(("people",), "people_called")
        ),
        ReportColumn("attendances", "Số lượt dự", CellKind.COUNT, sums=True),
    )
    rows = []
    for unit_id, heads in _heads(seen).items():
        called = max(len(heads.called), heads.called_unnamed)
        studied = max(len(heads.studied), heads.studied_unnamed)
        cells = (seen.unit(unit_id), heads.sessions, called, studied, None, heads.attendances)
        rows.append(ReportRow(str(unit_id), cells, RowSource(SourceKind.UNIT, unit_id)))
    return ReportTable(
        "people",
        "Số người, số lượt",
        "Số đảng viên và số lượt dự học trong kỳ",
        columns,
        rows,
        "Số người: mỗi đảng viên tính một lần trong kỳ, kể cả người học bù. Chi bộ chỉ báo số tổng lấy buổi đông nhất.",
    )


def _heads(seen: SeenStudy) -> Mapping[int, _Heads]:
    """Return the people by chi bộ, in the order of the organisation; a person belongs where first called."""
    persons = seen.study.persons()
    at: dict[int, int] = {}
    found: dict[int, _Heads] = defaultdict(_Heads)
    for session in sorted(seen.held, key=lambda one: (one.day, one.id or 0)):
        own = found[session.unit_id]
        own.sessions += 1
        own.attendances += session.figures.present
        if not session.by_name:
            own.called_unnamed = max(own.called_unnamed, session.figures.called)
            studied = session.figures.present + session.figures.made_up
            own.studied_unnamed = max(own.studied_unnamed, studied)
            continue
        for _, given in seen.study.marks([session.id or 0]):
            if given.mark in NOT_CALLED:
                continue
            person = persons.get(given.member_id, given.member_id)
            heads = found[at.setdefault(person, session.unit_id)]
            heads.called.add(person)
            if given.mark is Mark.PRESENT or (given.mark in ABSENT and given.made_up_on is not None):
                heads.studied.add(person)
    return {unit_id: found[unit_id] for unit_id in seen.units if unit_id in found}


# ---- return forms


def _forms(seen: SeenStudy, tx: Transaction) -> ReportPart:
    table = _form_table(seen, tx)
    figures = (
        Figure("forms", FORMS, "Phiếu báo kết quả đã phát", "phiếu", table.key),
        Figure("forms.back", FORMS, "chi bộ đã nộp", "phiếu", table.key, (("state", (BACK,)),)),
        Figure("forms.waiting", FORMS, "chưa đến hạn nộp", "phiếu", table.key, (("state", (WAITING,)),)),
        Figure("forms.late", FORMS, "quá hạn chưa nộp", "phiếu", table.key, (("state", (LATE,)),)),
    )
    whole = Identity(
        "Phiếu đã phát không bằng đã nộp cộng chưa nộp",
        ("forms",),
        ("forms.back", "forms.waiting", "forms.late"),
    )
    return ReportPart((table,), figures, (whole,))


def _form_table(seen: SeenStudy, tx: Transaction) -> ReportTable:
    columns = (
        ReportColumn("unit", "Chi bộ, đảng bộ", width=2.2),
        ReportColumn("campaign", "Nội dung học tập", width=2.2),
        ReportColumn("out_on", "Ngày phát", CellKind.DATE),
        ReportColumn("return_by", "Hạn nộp", CellKind.DATE),
        ReportColumn("back_on", "Ngày nộp", CellKind.DATE),
        ReportColumn("state", "Tình hình", width=1.2),
    )
    names = {campaign.id: seen.campaign(campaign) for campaign in seen.study.campaigns()}
    day = seen.time.as_of
    rows = []
    for form in tx.reports.forms(seen.time.since, day):
        back = form.back_on if form.back_on is not None and form.back_on <= day else None
        cells = (
            form.unit,
            names.get(form.campaign_id, ""),
            form.out_on,
            form.return_by,
            back,
            _form_state(form, day),
        )
        rows.append(ReportRow(str(form.id), cells, RowSource(SourceKind.CAMPAIGN, form.campaign_id)))
    return ReportTable("forms", "Phiếu báo", "Phiếu báo kết quả đã phát trong kỳ", columns, rows)


def _form_state(form: FormFact, day: date) -> str:
    if form.back_on is not None and form.back_on <= day:
        return BACK
    return LATE if form.return_by is not None and form.return_by < day else WAITING
