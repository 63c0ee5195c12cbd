"""Tables on a page picture: the rules around their cells, and each cell read for itself.

Lines of one cell seldom stand level with those of the next, which the engine takes for one column and jumbles.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from PIL import Image

from office_app.domain.page_layout import Box
from office_app.reading.formats.letterhead import is_table
from office_app.reading.formats.ocr_engine import EngineTime, Word, read_words
from office_app.reading.formats.ocr_mend import mended
from office_app.reading.formats.table_grid import Cell, Grid, grids_of

_PIECE = 0.03  # of an inch: of such pieces a rule is made
_PIECES = re.compile(rb"\xff{7,}")  # no letter is so tall, and between lines there is paper
_INK = 185  # mean grey value of a piece that is ink all along; a thin rule is no darker
_BESIDE, _WITHIN = 6, 3  # pixels that a rule may take of a cell: a long one is seldom quite upright
_MARGIN = 12  # pixels of paper around a cell, which the engine wants
_DARK = 140  # grey value of letters
_LEAST_WIDTH, _LEAST_HEIGHT = 1.5, 0.3  # inches of a table; what is smaller is made of letters
_EDGE = "|"
_SIGNS = "|_[]¦~'`"


@dataclass(frozen=True)
class PictureTable:
    """The words of a table row by row, mended, with a ``|`` for each rule beside a cell; ``box`` is all of it."""

    rows: Sequence[list[Word]]
    box: Word


def tables_on(straight: Image.Image, dpi: int) -> list[Grid]:
    """Return the tables of a page put straight (dark on white), in pixels, y upwards from its top."""
    piece = max(3, round(_PIECE * dpi))
    upright = _runs(straight, piece)
    if len(upright) < 2:
        return []
    level = _runs(straight.transpose(Image.Transpose.TRANSPOSE), piece)
    rules = [(x, start, x + 1, end) for x, start, end in upright]
    rules += [(start, y, end, y + 1) for y, start, end in level]
    scale = 72 / dpi
    grids = grids_of([(a * scale, -b * scale, c * scale, -d * scale) for a, b, c, d in rules])
    return [
        Grid([x / scale for x in grid.xs], [y / scale for y in grid.ys], grid.roots)
        for grid in grids
        if grid.columns > 1
        and grid.xs[-1] - grid.xs[0] >= _LEAST_WIDTH * 72
        and grid.ys[0] - grid.ys[-1] >= _LEAST_HEIGHT * 72
    ]


def is_row(line: Sequence[Word]) -> bool:
    """Tell whether a line is a row of a table."""
    return bool(line) and line[0].text == _EDGE


def without_tables(straight: Image.Image, grids: Sequence[Grid]) -> Image.Image:
    """Return the page with paper where its tables are."""
    if not grids:
        return straight
    bare = straight.copy()
    for grid in grids:
        left, top, right, bottom = _pixels((grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1]))
        bare.paste(255, (left - _BESIDE, top - _BESIDE, right + _BESIDE, bottom + _BESIDE))
    return bare


def read_tables(
    straight: Image.Image, grids: Sequence[Grid], dpi: int, limit: EngineTime, line: int
) -> tuple[list[PictureTable], list[Word]]:
    """Read the cells of some tables; return the tables, and the words of grids that are none.

    Args:
        straight: the page.
        grids: of it.
        dpi: of it.
        limit: time for all of them.
        line: the number of the first line read.
    """
    tables: list[PictureTable] = []
    loose: list[Word] = []
    lines = count(line)
    for grid in grids:
        cells = {cell: mended(_read(straight, box, dpi, limit, lines)) for cell, box in _boxes(grid)}
        used = sorted({column for (_, column), words in cells.items() if words})
        rows = [[cells.get((row, column), []) for column in used] for row in range(grid.rows)]
        rows = [row for row in rows if any(row)]
        if is_table([[" ".join(word.text for word in cell) for cell in row] for row in rows], ruled=True):
            tables.append(_table(rows, [grid.xs[column] for column in used], grid, next(lines)))
        else:
            loose += [word for words in cells.values() for word in words]
    return tables, loose


def _runs(grey: Image.Image, piece: int) -> list[tuple[int, int, int]]:
    """Return column, top and bottom of what is ink from top to bottom over several pieces."""
    squeezed = grey.resize((grey.width, max(1, grey.height // piece)), Image.Resampling.BOX)
    ink = squeezed.point([255 if value < _INK else 0 for value in range(256)])
    columns = ink.transpose(Image.Transpose.TRANSPOSE)
    apart = Image.new("L", (columns.width + 1, columns.height))  # a run must not go on in the next column
    apart.paste(columns, (0, 0))
    step = grey.height / squeezed.height
    found = []
    for run in _PIECES.finditer(apart.tobytes()):
        column, first = divmod(run.start(), apart.width)
        found.append((column, round(first * step), round((first + len(run.group())) * step)))
    return found


def _boxes(grid: Grid) -> Iterator[tuple[Cell, Box]]:
    """Yield the cells, joined ones as one, and where they are."""
    for root in dict.fromkeys(grid.roots.values()):
        joined = [cell for cell, other in grid.roots.items() if other == root]
        bottom, right = max(row for row, _ in joined) + 1, max(column for _, column in joined) + 1
        yield root, (grid.xs[root[1]], grid.ys[root[0]], grid.xs[right], grid.ys[bottom])


def _read(straight: Image.Image, box: Box, dpi: int, limit: EngineTime, lines: Iterator[int]) -> list[Word]:
    """Return the words within the rules of a cell, line by line."""
    left, top, right, bottom = _pixels(box)
    inside = (left + _BESIDE, top + _WITHIN, right - _BESIDE, bottom - _WITHIN)
    if inside[2] <= inside[0] or inside[3] <= inside[1]:
        return []
    cell = straight.crop(inside)
    if not any(cell.histogram()[:_DARK]):
        return []
    sheet = Image.new("L", (cell.width + 2 * _MARGIN, cell.height + 2 * _MARGIN), 255)
    sheet.paste(cell, (_MARGIN, _MARGIN))
    numbers: dict[int, int] = {}
    found: list[Word] = []
    for word in read_words(sheet, dpi, limit, block=True):
        text = word.text.strip(_SIGNS)
        if word.line not in numbers:
            numbers[word.line] = next(lines)
        if text:
            x, y = inside[0] - _MARGIN, inside[1] - _MARGIN
            place = word.left + x, word.top + y, word.right + x, word.bottom + y
            found.append(Word(text, *place, word.confidence, numbers[word.line]))
    return found


def _table(rows: Sequence[Sequence[list[Word]]], xs: Sequence[float], grid: Grid, line: int) -> PictureTable:
    box = Word("table", grid.xs[0], -grid.ys[0], grid.xs[-1], -grid.ys[-1], 100, line)
    out: list[list[Word]] = []
    for cells in rows:
        row: list[Word] = []
        for x, cell in zip((*xs, grid.xs[-1]), (*cells, []), strict=True):
            beside = cell[0] if cell else row[-1] if row else next(word for each in cells for word in each)
            row += [Word(_EDGE, x, beside.top, x + 1, beside.bottom, 100, line), *cell]
        out.append(row)
    return PictureTable(out, box)


def _pixels(box: Box) -> tuple[int, int, int, int]:
    left, top, right, bottom = box
    return round(left), round(-top), round(right), round(-bottom)
