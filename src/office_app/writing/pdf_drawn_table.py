"""A table drawn straight on the pages, a page at a time: two hundred pages take little more memory than one.

Imported only when a PDF is drawn.
"""

from collections.abc import Sequence
from typing import Any, Protocol

from reportlab.platypus import Flowable

from office_app.writing.pdf_rows import DrawnRow, cut_row, draw_rows
from office_app.writing.table_layout import RowKind

_LEAST = 60.0  # points below the head that a row taller than a page may begin in
_KEPT = 3  # rows that end a table together: the total is not left alone on a page
_SPARE = 0.01  # of a point: heights are sums of fractions


class Rows(Protocol):
    """The rows of one table, laid out when they are asked for."""

    count: int
    widths: Sequence[float]
    page_height: float

    def head(self) -> DrawnRow | None: ...
    def row(self, at: int) -> DrawnRow: ...
    def forget(self, at: int) -> None:
        """Hear that a row has been drawn and is not asked for again."""

    def carried(self, start: int) -> DrawnRow | None:
        """Return the line above a page's rows, which says what was carried over; None for none."""

    def carrying(self, start: int, stop: int) -> DrawnRow | None:
        """Return the line below a page's rows, which says what they carry over; None for none."""

    def noted(self, start: int, stop: int) -> Sequence[Any]:
        """Return the paragraphs of these rows that name footnotes."""


class DrawnTable(Flowable):
    """The rows ``start`` to ``stop`` of a table; ``begun`` is what is left of the first, when a page has cut it."""

    def __init__(
        self, rows: Rows, start: int = 0, stop: int | None = None, begun: DrawnRow | None = None
    ) -> None:
        super().__init__()
        self._rows, self._start, self._begun = rows, start, begun
        self._stop = rows.count if stop is None else stop
        self.hAlign = "LEFT"

    # ---- what stands where

    def _row(self, at: int) -> DrawnRow:
        return self._begun if at == self._start and self._begun is not None else self._rows.row(at)

    def _above(self) -> list[DrawnRow]:
        found = (self._rows.head(), self._rows.carried(self._start))
        return [row for row in found if row is not None]

    def _below(self, stop: int) -> list[DrawnRow]:
        row = self._rows.carrying(self._start, stop) if stop < self._rows.count else None
        return [] if row is None else [row]

    def least_height(self) -> float:
        """Return the height that must be free for the table to begin on a page."""
        first = [self._row(self._start)] if self._start < self._stop else []
        return _height([*self._above(), *first])

    def last_height(self) -> float:
        """Return the height of the last row."""
        return self._row(self._stop - 1).height if self._stop > self._start else self.least_height()

    def noted(self) -> Sequence[Any]:
        """Return the paragraphs that name footnotes."""
        return self._rows.noted(self._start, self._stop)

    # ---- what reportlab asks

    def wrap(self, room: float, free: float) -> tuple[float, float]:
        """Return the size; of a table higher than ``free`` no more than that it is, so that no row is laid early."""
        height = _height([*self._above(), *self._below(self._stop)])
        for at in range(self._start, self._stop):
            height += self._row(at).height
            if height > free + _SPARE:
                break
        self.width, self.height = sum(self._rows.widths), height
        return self.width, self.height

    def split(self, room: float, free: float) -> list[Flowable]:
        used, at = _height(self._above()), self._start
        while at < self._stop:
            used += self._row(at).height
            if used + _height(self._below(at + 1)) > free + _SPARE:
                break
            at += 1
        if at == self._stop:
            return [self]
        if at == self._start:
            return self._cut(free)
        kept = self._kept_together(at)
        if kept == self._start:  # what belongs together goes to the next page, unless no page can hold it
            return self._parts(at) if free >= self._rows.page_height - 1 else []
        return self._parts(kept)

    def _kept_together(self, at: int) -> int:
        """Return where to split, at ``at`` or above: no group is parted from its rows, no total left alone."""
        ending = max(self._start, self._rows.count - _KEPT)
        if ending < at and all(self._row(n).short for n in range(ending, self._stop)):
            at = ending
        while at - 1 > self._start and self._row(at - 1).kind is RowKind.GROUP:
            at -= 1
        return at

    def _parts(self, at: int) -> list[Flowable]:
        first = DrawnTable(self._rows, self._start, at, self._begun)
        return [first, DrawnTable(self._rows, at, self._stop)]

    def _cut(self, free: float) -> list[Flowable]:
        """Cut a first row that no page can hold; any other goes whole to the next page."""
        above, below = _height(self._above()), _height(self._below(self._start + 1))
        row = self._row(self._start)
        if above + row.height + below <= self._rows.page_height + _SPARE or free < above + _LEAST:
            return []
        parts = cut_row(row, free - above - below)
        if parts is None:
            return []
        first = DrawnTable(self._rows, self._start, self._start + 1, parts[0])
        return [first, DrawnTable(self._rows, self._start, self._stop, parts[1])]

    def draw(self) -> None:
        inner = [self._row(at) for at in range(self._start, self._stop)]
        draw_rows(self.canv, [*self._above(), *inner, *self._below(self._stop)], self._rows.widths)
        for at in range(self._start, self._stop):
            self._rows.forget(at)


def _height(rows: Sequence[DrawnRow]) -> float:
    return sum(row.height for row in rows)
