"""A paper begun: from a template found by its words, from a blank sheet, or from an earlier paper."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.outgoing import OutgoingState
from office_app.domain.tasks import Task
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.outgoing.new_paper_dialog import NewPaperDialog
from office_app.gui.outgoing.outgoing_page import OutgoingPage
from office_app.gui.outgoing.word_paper_dialog import WordPaperDialog
from office_app.gui.room import RoomServices
from tests.gui.conftest import Recorded
from tests.gui.outgoing_room import choose, draft, page, wait_printed
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


def test_given_gaps_all_over_when_f3_goes_from_one_to_the_next_then_typing_fills_them(
    page: OutgoingPage, office: Office, recorded: Recorded, runner: JobRunner, qtbot: QtBot
):
    page.open(office.begin_paper("giay-moi"))
    wait_printed(page, qtbot)
    page.pane.text.setFocus()
    qtbot.waitUntil(page.pane.text.hasFocus)
    assert page.pane.text.tip_at(1).startswith("Chỗ chưa điền")
    filled = []
    for _ in range(12):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F3)
        if recorded.toasts:
            break
        box = QApplication.focusWidget()
        assert isinstance(box, QPlainTextEdit)
        filled.append(box.textCursor().selectedText())
        qtbot.keyClicks(box, "Thanh Mai")
    assert filled[0] == "[cơ quan mời]" and "[danh sách cơ quan]" in filled  # text first, then the head
    assert recorded.toasts == ["Không còn chỗ nào chưa điền."]
    wait_printed(page, qtbot)
    wait_idle(runner, qtbot)
    assert not any("chưa điền" in words for words in page.pane.findings.words)


def test_given_a_gap_only_in_who_signs_when_f3_is_pressed_then_it_is_named_and_shown(
    page: OutgoingPage, office: Office, draft: int, recorded: Recorded, runner: JobRunner, qtbot: QtBot
):
    document = office.outgoing_document(draft)
    office.save_draft(replace(document.draft, signer_title="[CHỨC VỤ]"))
    page.open(draft)
    wait_printed(page, qtbot)
    wait_idle(runner, qtbot)
    choose(page, page.editor.edited.sections[0].key)  # type: ignore[union-attr]
    page.pane.text.setFocus()
    qtbot.waitUntil(page.pane.text.hasFocus)
    qtbot.keyClick(page.pane.text, Qt.Key.Key_F3)
    assert recorded.toasts[-1].startswith("Còn chỗ chưa điền ở người ký.")
    assert page._form.signer.hasFocus() and page._form.signer.isVisible()


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
    assert not {"bao-cao-hoc-tap", "phieu-xu-ly"} & {line.name for line in lines}
    for line in lines:
        document = office.outgoing_document(office.begin_paper(line.name))
        words = "\n".join([document.draft.subject, *(s.heading + s.text for s in document.draft.sections)])
        assert "2222" not in words and "\\[" not in words, line.name
        assert office.preview_pdf(document.draft).startswith(b"%PDF")


def test_given_the_timetable_when_begun_for_next_week_then_its_sheet_opens_filled(
    page: OutgoingPage, office: Office, recorded: Recorded, runner: JobRunner, qtbot: QtBot
):
    office.add_task(Task("Gửi báo cáo tháng", "Văn phòng", date(2026, 11, 25)))
    dialog = asked(page, runner, qtbot)
    assert not dialog.week.isVisible()
    qtbot.keyClicks(dialog.search, "lich cong tac")
    assert dialog.week.isVisible()
    assert dialog.week.currentText() == "Tuần sau (23/11 – 29/11/2026)"  # on a Sunday the next one is planned
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    wait_idle(runner, qtbot)
    draft = office.outgoing_document(int(str(recorded.visits[-1][1]))).draft
    assert draft.layout.landscape and "Gửi báo cáo tháng" in draft.sections[0].text


def word_file(folder: Path) -> bytes:
    document = docx.Document()
    document.add_paragraph("{{ co_quan }} giới thiệu đồng chí {{ ho_ten }}, ngày {{ ngay_di | ngay }}")
    document.add_paragraph("{% for viec in cong_viec %}{{ viec.ten }} tại {{ viec.noi }}. {% endfor %}")
    document.save(str(folder / "mau.docx"))
    return (folder / "mau.docx").read_bytes()


def test_given_an_own_word_file_when_begun_then_its_fields_are_asked_and_the_file_is_made(
    page: OutgoingPage, office: Office, recorded: Recorded, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    office.keep_word_template("Giấy giới thiệu.docx", word_file(tmp_path))
    dialog = asked(page, runner, qtbot)
    qtbot.keyClicks(dialog.search, "gioi thieu")
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    wait_idle(runner, qtbot)
    (form,) = page.findChildren(WordPaperDialog)
    assert list(form.inputs) == ["co_quan", "cong_viec", "ho_ten", "ngay_di"]
    assert form.texts["co_quan"] == "Đảng ủy xã Thanh Lâm"
    qtbot.keyClicks(form.inputs["ho_ten"], "Hoang Van Yen")
    qtbot.keyClicks(form.inputs["ngay_di"], "31/2/2026")
    several = form.inputs["cong_viec"]
    assert isinstance(several, QPlainTextEdit)
    several.setPlainText("Nộp báo cáo | Tỉnh ủy\nNhận tài liệu | Văn phòng Tỉnh ủy")
    qtbot.mouseClick(form.ok, Qt.MouseButton.LeftButton)
    wait_idle(runner, qtbot)
    assert form.error.isVisible() and "trường ngay_di" in form.error.text and "31/2/2026" in form.error.text
    form.inputs["ngay_di"].clear()
    qtbot.keyClicks(form.inputs["ngay_di"], "5/9/2026")
    qtbot.mouseClick(form.ok, Qt.MouseButton.LeftButton)
    wait_idle(runner, qtbot)
    (made,) = office.export_folder.glob("*.docx")
    assert made.name in recorded.toasts[-1]
    lines = [paragraph.text for paragraph in docx.Document(str(made)).paragraphs]
    assert lines == [
        "Đảng ủy xã Thanh Lâm giới thiệu đồng chí Hoang Van Yen, ngày 05/9/2026",
        "Nộp báo cáo tại Tỉnh ủy. Nhận tài liệu tại Văn phòng Tỉnh ủy. ",
    ]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_given_an_earlier_plan_when_done_again_then_a_draft_of_this_year_opens_and_waits_for_a_look(
    page: OutgoingPage,
    office: Office,
    services: RoomServices,
    draft: int,
    recorded: Recorded,
    runner: JobRunner,
    qtbot: QtBot,
    shot: Callable[[QWidget, str], Path],
    mode: str,
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
    assert document.draft.back_plan is not None and document.draft.back_plan.study_due is not None

    services.theme.set_mode(mode)  # type: ignore[arg-type]
    page.open(new)
    wait_printed(page, qtbot)
    wait_idle(runner, qtbot)
    assert page.pane.works.days.strip.movable and not page._form.issueButton.isEnabled()
    page.pane.findings._act()
    assert not page.pane.works.days.notes.differences
    choose(page, page.editor.edited.sections[0].key)  # type: ignore[union-attr]
    wait_idle(runner, qtbot)
    shot(page, f"clone-{mode}")
    for _ in range(len(document.draft.sections) + 3):
        waiting = [one for one in page.editor.must_mend if one.code == "xem_lai"]
        if not waiting:
            break
        page.pane.findings.mend_asked.emit(waiting[0])
        wait_printed(page, qtbot)
    assert page.editor.edited is not None and page.editor.edited.draft.reviews == ()
    assert "xem_lai" not in [one.code for one in page.editor.printed.findings]  # type: ignore[union-attr]
    page.pane.undo()
    assert page.editor.edited.draft.reviews
    wait_printed(page, qtbot)
    wait_idle(runner, qtbot)
    services.theme.set_mode("light")
