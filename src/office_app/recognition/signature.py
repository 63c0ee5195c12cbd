"""Who signed a paper, and under which title."""

import re
from collections.abc import Sequence
from dataclasses import replace

from office_app.domain.incoming import Certainty, Found, Span
from office_app.domain.vietnamese import fold, fold_tone
from office_app.recognition.clean_text import Paragraph
from office_app.recognition.columns import AUTHORITY, is_recipients_line
from office_app.recognition.joining import all_capitals
from office_app.recognition.layout import is_authority, is_title
from office_app.recognition.letterhead_words import squeezed, squeezed_tones
from office_app.recognition.naming import title_text
from office_app.recognition.rules import LOWER, UPPER, Rules

_WORD = rf"[{UPPER}](?:['’ʼ]?[{UPPER}]?[{LOWER}]+|(?![\w])|['’ʼ][{UPPER}]?[{LOWER}]*)"
_NAME = re.compile(
    rf"{_WORD}(?:[\s-]{_WORD}){{1,5}}|[{UPPER}]+(?:['’ʼ][{UPPER}]+)?(?:\s[{UPPER}]+(?:['’ʼ][{UPPER}]+)?){{1,5}}"
)
_NAME_AT_END = re.compile(rf"(?<=[,;.)])\s*(?P<name>{_WORD}(?:\s{_WORD}){{1,5}})$")
_DEGREE = re.compile(
    r"(?:(?:Đại|Thượng|Trung|Thiếu)\s(?:tướng|tá|úy)|Chuẩn Đô đốc|ThS|Ths|TS|PGS|GS"
    r"|BS(?:\.?\s?CK\s?I{1,2})?|KS|CN|CVCC|CVC|LS"
    r"|Thạc sĩ|Tiến sĩ|Bác sĩ|Kỹ sư|Cử nhân|Luật sư|Phó Giáo sư|Giáo sư"
    r"|NGƯT|NSƯT|TTƯT|Đ/c|đ/c|Đồng chí|đồng chí|Ông|Bà)\b[.:,\s]*"
)
_SIGNED = re.compile(
    r"[(\[]?\s*(?:đã ký(?: số| tên)?|ký tên|ký,? (?:ghi rõ|đóng dấu)[^)\]]*"
    r"|chữ ký(?: số)?|signed)[^)\]:]{0,30}[)\]]?\s*[:.,]?\s*",
    re.IGNORECASE,
)
_STAMPED = re.compile(r"(?:Người ký|Ký bởi|Ký số bởi|Được ký (?:số )?bởi|Signed by)\s*:?\s*", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:THƯỜNG TRỰC|PHỤ TRÁCH|CHUYÊN TRÁCH|KIÊM NHIỆM)\b")
_ALSO_IS = re.compile(r"(?:kiêm|KIÊM|Kiêm)\s+(?=\S)")  # «kiêm CHỦ TỊCH HĐND XÃ» below the first title
_COLLECTIVE = re.compile(r"T\s?[/.]?\s?M[\s./]")
_OF_A_BODY = re.compile(r"doan \S.{0,6}$|ban bi thu\W?$")
_CHAIR = re.compile(r"chu (?:tri|toa)")
_NO_NAME = re.compile(
    r"(?:Ủy ban|Ban|Tỉnh|Thành ủy|Đảng ủy|Đảng bộ|Văn phòng|Phòng|Sở|Như|Nơi|Xã|Phường|Chi bộ|Trung tâm|Các|Lưu VP"
    r"|Người)\s",
    re.IGNORECASE,
)
_OF_BODIES = re.compile(r"(?<!\w)(?:XÃ|PHƯỜNG|TỈNH|HUYỆN|VÀ|CỦA|CÁC|CẤP)(?!\w)")
LONGEST_CLOSING = 70
"""How many lines recipients and signature take at the most."""
_DIRT = " .,;:~'`^\"|_*"
_BESIDE = "Tên đứng chung dòng với nơi nhận."
_OF_ANOTHER = "Tên đứng dưới một chức vụ khác; không đọc được tên dưới chức vụ cuối."
_FROM_STAMP = "Lấy theo chữ ký số; phần ký không có tên."


def read_signature(
    closing: Sequence[Paragraph], stamps: Sequence[Paragraph], rules: Rules
) -> tuple[Found[str] | None, Found[str] | None]:
    """Return (signer, title); with K/T the deputy's title is the one, as the deputy signed."""
    lines = closing[:LONGEST_CLOSING]
    titles = _titles(lines, rules)
    at = titles[-1][0] if titles else next((i for i, p in enumerate(lines) if is_authority(p.text)), -1)
    names = _of_another(_names(lines, at, rules), titles) if at >= 0 else []
    chosen = _chair(titles) if len(titles) > 1 and len(names) == len(titles) else None
    if chosen is not None:
        return names[chosen], titles[chosen][1]
    if len(names) == 2 and sum(bool(_COLLECTIVE.match(line.text)) for line in lines) == 2:
        return names[1], _last_title(titles)  # two bodies issued it: the one in the lead signs on the right
    if len(names) == len(titles) == 2 and titles[1][0] == titles[0][0] + 1:
        return names[1], titles[1][1]  # so do two who sign in their own names, side by side
    signer = names[0] if names else _beside_recipients(lines, at, rules)
    if at < 0:
        signer = _alone_at_the_end(lines, rules)
    return signer or _stamped(stamps, rules), _last_title(titles)


def _titles(lines: Sequence[Paragraph], rules: Rules) -> list[tuple[int, Found[str]]]:
    titles: list[tuple[int, Found[str]]] = []
    for i, line in enumerate(lines):
        if not line.text[0].isupper():
            continue  # most recipients
        start = _title_at(line.text, bool(titles) or _authority_above(lines, i), rules)
        if start is None:
            continue
        end = line.end
        text = line.text[start:].strip(" ,.:;")
        below = lines[i + 1] if i + 1 < len(lines) else None
        if _ALSO_IS.match(line.text) and titles:
            continue
        if below and (
            (_GOES_ON.match(below.text) and all_capitals(below.text)) or _ALSO_IS.match(below.text)
        ):
            text, end = f"{text} {below.text.strip(' ,.')}", below.end
        titles.append((i, Found(_title(text, rules), Span(line.start + start, end))))
    return titles


def _title(text: str, rules: Rules) -> str:
    """Write a title as running text does, its accents as in the list."""
    match = rules.letterhead.signer_title.match(fold(text))
    if match:
        names, written = rules.letterhead.title_names, text[: match.end()]
        name = names.get(squeezed_tones(written)) or names[squeezed(written)]
        text = name + text[match.end() :]
    return title_text(text)


def _last_title(titles: Sequence[tuple[int, Found[str]]]) -> Found[str] | None:
    """Return the title of who signed: of two in a row the first, unless the second is its deputy."""
    if not titles:
        return None
    k = len(titles) - 1
    while k and titles[k][0] == titles[k - 1][0] + 1 and not _is_deputy(titles[k][1], titles[k - 1][1]):
        k -= 1
    return titles[k][1]


def _is_deputy(title: Found[str], above: Found[str]) -> bool:
    """Tell «PHÓ CHỦ TỊCH» below «CHỦ TỊCH» from «PHÓ BÍ THƯ ĐẢNG ỦY», what the «TRƯỞNG BAN» is besides."""
    if not title.value.startswith("Phó "):
        return False
    head, chief = title.value.removeprefix("Phó ").lower(), above.value.lower()
    return head.startswith(chief) or chief.startswith(head)


def _authority_above(lines: Sequence[Paragraph], i: int) -> bool:
    return i > 0 and is_authority(lines[i - 1].text)


def _title_at(text: str, signing: bool, rules: Rules) -> int | None:
    """Return where the title begins in a line; the last one, as in «KT. CHỦ TỊCH PHÓ CHỦ TỊCH»."""
    if is_title(text, rules):
        return 0
    if is_authority(text):
        folded = fold(text)
        authority = AUTHORITY.match(text)
        body = authority.end() if authority else 0
        found = [m.start() for m in rules.letterhead.signer_title.finditer(folded, body)]
        if text[:1] == "Q" and found:  # «Q. CHỦ TỊCH» signs in person
            return found[0]
        later = [start for start in found if start > body and not _OF_A_BODY.search(folded[: start + 7])]
        return later[-1] if later and folded[body:].strip(" .,") != folded[later[-1] :].strip(" .,") else None
    if not signing or len(text) >= 40:
        return None
    return 0 if rules.letterhead.signer_title.fullmatch(fold(text).strip(" .,:")) else None


def _chair(titles: Sequence[tuple[int, Found[str]]]) -> int | None:
    """Of the two who sign minutes, the one in the chair."""
    return next((k for k, (_, title) in enumerate(titles) if _CHAIR.match(fold(title.value))), None)


def _names(lines: Sequence[Paragraph], at: int, rules: Rules) -> list[Found[str]]:
    """Return the names below the title; where there is none, those above it."""
    below = [name for line in lines[at + 1 :] if (name := _name_of(line, rules))]
    return below or [name for line in reversed(lines[:at]) if (name := _name_of(line, rules))][:1]


def _of_another(names: Sequence[Found[str]], titles: Sequence[tuple[int, Found[str]]]) -> list[Found[str]]:
    """Doubt a name that stands between two titles, something else before the last: its own name may be lost."""
    if len(names) != 1 or len(titles) < 2 or not (name := names[0]).span:
        return list(names)
    first, last = titles[0][1].span, titles[-1][1].span
    if first and last and first.start < name.span.start and name.span.end + 1 < last.start:
        return [replace(name, certainty=Certainty.GUESS, reason=_OF_ANOTHER)]
    return list(names)


def _name_of(line: Paragraph, rules: Rules) -> Found[str] | None:
    text = line.text
    start = len(text) - len(text.lstrip(_DIRT))
    while found := (_SIGNED.match(text, start) or _DEGREE.match(text, start)):
        if found.end() == start:
            break
        start = found.end()
    name = text[start:].strip(_DIRT + "()")
    start = text.find(name, start)
    if not name or not _NAME.fullmatch(name) or _no_person(name, rules):
        return None
    written = name.title() if all_capitals(name) else name
    return Found(written, Span(line.start + start, line.start + start + len(name)))


def is_person_line(line: Paragraph, rules: Rules) -> bool:
    """Tell whether a line holds a person's name, or the word that it was signed."""
    return bool(_SIGNED.fullmatch(line.text)) or _name_of(line, rules) is not None


def _alone_at_the_end(lines: Sequence[Paragraph], rules: Rules) -> Found[str] | None:
    """Take the last name of the closing for the signer's where no title is left."""
    names = [name for line in lines if not is_recipients_line(line.text) and (name := _name_of(line, rules))]
    return (
        replace(names[-1], certainty=Certainty.LIKELY, reason="Không thấy chức vụ người ký.")
        if names
        else None
    )


def _no_person(name: str, rules: Rules) -> bool:
    folded = fold(name)
    words = rules.letterhead
    return bool(
        _NO_NAME.match(fold_tone(name))
        or _GOES_ON.match(name)
        or words.signer_title.match(folded)
        or words.national_title.search(folded)
        or words.head_mark.fullmatch(folded)
        or squeezed(folded) in words.heading_names
        or (all_capitals(name) and (words.proper_names[0].match(folded) or AUTHORITY.match(name)))
        or _OF_BODIES.search(name)
        or _is_unit(name, rules)
    )


def _is_unit(name: str, rules: Rules) -> bool:
    """Tell a unit's name from a person's; Đoàn is a family's name too."""
    unit = rules.unit_start.match(fold_tone(name))
    return unit is not None and unit.group().strip() != "Đoàn"


def _beside_recipients(lines: Sequence[Paragraph], at: int, rules: Rules) -> Found[str] | None:
    """Find the name behind the last recipient, where two columns were read as one line."""
    if at < 0:
        return None
    for line in [*lines[at + 1 :], *reversed(lines[:at])]:
        match = name_behind(line.text, rules)
        if match and (line.text[0] in "-–+•" or is_recipients_line(line.text)):
            span = Span(line.start + match.start("name"), line.start + match.end("name"))
            return Found(match["name"], span, Certainty.LIKELY, _BESIDE)
    return None


def name_behind(text: str, rules: Rules) -> re.Match[str] | None:
    """Return the person's name that ends a recipient's line."""
    match = _NAME_AT_END.search(text) if text[-1] not in ",;.:" else None
    return match if match and not _no_person(match["name"], rules) else None


def _stamped(stamps: Sequence[Paragraph], rules: Rules) -> Found[str] | None:
    for line in stamps:
        lead = _STAMPED.match(line.text)
        name = line.text[lead.end() :].strip(" .,") if lead else ""
        if lead and _NAME.fullmatch(name) and not _no_person(name, rules):
            written = name.title() if all_capitals(name) else name
            span = Span(line.start + lead.end(), line.start + lead.end() + len(name))
            return Found(written, span, Certainty.LIKELY, _FROM_STAMP)
    return None
