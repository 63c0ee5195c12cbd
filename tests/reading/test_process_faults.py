"""Reading programs that are missing, print, hang, answer wrongly or lose their parent."""

import os
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from office_app.domain.errors.files import ReaderFailedError
from office_app.reading.client import ReadingProcess
from tests.reading.made_files import BODY, NO_PROGRESS
from tests.reading.own_reader import good, hanging

__all__ = ["good", "hanging"]  # the fixtures


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
        assert left and all(runs(child) for child in left)
        parent.kill()

        deadline = time.monotonic() + 5
        while any(runs(child) for child in left) and time.monotonic() < deadline:
            time.sleep(0.02)
    assert not any(runs(child) for child in left)


def runs(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_given_a_parent_that_dies_while_sending_when_nobody_hears_of_it_then_the_process_ends():
    command = [sys.executable, "-P", "-X", "utf8", "-m", "office_app.reading.child"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as child:
        assert child.stdin and child.stdout and child.stderr
        try:
            child.stdout.read(1)  # it listens
            child.stderr.close()
            child.stdin.write(b"VPR1\0\0")  # the beginning of a request
            child.stdin.close()
            child.wait(timeout=20)
        finally:
            child.kill()
