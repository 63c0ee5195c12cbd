"""An office of two chi bộ of ten whose reports over periods are drafted, and a clock that the test sets."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from office_app.bootstrap import Office, open_office
from office_app.domain.organisation import Unit, UnitKind
from office_app.domain.report_periods import Period, ReportKind, period_of
from office_app.domain.reports import PeriodReportDraft
from office_app.domain.settings import OfficeSettings, Signer
from office_app.domain.study import Campaign, Mark, SessionState, StudySession

ZONE = timezone(timedelta(hours=7))


class Day:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.day = date(2026, 10, 30)

    def __call__(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, 8, 30, tzinfo=ZONE)


@pytest.fixture
def clock() -> Day:
    return Day()


@pytest.fixture
def office(tmp_path: Path, clock: Day) -> Iterator[Office]:
    """Two chi bộ of ten that study in September and October."""
    made = open_office(tmp_path / "data", now=clock)
    signer = Signer("Nguyễn Văn Lâm", "PHÓ BÍ THƯ")
    made.save_settings(OfficeSettings("Thanh Lâm", "Thái Nguyên", signers=(signer,)))
    for name in ("Chi bộ Thôn Đông", "Chi bộ Thôn Đoài"):
        unit_id = made.save_unit(Unit(name, UnitKind.CHI_BO))
        made.add_members(unit_id, [f"Nguyễn Văn {letter}" for letter in "ABCDEGHIKL"])
    yield made
    made.close()


def studied(office: Office, day: date, absent: int, title: str = "Học tập Nghị quyết số 57-NQ/TW") -> int:
    """Let every chi bộ study on a day, the first ``absent`` of each away with a reason."""
    units = [line.unit.id or 0 for line in office.units()]
    campaign_id = office.save_campaign(Campaign(title, due=day), units)
    for unit_id in units:
        session_id = office.change_session(StudySession(campaign_id, unit_id, day))
        rows = list(office.attendance_rows(session_id, day))
        rows[:absent] = [replace(row, mark=Mark.EXCUSED) for row in rows[:absent]]
        session = replace(office.session(session_id), state=SessionState.HELD, held_on=day)
        office.save_attendance(session, rows)
    return campaign_id


def month(number: int) -> Period:
    return period_of(ReportKind.MONTH, date(2026, number, 1))


def said(report: PeriodReportDraft) -> str:
    text = "\n".join(f"{section.heading}\n{section.text}" for section in report.paper.sections)
    return text.replace("\u00a0", " ")
