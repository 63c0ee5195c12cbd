"""Return forms that nobody filled in, or that say other than was entered: written only once somebody has decided."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from office_app.bootstrap import Office
from office_app.domain.return_paper import return_paper
from office_app.domain.returns import Doubt, FormState, ReturnForm, ReturnReading
from office_app.domain.study import Mark, SessionForm, SessionState, StudySession
from tests.unit.returns_office import HELD, campaign_id, forms, office, read

__all__ = ("campaign_id", "forms", "office")  # fixtures


def planned(office: Office, campaign_id: int) -> int:
    """Plan the session of the first chi bộ and return its id."""
    east = office.units()[0].unit.id or 0
    return office.change_session(StudySession(campaign_id, east, HELD, form=SessionForm.IN_PERSON))


def entered(office: Office, session_id: int) -> None:
    """Enter attendance by name: An is ill."""
    first, *rest = office.attendance_rows(session_id)
    session = replace(office.session(session_id), held_on=HELD)
    office.save_attendance(session, [replace(first, mark=Mark.EXCUSED, reason="ốm"), *rest])


def made(office: Office, campaign_id: int, folder: Path) -> tuple[ReturnForm, Path]:
    (form,) = office.make_return_forms(campaign_id, [office.units()[0].unit.id or 0])
    (path,) = office.write_return_forms([form], folder)
    return form, path


def change(path: Path, **cells: str | int | date | None) -> Path:
    book = openpyxl.load_workbook(path)
    for cell, value in cells.items():
        book["Phiếu báo"][cell] = value
    book.save(path)
    return path


def taken(office: Office, reading: ReturnReading) -> bool:
    return office.take_returns([reading]) == [reading]


def test_given_a_form_nobody_filled_in_when_it_comes_then_it_waits_until_somebody_decides(
    office: Office, campaign_id: int, tmp_path: Path
):
    session_id = planned(office, campaign_id)
    _, path = made(office, campaign_id, tmp_path / "phieu")
    (reading,) = read(office, path)
    assert not reading.blocked and reading.doubts == (Doubt.NOT_FILLED,)
    assert not taken(office, reading)
    assert office.session(session_id).state is SessionState.PLANNED
    assert office.return_board(campaign_id)[0].state is FormState.WAITING
    assert taken(office, replace(reading, decided=True))
    assert office.session(session_id).figures.present == 3

    office.take_returns(read(office, path))  # once more: what was decided stays
    assert office.return_board(campaign_id)[0].state is FormState.RETURNED


@pytest.mark.parametrize(
    "cells",
    [{"C7": date(2026, 11, 17)}, {"C9": "Nhà văn hóa"}, {"C11": 2}, {"C12": "Không"}, {"F16": "x"}],
)
def test_given_one_cell_filled_in_when_the_form_comes_then_it_is_taken(
    office: Office, campaign_id: int, tmp_path: Path, cells: dict[str, str | int | date]
):
    session_id = planned(office, campaign_id)
    _, path = made(office, campaign_id, tmp_path / "phieu")
    (reading,) = read(office, change(path, **cells))
    assert reading.doubts == () and taken(office, reading)
    assert (office.session(session_id).state, office.session(session_id).note) == (SessionState.HELD, "")


def test_given_an_empty_copy_of_an_older_version_when_it_comes_then_it_is_known_as_such(
    office: Office, campaign_id: int, tmp_path: Path
):
    session_id = planned(office, campaign_id)
    _, path = made(office, campaign_id, tmp_path / "phieu")
    office.change_session(replace(office.session(session_id), planned_on=date(2026, 11, 18), place="Trường"))
    form, _ = made(office, campaign_id, tmp_path / "moi")
    assert form.version == 2
    (reading,) = read(office, path)
    assert reading.doubts == (Doubt.NOT_FILLED,)


def test_given_a_filled_form_and_its_empty_copy_when_both_come_then_the_filled_one_counts(
    office: Office, campaign_id: int, tmp_path: Path
):
    session_id = planned(office, campaign_id)
    _, path = made(office, campaign_id, tmp_path / "phieu")
    empty = path.with_name("a trống.xlsx")
    empty.write_bytes(path.read_bytes())
    readings = read(office, change(path, C16="Vắng có phép"), empty)
    assert [one.blocked for one in readings] == [False, False]
    office.take_returns([replace(one, decided=True) for one in readings])
    assert office.session(session_id).figures.excused == 1


def test_given_attendance_entered_by_name_when_the_form_is_made_then_it_carries_the_marks(
    office: Office, campaign_id: int, tmp_path: Path
):
    session_id = planned(office, campaign_id)
    sent, _ = made(office, campaign_id, tmp_path / "phieu")
    entered(office, session_id)
    form, path = made(office, campaign_id, tmp_path / "moi")
    assert form.version == sent.version  # a form sent before stays good
    sheet = openpyxl.load_workbook(path)["Phiếu báo"]
    assert (sheet["C16"].value, sheet["D16"].value) == ("Vắng có phép", "ốm")
    (reading,) = read(office, change(path, F17="x"))
    assert reading.doubts == () and taken(office, reading)
    assert office.session(session_id).figures.excused == 1
    everyone = office.typed_return("0", form, HELD)
    assert [one.mark for one in everyone.values.marks if one.full_name == "Nguyễn An"] == [Mark.PRESENT]  # type: ignore[union-attr]


def test_given_attendance_entered_by_name_when_a_form_says_otherwise_then_it_waits_until_somebody_decides(
    office: Office, campaign_id: int, tmp_path: Path
):
    session_id = planned(office, campaign_id)
    form, path = made(office, campaign_id, tmp_path / "phieu")
    entered(office, session_id)
    (reading,) = read(office, change(path, C11=2))  # everybody present, as printed
    assert reading.doubts == (Doubt.OVERWRITES,) and not taken(office, reading)
    assert office.session(session_id).figures.excused == 1
    typed = office.typed_return("0", form, HELD)
    assert typed.doubts == (Doubt.OVERWRITES,) and not taken(office, typed)
    assert taken(office, replace(typed, decided=True))
    assert office.session(session_id).figures.present == 3


def test_given_what_is_known_of_a_session_when_its_form_is_printed_then_it_stands_there_already(
    office: Office, campaign_id: int, tmp_path: Path
):
    session_id = planned(office, campaign_id)
    office.change_session(
        replace(office.session(session_id), place="Nhà văn hóa thôn", rapporteur="Trần Thị Hà")
    )
    entered(office, session_id)
    form, _ = made(office, campaign_id, tmp_path / "phieu")
    paper = return_paper(form)
    text = "\n".join("".join(run.text for run in block.runs) for block in paper.blocks)
    assert "Địa điểm: Nhà văn hóa thôn" in text and "Báo cáo viên: Trần Thị Hà" in text
    assert "[ x ] Trực tiếp" in text and text.count("[ x ]") == 1
    (table,) = [block.table for block in paper.blocks if block.table is not None]
    assert list(table.rows[0])[1:5] == ["Nguyễn An", "x", "", "ốm"]
