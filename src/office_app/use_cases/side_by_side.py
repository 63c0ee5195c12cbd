"""Files opened in handfuls, several at a time, as many as the reader takes; told in the order given."""

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from office_app.domain.errors import Cancelled
from office_app.use_cases.progress import Progress

T = TypeVar("T")
_AT_ONCE = 2
_HANDFUL = 20  # files
_TICK = 0.1


def side_by_side(
    paths: Sequence[Path], work: Callable[[Sequence[Path], Progress], Sequence[T]], progress: Progress
) -> Iterator[tuple[Sequence[Path], Sequence[T]]]:
    """Yield each handful of files with what ``work`` made of them; ``progress`` hears in the caller's thread.

    When the caller stops, or ``progress`` asks to, the files at work are stopped too, and the rest is not begun.
    """
    size = max(1, min(_HANDFUL, -(-len(paths) // _AT_ONCE)))
    handfuls = [paths[start : start + size] for start in range(0, len(paths), size)]
    stop = _Stop()
    with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="files") as pool:
        futures = [pool.submit(work, handful, stop) for handful in handfuls]
        try:
            for number, (handful, future) in enumerate(zip(handfuls, futures, strict=True)):
                done = number * size
                progress.step(done, len(paths), handful[0].name)
                yield handful, _answer(future, done, len(paths), handful[0], progress)
        finally:
            stop.asked.set()
            for future in futures:
                future.cancel()


def _answer(future: Future[T], done: int, total: int, path: Path, progress: Progress) -> T:
    """Wait for files, and hear meanwhile whether to stop."""
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
