"""An upper level's own workbook, filled each period: looked at, its cells mapped once, then filled with our figures."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from textwrap import shorten
from typing import Protocol

from office_app.domain.errors import FileReadError
from office_app.domain.reports import ReportTables
from office_app.domain.settings import OfficeSettings
from office_app.domain.sheet_places import JoinedArea
from office_app.domain.upper_forms import (
    FormCell,
    FormLook,
    FormValue,
    SheetLook,
    UpperForm,
    UpperFormError,
    choices,
    form_from_toml,
    form_to_toml,
    values_of,
)
from office_app.domain.vietnamese import nfc
from office_app.use_cases.ports import DocumentReader, Outbox
from office_app.use_cases.progress import QUIET, Progress
from office_app.use_cases.system_errors import file_read_error
from office_app.use_cases.templates import RESERVED_NAMES

ENDINGS = (".xlsx", ".xlsm")
_LONGEST = 60


class UpperFormShelf(Protocol):
    """Where forms lie. Writing raises StoreFolderError, DiskFullError."""

    def names(self) -> Sequence[str]: ...
    def text(self, name: str) -> str | None: ...
    def workbook(self, name: str) -> Path | None: ...
    def keep(self, name: str, text: str, workbook: bytes | None, ending: str = ...) -> None: ...
    def remove(self, name: str) -> None: ...


class UpperFormWriter(Protocol):
    """Knows and fills foreign workbooks. Raises UpperFormError."""

    def merged(self, content: bytes, name: str) -> Mapping[str, Sequence[JoinedArea]]: ...
    def remarks(self, content: bytes, name: str) -> Sequence[str]: ...
    def fill(self, content: bytes, name: str, values: Mapping[tuple[str, str], FormValue]) -> bytes: ...


@dataclass(frozen=True)
class UpperFormTools:
    """What forms are read, kept and filled with."""

    shelf: UpperFormShelf
    reader: DocumentReader
    writer: UpperFormWriter
    outbox: Outbox


@dataclass(frozen=True)
class OpenedForm:
    """A form under the clerk's hand: what goes where, what it looks like, and its file as it came."""

    form: UpperForm
    look: FormLook
    content: bytes
    ending: str = ENDINGS[0]


def open_form_file(path: Path, tools: UpperFormTools, progress: Progress = QUIET) -> OpenedForm:
    """Look at a file of the upper level; one that came before under this name takes its cells over.

    Raises FileReadError, UpperFormError, Cancelled. The file itself is only read.
    """
    name = _form_name(path.name)
    opened = _opened(path, UpperForm(name, path.name), tools, progress)
    text = tools.shelf.text(name)
    if text is None:
        return opened
    there = {sheet.name for sheet in opened.look.sheets}
    cells = [one for one in form_from_toml(text, name).cells if one.sheet in there]
    return replace(opened, form=replace(opened.form, cells=cells))


def open_kept_form(name: str, tools: UpperFormTools, progress: Progress = QUIET) -> OpenedForm:
    """Return a form that is kept. Raises UpperFormError, FileReadError, Cancelled."""
    text, path = tools.shelf.text(name), tools.shelf.workbook(name)
    if text is None or path is None:
        raise UpperFormError(name=name, fault="không còn tệp biểu đã lưu")
    return _opened(path, form_from_toml(text, name), tools, progress)


def keep_form(opened: OpenedForm, cells: Sequence[FormCell], tools: UpperFormTools) -> OpenedForm:
    """Keep a form with what goes where and return it. Raises StoreFolderError, DiskFullError."""
    kept = replace(opened, form=replace(opened.form, cells=tuple(cells)))
    tools.shelf.keep(kept.form.name, form_to_toml(kept.form), kept.content, kept.ending)
    return kept


def fill_form(
    opened: OpenedForm,
    cells: Sequence[FormCell],
    report: ReportTables,
    *,
    settings: OfficeSettings,
    folder: Path,
    tools: UpperFormTools,
) -> tuple[Path, Sequence[FormCell]]:
    """Write the form filled in into ``folder``; return where it lies, and the cells this report has nothing for.

    Raises UpperFormError, FileWriteError, DiskFullError.
    """
    form = replace(opened.form, cells=tuple(cells))
    values, missing = values_of(form, choices(report, settings))
    content = tools.writer.fill(opened.content, form.name, values)
    period = shorten(report.title, _LONGEST, placeholder="…")
    return tools.outbox.lay(content, f"{form.name} - {period}{opened.ending}", folder), missing


def _opened(path: Path, form: UpperForm, tools: UpperFormTools, progress: Progress) -> OpenedForm:
    (book,) = tools.reader.read_workbooks([path], progress)  # apart from the program, with limits
    if isinstance(book, FileReadError):
        raise book
    try:
        content = path.read_bytes()
    except OSError as error:
        raise file_read_error(error, path) from error
    merged = tools.writer.merged(content, form.name)
    sheets = [
        SheetLook(name, rows, book.formulas.get(name, frozenset()), merged.get(name, ()))
        for name, rows in book.sheets.items()
        if name in merged
    ]
    ending = path.suffix.lower() if path.suffix.lower() in ENDINGS else ENDINGS[0]
    return OpenedForm(form, FormLook(sheets, tools.writer.remarks(content, form.name)), content, ending)


def _form_name(file_name: str) -> str:
    """Return the name a form is kept under: its own letters, as any system takes them. Raises UpperFormError."""
    stem = re.sub(r"\.xls[xm]$", "", re.split(r"[\\/]", file_name)[-1], flags=re.IGNORECASE)
    name = " ".join(re.sub(r"[^\w-]+", " ", nfc(stem)).split()).strip("-_ ")[:_LONGEST].strip()
    if not name or RESERVED_NAMES.fullmatch(name.lower()):
        raise UpperFormError(name=file_name, fault="tên tệp phải có chữ hoặc số")
    return name
