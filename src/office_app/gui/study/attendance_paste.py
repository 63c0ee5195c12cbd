"""Rows of an attendance sheet copied in Excel, read by the headings of their columns; what is in doubt is told."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from office_app.domain.organisation import name_key
from office_app.domain.study import ABSENT, MARK_VI, AttendanceRow, Mark
from office_app.domain.vietnamese import fold, fold_tone, nfc

_WORDS = {
    **{fold_tone(word).lower(): mark for mark, word in MARK_VI.items()},
    **{mark.value.lower(): mark for mark in Mark},
    "x": Mark.PRESENT,
    "vắng có phép": Mark.EXCUSED,
    "vắng có lý do": Mark.EXCUSED,
    "vắng": Mark.UNEXCUSED,
    "v": Mark.UNEXCUSED,
    "vắng không phép": Mark.UNEXCUSED,
    "vắng không lý do": Mark.UNEXCUSED,
    "miễn sinh hoạt": Mark.EXEMPT,
    "đi làm xa": Mark.AWAY,
}
_TICKS = frozenset(("x", "v", "✓", "✔", "√", "☑", "☒", "+", "*", "1", "có"))
_BLANK = frozenset(("", "0", "-", "–", "—", "không", "☐", "□"))
_HOW_ABSENT_UNSAID = frozenset(("vắng", "v"))
_QUOTED = re.compile(r'(?:(?<=\t)|^)"((?:[^"]|"")*)"(?=\t|\r?$)', re.MULTILINE)
_NAME_HEAD = re.compile(r"(ho,? (va )?(chu )?(ten|dem)\b.*|ten( dang vien)?|dang vien)$")
_REASON_HEAD = re.compile(r"(l[yi] do|ghi chu|nguyen nhan)\b")
_WORD_HEAD = re.compile(r"\b(diem danh|dau|tinh trang)\b")
_COLUMN_NUMBER = re.compile(r"\(?\d*\)?$")
_MARK_HEADS = (  # each takes its words away: «không có lý do» has those of «có lý do» in it
    (Mark.UNEXCUSED, re.compile(r"\b(khong|ko|k) (co )?(phep|l[yi] do)\b|\bkp\b|^(vang )?k$")),
    (Mark.EXCUSED, re.compile(r"\bphep\b|\bco l[yi] do\b|\bcp\b|^(vang )?p$")),
    (Mark.EXEMPT, re.compile(r"\bmien\b|^m$")),
    (Mark.AWAY, re.compile(r"\b(di|lam) xa\b|\bdai ngay\b")),
    (None, re.compile(r"\bkhong (du|tham|co mat)\b")),
    (Mark.PRESENT, re.compile(r"\bco mat\b|\bdu\b(?! (bi|kien))|\btham (gia|du)\b|\bhien dien\b|^c$")),
)
_MARK_HEAD_BEGINS = re.compile(r"(co mat|co phep|vang|khong|mien)\b")
_ABSENT_HEAD = re.compile(r"\bvang\b|\bnghi\b(?! huu)")


@dataclass(frozen=True)
class PastedMark:
    """What a pasted row says of the member at ``place``; ``reason`` is "" where it gives none."""

    place: int
    mark: Mark
    reason: str


@dataclass(frozen=True)
class _Said:
    """The mark of a row, or in Vietnamese why it has none."""

    mark: Mark | None
    why: str = "không có dấu"
    reason: str = ""


@dataclass(frozen=True)
class _Columns:
    """Columns by what stands over them, below headings that tell marks.

    Attributes:
        heads: what stands over each column, as it is there.
        marks: columns of one mark; None where the heading leaves open which, as «Vắng» alone does.
        reasons: columns of reasons.
    """

    heads: Mapping[int, str]
    marks: Mapping[int, Mark | None]
    reasons: Sequence[int]

    def read(self, cells: Sequence[str], now: Mark) -> _Said:
        """Read a row: a tick under one mark, or a word that does not speak against its heading."""
        found = [self._cell(at, cells[at]) for at in self.marks if at < len(cells)]
        said = [one for one in found if one is not None]
        reason = next((cells[at] for at in self.reasons if at < len(cells) and cells[at]), "")
        if not said:
            only_absent = all(mark not in (None, Mark.PRESENT) for mark in self.marks.values())
            return _Said(now if only_absent and now not in ABSENT else None, reason=reason)
        if len({one.mark for one in said}) > 1:
            return _Said(None, "hai dấu khác nhau")
        return _Said(said[0].mark, said[0].why, reason)

    def _cell(self, at: int, cell: str) -> _Said | None:
        text, headed = name_key(cell), self.marks[at]
        if text in _BLANK:
            return None
        word = None if text in _HOW_ABSENT_UNSAID | _TICKS else _WORDS.get(text)
        alone = text == "v" and [*self.marks.values()] == [Mark.PRESENT]  # may as well stand for «vắng»
        if headed is None:
            mark = word
        else:
            mark = headed if (text in _TICKS and not alone) or word is headed else None
        return _Said(mark, f"chưa rõ «{cell}» ở cột «{self.heads[at]}»")


@dataclass(frozen=True)
class _Words:
    """Rows without headings that tell marks: a word says its mark, what stands behind it is the reason.

    An x means that somebody was there in the columns ``ticked``; elsewhere it may stand under anything.
    """

    ticked: frozenset[int]

    def read(self, cells: Sequence[str], now: Mark) -> _Said:
        for at, cell in enumerate(cells):
            if (mark := _WORDS.get(name_key(cell))) is not None:
                if name_key(cell) == "x" and at not in self.ticked:
                    return _Said(None, "chưa rõ dấu x ở cột nào, chép cả dòng tiêu đề")
                return _Said(mark, reason=next((one for one in cells[at + 1 :] if one), ""))
        return _Said(None)


def read_pasted(text: str, rows: Sequence[AttendanceRow]) -> tuple[Sequence[PastedMark], Sequence[str]]:
    """Match pasted rows to the members of a chi bộ; headings and what stands over them are passed over.

    Below headings of absences alone a row without a tick leaves somebody who is not absent as he is.

    Returns:
        The marks, and who has none, with why in brackets: nobody of that name here, no mark or one in doubt, or a
        name that stands there more or less often than in the chi bộ, or of namesakes whose marks differ.
    """
    lines = [[" ".join(cell.split()) for cell in line.split("\t")] for line in _unquoted(text).splitlines()]
    places: dict[str, list[int]] = {}
    for place, row in enumerate(rows):
        for name in {name_key(row.full_name), name_key(row.told_apart)} - {""}:
            places.setdefault(name, []).append(place)
    whose = [_whose(cells, places) for cells in lines]
    first = next((at for at, name in enumerate(whose) if name), len(lines))
    start, end = _head(lines[:first])
    reader = _reader(lines[start:end], lines[end:])
    often, told = Counter(whose), {name: list(found) for name, found in places.items()}
    unclear = _unclear(lines[end:], whose[end:], rows, places, reader)
    marks, left = list[PastedMark](), list[str]()
    for cells, name in list(zip(lines, whose, strict=True))[end:]:
        if not name:
            if any(cells) and not _is_head(cells):
                left.append(_name_in(cells))
            continue
        if often[name] != len(places[name]) or name in unclear:
            left.append(f"{rows[places[name][0]].full_name} (trùng tên)")
            continue
        row = rows[place := told[name].pop(0)]
        said = reader.read(cells, row.mark)
        if said.mark is None:
            left.append(f"{row.full_name} ({said.why})")
        else:
            marks.append(PastedMark(place, said.mark, said.reason))
    return marks, left


def _unclear(
    lines: Sequence[Sequence[str]],
    whose: Sequence[str],
    rows: Sequence[AttendanceRow],
    places: Mapping[str, Sequence[int]],
    reader: "_Columns | _Words",
) -> Set[str]:
    """Return the names of several people whom the rows give different marks: which of them has which is not said."""
    found: dict[str, set[Mark | None]] = {}
    for cells, name in zip(lines, whose, strict=True):
        if len(places.get(name, ())) > 1:
            found.setdefault(name, set()).add(reader.read(cells, rows[places[name][0]].mark).mark)
    return {name for name, marks in found.items() if len(marks) > 1}


def _unquoted(text: str) -> str:
    """Bring each cell that Excel quoted, because of a line broken in it, onto one line."""
    return _QUOTED.sub(lambda found: " ".join(found[1].replace('""', '"').split()), text)


def _whose(cells: Sequence[str], places: Mapping[str, Sequence[int]]) -> str:
    """Return the name in a row as the chi bộ has it, in one cell or in two; "" for nobody's."""
    keys = [name_key(cell) for cell in cells]
    pairs = [f"{one} {two}" for one, two in pairwise(keys)]
    return next((key for key in (*keys, *pairs) if key in places), "")


def _head(lines: Sequence[Sequence[str]]) -> tuple[int, int]:
    """Return from where to where the headings go, among the lines before the first member; titles stand above."""
    start = next((at for at, cells in enumerate(lines) if _is_head(cells)), None)
    if start is None:
        return 0, 0
    name_at = next((at for at, cell in enumerate(lines[start]) if _NAME_HEAD.match(fold(nfc(cell)))), 0)
    end = start + 1
    while end < len(lines) and (
        _name_cell_empty(lines[end], name_at) or all(_COLUMN_NUMBER.match(cell) for cell in lines[end])
    ):
        end += 1
    return start, end


def _is_head(cells: Sequence[str]) -> bool:
    """Tell a line of headings: one for the names, or two that tell marks."""
    keys = [fold(nfc(cell)) for cell in cells]
    marks = {mark for key in keys if _MARK_HEAD_BEGINS.match(key) for mark in _head_marks(key)}
    return any(_NAME_HEAD.match(key) for key in keys) or len(marks) > 1


def _name_cell_empty(cells: Sequence[str], name_at: int) -> bool:
    return name_at >= len(cells) or not cells[name_at]


def _reader(head: Sequence[Sequence[str]], rows: Sequence[Sequence[str]]) -> _Columns | _Words:
    """Return what reads the rows below the lines of headings; a heading may take two lines, one over several."""
    width = max(map(len, head), default=0)
    stacks = [
        [cells[at] for cells in head if at < len(cells) and not _COLUMN_NUMBER.match(cells[at])]
        for at in range(width)
    ]
    heads = {at: " ".join(stack) for at, stack in enumerate(stacks) if stack}
    folded = {at: fold(nfc(text)) for at, text in heads.items()}
    reasons = [at for at in heads if _REASON_HEAD.match(fold(nfc(stacks[at][-1])))]
    others = (at for at, text in folded.items() if at not in reasons and not _NAME_HEAD.match(text))
    found = {at: tuple(told) for at in others if (told := _head_marks(folded[at]))}
    if found:
        marks = {at: told[0] if len(told) == 1 else None for at, told in found.items()}
        return _Columns(heads, marks, reasons)
    if heads:
        return _Words(frozenset(at for at, text in folded.items() if _WORD_HEAD.search(text)))
    crossed = {at for cells in rows for at, cell in enumerate(cells) if name_key(cell) == "x"}
    return _Words(frozenset(crossed if len(crossed) == 1 else ()))


def _head_marks(text: str) -> Sequence[Mark | None]:
    """Return the marks that a folded heading tells; None is an absence of whatever kind."""
    found = list[Mark | None]()
    for mark, words in _MARK_HEADS:
        if words.search(text):
            found.append(mark)
            text = words.sub(" ", text)
    return found or [None] * bool(_ABSENT_HEAD.search(text))


def _name_in(cells: Sequence[str]) -> str:
    """Return the cell of a pasted line that looks most like a name."""
    names = [
        cell
        for cell in cells
        if " " in cell and cell.replace(" ", "").isalpha() and name_key(cell) not in _WORDS
    ]
    return names[0] if names else " ".join(cell for cell in cells if cell)
