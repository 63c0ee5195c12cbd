"""Study materials a paper lists."""

import re
from collections.abc import Sequence

from office_app.domain.incoming import Found, Span
from office_app.domain.vietnamese import fold_tone
from office_app.recognition.clean_text import Paragraph
from office_app.recognition.material_names import SPECIFIC, in_sentences, without_maker
from office_app.recognition.material_words import MaterialWords
from office_app.recognition.rules import Rules
from office_app.recognition.structure import Item, is_purpose

_HEADING = re.compile(
    r"(?:về\s+)?(?:các\s+)?(?:nội dung(?:,| và)\s+)?tài liệu(?!\w)(?P<label>[^:.;]{0,80}?)(?P<colon>:|\s*$)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"Tài liệu(?:\s+(?:học tập|nghiên cứu|quán triệt|tuyên truyền|phục vụ|sử dụng|dùng)[^:.;]{0,60}?)?\s+(?:gồm"
    r"|bao gồm|gồm có|là)\s*:?\s*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"^(?:[\s;,]|và\s)+")
_LABEL = re.compile(
    r"(?<=[.;]\s)Tài liệu(?:\s+(?:học tập|nghiên cứu|quán triệt|tuyên truyền|phục vụ|sử dụng|dùng)[^:.;]{0,60})?:\s*"
)
_OTHER_MATTER = re.compile(
    r"thời gian|địa điểm|đối tượng|thành phần|hình thức|kinh phí|phương pháp", re.IGNORECASE
)
_REMARK = re.compile(
    r"(?:Các tài liệu|Tài liệu (?:trên|được)|\(?Tài liệu (?:gửi|đăng)|Giao|Yêu cầu|Đề nghị|Ban |Văn phòng )"
)
_NO_TITLE = re.compile(
    r"\s*(?:do|theo|được|sẽ|tự|không|như|in\s|gửi|các\s+(?:đơn vị|đại biểu|đồng chí)|ban tổ chức|phát|trước|tải"
    r"|mang|chuẩn bị|đề nghị|ghi chép|liên hệ|nhận)(?!\w)",
    re.IGNORECASE,
)
_IN_QUOTES = re.compile(r"[“\"«]([^“”\"«»]{6,260})[”\"»]")
# «video bài giảng đăng trên Trang thông tin …»: where it lies is no part of its title
_WHERE = re.compile(
    r"\s*,?\s+\(?(?:(?:đã\s+|được\s+)?(?:đăng|phát|đăng tải|tải)\s+(?:trên|tại|ở)"
    r"|(?:đã\s+|được\s+)?cấp (?:ngày|cho|phát)|trên\s+(?:Cổng|Trang|Sổ tay|trang|cổng|kênh|website|mạng))(?!\w).*$"
    r"|\s*\([^()]{0,40}(?:nhận|tải|lấy)\s+(?:tại|từ|trên)\s[^()]*\)$",
    re.DOTALL,
)
_COUNTED = re.compile(r"(?:mỗi [\w ]{2,30}|\d+|cuốn|quyển|sách|tài liệu|bộ|\s)*[“\"«]", re.IGNORECASE)
_NEXT_SENTENCE = re.compile(r"\.\s+(?=[A-ZĐ])")
_NUMBERED = re.compile(r"\(\d{1,2}\)\s*")


def find_materials(items: Sequence[Item], rules: Rules, low: str) -> list[Found[str]]:
    """Return what stands under a heading on materials, after «Tài liệu:», and what sentences tell to use.

    ``low``: the whole text in small letters.
    """
    found: list[Found[str]] = []
    if not items:
        return found
    scents = rules.materials.scents_in(low, items[0].paragraph.start, items[-1].paragraph.end)
    for i, item in enumerate(items):
        start, end = item.paragraph.start, item.paragraph.end
        if not scents.any_between(start, end):
            continue
        listed = low.find("tài liệu", start, end) >= 0
        heading = _HEADING.match(item.words) if listed else None
        if heading and _OTHER_MATTER.search(heading["label"]):
            continue  # «NỘI DUNG, TÀI LIỆU VÀ THỜI GIAN»: what is material says so further down
        if heading:
            rest = item.words[heading.end() :].strip()
            if rest:
                found += _pieces(
                    item.paragraph,
                    item.paragraph.end - len(item.words[heading.end() :].lstrip()),
                    rules.materials,
                )
            else:
                found += _beneath(items, i, rules.materials)
            continue
        sentence = (_SENTENCE.search(item.words) or _LABEL.search(item.words)) if listed else None
        if sentence:
            at = item.paragraph.start + item.at + sentence.end()
            found += _pieces(item.paragraph, at, rules.materials) or _beneath(items, i, rules.materials)
        elif not is_purpose(item):
            found += in_sentences(item.paragraph, rules.materials, low[start:end])
    return _distinct(found)


def _beneath(items: Sequence[Item], i: int, materials: MaterialWords) -> list[Found[str]]:
    level = items[i].level or 1
    found: list[Found[str]] = []
    for item in items[i + 1 :]:
        if item.level == 0:
            if not found and not _REMARK.match(item.words):
                found += _pieces(item.paragraph, item.paragraph.start, materials)
            continue
        if item.level <= level:
            break
        if not _REMARK.match(item.words):
            found += _one(item.paragraph, item.paragraph.start + item.at, item.paragraph.end)
    return found


def _pieces(paragraph: Paragraph, start: int, materials: MaterialWords) -> list[Found[str]]:
    """Split «A; B; C.», «(1) A; (2) B» or «sách A, đề cương B và video C» into titles; the first sentence counts."""
    text = paragraph.text[start - paragraph.start :]
    stop = _NEXT_SENTENCE.search(text)
    end = start + (stop.start() if stop else len(text))
    found = []
    at = start
    for part in materials.apart(paragraph.text[start - paragraph.start : end - paragraph.start]):
        lead = len(part) - len(_BETWEEN.sub("", part))
        before = _NUMBERED.match(part, lead) or materials.told.match(fold_tone(part), lead)
        begin = at + (before.end() if before else lead)
        if part.strip(" .,;"):
            found += _one(paragraph, begin, at + len(part))
        at += len(part)
    return found


def _one(paragraph: Paragraph, start: int, end: int) -> list[Found[str]]:
    """Return the title, or the titles, of one entry; none when it only tells who sees to the materials."""
    text = paragraph.text[start - paragraph.start : end - paragraph.start]
    if _NO_TITLE.match(text):
        return []
    places = [(m.start(1), m.end(1)) for m in _IN_QUOTES.finditer(text)]
    if not (places and (len(places) > 1 or _COUNTED.fullmatch(text[: places[0][0]]))):
        places = [(0, len(text))]
    found = []
    for first, last in places:
        value = without_maker(_without_place(text[first:last].rstrip(" .;,/"))).rstrip(" .;,/")
        found.append(Found(value, Span(start + first, start + first + len(value))))
    return found


def _without_place(title: str) -> str:
    """Leave out where a material lies, unless its title says too little without that."""
    where = _WHERE.search(title)
    if where is None:
        return title
    rest = title[: where.start()]
    return rest if rest.endswith(("”", '"', "»")) or len(rest.split()) >= SPECIFIC else title


def _distinct(found: Sequence[Found[str]]) -> list[Found[str]]:
    """Leave out what is named again, be it within a longer title."""
    kept: list[Found[str]] = []
    for one in found:
        name = one.value.casefold()
        if name and not any(name in k.value.casefold() for k in kept):
            kept = [k for k in kept if k.value.casefold() not in name]
            kept.append(one)
    return kept
