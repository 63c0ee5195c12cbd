"""One rate in every place: 2.909 of 3.044 is 95,57 % on screen, in text, annex, PDF and workbook; 0 of 0 a dash."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.organisation import Unit, UnitKind
from office_app.domain.report_periods import ReportKind, period_of
from office_app.domain.reports import AnnexScope, AnyReport, PeriodReportDraft
from office_app.domain.study import Campaign, SessionFigures, SessionState, StudySession
from office_app.gui.reports.reports_page import ReportsPage
from office_app.gui.room import RoomServices
from tests.writing.outline import pdf_text

DAY = date(2026, 11, 12)
COUNTS = ((3000, 2900), (44, 9))  # the mean of both rates is 58,56 %


@pytest.fixture
def campaigns(office: Office) -> list[int]:
    """Two chi bộ that sent totals only for one campaign, and have not studied the other."""
    units = [
        office.save_unit(Unit(f"Chi bộ Xóm {name}", UnitKind.CHI_BO)) for name in ("Hiên Minh", "Hiên Bình")
    ]
    made = [
        office.save_campaign(Campaign(f"Học tập Nghị quyết số {number}-NQ/TW", due=DAY), units)
        for number in (57, 59)
    ]
    for unit_id, (called, present) in zip(units, COUNTS, strict=True):
        session_id = office.change_session(StudySession(made[0], unit_id, DAY))
        office.save_totals(
            StudySession(made[0], unit_id, DAY, state=SessionState.HELD, held_on=DAY, id=session_id),
            SessionFigures(called, 0, called, present, called - present),
        )
    return made


def printed(report: AnyReport) -> tuple[str, str]:
    """Return text and annexes as they are written."""
    text = "\n".join(section.text for section in report.paper.sections)
    annexes = "\n".join(annex.text for annex in report.paper.annexes)
    return text.replace("\u00a0", " "), annexes.replace("\u00a0", " ")


def rates(path: Path) -> set[str]:
    """Return the rates of a workbook as their cells show them, and its dashes."""
    book = openpyxl.load_workbook(path, data_only=True)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    return {
        f"{cell.value * 100:.2f}" if isinstance(cell.value, float) else "–"
        for cell in cells
        if cell.value == "–" or (isinstance(cell.value, float) and cell.number_format.endswith("%"))
    }


def test_given_two_chi_bo_when_reported_then_the_rate_is_the_same_everywhere(
    office: Office, services: RoomServices, campaigns: list[int], qtbot: QtBot, tmp_path: Path
):
    month = office.draft_period_report(period_of(ReportKind.MONTH, DAY), annexes=AnnexScope.ALL)
    quarter = office.draft_period_report(period_of(ReportKind.QUARTER, DAY))
    campaign, waiting = (office.draft_report(one) for one in campaigns)
    for report in (month, quarter, campaign):
        text, annexes = printed(report)
        assert "95,57 %" in text and "95,57" in annexes
        assert "58,5" not in text + annexes
        files = office.write_report(report, tmp_path)
        shown = next(path for path in files if path.suffix == ".pdf").read_bytes()
        assert "95,57 %" in pdf_text(shown).replace("\u00a0", " ")
        found = rates(next(path for path in files if path.suffix == ".xlsx"))
        assert "95.57" in found and not any(one.startswith("58.5") for one in found)
        if isinstance(report, PeriodReportDraft):
            assert "2.909/3.044" in text
    text, annexes = printed(waiting)
    assert "%" not in text and "| – |" in annexes  # nobody was called yet
    assert "–" in rates(office.write_report(waiting, tmp_path)[-1])

    page = ReportsPage(office, services)
    qtbot.addWidget(page)
    page.open(campaigns[0])
    qtbot.waitUntil(lambda: page.campaigns._printing > 0, timeout=20000)
    assert page.campaigns._tiles["rate"].accessibleName() == "tỷ lệ tham gia: 95,57 %"
    page.open(ReportKind.MONTH)
    qtbot.waitUntil(lambda: page.periods._printing > 0, timeout=20000)
    model = page.periods._lines
    lines = {model.index(at, 0).data(): model.index(at, 1).data() for at in range(model.rowCount())}
    assert lines["Tỷ lệ tham gia"] == "95,57 %"
