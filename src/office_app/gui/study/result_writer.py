"""Writes what was entered on a sheet of results, in the order it was entered, off the window's thread."""

from collections import deque
from collections.abc import Callable
from threading import Lock

from office_app.bootstrap import Office
from office_app.domain.errors import AppError
from office_app.domain.study_results import ResultKind
from office_app.gui.jobs.start_job import StartJob
from office_app.gui.study.result_sheet import ResultSheet, Unsaved


class ResultWriter:
    """``on_failed`` hears of what could not be written; that batch is dropped, the page reads anew."""

    def __init__(
        self,
        office: Office,
        run: StartJob,
        on_written: Callable[[], object],
        on_failed: Callable[[AppError], object],
    ) -> None:
        self._office, self._run = office, run
        self._on_written, self._on_failed = on_written, on_failed
        self._waiting: deque[tuple[int, ResultKind, Unsaved]] = deque()
        self._writing = Lock()

    def write(self, sheet: ResultSheet) -> None:
        """Write what is new on the sheet, soon."""
        self._waiting.append((sheet.campaign_id, sheet.kind, sheet.take_unsaved()))
        self._run(
            lambda progress: self._drain(), on_done=lambda _: self._on_written(), on_failed=self._on_failed
        )

    def flush(self) -> bool:
        """Write now what still waits; False when it could not be."""
        try:
            self._drain()
        except AppError as error:
            self._on_failed(error)
            return False
        return True

    def _drain(self) -> None:
        with self._writing:  # one batch after the other, whichever thread came for them
            while self._waiting:
                campaign_id, kind, batch = self._waiting.popleft()
                if batch.removed:
                    self._office.remove_results(batch.removed)
                if batch.kept:
                    self._office.record_results(batch.kept)
                for unit_id, count in batch.counts.items():
                    self._office.record_result_count(campaign_id, unit_id, kind, count)
