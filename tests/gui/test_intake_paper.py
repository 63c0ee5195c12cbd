"""The paper beside the form: its marks, words picked on it with keys and mouse."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.incoming import CitationRole, CitedDocument, Obligation, ObligationKind, Span
from office_app.gui.intake.entry import Ticked
from office_app.gui.intake.intake_page import IntakePage
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.look.theme import ThemeController
from office_app.gui.room import RoomServices
from office_app.gui.widgets.passages import PagePart
from tests.gui.intake_papers import long_pdf_file, pdf_file, scan_of_directive, word_file
from tests.gui.intake_room import OFF, drag_to, focused, form_of, opened_room, read_all, wait_listed
from tests.gui.waiting import LONG, wait_idle


@pytest.fixture
def page(office: Office, services: RoomServices, qtbot: QtBot) -> Iterator[IntakePage]:
    yield opened_room(office, services, qtbot)


def word_place(page: IntakePage, text: str) -> tuple[PagePart, QPoint]:
    """Return where a word of the first page stands, in the view."""
    view = page.paper.pages.pages
    number = next(n for n, word in enumerate(view._words[0].words) if word.text.startswith(text))
    rect = view._page_rect(0).translated(-view._shift())
    box = view._on_page(rect, view._words[0].boxes(number, number + 1)[0])
    return PagePart(0, number, number + 1), box.center().toPoint()


def wait_marked(page: IntakePage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(page.paper.pages.pages._marks.get(0)), timeout=LONG)


def marked_words(page: IntakePage) -> list[str]:
    view = page.paper.pages.pages
    return [view._words[0].text(mark.first, mark.last) for mark in view._marks[0]]


def editor_text(page: IntakePage, key: str) -> str:
    editor = page.fields.editors[key]
    assert isinstance(editor, QLineEdit)
    return editor.text()


def test_given_a_pdf_when_shown_then_its_values_are_marked_on_the_page_itself(
    page: IntakePage, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    read_all(page, qtbot, pdf_file(tmp_path))
    wait_marked(page, qtbot)
    words = " | ".join(" ".join(passage.split()) for passage in marked_words(page))
    for wanted in ("118-KH/TU", "26-KH/TW", "ngày 12 tháng 11 năm 2026", "trước ngày 20/12/2026"):
        assert wanted in words
    wait_idle(runner, qtbot)


def test_given_a_scan_when_recognised_then_its_values_are_marked_on_the_picture(
    page: IntakePage, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    read_all(page, qtbot, scan_of_directive(tmp_path))
    wait_marked(page, qtbot)
    assert any("118-KH" in words for words in marked_words(page))
    wait_idle(runner, qtbot)


def test_given_a_long_paper_when_a_field_is_come_to_then_the_paper_shows_where_it_was_read(
    page: IntakePage, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    read_all(page, qtbot, long_pdf_file(tmp_path))
    wait_marked(page, qtbot)
    seen = page.paper.pages.pages.verticalScrollBar()
    assert seen.value() == 0  # the paper begins at its head, wherever the keyboard is
    page.fields.editors["subject"].setFocus()
    qtbot.keyClick(page.fields.editors["subject"], Qt.Key.Key_Tab)
    assert focused(page) is page.fields.editors["signer"]
    qtbot.waitUntil(lambda: seen.value() > page.paper.pages.height(), timeout=LONG)
    qtbot.mouseClick(page.fields.editors["symbol"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: seen.value() < page.paper.pages.height(), timeout=LONG)
    wait_idle(runner, qtbot)


def test_given_a_mark_when_clicked_then_its_field_or_its_row_has_the_keyboard(
    page: IntakePage, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    entry = read_all(page, qtbot, pdf_file(tmp_path))
    wait_marked(page, qtbot)
    view = page.paper.pages.pages
    page.paper.show_page_images()
    _, place = word_place(page, "118-KH")
    assert "Số, ký hiệu" in view.tip_at(QPointF(place))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert focused(page) is page.fields.editors["symbol"]

    page.paper.show_read_text()
    text = page.paper.text.text
    span = entry.deadlines[0].value.span
    assert span is not None
    page.paper.locate(entry, span)
    inside = text.cursorRect(text._cursor(span.start + 2, span.start + 2)).center()
    assert "Thời hạn" in text.tip_at(inside)
    qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=inside)
    assert focused(page) is page.lists.deadlines.rows[0].box
    wait_idle(runner, qtbot)


def test_given_words_selected_on_a_page_when_a_digit_is_pressed_then_that_field_is_filled(
    page: IntakePage, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    entry = read_all(page, qtbot, pdf_file(tmp_path))
    wait_marked(page, qtbot)
    view = page.paper.pages.pages
    first, begin = word_place(page, "Nguyễn")
    _, end = word_place(page, "Lâm")
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=begin)
    view.mouseMoveEvent(drag_to(end))
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert view.selection == PagePart(0, first.first, first.first + 3)
    qtbot.keyClick(view, Qt.Key.Key_7)
    assert entry.document.parent == "Nguyễn Văn Lâm"
    span = entry.sureness["parent"].span
    assert span is not None and entry.text[span.start : span.end] == "Nguyễn Văn Lâm"
    wait_idle(runner, qtbot)


def test_given_a_value_on_a_later_page_when_gone_to_then_it_is_framed_and_words_there_fill_a_field(
    page: IntakePage, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    entry = read_all(page, qtbot, long_pdf_file(tmp_path))
    wait_marked(page, qtbot)
    view = page.paper.pages.pages
    page.paper.show_page_images()
    span = entry.sureness["signer"].span
    assert span is not None and 2 not in view._words
    page.paper.locate(entry, span)
    qtbot.waitUntil(lambda: view._flash is not None, timeout=LONG)
    there = view._flash
    assert there is not None and view._words[2].text(there.first, there.last) == "Nguyễn Văn Lâm"
    assert any(mark.first == there.first for mark in view._marks[2])
    view.select(there)
    qtbot.keyClick(view, Qt.Key.Key_7)
    assert entry.document.parent == "Nguyễn Văn Lâm" and entry.sureness["parent"].span == span
    wait_idle(runner, qtbot)


def drop_on(target: QWidget, content: QMimeData) -> bool:
    """Let what is dragged enter a widget and fall on it; False when it would not have it."""
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    entered = QDragEnterEvent(QPoint(4, 4), copy, content, left, OFF)
    QApplication.sendEvent(target, entered)
    dropped = QDropEvent(QPointF(4, 4), copy, content, left, OFF)
    QApplication.sendEvent(target, dropped)
    return entered.isAccepted() and dropped.isAccepted()


def test_given_words_dragged_from_the_page_when_dropped_on_a_field_then_they_replace_what_was_there(
    page: IntakePage, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    read_all(page, qtbot, pdf_file(tmp_path))
    wait_marked(page, qtbot)
    view = page.paper.pages.pages
    part, place = word_place(page, "Nguyễn")
    view.select(PagePart(0, part.first, part.first + 3))
    view._show_cursor(QPointF(place))
    assert view.viewport().cursor().shape() is Qt.CursorShape.OpenHandCursor
    assert drop_on(page.fields.editors["issuer"], view.selection_to_drag())
    assert editor_text(page, "issuer") == "Nguyễn Văn Lâm"
    assert not page.fields.heads["issuer"]._invitation.isVisible()
    assert drop_on(page.fields.editors["note"], view.selection_to_drag())
    assert editor_text(page, "note") == "Nguyễn Văn Lâm"
    wait_idle(runner, qtbot)


def test_given_a_date_dragged_from_the_text_when_dropped_on_the_day_then_it_is_read(
    page: IntakePage, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    entry = read_all(page, qtbot, word_file(tmp_path))
    text = page.paper.text.text
    start = entry.text.index("20/12/2026")
    text.setTextCursor(text._cursor(start, start + 10))
    assert drop_on(page.fields.heads["issued_on"], text.createMimeDataFromSelection())
    assert editor_text(page, "issued_on") == "20/12/2026"
    assert entry.sureness["issued_on"].span == Span(start, start + 10)
    wait_idle(runner, qtbot)


def test_given_a_click_into_the_selection_when_not_dragged_then_it_is_let_go(
    page: IntakePage, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    read_all(page, qtbot, pdf_file(tmp_path))
    wait_marked(page, qtbot)
    view = page.paper.pages.pages
    part, place = word_place(page, "Nguyễn")
    view.select(part)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view.selection is None
    wait_idle(runner, qtbot)


def test_given_words_read_unsurely_when_the_text_is_shown_then_they_are_dotted_and_say_why(
    page: IntakePage, qtbot: QtBot
):
    paper = page.paper.text
    paper.show_text("Số 118-KH/TU", [(3, 12, "waiting")], [(3, 9)])
    paper.text.tips = ["Số, ký hiệu"]
    look = paper.text._cursor(4, 5).charFormat()
    assert look.underlineStyle() is look.UnderlineStyle.DotLine
    assert paper.text._cursor(10, 11).charFormat().underlineStyle() is look.UnderlineStyle.NoUnderline
    page.paper.show_read_text()
    page._form.work.setCurrentWidget(page._form.entryPage)
    place = paper.text.cursorRect(paper.text._cursor(5, 5)).center()
    assert paper.text.tip_at(place).startswith("Số, ký hiệu\nChữ đọc từ ảnh")
    paper.text.setTextCursor(paper.text._cursor(3, 12))
    paper.text.copy()
    assert QApplication.clipboard().text() == "118-KH/TU"


def test_given_200_pieces_of_work_when_shown_then_30_rows_are_made_and_the_rest_on_demand(
    page: IntakePage, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    entry = read_all(page, qtbot, word_file(tmp_path))
    entry.assignments = [
        Ticked(Obligation(ObligationKind.ASSIGNMENT, f"việc {at}", unit="Đảng ủy xã")) for at in range(200)
    ]
    page.lists.show_entry(entry)
    work = page.lists.work
    qtbot.waitUntil(lambda: not page.lists._making.isActive(), timeout=LONG)
    assert len(work.rows) == 30
    assert work._more.text() == "Xem thêm 170 việc ▸"
    work._more.setFocus()
    qtbot.mouseClick(work._more, Qt.MouseButton.LeftButton)
    assert focused(page) is work.rows[30].box
    qtbot.waitUntil(lambda: len(work.rows) == 60, timeout=LONG)
    page.lists.focus(entry.assignments[150])
    assert focused(page) is work.rows[150].box
    wait_idle(runner, qtbot)


def test_given_a_paper_passed_on_when_it_has_not_come_then_its_row_asks_for_it(
    page: IntakePage, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    entry = read_all(page, qtbot, word_file(tmp_path))
    passed = CitedDocument("72-NQ/TW", subject="về công tác cán bộ", role=CitationRole.FORWARDED)
    entry.cited = [Ticked(passed), Ticked(CitedDocument("73-NQ/TW", role=CitationRole.FORWARDED))]
    entry.received = {"73-NQ/TW": 1}
    page.lists.show_received(entry)
    wait_listed(page, qtbot)
    missing, there = page.lists.forwarded.rows
    assert there.act is None and missing.act is not None
    asked: list[CitedDocument] = []
    page.lists.original_asked.disconnect()
    page.lists.original_asked.connect(asked.append)
    qtbot.mouseClick(missing.act, Qt.MouseButton.LeftButton)
    assert asked == [passed]
    wait_idle(runner, qtbot)


def test_given_the_keyboard_alone_when_a_paper_is_gone_through_then_every_part_is_reached(
    page: IntakePage, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    read_all(page, qtbot, pdf_file(tmp_path))
    page.fields.focus("symbol")
    seen: list[QWidget] = []
    for _ in range(60):
        seen.append(focused(page))
        if focused(page) is page._form.registerButton:
            break
        qtbot.keyClick(focused(page), Qt.Key.Key_Tab)
    boxes = [row.box for found in page.lists.lists for row in found.rows]
    assert seen[-1] is page._form.registerButton
    assert all(box in seen for box in boxes)
    round_again = [boxes[0], page.strip, page.paper.pages.pages, page.fields.editors["symbol"], boxes[0]]
    for part in round_again:
        qtbot.keyClick(focused(page), Qt.Key.Key_F6)
        assert focused(page) is part
    assert form_of(page).document.symbol == "118-KH/TU"
    wait_idle(runner, qtbot)


def test_given_a_small_screen_at_a_large_zoom_when_a_paper_is_shown_then_the_colours_are_still_explained(
    page: IntakePage, theme: ThemeController, runner: JobRunner, qtbot: QtBot, tmp_path: Path, shot
):
    read_all(page, qtbot, pdf_file(tmp_path))
    for zoom in (100, 110, 125, 150):
        theme.set_zoom(zoom)
        qtbot.wait(50)
        shot(page, f"intake_legend_{zoom}")
        keys = page.paper._keys
        assert all(key.isVisible() and key.visibleRegion().boundingRect() == key.rect() for key in keys)
        assert keys[0].toolTip() == "Màu của mục phiếu trên trang"
    theme.set_zoom(100)
    wait_idle(runner, qtbot)
