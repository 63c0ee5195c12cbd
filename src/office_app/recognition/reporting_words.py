"""Whom a report goes to and through what channel, read from one sentence."""

import re
from dataclasses import dataclass

from office_app.recognition.rules import LOWER, Rules
from office_app.recognition.unit_lists import split_units

_PRODUCT = (
    r"(?:kết quả|tình hình|số liệu|danh sách|văn bản|nhanh|bằng văn bản|kịp thời|định kỳ|thường xuyên"
    r"|trực tiếp"
    r"|kế hoạch)"
)
# Here and below one set of letters stands first, over which a search steps.
_TO = re.compile(
    r"[BTGNCbtgncvlđ](?<!\w.)(?:(?P<direct>áo cáo(?<=[Bb]áo cáo)|rình(?<=[Tt]rình)|ửi(?<=[Gg]ửi)|ộp(?<=[Nn]ộp)"
    r"|huyển(?<=[Cc]huyển))"
    rf"(?:\s+(?:ngay|{_PRODUCT})(?:\s+(?:thực hiện|bằng văn bản))?)?(?:\s+(?:cho|lên|về|tới|đến))?"
    r"|(?:ề(?<=về)|ho(?<=cho)|ên(?<=lên)|ới(?:(?<=tới)|(?<=với)(?<!làm việc với)(?<!phối hợp với))|ến(?<=đến)"
    r"|ại(?<=tại)|ửi(?<=gửi)|rình(?<=trình)))\s+"
)
# what is told, not «Sở Thông tin và Truyền thông», «an toàn thông tin», «hệ thống thông tin»
_INFORMS = (
    r"(?:(?<![^\W\d_]\s)Thông tin|(?<!toàn )(?<!thống )(?<!nghệ )(?<!hạ tầng )(?<!trang )(?<!cổng )(?<!các )(?<!nguồn )"
    r"thông tin)(?!\s+(?:và\s+)?(?:[Tt]ruyền thông|điện tử|đại chúng|đối ngoại|tuyên truyền|cơ sở))"
)
_REPORTING = re.compile(
    r"(?<!\w)(?:[Bb]áo cáo(?!\s+viên)|[Gg]ửi|[Nn]ộp|[Tt]rình(?!\s+(?:độ|tự|bày|diễn))|[Cc]huyển\s+"
    r"(?!đổi|biến|giao|tải)"
    rf"|[Tt]ổng hợp|{_INFORMS}|[Pp]hản ánh|[Bb]áo tin)(?!\w)"
)
REPORT = re.compile(
    r"[BKPbkp](?<!\w.)(?:áo cáo(?<=[Bb]áo cáo)(?!\s+viên)|ết quả(?<=[Kk]ết quả)|hản ánh(?<=[Pp]hản ánh))(?!\w)"
)
_OTHERS_WORK = re.compile(
    r"(?:(?<!không )để(?!\s+(?:chậm|xảy ra|kéo dài|mất|lọt|tồn|sót|trễ|thất|quá|vi phạm|trống"
    r"|lãng phí)(?!\w))|nhằm|phục vụ|giúp(?=\s+(?:việc|ban\s+chỉ\s+đạo)))\s[^.;]{0,110}$"
)
_CITED = re.compile(r"\s+(?:số\s*)?\d{1,5}\s?-?\s?BC/")
# «kính trình …», «xin ý kiến trước khi trình …»
_NOT_ASKED = re.compile(r"[KktSs](?:(?<=[Kk])(?<!\w.)ính|(?:(?<=t)rước|(?<=[Ss])au)\s+khi)\s+$")
_PAST = re.compile(r"[Đđ]ã(?<!\w.ã)(?!\w)[^,;.]{0,60}$")
_THROUGH = re.compile(r"\s*,?\s*\(?\s*(?:thông\s+)?qua\s+")
_THROUGH_FAR = re.compile(
    r"(?<!\w)qua\s+(?=hộp thư|địa chỉ|email|e-mail|thư điện tử|trục liên thông|hệ thống|phần mềm|Văn phòng)"
)
_CHANNELS = re.compile(
    r"(?:đồng chí|đ/c|ông|bà|phòng|ban(?! hành)|bộ phận|cơ quan|hộp thư|địa chỉ|email|e-mail|thư điện tử"
    r"|trục liên thông|hệ thống|phần mềm)"
)
_CHANNEL_END = re.compile(
    r"[,;()]|\s+(?:trước|chậm nhất|muộn nhất|để|theo|hằng|hàng|đúng|vào|từ|đến|trong)(?!\w)|\.(?=\s|$)|$"
)
# after the channel's name within the brackets: a day, an address, somebody's title
_CHANNEL_MORE = re.compile(
    r"\s+(?:trước|chậm nhất)\s|\s*[,;]\s*(?:(?:và\s+)?(?:[Ee]-?mail|địa chỉ|hộp thư|bản mềm|file"
    r"|bản điện tử|thư điện tử|số điện thoại|điện thoại|ĐT|SĐT)(?!\w)"
    r"|(?=(?:Thư ký|Chuyên viên|Cán bộ|Trưởng|Phó|Chánh|Ủy viên)\s?[^,;]*$))"
)
_NAME_STOP = re.compile(
    r"\s*[,;.:()\n\x01“”]|\s+(?:\d{1,2}|một|hai|ba|sáu)\s+(?:tháng|ngày|tuần|năm|quý|lần|kỳ|bộ|bản)(?!\w)|$"
)
_NAME_GOES_ON = re.compile(rf"(?:\s+và(?:\s+[{LOWER}]\w*)*|[\s\-–])+$")
_TITLE = r"(?:(?:Phó\s+)?(?:Chánh|Trưởng|Bí thư|Chủ|Giám|Tổ|Viện|Cục|Vụ)|Phó|Ủy viên|Thư ký|Chuyên viên|Cán bộ)(?!\w)"
_PERSON_OF_NAME = re.compile(rf"(?:đồng chí|đ/c|ông|bà)\s+(?!{_TITLE})")
_HIS_TITLE = re.compile(_TITLE)
_BODY_BEFORE = re.compile(r"(?<!\w)(?:[Bb]an|[Pp]hòng|[Tt]ổ|[Đđ]oàn|[Bb]ộ phận|[Cc]ơ quan)\s+$")
_WORK_OF_BODY = re.compile(
    r"chỉ đạo|tổng hợp|kiểm tra|thẩm định|kế hoạch|giải quyết|xử lý|nghiên cứu|đề án|phục vụ|hồ sơ"
)
_AND = re.compile(r"(?:\s*\([^()]{2,70}\))?\s*(?:,\s*(?:và\s+)?|\s+và\s+)(?:gửi\s+|cho\s+|về\s+)?")
_LIST_ENDS = re.compile(
    r"\s*(?:[.;()]|$|,\s*(?=[^\W\d_])|(?:trước|chậm nhất|muộn nhất|để|theo|qua|định kỳ|hằng|hàng|vào"
    r"|trong|khi|đúng"
    r"|ngay|kịp thời|xem xét|biết|tổng hợp|theo dõi|kết quả|tình hình|sau|từ)(?!\w))"
)
_TOO_FAR = 400
_LONGEST = 110


@dataclass(slots=True)
class Receiver:
    """Where in a sentence a receiver's name stands, and where the asking begins (``at``: «gửi …»).

    ``report``: the words ask for a report or results, not only that something is sent on.
    """

    at: int
    start: int
    end: int
    report: bool


def receivers(sentence: str, rules: Rules) -> list[Receiver]:
    """Return those that a sentence tells to send or report to, in order."""
    found: list[Receiver] = []
    for to in _TO.finditer(sentence):
        head = rules.report_receiver.match(sentence, to.end())
        if head is None or (found and to.start() < found[-1].end):
            continue
        at = to.start() if to["direct"] else _asking(sentence, to.start(), found[-1].end if found else 0)
        if at is None or not ours(sentence, at):
            continue
        end = _with_second(sentence, to.end(), name_end(sentence, head.end(), rules), rules)
        asked = REPORT.search(sentence, max(0, at - 100), to.end())
        laid_before = sentence[at : at + 5].lower() == "trình" and to["direct"]
        report = bool(asked) and not laid_before
        for start, stop in _each(sentence, to.end(), end, rules):
            found.append(Receiver(at, start, stop, report))
    return found


def _with_second(sentence: str, start: int, end: int, rules: Rules) -> int:
    """Take both of «Ban Thường vụ, Thường trực Tỉnh ủy», where the first has no name of its own."""
    if sentence[start:end] not in ("Ban Thường vụ", "Thường trực", "Ban Chấp hành"):
        return end
    second = rules.report_receiver.match(sentence, end + 2) if sentence.startswith(", ", end) else None
    return name_end(sentence, second.end(), rules) if second else end


def _each(sentence: str, start: int, end: int, rules: Rules) -> list[tuple[int, int]]:
    """Return the places of all who are named from ``start`` on: «gửi Ban Tổ chức Tỉnh ủy và Văn phòng Tỉnh ủy»."""
    places: list[tuple[int, int]] = []
    for name in split_units(sentence[start:end], rules):
        at = sentence.find(name, places[-1][1] if places else start, end)
        if at < 0:
            places = [(start, end)]
            break
        places.append((at, at + len(name)))
    while joint := _AND.match(sentence, places[-1][1]):
        if _PERSON_OF_NAME.match(sentence, places[-1][0]) and _HIS_TITLE.match(sentence, joint.end()):
            break  # «đồng chí Lê Văn Bình, Chánh Văn phòng» is one
        head = rules.report_receiver.match(sentence, joint.end())
        stop = name_end(sentence, head.end(), rules) if head else 0
        if not head or not _LIST_ENDS.match(sentence, stop):
            break
        places.append((joint.end(), stop))
    return places


def _asking(sentence: str, before: int, after: int) -> int | None:
    """Return where the verb of reporting stands that «về», «cho» belong to."""
    verbs = list(_REPORTING.finditer(sentence, max(after, before - _TOO_FAR), before))
    if not verbs:
        return None
    return verbs[0].start() if _one_clause(sentence[verbs[0].start() : before]) else verbs[-1].start()


def _one_clause(words: str) -> bool:
    return ";" not in words and ":" not in words


def ours(sentence: str, at: int) -> bool:
    """Tell reports asked for from those made or cited, and from what the receiver does: «để tổng hợp, báo cáo …»."""
    lead = sentence[max(0, at - 120) : at]
    verb = _REPORTING.match(sentence, at)
    cited = verb and _CITED.match(sentence, verb.end())
    return not (cited or _OTHERS_WORK.search(lead) or _PAST.search(lead) or _NOT_ASKED.search(lead))


def name_end(sentence: str, after: int, rules: Rules) -> int:
    """Return where the name ends whose first words end at ``after``."""
    limit = min(len(sentence), after + _LONGEST)
    stop = _NAME_STOP.search(sentence, after, limit)
    end = stop.start() if stop else limit
    word = rules.receiver_end.search(sentence, after, end)
    while word and _inside_name(sentence, word):
        word = rules.receiver_end.search(sentence, word.end(), end)
    if word:
        end = word.start()
    return after + len(_NAME_GOES_ON.sub("", sentence[after:end]))


def _inside_name(sentence: str, word: re.Match[str]) -> bool:
    """Tell «chỉ đạo» in «Trưởng ban chỉ đạo Đại hội», «tổng hợp» in «Phòng tổng hợp»."""
    return bool(_WORK_OF_BODY.match(word.group()) and _BODY_BEFORE.search(sentence, 0, word.start()))


def channel(sentence: str, receiver: Receiver) -> tuple[int, int] | None:
    """Return where the channel stands: «(qua Văn phòng Tỉnh ủy)», «qua hộp thư …»."""
    mark = _THROUGH.match(sentence, receiver.end)
    if mark is None:
        mark = _THROUGH_FAR.search(sentence, receiver.at, min(len(sentence), receiver.end + 120))
    if mark is None:
        return None
    in_brackets = "(" in mark.group()
    if not (sentence[mark.end() : mark.end() + 1].isupper() or _CHANNELS.match(sentence, mark.end())):
        return None
    close = sentence.find(")", mark.end()) if in_brackets else -1
    if close > 0 and close - mark.end() < _LONGEST and ";" not in sentence[mark.end() : close]:
        inner = _CHANNEL_MORE.search(sentence[mark.end() : close])
        return mark.end(), mark.end() + inner.start() if inner else close
    stop = _CHANNEL_END.search(sentence, mark.end(), min(len(sentence), mark.end() + _LONGEST))
    return mark.end(), stop.start() if stop else mark.end()
