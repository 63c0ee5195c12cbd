"""Workbooks: the first sheet that has something in it."""

import html
import io
import posixpath
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from office_app.domain.errors.files import FileDamagedError, FileEncryptedError, FileReadError, SheetTypeError
from office_app.reading.formats.detect import detect
from office_app.reading.formats.ods_formulas import formula_cells
from office_app.reading.formats.page import check_count, check_length, clean
from office_app.reading.formats.zip_guard import GuardedZip
from office_app.reading.limits import ReadingLimits

_FORMULA = re.compile(rb"<f[ >/]")
_PREFIXED = re.compile(rb"<\w{1,20}:f[ >/]")  # where the program gives every tag a prefix
_STRETCH = 1000  # rows looked at together
_EXACT = 2**53  # from here on a float no longer holds every whole number
_NEAR = 400  # bytes before a formula in which the tag of its cell begins
_CELL = re.compile(rb"""<(?:\w{1,20}:)?c\b[^>]{0,200}?\br=["']([A-Z]{1,3}[0-9]{1,7})["']""")
_SHEET = re.compile(r"<(?:\w+:)?sheet\b([^>]{1,2000})>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b([^>]{1,2000})>")
_ATTRIBUTE = re.compile(r"""([\w:]{1,40})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)')""")
_PARTS, _BOOK, _RELATIONS = "xl/worksheets/", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_ODS = "content.xml"


def read(
    data: bytes, name: str, limits: ReadingLimits, step: Callable[[int, int], None]
) -> list[list[object]]:
    """Return rows from A1 on, each of equal length; a date is ``{"date": "2026-03-05"}``, empty is None.

    Raises:
        SheetTypeError, FileDamagedError, FileEncryptedError, ReadingTooBigError, FileTooLongError (rows,
        columns, characters).
    """
    _checked(data, name, limits)
    for _, rows in _sheets(data, name, limits, step):
        if rows:
            return rows
    return []


def read_all(
    data: bytes,
    name: str,
    limits: ReadingLimits,
    step: Callable[[int, int], None],
    leave_out: Collection[str] = (),
) -> dict[str, object]:
    """Return all sheets by name, hidden ones too, of an XLSX or ODS as ``read`` does, and the cells that hold formulas.

    Args:
        leave_out: sheets that nobody wants to know of.

    Returns:
        ``sheets``: rows by sheet; ``formulas``: cells by sheet, as ``"C7"``; their values are those saved last.

    Raises:
        as ``read``.
    """
    parts = _checked(data, name, limits, kinds=("xlsx", "ods"))
    sheets = dict(_sheets(data, name, limits, step, leave_out))
    formulas = formula_cells(parts[_ODS]) if _ODS in parts else _formulas(parts)
    return {"sheets": sheets, "formulas": formulas}


def _checked(
    data: bytes, name: str, limits: ReadingLimits, kinds: Collection[str] = ("xlsx",)
) -> dict[str, bytes]:
    """Return the parts in which formulas are looked for."""
    try:
        archive, fault = GuardedZip(data, name, limits), None
    except FileReadError as error:  # told unless it is another kind of file
        archive, fault = None, error
    found = detect(data, name, archive.names() if archive is not None else ())
    if found.kind not in kinds:
        raise SheetTypeError(name=name, found=found.words)
    if archive is None:
        raise fault or FileDamagedError(name=name)
    return archive.check_all(keep=lambda part: part.startswith(_PARTS) or part in (_BOOK, _RELATIONS, _ODS))


def _sheets(
    data: bytes,
    name: str,
    limits: ReadingLimits,
    step: Callable[[int, int], None],
    leave_out: Collection[str] = (),
) -> Iterator[tuple[str, list[list[object]]]]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum

    with workbook_errors(name):
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for sheet_info in workbook.sheets_metadata:
            if sheet_info.typ != SheetTypeEnum.WorkSheet or sheet_info.name in leave_out:
                continue
            sheet = workbook.get_sheet_by_name(sheet_info.name)
            last_row, last_column = sheet.end or (-1, -1)
            check_count(last_row + 1, limits.sheet_rows, "dòng", name)
            check_count(last_column + 1, limits.sheet_columns, "cột", name)
            yield sheet_info.name, _rows(sheet.to_python(skip_empty_area=False), name, limits, step)


def _formulas(parts: Mapping[str, bytes]) -> dict[str, list[str]]:
    """Return by sheet which cells hold formulas; calamine gives their values alone."""
    found: dict[str, list[str]] = {}
    for sheet, part in _sheet_parts(parts.get(_BOOK, b""), parts.get(_RELATIONS, b"")).items():
        cells = list(_formula_cells(parts.get(part, b"")))
        if cells:
            found[sheet] = cells
    return found


def _formula_cells(xml: bytes) -> Iterator[str]:
    """Yield the cells that hold a formula: their tag stands right before its tag."""
    tag = _PREFIXED if b":worksheet" in xml[:2000] else _FORMULA
    for found in tag.finditer(xml):
        begin = xml.rfind(b"<", max(0, found.start() - _NEAR), found.start())
        cell = _CELL.match(xml, begin) if begin >= 0 else None
        if cell is not None:
            yield cell[1].decode("ascii")


@lru_cache(maxsize=4)  # the forms of one campaign are all alike in this
def _sheet_parts(book: bytes, relations: bytes) -> Mapping[str, str]:
    """Return by sheet the part it is kept in: programs number parts as they like, the relations of the book tell."""
    targets = {
        given.get("Id", ""): posixpath.normpath(posixpath.join("/xl", given.get("Target", ""))).lstrip("/")
        for given in _tags(_RELATION, relations)
    }
    return {
        html.unescape(given.get("name", "")): targets.get(given.get("r:id") or given.get("id", ""), "")
        for given in _tags(_SHEET, book)
    }


def _tags(tag: re.Pattern[str], xml: bytes) -> Iterator[dict[str, str]]:
    for inside in tag.findall(xml.decode("utf-8", "replace")):
        yield {name: double or single for name, double, single in _ATTRIBUTE.findall(inside)}


@contextmanager
def workbook_errors(name: str) -> Iterator[None]:
    """Turn errors of calamine into ours; in a damaged XLS it may stop with a panic, which is no ``Exception``."""
    from python_calamine import CalamineError, PasswordError

    try:
        yield
    except PasswordError as error:
        raise FileEncryptedError(name=name) from error
    except CalamineError as error:
        raise FileDamagedError(name=name) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise FileDamagedError(name=name) from error
        raise


def _rows(
    values: Sequence[Sequence[object]], name: str, limits: ReadingLimits, step: Callable[[int, int], None]
) -> list[list[object]]:
    rows: list[list[object]] = []
    chars = 0
    for start in range(0, len(values), _STRETCH):
        stretch = values[start : start + _STRETCH]
        text = "".join([cell for row in stretch for cell in row if cell.__class__ is str])
        chars += len(text)
        check_length(chars, name, limits)
        # In nearly all sheets there is nothing to clean.
        cells_of = _clean_row if text.replace("\n", "").isprintable() else _row
        rows += map(cells_of, stretch)
        step(start, len(values))
    while rows and rows[-1].count(None) == len(rows[-1]):
        del rows[-1]
    return rows


def _clean_row(row: Sequence[object]) -> list[object]:
    """Do what ``_row`` does for text that is clean, in a third of the time."""
    return [
        (cell.strip() or None if cell else None)
        if cell.__class__ is str
        else int(cell)
        if cell.__class__ is float and -_EXACT < cell < _EXACT and cell.is_integer()
        else _cell(cell)
        for cell in row
    ]


def _row(row: Sequence[object]) -> list[object]:
    return [_cell(cell) for cell in row]


def _cell(value: object) -> object:
    """Return what JSON can carry: Excel's whole numbers are float, its dates datetime, its empty cells ""."""
    match value:
        case str():
            return clean(value).strip() or None
        case None:
            return None
        case bool():
            return "TRUE" if value else "FALSE"
        case float() if value.is_integer() and abs(value) < _EXACT:
            return int(value)
        case datetime():
            return {"date": value.date().isoformat()}
        case date():
            return {"date": value.isoformat()}
        case time():
            return value.isoformat("minutes")
        case timedelta():
            return str(value)
    return value
