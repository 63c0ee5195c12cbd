"""Lists of members as chi bộ keep them, read, checked and imported into a real store."""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from office_app.bootstrap import Office, open_office
from office_app.domain.errors.entries import IncompleteError, WrongEntryError
from office_app.domain.errors.organisation import DuplicateMemberError, DuplicateUnitError, ImportFileError
from office_app.domain.organisation import (
    Leave,
    LeaveKind,
    Member,
    MemberImport,
    Unit,
    UnitKind,
    whole_unit_name,
)
from office_app.use_cases.member_lists import read_member_list, recognise_columns

NOW = datetime(2026, 11, 22, 8, 30, tzinfo=timezone(timedelta(hours=7)))
TODAY = NOW.date()
NFD = unicodedata.normalize


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = open_office(tmp_path / "data", now=lambda: NOW)
    made.add_units(["Chi bộ Thôn Đông", "Chi bộ Thôn Hạ", "Chi bộ Thôn Hà"])
    yield made
    made.close()


def messy(path: Path) -> Path:
    """Write a list with titles over merged cells, the heading in rows 4 and 5, and what people really type."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "ĐẢNG ỦY XÃ THANH LÂM"
    sheet.merge_cells("A1:G1")
    sheet["A2"] = "DANH SÁCH ĐẢNG VIÊN NĂM 2026"
    sheet.merge_cells("A2:G2")
    heads = (
        "TT",
        "Chi bộ",
        "Chức vụ",
        "Họ và tên",
        "Ngày, tháng, năm sinh",
        None,
        "Số thẻ Đảng",
        "Được miễn sinh hoạt",
    )
    for at, head in enumerate(heads, start=1):
        sheet.cell(4, at, head)
    sheet.merge_cells("E4:F4")
    sheet["E5"], sheet["F5"] = "Nam", "Nữ"
    for at in range(1, 9):
        sheet.cell(6, at, at)
    rows = (
        (
            1,
            "Chi bộ Thôn Đông",
            "Bí thư",
            NFD("NFD", "Nguyễn Văn Hùng"),
            datetime(1965, 3, 12),
            None,
            "012345678",
            None,
        ),
        (2, "Thôn Đông", None, "Nguyễn Văn Hưng", "12/3/1965", None, None, "x"),
        (3, "CHI BỘ THÔN ĐÔNG", None, "trần thị hoà".title(), None, "05-11-1970", None, None),
        (4, "Chi bộ Thôn Đông", None, "Trần Thị Hòa", None, "5/11/1970", None, None),
        (5, "Chi bộ Thôn Hạ", None, "Lê  Thị   Lan ", None, "31/02/1980", None, None),
        (6, "Chi bộ Thôn Hà", None, "Lê Văn Nam", 1958, None, None, "không"),
        (7, "Chi bộ Thôn Bãi", "Phó Bí thư", "PHẠM VĂN OANH", "1/1/85", None, None, None),
        (8, "Chi bộ Thôn Bãi", None, None, None, None, None, None),
        (9, None, None, "Bùi Thị An", None, None, None, None),
        (10, "Chi bộ Thôn Bãi", None, "Hoàng", None, None, None, None),
        (None,) * 8,
        ("Danh sách này có 10 đồng chí",) + (None,) * 7,
    )
    for number, values in enumerate(rows, start=7):
        for at, value in enumerate(values, start=1):
            sheet.cell(number, at).value = value  # type: ignore[assignment]
    book.save(path)
    return path


def everyone(office: Office) -> dict[str, list[str]]:
    return {
        line.unit.name: [m.full_name for m in office.members(line.unit.id or 0)] for line in office.units()
    }


def test_given_a_messy_list_when_checked_then_columns_people_and_faults_are_reported_and_nothing_is_written(
    office: Office, tmp_path: Path
):
    checked = office.check_members_file(messy(tmp_path / "Danh sách.xlsx"))
    assert dict(checked.columns) == {
        "Chi bộ": "Chi bộ",
        "Chức vụ": "Chức vụ",
        "Họ và tên": "Họ và tên",
        "Ngày sinh": "Ngày, tháng, năm sinh Nam + Nữ",
        "Số thẻ Đảng": "Số thẻ Đảng",
        "Miễn sinh hoạt": "Được miễn sinh hoạt",
    }
    assert (checked.added, checked.changed, checked.unchanged) == (6, 0, 0)
    assert checked.new_units == ("Chi bộ Thôn Bãi",)
    blocking = {(issue.row, issue.column) for issue in checked.issues if issue.blocking}
    assert blocking == {
        (10, "Họ và tên"),  # Trần Thị Hòa and hoà are one
        (14, "Họ và tên"),
        (15, "Chi bộ"),
        (16, "Họ và tên"),
        (18, "Họ và tên"),
    }
    warnings = {issue.row: issue.text for issue in checked.issues if not issue.blocking}
    assert "31/02/1980" in warnings[11]
    assert "chỉ có năm sinh" in warnings[12]
    assert "hiểu là 1985" in warnings[13]
    assert all(line.members == 0 for line in office.units())
    assert len(office.units()) == 3


def test_given_a_list_when_imported_twice_then_nobody_is_doubled(office: Office, tmp_path: Path):
    path = messy(tmp_path / "Danh sách.xlsx")
    office.import_members(office.check_members_file(path))
    first = everyone(office)
    assert first == {
        "Chi bộ Thôn Đông": ["Trần Thị Hoà", "Nguyễn Văn Hùng", "Nguyễn Văn Hưng"],
        "Chi bộ Thôn Hạ": ["Lê Thị Lan"],
        "Chi bộ Thôn Hà": ["Lê Văn Nam"],
        "Chi bộ Thôn Bãi": ["Phạm Văn Oanh"],
    }
    again = office.check_members_file(path)
    assert (again.added, again.changed, again.unchanged, again.new_units) == (0, 0, 6, ())
    office.import_members(again)
    assert everyone(office) == first
    hung = office.find_members("Hùng")[0]
    assert (hung.card_number, hung.born_on, hung.position) == ("012345678", date(1965, 3, 12), "Bí thư")
    exempt = next(line for line in office.units() if line.unit.name == "Chi bộ Thôn Đông")
    assert (exempt.members, exempt.exempt) == (3, 1)


def test_given_a_corrected_list_when_imported_then_people_are_changed_and_blanks_take_nothing_away(
    office: Office, tmp_path: Path
):
    office.import_members(office.check_members_file(messy(tmp_path / "a.xlsx")))
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ("Họ tên", "Chi bộ", "Ngày sinh", "Chức vụ"),
        ("Nguyễn Văn Hùng", "Thôn Đông", None, None),
        ("Lê Văn Nam", "Thôn Hà", "20/5/1958", "Bí thư"),
    ):
        sheet.append(row)
    book.save(tmp_path / "b.xlsx")
    checked = office.check_members_file(tmp_path / "b.xlsx")
    assert (checked.added, checked.changed, checked.unchanged) == (0, 1, 1)
    (update,) = checked.updates
    assert update.text == "Lê Văn Nam: Ngày sinh: 01/01/1958 → 20/05/1958; Chức vụ: (trống) → Bí thư"
    office.import_members(checked)
    nam, hung, hung2 = (
        office.find_members("Nam")[0],
        office.find_members("Hùng")[0],
        office.find_members("Hưng")[0],
    )
    assert (nam.born_on, nam.position) == (date(1958, 5, 20), "Bí thư")
    assert hung.position == "Bí thư" and hung.card_number == "012345678"
    assert hung2.exemption is not None  # a list without that column takes no exemption away


def test_given_units_that_differ_in_a_mark_only_when_added_then_both_are_kept(office: Office):
    assert office.add_units(["Chi bộ Thôn Hã", "chi bộ thôn hạ"]) == 1


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


def test_given_a_list_that_names_no_chi_bo_when_checked_then_it_is_refused_until_one_is_chosen(
    office: Office, tmp_path: Path
):
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(("Họ và tên", "Ngày sinh"))
    sheet.append(("Lê Thị Lan", "05/11/1970"))
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(ImportFileError) as refused:
        office.check_members_file(tmp_path / "a.xlsx")
    assert "chọn chi bộ" in refused.value.text_vi()
    checked = office.check_members_file(tmp_path / "a.xlsx", unit_name="Chi bộ Thôn Hạ")
    assert [row.unit_name for row in checked.rows] == ["Chi bộ Thôn Hạ"]


def test_given_a_workbook_without_names_when_checked_then_it_says_which_column_is_missing(
    office: Office, tmp_path: Path
):
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(("Mã hàng", "Số lượng"))
    sheet.append(("A1", 5))
    book.save(tmp_path / "kho.xlsx")
    with pytest.raises(ImportFileError) as refused:
        office.check_members_file(tmp_path / "kho.xlsx")
    assert "«Họ và tên»" in refused.value.text_vi()


def test_given_two_of_one_name_when_imported_twice_then_each_meets_its_own(office: Office, tmp_path: Path):
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ("Họ và tên", "Chi bộ", "Ngày sinh"),
        ("Nguyễn Văn An", "Thôn Hạ", None),
        ("Nguyễn Văn An", "Thôn Hạ", "01/02/1970"),
        ("Nguyễn Văn An", "Thôn Hạ", "03/04/1980"),
    ):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    office.import_members(office.check_members_file(tmp_path / "a.xlsx"))
    again = office.check_members_file(tmp_path / "a.xlsx")
    assert (again.added, again.changed, again.unchanged) == (0, 0, 3)


def test_given_a_card_known_in_another_chi_bo_when_checked_then_the_row_is_left_out_with_a_word(
    office: Office, tmp_path: Path
):
    office.import_members(office.check_members_file(messy(tmp_path / "a.xlsx")))
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(("Họ và tên", "Chi bộ", "Số thẻ"))
    sheet.append(("Nguyễn Văn Hùng", "Thôn Hạ", "012345678"))
    book.save(tmp_path / "b.xlsx")
    checked = office.check_members_file(tmp_path / "b.xlsx")
    assert checked.rows == ()
    assert "đang ở Chi bộ Thôn Đông" in checked.issues[0].text


def test_given_the_sample_list_when_filled_in_and_checked_then_it_is_understood(
    office: Office, tmp_path: Path
):
    path = tmp_path / "Mẫu.xlsx"
    path.write_bytes(b"a list filled in long ago")
    path = office.write_members_sample(path)
    assert path.name == "Mẫu (2).xlsx"
    book = load_workbook(path)
    sheet = book["Đảng viên"]
    for at, value in enumerate(
        (1, "Lê Thị Lan", date(1970, 11, 5), "Chi bộ Thôn Hạ", "0123", "Bí thư", "x"), start=1
    ):
        sheet.cell(2, at).value = value  # type: ignore[assignment]
    book.save(path)
    checked = office.check_members_file(path)
    assert checked.issues == ()
    (row,) = checked.rows
    assert (row.full_name, row.born_on, row.card_number, row.exempt) == (
        "Lê Thị Lan",
        date(1970, 11, 5),
        "0123",
        True,
    )


def test_given_a_unit_or_member_twice_when_saved_then_it_is_refused(office: Office):
    unit = office.units()[0].unit
    with pytest.raises(DuplicateUnitError):
        office.save_unit(Unit("chi bộ thôn đông", UnitKind.CHI_BO))
    with pytest.raises(IncompleteError):
        office.save_unit(replace(unit, meeting_day=31))
    member = Member("Lê Thị Lan", unit.id or 0, born_on=date(1970, 11, 5), card_number="7")
    office.save_member(member)
    with pytest.raises(DuplicateMemberError):
        office.save_member(member)
    with pytest.raises(DuplicateMemberError):
        office.save_member(Member("Người Khác", office.units()[1].unit.id or 0, card_number="7"))
    with pytest.raises(WrongEntryError, match="sinh ngày 01/01/2023 thì chưa đủ 18 tuổi"):
        office.save_member(Member("Hà Văn Tư", unit.id or 0, born_on=date(2023, 1, 1)))
    with pytest.raises(IncompleteError):
        office.save_member(
            Member("Hà Văn Tư", unit.id or 0, joined_unit_on=date(2026, 5, 1), left_unit_on=date(2026, 4, 1))
        )


def test_given_a_member_when_moved_then_past_counts_stay_and_today_counts_follow(office: Office):
    first, second = (line.unit.id or 0 for line in office.units()[:2])
    member_id = office.save_member(Member("Lê Thị Lan", first))
    moved = office.move_member(member_id, second, date(2026, 11, 1))
    assert [m.id for m in office.members(first, date(2026, 10, 31))] == [member_id]
    assert office.members(first) == []
    assert [m.id for m in office.members(second)] == [moved]
    assert office.members(second, date(2026, 10, 31)) == []
    assert [m.id for m in office.former_members(first)] == [member_id]


def test_given_an_import_when_cancelled_then_nothing_is_written(office: Office, tmp_path: Path):
    checked = office.check_members_file(messy(tmp_path / "a.xlsx"))

    class Stop(Exception):
        pass

    class Stopping:
        def step(self, done: int, total: int, what: str) -> None:
            if done == total:
                raise Stop

    with pytest.raises(Stop):
        office.import_members(checked, Stopping())
    assert all(line.members == 0 for line in office.units())
    assert isinstance(checked, MemberImport)


def test_given_words_without_diacritics_when_searching_then_all_readings_are_found(office: Office):
    unit_id = office.units()[0].unit.id or 0
    assert office.add_members(unit_id, ["Nguyễn Văn Hùng", "Nguyễn Văn Hưng", "nguyễn văn  hùng", ""]) == 2
    assert len(office.find_members("hung")) == 2
    assert [m.full_name for m in office.find_members("hưng")] == ["Nguyễn Văn Hưng"]


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("Thôn Mai", "Chi bộ Thôn Mai"),
        ("CB Thôn Mai", "Chi bộ Thôn Mai"),
        ("chi bộ Thôn Mai", "chi bộ Thôn Mai"),
        ("Đảng bộ bộ phận Trường học", "Đảng bộ bộ phận Trường học"),
    ],
)
def test_given_a_chi_bo_as_lists_write_it_when_added_then_it_is_named_as_in_papers(written: str, whole: str):
    assert whole_unit_name(written) == whole


def test_given_a_new_chi_bo_without_the_word_when_imported_then_papers_can_name_it(
    office: Office, tmp_path: Path
):
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(("Họ và tên", "Chi bộ"))
    sheet.append(("Lê Thị Lan", "Trạm Y tế"))
    sheet.append(("Lê Văn Nam", "Chi bộ Trạm Y tế"))
    book.save(tmp_path / "a.xlsx")

    checked = office.check_members_file(tmp_path / "a.xlsx")
    office.import_members(checked)

    assert checked.new_units == ("Chi bộ Trạm Y tế",)
    assert [line.members for line in office.units() if line.unit.name == "Chi bộ Trạm Y tế"] == [2]


def listed(path: Path, *rows: tuple[object, ...]) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


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
