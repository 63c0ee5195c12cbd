"""The check that a paper places its tone marks one way: «ủy, hòa» or «uỷ, hoà», not both."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from office_app.domain.outgoing import Finding, Mending, OutgoingDraft, Place
from office_app.domain.plan_check_places import passages, places_vi
from office_app.domain.vietnamese import fold_tone, nfc

_NEW = re.compile(r"(?<![qQ])(?:[òóỏõọÒÓỎÕỌ][aeAE]|[ùúủũụÙÚỦŨỤ][yY])(?!\w)")
_WORD = re.compile(r"\w+")


def spelling_findings(draft: OutgoingDraft) -> Iterator[Finding]:
    """Yield once that both placements stand in a draft, where the older ones are, with all of them mended."""
    old: list[tuple[str, str, str | None]] = []  # word, place, key
    new = 0
    for key, name, text in _texts(draft):
        plain = nfc(text)
        new += len(_NEW.findall(plain))
        old += [(word, name, key) for word in _WORD.findall(plain) if fold_tone(word) != word]
    if not old or not new:
        return
    words = list(dict.fromkeys(word.lower() for word, _, _ in old))[:3]
    pairs = ", ".join(f"«{word}» (nên là «{fold_tone(word)}»)" for word in words)
    text = f"Viết lẫn hai cách bỏ dấu: {pairs}, {places_vi(name for _, name, _ in old)}."
    change = Mending("Viết một cách trong cả văn bản", Place.WHOLE, "", "")
    yield Finding(False, text, old[0][2], "chinh_ta.uy", change)


def with_one_placement(draft: OutgoingDraft) -> OutgoingDraft:
    """Return the draft with the tone marks of all its words placed the newer way."""
    sections = (replace(s, heading=fold_tone(s.heading), text=fold_tone(s.text)) for s in draft.sections)
    annexes = (replace(a, heading=fold_tone(a.heading), text=fold_tone(a.text)) for a in draft.annexes)
    return replace(
        draft,
        subject=fold_tone(draft.subject),
        sections=tuple(sections),
        annexes=tuple(annexes),
        recipients=_each(draft.recipients, fold_tone),
        addressees=_each(draft.addressees, fold_tone),
        signer_title=fold_tone(draft.signer_title),
        authority=fold_tone(draft.authority),
    )


def _each(names: Sequence[str], change: Callable[[str], str]) -> tuple[str, ...]:
    return tuple(map(change, names))


def _texts(draft: OutgoingDraft) -> Iterator[tuple[str | None, str, str]]:
    """Yield key, name and text of everything printed; a signer's own name is written as its bearer writes it."""
    for one in passages(draft):
        yield one.key, one.name, one.text
    yield "recipients", "nơi nhận", "\n".join(draft.recipients)
    yield None, "nơi gửi", "\n".join(draft.addressees)
    yield None, "khối ký", f"{draft.authority}\n{draft.signer_title}"
