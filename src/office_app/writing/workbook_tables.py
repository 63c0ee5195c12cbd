"""A table of rows as a sheet: frozen heads, filters, live totals and rates, colours with words, ready to print."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from office_app.domain.reports import CellKind, CellValue, ReportColumn, ReportTable
from office_app.domain.vietnamese import date_vi
from office_app.domain.workbooks import SheetHeading
from office_app.writing import fonts
from office_app.writing import workbook_parts as parts
from office_app.writing.workbook_parts import COUNT, DASH, DAY, POINTS, RATE, SIZE, Formats

HEAD_ROW = 5  # from 0; titles stand above
_LEAST, _WIDEST, _WIDEST_OF_MANY = 6.0, 42.0, 24.0  # units of width of a column
_MANY = 10  # columns; where there are more, texts wrap sooner, so that a printed sheet can be read
_LEAST_SHEET = 84.0  # of all columns together, so that the titles above have room
_SAMPLE = 40  # longest texts of a column that are measured
_NOTHING = "Trong kỳ không có."
_FIRST_DAY = date(1899, 12, 30)  # what Excel counts days from
_FEW_KINDS = 12  # a column with more different texts is no column of states


@dataclass(frozen=True)
class PlacedTable:
    """Where a table stands: its sheet and its rows from ``first`` to ``last``, counted from 0; none: last < first."""

    table: ReportTable
    sheet: str
    first: int
    last: int

    def range(self, key: str) -> str:
        """Return a column's cells for formulas on other sheets."""
        return parts.column_range(self.sheet, self.table.place(key), self.first, self.last)


class TableSheet:
    """Writes one table into one sheet."""

    def __init__(self, book: Any, sheet: Any, formats: Formats, table: ReportTable) -> None:
        self._book, self._sheet, self._format, self._table = book, sheet, formats, table
        self._columns = table.columns
        self._widths = _widths(table)

    def write(self, heading: SheetHeading, name: str, step: Callable[[], None]) -> PlacedTable:
        """Write all of it; ``name`` is the table's in formulas, ``step`` is called for each row."""
        write_titles(self._sheet, self._format, heading, len(self._columns))
        self._heads()
        first = HEAD_ROW + 1
        last = first + len(self._table.rows) - 1
        self._rows(first, step)
        row = last + 1
        if self._table.rows:
            self._name(name, last)
            self._colours(first, last)
        else:
            merge(self._sheet, row, len(self._columns), _NOTHING, self._format(italic=True, align="left"))
            row += 1
        if self._table.has_total:
            self._totals(row, first, last)
            row += 1
        row += self._note(row)
        set_up_page(self._sheet, (row, len(self._columns)), HEAD_ROW, heading)
        self._sheet.freeze_panes(first, min(2, len(self._columns) - 1))
        return PlacedTable(self._table, self._sheet.get_name(), first, last)

    # ---- rows

    def _heads(self) -> None:
        look, most = self._format.head(), 1
        for at, (column, wide) in enumerate(zip(self._columns, self._widths, strict=True)):
            self._sheet.set_column(at, at, wide)
            self._sheet.write_string(HEAD_ROW, at, parts.plain(column.title), look)
            most = max(most, fonts.lines(column.title, (wide - 1) * POINTS, SIZE, bold=True))
        self._sheet.set_row(HEAD_ROW, 6 + 15 * most)

    def _rows(self, first: int, step: Callable[[], None]) -> None:
        writers = [(at, self._writer(at)) for at in range(len(self._columns))]
        wrapping: list[tuple[int, float, dict[str, int]]] = [
            (at, wide, {}) for at, wide in enumerate(self._widths) if self._wraps(at)
        ]
        for row, line in enumerate(self._table.rows, first):
            step()
            cells = line.cells
            for at, write in writers:
                write(row, at, cells[at])
            # Not every reader fits the height to wrapped text by itself.
            most = max((_lines(cells[at], wide, known) for at, wide, known in wrapping), default=1)
            if most > 1:
                self._sheet.set_row(row, 3 + 15 * most)

    def _wraps(self, at: int) -> bool:
        return self._columns[at].kind is CellKind.TEXT and self._widths[at] < _held(self._table, at)

    def _writer(self, at: int) -> Callable[[int, int, CellValue], object]:
        """Return what writes the cells of a column."""
        kind = self._columns[at].kind
        if kind is CellKind.RATE:
            return self._rate_writer(self._columns[at])
        if kind is CellKind.TEXT:
            return self._text_writer(self._format.text())
        if kind is CellKind.COUNT:
            return self._text_writer(self._format(num_format=COUNT))
        return self._text_writer(self._format(num_format=DAY, align="center"))

    def _text_writer(self, look: Any) -> Callable[[int, int, CellValue], object]:
        """Return what writes texts, and numbers and days as such; each text is made safe once."""
        put_text, put_number, put_blank = (
            self._sheet.put_text,
            self._sheet.put_number,
            self._sheet.write_blank,
        )
        known: dict[str, tuple[str, Any]] = {}

        def write(row: int, place: int, value: CellValue) -> None:
            found = known.get(value)  # type: ignore[arg-type]  # most texts come again
            if found is not None:
                put_text(row, place, *found)
            elif isinstance(value, str) and value:
                found = known[value] = parts.plain(value), self._format.text(value)
                put_text(row, place, *found)
            elif isinstance(value, date):
                put_number(row, place, (value - _FIRST_DAY).days, look)
            elif isinstance(value, int):
                put_number(row, place, value, look)
            else:
                put_blank(row, place, None, look)

        return write

    def _rate_writer(self, column: ReportColumn) -> Callable[[int, int, CellValue], object]:
        look = self._format(num_format=RATE, align="right")
        rows, first = self._table.rows, HEAD_ROW + 1

        def write(row: int, place: int, _: CellValue) -> None:
            self._rate(
                row, place, column, self._table.quotient(column, rows[row - first : row - first + 1]), look
            )

        return write

    def _rate(self, row: int, place: int, column: ReportColumn, sums: tuple[int, int], look: Any) -> None:
        """Write a live quotient with its value, for readers that do not calculate."""
        assert column.rate is not None
        above = "+".join(parts.cell_name(row, self._table.place(key)) for key in column.rate.above)
        below = parts.cell_name(row, self._table.place(column.rate.below))
        value: float | str = sums[0] / sums[1] if sums[1] else DASH
        self._sheet.write_formula(row, place, f'=IF({below}=0,"{DASH}",({above})/{below})', look, value)

    # ---- the table as a whole

    def _name(self, name: str, last: int) -> None:
        look = self._format.head()
        heads = _different([parts.plain(column.title) for column in self._columns])
        self._sheet.add_table(
            HEAD_ROW,
            0,
            last,
            len(self._columns) - 1,
            {
                "name": name,
                "style": None,
                "columns": [{"header": head, "header_format": look} for head in heads],
            },
        )
        # «07», «1234» of registers are texts and meant so.
        self._sheet.ignore_errors({"number_stored_as_text": f"A1:{parts.cell_name(last, len(heads) - 1)}"})

    def _totals(self, row: int, first: int, last: int) -> None:
        named = next((at for at, c in enumerate(self._columns) if c.kind is CellKind.TEXT and not c.sums), 0)
        for at, column in enumerate(self._columns):
            if column.sums:
                self._total(row, at, column.key, first, last)
            elif column.rate is not None:
                look = self._format(num_format=RATE, align="right", bold=True)
                self._rate(row, at, column, self._table.quotient(column), look)
            else:
                text = "Tổng cộng" if at == named else ""
                self._sheet.write_string(row, at, text, self._format(bold=True))

    def _total(self, row: int, at: int, key: str, first: int, last: int) -> None:
        """Write a sum that follows the filter."""
        look, value = self._format(num_format=COUNT, bold=True), self._table.total(key)
        if last < first:
            self._sheet.write_number(row, at, value, look)
        else:
            cells = f"{parts.cell_name(first, at)}:{parts.cell_name(last, at)}"
            self._sheet.write_formula(row, at, f"=SUBTOTAL(109,{cells})", look, value)

    def _colours(self, first: int, last: int) -> None:
        for at, column in enumerate(self._columns):
            if column.kind is CellKind.RATE:
                bar = {"type": "data_bar", "bar_color": "#CFE0F3"}
                bounds = {"min_type": "num", "min_value": 0, "max_type": "num", "max_value": 1}
                self._sheet.conditional_format(first, at, last, at, bar | bounds)
            elif column.kind is CellKind.TEXT and self._says_states(at):
                self._colour_states(first, last, at)

    def _says_states(self, at: int) -> bool:
        texts = {row.cells[at] for row in self._table.rows} - {None, ""}
        known = tuple(word for words in parts.WORDS.values() for word in words)
        return 0 < len(texts) <= _FEW_KINDS and any(str(text).lower().startswith(known) for text in texts)

    def _colour_states(self, first: int, last: int, at: int) -> None:
        for state, words in parts.WORDS.items():
            ground, ink = parts.STATES[state]
            look = self._book.add_format({"bg_color": ground, "font_color": ink})
            for word in words:
                rule = {"type": "text", "criteria": "begins with", "value": word, "format": look}
                self._sheet.conditional_format(first, at, last, at, rule | {"stop_if_true": True})

    def _note(self, row: int) -> int:
        """Write the table's note a line below, and return how many rows that took."""
        if not self._table.note:
            return 0
        wide = sum(self._widths) * POINTS
        look = self._format(border=0, italic=True, text_wrap=True, align="left")
        merge(self._sheet, row + 1, len(self._columns), self._table.note, look)
        self._sheet.set_row(row + 1, 4 + 15 * fonts.lines(self._table.note, wide, SIZE, italic=True))
        return 2


# ---- around the table


def write_titles(sheet: Any, formats: Formats, heading: SheetHeading, columns: int) -> None:
    lines = (
        (" – ".join(filter(None, (heading.mark, heading.issuer))), {"bold": True, "align": "left"}),
        (heading.title.upper(), {"bold": True, "font_size": 14, "align": "center"}),
        (heading.line, {"italic": True, "align": "center"}),
    )
    for row, (text, look) in enumerate(lines):
        merge(sheet, row, columns, text, formats(border=0, text_wrap=True, **look))
    sheet.set_row(1, 20 * (1 + len(heading.title) // 90))


def merge(sheet: Any, row: int, columns: int, text: str, look: Any) -> None:
    """Write a text across the columns of a table."""
    if columns > 1:
        sheet.merge_range(row, 0, row, columns - 1, "", look)
    sheet.write_string(row, 0, parts.plain(text), look)


def set_up_page(sheet: Any, size: tuple[int, int], head_row: int | None, heading: SheetHeading) -> None:
    """Let a sheet print on lying A4, as wide as a page, its head, if any, on each; ``size`` in rows and columns."""
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    if head_row is not None:
        sheet.repeat_rows(head_row)
    sheet.print_area(0, 0, max(size[0] - 1, head_row or 0), size[1] - 1)
    sheet.set_header(f"&L{heading.mark}&C&P" if heading.mark else "&C&P")
    sheet.set_footer(f"&L&A&R{date_vi(heading.dated)}")


def _word(value: CellValue) -> str:
    return date_vi(value) if isinstance(value, date) else str(value)


def _lines(value: CellValue, wide: float, known: dict[str, int]) -> int:
    """Return how many lines a text takes; ``known`` are those counted before."""
    if not isinstance(value, str):
        return 1
    if value not in known:
        room = (wide - 0.7) * POINTS
        known[value] = sum(fonts.lines(line, room, SIZE) for line in value.split("\n"))
    return known[value]


def _widths(table: ReportTable) -> list[float]:
    """Return how wide the columns are; those of texts share what is left of a narrow table."""
    widths = [_width(table, at) for at in range(len(table.columns))]
    texts = [at for at, column in enumerate(table.columns) if column.kind is CellKind.TEXT]
    spare = max(0.0, _LEAST_SHEET - sum(widths))
    for at in texts or range(len(widths)):
        widths[at] += spare / len(texts or widths)
    return widths


def _width(table: ReportTable, at: int) -> float:
    """Return how wide a column is: its longest word whole, its longest text if that is not too long."""
    column = table.columns[at]
    words = max((fonts.width(word, SIZE, bold=True) for word in column.title.split()), default=0.0)
    many = len(table.columns) > _MANY
    least = max(_LEAST, words / POINTS + (1.5 if many else 3))  # beside the word stands the filter's arrow
    if column.kind is CellKind.RATE:
        return max(least, 9.0)
    if column.kind is CellKind.DATE:
        return max(least, 11.5)
    return min(max(least, _held(table, at)), _WIDEST_OF_MANY if many else _WIDEST)


def _held(table: ReportTable, at: int) -> float:
    """Return how wide a column would be with each of its texts on one line."""
    texts = {row.cells[at] for row in table.rows}
    if any(isinstance(text, str) and "\n" in text for text in texts):
        return 2 * _WIDEST
    longest = sorted((_word(one) for one in texts if one is not None), key=len)[-_SAMPLE:]
    return max((fonts.width(text, SIZE) for text in longest), default=0.0) / POINTS + 1.5


def _different(heads: Sequence[str]) -> list[str]:
    """Return heads that differ from each other, as a table wants; blanks at the end make them differ unseen."""
    found: list[str] = []
    for head in heads:
        while head.casefold() in {one.casefold() for one in found}:
            head += " "
        found.append(head)
    return found
