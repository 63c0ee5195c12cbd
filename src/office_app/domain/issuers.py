"""Names of issuing bodies as papers write them: «BTV Tỉnh uỷ», «Ban Thường vụ Tỉnh ủy», «Tỉnh ủy Thái Nguyên»."""

import re

from office_app.domain.vietnamese import fold, nfc

_SHORT = {
    "BTV": "Ban Thường vụ",
    "BCH": "Ban Chấp hành",
    "TTr": "Thường trực",
    "TW": "Trung ương",
    "TƯ": "Trung ương",
    "T.Ư": "Trung ương",
    "TU": "Tỉnh ủy",
    "HU": "Huyện ủy",
    "ĐU": "Đảng ủy",
    "BTGDV": "Ban Tuyên giáo và Dân vận",
    "BTG": "Ban Tuyên giáo",
    "UBKT": "Ủy ban Kiểm tra",
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "UBMTTQ": "Ủy ban Mặt trận Tổ quốc",
    "MTTQ": "Mặt trận Tổ quốc",
    "VP": "Văn phòng",
}
"""Source: the short forms met in papers, ``domain.md`` 6.3; those that stand for several bodies are left out."""

_SHORT_FORM = re.compile(
    r"(?<![\w.])(?:" + "|".join(sorted(map(re.escape, _SHORT), key=len, reverse=True)) + r")(?!\w)"
)
_WRITINGS = (
    (re.compile(r"[^\w]+"), " "),
    (re.compile(r"\bdang bo tinh\b"), "tinh uy"),
    (re.compile(r"\bdang bo thanh pho\b"), "thanh uy"),
    (re.compile(r"\bdang bo (?=xa|phuong|dac khu)"), "dang uy "),
    (re.compile(r"\bdang uy (?:xa|phuong|dac khu) (?=\w)"), "dang uy "),
    (re.compile(r"\b(tinh|thanh) uy (?:tinh|thanh pho) (?=\w)"), r"\1 uy "),
    # The committee, its bureau and its standing members sign under one register of numbers.
    (
        re.compile(
            r"^(?:ban thuong vu|ban chap hanh|thuong truc) (?=(?:tinh|thanh|dang|huyen) uy|trung uong)"
        ),
        "",
    ),
)
# One each above a commune: their names may be followed by the province's or not.
_ONE_OF_ITS_KIND = re.compile(r"(?:tinh uy|thanh uy|trung uong|nhan dan (?:tinh|thanh pho))$")


_COMMITTEE = re.compile(r"\b(?:tinh|thanh|huyen|quan|thi|dang) uy\b|\btrung uong\b")
_BUREAU = re.compile(r"^(?:ban (?:thường vụ|chấp hành)|thường trực)\s+", re.IGNORECASE)
_OF_A_COMMITTEE = re.compile(r"(?:ban|van phong|uy ban kiem tra|truong chinh tri)\b")


def whole_name(issuer: str, parent: str | None) -> str:
    """Return the name of a committee's own body with the committee, which its letterhead has in a line above.

    «Ban Tổ chức», «Tỉnh ủy Thái Nguyên» → «Ban Tổ chức Tỉnh ủy Thái Nguyên»; other bodies bear a name of their own.
    """
    own, above = issuer_key(issuer), issuer_key(parent or "")
    belongs = _OF_A_COMMITTEE.match(own) and not _COMMITTEE.search(own) and _COMMITTEE.match(above)
    return f"{issuer} {_BUREAU.sub('', nfc(parent or ''))}" if belongs else issuer


def issuer_key(name: str) -> str:
    """Return what all writings of one body have in common."""
    key = fold(_SHORT_FORM.sub(lambda match: _SHORT[match.group()], nfc(name)))
    for pattern, instead in _WRITINGS:
        key = pattern.sub(instead, key).strip()
    return key


def same_issuer(one: str, other: str) -> bool:
    """Tell whether two names mean one body, as far as the names say."""
    short, long = sorted((issuer_key(one), issuer_key(other)), key=len)
    if short == long:
        return True
    return long.startswith(f"{short} ") and _ONE_OF_ITS_KIND.search(short) is not None


def may_be_one_issuer(one: str | None, other: str | None) -> bool:
    """Tell whether two names do not contradict each other: one is not known, or says less than the other."""
    short, long = sorted((issuer_key(one or ""), issuer_key(other or "")), key=len)
    return not short or short == long or long.startswith(f"{short} ")
