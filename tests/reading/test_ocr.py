"""Scans through the reading process: text, places, progress, stamps, and other files meanwhile."""

import io
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageFilter

import office_app
from office_app.domain.errors import Cancelled
from office_app.domain.read_files import (
    DOUBTFUL_BELOW,
    FileKind,
    HowToRead,
    OpticalReading,
    PageText,
    ReadFile,
    WordBox,
)
from office_app.reading.child.doubtful import doubtful_spans
from office_app.reading.client import ReadingProcess
from office_app.shipped import resource
from tests.reading.made_files import NO_PROGRESS, pdf_bytes
from tests.reading.scanned_plan import TEXT, Steps, check, clean_page, folded
from tests.scans import scan_pdf, scanned, scans_of, seal, stamp


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Image.Image:
    return clean_page(tmp_path_factory.mktemp("giấy"))


@pytest.fixture(scope="module")
def read_scan(
    reader: ReadingProcess, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Path, ReadFile]]:
    folder = tmp_path_factory.mktemp("bản quét")
    path = scan_pdf(scans_of(TEXT, folder), folder / "kế hoạch.pdf")
    yield path, reader.recognise(path, NO_PROGRESS)


def test_given_a_scan_when_recognised_then_letterhead_body_and_closing_are_there(
    read_scan: tuple[Path, ReadFile],
):
    read = read_scan[1]

    check(read)
    found = read.recognised
    assert found.issuer and folded(found.issuer.value) == "đảng ủy xã đông hải"
    assert found.parent and folded(found.parent.value) == "đảng bộ tỉnh sơn bình"
    assert found.doc_type and found.doc_type.value == "Kế hoạch"
    assert found.signer and found.signer.value == "Lê Thị Hòa"
    assert len(found.recipients) == 3
    assert read.file.kind is FileKind.PDF
    assert [(page.scanned, page.optical) for page in read.file.pages] == [(True, True)]
    assert not read.file.scanned


def test_given_a_scan_when_read_then_columns_come_one_after_the_other(read_scan: tuple[Path, ReadFile]):
    lines = [line for line in read_scan[1].file.text.split("\n") if line]

    # The engine may miss the lone star.
    assert [line for line in lines[:6] if line != "*"][:5] == [
        line for line in TEXT.split("\n")[:6] if line != "*"
    ]
    assert lines[-7:] == TEXT.split("\n")[-7:]


def test_given_a_turned_scan_when_read_then_each_word_lies_where_it_is_shown(
    reader: ReadingProcess, read_scan: tuple[Path, ReadFile]
):
    path, read = read_scan
    page = read.file.pages[0]
    shown = Image.open(io.BytesIO(reader.page_image(path, 0, 1654))).convert("L")
    scale = 1654 / page.width
    assert len(page.words) > 100
    for word in page.words:
        assert 0 <= word.left < word.right <= page.width and 0 <= word.top < word.bottom <= page.height
        box = [round(edge * scale) for edge in (word.left, word.top, word.right, word.bottom)]
        if word.text != "-----" and word.text.strip("-*.,;"):
            assert min(shown.crop((box[0], box[1], box[2], box[3])).tobytes()) < 128, word
    symbol = next(word for word in page.words if word.text == "86-KH/ĐU")
    assert symbol.right < page.width / 2 and symbol.bottom < page.height / 4


def test_given_words_read_with_doubt_when_recognised_then_their_places_are_known(
    reader: ReadingProcess, folder: Path, page: Image.Image
):
    path = scan_pdf([scanned(page.filter(ImageFilter.GaussianBlur(3)))], folder / "mờ.pdf")
    read = reader.recognise(path, NO_PROGRESS)
    edges = ".,;:“”-"
    unsure = {word.text.strip(edges) for word in read.file.pages[0].words if word.confidence < DOUBTFUL_BELOW}

    assert len(read.recognised.doubtful) > 5
    for span in read.recognised.doubtful:
        assert read.recognised.text[span.start : span.end].strip(edges) in unsure


def test_given_the_same_word_twice_when_one_is_doubtful_then_its_neighbours_tell_which():
    words = [
        _word(text)
        for text in ("Các", "chi", "bộ", "học", "tập", "Ban", "Tổ", "chức", "đôn", "đốc", "các", "chi")
    ]
    words += [_word("bộ", 31), _word("học"), _word("muộn.")]
    text = "Ban Tổ chức đôn đốc các chi bộ học muộn.\nCác chi bộ học tập."

    spans = doubtful_spans([PageText(1, "", words=words)], text)

    assert [(span.start, span.end) for span in spans] == [(28, 30)]


def _word(text: str, confidence: int = 95) -> WordBox:
    return WordBox(text, 0, 0, 1, 1, confidence)


def test_given_a_pdf_of_text_and_scan_when_read_then_only_the_scan_is_read_optically(
    reader: ReadingProcess, folder: Path, page: Image.Image
):
    path = folder / "lẫn.pdf"
    mixed = pypdfium2.PdfDocument(pdf_bytes([["Công văn gửi kèm: kế hoạch học tập của Đảng ủy xã"]]))
    scan = pypdfium2.PdfDocument(scan_pdf([scanned(page)], folder / "quét.pdf"))
    mixed.import_pages(scan)
    mixed.save(path)
    mixed.close()
    scan.close()
    steps = Steps()

    read = reader.recognise(path, steps).file

    assert [(page.optical, page.scanned) for page in read.pages] == [(False, False), (True, True)]
    assert read.pages[0].text == "Công văn gửi kèm: kế hoạch học tập của Đảng ủy xã"
    assert "Số 86-KH/ĐU" in read.pages[1].text
    assert [word.text for word in read.pages[0].words][:2] == ["Công", "văn"]
    assert read.pages[1].words[0].text == "ĐẢNG" and read.pages[1].words[0].confidence < 100
    assert [what for what in steps.told if "nhận dạng" in what] == ["đang nhận dạng trang 1/1 của «lẫn.pdf»"]


def test_given_how_to_read_when_asked_for_then_scans_are_left_or_texts_read_too(
    reader: ReadingProcess, folder: Path, read_scan: tuple[Path, ReadFile]
):
    left = reader.recognise(read_scan[0], NO_PROGRESS, HowToRead(optical=OpticalReading.NOWHERE)).file
    assert left.scanned and not left.pages[0].optical

    path = folder / "chữ.pdf"
    path.write_bytes(pdf_bytes([["Các chi bộ tổ chức học tập nghị quyết."]]))
    read = reader.recognise(path, NO_PROGRESS, HowToRead(optical=OpticalReading.EVERYWHERE)).file
    assert read.pages[0].optical and read.pages[0].text == "Các chi bộ tổ chức học tập nghị quyết."


def test_given_a_scan_with_a_hidden_layer_of_garbage_when_read_then_the_picture_is_read(
    reader: ReadingProcess, folder: Path, page: Image.Image
):
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    path = folder / "lớp chữ hỏng.pdf"
    canvas = Canvas(str(path), pagesize=(595, 842))
    text = canvas.beginText(60, 780)
    text.setTextRenderMode(3)
    for _ in range(20):
        text.textLine("Thvc hi3n K6 hoqch sd 4l-KH/TU ngdy 02l02 cria Ban Thudng vu Tinh riy")
    canvas.drawText(text)
    canvas.drawImage(ImageReader(scanned(page)), 0, 0, 595, 842)
    canvas.save()

    check(reader.recognise(path, NO_PROGRESS))


@pytest.mark.parametrize(("words", "tilt"), [("MẬT", 0), ("TỐI MẬT", 3), ("TUYỆT MẬT", -4)])
def test_given_a_secrecy_mark_in_red_when_recognised_then_nothing_of_the_paper_is_kept(
    reader: ReadingProcess, folder: Path, page: Image.Image, words: str, tilt: float
):
    path = folder / "có dấu.pdf"
    scan_pdf([scanned(stamp(page, words, (460, 520), tilt=tilt)), scanned(page)], path)
    steps = Steps()

    read = reader.recognise(path, steps)

    assert read.recognised.refused == words
    assert read.recognised.text == "" and not read.file.pages
    assert not any("2/2" in what for what in steps.told)


def test_given_other_stamps_in_red_when_recognised_then_urgency_is_told_and_the_rest_left_out(
    reader: ReadingProcess, folder: Path, page: Image.Image
):
    path = folder / "khẩn.png"
    marked = stamp(seal(page, (1100, 1500)), "HỎA TỐC", (460, 520))
    scanned(stamp(marked, "ĐẾN Số 312", (1200, 560), size=40)).save(path, dpi=(200, 200))

    read = reader.recognise(path, NO_PROGRESS)

    check(read)
    assert read.recognised.urgency and folded(read.recognised.urgency.value) == "hỏa tốc"
    assert "312" not in read.file.text


def test_given_user_stops_when_a_page_is_read_then_it_ends_at_once_and_the_next_file_is_read(
    reader: ReadingProcess, folder: Path, page: Image.Image, read_scan: tuple[Path, ReadFile]
):
    path = scan_pdf([scanned(page)] * 5, folder / "dài.pdf")
    steps = Steps(stop_at="đang nhận dạng trang 2/5")
    with pytest.raises(Cancelled):
        reader.recognise(path, steps)

    assert not any("3/5" in what for what in steps.told)
    check(reader.recognise(read_scan[0], NO_PROGRESS))


def test_given_white_pages_when_read_then_the_file_counts_as_scanned_without_text(
    reader: ReadingProcess, folder: Path
):
    white = Image.new("RGB", (1654, 2339), "white")
    for path in (scan_pdf([white, white], folder / "trắng.pdf"), folder / "trắng.png"):
        if path.suffix == ".png":
            white.save(path)
        read = reader.recognise(path, NO_PROGRESS)
        assert read.file.scanned
        assert read.file.pages[0].optical and not read.file.pages[0].words
        assert read.recognised.symbol is None and read.recognised.text == ""


def test_given_the_reading_of_scans_when_it_runs_then_other_files_are_read_meanwhile(
    reader: ReadingProcess, folder: Path, page: Image.Image
):
    from concurrent.futures import ThreadPoolExecutor

    scan = scan_pdf([scanned(page)] * 4, folder / "nhiều trang.pdf")
    text = folder / "chữ.pdf"
    text.write_bytes(pdf_bytes([["Các chi bộ tổ chức học tập."]]))
    steps = Steps()
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(reader.recognise, scan, steps)
        while not any("nhận dạng" in what for what in steps.told):
            time.sleep(0.01)
        texts: Sequence[str] = [reader.recognise(text, NO_PROGRESS).file.text for _ in range(3)]
        assert not slow.done()
        check(slow.result(timeout=60))
    assert set(texts) == {"Các chi bộ tổ chức học tập."}


def test_given_a_program_in_a_folder_named_in_vietnamese_when_a_scan_is_read_then_its_words_are_found(
    tmp_path: Path, read_scan: tuple[Path, ReadFile]
):
    home = tmp_path / "Nguyễn Văn Ánh"
    package = Path(office_app.__file__).parent
    shutil.copytree(package, home / "src" / "office_app", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(resource("ocr").parent, home / "resources")
    start = f"import sys; sys.path.insert(0, {str(home / 'src')!r})\n"
    start += "from office_app.reading.child.__main__ import main\nmain()"
    reader = ReadingProcess([sys.executable, "-P", "-X", "utf8", "-c", start])
    try:
        check(reader.recognise(read_scan[0], NO_PROGRESS))
    finally:
        reader.close()
