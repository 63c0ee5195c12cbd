"""One story of an OpenDocument text (body, note, header) as lines of text."""

import re
from dataclasses import dataclass, field
from typing import Any

from office_app.reading.formats.legacy import Letters, Run
from office_app.reading.formats.letterhead import columns_first, tabs_apart
from office_app.reading.formats.list_numbers import LEVELS, ListCounts
from office_app.reading.formats.looks import Look
from office_app.reading.formats.notes import note_line, note_sign
from office_app.reading.formats.odt_styles import DRAW, OFFICE, OUTLINE, STYLE, TABLE, TEXT, OdtStyles

_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_WHITE = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 200
# Dropped with all that is in them: deleted text, comments, what is drawn rather than written.
_DROPPED = {
    f"{TEXT}tracked-changes",
    f"{OFFICE}annotation",
    f"{OFFICE}forms",
    f"{TEXT}sequence-decls",
    f"{TEXT}hidden-text",
    f"{TEXT}hidden-paragraph",
    f"{TEXT}ruby-text",
    f"{TABLE}covered-table-cell",
    f"{STYLE}header-left",
}
_BLOCKS = {f"{TEXT}p", f"{TEXT}h", f"{TEXT}list", f"{TABLE}table"}
_TABLES_PARTS = {f"{TABLE}{tag}" for tag in ("table-header-rows", "table-rows", "table-row-group")}


@dataclass
class _Paragraph:
    runs: list[Run] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)


class Story:
    """Turns paragraphs, lists and tables into lines; keeps count of numbers and notes across all its stories."""

    def __init__(self, styles: OdtStyles, letters: Letters) -> None:
        self._styles, self._letters = styles, letters
        self._counts = ListCounts()
        self._list_keys: dict[str, str] = {}  # style or id of a list -> where its numbers are counted
        self._lists_seen = 0
        self._notes: list[Any] = []
        self._deleted: set[str] = set()  # changes that took text away
        self._inside: set[str] = set()  # those of them that the text gone through lies in

    def lines(self, parent: Any) -> list[str]:
        """Return the lines of everything in ``parent``, a body, cell, note, header or text box."""
        lines: list[str] = []
        for block in parent:
            self._block(block, lines)
        return tabs_apart(lines)

    def notes(self) -> list[str]:
        """Return footnotes and endnotes in the order of the text, each a line that starts with its number."""
        lines: list[str] = []
        for number, note in enumerate(self._notes, start=1):
            body = note.find(f"{TEXT}note-body")
            if body is not None:
                lines.append(note_line(number, self.lines(body)))
        return lines

    def _block(self, block: Any, lines: list[str]) -> None:
        tag = block.tag
        if tag == f"{TEXT}tracked-changes":
            self._deleted |= {
                region.get(f"{TEXT}id", "") for region in block if region.find(f"{TEXT}deletion") is not None
            }
        elif tag == f"{TEXT}change-start" or tag == f"{TEXT}change-end":
            self._border_of_change(block)
        if tag in _DROPPED or not isinstance(tag, str) or self._styles.hidden_section(block):
            return
        if tag == f"{TEXT}p" or tag == f"{TEXT}h":
            lines += self._paragraph(block, self._heading_label(block))
        elif tag == f"{TEXT}list":
            self._list(block, lines, "", self._key(block), 0)
        elif tag == f"{TABLE}table":
            lines += columns_first([[self.lines(cell) for cell in _cells(row)] for row in _rows(block)])
        else:
            for child in block:
                self._block(child, lines)

    def _paragraph(self, paragraph: Any, label: str = "") -> list[str]:
        look = self._styles.paragraph(paragraph.get(f"{TEXT}style-name", ""))
        look = look.over(self._styles.paragraph(""))
        into = _Paragraph()
        if not look.hidden:
            self._text(paragraph, look, into)
        if label and any(run.text.strip() for run in into.runs):
            into.runs.insert(0, Run(f"{label} ", look.font or ""))
        lines = self._letters.paragraph(into.runs).split("\n")
        for box in into.boxes:
            lines += self.lines(box)
        return lines

    def _text(self, node: Any, look: Look, into: _Paragraph) -> None:
        self._write(node.text, look, into)
        for child in node:
            self._inline(child, look, into)
            self._write(child.tail, look, into)

    def _write(self, text: str | None, look: Look, into: _Paragraph) -> None:
        if text and not self._inside:
            # White space of the file means one space; further ones are elements of their own.
            into.runs.append(
                Run(_WHITE.sub(" ", text).replace("\u2011", "-"), look.font or "", bool(look.capitals))
            )

    def _sign(self, sign: str, look: Look, into: _Paragraph) -> None:
        if not self._inside:
            into.runs.append(Run(sign, look.font or ""))

    def _border_of_change(self, node: Any) -> None:
        change = node.get(f"{TEXT}change-id", "")
        if node.tag == f"{TEXT}change-start" and change in self._deleted:
            self._inside.add(change)
        else:
            self._inside.discard(change)

    def _inline(self, node: Any, look: Look, into: _Paragraph) -> None:
        tag = node.tag
        if tag in _DROPPED or not isinstance(tag, str):
            return
        if tag == f"{TEXT}s":
            spaces = node.get(f"{TEXT}c", "1")
            count = int(spaces) if spaces.isascii() and spaces.isdigit() and len(spaces) < 9 else 1
            self._sign(" " * min(count, _MOST_SPACES), look, into)
        elif tag == f"{TEXT}tab":
            self._sign("\t", look, into)
        elif tag == f"{TEXT}line-break":
            self._sign("\n", look, into)
        elif tag == f"{TEXT}note":
            self._notes.append(node)
            into.runs.append(Run(note_sign(len(self._notes)), None))
        elif tag == f"{TEXT}change-start" or tag == f"{TEXT}change-end":
            self._border_of_change(node)
        elif tag == f"{TEXT}span":
            inner = self._styles.span(node.get(f"{TEXT}style-name", "")).over(look)
            if not inner.hidden:
                self._text(node, inner, into)
        elif tag.startswith(DRAW):
            if any(child.tag in _BLOCKS for child in node):
                into.boxes.append(node)
            else:  # a frame: the spaces between its parts are no text
                for child in node:
                    self._inline(child, look, into)
        else:
            self._text(node, look, into)

    def _list(self, node: Any, lines: list[str], style: str, key: str, at: int) -> None:
        style = node.get(f"{TEXT}style-name") or style
        levels = self._styles.levels(style)
        for item in node:
            numbered = item.tag == f"{TEXT}list-item"
            start = item.get(f"{TEXT}start-value", "")
            if numbered and start.isascii() and start.isdigit() and len(start) < 9 and at < LEVELS:
                self._counts.next_is(key, at, int(start))
            for child in item:
                if child.tag == f"{TEXT}list":
                    self._list(child, lines, style, key, at + 1)
                elif child.tag in (f"{TEXT}p", f"{TEXT}h"):
                    label = self._counts.label(key, at, levels) if numbered and at in levels else ""
                    lines += self._paragraph(child, label)
                    numbered = False
                else:
                    self._block(child, lines)

    def _key(self, node: Any) -> str:
        """Return where the numbers of a list are counted: lists may go on with those of an earlier one."""
        style, before = node.get(f"{TEXT}style-name", ""), node.get(f"{TEXT}continue-list", "")
        if before not in self._list_keys and node.get(f"{TEXT}continue-numbering") == "true":
            before = style
        self._lists_seen += 1
        key = self._list_keys.get(before, f"list {self._lists_seen}")
        self._list_keys[style] = key
        if (own := node.get(_XML_ID)) is not None:
            self._list_keys[own] = key
        return key

    def _heading_label(self, node: Any) -> str:
        level = node.get(f"{TEXT}outline-level", "")
        levels = self._styles.levels(OUTLINE)
        if node.tag != f"{TEXT}h" or level not in "123456789" or not level or int(level) - 1 not in levels:
            return ""
        return self._counts.label(OUTLINE, int(level) - 1, levels)


def _rows(table: Any) -> list[Any]:
    rows: list[Any] = []
    for child in table:
        if child.tag == f"{TABLE}table-row":
            rows.append(child)
        elif child.tag in _TABLES_PARTS:
            rows += _rows(child)
    return rows


def _cells(row: Any) -> list[Any]:
    return [cell for cell in row if cell.tag == f"{TABLE}table-cell"]
