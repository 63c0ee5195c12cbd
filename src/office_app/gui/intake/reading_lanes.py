"""Two lanes of reading: texts one after the other, and beside them the pictures, which take their time."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from office_app.bootstrap import Office
from office_app.domain.errors import AppError
from office_app.domain.errors.incoming import SecretDocumentError
from office_app.domain.read_files import OpticalReading
from office_app.gui.intake.endings import WITH_PAGES
from office_app.gui.intake.entry import Entry, entry_of
from office_app.gui.intake.kept_work import put_back
from office_app.gui.intake.queue import IntakeQueue, QueueItem, Stage
from office_app.gui.jobs.start_job import Cancellable, StartJob
from office_app.gui.widgets.passages import PassageFinder
from office_app.use_cases.intake import ReadDocument
from office_app.use_cases.progress import Progress


@dataclass(frozen=True)
class Understood:
    """What a reading job brings back."""

    read: ReadDocument
    entry: Entry
    finder: PassageFinder
    existing: int | None


class LanesView(Protocol):
    """Who hears how reading goes; all in the window's thread."""

    @property
    def current(self) -> QueueItem | None:
        """The file that is looked at: it goes first."""

    def reading_began(self, item: QueueItem) -> None: ...
    def reading_moved(self, item: QueueItem) -> None: ...
    def reading_ends(self, item: QueueItem) -> None:
        """A new form is there; it takes over what was done in the one before."""

    def reading_ended(self, item: QueueItem) -> None:
        """The item has a form, or a stage that says why not."""


class ReadingLanes:
    """Starts what waits, whenever a lane is free.

    A scan goes through both: first its pages come, with an empty form to type in, then what is read on them.
    A file whose stage was changed while it was read is wanted otherwise by now: what comes of that reading is dropped.
    """

    def __init__(self, queue: IntakeQueue, office: Office, run: StartJob, view: LanesView) -> None:
        self._queue, self._office, self._run, self._view = queue, office, run, view
        self._jobs: dict[Stage, tuple[QueueItem, Cancellable]] = {}

    def start(self) -> None:
        """Put the next files on their way."""
        for waiting, stage in ((Stage.WAITING, Stage.READING), (Stage.SCANNED, Stage.OPTICAL)):
            item = self._queue.first(waiting, self._view.current)
            if stage not in self._jobs and item is not None and item.path is not None:
                self._begin(item, stage)

    def cancel(self, item: QueueItem) -> None:
        """Stop reading a file; nothing happens when it is not being read."""
        for running, job in self._jobs.values():
            if running is item:
                job.cancel()

    def _begin(self, item: QueueItem, stage: Stage) -> None:
        item.stage, item.done, item.total = stage, 0, 0
        job = self._run(
            self._work(item, stage),
            on_done=lambda understood: self._understood(item, stage, understood),
            on_failed=lambda error: self._failed(item, stage, error),
            on_cancelled=lambda: self._stopped(item, stage),
            on_progress=lambda done, total, what: self._moved(item, stage, done, total, what),
            what=f"Đang {'đọc' if stage is Stage.READING else 'nhận dạng'} {item.name}",
        )
        self._jobs[stage] = (item, job)
        if stage is Stage.READING and item is self._view.current:
            self._open_pages(item)
        self._view.reading_began(item)

    def _open_pages(self, item: QueueItem) -> None:
        """Have the process that draws pages open the paper while another reads it: it is looked at next."""
        office, path = self._office, item.path
        if path is not None and path.suffix.lower() in WITH_PAGES:
            self._run(lambda progress: office.page_image(path, 0, 1), on_failed=lambda error: None)

    def _work(self, item: QueueItem, stage: Stage) -> Callable[[Progress], Understood]:
        office, path, legacy = self._office, item.path, item.legacy
        assert path is not None
        optical = item.optical if stage is Stage.OPTICAL else OpticalReading.NOWHERE

        def work(progress: Progress) -> Understood:
            read = office.read(path, progress, legacy=legacy, optical=optical)
            proposed = office.propose_entry(read)
            received = office.received(proposed.cited)
            entry = entry_of(proposed, read.recognised, received)
            finder = PassageFinder(entry.text, [page.text for page in read.file.pages])
            return Understood(read, entry, finder, office.there_already(proposed, read.file.sha256))

        return work

    def _understood(self, item: QueueItem, stage: Stage, understood: Understood) -> None:
        if not self._wanted(item, stage):
            return
        if item.kept is not None and item.kept.sha256 == understood.read.file.sha256:
            put_back(understood.entry, item.kept)
        self._view.reading_ends(item)
        if item.entry is not None and item.is_same(understood.read):
            understood.entry.keep_work_of(item.entry)
        item.error, item.stopped, item.existing = None, False, understood.existing
        item.read, item.entry, item.finder = understood.read, understood.entry, understood.finder
        pictures = item.optical is OpticalReading.EVERYWHERE or any(
            page.scanned for page in understood.read.file.pages
        )
        if stage is Stage.READING and pictures and item.optical is not OpticalReading.NOWHERE:
            item.stage = Stage.SCANNED
        else:
            item.settle()
            item.kept = None
        self._ended(item)

    def _failed(self, item: QueueItem, stage: Stage, error: AppError) -> None:
        if self._wanted(item, stage) or isinstance(error, SecretDocumentError):
            item.fail(error)
            self._ended(item)

    def _stopped(self, item: QueueItem, stage: Stage) -> None:
        if not self._wanted(item, stage):
            return
        item.stop()
        self._ended(item)

    def _wanted(self, item: QueueItem, stage: Stage) -> bool:
        """Free the lane of a reading that is over; False when the file is no longer in the stage it was read for."""
        del self._jobs[stage]
        if item.stage is stage:
            return True
        self.start()
        return False

    def _ended(self, item: QueueItem) -> None:
        self.start()
        self._view.reading_ended(item)

    def _moved(self, item: QueueItem, stage: Stage, done: int, total: int, what: str) -> None:
        if item.stage is not stage:
            return
        item.done, item.total, item.doing = done, total, what
        self._view.reading_moved(item)
