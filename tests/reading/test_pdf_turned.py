"""PDFs whose pages lie on their side or stand on their head: read as the upright file, marked as they are shown."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from office_app.domain.page_layout import Box
from office_app.domain.read_files import HowToRead, ReadFile, WordBox
from office_app.gui.widgets.page_words import PageWords
from office_app.reading.client import ReadingProcess
from office_app.recognition.as_json import to_json
from office_app.writing.paper_files import PaperFiles
from tests.documents import make_pdf
from tests.gui.intake_papers import directive
from tests.reading.made_files import NO_PROGRESS, letterhead_pdf

QUARTERS = (90, 180, 270)
PLAN = """ĐẢNG ỦY XÃ MINH TÂN
*
Số 14-KH/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Minh Tân, ngày 12 tháng 11 năm 2026
KẾ HOẠCH
học tập, quán triệt Nghị quyết Đại hội Đảng bộ tỉnh
nhiệm kỳ 2025-2030
-----
Thực hiện Kế hoạch số 20-KH/TU, ngày 03/11/2026 của Tỉnh ủy Vĩnh Yên, Ban Thường vụ Đảng ủy yêu cầu các chi bộ:
1. Tổ chức học tập đến toàn thể đảng viên, hoàn thành trước ngày 20/12/2026.
2. Báo cáo kết quả về Đảng ủy (qua Văn phòng) trước ngày 25/12/2026.
"""


def shown(source: Path, out: Path, degrees: int) -> Path:
    """The pages are told to be shown turned; what is drawn on them stays as it is."""
    document = pypdfium2.PdfDocument(source)
    for page in document:
        page.set_rotation(degrees)
    document.save(out)
    document.close()
    return out


def drawn(source: Path, out: Path, degrees: int) -> Path:
    """The pages are drawn turned, and told to be shown so that they stand upright again."""
    document = pypdfium2.PdfDocument(source)
    for page in document:
        wide, high = page.get_size()
        matrix = {90: (0, 1, -1, 0, high, 0), 180: (-1, 0, 0, -1, wide, high), 270: (0, -1, 1, 0, 0, wide)}
        for part in page.get_objects(max_depth=1):
            part.transform(pypdfium2.PdfMatrix(*matrix[degrees]))
        if degrees != 180:
            page.set_mediabox(0, 0, high, wide)
            page.set_cropbox(0, 0, high, wide)
        page.set_rotation(degrees)
        page.gen_content()
    document.save(out)
    document.close()
    return out


def drawn_and_left(source: Path, out: Path, degrees: int) -> Path:
    """The pages are drawn turned, and shown just so."""
    return shown(drawn(source, out, degrees), out.with_stem("lying"), 0)


def paper(writer: str, folder: Path) -> Path:
    path = folder / "thẳng.pdf"
    if writer == "lines":
        return make_pdf(PLAN, path)
    path.write_bytes(letterhead_pdf(order="line") if writer == "columns" else PaperFiles().pdf(directive()))
    return path


def recognised(reader: ReadingProcess, path: Path) -> ReadFile:
    return reader.recognise(path, NO_PROGRESS, HowToRead())


@pytest.mark.parametrize("degrees", QUARTERS)
@pytest.mark.parametrize("turn", [shown, drawn, drawn_and_left])
@pytest.mark.parametrize("writer", ["lines", "columns", "ours"])
def test_given_turned_pages_when_read_then_all_is_recognised_as_in_the_upright_file(
    reader: ReadingProcess, folder: Path, writer: str, turn: Callable[..., Path], degrees: int
):
    upright = paper(writer, folder)
    turned = turn(upright, folder / "quay.pdf", degrees)

    before, after = recognised(reader, upright), recognised(reader, turned)

    assert after.recognised.text == before.recognised.text
    assert to_json(after.recognised) == to_json(before.recognised)
    assert after.recognised.text.strip()


def corner(box: WordBox, wide: float, high: float, degrees: int) -> Box:
    """Return where a box of the upright page lies once the page was turned to the right."""
    left, top, right, bottom = box.left, box.top, box.right, box.bottom
    return {
        90: (high - bottom, left, high - top, right),
        180: (wide - right, high - bottom, wide - left, high - top),
        270: (top, wide - right, bottom, wide - left),
    }[degrees]


@pytest.mark.parametrize("degrees", QUARTERS)
def test_given_pages_shown_turned_when_words_are_marked_then_they_are_marked_where_they_are_shown(
    reader: ReadingProcess, folder: Path, degrees: int
):
    upright = paper("ours", folder)
    turned = shown(upright, folder / "quay.pdf", degrees)

    page, same = (recognised(reader, path).file.pages[0] for path in (upright, turned))

    assert [word.text for word in same.words] == [word.text for word in page.words]
    for word, before in zip(same.words, page.words, strict=True):
        place = (word.left, word.top, word.right, word.bottom)
        assert place == pytest.approx(corner(before, page.width, page.height, degrees), abs=0.1)


@pytest.mark.parametrize("degrees", QUARTERS)
@pytest.mark.parametrize("turn", [shown, drawn, drawn_and_left])
def test_given_turned_pages_when_words_are_copied_then_they_come_line_by_line(
    reader: ReadingProcess, folder: Path, turn: Callable[..., Path], degrees: int
):
    upright = paper("ours", folder)
    turned = turn(upright, folder / "quay.pdf", degrees)

    page, same = (recognised(reader, path).file.pages[0] for path in (upright, turned))
    words, upright_words = (PageWords(one.words, one.width, one.height) for one in (same, page))

    assert words.text(0, len(page.words)) == upright_words.text(0, len(page.words))
    middle = len(page.words) // 2
    assert words.line_of(middle) == upright_words.line_of(middle)
    first, last = words.line_of(middle)
    assert last - first > 3 and len(words.boxes(first, last)) == 1


@pytest.mark.parametrize("degrees", QUARTERS)
def test_given_a_page_shown_turned_when_a_drag_ends_beside_a_line_then_it_has_reached_that_line(
    reader: ReadingProcess, folder: Path, degrees: int
):
    turned = shown(paper("ours", folder), folder / "quay.pdf", degrees)
    page = recognised(reader, turned).file.pages[0]
    words = PageWords(page.words, page.width, page.height)
    first, last = words.line_of(len(page.words) // 2)
    end = page.words[last - 1]
    x, y = (end.left + end.right) / 2, (end.top + end.bottom) / 2

    beyond = {90: (x, page.height - 1), 180: (1.0, y), 270: (x, 1.0)}[degrees]

    assert words.nearest(beyond[0] / page.width, beyond[1] / page.height) == last - 1
    assert first < last


def test_given_a_rule_of_hyphens_within_a_line_when_recognised_then_the_subject_ends_before_it(
    reader: ReadingProcess, folder: Path
):
    path = folder / "gạch.txt"
    path.write_text(PLAN.replace("\n-----\n", " ----- "), encoding="utf-8")

    found = recognised(reader, path).recognised

    assert found.subject is not None
    assert found.subject.value.endswith("nhiệm kỳ 2025-2030")
