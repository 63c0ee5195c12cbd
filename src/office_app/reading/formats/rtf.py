"""Rich text (RTF): the text as a reader of the printed page sees it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from office_app.domain.errors.files import FileDamagedError
from office_app.reading.formats.flow import Flow, symbol
from office_app.reading.formats.legacy import Letters, Run, font_kind
from office_app.reading.formats.notes import has_letterhead, note_line, note_sign
from office_app.reading.formats.page import Page, check_length, clean
from office_app.reading.formats.rtf_words import DROPPED, HEADERS, KNOWN, SIGNS, WRITES, codec_of
from office_app.reading.limits import ReadingLimits

_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
_DEEPEST = 1000  # groups within groups
_BULLETS = ("-", "–", "+", "*", "•")


def read(data: bytes, name: str, limits: ReadingLimits, letters: Letters) -> list[Page]:
    """Return the whole document as one page: body, then footnotes as lines starting ``¹``.

    Raises:
        FileDamagedError: groups that never end, nested without end, or no text between them.
        FileTooLongError.
    """
    reader = _Reader(letters, name, limits)
    reader.read(data.decode("latin-1"))
    lines = reader.body.lines()
    if not has_letterhead(lines):
        headers = (header.lines() for header in reader.headers)
        lines = next((header for header in headers if has_letterhead(header)), []) + lines
    lines += [note_line(number, note.lines()) for number, note in enumerate(reader.notes, start=1)]
    text = "\n".join(line.rstrip() for line in lines)
    check_length(len(text), name, limits)
    return [Page(clean(text))]


@dataclass
class _Font:
    name: str = ""
    charset: int | None = None


@dataclass
class _Group:
    """What holds until the group ends. ``kind``: "" for text, ``drop``, ``fonts``, ``upr`` or ``label``."""

    flow: Flow
    kind: str = ""
    font: int = -1
    capitals: bool = False
    hidden: bool = False
    skip: int = 1  # characters that stand after \\u for programs without Unicode
    table_depth: int = 0
    starred: bool = False
    label_from: int = 0


class _Reader:
    def __init__(self, letters: Letters, name: str, limits: ReadingLimits) -> None:
        self._letters, self._name, self._limits = letters, name, limits
        self.body = Flow(letters)
        self.headers: list[Flow] = []
        self.notes: list[Flow] = []
        self._group = _Group(self.body)
        self._outer: list[_Group] = []
        self._fonts: dict[int, _Font] = {}
        self._default_font, self._code_page, self._defining = -1, 1252, 0
        self._bytes = bytearray()
        self._to_skip = self._chars = 0

    def read(self, text: str) -> None:
        at, end = 0, len(text)
        while at < end:
            token = _TOKEN.match(text, at)
            if token is None:  # a backslash at the very end
                break
            at = token.end()
            word, number, code, sign, brace, plain = token.groups()
            if code is not None:
                self._byte(int(code, 16))
            elif plain is not None:
                self._plain(plain)
            elif brace is not None:
                self._brace(brace)
            elif sign is not None:
                self._sign(sign)
            elif word == "bin":
                at += max(0, int(number or 0))
            elif word is not None:
                self._word(word, None if number is None else int(number))
        self._flush()
        if self._outer and not self.body.runs and not self.body.lines():
            raise FileDamagedError(name=self._name)

    # ---- text

    def _byte(self, code: int) -> None:
        if self._to_skip:
            self._to_skip -= 1
        elif self._group.kind in ("", "label"):
            self._bytes.append(code)
        elif self._group.kind == "fonts":
            self._plain(chr(code))

    def _plain(self, text: str) -> None:
        if self._to_skip:
            skipped = min(self._to_skip, len(text))
            self._to_skip, text = self._to_skip - skipped, text[skipped:]
        if self._group.kind == "fonts":
            font = self._fonts.setdefault(self._defining, _Font())
            font.name = (font.name + text).partition(";")[0].strip() if ";" in text else font.name + text
        elif self._group.kind in ("", "label"):
            if text.isascii():
                self._write(text)
            else:
                self._bytes += text.encode("latin-1")

    def _write(self, text: str) -> None:
        self._flush()
        group = self._group
        if text and group.kind in ("", "label") and not group.hidden:
            self._chars += len(text)
            check_length(self._chars, self._name, self._limits)
            group.flow.runs.append(Run(text, self._font().name, group.capitals))

    def _flush(self) -> None:
        if self._bytes:
            font, raw = self._font(), bytes(self._bytes)
            self._bytes.clear()
            # Old fonts have places of their own, whatever the code page of the system was.
            codec = "cp1252" if font_kind(font.name) else codec_of(font.charset, self._code_page)
            text = raw.decode(codec, "replace")
            if "\ufffd" in text and codec == "cp1252":
                text = raw.decode("latin-1")
            self._write(text)

    def _font(self) -> _Font:
        number = self._group.font if self._group.font >= 0 else self._default_font
        return self._fonts.get(number) or _Font()

    # ---- groups

    def _brace(self, brace: str) -> None:
        self._flush()
        self._to_skip = 0
        if brace == "{":
            if len(self._outer) >= _DEEPEST:
                raise FileDamagedError(name=self._name)
            self._outer.append(self._group)
            self._group = replace(self._group, starred=False)
        elif self._outer:
            ended, self._group = self._group, self._outer.pop()
            if ended.kind == "label" and self._group.kind != "label":
                _tidy_label(ended.flow.runs, ended.label_from)

    def _open(self, word: str) -> bool:
        """Take a word that says of which kind the text of this group is; False when it is no such word."""
        group = self._group
        if word == "fonttbl":
            group.kind = "fonts"
        elif word == "ud" and group.kind == "upr":
            group.kind = ""
        elif group.kind in ("drop", "upr"):
            return False
        elif word in DROPPED:
            group.kind = "upr" if word == "upr" else "drop"
        elif word == "footnote":
            self.notes.append(Flow(self._letters))
            group.flow.runs.append(Run(note_sign(len(self.notes)), None))
            group.flow, group.table_depth = self.notes[-1], 0
        elif word == "shptxt":
            box = Flow(self._letters)
            group.flow.boxes.append(box)
            group.flow, group.table_depth = box, 0
        elif word in HEADERS:
            self.headers.append(Flow(self._letters))
            group.flow, group.table_depth = self.headers[-1], 0
        elif word in ("listtext", "pntext"):
            group.kind, group.label_from = "label", len(group.flow.runs)
        elif group.starred and word not in KNOWN:
            group.kind = "drop"
        else:
            return False
        return True

    # ---- control words

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._group.starred = True
        elif sign in "\r\n":
            self._end_paragraph()
        elif sign in SIGNS:
            self._write(SIGNS[sign])

    def _word(self, word: str, number: int | None) -> None:
        if word == "u":
            self._unicode(number or 0)
            return
        if self._to_skip:
            self._to_skip -= 1
            return
        if (acts := _ACTS.get(word)) is not None and not (self._group.starred and word not in KNOWN):
            self._flush()
            acts(self, 1 if number is None else number)
        elif word in WRITES:
            self._write(WRITES[word])
        else:
            self._flush()
            self._open(word)
        self._group.starred = False

    def _unicode(self, number: int) -> None:
        code = number + 0x10000 if number < 0 else number
        if 0xF000 <= code <= 0xF0FF and font_kind(self._font().name):
            self._write(chr(code))
        elif 0 < code < 0x110000:
            self._write(symbol(code))
        self._flush()
        self._to_skip = self._group.skip

    def _end_paragraph(self) -> None:
        self._flush()
        if self._group.kind == "":
            self._group.flow.end_paragraph(self._group.table_depth)

    def _end_cell(self, depth: int) -> None:
        if self._group.kind == "":
            self._group.flow.end_cell(depth)

    def _end_row(self, depth: int) -> None:
        if self._group.kind == "":
            self._group.flow.end_row(depth)

    def _plain_look(self) -> None:
        self._group.font, self._group.capitals, self._group.hidden = -1, False, False

    def _choose_font(self, number: int) -> None:
        if self._group.kind == "fonts":
            self._defining = number
        else:
            self._group.font = number

    def _charset(self, number: int) -> None:
        if self._group.kind == "fonts":
            self._fonts.setdefault(self._defining, _Font()).charset = number

    def _set_code_page(self, number: int) -> None:
        self._code_page = number

    def _set_default_font(self, number: int) -> None:
        self._default_font = number

    def _set(self, **what: object) -> None:
        for key, value in what.items():
            setattr(self._group, key, value)


_ACTS: dict[str, Callable[[_Reader, int], None]] = {
    "par": lambda reader, _: reader._end_paragraph(),
    "sect": lambda reader, _: reader._end_paragraph(),
    "pard": lambda reader, _: reader._set(table_depth=0),
    "intbl": lambda reader, _: reader._set(table_depth=max(1, reader._group.table_depth)),
    "itap": lambda reader, depth: reader._set(table_depth=max(0, depth)),
    "cell": lambda reader, _: reader._end_cell(1),
    "nestcell": lambda reader, _: reader._end_cell(max(2, reader._group.table_depth)),
    "row": lambda reader, _: reader._end_row(1),
    "nestrow": lambda reader, _: reader._end_row(max(2, reader._group.table_depth)),
    "plain": lambda reader, _: reader._plain_look(),
    "caps": lambda reader, on: reader._set(capitals=on != 0),
    "v": lambda reader, on: reader._set(hidden=on != 0),
    "deleted": lambda reader, on: reader._set(hidden=on != 0),
    "uc": lambda reader, count: reader._set(skip=max(0, min(count, 100))),
    "f": lambda reader, number: reader._choose_font(number),
    "fcharset": lambda reader, number: reader._charset(number),
    "ansicpg": lambda reader, number: reader._set_code_page(number),
    "deff": lambda reader, number: reader._set_default_font(number),
}


def _tidy_label(runs: list[Run], start: int) -> None:
    """Give an automatic number one space after it; a bullet of a symbol font becomes a hyphen."""
    label = "".join(run.text for run in runs[start:]).strip()
    if not label:
        del runs[start:]
        return
    font = runs[start].font
    if len(label) == 1 and not label.isalnum() and label not in _BULLETS:
        label = "-"
    runs[start:] = [Run(f"{label} ", font)]
