"""The two steps of the start: the first screen over an opened folder, then the office behind the other rooms."""

import json
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from office_app.bootstrap import Office, OpenedFolder, open_folder, open_office
from office_app.domain.errors import AppError
from office_app.domain.errors.data_folder import StoreBusyError, StoreDamagedError, StoreNewerError
from office_app.domain.settings import OfficeSettings
from office_app.gui.app import Program
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.look.theme import ThemeController
from office_app.gui.main_window import MainWindow
from office_app.gui.opening_page import OpeningPage
from office_app.gui.overview.overview_page import OverviewPage
from office_app.gui.room import WaitingRoom
from office_app.gui.search.search_panel import SearchPanel
from office_app.gui.state_file import StateFile
from tests.gui.waiting import LONG

HEAVY = (
    "sqlmodel", "sqlalchemy", "pydantic", "alembic", "reportlab", "openpyxl", "xlsxwriter", "docx",
    "pypdfium2", "jinja2", "rapidfuzz", "psutil",
)  # fmt: skip


class SlowFolder:
    """A folder whose office is made only once the test lets it."""

    def __init__(self, opened: OpenedFolder) -> None:
        self.opened, self.go_on = opened, threading.Event()
        self.fault: AppError | None = None
        opened.office = self.office  # type: ignore[method-assign]

    def office(self) -> Office:
        assert self.go_on.wait(20)
        if self.fault is not None:
            raise self.fault
        return OpenedFolder.office(self.opened)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The data folder of an office that is named and has two chi bộ; closed."""
    office = open_office(tmp_path / "data")
    office.save_settings(OfficeSettings(commune="Thanh Lâm", province="Thái Nguyên"))
    office.add_units(["Chi bộ Thôn Đông", "Chi bộ Thôn Đoài"])
    office.close()
    return tmp_path / "data"


@pytest.fixture
def window(theme: ThemeController, runner: JobRunner, qtbot) -> Iterator[MainWindow]:
    made = MainWindow(theme, runner, StateFile())
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    yield made


@pytest.fixture
def slow(folder: Path) -> Iterator[SlowFolder]:
    made = SlowFolder(open_folder(folder))
    yield made
    made.go_on.set()
    made.opened.close()


def start(window: MainWindow, open_it: Callable[[Path | None], OpenedFolder], folder: Path) -> Program:
    program = Program(window, open_it, folder, ())
    program.setParent(window)
    program.open()
    return program


def first_screen(window: MainWindow, qtbot) -> OverviewPage:
    qtbot.waitUntil(lambda: window.current_key == "overview")
    page = window.room("overview")
    assert isinstance(page, OverviewPage)
    qtbot.waitUntil(lambda: page.cards[3].card.figure == "0/2")
    return page


def refused(program: Program, window: MainWindow, qtbot) -> OpeningPage:
    """Return the page that says why nothing opens, once it is there."""

    def shown() -> bool:
        page = window._form.stack.currentWidget()
        return isinstance(page, OpeningPage) and page.retry_button.isVisible()

    qtbot.waitUntil(shown)
    assert program._page is not None
    return program._page


def test_given_a_room_visited_before_the_office_is_there_when_it_comes_then_the_room_opens_by_itself(
    slow: SlowFolder, folder: Path, window: MainWindow, qtbot
):
    program = start(window, lambda _folder: slow.opened, folder)
    first_screen(window, qtbot)
    assert window.windowTitle().endswith("Xã Thanh Lâm · tỉnh Thái Nguyên")
    window.side_bar._buttons["tasks"].click()
    shown = window._form.stack.currentWidget()
    assert isinstance(shown, WaitingRoom)
    window._refresh()  # F5 has nothing to read yet
    window.back()
    assert window._form.stack.currentWidget() is window.room("overview")
    window.forward()
    with qtbot.waitSignal(program.ready):
        slow.go_on.set()
    assert window.current_key == "tasks"
    assert window._form.stack.currentWidget() is window.room("tasks")
    qtbot.waitUntil(lambda: not window.runner.jobs)
    program.end()


def test_given_the_window_closed_while_the_office_is_made_when_it_ends_then_the_folder_is_clean(
    slow: SlowFolder, folder: Path, window: MainWindow, runner: JobRunner, qtbot
):
    program = start(window, lambda _folder: slow.opened, folder)
    first_screen(window, qtbot)
    qtbot.waitUntil(lambda: bool(runner.jobs))
    threading.Timer(0.2, slow.go_on.set).start()
    assert window.close()
    assert runner.shutdown(10)
    program.end()
    assert not (folder / "running").exists()
    open_folder(folder).close()


def test_given_an_office_that_cannot_be_made_when_tried_again_then_the_folder_was_let_go(
    slow: SlowFolder, folder: Path, window: MainWindow, qtbot
):
    slow.fault = AppError()
    folders = [slow.opened]
    program = start(window, lambda chosen: folders.pop() if folders else open_folder(chosen), folder)
    first_screen(window, qtbot)
    slow.go_on.set()
    page = refused(program, window, qtbot)
    with qtbot.waitSignal(program.ready):
        page.retry_button.click()
    assert window.current_key == "overview"
    qtbot.waitUntil(lambda: not window.runner.jobs)
    program.end()


def test_given_no_settings_when_started_then_the_first_start_leads_to_every_room(
    tmp_path: Path, window: MainWindow, qtbot, monkeypatch: pytest.MonkeyPatch
):
    from office_app.gui.first_start.first_start_page import FirstStartPage

    monkeypatch.setattr("office_app.gui.companions.BACKUP_AFTER", 0)  # at once
    program = start(window, open_folder, tmp_path / "new")
    qtbot.waitUntil(lambda: isinstance(window._form.stack.currentWidget(), FirstStartPage))
    page = window._form.stack.currentWidget()
    assert isinstance(page, FirstStartPage) and program.office is not None
    program.office.save_settings(OfficeSettings(commune="La Hiên", province="Thái Nguyên"))
    with qtbot.waitSignal(program.ready):
        page.finished.emit()
    assert "La Hiên" in window.windowTitle()
    overview = window.room("overview")  # it hears of the day's backup
    qtbot.waitUntil(lambda: "vừa xong" in [label.text() for label in overview.findChildren(QLabel)])
    window.go("tasks")
    assert window._form.stack.currentWidget() is window.room("tasks")
    qtbot.waitUntil(lambda: not window.runner.jobs)
    program.end()


def hold(folder: Path) -> OpenedFolder:
    return open_folder(folder)


def damage(folder: Path) -> None:
    (folder / "office.db").write_bytes(b"no database at all, but long enough to have a header" * 20)


def make_newer(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "office.db")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()


@pytest.mark.parametrize(
    ("spoil", "title"),
    [
        (hold, "Dữ liệu đang được mở ở nơi khác"),
        (make_newer, "Dữ liệu của phiên bản mới hơn"),
        (damage, "Tệp dữ liệu bị hỏng"),
    ],
)
def test_given_a_folder_that_does_not_open_when_started_then_the_page_says_which_way(
    spoil: Callable[[Path], OpenedFolder | None], title: str, folder: Path, window: MainWindow, qtbot
):
    other = spoil(folder)
    program = start(window, open_folder, folder)
    assert refused(program, window, qtbot).title.text() == title
    if other is not None:
        other.close()
    program.end()


def test_given_a_new_process_when_the_first_screen_has_its_figures_then_nothing_heavy_is_imported(
    folder: Path,
):
    code = (
        "import json, sys; from pathlib import Path; from office_app.gui import program\n"
        f"heavy = {HEAVY!r}\n"
        "def loaded():\n"
        "    return [name for name in heavy if name in sys.modules]\n"
        "first_read, completed = program.Program._first_read, program.Program.completed\n"
        "seen = []\n"
        "def read(self, overview):\n"
        "    seen.append([overview.units_total, loaded()])\n"
        "    first_read(self, overview)\n"
        "def then_close(self, office):\n"
        "    completed(self, office)\n"
        "    seen.append('sqlmodel' in loaded())\n"
        "    self.window.close()\n"
        "program.Program._first_read, program.Program.completed = read, then_close\n"
        "from office_app.cli.main import window\n"
        "status = window(Path(sys.argv[1]))\n"
        "print(json.dumps([status, *seen]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == [0, [2, []], True]
    assert not (folder / "running").exists()


@pytest.mark.parametrize(
    ("error", "restorable"),
    [
        (StoreBusyError(folder="D:"), False),
        (StoreDamagedError(file="office.db"), True),
        (StoreNewerError(folder="D:"), True),  # as an update may leave it that went back
    ],
)
def test_given_a_store_that_does_not_open_when_started_then_the_page_says_why_and_what_to_do(
    error: Exception, restorable: bool, office: Office, theme: ThemeController, runner: JobRunner, qtbot
):
    answers: list[Exception | OpenedFolder] = [error, office.opened]

    def open_or_refuse(_folder: Path | None) -> OpenedFolder:
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    window = MainWindow(theme, runner, StateFile())
    qtbot.addWidget(window)
    program = Program(window, open_or_refuse, None, ())
    window.show()
    program.open()
    page = program._page
    assert page is not None
    qtbot.waitUntil(lambda: page.retry_button.isVisible())
    assert error.what.split("«")[0] in page.text.text()  # type: ignore[attr-defined]
    assert page.restore_button.isVisible() == restorable
    with qtbot.waitSignal(program.ready):
        page.retry_button.click()
    assert window.current_key == "overview"
    qtbot.waitUntil(lambda: not runner.jobs, timeout=LONG)


def test_given_a_copy_when_restored_on_the_spot_then_the_office_is_as_it_was(
    tmp_path: Path, theme: ThemeController, runner: JobRunner, qtbot
):
    folder = tmp_path / "data"
    office = open_office(folder)
    office.save_settings(OfficeSettings(commune="Thanh Lâm", province="Thái Nguyên"))
    copy = tmp_path / "van-phong.zip"
    office.backup(copy)
    office.save_settings(OfficeSettings(commune="La Hiên", province="Thái Nguyên"))
    window = MainWindow(theme, runner, StateFile())
    qtbot.addWidget(window)
    office.close()
    program = Program(window, open_folder, folder, ())
    window.show()
    with qtbot.waitSignal(program.ready):
        program.open()
    assert "La Hiên" in window.windowTitle()
    assert window.services.restore is not None
    with qtbot.waitSignal(program.ready, timeout=20_000):
        window.services.restore(copy)
    qtbot.waitUntil(lambda: "Thanh Lâm" in window.windowTitle())
    assert window.current_key == "overview"
    qtbot.waitUntil(lambda: len(window.findChildren(SearchPanel)) == 1)  # that of the office before has gone
    qtbot.waitUntil(lambda: not runner.jobs, timeout=LONG)
    program.end()


def test_given_the_start_when_the_window_is_made_then_nothing_heavy_is_loaded_yet():
    code = f"import sys, office_app.gui.app; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_given_a_window_when_started_and_closed_then_it_ends_by_itself(tmp_path: Path):
    code = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QTimer; from office_app.gui import app\n"
        "completed = app.Program.completed\n"
        "def then_close(self, office):\n"
        "    completed(self, office)\n"
        "    QTimer.singleShot(50, self.window.close)\n"
        "app.Program.completed = then_close\n"
        "sys.exit(app.run_window(Path(sys.argv[1])))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "data")],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "data" / "window.ini").exists()
