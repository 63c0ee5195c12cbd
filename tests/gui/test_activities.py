"""Tuyên truyền; Kiểm tra, giám sát: recorded with the keyboard, filtered, summed, taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent
from PySide6.QtWidgets import QWidget

from office_app.bootstrap import Office
from office_app.domain.activities import Activity, ActivityFilter, ActivityKind
from office_app.domain.incoming import IncomingDocument
from office_app.domain.organisation import Unit, UnitKind
from office_app.gui.activities.activities_page import ActivitiesPage
from office_app.gui.activities.draw_dialog import DrawDialog
from office_app.gui.activities.records_pane import RecordsPane
from office_app.gui.room import RoomServices
from office_app.gui.widgets.periods import periods
from office_app.gui.widgets.typed_choice import TypedChoice

TODAY = date(2026, 11, 22)


@pytest.fixture
def directive(office: Office) -> int:
    document = IncomingDocument(
        symbol="71-NQ/TW",
        issued_on=date(2026, 8, 22),
        doc_type="Nghị quyết",
        issuer="Bộ Chính trị",
        subject="về đột phá phát triển giáo dục và đào tạo",
        arrived_on=date(2026, 9, 1),
    )
    return office.register(document, []).id or 0


@pytest.fixture
def outreach(office: Office, directive: int, services: RoomServices, qtbot) -> ActivitiesPage:
    return opened(office, services, qtbot, "outreach")


@pytest.fixture
def inspections(office: Office, directive: int, services: RoomServices, qtbot) -> ActivitiesPage:
    unit = office.units()[0].unit.id
    seen = Activity(
        ActivityKind.INSPECTION,
        date(2026, 10, 5),
        "Sổ nghị quyết chi bộ",
        "Giám sát theo chuyên đề",
        unit_id=unit,
        settle_by=date(2026, 11, 4),
        details={"requests": "Bổ sung sổ"},
    )
    office.save_activity(seen)
    office.save_activity(replace(seen, text="Danh sách học bù", settle_by=date(2026, 12, 30)))
    office.save_activity(replace(seen, text="Dự sinh hoạt", settle_by=None, details={}))
    return opened(office, services, qtbot, "inspections")


def opened(office: Office, services: RoomServices, qtbot, key: str) -> ActivitiesPage:
    page = ActivitiesPage(office, services, key)
    qtbot.addWidget(page)
    page.resize(1142, 690)
    page.show()
    page.open(None)
    page.setFocus()  # as the window does at each visit
    qtbot.waitUntil(lambda: not services.runner.jobs)
    return page


def records(page: ActivitiesPage) -> RecordsPane:
    assert isinstance(page.pane, RecordsPane)
    return page.pane


def shown(page: ActivitiesPage, key: str) -> list[str]:
    model = page.pane.model
    column = [column.key for column in model.columns].index(key)
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def chips(page: ActivitiesPage) -> list[str]:
    return [text.strip() for text in shown(page, "state")]


def foot(page: ActivitiesPage) -> str:
    return page.pane._ui.totals.text()


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


def test_given_inspections_when_listed_then_the_late_one_says_so_and_chips_narrow_the_list(
    inspections: ActivitiesPage, qtmodeltester
):
    pane = records(inspections)
    by_text = dict(zip(shown(inspections, "text"), chips(inspections), strict=True))
    assert by_text == {
        "Sổ nghị quyết chi bộ": "quá hạn 18 ngày",
        "Danh sách học bù": "chờ khắc phục",
        "Dự sinh hoạt": "không yêu cầu gì",
    }
    assert "chờ khắc phục: 2 · quá hạn: 1" in foot(inspections)
    pane._chips["late"].click()
    assert shown(inspections, "text") == ["Sổ nghị quyết chi bộ"]
    pane._chips["waiting"].click()
    assert not pane._chips["late"].isChecked()
    assert set(shown(inspections, "text")) == {"Sổ nghị quyết chi bộ", "Danh sách học bù"}
    qtmodeltester.check(pane.model)


def test_given_the_late_one_when_settled_then_it_is_good_and_undo_makes_it_late_again(
    inspections: ActivitiesPage, office: Office, recorded
):
    pane = records(inspections)
    late = next(one for one in office.activities() if one.late_on(TODAY))
    pane.show_row(late.id or 0)
    pane.form.settled_on.set_date(TODAY)
    pane.form.save()
    assert "đã khắc phục" in chips(inspections)
    recorded.undos[-1]()
    assert "quá hạn 18 ngày" in chips(inspections)
    assert office.activity(late.id or 0) == late


def test_given_filters_when_nothing_is_left_then_the_room_offers_to_drop_them(
    inspections: ActivitiesPage, qtbot
):
    pane = records(inspections)
    pane.bar.box.setText("hoc bu")
    qtbot.keyClick(pane.bar.box, Qt.Key.Key_Return)
    assert shown(inspections, "text") == ["Danh sách học bù"]
    pane._period.setCurrentIndex(1)  # this month
    assert pane.empty.isVisible() and pane.empty.button.text() == "Bỏ lọc"
    pane.empty.button.click()
    assert len(shown(inspections, "text")) == 3


def test_given_a_changed_form_when_another_row_is_chosen_then_the_change_is_kept(
    inspections: ActivitiesPage, office: Office, qtbot
):
    pane = records(inspections)
    first, second = pane.model.ids[:2]
    pane.show_row(first)
    pane.form.details["findings"].setPlainText("Học đủ buổi")  # type: ignore[union-attr]
    pane.table.select_id(second)
    qtbot.waitUntil(lambda: pane.form.shown.id == second)
    assert office.activity(first).details["findings"] == "Học đủ buổi"
    assert pane.table.current_id() == second


def test_given_records_when_deleted_by_key_then_undo_brings_them_back_with_their_files(
    inspections: ActivitiesPage, office: Office, recorded, qtbot, tmp_path: Path
):
    pane = records(inspections)
    proof = tmp_path / "bien ban.pdf"
    proof.write_bytes(b"%PDF bien ban")
    kept = office.activities()[0]
    office.save_activity(kept, [proof])
    inspections.refresh()
    qtbot.waitUntil(lambda: not inspections._services.runner.jobs)
    pane.table.selectAll()
    pane.table.setFocus()
    qtbot.keyClick(pane.table, Qt.Key.Key_Delete)
    assert office.activities() == [] and recorded.toasts == ["Đã xóa 3 bản ghi."]
    recorded.undos[-1]()
    assert len(shown(inspections, "text")) == 3
    (file,) = [file for one in office.activities() for file in one.files]
    assert office.original_path(file).read_bytes() == b"%PDF bien ban"


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


def test_given_a_record_of_the_other_room_when_asked_for_then_that_room_is_visited(
    inspections: ActivitiesPage, office: Office, services: RoomServices, recorded, qtbot
):
    activity_id = office.activities(ActivityFilter(words="học bù"))[0].id
    other = opened(office, services, qtbot, "outreach")
    other.open(activity_id)
    assert recorded.visits == [("inspections", activity_id)]
    inspections.open(activity_id)
    assert records(inspections).form.shown.id == activity_id


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


def test_given_a_record_on_a_directive_when_its_page_is_opened_then_it_is_listed_there(
    office: Office, directive: int, services: RoomServices, recorded, qtbot
):
    from office_app.gui.incoming.detail_rows import DetailRow
    from office_app.gui.incoming.incoming_page import IncomingPage

    loud = Activity(
        ActivityKind.OUTREACH, TODAY, "Phát chuyên mục", "Loa truyền thanh", incoming_id=directive
    )
    activity_id = office.save_activity(loud)
    page = IncomingPage(office, services)
    qtbot.addWidget(page)
    page.show()
    page.open(directive)
    qtbot.waitUntil(lambda: page.presenter.detail is not None and not services.runner.jobs)
    page._form.tabs.setCurrentWidget(page._form.plansTab)
    row = next(one for one in page.findChildren(DetailRow) if one.accessibleName().endswith("chuyên mục"))
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert recorded.visits == [("outreach", activity_id)]


def test_given_letters_of_several_when_left_then_the_one_whose_words_begin_with_them_is_taken(qtbot):
    box = TypedChoice("Toàn xã")
    qtbot.addWidget(box)
    box.set_choices([("Chi bộ Thôn Gốm", 1), ("Chi bộ Thôn Mai", 2), ("Chi bộ Thôn 1", 3), ("Thôn 10", 4)])
    for typed, meant in (("thon m", 2), ("gom", 1), ("chi bo thon 1", 3), ("THÔN 10", 4), ("", None)):
        box.setText(typed)
        assert (box.chosen, box.valid) == (meant, True), typed
    box.setText("thôn xyz")
    assert (box.chosen, box.valid) == (None, False)


def test_given_a_day_in_february_when_periods_are_asked_for_then_their_ends_are_right():
    spans = dict(periods(date(2027, 2, 3)))
    assert spans["Tháng này (02/2027)"] == (date(2027, 2, 1), date(2027, 2, 28))
    assert spans["Tháng trước (01/2027)"] == (date(2027, 1, 1), date(2027, 1, 31))
    assert spans["Quý này (1/2027)"] == (date(2027, 1, 1), date(2027, 3, 31))
    assert spans["Quý trước (4/2026)"] == (date(2026, 10, 1), date(2026, 12, 31))
    assert spans["Năm trước (2026)"] == (date(2026, 1, 1), date(2026, 12, 31))


def test_look(inspections: ActivitiesPage, shot: Callable[[QWidget, str], Path], qtbot):
    records(inspections).show_row(records(inspections).model.ids[0])
    # With the form, at 1366 beside the side bar; the lines over the lists fold once they are laid out.
    qtbot.waitUntil(lambda: inspections.minimumSizeHint().width() <= 1142)
    assert shot(inspections, "inspections").stat().st_size > 5000
