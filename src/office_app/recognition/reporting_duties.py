"""Reports asked for: what, to whom, through which body, by when or how often."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from office_app.domain.incoming import Certainty, Deadline, ReportingDuty, Span
from office_app.recognition.clean_text import CleanText, Paragraph
from office_app.recognition.deadlines import InPlace
from office_app.recognition.reporting_words import REPORT, Receiver, channel, ours, receivers
from office_app.recognition.rules import Rules, alternation
from office_app.recognition.scents import Places, places_of

_SENTENCE = re.compile(r"[.;!?]\s+(?![^()]{0,80}\))")
_SCENTS = ("áo cáo", "ửi ", "ộp ", "rình ", "hản ánh", "hông tin")  # capital or small first letter
_GOES_ON = re.compile(
    r"\s*(?:(?:[-+*•]|\d{1,2}[.)]|[a-zđ]\))\s*)?(?:(?:từ (?:năm|tháng|quý|ngày)\s[\divx/.]+(?: trở đi)?|sau đó"
    r"|tiếp theo|những năm sau|các (?:tháng|quý|năm|kỳ|lần) (?:sau|tiếp theo|còn lại)),?\s+)?(?:(?:báo cáo(?! nhanh)"
    r"|đợt|lần|định kỳ|thời (?:gian|hạn)|hạn|văn bản|kết quả)(?!\w)[^.;]{0,60}?"
    r"(?<!\w)(?:trước|chậm nhất|muộn nhất|gửi|xong|ngày|hằng|hàng|mỗi|:)|gửi trước|chậm nhất|trước "
    r"(?:ngày|\d)"
    r"|(?:6 tháng|quý|cả năm|năm)\s+(?:trước|chậm nhất))",
    re.IGNORECASE,
)
_NEXT_DATE = re.compile(
    r"[\s,;:()]*(?:và|hoặc|báo cáo|gửi|cả|cuối|năm|quý|tháng|tuần|0?6 tháng|đợt \w+|lần \w+|đối với|vào|sáng|chiều"
    r"|(?:ngày )?thứ \w+|chủ nhật|trước (?:ngày )?\d{1,2}/\d{1,2}(?!/)|[,;:()]|\s)*",
    re.IGNORECASE,
)
_PRODUCT = re.compile(
    r"(?<!\w)(?:báo cáo(?!\s+(?:viên|về|cho|lên|tới|đến|kịp thời|ngay)(?!\w))(?:\s+(?:kết quả|tình hình"
    r"|số liệu|sơ kết"
    r"|tổng kết|nhanh|đánh giá))*|kết quả|danh sách|hồ sơ|biên bản|kế hoạch|bài thu hoạch"
    r"|số liệu(?!\s+(?:từ|tính|chốt|đến))|văn bản|chương trình"
    r"|bản đăng ký|tờ trình|dự thảo|đề án|ý kiến)(?!\w)[^,.;:()\x01]{0,90}?"
    r"(?=\s+(?:về|cho|lên|tới|đến|với|gửi|qua|trước|trong|chậm nhất|để|theo|trình)(?!\w)|\s*[,.;:()]|\s*$)",
    re.IGNORECASE,
)
_BARE = re.compile(r"báo cáo", re.IGNORECASE)
_REGULARLY = re.compile(r"[Đđ]ịnh kỳ(?!\w)")
_IF_NEEDED = re.compile(
    alternation(("vướng mắc", "khó khăn", "phát sinh", "khi có", "theo yêu cầu", "nếu có", "đột xuất"))
)
_NEAR = 700  # characters between a report's receiver and its day
_LONGEST = 4000  # characters of a sentence that are looked at
_TO_DECIDE = re.compile(r"\s*,?\s*(?:xem xét|quyết|cho ý kiến|cho chủ trương|phê duyệt|ban hành|ký)(?!\w)")
_TO_SIGN = re.compile(
    r"\s*,?\s*(?:để\s+)?(?:xem xét\s*,?\s*)?(?:ký|phê duyệt|duyệt|thông qua|cho ý kiến)"
    r"(?:\s+ban hành)?\s*,?\s*"
    r"(?:và\s+|trước khi\s+|để\s+)?(?:báo cáo|gửi|trình)\s"
)
_OF_THAT = re.compile(r"(?<!\w)(?:tháng|quý|kỳ|tuần|năm)\s+(?:đó|ấy)(?!\w)")
_WINDOW_END = ("đến", "cho đến", "từ", "kể từ", "tới")
_COMMON_NAME = re.compile(r"(?:cấp ủy|lãnh đạo|thủ trưởng|cấp trên|cơ quan)(?!\w)")
_AT_ONCE = re.compile(r"(?:đồng thời|đồng)\s*$")
_TO_MANY = (
    r"[^,.;:()]{0,60}\s(?:đến|tới|cho|về)\s+(?:các|từng|những|mọi|mỗi)\s+(?:chi bộ|chi hội|tổ|đảng|cơ quan|đơn vị|xã"
    r"|phường|thôn|bản|đồng chí|hộ|trường|địa phương|cấp ủy|phòng|ban)(?!\w)"
)
_UNNAMED = re.compile(
    r"[GgNnBb](?<!\w.)(?:(?:ửi(?<=[Gg]ửi)|ộp(?<=[Nn]ộp))\s+(?:(?!đề cương|mẫu|biểu|phiếu)[^\s,.;:()]+\s+){0,3}?"
    rf"(?:báo cáo|kết quả|văn bản|danh sách|hồ sơ)(?!{_TO_MANY})"
    rf"|(?<=[Bb])áo cáo(?!\s+(?:viên|chí|chính trị|số))(?!{_TO_MANY})(?:\s+(?!của|do|này)[^\s,.;:()]+){{0,10}}?"
    r"(?:\s+\(qua\s[^()]{2,120}\))?"
    r"(?=:?\s+(?:gửi|nộp|trước|chậm nhất|muộn nhất|hằng|hàng|mỗi|từng|định kỳ|xong)(?!\w)))(?!\w)"
)
_DRAFTED = re.compile(
    r"(?<!\w)(?:hoàn thành|hoàn thiện|xây dựng|dự thảo|tham mưu|chuẩn bị|soạn|thẩm định|trình|nhận|tổng hợp|lập|đã"
    r"|các|thông tin|hệ thống|chế độ|thông qua|biểu mẫu|mẫu|đề cương|theo|hội nghị|nội dung|kỳ|số liệu)\s+(?:\w+\s+)?$"
)
# who gets plans gets reports too; a phòng or a ban of its own does not
_WHOLE_BODY = re.compile(
    r"(?:(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng|Xã|Phường) (?:ủy|uỷ|đoàn)|Ủy ban|Uỷ ban|UBND|Ban Thường |Thường trực|Hội "
    r"|Liên đoàn)"
)
_NOT_SAID = "Văn bản không ghi gửi báo cáo về đâu; hiểu là nơi ban hành văn bản."
_SAID_BEFORE = "Câu này không ghi gửi báo cáo về đâu; hiểu là nơi nêu ngay trước đó."
_NO_PERIOD = "Văn bản ghi «định kỳ» nhưng không nói kỳ nào; cần người đặt kỳ báo cáo."
_NO_DATE = "Văn bản không nêu thời hạn báo cáo."


@dataclass(slots=True)
class _Asked:
    """One receiver in one sentence; ``base`` is the sentence's place, ``until`` where its dates end."""

    sentence: str
    base: int
    receiver: Receiver
    until: int
    lead: int


def find_reporting(
    doc: CleanText, rules: Rules, deadlines: Sequence[Deadline], issuer: str = ""
) -> list[ReportingDuty]:
    """Return the reports asked for in the body and the annexes, one for each receiver and date.

    ``issuer``: who gets the reports of which the paper says only by when.
    """
    found: list[ReportingDuty] = []
    last: ReportingDuty | None = None
    running = doc.running
    if not running:
        return found
    placed = InPlace(deadlines)
    scents = Places(places_of(doc.folded, _SCENTS, running[0].start, running[-1].end))
    for paragraph in running:
        smells = scents.any_between(paragraph.start, paragraph.end)
        if not (last or smells):
            continue
        named: ReportingDuty | None = None
        for start, end in _sentences(paragraph):
            sentence, base = paragraph.folded[start : min(end, start + _LONGEST)], paragraph.start + start
            told = smells and scents.any_between(base, base + len(sentence))
            asked = list(_asked(sentence, base, rules)) if told else []
            for one in asked:
                found += _duties(doc.text, one, placed)
            if asked:
                last = found[-1] if found else None
                named = last if last and REPORT.search(last.text) else named
            elif last and _GOES_ON.match(sentence):
                found = _go_on(found, last, base, sentence, placed)
            else:
                goes_on = last and paragraph.folded[:start].endswith("; ") and _WHOLE_BODY.match(last.to)
                whom = named or (last if goes_on else None) or issuer
                last = None
                if told:
                    found = _unnamed(doc.text, found, sentence, base, placed, whom)
    return list(dict.fromkeys(found))


def _sentences(paragraph: Paragraph) -> list[tuple[int, int]]:
    """Return the sentences of a paragraph, as places within it; a semicolon ends one too."""
    cuts = [
        m.end() for m in _SENTENCE.finditer(paragraph.folded) if not paragraph.folded[: m.start()].isdigit()
    ]
    return list(zip([0, *cuts], [*cuts, len(paragraph.folded)], strict=True))


def _asked(sentence: str, base: int, rules: Rules) -> Iterator[_Asked]:
    hits = receivers(sentence, rules)
    for i, hit in enumerate(hits):
        others = (
            o.at for o in hits[i + 1 :] if o.at > hit.end and not _AT_ONCE.search(sentence, hit.end, o.at)
        )
        until = next(others, len(sentence))
        before = [other.end for other in hits[:i] if other.at != hit.at]
        yield _Asked(sentence, base, hit, until, before[-1] if before else 0)


def _duties(text: str, one: _Asked, deadlines: InPlace) -> list[ReportingDuty]:
    """Return the duty, once for each of its dates; one without a date only where a report is asked for."""
    sentence, base, receiver = one.sentence, one.base, one.receiver
    if _TO_SIGN.match(sentence, receiver.end):
        return []
    dates = _dates_of(one, deadlines) or _of_that_period(one, deadlines)
    if not dates and _COMMON_NAME.match(sentence, receiver.start):
        return []
    if not dates and (
        not receiver.report or _only_if_needed(sentence) or _TO_DECIDE.match(sentence, receiver.end)
    ):
        return []
    through = channel(sentence, receiver)
    certainty, reason = _doubt(one, deadlines)
    plain = ReportingDuty(
        to=" ".join(text[base + receiver.start : base + receiver.end].split()),
        through=" ".join(text[base + through[0] : base + through[1]].split()) if through else None,
        text=text[base : base + len(sentence)].strip(),
        span=Span(base, base + len(sentence.rstrip())),
        product=_product(text, one),
        certainty=certainty,
        reason=reason,
    )
    return [_dated(plain, d) for d in dates] or [plain]


def _only_if_needed(sentence: str) -> bool:
    return bool(_IF_NEEDED.search(sentence)) and not _REGULARLY.search(sentence)


def _dated(duty: ReportingDuty, deadline: Deadline) -> ReportingDuty:
    return ReportingDuty(
        to=duty.to,
        through=duty.through,
        due=deadline.due,
        recurrence=deadline.recurrence,
        text=duty.text,
        span=duty.span,
        product=duty.product,
        certainty=deadline.certainty,
        reason=deadline.reason,
    )


def _dates_of(one: _Asked, deadlines: InPlace) -> list[Deadline]:
    """Return the dates of a duty: those after the receiver, else the nearest before it in the sentence."""
    base = one.base
    inside = deadlines.between(base, base + len(one.sentence))
    dated = [d for d in inside if d.span and (d.due or d.recurrence)]
    after = [
        d
        for d in dated
        if d.span and base + one.receiver.end <= d.span.end and d.span.start < base + one.until
    ]
    if after:
        return _one_run(one, after)
    before = [
        d
        for d in dated
        if d.span and base + one.lead <= d.span.start and d.span.end <= base + one.receiver.start
    ]
    rounds = [d for d in before if d.recurrence]
    run = _last_run(one, before)
    return run if any(d.recurrence for d in run) else rounds or run


def _of_that_period(one: _Asked, deadlines: InPlace) -> list[Deadline]:
    """Return the period said earlier in the paragraph that «trước ngày 15 của tháng đó» belongs to."""
    if not _OF_THAT.search(one.sentence, one.receiver.end):
        return []
    said = [d for d in deadlines.between(max(0, one.base - _NEAR), one.base) if d.recurrence]
    return said[-1:]


def _one_run(one: _Asked, dates: Sequence[Deadline]) -> list[Deadline]:
    """Keep the dates that follow each other with nothing but «và», «báo cáo năm» between."""
    run = [dates[0]]
    for date in dates[1:]:
        if not _follows(one, run[-1], date):
            break
        run.append(date)
    return _without_ends(run)


def _without_ends(run: list[Deadline]) -> list[Deadline]:
    """Leave out the last day of a duty that comes round: «ngày hai lần … cho đến hết ngày 09/11»."""
    if not any(d.recurrence for d in run):
        return run
    return [d for d in run if d.recurrence or not d.text.lower().startswith(_WINDOW_END)]


def _last_run(one: _Asked, dates: Sequence[Deadline]) -> list[Deadline]:
    run = list(dates[-1:])
    for date in reversed(dates[:-1]):
        if not _follows(one, date, run[0]):
            break
        run.insert(0, date)
    return _without_ends(run)


def _follows(one: _Asked, first: Deadline, second: Deadline) -> bool:
    if not (first.span and second.span):
        return False
    between = one.sentence[max(0, first.span.end - one.base) : max(0, second.span.start - one.base)]
    return bool(_NEXT_DATE.fullmatch(between))


def _go_on(
    found: list[ReportingDuty], last: ReportingDuty, base: int, sentence: str, deadlines: InPlace
) -> list[ReportingDuty]:
    """Give a duty the dates of what follows it: «Báo cáo gửi trước ngày …», «báo cáo năm trước ngày …»."""
    dates = [d for d in deadlines.between(base, base + len(sentence)) if d.due or d.recurrence]
    if not dates:
        return found
    undated = found[-1] is last and last.due is None and last.recurrence is None
    return [*(found[:-1] if undated else found), *(_dated(last, d) for d in dates)]


def _unnamed(
    text: str,
    found: list[ReportingDuty],
    sentence: str,
    base: int,
    deadlines: InPlace,
    whom: ReportingDuty | str,
) -> list[ReportingDuty]:
    """Read «nộp báo cáo trước ngày …»: to whom was said before, else to who issued the paper.

    ``whom``: the last duty of the paragraph, or the issuer.
    """
    asking = _UNNAMED.search(sentence)
    if (
        asking is None
        or _DRAFTED.search(sentence[: asking.start()].lower())
        or not ours(sentence, asking.start())
    ):
        return found
    receiver = Receiver(asking.start(), asking.end(), asking.end(), True)
    dates = _dates_of(_Asked(sentence, base, receiver, len(sentence), 0), deadlines)
    if found and _waits_for_a_day(found[-1], base):
        return _go_on(found, found[-1], base, sentence, deadlines)
    if not dates or not whom:
        return found
    ends = max((d.span.end - base for d in dates if d.span), default=receiver.end)
    inner = sentence.find("(qua ", asking.start(), asking.end())
    through = channel(sentence, replace(receiver, end=inner if inner > 0 else ends))
    said_before = whom if isinstance(whom, ReportingDuty) else None
    via = " ".join(text[base + through[0] : base + through[1]].split()) if through else None
    duty = ReportingDuty(
        to=said_before.to if said_before else str(whom),
        through=via or (said_before.through if said_before else None),
        text=text[base : base + len(sentence)].strip(),
        span=Span(base, base + len(sentence.rstrip())),
        product=_as_written(text, base, asking).partition(" (")[0],
    )
    reason = _SAID_BEFORE if said_before else _NOT_SAID
    said = [replace(_dated(duty, d), certainty=Certainty.LIKELY, reason=reason) for d in dates]
    return [*found, *said]


def _waits_for_a_day(duty: ReportingDuty, at: int) -> bool:
    return duty.due is None and duty.recurrence is None and bool(duty.span and at - duty.span.end < _NEAR)


def _product(text: str, one: _Asked) -> str | None:
    """Return what is to be sent: «báo cáo kết quả …» between verb and receiver, else before the verb, else after."""
    receiver, sentence = one.receiver, one.sentence
    within = _PRODUCT.search(sentence, receiver.at, receiver.start)
    if within and not _BARE.fullmatch(within.group()):
        return _as_written(text, one.base, within)
    earlier = list(_PRODUCT.finditer(sentence, max(one.lead, receiver.at - 110), receiver.at))
    later = _PRODUCT.search(sentence, receiver.end, one.until)
    for words in (*earlier[-1:], later, within):
        if words:
            return _as_written(text, one.base, words)
    return None


def _as_written(text: str, base: int, words: re.Match[str]) -> str:
    return text[base + words.start() : base + words.end()].strip()


def _doubt(one: _Asked, deadlines: InPlace) -> tuple[Certainty, str]:
    """Say what is missing where no date is given: an event to count from, the period, or all of it."""
    inside = deadlines.between(one.base, one.base + len(one.sentence))
    hint = next((d for d in inside if d.reason and not (d.due or d.recurrence)), None)
    if hint:
        return hint.certainty, hint.reason
    return Certainty.LIKELY, _NO_PERIOD if _REGULARLY.search(one.sentence) else _NO_DATE
