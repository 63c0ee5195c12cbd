"""A paper begun: from a template found by its words, from a blank sheet, or from an earlier paper."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.outgoing import OutgoingState
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.outgoing.new_paper_dialog import NewPaperDialog
from office_app.gui.outgoing.outgoing_page import OutgoingPage
from tests.gui.conftest import Recorded
from tests.gui.outgoing_room import draft, page, wait_printed
from tests.gui.waiting import wait_idle

__all__ = ["draft", "page"]


def asked(page: OutgoingPage, runner: JobRunner, qtbot: QtBot) -> NewPaperDialog:
    page.open(None)
    qtbot.mouseClick(page._begin, Qt.MouseButton.LeftButton)
    wait_idle(runner, qtbot)
    return page.findChildren(NewPaperDialog)[-1]


def test_given_words_of_a_template_when_begun_then_its_frame_stands_and_its_gaps_are_found(
    page: OutgoingPage, office: Office, recorded: Recorded, runner: JobRunner, qtbot: QtBot
):
    dialog = asked(page, runner, qtbot)
    assert len(dialog.list.names) > 12
    qtbot.keyClicks(dialog.search, "giay moi")
    assert dialog.list.names[0] == "giay-moi" and dialog.description.text()
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    wait_idle(runner, qtbot)
    room, new = recorded.visits[-1]
    assert room == "outgoing" and isinstance(new, int)
    page.open(new)
    wait_printed(page, qtbot)
    wait_idle(runner, qtbot)
    text = "\n".join(section.text for section in office.outgoing_document(new).draft.sections)
    assert "trân trọng kính mời" in text and "[" in text and "2222" not in text
    assert any("chưa điền" in words for words in page.pane.findings.words)
    assert not page._form.issueButton.isEnabled()


def test_given_no_match_when_searched_then_nothing_can_be_begun(
    page: OutgoingPage, runner: JobRunner, qtbot: QtBot
):
    dialog = asked(page, runner, qtbot)
    qtbot.keyClicks(dialog.search, "khong co mau nay")
    assert not dialog.list.names and not dialog.ok.isEnabled()
    dialog.reject()


def test_given_every_template_offered_when_begun_then_it_prints_and_claims_no_day(
    page: OutgoingPage, office: Office
):
    lines = office.templates_to_begin()
    assert not {"bao-cao-hoc-tap", "lich-cong-tac-tuan"} & {line.name for line in lines}
    for line in lines:
        document = office.outgoing_document(office.begin_paper(line.name))
        words = "\n".join([document.draft.subject, *(s.heading + s.text for s in document.draft.sections)])
        assert "2222" not in words and "\\[" not in words, line.name
        assert office.preview_pdf(document.draft).startswith(b"%PDF")


def test_given_an_earlier_plan_when_done_again_then_a_draft_of_this_year_opens(
    page: OutgoingPage, office: Office, draft: int, recorded: Recorded, runner: JobRunner, qtbot: QtBot
):
    page.open(None)
    wait_idle(runner, qtbot)
    assert not page._clone.isEnabled()
    page.table.selectRow(0)
    qtbot.mouseClick(page._clone, Qt.MouseButton.LeftButton)
    wait_idle(runner, qtbot)
    new = recorded.visits[-1][1]
    assert isinstance(new, int) and new != draft
    document = office.outgoing_document(new)
    assert document.state is OutgoingState.DRAFT and document.draft.reviews
