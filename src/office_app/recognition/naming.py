"""Names of bodies and titles: out of capitals, and short forms written out."""

import re

from office_app.domain.vietnamese import fold_tone
from office_app.recognition.rules import Rules

_WORD = re.compile(r"[^\W_]+")


def running_text(capitals: str, rules: Rules) -> str:
    """Write a name in capitals as running text does: ``ĐẢNG ỦY XÃ LA HIÊN`` → ``Đảng ủy xã La Hiên``."""
    text = re.sub(r"\s+", " ", fold_tone(capitals)).strip()
    pattern, written = rules.proper_names
    out: list[str] = []
    at = 0
    for match in pattern.finditer(text):
        out += [_proper(text[at : match.start()]), written[match.group()]]
        at = match.end()
    out.append(_proper(text[at:]))
    name = "".join(out)
    return name[:1].upper() + name[1:]


def _proper(words: str) -> str:
    return _WORD.sub(lambda m: m.group() if m.group().isdigit() else m.group().capitalize(), words)


def title_text(capitals: str) -> str:
    """Write a signer's title as running text does: ``PHÓ BÍ THƯ THƯỜNG TRỰC`` → ``Phó Bí thư Thường trực``."""
    text = re.sub(r"\s+", " ", fold_tone(capitals)).strip().lower()
    for plain, written in _TITLES:
        text = text.replace(plain, written)
    return text[:1].upper() + text[1:]


_TITLES = (
    ("ban bí thư", "Ban Bí thư"),
    ("bí thư", "Bí thư"),
    ("thường trực", "Thường trực"),
    ("chủ nhiệm", "Chủ nhiệm"),
    ("trưởng ban", "Trưởng Ban"),
    ("chánh văn phòng", "Chánh Văn phòng"),
    ("chủ tịch", "Chủ tịch"),
    ("giám đốc", "Giám đốc"),
    ("trưởng phòng", "Trưởng phòng"),
    ("ủy viên", "Ủy viên"),
    ("ban thường vụ", "Ban Thường vụ"),
    ("bộ trưởng", "Bộ trưởng"),
    ("hiệu trưởng", "Hiệu trưởng"),
    ("chỉ huy", "Chỉ huy"),
    ("chính trị viên", "Chính trị viên"),
    ("công an", "Công an"),
)


def written_out(unit: str, rules: Rules) -> str:
    """Write short forms in a unit's name out: ``UBND xã`` → ``Ủy ban nhân dân xã``."""
    pattern, full = rules.abbreviation
    return pattern.sub(lambda m: full.get(re.sub(r"\s+", " ", m.group()), m.group()), unit)
