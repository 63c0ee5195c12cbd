"""A second start: the first window comes forward and takes the files, and is replaced when it was killed."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QDialog

from office_app.bootstrap import open_folder
from office_app.cli.arguments import parse
from office_app.gui import one_window
from office_app.gui.app import Program
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.look.theme import ThemeController
from office_app.gui.main_window import MainWindow
from office_app.gui.one_window import OneWindow, SilentWindowError, claim_or_hand_over
from office_app.gui.state_file import StateFile

# The first window in a process of its own: claims, listens, prints what it is asked, or stands still.
FIRST = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from office_app.gui.one_window import claim_or_hand_over
app = QCoreApplication([])
place = claim_or_hand_over(Path(sys.argv[1]))
place.asked.connect(lambda files: print("asked", flush=True))
place.listen()
print("listening", flush=True)
time.sleep(60) if sys.argv[2] == "hang" else app.exec()
"""


# The whole window; closed at once, with a job under way that takes a while to stop.
CLOSING = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from office_app.gui import app as program_app
from office_app.gui.main_window import MainWindow
from office_app.gui.one_window import claim_or_hand_over
place = claim_or_hand_over(Path(sys.argv[1]))
place.asked.connect(lambda files: print("asked", flush=True))
def work(window):
    def long(_progress):
        print("closing", flush=True)
        time.sleep(2.5)
    window.runner.run(long)
    window.close()
first = MainWindow.show_first
def show_first(window):
    first(window)
    QTimer.singleShot(300, lambda: work(window))
MainWindow.show_first = show_first
program_app.run_window(Path(sys.argv[1]), place=place)
"""


@pytest.fixture(autouse=True)
def _short_names(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Locks and sockets of these tests lie in a folder of their own, with a path short enough for a socket."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("run")))


@pytest.fixture
def first(tmp_path: Path) -> Iterator[Callable[[str], subprocess.Popen[str]]]:
    started = []

    def start(how: str, script: str = FIRST, until: str = "listening\n") -> subprocess.Popen[str]:
        words = [sys.executable, "-c", script, str(tmp_path), how]
        process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
        started.append(process)
        assert process.stdout is not None and process.stdout.readline() == until
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def start_again(folder: Path, files: list[Path], qtbot) -> None:
    """Start the program a second time, with files, and see it end well at once."""
    words = ["--data-dir", str(folder), "--open", *map(str, files)]
    second = subprocess.Popen([sys.executable, "-m", "office_app.cli.main", *words])
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=10000)
    assert second.returncode == 0


@pytest.fixture
def program(
    first_folder: Path, office, theme: ThemeController, runner: JobRunner, qtbot
) -> Iterator[Program]:
    """The first window, over an office that is named, with the right to be the only one."""
    folder = office.folder
    office.close()
    window = MainWindow(theme, runner, StateFile())
    qtbot.addWidget(window)
    window.show()
    made = Program(window, open_folder, folder, ())
    made.setParent(window)
    place = claim_or_hand_over(folder)
    assert place is not None
    place.asked.connect(made.come_forward)
    made.moved.connect(place.move_to)
    place.listen()
    yield made
    qtbot.waitUntil(lambda: not runner.jobs, timeout=20000)
    place.release()
    made.end()


def test_given_a_window_put_away_when_started_again_with_files_then_it_comes_forward_and_takes_them(
    program: Program, tmp_path: Path, qtbot
):
    papers = [tmp_path / "Công văn số 1.txt", tmp_path / "Kế hoạch.txt"]
    for paper in papers:
        paper.write_text("ĐẢNG ỦY XÃ\nSố 12-CV/ĐU", encoding="utf-8")
    window, folder = program.window, program._data_dir
    assert folder is not None
    start_again(folder, papers, qtbot)  # before any room is there: the files wait
    with qtbot.waitSignal(program.ready, timeout=20000):
        program.open()
    qtbot.waitUntil(lambda: window.current_key == "intake", timeout=10000)
    assert program.office is not None
    office = program.office
    qtbot.waitUntil(
        lambda: {item.path.name for item in office.saved_intake()} == {p.name for p in papers}, timeout=10000
    )
    window.setWindowState(Qt.WindowState.WindowMaximized | Qt.WindowState.WindowMinimized)
    dialog = QDialog(window)
    dialog.setModal(True)
    window.go("overview")
    dialog.show()
    start_again(folder, papers[:1], qtbot)
    qtbot.waitUntil(lambda: not window.isMinimized())
    assert window.isMaximized()
    assert window.current_key == "overview"  # not changed under the dialog
    dialog.close()
    qtbot.waitUntil(lambda: window.current_key == "intake")


def test_given_the_first_was_killed_when_started_again_then_this_one_is_the_window(tmp_path: Path, first):
    process = first("listen")
    assert claim_or_hand_over(tmp_path) is None
    os.kill(process.pid, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
    process.wait(10)
    place = claim_or_hand_over(tmp_path)
    assert place is not None
    place.listen()
    place.release()


def test_given_a_first_that_hangs_when_started_again_then_it_says_so_and_what_to_do(
    tmp_path: Path, first, monkeypatch
):
    monkeypatch.setattr(one_window, "ANSWER_WITHIN", 0.3)
    first("hang")
    with pytest.raises(SilentWindowError) as raised:
        claim_or_hand_over(tmp_path, [tmp_path / "a.pdf"])
    assert "không trả lời" in raised.value.text_vi() and "Task Manager" in raised.value.text_vi()


def test_given_a_first_that_closes_with_a_job_under_way_when_started_again_then_this_one_waits_and_is_the_window(
    tmp_path: Path, first
):
    closing = first("", CLOSING, "closing\n")
    place = claim_or_hand_over(tmp_path, [tmp_path / "a.pdf"])
    assert place is not None
    assert "asked" not in closing.communicate(timeout=10)[0]  # it would have been lost with the window
    place.release()


def test_given_two_data_folders_when_started_then_each_has_its_window(tmp_path: Path, qapp):
    here, there = OneWindow(tmp_path / "một"), OneWindow(tmp_path / "hai")
    assert here.claim() and there.claim()
    assert not OneWindow(tmp_path / "khác" / ".." / "một").claim()  # the same folder by another way
    here.listen()
    here.move_to(tmp_path / "hai")  # taken: stays
    assert not OneWindow(tmp_path / "một").claim()
    there.release()
    here.move_to(tmp_path / "hai")
    assert not OneWindow(tmp_path / "hai").claim()
    elsewhere = OneWindow(tmp_path / "một")
    assert elsewhere.claim()
    elsewhere.release()
    here.release()


@pytest.mark.parametrize("message", [b"not ours\n", b"[1]\n", json.dumps({"files": [3]}).encode() + b"\n"])
def test_given_a_message_that_is_not_ours_when_it_comes_then_it_is_dropped(
    message: bytes, tmp_path: Path, qtbot
):
    place = OneWindow(tmp_path)
    assert place.claim()
    place.listen()
    asked: list[object] = []
    place.asked.connect(asked.append)
    socket = QLocalSocket()
    socket.connectToServer(place._name)
    assert socket.waitForConnected(1000)
    socket.write(message)
    qtbot.waitUntil(lambda: socket.state() is QLocalSocket.LocalSocketState.UnconnectedState)
    assert not asked
    place.release()


def test_given_a_file_dropped_on_the_icon_when_started_then_it_is_opened(tmp_path: Path):
    paper = tmp_path / "Kế hoạch.pdf"
    paper.write_bytes(b"")
    arguments = parse([str(paper), str(paper)])
    assert (arguments.command, arguments.files_to_open) == (None, [paper, paper])
