"""Return forms, made as real workbooks, filled in, read back and taken into a real store."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from office_app.bootstrap import Office
from office_app.domain.return_layout import MARK_WORDS
from office_app.domain.returns import Cell, FormState, ReadingState
from office_app.domain.study import Mark, SessionFigures, SessionForm
from tests.unit.returns_office import HELD, campaign_id, fill, forms, office, read, words

__all__ = ["campaign_id", "forms", "office"]  # the fixtures


def test_given_a_form_filled_in_when_read_under_any_name_then_it_is_taken_and_twice_changes_nothing(
    office: Office, campaign_id: int, forms: list[Path]
):
    path = fill(
        forms[0], {"C17": "Vắng có phép", "D17": "ốm", "E17": date(2026, 11, 18), "F16": "x"}, "a b.xlsx"
    )
    (reading,) = read(office, path)
    assert reading.faults == () and reading.state is ReadingState.WAITING
    assert ("Tham gia", "", "2") in [(one.what, one.before, one.after) for one in reading.changes]
    assert office.take_returns([reading]) == [reading]
    line = office.campaign_results(campaign_id)[0]
    assert line.figures == SessionFigures(4, 1, 3, 2, 1, 0, 1, 3, 1)
    assert line.session is not None and (line.session.held_on, line.session.form) == (
        HELD,
        SessionForm.IN_PERSON,
    )

    (again,) = read(office, path)
    assert again.faults == () and again.changes == ()
    office.take_returns([again])
    assert office.campaign_results(campaign_id)[0] == line

    corrected = fill(path, {"C17": "Có mặt", "D17": None, "E17": None})
    (reading,) = read(office, corrected)
    assert [(one.what, one.before, one.after) for one in reading.changes] == [
        ("Tham gia", "2", "3"),
        ("Vắng có phép", "1", "0"),
        ("Học bù", "1", "0"),
        ("Nguyễn Bình", "Vắng có phép · ốm · học bù 18/11/2026", "Có mặt"),
    ]
    assert office.campaign_results(campaign_id)[0] == line


def test_given_a_chi_bo_without_names_when_its_totals_come_then_they_are_taken(
    office: Office, campaign_id: int, forms: list[Path]
):
    numbers = {f"C{16 + at}": number for at, number in enumerate((20, 2, 1, 15, 1, 1, 1, 12))}
    (reading,) = read(office, fill(forms[2], numbers))
    office.take_returns([reading])
    line = office.campaign_results(campaign_id)[2]
    assert line.figures == SessionFigures(20, 2, 17, 15, 1, 1, 1, 3, 12, away=1)
    assert line.session is not None and not line.session.by_name


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"C7": None}, "Ô C7 (Ngày tổ chức): phải có ngày tổ chức"),
        ({"C7": "hôm kia"}, "Ô C7 (Ngày tổ chức) đang là «hôm kia»: phải là ngày/tháng/năm"),
        ({"C7": date(2026, 12, 1)}, "phải là ngày đã qua"),
        ({"C8": "Qua Zalo"}, "Ô C8 (Hình thức) đang là «Qua Zalo»: chọn một hình thức"),
        ({"C11": "vài người"}, "Ô C11 (Quần chúng tham dự) đang là «vài người»: phải là số nguyên"),
        ({"C11": -2}, "phải là số nguyên từ 0"),
        ({"C16": "đi làm"}, "Ô C16 (Tham gia, Nguyễn An) đang là «đi làm»: chọn một mức"),
        (
            {"E16": date(2026, 11, 18)},
            "Ô E16 (Ngày học bù, Nguyễn An) đang là «18/11/2026»: chỉ ghi cho người vắng",
        ),
        ({"C16": "Vắng có phép", "E16": date(2026, 11, 10)}, "phải từ ngày học 16/11/2026 trở đi"),
        ({"F16": "sắp nộp"}, "ghi «x» nếu đã nộp"),
        ({"B16": "Nguyễn Ân"}, "dòng này của Nguyễn An; không đổi tên"),
        ({"A20": 5, "B20": "Lê Văn Mới", "C20": "Có mặt"}, "dòng thêm vào"),
        ({"A16": None, "B16": None, "H16": None}, "đã bị xóa"),
        ({"C4": "Chi bộ Thôn Đoài"}, "phiếu này lập cho Chi bộ Thôn Đông"),
    ],
)
def test_given_a_form_with_a_fault_when_read_then_cell_value_and_expected_are_said_and_nothing_is_written(
    office: Office, campaign_id: int, forms: list[Path], cells: dict[str, Cell], said: str
):
    (reading,) = read(office, fill(forms[0], cells))
    assert reading.state is ReadingState.WRONG and said in words(reading)
    assert office.take_returns([reading]) == []
    assert office.campaign_results(campaign_id)[0].session is None
    assert office.return_board(campaign_id)[0].state is FormState.WRONG


def test_given_totals_over_a_hundred_percent_when_read_then_they_are_refused(
    office: Office, forms: list[Path]
):
    numbers = {f"C{16 + at}": number for at, number in enumerate((20, 2, 0, 25, 0, 0, 0, 0))}
    (reading,) = read(office, fill(forms[2], numbers))
    assert "khác số triệu tập 18" in words(reading)


def test_given_formulas_and_numbers_as_text_when_read_then_they_are_taken_with_a_remark(
    office: Office, forms: list[Path]
):
    (reading,) = read(office, fill(forms[0], {"C7": "16/11/2026", "C11": "12"}))
    assert reading.state is ReadingState.WAITING and reading.values is not None
    assert (reading.values.held_on, reading.values.guests) == (HELD, 12)
    assert "được đọc là 16/11/2026" in words(reading) and "được đọc là số" in words(reading)


def test_given_a_form_copied_by_another_chi_bo_when_both_come_then_neither_is_taken(
    office: Office, campaign_id: int, forms: list[Path]
):
    own = fill(forms[0], {})
    copied = fill(own, {"C16": "Vắng có phép"}, "của thôn khác.xlsx")
    readings = read(office, own, copied)
    assert all("cũng mang mã phiếu này" in words(reading) for reading in readings)
    assert office.take_returns(readings) == []


def test_given_other_files_when_read_then_each_is_named_with_its_reason(
    office: Office, forms: list[Path], tmp_path: Path
):
    strange = tmp_path / "khác.xlsx"
    openpyxl.Workbook().save(strange)
    text = tmp_path / "phieu.xlsx"
    text.write_text("không phải bảng tính", encoding="utf-8")
    readings = read(office, strange, text, fill(forms[1], {}))
    assert "không phải phiếu báo" in words(readings[0])
    assert readings[1].form is None and words(readings[1])
    assert readings[2].faults == ()
    assert len(office.take_returns(readings)) == 1


def test_given_an_older_version_when_people_have_changed_then_it_is_explained_else_taken(
    office: Office, campaign_id: int, forms: list[Path], tmp_path: Path
):
    old = fill(forms[0], {})
    east = office.units()[0].unit.id or 0
    office.add_members(east, ["Nguyễn Giang"])
    (form, *_) = office.make_return_forms(campaign_id)
    assert form.version == 2
    (reading,) = read(office, old)
    assert "bản 1, bản mới nhất là bản 2" in words(reading) and reading.values is None
    (new,) = office.write_return_forms([form], tmp_path / "moi")
    (reading,) = read(office, fill(new, {}))
    assert reading.faults == ()


def test_given_forms_when_sent_and_late_then_the_board_says_where_each_stands(
    office: Office, campaign_id: int, forms: list[Path]
):
    made = office.make_return_forms(campaign_id)
    assert [line.state for line in office.return_board(campaign_id)] == [FormState.MISSING] * 3
    office.mark_forms_sent(made, date(2026, 11, 17))
    office.take_returns(read(office, fill(forms[0], {})))
    board = office.return_board(campaign_id)
    assert [(line.state, line.days_late) for line in board] == [
        (FormState.RETURNED, 0),
        (FormState.MISSING, 2),
        (FormState.MISSING, 2),
    ]


def test_given_all_marks_when_a_form_is_made_then_every_word_is_known_again(
    office: Office, forms: list[Path]
):
    assert set(MARK_WORDS) == set(Mark)
    rules = openpyxl.load_workbook(forms[0])["Phiếu báo"].data_validations.dataValidation
    assert any("Vắng có phép" in rule.formula1 and "C16" in str(rule.sqref) for rule in rules)
    assert openpyxl.load_workbook(forms[0])["_ma"].sheet_state == "veryHidden"
