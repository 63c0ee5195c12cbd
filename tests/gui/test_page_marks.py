"""Passages found again on pages: joined lines, page ends, footnotes, like words twice; words picked on a page."""

import unicodedata
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QMouseEvent

from office_app.domain.incoming import Span
from office_app.domain.read_files import HowToRead, WordBox
from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.marked_pages import MarkedPages
from office_app.gui.widgets.page_marks import PageMarks
from office_app.gui.widgets.page_words import PageMark, PageWords
from office_app.gui.widgets.passages import PagePart, PassageFinder
from office_app.reading.client import ReadingProcess
from office_app.use_cases.progress import QUIET
from tests.documents import make_pdf

PAPERS = Path(__file__).resolve().parents[1] / "data" / "papers"


def words_of(text: str, *, confidence: int = 100) -> list[WordBox]:
    """Lay a text out: 10 points a letter, 20 a line."""
    return [
        WordBox(word, 10.0 * at, 20.0 * row, 10.0 * (at + len(word)), 20.0 * row + 16, confidence)
        for row, line in enumerate(text.split("\n"))
        for at, word in places(line)
    ]


def places(line: str) -> list[tuple[int, str]]:
    found, at = [], 0
    for word in line.split():
        at = line.index(word, at)
        found.append((at, word))
        at += len(word)
    return found


def finder_of(text: str, *pages: str) -> PassageFinder:
    finder = PassageFinder(text, pages)
    for number, page in enumerate(pages):
        finder.set_words(number, words_of(page))
    return finder


def found(text: str, passage: str, *pages: str) -> list[str]:
    start = text.index(passage)
    parts = finder_of(text, *pages).find(Span(start, start + len(passage)))
    return [" ".join(pages[part.page].split()[part.first : part.last]) for part in parts]


def test_given_joined_lines_when_a_passage_is_looked_for_then_its_words_are_found():
    text = "TỈNH ỦY\nKẾ HOẠCH\nhoàn thành trước ngày 20/12/2026"
    pages = ("TỈNH ỦY\nKẾ HOẠCH", "2\nhoàn thành trước\nngày 20/12/2026", "")
    assert found(text, "hoàn thành trước ngày 20/12/2026", *pages) == ["hoàn thành trước ngày 20/12/2026"]
    assert finder_of(text, *pages).page_of(Span(text.index("hoàn"), len(text))) == 1


def test_given_a_passage_cut_by_a_page_end_when_looked_for_then_both_parts_are_found():
    text = "Giao Ban Xây dựng Đảng theo dõi, đôn đốc, tổng hợp kết quả thực hiện."
    pages = ("Giao Ban Xây dựng Đảng theo dõi,", "2\nđôn đốc, tổng hợp kết quả thực hiện.")
    assert found(text, text, *pages) == [
        "Giao Ban Xây dựng Đảng theo dõi,",
        "đôn đốc, tổng hợp kết quả thực hiện.",
    ]


def test_given_a_footnote_lifted_out_of_a_sentence_when_looked_for_then_the_note_is_left_out():
    text = "Gắn việc học tập, quán triệt nghị quyết với nhiệm vụ chính trị."
    page = "Gắn việc học tập, quán\n1 Nghị quyết số 57-NQ/TW.\ntriệt nghị quyết với nhiệm vụ chính trị."
    assert found(text, text, page) == ["Gắn việc học tập, quán", "triệt nghị quyết với nhiệm vụ chính trị."]


def test_given_the_same_name_twice_when_the_second_is_looked_for_then_the_words_before_it_tell():
    text = "Kính gửi: Ủy ban nhân dân xã. Nội dung chung. 2. Ủy ban nhân dân xã chỉ đạo cơ quan."
    page = text.replace(". ", ".\n")
    finder = finder_of(text, page)
    second = text.rindex("Ủy ban nhân dân xã")
    (part,) = finder.find(Span(second, second + len("Ủy ban nhân dân xã")))
    assert page.split()[part.first - 1] == "2."


def test_given_marks_on_the_page_that_cleaning_took_away_when_looked_for_then_the_passage_is_one_part():
    text = "Giao Ban Xây dựng Đảng tổng hợp, hoàn thành trong tháng 11/2026."
    page = "Giao Ban Xây dựng Đảng tổng hợp, **hoàn thành trong tháng 11/2026.**"
    assert found(text, text, page) == [page]
    assert found(text, "hoàn thành trong tháng 11/2026", page) == ["**hoàn thành trong tháng 11/2026.**"]


def test_given_other_normal_form_and_marks_on_the_page_when_looked_for_then_the_right_one_of_two_is_found():
    text = "Kính gửi: Đảng ủy xã. Nội dung. Mục 2. Đảng ủy xã chỉ đạo."
    page = unicodedata.normalize("NFD", "Kính gửi: Đảng ủy xã. Nội dung. Mục *2.* Đảng ủy xã chỉ đạo.")
    second = text.rindex("Đảng ủy xã")
    assert finder_of(text, page).find(Span(second, second + 10)) == [PagePart(0, 9, 12)]


def test_given_a_name_on_a_page_not_seen_yet_when_looked_for_then_the_page_shown_is_not_marked():
    text = "Kính gửi: Ủy ban nhân dân xã. Nội dung. Mục 2. Ủy ban nhân dân xã chỉ đạo cơ quan."
    first, second = "Kính gửi: Ủy ban nhân dân xã. Nội dung.", "Mục 2. Ủy ban nhân dân xã chỉ đạo cơ quan."
    finder = PassageFinder(text, [first, second])
    finder.set_words(0, words_of(first))
    start = text.rindex("Ủy ban")
    assert finder.find(Span(start, start + 18)) == []
    finder.set_words(1, words_of(second))
    assert finder.find(Span(start, start + 18)) == [PagePart(1, 2, 7)]


def test_given_words_of_a_page_when_picked_then_the_passage_of_the_text_is_known():
    text = "Số 449-CV/ĐU\nLa Hiên, ngày 29 tháng 4 năm 2026"
    finder = finder_of(text, "La Hiên, ngày 29 tháng 4 năm 2026\nSố 449-CV/ĐU")
    span = finder.span_of(PagePart(0, 2, 8))
    assert span is not None and text[span.start : span.end] == "ngày 29 tháng 4 năm 2026"
    assert finder.span_of(PagePart(0, 2, 10)) is None  # other order in the text: no one passage


@pytest.mark.parametrize("name", ["commune_letter_footnotes", "province_directive", "commune_notice_pages"])
def test_given_a_paper_as_pdf_when_recognised_then_every_value_stands_on_its_page(name: str, tmp_path: Path):
    pdf = make_pdf((PAPERS / f"{name}.txt").read_text(encoding="utf-8"), tmp_path / "a.pdf")
    reader = ReadingProcess()
    try:
        read = reader.recognise(pdf, QUIET, HowToRead())
        pages = list(enumerate(read.file.pages))
        words = [reader.page_words(pdf, at) if page.words_elsewhere else page.words for at, page in pages]
    finally:
        reader.close()
    assert read.file.pages[0].words and all(page.words_elsewhere for page in read.file.pages[1:])
    document = read.recognised
    marks = PageMarks(PassageFinder(document.text, [page.text for page in read.file.pages]))
    for number, boxes in enumerate(words):
        marks.set_words(number, boxes)
    spans = [value.span for value in (document.symbol, document.signer) if value]
    spans += [value.span for value in document.cited]
    spans += [value.span for value in document.deadlines]
    spans += [value.span for value in document.assignments]
    assert len(spans) > 4
    for span in spans:
        assert span is not None
        read_there = "".join(
            word.text for part in marks.parts_of(span) for word in words[part.page][part.first : part.last]
        )
        wanted = letters(document.text[span.start : span.end])
        assert wanted in letters(read_there)
        assert len(letters(read_there)) <= len(wanted) + 8


def letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


def test_given_words_over_two_lines_when_boxed_then_each_line_has_its_box():
    page = PageWords(words_of("hoàn thành\ntrước ngày"), 200, 80)
    assert page.boxes(0, 4) == [(0, 0, 0.5, 0.2), (0, 0.25, 0.5, 0.2)]


def test_given_a_word_read_unsurely_when_the_page_is_marked_then_it_is_dotted():
    marks = PageMarks(PassageFinder("Số 44"))
    marks.set_words(0, [*words_of("Số"), *words_of("44", confidence=30)])
    assert marks.of_page(0) == [PageMark(1, 2, "waiting", dotted=True)]


def test_given_a_point_between_lines_when_dragged_to_then_the_nearest_word_counts():
    page = PageWords(words_of("một hai\nba bốn"), 100, 100)
    assert page.at(0.05, 0.05) == 0
    assert page.at(0.95, 0.95) is None
    assert page.nearest(0.95, 0.05) == 1
    assert page.nearest(0.0, 0.99) == 2
    assert page.line_of(3) == (2, 4)
    assert page.text(1, 4) == "hai\nba bốn"


@pytest.fixture
def pages(qtbot, theme: ThemeController) -> MarkedPages:
    view = MarkedPages(theme)
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.show_pages(1, lambda index, width: None)
    view.show()
    view.set_page_words(0, words_of("Số 449-CV/ĐU\nLa Hiên, ngày 29"), 300, 424)
    return view


def place_of(view: MarkedPages, word: int) -> QPoint:
    box = view._words[0].boxes(word, word + 1)[0]
    rect = view._on_page(view._page_rect(0).translated(-view._shift()), box)
    return rect.center().toPoint()


def drag(place: QPoint) -> QMouseEvent:
    """A move with the left button held, which the test screen does not send."""
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    return QMouseEvent(QEvent.Type.MouseMove, QPointF(place), QPointF(place), left, left, none)


def test_given_a_page_when_dragged_over_words_then_they_are_selected_and_copied(pages: MarkedPages, qtbot):
    view, left = pages.viewport(), Qt.MouseButton.LeftButton
    qtbot.mousePress(view, left, pos=place_of(pages, 2))
    pages.mouseMoveEvent(drag(place_of(pages, 5)))
    qtbot.mouseRelease(view, left, pos=place_of(pages, 5))
    assert pages.selection == PagePart(0, 2, 6)
    qtbot.keySequence(pages, QKeySequence.StandardKey.Copy)
    assert QGuiApplication.clipboard().text() == "La Hiên, ngày 29"


def test_given_a_page_when_clicked_twice_then_the_word_and_three_times_then_the_line_is_selected(
    pages: MarkedPages, qtbot
):
    view, left, place = pages.viewport(), Qt.MouseButton.LeftButton, place_of(pages, 4)
    qtbot.mouseDClick(view, left, pos=place)
    assert pages.selected_text() == "ngày"
    qtbot.mousePress(view, left, pos=place)
    assert pages.selected_text() == "La Hiên, ngày 29"


def test_given_a_mark_when_clicked_then_its_owner_hears_the_shortest_one_there(pages: MarkedPages, qtbot):
    pages.set_page_marks(0, [PageMark(0, 6, "good", 0), PageMark(1, 2, "waiting", 1)])
    heard: list[int] = []
    pages.mark_clicked.connect(heard.append)
    qtbot.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=place_of(pages, 1))
    qtbot.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=place_of(pages, 3))
    assert heard == [1, 0]
    pages.grab()
