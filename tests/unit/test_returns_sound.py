"""Return forms against what names, folders, other campaigns and records changed meanwhile can do to them."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from office_app.bootstrap import Office
from office_app.domain.errors.files import FileReadError
from office_app.domain.organisation import Member, Unit, UnitKind
from office_app.domain.returns import FormState
from office_app.domain.study import Campaign, Mark, SessionState, StudySession, Topic
from office_app.writing.members_xlsx import members_sample
from tests.unit.returns_office import HELD, campaign_id, fill, forms, office, read, words

__all__ = ("campaign_id", "forms", "office")  # fixtures
STRANGE = '=HYPERLINK("http://vi.du","x")'


def formulas(content: bytes) -> list[tuple[str, str]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    return [(cell.coordinate, str(cell.value)) for cell in cells if cell.data_type == "f"]


def test_given_names_that_begin_like_formulas_when_forms_are_made_then_only_the_sums_calculate_and_names_come_back(
    office: Office, tmp_path: Path
):
    unit_id = office.save_unit(Unit("=Chi bộ Thôn Nam", UnitKind.CHI_BO))
    office.add_members(unit_id, ["=Nguyễn Giang", "+Nguyễn Hà", "-Nguyễn Lan", "@Nguyễn Mai"])
    campaign_id = office.save_campaign(Campaign(STRANGE, None), [unit_id])
    (path,) = office.write_return_forms(office.make_return_forms(campaign_id), tmp_path / "phieu")
    assert {place[0] for place, _ in formulas(path.read_bytes())} == {"C"}
    assert not any("HYPERLINK" in text or "Nguyễn" in text for _, text in formulas(path.read_bytes()))
    (reading,) = read(office, fill(path, {"C16": "Vắng có phép"}))
    assert not reading.blocked and reading.values is not None, words(reading)
    assert not any("công thức" in str(fault) for fault in reading.faults)
    names = {mark.full_name: mark.mark for mark in reading.values.marks}
    assert set(names) == {"=Nguyễn Giang", "+Nguyễn Hà", "-Nguyễn Lan", "@Nguyễn Mai"}
    assert formulas(members_sample(["=1+1", "Chi bộ Thôn Đông"])) == []


def test_given_control_characters_in_names_when_saved_then_forms_are_written_all_the_same(
    office: Office, tmp_path: Path
):
    unit_id = office.save_unit(Unit("Chi bộ\x02 Thôn\x0b Nam", UnitKind.CHI_BO))
    office.save_member(Member("Nguyễn\x00 Giang\x1f", unit_id))
    campaign_id = office.save_campaign(Campaign("Học\x08 Nghị quyết", None), [unit_id])
    assert office.campaign(campaign_id).title == "Học Nghị quyết"
    (path,) = office.write_return_forms(office.make_return_forms(campaign_id), tmp_path / "phieu")
    sheet = openpyxl.load_workbook(path)["Phiếu báo"]
    assert (sheet["C4"].value, sheet["B16"].value) == ("Chi bộ Thôn Nam", "Nguyễn Giang")


def test_given_a_session_held_for_two_campaigns_when_the_form_of_the_second_comes_then_results_of_the_first_stay(
    office: Office, campaign_id: int
):
    east = office.units()[0].unit.id or 0
    second = office.save_campaign(Campaign("Chuyên đề năm", None), [east])
    planned = office.change_session(StudySession(campaign_id, east, HELD, also=(Topic(second),)))
    held = replace(office.session(planned), held_on=HELD)
    office.save_attendance(held, office.attendance_rows(planned), handed_in=3)
    (form,) = office.make_return_forms(second, [east])
    reading = replace(office.typed_return("1", form, HELD), decided=True)
    assert [one for one in reading.changes if one.what == "Bài thu hoạch"] == []
    assert office.take_returns([reading]) == [reading]
    assert office.campaign_results(campaign_id)[0].figures.handed_in == 3
    with_results = office.typed_return("b", form, HELD)
    assert ("Bài thu hoạch", "0", "3") in [(c.what, c.before, c.after) for c in with_results.changes]
    office.take_returns([replace(with_results, decided=True)])
    assert office.campaign_results(campaign_id)[0].figures.handed_in == 3
    assert office.campaign_results(second)[0].figures.handed_in == 3


def test_given_a_session_by_totals_for_two_campaigns_when_the_second_reports_then_its_count_stands_apart(
    office: Office, campaign_id: int
):
    clinic = office.units()[2].unit.id or 0
    second = office.save_campaign(Campaign("Chuyên đề năm", None), [clinic])
    office.change_session(StudySession(campaign_id, clinic, HELD, also=(Topic(second),)))
    (first_form,) = office.make_return_forms(campaign_id, [clinic])
    (second_form,) = office.make_return_forms(second, [clinic])
    office.take_returns([office.typed_return("20 2 15 1 b5", first_form, HELD)])
    reading = office.typed_return("20 2 15 1 b9", second_form, HELD)
    assert [(one.what, one.before, one.after) for one in reading.changes] == [("Bài thu hoạch", "0", "9")]
    assert office.take_returns([reading]) == [reading]
    figures = {
        one: next(line.figures for line in office.campaign_results(one) if line.unit_id == clinic)
        for one in (campaign_id, second)
    }
    assert (figures[campaign_id].handed_in, figures[second].handed_in) == (5, 9)


def test_given_attendance_by_name_saved_after_totals_were_read_when_taking_them_then_the_names_stay(
    office: Office, campaign_id: int
):
    clinic = office.units()[2].unit.id or 0
    planned = office.change_session(StudySession(campaign_id, clinic, HELD))
    (form,) = office.make_return_forms(campaign_id, [clinic])
    reading = office.typed_return("20 2 15 1", form, HELD)
    office.add_members(clinic, ["Lê Oanh", "Lê Phúc"])
    office.save_attendance(replace(office.session(planned), held_on=HELD), office.attendance_rows(planned))
    assert office.take_returns([reading]) == []
    assert [row.full_name for row in office.attendance_rows(planned)] == ["Lê Oanh", "Lê Phúc"]
    assert office.session(planned).by_name and office.session(planned).figures.members == 2


def test_given_the_place_changed_after_a_form_was_read_when_taking_it_then_it_is_to_be_looked_at_again(
    office: Office, campaign_id: int, forms: list[Path]
):
    path = fill(forms[0], {})
    office.take_returns(read(office, path))
    stale = read(office, fill(path, {"C9": "Trường học"}))
    session = office.campaign_results(campaign_id)[0].session
    assert session is not None
    office.change_session(replace(session, place="Hội trường xã"))
    assert office.take_returns(stale) == []
    assert office.session(session.id or 0).place == "Hội trường xã"
    assert len(office.take_returns(read(office, path))) == 1
    assert office.session(session.id or 0).place == "Trường học"


def test_given_a_faulty_copy_beside_the_corrected_one_when_both_are_read_then_the_corrected_one_is_taken(
    office: Office, campaign_id: int, forms: list[Path]
):
    right, wrong = fill(forms[0], {}, "phieu (1).xlsx"), fill(forms[0], {"C7": None}, "phieu.xlsx")
    readings = read(office, right, wrong)
    assert [one.blocked for one in readings] == [False, True]
    assert office.take_returns(readings) == readings[:1]
    assert office.return_board(campaign_id)[0].state is FormState.RETURNED


def test_given_reasons_and_counted_heads_that_no_longer_fit_when_a_form_comes_then_they_go_and_are_shown(
    office: Office, campaign_id: int
):
    east = office.units()[0].unit.id or 0
    planned = office.change_session(StudySession(campaign_id, east, HELD))
    (form,) = office.make_return_forms(campaign_id, [east])
    office.change_session(replace(office.session(planned), state=SessionState.NOT_HELD, note="bão"))
    office.take_returns([office.typed_return("0", form, HELD)])
    assert (office.session(planned).state, office.session(planned).note) == (SessionState.HELD, "")
    office.change_session(replace(office.session(planned), started_with=3, ended_with=2))
    fewer = office.typed_return("1", form, HELD)
    assert ("Đếm đầu buổi", "3", "") in [(one.what, one.before, one.after) for one in fewer.changes]
    office.take_returns([replace(fewer, decided=True)])
    session = office.session(planned)
    assert (session.figures.present, session.started_with, session.ended_with) == (2, None, 2)


def test_given_names_alike_without_marks_and_new_versions_when_written_then_each_file_has_its_own_name(
    office: Office, tmp_path: Path
):
    names = ("Chi bộ Thôn Hùng", "Chi bộ Thôn Hưng", "Chi bộ Trường Trung học phổ thông Nguyễn Trãi cơ sở 1")
    units = [office.save_unit(Unit(name, UnitKind.CHI_BO)) for name in names]
    campaign_id = office.save_campaign(Campaign("Học tập", None), units)
    written = office.write_return_forms(office.make_return_forms(campaign_id), tmp_path / "phieu")
    assert sorted(path.name for path in written) == sorted(f"PHIEU-BAO_{name}_Học tập.xlsx" for name in names)
    office.save_member(Member("Lê Oanh", units[0]))
    again = office.make_return_forms(campaign_id, units[:1])
    (path,) = office.write_return_forms(again, tmp_path / "phieu")
    assert path.name == "PHIEU-BAO_Chi bộ Thôn Hùng_Học tập_ban-2.xlsx"


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Học tập, quán triệt Nghị quyết số 57-NQ/TW", "Học tập, quán triệt 57-NQ-TW"),
        ("Học tập, quán triệt Nghị quyết số 59-NQ/TW", "Học tập, quán triệt 59-NQ-TW"),
        ("Học tập Nghị quyết Đại hội XIV của Đảng đợt 1", "Học tập Nghị hội XIV đợt 1"),
        ("Học tập Nghị quyết Đại hội XIV của Đảng đợt 2", "Học tập Nghị hội XIV đợt 2"),
        ("Sinh hoạt chuyên đề quý IV/2026 về tiết kiệm", "Sinh hoạt chuyên đề IV-2026"),
        ("Sinh hoạt chuyên đề học Bác về tiết kiệm", "Sinh hoạt chuyên đề tiết kiệm"),
    ],
)
def test_given_titles_that_begin_alike_when_forms_are_written_then_their_names_tell_them_apart(
    office: Office, tmp_path: Path, title: str, named: str
):
    unit_id = office.save_unit(Unit("Chi bộ Thôn Nam", UnitKind.CHI_BO))
    forms = office.make_return_forms(office.save_campaign(Campaign(title, None), [unit_id]))
    (path,) = office.write_return_forms(forms, tmp_path)
    assert path.name == f"PHIEU-BAO_Chi bộ Thôn Nam_{named}.xlsx"


def test_given_a_chi_bo_renamed_since_when_its_form_comes_back_then_it_is_taken_but_a_copied_one_is_not(
    office: Office, campaign_id: int, forms: list[Path]
):
    path = fill(forms[0], {})
    office.rename_unit(office.units()[0].unit.id or 0, "Chi bộ Thôn Mới", date(2026, 11, 20))
    assert not read(office, path)[0].blocked
    office.make_return_forms(campaign_id)
    assert office.take_returns(read(office, path))
    assert read(office, fill(path, {"C4": "Chi bộ Thôn Đoài"}))[0].blocked


def test_given_only_materials_added_when_forms_are_made_again_then_they_stay_as_they_were_sent(
    office: Office, campaign_id: int
):
    made = office.make_return_forms(campaign_id)
    units = [form.unit_id for form in made]
    office.save_campaign(replace(office.campaign(campaign_id), materials=("de-cuong.pdf",)), units)
    assert office.make_return_forms(campaign_id) == made


def test_given_a_folder_that_cannot_be_looked_into_when_receiving_then_it_is_said(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def refused(_: Path) -> Iterator[Path]:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, "iterdir", refused)  # tests may run as a user whom no folder refuses
    with pytest.raises(FileReadError, match=tmp_path.name):
        office.return_files([tmp_path])


def test_given_a_whole_paper_pasted_into_a_cell_when_read_then_its_beginning_is_taken_and_that_is_said(
    office: Office, forms: list[Path]
):
    (reading,) = read(
        office, fill(forms[0], {"C12": "khó " * 5000, "C16": "Vắng có phép", "D16": "ốm " * 2000})
    )
    assert reading.values is not None and not reading.blocked
    assert len(reading.values.note) <= 2000 and len(reading.values.marks[0].reason) <= 2000
    assert words(reading).count("chỉ nhận 2.000 ký tự đầu") == 2


def test_given_forms_of_two_campaigns_for_one_session_when_taken_at_once_then_the_second_is_looked_at_again(
    office: Office, campaign_id: int
):
    east = office.units()[0].unit.id or 0
    second = office.save_campaign(Campaign("Chuyên đề năm", None), [east])
    office.change_session(StudySession(campaign_id, east, HELD, also=(Topic(second),)))
    first_form, second_form = (office.make_return_forms(one, [east])[0] for one in (campaign_id, second))
    readings = [office.typed_return("b", first_form, HELD), office.typed_return("1", second_form, HELD)]
    assert office.take_returns(readings) == readings[:1]
    figures = office.campaign_results(campaign_id)[0].figures
    assert (figures.present, figures.handed_in) == (3, 3)


@pytest.mark.parametrize(
    ("held_on", "said"),
    [
        (date(2027, 11, 21), "ngày học 21/11/2027 chưa đến, hôm nay là"),
        (date(1926, 11, 21), "ngày học 21/11/1926 quá xa, kiểm tra lại năm"),
    ],
)
def test_given_a_mistyped_year_when_a_return_is_typed_in_then_it_is_refused_in_words(
    office: Office, campaign_id: int, held_on: date, said: str
):
    (form, *_) = office.make_return_forms(campaign_id)
    reading = office.typed_return("0", form, held_on)
    assert reading.blocked and said in words(reading)
    assert office.take_returns([reading]) == []


def test_given_forms_open_in_a_spreadsheet_when_the_folder_is_read_then_locks_are_left_out_and_that_is_said(
    office: Office, forms: list[Path]
):
    folder = forms[0].parent
    path = fill(forms[0], {"C16": "Vắng có phép"})
    lock = folder / f"~${path.name}"
    lock.write_bytes(b"\x05admin".ljust(165, b" "))
    (folder / f".~lock.{forms[1].name}#").write_text("mai,pc1", encoding="utf-8")

    readings = {one.file_name: one for one in office.read_returns(office.return_files([folder]))}

    assert set(readings) == {one.name for one in forms}
    assert not readings[path.name].blocked
    assert "đang mở ở Excel hoặc phần mềm khác" in words(readings[path.name])
    assert "đang mở ở Excel hoặc phần mềm khác" in words(readings[forms[1].name])
    assert "đang mở" not in words(readings[forms[2].name])
    (picked,) = office.read_returns([lock])
    assert picked.blocked and "tệp khóa tạm" in words(picked)


def test_given_an_empty_file_when_read_then_it_is_named_as_such(office: Office, forms: list[Path]):
    forms[0].write_bytes(b"")
    (reading,) = read(office, forms[0])
    assert reading.blocked and "rỗng (0 byte)" in words(reading)


def test_given_a_line_that_says_nothing_or_too_much_when_typed_then_nothing_is_written_and_words_say_why(
    office: Office, campaign_id: int
):
    (form, *_) = office.make_return_forms(campaign_id)
    for text, reason in (
        ("", "không ai vắng thì gõ 0 hoặc «đủ»"),
        ("3 3k", "số thứ tự 3 (Nguyễn Cường) ghi hai lần"),
        ("4", "số thứ tự 4 (Nguyễn Dung) thuộc diện miễn sinh hoạt"),
    ):
        reading = office.typed_return(text, form, HELD)
        assert reading.blocked and reason in words(reading)
        assert office.take_returns([reading]) == []
    for text in ("0", "Đủ"):
        totals = office.typed_return(text, form, HELD)
        assert totals.values is not None and not totals.blocked
        assert [one.mark for one in totals.values.marks] == [Mark.PRESENT] * 3 + [Mark.EXEMPT]
