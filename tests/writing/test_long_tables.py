"""Tables over many pages: heads and what is carried over on each, progress while they are drawn, and stopping."""

from dataclasses import replace
from datetime import date

import pytest

from office_app.domain.errors import Cancelled
from office_app.domain.official_paper import Align, Block, BlockKind, CarryOver, OfficialPaper, Run, Table
from office_app.writing.paper_files import PaperFiles
from tests.writing.kinds import register
from tests.writing.outline import line_with, pdf_lines

WRITER = PaperFiles(lambda: date(2026, 8, 1))
SUBJECT = "Công văn về việc triển khai học tập, quán triệt nghị quyết của Đảng đến từng chi bộ, lần"


class Watched:
    """Progress that remembers, and stops at a page."""

    def __init__(self, stop_at: int = 10_000) -> None:
        self.steps: list[tuple[int, int, str]] = []
        self._stop_at = stop_at

    def step(self, done: int, total: int, what: str) -> None:
        self.steps.append((done, total, what))
        if len(self.steps) >= self._stop_at:
            raise Cancelled


def long_register(rows: int, **changes: object) -> OfficialPaper:
    lines = [(str(n), f"{SUBJECT} {n}", "") for n in range(1, rows + 1)]
    table = Table(
        heads=("Số đến", "Tên loại và trích yếu nội dung", "Ghi chú"),
        rows=(("Kỳ trước mang sang: 1.200 văn bản.",), *lines, ("Cộng: hết sổ.",)),
        widths=(0.1, 0.6, 0.3),
        aligns=(Align.CENTER, Align.LEFT, Align.LEFT),
        group_rows=(0, rows + 1),
        carry=CarryOver("văn bản", 1200),
    )
    return register(1, blocks=(Block(BlockKind.TABLE, table=replace(table, **changes)),))  # type: ignore[arg-type]


def test_given_a_register_of_many_pages_when_drawn_then_each_carries_its_lines_over_to_the_next():
    lines = pdf_lines(WRITER.pdf(long_register(100)))
    last = lines[-1].page
    assert last >= 4
    held = {page: [line.text for line in lines if line.page == page] for page in range(1, last + 1)}
    before = 0
    for page, texts in held.items():
        assert texts.count("Số đến") == 1, "the head stands once on each page"
        here = sum(text.startswith("Công văn") for text in texts)
        carried = f"Mang sang: {1200 + before:,} văn bản.".replace(",", ".")
        assert (carried in texts) == (page > 1)
        before += here
        foot = f"Cộng trang: {here} văn bản; mang sang trang sau: {1200 + before:,} văn bản.".replace(
            ",", "."
        )
        assert (foot in texts) == (page < last)
    assert before == 100
    assert held[last][-1] == "Cộng: hết sổ."


def test_given_a_long_table_when_drawn_then_progress_comes_page_by_page_to_its_end():
    watched = Watched()
    pages = pdf_lines(WRITER.pdf(long_register(100), watched))[-1].page
    assert len(watched.steps) == pages
    assert [done for done, _, _ in watched.steps] == sorted({done for done, _, _ in watched.steps})
    assert watched.steps[-1] == (102, 102, f"đang dàn trang {pages}")


def test_given_a_long_table_when_stopped_then_nothing_is_returned():
    watched = Watched(stop_at=2)
    with pytest.raises(Cancelled):
        WRITER.pdf(long_register(100), watched)
    assert len(watched.steps) == 2


def test_given_cells_of_mixed_faces_and_notes_among_plain_ones_when_drawn_then_all_of_them_stand_in_their_row():
    runs = (
        Run("Nghị quyết số "),
        Run("57-NQ/TW", bold=True, note="Của Bộ Chính trị."),
        Run(" về chuyển đổi số"),
    )
    table = Table(
        ("STT", "Nội dung"),
        [*((str(n), "Thường") for n in range(40)), ("41", runs), ("42", "Sau cùng")],
        (0.2, 0.8),
    )
    lines = pdf_lines(WRITER.pdf(register(1, landscape=False, blocks=(Block(BlockKind.TABLE, table=table),))))
    mixed = line_with(lines, "57-NQ/TW")
    assert "Nghị quyết số 57-NQ/TW" in mixed.text
    assert any("Bold" in font for font in mixed.fonts)
    assert line_with(lines, "Của Bộ Chính trị.").page == mixed.page == line_with(lines, "41").page
    assert line_with(lines, "41").top == pytest.approx(mixed.top, abs=1.5)


def test_given_groups_at_the_foot_of_pages_when_drawn_then_none_stands_without_its_first_row():
    rows = [line for n in range(60) for line in ((f"Cụm {n}",), *((f"{n}.{m}", "Chi bộ") for m in range(3)))]
    table = Table(("TT", "Tên"), rows, (0.3, 0.7), group_rows=tuple(range(0, 240, 4)))
    lines = pdf_lines(WRITER.pdf(register(1, blocks=(Block(BlockKind.TABLE, table=table),))))
    for page in range(1, lines[-1].page + 1):
        foot = max((line for line in lines if line.page == page), key=lambda line: line.top)
        assert not foot.text.startswith("Cụm"), page
