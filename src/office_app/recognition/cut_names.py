"""Names of bodies in a letterhead whose second line begins like a paper's type: «NGHỊ QUYẾT SỐ 57-NQ/TW»."""

from collections.abc import Sequence

from office_app.domain.vietnamese import fold
from office_app.recognition.joining import Line, all_capitals
from office_app.recognition.marks import Kind, kind_of
from office_app.recognition.rules import Rules

_HEAD = 16  # lines
_BESIDE = 3
"""Lines of the right column that may stand between the two lines of a name."""
_NUMBER_BELOW = 6
_RIGHT = frozenset((Kind.TITLE, Kind.RULE, Kind.DATE, Kind.STAR))


def with_whole_names(lines: list[Line], rules: Rules) -> list[Line]:
    """Join such a line to the one it goes on: the paper's own type or subject stands below its number."""
    top = lines[:_HEAD]
    for at in range(1, len(top)):
        if not top[at].text[:2].isupper() or kind_of(top[at].text, rules) is not Kind.TYPE:
            continue
        above = _name_above(top, at, rules)
        if above is None or not _has_own_below(top, at, rules) or not _says_more(top[at].text, rules):
            continue
        top[above].text = f"{top[above].text} {top[at].text}"
        return [*lines[:at], *lines[at + 1 :]]
    return lines


def _name_above(top: Sequence[Line], at: int, rules: Rules) -> int | None:
    """Return the place of the body's name that line ``at`` may go on."""
    for above in range(at - 1, max(at - 2 - _BESIDE, -1), -1):
        if kind_of(top[above].text, rules) in _RIGHT:
            continue
        text = top[above].text
        return above if all_capitals(text) and rules.letterhead.opens_body(text) else None
    return None


def _has_own_below(top: Sequence[Line], at: int, rules: Rules) -> bool:
    """Tell whether the number follows, and behind it the type or «V/v» of the paper itself."""
    kinds = [kind_of(line.text, rules) for line in top[at + 1 :]]
    number = next((i for i, kind in enumerate(kinds[:_NUMBER_BELOW]) if kind is Kind.SYMBOL), None)
    if number is None:
        return False
    return any(kind in (Kind.TYPE, Kind.ABOUT, Kind.ADDRESS) for kind in kinds[number + 1 :])


def _says_more(text: str, rules: Rules) -> bool:
    """Tell «NGHỊ QUYẾT SỐ 57-NQ/TW» from «NGHỊ QUYẾT» and from «NGHỊ QUYẾT VỀ …»."""
    heading = rules.letterhead.heading_of(text, fold(text))
    rest = heading["rest"].strip(" .:*") if heading else ""
    return bool(rest) and not rest.startswith(("ve ", "VE ", "cua ", "CUA "))
