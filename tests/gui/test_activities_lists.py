"""The list of inspections: late ones told, narrowed by chips and filters, changed, deleted, taken back, opened from elsewhere."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from office_app.bootstrap import Office
from office_app.domain.activities import Activity, ActivityFilter, ActivityKind
from office_app.gui.activities.activities_page import ActivitiesPage
from office_app.gui.room import RoomServices
from tests.gui.activities_rooms import TODAY, chips, directive, foot, inspections, opened, records, shown

__all__ = ["directive", "inspections"]  # the fixtures


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


def test_given_a_record_of_the_other_room_when_asked_for_then_that_room_is_visited(
    inspections: ActivitiesPage, office: Office, services: RoomServices, recorded, qtbot
):
    activity_id = office.activities(ActivityFilter(words="học bù"))[0].id
    other = opened(office, services, qtbot, "outreach")
    other.open(activity_id)
    assert recorded.visits == [("inspections", activity_id)]
    inspections.open(activity_id)
    assert records(inspections).form.shown.id == activity_id


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


def test_look(inspections: ActivitiesPage, shot: Callable[[QWidget, str], Path], qtbot):
    records(inspections).show_row(records(inspections).model.ids[0])
    # With the form, at 1366 beside the side bar; the lines over the lists fold once they are laid out.
    qtbot.waitUntil(lambda: inspections.minimumSizeHint().width() <= 1142)
    assert shot(inspections, "inspections").stat().st_size > 5000
