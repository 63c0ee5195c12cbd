"""Return forms against what names, folders, other campaigns and records changed meanwhile can do to them."""

import io
from pathlib import Path

import openpyxl

from office_app.bootstrap import Office
from office_app.domain.organisation import Member, Unit, UnitKind
from office_app.domain.study import Campaign
from office_app.writing.members_xlsx import members_sample
from tests.unit.test_returns import campaign_id, fill, forms, office, read, words

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
