"""The figures of a period as a list, and the rows behind each of them as tables."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date

from office_app.domain.report_counting import change_text, moved_much
from office_app.domain.report_periods import Period, ReportKind, period_of
from office_app.domain.reports import (
    CellKind,
    Figure,
    ReportColumn,
    ReportRow,
    ReportTable,
    ReportTables,
    RowSource,
    SourceKind,
)
from office_app.domain.vietnamese import date_screen, upper_first
from office_app.gui.look.tokens import Ink
from office_app.gui.models.paged_table import Column
from office_app.use_cases.reports_annexes import cell_text

SHOWN = {ReportKind.MONTH: 14, ReportKind.QUARTER: 9, ReportKind.HALF_YEAR: 6, ReportKind.YEAR: 5}
"""How many periods of each kind can be chosen, the newest first."""


def periods_to_choose(kind: ReportKind, today: date) -> Sequence[Period]:
    """Return the periods of a kind that may be reported on, the newest first."""
    periods = [period_of(kind, today)]
    while len(periods) < SHOWN[kind] and (before := periods[-1].before) is not None:
        periods.append(before)
    return periods


def period_title(period: Period) -> str:
    return upper_first(period.name)


@dataclass(frozen=True)
class FigureLine:
    """One line of the list: a figure, or the name of a group where ``figure`` is None."""

    group: str
    figure: Figure | None

    @property
    def label(self) -> str:
        if self.figure is None:
            return self.group
        main = self.figure.label[:1].isupper()
        return self.figure.label if main else f"– {self.figure.label}"


def figure_lines(report: ReportTables) -> Sequence[FigureLine]:
    """Return the figures in their groups; parts that are nothing, now and before, are left out."""
    lines: list[FigureLine] = []
    for figure in report.figures:
        if not (figure.label[:1].isupper() or figure.value or figure.before):
            continue
        if not lines or lines[-1].group != figure.group:
            lines.append(FigureLine(figure.group, None))
        lines.append(FigureLine(figure.group, figure))
    return lines


def figure_columns() -> Sequence[Column[FigureLine]]:
    def text(read: Callable[[Figure], str]) -> Callable[[FigureLine], str]:
        return lambda line: "" if line.figure is None else read(line.figure)

    def much(line: FigureLine) -> Ink | None:
        return "waiting" if line.figure is not None and moved_much(line.figure) else None

    def head(line: FigureLine) -> bool:
        return line.figure is None

    return (
        Column(
            "label",
            "Chỉ tiêu",
            lambda line: line.label,
            180,
            stretch=True,
            sortable=False,
            bold=head,
            tooltip=lambda line: line.label,
        ),
        Column("now", "Kỳ này", text(lambda f: f.text), 90, align="right", sortable=False),
        Column("before", "Kỳ trước", text(lambda f: f.text_before), 90, align="right", sortable=False),
        Column("change", "Tăng, giảm", text(change_text), 118, align="right", sortable=False, ink=much),
    )


def row_columns(table: ReportTable, marked: Callable[[], Collection[str]]) -> Sequence[Column[ReportRow]]:
    """Return the columns of a table on screen; the widest text stretches, those of the figure are bold."""
    texts = [column for column in table.columns if column.kind is CellKind.TEXT]
    widest = max(texts, key=lambda column: column.width) if texts else None
    return [_column(table, at, column, column is widest, marked) for at, column in enumerate(table.columns)]


def _column(
    table: ReportTable,
    at: int,
    column: ReportColumn,
    stretch: bool,
    marked: Callable[[], Collection[str]],
) -> Column[ReportRow]:
    numbers = column.kind in (CellKind.COUNT, CellKind.RATE)
    width = 106 if column.kind is CellKind.DATE else 30 + 7 * len(column.title)
    if column.kind is CellKind.TEXT:
        width = round(100 + 56 * column.width)
    return Column(
        column.key,
        column.title,
        lambda row: cell_text(table, at, row, date_screen),
        width,
        stretch=stretch,
        align="right" if numbers else "left",
        sortable=False,
        ink=lambda _: "accent" if column.key in marked() else None,
        bold=lambda _: column.key in marked(),
        tooltip=lambda row: cell_text(table, at, row, date_screen),
    )


def columns_of(figure: Figure, report: ReportTables) -> Collection[str]:
    """Return the columns that a figure is made from."""
    if figure.rate is not None:
        parts = [report.figure(key) for key in (*figure.rate.above, figure.rate.below)]
        return {column for part in parts for column in columns_of(part, report)}
    return figure.sum_of or [key for key, _ in figure.where]


def giving_way(table: ReportTable, kept: Collection[str]) -> Sequence[str]:
    """Return the columns in the order in which they make room for those of the figure; names stay."""
    first = [column.key for column in table.columns[:2]]
    return [column.key for column in reversed(table.columns) if column.key not in (*kept, *first)]


def rows_behind(figure: Figure, report: ReportTables) -> Sequence[int]:
    """Return the places of the rows in its table that make a figure; a row that adds nothing is left out."""
    source = report.figure(figure.rate.below) if figure.rate is not None else figure
    table = report.table(source.table)
    wanted = {id(row) for row in report.rows_of(figure)}
    return [
        at
        for at, row in enumerate(table.rows)
        if id(row) in wanted and (not source.sum_of or any(table.count(row, key) for key in source.sum_of))
    ]


_TARGETS = {
    SourceKind.INCOMING: "incoming",
    SourceKind.OUTGOING: "outgoing",
    SourceKind.TASK: "tasks",
    SourceKind.CAMPAIGN: "study",
    SourceKind.UNIT: "organisation",
    SourceKind.MEMBER: "organisation",
    SourceKind.ACTIVITY: "outreach",
}


def room_of(source: RowSource) -> tuple[str, object]:
    """Return the room that a row's record is opened in, and the target there."""
    if source.kind is SourceKind.SESSION:
        return "study", ("session", None, source.id)
    return _TARGETS[source.kind], source.id
