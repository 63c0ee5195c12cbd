"""``forms`` and ``returns`` as they are called, over a real data folder."""

import json
from pathlib import Path

import openpyxl
import pytest

from office_app.bootstrap import open_office
from office_app.cli.main import main
from office_app.domain.settings import OfficeSettings
from office_app.domain.study import Campaign

UNITS = ("Chi bộ Thôn Đông", "Chi bộ Thôn Đoài")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The folder of an office with one campaign of two chi bộ, three members each."""
    office = open_office(tmp_path / "data")
    office.save_settings(OfficeSettings(commune="Thanh Lâm", province="Thái Nguyên"))
    office.add_units(UNITS)
    units = [line.unit.id or 0 for line in office.units()]
    for unit_id in units:
        office.add_members(unit_id, ["Nguyễn An", "Nguyễn Bình", "Nguyễn Cường"])
    office.save_campaign(Campaign("Học tập Nghị quyết số 71-NQ/TW", office.today()), units)
    office.close()
    return tmp_path / "data"


def run(data: Path, *words: str) -> int:
    return main([*words, "--data-dir", str(data), "--json"])


def fill(path: Path, mark: str) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book["Phiếu báo"]
    sheet["C7"], sheet["C8"], sheet["C16"] = "20/10/2026", "Trực tiếp", mark
    book.save(path)


def test_given_forms_out_and_filled_when_taken_back_then_wrong_ones_are_named_and_the_exit_is_1(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    out = tmp_path / "phieu"
    assert run(data, "forms", "--campaign", "1", "--out", str(out)) == 0
    told = json.loads(capsys.readouterr().out)
    assert [form["unit"] for form in told["forms"]] == list(UNITS) and "71-NQ/TW" in told["message"]
    first, second = (Path(form["file"]) for form in told["forms"])
    fill(first, "Vắng có phép")
    fill(second, "đi chợ")
    # Brought where incoming papers are read, a form is told to belong elsewhere.
    assert run(data, "read", str(first)) == 0
    assert "«Nhận phiếu»" in json.loads(capsys.readouterr().out)["notes"][0]

    assert run(data, "returns", str(out), "--check-only") == 1
    checked = capsys.readouterr()
    assert not any(one["taken"] for one in json.loads(checked.out))

    assert run(data, "returns", str(first), str(second)) == 1
    answer = capsys.readouterr()
    one, other = json.loads(answer.out)
    assert one["taken"] and not other["taken"] and one["unit"] == UNITS[0]
    assert {"what": "Tham gia", "before": "", "after": "2"} in one["changes"]
    (fault,) = [fault for fault in other["faults"] if fault["blocking"]]
    assert (fault["cell"], fault["value"]) == ("C16", "đi chợ")
    assert second.name in answer.err and "đi chợ" in answer.err and first.name not in answer.err

    assert run(data, "returns", str(first)) == 0
    (again,) = json.loads(capsys.readouterr().out)
    assert again["taken"] and again["changes"] == []

    fill(first, "Có mặt")  # other than is known by now
    assert run(data, "returns", str(first)) == 1
    answer = capsys.readouterr()
    assert json.loads(answer.out)[0]["doubts"] == ["khác số đã ghi"] and "--decided" in answer.err
    assert run(data, "returns", str(first), "--decided") == 0


def test_given_a_file_that_is_none_of_ours_when_taken_then_it_is_named(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    strange = tmp_path / "khác.xlsx"
    openpyxl.Workbook().save(strange)
    assert run(data, "returns", str(strange), str(tmp_path / "không có.xlsx")) == 1
    said = capsys.readouterr().err
    assert "khác.xlsx: Tệp: không phải phiếu báo" in said and "không có.xlsx" in said
