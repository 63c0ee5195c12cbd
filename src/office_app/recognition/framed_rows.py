"""Rows of tables as readers and people write them, «| a | b |»: told from letterheads, each on one line of its own."""

import re
from collections.abc import Sequence

from office_app.domain.vietnamese import fold
from office_app.recognition.columns import AUTHORITY, is_recipients_line
from office_app.recognition.joining import Line, is_row, starts_block

ROW = "\ufdd0"
"""Before a row that is to stay on one line: no character of any text."""
_EDGE = "|"
_BETWEEN = " | "
_RULE = re.compile(r"[\s|:=\-–—]+")
_LONGEST = 1_500  # characters of a cell; a longer one is a frame around text
_TITLES = ("dang cong san viet nam", "cong hoa xa hoi chu nghia")
_NUMBERS = re.compile(r"(?:S ?)?T ?T")  # a narrow cell breaks it
_FIGURE = re.compile(r"\d{1,3}[.)]?|S?TT")
_HEADING = re.compile(r"S?TT\s*\|[^|]+\|")
_NUMBERED = re.compile(r"(?:\d{1,3}|[IVX]{1,5}|[A-H])[.)]?\s*\|")
_FAR = 5  # lines of a row without any sign between cells
_FULL = 55  # characters: a shorter line was not broken for want of room


class TableRows:
    """Finds the rows of tables page by page; rows without edges may go on from one page to the next."""

    def __init__(self) -> None:
        self.begun = ""
        """A row that the end of the page cut."""
        self._edges = 0  # between the cells of the table that reached the end of the page before

    def on_page(self, page: str) -> str:
        """Return the text of a page with each row of a table on one line behind ``ROW``.

        Letterheads and signatures set in tables, and boxes of a single cell, stay as they are.
        """
        lines = page.split("\n")
        out: list[str] = []
        at = self._go_on(lines, out)
        while at < len(lines):
            line = lines[at].strip()
            end = at
            if line[:1] == _EDGE and line.count(_EDGE) > 1:
                end = _end_of_block(lines, at)
                out += _rows(lines[at:end])
            elif _BETWEEN in line and (edges := _edges_of_heading(lines, at)) > 1:
                end = self._take(lines, at, edges, out)
            if end == at:
                out.append(lines[at])
                end += 1
            at = end
        return "\n".join(out)

    def _go_on(self, lines: Sequence[str], out: list[str]) -> int:
        """Take the rows that go on from the page before; return where they end."""
        edges, begun = self._edges, self.begun
        self._edges, self.begun = 0, ""
        at = next((i for i, line in enumerate(lines[:_FAR]) if _EDGE in line), None) if edges else None
        if at is None or _is_edged(lines[at].strip()):
            out += [begun] if begun else []
            return 0
        first = at
        while begun and first and lines[first - 1].strip() and not lines[first - 1].strip().isdigit():
            first -= 1
        out += lines[:first]
        return self._take(lines, first, edges, out, begun)

    def _take(self, lines: Sequence[str], at: int, edges: int, out: list[str], begun: str = "") -> int:
        rows, end, rest = _rows_without_edges(lines, at, edges, begun)
        over = end >= len(lines) - 1  # the page ends with it
        if len(rows) < 2 and not (begun or rest or over):
            return at
        out += rows or ([begun] if begun and not rest else [])  # what follows is not the rest of it
        if over:
            self._edges, self.begun = edges, rest
            out += lines[end:]
            return len(lines)
        out += [rest] if rest else []
        return end


def _end_of_block(lines: Sequence[str], at: int) -> int:
    """Return where the lines of a table end that begins at ``at``; rows may be broken to the width of a page."""
    end = at
    while end < len(lines) and _is_edged(lines[end].strip()):
        end += 1
    if end > at and (end == len(lines) or _EDGE not in lines[end]):
        return end
    for number in range(end, len(lines)):
        line = lines[number].strip()
        if not line or number - end > _FAR:
            break
        if line[-1] == _EDGE:
            end = number + 1
    return end


def _is_edged(line: str) -> bool:
    return len(line) > 2 and line[0] == _EDGE == line[-1]


def _rows(block: Sequence[str]) -> list[str]:
    lines = [line.strip() for line in block]
    rows = [_cells(line) for line in lines] if all(map(_is_edged, lines)) else []
    if len({len(row) for row in rows}) != 1:
        rows = _put_together(" ".join(lines)) or rows
    if not rows or not _is_table(rows):
        return list(block)
    if _NUMBERS.fullmatch(rows[0][0]):
        rows[0][0] = rows[0][0].replace(" ", "")
    return [_row(cells) for cells in rows if not all(not cell or _RULE.fullmatch(cell) for cell in cells)]


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line[1:-1].split(_EDGE)]


def _put_together(text: str) -> list[list[str]]:
    """Return the rows of a table whose lines were broken: as many cells as the first has, an edge after each row."""
    cells = _cells(text)
    width = cells.index("") if "" in cells else len(cells)
    if width < 2 or (len(cells) + 1) % (width + 1) or any(cells[width :: width + 1]):
        return []
    return [cells[at : at + width] for at in range(0, len(cells), width + 1)]


def _edges_of_heading(lines: Sequence[str], at: int) -> int:
    """Return how many signs stand between the cells of a heading, which may run over two lines; 0 without rows."""
    line, below = lines[at].strip(), [line.strip() for line in lines[at + 1 : at + 1 + _FAR]]
    headed = bool(_HEADING.match(line))
    rows = sum(_BETWEEN in row for row in below)
    if line[-1] == _EDGE or (rows < (1 if headed else 2) and not (headed and not any(below))):
        return 0
    wide = headed and below and not _NUMBERED.match(below[0])
    return line.count(_EDGE) + (below[0].count(_EDGE) if wide else 0)


def _rows_without_edges(lines: Sequence[str], at: int, edges: int, begun: str) -> tuple[list[str], int, str]:
    """Return the rows «1 | a | b» from a heading or another row on, whole where they were broken.

    With them: where they end, and what is there of a row that the end of the page cut; ``begun`` is such a one.
    """
    rows: list[str] = []
    row, begin = begun, at
    for number in range(at, len(lines)):
        line = lines[number].strip()
        signs = row.count(_EDGE)
        if line and signs < edges and signs + line.count(_EDGE) <= edges:
            row = f"{row} {line}".strip()
        elif (
            signs == edges and len(lines[number - 1]) >= _FULL and _goes_on_below(lines[number : number + 3])
        ):
            row = f"{row} {line}"
        elif signs == edges and _BETWEEN in line:
            rows.append(ROW + row)
            row, begin = line, number
        else:
            break
    else:
        number = len(lines)
    if row.count(_EDGE) == edges:
        return [*rows, ROW + row], number, ""
    return (rows, number, row) if number == len(lines) else (rows, begin, "")


def _goes_on_below(lines: Sequence[str]) -> bool:
    """Tell whether the first of some lines is the rest of a row's last cell: another row follows, or small letters."""
    line = lines[0].strip()
    if not line or _EDGE in line or starts_block(line):
        return False
    return line[0].islower() or any(_BETWEEN in below for below in lines[1:])


def _is_table(rows: Sequence[Sequence[str]]) -> bool:
    if max(map(len, rows)) < 3 and len(rows) < 2:
        return False
    cells = [cell for row in rows for cell in row if cell]
    if any(len(cell) > _LONGEST or is_recipients_line(cell) or AUTHORITY.match(cell) for cell in cells):
        return False
    return not any(title in fold(cell[:60]) for cell in cells[:12] for title in _TITLES)


def _row(cells: Sequence[str]) -> str:
    filled = [cell for cell in cells if cell]
    if len(filled) == 1 and (cells[0] or len(cells) < 3):
        return filled[0]  # a heading over all columns
    return ROW + _BETWEEN.join(cells)


def with_whole_rows(lines: list[Line]) -> list[Line]:
    """Put rows together that the end of a page cut, and leave out headings that a page repeats."""
    out: list[Line] = []
    heading: str | None = None
    for line in lines:
        before = out[-1] if out else None
        if not is_row(line):
            heading = None
        elif before is None or not is_row(before):
            heading = line.text
        elif line.page != before.page:
            if line.text == heading:
                continue
            if (whole := _goes_on(before.text, line.text)) is not None:
                before.text, before.page = whole, line.page
                continue
        out.append(line)
    for line in out:
        if (
            line.text[0] == _EDGE
            and len(filled := list(filter(None, map(str.strip, line.text.split(_EDGE))))) == 1
        ):
            line.text = filled[0]
    return out


def _goes_on(before: str, line: str) -> str | None:
    """Return both rows as one where the second has the rest of the first: no first cell, and words that go on."""
    ends = [cell.strip() for cell in before.split(_EDGE)]
    rests = [cell.strip() for cell in line.split(_EDGE)]
    if len(ends) != len(rests) or rests[0]:
        return None
    if not _FIGURE.fullmatch(ends[0]) and not any(rest[:1].islower() for rest in rests):
        return None
    filled = [(end, rest) for end, rest in zip(ends, rests, strict=True) if rest]
    if not all(end for end, _ in filled) or all(
        rest[0].isupper() and end[-1] in ".;" for end, rest in filled
    ):
        return None
    return _BETWEEN.join(f"{end} {rest}".strip() for end, rest in zip(ends, rests, strict=True))
