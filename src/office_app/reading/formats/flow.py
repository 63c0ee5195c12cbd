"""Paragraphs and cells in the order in which RTF and DOC store them, put together into lines."""

from dataclasses import dataclass, field

from office_app.reading.formats.legacy import Letters, Run
from office_app.reading.formats.letterhead import columns_first, tabs_apart

_DEEPEST = 30  # tables within tables; what lies deeper is read as if it lay there


@dataclass
class _Table:
    rows: list[list[list[str]]] = field(default_factory=list)
    cells: list[list[str]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)  # of the cell that is open


class Flow:
    """One story (body, note, header). ``depth`` is how many tables a paragraph lies in."""

    def __init__(self, letters: Letters) -> None:
        self._letters = letters
        self._open = [_Table()]  # the first is the story itself
        self.runs: list[Run] = []
        self.boxes: list[Flow] = []  # text boxes that hang on the paragraph

    def end_paragraph(self, depth: int = 0) -> None:
        self._go_to(depth)
        self._open[-1].lines += self._letters.paragraph(self.runs).split("\n")
        boxes, self.runs, self.boxes = self.boxes, [], []
        for box in boxes:
            self._open[-1].lines += "\n".join(box.lines()).strip("\n ").split("\n")

    def end_cell(self, depth: int = 1) -> None:
        self.end_paragraph(max(depth, 1))
        table = self._open[-1]
        table.cells.append(table.lines)
        table.lines = []

    def end_row(self, depth: int = 1) -> None:
        self._go_to(max(depth, 1))
        table = self._open[-1]
        table.rows.append(table.cells)
        table.cells = []

    def lines(self) -> list[str]:
        if self.runs or self.boxes:
            self.end_paragraph()
        self._go_to(0)
        return tabs_apart(self._open[0].lines)

    def _go_to(self, depth: int) -> None:
        depth = min(depth, _DEEPEST)
        while len(self._open) - 1 > depth:
            table = self._open.pop()
            if table.lines:
                table.cells.append(table.lines)
            if table.cells:
                table.rows.append(table.cells)
            self._open[-1].lines += columns_first(table.rows)
        while len(self._open) - 1 < depth:
            self._open.append(_Table())


def symbol(number: int) -> str:
    """Return a character of a symbol font; those fonts have no Unicode, so only the usual dashes are known."""
    if 0xF000 <= number <= 0xF0FF:
        return {0xF02D: "-", 0xF0B7: "-", 0xF0A7: "-", 0xF0D8: "-", 0xF0FC: "✓", 0xF0E0: "→"}.get(number, "")
    return chr(number) if number < 0xD800 or 0xE000 <= number <= 0x10FFFF else ""
