"""A directive's passage as a line of our own plan: without its number, its giver, its unit and the upper day."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from office_app.domain.vietnamese import date_vi, fold, upper_first

_CAPITAL = "[" + "".join(ch for ch in map(chr, range(0x41, 0x1EFA)) if ch.isupper()) + "]"
_LABEL = re.compile(r"^(?:[-+•*]|\(?\d+(?:\.\d+)*[.)]|[a-zđ][.)]|[IVX]+[-.])\s+")
_VERB = re.compile(r"^(?:Giao|Đề nghị|Yêu cầu|Chỉ đạo|Đối với)\s+", re.IGNORECASE)
_HEADING = re.compile(
    r"^(?:Hình thức tổ chức|Thời gian|Địa điểm|Thành phần|Nội dung|Trách nhiệm)[^:.;]{0,30}:\s+"
)
_GROUP = re.compile(r"^Đối với [^:.;]{2,90}:\s+")
_THIS_PAPER = re.compile(
    r"(?<!\w)(?:văn bản|công văn|chỉ thị|hướng dẫn|thông báo|quyết định|chương trình|kế hoạch) này(?!\w)",
    re.IGNORECASE,
)
_UPPER_STAMP = re.compile(r"\s*(?:Hoàn thành|Thời gian(?: thực hiện| hoàn thành)?:)[^.;]*[.;]?\s*$")
_NEXT_SENTENCE = re.compile(rf"(?<=[.;])\s+(?={_CAPITAL})")
_SUBHEADING = re.compile(rf"\s+(?:[a-zđ]\.|\d+\.\d*)\s+(?={_CAPITAL})")
_ACTS = (
    r"(?:đẩy mạnh|tổ chức|xây dựng|tham mưu|chủ trì|chủ động|phối hợp|tăng cường|tiếp tục|thực hiện|chỉ đạo|căn cứ"
    r"|theo dõi|rà soát|lãnh đạo|quán triệt)\s"
)
_ACT = re.compile(rf"\s{_ACTS}")
_ABOVE_ALL = re.compile(rf"^[,\s]*(?:đặc biệt là|nhất là|trong đó)\s[^,;.]*?\s(?={_ACTS})")
_SHORT = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "UBMTTQ": "Ủy ban Mặt trận Tổ quốc",
    "MTTQ": "Mặt trận Tổ quốc",
    "UBKT": "Ủy ban Kiểm tra",
    "TCCSĐ": "tổ chức cơ sở đảng",
    "BTV": "Ban Thường vụ",
    "BCH": "Ban Chấp hành",
}
"""Short forms of bodies that recognition writes out in the unit, but not in the passage."""
_SHORT_FORM = re.compile(rf"(?<!\w)(?:{'|'.join(_SHORT)})(?!\w)")
_DISTRICT = re.compile(rf"(trong|địa bàn|của|trên) huyện(?! {_CAPITAL})(?! ủy| uỷ)")
_DISTRICT_HOME = re.compile(r"(?<!\w)huyện nhà(?!\w)")
_BY_WHEN = re.compile(r"^(?:hoàn thành|xong|kết thúc|thời gian)\b", re.IGNORECASE)
_BASIS_FIRST = re.compile(
    r"^(Căn cứ [^;]*?[^,;\s])\s+(?=(?:chỉ đạo|chủ động|tổ chức|tiến hành|tiếp tục|xây dựng)\s)"
)
_NO_VERB = re.compile(r"^Tổ chức cho (?=(?:toàn thể |tất cả )?(?:cán bộ, )?đảng viên(?:[,;]|$))")
_STUDY_PLAN = re.compile(r"xay dung ke hoach (?:cu the )?(?:to chuc|mo|hoc tap|quan triet|trien khai)\b")
_FOOTNOTE_MARKS = re.compile(r"[¹²³⁴-⁹]+")
_PLAN_TO_DO = re.compile(
    r"^(?:căn cứ [^;]*?, )?(?:chỉ đạo )?(?:chủ động )?xây dựng kế hoạch (?:cụ thể )?(?:để )?"
    r"(?=(?:tổ chức|mở|học tập|quán triệt|triển khai)\s)",
    re.IGNORECASE,
)
_LEVELS = re.compile(r"(?<!\w)xã, phường, thị trấn(?!\w)")
_THEIR_LEVEL = re.compile(r"(?<!các )(?<!\w)đoàn thể cấp mình")
_DOES = re.compile(
    rf"(?:{_ACTS}|(?:kịp thời|có (?:kế hoạch|biện pháp|giải pháp)|đưa|bố trí|nâng cao|chú trọng|đôn đốc|kiểm tra"
    r"|giám sát|bảo đảm|đảm bảo|phát huy|phát động|phân công|phản ánh|tập trung|thường xuyên|định kỳ|hướng dẫn"
    r"|tuyên truyền|phổ biến|hằng (?:tháng|quý|năm)|triển khai|tham gia|tạo điều kiện|mở|gắn|quan tâm|cử|báo cáo"
    r"|tổng hợp|cập nhật|đánh giá|sơ kết|tổng kết|nghiêm túc|xử lý|vận động|huy động|biên soạn|cung cấp|lồng ghép"
    r"|học tập|nghiên cứu|chuẩn bị|khảo sát|sử dụng|quản lý|cụ thể hóa|nêu cao|đề cao)\s)",
    re.IGNORECASE,
)
_STAMP_ALONE = re.compile(r"^(?:hoàn thành|thời gian(?: thực hiện| hoàn thành)?\s?:)", re.IGNORECASE)
_OWN_PART = re.compile(r"^(?:nội dung|tài liệu|thành phần|địa điểm)[^:.;]{0,30}:", re.IGNORECASE)
_TIME_PART = re.compile(r"^thời gian[^:.;]{0,30}:\s*(.+)$", re.IGNORECASE)
_HEAD_WORDS = 5
_SHARED = 0.8


def passage(text: str, unit: str) -> str:
    """Return the first sentence of a directive's passage as work of our own body.

    Its number, the words that hand it over and the unit it names go; «công văn này» becomes our Kế hoạch.
    """
    sentence = _NEXT_SENTENCE.split(_without_front(_SUBHEADING.split(" ".join(text.split()))[0]))[0]
    sentence = _VERB.sub("", sentence)
    sentence = _without_unit(sentence, " ".join(unit.split()))
    sentence = upper_first(_tidy(sentence))
    return _NO_VERB.sub("Tổ chức học tập cho ", _BASIS_FIRST.sub(r"\1, ", sentence))


def duty_lines(text: str, unit: str, elsewhere: Callable[[str], bool] = lambda _: False) -> list[str]:
    """Return a directive's passage as lines of our own work: all that it demands, nothing of it left out.

    A sentence that says what to do is a line; one that says more of it («Trong đó, …») stays with the one before.
    Headed parts that the plan has places of its own for (contents, materials) are not repeated, nor the upper day.

    Args:
        elsewhere: tells of a sentence behind the first whether the plan says it in another place.
    """
    main, *parts = _SUBHEADING.split(" ".join(_FOOTNOTE_MARKS.sub("", text).split()))
    _, *further = _NEXT_SENTENCE.split(_without_front(main))
    lines = [passage(main, unit)]
    for sentence in further:
        told = _tidy(sentence)
        if not told or _STAMP_ALONE.match(told) or elsewhere(told):
            continue
        if says_what_to_do(told) or not lines[-1]:
            lines.append(upper_first(told))
        else:
            lines[-1] += f". {upper_first(told)}"
    for part in parts:
        timed = _TIME_PART.match(part)
        clauses = timed[1].split(";") if timed else []
        kept = [one.strip(" .,;") for one in clauses if not _BY_WHEN.match(one.strip())]
        if kept:
            lines[0] += f", thời gian {'; '.join(kept)}"
        elif timed is None and not _OWN_PART.match(part):
            lines += [upper_first(_tidy(one)) for one in _NEXT_SENTENCE.split(part)]
    return [line for line in lines if line]


def says_what_to_do(sentence: str) -> bool:
    """Tell whether a sentence begins with what is to be done: «Đẩy mạnh …», «Kịp thời …»."""
    return _DOES.match(sentence) is not None


def as_own_line(sentence: str) -> str:
    """Return a sentence of a directive without its number, its heading, the group it is for and the upper day."""
    told = _tidy(_without_front(sentence))
    return "" if _STAMP_ALONE.match(told) or _OWN_PART.match(told) else upper_first(told)


def as_done_by_this_plan(line: str) -> str:
    """Return work of our committee without «xây dựng kế hoạch …»: the plan drafted is the one asked for."""
    return upper_first(_PLAN_TO_DO.sub("", line))


def at_home(line: str, kind: str) -> str:
    """Return the line with the upper level's «trong huyện» as our own place, ``kind`` being «xã» or «phường»."""
    line = _THEIR_LEVEL.sub(f"các đoàn thể {kind}", _LEVELS.sub(kind, line))
    return _DISTRICT_HOME.sub(f"{kind} nhà", _DISTRICT.sub(rf"\1 {kind}", line))


def with_own_day(line: str, said: Sequence[str], upper: date, own: date, *, told: bool) -> str:
    """Return the line with our own day in place of the upper level's, else behind it.

    Args:
        said: the words of the directive's deadlines on the upper day.
        told: our day stands elsewhere in the plan, so that it need not be added.
    """
    by_when = f"hoàn thành chậm nhất ngày {date_vi(own)}"
    for words in said:
        if _BY_WHEN.match(words) and words in line:
            return line.replace(words, by_when)
    if date_vi(upper) in line:
        day = re.escape(date_vi(upper))
        line = re.sub(rf"(?:trước|chậm nhất)(?: ngày)? {day}", f"chậm nhất ngày {date_vi(own)}", line)
        return line.replace(date_vi(upper), date_vi(own))
    return line if told else f"{line} ({by_when})"


def with_day(line: str, own: date) -> str:
    """Return the line with the day that it is to be done by, unless it names it already."""
    return line if date_vi(own) in line else f"{line} (hoàn thành chậm nhất ngày {date_vi(own)})"


def names_day(line: str, day: date) -> bool:
    """Tell whether a line names a day, in whichever of the usual ways."""
    pattern = rf"(?<!\d)0?{day.day}[/.-]0?{day.month}[/.-]{day.year}|0?{day.day} tháng 0?{day.month}(?!\d)"
    return re.search(pattern, line) is not None


def same_duty(one: str, other: str) -> bool:
    """Tell whether two lines ask for the same: they begin alike, or the shorter one's words are all in the longer."""
    first, second = fold(one).split(), fold(other).split()
    if first[:_HEAD_WORDS] == second[:_HEAD_WORDS]:
        return True
    if _STUDY_PLAN.search(fold(one)) and _STUDY_PLAN.search(fold(other)):
        return True
    few, many = sorted((set(_words(one)), set(_words(other))), key=len)
    return len(few) >= _HEAD_WORDS and len(few & many) >= _SHARED * len(few)


def _without_front(text: str) -> str:
    """Take off a passage's number, its heading and the group it is for."""
    return _LABEL.sub("", _HEADING.sub("", _GROUP.sub("", _LABEL.sub("", text))))


def _tidy(sentence: str) -> str:
    return _THIS_PAPER.sub("Kế hoạch này", _UPPER_STAMP.sub("", sentence)).strip(" ,;:.-–/…¹²³")


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


def _without_unit(sentence: str, unit: str) -> str:
    """Take the unit out of the front of a sentence, with the others it shares the work with («A; B đẩy mạnh …»)."""
    name = fold(unit)
    if name and name not in fold(sentence):
        written = _SHORT_FORM.sub(lambda found: _SHORT[found[0]], sentence)
        sentence = written if name in fold(written) else sentence
    at = fold(sentence).find(name) if name else -1
    if at < 0:
        return sentence
    before, after = sentence[:at], sentence[at + len(name) :]
    if after.lstrip().startswith(";"):  # the others it shares the work with come behind
        joint = after.lstrip(" ;")
        verb = _ACT.search(joint)
        return joint[verb.start() + 1 :] if verb else joint
    if not before or before.rstrip().endswith(";") or before.endswith(" và "):
        return _ABOVE_ALL.sub("", after).lstrip(" ,:")
    if before.rstrip().endswith(","):  # «Căn cứ Nghị quyết, các cấp ủy tiếp tục …»
        return f"{before.rstrip(' ,')}, {after.lstrip(' ,:')}"
    return sentence
