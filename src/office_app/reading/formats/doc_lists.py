"""Automatic numbers of a Word 97-2003 file. Source: [MS-DOC] 2.9.131 (uses), 2.9.147 (lists), 2.9.150 (levels)."""

import contextlib
import struct

from office_app.reading.formats.doc_file import BROKEN, DocFile, Part
from office_app.reading.formats.list_numbers import ListCounts, ListLevel

_FORMS = {0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter"} | {
    22: "decimalZero",
    23: "bullet",
    255: "none",
}
_LIST, _USE, _LEVEL = 28, 16, 28  # bytes of the fixed part of each


class DocLists:
    """Counts numbered paragraphs in the order in which ``label`` is asked; damaged lists give no numbers."""

    def __init__(self, file: DocFile) -> None:
        self._counts = ListCounts()
        self._uses: list[int] = []
        self._lists: dict[int, dict[int, ListLevel]] = {}
        with contextlib.suppress(*BROKEN):
            self._read(file)

    def label(self, use: int, level: int) -> str:
        """Return the number of the next paragraph of that use of a list (from 1) and level (from 0)."""
        if not 0 < use <= len(self._uses):
            return ""
        of_list = self._uses[use - 1]
        levels = self._lists.get(of_list, {})
        return self._counts.label(str(of_list), level, levels) if level in levels else ""

    def _read(self, file: DocFile) -> None:
        uses = file.part(Part.LIST_USES)
        if len(uses) < 4:
            return
        (count,) = struct.unpack_from("<I", uses)
        self._uses = [
            struct.unpack_from("<I", uses, 4 + _USE * at)[0] for at in range(min(count, len(uses) // _USE))
        ]
        lists, levels = file.part_and_after(Part.LISTS)
        (count,) = struct.unpack_from("<H", lists)
        place = 0
        for at in range(count):
            (number,) = struct.unpack_from("<I", lists, 2 + _LIST * at)
            simple = lists[2 + _LIST * at + 26] & 1
            for level in range(1 if simple else 9):
                shape, place = _level(levels, place)
                self._lists.setdefault(number, {})[level] = shape


def _level(raw: bytes, place: int) -> tuple[ListLevel, int]:
    """Return the level that starts at ``place`` and where the next one starts."""
    start, form = struct.unpack_from("<IB", raw, place)
    place += _LEVEL + raw[place + 24] + raw[place + 25]
    (length,) = struct.unpack_from("<H", raw, place)
    text = raw[place + 2 : place + 2 + 2 * length].decode("utf-16-le", "replace")
    shown = "".join(f"%{ord(char) + 1}" if ord(char) < 9 else char for char in text)
    return ListLevel(start & 0x7FFF, _FORMS.get(form, "decimal"), shown), place + 2 + 2 * length
