"""Fills cells of a foreign workbook and leaves all else as it is: formulas, styles, joined cells, charts, pictures.

The cells are put into the sheets' own XML; no library writes the file anew, so nothing of it is lost.
"""

import re
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from office_app.domain.sheet_places import JoinedArea, area_of, place_of
from office_app.domain.upper_forms import FormValue, Rate, UpperFormError
from office_app.domain.vietnamese import without_controls
from office_app.writing.upper_form_mark import mark_pages
from office_app.writing.upper_form_sheet import SheetCells
from office_app.writing.xlsx_package import Package

_PERCENT_FORMATS = {9, 10}  # those that Excel knows by number: 0% and 0.00%
_BEFORE_CALC = (
    "fileVersion",
    "fileSharing",
    "workbookPr",
    "workbookProtection",
    "bookViews",
    "sheets",
    "functionGroups",
    "externalReferences",
    "definedNames",
)


class UpperFormBooks:
    """The ``UpperFormWriter`` of the program; ``mark`` stands in the page heads of what it fills."""

    def __init__(self, mark: str = "") -> None:
        self._mark = mark

    def merged(self, content: bytes, name: str) -> Mapping[str, Sequence[JoinedArea]]:
        """Return the joined areas by sheet."""
        package = Package(content, name)
        return {sheet: _merged(package.xml(part)) for sheet, part in package.sheets().items()}

    def remarks(self, content: bytes, name: str) -> list[str]:
        """Return in Vietnamese what the clerk has to know of a file that is to be filled."""
        names = Package(content, name).names
        found = []
        if any(part.startswith("_xmlsignatures/") for part in names):
            found.append("Tệp có chữ ký số; chữ ký không còn đúng sau khi điền.")
        if any(part.endswith("vbaProject.bin") for part in names):
            found.append("Tệp có macro; macro được giữ nguyên, phần mềm không chạy.")
        if any(part.startswith("xl/externalLinks/") for part in names):
            found.append("Tệp lấy số từ tệp khác; Excel có thể hỏi khi mở.")
        if any(part.startswith("xl/pivotTables/") for part in names):
            found.append("Tệp có bảng tổng hợp (Pivot); mở Excel rồi bấm làm mới để bảng đó tính lại.")
        return found

    def fill(self, content: bytes, name: str, values: Mapping[tuple[str, str], FormValue]) -> bytes:
        """Return the workbook with these cells filled; all its formulas calculate anew when it is opened.

        Raises UpperFormError: no workbook, no such sheet, or a formula stands in one of the cells.
        """
        package = Package(content, name)
        sheets = package.sheets()
        percents = _percent_styles(package.xml(package.styles)) if package.styles else frozenset()
        for sheet in {sheet for sheet, _ in values} - set(sheets):
            raise UpperFormError(name=name, fault=f"tệp không có trang «{sheet}»")
        for sheet, part in sheets.items():
            root = package.xml(part)
            wanted = {cell: value for (on, cell), value in values.items() if on == sheet}
            _fill_sheet(root, wanted, percents, f"{name}, trang {sheet}")
            if self._mark:
                mark_pages(root, self._mark)
            package.put(part, root)
        book = package.xml(package.workbook)
        _calculate_on_opening(book)
        package.put(package.workbook, book)
        return package.written()


def _fill_sheet(root: Any, wanted: Mapping[str, FormValue], percents: frozenset[int], where: str) -> None:
    merged = _merged(root)
    cells = SheetCells(root)
    for cell, value in sorted(wanted.items(), key=lambda item: place_of(item[0])):
        area = area_of(cell, merged)
        target = cells.cell(area.first if area is not None else cell)
        if cells.has_formula(target):
            raise UpperFormError(name=where, fault=f"ô {cell} có công thức nên không ghi số vào đó")
        if isinstance(value, Rate):
            cells.put(target, _rate(value, int(target.get("s", "0")) in percents))
        else:
            cells.put(target, without_controls(value) if isinstance(value, str) else value)
    cells.forget_results()


def _rate(value: Rate, is_percent: bool) -> str | Decimal:
    if value.below == 0:
        return "–"
    share = Decimal(value.above) / Decimal(value.below)
    if is_percent:
        return share
    return (share * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _merged(root: Any) -> list[JoinedArea]:
    areas = (JoinedArea.named(one.get("ref", "")) for one in root.iterfind(".//{*}mergeCell"))
    return [area for area in areas if area is not None]


def _percent_styles(styles: Any) -> frozenset[int]:
    """Return the numbers of the cell styles that show percents."""
    own = {
        int(one.get("numFmtId", "0"))
        for one in styles.iterfind(".//{*}numFmts/{*}numFmt")
        if "%" in re.sub(r'"[^"]*"|\\.', "", one.get("formatCode", ""))
    }
    looks = styles.iterfind(".//{*}cellXfs/{*}xf")
    return frozenset(
        at for at, one in enumerate(looks) if int(one.get("numFmtId", "0")) in own | _PERCENT_FORMATS
    )


def _calculate_on_opening(book: Any) -> None:
    from lxml import etree

    space = etree.QName(book).namespace
    found = book.find("{*}calcPr")
    if found is None:
        found = etree.Element(f"{{{space}}}calcPr")
        before = [
            at
            for at, one in enumerate(book)
            if isinstance(one.tag, str) and etree.QName(one).localname in _BEFORE_CALC
        ]  # a comment has no name
        book.insert(max(before, default=-1) + 1, found)
    found.set("fullCalcOnLoad", "1")
