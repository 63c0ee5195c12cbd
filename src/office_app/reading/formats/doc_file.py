"""The parts of a Word 97-2003 file: its text in pieces, and tables by their place in the file's own directory.

Source: [MS-DOC] 2.4 (text), 2.5 (directory of the file, «FIB»).
"""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from office_app.domain.errors.files import FileDamagedError, FileEncryptedError, FileTypeError
from office_app.reading.formats.page import check_length
from office_app.reading.limits import ReadingLimits

BROKEN = (struct.error, IndexError, ValueError, KeyError, OverflowError)
_WORD_97 = 0xC1
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_DIRECTORY = 0x9A  # pairs of place and length in the table stream


class Part(IntEnum):
    """Place of a table in the directory of the file."""

    STYLES = 1
    FOOTNOTE_MARKS = 2
    FOOTNOTES = 3
    HEADERS = 11
    CHARACTERS = 12
    PARAGRAPHS = 13
    FONTS = 15
    PIECES = 33
    SHAPES = 40
    ENDNOTE_MARKS = 46
    ENDNOTES = 47
    TEXT_BOXES = 56
    LISTS = 73
    LIST_USES = 74


@dataclass(frozen=True)
class Stretch:
    """Characters that lie side by side in the file; ``start`` is the place in bytes, ``width`` bytes a character."""

    cp: int
    start: int
    end: int
    width: int


@dataclass(frozen=True)
class Stories:
    """Where each story starts, in characters of the whole text."""

    body: int
    footnotes: int
    headers: int
    endnotes: int
    text_boxes: int
    end: int


class DocFile:
    """Raises FileDamagedError, FileEncryptedError, FileTypeError (Word 95 and older), FileTooLongError."""

    def __init__(self, data: bytes, name: str, limits: ReadingLimits) -> None:
        from legacy_doc.exceptions import LegacyDocError
        from legacy_doc.ole import OleReader
        from legacy_doc.types import ExtractionOptions

        sectors = len(data) // 512 + 2
        options = ExtractionOptions(max_file_bytes=limits.file_bytes, max_chain_sectors=sectors)
        try:
            streams = OleReader(data, options=options)
            self.text: bytes = streams.read_stream("WordDocument")
            version, flags = struct.unpack_from("<2xH6xH", self.text)
            if version < _WORD_97:
                raise FileTypeError(name=name, found="văn bản Word 95 hoặc cũ hơn, loại DOC")
            if flags & _ENCRYPTED:
                raise FileEncryptedError(name=name)
            self._tables: bytes = streams.read_stream("1Table" if flags & _SECOND_TABLE else "0Table")
            lengths = struct.unpack_from("<8I", self.text, 0x4C)
            self._pieces = list(self._read_pieces())
        except (LegacyDocError, *BROKEN) as error:
            raise FileDamagedError(name=name) from error
        self._starts = [piece.cp for piece in self._pieces]
        body, footnotes, headers, macros, comments, endnotes, boxes, _ = lengths
        at_headers = body + footnotes
        at_endnotes = at_headers + headers + macros + comments
        at_boxes = at_endnotes + endnotes
        self.stories = Stories(0, body, at_headers, at_endnotes, at_boxes, at_boxes + boxes)
        check_length(sum((piece.end - piece.start) // piece.width for piece in self._pieces), name, limits)

    def part(self, part: Part) -> bytes:
        place, length = struct.unpack_from("<II", self.text, _DIRECTORY + 8 * part)
        return self._tables[place : place + length]

    def part_and_after(self, part: Part) -> tuple[bytes, bytes]:
        """Return a table and what follows it: the levels of lists lie behind their table."""
        place, length = struct.unpack_from("<II", self.text, _DIRECTORY + 8 * part)
        return self._tables[place : place + length], self._tables[place + length :]

    def stretches(self, first: int, last: int) -> Iterator[Stretch]:
        """Yield where the characters from ``first`` up to ``last`` (not with it) lie."""
        for piece in self._pieces[max(0, bisect_right(self._starts, first) - 1) :]:
            if piece.cp >= last:
                break
            skip = max(0, first - piece.cp)
            start = piece.start + skip * piece.width
            end = min(piece.end, piece.start + (last - piece.cp) * piece.width)
            if start < end:
                yield Stretch(piece.cp + skip, start, end, piece.width)

    def characters(self, start: int, end: int, width: int) -> str:
        raw = self.text[start:end]
        return raw.decode("utf-16-le", "replace") if width == 2 else raw.decode("cp1252", "replace")

    def _read_pieces(self) -> Iterator[Stretch]:
        table, at = self.part(Part.PIECES), 0
        while table[at] == 1:  # formats that pieces share
            at += 3 + int(struct.unpack_from("<H", table, at + 1)[0])
        if table[at] != 2:
            raise ValueError("no pieces")
        (length,) = struct.unpack_from("<I", table, at + 1)
        count = (length - 4) // 12
        places = struct.unpack_from(f"<{count + 1}I", table, at + 5)
        for number in range(count):
            (place,) = struct.unpack_from("<2xI", table, at + 5 + 4 * (count + 1) + 8 * number)
            narrow = bool(place & 0x40000000)
            width = 1 if narrow else 2
            start = (place & 0x3FFFFFFF) // 2 if narrow else place & 0x3FFFFFFF
            end = start + (places[number + 1] - places[number]) * width
            if not start <= end <= len(self.text):
                raise ValueError("a piece outside the file")
            yield Stretch(places[number], start, end, width)


def places(table: bytes, width: int) -> list[int]:
    """Return the character places of a table that holds n + 1 places and then n entries of ``width`` bytes."""
    count = (len(table) - 4) // (4 + width)
    return list(struct.unpack_from(f"<{count + 1}I", table)) if count > 0 else []
