"""An annex of 200 pages drawn as PDF, by us or as one LongTable; prints milliseconds, peak megabytes and pages."""

import sys
import time
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from office_app.domain.official_paper import (
    Align,
    Annex,
    Block,
    BlockKind,
    OfficialPaper,
    PaperSize,
    Run,
    Table,
)
from office_app.writing import fonts
from office_app.writing.layout_rules import MM, LayoutRules, rules_for
from office_app.writing.paper_files import PaperFiles

DAY = date(2026, 9, 5)
ROWS, ENDING = 2_400, "xóm Trúc Mai và các xóm lân cận"
HEADS = ("STT", "Chi bộ, đảng bộ", "Nội dung", "Số lượng", "Tỷ lệ %", "Ghi chú")
WIDTHS = (0.06, 0.18, 0.34, 0.1, 0.1, 0.22)
TEXT = (
    "tổ chức học tập, quán triệt nghị quyết của Đảng theo hình thức lồng ghép trong sinh hoạt thường kỳ, có thảo "
    "luận, viết bài thu hoạch và ký cam kết thực hiện của từng đảng viên trong chi bộ"
)


def rows() -> list[tuple[str, ...]]:
    known = TEXT.split()

    def words(number: int, count: int) -> str:
        return " ".join(known[(number * 7 + step * (1 + number % 5)) % len(known)] for step in range(count))

    return [
        (
            str(n),
            f"Chi bộ {n % 80} {ENDING}",
            f"Chi bộ {words(n, 18)}",
            f"{n % 90}.{n % 1000:03d}",
            f"{n % 100},{n % 97:02d}",
            words(n + 3, 9),
        )
        for n in range(1, ROWS + 1)
    ]


def ours(lines: Sequence[Sequence[str]]) -> bytes:
    """Draw a report with the rows as its annex, as issuing one does."""
    aligns = (Align.CENTER, Align.LEFT, Align.LEFT, Align.RIGHT, Align.RIGHT, Align.LEFT)
    table = Block(BlockKind.TABLE, table=Table(HEADS, lines, WIDTHS, aligns))
    paper = OfficialPaper(
        superior="ĐẢNG BỘ TỈNH THÁI NGUYÊN",
        issuer="ĐẢNG ỦY XÃ LA HIÊN",
        type_code="BC",
        body_code="ĐU",
        place="La Hiên",
        subject="kết quả học tập",
        blocks=(Block(BlockKind.PARAGRAPH, (Run("Số liệu ở phụ lục."),)),),
        signature=None,
        recipients=(),
        doc_type="Báo cáo",
        issued_on=DAY,
        annexes=(Annex("Kết quả", (table,), landscape=True),),
    )
    steps: list[int] = []

    class Watched:
        def step(self, done: int, total: int, what: str) -> None:
            steps.append(done)

    content = PaperFiles(lambda: DAY).pdf(paper, Watched())
    assert len(steps) > ROWS / 20, "nobody would see how far it is"
    return content


def peer(lines: Sequence[Sequence[str]]) -> bytes:
    """Draw the rows as one LongTable in the same letters on the same pages; only cells that need it wrap."""
    from xml.sax.saxutils import escape

    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate

    rules: LayoutRules = rules_for(DAY).on(PaperSize.A4, landscape=True)
    size, face = rules.styles["table_cell"].size, fonts.face(False, False)
    style = ParagraphStyle("", fontName=face, fontSize=size, leading=size * 1.2)
    widths = [share * rules.text_width for share in WIDTHS]

    def cell(text: str, wide: float) -> object:
        return text if fonts.width(text, size) <= wide - 6 else Paragraph(escape(text), style)

    data: list[Any] = [
        list(HEADS),
        *([cell(*one) for one in zip(line, widths, strict=True)] for line in lines),
    ]
    whole = (0, 0), (-1, -1)
    sides = ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")
    look: list[Any] = [
        ("FONT", *whole, face, size, size * 1.2),
        ("GRID", *whole, 0.5, (0, 0, 0)),
        ("VALIGN", *whole, "MIDDLE"),
        *((side, *whole, 3) for side in sides),
    ]
    target = BytesIO()
    edges: dict[str, Any] = {
        f"{side}Margin": rules.page[side] * MM - 6 for side in ("left", "right", "top", "bottom")
    }
    sheet = rules.page["width"] * MM, rules.page["height"] * MM
    template = SimpleDocTemplate(target, pagesize=sheet, initialFontName=face, **edges)
    template.build([LongTable(data, colWidths=widths, repeatRows=1, style=look)])
    return target.getvalue()


def peak_megabytes() -> float:
    """Return the most memory that this program has had; what its parent had before it does not count."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return int(lines["VmHWM"].split()[0]) * 1024 / 1e6
    if sys.platform == "win32":
        import psutil

        return float(psutil.Process().memory_info().peak_wset / 1e6)
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def main() -> None:
    import reportlab.platypus  # noqa: F401 - not part of what is measured

    lines = rows()
    begin = time.perf_counter()
    content = {"ours": ours, "peer": peer}[sys.argv[2]](lines)
    taken = (time.perf_counter() - begin) * 1000
    print(taken, peak_megabytes(), content.count(b"/Type /Page\n") or content.count(b"/Type /Page "))


main()
