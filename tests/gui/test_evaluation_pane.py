"""Minh chứng đánh giá: chi bộ side by side, the records of one, printed."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.organisation import Unit, UnitKind
from office_app.domain.study import Campaign
from office_app.gui.activities.activities_page import ActivitiesPage
from office_app.gui.activities.evaluation_pane import EvaluationPane
from office_app.gui.room import RoomServices
from tests.gui.conftest import NOW, Recorded
from tests.gui.waiting import LONG


@pytest.fixture
def pane(office: Office, services: RoomServices, qtbot: QtBot) -> Iterator[EvaluationPane]:
    ids = [office.save_unit(Unit(name, UnitKind.CHI_BO)) for name in ("Chi bộ Xóm Ngòi", "Chi bộ Xóm Sậu")]
    office.save_campaign(Campaign("Học tập Nghị quyết 71", NOW.date() - timedelta(days=1)), ids)
    page = ActivitiesPage(office, services, "inspections")
    qtbot.addWidget(page)
    page.resize(1142, 640)
    page.show()
    page.open("evaluation")
    made = page.pane
    assert isinstance(made, EvaluationPane)
    qtbot.waitUntil(lambda: made.model.rowCount() >= 2, timeout=LONG)
    yield made  # the page lives as long as the test


def told(pane: EvaluationPane) -> str:
    page = pane.side.widget()
    return "\n".join(one.text() for one in page.findChildren(QLabel)) if page is not None else ""


def test_given_a_quarter_when_shown_then_each_chi_bo_has_its_figures_and_records(
    pane: EvaluationPane, qtbot: QtBot
):
    pane.table.select_id(next(one.unit_id for one in pane._units.values() if one.unit == "Chi bộ Xóm Ngòi"))
    assert "Học tập Nghị quyết 71: chưa học" in told(pane)
    assert "Đợt đã học trên số đợt được giao: 0/1" in told(pane)
    pane.period.setCurrentIndex(1)  # the quarter before: nothing was due in it
    qtbot.waitUntil(lambda: "Đợt đã học trên số đợt được giao: –" in told(pane), timeout=LONG)
    pane.bar.box.setText("sậu")
    pane.bar.changed.emit()
    assert [one.unit for one in pane._units.values()] == ["Chi bộ Xóm Sậu"]
    assert pane.model.rowCount() == 1


def test_given_the_button_when_pressed_then_the_sheets_of_that_chi_bo_are_written(
    pane: EvaluationPane, recorded: Recorded, office: Office, qtbot: QtBot
):
    qtbot.mouseClick(pane.print_unit, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(recorded.toasts), timeout=LONG)
    assert not recorded.errors
    assert {path.suffix for path in Path(office.export_folder).glob("*.*")} == {".docx", ".pdf"}
