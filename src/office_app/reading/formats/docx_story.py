"""One story of a Word file (body, note, header) as lines of text."""

from collections.abc import Iterator
from typing import Any

from office_app.reading.formats.docx_fonts import Fonts
from office_app.reading.formats.docx_numbering import Numbering
from office_app.reading.formats.flow import symbol
from office_app.reading.formats.legacy import Letters, Run, font_kind
from office_app.reading.formats.letterhead import columns_first, tabs_apart
from office_app.reading.formats.looks import Look
from office_app.reading.formats.notes import note_sign

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
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

_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "\u00ad",
}


class Story:
    """Turns paragraphs and tables into lines; keeps count of numbering and notes across all its stories."""

    def __init__(self, numbering: Numbering, fonts: Fonts, letters: Letters) -> None:
        self._numbering, self._fonts, self._letters = numbering, fonts, letters
        self._fields: list[bool] = []  # open fields from the outermost in; True while their code goes on
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
        into = _Paragraph(self._fonts.paragraph(paragraph))
        self._children(paragraph, into)
        self._fields = [
            field for field in self._fields if not field
        ]  # a code does not go beyond its paragraph
        label = self._numbering.label(paragraph)
        if label and any(run.text.strip() for run in into.runs):
            into.runs.insert(0, Run(f"{label} ", into.look.font or ""))
        return self._letters.paragraph(into.runs), into.boxes

    def _node(self, node: Any, into: "_Paragraph") -> None:
        tag = node.tag
        if tag in _DROPPED or not isinstance(tag, str):
            return
        if tag == f"{W}fldChar":
            self._field(node.get(f"{W}fldCharType", ""))
        elif tag == f"{W}txbxContent":
            into.boxes.append(node)
        elif tag == f"{_MC}AlternateContent":
            # The same content twice, for new programs and for old ones.
            choice = node.find(f"{_MC}Choice")
            self._children(choice if choice is not None else node, into)
        elif tag == f"{W}r":
            self._run(node, into)
        elif not any(self._fields) and not self._sign(node, into):
            self._children(node, into)

    def _children(self, node: Any, into: "_Paragraph") -> None:
        for child in node:
            self._node(child, into)

    def _run(self, run: Any, into: "_Paragraph") -> None:
        look = self._fonts.run(run, into.paragraph)
        if look.hidden:
            return
        outside, into.look = into.look, look
        self._children(run, into)
        into.look = outside

    def _sign(self, node: Any, into: "_Paragraph") -> bool:
        """Write what the element stands for; False when it stands for nothing by itself."""
        tag = node.tag
        if tag in (f"{W}t", _MATH_TEXT):
            into.write(node.text or "")
        elif tag in _SIGNS:
            into.write(_SIGNS[tag])
        elif tag == f"{W}sym":
            into.symbol(node.get(f"{W}char", ""), node.get(f"{W}font", ""))
        elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            into.runs.append(Run(self._cite(tag.removeprefix(W).removesuffix("Reference"), node), None))
        else:
            return False
        return True

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(True)
        elif self._fields and kind == "separate":
            self._fields[-1] = False
        elif self._fields and kind == "end":
            self._fields.pop()

    def _cite(self, kind: str, node: Any) -> str:
        cited = self._notes[kind]
        cited.append(node.get(f"{W}id", ""))
        return "" if node.get(f"{W}customMarkFollows") else note_sign(len(cited))

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


class _Paragraph:
    """What a paragraph is made of, while it is gone through; ``look`` is that of the run gone through now."""

    def __init__(self, look: Look) -> None:
        self.paragraph = self.look = look
        self.runs: list[Run] = []
        self.boxes: list[Any] = []

    def write(self, text: str) -> None:
        self.runs.append(Run(text, self.look.font or "", bool(self.look.capitals)))

    def symbol(self, code: str, font: str) -> None:
        try:
            number = int(code, 16)
        except ValueError:
            return
        if 0xF000 <= number <= 0xF0FF and font_kind(font) is not None:
            self.runs.append(Run(chr(number - 0xF000), font))
        else:
            self.write(symbol(number))
