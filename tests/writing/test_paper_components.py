"""Every component of every kind of paper, measured in the PDF against the rule set of the paper's day."""

from contextlib import closing
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from docx.oxml.ns import qn

from office_app.domain.official_paper import OfficialPaper, PaperSize
from office_app.writing.layout_rules import rules_for
from office_app.writing.paper_files import PaperFiles
from tests.writing.kinds import decision, directive, every_kind, invitation, minutes, register, report
from tests.writing.outline import MM, Line, line_with, pdf_lines
from tests.writing.samples import filler_text, letter, plan
from tests.writing.word_schema import faults, word_parts

WRITER = PaperFiles(lambda: date(2026, 8, 1))
PAPERS = every_kind()
HEAD = (
    ("superior", "ĐẢNG BỘ TỈNH THÁI NGUYÊN"),
    ("issuer", "ĐẢNG ỦY XÃ LA HIÊN"),
    ("star", "*"),
    ("party", "ĐẢNG CỘNG SẢN VIỆT NAM"),
)
CLOSE = (
    ("recipients_label", "Nơi nhận:"),
    ("recipients", "- "),
    ("authority", "T/M BAN THƯỜNG VỤ"),
    ("signer_title", "PHÓ BÍ THƯ THƯỜNG TRỰC"),
    ("signer_name", "Nguyễn Thị Hòa"),
)
# Rule and beginning of the line, in the order of reading. Source of the order: HD 36-HD/VPTW, Phụ lục 3, ô 1 to 13.
COMPONENTS = {
    "plan": (
        *HEAD,
        ("number", "Số 05-KH/ĐU"),
        ("place_date", "La Hiên, ngày 05 tháng 8 năm 2026"),
        ("type_name", "KẾ HOẠCH"),
        ("subject", "học tập, quán triệt"),
        ("separator", "-----"),
        ("body", "Thực hiện Nghị quyết"),
        ("part", "I- MỤC ĐÍCH, YÊU CẦU"),
        ("section", "1. Mục đích"),
        ("body", "- Giúp cán bộ"),
        ("subsection", "1.1. Thời gian"),
        *CLOSE,
    ),
    "letter": (
        *HEAD,
        ("number", "Số 449-CV/ĐU"),
        ("place_date", "La Hiên, ngày 29 tháng 4 năm 2026"),
        ("letter_subject", "V/v tiếp tục"),
        ("urgency", "KHẨN"),
        ("circulation", "XONG HỘI NGHỊ TRẢ LẠI"),
        ("addressee", "- Ủy ban nhân dân xã,"),
        ("body", "Thực hiện Công văn"),
        *CLOSE,
    ),
    "directive": (
        *HEAD,
        ("number", "Số 01-CT/ĐU"),
        ("place_date", "La Hiên, ngày 03 tháng 02 năm 2026"),
        ("urgency", "KHẨN"),
        ("circulation", "TÀI LIỆU HỘI NGHỊ"),
        ("type_name", "CHỈ THỊ"),
        ("subject", "về tăng cường"),
        ("separator", "-----"),
        ("body", "Để khắc phục"),
        *CLOSE,
        ("copies_mark", "ABC-268"),
        ("contact", "Xã La Hiên, tỉnh Thái Nguyên; điện thoại"),
    ),
    "decision": (
        ("type_name", "QUYẾT ĐỊNH"),
        ("basis", "- Căn cứ Điều lệ Đảng;"),
        ("basis", "- Xét đề nghị của Ban Xây dựng Đảng,"),
        ("article", "Điều 1. Thành lập"),
        ("subsection", "a) Tham mưu"),
        *CLOSE,
        ("annex_label", "Phụ lục"),
        ("annex_title", "DANH SÁCH TỔ GIÚP VIỆC"),
        ("annex_reference", "(Kèm theo Quyết định số 05-QĐ/ĐU,"),
        ("part", "I- LÃNH ĐẠO TỔ"),
    ),
    "rules": (
        ("division", "Phần thứ nhất"),
        ("division", "NHỮNG QUY ĐỊNH CHUNG"),
        ("division", "Chương I"),
        ("article", "Điều 1. Phạm vi"),
        ("division", "Mục 1"),
        *CLOSE,
    ),
    "report": (
        *HEAD,
        ("table_head", "STT"),
        ("table_cell", "Chi bộ xóm Hiên Bình"),
        *CLOSE,
        ("annex_label", "Phụ lục I"),
        ("annex_title", "KẾT QUẢ HỌC TẬP"),
        ("annex_label", "Phụ lục II"),
        ("annex_title", "KIẾN NGHỊ"),
    ),
    "invitation": (
        *HEAD,
        ("number", "Số 05-GM/ĐU"),
        ("place_date", "La Hiên, ngày 05 tháng 8 năm 2026"),
        ("type_name", "GIẤY MỜI"),
        ("subject", "dự Hội nghị học tập"),
        ("separator", "-----"),
        ("body", "Thường trực Đảng ủy xã trân trọng"),
        *CLOSE,
    ),
    "minutes": (
        ("type_name", "BIÊN BẢN"),
        ("signer_title", "NGƯỜI GHI BIÊN BẢN"),
        ("signer_name", "Trần Văn Sơn"),
        ("signer_title", "CHỦ TRÌ"),
        ("signer_name", "Nguyễn Thị Hòa"),
        ("recipients_label", "Nơi nhận:"),
        ("recipients", "- Lưu VPĐU."),
    ),
    "register": (("type_name", "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN"), ("sheet_subject", "Từ ngày 01/9/2026")),
}


@pytest.fixture(scope="module", params=[date(2026, 5, 26), date(2026, 5, 27)], ids=["HD36", "HD05"])
def drawn(request: pytest.FixtureRequest) -> dict[str, list[Line]]:
    """The lines of each kind, the plan on the last day of the older guide and the first of the newer one."""
    papers = {**PAPERS, "plan": replace(PAPERS["plan"], issued_on=request.param)}
    return {kind: pdf_lines(WRITER.pdf(paper)) for kind, paper in papers.items()}


@pytest.mark.parametrize("kind", COMPONENTS)
def test_given_a_paper_when_drawn_then_its_components_follow_each_other_in_the_rules_look(drawn, kind):
    paper, lines = PAPERS[kind], drawn[kind]
    rules = rules_for(day_of(paper)).on(paper.size, landscape=paper.landscape)
    at = -1
    for style, text in COMPONENTS[kind]:
        text = text if kind != "plan" else text.replace("05 tháng 8", lines_day(lines))
        at = next((n for n in range(at + 1, len(lines)) if lines[n].text.startswith(text)), -1)
        assert at >= 0, f"{kind}: {text} is missing or out of order"
        rule = rules.styles[style]
        assert lines[at].size == pytest.approx(rule.size, abs=0.05), text
        assert face(lines[at]) == (rule.bold, rule.italic), text


def day_of(paper: OfficialPaper) -> date:
    assert paper.issued_on is not None
    return paper.issued_on


def lines_day(lines: list[Line]) -> str:
    words = line_with(lines, "La Hiên, ngày").text.split()
    return " ".join(words[words.index("ngày") + 1 : words.index("năm")])


def face(line: Line) -> tuple[bool, bool]:
    name = line.fonts[0]
    return "Bold" in name, "Italic" in name


@pytest.mark.parametrize("kind", PAPERS)
def test_given_a_paper_when_drawn_then_text_keeps_the_margins_of_its_sheet(drawn, kind):
    paper, lines = PAPERS[kind], drawn[kind]
    pages = {1: rules_for(day_of(paper)).on(paper.size, landscape=paper.landscape).page}
    annex_starts = [line.page for line in lines if line.text.startswith("Phụ lục")]
    for annex, start in zip(paper.annexes, annex_starts, strict=True):
        pages[start] = rules_for(day_of(paper)).on(PaperSize.A4, landscape=annex.landscape).page
    for line in lines:
        page = pages[max(start for start in pages if start <= line.page)]
        assert line.left >= page["left"] * MM - 1, line.text
        assert line.right <= (page["width"] - page["right"]) * MM + 1, line.text
        if not line.text.isdigit() and line.text != paper.contact:
            assert line.top >= page["top"] * MM, line.text
            assert line.top <= (page["height"] - page["bottom"]) * MM + 1, line.text


def strokes(pdf: bytes) -> list[tuple[int, float, float, float]]:
    """Return page, left, right and top of every ruled line, in points from the page's top left."""
    found = []
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        for number, page in enumerate(document, start=1):
            for drawn_path in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH]):
                left, _, right, top = drawn_path.get_bounds()
                found.append((number, left, right, page.get_height() - top))
    return found


@pytest.mark.parametrize("kind", ["plan", "letter", "directive", "invitation", "minutes"])
def test_given_a_paper_when_drawn_then_the_motto_and_the_label_of_recipients_are_underlined(drawn, kind):
    ruled = strokes(WRITER.pdf(PAPERS[kind]))
    for text in ("ĐẢNG CỘNG SẢN VIỆT NAM", "Nơi nhận:"):
        line = line_with(drawn[kind], text)
        below = [one for one in ruled if one[0] == line.page and 0 < one[3] - line.top < 8]
        assert any(
            abs(left - line.left) < 2 and abs(right - line.right) < 2 for _, left, right, _ in below
        ), text


@pytest.mark.parametrize("kind", ["plan", "letter", "directive", "report", "invitation"])
def test_given_a_paper_when_drawn_then_each_block_is_centred_on_itself(drawn, kind):
    paper, lines = PAPERS[kind], drawn[kind]
    page = rules_for(day_of(paper)).on(paper.size, landscape=paper.landscape).page
    middle = (page["left"] + (page["width"] - page["left"] - page["right"]) / 2) * MM
    blocks = [
        [text for style, text in HEAD if style != "party"] + ["Số "],
        ["ĐẢNG CỘNG SẢN VIỆT NAM", "La Hiên, ngày"],
        [text for style, text in CLOSE if style.startswith(("authority", "signer"))],
    ]
    for block in blocks:
        found = [next(line for line in lines if line.text.startswith(text)) for text in block]
        centres = [(line.left + line.right) / 2 for line in found]
        assert max(centres) - min(centres) < 2, block
    if kind != "letter":
        for text in ("-----", str(paper.doc_type).upper()):
            line = next(one for one in lines if one.text == text)
            assert (line.left + line.right) / 2 == pytest.approx(middle, abs=2), text


@pytest.mark.parametrize("kind", ["plan", "letter", "directive", "invitation"])
def test_given_a_paper_when_drawn_then_there_is_room_to_sign(drawn, kind):
    paper, lines = PAPERS[kind], drawn[kind]
    rules = rules_for(day_of(paper)).on(paper.size, landscape=paper.landscape)
    title, name = line_with(lines, "PHÓ BÍ THƯ"), line_with(lines, "Nguyễn Thị Hòa")
    assert name.top - title.top >= (rules.signature_lines + 1) * title.size


def test_given_two_signers_when_drawn_then_the_clerk_signs_on_the_left_of_the_chair():
    lines = pdf_lines(WRITER.pdf(minutes()))
    clerk, chair = line_with(lines, "NGƯỜI GHI BIÊN BẢN"), line_with(lines, "CHỦ TRÌ")
    assert clerk.top == pytest.approx(chair.top, abs=0.1)
    assert clerk.right < chair.left
    assert line_with(lines, "Nơi nhận:").top > line_with(lines, "Trần Văn Sơn").top


def test_given_a_contact_line_when_drawn_then_it_stands_at_the_foot_of_page_one_only():
    paper = directive(blocks=plan(filler_text(20)).blocks)
    lines = pdf_lines(WRITER.pdf(paper))
    [contact] = [line for line in lines if line.text == paper.contact]
    assert contact.page == 1
    assert contact.top > (297 - 20) * MM


def test_given_footnotes_when_drawn_then_each_stands_at_the_foot_of_the_page_that_names_it():
    text = "\n".join(
        f"Câu {n} của văn bản[^ Chú thích cho câu {n}, {'giải thích ' * 9}hết{n}. ]. {filler_text(1, 50)}"
        for n in range(1, 31)
    )
    lines = pdf_lines(WRITER.pdf(plan(text)))
    for n in range(1, 31):
        named = next(line for line in lines if line.text.startswith(f"Câu {n} của văn bản"))
        note = next(line for line in lines if f"Chú thích cho câu {n}," in line.text)
        ended = next(line for line in lines if line.text.endswith(f"hết{n}."))
        assert named.page == note.page == ended.page
        assert note.size == 10
        body = [line.top for line in lines if line.page == note.page and line.size == 14 and line.top > 60]
        assert max(body) < note.top
        assert ended.top <= (297 - 20) * MM


def test_given_annexes_counted_apart_when_drawn_then_each_begins_at_one_without_a_number():
    apart = PaperFiles(lambda: date(2026, 8, 1), lambda: {"text.annex_pages": "restart"})
    through: dict[int, int] = {}
    alone: dict[int, int] = {}
    for writer, numbers in ((WRITER, through), (apart, alone)):
        lines = pdf_lines(writer.pdf(report(60)))
        starts = [line.page for line in lines if line.text.startswith("Phụ lục")]
        numbers |= {line.page: int(line.text) for line in lines if line.text.isdigit() and line.top < 15 * MM}
    first, second = starts
    last = max(line.page for line in lines)
    assert through == {page: page for page in range(2, last + 1)}
    own = {page: page - first + 1 for page in range(first + 1, second)}
    assert alone == {page: page for page in range(2, first)} | own
    assert len(own) >= 1


def test_given_own_layout_values_when_drawn_then_they_hold_in_both_files():
    own = PaperFiles(lambda: date(2026, 8, 1), lambda: {"style.body.size": 15, "page.left": 35})
    line = line_with(pdf_lines(own.pdf(plan())), "Hoàn thành chậm nhất")
    assert line.size == 15
    assert line.left == pytest.approx((35 + 10) * MM, abs=1)


def test_given_two_sided_printing_when_drawn_then_the_back_has_its_margins_changed_over():
    own = PaperFiles(lambda: date(2026, 8, 1), lambda: {"text.margins": "mirrored"})
    lines = pdf_lines(own.pdf(plan(filler_text(40))))
    for page, left, right in ((1, 30, 195), (2, 15, 180), (3, 30, 195)):
        body = [line for line in lines if line.page == page and line.size == 14]
        assert min(line.left for line in body) == pytest.approx(left * MM, abs=1)
        assert max(line.right for line in body) == pytest.approx(right * MM, abs=1)
    settings = word_parts(own.docx(plan()))["word/settings.xml"]
    assert settings.find(qn("w:mirrorMargins")) is not None
    assert faults(settings) == []


def test_given_one_addressee_or_a_paper_to_submit_when_drawn_then_the_label_is_as_asked():
    lines = pdf_lines(WRITER.pdf(plan(addressees=("Ban Thường vụ Tỉnh ủy",), addressee_label="Kính trình")))
    line = line_with(lines, "Kính trình:")
    assert line.text == "Kính trình: Ban Thường vụ Tỉnh ủy"
    assert [name.partition("-")[2] for name in line.fonts] == ["Italic", ""]


@pytest.mark.parametrize(
    ("paper", "pages", "shape"),
    [
        (invitation(), 1, (148, 210)),
        (invitation(landscape=True), 1, (210, 148)),
        (decision(), 2, (210, 297)),
        (register(), 5, (297, 210)),
        (letter(), 1, (210, 297)),
    ],
)
def test_given_a_sheet_when_drawn_then_it_has_its_size(paper: OfficialPaper, pages: int, shape):
    document = pypdfium2.PdfDocument(WRITER.pdf(paper))
    assert len(document) == pages
    assert tuple(round(length / MM) for length in document[0].get_size()) == shape
    document.close()
