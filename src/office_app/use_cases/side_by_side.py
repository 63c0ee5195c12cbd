"""Files opened two at a time, as many as the reader takes; told in the order given."""

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from office_app.domain.errors import Cancelled
from office_app.use_cases.progress import Progress

T = TypeVar("T")
AT_ONCE = 2
_TICK = 0.1


def side_by_side(
    paths: Sequence[Path], work: Callable[[Path, Progress], T], progress: Progress
) -> Iterator[tuple[Path, T]]:
    """Yield each file with what ``work`` made of it; ``progress`` hears of whole files, in the caller's thread.

    When the caller stops, or ``progress`` asks to, the files at work are stopped too, and the rest is not begun.
    """
    stop = _Stop()
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="file") as pool:
        futures = [pool.submit(work, path, stop) for path in paths]
        try:
            for done, (path, future) in enumerate(zip(paths, futures, strict=True)):
                progress.step(done, len(paths), path.name)
                yield path, _answer(future, done, len(paths), path, progress)
        finally:
            stop.asked.set()
            for future in futures:
                future.cancel()


def _answer(future: Future[T], done: int, total: int, path: Path, progress: Progress) -> T:
    """Wait for a file, and hear meanwhile whether to stop."""
    while True:
        try:
            return future.result(_TICK)
        except TimeoutError:
            progress.step(done, total, path.name)


class _Stop:
    """What the threads see of the caller's wish to stop."""

    def __init__(self) -> None:
        self.asked = threading.Event()

    def step(self, done: int, total: int, what: str) -> None:
        if self.asked.is_set():
            raise Cancelled
