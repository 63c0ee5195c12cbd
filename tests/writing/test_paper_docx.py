"""Papers as Word files: styles, page set-up and text, read back with python-docx."""

import re
import time
import zipfile
from datetime import date, datetime
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Pt

from office_app.writing.paper_files import PaperFiles
from tests.writing.outline import MM, check_golden, docx_outline, docx_paragraphs, docx_tables, pdf_lines
from tests.writing.samples import letter, plan, wide_annex

WRITER = PaperFiles(lambda: date(2026, 8, 1))

# Text in the sample plan: size, bold, italic, underline, alignment. Source: HD 36-HD/VPTW, Phụ lục 3.
CENTER, JUSTIFY, LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.LEFT
COMPONENTS = [
    ("ĐẢNG CỘNG SẢN VIỆT NAM", 15, True, False, False, CENTER),
    ("ĐẢNG BỘ TỈNH THÁI NGUYÊN", 14, False, False, False, CENTER),
    ("ĐẢNG ỦY XÃ LA HIÊN", 14, True, False, False, CENTER),
    ("*", 14, False, False, False, CENTER),
    ("Số 05-KH/ĐU", 14, False, False, False, CENTER),
    ("La Hiên, ngày 05 tháng 8 năm 2026", 14, False, True, False, CENTER),
    ("KẾ HOẠCH", 16, True, False, False, CENTER),
    ("học tập, quán triệt", 15, True, False, False, CENTER),
    ("-----", 14, False, False, False, CENTER),
    ("I- MỤC ĐÍCH, YÊU CẦU", 14, True, False, False, JUSTIFY),
    ("1. Mục đích", 14, True, False, False, JUSTIFY),
    ("Hoàn thành chậm nhất", 14, False, False, False, JUSTIFY),
    ("T/M BAN THƯỜNG VỤ", 14, True, False, False, CENTER),
    ("PHÓ BÍ THƯ THƯỜNG TRỰC", 14, False, False, False, CENTER),
    ("Nguyễn Thị Hòa", 14, True, False, False, CENTER),
    ("Nơi nhận:", 14, False, False, True, LEFT),
    ("- Lưu Văn phòng Đảng ủy.", 12, False, False, False, LEFT),
]


@pytest.fixture(scope="module")
def paragraphs():
    return docx_paragraphs(WRITER.docx(plan()))


@pytest.mark.parametrize(("text", "size", "bold", "italic", "underline", "align"), COMPONENTS)
def test_given_a_plan_when_written_then_each_component_has_its_style(
    paragraphs, text, size, bold, italic, underline, align
):
    paragraph = next(p for p in paragraphs if p.text.startswith(text))
    font = paragraph.style.font
    assert font.name == "Times New Roman"
    assert (font.size.pt, font.bold, font.italic, bool(font.underline)) == (size, bold, italic, underline)
    assert paragraph.style.paragraph_format.alignment == align


def test_given_marks_in_the_text_when_written_then_only_those_runs_differ(paragraphs):
    paragraph = next(p for p in paragraphs if "cốt lõi" in p.text)
    assert [(run.text, run.bold, run.italic) for run in paragraph.runs if run.bold or run.italic] == [
        ("cốt lõi", True, None),
        ("điểm mới", None, True),
    ]


def test_given_a_plan_when_written_then_the_page_is_the_official_one():
    section: Any = docx.Document(BytesIO(WRITER.docx(plan()))).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    margins = section.top_margin, section.bottom_margin, section.left_margin, section.right_margin
    assert [round(margin.mm, 1) for margin in margins] == [20, 20, 30, 15]
    assert round(section.header_distance.mm, 1) == 10


def test_given_a_plan_when_written_then_page_numbers_start_on_the_second_page():
    section = docx.Document(BytesIO(WRITER.docx(plan()))).sections[0]
    assert section.different_first_page_header_footer
    assert not section.first_page_header.paragraphs[0].text
    header = section.header.paragraphs[0]
    assert " PAGE " in [code.text for code in header._p.iter(qn("w:instrText"))]
    assert (header.style.font.size.pt, header.style.paragraph_format.alignment) == (14, CENTER)


def test_given_body_text_when_written_then_spacing_follows_the_guide(paragraphs):
    paragraph = next(p for p in paragraphs if p.text.startswith("Hoàn thành"))
    style = paragraph.style.paragraph_format
    assert round(style.first_line_indent.mm) == 10
    assert style.space_before == Pt(6)
    assert (style.line_spacing_rule, style.line_spacing) == (WD_LINE_SPACING.EXACTLY, Pt(18))
    assert style.widow_control


def test_given_headings_when_written_then_they_stay_with_their_text_and_show_in_the_outline(paragraphs):
    levels = {}
    for paragraph in paragraphs:
        level = paragraph.style.element.find(f".//{qn('w:outlineLvl')}")
        if level is not None:
            levels[paragraph.text] = int(level.get(qn("w:val")))
            assert paragraph.style.paragraph_format.keep_with_next
    assert levels == {
        "I- MỤC ĐÍCH, YÊU CẦU": 0,
        "1. Mục đích": 1,
        "2. Yêu cầu": 1,
        "II- NỘI DUNG": 0,
        "1. Học tập": 1,
        "1.1. Thời gian": 2,
        "III- TỔ CHỨC THỰC HIỆN": 0,
    }


def test_given_a_plan_when_written_then_the_signature_stays_with_the_last_paragraph(paragraphs):
    last = next(p for p in paragraphs if p.text.startswith("Kế hoạch này phổ biến"))
    assert last.paragraph_format.keep_with_next
    assert last.style.paragraph_format.widow_control
    closing = docx_tables(WRITER.docx(plan()))[-1]
    assert closing._tbl.tr_lst[0].find(f".//{qn('w:cantSplit')}") is not None
    name = closing.rows[0].cells[1].paragraphs[-1]
    assert name.text == "Nguyễn Thị Hòa"
    assert name.style.paragraph_format.space_before == Pt(4 * 18)


def test_given_a_plan_when_written_then_the_rule_is_as_long_as_the_partys_name():
    content = WRITER.docx(plan())
    cell = docx_tables(content)[0].rows[0].cells[1]
    rule = cell.paragraphs[1]
    assert rule._p.find(f".//{qn('w:pBdr')}/{qn('w:top')}") is not None
    room = cell.width.pt - rule.paragraph_format.left_indent.pt - rule.paragraph_format.right_indent.pt
    name = next(line for line in pdf_lines(WRITER.pdf(plan())) if line.text == cell.paragraphs[0].text)
    assert room == pytest.approx(name.right - name.left, abs=2)


@pytest.mark.parametrize("paper", [plan(), letter(urgency="Khẩn"), plan(annexes=(wide_annex(5),))])
def test_given_one_paper_when_written_twice_ways_then_the_texts_agree(paper):
    written = [p.text for p in docx_paragraphs(WRITER.docx(paper))]
    drawn = [line.text for line in pdf_lines(WRITER.pdf(paper)) if line.top > 18 * MM]  # all but page numbers
    assert sorted(_letters(written)) == sorted(_letters(drawn))


def _letters(texts):
    return re.sub(r"\s+", "", "".join(texts))


def test_given_a_plan_when_written_then_it_reads_as_in_the_golden_outline():
    check_golden("plan.docx.txt", docx_outline(WRITER.docx(plan())))
    check_golden("letter.docx.txt", docx_outline(WRITER.docx(letter(urgency="hỏa tốc"))))


def test_given_a_draft_when_written_then_number_and_day_stay_blank():
    texts = [
        p.text.replace("\u00a0", " ") for p in docx_paragraphs(WRITER.docx(plan(number=None, issued_on=None)))
    ]
    assert "Số      -KH/ĐU" in texts
    assert "La Hiên, ngày     tháng     năm 2026" in texts


def test_given_text_like_markup_when_written_then_it_stands_as_it_is():
    paper = plan("Thu < 5 & chi > 3 <w:b/> &amp; =1+1", subject="<i>a</i> & b", recipients=["A & B <c>"])
    texts = [p.text for p in docx_paragraphs(WRITER.docx(paper))]
    assert {"Thu < 5 & chi > 3 <w:b/> &amp; =1+1", "<i>a</i> & b", "- A & B <c>."} <= set(texts)


def test_given_a_wide_annex_when_written_then_its_section_is_turned_and_its_heads_repeat():
    document = docx.Document(BytesIO(WRITER.docx(plan(annexes=(wide_annex(40),)))))
    assert [section.orientation for section in document.sections] == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE]
    assert not document.sections[1].different_first_page_header_footer
    rows = document.tables[-1]._tbl.tr_lst
    assert rows[0].find(f".//{qn('w:tblHeader')}") is not None
    assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
    assert document.tables[-1].rows[-1].cells[1].paragraphs[0].runs[0].bold
    widths = [int(column.get(qn("w:w"), 0)) for column in document.tables[-1]._tbl.tblGrid.gridCol_lst]
    assert sum(widths) == pytest.approx((297 - 40) * 72 / 25.4 * 20, abs=20)


def test_given_a_paper_when_written_then_it_says_what_it_is():
    about = docx.Document(BytesIO(WRITER.docx(plan()))).core_properties
    assert about.title.startswith("Kế hoạch học tập")
    assert (about.author, about.language, about.subject) == ("ĐẢNG ỦY XÃ LA HIÊN", "vi-VN", "Số 05-KH/ĐU")
    assert about.created.replace(tzinfo=None) == datetime(2026, 8, 5)
    assert about.comments == ""


def test_given_a_paper_when_written_then_every_style_it_names_is_there():
    with zipfile.ZipFile(BytesIO(WRITER.docx(plan(annexes=(wide_annex(3),))))) as parts:
        text = "".join(parts.read(name).decode() for name in ("word/document.xml", "word/header1.xml"))
        styles = parts.read("word/styles.xml").decode()
    known = set(re.findall(r'w:styleId="([^"]+)"', styles))
    assert set(re.findall(r'<w:pStyle w:val="([^"]+)"', text)) <= known
    assert set(re.findall(r'<w:(?:basedOn|link|next) w:val="([^"]+)"', styles)) <= known


def test_given_the_same_paper_an_hour_later_when_written_then_the_bytes_are_equal(
    monkeypatch: pytest.MonkeyPatch,
):
    first = WRITER.docx(plan(annexes=(wide_annex(3),)))
    later = time.time() + 3600
    monkeypatch.setattr(time, "time", lambda: later)
    assert WRITER.docx(plan(annexes=(wide_annex(3),))) == first


@pytest.mark.parametrize("paper", [plan("", recipients=()), letter(addressees=(), recipients=())])
def test_given_hardly_anything_when_written_then_it_still_opens(paper):
    assert docx_paragraphs(WRITER.docx(paper))
    assert pdf_lines(WRITER.pdf(paper))


def test_given_decomposed_letters_and_control_characters_when_written_then_only_clean_text_is_left():
    paper = plan(
        "Ngh\u0069\u0323 quye\u0302\u0301t\x0b số 5\x00\tnăm", subject="a\x07b", recipients=["Chi\x0c bộ"]
    )
    texts = [p.text for p in docx_paragraphs(WRITER.docx(paper))]
    assert {"Nghị quyết số 5 năm", "ab", "- Chi bộ."} <= set(texts)
    assert "Nghị quyết số 5 năm" in [line.text for line in pdf_lines(WRITER.pdf(paper))]
