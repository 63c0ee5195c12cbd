"""Filling an upper level's own workbook: which form is open, what its cells take, and writing it."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from office_app.domain.errors import AppError
from office_app.domain.reports import ReportTables
from office_app.domain.upper_forms import FormCell, FormChoice, SheetLook, UpperForm
from office_app.gui.jobs.start_job import StartJob
from office_app.use_cases.progress import Progress
from office_app.use_cases.upper_forms import OpenedForm, RemovedForm

T = TypeVar("T")
Places = Mapping[tuple[str, str], FormCell]


class UpperFormDesk(Protocol):
    """What is asked of the office."""

    def upper_forms(self) -> Sequence[str]: ...
    def open_upper_form(self, source: Path | str, progress: Progress = ...) -> OpenedForm: ...
    def upper_form_of(self, opened: OpenedForm, body: str) -> OpenedForm: ...
    def keep_upper_form(self, opened: OpenedForm, cells: Sequence[FormCell]) -> OpenedForm: ...
    def remove_upper_form(self, name: str) -> RemovedForm | None: ...
    def bring_back_upper_form(self, removed: RemovedForm) -> None: ...
    def upper_form_choices(self, report: ReportTables) -> Sequence[FormChoice]: ...
    def fill_upper_form(
        self, opened: OpenedForm, cells: Sequence[FormCell], report: ReportTables, out: Path | None = None
    ) -> tuple[Path, Sequence[FormCell]]: ...


class UpperFormView(Protocol):
    """What the dialog shows."""

    def show_forms(self, names: Sequence[str], current: str) -> None: ...
    def show_choices(self, choices: Sequence[FormChoice]) -> None: ...
    def show_form(self, opened: OpenedForm | None) -> None: ...
    def show_taken(self, form: UpperForm | None) -> None: ...
    def show_places(self, places: Places) -> None: ...
    def show_busy(self, busy: bool) -> None: ...
    def show_error(self, error: AppError) -> None: ...
    def say_filled(self, path: Path, missing: Sequence[FormCell]) -> None: ...
    def say_removed(self, name: str, undo: Callable[[], object]) -> None: ...


class UpperFormPresenter:
    def __init__(self, view: UpperFormView, desk: UpperFormDesk, run: StartJob, report: ReportTables) -> None:
        self._view, self._desk, self._run, self._report = view, desk, run, report
        self._choices: dict[str, FormChoice] = {}
        self._places: dict[tuple[str, str], FormCell] = {}
        self._kept: dict[tuple[str, str], FormCell] = {}
        self.opened: OpenedForm | None = None

    @property
    def places(self) -> Places:
        return self._places

    @property
    def changed(self) -> bool:
        """Whether something is mapped otherwise than it is kept."""
        return self.opened is not None and self._places != self._kept

    def begin(self) -> None:
        """Read what a cell may take and which forms are kept; open the first of them."""

        def work(progress: Progress) -> tuple[Sequence[FormChoice], Sequence[str]]:
            return self._desk.upper_form_choices(self._report), self._desk.upper_forms()

        def done(found: tuple[Sequence[FormChoice], Sequence[str]]) -> None:
            self._choices = {choice.key: choice for choice in found[0]}
            self._view.show_choices(found[0])
            self._view.show_forms(found[1], found[1][0] if found[1] else "")
            if found[1]:
                self.open(found[1][0])
            else:
                self._view.show_form(None)

        self._run(work, on_done=done, on_failed=self._view.show_error)

    def open(self, source: Path | str) -> None:
        """Open a file, or a form that is kept."""
        desk = self._desk
        self._start(lambda progress: desk.open_upper_form(source, progress), self._opened, "Đang đọc biểu")

    def keep_apart(self, body: str) -> None:
        """Treat the file as the form of this body, not as the next one of that kept of a file of its name."""
        if self.opened is None or not self.opened.taken or not body.strip():
            return
        try:
            self._opened(self._desk.upper_form_of(self.opened, " ".join(body.split())))
        except AppError as error:
            self._view.show_error(error)

    def _opened(self, opened: OpenedForm) -> None:
        self._kept = {(one.sheet, one.cell): one for one in opened.form.cells}
        self._show(opened, dict(self._kept))

    def _show(self, opened: OpenedForm, places: dict[tuple[str, str], FormCell]) -> None:
        self.opened, self._places = opened, places
        self._view.show_form(opened)
        self._view.show_places(places)

    # ---- mapping

    def value_text(self, key: str) -> str:
        """Return what a key comes to in this report, empty where it has no such figure."""
        return self._choices[key].text if key in self._choices else ""

    def put(self, sheet: SheetLook, cell: str, key: str) -> bool:
        """Let a cell take a figure; False when a formula stands there."""
        cell = sheet.cell_of(cell)
        if cell in sheet.formulas or key not in self._choices:
            return False
        self._places[sheet.name, cell] = FormCell(sheet.name, cell, key, self._choices[key].label)
        self._view.show_places(self._places)
        return True

    def clear(self, sheet: SheetLook, cell: str) -> None:
        """Leave a cell as the upper level wrote it."""
        self._places.pop((sheet.name, sheet.cell_of(cell)), None)
        self._view.show_places(self._places)

    # ---- keeping and filling

    def keeping(self) -> Callable[[Progress], object] | None:
        """Return the work that keeps what goes where for the next period, None when nothing has changed."""
        if not self.changed or self.opened is None:
            return None
        desk, opened, cells = self._desk, self.opened, self._cells()
        return lambda progress: desk.keep_upper_form(opened, cells)

    def fill(self, out: Path | None = None) -> None:
        """Keep what goes where and write the form with this report's figures."""
        if self.opened is None:
            return
        desk, opened, cells, report = self._desk, self.opened, self._cells(), self._report

        def work(progress: Progress) -> tuple[OpenedForm, Path, Sequence[FormCell]]:
            kept = desk.keep_upper_form(opened, cells)
            return (kept, *desk.fill_upper_form(kept, cells, report, out))

        def done(found: tuple[OpenedForm, Path, Sequence[FormCell]]) -> None:
            self._was_kept(found[0])
            self._view.say_filled(*found[1:])

        self._start(work, done, "Đang điền biểu")

    def remove(self) -> None:
        """Forget the form that is open, which can be taken back; the upper level's own file stays where it is."""
        if self.opened is None:
            return
        desk, opened, places, kept = self._desk, self.opened, self._places, self._kept
        name = opened.form.name
        self.opened, self._places, self._kept = None, {}, {}
        self._view.show_form(None)
        self._view.show_places({})

        def work(progress: Progress) -> tuple[RemovedForm | None, Sequence[str]]:
            return desk.remove_upper_form(name), desk.upper_forms()

        def done(found: tuple[RemovedForm | None, Sequence[str]]) -> None:
            removed, names = found
            self._view.show_forms(names, "")
            self._view.say_removed(name, lambda: self._bring_back(removed, opened, places, kept))

        self._start(work, done, "Đang bỏ biểu")

    def _bring_back(
        self,
        removed: RemovedForm | None,
        opened: OpenedForm,
        places: dict[tuple[str, str], FormCell],
        kept: dict[tuple[str, str], FormCell],
    ) -> None:
        """Keep a form again as it was, and show it unless another was opened since."""
        desk = self._desk

        def work(progress: Progress) -> Sequence[str]:
            if removed is not None:
                desk.bring_back_upper_form(removed)
            return desk.upper_forms()

        def done(names: Sequence[str]) -> None:
            self._view.show_forms(names, (self.opened or opened).form.name)
            if self.opened is None:
                self._kept = kept
                self._show(opened, places)

        self._start(work, done, "Đang lấy lại biểu")

    def _was_kept(self, kept: OpenedForm) -> None:
        self.opened = kept
        self._kept = {(one.sheet, one.cell): one for one in kept.form.cells}
        names = self._desk.upper_forms()  # a list of names in one folder: no work for a thread
        self._view.show_forms(names, kept.form.name)
        self._view.show_taken(None)

    def _cells(self) -> list[FormCell]:
        return list(self._places.values())

    def _start(self, work: Callable[[Progress], T], done: Callable[[T], object], what: str) -> None:
        def ended(found: T) -> None:
            self._view.show_busy(False)
            done(found)

        def failed(error: AppError) -> None:
            self._view.show_busy(False)
            self._view.show_error(error)

        def stopped() -> None:
            self._view.show_busy(False)

        self._view.show_busy(True)
        self._run(work, on_done=ended, on_failed=failed, on_cancelled=stopped, what=what)
