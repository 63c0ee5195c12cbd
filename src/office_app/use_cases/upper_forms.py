"""An upper level's own workbook, filled each period: looked at, its cells mapped once, then filled with our figures."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from textwrap import shorten
from typing import Protocol

from office_app.domain.errors.files import FileReadError
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
from office_app.domain.vietnamese import fold, nfc
from office_app.use_cases.ports.files import Outbox
from office_app.use_cases.ports.reading import DocumentReader
from office_app.use_cases.progress import QUIET, Progress
from office_app.use_cases.system_errors import file_read_error
from office_app.use_cases.templates import RESERVED_NAMES

ENDINGS = (".xlsx", ".xlsm")
_LONGEST, _SHORTEST = 60, 12  # letters of a name, and of the file's in it


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
    taken: bool = False  # a form of this file's name is kept with another file, maybe of another body

    @property
    def absent(self) -> Sequence[FormCell]:
        """The cells whose sheet this file does not have."""
        there = {sheet.name for sheet in self.look.sheets}
        return [one for one in self.form.cells if one.sheet not in there]


@dataclass(frozen=True)
class RemovedForm:
    """What brings back a form that was removed."""

    name: str
    text: str
    content: bytes
    ending: str


def open_form_file(path: Path, tools: UpperFormTools, progress: Progress = QUIET) -> OpenedForm:
    """Look at a file of the upper level; it takes over the cells of a form kept of a file of this name.

    Of several, each of another body, the one whose sheets fit. Where no such file was kept as it is, ``taken`` says
    that it may be yet another body's: see ``form_of_body``. Raises FileReadError, UpperFormError, Cancelled. The file
    itself is only read.
    """
    name = _form_name(path.name)
    kept = _kept_of_file(name, tools)
    opened = _opened(path, UpperForm(name, path.name), tools, progress)
    for form, workbook in kept:
        if _content(workbook) == opened.content:
            return replace(opened, form=form)
    if not kept:
        return opened
    return replace(min((replace(opened, form=form) for form, _ in kept), key=_misfit), taken=True)


def form_of_body(opened: OpenedForm, body: str, tools: UpperFormTools) -> OpenedForm:
    """Return a file as the form of a body, with the cells of that if it is kept. Raises UpperFormError."""
    base = _form_name(opened.form.file_name)
    for form, _ in _kept_of_file(base, tools):
        if fold(form.body) == fold(body):
            return replace(opened, form=form, taken=False)
    name = _free_name(_form_name(f"{base[: max(_SHORTEST, _LONGEST - len(body) - 3)]} - {body}"), tools)
    return replace(opened, form=UpperForm(name, opened.form.file_name, (), body), taken=False)


def _free_name(wanted: str, tools: UpperFormTools) -> str:
    """Return a name that no form is kept under: long names of bodies and files may begin alike."""
    taken = {fold(name) for name in tools.shelf.names()}
    numbered = (f"{wanted[: _LONGEST - 3].strip()} {number}" for number in range(2, len(taken) + 3))
    return next(name for name in (wanted, *numbered) if fold(name) not in taken)


def _kept_of_file(name: str, tools: UpperFormTools) -> Sequence[tuple[UpperForm, Path]]:
    """Return the forms kept of files of this name, and their workbooks."""
    found = []
    for kept in tools.shelf.names():
        text, path = tools.shelf.text(kept), tools.shelf.workbook(kept)
        if text is None or path is None:
            continue
        try:
            form = form_from_toml(text, kept)
        except UpperFormError:
            if kept == name:
                raise
            continue  # spoilt by hand, and maybe none of this file's
        if kept == name or (form.body and _form_name(form.file_name) == name):
            found.append((form, path))
    return found


def _misfit(opened: OpenedForm) -> int:
    return len(opened.absent)


def open_kept_form(name: str, tools: UpperFormTools, progress: Progress = QUIET) -> OpenedForm:
    """Return a form that is kept. Raises UpperFormError, FileReadError, Cancelled."""
    text, path = tools.shelf.text(name), tools.shelf.workbook(name)
    if text is None or path is None:
        raise UpperFormError(name=name, fault="không còn tệp biểu đã lưu")
    return _opened(path, form_from_toml(text, name), tools, progress)


def keep_form(opened: OpenedForm, cells: Sequence[FormCell], tools: UpperFormTools) -> OpenedForm:
    """Keep a form with what goes where and return it. Raises StoreFolderError, DiskFullError."""
    kept = replace(opened, form=replace(opened.form, cells=tuple(cells)), taken=False)
    tools.shelf.keep(kept.form.name, form_to_toml(kept.form), kept.content, kept.ending)
    return kept


def remove_form(name: str, tools: UpperFormTools) -> RemovedForm | None:
    """Forget a form and return what brings it back, None when no such form is kept. Raises FileReadError."""
    text, path = tools.shelf.text(name), tools.shelf.workbook(name)
    if text is None or path is None:
        return None
    removed = RemovedForm(name, text, _content(path), path.suffix)
    tools.shelf.remove(name)
    return removed


def bring_back_form(removed: RemovedForm, tools: UpperFormTools) -> None:
    """Keep a form that was removed as it was. Raises StoreFolderError, DiskFullError."""
    tools.shelf.keep(removed.name, removed.text, removed.content, removed.ending)


def fill_form(
    opened: OpenedForm,
    cells: Sequence[FormCell],
    report: ReportTables,
    *,
    settings: OfficeSettings,
    folder: Path,
    tools: UpperFormTools,
) -> tuple[Path, Sequence[FormCell]]:
    """Write the form filled in into ``folder``; return where it lies, and the cells left as they were.

    Those are the ones this report has nothing for, or whose sheet the file does not have. Raises UpperFormError,
    FileWriteError, DiskFullError.
    """
    wanted = replace(opened, form=replace(opened.form, cells=tuple(cells)))
    form, absent = wanted.form, wanted.absent
    values, missing = values_of(
        replace(form, cells=[one for one in cells if one not in absent]), choices(report, settings)
    )
    content = tools.writer.fill(opened.content, form.name, values)
    period = shorten(report.title, _LONGEST, placeholder="…")
    return tools.outbox.lay(content, f"{form.name} - {period}{opened.ending}", folder), [*missing, *absent]


def _opened(path: Path, form: UpperForm, tools: UpperFormTools, progress: Progress) -> OpenedForm:
    (book,) = tools.reader.read_workbooks([path], progress)  # apart from the program, with limits
    if isinstance(book, FileReadError):
        raise book
    content = _content(path)
    merged = tools.writer.merged(content, form.name)
    sheets = [
        SheetLook(name, rows, book.formulas.get(name, frozenset()), merged.get(name, ()))
        for name, rows in book.sheets.items()
        if name in merged
    ]
    ending = path.suffix.lower() if path.suffix.lower() in ENDINGS else ENDINGS[0]
    return OpenedForm(form, FormLook(sheets, tools.writer.remarks(content, form.name)), content, ending)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise file_read_error(error, path) from error


def _form_name(file_name: str) -> str:
    """Return the name a form is kept under: its own letters, as any system takes them. Raises UpperFormError."""
    stem = re.sub(r"\.xls[xm]$", "", re.split(r"[\\/]", file_name)[-1], flags=re.IGNORECASE)
    name = " ".join(re.sub(r"[^\w-]+", " ", nfc(stem)).split()).strip("-_ ")[:_LONGEST].strip()
    if not name or RESERVED_NAMES.fullmatch(name.lower()):
        raise UpperFormError(name=file_name, fault="tên tệp phải có chữ hoặc số")
    return name
