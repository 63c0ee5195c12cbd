"""Columns of a table without marks of their own: figures to the right, ordinals and days in the middle, words left."""

import io

import docx
import pytest
from pypdfium2 import PdfDocument

from office_app.domain.official_paper import Align
from office_app.domain.paper_markup import parse_markup
from office_app.domain.table_markup import parse_table
from office_app.writing.paper_files import PaperFiles
from office_app.writing.table_layout import column_aligns
from tests.writing.outline import pdf_lines
from tests.writing.samples import plan

LEFT, CENTER, RIGHT = Align.LEFT, Align.CENTER, Align.RIGHT
RESULTS = """| STT | Chi bộ | Số đảng viên | Dự học | Tỷ lệ | Ngày học | Ghi chú |
| 1 | Chi bộ xóm Trúc Mai | 1.032 | 30 | 93,75 % | 05/9/2026 | 2 đồng chí ốm |
| 2 | Chi bộ Trường Mầm non | 8 | – | – | | |
|+ | Tổng cộng | 1.040 | 30 | 2,88 % | | |"""


def test_given_results_of_chi_bo_when_laid_out_then_each_column_stands_by_what_it_holds() -> None:
    aligns = column_aligns(parse_table(RESULTS.split("\n")))
    assert aligns == [CENTER, LEFT, RIGHT, RIGHT, RIGHT, CENTER, LEFT]


@pytest.mark.parametrize(
    ("rows", "align"),
    [
        (["| Số, ký hiệu |", "| 449-CV/ĐU |"], LEFT),
        (["| Nội dung |", "| 15 đại biểu |", "| 20 |"], LEFT),
        (["| Kết quả |", "| x |", "| |"], CENTER),
        (["| Số tiền |", "| 12.500.000 |", "| -3,5 |"], RIGHT),
        (["| Trống |", "| |"], LEFT),
    ],
)
def test_given_one_column_when_laid_out_then_words_are_not_taken_for_figures(
    rows: list[str], align: Align
) -> None:
    assert column_aligns(parse_table(rows)) == [align]


def test_given_columns_that_say_how_they_stand_when_laid_out_then_they_stand_so() -> None:
    rows = ["| Chi bộ | Số |", "| --: | :--- |", "| A | 30 |"]
    assert column_aligns(parse_table(rows)) == [RIGHT, LEFT]


def test_given_an_annex_of_figures_when_written_then_both_files_line_them_up() -> None:
    paper = plan(RESULTS)
    (table,) = [
        one for one in docx.Document(io.BytesIO(PaperFiles().docx(paper))).tables if len(one.columns) == 7
    ]
    asked = [[cell.paragraphs[0].paragraph_format.alignment for cell in row.cells] for row in table.rows[1:]]
    assert {tuple(row) for row in asked} == {(1, None, 2, 2, 2, 1, None)}
    lines = pdf_lines(PaperFiles().pdf(paper))
    ends = {word: line.right for line in lines for word in ("1.032", "1.040") if line.text.strip() == word}
    assert ends["1.032"] == pytest.approx(ends["1.040"], abs=0.3)


def test_given_symbols_at_the_ends_of_lines_when_drawn_then_the_pdf_breaks_none() -> None:
    lines = [
        f"{'x' * n} theo Công văn số 449-CV/ĐU và Nghị định số 30/2020/NĐ-CP của cấp trên"
        for n in range(1, 50)
    ]
    pdf = PdfDocument(PaperFiles().pdf(plan("\n".join(lines))))
    text = "".join(page.get_textpage().get_text_range() for page in pdf)
    assert text.count("449-CV/ĐU") == text.count("30/2020/NĐ-CP") == 49
    assert len(parse_markup("\n".join(lines))) == 49
