"""Numbers of the outgoing register: kept, voided, each gap with its reason."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.outgoing import OutgoingState
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.outgoing.gap_list import NONE
from office_app.gui.outgoing.outgoing_page import OutgoingPage
from office_app.gui.widgets.issue_dialog import IssueDialog
from tests.gui.conftest import Recorded
from tests.gui.outgoing_room import draft, page, wait_printed
from tests.gui.waiting import wait_idle

__all__ = ["draft", "page"]
Shot = Callable[[QWidget, str], Path]


def press(widget: QWidget, words: str, qtbot: QtBot) -> None:
    """Press the first button with these words."""
    button = next(one for one in widget.findChildren(QPushButton) if one.text() == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def open_numbers(page: OutgoingPage, runner: JobRunner, qtbot: QtBot) -> None:
    page.open(None)
    page.numbers.toggle()
    wait_idle(runner, qtbot)


def test_given_the_next_number_when_kept_then_the_one_after_comes_next_and_the_gap_is_explained(
    page: OutgoingPage, office: Office, recorded: Recorded, runner: JobRunner, qtbot: QtBot
):
    open_numbers(page, runner, qtbot)
    panel = page.numbers
    assert "số tiếp theo 01" in panel.next.text() and panel.gaps.words == [NONE]
    qtbot.mouseClick(panel.keep, Qt.MouseButton.LeftButton)
    panel.reason.reason.setCurrentText("Dành cho sổ mật")
    qtbot.mouseClick(panel.reason.ok, Qt.MouseButton.LeftButton)
    wait_idle(runner, qtbot)
    assert "số tiếp theo 02" in panel.next.text()
    assert panel.gaps.words == ["Số 01: dành riêng, dành cho sổ mật"]
    assert office.next_number("KH") == 2 and recorded.changes == 1


def test_given_a_kept_number_when_given_back_or_voided_then_the_book_says_why(
    page: OutgoingPage, office: Office, recorded: Recorded, runner: JobRunner, qtbot: QtBot
):
    office.reserve_number("KH", 1, "Dành cho sổ mật")
    office.reserve_number("KH", 2, "Dành cho sổ mật")
    open_numbers(page, runner, qtbot)
    panel = page.numbers
    press(panel.gaps, "Trả số…", qtbot)
    panel.reason.reason.setCurrentText("Giữ nhầm số")
    qtbot.mouseClick(panel.reason.ok, Qt.MouseButton.LeftButton)
    wait_idle(runner, qtbot)
    assert "số tiếp theo 02" in panel.next.text()
    assert panel.gaps.words == ["Số 01: dành riêng, dành cho sổ mật"]
    press(panel.gaps, "Hủy số…", qtbot)
    qtbot.keyClicks(panel.reason.reason.lineEdit(), "cap nham")
    qtbot.keyClick(panel.reason.reason.lineEdit(), Qt.Key.Key_Return)
    wait_idle(runner, qtbot)
    assert panel.gaps.words == ["Số 01: số hủy, cap nham"] and not recorded.errors
    panel.number.setValue(1)
    qtbot.mouseClick(panel.keep, Qt.MouseButton.LeftButton)
    panel.reason.reason.setCurrentText("Dành cho sổ mật")
    qtbot.mouseClick(panel.reason.ok, Qt.MouseButton.LeftButton)
    wait_idle(runner, qtbot)
    assert len(recorded.errors) == 1 and panel.gaps.words == ["Số 01: số hủy, cap nham"]


def test_given_numbers_left_out_when_explained_then_all_of_them_bear_the_reason(
    page: OutgoingPage, office: Office, draft: int, runner: JobRunner, qtbot: QtBot, shot: Shot
):
    office.issue(office.outgoing_document(draft).draft, issued_on=office.today(), number=4)
    office.reserve_number("KH", None, "Chờ kế hoạch của Ban Thường vụ")
    open_numbers(page, runner, qtbot)
    panel = page.numbers
    assert panel.gaps.words == [
        "Số 05: dành riêng, chờ kế hoạch của Ban Thường vụ",
        "Số 01 đến 03: trống, chưa rõ lý do",
    ]
    shot(page, "numbers-book")
    press(panel.gaps, "Ghi lý do…", qtbot)
    panel.reason.reason.setCurrentText("Dành cho văn bản giấy vào sổ riêng")
    qtbot.mouseClick(panel.reason.ok, Qt.MouseButton.LeftButton)
    wait_idle(runner, qtbot)
    reason = "số hủy, dành cho văn bản giấy vào sổ riêng"
    assert panel.gaps.words[1:] == [f"Số {number:02d}: {reason}" for number in (3, 2, 1)]


def test_given_a_kept_number_when_issuing_then_it_can_be_chosen_and_oddness_is_confirmed(
    page: OutgoingPage, office: Office, draft: int, runner: JobRunner, qtbot: QtBot, shot: Shot
):
    today = office.today()
    office.reserve_number("KH", 1, "Chờ kế hoạch của Ban Thường vụ")
    other = replace(office.outgoing_document(draft).draft, id=None)
    office.issue(other, issued_on=today - timedelta(days=2))
    page.open(draft)
    wait_printed(page, qtbot)
    for finding in page.editor.must_mend:
        page.strip._let_stand(finding, "Đã kiểm tra lại, nội dung đúng")
        wait_printed(page, qtbot)
    page._ask_to_issue()
    wait_idle(runner, qtbot)
    dialog = page.findChild(IssueDialog)
    assert dialog is not None and dialog.form.number.value() == 3 and dialog.kept.isVisible()
    assert not dialog.uses_kept
    for day, words in ((date(2062, 1, 5), "quá 31 ngày"), (date(2024, 1, 5), "trước ngày bắt đầu nhiệm kỳ")):
        dialog.issued_on.set_date(day)
        qtbot.mouseClick(dialog.form.okButton, Qt.MouseButton.LeftButton)
        assert dialog.isVisible() and words in dialog.form.wrongLabel.text()
    dialog.issued_on.set_date(today - timedelta(days=5))
    qtbot.mouseClick(dialog.form.okButton, Qt.MouseButton.LeftButton)
    assert "sớm hơn ngày của số trước" in dialog.form.wrongLabel.text()
    assert dialog.form.okButton.text() == "Vẫn phát hành"
    shot(dialog, "issue-confirm")
    dialog.kept.setCurrentIndex(1)
    dialog.kept.activated.emit(1)
    assert dialog.form.number.value() == 1 and dialog.uses_kept
    assert dialog.form.okButton.text() == "Phát hành" and not dialog.form.wrongLabel.isVisible()
    qtbot.mouseClick(dialog.form.okButton, Qt.MouseButton.LeftButton)
    wait_idle(runner, qtbot)
    assert office.outgoing_document(draft).symbol == "01-KH/ĐU"
    assert not office.series_of("KH").gaps


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
    assert page.numbers.gaps.words == ["Số 01: số hủy, văn bản không phát hành"]
