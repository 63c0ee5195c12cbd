"""First numbers as lines of text: «Kế hoạch: 15» for a type of paper, «2026: 320» for a year's arrivals."""

import re
from collections.abc import Sequence

from office_app.domain.number_remarks import HIGHEST_NUMBER
from office_app.domain.numbering import FirstNumber
from office_app.domain.symbol import DOC_TYPES
from office_app.domain.vietnamese import fold

_LINE = re.compile(r"(.+?)\s*[:=]?\s*(\d{1,6})")
_YEAR_LINE = re.compile(r"(20\d\d)\s*[:=]?\s+(\d{1,6})|(20\d\d)\s*[:=]\s*(\d{1,6})")


def parse_first_numbers(text: str, term: str) -> tuple[list[FirstNumber], list[str]]:
    """Return the first numbers of a term and the lines that name none."""
    found: dict[str, FirstNumber] = {}
    wrong = []
    for line in _lines(text):
        match = _LINE.fullmatch(line)
        code = _code(match[1]) if match else ""
        if match and code and 0 < int(match[2]) <= HIGHEST_NUMBER and code not in found:
            found[code] = FirstNumber(code, term, int(match[2]))
        else:
            wrong.append(line)
    return list(found.values()), wrong


def format_first_numbers(numbers: Sequence[FirstNumber], term: str) -> str:
    """Return one line for each series of ``term``, as ``parse_first_numbers`` reads it."""
    named = ((DOC_TYPES.get(one.type_code, (one.type_code,)), one) for one in numbers if one.term == term)
    return "\n".join(
        f"{names[0] if _code(names[0]) == one.type_code else one.type_code}: {one.number}"
        for names, one in named
    )


def parse_first_arrivals(text: str) -> tuple[list[tuple[int, int]], list[str]]:
    """Return (year, number) pairs and the lines that name none."""
    found: dict[int, int] = {}
    wrong = []
    for line in _lines(text):
        match = _YEAR_LINE.fullmatch(line)
        year, number = (int(match[1] or match[3]), int(match[2] or match[4])) if match else (0, 0)
        if number and year not in found:
            found[year] = number
        else:
            wrong.append(line)
    return list(found.items()), wrong


def format_first_arrivals(arrivals: Sequence[tuple[int, int]]) -> str:
    """Return one line for each year."""
    return "\n".join(f"{year}: {number}" for year, number in arrivals)


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def _code(name: str) -> str:
    """Return the code of a type of paper by its code or its name; "" for an unknown one."""
    wanted = fold(name)
    named = (code for code, names in DOC_TYPES.items() if wanted in map(fold, names))
    coded = (code for code in DOC_TYPES if fold(code) == wanted)
    return name if name in DOC_TYPES else next(named, next(coded, ""))
