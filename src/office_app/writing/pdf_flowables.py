"""The flowables that reportlab lacks. Imported only when a PDF is drawn."""

from typing import Any

from reportlab.platypus import Flowable, Paragraph

from office_app.writing.pdf_drawn_table import DrawnTable


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
    if isinstance(flowable, DrawnTable):
        return flowable.least_height()
    height = float(flowable.wrap(room, 1e6)[1])
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
    """The end of the body and the signature: where a page ends, at least two lines go over with it.

    ``line`` is the height of a line of text, ``page_height`` of the text area.
    """

    def __init__(self, last: Flowable | None, table: Flowable, line: float, page_height: float) -> None:
        super().__init__()
        self.last, self.table, self.line, self.page_height = last, table, line, page_height
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
                return [self._with(self.last, top[0]), top[1]]
        return []

    def _split_last(self, room: float, free: float, height: float) -> list[Flowable]:
        assert self.last is not None
        keep = self.last.last_height() if isinstance(self.last, DrawnTable) else 2 * self.line
        halves: list[Any] = self.last.split(room, min(free, height - keep + 0.1))
        if len(halves) != 2 and free > self.page_height - 1:  # a row of a table about as tall as a page
            halves = [self.last, None] if height <= free else self.last.split(room, free)
        if len(halves) != 2:
            return []
        last, rest = halves
        if rest is not None:
            rest.spaceBefore = 0
        return [last, self._with(rest, self.table)]

    def _with(self, last: Flowable | None, table: Flowable) -> "Closing":
        return Closing(last, table, self.line, self.page_height)

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
