"""Which body of the commune answers to a body that papers from above name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from office_app.domain.settings import CounterpartLine
from office_app.domain.vietnamese import fold, nfc

_NO_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Counterpart:
    """A body of the commune and the words by which papers name it or its counterparts above.

    ``phrases`` are plain words, looked for as whole words whatever their capitals, marks and dashes.
    ``work`` is what this body always does in a study plan; ``study`` marks the chi bộ themselves, ``committee`` the
    commune's own committee; ``order`` is its place in a plan.
    """

    name: str
    phrases: Sequence[str]
    work: Sequence[str] = ()
    study: bool = False
    order: int = 0
    committee: bool = False


def counterpart_of(unit: str, bodies: Sequence[Counterpart]) -> Counterpart | None:
    """Return the body that the longest phrase found in ``unit`` belongs to, None when no phrase is found."""
    named = _plain(unit)
    best, longest = None, 0
    for body in bodies:
        for phrase in (body.name, *body.phrases):
            plain = _plain(phrase)
            if len(plain) > max(longest, 2) and plain in named:
                best, longest = body, len(plain)
    return best


def lines_of(bodies: Sequence[Counterpart]) -> tuple[CounterpartLine, ...]:
    """Return the table that the office edits, as the bodies have it."""
    ordered = sorted(bodies, key=lambda body: body.order)
    return tuple(CounterpartLine(phrase, body.name) for body in ordered for phrase in body.phrases)


def with_lines(bodies: Sequence[Counterpart], lines: Sequence[CounterpartLine]) -> list[Counterpart]:
    """Return the bodies with the phrases of the office's own table; bodies that only it names come last in a plan."""
    phrases: dict[str, list[str]] = {}
    for line in lines:
        phrases.setdefault(line.local, []).append(line.upper)
    known = [replace(body, phrases=tuple(phrases.pop(body.name, ()))) for body in bodies]
    last = max((body.order for body in bodies), default=0)
    new = [
        Counterpart(name, tuple(words), order=last + i) for i, (name, words) in enumerate(phrases.items(), 1)
    ]
    return [*known, *new]


def _plain(text: str) -> str:
    return f" {_NO_LETTER.sub(' ', fold(nfc(text))).strip()} "
