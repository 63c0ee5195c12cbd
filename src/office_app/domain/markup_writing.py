"""Blocks of a paper back to the light markup they are edited in; ``parse_markup`` gives the same blocks again."""

import re
from collections.abc import Iterable, Sequence

from office_app.domain.official_paper import Align, Block, BlockKind, Cell, Run, Table, cell_runs
from office_app.domain.run_markup import escape

_FRAMES = {
    BlockKind.DIVISION: "# {}",
    BlockKind.PART: "# {}",
    BlockKind.ARTICLE: "## {}",
    BlockKind.SECTION: "## {}",
    BlockKind.SUBSECTION: "### {}",
    BlockKind.BASIS: "> {}",
    BlockKind.CENTRED: "-> {} <-",
}
_FRAMED = re.compile(r"[#>|]|->")  # what a paragraph must not begin with
_DASHES = 100  # of a table's whole width


def markup_of(blocks: Iterable[Block]) -> str:
    """Return the text that blocks are written as, one a line."""
    lines: list[str] = []
    for block in blocks:
        if block.table is not None:
            lines += _table(block.table)
            continue
        text = _marked(block.runs)
        if block.kind is BlockKind.DIVISION:
            text = text.replace("\n", " | ")
        frame = _FRAMES.get(block.kind)
        lines.append(frame.format(text) if frame else _kept_plain(text))
    return "\n".join(lines)


def _kept_plain(text: str) -> str:
    return f"\\{text}" if _FRAMED.match(text) else text


def _marked(runs: Iterable[Run]) -> str:
    return "".join(map(_one, runs))


def _one(run: Run) -> str:
    text = escape(run.text)
    inside = text.strip()
    if inside:
        stars = "*" * (2 * run.bold + run.italic)
        line = "__" if run.underline else ""
        text = text.replace(inside, f"{stars}{line}{inside}{line}{stars}", 1)
    return f"{text}[^ {escape(run.note)} ]" if run.note else text


def _table(table: Table) -> list[str]:
    count = table.columns
    lines = [_row("|", table.heads or [""] * count)]
    if table.widths or table.aligns:
        lines.append(_rule(table, count))
    last = len(table.rows) - 1
    for at, row in enumerate(table.rows):
        if at in table.group_rows:
            lines.append(_row("|=", row[:1]))
        else:
            lines.append(_row("|+" if table.total_row and at == last else "|", row))
    return lines


def _row(start: str, cells: Sequence[Cell]) -> str:
    written = (_marked(cell_runs(cell)).replace("|", "\\|").replace("\n", " ") for cell in cells)
    return f"{start} {' | '.join(written)} |"


def _rule(table: Table, count: int) -> str:
    shares = table.widths or [0.0] * count
    aligns = [*table.aligns, *[Align.LEFT] * count][:count]
    return f"| {' | '.join(map(_rule_cell, shares, aligns))} |"


def _rule_cell(share: float, align: Align) -> str:
    length = max(3, round(share * _DASHES))
    if align is Align.CENTER:
        return f":{'-' * (length - 2)}:"
    return f"{'-' * (length - 1)}:" if align is Align.RIGHT else "-" * length
