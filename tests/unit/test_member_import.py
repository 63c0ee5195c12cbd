"""Lists of members in Excel, checked and imported."""

import unicodedata
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from office_app.bootstrap import Office
from office_app.domain.errors.organisation import ImportFileError
from office_app.domain.member_import import MemberImport
from tests.unit.three_chi_bo import office

__all__ = ["office"]  # the fixture

NFD = unicodedata.normalize


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


def test_given_a_page_of_text_as_chi_bo_when_checked_then_its_row_is_left_out_with_a_word(
    office: Office, tmp_path: Path
):
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(("Họ và tên", "Chi bộ"))
    sheet.append(("Lê Thị Lan", "Thôn Đông"))
    sheet.append(("Lê Văn Nam", "Thôn Đông " * 500))
    book.save(tmp_path / "a.xlsx")

    checked = office.check_members_file(tmp_path / "a.xlsx")

    assert [row.full_name for row in checked.rows] == ["Lê Thị Lan"] and checked.new_units == ()
    (issue,) = checked.issues
    assert (issue.row, issue.column) == (3, "Chi bộ")
    assert issue.text.endswith("…» dài quá 200 ký tự, không giống tên chi bộ") and len(issue.text) < 100
