"""Family names in text read from pictures, where accents get lost."""

import re
from collections.abc import Sequence
from dataclasses import replace

from office_app.domain.incoming import Certainty, Found, Span
from office_app.domain.vietnamese import fold, fold_tone
from office_app.recognition.clean_text import Paragraph
from office_app.recognition.rules import LOWER, UPPER, Rules

_CAPITAL_LOST = re.compile(rf"(?P<family>[{LOWER}|]\w{{1,6}})(?P<given>(?:\s[{UPPER}][{LOWER}]+){{1,4}})")

_ALIKE = "Chữ đọc từ ảnh; họ có thể là {name}."
_UNKNOWN = "Chữ đọc từ ảnh; chưa gặp họ «{name}»."
_ARTICLES = ("H'", "H’", "K'", "K’")
"""What names of the Ê Đê and the Cơ Ho begin with, written together with the name."""


def read_optically(
    signer: Found[str] | None, title: Found[str] | None, closing: Sequence[Paragraph], rules: Rules
) -> Found[str] | None:
    """Return the signer as a picture of the page shows the name: doubtful where the family name is none."""
    return _with_known_surname(signer, rules) if signer else _without_capital(closing, title, rules)


def _with_known_surname(signer: Found[str], rules: Rules) -> Found[str]:
    """Return a signer's name with a family name there is; one put right or unknown is to be looked at."""
    written, _, given = signer.value.partition(" ")
    if fold_tone(written) in rules.surnames or written.startswith(_ARTICLES):
        return signer
    alike = next((name for name in rules.surnames if fold(name) == fold(written)), None)
    reason = _ALIKE.format(name=alike) if alike else _UNKNOWN.format(name=written)
    certainty = max(signer.certainty, Certainty.LIKELY, key=list(Certainty).index)
    value = f"{alike or written} {given}".strip()
    return replace(signer, value=value, certainty=certainty, reason=f"{signer.reason} {reason}".strip())


def _without_capital(
    closing: Sequence[Paragraph], title: Found[str] | None, rules: Rules
) -> Found[str] | None:
    """Read «loàng Thị Mai» under the title as Hoàng Thị Mai: a stroke of the first letter was lost."""
    below = [line for line in closing if title and title.span and line.start >= title.span.end]
    for line in below:
        found = _CAPITAL_LOST.fullmatch(line.text.strip(" .*"))
        tail = fold_tone(found["family"])[1:] if found else ""
        name = next((name for name in rules.surnames if tail and name[1:] == tail), None)
        if found and name:
            reason = _ALIKE.format(name=name)
            return Found(name + found["given"], Span(line.start, line.end), Certainty.LIKELY, reason)
    return None
