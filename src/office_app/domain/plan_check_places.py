"""The pieces of a draft's text that the checker reads, each with the way to mend something in it."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from office_app.domain.outgoing import Finding, Mending, OutgoingDraft, Place
from office_app.domain.paper_markup import CLOSING, OPENING

_DAY_OR_SYMBOL = re.compile(r"\d[\w/-]*/\w[\w/-]*")
_NAMED = 6  # places that a finding names before it says «…»


@dataclass(frozen=True)
class Passage:
    """One heading or one text; ``key`` is that of its section or annex, None for the subject of the paper."""

    key: str | None
    place: Place
    text: str
    name: str  # how a finding calls the place: «mục II.2», «phần mở đầu», «Phụ lục»

    def mending(self, label: str, start: int, end: int, new: str) -> Mending:
        """Return the change of the characters from ``start`` to ``end`` into ``new``."""
        if self.place is Place.HEADING:
            return Mending(label, self.place, self.text, self.text[:start] + new + self.text[end:])
        first = start
        while first and self.text.find(self.text[first:end]) != first:  # long enough to stand here first
            first -= 1
        return Mending(label, self.place, self.text[first:end], self.text[first:start] + new)


def passages(draft: OutgoingDraft) -> Iterator[Passage]:
    """Yield the subject, then headings and texts of sections and annexes in their order."""
    yield Passage(None, Place.SUBJECT, draft.subject, "trích yếu")
    for section in draft.sections:
        name = place_name(section.key)
        yield Passage(section.key, Place.HEADING, section.heading, name)
        yield Passage(section.key, Place.SECTION, section.text, name)
    for annex in draft.annexes:
        yield Passage(annex.key, Place.HEADING, annex.heading, annex.label)
        yield Passage(annex.key, Place.SECTION, annex.text, annex.label)


def with_texts(draft: OutgoingDraft, change: Callable[[str], str]) -> OutgoingDraft:
    """Return the draft with everything printed changed; a signer's own name stays as its bearer writes it."""
    return replace(
        draft,
        subject=change(draft.subject),
        sections=tuple(replace(s, heading=change(s.heading), text=change(s.text)) for s in draft.sections),
        annexes=tuple(replace(a, heading=change(a.heading), text=change(a.text)) for a in draft.annexes),
        recipients=tuple(map(change, draft.recipients)),
        addressees=tuple(map(change, draft.addressees)),
        signer_title=change(draft.signer_title),
        authority=change(draft.authority),
    )


def words_meant(finding: Finding) -> Iterator[str]:
    """Yield words of the text that a finding may be about, the surest first: those to mend, then days and symbols."""
    change = finding.mending
    if change is not None and change.place is Place.SECTION:
        yield change.old.rpartition("\n")[2]
    yield from _DAY_OR_SYMBOL.findall(finding.text)


def place_name(key: str) -> str:
    """Return what a finding calls the section of a key."""
    return {OPENING: "phần mở đầu", CLOSING: "phần kết"}.get(key) or f"mục {key}"


def places_vi(places: Iterable[str]) -> str:
    """Return the places that one finding stands for: «2 chỗ: mục II.2, mục II.3»."""
    found = list(places)
    named = list(dict.fromkeys(found))
    rest = ", …" if len(named) > _NAMED else ""
    return f"{len(found)} chỗ: {', '.join(named[:_NAMED])}{rest}"
