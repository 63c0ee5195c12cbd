"""Names of bodies and titles: out of capitals, and short forms written out."""

import re
from collections.abc import Iterable

from office_app.domain.vietnamese import fold, fold_tone
from office_app.recognition.letterhead_words import squeezed
from office_app.recognition.rules import Rules

_WORD = re.compile(r"[^\W_]+")
_ROMAN = re.compile(r"[IVXL]+")
_PLACE_NAME = re.compile(
    r"(?<!\w)(?:TỈNH|XÃ|PHƯỜNG|HUYỆN|THÀNH PHỐ|QUẬN|ĐẶC KHU|ĐỒNG CHÍ)\s(?P<name>[^\W\d]+(?:\s[^\W\d]+)?)(?!\w)"
)
_VOWEL = re.compile(r"[aeiouy]")
_COUNTED = re.compile(r"(?:THỨ|KHÓA|QUÝ|ĐẠI HỘI|KỲ|PHẦN)\s$")
_LEVELS = {
    squeezed(name): name
    for name in ("xã", "phường", "đặc khu", "thị trấn", "tỉnh", "huyện", "thành phố", "quận", "thị xã")
}


def running_text(capitals: str, rules: Rules) -> str:
    """Write a name in capitals as running text does: ``ĐẢNG ỦY XÃ LA HIÊN`` → ``Đảng ủy xã La Hiên``."""
    text = " ".join(fold_tone(capitals).split())
    folded = fold(text)
    words = rules.letterhead
    pattern, written = words.proper_names
    out: list[str] = []
    at = 0
    for match in pattern.finditer(folded):
        out += [_proper(text[at : match.start()], rules), written[squeezed(match.group())]]
        at = match.end()
        level = words.level_after_body.match(folded, at)
        if level and not words.small_words.match(text, level.start("level")):
            out.append(" " + _LEVELS[squeezed(level["level"])])
            at = level.end()
    out.append(_proper(text[at:], rules))
    name = "".join(out)
    return name[:1].upper() + name[1:]


def sentence_text(capitals: str, rules: Rules) -> str:
    """Write a sentence in capitals in small letters, but names: of bodies, and of places after their level."""
    text = " ".join(fold_tone(capitals).split())
    pattern, written = rules.letterhead.proper_names
    small = list(text.lower())
    for match in _WORD.finditer(text):
        if _kept(match):
            small[match.start() : match.end()] = match.group()
    for place in _PLACE_NAME.finditer(text):
        small[place.start("name") : place.end("name")] = place["name"].title()
    for match in pattern.finditer(fold(text)):
        name = written[squeezed(match.group())]
        if len(name) == len(match.group()) and not name.startswith(("Chi ", "thực hiện ", "triển khai ")):
            small[match.start() : match.end()] = name
    for match in rules.letterhead.small_words.finditer(text):
        if (name := rules.letterhead.proper_words[match.group()]).isupper():
            small[match.start() : match.end()] = name
    return "".join(small)


def as_written(sentence: str, texts: Iterable[str]) -> str:
    """Give words that came out of capitals the letters they have in the text, three words and more at a time.

    A capital that begins a sentence or an item there tells nothing.
    """
    running = "\n".join(text for text in texts if not text.isupper())[:20000]
    plain = fold_tone(running).lower()
    words = list(_WORD.finditer(sentence))
    small = fold_tone(sentence).lower()
    out = list(sentence)
    at = 0
    while at + 2 < len(words):
        first, end = words[at], at + 3
        place = found = plain.find(small[first.start() : words[end - 1].end()])
        while found >= 0 and end < len(words):
            found = plain.find(small[first.start() : words[end].end()], place)
            place, end = (found, end + 1) if found >= 0 else (place, end)
        if place < 0:
            at += 1
            continue
        opens = not re.search(r"[\w,] ?$|[“\"]$", running[max(0, place - 2) : place])
        start, stop = first.start() + opens, words[end - 1].end()
        out[start:stop] = running[place + opens : place + stop - first.start()]
        at = end
    return "".join(out)


def _proper(text: str, rules: Rules) -> str:
    """Write words with a capital each, but the small ones and the names that have their own way."""
    own_way = rules.letterhead.proper_words
    small = {m.start(): m for m in rules.letterhead.small_words.finditer(text)}
    out: list[str] = []
    at = 0
    for match in _WORD.finditer(text):
        if match.start() < at:
            continue
        word = small.get(match.start())
        written = own_way[word.group()] if word else match.group()
        if not word and not _kept(match):
            written = match.group().capitalize()
        out += [text[at : match.start()], written]
        at = (word or match).end()
    return "".join([*out, text[at:]])


def _kept(match: re.Match[str]) -> bool:
    """Tell numbers apart, the Roman ones by the word before them: Vi is a name as well."""
    if match.group()[0].isdigit() or (len(match.group()) > 1 and not _VOWEL.search(fold(match.group()))):
        return True  # numbers, and short forms such as PCCC
    return bool(_ROMAN.fullmatch(match.group()) and _COUNTED.search(match.string[: match.start()]))


def title_text(capitals: str) -> str:
    """Write a signer's title as running text does: ``PHÓ BÍ THƯ THƯỜNG TRỰC`` → ``Phó Bí thư Thường trực``."""
    text = " ".join(fold_tone(capitals).split()).lower()
    text = _SHORT.sub(lambda m: m.group().upper(), text)
    for plain, written in _TITLES:
        text = text.replace(plain, written)
    return text[:1].upper() + text[1:]


_SHORT = re.compile(r"(?<!\w)(?:ubnd|hđnd|ubkt|mttq|btv|bch|tncs|lhpn)(?!\w)")
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
    ("đảng ủy", "Đảng ủy"),
    ("tỉnh ủy", "Tỉnh ủy"),
    ("hội đồng", "Hội đồng"),
    ("ủy ban", "Ủy ban"),
)


def written_out(unit: str, rules: Rules) -> str:
    """Write short forms in a unit's name out: ``UBND xã`` → ``Ủy ban nhân dân xã``."""
    pattern, full = rules.abbreviation
    return pattern.sub(lambda m: full.get(" ".join(m.group().split()), m.group()), unit)


def whole_quotes(title: str) -> str:
    """Return a title without a quotation mark that opens or ends it alone; one left open inside is closed."""
    title = title.strip()
    for opening, closing in ("“”", "«»", '""'):
        halves = title.count(opening) - (title.count(closing) if closing != opening else 0)
        if halves <= 0 or (opening == closing and halves % 2 == 0):
            title = title.removesuffix(closing).rstrip() if halves < 0 else title
        elif title.startswith(opening):
            title = title[1:].lstrip()
        elif title.endswith(opening):
            title = title[:-1].rstrip()
        else:
            title += closing
    return title
