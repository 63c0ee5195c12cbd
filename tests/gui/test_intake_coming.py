"""Files that come while others wait: said and shown, taken out of folders, and known when they are there already."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.intake import WaitingFile
from office_app.gui.app import build_window
from office_app.gui.intake.intake_page import IntakePage
from office_app.gui.intake.notes import EXISTING
from office_app.gui.intake.queue import Stage
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.look.theme import ThemeController
from office_app.gui.room import RoomServices
from tests.gui.conftest import Recorded
from tests.gui.intake_papers import damaged_file, pdf_file, word_file
from tests.gui.intake_room import (
    focused,
    form_of,
    opened_room,
    read_all,
    wait_read,
    wait_recognised,
    wait_registered,
)
from tests.gui.waiting import LONG, wait_idle

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(office: Office, services: RoomServices, qtbot: QtBot) -> Iterator[IntakePage]:
    yield opened_room(office, services, qtbot)


def copy_of(path: Path, name: str) -> Path:
    twin = path.with_name(name)
    twin.write_bytes(path.read_bytes())
    return twin


# ---- said and shown


def test_given_a_long_strip_when_files_come_then_it_says_how_many_and_scrolls_to_the_first(
    page: IntakePage, runner: JobRunner, recorded: Recorded, qtbot: QtBot, tmp_path: Path
):
    (tmp_path / "hong").mkdir()
    read_all(page, qtbot, word_file(tmp_path))
    first = [
        damaged_file(tmp_path).rename(tmp_path / "hong" / f"tep {number:02}.pdf") for number in range(20)
    ]
    page.open(first)
    assert recorded.toasts[-1] == "Đã thêm 20 tệp."
    wait_read(page, qtbot)
    new = (word_file(tmp_path, 119), word_file(tmp_path, 120))
    page.open(new)
    assert recorded.toasts[-1] == "Đã thêm 2 tệp."
    shown = page.strip.viewport().rect()
    assert shown.contains(page.strip.visualRect(page.strip.model().index(21, 0)))
    wait_read(page, qtbot)
    page.open(new)
    assert recorded.toasts[-1] == "Tệp đã có trong danh sách."
    wait_idle(runner, qtbot)


def test_given_a_folder_when_dropped_then_the_documents_in_it_are_taken_and_nothing_else(
    page: IntakePage, runner: JobRunner, recorded: Recorded, qtbot: QtBot, tmp_path: Path
):
    folder = tmp_path / "van ban thang 11"
    (folder / "cu").mkdir(parents=True)
    word_file(folder, 119), word_file(folder, 118), word_file(folder / "cu", 1)
    (folder / "Thumbs.db").write_bytes(b"anh nho")
    page.open((folder,))
    wait_read(page, qtbot)
    assert [item.name for item in page.presenter.queue.items] == ["118-KH-TU.docx", "119-KH-TU.docx"]
    (tmp_path / "trong").mkdir()
    page.open((tmp_path / "trong",))
    assert recorded.toasts[-1] == "Trong thư mục «trong» không có tệp văn bản nào để nhận."
    assert len(page.presenter.queue.items) == 2
    wait_idle(runner, qtbot)


# ---- there already


def test_given_a_paper_of_the_register_when_it_comes_again_then_strip_and_form_lead_to_it(
    page: IntakePage, office: Office, runner: JobRunner, recorded: Recorded, qtbot: QtBot, tmp_path: Path
):
    path = word_file(tmp_path)
    there = office.register(office.propose_entry(office.read(path)), [path])
    page.open((copy_of(path, "ban gui lai.docx"), pdf_file(tmp_path)))  # the same file; the same paper as PDF
    wait_recognised(page, qtbot)
    wait_idle(runner, qtbot)
    assert [item.chip[1] for item in page.presenter.queue.items] == ["đã có trong sổ"] * 2
    assert "đã có trong sổ" in page._form.noteText.text()
    page._form.noteText.linkActivated.emit(EXISTING)
    assert recorded.visits == [("incoming", there.id)]


def test_given_a_file_twice_when_one_is_entered_then_the_other_is_told_to_be_there(
    page: IntakePage, office: Office, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    path = word_file(tmp_path)
    page.open((path, copy_of(path, "ban sao.docx")))
    wait_recognised(page, qtbot)
    first, second = page.presenter.queue.items
    assert (first.twin, second.twin) == ("", "118-KH-TU.docx")
    assert second.chip[1] == "trùng tệp khác"
    qtbot.keyClick(focused(page), Qt.Key.Key_Return, CONTROL)
    wait_registered(office, qtbot, 1)
    qtbot.waitUntil(lambda: second.chip[1] == "đã có trong sổ", timeout=LONG)
    assert page.presenter.current is second and second.stage is Stage.READY
    assert form_of(page).document.symbol == "118-KH/TU"
    assert "Mở văn bản đã có" in page._form.noteText.text()
    wait_idle(runner, qtbot)


def test_given_files_that_wait_when_they_come_and_go_then_the_side_bar_counts_them(
    office: Office, theme: ThemeController, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    office.save_intake([WaitingFile(pdf_file(tmp_path, 1)), WaitingFile(pdf_file(tmp_path, 2))])
    window = build_window(office, theme, runner)
    qtbot.addWidget(window)
    window.show()
    line = window.side_bar._buttons["intake"]
    qtbot.waitUntil(lambda: line.count == 2, timeout=LONG)  # before anybody visits the room
    assert line.accessibleName() == "Nhận văn bản, 2 tệp chờ vào sổ"
    assert "2 tệp chờ vào sổ" in line.toolTip()

    window.take_files([pdf_file(tmp_path, 3)])
    page = window.room("intake")
    assert isinstance(page, IntakePage)
    qtbot.waitUntil(lambda: page.files.keeper.ready, timeout=LONG)
    wait_read(page, qtbot)
    assert line.count == 3
    window.go("overview")
    page.presenter.drop(page.presenter.queue.items[0])
    assert line.count == 2
    for left in (1, 0):
        page.presenter.register()
        qtbot.waitUntil(partial(lambda left: line.count == left, left), timeout=LONG)
    assert (line.count, line.accessibleName()) == (0, "Nhận văn bản")
    wait_idle(runner, qtbot)
