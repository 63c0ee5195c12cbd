"""The campaign's workbook, read back with openpyxl and calamine."""

import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO

import openpyxl
import pytest
import python_calamine

from office_app.domain.reports import CampaignFigures
from office_app.domain.study import SessionFigures, SessionForm, SessionState, StudySession, UnitResult
from office_app.writing.report_xlsx import ReportWorkbook
from tests.writing.samples import SETTINGS

HEAD = 6  # row of the column heads


def held(n, figures, unit="", **changes):
    session = StudySession(
        1,
        n,
        date(2026, 8, 20),
        SessionState.HELD,
        date(2026, 8, 20),
        "Nhà văn hóa",
        SessionForm.IN_PERSON,
        "Lê Văn Cường",
    )
    return UnitResult(n, unit or f"Chi bộ xóm {n}", replace(session, **changes), figures)


UNITS = (
    held(1, SessionFigures(30, 2, 28, 26, 1, 1, 1, 5, 20)),
    held(
        2,
        SessionFigures(1300, 16, 1284, 1200, 80, 4, 0, 0, 0),
        unit='=HYPERLINK("http://x","y")',
        note="http://x.vn",
    ),
    held(3, SessionFigures(3, 3, 0, 0, 0, 0, 0, 0, 0), rapporteur="+84 912"),
    UnitResult(4, "Chi bộ Quân sự", StudySession(1, 4, date(2026, 9, 3)), SessionFigures()),
    UnitResult(5, "Chi bộ Công an", None, SessionFigures()),
)


def figures(units=UNITS):
    total = sum((unit.figures for unit in units), SessionFigures())
    return CampaignFigures(
        1, "Học tập Nghị quyết số 57-NQ/TW", "", "", date(2026, 9, 1), date(2026, 9, 5), units, total, 3, 4, 3
    )


@pytest.fixture(scope="module")
def content():
    return ReportWorkbook().workbook(figures(), SETTINGS)


def sheet(content, name="Tổng hợp", values=True):
    return openpyxl.load_workbook(BytesIO(content), data_only=values)[name]


def column(page, head):
    return next(cell.column for cell in page[HEAD] if str(cell.value).strip() == head)


def total_row(page):
    return next(row[0].row for row in page.iter_rows(min_row=HEAD + 1) if row[0].value == "Tổng cộng")


def test_given_figures_when_written_then_totals_and_rates_are_live_formulas(content):
    page = sheet(content, values=False)
    total = total_row(page)
    called, present = (
        page.cell(HEAD, column(page, head)).column_letter for head in ("Triệu tập", "Tham gia")
    )
    assert page[f"{called}{total}"].value == f"=SUBTOTAL(109,{called}7:{called}{total - 1})"
    rate = page.cell(total, column(page, "Tỷ lệ tham gia"))
    assert (
        rate.value == f'=IF({called}{total}=0,"–",({present}{total})/{called}{total})'
    )  # of sums, not a mean
    assert rate.number_format == "0.00%"


def test_given_a_reader_that_does_not_calculate_when_read_then_the_values_are_there(content):
    page = sheet(content)
    total = total_row(page)
    assert page.cell(total, column(page, "Tổng số đảng viên")).value == 1333
    assert page.cell(total, column(page, "Tỷ lệ tham gia")).value == pytest.approx(1226 / 1312)
    assert page.cell(total, column(page, "Tỷ lệ sau học bù")).value == pytest.approx(1227 / 1312)
    rows = (
        python_calamine.CalamineWorkbook.from_filelike(BytesIO(content))
        .get_sheet_by_name("Tổng hợp")
        .to_python()
    )
    found = next(row for row in rows if row[0] == "Tổng cộng")
    assert found[column(page, "Tỷ lệ tham gia") - 1] == pytest.approx(1226 / 1312)


def test_given_the_campaign_when_written_then_its_figures_stand_on_the_first_sheet(content):
    page = sheet(content, "Số liệu")
    found = {row[0].value: row[2].value for row in page.iter_rows(min_row=HEAD + 1) if row[1].value}
    assert found["Chi bộ, đảng bộ trong đợt"] == 5
    assert found["đã học"] == 3
    assert found["Đảng viên được triệu tập"] == 1312
    assert found["Tỷ lệ tham gia"] == pytest.approx(1226 / 1312)
    live = sheet(content, "Số liệu", values=False)
    assert live["C8"].value == "=ROWS('Tổng hợp'!$A$7:$A$11)"
    assert [row[1].value for row in page.iter_rows() if row[1].value in ("đạt", "chưa khớp")] == ["đạt"]


def test_given_nobody_called_or_no_session_when_written_then_there_is_a_dash_and_no_nought(content):
    page = sheet(content)
    assert page.cell(HEAD + 3, column(page, "Tỷ lệ tham gia")).value == "–"
    assert page.cell(HEAD + 3, column(page, "Triệu tập")).value == 0
    assert page.cell(HEAD + 5, column(page, "Tỷ lệ sau học bù")).value == "–"
    assert page.cell(HEAD + 5, column(page, "Triệu tập")).value is None


def test_given_units_without_a_session_when_written_then_their_state_says_so(content):
    page = sheet(content)
    states = [page.cell(HEAD + n, column(page, "Tình trạng")).value for n in (1, 4, 5)]
    assert states == ["đã học", "đã hẹn 03/9/2026", "chưa hẹn"]
    assert page.cell(HEAD + 4, column(page, "Ngày tổ chức")).value is None
    assert page.cell(HEAD + 2, column(page, "Ghi chú")).value == "http://x.vn"


def test_given_texts_like_formulas_or_links_when_written_then_they_stay_texts(content):
    page = sheet(content, values=False)
    assert page.cell(HEAD + 2, 1).value == '=HYPERLINK("http://x","y")'
    assert page.cell(HEAD + 2, 1).data_type == "s"
    with zipfile.ZipFile(BytesIO(content)) as parts:
        assert not any(
            "_rels/sheet" in name and b"hyperlink" in parts.read(name) for name in parts.namelist()
        )


def test_given_the_workbook_when_opened_then_it_is_ready_to_filter_and_print(content):
    for name, table in (("Tổng hợp", "TongHop"), ("Chi tiết", "ChiTiet")):
        page = sheet(content, name)
        assert page.freeze_panes == f"C{HEAD + 1}"
        assert page.tables[table].autoFilter is not None
        assert page.print_title_rows == f"${HEAD}:${HEAD}"
        assert page["A1"].value == "ĐẢNG ỦY XÃ LA HIÊN"
        assert page["A3"].value == "Số liệu tính đến ngày 01/9/2026"
    page = sheet(content)
    assert any("Thời hạn học xong: 05/9/2026." in str(row[0].value) for row in page.iter_rows())


def test_given_sessions_when_written_then_each_held_one_has_a_row_of_details(content):
    page = sheet(content, "Chi tiết")
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=HEAD + 1, max_row=HEAD + 3)]
    assert rows[0][0] == "Chi bộ xóm 1"
    assert rows[0][1].date() == date(2026, 8, 20)
    assert rows[0][2:5] == ["Nhà văn hóa", "Trực tiếp", "Lê Văn Cường"]
    assert rows[2][4] == "+84 912"
    assert total_row(page) == HEAD + 4


def test_given_a_session_to_make_up_when_written_then_it_has_a_row_and_its_heads_count_once():
    main = held(1, SessionFigures(30, 2, 28, 26, 1, 1, 1, 5, 20), note="họp tối")
    two = SessionFigures(2, 0, 2, 1, 1)
    again = held(1, two, held_on=date(2026, 8, 25), rapporteur="", id=8).session
    besides = (replace(again, figures=two),)
    book = ReportWorkbook().workbook(figures((replace(main, besides=besides), UNITS[1])), SETTINGS)
    page = sheet(book, "Chi tiết")
    day, speaker, called, note = (
        column(page, head) for head in ("Ngày tổ chức", "Báo cáo viên", "Triệu tập", "Ghi chú")
    )
    rows = [[page.cell(HEAD + at, of).value for of in (day, speaker, called, note)] for at in (1, 2)]
    assert [rows[0][0].date(), *rows[0][1:]] == [date(2026, 8, 20), "Lê Văn Cường", 28, "họp tối"]
    assert rows[1][0].date() == date(2026, 8, 25) and rows[1][2] is None
    assert "Buổi học bù: 1 đảng viên dự" in rows[1][3]
    page = sheet(book)
    assert page.cell(HEAD + 1, column(page, "Ghi chú")).value == "họp tối; Học bù ngày 25/8/2026"
    assert page.cell(total_row(page), column(page, "Triệu tập")).value == 28 + 1284


def test_given_no_units_when_written_then_it_still_opens():
    page = sheet(ReportWorkbook().workbook(figures(()), SETTINGS))
    total = total_row(page)
    assert page.cell(total, column(page, "Tỷ lệ tham gia")).value == "–"


def test_given_the_same_figures_twice_when_written_then_the_bytes_are_equal(content):
    assert ReportWorkbook().workbook(figures(), SETTINGS) == content
