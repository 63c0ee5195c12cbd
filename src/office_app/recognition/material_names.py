"""Study materials named within a sentence: «sử dụng cuốn sách “…”», «tài liệu dùng là bản tin “…”»."""

import re

from office_app.domain.incoming import Certainty, Found, Span
from office_app.recognition.clean_text import Paragraph
from office_app.recognition.material_words import OPEN, MaterialWords

_MADE_BY = re.compile(
    r",?\s+do\s+[^,;.(]{3,120}?\s+(?:biên soạn|phát hành|ban hành|cung cấp|xuất bản|sản xuất|thực hiện|gửi)"
    r"[^,;.(]{0,40}"
)
_PLAIN_END = re.compile(
    r",?\s+(?:do\s|của\s(?=Nhà xuất bản)|được\s|(?:đã\s+)?đăng\s|đã\s+(?:gửi|cấp|phát)\s"
    r"|(?<!các )cấp\s|để\s|trên\s|tại\s|cho\s|dành\s|gửi\s|trước\s"
    r"|trong\s+(?:tháng|quý)|vào\s|theo\s|và\s+(?:gửi|tổ chức|các)|nhằm\s|sử dụng\s|xong|hoàn thành|đến\s)"
    r"|,\s+(?:tổ chức|thực hiện|gắn|bảo đảm|đảm bảo|đồng thời|nhất là|báo cáo|gửi|trong đó|đặc biệt|kết hợp|lồng ghép"
    r"|phát|đăng|chú trọng|tập trung|xong|bám sát|nộp|các|có|vận dụng|phù hợp|viết|trao đổi|thảo luận"
    r"|qua đó|từ đó)(?!\w)"
    r"|,\s+(?=[A-ZĐ])"
)
_ENCLOSED = re.compile(r"[^.;]{0,60}(?:gửi kèm|kèm theo|đính kèm)", re.IGNORECASE)
_HANDED_OUT = re.compile(r"\s*(?:được\s+)?(?:gửi|cấp|phát)\s")
# «biên soạn tài liệu … để sử dụng trong sinh hoạt», «…, gửi đến các chi bộ», «…; các chi bộ sử dụng thống nhất»
_THEN_USED = re.compile(
    r"(?:[^.;]{0,160}?(?:(?:để|làm tài liệu|phục vụ)\s+(?:sử dụng|sinh hoạt|học tập|tuyên truyền)"
    r"|(?<!\w)(?:gửi|cấp|phát|phát hành)\s+(?:đến|cho|về|tới)\s+(?:tất cả\s+)?(?:các\s+|từng\s+|mỗi\s+)?"
    r"(?:chi bộ|chi, đảng bộ|cơ sở|đảng bộ|đảng viên|báo cáo viên|địa phương|đơn vị)))"
    r"|[^.;]{0,160};\s+(?:các|mỗi|từng)\s[^.;,]{2,60}\s(?:sử dụng|nghiên cứu|học tập|khai thác)(?!\w)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?:,|;|và|cùng)\s*$")
_SOFTWARE = re.compile(r"sổ tay đảng viên điện tử", re.IGNORECASE)
_JOINT = re.compile(r"(?:[\s,;]|(?<!\w)(?:và|cùng))+$")
_CLAUSE = re.compile(r"[;.]\s")
SPECIFIC = 9
"""From how many words on a title is told apart from others without who made it."""
_IN_PASSING = "Nêu trong câu, không nằm trong danh mục tài liệu."


def in_sentences(paragraph: Paragraph, materials: MaterialWords, low: str) -> list[Found[str]]:
    """Return the materials that a paragraph tells to use; ``low``: its folded text in small letters."""
    words = paragraph.folded
    kinds = materials.kinds_in(low)
    if not kinds:
        return []
    places: list[tuple[int, int]] = []
    for match in materials.quoted.finditer(words) if any(sign in words for sign in OPEN) else ():
        known = match["kind"] or materials.title.match(match["title"])
        if _SOFTWARE.match(match["title"]):
            continue
        if known and _is_used(words, match, materials, goes_on=bool(places)):
            places.append(_quoted_place(match, materials))
    here = 0
    for plain in materials.plain(words, kinds):
        at, end = plain.start("kind"), _plain_end(words, plain)
        if at < here:
            continue
        here = end or here
        if end is None or any(start <= at < stop for start, stop in places):
            continue
        end = _before_next(words, at, min([end, *(start for start, _ in places if start > at)]))
        if _is_used(words, plain, materials, goes_on=bool(places)):
            places.append((at, end))
    return [_found(paragraph, start, end) for start, end in sorted(places)]


def _before_next(words: str, start: int, end: int) -> int:
    return start + len(_JOINT.sub("", words[start:end]))


def _quoted_place(match: re.Match[str], materials: MaterialWords) -> tuple[int, int]:
    """Return the title's place: with the word for its kind unless that says nothing more."""
    kind = (match["kind"] or "").strip().lower()
    if kind in ("", "sách") or (kind == "tài liệu" and materials.title.match(match["title"])):
        return match.start("title"), match.end("title")
    return match.start("kind"), match.end()


def _is_used(words: str, match: re.Match[str], materials: MaterialWords, *, goes_on: bool) -> bool:
    """Tell a material to be used from one to be written; one listed after another goes with it."""
    clause = _CLAUSE.split(words[max(0, match.start() - 80) : match.start()])[-1]
    if materials.made.search(clause):
        at = match.end() if "title" in match.groupdict() else match.end("kind")
        return bool(_ENCLOSED.match(words, match.end()) or _THEN_USED.match(words, at))
    made = _MADE_BY.search(words, match.start(), match.end() + 60)
    if not clause.strip(" -–+•") and (made or _HANDED_OUT.match(words, match.end())):
        return True
    if goes_on and _GOES_ON.search(clause):
        return True
    return bool(materials.used.search(clause) or _ENCLOSED.match(words, match.end()))


def _plain_end(words: str, match: re.Match[str]) -> int | None:
    """Return where an unquoted title ends; None when it says too little to be one."""
    at, limit = match.start("rest"), match.end("rest")
    made = _MADE_BY.search(words, match.end("kind"), limit)
    stop = _PLAIN_END.search(words, at - 1, limit)
    end = stop.start() if stop else limit
    if made and made.start() <= end:
        short = len(words[match.start("kind") : made.start()].split()) < SPECIFIC
        return made.end() if short else made.start()
    if _SOFTWARE.match(words, match.start("kind")):
        return None
    return end if len(words[at:end].split()) >= 3 else None


def _found(paragraph: Paragraph, start: int, end: int) -> Found[str]:
    value = paragraph.text[start:end].rstrip(" ,.")
    span = Span(paragraph.start + start, paragraph.start + start + len(value))
    return Found(value, span, Certainty.LIKELY, _IN_PASSING)


def without_maker(title: str) -> str:
    """Return a title without «do … biên soạn» where it is told apart from others all the same."""
    made = _MADE_BY.search(title)
    if made and len(title[: made.start()].split()) >= SPECIFIC:
        return title[: made.start()]
    return title
