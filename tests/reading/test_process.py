"""The reading process itself: killed, hung, too greedy, stopped by the user, left behind."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
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
from tests.reading.made_files import BODY, NO_PROGRESS, hanging_pdf, pdf_bytes, xlsx_bytes


@pytest.fixture
def own_reader() -> Iterator[ReadingProcess]:
    process = ReadingProcess()
    yield process
    process.close()


@pytest.fixture
def good(folder: Path) -> Path:
    path = folder / "tốt.pdf"
    path.write_bytes(pdf_bytes([BODY]))
    return path


@pytest.fixture
def hanging(folder: Path) -> Path:
    path = folder / "treo.pdf"
    path.write_bytes(hanging_pdf())
    return path


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


def test_given_reader_program_that_is_not_there_when_read_then_it_is_an_error(good: Path):
    for command in (["/không/có/reader"], [sys.executable, "-c", "print('xin chào')"]):
        reader = ReadingProcess(command)
        try:
            with pytest.raises(ReaderFailedError):
                reader.read(good, NO_PROGRESS)
        finally:
            reader.close()


def test_given_library_that_prints_when_reading_then_answers_stay_whole(good: Path):
    # The real reader with a C library's way of printing beside it: straight to file descriptor 1.
    noisy = (
        "import os, threading, time\n"
        "from office_app.reading.child import __main__ as child\n"
        "def shout():\n"
        "    while True:\n"
        "        os.write(1, b'Warning: something\\n'); print('more'); time.sleep(0.001)\n"
        "serve = child.serve\n"
        "child.serve = lambda *pipes: (threading.Thread(target=shout, daemon=True).start(), serve(*pipes))\n"
        "child.main()\n"
    )
    reader = ReadingProcess([sys.executable, "-c", noisy])
    try:
        for _ in range(20):
            assert reader.read(good, NO_PROGRESS).text.startswith(BODY[0])
    finally:
        reader.close()


def test_given_a_reader_that_never_gets_beyond_a_page_when_reading_then_it_is_ended(good: Path):
    stuck = (
        "import os\n"
        "from office_app.domain.read_files import FileKind\n"
        "from office_app.reading.protocol import VERSION, read_frame, write_frame\n"
        "from office_app.reading.wire import Reading, packed_reading\n"
        "with os.fdopen(0, 'rb') as requests, os.fdopen(1, 'wb') as answers:\n"
        "    write_frame(answers, {'hello': VERSION, 'pid': os.getpid()})\n"
        "    while frame := read_frame(requests):\n"
        "        optical = 'optical' in frame.header\n"
        "        for _ in range(10 if optical else 0):\n"
        "            write_frame(answers, {'progress': [0, 2]})\n"
        "        reading = Reading(FileKind.PDF, needs_optical=not optical)\n"
        "        length, payload = packed_reading(reading)\n"
        "        write_frame(answers, {'done': True, 'json': length}, payload)\n"
    )
    reader = ReadingProcess([sys.executable, "-c", stuck])
    try:
        with pytest.raises(ReaderFailedError):
            reader.read(good, NO_PROGRESS)
    finally:
        reader.close()


def test_given_an_answer_of_the_wrong_shape_when_reading_then_its_text_is_not_logged(
    good: Path, caplog: pytest.LogCaptureFixture
):
    wrong = (
        "import os\n"
        "from office_app.reading.protocol import VERSION, read_frame, write_frame\n"
        "with os.fdopen(0, 'rb') as requests, os.fdopen(1, 'wb') as answers:\n"
        "    write_frame(answers, {'hello': VERSION, 'pid': os.getpid()})\n"
        "    read_frame(requests)\n"
        '    answer = \'{"kind": "nội dung mật"}\'.encode()\n'
        "    write_frame(answers, {'done': True, 'json': len(answer)}, answer)\n"
        "    read_frame(requests)\n"
    )
    reader = ReadingProcess([sys.executable, "-X", "utf8", "-c", wrong])
    try:
        with pytest.raises(ReaderFailedError):
            reader.read(good, NO_PROGRESS)
    finally:
        reader.close()
    assert "wrong shape" in caplog.text and "nội dung mật" not in caplog.text


@pytest.mark.parametrize("busy", [True, False])
def test_given_parent_that_dies_when_child_lives_then_it_ends_even_while_hanging(
    folder: Path, good: Path, hanging: Path, busy: bool
):
    script = folder / "parent.py"
    script.write_text(
        "import sys, threading, time\n"
        "from pathlib import Path\n"
        "import psutil\n"
        "from office_app.reading.client import ReadingProcess\n"
        "from office_app.use_cases.progress import NoProgress\n"
        "reader = ReadingProcess()\n"
        "reader.read(Path(sys.argv[1]), NoProgress())\n"
        "if sys.argv[3] == 'True':\n"
        "    threading.Thread(target=reader.read, args=(Path(sys.argv[2]), NoProgress()), daemon=True).start()\n"
        "time.sleep(0.3)\n"
        "print(*[child.pid for child in psutil.Process().children(recursive=True)], flush=True)\n"
        "time.sleep(60)\n",
        encoding="utf-8",
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with subprocess.Popen(
        [sys.executable, str(script), str(good), str(hanging), str(busy)],
        stdout=subprocess.PIPE,
        env=environment,
        text=True,
    ) as parent:
        assert parent.stdout is not None
        left = [psutil.Process(int(pid)) for pid in parent.stdout.readline().split()]
        assert left and all(_runs(child) for child in left)
        parent.kill()

        deadline = time.monotonic() + 5
        while any(_runs(child) for child in left) and time.monotonic() < deadline:
            time.sleep(0.02)
    assert not any(_runs(child) for child in left)


def _runs(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
