"""Several units in one phrase: «A; B», «A, B và C»; which commas part units and which stand inside a name."""

import re
from collections.abc import Sequence

from office_app.domain.vietnamese import fold_tone
from office_app.recognition.rules import Rules
from office_app.recognition.scents import holds_any
from office_app.recognition.units import begins_unit, name_at

_JOINT = re.compile(r"\s*[,;]\s+(?:và\s+|cùng\s+)?|\s+(?:và|cùng|cùng với)\s+")
_BETWEEN_NAMES = (",", ";", "và", "cùng")
# Bodies named together by the papers: the Front and the unions, an office that serves two.
_GOES_TOGETHER = re.compile(
    r"(?:mặt trận|mttq|mttqvn|tổ quốc|việt nam)(?:\s+(?:tổ quốc|việt nam|các cấp|xã|phường|tỉnh|huyện|thành phố))*$"
)
_UNIONS = re.compile(r"(?:và\s+)?(?:các\s+)?(?:tổ chức|đoàn thể|hội|ban,? ngành)(?!\w)", re.IGNORECASE)
_AT_ITS_LEVEL = re.compile(r"(?<!\w)(?:xã(?!\s+hội)|phường|đặc khu|tỉnh|thành phố)(?!\w)")
_SERVES_TWO = re.compile(
    r"văn phòng(?:\s+(?:đoàn đbqh|đoàn đại biểu quốc hội))?,?\s*(?:hđnd|hội đồng nhân dân)$"
)
# What a body is, beside its name: «Sở Y tế (cơ quan thường trực)», «Khối Dân vận (Ban Xây dựng Đảng phụ trách)»,
# «Sở Y tế - cơ quan thường trực …».
_ROLE = re.compile(
    r"\s*\((?:là |qua |gọi |sau đây |trực tiếp |nòng cốt |cơ quan|đơn vị|thường trực|đầu mối)[^()]*\)"
    r"|\s*\((?:bộ phận|phòng|tổ|đồng chí|đ/c|cán bộ|chuyên viên)\s[^()]*\)"
    r"|\s*\([^()]{3,60}\s(?:thường trực|chủ trì|đầu mối|phụ trách)\)"
    r"|\s+[-–]\s+(?:là )?(?:cơ quan|đơn vị) ?(?:thường trực|đầu mối|chủ trì|tham mưu).*",
    re.IGNORECASE | re.DOTALL,
)
_BESIDE_NAME = ("(", "-", "–")
# «các cơ quan liên quan và các đồng chí có tên tại Điều 1»: the people are no unit
_AND_PEOPLE = re.compile(
    r"\s+và\s+(?:các\s+)?(?:đồng chí|đ/c|ông, bà|ông \(bà\))\s.*", re.IGNORECASE | re.DOTALL
)
_COLLECTIVE = re.compile(
    r"(?:các\s+)?(?:cấp ủy|người đứng đầu|lãnh đạo|cơ quan,|đơn vị|tổ chức|chính quyền)", re.IGNORECASE
)


def split_units(name: str, rules: Rules) -> list[str]:
    """Split «A; B» and «A, B và C» into whole units; what may stand inside a name stays together."""
    if holds_any(name, _BESIDE_NAME):
        name = _ROLE.sub("", name)
    if not holds_any(name, _BETWEEN_NAMES):
        return [" ".join(name.split())] if name.strip() else []
    name = _AND_PEOPLE.sub("", name).rstrip()
    folded = fold_tone(name)
    cuts = [0]
    for joint in _JOINT.finditer(folded):
        if _parts(folded[cuts[-1] : joint.start()], folded, joint, rules):
            cuts += [joint.start(), joint.end()]
    cuts.append(len(name))
    pieces = [name[start:end].strip(" ,;") for start, end in zip(cuts[::2], cuts[1::2], strict=True)]
    return [" ".join(piece.split()) for piece in pieces if piece]


def _parts(before: str, folded: str, joint: re.Match[str], rules: Rules) -> bool:
    """Tell whether a comma, semicolon or «và» stands between two whole units."""
    after = folded[joint.end() :]
    if not begins_unit(folded, joint.end(), rules):
        semicolon = ";" in joint.group()
        return semicolon and bool(rules.person_start.match(after)) and bool(begins_unit(before, 0, rules))
    if ";" in joint.group():
        return True
    low = before.lower()
    if low == "báo":
        return False  # «Báo và Đài Phát thanh - Truyền hình tỉnh» is one body
    if _COLLECTIVE.match(before) or _SERVES_TWO.search(low):
        return False
    if after[0].islower():
        if _UNIONS.match(after) and _GOES_TOGETHER.search(low):
            apart = "," in joint.group() and _AT_ITS_LEVEL.search(low)
            return bool(apart and _AT_ITS_LEVEL.search(folded, joint.end()))
        return before[0].isupper() and not low.startswith("các ") and after.startswith("các ")
    return True


def units_from(words: str, at: int, rules: Rules) -> tuple[Sequence[tuple[int, int]], int]:
    """Return the places of the units listed at ``at``, and where the list ends; by the grammar of names only."""
    end = name_at(words, at, rules)
    if end is None:
        return (), at
    places: list[tuple[int, int]] = []
    start = at
    for joint in _JOINT.finditer(words, at, end):
        if _parts(words[start : joint.start()], words, joint, rules):
            places.append((start, joint.start()))
            start = joint.end()
    places.append((start, end))
    return places, end
