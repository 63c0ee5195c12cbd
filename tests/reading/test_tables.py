"""Tables of work in every kind of file: each row one line, each cell whole, and findable on the page."""

import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from office_app.domain.read_files import ReadFile
from office_app.gui.widgets.page_marks import PageMarks
from office_app.gui.widgets.passages import PassageFinder
from office_app.reading.client import ReadingProcess
from tests.reading.made_files import NO_PROGRESS, pdf_bytes
from tests.scans import page_pictures, scan_pdf, scanned

HEAD = ("TT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn")
ROWS = (
    (
        "1",
        "Rà soát quỹ đất công ích, lập danh mục các khu đất bỏ hoang",
        "Phòng Kinh tế",
        "Trưởng các thôn",
        "15/4/2026",
    ),
    (
        "2",
        "Mở lớp bồi dưỡng nghiệp vụ cho cấp ủy viên chi bộ",
        "Ban Xây dựng Đảng",
        "Trung tâm Chính trị xã",
        "Quý II/2026",
    ),
    ("3", "Nạo vét kênh nội đồng", "Hội Nông dân xã", "Đoàn Thanh niên xã", "Trước ngày 20/6/2026"),
)
LINES = [" | ".join(row) for row in (HEAD, *ROWS)]
WIDTHS = (24, 150, 90, 90, 70)
DUE = {date(2026, 4, 15), date(2026, 6, 30), date(2026, 6, 20)}


def _pdf(rows: Sequence[Sequence[str]], widths: Sequence[float], *, before: float = 0) -> bytes:
    """Return a PDF with a ruled table between two sentences; ``before``: points left empty above it."""
    pdf_bytes([])  # registers the font
    words = ParagraphStyle("words", fontName="Serif", fontSize=12, leading=14)
    cells = [[Paragraph(cell, words) for cell in row] for row in rows]
    grid = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")])
    table = Table(cells, colWidths=widths, style=grid)
    story: list[Flowable] = [Paragraph("2. Phân công cụ thể như sau:", words), Spacer(1, 8 + before), table]
    story += [Spacer(1, 8), Paragraph("3. Văn phòng Đảng ủy theo dõi việc thực hiện.", words)]
    stream = io.BytesIO()
    SimpleDocTemplate(stream, pagesize=A4, invariant=1).build(story)
    return stream.getvalue()


def _read(reader: ReadingProcess, path: Path, content: bytes) -> ReadFile:
    path.write_bytes(content)
    return reader.recognise(path, NO_PROGRESS)


def _lines(read: ReadFile) -> list[str]:
    return [line for line in read.recognised.text.split("\n") if " | " in line]


def _check_work(read: ReadFile) -> None:
    found = read.recognised
    assert {one.unit for one in found.assignments} >= {row[2] for row in ROWS}
    assert {one.due for one in found.deadlines} == DUE


def test_given_a_ruled_table_in_a_pdf_when_read_then_each_row_is_a_line_and_the_text_around_it_stays(
    reader: ReadingProcess, tmp_path: Path
):
    read = _read(reader, tmp_path / "bảng.pdf", _pdf([HEAD, *ROWS], WIDTHS))

    text = read.file.pages[0].text.split("\n")
    assert [line for line in text if line.strip()] == [
        "2. Phân công cụ thể như sau:",
        *(f"| {line} |" for line in LINES),
        "3. Văn phòng Đảng ủy theo dõi việc thực hiện.",
    ]
    assert _lines(read) == LINES
    _check_work(read)


def test_given_a_table_whose_rules_are_drawn_as_one_below_many_lines_when_read_then_its_rows_are_lines(
    reader: ReadingProcess, tmp_path: Path
):
    pdf_bytes([])  # registers the font
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=1)
    canvas.setFont("Serif", 10)
    for number in range(29):
        canvas.drawString(60, 800 - 14 * number, f"{number + 1}. Chi bộ thôn báo cáo Đảng ủy.")
    edges = [60, 90, 250, 360, 460, 560]
    heights = [380 - 16 * row for row in range(len(ROWS) + 2)]
    canvas.grid(edges, heights)
    rows = [
        HEAD,
        *((one[0], f"Nạo vét kênh số {one[0]}", "Hội Nông dân xã", "Các thôn", "20/6/2026") for one in ROWS),
    ]
    for row, height in zip(rows, heights, strict=False):
        for cell, edge in zip(row, edges, strict=False):
            canvas.drawString(edge + 3, height - 12, cell)
    canvas.save()

    assert _lines(_read(reader, tmp_path / "bảng.pdf", stream.getvalue())) == [
        " | ".join(row) for row in rows
    ]


@pytest.mark.parametrize("turn", [90, -90])
def test_given_a_table_that_lies_on_its_page_when_read_then_its_rows_are_lines_too(
    reader: ReadingProcess, tmp_path: Path, turn: int
):
    pdf_bytes([])  # registers the font
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=1)
    canvas.setPageRotation(turn % 360)
    canvas.translate(*((A4[0], 0) if turn > 0 else (0, A4[1])))
    canvas.rotate(turn)
    table = Table(
        [HEAD, *ROWS],
        style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("FONT", (0, 0), (-1, -1), "Serif", 8)],
    )
    table.wrapOn(canvas, A4[1], A4[0])
    table.drawOn(canvas, 40, 300)
    canvas.save()

    read = _read(reader, tmp_path / "bảng nằm.pdf", stream.getvalue())

    assert _lines(read) == LINES
    _check_work(read)


def test_given_a_ruled_table_in_a_pdf_when_values_are_marked_then_the_marks_lie_on_the_words_of_their_cells(
    reader: ReadingProcess, tmp_path: Path
):
    read = _read(reader, tmp_path / "bảng.pdf", _pdf([HEAD, *ROWS], WIDTHS))
    page, text = read.file.pages[0], read.recognised.text

    marks = PageMarks(PassageFinder(text, [page.text]))
    marks.set_words(0, page.words)

    assert not [word.text for word in page.words if word.text == "|"]
    for deadline in read.recognised.deadlines:
        assert deadline.span is not None
        (part,) = marks.parts_of(deadline.span)
        words = page.words[part.first : part.last]
        meant = text[deadline.span.start : deadline.span.end]
        assert " ".join(word.text for word in words) == meant
        assert min(word.left for word in words) > 400, "the last column"


def test_given_a_table_over_two_pages_when_read_then_the_row_cut_by_the_page_is_whole(
    reader: ReadingProcess, tmp_path: Path
):
    long = ("2", " ".join(["Chỉnh trang nhà văn hóa thôn"] * 8), "Hội Phụ nữ xã", "Các thôn", "30/9/2026")

    read = _read(reader, tmp_path / "hai trang.pdf", _pdf([HEAD, ROWS[0], long], WIDTHS, before=560))

    assert len(read.file.pages) == 2
    assert _lines(read) == [LINES[0], LINES[1], " | ".join(long)]


def test_given_cells_too_narrow_for_their_words_when_read_then_days_and_words_are_whole(
    reader: ReadingProcess, tmp_path: Path
):
    rows = [("TT", "Việc", "Thời hạn"), ("1", "Nghiêng", "15/4/2026"), ("2", "Tổng kết", "12/2026")]

    read = _read(reader, tmp_path / "hẹp.pdf", _pdf(rows, (24, 44, 46)))

    assert _lines(read) == [" | ".join(row) for row in rows]


def test_given_joined_cells_and_a_heading_over_all_columns_when_read_then_columns_stay_in_place(
    reader: ReadingProcess, tmp_path: Path
):
    canvas_bytes = io.BytesIO()
    pdf_bytes([])
    canvas = Canvas(canvas_bytes, pagesize=A4, invariant=1)
    canvas.setFont("Serif", 12)
    for x in (80, 260, 400):
        canvas.line(x, 700, x, 600)
    canvas.line(180, 675, 180, 600)
    for y in (700, 675, 650, 600):
        canvas.line(80, y, 400, y)
    canvas.setStrokeColor(colors.white)
    for x, y, text in (
        (85, 683, "I. Về kinh tế"),
        (85, 658, "Trồng rừng"),
        (185, 658, "Các thôn"),
        (265, 658, "Tháng 8"),
        (185, 620, "Hội Nông dân"),
        (265, 620, "Tháng 9"),
    ):
        canvas.drawString(x, y, text)
    canvas.save()

    read = _read(reader, tmp_path / "ghép.pdf", canvas_bytes.getvalue())

    assert [line for line in read.file.pages[0].text.split("\n") if line.strip()] == [
        "| I. Về kinh tế |  |  |",
        "| Trồng rừng | Các thôn | Tháng 8 |",
        "|  | Hội Nông dân | Tháng 9 |",
    ]


@pytest.mark.parametrize("first", ["ĐẢNG CỘNG SẢN VIỆT NAM", "Nơi nhận:"])
def test_given_a_letterhead_or_signature_with_rules_when_read_then_it_is_no_table(
    reader: ReadingProcess, tmp_path: Path, first: str
):
    rows = [("ĐẢNG ỦY XÃ ĐÔNG HẢI", first), ("*", "Đông Hải, ngày 09 tháng 02 năm 2026")]

    assert "|" not in _read(reader, tmp_path / "khung.pdf", _pdf(rows, (200, 240))).file.pages[0].text


def test_given_a_table_in_a_word_file_when_read_then_rows_are_those_of_the_pdf(
    reader: ReadingProcess, tmp_path: Path
):
    document = Document()
    table = document.add_table(rows=0, cols=len(HEAD))
    for row in (HEAD, *ROWS):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            words = text.split(" ", 1)
            cell.text = words[0]
            for more in words[1:]:
                cell.add_paragraph(more)
    document.save(str(tmp_path / "bảng.docx"))

    read = reader.recognise(tmp_path / "bảng.docx", NO_PROGRESS)

    assert _lines(read) == LINES
    _check_work(read)


def test_given_a_scanned_table_when_read_then_rows_and_days_are_those_on_the_paper(
    reader: ReadingProcess, tmp_path: Path
):
    (tmp_path / "sạch.pdf").write_bytes(_pdf([HEAD, *ROWS], WIDTHS))
    pictures = [scanned(page, 3, degrees=0.9) for page in page_pictures(tmp_path / "sạch.pdf")]

    read = reader.recognise(scan_pdf(pictures, tmp_path / "quét.pdf"), NO_PROGRESS)

    assert [line.count(" | ") for line in _lines(read)] == [4] * 4
    _check_work(read)


def _closing(rows: Sequence[tuple[str, str]]) -> bytes:
    """Return a PDF whose recipients (left) and signature (right) are drawn line by line."""
    pdf_bytes([])
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=1)
    canvas.setFont("Serif", 12)
    canvas.drawString(80, 760, "Các chi bộ tổ chức thực hiện Kế hoạch này./.")
    for number, (left, right) in enumerate(rows):
        canvas.drawString(80, 720 - 16 * number, left)
        canvas.drawCentredString(430, 720 - 16 * number, right)
    canvas.save()
    return stream.getvalue()


def test_given_recipients_and_signature_drawn_line_by_line_when_read_then_the_title_and_the_name_are_whole(
    reader: ReadingProcess, tmp_path: Path
):
    rows = [
        ("Nơi nhận:", "T/M BAN THƯỜNG VỤ"),
        ("- Ban Thường vụ Tỉnh ủy,", "PHÓ BÍ THƯ THƯỜNG"),
        ("- Các chi bộ trực thuộc,", "TRỰC"),
        ("- Lưu Văn phòng Đảng ủy.", ""),
        ("", "Đinh Thị Thu Hằng"),
    ]

    found = _read(reader, tmp_path / "ký.pdf", _closing(rows)).recognised

    assert found.signer and found.signer.value == "Đinh Thị Thu Hằng"
    assert found.signer_title and found.signer_title.value == "Phó Bí thư Thường trực"
    assert [one.value for one in found.recipients] == [
        "Ban Thường vụ Tỉnh ủy",
        "Các chi bộ trực thuộc",
        "Lưu Văn phòng Đảng ủy",
    ]


def test_given_a_name_broken_by_a_narrow_column_when_read_then_it_is_one_name(
    reader: ReadingProcess, tmp_path: Path
):
    rows = [
        ("Nơi nhận:", "CHỦ TỊCH"),
        ("- Như trên;", ""),
        ("- Lưu: VT.", "Huỳnh Ngọc Nữ Phương"),
        ("", "Thảo"),
    ]

    found = _read(reader, tmp_path / "tên.pdf", _closing(rows)).recognised

    assert found.signer and found.signer.value == "Huỳnh Ngọc Nữ Phương Thảo"


@pytest.mark.parametrize(
    "rows",
    [
        [("THƯ KÝ", "CHỦ TRÌ"), ("", ""), ("Trần Thị Bình", "Lê Văn An")],
        [
            ("NGƯỜI GHI BIÊN BẢN", "BÍ THƯ CHI BỘ"),
            ("(Ký, ghi rõ họ tên)",) * 2,
            ("Trần Thị Bình", "Lê Văn An"),
        ],
        [("NGƯỜI LẬP BIỂU", "CHÁNH VĂN PHÒNG"), ("Trần Thị Bình", "Lê Văn An")],
    ],
)
def test_given_two_who_sign_in_a_table_without_rules_when_read_then_it_is_no_table_of_data(
    reader: ReadingProcess, tmp_path: Path, rows: Sequence[Sequence[str]]
):
    document = Document()
    document.add_paragraph("BIÊN BẢN")
    document.add_paragraph("Hội nghị chi bộ thôn Đông kết thúc vào 16 giờ 30 phút cùng ngày.")
    table = document.add_table(len(rows), 2)
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    stream = io.BytesIO()
    document.save(stream)

    read = _read(reader, tmp_path / "biên bản.docx", stream.getvalue())

    assert not _lines(read)
    assert read.recognised.signer is not None
    assert read.recognised.signer.value in {"Trần Thị Bình", "Lê Văn An"}
    title = read.recognised.signer_title
    assert title is None or "|" not in title.value
