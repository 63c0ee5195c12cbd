"""Study materials a paper lists."""

import re
from collections.abc import Sequence

from office_app.domain.incoming import Found, Span
from office_app.recognition.clean_text import Paragraph
from office_app.recognition.rules import Rules
from office_app.recognition.structure import Item, items_of

_HEADING = re.compile(
    r"(?:về\s+)?(?:các\s+)?(?:nội dung(?:,| và)\s+)?tài liệu(?!\w)(?P<label>[^:.;]{0,80}?)(?P<colon>:|\s*$)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"Tài liệu(?:\s+(?:học tập|nghiên cứu|quán triệt|tuyên truyền|phục vụ)[^:.;]{0,60})?\s+(?:gồm"
    r"|bao gồm|gồm có|là)\s*:?\s*",
    re.IGNORECASE,
)
_OTHER_MATTER = re.compile(
    r"thời gian|địa điểm|đối tượng|thành phần|hình thức|kinh phí|phương pháp", re.IGNORECASE
)
_REMARK = re.compile(
    r"(?:Các tài liệu|Tài liệu (?:trên|được)|\(?Tài liệu (?:gửi|đăng)|Giao|Yêu cầu|Đề nghị|Ban |Văn phòng )"
)
_NUMBERED = re.compile(r"\(\d{1,2}\)\s*")


def find_materials(body: Sequence[Paragraph], rules: Rules) -> list[Found[str]]:
    """Return what stands under a heading on materials, or after «Tài liệu:» and «Tài liệu gồm»."""
    items = items_of(body)
    found: list[Found[str]] = []
    for i, item in enumerate(items):
        heading = _HEADING.match(item.words)
        if heading and _OTHER_MATTER.search(heading["label"]):
            continue  # «NỘI DUNG, TÀI LIỆU VÀ THỜI GIAN»: what is material says so further down
        if heading:
            rest = item.words[heading.end() :].strip()
            if rest:
                found += _pieces(
                    item.paragraph, item.paragraph.end - len(item.words[heading.end() :].lstrip())
                )
            else:
                found += _beneath(items, i)
            continue
        sentence = _SENTENCE.search(item.words)
        if sentence:
            at = item.paragraph.start + item.at + sentence.end()
            found += _pieces(item.paragraph, at) or _beneath(items, i)
    return _distinct(found)


def _beneath(items: Sequence[Item], i: int) -> list[Found[str]]:
    level = items[i].level or 1
    found: list[Found[str]] = []
    for item in items[i + 1 :]:
        if item.level == 0:
            if not found and not _REMARK.match(item.words):
                found += _pieces(item.paragraph, item.paragraph.start)
            continue
        if item.level <= level:
            break
        if not _REMARK.match(item.words):
            found.append(_one(item.paragraph, item.paragraph.start + item.at, item.paragraph.end))
    return found


def _pieces(paragraph: Paragraph, start: int) -> list[Found[str]]:
    """Split «A; B; C.» or «(1) A; (2) B» into its titles; only the first sentence counts."""
    text = paragraph.text[start - paragraph.start :]
    stop = re.search(r"\.\s+(?=[A-ZĐ])", text)
    end = start + (stop.start() if stop else len(text))
    found = []
    at = start
    for part in paragraph.text[start - paragraph.start : end - paragraph.start].split(";"):
        lead = len(part) - len(part.lstrip())
        number = _NUMBERED.match(part, lead)
        begin = at + (number.end() if number else lead)
        if part.strip(" .,"):
            found.append(_one(paragraph, begin, at + len(part)))
        at += len(part) + 1
    return found


def _one(paragraph: Paragraph, start: int, end: int) -> Found[str]:
    value = paragraph.text[start - paragraph.start : end - paragraph.start].rstrip(" .;,/")
    value = value[:-1] if value.endswith(".") else value
    return Found(value, Span(start, start + len(value)))


def _distinct(found: Sequence[Found[str]]) -> list[Found[str]]:
    seen: set[str] = set()
    return [f for f in found if f.value and not (f.value.casefold() in seen or seen.add(f.value.casefold()))]  # type: ignore[func-returns-value]
