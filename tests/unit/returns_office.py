"""An office whose chi bộ are sent return forms; forms filled in as a clerk would, and read back."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import openpyxl
import pytest

from office_app.bootstrap import Office, open_office
from office_app.domain.organisation import Leave, LeaveKind, Unit, UnitKind
from office_app.domain.returns import Cell, ReturnReading
from office_app.domain.settings import OfficeSettings, Signer
from office_app.domain.study import Campaign

NOW = datetime(2026, 11, 22, 8, 30, tzinfo=timezone(timedelta(hours=7)))
HELD = date(2026, 11, 16)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = open_office(tmp_path / "data", now=lambda: NOW)
    signer = Signer("Nguyễn Văn Lâm", "PHÓ BÍ THƯ")
    made.save_settings(OfficeSettings(commune="Thanh Lâm", province="Thái Nguyên", signers=(signer,)))
    for name in ("Chi bộ Thôn Đông", "Chi bộ Thôn Đoài", "Chi bộ Trạm Y tế"):
        made.save_unit(Unit(name, UnitKind.CHI_BO))
    east, west, _ = (line.unit.id or 0 for line in made.units())
    made.add_members(east, [f"Nguyễn {name}" for name in ("An", "Bình", "Cường", "Dung")])
    made.add_members(west, ["Trần Hạnh", "Trần Khoa"])
    exempt = made.find_members("Nguyễn Dung")[0]
    made.save_member(replace(exempt, leaves=(Leave(LeaveKind.EXEMPT, date(2025, 1, 1)),)))
    yield made
    made.close()


@pytest.fixture
def campaign_id(office: Office) -> int:
    units = [line.unit.id or 0 for line in office.units()]
    return office.save_campaign(Campaign("Học tập Nghị quyết số 71-NQ/TW", date(2026, 11, 20)), units)


@pytest.fixture
def forms(office: Office, campaign_id: int, tmp_path: Path) -> list[Path]:
    return list(office.write_return_forms(office.make_return_forms(campaign_id), tmp_path / "phieu"))


def fill(path: Path, cells: Mapping[str, Cell], name: str = "") -> Path:
    """Write cells of the form as a clerk with openpyxl would, and save it, under another name if wanted."""
    book = openpyxl.load_workbook(path)
    for cell, value in {"C7": HELD, "C8": "Trực tiếp", "C9": "Nhà văn hóa", "C11": 3, **cells}.items():
        book["Phiếu báo"][cell] = value
    target = path.with_name(name) if name else path
    book.save(target)
    return target


def read(office: Office, *paths: Path) -> list[ReturnReading]:
    return list(office.read_returns(paths))


def words(reading: ReturnReading) -> str:
    return " | ".join(str(fault) for fault in reading.faults)
