"""Secrecy marks. What bears one must not be read any further on such a machine."""

import re
from collections.abc import Sequence

from office_app.domain.vietnamese import fold_tone
from office_app.recognition.layout import SYMBOL_LINE
from office_app.recognition.rules import Rules

_FRAME = " .[](){}|*_-:=<>"
_SPACED = re.compile(r"(?:[A-ZĐÁÀẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬÔỐỒỔỖỘƠỚỜỞỠỢƯỨỪỬỮỰÊẾỀỂỄỆÝỲỶỸỴ] ){2,}\S$")
_LABEL = re.compile(r"(?:độ|mức\s+độ)\s+mật\s*:?\s*(?P<mark>.+)", re.IGNORECASE)
_CUT_WORD = re.compile(r"(?:BÍ|BẢO|CƠ)$")


def secrecy_mark(first_page: Sequence[str], rules: Rules) -> str | None:
    """Return the mark stamped on page 1 (``MẬT``, ``TỐI MẬT``, ``TUYỆT MẬT``), or None.

    Source: Luật Bảo vệ bí mật nhà nước 117/2025/QH15.
    """
    before = ""
    for raw in first_page:
        line = fold_tone(raw).strip(_FRAME)
        if _SPACED.match(line):
            line = _respaced(line)
        mark = _mark_of(line, rules)
        if mark and not _CUT_WORD.search(before):
            return mark
        before = line
    return None


def _mark_of(line: str, rules: Rules) -> str | None:
    label = _LABEL.fullmatch(line)
    if label:
        line = label["mark"].strip(_FRAME).upper()
    whole = rules.secrecy.match(line)
    if whole:
        rest = line[whole.end() :].strip(_FRAME + "/,–")
        if not rest or rules.urgency.fullmatch(rest):
            return whole.group()
    symbol = SYMBOL_LINE.match(line)
    beside = rules.secrecy.fullmatch(line[symbol.end() :].strip(_FRAME)) if symbol else None
    urgent = rules.urgency.match(line)
    after = rules.secrecy.fullmatch(line[urgent.end() :].strip(_FRAME + "/,–")) if urgent else None
    found = beside or after
    return found.group() if found else None


def _respaced(line: str) -> str:
    """Close letters set apart: ``T Ố I  M Ậ T`` → ``TỐI MẬT``, ``M Ậ T`` → ``MẬT``."""
    words = [word.replace(" ", "") for word in re.split(r"\s{2,}", line)]
    close = " ".join(words)
    return re.sub(r"^(TUYỆT|TỐI)(MẬT)$", r"\1 \2", close)
