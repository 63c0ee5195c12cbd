"""The number and day of a paper whose letterhead is lost, where a web page presents it. Only guesses."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from office_app.domain.incoming import Certainty, Found, Span
from office_app.domain.symbol import Symbol, symbol_after
from office_app.recognition.clean_text import CleanText, Paragraph
from office_app.recognition.rules import Rules

_FIRST = 8  # paragraphs of the body that are looked at
_NEAR = 600  # characters of a paragraph
# «Ban quản trị xin đăng toàn văn Chương trình …», «trân trọng giới thiệu Hướng dẫn …»
_SHOWS = re.compile(
    r"(?:xin đăng|đăng tải|xin giới thiệu|trân trọng giới thiệu|giới thiệu|đăng)\s+"
    r"(?:(?:toàn văn|nguyên văn|nội dung|toàn bộ)\s+)?$",
    re.IGNORECASE,
)
_ISSUED = re.compile(r"(?<!\w)(?:ban hành|ký ban hành|ra|ký)\s+$")
# what follows an introduction: «Nội dung Chỉ thị như sau:», «xin giới thiệu toàn văn Hướng dẫn»
_HERE_IT_IS = re.compile(
    r"(?:nội dung|toàn văn|nguyên văn)\s+(?:(?:cơ bản|chính|chủ yếu|cụ thể)\s+)?(?:của\s+)?(?:bản\s+)?"
    r"(?P<type>\w+(?:\s+\w+)?)(?:\s+\w+){0,3}?\s*(?:như sau\s*)?:"
    r"|(?:giới thiệu|đăng)\s+(?:toàn văn|nguyên văn|nội dung)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\s+số:?\s*(?=\d)", re.IGNORECASE)
_ON = re.compile(r",?\s+(?:ký\s+)?ngày\s+(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?((?:19|20)\d\d)")
_ABOUT = re.compile(
    r"(?:,?\s+(?:ký\s+)?ngày\s+[\d/.\- ]{6,12})?,?(?:\s+của\s+[^.;:]{4,90}?)?,?\s+(?:về\s+việc|về|V/v)\s+"
    r"(?P<what>[^.;\n]{10,400})"
)
_THAT_DAY = re.compile(
    r"(?:^|[-–:]\s*)(?:Ngày|Sáng|Chiều)\s+(?:ngày\s+)?(\d{1,2})\s?/\s?(\d{1,2})(?:\s?/\s?((?:19|20)\d\d))?,"
)
_STAMP = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)(?!\d)")
_PRESENTED = "Mất phần đầu văn bản; lấy theo lời giới thiệu của trang đăng."


@dataclass(frozen=True)
class Presented:
    """What a page says of the paper below; day and subject may be missing."""

    symbol: Found[Symbol]
    issued_on: Found[date] | None
    subject: Found[str] | None


def presented(doc: CleanText, rules: Rules) -> Presented | None:
    """Read «… đã ban hành Chỉ thị số 17-CT/TU về …. Nội dung Chỉ thị như sau:», «(… xin đăng Chương trình số …)»
    and the title «Kế hoạch số 45-KH/ĐU của Đảng ủy xã về …»."""
    first = doc.body[:_FIRST]
    if not any(" số" in paragraph.folded[:_NEAR] for paragraph in first):
        return None
    for i, paragraph in enumerate(first):
        text = paragraph.folded[:_NEAR]
        if " số" not in text.lower():
            continue
        below = first[i + 1].folded[:_NEAR] if i + 1 < len(first) else ""
        for kind, number in _numbered(text, rules):
            _, end, named, _ = symbol_after(text, number) or (0, 0, None, False)
            lead = text[: kind.start()]
            titled = not (doc.head or lead or paragraph.text.endswith((".", ":", ";", ",")))
            shown = (
                titled
                or _SHOWS.search(lead)
                or (_ISSUED.search(lead) and _here_it_is(f"{text[kind.end() :]}\n{below}", kind.group()))
            )
            if named is None or not shown:
                continue
            span = Span(paragraph.start + number, paragraph.start + end)
            symbol = Found(named, span, Certainty.GUESS, _PRESENTED)
            return Presented(symbol, _day(paragraph, end, first[:i]), _subject(paragraph, end))
    return None


def _here_it_is(text: str, kind: str) -> bool:
    """Tell whether the words below are the paper's own: «Nội dung Chỉ thị như sau:» after «Chỉ thị số …»."""
    here = _HERE_IT_IS.search(text)
    named = here["type"].casefold() if here and here["type"] else "văn bản"
    return here is not None and (named in ("văn bản", kind.casefold()) or kind.casefold().startswith(named))


def _numbered(text: str, rules: Rules) -> Iterator[tuple[re.Match[str], int]]:
    """Yield each «Chỉ thị số …» of a text, with where its number begins."""
    for kind in rules.type_in_text.finditer(text):
        number = _NUMBER.match(text, kind.end())
        if number and kind.group()[0].isupper():
            yield kind, number.end()


def _subject(paragraph: Paragraph, after: int) -> Found[str] | None:
    """Return what stands after «về» behind number, day and issuer."""
    about = _ABOUT.match(paragraph.folded, after)
    if about is None:
        return None
    words = paragraph.text[about.start("what") : about.end("what")]
    span = Span(paragraph.start + about.start("what"), paragraph.start + about.end("what"))
    return Found(words.strip(" .,;:)"), span, Certainty.GUESS, _PRESENTED)


def _day(paragraph: Paragraph, after: int, above: Sequence[Paragraph]) -> Found[date] | None:
    """Return the day behind the number, or the day of issue that the introduction begins with."""
    on = _ON.match(paragraph.folded, after)
    if on:
        return _found(paragraph, on, on[1], on[2], on[3])
    that = _THAT_DAY.search(paragraph.folded[:60])
    if that is None:
        return None
    stamps = [stamp for line in above for stamp in _STAMP.finditer(line.text)]
    year = that[3] or next((s[3] for s in stamps if int(s[2]) >= int(that[2])), None)
    return _found(paragraph, that, that[1], that[2], year) if year else None


def _found(paragraph: Paragraph, match: re.Match[str], day: str, month: str, year: str) -> Found[date] | None:
    try:
        value = date(int(year), int(month), int(day))
    except ValueError:
        return None
    start = paragraph.start + match.start(1)
    end = paragraph.start + (match.end(3) if match[3] else match.end(2))
    return Found(value, Span(start, end), Certainty.GUESS, _PRESENTED)
