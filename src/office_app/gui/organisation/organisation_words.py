"""How units and members are worded and sorted, and names are found in what was pasted."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from office_app.domain.organisation import Leave, LeaveKind, Member, UnitKind, UnitLine
from office_app.domain.vietnamese import date_screen, fold, given_name_sort_key, nfc, number_vi, sort_key
from office_app.use_cases.unit_history import UnitEvent

PARTY_UNITS = (UnitKind.CHI_BO, UnitKind.DANG_BO_BO_PHAN)
JOINED_HOW = ("", "kết nạp", "chuyển sinh hoạt đến")
LEFT_HOW = ("", "chuyển sinh hoạt đi", "từ trần", "xin ra khỏi Đảng", "xóa tên", "khai trừ")
"""How somebody comes and goes, to choose from; other words can be typed."""


@dataclass(frozen=True)
class MemberLine:
    """A member in the list: number, person, chi bộ, whether they belong there on the day shown, and a leave then."""

    number: int
    member: Member
    unit: str
    here: bool
    leave: Leave | None = None


SORT_KEYS: dict[str, Callable[[MemberLine], Any]] = {
    "name": lambda line: given_name_sort_key(line.member.full_name),
    "unit": lambda line: sort_key(line.unit),
    "born": lambda line: line.member.born_on or date.max,
    "card": lambda line: line.member.card_number,
    "position": lambda line: sort_key(line.member.position),
    "exempt": lambda line: (line.leave is None, line.leave.kind.value if line.leave else ""),
}


_NO_NAMES = (
    "ho va ten",
    "ho ten",
    "ghi chu",
    "chuc vu",
    "ngay sinh",
    "nam sinh",
    "so the",
    "chi bo",
    "danh sach",
)


def name_in(line: str) -> str:
    """Return the name in a pasted line: the first cell of two words or more that begin with capitals."""
    for cell in line.split("\t"):
        words = " ".join(nfc(cell).strip(" .,;-\u2022").split()).lstrip("0123456789.)- ")
        plain = fold(words)
        if plain.startswith(_NO_NAMES) or not plain.replace(" ", "").isalpha():
            continue
        if words.isupper():
            words = words.title()
        if len(words.split()) > 1 and all(word[0].isupper() for word in words.split()):
            return words
    return ""


def unit_facts(line: UnitLine) -> str:
    """Return what the head of the list says of a unit."""
    unit = line.unit
    members = heads_words([line])
    parts = [
        unit.kind.value if unit.kind is not UnitKind.CHI_BO else "",
        members if line.members or unit.kind in PARTY_UNITS else "",
        f"{'Bí thư' if unit.kind in PARTY_UNITS else 'Phụ trách'} {unit.secretary}" if unit.secretary else "",
        unit.phone,
        f"sinh hoạt lệ ngày {unit.meeting_day}" if unit.meeting_day else "",
        f"hoạt động đến {date_screen(unit.ended_on)}" if unit.ended_on else "",
    ]
    return " · ".join(part for part in parts if part)


def heads_words(lines: Iterable[UnitLine]) -> str:
    """Return the heads of units in words: «850 đảng viên, 40 miễn, 12 vắng dài ngày»."""
    lines = list(lines)
    exempt, away = sum(line.exempt for line in lines), sum(line.away for line in lines)
    parts = [f"{number_vi(sum(line.members for line in lines))} đảng viên"]
    if exempt:
        parts.append(f"{number_vi(exempt)} miễn sinh hoạt")
    if away:
        parts.append(f"{number_vi(away)} vắng dài ngày")
    return ", ".join(parts)


def leave_words(leave: Leave) -> str:
    """Return a leave in words: kind, days, reason."""
    kind = "Miễn công tác, sinh hoạt" if leave.kind is LeaveKind.EXEMPT else "Vắng dài ngày"
    since = f"từ {date_screen(leave.since)}" if leave.since else "từ trước"
    until = f" đến hết {date_screen(leave.until)}" if leave.until else ""
    return f"{kind} {since}{until}{f': {leave.reason}' if leave.reason else ''}"


def event_words(event: UnitEvent) -> str:
    """Return one line of a unit's history: day, what happened, by which decision."""
    return f"{date_screen(event.on)}: {event.text}{f' ({event.note})' if event.note else ''}"


def in_tree_order(lines: Iterable[UnitLine]) -> list[UnitLine]:
    """Return units by kind, those of a đảng bộ bộ phận below it."""
    ordered = sorted(lines, key=lambda line: list(UnitKind).index(line.unit.kind))
    shown = {line.unit.id for line in ordered}
    below: dict[int | None, list[UnitLine]] = {}
    for line in ordered:
        parent = line.unit.parent_id if line.unit.parent_id in shown else None
        below.setdefault(parent, []).append(line)
    return [one for top in below.get(None, []) for one in (top, *below.get(top.unit.id, []))]
