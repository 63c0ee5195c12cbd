"""Numbers of the outgoing register: kept, voided, each gap with its reason."""

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.outgoing import OutgoingState
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.outgoing.outgoing_page import OutgoingPage
from tests.gui.conftest import Recorded
from tests.gui.outgoing_room import draft, page
from tests.gui.waiting import wait_idle

__all__ = ["draft", "page"]


def open_numbers(page: OutgoingPage, runner: JobRunner, qtbot: QtBot) -> None:
    page.open(None)
    page.numbers.toggle()
    wait_idle(runner, qtbot)


def test_given_the_next_number_when_kept_then_the_one_after_comes_next_and_the_gap_is_explained(
    page: OutgoingPage, office: Office, recorded: Recorded, runner: JobRunner, qtbot: QtBot
):
    open_numbers(page, runner, qtbot)
    panel = page.numbers
    assert "số tiếp theo 01" in panel.next.text() and "Không có số nào" in panel.gaps.text()
    qtbot.mouseClick(panel.keep, Qt.MouseButton.LeftButton)
    panel.reason.reason.setCurrentText("Dành cho sổ mật")
    qtbot.mouseClick(panel.reason.ok, Qt.MouseButton.LeftButton)
    wait_idle(runner, qtbot)
    assert "số tiếp theo 02" in panel.next.text()
    assert panel.gaps.text() == "Số 01: dành cho sổ mật"
    assert office.next_number("KH") == 2 and recorded.changes == 1


def test_given_a_number_kept_when_voided_too_then_it_is_refused_and_nothing_changes(
    page: OutgoingPage, office: Office, recorded: Recorded, runner: JobRunner, qtbot: QtBot
):
    office.reserve_number("KH", 1, "Dành cho sổ mật")
    open_numbers(page, runner, qtbot)
    page.numbers.number.setValue(1)
    qtbot.mouseClick(page.numbers.void, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(page.numbers.reason.reason.lineEdit(), "cap nham")
    qtbot.keyClick(page.numbers.reason.reason.lineEdit(), Qt.Key.Key_Return)
    wait_idle(runner, qtbot)
    assert len(recorded.errors) == 1 and page.numbers.gaps.text() == "Số 01: dành cho sổ mật"


def test_given_an_issued_paper_when_its_number_is_voided_then_it_stays_and_the_number_never_comes_back(
    page: OutgoingPage, office: Office, draft: int, runner: JobRunner, qtbot: QtBot
):
    office.issue(office.outgoing_document(draft).draft, issued_on=date(2026, 11, 24))
    page.open(draft)
    wait_idle(runner, qtbot)
    qtbot.mouseClick(page.strip.void, Qt.MouseButton.LeftButton)
    page.strip.issued_reason.reason.setCurrentText("Văn bản không phát hành")
    qtbot.mouseClick(page.strip.issued_reason.ok, Qt.MouseButton.LeftButton)
    wait_idle(runner, qtbot)
    document = office.outgoing_document(draft)
    assert document.state is OutgoingState.VOIDED and document.files
    assert not page.strip.void.isVisible() and page.issued._badge.word == "đã hủy số"
    assert office.next_number("KH") == 2
    page._to_list()
    open_numbers(page, runner, qtbot)
    assert page.numbers.gaps.text() == "Số 01: văn bản không phát hành"
