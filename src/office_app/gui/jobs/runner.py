"""Starts jobs, owns them until they end, and delivers their results in the window's thread."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any

import shiboken6
from PySide6.QtCore import QDeadlineTimer, QEventLoop, QObject, Qt, QTimer, Signal, Slot

from office_app.domain.errors import AppError
from office_app.gui.jobs.collector import Collector
from office_app.gui.jobs.job import Job, Work

Callback = Callable[..., object]


class JobRunner(QObject):
    """Runs at most ``threads`` jobs at a time, first come first served."""

    started = Signal(Job)
    ended = Signal(Job)

    def __init__(self, threads: int = 3, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=threads, thread_name_prefix="job")
        self._jobs: list[Job] = []
        self._deliveries: dict[Job, _Delivery] = {}
        # Jobs that ended but whose thread may still be leaving ``run``: a QObject must die in its own thread.
        self._leaving: list[tuple[Future[None], list[Job]]] = []
        self._futures: dict[Job, tuple[Future[None], list[Job]]] = {}
        self._closed = False
        self._collector = Collector(self)  # the threads would else destroy what belongs to the window

    @property
    def jobs(self) -> tuple[Job, ...]:
        """Jobs that have not ended, oldest first."""
        return tuple(self._jobs)

    def start(self, job: Job) -> None:
        """Queue ``job``; connect its signals before."""
        if self._closed:
            return
        self._jobs.append(job)
        job.ended.connect(self._let_go, Qt.ConnectionType.QueuedConnection)
        self.started.emit(job)
        box = [job]  # the thread holds the box, never the job itself, so the last reference is ours
        self._futures[job] = (self._pool.submit(_run, box), box)

    def run(
        self,
        work: Work,
        *,
        on_done: Callable[[Any], object] | None = None,
        on_failed: Callable[[AppError], object] | None = None,
        on_cancelled: Callable[[], object] | None = None,
        on_progress: Callable[[int, int, str], object] | None = None,
        what: str = "",
    ) -> Job:
        """Run ``work(progress)`` off the window's thread and call back in it.

        Callbacks may be any callable; those of a widget that has been deleted meanwhile are not called.

        Args:
            what: Vietnamese line for the status bar; empty for short work that needs no mention.
        """
        job = Job(work, what)
        delivery = _Delivery(on_done, on_failed, on_cancelled, on_progress)
        queued = Qt.ConnectionType.QueuedConnection
        job.succeeded.connect(delivery.done, queued)
        job.failed.connect(delivery.failed, queued)
        job.cancelled.connect(delivery.cancelled, queued)
        job.progressed.connect(delivery.progressed, queued)
        self._deliveries[job] = delivery
        self.start(job)
        return job

    def shutdown(self, seconds: float = 10.0) -> bool:
        """Ask every job to stop and wait for them; False when some would not end in time."""
        self._closed = True
        for job in self._jobs:
            job.cancel()
        deadline = QDeadlineTimer(int(seconds * 1000))
        waker = QTimer()
        waker.start(20)
        loop = QEventLoop()
        waker.timeout.connect(loop.quit)
        while self._jobs and not deadline.hasExpired():
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        self._pool.shutdown(wait=not self._jobs, cancel_futures=True)
        if not self._jobs:
            self._collector.stop()
        return not self._jobs

    @Slot()
    def _let_go(self) -> None:
        job = self.sender()
        if isinstance(job, Job) and job in self._jobs:
            self._jobs.remove(job)
            self._deliveries.pop(job, None)
            self._leaving.append(self._futures.pop(job))
            self.ended.emit(job)
        for future, box in self._leaving:
            if future.done():
                box.clear()
        self._leaving = [entry for entry in self._leaving if entry[1]]


class _Delivery(QObject):
    """Receives in the window's thread: a plain callable connected to a job would run in the job's."""

    def __init__(
        self,
        on_done: Callback | None,
        on_failed: Callback | None,
        on_cancelled: Callback | None,
        on_progress: Callback | None,
    ) -> None:
        super().__init__()
        self._on_done, self._on_failed = on_done, on_failed
        self._on_cancelled, self._on_progress = on_cancelled, on_progress

    @Slot(object)
    def done(self, result: object) -> None:
        _call(self._on_done, result)

    @Slot(object)
    def failed(self, error: AppError) -> None:
        _call(self._on_failed, error)

    @Slot()
    def cancelled(self) -> None:
        _call(self._on_cancelled)

    @Slot(object, object, str)
    def progressed(self, done: int, total: int, what: str) -> None:
        _call(self._on_progress, done, total, what)


def _run(box: list[Job]) -> None:
    box[0].run()


def _call(callback: Callback | None, *args: object) -> None:
    if callback is None:
        return
    plain = callback
    while isinstance(plain, partial):
        plain = plain.func
    owner = getattr(plain, "__self__", None)
    if isinstance(owner, QObject) and not shiboken6.isValid(owner):
        return
    callback(*args)
