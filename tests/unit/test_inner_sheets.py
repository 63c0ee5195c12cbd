"""Sheets for the office's own use over a real store: the map of who studied what, lots and check sheets."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from random import Random

import pypdfium2
import pytest
from docx import Document

from office_app.bootstrap import Office, open_office
from office_app.domain.activities import Activity, ActivityKind
from office_app.domain.errors.entries import IncompleteError
from office_app.domain.organisation import Unit, UnitKind
from office_app.domain.settings import OfficeSettings
from office_app.domain.study import Campaign, SessionFigures, StudySession
from office_app.domain.study_coverage import Coverage, CoverageMap, CoverageRow
from office_app.use_cases.coverage_paper import coverage_paper, sign_and_word
from office_app.use_cases.inspection_draw import draw_units

NOW = datetime(2026, 5, 20, 8, 30, tzinfo=timezone(timedelta(hours=7)))
SETTINGS = OfficeSettings(commune="Thanh Lâm", province="Thái Nguyên")
CALLED = SessionFigures(members=41, exempt=3, called=38, present=35, excused=3, handed_in=34)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = open_office(tmp_path / "data", now=lambda: NOW)
    made.save_settings(SETTINGS)
    for name in ("Mai", "Đông", "Đoài", "Thượng"):
        made.save_unit(Unit(f"Chi bộ Thôn {name}", UnitKind.CHI_BO, secretary=f"Bí thư {name}"))
    made.save_unit(Unit("Ban Xây dựng Đảng", UnitKind.PARTY_BODY))
    yield made
    made.close()


def ids(office: Office) -> dict[str, int]:
    return {line.unit.name.removeprefix("Chi bộ Thôn "): line.unit.id or 0 for line in office.units()}


def study(office: Office) -> None:
    """Let two of the four study one directive, one of them with somebody who has still to make up."""
    unit = ids(office)
    chi_bo = [unit[name] for name in ("Mai", "Đông", "Đoài", "Thượng")]
    campaign_id = office.save_campaign(Campaign("Học 71", date(2026, 6, 30), symbol="71-NQ/TW"), chi_bo)
    for name, absent in (("Mai", 3), ("Đông", 0)):
        planned = StudySession(campaign_id, unit[name], date(2026, 5, 11), by_name=False)
        session_id = office.change_session(planned)
        session = replace(office.session(session_id), held_on=date(2026, 5, 11))
        office.save_totals(session, replace(CALLED, present=38 - absent, excused=absent))
    office.change_session(StudySession(campaign_id, unit["Đoài"], date(2026, 5, 25)))


def words_of(pdf: Path) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def test_given_the_map_when_printed_then_every_cell_says_its_word_in_both_files(office: Office):
    study(office)
    pdf = office.print_coverage()
    (page,) = words_of(pdf)
    assert "BẢNG THEO DÕI HỌC TẬP NGHỊ QUYẾT, CHỈ THỊ CỦA CÁC CHI BỘ" in page
    table = Document(str(pdf.with_suffix(".docx"))).tables[-1]
    cells = [[cell.text.replace("\u00a0", " ") for cell in row.cells] for row in table.rows]
    said = {name.removeprefix("Chi bộ Thôn "): word for _, name, word in cells[1:-1]}
    assert said == {"Mai": "½ chờ học bù", "Đông": "√ đã học", "Đoài": "○ đã hẹn", "Thượng": "– chưa"}
    assert cells[0] == ["TT", "Chi bộ", "71-NQ/TW"]
    assert cells[-1] == ["", "Đã học", "2/4"]


def test_given_days_that_passed_when_printed_then_late_awaited_and_not_held_with_reason_are_told_apart(
    office: Office,
):
    unit, past = ids(office), date(2026, 5, 11)
    for symbol, due in (("71-NQ/TW", date(2026, 5, 18)), ("72-NQ/TW", date(2026, 6, 30))):
        made = office.save_campaign(Campaign("Học", due, symbol=symbol), [*unit.values()][:3])
        for name in ("Mai", "Đông", "Đoài"):
            session_id = office.change_session(StudySession(made, unit[name], past))
            if name != "Mai":
                office.call_off_session(session_id, "mưa lũ", for_good=name == "Đông")
    newest, oldest = office.overview().coverage.rows
    assert [cell.value for cell in newest.cells[:3]] == ["chờ kết quả", "không tổ chức", "chưa"]
    assert [cell.value for cell in oldest.cells[:3]] == ["quá hạn", "không tổ chức", "quá hạn"]
    assert (newest.called, newest.waiting) == (3, 2)
    (page,) = words_of(office.print_coverage())
    assert "× không tổ chức: không tổ chức học, có lý do" in page.replace("\u00a0", " ")


def test_given_a_campaign_for_some_chi_bo_when_counted_then_the_others_are_not_waited_for(office: Office):
    study(office)
    unit = ids(office)
    office.save_campaign(
        Campaign("Học 72", date(2026, 7, 30), symbol="72-NQ/TW"), [unit["Đoài"], unit["Mai"]]
    )
    seen = office.overview()
    newest = seen.coverage.rows[0]
    assert (newest.label, newest.held, newest.called) == ("72-NQ/TW", 0, 2)
    assert [cell.value for cell in newest.cells].count("ngoài đợt") == 2
    assert (seen.units_waiting, seen.units_total) == (2, 2)


def test_given_more_directives_than_fit_when_printed_then_they_stand_in_several_tables():
    cells = [Coverage.DONE, Coverage.OVERDUE]
    rows = [CoverageRow(at, f"{at}-NQ/TW", cells, [1, 2]) for at in range(1, 8)]
    paper = coverage_paper(CoverageMap(["Thôn Mai", "Thôn Đông"], rows), SETTINGS, NOW.date())
    tables = [block.table for block in paper.blocks if block.table is not None]
    assert paper.landscape and [len(table.heads) for table in tables] == [6, 5]
    assert all(table.total_row and sum(table.widths) == pytest.approx(1) for table in tables)
    assert len({sign_and_word(cell)[0] for cell in Coverage}) == len(Coverage)  # told apart without colour


def test_given_an_inspected_chi_bo_when_lots_are_drawn_then_it_is_not_among_them(office: Office):
    unit = ids(office)
    seen = Activity(ActivityKind.INSPECTION, date(2026, 3, 2), "Sổ nghị quyết", unit_id=unit["Mai"])
    office.save_activity(seen)
    office.save_activity(replace(seen, unit_id=unit["Đông"], happened_on=date(2025, 12, 30)))
    pool = office.inspection_pool()
    assert (pool.year, pool.inspected) == (2026, 1)
    assert {one.id for one in pool.units} == {unit["Đông"], unit["Đoài"], unit["Thượng"]}
    drawn = office.draw_units(3)
    assert [one.id for one in drawn] == [one.id for one in pool.units]
    with pytest.raises(IncompleteError) as refused:
        office.draw_units(4)
    assert "từ 1 đến 3" in refused.value.text_vi()


def test_given_many_draws_when_counted_then_every_chi_bo_comes_up(office: Office):
    chance = Random(5)
    found = {
        one.name
        for _ in range(30)
        for one in draw_units(1, chance=chance, open_transaction=office._open, now=lambda: NOW)
    }
    assert len(found) == 4


def test_given_chi_bo_drawn_when_printed_then_each_has_a_page_with_what_it_claimed(office: Office):
    study(office)
    drawn = [one for one in office.inspection_pool().units if one.name.endswith(("Mai", "Thượng"))]
    pdf = office.print_check_sheets(drawn)
    pages = words_of(pdf)
    assert len(pages) == 3
    assert "trong 4 chi bộ chưa được kiểm tra" in pages[0]
    mai, thuong = sorted(pages[1:], key=lambda page: "THÔN THƯỢNG" in page)
    assert "CHI BỘ THÔN MAI" in mai and "Bí thư chi bộ: Bí thư Mai" in mai
    for claimed in ("11/05/2026", "Tổng số đảng viên 41", "Triệu tập 38", "Có mặt 35", "3 / 0", "92,11 %"):
        assert claimed in mai, claimed
    assert "chưa báo" in thuong and "Có mặt 35" not in thuong
    assert pdf.with_suffix(".docx").is_file()
