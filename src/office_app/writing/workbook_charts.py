"""Charts of a workbook: each rate of a table by its rows, the lowest where the eye looks first."""

from collections.abc import Sequence
from typing import Any

from office_app.domain.reports import CellKind, ReportColumn
from office_app.domain.workbooks import SheetHeading
from office_app.writing.workbook_parts import FONT, Formats, column_range
from office_app.writing.workbook_tables import PlacedTable, set_up_page, write_titles

_LEAST_ROWS, _MOST_ROWS, _MOST_CHARTS = 2, 100, 6
_COLUMNS = 12
_WIDE, _ROW, _PAGE = 960, 20, 620  # pixels; a page is as wide as a chart
_BAR = "#2F6DB5"


def charted(placed: Sequence[PlacedTable]) -> list[tuple[PlacedTable, ReportColumn, str]]:
    """Return what is worth a chart: a table, its rate, and the key of the column that names the rows.

    Of tables that show the same of the same the first has it.
    """
    found: dict[tuple[str, str], tuple[PlacedTable, ReportColumn, str]] = {}
    for one in placed:
        columns = one.table.columns
        rate = next((column for column in columns if column.kind is CellKind.RATE), None)
        named = next((column for at, column in enumerate(columns) if _tells_apart(one, at)), None)
        if rate and named and _LEAST_ROWS <= len(one.table.rows) <= _MOST_ROWS:
            found.setdefault((rate.key, named.key), (one, rate, named.key))
    return list(found.values())[:_MOST_CHARTS]


def _tells_apart(placed: PlacedTable, at: int) -> bool:
    """Whether a column of texts names each row by another one."""
    texts = {row.cells[at] for row in placed.table.rows}
    return placed.table.columns[at].kind is CellKind.TEXT and len(texts) == len(placed.table.rows)


def write_charts(
    book: Any, sheet: Any, formats: Formats, placed: Sequence[PlacedTable], heading: SheetHeading
) -> None:
    """Draw the charts one below the other."""
    write_titles(sheet, formats, heading, _COLUMNS)
    row = 4
    breaks: list[int] = []
    for one, rate, named in charted(placed):
        high = max(240, 110 + 18 * len(one.table.rows))
        if (row - (breaks[-1] if breaks else 0)) * _ROW + high > _PAGE and row > 4:
            breaks.append(row)
        sheet.insert_chart(row, 0, _chart(book, one, rate, named, high))
        row += high // _ROW + 2
    sheet.set_column(0, _COLUMNS - 1, 11)
    set_up_page(sheet, (row, _COLUMNS), None, heading)
    sheet.set_h_pagebreaks(breaks)
    sheet.hide_gridlines(2)


def _chart(book: Any, placed: PlacedTable, rate: ReportColumn, named: str, high: int) -> Any:
    chart = book.add_chart({"type": "bar"})
    label = {"name": FONT, "size": 9, "color": "white"}
    chart.add_series(
        {
            "name": rate.title,
            "categories": f"={placed.range(named)}",
            "values": f"={column_range(placed.sheet, placed.table.place(rate.key), placed.first, placed.last)}",
            "fill": {"color": _BAR},
            "gap": 45,
            "data_labels": {"value": True, "num_format": "0.00%", "position": "inside_end", "font": label},
        }
    )
    face = {"name": FONT, "size": 10}
    chart.set_title(
        {"name": f"{placed.table.title}: {rate.title}", "name_font": face | {"size": 12, "bold": True}}
    )
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "num_font": face, "major_gridlines": {"visible": False}})
    chart.set_x_axis(
        {"min": 0, "max": 1, "num_format": "0%", "num_font": face, "major_gridlines": {"visible": True}}
    )
    chart.set_size({"width": _WIDE, "height": high})
    return chart
