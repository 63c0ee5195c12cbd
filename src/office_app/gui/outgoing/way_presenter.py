"""Takes a paper along its way: submitted, signed, sent back, a scan laid to it, its number voided."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from office_app.bootstrap import Office
from office_app.domain.errors import AppError
from office_app.domain.outgoing import OutgoingDocument
from office_app.gui.jobs.start_job import StartJob
from office_app.use_cases.progress import Progress


class WayView(Protocol):
    def show_way(self, document: OutgoingDocument) -> None: ...
    def show_error(self, error: AppError) -> None: ...
    def say(self, text: str) -> None: ...


class WayPresenter:
    """``store`` writes what was typed and not stored yet; False keeps everything as it is."""

    def __init__(self, view: WayView, office: Office, run: StartJob, store: Callable[[], bool]) -> None:
        self._view, self._office, self._run, self._store = view, office, run, store

    def step(self, outgoing_id: int, who: str) -> None:
        """Submit a draft, or note that a submitted one is signed."""
        self._do(outgoing_id, lambda: self._office.submit_draft(outgoing_id, who))

    def send_back(self, outgoing_id: int, who: str, reason: str) -> None:
        words = "Đã đưa về dự thảo, lý do ghi ở «Quá trình»."
        self._do(outgoing_id, lambda: self._office.send_back(outgoing_id, who, reason), words)

    def changed(self, outgoing_id: int) -> None:
        """Store a change of a submitted or signed paper, which makes it a draft again, and show that."""
        self._do(outgoing_id, lambda: None, "Đã đưa về dự thảo để sửa.")

    def attach(self, outgoing_id: int, scan: Path) -> None:
        words = f"Đã đính kèm «{scan.name}»."
        self._do(outgoing_id, lambda: self._office.attach_scan(outgoing_id, scan), words)

    def void(self, outgoing_id: int, reason: str) -> None:
        """Void the number of an issued paper."""
        self._do(
            outgoing_id, lambda: self._office.void_paper(outgoing_id, reason), "Đã hủy số, lý do vào sổ."
        )

    def _do(self, outgoing_id: int, act: Callable[[], object], words: str = "") -> None:
        if not self._store():
            return

        def work(progress: Progress) -> OutgoingDocument:
            act()
            return self._office.outgoing_document(outgoing_id)

        def done(document: OutgoingDocument) -> None:
            self._view.show_way(document)
            if words:
                self._view.say(words)

        self._run(work, on_done=done, on_failed=self._view.show_error)
