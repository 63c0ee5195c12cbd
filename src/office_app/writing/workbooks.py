"""Workbooks of reports and registers: every table a sheet, figures and charts before them."""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

from office_app.domain.reports import ReportTable, ReportTables
from office_app.domain.settings import OfficeSettings
from office_app.domain.vietnamese import date_vi
from office_app.domain.workbooks import SheetHeading
from office_app.use_cases.progress import QUIET, Progress
from office_app.writing import workbook_parts as parts
from office_app.writing.workbook_charts import charted, write_charts
from office_app.writing.workbook_figures import FigureSheet
from office_app.writing.workbook_parts import Formats, Steps
from office_app.writing.workbook_tables import PlacedTable, TableSheet

_FIGURES, _CHARTS = "Số liệu", "Biểu đồ"


class TableWorkbooks:
    """The ``TableWorkbookWriter`` of the program.

    Args:
        mark: stands over every sheet and on each printed page, e.g. of what was made in practice.
    """

    def __init__(self, mark: str = "") -> None:
        self._mark = mark

    def report(self, report: ReportTables, settings: OfficeSettings, progress: Progress = QUIET) -> bytes:
        """Return the workbook of a report: its figures, its charts, and its tables with their rows.

        Raises Cancelled.
        """
        issuer = settings.party_committee
        heading = SheetHeading(issuer.upper(), report.title, _covered(report), report.as_of, self._mark)
        return _made(heading, report.tables, report, progress)

    def tables(
        self, heading: SheetHeading, tables: Sequence[ReportTable], progress: Progress = QUIET
    ) -> bytes:
        """Return a workbook of tables alone. Raises Cancelled."""
        return _made(replace(heading, mark=self._mark), tables, None, progress)


def _made(
    heading: SheetHeading, tables: Sequence[ReportTable], report: ReportTables | None, progress: Progress
) -> bytes:
    target = BytesIO()
    book = parts.open_workbook(target, heading.title, heading.issuer, heading.dated)
    writing = _Writing(book, heading, progress, sum(len(table.rows) for table in tables))
    front = writing.front(report, tables)
    placed = [writing.table(table) for table in tables]
    if report is not None and _FIGURES in front:
        by_key = {one.table.key: one for one in placed}
        FigureSheet(front[_FIGURES], writing.formats, report, by_key).write(heading)
    if _CHARTS in front:
        write_charts(book, front[_CHARTS], writing.formats, placed, heading)
    book.close()
    return target.getvalue()


class _Writing:
    """One workbook on its way."""

    def __init__(self, book: Any, heading: SheetHeading, progress: Progress, rows: int) -> None:
        self._book, self._heading = book, heading
        self._steps, self.formats = Steps(progress, rows), Formats(book)
        self._sheets: list[str] = []
        self._names: list[str] = []

    def front(self, report: ReportTables | None, tables: Sequence[ReportTable]) -> dict[str, Any]:
        """Add the sheets that stand before the tables and are written after them."""
        found = {}
        if report is not None and report.figures:
            found[_FIGURES] = self._add(_FIGURES)
        if report is not None and charted([PlacedTable(table, "", 0, 0) for table in tables]):
            found[_CHARTS] = self._add(_CHARTS)
        return found

    def table(self, table: ReportTable) -> PlacedTable:
        sheet = self._add(table.name)
        self._names.append(parts.table_name(sheet.get_name(), self._names))
        heading = replace(self._heading, title=table.title)
        return TableSheet(self._book, sheet, self.formats, table).write(
            heading, self._names[-1], self._steps.row
        )

    def _add(self, wanted: str) -> Any:
        self._sheets.append(parts.sheet_name(wanted, self._sheets))
        return parts.watched_sheet(self._book, self._sheets[-1], self._steps.row)


def _covered(report: ReportTables) -> str:
    day = f"số liệu tính đến ngày {date_vi(report.as_of)}"
    if report.since is None or report.until is None:
        return f"{day[:1].upper()}{day[1:]}"
    compared = f"; so với {report.compared_with}" if report.compared_with else ""
    return f"Từ ngày {date_vi(report.since)} đến ngày {date_vi(report.until)}; {day}{compared}"
