"""Báo cáo viên, and the map of directives × chi bộ printed from two rooms."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from office_app.bootstrap import Office
from office_app.domain.rapporteurs import Rapporteur
from office_app.domain.study import Campaign, SessionFigures, StudySession
from office_app.gui.activities.activities_page import ActivitiesPage
from office_app.gui.activities.rapporteurs_pane import RapporteursPane
from office_app.gui.overview.overview_page import OverviewPage
from office_app.gui.room import RoomServices
from office_app.gui.study.study_page import StudyPage

HELD_ON = date(2026, 11, 9)


@pytest.fixture
def studied(office: Office) -> Office:
    """An office where Tạ Hồng Vân has presented to one chi bộ and is to present to another."""
    first, second = (line.unit.id or 0 for line in office.units()[:2])
    campaign_id = office.save_campaign(
        Campaign("Học 71", date(2026, 12, 1), symbol="71-NQ/TW"), [first, second]
    )
    office.save_campaign(Campaign("Học 57", date(2026, 12, 1), symbol="57-NQ/TW"), [first])
    session_id = office.change_session(
        StudySession(campaign_id, first, HELD_ON, rapporteur="Tạ Hồng Vân", by_name=False)
    )
    held = replace(office.session(session_id), held_on=HELD_ON)
    office.save_totals(held, SessionFigures(members=20, called=20, present=20))
    office.change_session(StudySession(campaign_id, second, date(2026, 11, 30), rapporteur="tạ hồng  vân"))
    office.save_rapporteur(Rapporteur("Đỗ Mạnh Hà", "Bí thư Đảng ủy", "cấp tỉnh"))
    return office


@pytest.fixture
def pane(studied: Office, services: RoomServices, qtbot) -> RapporteursPane:
    page = ActivitiesPage(studied, services, "outreach")
    qtbot.addWidget(page)
    page.resize(1142, 690)
    page.show()
    page.open("rapporteurs")
    qtbot.waitUntil(lambda: not services.runner.jobs)
    assert isinstance(page.pane, RapporteursPane)
    page.pane.page = page  # type: ignore[attr-defined]
    return page.pane


def cells(pane: RapporteursPane, name: str) -> dict[str, str]:
    """Return the row of a person by column."""
    columns = [column.key for column in pane.model.columns]
    rows = [
        {key: str(pane.model.index(row, at).data()) for at, key in enumerate(columns)}
        for row in range(pane.model.rowCount())
    ]
    return next(row for row in rows if row["name"] == name)


def row_of(pane: RapporteursPane, name: str) -> int:
    return next(number for number, line in pane._lines.items() if line.rapporteur.full_name == name)


def test_given_one_known_from_sessions_when_added_then_listed_with_sessions_and_undo_takes_it_back(
    pane: RapporteursPane, studied: Office, recorded, qtmodeltester
):
    before = cells(pane, "Tạ Hồng Vân")
    assert (before["level"], before["held"], before["planned"]) == ("chưa có trong danh sách", "1", "1")
    assert before["last"] == "09/11/2026"
    pane.show_row(row_of(pane, "Tạ Hồng Vân"))
    assert pane.form.save_button.text().endswith("Thêm vào danh sách") and pane.form.remove_button.isHidden()
    pane.form.level.setCurrentText("Cấp xã")
    pane.form.training.setPlainText("20/4/2026 Kỹ năng tuyên truyền miệng\n5/10/2026: Mạng xã hội")
    pane.form.save()
    after = cells(pane, "Tạ Hồng Vân")
    assert (after["level"], after["held"]) == ("cấp xã", "1")
    assert after["training"] == "2 lần, 05/10/2026"
    one = next(line.rapporteur for line in studied.rapporteurs() if line.rapporteur.training)
    assert one.training == (
        (date(2026, 4, 20), "Kỹ năng tuyên truyền miệng"),
        (date(2026, 10, 5), "Mạng xã hội"),
    )
    recorded.undos[-1]()
    assert cells(pane, "Tạ Hồng Vân")["level"] == "chưa có trong danh sách"
    qtmodeltester.check(pane.model)


def test_given_one_changed_and_one_removed_when_undone_then_both_are_as_before(
    pane: RapporteursPane, studied: Office, recorded
):
    pane.show_row(row_of(pane, "Đỗ Mạnh Hà"))
    pane.form.workplace.setText("Đảng ủy xã")
    pane.form.save()
    recorded.undos[-1]()
    assert all(line.rapporteur.workplace == "" for line in studied.rapporteurs())
    pane.show_row(row_of(pane, "Đỗ Mạnh Hà"))
    pane.form.remove_button.click()
    assert [line.rapporteur.full_name for line in studied.rapporteurs()] == ["Tạ Hồng Vân"]
    recorded.undos[-1]()
    restored = next(line for line in studied.rapporteurs() if line.listed).rapporteur
    assert (restored.full_name, restored.level) == ("Đỗ Mạnh Hà", "cấp tỉnh")


def test_given_a_training_without_a_day_when_saved_then_the_line_is_named_and_nothing_is_written(
    pane: RapporteursPane, studied: Office
):
    pane.begin()
    pane.form.name.setText("Lưu Quang Tiến")
    pane.form.training.setPlainText("Kỹ năng thuyết trình")
    pane.form.save()
    assert "«Kỹ năng thuyết trình» chưa bắt đầu bằng ngày" in pane.form.wrong.text()
    assert not pane.leave()
    assert {line.rapporteur.full_name for line in studied.rapporteurs()} == {"Đỗ Mạnh Hà", "Tạ Hồng Vân"}


def test_given_a_new_one_when_another_is_clicked_then_it_is_saved_and_the_one_clicked_is_shown(
    pane: RapporteursPane, studied: Office
):
    clicked = row_of(pane, "Tạ Hồng Vân")
    pane.begin()
    pane.form.name.setText("An Văn Bình")  # stands before the others
    pane.show_row(clicked)
    assert {line.rapporteur.full_name for line in studied.rapporteurs()} >= {"An Văn Bình"}
    assert pane.form.shown.full_name == "Tạ Hồng Vân"


def test_given_a_form_open_when_the_list_is_read_anew_then_removing_takes_the_one_in_the_form(
    pane: RapporteursPane, studied: Office
):
    studied.save_rapporteur(Rapporteur("Lê Văn Sơn"))
    pane.load()
    pane.show_row(row_of(pane, "Lê Văn Sơn"))
    studied.save_rapporteur(Rapporteur("An Văn Bình"))
    pane.load()
    pane.form.remove_button.click()
    listed = {line.rapporteur.full_name for line in studied.rapporteurs() if line.listed}
    assert listed == {"An Văn Bình", "Đỗ Mạnh Hà"}


def test_given_words_when_typed_then_people_are_filtered(pane: RapporteursPane, qtbot):
    pane.bar.box.setText("bi thu")
    qtbot.keyClick(pane.bar.box, "\r")
    assert [line.rapporteur.full_name for line in (pane._lines[n] for n in pane.model.ids)] == ["Đỗ Mạnh Hà"]
    pane.bar.box.setText("khong ai")
    qtbot.keyClick(pane.bar.box, "\r")
    assert pane.empty.isVisible()
    pane.empty.button.click()
    assert len(pane.model.ids) == 2


@pytest.mark.parametrize("room", [OverviewPage, StudyPage])
def test_given_campaigns_when_the_map_is_printed_then_both_files_lie_in_the_export_folder(
    room: type[OverviewPage] | type[StudyPage], studied: Office, services: RoomServices, recorded, qtbot
):
    page = room(studied, services)
    qtbot.addWidget(page)
    page.resize(1142, 690)
    page.show()
    page.open(None)
    qtbot.waitUntil(lambda: page.print_button.isVisible() and not services.runner.jobs)
    page.print_button.click()
    qtbot.waitUntil(lambda: bool(recorded.toasts))
    assert recorded.errors == []
    names = sorted(path.suffix for path in Path(studied.export_folder).glob("Theo dõi học tập*"))
    assert names == [".docx", ".pdf"]
