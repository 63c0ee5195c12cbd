"""The room of units and members with real widgets over a real store."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.organisation import Leave, LeaveKind, UnitKind
from office_app.gui.organisation.organisation_page import OrganisationPage
from office_app.gui.room import RoomServices
from tests.gui.conftest import Recorded
from tests.gui.study_data import add_people

UNITS = ("Chi bộ Thôn Đông", "Chi bộ Thôn Đoài", "Chi bộ Trường Tiểu học")


@pytest.fixture
def page(office: Office, services: RoomServices, qtbot: QtBot) -> OrganisationPage:
    add_people(office, UNITS, each=8)
    made = OrganisationPage(office, services)
    qtbot.addWidget(made)
    made.resize(1140, 680)
    made.show()
    qtbot.waitUntil(lambda: len(made._members) == 8)
    return made


def write_list(path: Path, rows: list[tuple[object, ...]]) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


def test_given_a_unit_when_edited_then_its_facts_follow(
    page: OrganisationPage, office: Office, qtbot: QtBot, recorded: Recorded
):
    qtbot.mouseClick(page._form.editUnitButton, Qt.MouseButton.LeftButton)
    form = page.unit_form._form
    assert form.nameBox.text() == UNITS[0]
    form.secretaryBox.setText("Nguyễn Văn Bình")
    form.dayBox.setValue(3)
    qtbot.mouseClick(form.saveButton, Qt.MouseButton.LeftButton)
    assert not page._form.sidePanel.isVisible()
    assert "Bí thư Nguyễn Văn Bình · sinh hoạt lệ ngày 3" in page._form.unitFacts.text()
    assert office.units()[0].unit.meeting_day == 3
    assert recorded.changes == 1


def test_given_a_unit_name_taken_when_saved_then_the_form_says_so_and_stays(
    page: OrganisationPage, office: Office, qtbot: QtBot
):
    qtbot.mouseClick(page._form.addUnitButton, Qt.MouseButton.LeftButton)
    form = page.unit_form._form
    form.nameBox.setText("Chi bộ thôn Đoài")
    qtbot.mouseClick(form.saveButton, Qt.MouseButton.LeftButton)
    assert "Đã có đơn vị" in form.wrongText.text()
    assert page._form.sidePanel.isVisible()
    form.nameBox.setText("Ủy ban nhân dân xã")
    form.kindBox.setCurrentIndex(form.kindBox.findData(UnitKind.UBND))
    qtbot.keyClick(form.nameBox, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [line.unit.kind for line in office.units()][-1] is UnitKind.UBND
    assert page._unit_name.text() == "Ủy ban nhân dân xã"


def test_given_a_member_when_added_then_another_form_is_ready_and_the_list_has_them(
    page: OrganisationPage, office: Office, qtbot: QtBot
):
    qtbot.mouseClick(page._form.addMemberButton, Qt.MouseButton.LeftButton)
    form = page.member_form._form
    form.nameBox.setText("  Lê  Thị Lan ")
    page.member_form.born_field.setText("5/11/1970")
    leaves = page.member_form.leaves
    qtbot.mouseClick(leaves.add_button, Qt.MouseButton.LeftButton)
    leaves.rows[0].since.setText("01/01/2026")
    qtbot.mouseClick(form.nextButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page._members) == 9)
    assert form.nameBox.text() == "" and page._form.sidePanel.isVisible()
    member = office.find_members("Lê Thị Lan")[0]
    assert (member.born_on, member.leaves) == (
        date(1970, 11, 5),
        (Leave(LeaveKind.EXEMPT, date(2026, 1, 1)),),
    )
    form.nameBox.setText("Lê Thị Lan")
    page.member_form.born_field.setText("5/11/1970")
    qtbot.mouseClick(form.saveButton, Qt.MouseButton.LeftButton)
    assert "đã có trong danh sách" in form.wrongText.text()


def test_given_a_member_when_moved_then_both_lists_follow_the_history_is_told_and_it_can_be_undone(
    page: OrganisationPage, office: Office, qtbot: QtBot, recorded: Recorded
):
    member_id = next(iter(page._members))
    page.presenter.edit_member(member_id)
    form = page.member_form._form
    form.moveUnitBox.setCurrentIndex(form.moveUnitBox.findText(UNITS[1]))
    page.member_form.move_field.set_date(date(2026, 11, 20))
    qtbot.mouseClick(form.moveButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page._members) == 7)
    second = next(line.unit.id for line in office.units() if line.unit.name == UNITS[1])
    assert len(office.members(second or 0)) == 9
    page.open(second)
    qtbot.waitUntil(lambda: len(page._members) == 9)
    moved = next(line for line in page._members.values() if line.member.joined_unit_on)
    page.presenter.edit_member(moved.member.id or 0)
    assert form.historyText.text().splitlines() == [
        "Quá trình sinh hoạt",
        f"{UNITS[0]}: từ trước đến 20/11/2026 (chuyển sinh hoạt đi)",
        f"{UNITS[1]}: từ 20/11/2026 (chuyển sinh hoạt đến) đến nay",
    ]
    recorded.undos[-1]()
    assert recorded.errors == []
    assert [line.members for line in office.units()] == [8, 8, 8]
    assert [one.left_unit_on for one in office.find_members(moved.member.full_name)] == [None]


def test_given_members_when_deleted_then_they_leave_today_and_undo_brings_them_back(
    page: OrganisationPage, office: Office, qtbot: QtBot, recorded: Recorded
):
    page.member_table.select_id(next(iter(page._members)))
    qtbot.keyClick(page.member_table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(page._members) == 7)
    page.former.setChecked(True)
    qtbot.waitUntil(lambda: len(page._members) == 8)
    recorded.undos[0]()
    page.former.setChecked(False)
    qtbot.waitUntil(lambda: len(page._members) == 8)


def test_given_words_without_diacritics_when_typed_then_members_of_all_units_are_found(
    page: OrganisationPage, office: Office, qtbot: QtBot
):
    unit_id = list(office.units())[2].unit.id or 0
    office.add_members(unit_id, ["Triệu Quốc Đạt"])
    qtbot.keyClicks(page.filter_bar.box, "quoc dat")
    qtbot.waitUntil(lambda: [line.member.full_name for line in page._members.values()] == ["Triệu Quốc Đạt"])
    assert next(iter(page._members.values())).unit == UNITS[2]
    assert not page._form.unitHead.isVisible()
    page.unit_table.select_id(unit_id)
    qtbot.waitUntil(lambda: len(page._members) == 9)
    assert page.filter_bar.words == ""


def test_given_pasted_lines_when_added_then_new_names_only_are_entered(
    page: OrganisationPage, office: Office, qtbot: QtBot
):
    there = next(iter(page._members.values())).member.full_name
    QGuiApplication.clipboard().setText(
        f"1\tTriệu Quốc Đạt\t1970\n2\t{there}\n3\tHà Thị Bưởi\n\nSTT\tGhi chú\n"
    )
    page.member_table.setFocus()
    qtbot.keyClick(page.member_table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert page.paste_form.button.text() == "Thêm 2 người"
    qtbot.mouseClick(page.paste_form.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page._members) == 10)


def test_given_an_excel_list_when_checked_then_nothing_is_written_until_imported(
    page: OrganisationPage, office: Office, qtbot: QtBot, recorded: Recorded, tmp_path: Path
):
    path = write_list(
        tmp_path / "Danh sách.xlsx",
        [
            ("DANH SÁCH ĐẢNG VIÊN", None, None),
            ("Chi bộ", "Họ và tên", "Ngày sinh"),
            ("Chi bộ Thôn Mới", "Lê Thị Lan", "31/02/1980"),
            ("Thôn Đông", "Hà Văn Tư", "01/02/1980"),
            ("Thôn Đông", "Hà Văn Tư", "01/02/1980"),
            ("Thôn Đông", None, None),
        ],
    )
    report = page.imports.report

    def check() -> None:
        page.imports.presenter.read_file(path)
        qtbot.waitUntil(lambda: page._form.stack.currentWidget() is page._form.importPage, timeout=15000)
        assert page.imports.currentWidget() is page.imports.columns
        qtbot.mouseClick(page.imports.columns.check_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: page.imports.currentWidget() is report, timeout=15000)

    check()
    form = report._form
    assert form.importButton.text() == "Nhập 2 người"
    assert "Chi bộ Thôn Mới" in form.newUnitsText.text()
    assert report._model.rowCount() == 3
    assert len(office.units()) == 3 and recorded.changes == 0
    qtbot.mouseClick(form.importButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: recorded.changes == 1, timeout=15000)
    assert len(office.units()) == 4
    assert page._form.stack.currentWidget() is page._form.mainPage
    assert recorded.toasts[-1] == "Đã nhập 2 đảng viên mới."

    check()
    assert form.importButton.text() == "Không có gì để nhập" and not form.importButton.isEnabled()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert page.imports.currentWidget() is page.imports.columns
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert page._form.stack.currentWidget() is page._form.mainPage


def test_given_headings_nobody_knows_when_columns_are_chosen_then_the_list_can_be_checked(
    page: OrganisationPage, office: Office, qtbot: QtBot, tmp_path: Path
):
    path = write_list(
        tmp_path / "a.xlsx",
        [("Ở", "Đồng chí", "Số CCCD"), ("Thôn Đông", "Lê Thị Lan", "019170000001")],
    )
    page.imports.presenter.read_file(path)
    qtbot.waitUntil(lambda: page._form.stack.currentWidget() is page._form.importPage, timeout=15000)
    columns = page.imports.columns
    assert not columns.check_button.isEnabled() and "«Họ và tên»" in columns.said.text()
    for at, name in ((0, "Chi bộ"), (1, "Họ và tên")):
        combo = columns.combos[at]
        while combo.currentText() != name:
            before = combo.currentIndex()
            qtbot.keyClick(combo, Qt.Key.Key_Down)
            assert combo.currentIndex() == before + 1
    assert columns.said.text() == "Không lấy và không lưu: Số CCCD."
    qtbot.mouseClick(columns.check_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.imports.currentWidget() is page.imports.report, timeout=15000)
    form = page.imports.report._form
    assert form.importButton.text() == "Nhập 1 người"
    assert "Không lấy và không lưu: Số CCCD" in form.columnsText.text()
    qtbot.mouseClick(form.columnsButton, Qt.MouseButton.LeftButton)
    assert page.imports.currentWidget() is columns


def test_given_a_file_without_a_list_when_chosen_then_the_window_says_what_is_missing(
    page: OrganisationPage, qtbot: QtBot, recorded: Recorded, tmp_path: Path
):
    page.imports.presenter.read_file(write_list(tmp_path / "kho.xlsx", [("Mã",), (1,)]))
    qtbot.waitUntil(lambda: len(recorded.errors) == 1, timeout=15000)
    assert "không thấy dòng tiêu đề" in str(getattr(recorded.errors[0], "text_vi", str)())


def test_given_someone_gone_when_saved_with_day_and_word_then_the_past_keeps_them_and_undo_brings_them_back(
    page: OrganisationPage, office: Office, qtbot: QtBot, recorded: Recorded
):
    member_id = next(iter(page._members))
    page.presenter.edit_member(member_id)
    form = page.member_form._form
    page.member_form.left_field.set_date(date(2026, 11, 15))
    form.leftHowBox.setCurrentText("từ trần")
    qtbot.mouseClick(form.saveButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page._members) == 7)
    assert recorded.toasts[-1].endswith("rời chi bộ từ ngày 15/11/2026: từ trần.")
    unit_id = page.presenter.unit_id or 0
    assert (len(office.members(unit_id, date(2026, 11, 14))), len(office.members(unit_id))) == (8, 7)
    page.former.setChecked(True)
    qtbot.waitUntil(lambda: len(page._members) == 8)
    page.presenter.edit_member(member_id)
    assert form.historyText.text().endswith(f"{UNITS[0]}: từ trước đến 15/11/2026 (từ trần)")
    recorded.undos[-1]()
    assert len(office.members(unit_id)) == 8


def test_given_leaves_when_edited_then_each_day_counts_by_its_own(
    page: OrganisationPage, office: Office, qtbot: QtBot
):
    member_id = next(iter(page._members))
    page.presenter.edit_member(member_id)
    editor = page.member_form.leaves
    for _ in range(2):
        qtbot.mouseClick(editor.add_button, Qt.MouseButton.LeftButton)
    first, second = editor.rows
    first.kind.setCurrentIndex(first.kind.findData(LeaveKind.AWAY))
    first.since.setText("01/03/2026")
    first.until.setText("31/05/2026")
    first.reason.setText("chữa bệnh")
    second.since.setText("31/10/2026")
    second.until.setText("01/10/2026")
    save = page.member_form._form.saveButton
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    assert "phải từ ngày đầu trở đi" in page.member_form._form.wrongText.text()
    second.until.setText("")
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page._form.sidePanel.isHidden())
    days = (date(2026, 2, 28), date(2026, 5, 31), date(2026, 6, 1), date(2026, 10, 31))
    counted = [office.units(day)[0] for day in days]
    assert [(line.away, line.exempt) for line in counted] == [(0, 0), (1, 0), (0, 0), (0, 1)]
    page.presenter.edit_member(member_id)
    assert editor.entered() == (
        Leave(LeaveKind.AWAY, date(2026, 3, 1), date(2026, 5, 31), "chữa bệnh"),
        Leave(LeaveKind.EXEMPT, date(2026, 10, 31)),
    )


def choose_change(page: OrganisationPage, title: str) -> None:
    menu = page.change_button.menu()
    next(action for action in menu.actions() if action.text() == f"{title}…").trigger()


def tick(page: OrganisationPage, *rows: int) -> None:
    for row in rows:
        page.change_form.list.item(row).setCheckState(Qt.CheckState.Checked)


def test_given_two_chi_bo_when_merged_then_the_tree_of_the_day_before_is_the_old_one_and_the_history_reads(
    page: OrganisationPage, office: Office, qtbot: QtBot, recorded: Recorded
):
    choose_change(page, "Sáp nhập")
    form = page.change_form
    form.name_box.setText("Chi bộ Đông Đoài")
    form.day_field.set_date(date(2026, 11, 16))
    form.note_box.setText("Quyết định số 15-QĐ/ĐU")
    qtbot.mouseClick(form.button, Qt.MouseButton.LeftButton)
    assert "từ hai chi bộ trở lên" in form.wrong.text()
    tick(page, 0)
    assert form.list_label.text() == "Sáp nhập với (1 chi bộ được chọn)"
    qtbot.mouseClick(form.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page._members) == 16)
    assert page._unit_name.text() == "Chi bộ Đông Đoài" and page._unit_model.rowCount() == 2
    assert page.day_bar.heads.text() == "2 đơn vị, 24 đảng viên"

    page.day_bar.field.set_date(date(2026, 11, 15))
    qtbot.waitUntil(lambda: page._unit_model.rowCount() == 3)
    assert [line.unit.name for line in page._units.values()] == list(UNITS)
    assert not page.change_button.isVisible() and not page._form.addMemberButton.isVisible()
    qtbot.mouseClick(page.day_bar.back_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page._unit_model.rowCount() == 2)
    assert page.change_button.isVisible() and page.day_bar.field.date == office.today()

    qtbot.mouseClick(page._form.editUnitButton, Qt.MouseButton.LeftButton)
    assert page.unit_form._form.historyText.text().splitlines() == [
        "Lịch sử",
        "16/11/2026: Thành lập Chi bộ Đông Đoài",
        f"16/11/2026: Nhận sáp nhập {UNITS[0]} (Quyết định số 15-QĐ/ĐU)",
        f"16/11/2026: Nhận sáp nhập {UNITS[1]} (Quyết định số 15-QĐ/ĐU)",
    ]
    assert recorded.toasts[-1] == "Đã sáp nhập 2 chi bộ thành Chi bộ Đông Đoài từ ngày 16/11/2026."
    recorded.undos[-1]()
    qtbot.waitUntil(lambda: page._unit_model.rowCount() == 3)
    assert [line.unit.name for line in office.units()] == list(UNITS) and recorded.errors == []


def test_given_a_chi_bo_when_renamed_split_and_ended_then_each_is_kept_with_its_day(
    page: OrganisationPage, office: Office, qtbot: QtBot
):
    form = page.change_form
    choose_change(page, "Đổi tên")
    form.name_box.setText("Chi bộ Tổ dân phố 1")
    form.day_field.set_date(date(2026, 11, 10))
    qtbot.keyClick(form.note_box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page._unit_name.text() == "Chi bộ Tổ dân phố 1"
    choose_change(page, "Chia tách")
    form.name_box.setText("Chi bộ Tổ dân phố 2")
    form.day_field.set_date(date(2026, 11, 20))
    tick(page, 0, 1, 2)
    qtbot.mouseClick(form.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page._members) == 3)
    assert page._unit_name.text() == "Chi bộ Tổ dân phố 2"
    choose_change(page, "Kết thúc hoạt động")
    form.day_field.set_date(date(2026, 11, 21))
    qtbot.mouseClick(form.button, Qt.MouseButton.LeftButton)
    assert "còn 3 đảng viên" in form.wrong.text()
    assert {line.unit.name for line in office.units(date(2026, 11, 9))} == set(UNITS)
    assert [line.members for line in office.units()] == [5, 8, 8, 3]
    first = office.units()[0].unit.id or 0
    assert [event.text for event in office.unit_story(first)] == [
        "Đổi tên từ «Chi bộ Thôn Đông» thành «Chi bộ Tổ dân phố 1»",
        "Chia tách, lập Chi bộ Tổ dân phố 2",
    ]


def test_given_the_sample_when_asked_for_then_it_is_written_where_wanted(
    page: OrganisationPage, qtbot: QtBot, recorded: Recorded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    target = tmp_path / "Mẫu.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    qtbot.mouseClick(page.sample_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(recorded.toasts) == 1)
    assert target.exists()


def test_given_an_empty_office_when_shown_then_both_ways_to_begin_are_offered(
    new_office: Office, services: RoomServices, qtbot: QtBot
):
    page = OrganisationPage(new_office, services)
    qtbot.addWidget(page)
    page.show()
    buttons = {
        b.text(): b for b in page._form.emptyPage.findChildren(QPushButton) if isinstance(b, QPushButton)
    }
    assert set(buttons) == {"Nhập từ Excel", "Thêm chi bộ bằng tay", "Tải mẫu Excel"}
    qtbot.mouseClick(buttons["Thêm chi bộ bằng tay"], Qt.MouseButton.LeftButton)
    assert page.unit_form.isVisible()
