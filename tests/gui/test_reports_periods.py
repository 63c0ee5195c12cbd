"""Reports over periods in the room: the period due, figures beside the period before, their rows, issuing."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.errors import AppError
from office_app.domain.errors.reports import ReportDraftError
from office_app.domain.paper_markup import parse_markup
from office_app.domain.report_counting import REASON_MISSING
from office_app.domain.report_periods import ReportKind, ReportOf
from office_app.domain.reports import AnnexScope
from office_app.domain.study import Campaign, Mark, SessionState, StudySession
from office_app.gui.outgoing.outgoing_page import OutgoingPage
from office_app.gui.reports.period_pane import PeriodPane
from office_app.gui.reports.reports_page import ReportsPage
from office_app.gui.reports.text_editor import SectionEditor
from office_app.gui.room import RoomServices
from office_app.gui.widgets.issue_dialog import IssueDialog
from office_app.gui.widgets.markup_table import MarkupTable
from tests.gui.conftest import Recorded
from tests.gui.outgoing_room import wait_printed
from tests.gui.study_data import add_people

UNITS = ("Chi bộ Thôn Đông", "Chi bộ Thôn Đoài")


def study(office: Office, day: date, absent: int, title: str) -> int:
    units = [line.unit.id or 0 for line in office.units() if line.members]
    campaign_id = office.save_campaign(Campaign(title, due=day), units)
    for unit_id in units:
        session_id = office.change_session(StudySession(campaign_id, unit_id, day))
        rows = list(office.attendance_rows(session_id, day))
        rows[:absent] = [replace(row, mark=Mark.EXCUSED) for row in rows[:absent]]
        office.save_attendance(
            replace(office.session(session_id), state=SessionState.HELD, held_on=day), rows
        )
    return campaign_id


@pytest.fixture
def room(office: Office, services: RoomServices, qtbot: QtBot) -> ReportsPage:
    add_people(office, UNITS, each=10)
    study(office, date(2026, 10, 12), 0, "Học tập Nghị quyết số 57-NQ/TW")
    study(office, date(2026, 11, 12), 2, "Học tập Nghị quyết số 59-NQ/TW")
    made = ReportsPage(office, services)
    qtbot.addWidget(made)
    made.resize(1140, 680)
    made.show()
    return made


@pytest.fixture
def pane(room: ReportsPage, qtbot: QtBot) -> PeriodPane:
    room.open(None)
    drawn(room.periods, 0, qtbot)
    return room.periods


def drawn(pane: PeriodPane, before: int, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: pane._printing > before, timeout=20000)


def cells(pane: PeriodPane, label: str) -> list[str]:
    model = pane._lines
    for at in range(model.rowCount()):
        if model.index(at, 0).data() == label:
            pane.figures.select_id(at)
            return [str(model.index(at, place).data()) for place in range(4)]
    raise AssertionError(f"no figure {label}")


def give_reasons(editor: SectionEditor) -> None:
    """Type over each place where one is missing."""
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    while editor.find(REASON_MISSING):
        editor.insertPlainText("nhiều đảng viên đi làm xa")


def test_given_a_visit_when_the_room_opens_then_the_report_due_next_stands_beside_the_period_before(
    pane: PeriodPane,
):
    assert pane._form.subjectBox.currentText() == "Tháng 11 năm 2026"
    assert cells(pane, "Tỷ lệ tham gia") == ["Tỷ lệ tham gia", "77,78 %", "100,00 %", "-22,22 điểm"]
    assert pane._form.warning.isVisibleTo(pane)
    assert "Cần nêu lý do" in pane._form.warningText.text()
    assert "số liệu tính đến 22/11/2026" in pane._form.warningText.text()


def test_given_a_figure_when_chosen_then_its_rows_are_listed_and_lead_to_the_session(
    pane: PeriodPane, qtbot: QtBot, recorded: Recorded
):
    assert cells(pane, "– vắng có lý do")[1:3] == ["4", "0"]
    qtbot.waitUntil(lambda: "Vắng có lý do: 4" in pane._form.rowsText.text())
    assert pane._form.rightStack.currentWidget() is pane._form.rowsPage
    rows = pane._tables["unit_lines"]
    assert rows.table.rowCount() == 2
    shown = [rows.table.headerData(at, Qt.Orientation.Horizontal) for at in range(rows.table.columnCount())]
    at = shown.index("Vắng có lý do")
    assert [rows.table.index(row, at).data() for row in range(2)] == ["2", "2"]
    assert not rows.isColumnHidden(at)
    rows.opened.emit(rows.table.ids[0])
    ((key, target),) = recorded.visits
    assert key == "study" and isinstance(target, tuple) and target[0] == "session"


def test_given_a_rate_that_fell_when_issued_then_the_reason_comes_first(
    pane: PeriodPane, office: Office, qtbot: QtBot, recorded: Recorded, tmp_path: Path
):
    qtbot.mouseClick(pane._form.issueButton, Qt.MouseButton.LeftButton)
    assert pane.findChildren(IssueDialog) == []
    assert pane.tab_bar.currentIndex() == 1
    editor = next(one for one in pane.text.editors.values() if REASON_MISSING in one.toPlainText())
    assert editor.textCursor().selectedText() == REASON_MISSING
    scroll = pane._form.textScroll

    def cursor_seen() -> bool:
        place = editor.mapTo(scroll.viewport(), editor.cursorRect().center())
        return scroll.viewport().rect().contains(place)

    qtbot.waitUntil(cursor_seen, timeout=2000)
    give_reasons(editor)
    assert not pane._form.reasonButton.isVisibleTo(pane)
    rates = next(one for one in pane.text.editors.values() if "77,78\u00a0%" in one.text())
    rates.insertPlainText("Câu thêm vào. ")
    report = pane.presenter.report
    assert report is not None
    (edited,) = [one.text for one in report.paper.sections if "Câu thêm vào." in one.text]
    assert "77,78\u00a0%" in edited  # still on one line with its number

    qtbot.mouseClick(pane._form.issueButton, Qt.MouseButton.LeftButton)
    (dialog,) = pane.findChildren(IssueDialog)
    dialog.form.folder.setText(str(tmp_path / "gửi"))
    qtbot.mouseClick(dialog.form.okButton, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.form.okButton, Qt.MouseButton.LeftButton)  # a Sunday; issued all the same
    qtbot.waitUntil(lambda: len(pane._cards) == 1, timeout=20000)
    assert sorted(path.suffix for path in (tmp_path / "gửi").iterdir()) == [".docx", ".pdf", ".xlsx"]
    assert pane._state.word == "khớp bản gửi 01-BC/ĐU"
    assert pane._form.subjectBox.currentText() == "Tháng 11 năm 2026 · đã gửi"

    qtbot.waitUntil(lambda: pane.presenter.report is not None, timeout=20000)
    editor = next(one for one in pane.text.editors.values() if REASON_MISSING in one.toPlainText())
    give_reasons(editor)
    pane.issue()  # the same once more
    (box,) = pane.findChildren(QMessageBox)
    assert "đã gửi: số 01-BC/ĐU, ngày 22/11/2026" in box.text()
    assert pane.findChildren(IssueDialog) == []
    qtbot.mouseClick(next(b for b in box.buttons() if "thay thế" in b.text()), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: pane.presenter.report is not None and "(thay thế" in pane.presenter.report.paper.subject,
        timeout=20000,
    )
    pane._form.subjectBox.activated.emit(pane._form.subjectBox.currentIndex())

    session = office.campaign_results(office.campaigns()[0].id or 0)[0].session
    assert session is not None
    rows = office.attendance_rows(session.id or 0)
    office.save_attendance(session, [replace(row, mark=Mark.PRESENT) for row in rows])
    pane.load()
    qtbot.waitUntil(lambda: pane._state.word == "đã khác bản gửi 01-BC/ĐU", timeout=20000)
    button = next(b for b in pane._cards[0].findChildren(QPushButton) if "thay thế" in b.text())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pane.presenter.report is not None, timeout=20000)
    report = pane.presenter.report
    assert report is not None and "(thay thế Báo cáo số 01-BC/ĐU" in report.paper.subject
    assert recorded.errors == []


def test_given_an_edited_report_among_the_drafts_when_issued_there_then_it_leads_to_the_room_of_reports(
    room: ReportsPage,
    pane: PeriodPane,
    office: Office,
    services: RoomServices,
    recorded: Recorded,
    qtbot: QtBot,
):
    for editor in pane.text.editors.values():
        give_reasons(editor)
    room.leave()
    (kept,) = office.outgoing_ids(issued=False)
    draft = office.outgoing_document(kept).draft
    with pytest.raises(ReportDraftError):
        office.issue(draft, issued_on=office.today())
    office.save_draft(replace(draft, recipients=("Huyện ủy (b/c)", *draft.recipients), subject="tên khác"))

    drafts = OutgoingPage(office, services)
    qtbot.addWidget(drafts)
    drafts.open(kept)
    wait_printed(drafts, qtbot)
    qtbot.mouseClick(drafts._form.issueButton, Qt.MouseButton.LeftButton)
    assert drafts.findChildren(IssueDialog) == []
    ((key, target),) = recorded.visits
    assert key == "reports" and isinstance(target, ReportOf)
    before = pane._printing
    room.open(target)
    drawn(pane, before, qtbot)
    report = pane.presenter.report
    assert report is not None and report.paper.id == kept and report.paper.recipients[0] == "Huyện ủy (b/c)"
    assert report.paper.subject == "tên khác" and "đi làm xa" in str(report.paper.sections)
    assert recorded.errors == []


def test_given_another_day_and_other_annexes_when_chosen_then_the_report_follows_and_the_choice_is_kept(
    room: ReportsPage,
    pane: PeriodPane,
    office: Office,
    services: RoomServices,
    recorded: Recorded,
    qtbot: QtBot,
):
    options = pane.options
    assert (
        options.cut_off.text() == "22/11/2026" and options.annexes.currentText() == AnnexScope.SUMMARY.value
    )
    before = pane._printing
    options.cut_off.setText("10/11/2026")
    options.cut_off.editingFinished.emit()
    drawn(pane, before, qtbot)
    assert cells(pane, "Hội nghị, buổi học đã tổ chức")[1] == "0"
    before = pane._printing
    options.annexes.setCurrentIndex(2)
    options.annexes.activated.emit(2)
    drawn(pane, before, qtbot)
    report = pane.presenter.report
    assert report is not None and report.tables.as_of == date(2026, 11, 10)  # type: ignore[union-attr]
    assert [a.heading.split(" (")[0] for a in report.paper.annexes][
        -1
    ] == "Số đảng viên của các chi bộ, đảng bộ"

    options.cut_off.setText("01/12/2026")
    options.cut_off.editingFinished.emit()
    (error,) = recorded.errors
    assert isinstance(error, AppError) and "tháng 11 năm 2026 hết ngày 30/11/2026" in error.text_vi()
    assert options.cut_off.text() == "10/11/2026"
    again = ReportsPage(office, services)
    qtbot.addWidget(again)
    again.open(ReportKind.MONTH)
    assert again.periods.presenter.subject is not None
    assert again.periods.presenter.subject.annexes is AnnexScope.ALL
    drawn(again.periods, 0, qtbot)


def test_given_another_kind_when_chosen_then_its_periods_are_offered(
    room: ReportsPage, pane: PeriodPane, qtbot: QtBot
):
    before = pane._printing
    place = pane._form.kindBox.findData(ReportKind.QUARTER)
    pane._form.kindBox.setCurrentIndex(place)
    pane._form.kindBox.activated.emit(place)
    drawn(pane, before, qtbot)
    assert pane._form.subjectBox.itemText(0) == "Quý IV năm 2026"
    assert cells(pane, "Hội nghị, buổi học đã tổ chức")[1] == "4"
    assert not any("|" in editor.toPlainText() for editor in pane.text.editors.values())
    table = next(one for one in pane.text._made if isinstance(one, MarkupTable))
    heads, first = ([table.model().index(row, at).data() for at in range(4)] for row in (0, 1))
    assert heads == ["STT", "Nội dung học tập", "Chi bộ đã học", "Đảng viên tham gia"]
    assert first[2:] == ["2/2", "18/18"]
    table.model().setData(table.model().index(1, 1), "Nghị quyết 57 | chuyên đề 1")
    report = pane.presenter.report
    assert report is not None
    (changed,) = [one for one in report.paper.sections if "chuyên đề 1" in one.text]
    (shown,) = [block.table for block in parse_markup(changed.text) if block.table]
    assert shown.rows[0][1] == "Nghị quyết 57 | chuyên đề 1" and shown.heads[1] == "Nội dung học tập"
    campaign = pane._form.kindBox.findData(ReportKind.CAMPAIGN)
    pane._form.kindBox.activated.emit(campaign)
    qtbot.waitUntil(lambda: room.campaigns._printing > 0, timeout=20000)
    assert room.pane is room.campaigns
    assert room.campaigns._form.kindBox.currentText() == ReportKind.CAMPAIGN.value
