"""What the sheets of a workbook share: formats, names, safe texts, and a way to stop while the file is made."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time
from typing import Any

from office_app.domain.vietnamese import fold, without_controls
from office_app.use_cases.progress import Progress

FONT = "Times New Roman"
SIZE = 11
DASH = "–"
COUNT = "#,##0"
RATE = "0.00%"
DAY = "dd/mm/yyyy"
POINTS = 5.25  # of a unit of width: 7 pixels
_HEAD_GROUND = "#EDEDED"
_FORMULA_SIGNS = ("=", "+", "-", "@")
_CELL_NAME = re.compile(r"[A-Z]{1,3}\d+|R\d*C?\d*|C\d*", re.IGNORECASE)
_STEP = 250  # rows between two reports of progress

# Ground and ink of a state; the word stands in the cell, so that black and white says the same.
STATES: dict[str, tuple[str, str]] = {
    "late": ("#FBEAE8", "#B42318"),
    "waiting": ("#FFF3D1", "#855800"),
    "good": ("#E3F4EA", "#166B3E"),
}
WORDS: dict[str, tuple[str, ...]] = {
    "late": ("quá hạn", "vắng không lý do", "chưa học", "chưa nộp", "chưa đạt"),
    "waiting": ("đang ", "mới vào sổ", "vắng có lý do", "đã hẹn", "chưa hẹn", "hoãn", "chưa làm"),
    "good": ("đã ", "có mặt", "đạt", "học bù"),
}


class Formats:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def __call__(self, **look: Any) -> Any:
        values = {"font_name": FONT, "font_size": SIZE, "border": 1, "valign": "vcenter"} | look
        key = tuple(sorted(values.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(values)
        return self._made[key]

    def head(self) -> Any:
        return self(bold=True, align="center", text_wrap=True, bg_color=_HEAD_GROUND)

    def text(self, text: str = "", **look: Any) -> Any:
        """Return the format of a text; of one that begins like a formula one that keeps it a text when edited."""
        if text.startswith(_FORMULA_SIGNS):
            look["quote_prefix"] = True
        return self(text_wrap=True, **look)


def open_workbook(target: Any, title: str, author: str, dated: date) -> Any:
    """Return an empty workbook in which no text becomes a formula or a link; equal input gives equal bytes."""
    from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]

    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = Workbook(target, options)
    created = datetime.combine(dated, time())
    book.set_properties({"title": title, "author": author, "company": author, "created": created})
    return book


def watched_sheet(book: Any, name: str, written: Callable[[], None]) -> Any:
    """Add a sheet that calls ``written`` for each row as the file is made; what that raises stops the making."""
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    class Watched(Worksheet):  # type: ignore[misc]
        def _write_row(self, *arguments: Any, **more: Any) -> None:
            written()
            super()._write_row(*arguments, **more)

        # By row and column only, without a look whether a name like «B7» was given: once a cell.
        put_text, put_number = Worksheet._write_string, Worksheet._write_number

        # A cell's attributes are its place and the number of its style: there is nothing in them to escape.
        def _xml_string_element(self, index: int, attributes: Sequence[tuple[str, object]] = ()) -> None:
            told = "".join([f' {key}="{value}"' for key, value in attributes])
            self.fh.write(f'<c{told} t="s"><v>{index}</v></c>')

        def _xml_number_element(self, number: float, attributes: Sequence[tuple[str, object]] = ()) -> None:
            told = "".join([f' {key}="{value}"' for key, value in attributes])
            self.fh.write(f"<c{told}><v>{number:.16G}</v></c>")

    return book.add_worksheet(name, Watched)


class Steps:
    """Counts rows put into sheets, then written, and tells ``progress`` every now and then."""

    def __init__(self, progress: Progress, rows: int) -> None:
        self._progress, self._total, self._done = progress, max(2 * rows, 1), 0

    def row(self) -> None:
        self._done += 1
        if self._done % _STEP == 0:
            self._progress.step(min(self._done, self._total), self._total, "đang ghi bảng tính")


def plain(text: str) -> str:
    """Return a text without what no workbook can hold."""
    return text if text.isprintable() else without_controls(text)


def sheet_name(wanted: str, taken: Iterable[str]) -> str:
    """Return a name that Excel takes, other than those taken: no longer than 31 letters."""
    name = re.sub(r"[\[\]:*?/\\]", "-", plain(wanted)).strip(" '")[:31] or "Bảng"
    known = {one.casefold() for one in taken}
    found, number = name, 1
    while found.casefold() in known:
        number += 1
        found = f"{name[: 31 - len(str(number)) - 3]} ({number})"
    return found


def table_name(sheet: str, taken: Iterable[str]) -> str:
    """Return the name of a table, as «TongHop» of the sheet «Tổng hợp»."""
    name = "".join(word[:1].upper() + word[1:] for word in re.findall(r"[a-z0-9]+", fold(sheet)))
    if not name[:1].isalpha() or _CELL_NAME.fullmatch(name):
        name = f"Bang{name}"
    known = {one.casefold() for one in taken}
    found, number = name, 1
    while found.casefold() in known:
        number += 1
        found = f"{name}{number}"
    return found


def cell_name(row: int, column: int, *, fixed: bool = False) -> str:
    from xlsxwriter.utility import xl_rowcol_to_cell  # type: ignore[import-untyped]

    return str(xl_rowcol_to_cell(row, column, row_abs=fixed, col_abs=fixed))


def column_range(sheet: str, column: int, first: int, last: int) -> str:
    """Return a column of a table as formulas on other sheets name it: ``'Tổng hợp'!$C$7:$C$86``."""
    return f"{quoted(sheet)}!{cell_name(first, column, fixed=True)}:{cell_name(last, column, fixed=True)}"


def quoted(sheet: str) -> str:
    """Return the name of a sheet as formulas write it."""
    doubled = sheet.replace("'", "''")
    return f"'{doubled}'"
