"""Papers as PDF: every component of the official layout, read back from the file."""

import ctypes
import re
from datetime import date

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from office_app.writing.paper_files import PaperFiles
from tests.writing.outline import MM, check_golden, line_with, pdf_lines, pdf_outline, pdf_text
from tests.writing.samples import PLAN_TEXT, filler_text, letter, plan, wide_annex

WRITER = PaperFiles(lambda: date(2026, 8, 1))

# Component, its text in the sample plan, size and face. Source: HD 36-HD/VPTW, Phụ lục 3.
COMPONENTS = [
    ("ĐẢNG CỘNG SẢN VIỆT NAM", "15 bold"),
    ("ĐẢNG BỘ TỈNH THÁI NGUYÊN", "14 regular"),
    ("ĐẢNG ỦY XÃ LA HIÊN", "14 bold"),
    ("Số 05-KH/ĐU", "14 regular"),
    ("La Hiên, ngày 05 tháng 8 năm 2026", "14 italic"),
    ("KẾ HOẠCH", "16 bold"),
    ("học tập, quán triệt, tuyên truyền", "15 bold"),
    ("-----", "14 regular"),
    ("I- MỤC ĐÍCH, YÊU CẦU", "14 bold"),
    ("1. Mục đích", "14 bold"),
    ("Hoàn thành chậm nhất", "14 regular"),
    ("T/M BAN THƯỜNG VỤ", "14 bold"),
    ("PHÓ BÍ THƯ THƯỜNG TRỰC", "14 regular"),
    ("Nguyễn Thị Hòa", "14 bold"),
    ("Nơi nhận:", "14 regular"),
    ("- Lưu Văn phòng Đảng ủy.", "12 regular"),
]


@pytest.fixture(scope="module")
def lines():
    return pdf_lines(WRITER.pdf(plan()))


@pytest.mark.parametrize(("text", "look"), COMPONENTS)
def test_given_a_plan_when_drawn_then_each_component_has_its_size_and_face(lines, text, look):
    assert line_with(lines, text).look == look


def test_given_a_plan_when_drawn_then_text_keeps_the_margins(lines):
    assert min(line.left for line in lines) == pytest.approx(30 * MM, abs=1)
    assert max(line.right for line in lines) <= 195 * MM + 1
    first = line_with(lines, "ĐẢNG CỘNG SẢN VIỆT NAM")
    assert 20 * MM < first.top < 20 * MM + 18  # the base line of the first line


def test_given_a_plan_when_drawn_then_number_and_date_stand_on_one_line(lines):
    number, dated = line_with(lines, "Số 05-KH/ĐU"), line_with(lines, "La Hiên, ngày")
    assert number.top == pytest.approx(dated.top, abs=0.1)
    assert line_with(lines, "*").top < number.top


def test_given_a_plan_when_drawn_then_body_is_indented_and_spaced(lines):
    heading, text = line_with(lines, "1.1. Thời gian"), line_with(lines, "Hoàn thành chậm nhất")
    assert heading.left == pytest.approx(40 * MM, abs=1.5)
    assert text.top - heading.top == pytest.approx(18 + 6, abs=0.1)
    one, two = line_with(lines, "- Giúp cán bộ"), line_with(lines, "được công khai")
    assert two.top - one.top == pytest.approx(18, abs=0.1)
    assert one.right == pytest.approx(195 * MM, abs=1)  # justified


def test_given_a_plan_when_drawn_then_the_rule_is_as_long_as_the_partys_name(lines):
    name = line_with(lines, "ĐẢNG CỘNG SẢN VIỆT NAM")
    document = pypdfium2.PdfDocument(WRITER.pdf(plan()))
    rules = []
    for thing in document[0].get_objects([pdfium.FPDF_PAGEOBJ_PATH]):
        left, _, right, top = thing.get_bounds() if hasattr(thing, "get_bounds") else thing.get_pos()
        rules.append((left, right, 297 * MM - top))
    document.close()
    [rule] = [rule for rule in rules if rule[1] - rule[0] > 150]
    assert rule[0] == pytest.approx(name.left, abs=2)
    assert rule[1] == pytest.approx(name.right, abs=2)
    assert 0 < rule[2] - name.top < 6


def test_given_a_plan_when_drawn_then_it_reads_as_in_the_golden_outline():
    check_golden("plan.pdf.txt", pdf_outline(WRITER.pdf(plan())))


def test_given_a_letter_when_drawn_then_subject_stands_under_the_number():
    lines = pdf_lines(WRITER.pdf(letter(urgency="hỏa tốc")))
    number, subject = line_with(lines, "Số 449-CV/ĐU"), line_with(lines, "V/v tiếp tục")
    assert subject.look == "12 italic"
    assert 0 < subject.top - number.top < 20
    assert subject.right < 105 * MM
    assert line_with(lines, "HỎA TỐC").look == "14 bold"
    assert line_with(lines, "Kính gửi:").fonts[0].endswith("-Italic")
    assert all(line.text not in ("CÔNG VĂN", "-----") for line in lines)
    check_golden("letter.pdf.txt", pdf_outline(WRITER.pdf(letter(urgency="hỏa tốc"))))


def test_given_a_draft_when_drawn_then_number_and_day_stay_blank():
    text = pdf_text(WRITER.pdf(plan(number=None, issued_on=None, draft_mark="Dự thảo lần 2")))
    assert re.search(r"Số\s+-KH/ĐU", text)
    assert re.search(r"ngày\s+tháng\s+năm 2026", text)
    assert "Dự thảo lần 2" in text
    assert "None" not in text


def test_given_any_paper_when_drawn_then_no_colon_follows_so():
    for paper in (plan(), letter()):
        assert "Số:" not in pdf_text(WRITER.pdf(paper))


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 2, 3), "ngày 03 tháng 02 năm 2026"),
        (date(2026, 3, 10), "ngày 10 tháng 3 năm 2026"),
        (date(2026, 12, 9), "ngày 09 tháng 12 năm 2026"),
    ],
)
def test_given_a_date_when_drawn_then_days_and_the_first_two_months_are_padded(day, text):
    assert text in pdf_text(WRITER.pdf(plan(issued_on=day)))


def test_given_several_pages_when_drawn_then_numbers_start_on_the_second():
    lines = pdf_lines(WRITER.pdf(plan(PLAN_TEXT.replace("# III-", filler_text(20) + "\n# III-"))))
    tops = {
        page: min((line for line in lines if line.page == page), key=lambda line: line.top)
        for page in (1, 2, 3)
    }
    assert "ĐẢNG" in tops[1].text
    assert (tops[2].text, tops[3].text) == ("2", "3")
    assert tops[2].look == "14 regular"
    assert (tops[2].left + tops[2].right) / 2 == pytest.approx((30 + 195) / 2 * MM, abs=1)
    assert 10 * MM < tops[2].top < 15 * MM  # its base line; the figure hangs 10 mm below the edge


@pytest.mark.parametrize("paragraphs", range(1, 40))
def test_given_any_length_when_drawn_then_the_signature_is_not_alone(paragraphs):
    text = filler_text(paragraphs, words=37 + paragraphs) + "\n" + filler_text(1, words=30 + 7 * paragraphs)
    lines = pdf_lines(WRITER.pdf(plan(text)))
    page = line_with(lines, "T/M BAN THƯỜNG VỤ").page
    assert page == line_with(lines, "Nguyễn Thị Hòa").page == line_with(lines, "Nơi nhận:").page
    signed_at = line_with(lines, "T/M BAN THƯỜNG VỤ").top
    above = [line for line in lines if line.page == page and line.top < signed_at and not line.text.isdigit()]
    assert len(above) >= 2
    last_line = max(above, key=lambda line: line.top)
    assert signed_at - last_line.top < 60


@pytest.mark.parametrize("paragraphs", range(2, 30))
def test_given_any_length_when_drawn_then_no_heading_ends_a_page(paragraphs):
    text = (
        filler_text(paragraphs, 41)
        + "\n# II- NỘI DUNG\n## 1. Học tập\n### 1.1. Tài liệu\n"
        + filler_text(3, 80)
    )
    lines = pdf_lines(WRITER.pdf(plan(text)))
    headings = [line_with(lines, text) for text in ("II- NỘI DUNG", "1. Học tập", "1.1. Tài liệu")]
    assert len({line.page for line in headings}) == 1
    below = [line for line in lines if line.page == headings[0].page and line.top > headings[-1].top]
    assert len(below) >= 2


def test_given_very_many_recipients_when_drawn_then_all_are_printed():
    names = [f"Đơn vị nhận văn bản số {n}" for n in range(90)]
    lines = pdf_lines(WRITER.pdf(plan(recipients=names)))
    printed = [line.text for line in lines if line.text.startswith("- Đơn vị nhận")]
    assert printed == [f"- {name}," for name in names[:-1]] + [f"- {names[-1]}."]
    assert line_with(lines, "T/M BAN THƯỜNG VỤ").page == line_with(lines, "Kế hoạch này phổ biến").page


def test_given_a_very_long_subject_and_names_when_drawn_then_nothing_leaves_the_page():
    paper = plan(
        subject="tăng cường lãnh đạo công tác học tập, quán triệt " * 12,
        issuer="ĐẢNG ỦY XÃ " + "RẤT DÀI " * 8,
        place="Thị trấn Nông trường Than Uyên Mường Khoa",
        recipients=["Các cơ quan chuyên trách tham mưu, giúp việc Đảng ủy và các đơn vị sự nghiệp " * 3],
    )
    lines = pdf_lines(WRITER.pdf(paper))
    assert max(line.right for line in lines) <= 195 * MM + 1
    assert min(line.left for line in lines) >= 30 * MM - 1


def test_given_text_like_markup_when_drawn_then_it_is_printed_as_it_stands():
    text = "Thu < 5 & chi > 3 <b>không đậm</b> &amp; =SUM(A1) 2 * 3 * 4 __x__ {{ x }}"
    paper = plan(text, subject="<i>a</i> & b", recipients=["A & B <c>"], addressees=["<font> & cộng sự"])
    printed = pdf_text(WRITER.pdf(paper))
    for part in (
        "<b>không đậm</b> &amp; =SUM(A1) 2 * 3 * 4",
        "<i>a</i> & b",
        "- A & B <c>.",
        "<font> & cộng sự",
    ):
        assert part in printed


def test_given_annexes_when_drawn_then_they_are_counted_turned_and_refer_to_the_paper():
    content = WRITER.pdf(plan(annexes=(wide_annex(3), wide_annex(60))))
    lines = pdf_lines(content)
    assert [line.text for line in lines if line.text.startswith("Phụ lục")] == ["Phụ lục I", "Phụ lục II"]
    assert line_with(
        lines, "(Kèm theo Kế hoạch số 05-KH/ĐU, ngày 05/8/2026 của Ban Thường vụ Đảng ủy xã La Hiên)"
    )
    assert line_with(lines, "KẾT QUẢ HỌC TẬP CỦA CÁC CHI BỘ").look == "14 bold"
    document = pypdfium2.PdfDocument(content)
    sizes = [page.get_size() for page in document]
    marks = [item.get_title() for item in document.get_toc()]
    document.close()
    assert sizes[0][0] < sizes[0][1]
    assert all(width > height for width, height in sizes[1:])
    heads = [line.page for line in lines if line.text == "STT"]
    assert heads == list(range(2, len(sizes) + 1))  # the heads repeat on each page
    total = line_with([line for line in lines if line.page == len(sizes)], "Tổng cộng")
    assert total.look.endswith("bold")
    assert len([line for line in lines if line.page == total.page and "Chi bộ xóm" in line.text]) >= 2
    assert marks[:3] == ["I- MỤC ĐÍCH, YÊU CẦU", "1. Mục đích", "2. Yêu cầu"]
    assert marks[-2:] == ["Phụ lục I", "Phụ lục II"]


def test_given_a_paper_when_drawn_then_all_fonts_are_inside_and_it_says_what_it_is():
    paper = plan(annexes=(wide_annex(5),))
    content = WRITER.pdf(paper)
    assert b"Helvetica" not in content
    document = pypdfium2.PdfDocument(content)
    fonts = set()
    for page in document:
        for thing in page.get_objects([pdfium.FPDF_PAGEOBJ_TEXT]):
            font = pdfium.FPDFTextObj_GetFont(thing.raw)
            name = ctypes.create_string_buffer(100)
            pdfium.FPDFFont_GetBaseFontName(font, name, 100)
            fonts.add((name.value.decode().rpartition("+")[2], pdfium.FPDFFont_GetIsEmbedded(font)))
    about = document.get_metadata_dict()
    document.close()
    assert {name for name, _ in fonts} == {
        "LiberationSerif",
        "LiberationSerif-Bold",
        "LiberationSerif-Italic",
    }
    assert all(embedded == 1 for _, embedded in fonts)
    assert about["Title"].startswith("Kế hoạch học tập")
    assert about["Author"] == "ĐẢNG ỦY XÃ LA HIÊN"
    assert about["CreationDate"].startswith("D:20260805")
    assert b"/Lang (vi-VN)" in content


def test_given_the_same_paper_twice_when_drawn_then_the_bytes_are_equal():
    assert WRITER.pdf(plan()) == WRITER.pdf(plan())
    assert WRITER.pdf(plan(issued_on=None)) == WRITER.pdf(plan(issued_on=None))
