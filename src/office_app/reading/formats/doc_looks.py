"""How characters and paragraphs of a Word 97-2003 file look: fonts, styles, and formats stored in pages of 512 bytes.

Source: [MS-DOC] 2.6 (formats), 2.8.5, 2.8.6 (their tables), 2.9.58, 2.9.177 (their pages), 2.9.271 (styles).
"""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from office_app.reading.formats.doc_file import BROKEN, DocFile, Part
from office_app.reading.formats.looks import Look, Styles

_PAGE = 512
_DEPTH = 20  # styles may be based on each other in a circle
_OPERAND = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_TABLE_SHAPE, _TABS = 0xD608, 0xC615  # their operands tell their length in ways of their own
_PARAGRAPH_STYLE, _CHARACTER_STYLE = 1, 2
_NOTHING_SAID = Look()


@dataclass(frozen=True)
class Characters:
    """``look`` as far as the characters say by themselves; ``symbol`` (font, code) stands for what is written."""

    look: Look = _NOTHING_SAID
    style: int | None = None
    deleted: bool = False
    symbol: tuple[str, int] | None = None


@dataclass(frozen=True)
class Paragraph:
    """``depth``: tables around it; ``list_use`` 0: no number."""

    style: int = 0
    in_table: bool = False
    depth: int | None = None
    ends_row: bool = False
    inner_cell: bool = False
    list_use: int | None = None
    level: int | None = None


class DocLooks:
    """Formats of one file; whatever of them is damaged counts as not said."""

    def __init__(self, file: DocFile) -> None:
        self._file = file
        self._fonts = _read_fonts(file)
        self._listed: dict[int, tuple[int | None, int | None, int]] = {}
        self._styles = Styles(self._read_styles())
        self._characters = _Pages(file, Part.CHARACTERS)
        self._paragraphs = _Pages(file, Part.PARAGRAPHS)

    def runs(self, start: int, end: int) -> Iterator[tuple[int, int, Characters]]:
        """Yield the stretches of one format between two places in the file."""
        while start < end:
            stop, page, entry = self._characters.at(start)
            stop = max(start + 1, min(stop, end))
            yield start, stop, self._character_format(page, entry)
            start = stop

    def paragraph(self, place: int) -> Paragraph:
        """Return the format of the paragraph whose end mark lies at ``place``."""
        _, page, entry = self._paragraphs.at(place)
        paragraph = Paragraph()
        if page:
            try:
                paragraph = _paragraph_format(page, entry)
            except BROKEN:
                paragraph = Paragraph()
        style = paragraph.style
        for _ in range(_DEPTH):
            if paragraph.list_use is not None or style not in self._listed:
                break
            use, level, style = self._listed[style]
            paragraph = replace(
                paragraph, list_use=use, level=level if paragraph.level is None else paragraph.level
            )
        return paragraph

    def look(self, characters: Characters, paragraph: Paragraph) -> Look:
        look = characters.look
        if characters.style is not None:
            look = look.over(self._styles.look(str(characters.style)))
        return look.over(self._styles.look(str(paragraph.style))).over(self._styles.look("default"))

    def _character_format(self, page: bytes, entry: int) -> Characters:
        if not page:
            return Characters()
        try:
            at = 2 * page[4 * (page[-1] + 1) + entry]
            return self._characters_of(page[at + 1 : at + 1 + page[at]]) if at else Characters()
        except BROKEN:
            return Characters()

    def _characters_of(self, formats: bytes) -> Characters:
        look, found = Look(), Characters()
        for code, operand in _formats(formats):
            match code:
                case 0x0800:
                    found = replace(found, deleted=operand[0] == 1)
                case 0x083B:
                    look = replace(look, capitals=_switch(operand[0]))
                case 0x083C:
                    look = replace(look, hidden=_switch(operand[0]))
                case 0x4A51 | 0x4A4F if code == 0x4A51 or look.font is None:
                    # Letters beyond ASCII, where old fonts keep theirs, go by the third font.
                    look = replace(look, font=self._font(struct.unpack("<H", operand)[0]))
                case 0x4A30:
                    found = replace(found, style=struct.unpack("<H", operand)[0])
                case 0x6A09:
                    font, char = struct.unpack("<HH", operand)
                    found = replace(found, symbol=(self._font(font) or "", char))
        return replace(found, look=look)

    def _font(self, number: int) -> str | None:
        return self._fonts[number] if number < len(self._fonts) else None

    def _read_styles(self) -> dict[str, tuple[Look, str]]:
        own: dict[str, tuple[Look, str]] = {}
        try:
            table = self._file.part(Part.STYLES)
            head, count, base = struct.unpack_from("<HHH", table)
            standard = struct.unpack_from("<3H", table, 14) if head >= 18 else (0, 0, 0)
            own["default"] = Look(self._font(standard[2])), ""
            at = 2 + head
            for number in range(count):
                (length,) = struct.unpack_from("<H", table, at)
                style = table[at + 2 : at + 2 + length]
                at += 2 + length
                if length > base:
                    own[str(number)] = self._style(number, style, base)
        except BROKEN:
            pass
        return own

    def _style(self, number: int, style: bytes, base: int) -> tuple[Look, str]:
        _, kind, formats = struct.unpack_from("<HHH", style)
        based, kind, formats = kind >> 4, kind & 15, formats & 15
        at = base + 2 + 2 * int(struct.unpack_from("<H", style, base)[0]) + 2
        parts = []
        for _ in range(formats):
            (length,) = struct.unpack_from("<H", style, at)
            parts.append(style[at + 2 : at + 2 + length])
            at += 2 + length + length % 2
        characters = b""
        if kind == _PARAGRAPH_STYLE and parts:
            paragraph = _paragraph_of(parts[0])
            self._listed[number] = paragraph.list_use, paragraph.level, based
            characters = parts[1] if len(parts) > 1 else b""
        elif kind == _CHARACTER_STYLE and parts:
            characters = parts[0]
        return self._characters_of(characters).look, str(based)


class _Pages:
    """A table that leads from places in the file to pages of formats."""

    def __init__(self, file: DocFile, part: Part) -> None:
        self._text = file.text
        try:
            table = file.part(part)
            count = (len(table) - 4) // 8
            self._places = list(struct.unpack_from(f"<{count + 1}I", table)) if count > 0 else []
            self._pages = list(struct.unpack_from(f"<{count}I", table, 4 * count + 4)) if count > 0 else []
        except BROKEN:
            self._places, self._pages = [], []

    def at(self, place: int) -> tuple[int, bytes, int]:
        """Return where the format at ``place`` ends, its page and its number there; no page when there is none."""
        index = bisect_right(self._places, place) - 1
        if not 0 <= index < len(self._pages):
            return (self._places[0] if self._places and place < self._places[0] else 1 << 32), b"", 0
        number = self._pages[index] & 0x3FFFFF
        page = self._text[number * _PAGE : (number + 1) * _PAGE]
        if len(page) < _PAGE or 4 * (page[-1] + 1) > _PAGE - 1:
            return self._places[index + 1], b"", 0
        count = page[-1]
        starts = struct.unpack_from(f"<{count + 1}I", page)
        entry = bisect_right(starts, place) - 1
        if not 0 <= entry < count:
            return self._places[index + 1], b"", 0
        return starts[entry + 1], page, entry


def _paragraph_format(page: bytes, entry: int) -> Paragraph:
    at = 2 * page[4 * (page[-1] + 1) + 13 * entry]
    if not at:
        return Paragraph()
    if page[at]:
        return _paragraph_of(page[at + 1 : at + 2 * page[at]])
    return _paragraph_of(page[at + 2 : at + 2 + 2 * page[at + 1]])


def _paragraph_of(formats: bytes) -> Paragraph:
    """Args: ``formats``: number of the style, then what differs from it."""
    found = Paragraph(style=struct.unpack_from("<H", formats)[0] if len(formats) > 1 else 0)
    for code, operand in _formats(formats[2:]):
        match code:
            case 0x2416:
                found = replace(found, in_table=operand[0] == 1)
            case 0x2417 | 0x244C:
                found = replace(found, ends_row=operand[0] == 1)
            case 0x244B:
                found = replace(found, inner_cell=operand[0] == 1)
            case 0x6649:
                found = replace(found, depth=struct.unpack("<i", operand)[0])
            case 0x460B:
                found = replace(found, list_use=struct.unpack("<H", operand)[0])
            case 0x260A:
                found = replace(found, level=operand[0])
    return found


def _formats(raw: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield (code, operand) of each change of format."""
    at = 0
    while at + 2 <= len(raw):
        (code,) = struct.unpack_from("<H", raw, at)
        at += 2
        if code == _TABLE_SHAPE:
            length = 1 + int(struct.unpack_from("<H", raw, at)[0])
        elif code >> 13 == 6:
            length = 1 + raw[at] if code != _TABS or raw[at] < 255 else len(raw)
        else:
            length = _OPERAND[code >> 13]
        if at + length > len(raw):
            return
        yield code, raw[at : at + length]
        at += length


def _switch(operand: int) -> bool | None:
    return {0: False, 1: True, 0x81: True}.get(operand)


def _read_fonts(file: DocFile) -> list[str]:
    fonts: list[str] = []
    try:
        table = file.part(Part.FONTS)
        (count,) = struct.unpack_from("<H", table)
        at = 4
        for _ in range(count):
            entry = table[at + 1 : at + 1 + table[at]]
            at += 1 + len(entry)
            fonts.append(entry[39:].decode("utf-16-le", "replace").partition("\0")[0])
    except BROKEN:
        pass
    return fonts
