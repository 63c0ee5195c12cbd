"""The report room with real widgets, a real store and the real writer of papers."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.reports import CampaignFigures
from office_app.domain.study import Mark
from office_app.gui.reports.campaign_pane import CampaignPane
from office_app.gui.reports.report_parts import Tile
from office_app.gui.reports.reports_page import ReportsPage
from office_app.gui.room import RoomServices
from office_app.gui.widgets.issue_dialog import IssueDialog
from tests.gui.conftest import Recorded
from tests.gui.study_data import add_campaign, add_people

UNITS = ("Chi bộ Thôn Đông", "Chi bộ Thôn Đoài", "Chi bộ Trường Tiểu học")


@pytest.fixture
def campaign_id(office: Office) -> int:
    add_people(office, UNITS, each=20)
    made = add_campaign(office, start=date(2026, 11, 16))
    lines = list(office.campaign_results(made))
    for number, line in enumerate(lines[:2]):
        assert line.session is not None
        rows = list(office.attendance_rows(line.session.id or 0))
        rows[0] = replace(rows[0], mark=Mark.EXCUSED, made_up_on=date(2026, 11, 20) if number else None)
        rows[1] = replace(rows[1], mark=Mark.UNEXCUSED)
        office.save_attendance(line.session, rows, guests=2, handed_in=15)
    return made


@pytest.fixture
def room(office: Office, services: RoomServices, campaign_id: int, qtbot: QtBot) -> ReportsPage:
    made = ReportsPage(office, services)
    qtbot.addWidget(made)
    made.resize(1140, 680)
    made.show()
    return made


@pytest.fixture
def page(room: ReportsPage, campaign_id: int, qtbot: QtBot) -> CampaignPane:
    room.open(campaign_id)
    qtbot.waitUntil(lambda: room.campaigns._printing > 0, timeout=15000)
    return room.campaigns


def issue(page: CampaignPane, qtbot: QtBot, recorded: Recorded, out: Path) -> None:
    before = recorded.changes
    qtbot.mouseClick(page._form.issueButton, Qt.MouseButton.LeftButton)
    (dialog,) = page.findChildren(IssueDialog)
    dialog.form.folder.setText(str(out))
    qtbot.mouseClick(dialog.form.okButton, Qt.MouseButton.LeftButton)
    assert "Chủ nhật" in dialog.form.wrongLabel.text()  # today; issued all the same
    qtbot.mouseClick(dialog.form.okButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: recorded.changes > before, timeout=15000)


def test_given_results_when_the_report_is_opened_then_figures_are_one_quotient_of_sums(page: CampaignPane):
    texts = {key: tile.accessibleName() for key, tile in page._tiles.items()}
    assert texts["units"] == "chi bộ đã tổ chức học, 2 còn chờ học bù: 2/3"
    assert texts["called"] == "đảng viên triệu tập: 36"  # 18 each: two of twenty are excused from meetings
    assert texts["present"] == "đảng viên tham gia: 32"
    assert texts["rate"] == "tỷ lệ tham gia: 88,89 %"
    assert texts["after"] == "tỷ lệ sau học bù: 91,67 %"
    assert texts["guests"] == "quần chúng dự: 4"
    assert "Trường Tiểu học" in page._form.waitingText.text()
    assert page.paper.pages._count >= 2  # the landscape annex is a page of its own


def test_given_a_figure_when_clicked_then_its_rows_are_shown_with_its_columns_marked(
    page: CampaignPane, qtbot: QtBot
):
    tile = page._tiles["rate"]
    assert isinstance(tile, Tile)
    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert page._form.rightStack.currentWidget() is page._form.rowsPage
    keys = [column.key for column in page._model.columns]
    shown = {key for place, key in enumerate(keys) if not page.rows.isColumnHidden(place)}
    assert {"unit", "called", "present", "rate"} <= shown
    row = page._model.row(0)
    assert row is not None
    bold = {column.key for column in page._model.columns if column.bold is not None and column.bold(row)}
    assert bold == {"called", "present", "rate"}
    assert page._model.index(2, keys.index("present")).data() == ""  # no result is not zero


def test_given_a_section_when_edited_then_the_printing_follows_and_the_text_is_kept(
    page: CampaignPane, room: ReportsPage, office: Office, services: RoomServices, qtbot: QtBot
):
    printed = page._printing
    key, editor = next(iter(page.text.editors.items()))
    editor.appendPlainText("Câu thêm vào.")
    qtbot.waitUntil(lambda: page._printing > printed, timeout=15000)
    assert room.leave() is True
    (draft_id,) = office.outgoing_ids(doc_type="Báo cáo", issued=False)
    kept = office.outgoing_document(draft_id).draft
    assert "Câu thêm vào." in next(s.text for s in kept.sections if s.key == key)

    again = CampaignPane(office, services)
    qtbot.addWidget(again)
    again.show()
    again.load()
    qtbot.waitUntil(lambda: again._printing > 0, timeout=15000)
    assert "Câu thêm vào." in again.text.editors[key].toPlainText()
    again.tab_bar.setCurrentIndex(1)
    assert again._form.notice.isVisible()
    qtbot.mouseClick(again._form.redraftButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Câu thêm vào." not in again.text.editors[key].toPlainText(), timeout=15000)


def test_given_new_figures_being_read_when_a_section_is_typed_in_then_both_stand(
    page: CampaignPane, room: ReportsPage, office: Office, campaign_id: int, qtbot: QtBot
):
    line = list(office.campaign_results(campaign_id))[2]
    assert line.session is not None
    office.save_attendance(line.session, office.attendance_rows(line.session.id or 0))
    page.load()
    key, editor = next(iter(page.text.editors.items()))
    editor.appendPlainText("Câu gõ trong lúc đọc lại số liệu.")
    qtbot.waitUntil(lambda: page._tiles["units"].accessibleName().endswith("3/3"), timeout=15000)
    assert "Câu gõ trong lúc" in page.text.editors[key].toPlainText()
    assert room.leave() is True
    (draft_id,) = office.outgoing_ids(doc_type="Báo cáo", issued=False)
    assert any("Câu gõ trong lúc" in s.text for s in office.outgoing_document(draft_id).draft.sections)


def test_given_a_report_when_issued_then_three_files_are_laid_and_later_changes_are_told(
    page: CampaignPane, office: Office, campaign_id: int, qtbot: QtBot, recorded: Recorded, tmp_path: Path
):
    out = tmp_path / "Báo cáo gửi Tỉnh ủy"
    issue(page, qtbot, recorded, out)
    qtbot.waitUntil(lambda: len(page._cards) == 1, timeout=15000)
    assert sorted(path.suffix for path in out.iterdir()) == [".docx", ".pdf", ".xlsx"]
    assert page._state.word.startswith("khớp bản gửi 01-BC/ĐU")
    (record,) = office.issued_reports(campaign_id)
    sent: CampaignFigures = record.figures
    assert (sent.total.called, sent.total.present) == (36, 32)

    line = list(office.campaign_results(campaign_id))[2]
    assert line.session is not None
    office.save_attendance(line.session, office.attendance_rows(line.session.id or 0))
    page.load()
    qtbot.waitUntil(lambda: page._state.word.startswith("đã khác bản gửi"), timeout=15000)
    (record,) = office.issued_reports(campaign_id)
    assert record.figures == sent
    told = page._cards[0].findChildren(type(page._form.waitingText))
    assert any("Tham gia: 32 → " in text.text() for text in told)
    assert any("Chi bộ Trường Tiểu học: chưa học → " in text.text() for text in told)


def test_given_an_issued_report_when_a_file_is_opened_then_it_is_laid_in_the_export_folder(
    page: CampaignPane,
    office: Office,
    qtbot: QtBot,
    recorded: Recorded,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    issue(page, qtbot, recorded, tmp_path / "a")
    qtbot.waitUntil(lambda: len(page._cards) == 1, timeout=15000)
    opened: list[Path] = []
    monkeypatch.setattr(page, "open_path", opened.append)
    buttons = [b for b in page._cards[0].findChildren(QPushButton) if isinstance(b, QPushButton)]
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(opened) == 1)
    assert opened[0].parent == office.export_folder and opened[0].suffix == ".docx"


def test_given_no_campaign_when_shown_then_it_leads_to_the_directives(
    office: Office, services: RoomServices, qtbot: QtBot, recorded: Recorded
):
    page = CampaignPane(office, services)
    qtbot.addWidget(page)
    page.load()
    page.show()
    button = next(b for b in page._form.emptyPage.findChildren(QPushButton))
    assert isinstance(button, QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert recorded.visits == [("incoming", None)]
