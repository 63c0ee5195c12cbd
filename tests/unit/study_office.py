"""An office of two chi bộ that studies in May: campaigns begun, sessions held, figures read."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from office_app.bootstrap import Office, open_office
from office_app.domain.organisation import Unit, UnitKind
from office_app.domain.settings import OfficeSettings, Signer
from office_app.domain.study import (
    AttendanceRow,
    Campaign,
    Mark,
    SessionFigures,
    StudySession,
)

NOW = datetime(2026, 5, 20, 8, 30, tzinfo=timezone(timedelta(hours=7)))
DUE = date(2026, 5, 29)
FIRST, LATER = date(2026, 5, 11), date(2026, 5, 18)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = open_office(tmp_path / "data", now=lambda: NOW)
    signer = Signer("Nguyễn Văn Lâm", "PHÓ BÍ THƯ")
    made.save_settings(OfficeSettings(commune="Thanh Lâm", province="Thái Nguyên", signers=(signer,)))
    for name, day in (("Chi bộ Thôn Đông", 12), ("Chi bộ Thôn Đoài", None)):
        made.save_unit(Unit(name, UnitKind.CHI_BO, meeting_day=day))
    for unit, names in zip(made.units(), (("An", "Bình", "Cường", "Dung"), ("Hạnh", "Khoa")), strict=True):
        made.add_members(unit.unit.id or 0, [f"Nguyễn {name}" for name in names])
    yield made
    made.close()


def units(office: Office) -> list[int]:
    return [line.unit.id or 0 for line in office.units()]


def campaign(office: Office, title: str = "Học tập Nghị quyết số 71-NQ/TW", **more: object) -> int:
    return office.save_campaign(Campaign(title, DUE, **more), units(office))  # type: ignore[arg-type]


def hold(office: Office, session: StudySession, **marks: Mark) -> int:
    """Plan and hold a session; ``marks`` by given name, all others present."""
    session = replace(session, id=session.id or office.change_session(session))
    rows = [marked(row, marks) for row in office.attendance_rows(session.id or 0)]
    office.save_attendance(session, rows)
    return session.id or 0


def marked(row: AttendanceRow, marks: dict[str, Mark]) -> AttendanceRow:
    return replace(row, mark=marks.get(row.full_name.split()[-1], row.mark))


def figures(office: Office, campaign_id: int) -> list[SessionFigures]:
    return [line.figures for line in office.campaign_results(campaign_id)]
