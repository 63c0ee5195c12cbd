"""Rows of a table laid out for a page: their lines of text, how high they are, where a page may cut one.

Imported only when a PDF is drawn.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from office_app.domain.official_paper import Align
from office_app.writing import fonts
from office_app.writing.table_layout import RowKind

CELL = 3.0  # points between a cell's text and its lines
_LINE = 0.5  # thickness of the lines


@dataclass(frozen=True)
class CellText:
    """Lines in one face, or a paragraph of mixed faces with the height it takes; ``wide`` is the cell's own width."""

    lines: Sequence[str]
    face: str
    align: Align
    wide: float
    paragraph: Any = None
    paragraph_height: float = 0.0

    @property
    def room(self) -> float:
        return self.wide - 2 * CELL


@dataclass(frozen=True)
class DrawnRow:
    """One row ready to be drawn. ``short``: it may be kept together with others."""

    kind: RowKind
    cells: Sequence[CellText]
    size: float
    leading: float
    height: float
    short: bool = True


def drawn_row(
    kind: RowKind, cells: Sequence[CellText], size: float, leading: float, *, short: bool = True
) -> DrawnRow:
    """Return a row as high as its highest cell."""
    inner = max(
        cell.paragraph_height if cell.paragraph is not None else max(1, len(cell.lines)) * leading
        for cell in cells
    )
    return DrawnRow(kind, cells, size, leading, inner + 2 * CELL, short)


def paragraph_cell(paragraph: Any, face: str, align: Align, wide: float) -> CellText:
    """Return a cell of a paragraph, measured; of None an empty one."""
    height = 0.0 if paragraph is None else float(paragraph.wrap(wide - 2 * CELL, 1e6)[1])
    return CellText((), face, align, wide, paragraph, height)


def cut_row(row: DrawnRow, room: float) -> tuple[DrawnRow, DrawnRow] | None:
    """Return what of a row fits into ``room`` points, and the rest; None when nothing does."""
    fits = int((room - 2 * CELL) / row.leading)
    pairs = [_cut_cell(cell, fits, row.leading) for cell in row.cells]
    if not any(top.lines or top.paragraph for top, _ in pairs):
        return None
    tops, rests = zip(*pairs, strict=True)
    return (
        drawn_row(row.kind, tops, row.size, row.leading, short=row.short),
        drawn_row(row.kind, rests, row.size, row.leading, short=row.short),
    )


def _cut_cell(cell: CellText, fits: int, leading: float) -> tuple[CellText, CellText]:
    if cell.paragraph is None:
        return replace(cell, lines=cell.lines[:fits]), replace(cell, lines=cell.lines[fits:])
    parts = [cell.paragraph]
    if cell.paragraph_height > fits * leading:
        parts = cell.paragraph.split(cell.room, fits * leading) or [None, cell.paragraph]
    top, rest = [*parts, None][:2]
    return tuple(paragraph_cell(part, cell.face, cell.align, cell.wide) for part in (top, rest))  # type: ignore[return-value]


def draw_rows(canvas: Any, rows: Sequence[DrawnRow], widths: Sequence[float]) -> None:
    """Draw rows upwards from the canvas's origin, the first one on top."""
    top = sum(row.height for row in rows)
    _draw_lines(canvas, rows, top, widths)
    _draw_texts(canvas, rows, top)


def _draw_lines(canvas: Any, rows: Sequence[DrawnRow], top: float, widths: Sequence[float]) -> None:
    """Draw the grid: a line under each row, upright ones as long as no cell goes across the table."""
    edges = [0.0]
    for wide in widths:
        edges.append(edges[-1] + wide)
    y, begun = top, top
    lines = [(0.0, top, edges[-1], top), (0.0, top, 0.0, 0.0), (edges[-1], top, edges[-1], 0.0)]
    for row in rows:
        if len(row.cells) == 1:
            lines += [(x, begun, x, y) for x in edges[1:-1] if begun > y]
            begun = y - row.height
        y -= row.height
        lines.append((0.0, y, edges[-1], y))
    lines += [(x, begun, x, y) for x in edges[1:-1] if begun > y]
    canvas.setLineWidth(_LINE)
    canvas.setLineCap(2)
    canvas.lines(lines)


def _draw_texts(canvas: Any, rows: Sequence[DrawnRow], top: float) -> None:
    """Draw all lines as one text, which is what makes it fast; paragraphs after it."""
    text, face, y = canvas.beginText(), ("", 0.0), top
    mixed: list[tuple[CellText, float, float]] = []
    for row in rows:
        y -= row.height
        left = 0.0
        for cell in row.cells:
            if cell.paragraph is not None:
                mixed.append((cell, left + CELL, y + (row.height - cell.paragraph_height) / 2))
            elif cell.lines:
                if face != (cell.face, row.size):
                    face = cell.face, row.size
                    text.setFont(*face, row.leading)
                base = y + (row.height + len(cell.lines) * row.leading) / 2 - row.size
                _draw_cell(text, cell, left + CELL, base, row)
            left += cell.wide
    canvas.drawText(text)
    for cell, left, low in mixed:
        cell.paragraph.drawOn(canvas, left, low)


def _draw_cell(text: Any, cell: CellText, left: float, base: float, row: DrawnRow) -> None:
    for line in cell.lines:
        if line:
            x = left
            if cell.align is not Align.LEFT:
                free = cell.room - fonts.face_width(line, cell.face, row.size)
                x += free if cell.align is Align.RIGHT else free / 2
            text.setTextOrigin(x, base)
            text.textOut(line)
        base -= row.leading
