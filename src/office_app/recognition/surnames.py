"""Family names in text read from pictures, where accents get lost."""

from dataclasses import replace

from office_app.domain.incoming import Certainty, Found
from office_app.domain.vietnamese import fold, fold_tone
from office_app.recognition.rules import Rules

_ALIKE = "Chữ đọc từ ảnh; họ có thể là {name}."
_UNKNOWN = "Chữ đọc từ ảnh; chưa gặp họ «{name}»."
_ARTICLES = ("H'", "H’", "K'", "K’")
"""What names of the Ê Đê and the Cơ Ho begin with, written together with the name."""


def with_known_surname(signer: Found[str], rules: Rules) -> Found[str]:
    """Return a signer's name with a family name there is; one put right or unknown is to be looked at."""
    written, _, given = signer.value.partition(" ")
    if fold_tone(written) in rules.surnames or written.startswith(_ARTICLES):
        return signer
    alike = next((name for name in rules.surnames if fold(name) == fold(written)), None)
    reason = _ALIKE.format(name=alike) if alike else _UNKNOWN.format(name=written)
    certainty = max(signer.certainty, Certainty.LIKELY, key=list(Certainty).index)
    value = f"{alike or written} {given}".strip()
    return replace(signer, value=value, certainty=certainty, reason=f"{signer.reason} {reason}".strip())
