"""A study campaign entered and changed in its dialog, with real widgets over a real store."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.incoming import IncomingDocument
from office_app.domain.organisation import Unit, UnitKind
from office_app.domain.study import AudienceMaterials, Campaign, SessionForm, StudySession
from office_app.gui.room import RoomServices
from office_app.gui.study.campaign_dialog import CampaignDialog
from office_app.gui.study.study_page import StudyPage
from tests.gui.conftest import Recorded
from tests.gui.study_data import add_people
from tests.gui.waiting import LONG

UNITS = ("Chi bộ Thôn Đông", "Chi bộ Thôn Đoài", "Chi bộ Trường Tiểu học")
LEFT = Qt.MouseButton.LeftButton


def register(office: Office, symbol: str, subject: str, materials: tuple[str, ...] = ()) -> int:
    with office._open() as tx:
        document_id = tx.incoming.add(
            IncomingDocument(
                arrived_on=date(2026, 11, 20),
                symbol=symbol,
                issued_on=date(2026, 11, 18),
                doc_type="Kế hoạch",
                issuer="Ban Thường vụ Tỉnh ủy",
                subject=subject,
                materials=materials,
            )
        )
        tx.commit()
    return document_id


@pytest.fixture
def page(office: Office, services: RoomServices, qtbot: QtBot) -> StudyPage:
    add_people(office, UNITS, each=8)
    made = StudyPage(office, services)
    qtbot.addWidget(made)
    made.resize(1140, 680)
    made.show()
    return made


def dialog_of(page: StudyPage, qtbot: QtBot) -> CampaignDialog:
    qtbot.waitUntil(lambda: bool(page.findChildren(CampaignDialog)))
    return page.findChildren(CampaignDialog)[0]


def item_with(dialog: CampaignDialog, text: str) -> QListWidgetItem:
    items = dialog.directives.list.findItems(text, Qt.MatchFlag.MatchContains)
    assert items, text
    return items[0]


def test_given_two_directives_when_a_campaign_is_entered_then_it_is_kept_with_all_its_particulars(
    page: StudyPage, office: Office, qtbot: QtBot, recorded: Recorded
):
    first = register(office, "87-KH/TU", "học tập Nghị quyết về chuyển đổi số", ("Tài liệu hỏi đáp",))
    second = register(office, "12-KH/TU", "quán triệt Chỉ thị về bầu cử")
    page.dialogs.new_campaign()
    dialog = dialog_of(page, qtbot)
    qtbot.waitUntil(lambda: dialog.directives.list.count() == 2)
    assert not dialog.save_button.isEnabled() and "đặt tên" in dialog.missing.text()
    item_with(dialog, "87-KH/TU").setCheckState(Qt.CheckState.Checked)
    item_with(dialog, "12-KH/TU").setCheckState(Qt.CheckState.Checked)
    assert dialog.title_box.text() == "Học tập, quán triệt Kế hoạch số 87-KH/TU, Kế hoạch số 12-KH/TU"
    dialog.start_field.set_date(date(2026, 11, 24))
    dialog.due_field.set_date(date(2026, 12, 15))
    dialog.form_box.setCurrentIndex(dialog.form_box.findData(SessionForm.TOPICAL))
    dialog.new_rapporteur_box.setText("Lương Thế Hòa")
    qtbot.keyClick(dialog.new_rapporteur_box, Qt.Key.Key_Return)
    dialog.units.list.item(2).setCheckState(Qt.CheckState.Unchecked)
    dialog.audiences._rows[0][1][0].setCheckState(Qt.CheckState.Checked)  # cán bộ chủ chốt
    qtbot.mouseClick(dialog.save_button, LEFT)
    qtbot.waitUntil(lambda: bool(office.campaigns()))
    (campaign,) = office.campaigns()
    assert campaign.incoming_ids == (first, second) and campaign.symbol == "87-KH/TU, 12-KH/TU"
    assert (campaign.starts_on, campaign.due) == (date(2026, 11, 24), date(2026, 12, 15))
    assert (campaign.form, campaign.rapporteurs) == (SessionForm.TOPICAL, ("Lương Thế Hòa",))
    assert campaign.audiences == (
        AudienceMaterials("Cán bộ chủ chốt", ("Tài liệu hỏi đáp",)),
        AudienceMaterials("Đảng viên", ("Tài liệu hỏi đáp",)),
    )
    assert [line.unit for line in office.campaign_results(campaign.id or 0)] == list(UNITS[:2])
    qtbot.waitUntil(lambda: page.presenter.reading is not None)
    assert page.presenter.campaign == campaign and recorded.errors == []


def test_given_directives_that_begin_alike_when_offered_then_their_ends_and_three_materials_are_seen(
    page: StudyPage, office: Office, qtbot: QtBot
):
    same = "học tập, quán triệt, tuyên truyền và triển khai thực hiện các nghị quyết của Bộ Chính trị"
    first = register(office, "58-KH/TU", f"{same}: Nghị quyết số 71-NQ/TW", ("Sách hỏi đáp", "Bộ ảnh", "Bài"))
    register(office, "59-KH/TU", f"{same}: Nghị quyết số 72-NQ/TW")
    page.dialogs.new_campaign()
    dialog = dialog_of(page, qtbot)
    qtbot.waitUntil(lambda: dialog.directives.list.count() == 2)
    item_with(dialog, "58-KH/TU").setCheckState(Qt.CheckState.Checked)
    assert [line.id for line in dialog.directives.chosen] == [first]
    shown, table = dialog.directives.list, dialog.audiences.table
    room = shown.viewport().width()
    seen = shown.fontMetrics().elidedText(shown.item(0).text(), shown.textElideMode(), room - 30)
    assert seen.startswith("5") and seen.endswith("-NQ/TW")
    third = table.item(2, 0)
    assert third is not None and table.visualItemRect(third).bottom() <= table.viewport().height()


def test_given_a_campaign_when_changed_then_a_chi_bo_that_has_studied_cannot_be_left_out(
    page: StudyPage, office: Office, qtbot: QtBot, recorded: Recorded
):
    units = [line.unit.id or 0 for line in office.units()]
    made = office.save_campaign(Campaign("Học tập Nghị quyết số 71-NQ/TW", date(2026, 12, 1)), units)
    session_id = office.change_session(StudySession(made, units[0], date(2026, 11, 20)))
    office.save_attendance(office.session(session_id), office.attendance_rows(session_id))
    page.open(made)
    qtbot.waitUntil(lambda: page.presenter.reading is not None)
    qtbot.mouseClick(page._form.editButton, LEFT)
    dialog = dialog_of(page, qtbot)
    assert len(dialog.units.ticked()) == 3
    dialog.units.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    qtbot.mouseClick(dialog.save_button, LEFT)
    qtbot.waitUntil(dialog.wrong.isVisible, timeout=LONG)
    assert "Chi bộ Thôn Đông" in dialog.wrong.text()
    dialog.units.list.item(0).setCheckState(Qt.CheckState.Checked)
    dialog.due_field.set_date(date(2026, 12, 25))
    assert not page.head.note.isVisible()
    dialog.note_box.setPlainText("Mời báo cáo viên tỉnh\nChi bộ Thôn Đoài học sau")
    qtbot.mouseClick(dialog.save_button, LEFT)
    qtbot.waitUntil(lambda: office.campaign(made).due == date(2026, 12, 25), timeout=LONG)
    qtbot.waitUntil(page.head.note.isVisible, timeout=LONG)
    assert (
        page.head.note.text()
        == office.campaign(made).note
        == "Mời báo cáo viên tỉnh\nChi bộ Thôn Đoài học sau"
    )
    assert office.campaign(made).title == "Học tập Nghị quyết số 71-NQ/TW"


def test_given_chi_bo_merged_since_when_a_campaign_is_changed_then_they_stay_in_it(
    page: StudyPage, office: Office, qtbot: QtBot, recorded: Recorded
):
    units = [line.unit.id or 0 for line in office.units()]
    made = office.save_campaign(Campaign("Học tập", date(2026, 11, 20)), units)
    held = office.change_session(StudySession(made, units[0], date(2026, 11, 10)))
    office.save_attendance(office.session(held), office.attendance_rows(held))
    office.merge_units(units[:2], Unit("Chi bộ Đông Đoài", UnitKind.CHI_BO), date(2026, 11, 21))
    before = {line.unit_id for line in office.campaign_results(made)}
    page.open(made)
    qtbot.waitUntil(lambda: page.presenter.reading is not None)
    qtbot.mouseClick(page._form.editButton, LEFT)
    dialog = dialog_of(page, qtbot)
    assert "Thôn Đông (đã sáp nhập)" in {dialog.units.list.item(at).text() for at in range(4)}
    dialog.note_box.setPlainText("Đã sáp nhập")
    qtbot.mouseClick(dialog.save_button, LEFT)
    qtbot.waitUntil(lambda: office.campaign(made).note == "Đã sáp nhập", timeout=LONG)
    assert {line.unit_id for line in office.campaign_results(made)} == before >= set(units)
    assert page.presenter.reading is not None and page.presenter.reading.units[units[0]] == "Chi bộ Thôn Đông"


def test_given_one_campaign_when_back_then_the_list_offers_a_new_one(
    page: StudyPage, office: Office, qtbot: QtBot
):
    made = office.save_campaign(Campaign("Học tập", None), [office.units()[0].unit.id or 0])
    page.open(made)
    qtbot.waitUntil(lambda: page.presenter.reading is not None)
    qtbot.mouseClick(page._form.backButton, LEFT)
    qtbot.waitUntil(page._form.newButton.isVisible)
