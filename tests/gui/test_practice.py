"""The window of practice: told from the office's at a glance, begun anew, left for the real one."""

import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon

from office_app.bootstrap import Office, open_folder, open_office
from office_app.bootstrap.practice import practice_folder, ready_practice, real_folder
from office_app.domain.practice import BAND, TITLE
from office_app.domain.settings import OfficeSettings
from office_app.gui.first_start.first_start_page import FirstStartPage
from office_app.gui.help.help_window import HelpWindow
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.look.theme import ThemeController
from office_app.gui.main_window import MainWindow
from office_app.gui.overview.overview_page import OverviewPage
from office_app.gui.practice.practice_page import PracticePage
from office_app.gui.practice.practice_session import PracticeSession
from office_app.gui.program import Program
from office_app.gui.room import Command, RoomServices
from office_app.gui.settings.settings_page import SettingsPage
from office_app.gui.state_file import StateFile
from office_app.shipped import resource
from tests.gui.conftest import NOW


class Started:
    """Stands in for the system's way to start a program."""

    commands: list[list[str]] = []

    def __init__(self, command: list[str], **_options: object) -> None:
        Started.commands.append(command)


def watch_starts(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Start no program from now on, and return the list of those that would have been."""
    monkeypatch.setattr(Started, "commands", [])
    monkeypatch.setattr(subprocess, "Popen", Started)
    return Started.commands


@pytest.fixture
def program(theme: ThemeController, runner: JobRunner, tmp_path: Path, qtbot) -> Iterator[Program]:
    """The window of practice over a folder in which somebody has practised."""
    folder = practice_folder(tmp_path / "Đảng ủy")
    ready_practice(folder)
    with closing(open_office(folder, now=lambda: NOW)) as office:
        office.save_settings(OfficeSettings(commune="Thanh Lâm", province="Vĩnh Yên"))
        office.add_units(["Chi bộ làm thêm khi thử"])
    window = MainWindow(theme, runner, StateFile())
    window.setWindowIcon(QIcon(str(resource("icons", "app.svg"))))
    qtbot.addWidget(window)
    made = Program(window, lambda where: open_folder(where, now=lambda: NOW), folder, ())
    window.resize(1366, 768)
    window.show()
    with qtbot.waitSignal(made.ready, timeout=20_000):
        made.open()
    yield made
    runner.shutdown(20)
    made.end()


def test_given_practice_when_opened_then_it_says_so_and_is_begun_anew_from_nothing(
    program: Program, runner: JobRunner, shot, qtbot
):
    window = program.window
    session = window.findChild(PracticeSession)
    assert session is not None
    assert session.band.words.text() == BAND
    assert session.band.isVisible()
    assert window.windowTitle().startswith(TITLE)
    shot(window, "lam-thu")
    session.begin_anew()
    qtbot.waitUntil(lambda: window.findChild(PracticePage) is not None, timeout=20_000)
    page = window.findChild(PracticePage)
    assert page is not None
    qtbot.waitUntil(lambda: page.bar.maximum() > 0, timeout=20_000)
    shot(window, "lam-thu-dung")
    assert program.office is not None
    assert "Chi bộ làm thêm khi thử" not in [line.unit.name for line in program.office.units()]
    assert session.band.isVisible()
    for job in runner.jobs:
        job.cancel()
    qtbot.waitUntil(page.retry.isVisible, timeout=20_000)
    assert page.told.text() == "Chưa dựng xong."


def test_given_practice_when_left_then_the_real_office_comes_forward(
    program: Program, monkeypatch: pytest.MonkeyPatch
):
    session = program.window.findChild(PracticeSession)
    assert session is not None
    started = watch_starts(monkeypatch)
    session.leave()
    assert not program.window.isVisible()
    (command,) = started
    assert command[-2:] == ["--data-dir", str(real_folder(session.folder))]
    assert "--practice" not in command


def test_given_practice_when_the_real_folder_is_opened_in_its_window_then_it_looks_real(
    program: Program, office: Office, qtbot
):
    icon = program.window.windowIcon().cacheKey()
    program.end()
    program.window.forget_rooms()
    program.over(office)
    assert program.window.menuWidget() is None
    assert TITLE not in program.window.windowTitle()
    assert program.window.windowIcon().cacheKey() != icon


def test_given_the_first_start_or_the_settings_when_practice_is_asked_then_a_window_of_its_own_opens(
    office: Office, services: RoomServices, monkeypatch: pytest.MonkeyPatch, qtbot
):
    started = watch_starts(monkeypatch)
    first, settings = FirstStartPage(office, services), SettingsPage(office, services)
    for page in (first, settings):
        qtbot.addWidget(page)
        page.show()
    first.form.practice.click()
    settings.data.practice.click()
    assert [command[-3:] for command in started] == [["--practice", "--data-dir", str(office.folder)]] * 2


def test_given_a_program_that_does_not_start_when_practice_is_asked_then_it_is_said(
    office: Office, services: RoomServices, recorded, monkeypatch: pytest.MonkeyPatch, qtbot
):
    def refuse(*_args: object, **_options: object) -> None:
        raise OSError(12, "hết bộ nhớ")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    page = SettingsPage(office, services)
    qtbot.addWidget(page)
    page.data.practice.click()
    assert "hết bộ nhớ" in recorded.errors[0].text_vi()


def test_given_practice_then_what_only_the_real_office_may_do_is_grey_and_says_why(
    program: Program, shot, qtbot
):
    window = program.window
    window.go("overview")
    overview, settings = window.room("overview"), window.room("settings")
    assert isinstance(overview, OverviewPage) and isinstance(settings, SettingsPage)
    data = settings.data
    grey = (
        overview.backup_button,
        settings.update_card.choose,
        data.backup,
        data.restore,
        data.hand_over,
        data.practice,
    )
    assert [(one.text(), one.isEnabled()) for one in grey if one.isEnabled()] == []
    assert all("Đang làm thử" in one.toolTip() for one in grey)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    (guide,) = window.findChildren(HelpWindow)
    assert not guide.practice.isVisible()  # it is practice already
    window.go("settings", Command("back_up"))  # as asked for by its name
    qtbot.waitUntil(lambda: "không sao lưu" in window.notice.text, timeout=5000)
    shot(window, "lam-thu-cai-dat")
    shot(overview, "lam-thu-tong-quan")
