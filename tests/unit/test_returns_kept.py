"""Return forms taken again: what only the program knows stays, what a form took back goes, nobody is counted twice."""

import dataclasses
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from office_app.bootstrap import Office
from office_app.domain.errors import Cancelled
from office_app.domain.study import Mark, SessionForm, StudySession
from tests.unit.returns_office import HELD, campaign_id, fill, forms, office, read, words

__all__ = ("campaign_id", "forms", "office")  # fixtures


def take(office: Office, path: Path) -> list[tuple[str, str, str]]:
    """Read and take one form; return what it changed."""
    (reading,) = read(office, path)
    assert office.take_returns([reading]) == [reading], words(reading)
    return [(one.what, one.before, one.after) for one in reading.changes]


def first_session(office: Office, campaign_id: int) -> int:
    session = office.campaign_results(campaign_id)[0].session
    assert session is not None and session.id is not None
    return session.id


def marks(office: Office, campaign_id: int) -> dict[str, tuple[Mark, date | None, str, str]]:
    rows = office.attendance_rows(first_session(office, campaign_id))
    return {row.full_name: (row.mark, row.made_up_on, row.made_up_how, row.closed_reason) for row in rows}


def test_given_absences_settled_in_the_program_when_the_form_comes_again_then_they_stay(
    office: Office, campaign_id: int, forms: list[Path]
):
    path = fill(forms[0], {"C16": "Vắng có phép", "C17": "Vắng không phép"})
    take(office, path)
    session_id = first_session(office, campaign_id)
    absent = {one.full_name: one.key for one in office.open_absences(campaign_id)}
    office.make_up([absent["Nguyễn An"]], date(2026, 11, 19), "học cùng Chi bộ Thôn Đoài")
    office.close_absences([absent["Nguyễn Bình"]], "chuyển sinh hoạt")
    assert take(office, path) == []
    assert take(office, fill(path, {"C9": "Trường học"})) == [("Địa điểm", "Nhà văn hóa", "Trường học")]
    known = marks(office, campaign_id)
    assert known["Nguyễn An"] == (Mark.EXCUSED, date(2026, 11, 19), "học cùng Chi bộ Thôn Đoài", "")
    assert known["Nguyễn Bình"] == (Mark.UNEXCUSED, None, "", "chuyển sinh hoạt")
    assert first_session(office, campaign_id) == session_id and office.open_absences(campaign_id) == []


def test_given_a_make_up_session_when_the_first_form_comes_again_then_it_still_closes_the_absence(
    office: Office, campaign_id: int, forms: list[Path]
):
    path = fill(forms[0], {"C16": "Vắng có phép"})
    take(office, path)
    east = office.units()[0].unit.id or 0
    later = StudySession(campaign_id, east, date(2026, 11, 20))
    office.plan_sessions([later])
    session = next(one for one in office.sessions(campaign_id) if one.planned_on == date(2026, 11, 20))
    office.save_attendance(
        dataclasses.replace(session, held_on=session.planned_on), office.attendance_rows(session.id or 0)
    )
    assert office.open_absences(campaign_id) == []
    assert take(office, path) == []
    rows = office.attendance_rows(first_of(office, campaign_id, HELD))
    assert [row.made_up_session_id for row in rows if row.full_name == "Nguyễn An"] == [session.id]


def first_of(office: Office, campaign_id: int, day: date) -> int:
    return next(one.id or 0 for one in office.sessions(campaign_id) if one.day == day)


def test_given_a_day_of_make_up_told_by_a_form_when_the_corrected_one_leaves_it_out_then_it_goes(
    office: Office, campaign_id: int, forms: list[Path]
):
    path = fill(forms[0], {"C16": "Vắng có phép", "E16": date(2026, 11, 18)})
    take(office, path)
    changed = take(office, fill(path, {"E16": None}))
    assert ("Học bù", "1", "0") in changed
    assert [one.full_name for one in office.open_absences(campaign_id)] == ["Nguyễn An"]


def test_given_the_x_taken_away_when_the_form_comes_again_then_the_result_goes_and_one_with_a_day_stays(
    office: Office, campaign_id: int, forms: list[Path]
):
    path = fill(forms[0], {"F16": "x", "G16": 8, "F17": "x"})
    take(office, path)
    (binh,) = office.find_members("Nguyễn Bình")
    with office._open() as tx:
        (told,) = [one for one in tx.study_results.results(campaign_id) if one.member_id == binh.id]
        tx.study_results.set_results([dataclasses.replace(told, handed_on=HELD)])
        tx.commit()
    changed = take(office, fill(path, {"F16": None, "G16": None, "F17": None}))
    assert ("Bài thu hoạch, Nguyễn An", "đã nộp · điểm 8", "chưa nộp") in changed
    with office._open() as tx:
        assert [one.member_id for one in tx.study_results.results(campaign_id)] == [binh.id]
    assert office.campaign_results(campaign_id)[0].figures.handed_in == 1


def test_given_a_person_absent_in_one_chi_bo_and_present_in_the_next_when_both_forms_come_then_one_head_counts(
    office: Office, campaign_id: int, forms: list[Path], tmp_path: Path
):
    take(office, fill(forms[0], {"C16": "Vắng có phép"}))
    west = office.units()[1].unit.id or 0
    an = office.find_members("Nguyễn An")[0]
    office.move_member(an.id or 0, west, date(2026, 11, 17))
    (form,) = office.make_return_forms(campaign_id, [west])
    with office._open() as tx:
        listed = [one.full_name for one in tx.organisation.members(west, date(2026, 11, 18))]
    assert "Nguyễn An" in listed
    (new,) = office.write_return_forms([form], tmp_path / "moi")
    take(office, fill(new, {"C7": date(2026, 11, 18)}))
    assert office.open_absences(campaign_id) == []
    total = sum(line.figures.members for line in office.campaign_results(campaign_id))
    assert total == 6


def test_given_readings_taken_twice_in_one_go_when_written_then_the_session_is_there_once(
    office: Office, campaign_id: int, forms: list[Path]
):
    path = fill(forms[0], {})
    (reading,) = read(office, path)
    office.take_returns([reading, reading])
    assert len(office.sessions(campaign_id)) == 1


def test_given_a_form_made_anew_between_reading_and_writing_when_taken_then_it_is_left_out(
    office: Office, campaign_id: int, forms: list[Path]
):
    (reading,) = read(office, fill(forms[0], {}))
    office.add_members(office.units()[0].unit.id or 0, ["Nguyễn Giang"])
    office.make_return_forms(campaign_id)
    assert office.take_returns([reading]) == [] and office.sessions(campaign_id) == []


@pytest.mark.parametrize("known", [True, False])
def test_given_totals_when_the_chi_bo_has_attendance_by_name_then_they_are_refused_else_taken(
    office: Office, campaign_id: int, forms: list[Path], known: bool
):
    numbers = {f"C{16 + at}": number for at, number in enumerate((20, 2, 1, 15, 1, 1, 1, 12))}
    path = fill(forms[2], numbers)
    if known:
        health = office.units()[2].unit.id or 0
        office.plan_sessions([StudySession(campaign_id, health, HELD)])
        office.add_members(health, ["Lê Y"])
        session = office.sessions(campaign_id)[0]
        office.save_attendance(
            dataclasses.replace(session, held_on=HELD), office.attendance_rows(session.id or 0)
        )
    (reading,) = read(office, path)
    assert reading.blocked is known
    assert ("điểm danh theo tên" in words(reading)) is known


class StopAt:
    """Progress that hears of files, and asks to stop at one of them."""

    def __init__(self, file: int) -> None:
        self._file, self.heard = file, 0

    def step(self, done: int, total: int, what: str) -> None:
        self.heard = done
        if done >= self._file:
            raise Cancelled


def test_given_files_being_read_when_asked_to_stop_then_it_stops_and_the_next_reading_works(
    office: Office, campaign_id: int, forms: list[Path]
):
    path = fill(forms[0], {})
    stop = StopAt(1)
    with pytest.raises(Cancelled):
        office.read_returns(forms, stop)
    assert stop.heard == 1
    readings = read(office, path)
    with pytest.raises(Cancelled):
        office.take_returns(readings, StopAt(0))
    assert office.sessions(campaign_id) == []
    assert len(office.take_returns(readings)) == 1


def test_given_a_session_planned_when_its_form_is_made_then_what_is_known_of_it_stands_there_already(
    office: Office, campaign_id: int, forms: list[Path], tmp_path: Path
):
    east = office.units()[0].unit.id or 0
    (sent,) = office.make_return_forms(campaign_id, [east])
    planned = StudySession(
        campaign_id, east, HELD, form=SessionForm.ONLINE, place="Nhà văn hóa", rapporteur="Trần Thị Hà"
    )
    session_id = office.change_session(planned)
    (form,) = office.make_return_forms(campaign_id, [east])
    assert form.version == sent.version + 1  # the day is another one
    (path,) = office.write_return_forms([form], tmp_path / "moi")
    sheet = openpyxl.load_workbook(path)["Phiếu báo"]
    assert [sheet[cell].value for cell in ("C8", "C9", "C10")] == ["Trực tuyến", "Nhà văn hóa", "Trần Thị Hà"]
    take(office, fill(path, {"C8": None, "C9": None}))
    session = office.session(session_id)
    assert (session.form, session.rapporteur) == (SessionForm.ONLINE, "Trần Thị Hà")
    office.change_session(dataclasses.replace(session, rapporteur="Lê Văn Hữu"))
    (again,) = office.make_return_forms(campaign_id, [east])
    assert (again.version, again.content.rapporteur) == (form.version, "Lê Văn Hữu")
