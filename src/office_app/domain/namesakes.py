"""People of one name in one list: what tells them apart."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from office_app.domain.organisation import Member, name_key
from office_app.domain.vietnamese import date_screen


def told_apart(members: Iterable[Member]) -> Mapping[int | None, str]:
    """Return names by person, those of namesakes with their year of birth, else the day, else the card."""
    alike: dict[str, dict[int | None, Member]] = defaultdict(dict)
    for member in members:
        alike[name_key(member.full_name)][member.person] = member
    found: dict[int | None, str] = {}
    for same in alike.values():
        marks = _marks(list(same.values())) if len(same) > 1 else [""]
        for (person, member), mark in zip(same.items(), marks, strict=True):
            found[person] = f"{member.full_name} ({mark})" if mark else member.full_name
    return found


def _marks(namesakes: Sequence[Member]) -> Sequence[str]:
    years = [str(one.born_on.year) if one.born_on else "" for one in namesakes]
    days = [date_screen(one.born_on) if one.born_on else "" for one in namesakes]
    cards = [f"thẻ {one.card_number}" if one.card_number else "" for one in namesakes]
    return next((marks for marks in (years, days, cards) if len(set(marks)) == len(marks)), years)
