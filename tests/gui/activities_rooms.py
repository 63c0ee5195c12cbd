"""The rooms *Tuyên truyền* and *Kiểm tra, giám sát* over an office with one directive."""

from dataclasses import replace
from datetime import date

import pytest

from office_app.bootstrap import Office
from office_app.domain.activities import Activity, ActivityKind
from office_app.domain.incoming import IncomingDocument
from office_app.gui.activities.activities_page import ActivitiesPage
from office_app.gui.activities.records_pane import RecordsPane
from office_app.gui.room import RoomServices

TODAY = date(2026, 11, 22)


@pytest.fixture
def directive(office: Office) -> int:
    document = IncomingDocument(
        symbol="71-NQ/TW",
        issued_on=date(2026, 8, 22),
        doc_type="Nghị quyết",
        issuer="Bộ Chính trị",
        subject="về đột phá phát triển giáo dục và đào tạo",
        arrived_on=date(2026, 9, 1),
    )
    return office.register(document, []).id or 0


@pytest.fixture
def outreach(office: Office, directive: int, services: RoomServices, qtbot) -> ActivitiesPage:
    return opened(office, services, qtbot, "outreach")


@pytest.fixture
def inspections(office: Office, directive: int, services: RoomServices, qtbot) -> ActivitiesPage:
    unit = office.units()[0].unit.id
    seen = Activity(
        ActivityKind.INSPECTION,
        date(2026, 10, 5),
        "Sổ nghị quyết chi bộ",
        "Giám sát theo chuyên đề",
        unit_id=unit,
        settle_by=date(2026, 11, 4),
        details={"requests": "Bổ sung sổ"},
    )
    office.save_activity(seen)
    office.save_activity(replace(seen, text="Danh sách học bù", settle_by=date(2026, 12, 30)))
    office.save_activity(replace(seen, text="Dự sinh hoạt", settle_by=None, details={}))
    return opened(office, services, qtbot, "inspections")


def opened(office: Office, services: RoomServices, qtbot, key: str) -> ActivitiesPage:
    page = ActivitiesPage(office, services, key)
    qtbot.addWidget(page)
    page.resize(1142, 690)
    page.show()
    page.open(None)
    page.setFocus()  # as the window does at each visit
    qtbot.waitUntil(lambda: not services.runner.jobs)
    return page


def records(page: ActivitiesPage) -> RecordsPane:
    assert isinstance(page.pane, RecordsPane)
    return page.pane


def shown(page: ActivitiesPage, key: str) -> list[str]:
    model = page.pane.model
    column = [column.key for column in model.columns].index(key)
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def chips(page: ActivitiesPage) -> list[str]:
    return [text.strip() for text in shown(page, "state")]


def foot(page: ActivitiesPage) -> str:
    return page.pane._ui.totals.text()
