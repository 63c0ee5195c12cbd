"""Workbooks of reports: figures and totals as live formulas that give what was counted, safe texts, set up to print."""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from office_app.domain.errors import Cancelled
from office_app.domain.reports import CellKind, ReportColumn, ReportRow, ReportTable
from office_app.writing.workbooks import TableWorkbooks
from tests.writing.report_tables import COUNTS, HOSTILE, UNIT_TABLE, report
from tests.writing.samples import SETTINGS

SOFFICE = shutil.which("soffice")
HEAD = 6  # row of the column heads
CALLED, PRESENT, MADE_UP = (sum(row[at] for row in COUNTS) for at in (1, 2, 3))
EXPECTED: Mapping[str, object] = {
    "Chi bộ trong đợt": 5,
    "Chi bộ đã học": 3,
    "Chi bộ chưa học, cả khi chưa hẹn ngày": 2,
    "Triệu tập": CALLED,
    "Tham gia": PRESENT,
    "Tham gia ở chi bộ đã học": 26 + 1 + 1200 + 33 + 2,
    "Tỷ lệ tham gia": pytest.approx(PRESENT / CALLED),
    "Tên lạ": 1,
    "Tập thể được khen": 0,
    "Chi bộ đã học cộng chưa học bằng tổng số": None,
}


@pytest.fixture(scope="module")
def content() -> bytes:
    return TableWorkbooks().report(report(), SETTINGS)


def opened(content: bytes, *, values: bool = True) -> Workbook:
    return openpyxl.load_workbook(BytesIO(content), data_only=values)


def figures(book: Workbook) -> dict[str, object]:
    """The values of the first sheet by what they are called, group lines left out."""
    rows = book["Số liệu"].iter_rows(min_row=HEAD + 1, max_col=3, values_only=True)
    return {str(name): value for name, unit, value in rows if unit}


def totals(book: Workbook) -> dict[str, object]:
    sheet = book["Tổng hợp"]
    heads = [cell.value for cell in sheet[HEAD]]
    row = next(row for row in sheet.iter_rows(min_row=HEAD + 1) if row[0].value == "Tổng cộng")
    return {str(head).strip(): cell.value for head, cell in zip(heads, row, strict=True)}


def check(book: Workbook) -> None:
    """All that was counted, whoever calculated it."""
    assert figures(book) == EXPECTED
    (moved,) = [row[4] for row in book["Số liệu"].iter_rows(values_only=True) if row[0] == "Tỷ lệ tham gia"]
    assert moved == pytest.approx(
        1.53
    )  # 93,20 less 91,67 as printed, though 93,2018 - 91,6667 is nearer to 1,54
    found = totals(book)
    assert found["Triệu tập"] == CALLED
    assert found["Tham gia"] == PRESENT
    assert found["Tỷ lệ tham gia"] == pytest.approx(PRESENT / CALLED)
    assert found["Tỷ lệ sau học bù"] == pytest.approx((PRESENT + MADE_UP) / CALLED)
    sheet = book["Tổng hợp"]
    assert [sheet.cell(HEAD + 1 + n, 6).value for n in range(5)] == [
        pytest.approx(present / called) if called else "–" for _, called, present, _ in COUNTS
    ]
    assert [cell.value for cell in book["Số liệu"]["B"] if cell.value in ("đạt", "chưa khớp")] == ["đạt"]


def test_given_a_reader_that_does_not_calculate_when_read_then_every_value_is_there(content):
    check(opened(content))


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:.* extension is not supported")  # what LibreOffice adds
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_given_the_values_taken_out_when_libreoffice_calculates_then_it_comes_to_the_same(content, tmp_path):
    bare = tmp_path / "bare.xlsx"
    bare.write_bytes(without_values(content))
    assert totals(opened(bare.read_bytes()))["Triệu tập"] is None
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "out")]
    subprocess.run([*command, str(bare)], check=True, capture_output=True, timeout=300)
    check(opened((tmp_path / "out" / "bare.xlsx").read_bytes()))


def without_values(content: bytes) -> bytes:
    """The same workbook with no cell knowing what its formula came to."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                part = re.sub(rb"(<f>[^<]*</f>)<v>[^<]*</v>", rb"\1", part)
            new.writestr(name, part)
    return target.getvalue()


def test_given_totals_when_written_then_they_follow_the_filter_and_rates_are_quotients_of_sums(content):
    found = totals(opened(content, values=False))
    assert found["Triệu tập"] == "=SUBTOTAL(109,D7:D11)"
    assert found["Tỷ lệ sau học bù"] == '=IF(D12=0,"–",(E12+G12)/D12)'


def test_given_texts_like_formulas_when_written_then_they_stay_texts_also_when_edited(content):
    book = opened(content, values=False)
    cell = book["Tổng hợp"].cell(HEAD + 4, 1)
    assert cell.value == HOSTILE
    assert cell.data_type == "s"
    assert cell.quotePrefix
    with zipfile.ZipFile(BytesIO(content)) as parts:
        for name in (name for name in parts.namelist() if name.startswith("xl/worksheets/sheet")):
            for formula in re.findall(r"<f>([^<]*)</f>", parts.read(name).decode()):
                assert re.match(r"(SUBTOTAL|IF|SUM|SUMPRODUCT|ROWS)\(|\((?:ROUND\()?C\d+", formula), formula
        assert not any("hyperlink" in name for name in parts.namelist())


def test_given_a_workbook_when_opened_then_each_sheet_is_ready_to_filter_and_to_print(content):
    book = opened(content, values=False)
    assert book.sheetnames == ["Số liệu", "Biểu đồ", "Tổng hợp", "Điểm danh", "Khen thưởng"]
    for name in ("Số liệu", "Tổng hợp", "Điểm danh", "Khen thưởng"):
        sheet = book[name]
        assert sheet.print_title_rows == f"${HEAD}:${HEAD}"
        assert sheet.print_area
        assert sheet.freeze_panes
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet["A1"].value == "ĐẢNG ỦY XÃ LA HIÊN"
    assert book["Tổng hợp"].tables["TongHop"].autoFilter is not None
    assert book["Tổng hợp"].tables["TongHop"].ref == "A6:I11"
    assert book["Khen thưởng"]["A7"].value == "Trong kỳ không có."
    charts: Any = book["Biểu đồ"]
    assert len(charts._charts) == 1
    words = {rule.text for area in book["Tổng hợp"].conditional_formatting for rule in area.rules}
    assert {"quá hạn", "đã ", "chưa hẹn"} <= words
    link = next(row[6] for row in book["Số liệu"].iter_rows() if row[0].value == "Chi bộ đã học")
    assert link.hyperlink is not None
    assert (link.value, link.hyperlink.location) == ("Tổng hợp", "'Tổng hợp'!A6")


def test_given_columns_of_all_lengths_when_written_then_no_long_word_or_day_is_cut(content):
    sheet = opened(content)["Tổng hợp"]
    widths = {
        head.value: sheet.column_dimensions[get_column_letter(head.column or 1)].width for head in sheet[HEAD]
    }
    assert widths["Ngày tổ chức"] >= 11
    assert widths["Chi bộ, đảng bộ"] >= len(HOSTILE) * 0.8
    assert max(widths.values()) < 60


def test_given_two_columns_or_sheets_of_one_name_when_written_then_both_are_there():
    table = ReportTable(
        "a",
        "Chi bộ [x]: một/hai?",
        "Tên trùng",
        (ReportColumn("a", "Số"), ReportColumn("b", "số", CellKind.COUNT, sums=True)),
        [ReportRow("1", ("07", 3))],
    )
    whole = report()
    book = opened(
        TableWorkbooks().report(type(whole)(whole.kind, "trùng", whole.as_of, (table, table), ()), SETTINGS)
    )
    assert book.sheetnames == ["Chi bộ -x-- một-hai-", "Chi bộ -x-- một-hai- (2)"]
    names = [name for sheet in book for name in sheet.tables]
    assert len(set(names)) == 2
    assert book.worksheets[0]["A7"].value == "07"


def test_given_the_same_report_twice_when_written_then_the_bytes_are_equal(content):
    assert TableWorkbooks().report(report(), SETTINGS) == content


class Watched:
    def __init__(self, stop_at: int) -> None:
        self.steps: list[tuple[int, int, str]] = []
        self._stop_at = stop_at

    def step(self, done: int, total: int, what: str) -> None:
        self.steps.append((done, total, what))
        if done >= self._stop_at:
            raise Cancelled


@pytest.mark.parametrize("stop_at", [500, 1500, 10_000])
def test_given_many_rows_when_written_then_it_tells_how_far_it_is_and_stops_when_asked(
    stop_at, tmp_path: Path
):
    columns = UNIT_TABLE.columns[:1]
    many = ReportTable(
        "m", "Nhiều", "Nhiều dòng", columns, [ReportRow(str(n), (f"Dòng {n}",)) for n in range(1000)]
    )
    watched = Watched(stop_at)
    whole = report()
    wanted = type(whole)(whole.kind, "nhiều", whole.as_of, (many,), ())
    if stop_at <= 2000:  # 1000 rows are laid, then 1000 written
        with pytest.raises(Cancelled):
            TableWorkbooks().report(wanted, SETTINGS, watched)
        assert watched.steps[-1][0] == stop_at
    else:
        assert TableWorkbooks().report(wanted, SETTINGS, watched)
        assert watched.steps[-1][:2] == (2000, 2000)
