"""Tables in a paper's text: one row a line between upright strokes, the first row the heads.

A second row of hyphens sets the columns: ``:---`` left, ``:-:`` centred, ``--:`` right, and where the numbers of
hyphens differ their widths. ``|= Các chi bộ xóm |`` is a row across the table, ``|+ Tổng cộng | 90 |`` at the end a
total. A table whose heads are all empty has none.
"""

import re
from collections.abc import Sequence

from office_app.domain.official_paper import Align, Cell, Run, Table, cell_text
from office_app.domain.run_markup import escape, hidden, parse_runs

_RULE_CELL = re.compile(r"(:?)(-+)(:?)")
GROUP, TOTAL = "|=", "|+"
_STROKE = re.compile(r"(?<!\\)\|")


def is_row(line: str) -> bool:
    return len(line) > 1 and line.startswith("|") and line.endswith("|")


def parse_table(lines: Sequence[str]) -> Table:
    """Return the table of lines for which ``is_row`` holds."""
    heads, *body = [_cells(line) for line in lines]
    kinds = [line[:2] for line in lines[1:]]
    widths: tuple[float, ...] = ()
    aligns: tuple[Align, ...] = ()
    if body and _is_rule(lines[1]):
        widths, aligns = _columns(lines[1])
        body, kinds = body[1:], kinds[1:]
    count = len(heads)
    return Table(
        [cell_text(cell) for cell in heads] if any(heads) else (),
        [_filled(row, count) for row in body],
        widths=widths if len(widths) == count else (),
        aligns=aligns[:count],
        total_row=bool(kinds) and kinds[-1] == TOTAL,
        group_rows=tuple(at for at, kind in enumerate(kinds) if kind == GROUP),
    )


def is_rule(line: str) -> bool:
    """Tell whether a row only sets the columns."""
    return is_row(line) and _is_rule(line)


def split_row(line: str) -> tuple[str, list[str]]:
    """Return how a row begins, and its cells as they are written."""
    start = _begins(line)
    return line[:start], [cell.strip() for cell in _STROKE.split(line[start:-1])]


def joined_row(begins: str, cells: Sequence[str]) -> str:
    """Return the row that ``split_row`` would split so."""
    return f"{begins} {' | '.join(cells)} |"


def cell_markup(text: str) -> str:
    """Return plain text as a cell is written."""
    return escape(text).replace("|", r"\|")


def _begins(line: str) -> int:
    return 2 if line[:2] in (GROUP, TOTAL) and len(line) > 2 else 1


def _cells(line: str) -> list[Cell]:
    return [_cell(parse_runs(cell.strip())) for cell in hidden(line)[_begins(line) : -1].split("|")]


def _cell(runs: Sequence[Run]) -> Cell:
    """Return a plain cell as text, one with marks as its runs."""
    if any(run.bold or run.italic or run.underline or run.note for run in runs):
        return tuple(runs)
    return "".join(run.text for run in runs)


def _filled(row: Sequence[Cell], count: int) -> list[Cell]:
    return [*row, *[""] * count][:count]


def _is_rule(line: str) -> bool:
    return all(
        (found := _RULE_CELL.fullmatch(cell.strip())) and len(found[0]) >= 3 for cell in line[1:-1].split("|")
    )


def _columns(line: str) -> tuple[tuple[float, ...], tuple[Align, ...]]:
    found = [_RULE_CELL.fullmatch(cell.strip()) for cell in line[1:-1].split("|")]
    lengths, aligns = [], []
    for cell in found:
        assert cell is not None
        lengths.append(len(cell[0]))
        aligns.append(Align.CENTER if cell[1] and cell[3] else Align.RIGHT if cell[3] else Align.LEFT)
    widths = tuple(length / sum(lengths) for length in lengths) if len(set(lengths)) > 1 else ()
    return widths, tuple(aligns) if set(aligns) != {Align.LEFT} else ()
