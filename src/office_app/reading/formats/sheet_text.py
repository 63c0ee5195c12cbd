"""Workbooks as documents: every sheet as text, a row a line, for XLSX, XLS, XLSB and ODS."""

import io
from datetime import date, datetime, time

from office_app.reading.formats.legacy import Letters
from office_app.reading.formats.letterhead import columns_first
from office_app.reading.formats.page import Page, check_count, check_length, clean
from office_app.reading.formats.xlsx import workbook_errors
from office_app.reading.formats.zip_guard import GuardedZip
from office_app.reading.limits import ReadingLimits


def read(data: bytes, name: str, limits: ReadingLimits, letters: Letters) -> list[Page]:
    """Return one page for each sheet that has something in it; rows of a table as «| a | b |».

    Raises:
        FileDamagedError, FileEncryptedError, ReadingTooBigError, FileTooLongError (rows, columns, characters).
    """
    if data.startswith(b"PK"):
        GuardedZip(data, name, limits).check_all()
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    pages: list[Page] = []
    chars = 0
    with workbook_errors(name):
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for about in workbook.sheets_metadata:
            if about.typ != SheetTypeEnum.WorkSheet or about.visible != SheetVisibleEnum.Visible:
                continue
            sheet = workbook.get_sheet_by_name(about.name)
            check_count(sheet.total_height, limits.sheet_rows, "dòng", name)
            check_count(sheet.total_width, limits.sheet_columns, "cột", name)
            rows = [[_lines(value) for value in row] for row in sheet.to_python(skip_empty_area=True)]
            lines = _sheet_lines([row for row in rows if any(row)])
            chars += sum(len(line) for line in lines)
            check_length(chars, name, limits)
            if lines:
                pages.append(Page(clean(letters.plain("\n".join(lines)))))
    return pages or [Page("")]


def _sheet_lines(rows: list[list[list[str]]]) -> list[str]:
    """Return rows as lines; a letterhead at the top, two cells a row, comes column by column."""
    top = 0
    while top < len(rows) and sum(map(bool, rows[top])) <= 2:
        top += 1
    return columns_first(rows[:top]) + columns_first(rows[top:])


def _lines(value: object) -> list[str]:
    """Return what the cell shows, line by line; dates and numbers as they are written here."""
    match value:
        case None | "":
            return []
        case bool():
            return ["x" if value else ""]
        case float() if value.is_integer() and abs(value) < 2**53:
            return [str(int(value))]
        case float():
            return [f"{value:.6g}".replace(".", ",")]
        case datetime() | date():
            return [f"{value:%d/%m/%Y}"]
        case time():
            return [value.isoformat("minutes")]
    return [line.strip() for line in str(value).split("\n") if line.strip()]
