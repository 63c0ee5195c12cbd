"""Papers far larger, longer or emptier than usual: every page is whole, nothing is lost."""

import re
from datetime import date

import pypdfium2
import pytest

from office_app.domain.official_paper import SignatureBlock
from office_app.writing.paper_files import PaperFiles
from tests.writing.kinds import register
from tests.writing.outline import MM, docx_paragraphs, line_with, pdf_lines, pdf_text
from tests.writing.samples import filler_text, plan

WRITER = PaperFiles(lambda: date(2026, 8, 1))


def test_given_a_table_of_500_rows_when_drawn_then_heads_repeat_and_every_row_is_there_once():
    rows = "\n".join(f"| {n} | Chi bộ xóm số {n} | {n * 3} |" for n in range(1, 501))
    lines = pdf_lines(WRITER.pdf(plan(f"| STT | Đơn vị | Số |\n{rows}\n|+ | Tổng cộng | 9 |")))
    printed = [line.text for line in lines if line.text.startswith("Chi bộ xóm số")]
    assert printed == [f"Chi bộ xóm số {n}" for n in range(1, 501)]
    last = line_with(lines, "Tổng cộng").page
    assert [line.page for line in lines if line.text == "STT"] == list(range(1, last + 1))
    assert line_with(lines, "T/M BAN THƯỜNG VỤ").page == last


def test_given_a_plan_of_forty_pages_when_drawn_then_no_page_is_thin_and_no_heading_ends_one():
    text = "\n".join(
        f"# {roman}- PHẦN VIỆC {at}\n"
        + "\n".join(f"## {s}. Mục {s}\n### a) Việc một\n{filler_text(5, 70)}" for s in range(1, 8))
        for at, roman in enumerate(("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"), start=1)
    )
    content = WRITER.pdf(plan(text))
    lines = pdf_lines(content)
    pages = max(line.page for line in lines)
    assert pages >= 35
    for page in range(1, pages):
        body = [line for line in lines if line.page == page]
        assert max(line.top for line in body) > 220 * MM
        assert "Bold" not in max(body, key=lambda line: line.top).fonts[0]
    document = pypdfium2.PdfDocument(content)
    assert len(list(document.get_toc())) == 10 + 70 + 70
    document.close()


def test_given_names_of_200_letters_and_60_recipients_when_drawn_then_all_of_it_is_printed_inside_the_margins():
    name = "Nguyễn Thị " + "Hòa " * 48 + "Bình"
    paper = plan(
        signature=SignatureBlock("T/M " + "BAN THƯỜNG VỤ " * 15, "PHÓ BÍ THƯ " * 18, name),
        issuer="ĐẢNG ỦY XÃ " + "LA HIÊN " * 24,
        recipients=[f"{n} {name}" for n in range(60)],
    )
    lines = pdf_lines(WRITER.pdf(paper))
    assert max(line.right for line in lines) <= 195 * MM + 1
    text = " ".join(line.text for line in lines)
    assert text.count("Bình,") == 59
    assert text.count("Bình.") == 1
    written = "\n".join(p.text for p in docx_paragraphs(WRITER.docx(paper)))
    assert written.count("Bình,") == 59


def test_given_a_cell_taller_than_a_page_when_drawn_then_it_goes_on_over_the_pages():
    text = f"| A | B |\n| {'chữ ' * 4000} | x |\n| y | {'từ ' * 4000} |"
    printed = pdf_text(WRITER.pdf(plan(text)))
    assert len(re.findall(r"\bchữ\b", printed)) == 4000
    assert len(re.findall(r"\btừ\b", printed)) == 4000


@pytest.mark.parametrize("in_table", [False, True])
def test_given_a_word_wider_than_the_line_when_drawn_then_it_is_broken(in_table):
    address = "https://vidu.gov.vn/" + "duongdanratdai" * 25
    text = f"| A | B |\n| {address} | x |" if in_table else f"Xem tại {address} nhé."
    lines = pdf_lines(WRITER.pdf(plan(text)))
    assert max(line.right for line in lines) <= 195 * MM + 1
    assert address in "".join(line.text for line in lines).replace(" ", "")


def test_given_many_columns_on_an_upright_sheet_when_drawn_then_dates_and_words_stay_whole():
    lines = pdf_lines(WRITER.pdf(register(3, landscape=False)))
    assert [line.text for line in lines if line.text.endswith("/9/2026")].count("02/9/2026") >= 3
    assert not [line.text for line in lines if line.text in ("26", "20", "2026")]


def test_given_nothing_at_all_when_drawn_then_there_is_one_empty_page():
    empty = plan("", recipients=(), signature=None, letterhead=False, doc_type=None, subject="")
    assert pdf_lines(WRITER.pdf(empty)) == []
    assert [p.text for p in docx_paragraphs(WRITER.docx(empty))] == [""]
