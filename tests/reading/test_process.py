"""The reading process at work: killed, too greedy, stopped by the user, shared by several jobs, closed."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from office_app.domain.errors import Cancelled
from office_app.domain.errors.files import (
    FileReadError,
    ReaderFailedError,
    ReadingTooBigError,
    ReadingTooLongError,
)
from office_app.domain.read_files import Workbook
from office_app.reading.client import ReadingProcess
from office_app.reading.limits import ReadingLimits
from tests.reading.made_files import NO_PROGRESS, pdf_bytes, xlsx_bytes
from tests.reading.own_reader import good, hanging, own_reader

__all__ = ["good", "hanging", "own_reader"]  # the fixtures


class Watching:
    """Progress that does ``then`` once reading has lasted ``after`` seconds, and keeps what it was told."""

    def __init__(self, after: float, then: Callable[[], None]) -> None:
        self._start, self._after, self._then = time.monotonic(), after, then
        self.acted_at: float | None = None
        self.steps: list[tuple[int, int, str]] = []

    def step(self, done: int, total: int, what: str) -> None:
        self.steps.append((done, total, what))
        if self.acted_at is None and time.monotonic() - self._start > self._after:
            self.acted_at = time.monotonic()
            self._then()


def children() -> list[psutil.Process]:
    """Return the reading processes of this test process; with xdist every worker has its own."""
    return [child for child in psutil.Process().children() if "office_app.reading.child" in words_of(child)]


def words_of(process: psutil.Process) -> list[str]:
    """Return the command line; none of a process that has just ended."""
    try:
        return process.cmdline()
    except psutil.NoSuchProcess:  # ZombieProcess is one of these
        return []


def test_given_child_killed_from_outside_when_reading_then_error_and_next_read_works(
    own_reader: ReadingProcess, good: Path, hanging: Path
):
    before = {child.pid for child in children()}

    def kill() -> None:
        for child in children():
            if child.pid not in before:
                child.kill()

    with pytest.raises(ReaderFailedError, match=r"bị ngắt khi đang đọc «treo\.pdf»"):
        own_reader.read(hanging, Watching(0.3, kill))
    assert own_reader.read(good, NO_PROGRESS).text


def test_given_the_process_killed_at_one_of_many_workbooks_when_read_then_each_is_read_alone(
    own_reader: ReadingProcess, folder: Path
):
    before = {child.pid for child in children()}
    killed: list[psutil.Process] = []
    paths = [folder / f"{number}.xlsx" for number in range(3)]
    for number, path in enumerate(paths):
        path.write_bytes(xlsx_bytes([[number]]))

    class Killing:
        def step(self, done: int, total: int, what: str) -> None:
            if not killed:
                killed.extend(child for child in children() if child.pid not in before)
                for child in killed:
                    child.kill()

    own_reader.read_workbooks(paths, NO_PROGRESS)  # the processes are there before the first step
    books = own_reader.read_workbooks(paths, Killing())

    assert killed
    assert [next(iter(book.sheets.values())) for book in books if isinstance(book, Workbook)] == [
        [[0]],
        [[1]],
        [[2]],
    ]


def test_given_child_killed_while_idle_when_read_then_nobody_notices(own_reader: ReadingProcess, good: Path):
    before = {child.pid for child in children()}
    own_reader.read(good, NO_PROGRESS)
    picture = own_reader.page_image(good, 0, 200)
    mine = [child for child in children() if child.pid not in before]
    assert len(mine) == 2
    for child in mine:
        child.kill()
    psutil.wait_procs(mine, timeout=5)

    assert own_reader.read(good, NO_PROGRESS).text
    assert own_reader.page_image(good, 0, 200) == picture


def test_given_user_stops_when_reading_then_it_stops_within_300_ms(
    own_reader: ReadingProcess, good: Path, hanging: Path
):
    def stop() -> None:
        raise Cancelled

    watching = Watching(0.5, stop)
    with pytest.raises(Cancelled):
        own_reader.read(hanging, watching)
    stopped = time.monotonic()

    assert watching.acted_at is not None and stopped - watching.acted_at < 0.3
    assert len(watching.steps) >= 5  # at least every 100 ms
    assert watching.steps[-1][2] == "đang đọc «treo.pdf»"
    assert own_reader.read(good, NO_PROGRESS).text


def test_given_user_stops_while_waiting_for_other_files_then_only_the_waiting_one_stops(
    own_reader: ReadingProcess, good: Path, hanging: Path
):
    def stop() -> None:
        raise Cancelled

    with ThreadPoolExecutor(2) as pool:  # as many as are read at once
        reading = [Watching(1.5, stop), Watching(1.5, stop)]
        first = [pool.submit(own_reader.read, hanging, watching) for watching in reading]
        time.sleep(0.3)
        waiting = Watching(0.2, stop)
        with pytest.raises(Cancelled):
            own_reader.read(good, waiting)
        assert "chờ" in waiting.steps[-1][2]
        assert [watching.acted_at for watching in reading] == [None, None]
        for reads in first:
            with pytest.raises(Cancelled):
                reads.result(timeout=10)


def test_given_file_that_takes_more_memory_than_allowed_when_read_then_it_stops(good: Path, hanging: Path):
    reader = ReadingProcess(limits=ReadingLimits(memory_mb=150))
    try:
        with pytest.raises(ReadingTooBigError, match="cần quá 150 MB bộ nhớ"):
            reader.read(hanging, NO_PROGRESS)
        assert reader.read(good, NO_PROGRESS).text
    finally:
        reader.close()


def test_given_a_picture_that_hangs_when_drawn_then_it_stops_too(good: Path, hanging: Path):
    reader = ReadingProcess(limits=ReadingLimits(seconds=1))
    try:
        with pytest.raises(ReadingTooLongError, match="quá 1 giây"):
            reader.page_image(hanging, 0, 200)
        assert reader.page_image(good, 0, 200)
    finally:
        reader.close()


def test_given_big_file_being_read_when_picture_is_asked_for_then_it_comes_at_once(
    own_reader: ReadingProcess, good: Path, hanging: Path
):
    def stop() -> None:
        raise Cancelled

    own_reader.page_image(good, 0, 200)
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(own_reader.read, hanging, Watching(1, stop))
        time.sleep(0.3)
        start = time.monotonic()
        own_reader.page_image(good, 0, 600)
        assert time.monotonic() - start < 0.5
        assert not slow.done()
        with pytest.raises(Cancelled):
            slow.result(timeout=10)


def test_given_several_jobs_at_once_when_reading_then_each_gets_its_own_file(
    own_reader: ReadingProcess, folder: Path
):
    paths = [folder / f"số {at}.pdf" for at in range(24)]
    for at, path in enumerate(paths):
        path.write_bytes(pdf_bytes([[f"nội dung {at}"]]))

    with ThreadPoolExecutor(8) as pool:
        texts = list(pool.map(lambda path: own_reader.read(path, NO_PROGRESS).text, paths))
        pictures = list(pool.map(lambda path: own_reader.page_image(path, 0, 150), paths))

    assert texts == [f"nội dung {at}" for at in range(24)]
    assert pictures == [own_reader.page_image(path, 0, 150) for path in paths]


def test_given_closed_while_reading_then_the_caller_hears_and_nothing_is_left(
    folder: Path, good: Path, hanging: Path
):
    before = {child.pid for child in children()}
    reader = ReadingProcess()
    reader.page_image(good, 0, 100)
    closing = threading.Timer(0.5, reader.close)
    closing.start()
    with pytest.raises(ReaderFailedError):
        reader.read(hanging, NO_PROGRESS)
    closing.join()

    assert not [child for child in children() if child.pid not in before]
    with pytest.raises(FileReadError):
        reader.read(good, NO_PROGRESS)
    reader.close()
