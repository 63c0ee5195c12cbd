"""The paper on screen: passages marked at the right letters, pages fetched as they are seen."""

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QImage

from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.paper_view import PaperView

# An emoji takes two places in Qt, a form feed and a Windows line end could take none.
TEXT = (
    "Số 12-KH/ĐU 😀\r\nThực hiện Kế hoạch số 26-KH/TW,\fhạn 20/12/2026.\n" + "Đảng ủy các xã, phường\n" * 80
)


@pytest.fixture
def view(theme: ThemeController, qtbot) -> PaperView:
    made = PaperView(theme)
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    return made


@pytest.mark.parametrize("passage", ["12-KH/ĐU", "26-KH/TW", "20/12/2026", "phường"])
def test_given_a_passage_when_marked_then_just_its_letters_are(view: PaperView, passage: str):
    start = TEXT.index(passage)
    view.show_text(TEXT, [(start, start + len(passage), "good")])
    (mark,) = view.text.extraSelections()
    assert mark.cursor.selectedText() == passage


@pytest.mark.parametrize("passage", ["12-KH/ĐU", "26-KH/TW", "20/12/2026"])
def test_given_letters_selected_when_told_then_it_is_their_place_in_the_text_given(
    view: PaperView, passage: str
):
    heard: list[object] = []
    view.range_selected.connect(lambda start, end: heard.append((start, end)))
    view.show_text(TEXT)
    view.text.setTextCursor(view.text.document().find(passage))
    start = TEXT.index(passage)
    assert heard == [(start, start + len(passage))]


def test_given_a_passage_far_down_when_asked_for_then_it_comes_into_view(view: PaperView):
    end = len(TEXT) - 1
    view.show_text(TEXT)
    assert view.text.verticalScrollBar().value() == 0
    view.scroll_to(end - 6, end)
    assert view.text.verticalScrollBar().value() > 300


def test_given_a_scan_of_40_pages_when_shown_then_only_those_in_view_are_fetched(view: PaperView, qtbot):
    asked: list[int] = []
    view.show_pages(40, lambda index, _width: asked.append(index))
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == [0]
    for index in asked:
        view.set_page_image(index, picture(600, 840))
    view.scroll_to_page(20)
    qtbot.waitUntil(lambda: 20 in asked)
    assert len(asked) <= 4
    view.set_page_image(20, picture(840, 600))  # a page laid across
    view.grab()


def test_given_the_page_zoomed_in_when_shown_then_a_sharper_picture_is_fetched(view: PaperView, qtbot):
    widths: list[int] = []
    view.show_pages(1, lambda _index, width: widths.append(width))
    qtbot.waitUntil(lambda: len(widths) == 1)
    view.set_zoom(200)
    qtbot.waitUntil(lambda: len(widths) == 2)
    assert widths[1] == 2 * widths[0]
    view.set_zoom(100)
    qtbot.wait(80)
    assert len(widths) == 2


def test_given_a_picture_that_is_broken_when_handed_in_then_the_page_stays_blank(view: PaperView):
    view.show_pages(2, lambda _index, _width: None)
    view.set_page_image(0, b"not a picture")
    view.set_page_image(9, picture(10, 10))
    view.grab()


def picture(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(content.data())


def test_given_rows_of_a_table_when_shown_then_they_stand_out_and_no_place_moves(view: PaperView):
    text = "Phân công:\n1 | Lập danh sách | Chi bộ Thôn Đông | 15/4/2026\nTrước ngày a | b."
    view.show_text(text)
    document = view.text.document()
    assert document.toPlainText() == text
    grounds = [document.findBlockByNumber(n).blockFormat().background().style() for n in range(3)]
    assert [style is Qt.BrushStyle.SolidPattern for style in grounds] == [False, True, False]
