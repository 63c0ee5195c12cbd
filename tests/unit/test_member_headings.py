"""Lists whose headings, columns or names of chi bộ the program does not know at once."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from office_app.bootstrap import Office
from office_app.domain.errors.organisation import ImportFileError
from office_app.domain.organisation import Leave, LeaveKind, Member, Unit, UnitKind
from office_app.use_cases.member_lists import read_member_list, recognise_columns
from tests.unit.three_chi_bo import TODAY, listed, office

__all__ = ["office"]  # the fixture


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["DANH SÁCH ĐẢNG VIÊN CHI BỘ THÔN MAI"],
            [],
            ["TT", "Họ và tên", "Năm sinh"],
            [1, "Lê Thị Lan", 1970],
        ],
        [["STT", "Họ và tên"], [None, "I. Chi bộ Thôn Mai"], [1, "Lê Thị Lan"], [2, "Lê Văn Nam"]],
        [["STT", "Họ đệm", "Tên", "Đơn vị"], [1, "Lê Thị", "Lan", "Chi bộ Thôn Mai"]],
        [["STT", "Họ và tên", None, "Chi bộ"], [1, "Lê Thị", "Lan", "Chi bộ Thôn Mai"]],
    ],
)
def test_given_other_shapes_of_list_when_read_then_name_and_chi_bo_are_found(rows: list[list[object]]):
    sheet = recognise_columns("a.xlsx", rows)
    assert sheet is not None
    found = read_member_list(sheet, TODAY)
    assert found is not None
    assert (found.rows[0].full_name, found.rows[0].unit_name) == ("Lê Thị Lan", "Chi bộ Thôn Mai")


def test_given_headings_nobody_knows_when_the_columns_are_chosen_then_the_list_is_read_by_them(
    office: Office, tmp_path: Path
):
    path = listed(
        tmp_path / "a.xlsx",
        ("Mã", "Quê quán", "Đồng chí", "Ở", "Số CCCD"),
        (1, "Thái Nguyên", "Lê Thị Lan", "Thôn Hạ", "019170000001"),
        (2, "Thái Nguyên", "Lê Văn Nam", "Thôn Hà", "019170000002"),
    )
    sheet = office.read_members_file(path)
    assert [column.field for column in sheet.columns] == [""] * 5
    assert sheet.columns[2].samples == ("Lê Thị Lan", "Lê Văn Nam")
    with pytest.raises(ImportFileError, match="Họ và tên"):
        office.check_members(sheet)
    sheet = sheet.taking(3, "full_name").taking(2, "full_name").taking(3, "unit_name")
    checked = office.check_members(sheet)
    assert [(row.full_name, row.unit_name) for row in checked.rows] == [
        ("Lê Thị Lan", "Thôn Hạ"),
        ("Lê Văn Nam", "Thôn Hà"),
    ]
    assert checked.left_out == ("Mã", "Quê quán", "Số CCCD")


def test_given_a_field_taken_from_another_column_when_changed_then_the_first_gives_it_up(
    office: Office, tmp_path: Path
):
    path = listed(tmp_path / "a.xlsx", ("Chi bộ", "Họ và tên", "Nơi ở"), ("Hạ", "Lê Thị Lan", "Thôn Hà"))
    sheet = office.read_members_file(path).taking(2, "unit_name")
    assert [column.field for column in sheet.columns] == ["", "full_name", "unit_name"]


def test_given_leaves_in_a_list_when_imported_again_then_past_days_keep_theirs(
    office: Office, tmp_path: Path
):
    heads = ("Họ và tên", "Chi bộ", "Miễn, vắng", "Đi làm ăn xa")
    first = listed(
        tmp_path / "a.xlsx",
        heads,
        ("Lê Thị Lan", "Thôn Hạ", "Miễn", None),
        ("Lê Văn Nam", "Thôn Hạ", "vắng, chữa bệnh ở Hà Nội", None),
        ("Hà Văn Tư", "Thôn Hạ", None, "Bắc Ninh"),
        ("Trần Văn Ba", "Thôn Hạ", "xem lại", None),
    )
    checked = office.check_members_file(first)
    assert [issue.text for issue in checked.issues] == ["«xem lại» không rõ có miễn hay vắng; ghi là không"]
    office.import_members(checked)
    leaves = {member.full_name: list(member.leaves) for member in office.find_members("a")}
    assert leaves["Lê Thị Lan"] == [Leave(LeaveKind.EXEMPT)]
    assert leaves["Lê Văn Nam"] == [Leave(LeaveKind.AWAY, reason="vắng, chữa bệnh ở Hà Nội")]
    assert leaves["Hà Văn Tư"] == [Leave(LeaveKind.AWAY, reason="Bắc Ninh")]
    second = listed(
        tmp_path / "b.xlsx",
        heads,
        ("Lê Thị Lan", "Thôn Hạ", None, None),
        ("Hà Văn Tư", "Thôn Hạ", None, None),
        ("Trần Văn Ba", "Thôn Hạ", None, "Bắc Giang"),
    )
    office.import_members(office.check_members_file(second))
    yesterday = TODAY - timedelta(days=1)
    line = {
        day: next(u for u in office.units(day) if u.unit.name == "Chi bộ Thôn Hạ")
        for day in (yesterday, TODAY)
    }
    assert (line[yesterday].exempt, line[yesterday].away) == (1, 2)
    assert (line[TODAY].exempt, line[TODAY].away) == (0, 2)


def test_given_a_list_with_the_name_of_before_when_imported_then_the_unit_of_today_is_meant(
    office: Office, tmp_path: Path
):
    first, second, _ = (line.unit.id or 0 for line in office.units())
    lan = office.save_member(Member("Lê Thị Lan", first))
    office.merge_units([first, second], Unit("Chi bộ Đông Hạ", UnitKind.CHI_BO), TODAY)
    path = listed(tmp_path / "a.xlsx", ("Họ và tên", "Chi bộ"), ("Lê Thị Lan", "Thôn Đông"))
    checked = office.check_members_file(path)
    assert (checked.added, checked.unchanged, checked.new_units) == (0, 1, ())
    assert [issue.text for issue in checked.issues] == ["«Thôn Đông» nay là Chi bộ Đông Hạ; nhập vào đó"]
    office.import_members(checked)
    assert [stay.unit for stay in office.person_history(lan)] == ["Chi bộ Thôn Đông", "Chi bộ Đông Hạ"]


def test_given_somebody_gone_when_listed_again_then_they_are_the_same_person_from_today(
    office: Office, tmp_path: Path
):
    first, second, _ = (line.unit.id or 0 for line in office.units())
    lan = office.save_member(Member("Lê Thị Lan", first, born_on=date(1970, 11, 5)))
    office.end_memberships([lan], date(2026, 10, 1), "chuyển sinh hoạt đi")
    path = listed(
        tmp_path / "a.xlsx", ("Họ và tên", "Chi bộ", "Ngày sinh"), ("Lê Thị Lan", "Thôn Hạ", "05/11/1970")
    )
    checked = office.check_members_file(path)
    assert "đã rời Chi bộ Thôn Đông ngày 01/10/2026" in checked.issues[0].text
    office.import_members(checked)
    records = office.find_members("Lê Thị Lan")
    assert {one.person for one in records} == {lan}
    assert sorted((one.unit_id, one.joined_unit_on) for one in records if one.left_unit_on is None) == [
        (second, TODAY)
    ]
    assert office.check_members_file(path).unchanged == 1


def test_given_sections_of_chi_bo_beside_its_column_when_checked_then_people_without_one_are_of_their_section(
    office: Office, tmp_path: Path
):
    rows = (
        ("TT", "Họ và tên", "Chi bộ"),
        (1, "Đỗ Văn Lạ", "Chi bộ Thôn Đông"),
        ("II", "Chi bộ Thôn Hạ", None),
        (2, "Đỗ Văn Quen", None),
    )
    checked = office.check_members_file(listed(tmp_path / "Danh sách.xlsx", *rows))
    assert [row.unit_name for row in checked.rows] == ["Chi bộ Thôn Đông", "Chi bộ Thôn Hạ"]


def test_given_a_name_near_a_chi_bo_when_checked_then_the_one_it_may_mean_is_told(
    office: Office, tmp_path: Path
):
    rows = (("Họ và tên", "Chi bộ"), ("Đỗ Văn Lạ", "Đông"), ("Đỗ Văn Mới", "Thôn Mới"))
    checked = office.check_members_file(listed(tmp_path / "Danh sách.xlsx", *rows))
    (told,) = [issue for issue in checked.issues if issue.column == "Chi bộ"]
    assert told.row == 2 and "Chi bộ Thôn Đông" in told.text and not told.blocking
