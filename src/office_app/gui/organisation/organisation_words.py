"""How units and members are worded and sorted, and names are found in what was pasted."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from office_app.domain.organisation import Member, UnitKind, UnitLine
from office_app.domain.vietnamese import date_screen, fold, given_name_sort_key, nfc, number_vi, sort_key

PARTY_UNITS = (UnitKind.CHI_BO, UnitKind.DANG_BO_BO_PHAN)


@dataclass(frozen=True)
class MemberLine:
    """A member in the list: number, person, chi bộ, and whether they belong there today."""

    number: int
    member: Member
    unit: str
    here: bool


SORT_KEYS: dict[str, Callable[[MemberLine], Any]] = {
    "name": lambda line: given_name_sort_key(line.member.full_name),
    "unit": lambda line: sort_key(line.unit),
    "born": lambda line: line.member.born_on or date.max,
    "card": lambda line: line.member.card_number,
    "position": lambda line: sort_key(line.member.position),
    "exempt": lambda line: line.member.exemption is None,
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
    members = f"{number_vi(line.members)} đảng viên"
    if line.exempt:
        members += f", {number_vi(line.exempt)} miễn sinh hoạt"
    parts = [
        unit.kind.value if unit.kind is not UnitKind.CHI_BO else "",
        members if line.members or unit.kind in PARTY_UNITS else "",
        f"{'Bí thư' if unit.kind in PARTY_UNITS else 'Phụ trách'} {unit.secretary}" if unit.secretary else "",
        unit.phone,
        f"sinh hoạt lệ ngày {unit.meeting_day}" if unit.meeting_day else "",
        f"hoạt động đến {date_screen(unit.ended_on)}" if unit.ended_on else "",
    ]
    return " · ".join(part for part in parts if part)


def exempt_words(member: Member) -> str:
    """Return since when a member is excused, or nothing."""
    exemption = member.exemption
    if exemption is None:
        return ""
    return "từ trước" if exemption.since is None else f"từ {date_screen(exemption.since)}"
