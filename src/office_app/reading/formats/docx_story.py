"""One story of a Word file (body, note, header) as lines of text."""

from collections.abc import Callable, Iterator
from typing import Any

from office_app.reading.formats.docx_letterhead import columns_first, tabs_apart
from office_app.reading.formats.docx_numbering import Numbering

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# Dropped with all that is in them: deleted and moved-away text, field codes, properties.
_DROPPED = {
    f"{W}{tag}"
    for tag in (
        "del",
        "moveFrom",
        "instrText",
        "delText",
        "delInstrText",
        "rPr",
        "pPr",
        "sdtPr",
        "tblPr",
        "rt",
    )
}


class Story:
    """Turns paragraphs and tables into lines; keeps count of numbering and notes across all its stories."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._notes: dict[str, list[str]] = {"footnote": [], "endnote": []}

    def lines(self, parent: Any) -> list[str]:
        """Return the lines of everything in ``parent``, a body, cell, note, header or text box."""
        lines: list[str] = []
        joined = ""  # paragraphs whose end mark was deleted run on into the next
        for block in _blocks(parent):
            if block.tag == f"{W}tbl":
                lines += self._table(block)
                continue
            text, boxes = self._paragraph(block)
            if block.find(f"{W}pPr/{W}rPr/{W}del") is not None:
                joined += text
            else:
                lines += (joined + text).split("\n")
                joined = ""
            for box in boxes:
                lines += self.lines(box)
        if joined:
            lines += joined.split("\n")
        return tabs_apart(lines)

    def cited_notes(self, kind: str) -> Iterator[tuple[int, str]]:
        """Yield (number as printed, id) of the notes ("footnote" or "endnote") in the order of the text."""
        return iter(list(enumerate(self._notes[kind], start=1)))

    def _paragraph(self, paragraph: Any) -> tuple[str, list[Any]]:
        """Return the text of a paragraph with its number, and the text boxes that hang on it."""
        parts: list[str] = []
        boxes: list[Any] = []
        for child in paragraph:
            self._run(child, parts.append, boxes)
        text = "".join(parts)
        label = self._numbering.label(paragraph)
        return (f"{label} {text}" if label and text.strip() else text), boxes

    def _run(self, node: Any, write: Callable[[str], object], boxes: list[Any]) -> None:
        tag = node.tag
        if tag in _DROPPED or not isinstance(tag, str):
            return
        if tag in (f"{W}t", _MATH_TEXT):
            write(node.text or "")
        elif tag == f"{W}tab" or tag == f"{W}ptab":
            write("\t")
        elif tag in (f"{W}br", f"{W}cr"):
            write("\n")
        elif tag == f"{W}noBreakHyphen":
            write("-")
        elif tag == f"{W}sym":
            write(_symbol(node.get(f"{W}char", "")))
        elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            write(self._cite(tag.removeprefix(W).removesuffix("Reference"), node))
        elif tag == f"{W}txbxContent":
            boxes.append(node)
        elif tag == f"{_MC}AlternateContent":
            # The same content twice, for new programs and for old ones.
            choice = node.find(f"{_MC}Choice")
            self._children(choice if choice is not None else node, write, boxes)
        elif not (tag == f"{W}r" and _hidden(node)):
            self._children(node, write, boxes)

    def _children(self, node: Any, write: Callable[[str], object], boxes: list[Any]) -> None:
        for child in node:
            self._run(child, write, boxes)

    def _cite(self, kind: str, node: Any) -> str:
        cited = self._notes[kind]
        cited.append(node.get(f"{W}id", ""))
        return "" if node.get(f"{W}customMarkFollows") else str(len(cited)).translate(_SUPERSCRIPTS)

    def _table(self, table: Any) -> list[str]:
        rows = [
            [self.lines(cell) for cell in _cells(row)]
            for row in _rows(table)
            if row.find(f"{W}trPr/{W}del") is None
        ]
        return columns_first(rows)


def _blocks(parent: Any) -> Iterator[Any]:
    """Yield paragraphs and tables in order, also those inside content controls and marked insertions."""
    for child in parent:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag == f"{_MC}AlternateContent":
            choice = child.find(f"{_MC}Choice")
            yield from _blocks(choice if choice is not None else child)
        elif isinstance(child.tag, str) and child.tag not in _DROPPED:
            yield from _blocks(child)


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == f"{W}tr":
            yield child
        elif isinstance(child.tag, str) and child.tag not in _DROPPED:
            yield from _rows(child)


def _cells(row: Any) -> Iterator[Any]:
    for child in row:
        if child.tag == f"{W}tc":
            if child.find(f"{W}tcPr/{W}cellDel") is None:
                yield child
        elif isinstance(child.tag, str) and child.tag not in _DROPPED:
            yield from _cells(child)


def _hidden(run: Any) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and vanish.get(f"{W}val", "true") not in ("0", "false", "off")


def _symbol(code: str) -> str:
    """Return a character of a symbol font; those fonts have no Unicode, so only the usual dashes are known."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if 0xF000 <= number <= 0xF0FF:
        return {0xF02D: "-", 0xF0B7: "-", 0xF0A7: "-", 0xF0D8: "-", 0xF0FC: "✓", 0xF0E0: "→"}.get(number, "")
    return chr(number) if number < 0xD800 or 0xE000 <= number <= 0x10FFFF else ""
