"""Outreach and inspections recorded with the keyboard: summed, with their files, and taken back."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent

from office_app.bootstrap import Office
from office_app.domain.activities import Activity, ActivityFilter, ActivityKind
from office_app.domain.organisation import Unit, UnitKind
from office_app.gui.activities.activities_page import ActivitiesPage
from office_app.gui.activities.draw_dialog import DrawDialog
from office_app.gui.room import RoomServices
from tests.gui.activities_rooms import TODAY, directive, foot, inspections, outreach, records, shown

__all__ = ["directive", "inspections", "outreach"]  # the fixtures


def test_given_an_empty_room_when_one_is_recorded_by_keyboard_then_it_is_listed_summed_and_taken_back(
    outreach: ActivitiesPage, office: Office, directive: int, recorded, qtbot
):
    pane = records(outreach)
    assert pane.empty.isVisible() and pane.empty.button.text() == "Ghi mới"
    qtbot.waitUntil(pane.empty.button.hasFocus)
    qtbot.keyClick(pane.empty.button, Qt.Key.Key_Insert)
    form = pane.form
    qtbot.waitUntil(form.unit.hasFocus)
    qtbot.keyClicks(form.unit, "doai")
    qtbot.keyClick(form.unit, Qt.Key.Key_Return)
    assert form.unit.text() == "Chi bộ Thôn Đoài"
    assert form.directive.hasFocus()
    qtbot.keyClicks(form.directive, "71")
    qtbot.keyClick(form.directive, Qt.Key.Key_Return)
    form.text.insertPlainText("Phát chuyên mục")  # QTest types ASCII only
    form.count.setText("12")
    form.reached.setText("1.250")
    form.form_box.setCurrentText("Loa truyền thanh")
    qtbot.keyClick(form.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (kept,) = office.activities()
    names = {line.unit.id: line.unit.name for line in office.units()}
    assert (names[kept.unit_id], kept.incoming_id) == ("Chi bộ Thôn Đoài", directive)
    assert (kept.happened_on, kept.count, kept.reached, kept.text) == (TODAY, 12, 1250, "Phát chuyên mục")
    assert shown(outreach, "unit") == ["Thôn Đoài"]
    assert shown(outreach, "directive") == ["71-NQ/TW"]
    assert foot(outreach) == (
        "Cộng: 1 bản ghi · 1 chi bộ, đơn vị · Số lượt, tin, bài: 12 · Số người tiếp cận: 1.250"
    )
    assert recorded.toasts == ["Đã ghi."] and recorded.changes == 1
    recorded.undos[-1]()
    assert office.activities() == [] and shown(outreach, "unit") == []


def test_given_one_recorded_when_the_next_begins_then_form_directive_and_day_are_there_already(
    outreach: ActivitiesPage, office: Office, directive: int, qtbot
):
    pane = records(outreach)
    pane.begin()
    form = pane.form
    form.day.set_date(date(2026, 11, 3))
    form.form_box.setCurrentText("Hội thi sân khấu hóa cụm")
    form.directive.choose(directive)
    form.text.setPlainText("Vòng một")
    form.save()
    assert (form.text.toPlainText(), form.unit.text()) == ("", "")
    assert form.day.date == date(2026, 11, 3) and form.directive.chosen == directive
    assert form.form_box.currentText() == "Hội thi sân khấu hóa cụm"
    qtbot.waitUntil(form.unit.hasFocus)
    qtbot.keyClicks(form.unit, "dong")
    qtbot.keyClick(form.unit, Qt.Key.Key_Return)
    form.text.insertPlainText("Vòng hai")
    qtbot.keyClick(form.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    newest = office.activities(ActivityFilter(words="Vòng hai"))[0]
    assert (newest.form, newest.incoming_id) == ("Hội thi sân khấu hóa cụm", directive)
    assert sum(form.form_box.itemText(n) == newest.form for n in range(form.form_box.count())) == 1


def test_given_chi_bo_merged_since_when_its_record_is_shown_and_saved_then_it_keeps_its_name(
    outreach: ActivitiesPage, office: Office, services: RoomServices, qtbot
):
    gone, other = [line.unit.id or 0 for line in office.units()][:2]
    name = office.units()[0].unit.name.removeprefix("Chi bộ ")
    record = Activity(ActivityKind.OUTREACH, date(2026, 10, 5), "Phát thanh", "Loa", unit_id=gone)
    number = office.save_activity(record)
    office.merge_units([gone, other], Unit("Chi bộ Hợp Nhất", UnitKind.CHI_BO), date(2026, 11, 21))
    records(outreach).load()
    qtbot.waitUntil(lambda: not services.runner.jobs)
    assert shown(outreach, "unit") == [f"{name} (đã sáp nhập)"]
    pane = records(outreach)
    pane.show_record(number)
    pane.form.text.appendPlainText("trên loa thôn")
    pane.form.save()
    assert [one.unit_id for one in office.activities()] == [gone]


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("unit", "Thôn Không Có", "Không có chi bộ, đơn vị nào khớp «Thôn Không Có»"),
        ("count", "mười hai", "«mười hai» không phải là số"),
        ("day", "31/02/2026", "«31/02/2026» không phải là ngày"),
        ("day", "", "Chưa có ngày"),
    ],
)
def test_given_something_that_cannot_be_read_when_saved_then_it_says_so_and_writes_nothing(
    outreach: ActivitiesPage, office: Office, field: str, typed: str, told: str
):
    pane = records(outreach)
    pane.begin()
    pane.form.text.setPlainText("Phát thanh")
    getattr(pane.form, field).setText(typed)
    pane.form.save()
    assert told in pane.form.wrong.text() and not pane.form.wrong.isHidden()
    assert office.activities() == []
    assert not outreach.leave()  # what was typed is not thrown away on the way to another room
    pane.drop_form()
    assert "chưa lưu" in pane.form.wrong.text() and pane.form_open  # Esc asks first
    pane.form.text.appendPlainText("trên loa thôn")
    pane.drop_form()
    assert pane.form_open  # more was typed since it asked
    pane.drop_form()
    assert outreach.leave() and not pane.form_open


def test_given_a_day_to_come_when_saved_then_the_error_is_shown_and_the_form_stays(
    outreach: ActivitiesPage, office: Office, recorded
):
    pane = records(outreach)
    pane.begin()
    pane.form.text.setPlainText("Phát thanh")
    pane.form.day.set_date(date(2026, 12, 1))
    pane.form.save()
    assert "ngày đã qua" in recorded.errors[-1].text_vi()
    assert pane.form.text.toPlainText() == "Phát thanh" and office.activities() == []


def test_given_files_dropped_on_the_form_when_saved_then_they_are_kept_and_open(
    inspections: ActivitiesPage, office: Office, services: RoomServices, qtbot, tmp_path: Path, monkeypatch
):
    pane = records(inspections)
    shown_id = pane.model.ids[0]
    pane.show_row(shown_id)
    proof = tmp_path / "biên bản.pdf"
    proof.write_bytes(b"%PDF")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(proof)), QUrl.fromLocalFile(str(tmp_path))])
    pane.form.evidence.dropEvent(
        QDropEvent(
            QPointF(QPoint(5, 5)),
            Qt.DropAction.CopyAction,
            dropped,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert pane.form.changed
    pane.form.save()
    qtbot.waitUntil(lambda: bool(office.activity(shown_id).files))
    qtbot.waitUntil(lambda: pane.form.evidence.kept != ())
    asked: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", asked.append)
    pane.presenter.open_evidence(pane.form.evidence.kept[0])
    qtbot.waitUntil(lambda: bool(asked))
    assert Path(asked[0].toLocalFile()).read_bytes() == b"%PDF"
    assert Path(asked[0].toLocalFile()).name == "biên bản.pdf"


def test_given_chi_bo_not_inspected_when_lots_are_drawn_then_those_drawn_go_to_their_sheets(
    inspections: ActivitiesPage, office: Office, theme, qtbot
):
    dialog = DrawDialog(theme, office.inspection_pool(), office.draw_units)
    qtbot.addWidget(dialog)
    assert dialog.number.maximum() == 2 and not dialog.print_button.isEnabled()
    dialog.number.setValue(2)
    dialog.draw_button.click()
    inspected = office.units()[0].unit.name
    assert {one.name for one in dialog.drawn} == {line.unit.name for line in office.units()} - {inspected}
    assert dialog.result_text.text().startswith("1. Chi bộ")
    assert dialog.print_button.isEnabled()
