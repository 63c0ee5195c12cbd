"""Which body issued a paper, and the one above it; where the letterhead is lost, who it may have been."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from office_app.domain.incoming import Certainty, Found, Span
from office_app.domain.symbol import Symbol
from office_app.domain.vietnamese import fold, fold_tone
from office_app.recognition.announcement import without_term
from office_app.recognition.clean_text import CleanText, Paragraph
from office_app.recognition.columns import AUTHORITY
from office_app.recognition.joining import all_capitals, starts_block
from office_app.recognition.layout import is_authority
from office_app.recognition.letterhead_words import squeezed
from office_app.recognition.marks import Kind
from office_app.recognition.naming import running_text
from office_app.recognition.rules import Rules

_CUT_NAME = re.compile(
    r"(?:[,–-]|(?<!\w)(?:VÀ|CỦA|CÁC|CƠ|CẤP|TỈNH|XÃ|PHƯỜNG|THÀNH PHỐ|ĐẶC KHU|TRỰC THUỘC|CƠ QUAN|ĐẢNG BỘ|ĐẢNG ỦY|ỦY BAN"
    r"|TRƯỜNG|TRUNG TÂM|CÔNG TY|HỘI ĐỒNG|CHỦ TỊCH|BAN CHẤP HÀNH|BCH|BAN THƯỜNG VỤ|BAN THƯỜNG TRỰC|BỘ CHỈ HUY"
    r"|BAN CHỈ ĐẠO|TỔ CHỨC|ĐOÀN CHỦ TỊCH|THƯỜNG TRỰC"
    r"|(?:BAN THƯỜNG VỤ|BAN CHẤP HÀNH|BCH) HỘI|[-–] ỦY))$"
)
_CUT_AT_LEVEL = re.compile(r"(?<!\w)(?:TỈNH|XÃ|PHƯỜNG|THÀNH PHỐ|ĐẶC KHU|HUYỆN|QUẬN|THỊ XÃ)$")
"""Such a line may as well be a whole name: «… DOANH NGHIỆP TỈNH» above «ĐẢNG ỦY …»."""
_FRONT_CUT = "ỦY BAN TRUNG ƯƠNG"
"""Above «MẶT TRẬN TỔ QUỐC VIỆT NAM» when it is the rest of the name."""
_ORGAN = re.compile(r"(?:ban chap hanh|ban thuong vu|ban thuong truc|thuong truc|doan chu tich|bch|btv)")
_WHOLE_BODY = ("ban chap hanh", "bch")
_UNION = re.compile(r"(?:BCH|Ban Chấp hành) (?=Đoàn|Hội|Công đoàn|Liên đoàn|LĐLĐ)")
_YOUTH_UNION = re.compile(
    r"Đoàn (?:TNCS Hồ Chí Minh )?(?P<level>tỉnh|thành phố|huyện|quận|thị xã)(?= [^\W\d_])"
)
_YOUTH_LEVELS = {"tỉnh": "Tỉnh đoàn", "huyện": "Huyện đoàn", "quận": "Quận đoàn", "thị xã": "Thị đoàn"}
_LEVEL = r"(?:xã|phường|đặc khu|tỉnh|thành phố)"
_PLACELESS = re.compile(
    rf"(?:(?:BCH|Ban Chấp hành|Ban Thường vụ) )?(?:Hội|Đoàn|Công đoàn)(?!.*(?<!\w){_LEVEL}(?!\w))(?!.*Việt Nam)"
)
_FRONT_AT = re.compile(rf"(?:Ủy ban|UB)\s?(?:Mặt trận Tổ quốc|MTTQ) (?:Việt Nam |VN )?(?P<seat>{_LEVEL} .+)")
# «BAN CHẤP HÀNH TỈNH SƠN BÌNH» under «HỘI NÔNG DÂN VIỆT NAM»
_ORGAN_AT = re.compile(
    rf"(?P<organ>Ban Chấp hành|BCH|Ban Thường vụ) (?P<seat>(?:{_LEVEL}|huyện|quận|thị xã) .+)"
)
_UNION_ABOVE = re.compile(r"(?:Hội|Đoàn|Công đoàn|Liên đoàn|Tổng Liên đoàn)\s")
_STAFF_CODE = re.compile(r"(?P<body>BTC|BTGDV|BTG|BDV|BNC|VP|UBKT|BXDĐ|BXD|BCĐ|TTCT)(?:TW|TU|HU|QU|ĐU)?")
_COMMITTEE = re.compile(r"(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) ủy|Ban Chấp hành")
_OF_UNIT = re.compile(r"S[A-ZĐ]{2,}|P[A-ZĐ]{2,}")  # SNV, SGDĐT, PKT: a sở or a phòng
_SEAT = re.compile(
    r"(?:tỉnh|xã|phường|huyện|đặc khu|thành phố|Thành phố|quận|Tỉnh ủy|Thành ủy|Huyện ủy)\s(?P<name>[A-ZĐÀ-Ỹ].*)"
)
_CENTRAL_BODY = re.compile(r"Việt Nam$|Trung ương|^Bộ |Chính phủ")
_FAMILY = re.compile(
    r"(?:Lưu|lưu)\s*:?\s*(?:tại\s+)?(?:Văn phòng|VP|Ban Tổ chức|Ban Tuyên giáo|BTG)\s?"
    r"(?P<body>Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Thị ủy|Đảng ủy|TU|HU|ĐU)"
)
_FAMILIES = {"TU": "Tỉnh ủy", "HU": "Huyện ủy", "ĐU": "Đảng ủy"}
_OF_COMMITTEE = ("ban thuong vu", "thuong truc", "ban chap hanh")
_DIRT = " .,;:~'`^\"|_-"
_OF_BODY = re.compile(r"(?:[Cc]ủa|CỦA)\s(?P<body>[^\W\d_].{3,80}?)(?=,?\s(?i:về|v/v|tại|trong|nhân)\s|$)")
_OF_FRONT = re.compile(
    r"Ban Thường trực Ủy ban (?:Mặt trận Tổ quốc|MTTQ)(?: Việt Nam)?(?: (?:xã|phường|tỉnh|thành phố|huyện|đặc khu))?"
)
"""Only the Front has a Ban Thường trực."""
_LOST = "Mất phần đầu văn bản; lấy theo "


def name_bodies(
    head: Sequence[Paragraph], kinds: Sequence[Kind], rules: Rules
) -> tuple[Found[str] | None, Found[str] | None]:
    """Return (parent, issuer) from the lines in capitals of the left column."""
    groups = _groups(head, kinds, rules)
    if not groups:
        return None, None
    organ = fold(groups[-1][0].text) if len(groups) > 1 and len(groups[-1]) == 1 else ""
    if _ORGAN.fullmatch(organ):
        above = _name(groups[-3], rules) if len(groups) > 2 else None
        if organ in _WHOLE_BODY:
            return above, _name(groups[-2], rules)
        return above, _organ_of(groups[-2], groups[-1], rules)
    parent = _name(groups[-2], rules) if len(groups) > 1 else None
    return parent, _seated(parent, _name(groups[-1], rules))


def _groups(head: Sequence[Paragraph], kinds: Sequence[Kind], rules: Rules) -> list[list[Paragraph]]:
    """Return the lines of each body named above the type or the subject, at most three bodies."""
    groups: list[list[Paragraph]] = []
    for line, kind in zip(head, kinds, strict=True):
        if kind in (Kind.TYPE, Kind.ADDRESS) or (kind is Kind.SYMBOL and groups):
            break  # behind the number stands what the right column says: «HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM»
        if kind is not Kind.CAPITALS or starts_block(line.text) or line.text.startswith(("CỦA ", "VỀ ")):
            continue
        opens = rules.letterhead.opens_body(line.text)
        a_word = " " not in line.text.strip(_DIRT)  # «… VÀ MÔI» above «TRƯỜNG»
        if groups and (not opens or a_word or _goes_on(groups[-1], line.text, rules)):
            groups[-1].append(line)
        elif opens and len(groups) < 3:
            groups.append([line])
    return groups


def _goes_on(lines: Sequence[Paragraph], text: str, rules: Rules) -> bool:
    """Tell whether a line that could be a body is the rest of the name above it: «CƠ QUAN», «ỦY BAN KIỂM TRA …»."""
    above = fold_tone(lines[-1].text).rstrip(" *|.")
    if above.endswith(_FRONT_CUT):
        return fold_tone(text).startswith("MẶT TRẬN")
    return _unfinished(lines) and not (_CUT_AT_LEVEL.search(above) and rules.letterhead.opens_long_body(text))


def _unfinished(lines: Sequence[Paragraph]) -> bool:
    """Tell whether a name must go on in the next line; no body stands below a chi bộ, so all is its name."""
    return fold(lines[0].text).startswith("chi bo") or bool(
        _CUT_NAME.search(fold_tone(lines[-1].text).rstrip(" *|."))
    )


def _name(lines: Sequence[Paragraph], rules: Rules) -> Found[str]:
    name = running_text(" ".join(line.text.strip(" *|•") for line in lines).strip(_DIRT), rules)
    return Found(name, Span(lines[0].start, lines[-1].end))


def _organ_of(body: Sequence[Paragraph], organ: Sequence[Paragraph], rules: Rules) -> Found[str]:
    """Name «BAN THƯỜNG TRỰC» under its body as one: «Ban Thường trực Ủy ban …»."""
    name, of = _name(organ, rules), _name(body, rules)
    union = _YOUTH_UNION.sub(
        lambda m: _YOUTH_LEVELS.get(m["level"], "Thành đoàn"), _UNION.sub("", of.value), count=1
    )
    whole = union if _UNION.match(of.value) else of.value
    return Found(f"{name.value} {whole}", Span(body[0].start, organ[-1].end))


def _seated(parent: Found[str] | None, issuer: Found[str]) -> Found[str]:
    """Name a union whole whose lines part its name: with its place from the Front's above it, or with its name."""
    organ = _ORGAN_AT.fullmatch(issuer.value)
    if organ and parent and _UNION_ABOVE.match(parent.value):
        union = parent.value.removesuffix(" Việt Nam")
        return replace(issuer, value=f"{organ['organ']} {union} {organ['seat']}")
    at = _FRONT_AT.fullmatch(parent.value) if parent else None
    if at is None or not _PLACELESS.match(issuer.value):
        return issuer
    return replace(issuer, value=f"{issuer.value} {at['seat']}")


def checked(
    bodies: tuple[Found[str] | None, Found[str] | None], symbol: Symbol | None, place: str, rules: Rules
) -> tuple[Found[str] | None, Found[str] | None]:
    """Doubt a body that stands alone: it may be the one above, with the issuer's line lost.

    «Đảng bộ …» never issues papers; the code of a staff body or a chi bộ names somebody else; a place of issue other
    than the body's own makes it less sure.
    """
    parent, issuer = bodies
    if issuer is None or parent is not None:
        return bodies
    name = issuer.value
    code = symbol.body_code if symbol and not symbol.state else ""
    if name.startswith("Đảng bộ ") or (code == "CB" and not name.startswith("Chi ")):
        return issuer, None
    staff = _STAFF_CODE.fullmatch(code.split("-")[0])
    if staff and _COMMITTEE.match(name):
        of_code = rules.letterhead.staff_bodies[staff["body"]]
        return issuer, Found(of_code, None, Certainty.GUESS, "Mất dòng tên cơ quan; lấy theo ký hiệu.")
    seat = _SEAT.search(name)
    home = seat["name"] if seat else "Hà Nội" if _CENTRAL_BODY.search(name) else ""
    if place and home and squeezed(home) not in squeezed(place) and squeezed(place) not in squeezed(name):
        return None, replace(issuer, certainty=Certainty.LIKELY, reason="Địa danh ghi ngày khác tên cơ quan.")
    if (
        symbol
        and symbol.state
        and _OF_UNIT.match(symbol.type_code)
        and name.startswith(("UBND", "Ủy ban nhân dân"))
    ):
        return None, replace(issuer, certainty=Certainty.LIKELY, reason="Ký hiệu mang mã của cơ quan khác.")
    return bodies


def issuer_under_type(head: Sequence[Paragraph], kinds: Sequence[Kind], rules: Rules) -> Found[str] | None:
    """Read «CHỈ THỊ / của Ban Thường vụ Tỉnh ủy / về …», as papers are printed without their letterhead."""
    at = kinds.index(Kind.TYPE) if Kind.TYPE in kinds else None
    below = head[at + 1] if at is not None and at + 1 < len(head) else None
    of = _OF_BODY.match(below.text) if below else None
    if (
        of is None
        or below is None
        or of["body"][0].islower()
        or not rules.unit_start.match(fold_tone(of["body"]))
    ):
        return None
    name = of["body"][: without_term(of["body"], len(of["body"]))].rstrip(" ,.")
    span = Span(below.start + of.start("body"), below.start + of.start("body") + len(name))
    written = running_text(name, rules) if all_capitals(name) else name
    return Found(written, span, Certainty.LIKELY, _LOST + "dòng dưới tên loại.")


def issuer_in_signature(doc: CleanText, rules: Rules) -> Found[str] | None:
    """Read the body after T/M, and whose it is from «Lưu Văn phòng Huyện ủy»."""
    signed = next((line for line in doc.closing[:40] if is_authority(line.text)), None)
    if signed is None:
        return None
    authority = AUTHORITY.match(signed.text)
    at = authority.end() if authority else 0
    folded = fold(signed.text[at:])
    if not rules.letterhead.opens_body(signed.text[at:]) or rules.letterhead.signer_title.match(folded):
        return None
    name = running_text(signed.text[at:].strip(" ,."), rules)
    reason = _LOST + "thẩm quyền ký."
    if folded.strip(" ,.") in _OF_COMMITTEE:
        family = next((m for line in doc.closing if (m := _FAMILY.search(fold_tone(line.text)))), None)
        if family:
            name = f"{name} {_FAMILIES.get(family['body'], family['body'])}"
            reason = _LOST + "thẩm quyền ký và nơi nhận."
    fronts = Counter(m.group() for p in doc.body for m in _OF_FRONT.finditer(p.folded))
    if fronts and fold(name) == "ban thuong truc":
        name, reason = fronts.most_common(1)[0][0], _LOST + "thẩm quyền ký và nội dung."
    return Found(name, Span(signed.start + at, signed.end), Certainty.GUESS, reason)
