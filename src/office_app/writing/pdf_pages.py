"""Pages of a PDF paper and the flowables that reportlab lacks. Imported only when a PDF is drawn."""

from datetime import datetime
from typing import Any, BinaryIO

from reportlab.lib.utils import TimeStamp
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Table,
)

from office_app.domain.official_paper import OfficialPaper
from office_app.writing import fonts
from office_app.writing.layout_rules import MM, LayoutRules

PORTRAIT, LANDSCAPE, FIRST = "portrait", "landscape", "first"


class PaperTemplate(BaseDocTemplate):
    """A4 pages, numbered from the second on; the parts become bookmarks."""

    def __init__(self, target: BinaryIO, rules: LayoutRules, paper: OfficialPaper, stamp: datetime) -> None:
        page = rules.page
        self.rules, self.stamp = rules, stamp
        size = page["width"] * MM, page["height"] * MM
        kind = f"{paper.doc_type.capitalize()} " if paper.doc_type else "Công văn "
        super().__init__(
            target,
            pagesize=size,
            invariant=1,
            lang="vi-VN",
            initialFontName=fonts.face(False, False),  # else Helvetica comes in, not embedded
            title=f"{kind}{paper.subject}",
            author=paper.issuer,
            subject=f"Số {' '.join(paper.symbol.split())}",
            creator="Văn phòng Đảng ủy",
            displayDocTitle=True,
        )
        self.addPageTemplates(
            [
                PageTemplate(FIRST, [_frame(size, page["left"], page["right"], page["top"], page["bottom"])]),
                PageTemplate(
                    PORTRAIT,
                    [_frame(size, page["left"], page["right"], page["top"], page["bottom"])],
                    onPage=self.number_page,
                ),
                # The binding edge of the sheet is on top of a landscape page.
                PageTemplate(
                    LANDSCAPE,
                    [_frame(size[::-1], page["bottom"], page["top"], page["left"], page["right"])],
                    onPage=self.number_page,
                    pagesize=size[::-1],
                ),
            ]
        )

    def beforeDocument(self) -> None:
        canvas: Any = self.canv
        # Fixed stamps: the day of the paper, not the moment of drawing.
        stamp = TimeStamp(1)
        stamp.YMDhms = self.stamp.timetuple()[:6]
        canvas._doc._timeStamp = stamp

    def handle_documentBegin(self) -> None:
        super().handle_documentBegin()
        self._nextPageTemplateIndex = 1  # everything after page 1 has a number
        self._outline_level = -1
        self._bookmarks = 0

    def number_page(self, canvas: Any, _: BaseDocTemplate) -> None:
        rule = self.rules.styles["page_number"]
        page = self.rules.page
        width, height = canvas._pagesize
        left, right = (page["left"], page["right"]) if width < height else (page["bottom"], page["top"])
        canvas.setFont(fonts.face(rule.bold, rule.italic), rule.size)
        middle = (left * MM + width - right * MM) / 2
        canvas.drawCentredString(
            middle, height - page["number_from_top"] * MM - rule.size * 0.8, str(self.page)
        )

    def afterFlowable(self, flowable: Flowable) -> None:
        if not isinstance(flowable, HeadedParagraph) or not flowable.level:
            return
        level = min(flowable.level, 2)
        self._outline_level = min(level - 1, self._outline_level + 1)
        self._bookmarks += 1
        key = f"part{self._bookmarks}"
        self.canv.bookmarkHorizontal(key, 0, flowable.height)
        self.canv.addOutlineEntry(" ".join(flowable.plain.split()), key, self._outline_level)


def _frame(size: tuple[float, float], left: float, right: float, top: float, bottom: float) -> Frame:
    width, height = size
    return Frame(
        left * MM,
        bottom * MM,
        width - (left + right) * MM,
        height - (top + bottom) * MM,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )


def annex_break(landscape: bool) -> list[Flowable]:
    """Return what starts an annex on a page of its own."""
    return [NextPageTemplate(LANDSCAPE if landscape else PORTRAIT), PageBreak()]


class HeadedParagraph(Paragraph):
    """A paragraph that knows whether it is a heading; ``plain`` is its text without marks."""

    def __init__(self, markup: str, style: Any, level: int = 0, plain: str = "", **more: Any) -> None:
        super().__init__(markup, style, **more)
        self.level, self.plain = level, plain


def heading_level(flowable: Flowable) -> int:
    return getattr(flowable, "level", 0)


def row_heights(table: Flowable) -> list[float]:
    """Return the heights of a table's rows, known once it was wrapped."""
    return list(getattr(table, "_rowHeights", ()))


def least_height(flowable: Flowable, room: float) -> float:
    """Return the height that must be free for a flowable to begin on a page."""
    if isinstance(flowable, Closing):
        return flowable.least_height(room)
    height = float(flowable.wrap(room, 1e6)[1])
    if isinstance(flowable, Table):
        return sum(row_heights(flowable)[:2])
    if not isinstance(flowable, Paragraph):
        return height
    leading = float(flowable.style.leading)
    return height if height < 4 * leading else 2 * leading


class Rule(Flowable):
    """A line as long as the text above it, centred in ``room``."""

    def __init__(self, length: float, room: float) -> None:
        super().__init__()
        self.length, self.room = length, room

    def wrap(self, *_: float) -> tuple[float, float]:
        return self.room, 4.0

    def draw(self) -> None:
        start = (self.room - self.length) / 2
        self.canv.setLineWidth(0.75)
        self.canv.line(start, 3, start + self.length, 3)


class Closing(Flowable):
    """The end of the body and the signature: where a page ends, at least two lines go over with it."""

    def __init__(self, last: Flowable | None, table: Flowable, line: float) -> None:
        super().__init__()
        self.last, self.table, self.line = last, table, line
        self.spaceBefore = last.getSpaceBefore() if last is not None else 0

    def wrap(self, room: float, _: float) -> tuple[float, float]:
        self._heights = [0.0]
        if self.last is not None:
            self._heights = [self.last.wrap(room, 1e6)[1]]
        self._heights += [self.table.getSpaceBefore(), self.table.wrap(room, 1e6)[1]]
        self.width, self.height = room, sum(self._heights)
        return self.width, self.height

    def getSpaceBefore(self) -> float:
        return float(self.spaceBefore)

    def split(self, room: float, free: float) -> list[Flowable]:
        self.wrap(room, free)
        last_height, gap, table_height = self._heights
        first_row = row_heights(self.table)[0]
        if self.last is not None and last_height + gap + first_row > free:
            return self._split_last(room, free, last_height)
        if last_height + gap + table_height > free:
            # Very many recipients: their list runs on, the signature stays with the text.
            top = self.table.split(room, free - last_height - gap)
            if len(top) == 2:
                top[0].spaceBefore = gap
                return [Closing(self.last, top[0], self.line), top[1]]
        return []

    def _split_last(self, room: float, free: float, height: float) -> list[Flowable]:
        assert self.last is not None
        keep = row_heights(self.last)[-1] if isinstance(self.last, Table) else 2 * self.line
        halves = self.last.split(room, min(free, height - keep + 0.1))
        if len(halves) != 2:
            return []
        halves[1].spaceBefore = 0
        return [halves[0], Closing(halves[1], self.table, self.line)]

    def least_height(self, room: float) -> float:
        """Return the height that must be free for the closing to begin on a page."""
        self.wrap(room, 1e6)
        if self.last is None or self._heights[0] < 4 * self.line:
            return self._heights[0] + self._heights[1] + float(row_heights(self.table)[0])
        return 2 * self.line

    def draw(self) -> None:
        if self.last is not None:  # first, so that the text is read back in its order
            self.last.drawOn(self.canv, 0, self._heights[1] + self._heights[2])
        self.table.drawOn(self.canv, 0, 0)
