"""Settings: read, changed, checked, saved on leaving; bodies above and ours, first numbers, days off, the look."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QTableWidgetItem

from office_app.bootstrap import Office, counterparts
from office_app.domain.counterparts import counterpart_of
from office_app.domain.numbering import FirstNumber
from office_app.domain.settings import CounterpartLine
from office_app.gui.room import RoomServices
from office_app.gui.settings.settings_page import SettingsPage
from office_app.gui.settings.settings_presenter import format_days_off, parse_days_off
from tests.gui.outgoing_room import draft
from tests.gui.settings_room import page

__all__ = ["draft", "page"]  # fixtures


def test_given_settings_when_shown_then_nothing_waits_to_be_saved(page: SettingsPage):
    assert page.office.commune.text() == "Thanh Lâm"
    assert not page.presenter.dirty
    assert not page._form.saveBar.isVisible()


def test_given_a_change_when_saved_then_it_is_kept_and_all_else_as_before(
    page: SettingsPage, office: Office, recorded
):
    before = office.settings()
    page.office.lead_days.setValue(7)
    assert page._form.saveBar.isVisible()
    page._form.save.click()
    after = office.settings()
    assert after is not None and before is not None
    assert after.lead_days == 7
    assert (after.signers, after.term_started_on) == (before.signers, before.term_started_on)
    assert recorded.changes == 1
    assert not page._form.saveBar.isVisible()


def test_given_a_change_when_another_room_is_visited_then_it_is_saved(page: SettingsPage, office: Office):
    page.office.term.setText("2030 - 2035")
    assert page.leave()
    assert office.settings().term == "2030 - 2035"  # type: ignore[union-attr]


def test_given_numbers_in_use_when_the_term_is_changed_then_only_one_with_its_own_first_day_begins_anew(
    page: SettingsPage, office: Office, recorded
):
    office.reserve_number("KH", None, "chờ ký")
    for typed, said in (("abc", "outgoing.term"), ("2025 - 2031", "outgoing.term_unbegun")):
        page.office.term.setText(typed)
        assert not page.presenter.save() and recorded.errors[-1].code == said
    page.office.term.setText("2025–2030")  # the same term in another writing
    assert page.leave() and office.next_number("KH") == 2
    page.office.term.setText("2027 – 2032")
    page.office.term_started.set_date(date(2027, 6, 15))
    assert page.presenter.save() and office.next_number("KH") == 1
    assert office.settings().term == "2027 - 2032"  # type: ignore[union-attr]


def test_given_first_numbers_when_a_new_term_begins_day_first_then_it_counts_from_one_and_the_old_keeps_its_own(
    page: SettingsPage, office: Office, recorded
):
    page.office.first_numbers.setPlainText("Kế hoạch: 15")
    assert page.presenter.save() and office.reserve_number("KH", None, "chờ ký") == 15
    page.office.term_started.set_date(date(2027, 6, 15))
    assert page.leave()
    page.office.term.setText("2027 - 2032")
    assert page.office.first_numbers.toPlainText() == ""
    assert page.presenter.save(), recorded.errors
    assert office.next_number("KH") == 1
    page.office.lead_days.setValue(7)
    assert page.presenter.save() and office.next_number("KH") == 1
    kept = office.settings()
    assert kept is not None
    assert list(kept.first_numbers) == [FirstNumber("KH", "2025 - 2030", 15)]
    page.office.term.setText("2025 - 2030")  # taken back: its numbers go on
    assert page.office.first_numbers.toPlainText() == "Kế hoạch: 15"
    assert page.presenter.save() and office.next_number("KH") == 16


def test_given_a_paper_of_the_old_term_when_the_new_one_begins_no_later_then_its_day_is_named(
    page: SettingsPage, office: Office, draft: int, recorded, tmp_path: Path
):
    plan = office.outgoing_document(draft).draft
    office.issue(plan, issued_on=date(2026, 11, 20), out=tmp_path / "ra")
    page.office.term_started.set_date(date(2026, 11, 20))
    page.office.term.setText("2026 - 2031")
    assert not page.presenter.save()
    assert "sau 20/11/2026" in recorded.errors[-1].text_vi()
    page.office.term_started.set_date(date(2026, 11, 21))
    assert page.presenter.save() and office.next_number("KH") == 1


def test_given_no_commune_when_leaving_then_the_user_is_kept_and_told(page: SettingsPage, recorded):
    page.office.commune.setText("")
    assert not page.leave()
    assert recorded.errors[-1].code == "form.incomplete"
    page._form.discard.click()
    assert page.office.commune.text() == "Thanh Lâm"
    assert page.leave()


def test_given_a_day_off_that_is_no_day_when_saved_then_the_line_is_named(page: SettingsPage, recorded):
    page.office.days_off.setPlainText("20/01/2027 - 22/01/2027\n31/02/2027")
    assert not page.presenter.save()
    assert "31/02/2027" in recorded.errors[-1].text_vi()


def test_given_days_and_runs_when_read_and_written_then_they_are_the_same():
    text = "20/01/2027 - 22/01/2027\n02/05/2027"
    days, wrong = parse_days_off(text)
    assert wrong == []
    assert days == [date(2027, 1, 20), date(2027, 1, 21), date(2027, 1, 22), date(2027, 5, 2)]
    assert format_days_off(days) == text


def test_given_a_day_named_with_before_when_the_other_reading_is_chosen_then_it_is_kept(
    page: SettingsPage, office: Office
):
    assert page.office.due_day_counts.isChecked()
    page.office.day_before.click()
    page._form.save.click()
    assert office.settings().due_day_counts is False  # type: ignore[union-attr]


def cell(page: SettingsPage, row: int, column: int) -> QTableWidgetItem:
    item = page.office.bodies.table.item(row, column)
    assert item is not None
    return item


def test_given_no_table_of_its_own_when_shown_then_the_shipped_one_is_there(page: SettingsPage):
    table = page.office.bodies.table
    shown = {(cell(page, row, 0).text(), cell(page, row, 1).text()) for row in range(table.rowCount())}
    assert ("Ban Tuyên giáo", "Ban Xây dựng Đảng Đảng ủy") in shown
    assert page.office.bodies.lines() is None
    assert not page.office.bodies.reset.isEnabled()


def test_given_a_line_added_when_saved_then_work_of_that_body_goes_where_it_says(
    page: SettingsPage, office: Office
):
    bodies = page.office.bodies
    bodies.add.click()
    last = bodies.table.rowCount() - 1
    cell(page, last, 0).setText("Sở  Văn hóa")
    cell(page, last, 1).setText("Phòng Văn hóa - Xã hội")
    page._form.save.click()
    kept = office.settings().counterparts  # type: ignore[union-attr]
    assert kept is not None and kept[-1] == CounterpartLine("Sở Văn hóa", "Phòng Văn hóa - Xã hội")
    found = counterpart_of("Sở Văn hóa, Thể thao và Du lịch", counterparts(office.settings()))
    assert found is not None and found.name == "Phòng Văn hóa - Xã hội"


def test_given_a_line_with_one_name_when_saved_then_it_is_pointed_out(page: SettingsPage, recorded):
    bodies = page.office.bodies
    bodies.add.click()
    cell(page, bodies.table.rowCount() - 1, 0).setText("Sở Văn hóa")
    assert not page.presenter.save()
    assert f"Dòng {bodies.table.rowCount()}" in recorded.errors[-1].text_vi()


def test_given_an_emptied_table_when_brought_back_then_it_is_the_shipped_one_again(
    page: SettingsPage, office: Office
):
    bodies = page.office.bodies
    bodies.table.selectAll()
    bodies.remove.click()
    assert bodies.table.isHidden() and "trống" in bodies.empty.text() and not bodies.empty.isHidden()
    page._form.save.click()
    assert office.settings().counterparts == ()  # type: ignore[union-attr]
    bodies.reset.click()
    page._form.save.click()
    assert office.settings().counterparts is None  # type: ignore[union-attr]


def test_given_dark_chosen_when_clicked_then_it_is_on_at_once(page: SettingsPage, services: RoomServices):
    page.look.buttons.button(2).click()
    assert services.theme.dark
    page.look.zoom.setCurrentIndex(page.look.zoom.findData(125))
    assert services.theme.zoom == 125
    services.theme.set_mode("light")
    services.theme.set_zoom(100)
    assert page.look.zoom.currentData() == 100


def test_given_beginnings_and_days_when_saved_then_numbers_go_on_from_there(
    page: SettingsPage, office: Office
):
    fields = page.office
    fields.make_up_days.setValue(4)
    fields.report_days.setValue(3)
    fields.days_worked.setPlainText("06/02/2027")
    fields.first_numbers.setPlainText("Kế hoạch: 15\ncv 120")
    fields.first_arrivals.setPlainText("2026: 320")
    page._form.save.click()
    kept = office.settings()
    assert kept is not None and (kept.make_up_days, kept.report_days) == (4, 3)
    assert list(kept.days_worked) == [date(2027, 2, 6)]
    assert (office.next_number("KH"), office.next_number("BC"), kept.first_arrival(2026)) == (15, 1, 320)
    page.presenter.load()
    assert fields.first_numbers.toPlainText() == "Kế hoạch: 15\nCông văn: 120"
    assert not page.presenter.dirty


def test_given_a_first_number_of_no_type_when_saved_then_the_line_is_named(page: SettingsPage, recorded):
    page.office.first_numbers.setPlainText("Thư tay: 3")
    assert not page.presenter.save()
    assert "Thư tay: 3" in recorded.errors[-1].text_vi()


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        ("first_numbers", "Kế hoạch: 99999", "Số văn bản đi đầu tiên «Kế hoạch: 99999»"),
        ("days_off", "20/01/2062", "Ngày nghỉ «20/01/2062»"),
        ("days_worked", "06/02/1927", "Ngày làm bù «06/02/1927»"),
        ("term_started", "01/07/2062", "Ngày bắt đầu nhiệm kỳ «01/07/2062»"),
    ],
)
def test_given_an_absurd_number_or_day_when_saved_then_it_is_named_and_nothing_changes(
    page: SettingsPage, office: Office, recorded, field: str, text: str, told: str
):
    before = office.settings()
    widget = getattr(page.office, field)
    (widget.setText if field == "term_started" else widget.setPlainText)(text)
    assert not page.presenter.save()
    assert told in recorded.errors[-1].text_vi() and office.settings() == before
