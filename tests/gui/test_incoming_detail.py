"""One registered document opened: its chain, its pages, corrected, done, and the papers drafted from it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QTabBar, QToolTip
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.errors.incoming import FirstPageUnreadError
from office_app.domain.incoming import (
    IncomingFilter,
    IncomingState,
    ObligationKind,
)
from office_app.gui.incoming.correct_dialog import CorrectDialog
from office_app.gui.incoming.incoming_page import IncomingPage
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.look.theme import ThemeController
from tests.gui.conftest import Recorded
from tests.gui.incoming_room import document, filled, page, words_in
from tests.gui.intake_papers import pdf_file, photo_file
from tests.gui.waiting import LONG, wait_idle

__all__ = ["filled", "page"]  # the fixtures


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
    dialog.issued_on.setText("31/2/2026")
    dialog.save()
    assert "không phải là ngày" in QToolTip.text()  # said at once, beside the field
    dialog.issued_on.setText("28/2/2026")
    dialog.save()
    qtbot.waitUntil(lambda: not page.findChildren(CorrectDialog), timeout=LONG)
    wait_idle(runner, qtbot)
    line = page._model.row(0)
    assert line is not None and line.issuer == "Ban Tuyên giáo và Dân vận Tỉnh ủy"
    assert "Sửa ngày, cơ quan ban hành" in words_in(page, "historyTab")


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
