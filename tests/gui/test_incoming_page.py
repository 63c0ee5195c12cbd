"""The register with a real store behind it: filter, sort, detail, plan, correct."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QLabel, QMenu, QTabBar
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.errors.incoming import FirstPageUnreadError
from office_app.domain.incoming import (
    CitationRole,
    CitedDocument,
    IncomingDocument,
    IncomingFilter,
    IncomingState,
    Obligation,
    ObligationKind,
)
from office_app.gui.incoming.correct_dialog import CorrectDialog
from office_app.gui.incoming.incoming_page import IncomingPage
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.look.theme import ThemeController
from office_app.gui.look.tokens import BASE, SMALL
from office_app.gui.room import RoomServices
from tests.gui.conftest import NOW, Recorded
from tests.gui.intake_papers import pdf_file, photo_file
from tests.gui.waiting import LONG, wait_idle

TODAY = NOW.date()


def document(symbol: str, subject: str, due: date | None = None, **more: object) -> IncomingDocument:
    made = IncomingDocument(
        symbol,
        date(2026, 11, 2),
        "Kế hoạch",
        "Tỉnh ủy Thái Nguyên",
        subject,
        TODAY,
        obligations=(Obligation(ObligationKind.DEADLINE, "hoàn thành", due=due),) if due else (),
    )
    return replace(made, **more)  # type: ignore[arg-type]


@pytest.fixture
def filled(office: Office) -> Office:
    """Four registered documents: one late, one due this week, one due later, one without a date."""
    for made in (
        document("01-KH/TU", "học tập Nghị quyết 57", date(2026, 11, 10)),
        document("02-CT/TU", "tăng cường kiểm tra", date(2026, 12, 20), doc_type="Chỉ thị"),
        document("03-KH/TU", "quán triệt Nghị quyết 71", TODAY, cited=(CitedDocument("01-KH/TU"), CitedDocument("71-NQ/TW", role=CitationRole.FORWARDED))),
        document("04-CV/BTG", "tuyên truyền", None, doc_type="Công văn", issuer="Ban Tuyên giáo"),
    ):  # fmt: skip
        office.register(made, [])
    return office


@pytest.fixture
def page(filled: Office, services: RoomServices, runner: JobRunner, qtbot: QtBot) -> Iterator[IncomingPage]:
    made = IncomingPage(filled, services)
    qtbot.addWidget(made)
    made.resize(1150, 690)
    made.show()
    made.open(None)
    wait_idle(runner, qtbot)
    yield made


def shown(page: IncomingPage) -> list[str]:
    lines = (page._model.row(number) for number in range(page._model.rowCount()))
    return [line.symbol for line in lines if line is not None]


def words_in(page: IncomingPage, tab: str) -> str:
    return " ".join(label.text() for label in getattr(page._form, tab).findChildren(QLabel))


def test_given_the_register_when_opened_then_the_newest_is_first_and_its_detail_is_shown(page: IncomingPage):
    ModelTester(None).check(page._model)
    assert shown(page) == ["04-CV/BTG", "03-KH/TU", "02-CT/TU", "01-KH/TU"]
    assert page._form.symbolLabel.text() == "04-CV/BTG"
    assert page.filter.count.text() == "4 văn bản"


def test_given_words_without_marks_when_typed_then_matching_lines_are_left(
    page: IncomingPage, runner: JobRunner, qtbot: QtBot
):
    qtbot.keyClicks(page.filter.box, "nghi quyet")
    qtbot.waitUntil(lambda: shown(page) == ["03-KH/TU", "01-KH/TU"], timeout=LONG)
    wait_idle(runner, qtbot)
    assert page.filter.count.text() == "2 trong 4"


def test_given_chips_when_pressed_then_only_late_or_only_this_weeks_are_shown(
    page: IncomingPage, runner: JobRunner, qtbot: QtBot
):
    qtbot.mouseClick(page.filter.overdue, Qt.MouseButton.LeftButton)
    wait_idle(runner, qtbot)
    assert shown(page) == ["01-KH/TU"]
    qtbot.mouseClick(page.filter.week, Qt.MouseButton.LeftButton)
    wait_idle(runner, qtbot)
    assert shown(page) == ["03-KH/TU"]
    assert not page.filter.overdue.isChecked()


def test_given_a_choice_and_a_sort_when_made_then_both_hold(
    page: IncomingPage, runner: JobRunner, qtbot: QtBot
):
    page.filter.doc_type.setCurrentIndex(page.filter.doc_type.findData("Kế hoạch"))
    wait_idle(runner, qtbot)
    page.table.sort_asked.emit("symbol", False)
    wait_idle(runner, qtbot)
    assert shown(page) == ["01-KH/TU", "03-KH/TU"]
    page.filter.doc_type.setCurrentIndex(0)
    wait_idle(runner, qtbot)
    assert shown(page) == ["01-KH/TU", "02-CT/TU", "03-KH/TU", "04-CV/BTG"]


def test_given_quick_questions_when_answered_late_then_the_last_one_counts(
    page: IncomingPage, runner: JobRunner, qtbot: QtBot
):
    for words in ("tang cuong", "khong co dau", "tuyen truyen"):
        page.presenter.show(IncomingFilter(words=words))
    wait_idle(runner, qtbot)
    assert shown(page) == ["04-CV/BTG"]


def test_given_nothing_matches_when_filter_is_dropped_then_all_come_back(
    page: IncomingPage, runner: JobRunner, qtbot: QtBot
):
    page.open("words:không có đâu")
    wait_idle(runner, qtbot)
    assert page._form.listStack.currentWidget() is page._form.emptyPage
    assert page._form.detailPanel.isHidden()
    qtbot.mouseClick(page._empty.button, Qt.MouseButton.LeftButton)
    wait_idle(runner, qtbot)
    assert len(shown(page)) == 4


def test_given_a_document_when_opened_by_id_then_its_chain_shows_what_is_missing(
    page: IncomingPage, filled: Office, recorded: Recorded, runner: JobRunner, qtbot: QtBot
):
    wanted = filled.incoming_ids(IncomingFilter(words="03-KH"))[0]
    page.open("words:tuyên truyền")
    wait_idle(runner, qtbot)
    page.open(wanted)
    wait_idle(runner, qtbot)
    assert page.table.current_id() == wanted
    assert page._form.symbolLabel.text() == "03-KH/TU"
    chain = words_in(page, "chainTab")
    assert "Viện dẫn 1 01-KH/TU" in chain
    assert "Văn bản kèm theo 1 71-NQ/TW" in chain
    assert "Tỉnh 03-KH/TU quán triệt Nghị quyết 71" in chain
    assert "Vào sổ, số đến 03/2026" in words_in(page, "historyTab")


def test_given_a_directive_when_planned_then_the_drafts_editor_is_opened(
    page: IncomingPage, filled: Office, recorded: Recorded, runner: JobRunner, qtbot: QtBot
):
    directive = page.table.current_id()
    qtbot.mouseClick(page._form.planButton, Qt.MouseButton.LeftButton)
    wait_idle(runner, qtbot)
    room, draft = recorded.visits[-1]
    assert room == "outgoing"
    assert isinstance(draft, int) and filled.outgoing_document(draft).draft.incoming_id == directive
    page.refresh()
    wait_idle(runner, qtbot)
    assert "(dự thảo)" in words_in(page, "plansTab")


def test_given_done_when_marked_then_it_can_be_taken_back(
    page: IncomingPage, filled: Office, recorded: Recorded, runner: JobRunner, qtbot: QtBot
):
    document_id = page.table.current_id() or 0
    qtbot.mouseClick(page._form.doneButton, Qt.MouseButton.LeftButton)
    wait_idle(runner, qtbot)
    assert filled.incoming_document(document_id).state is IncomingState.DONE
    recorded.undos[-1]()
    wait_idle(runner, qtbot)
    assert filled.incoming_document(document_id).state is IncomingState.REGISTERED


def test_given_a_mistake_when_corrected_then_the_line_and_its_history_show_it(
    page: IncomingPage, filled: Office, runner: JobRunner, qtbot: QtBot
):
    page._correct()
    dialog = page.findChild(CorrectDialog)
    assert isinstance(dialog, CorrectDialog)
    dialog.form.issuer.setText("")
    dialog.save()
    qtbot.waitUntil(lambda: "cơ quan ban hành" in dialog._error.text, timeout=LONG)
    dialog.form.issuer.setText("Ban Tuyên giáo và Dân vận Tỉnh ủy")
    dialog.save()
    qtbot.waitUntil(lambda: not page.findChildren(CorrectDialog), timeout=LONG)
    wait_idle(runner, qtbot)
    line = page._model.row(0)
    assert line is not None and line.issuer == "Ban Tuyên giáo và Dân vận Tỉnh ủy"
    assert "Sửa cơ quan ban hành" in words_in(page, "historyTab")


def test_given_the_list_when_keys_are_used_then_enter_opens_and_esc_goes_back(
    page: IncomingPage, runner: JobRunner, qtbot: QtBot
):
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Escape)
    assert page._form.detailPanel.isHidden()
    assert not page.table.isColumnHidden(1)
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    wait_idle(runner, qtbot)
    assert page._form.symbolLabel.text() == "03-KH/TU"
    assert page._form.detailPanel.isVisible()
    qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "03-KH/TU" in QGuiApplication.clipboard().text()


def test_given_a_pdf_when_its_document_is_shown_then_pages_come_and_the_original_can_be_copied_out(
    page: IncomingPage,
    filled: Office,
    runner: JobRunner,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    paper = pdf_file(tmp_path)
    registered = filled.register(filled.propose_entry(filled.read(paper)), [paper])
    page.open(registered.id)
    wait_idle(runner, qtbot)
    assert page.presenter.detail is not None and page.presenter.detail.pages >= 1
    qtbot.waitUntil(lambda: 0 in page.detail.paper.pages.pages._images, timeout=LONG)
    opened: list[Path] = []
    monkeypatch.setattr(page, "open_file", opened.append)
    qtbot.mouseClick(page._form.fileButton, Qt.MouseButton.LeftButton)
    wait_idle(runner, qtbot)
    assert [path.name for path in opened] == ["118-KH-TU.pdf"]
    assert opened[0].read_bytes() == paper.read_bytes()


def test_given_a_registered_pdf_when_work_is_clicked_then_it_is_shown_marked_on_its_page(
    page: IncomingPage, filled: Office, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    paper = pdf_file(tmp_path)
    registered = filled.register(filled.propose_entry(filled.read(paper)), [paper])
    page.open(registered.id)
    wait_idle(runner, qtbot)
    shown = page.detail.paper
    view = shown.pages.pages
    qtbot.waitUntil(lambda: bool(view._marks.get(0)), timeout=LONG)
    marked = " ".join(view._words[0].text(mark.first, mark.last) for mark in view._marks[0])
    assert "20/12/2026" in marked
    span = next(o.span for o in registered.obligations if o.kind is ObligationKind.DEADLINE)
    assert shown.locate(span)
    assert shown._stack.currentWidget() is shown.pages and view._flash is not None
    shown.show_read_text()
    assert shown.locate(span)
    assert shown._stack.currentWidget() is shown.text


def test_given_a_registered_photo_when_shown_then_it_is_a_page(
    page: IncomingPage, filled: Office, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    photo = photo_file(tmp_path)
    call = document("05-CV/TU", "triệu tập hội nghị", doc_type="Công văn")
    with pytest.raises(FirstPageUnreadError):
        filled.register(call, [photo])
    registered = filled.register(call, [photo])  # the clerk has looked
    page.open(registered.id)
    wait_idle(runner, qtbot)
    qtbot.waitUntil(lambda: 0 in page.detail.paper.pages.pages._images, timeout=LONG)


def test_given_larger_letters_on_a_small_screen_when_a_document_is_open_then_all_its_tabs_are_in_sight(
    page: IncomingPage, theme: ThemeController, qtbot: QtBot
):
    for zoom, room in (
        (110, 1118),
        (125, 1294),
        (150, 1280),
    ):  # beside the side bar, or its icons alone, of 1366
        theme.set_zoom(zoom)
        page.resize(room, 640)
        bar = page._form.tabs.tabBar()

        def all_in_sight(bar: QTabBar = bar) -> bool:
            return bar.tabRect(bar.count() - 1).right() <= bar.width()

        qtbot.waitUntil(all_in_sight, timeout=2000)
        assert bar.tabRect(0).left() >= 0


def test_given_an_empty_register_when_opened_then_it_offers_the_intake(
    office: Office, services: RoomServices, recorded: Recorded, runner: JobRunner, qtbot: QtBot
):
    empty = IncomingPage(office, services)
    qtbot.addWidget(empty)
    empty.show()
    empty.open(None)
    wait_idle(runner, qtbot)
    qtbot.mouseClick(empty._empty.button, Qt.MouseButton.LeftButton)
    assert recorded.visits == [("intake", "pick")]


@pytest.mark.parametrize(
    ("key", "text", "size", "weight", "beside"),
    [
        ("arrival", "1888/2026", BASE, "regular", 20),
        ("symbol", "888-KH/BTGDVTU", BASE, "semibold", 20),
        ("due", "28/08/2026", SMALL, "medium", 56),  # the chip's icon and edges too
        ("issued_on", "28/08/2026", BASE, "regular", 20),
    ],
)
def test_given_usual_values_when_shown_then_their_columns_hold_them_whole(
    page: IncomingPage, theme: ThemeController, key: str, text: str, size: float, weight: str, beside: int
):
    column = next(column for column in page._model.columns if column.key == key)
    assert QFontMetrics(theme.font(size, weight)).horizontalAdvance(text) + theme.px(beside) <= theme.px(
        column.width
    )


def test_given_a_document_when_its_slip_is_asked_for_then_it_opens_begun_from_the_register_once(
    page: IncomingPage, filled: Office, recorded: Recorded, runner: JobRunner, qtbot: QtBot
):
    wanted = page.presenter.detail
    assert wanted is not None
    for _ in range(2):
        qtbot.mouseClick(page.detail.slip, Qt.MouseButton.LeftButton)
        wait_idle(runner, qtbot)
    (room, first), (_, second) = recorded.visits[-2:]
    assert room == "outgoing" and isinstance(first, int) and first == second
    draft = filled.outgoing_document(first).draft
    assert wanted.document.symbol in draft.sections[0].text and not draft.layout.letterhead


def test_given_a_directive_when_a_covering_letter_is_chosen_then_its_draft_is_opened_with_the_basis(
    page: IncomingPage, filled: Office, recorded: Recorded, qtbot: QtBot
) -> None:
    directive = page.table.current_id()
    assert directive is not None
    qtbot.mouseClick(page.detail.other_paper, Qt.MouseButton.LeftButton)
    menu = page.findChildren(QMenu)[-1]
    action = next(one for one in menu.actions() if one.text() == "Công văn triển khai")
    menu.close()
    action.trigger()
    qtbot.waitUntil(lambda: bool(recorded.visits))
    room, target = recorded.visits[-1]
    assert room == "outgoing" and isinstance(target, int)
    draft = filled.outgoing_document(target).draft
    assert draft.template == "cong-van-trien-khai" and draft.incoming_ids == (directive,)
    assert filled.incoming_document(directive).symbol in "".join(section.text for section in draft.sections)
