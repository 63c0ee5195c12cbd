"""Reports upward: tables of rows, the figures counted from them, and what was frozen when a report was issued.

``ReportTables`` is what annex, workbook and screen are all drawn from. A figure names its table and which rows of it
count, so that each of the three can open, list or calculate it anew. A rate is one quotient of sums, never a mean.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from office_app.domain.outgoing import OutgoingDraft
from office_app.domain.report_periods import ReportKind
from office_app.domain.study import SessionFigures, UnitResult
from office_app.domain.vietnamese import date_vi, number_vi, percent_vi


class CellKind(StrEnum):
    """What a column holds: text, a whole number, a rate (made from other columns, no cell of its own), or a day."""

    TEXT = "text"
    COUNT = "count"
    RATE = "rate"
    DATE = "date"


CellValue = str | int | date | None


@dataclass(frozen=True)
class Quotient:
    """The sum of ``above`` over ``below``: keys of columns of the table, or of figures of the report."""

    above: Sequence[str]
    below: str


@dataclass(frozen=True)
class ReportColumn:
    """One column. ``sums``: the total row adds it up. ``width`` is a share, against those of the other columns."""

    key: str
    title: str
    kind: CellKind = CellKind.TEXT
    width: float = 1.0
    sums: bool = False
    rate: Quotient | None = None


class SourceKind(StrEnum):
    """What a row was read from."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"
    TASK = "task"
    CAMPAIGN = "campaign"
    SESSION = "session"
    UNIT = "unit"
    MEMBER = "member"
    ACTIVITY = "activity"


@dataclass(frozen=True)
class RowSource:
    """The record a row was read from, to be opened in its room."""

    kind: SourceKind
    id: int


@dataclass(frozen=True)
class ReportRow:
    """One row: a cell for each column, None where there is nothing (also for each rate).

    ``key`` tells it from the other rows of its table when two reports are compared.
    """

    key: str
    cells: Sequence[CellValue]
    source: RowSource | None = None


@dataclass(frozen=True)
class ReportTable:
    """A table of rows; ``name`` is short enough for a sheet of a workbook (31 characters), ``key`` is stable.

    The rates of the total row are quotients of its sums.
    """

    key: str
    name: str
    title: str
    columns: Sequence[ReportColumn]
    rows: Sequence[ReportRow] = ()
    note: str = ""

    def place(self, key: str) -> int:
        """Return where a column stands, from 0. Raises KeyError."""
        for at, column in enumerate(self.columns):
            if column.key == key:
                return at
        raise KeyError(key)

    def count(self, row: ReportRow, key: str) -> int:
        """Return the number in a cell, 0 where there is none."""
        value = row.cells[self.place(key)]
        return value if isinstance(value, int) else 0

    def total(self, key: str, rows: Sequence[ReportRow] | None = None) -> int:
        """Return the sum of a column over these rows, or over all."""
        at = self.place(key)
        found = (row.cells[at] for row in (self.rows if rows is None else rows))
        return sum(value for value in found if isinstance(value, int))

    def quotient(self, column: ReportColumn, rows: Sequence[ReportRow] | None = None) -> tuple[int, int]:
        """Return the two sums whose quotient a rate is, over these rows or over all."""
        assert column.rate is not None
        above = sum(self.total(key, rows) for key in column.rate.above)
        return above, self.total(column.rate.below, rows)

    @property
    def has_total(self) -> bool:
        return any(column.sums for column in self.columns)


@dataclass(frozen=True)
class Figure:
    """One figure of a report, and the rows it is counted from.

    Counts the rows of ``table`` where every column of ``where`` holds one of its values; with ``sum_of`` adds up these
    columns of them instead. With ``rate`` it is the quotient of other figures and counts no rows by itself.
    ``value`` and, for a rate, ``of`` are the result; ``before`` and ``before_of`` that of the period before, None
    when there is nothing to compare with. ``reason`` says why it moved much.
    """

    key: str
    group: str
    label: str
    unit: str
    table: str
    where: Sequence[tuple[str, Sequence[CellValue]]] = ()
    sum_of: Sequence[str] = ()
    rate: Quotient | None = None
    value: int = 0
    of: int | None = None
    before: int | None = None
    before_of: int | None = None
    reason: str = ""

    @property
    def text(self) -> str:
        """The figure as printed: ``1.234``, ``95,57 %``, a dash for 0 of 0."""
        return figure_text(self.value, self.of)

    @property
    def text_before(self) -> str:
        return "" if self.before is None else figure_text(self.before, self.before_of)

    def rows(self, table: ReportTable) -> Sequence[ReportRow]:
        """Return the rows of its table that it is counted from."""
        wanted = [(table.place(key), tuple(values)) for key, values in self.where]
        return [row for row in table.rows if all(row.cells[at] in values for at, values in wanted)]


def figure_text(value: int, of: int | None = None) -> str:
    """Return a count, or the rate ``value`` of ``of``, as printed."""
    return number_vi(value) if of is None else percent_vi(value, of)


class AnnexScope(StrEnum):
    """How much of its tables is printed with a report; the value is what the screen shows. Its workbook has all."""

    SUMMARY = "Số liệu tổng hợp"
    UNITS = "Thêm bảng theo chi bộ"
    ALL = "Đủ cả danh sách"


def usual_annexes(kind: ReportKind) -> AnnexScope:
    """Return what is printed with a report of a kind unless something else is asked for."""
    return AnnexScope.SUMMARY if kind is ReportKind.MONTH else AnnexScope.UNITS


@dataclass(frozen=True)
class Identity:
    """What must hold among the figures: the sums of both sides are the same. ``text`` says it in Vietnamese."""

    text: str
    left: Sequence[str]
    right: Sequence[str]


_Keyed = TypeVar("_Keyed", ReportTable, Figure)


@dataclass(frozen=True)
class ReportTables:
    """All a report counts: its tables, the figures made from them, and what must hold among these.

    ``title`` as «kết quả công tác tháng 9 năm 2026»; ``since`` and ``until`` are None for a study campaign.
    ``as_of`` is the last day whose records count. ``compared_with`` names what ``Figure.before`` was taken from.
    """

    kind: ReportKind
    title: str
    as_of: date
    tables: Sequence[ReportTable]
    figures: Sequence[Figure]
    identities: Sequence[Identity] = ()
    since: date | None = None
    until: date | None = None
    compared_with: str = ""

    def table(self, key: str) -> ReportTable:
        """Return a table. Raises KeyError."""
        return _keyed(self.tables, key)

    def figure(self, key: str) -> Figure:
        """Return a figure. Raises KeyError."""
        return _keyed(self.figures, key)

    def rows_of(self, figure: Figure) -> Sequence[ReportRow]:
        """Return the rows behind a figure; those of a rate are those of what it is divided by."""
        if figure.rate is not None:
            figure = self.figure(figure.rate.below)
        return figure.rows(self.table(figure.table))


def _keyed(values: Sequence[_Keyed], key: str) -> _Keyed:
    for value in values:
        if value.key == key:
            return value
    raise KeyError(key)


@dataclass(frozen=True)
class CampaignFigures:
    """All a campaign report counts, as of ``as_of``; ``total`` sums ``units``; ``directive`` cites all it is about."""

    campaign_id: int
    title: str
    directive: str
    plan: str
    as_of: date
    due: date | None
    units: Sequence[UnitResult]
    total: SessionFigures
    sessions_held: int
    sessions_planned: int
    units_done: int
    in_person: int = 0
    online: int = 0
    with_meeting: int = 0
    topical: int = 0
    first_held: date | None = None
    last_held: date | None = None
    materials: Sequence[str] = ()
    rapporteurs: Sequence[str] = ()

    @property
    def units_waiting(self) -> int:
        """How many of the chi bộ that have studied have members who are still to make up."""
        return sum(line.figures.waiting > 0 for line in self.units)


@dataclass(frozen=True)
class PeriodReportDraft:
    """A report over a period before issuing. ``replaces``: the issued report that it puts right."""

    tables: ReportTables
    paper: OutgoingDraft
    replaces: int | None = None


@dataclass(frozen=True)
class PeriodReportRecord:
    """A report over a period that was issued: tables and figures as they were sent.

    ``replaced_by``: the symbol of the report that put it right, empty as long as it stands; ``voided`` as below.
    """

    id: int
    symbol: str
    issued_on: date
    tables: ReportTables
    outgoing_id: int
    made_at: datetime
    replaces: int | None = None
    replaced_by: str = ""
    voided: bool = False


@dataclass(frozen=True)
class ReportDraft:
    """A campaign report before issuing: the figures and the paper drafted from them. ``replaces`` as for periods."""

    figures: CampaignFigures
    paper: OutgoingDraft
    replaces: int | None = None


@dataclass(frozen=True)
class ReportRecord:
    """A report that was issued: its snapshot does not change. ``replaces``: the one it puts right.

    ``voided``: its number was voided later, so it counts as never sent.
    """

    id: int
    campaign_id: int
    title: str
    symbol: str
    issued_on: date
    figures: CampaignFigures
    outgoing_id: int
    made_at: datetime
    replaces: int | None = None
    voided: bool = False


AnyReport = ReportDraft | PeriodReportDraft
AnyRecord = ReportRecord | PeriodReportRecord


def citation(record: AnyRecord) -> str:
    """Return «Báo cáo số 05-BC/ĐU, ngày 03/9/2026»."""
    return f"Báo cáo số {record.symbol}, ngày {date_vi(record.issued_on)}"
