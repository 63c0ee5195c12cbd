"""Whom the sentence above a list asks to do what the list says."""

import re

from office_app.recognition.in_passing import GIVES, ISSUED_A_PAPER
from office_app.recognition.rules import Rules, alternation
from office_app.recognition.structure import Item
from office_app.recognition.units import Named, name_at, unit_at

_ASKS = re.compile(alternation(("yêu cầu", "đề nghị", "giao", "chỉ đạo")) + r"\s+")


def asked_at_end(item: Item, rules: Rules) -> Named | None:
    """Return the unit that a paragraph asks at its end, before a list: «… đề nghị các chi bộ trực thuộc:»."""
    words, base = item.words, item.paragraph.start + item.at
    if not words.rstrip().endswith(":"):
        return None
    for mark in GIVES.finditer(words.lower()):
        end = name_at(words, mark.end(), rules)
        if end and words[end:].strip() == ":":
            return Named(base + mark.end(), base + end)
    return None


def opening_subject(item: Item, rules: Rules) -> Named | None:
    """Return whom the opening sentence asks: «… yêu cầu các chi bộ thực hiện một số nội dung sau:»."""
    words, base = item.words, item.paragraph.start + item.at
    asked = [
        named
        for mark in _ASKS.finditer(words)
        if (named := unit_at(words, mark.end(), base, rules, any_verb=True))
        and not ISSUED_A_PAPER.search(words, max(0, mark.start() - 160), mark.start())
    ]
    if not asked:
        return None
    return asked[-1] if words.rstrip().endswith(":") else asked[0]
