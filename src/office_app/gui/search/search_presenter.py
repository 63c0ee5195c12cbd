"""Asks the index for what is typed and gives up what is no longer wanted; no Qt."""

from collections.abc import Sequence
from typing import Protocol

from office_app.bootstrap import Office
from office_app.domain.errors import AppError
from office_app.gui.jobs.start_job import Cancellable, StartJob
from office_app.gui.search.actions import Rooms, first_actions, guide_actions, matching_actions
from office_app.gui.search.result_lines import Line, action_lines, result_lines
from office_app.use_cases.progress import Progress


class SearchView(Protocol):
    """What a page over results shows."""

    def show_lines(self, lines: Sequence[Line], typed: str) -> None: ...
    def show_waiting(self, count: int) -> None:
        """Say that so many records are not in the index yet; 0 when all are."""

    def show_error(self, error: AppError) -> None: ...


class SearchPresenter:
    """``most`` hits of each kind; ``rooms`` are those whose actions are offered, none for no actions."""

    def __init__(
        self, view: SearchView, office: Office, run: StartJob, *, most: int, rooms: Rooms | None = None
    ) -> None:
        self._view, self._office, self._run = view, office, run
        self._most, self._rooms = most, rooms or {}
        self._job: Cancellable | None = None
        self._indexing: Cancellable | None = None
        self._asked, self._declined = 0, False
        self._typed = ""

    def ask(self, typed: str) -> None:
        """Show what holds the words; what was asked before is given up."""
        self._asked += 1
        self._typed = typed
        asked, most, office, rooms = self._asked, self._most, self._office, self._rooms
        self.stop()
        if not typed.strip():
            self._view.show_lines(action_lines(first_actions(self._rooms), "Thao tác"), "")
            self.look_after_index()
            return

        def look(progress: Progress) -> tuple[Sequence[Line], int]:
            results = office.search(typed, most=most, progress=progress)
            actions = action_lines(matching_actions(typed, rooms), "Thao tác")
            guide = action_lines(guide_actions(typed, rooms), "Hướng dẫn")
            return [*actions, *result_lines(results, typed), *guide], results.waiting

        def found(seen: tuple[Sequence[Line], int]) -> None:
            if asked == self._asked:
                self._job = None
                self._view.show_lines(seen[0], typed)
                self._tell_waiting(seen[1])

        self._job = self._run(look, on_done=found, on_failed=self._view.show_error)

    def stop(self) -> None:
        """Give up the search under way."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def index(self) -> None:
        """Take into the index what waits, in a job with its line in the status bar; once at a time."""
        if self._indexing is not None or self._declined:
            return
        self._indexing = self._run(
            self._office.index_waiting,
            what="Đang lập chỉ mục tìm kiếm",
            on_done=lambda _count: self._indexed(),
            on_failed=self._not_indexed,
            on_cancelled=self._not_indexed,
        )

    def look_after_index(self) -> None:
        """Count what is not in the index yet, and take it in."""
        self._run(lambda _progress: self._office.waiting_for_index(), on_done=self._tell_waiting)

    def _tell_waiting(self, count: int) -> None:
        self._view.show_waiting(count)
        if count:
            self.index()

    def _indexed(self) -> None:
        self._indexing = None
        self._view.show_waiting(0)
        if self._typed.strip():
            self.ask(self._typed)

    def _not_indexed(self, error: AppError | None = None) -> None:
        self._indexing, self._declined = None, True  # it would begin anew at each key
        if error is not None:
            self._view.show_error(error)
