"""Word 97-2003 files (DOC): the text as a reader of the printed page sees it."""

import re
import struct
from itertools import pairwise

from office_app.domain.errors.files import FileDamagedError
from office_app.reading.formats.doc_file import BROKEN, DocFile, Part, places
from office_app.reading.formats.doc_lists import DocLists
from office_app.reading.formats.doc_looks import Characters, DocLooks, Paragraph
from office_app.reading.formats.flow import Flow, symbol
from office_app.reading.formats.legacy import Letters, Run, font_kind
from office_app.reading.formats.notes import has_letterhead, note_line, note_sign
from office_app.reading.formats.page import Page, check_length, clean
from office_app.reading.limits import ReadingLimits

_SPECIAL = re.compile("[\x01-\x08\x0b-\x15\x1e\x1f]")
_ENDS = "\r\x07\x0c"
_SIGNS = {"\x0b": "\n", "\x0e": "\n", "\x1e": "-", "\x1f": "\u00ad"}
_FIELD, _FIELD_RESULT, _FIELD_END = "\x13", "\x14", "\x15"
_NOTE, _SHAPE = "\x02", "\x08"
_SYMBOL_MARK = "("  # what Word writes where a symbol stands


def read(data: bytes, name: str, limits: ReadingLimits, letters: Letters) -> list[Page]:
    """Return the whole document as one page, as for a DOCX.

    Raises:
        FileDamagedError, FileEncryptedError, FileTypeError (Word 95 and older), FileTooLongError.
    """
    file = DocFile(data, name, limits)
    try:
        lines = _Reader(file, letters).lines()
    except BROKEN as error:
        raise FileDamagedError(name=name) from error
    text = "\n".join(line.rstrip() for line in lines)
    check_length(len(text), name, limits)
    return [Page(clean(text))]


class _Reader:
    def __init__(self, file: DocFile, letters: Letters) -> None:
        self._file, self._letters = file, letters
        self._looks, self._lists = DocLooks(file), DocLists(file)
        self._signs = _note_signs(file, Part.FOOTNOTE_MARKS) | _note_signs(file, Part.ENDNOTE_MARKS)
        self._boxes = _boxes(file)
        self._pending: list[tuple[str, Characters | None]] = []  # text of the paragraph so far
        self._shapes: list[tuple[int, int]] = []  # stories of text boxes that hang on it
        self._fields: list[bool] = []  # open fields from the outermost in; True while their code goes on

    def lines(self) -> list[str]:
        stories = self._file.stories
        lines = self._story(stories.body, stories.footnotes).lines()
        if not has_letterhead(lines):
            lines = self._header() + lines
        for part, start in ((Part.FOOTNOTES, stories.footnotes), (Part.ENDNOTES, stories.endnotes)):
            borders = places(self._file.part(part), 0)[:-1]
            for number, (first, last) in enumerate(pairwise(borders), start=1):
                lines.append(note_line(number, self._story(start + first, start + last).lines()))
        return lines

    def _header(self) -> list[str]:
        """Return a page header, but only when it holds a letterhead rather than a page number."""
        borders, start = places(self._file.part(Part.HEADERS), 0), self._file.stories.headers
        for first, last in pairwise(borders[6:]):
            lines = self._story(start + first, start + last).lines()
            if has_letterhead(lines):
                return lines
        return []

    def _story(self, first: int, last: int) -> Flow:
        flow = Flow(self._letters)
        kept = self._pending, self._shapes, self._fields
        self._pending, self._shapes, self._fields = [], [], []
        for stretch in self._file.stretches(first, last):
            for start, end, characters in self._looks.runs(stretch.start, stretch.end):
                text = self._file.characters(start, end, stretch.width)
                cp = stretch.cp + (start - stretch.start) // stretch.width
                self._take(text, cp, start, stretch.width, characters, flow)
        if self._pending:
            self._end_paragraph(Paragraph(), flow)
        self._pending, self._shapes, self._fields = kept
        return flow

    def _take(self, text: str, cp: int, place: int, width: int, characters: Characters, flow: Flow) -> None:
        at = 0
        for match in _SPECIAL.finditer(text):
            self._write(text[at : match.start()], characters)
            at, char = match.end(), match.group()
            if char in _ENDS:
                paragraph = self._looks.paragraph(place + match.start() * width)
                self._end(char, paragraph, flow)
            elif char in _SIGNS:
                self._write(_SIGNS[char], characters)
            elif char == _NOTE:
                self._pending.append((self._signs.get(cp + match.start(), ""), None))
            elif char == _SHAPE and cp + match.start() in self._boxes:
                self._shapes.append(self._boxes[cp + match.start()])
            elif char == _FIELD:
                self._fields.append(True)
            elif char == _FIELD_RESULT and self._fields:
                self._fields[-1] = False
            elif char == _FIELD_END and self._fields:
                self._fields.pop()
        self._write(text[at:], characters)

    def _write(self, text: str, characters: Characters) -> None:
        if text and not characters.deleted and not any(self._fields):
            self._pending.append((text, characters))

    def _end(self, char: str, paragraph: Paragraph, flow: Flow) -> None:
        depth = paragraph.depth if paragraph.depth is not None else int(paragraph.in_table)
        if paragraph.ends_row:
            self._pending.clear()
            flow.end_row(max(depth, 1))
        elif char == "\x07" or paragraph.inner_cell:
            self._end_paragraph(paragraph, flow, depth=max(depth, 1), cell=True)
        elif char == "\r" or self._pending:
            self._end_paragraph(paragraph, flow, depth=depth)

    def _end_paragraph(self, paragraph: Paragraph, flow: Flow, *, depth: int = 0, cell: bool = False) -> None:
        runs = [self._run(text, characters, paragraph) for text, characters in self._pending]
        self._pending, self._fields = [], [field for field in self._fields if not field]
        if paragraph.list_use:
            label = self._lists.label(paragraph.list_use, paragraph.level or 0)
            if label and any(run.text.strip() for run in runs):
                runs.insert(0, Run(f"{label} ", self._looks.look(Characters(), paragraph).font or ""))
        shapes, self._shapes = self._shapes, []
        flow.runs, flow.boxes = runs, [self._story(first, last) for first, last in shapes]
        if cell:
            flow.end_cell(depth)
        else:
            flow.end_paragraph(depth)

    def _run(self, text: str, characters: Characters | None, paragraph: Paragraph) -> Run:
        if characters is None:
            return Run(text, None)
        look = self._looks.look(characters, paragraph)
        if look.hidden:
            return Run("")
        if characters.symbol is not None and text == _SYMBOL_MARK:
            font, code = characters.symbol
            return Run(chr(code), font) if font_kind(font) else Run(symbol(code), None)
        return Run(text, look.font or "", bool(look.capitals))


def _note_signs(file: DocFile, part: Part) -> dict[int, str]:
    """Return place of a mark in the text -> its number as it is printed."""
    marks = places(file.part(part), 2)[:-1]
    return {cp: note_sign(number) for number, cp in enumerate(marks, start=1)}


def _boxes(file: DocFile) -> dict[int, tuple[int, int]]:
    """Return place of a shape in the text -> first and last place of the text in it."""
    table, shapes = file.part(Part.TEXT_BOXES), file.part(Part.SHAPES)
    borders, anchors = places(table, 22), places(shapes, 26)[:-1]
    stories: dict[int, tuple[int, int]] = {}
    start = file.stories.text_boxes
    for at, (first, last) in enumerate(pairwise(borders)):
        (shape,) = struct.unpack_from("<14xI", table, 4 * len(borders) + 22 * at)
        stories[shape] = start + first, start + last
    found: dict[int, tuple[int, int]] = {}
    for at, cp in enumerate(anchors):
        (shape,) = struct.unpack_from("<I", shapes, 4 * (len(anchors) + 1) + 26 * at)
        if shape in stories:
            found[cp] = stories[shape]
    return found
