"""What a report over a period counts of study: campaigns, chi bộ, sessions, people once, and return forms.

Heads of a campaign are those of ``study_heads`` as they stood at the end of the period: every person once. People of
the period are counted once over all its sessions, attendances (lượt) once a session.
"""

from collections.abc import Sequence
from dataclasses import replace

from office_app.domain.report_counting import ReportPart
from office_app.domain.report_periods import Reckoning
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
from office_app.domain.study import Campaign, SessionState, UnitResult
from office_app.use_cases.ports.transaction import Transaction
from office_app.use_cases.reports_as_of import SeenStudy, results_by, seen_study
from office_app.use_cases.reports_sessions import STUDY, session_parts
from office_app.use_cases.study_heads import unit_results

IN_PERIOD, EARLIER, NOT_YET = "Đã học trong kỳ", "Đã học kỳ trước", "Chưa học"

COUNTS: Sequence[tuple[str, str]] = (
    ("members", "Tổng số đảng viên"),
    ("exempt", "Miễn sinh hoạt"),
    ("away", "Vắng dài ngày"),
    ("called", "Triệu tập"),
    ("present", "Tham gia"),
    ("excused", "Vắng có lý do"),
    ("unexcused", "Vắng không lý do"),
    ("made_up", "Đã học bù"),
    ("closed", "Không phải học bù"),
    ("guests", "Quần chúng"),
    ("handed_in", "Bài thu hoạch"),
)
"""Counts of a chi bộ in a campaign: names of ``SessionFigures`` and what the columns are called."""
RATE = ReportColumn("rate", "Tỷ lệ %", CellKind.RATE, 0.75, rate=Quotient(("present",), "called"))
RATE_AFTER = ReportColumn(
    "rate_after", "Tỷ lệ sau học bù %", CellKind.RATE, 0.75, rate=Quotient(("present", "made_up"), "called")
)


def count_columns() -> Sequence[ReportColumn]:
    """Return the columns of counts with the two rates after what they are made from."""
    made: list[ReportColumn] = []
    for key, title in COUNTS:
        made.append(ReportColumn(key, title, CellKind.COUNT, 0.65, sums=True))
        if key == "present":
            made.append(RATE)
        elif key == "closed":
            made.append(RATE_AFTER)
    return made


def count_cells(line: UnitResult, held: bool) -> Sequence[CellValue]:
    """Return the cells of ``count_columns``; no result yet is not a result of zero."""
    return [
        getattr(line.figures, column.key) if held and column.rate is None else None
        for column in count_columns()
    ]


def study_figures(table: str, held: Sequence[str]) -> Sequence[Figure]:
    """Return the figures on lines of chi bộ in campaigns; ``held`` are the states of those that have studied."""

    def heads(key: str, label: str, *columns: str, unit: str = "lượt đảng viên") -> Figure:
        return Figure(key, STUDY, label, unit, table, sum_of=columns)

    def rate(key: str, label: str, above: Sequence[str], below: str) -> Figure:
        return Figure(key, STUDY, label, "%", table, rate=Quotient(above, below))

    return (
        Figure("units", STUDY, "Chi bộ, đảng bộ phải học", "lượt đơn vị", table),
        Figure("units.done", STUDY, "đã tổ chức học", "lượt đơn vị", table, (("state", held),)),
        Figure("units.waiting", STUDY, "chưa tổ chức học", "lượt đơn vị", table, (("state", (NOT_YET,)),)),
        rate("units.rate", "Tỷ lệ chi bộ, đảng bộ đã học", ("units.done",), "units"),
        heads("members", "Đảng viên của các chi bộ đã học", "members"),
        heads("exempt", "được miễn công tác, sinh hoạt", "exempt"),
        heads("away", "vắng dài ngày, sinh hoạt nơi khác", "away"),
        heads("called", "Đảng viên được triệu tập", "called"),
        heads("present", "tham gia", "present"),
        heads("absent", "vắng mặt", "excused", "unexcused"),
        heads("excused", "vắng có lý do", "excused"),
        heads("unexcused", "vắng không có lý do", "unexcused"),
        heads("made_up", "đã học bù", "made_up"),
        heads("closed", "không phải học bù", "closed"),
        rate("rate", "Tỷ lệ tham gia", ("present",), "called"),
        rate("rate_after", "Tỷ lệ sau học bù", ("present", "made_up"), "called"),
        heads("guests", "Quần chúng, đoàn viên, hội viên dự", "guests", unit="lượt người"),
        heads("handed_in", "Bài thu hoạch đã nộp, lũy kế các đợt", "handed_in", unit="bài"),
    )


STUDY_IDENTITIES = (
    Identity("Chi bộ phải học không bằng đã học cộng chưa học", ("units",), ("units.done", "units.waiting")),
    Identity(
        "Tổng số đảng viên không bằng triệu tập cộng miễn cộng vắng dài ngày",
        ("members",),
        ("called", "exempt", "away"),
    ),
    Identity("Số triệu tập không bằng tham gia cộng vắng", ("called",), ("present", "excused", "unexcused")),
    Identity("Số vắng không bằng có lý do cộng không lý do", ("absent",), ("excused", "unexcused")),
)


def study_parts(time: Reckoning, tx: Transaction) -> Sequence[ReportPart]:
    """Count study in a period: the campaigns at work in it, their chi bộ, its sessions, its people."""
    seen = seen_study(time, tx)
    return (_campaigns(seen, tx), *session_parts(seen, tx))


def _campaigns(seen: SeenStudy, tx: Transaction) -> ReportPart:
    lines = [(campaign, line) for campaign in seen.campaigns for line in _lines(campaign, seen, tx)]
    columns = (
        ReportColumn("campaign", "Nội dung học tập", width=1.6),
        ReportColumn("unit", "Chi bộ, đảng bộ", width=1.8),
        ReportColumn("state", "Tình hình", width=1.1),
        ReportColumn("held_on", "Ngày học", CellKind.DATE, 1.3),
        *count_columns(),
    )
    rows = [_line_row(seen, campaign, line) for campaign, line in lines]
    table = ReportTable(
        "unit_lines",
        "Chi bộ theo đợt",
        "Kết quả của từng chi bộ, đảng bộ theo từng đợt học tập",
        columns,
        rows,
        "Lũy kế của từng đợt đến ngày chốt số liệu; trong một đợt mỗi đảng viên tính một lần. "
        "Tỷ lệ chung là thương của hai tổng, không lấy trung bình các chi bộ.",
    )
    summary = _summary(seen, table)
    figures = (
        Figure("campaigns", STUDY, "Đợt học tập, quán triệt", "đợt", summary.key),
        *study_figures(table.key, (IN_PERIOD, EARLIER)),
    )
    return ReportPart((summary, table), figures, STUDY_IDENTITIES)


def _lines(campaign: Campaign, seen: SeenStudy, tx: Transaction) -> Sequence[UnitResult]:
    kept = results_by(campaign.id or 0, seen.time.as_of, tx)
    return [
        replace(
            line,
            figures=replace(line.figures, handed_in=max(line.figures.handed_in, kept.get(line.unit_id, 0))),
        )
        for line in unit_results(campaign.id or 0, seen.study)
    ]


def _line_row(seen: SeenStudy, campaign: Campaign, line: UnitResult) -> ReportRow:
    session = line.session
    held = session is not None and session.state is SessionState.HELD
    state = (IN_PERIOD if session and seen.time.has(session.held_on) else EARLIER) if held else NOT_YET
    source = RowSource(SourceKind.SESSION, session.id or 0) if session else None
    return ReportRow(
        f"{campaign.id}:{line.unit_id}",
        (
            seen.campaign(campaign),
            seen.unit(line.unit_id),
            state,
            session.held_on if session and held else None,
            *count_cells(line, held),
        ),
        source or RowSource(SourceKind.CAMPAIGN, campaign.id or 0),
    )


def _summary(seen: SeenStudy, lines: ReportTable) -> ReportTable:
    columns = (
        ReportColumn("campaign", "Nội dung học tập", width=3.4),
        ReportColumn("due", "Thời hạn", CellKind.DATE, 0.9),
        ReportColumn("units", "Chi bộ, đảng bộ", CellKind.COUNT, 0.8, sums=True),
        ReportColumn("done", "Đã học", CellKind.COUNT, 0.7, sums=True),
        ReportColumn("done_now", "Học trong kỳ", CellKind.COUNT, 0.8, sums=True),
        ReportColumn("called", "Triệu tập", CellKind.COUNT, 0.8, sums=True),
        ReportColumn("present", "Tham gia", CellKind.COUNT, 0.8, sums=True),
        RATE,
        ReportColumn("made_up", "Đã học bù", CellKind.COUNT, 0.8, sums=True),
        RATE_AFTER,
    )
    rows = []
    for campaign in seen.campaigns:
        own = [row for row in lines.rows if row.key.startswith(f"{campaign.id}:")]
        states = [row.cells[lines.place("state")] for row in own]
        called, present, made_up = (lines.total(key, own) for key in ("called", "present", "made_up"))
        cells = (
            seen.campaign(campaign),
            campaign.due,
            len(own),
            len(own) - states.count(NOT_YET),
            states.count(IN_PERIOD),
            *(called, present, None, made_up, None),
        )
        rows.append(ReportRow(str(campaign.id), cells, RowSource(SourceKind.CAMPAIGN, campaign.id or 0)))
    return ReportTable(
        "campaigns",
        "Đợt học tập",
        "Các đợt học tập, quán triệt",
        columns,
        rows,
        "Lũy kế của từng đợt đến ngày chốt số liệu.",
    )
