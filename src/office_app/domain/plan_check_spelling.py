"""The check that a paper places its tone marks one way: «ủy, hòa» or «uỷ, hoà», not both."""

import re
from collections.abc import Iterator

from office_app.domain.outgoing import Finding, Mending, OutgoingDraft, Place
from office_app.domain.plan_check_places import passages, places_vi, with_texts
from office_app.domain.vietnamese import fold_tone

_NEW = re.compile(r"(?<![qQ])(?:[òóỏõọÒÓỎÕỌ][aeAE]|[ùúủũụÙÚỦŨỤ][yY])(?!\w)")
_WORD = re.compile(r"\w+")


def spelling_findings(draft: OutgoingDraft) -> Iterator[Finding]:
    """Yield once that both placements stand in a draft, where the older ones are, with all of them mended."""
    old: list[tuple[str, str, str | None]] = []  # word, place, key
    new = 0
    for key, name, text in _texts(draft):
        new += len(_NEW.findall(text))
        old += [(word, name, key) for word in _WORD.findall(text) if fold_tone(word) != word]
    if not old or not new:
        return
    words = list(dict.fromkeys(word.lower() for word, _, _ in old))[:3]
    pairs = ", ".join(f"«{word}» (nên là «{fold_tone(word)}»)" for word in words)
    text = f"Viết lẫn hai cách bỏ dấu: {pairs}, {places_vi(name for _, name, _ in old)}."
    change = Mending("Viết một cách trong cả văn bản", Place.WHOLE, "", "")
    yield Finding(False, text, old[0][2], "chinh_ta.uy", change)


def with_one_placement(draft: OutgoingDraft) -> OutgoingDraft:
    """Return the draft with the tone marks of all its words placed the newer way."""
    return with_texts(draft, fold_tone)


def _texts(draft: OutgoingDraft) -> Iterator[tuple[str | None, str, str]]:
    """Yield key, name and text of everything printed; a signer's own name is written as its bearer writes it."""
    for one in passages(draft):
        yield one.key, one.name, one.text
    yield "recipients", "nơi nhận", "\n".join(draft.recipients)
    yield None, "nơi gửi", "\n".join(draft.addressees)
    yield None, "khối ký", f"{draft.authority}\n{draft.signer_title}"
