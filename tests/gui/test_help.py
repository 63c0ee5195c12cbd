"""F1 opens the guide at the right place; the guide is searched, gone through, enlarged and printed."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QRect, QSize, Qt, QUrl
from PySide6.QtGui import QShortcut, QTextDocument
from PySide6.QtWidgets import QDialog, QLineEdit, QTabBar, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.gui.app import build_window
from office_app.gui.help import help_window
from office_app.gui.help.guide import HOME, QUICK_START, shipped_guide
from office_app.gui.help.help_window import HelpWindow, show_help
from office_app.gui.help.places import ROOMS, place_of
from office_app.gui.help.sheet import QUICK_START_PAGES, print_page
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.look.theme import ThemeController
from office_app.gui.main_window import MainWindow
from office_app.gui.state_file import StateFile


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def window(office: Office, theme: ThemeController, runner: JobRunner, qtbot: QtBot) -> MainWindow:
    made = build_window(office, theme, runner)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitUntil(lambda: not runner.jobs, timeout=20000)
    return made


def opened(owner: QWidget) -> HelpWindow:
    (made,) = owner.findChildren(HelpWindow, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return made


def text_at_top(help_shown: HelpWindow) -> str:
    return help_shown.browser.textCursor().block().text()


def keys_of(shortcuts: Iterable[QShortcut]) -> set[str]:
    return {shortcut.key().toString() for shortcut in shortcuts}


def test_given_each_room_when_f1_is_pressed_then_its_page_is_shown_and_no_key_of_the_window_is_bound_twice(
    window: MainWindow, qtbot: QtBot
):
    shown = {}
    everywhere = keys_of(one for one in window.findChildren(QShortcut) if one.parent() is window)
    for room in ROOMS:
        window.go(room)
        qtbot.keyClick(window, Qt.Key.Key_F1)
        shown[room] = opened(window).browser.place
        # Qt gives a key that two ask for to neither.
        page = window.room(room)
        inside = [page, *(part for part in page.findChildren(QWidget) if not part.isWindow())]  # no popups
        held = keys_of(child for part in inside for child in part.children() if isinstance(child, QShortcut))
        assert not everywhere & held, room
    # Rooms stand at their first page here: an office without records.
    assert shown == {**ROOMS, "settings": "cai-dat"}


def test_given_a_tab_with_a_place_of_its_own_when_f1_is_pressed_then_that_heading_stands_on_top(
    window: MainWindow, qtbot: QtBot
):
    window.go("inspections")
    bar = next(bar for bar in window.room("inspections").findChildren(QTabBar) if bar.isVisible())
    bar.setCurrentIndex(bar.count() - 1)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    shown = opened(window)
    assert text_at_top(shown) == "Minh chứng đánh giá chi bộ"
    # Though it is the last of its page: room is left under it.
    qtbot.waitUntil(lambda: 0 <= shown.browser.cursorRect().top() <= 20)


def test_given_the_keyboard_in_the_attendance_beside_a_tab_when_f1_is_asked_then_the_tab_goes_first(
    qtbot: QtBot,
):
    class AttendancePanel(QWidget):  # the table goes by the name of the class
        pass

    page = QWidget()
    qtbot.addWidget(page)
    column, tabs, panel = QVBoxLayout(page), QTabBar(), AttendancePanel()
    for label in ("Chi bộ", "Lịch"):
        tabs.addTab(label)
    column.addWidget(tabs)
    column.addWidget(panel)
    page.show()
    assert place_of("study", page, panel) == "hoc-tap#điểm-danh"
    tabs.setCurrentIndex(1)
    assert place_of("study", page, panel) == "hoc-tap#lịch-học"


def test_given_a_dialog_when_f1_is_pressed_in_it_then_it_has_a_help_window_of_its_own(
    window: MainWindow, qtbot: QtBot
):
    class CampaignDialog(QDialog):  # the table goes by the name of the class
        pass

    dialog = CampaignDialog(window)
    box = QLineEdit()
    QVBoxLayout(dialog).addWidget(box)
    dialog.setModal(True)
    dialog.show()
    qtbot.waitUntil(lambda: bool(dialog.property("hasHelp")))
    qtbot.keyClick(box, Qt.Key.Key_F1)
    assert opened(dialog).browser.place == "hoc-tap#lập-đợt-học-tập"
    dialog.close()


def test_given_the_first_start_when_f1_is_pressed_then_its_page_is_shown(
    new_office: Office, theme: ThemeController, runner: JobRunner, qtbot: QtBot
):
    window = build_window(new_office, theme, runner)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert opened(window).browser.place == "lan-dau"


def test_given_no_room_yet_when_asked_then_the_contents_are_shown(owner: QWidget):
    assert place_of(None, None, None) == HOME
    assert place_of(None, owner, None) == HOME


def test_given_words_without_marks_when_searched_and_enter_is_pressed_then_the_first_place_is_shown(
    theme: ThemeController, owner: QWidget, qtbot: QtBot
):
    shown = show_help(theme, StateFile(), owner, HOME)
    qtbot.keyClicks(shown.box, "tau vu tru")
    qtbot.keyClick(shown.box, Qt.Key.Key_Return)
    assert shown.contents.hits.count() == 0
    assert "Không có trang nào" in shown.contents.said.text()
    shown.box.clear()
    qtbot.keyClicks(shown.box, "hoc bu")
    qtbot.keyClick(shown.box, Qt.Key.Key_Return)
    assert shown.browser.place == "hoc-tap#học-bù"
    assert text_at_top(shown) == "Học bù"


def test_given_pages_visited_when_going_back_and_on_then_they_come_again(
    theme: ThemeController, owner: QWidget, qtbot: QtBot
):
    shown = show_help(theme, StateFile(), owner, "hoc-tap")
    shown.browser.show_place("bao-cao#biểu-của-cấp-trên")
    shown.browser.show_place("no-such-page")
    assert shown.browser.place == "bao-cao#biểu-của-cấp-trên"
    qtbot.mouseClick(shown.back, Qt.MouseButton.LeftButton)
    assert shown.browser.place == "hoc-tap"
    assert not shown.back.isEnabled()
    qtbot.mouseClick(shown.forward, Qt.MouseButton.LeftButton)
    assert text_at_top(shown) == "Biểu của cấp trên"


def test_given_a_page_when_enlarged_then_letters_grow_and_pictures_keep_to_the_width(
    theme: ThemeController, owner: QWidget, qtbot: QtBot
):
    shown = show_help(theme, StateFile(), owner, "van-ban-den")
    before = shown.browser.document().defaultFont().pointSizeF()
    qtbot.mouseClick(shown.larger, Qt.MouseButton.LeftButton)
    assert shown.browser.document().defaultFont().pointSizeF() > before
    for width in (460, 1000):
        shown.resize(width, 600)
        qtbot.waitUntil(lambda: shown.browser.horizontalScrollBar().maximum() == 0, timeout=2000)


def test_given_every_page_in_light_and_dark_when_shown_then_its_pictures_are_drawn(
    theme: ThemeController, owner: QWidget
):
    browser = show_help(theme, StateFile(), owner, HOME).browser
    for mode in ("light", "dark"):
        theme.set_mode(mode)
        for name, page in shipped_guide().pages.items():
            browser.show_place(name)
            pictures = re.findall(r"!\[[^\]]*\]\(([^)]*)\)", page.markdown)
            assert browser.document().toRawText().count("\ufffc") == len(pictures)
            for picture in pictures:
                drawn = browser.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(picture))
                assert not drawn.isNull(), (name, picture, mode)
    theme.set_mode("light")


def test_given_the_quick_start_when_printed_then_it_has_two_a4_pages(theme: ThemeController, tmp_path: Path):
    path = print_page(shipped_guide(), QUICK_START, tmp_path)
    with pypdfium2.PdfDocument(str(path)) as printed:
        assert len(printed) == QUICK_START_PAGES
        assert [round(side) for side in printed[0].get_size()] == [595, 842]
        pages = [page.get_textpage().get_text_bounded() for page in printed]
    assert "1. Nhận và vào sổ" in pages[0] and "Khi có trục trặc" in pages[1]
    assert "trang 2/2" in pages[1]


def test_given_a_folder_that_is_gone_when_printed_then_the_window_says_what_to_do(
    theme: ThemeController, owner: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    opened_paths: list[Path] = []
    take: Callable[[Path], None] = opened_paths.append
    monkeypatch.setattr(help_window, "open_path", take)
    shown = show_help(theme, StateFile(), owner, HOME)
    shown.print_page(QUICK_START)
    assert not opened_paths
    assert "Chưa ghi được tệp PDF" in shown.problem.text()


def test_given_the_guide_moved_and_made_smaller_when_opened_again_then_it_stands_there_also_after_a_restart(
    window: MainWindow, theme: ThemeController, owner: QWidget, qtbot: QtBot
):
    qtbot.keyClick(window, Qt.Key.Key_F1)
    place = QRect(60, 90, 700, 420)
    opened(window).setGeometry(place)
    qtbot.keyClick(opened(window), Qt.Key.Key_Escape)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert opened(window).geometry() == place
    window.close()  # with the guide open beside it
    assert not opened(window).isVisible()
    assert window.state.path is not None
    again = show_help(theme, StateFile(window.state.path), owner, HOME)
    assert again.geometry() == place


def test_given_large_letters_when_opened_first_then_the_window_and_its_title_lie_on_the_screen(
    theme: ThemeController, owner: QWidget
):
    theme.set_zoom(200)
    made = show_help(theme, StateFile(), owner, HOME)
    screen = made.screen().availableGeometry()
    title = 32
    assert screen.contains(QRect(made.pos(), made.size() + QSize(0, title)))
