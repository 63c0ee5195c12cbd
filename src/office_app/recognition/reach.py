"""Whom an assignment is meant for, seen from our commune: us, our chi bộ, bodies above us, or others."""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from office_app.domain.incoming import Certainty, Reach
from office_app.domain.read_files import Viewpoint
from office_app.domain.vietnamese import fold_tone
from office_app.recognition.rules import UPPER


class Level(IntEnum):
    UNKNOWN = 0
    COMMUNE = 1
    DISTRICT = 2
    PROVINCE = 3
    CENTRE = 4


@dataclass(slots=True)
class Seen:
    """Whom a unit's name means; ``reason`` says what was inferred, empty when the name says it."""

    reach: Reach
    certainty: Certainty = Certainty.SURE
    reason: str = ""


_COMMUNE_NAMED = re.compile(
    rf"(?:xã|phường|đặc khu|thị trấn)\s+((?:[{UPPER}][\w'’]*|\d+)(?:\s+[{UPPER}][\w'’]*|\s+\d+){{0,4}})"
)
_COMMUNE = re.compile(
    r"(?<!\w)(?:xã(?! hội)|phường|đặc khu|thị trấn|cấp cơ sở|ban xây dựng đảng)(?!\w)", re.IGNORECASE
)
_CLASS = re.compile(
    r"(?:các|những|từng|mỗi)\s+(?:xã|phường|đặc khu|thị trấn)|cấp xã|cấp cơ sở|tổ chức cơ sở đảng|tccsđ"
    r"|(?:các|những)\s+(?:đảng ủy|cấp ủy|đảng bộ|tổ chức đảng)(?:[\w ,]*)trực thuộc"
    r"|(?:cấp ủy|tổ chức đảng|đảng ủy|đảng bộ)\s+trực thuộc\s+(?:tỉnh ủy|thành ủy|huyện ủy)",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"(?<!\w)(?:chi bộ|chi ủy|chi,? đảng bộ|đảng bộ bộ phận|đảng bộ cơ sở|đảng bộ trực thuộc|đảng bộ, chi bộ|thôn|ấp"
    r"|bản|buôn|tổ dân phố|khu phố|khóm|khu dân cư|chi hội|chi đoàn)(?!\w)",
    re.IGNORECASE,
)
_PARTY_BODIES = re.compile(
    r"(?:các\s+)?(?:cấp ủy|tổ chức đảng|đảng bộ|tổ chức cơ sở đảng|tccsđ)", re.IGNORECASE
)
_PARTY_COMMITTEES = re.compile(r"(?:các|\d+)\s+đảng ủy(?:\s+(?:trực thuộc|cơ sở))?", re.IGNORECASE)
_PLACES = re.compile(
    r"(?:(?:lãnh đạo|thủ trưởng|toàn thể)\s+)?(?:các\s+)?(?:cơ quan|địa phương|đơn vị|cấp|ngành|tổ chức)",
    re.IGNORECASE,
)
_CENTRE = re.compile(
    r"Trung ương|Bộ Chính trị|Ban Bí thư|Chính phủ|Quốc hội|quốc gia|^(?:các )?[Bb]ộ(?!\w)|^Tổng cục"
)
_PROVINCE = re.compile(
    r"(?<!\w)(?:tỉnh|tỉnh ủy|thành ủy|thành phố|tỉnh đoàn|thành đoàn|cấp tỉnh|(?<!cơ )sở|liên đoàn lao động)(?!\w)"
    r"|^(?:chi )?cục(?!\w)",
    re.IGNORECASE,
)
_DISTRICT = re.compile(
    r"(?<!\w)(?:huyện|huyện ủy|quận|quận ủy|thị xã|thị ủy|cấp huyện|huyện đoàn)(?!\w)", re.IGNORECASE
)
_OWN_STAFF = re.compile(
    r"Đảng ủy(?!\s+(?:Ủy ban|UBND|Công an|Quân sự|các|Bộ|Mặt trận|MTTQ|Hội đồng|khối|Khối))"
)

_BY_LEVEL = "Đơn vị không ghi cấp; hiểu là {level} theo cơ quan ban hành."
_UNNAMED = "Chưa khai tên xã, phường của cơ quan nên chưa biết có phải đơn vị ta."
_NO_LEVEL = "Không rõ đơn vị thuộc cấp nào."


@lru_cache(maxsize=32)  # of one issuer and of few units, over and over
def level_of(name: str) -> Level:
    """Return the level a body's name tells, UNKNOWN when it tells none."""
    folded = fold_tone(name)
    if _COMMUNE_NAMED.search(folded) or _COMMUNE.search(folded):
        return Level.COMMUNE
    if _CENTRE.search(folded):
        return Level.CENTRE
    if _DISTRICT.search(folded):
        return Level.DISTRICT
    return Level.PROVINCE if _PROVINCE.search(folded) else Level.UNKNOWN


@lru_cache(maxsize=32)  # a paper names few units, over and over
def reach_of(unit: str, issuer: str, viewpoint: Viewpoint) -> Seen:
    """Tell whom a unit's name (short forms written out) means in a paper of ``issuer``."""
    name = fold_tone(unit)
    above = level_of(issuer)
    if named := _COMMUNE_NAMED.search(name):
        return _by_name(named[1], name, issuer, viewpoint)
    if above is Level.COMMUNE and _is_other_commune(issuer, viewpoint):
        return Seen(Reach.OTHERS)
    if _is_class(name, above):
        return Seen(Reach.OURS)
    if _BELOW.search(name):
        return _below(name, above)
    if _PARTY_BODIES.match(name) and not _PROVINCE.search(name):
        return _party_bodies(above)
    if _PARTY_COMMITTEES.fullmatch(name) and above is not Level.CENTRE:
        return _party_bodies(above)
    level = level_of(name)
    if level is Level.COMMUNE:
        return Seen(Reach.OURS)
    if level is not Level.UNKNOWN:
        return Seen(Reach.ABOVE)
    return _without_level(name, above)


def _by_name(commune: str, name: str, issuer: str, viewpoint: Viewpoint) -> Seen:
    below = Reach.BELOW if _BELOW.search(name) else Reach.OURS
    if viewpoint.commune:
        same = _same(commune, viewpoint.commune)
        return Seen(below if same else Reach.OTHERS)
    own = _COMMUNE_NAMED.search(fold_tone(issuer))
    if own:
        return Seen(below if _same(commune, own[1]) else Reach.OTHERS)
    return Seen(below, Certainty.GUESS, _UNNAMED)


def _same(one: str, other: str) -> bool:
    first, second = (fold_tone(name).casefold().split() for name in (one, other))
    shorter = min(len(first), len(second))
    return first[:shorter] == second[:shorter]


def _is_other_commune(issuer: str, viewpoint: Viewpoint) -> bool:
    own = _COMMUNE_NAMED.search(fold_tone(issuer))
    return bool(own and viewpoint.commune) and not _same(own[1] if own else "", viewpoint.commune)


def _is_class(name: str, above: Level) -> bool:
    """Tell «Đảng ủy các xã, phường», «các đảng ủy trực thuộc Tỉnh ủy»; a commune's own paper means those below."""
    match = _CLASS.search(name)
    if match is None or (above is Level.COMMUNE and "trực thuộc" in match.group().lower()):
        return False
    if _BELOW.search(name) and not _DISTRICT.search(name):
        return False
    return (
        not re.match(r"(?:tổ chức cơ sở đảng|tccsđ)", match.group(), re.IGNORECASE)
        or above is not Level.COMMUNE
    )


def _below(name: str, above: Level) -> Seen:
    if "trực thuộc" in name and above in (Level.PROVINCE, Level.DISTRICT) and "đảng bộ" in name:
        return Seen(Reach.OURS)
    return Seen(Reach.BELOW)


def _party_bodies(above: Level) -> Seen:
    if above is Level.COMMUNE:
        return Seen(Reach.BELOW)
    if above is Level.UNKNOWN:
        return Seen(Reach.OURS, Certainty.LIKELY, _NO_LEVEL)
    return Seen(Reach.OURS)


def _without_level(name: str, above: Level) -> Seen:
    if above is Level.COMMUNE:
        return Seen(Reach.OURS)
    if _PLACES.match(name):
        return Seen(Reach.OURS, Certainty.LIKELY, _NO_LEVEL)
    if _OWN_STAFF.search(name):
        return Seen(Reach.OURS, Certainty.LIKELY, _NO_LEVEL)
    if above is Level.UNKNOWN:
        return Seen(Reach.OTHERS, Certainty.GUESS, _NO_LEVEL)
    level = {Level.DISTRICT: "cấp huyện", Level.PROVINCE: "cấp tỉnh", Level.CENTRE: "Trung ương"}[above]
    return Seen(Reach.ABOVE, Certainty.LIKELY, _BY_LEVEL.format(level=level))
