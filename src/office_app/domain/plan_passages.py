"""A directive's passage as a line of our own plan: without its number, its giver, its unit and the upper day."""

import re
from collections.abc import Sequence
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
_HEAD_WORDS = 5
_SHARED = 0.8


def passage(text: str, unit: str) -> str:
    """Return the first sentence of a directive's passage as work of our own body.

    Its number, the words that hand it over and the unit it names go; «công văn này» becomes our Kế hoạch.
    """
    sentence = _LABEL.sub("", " ".join(text.split()))
    sentence = _HEADING.sub("", _GROUP.sub("", sentence))
    sentence = _LABEL.sub("", _NEXT_SENTENCE.split(_SUBHEADING.split(sentence)[0])[0])
    sentence = _VERB.sub("", sentence)
    sentence = _without_unit(sentence, " ".join(unit.split()))
    sentence = _THIS_PAPER.sub("Kế hoạch này", _UPPER_STAMP.sub("", sentence))
    sentence = upper_first(sentence.strip(" ,;:.-–/…¹²³"))
    return _NO_VERB.sub("Tổ chức học tập cho ", _BASIS_FIRST.sub(r"\1, ", sentence))


def at_home(line: str, kind: str) -> str:
    """Return the line with the upper level's «trong huyện» as our own place, ``kind`` being «xã» or «phường»."""
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


def same_duty(one: str, other: str) -> bool:
    """Tell whether two lines ask for the same: they begin alike, or the shorter one's words are all in the longer."""
    first, second = fold(one).split(), fold(other).split()
    if first[:_HEAD_WORDS] == second[:_HEAD_WORDS]:
        return True
    if _STUDY_PLAN.search(fold(one)) and _STUDY_PLAN.search(fold(other)):
        return True
    few, many = sorted((set(_words(one)), set(_words(other))), key=len)
    return len(few) >= _HEAD_WORDS and len(few & many) >= _SHARED * len(few)


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
