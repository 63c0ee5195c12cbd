"""What each body of the commune does under a plan: its standing work, and what the directives ask of its like."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from office_app.domain.back_planning import BackPlan, DayKey
from office_app.domain.counterparts import Counterpart, counterpart_of
from office_app.domain.due import local_due
from office_app.domain.incoming import IncomingDocument, Obligation, ObligationKind
from office_app.domain.outgoing import SourceMark
from office_app.domain.vietnamese import fold, upper_first
from office_app.domain.working_days import WorkCalendar


@dataclass(frozen=True)
class WorkItem:
    """One piece of work; ``source`` is None for what the body always does."""

    text: str
    due: date | None
    source: SourceMark | None = None


@dataclass(frozen=True)
class UnitWork:
    """What one local body does under the plan; ``due`` is the day by which all of it is done."""

    unit: str
    items: Sequence[WorkItem]
    due: date | None
    study: bool = False

    @property
    def work(self) -> Sequence[str]:
        return [item.text for item in self.items]

    @property
    def sources(self) -> Sequence[SourceMark]:
        return [item.source for item in self.items if item.source is not None]


def local_work(
    directives: Sequence[IncomingDocument],
    counterparts: Sequence[Counterpart],
    days: BackPlan,
    calendar: WorkCalendar,
    lead_days: int,
) -> list[UnitWork]:
    """Return one entry per local body: its standing work, then what the directives ask of its like, each once.

    Work that a directive gives a day of its own is due ``lead_days`` before that day. Source: «một việc chỉ giao
    cho một cơ quan chủ trì», Quy định 299-QĐ/TW.
    """
    asked = _asked(directives, counterparts)
    result = []
    for body in sorted(counterparts, key=lambda body: body.order):
        due = days.study_due if body.study else days.own_report_due or _study_over(days)
        items = {fold(text): WorkItem(text, due) for text in body.work}
        for directive, obligation in asked[body.name]:
            text = passage(obligation.text, obligation.unit or "")
            if not text or "hoan thanh)" in fold(obligation.text):
                continue
            own_due = due
            if obligation.due is not None and obligation.due != days.upper_due:
                own_due = min(filter(None, [due, local_due(obligation.due, lead_days, calendar)]))
                own_due = max(own_due, days.day(DayKey.PLAN) or own_due)
            mark = source_mark(directive, obligation, text)
            items.setdefault(fold(text), WorkItem(text, own_due, mark))
        if items:
            result.append(UnitWork(body.name, tuple(items.values()), due, body.study))
    return result


def _asked(
    directives: Sequence[IncomingDocument], counterparts: Sequence[Counterpart]
) -> dict[str, list[tuple[IncomingDocument, Obligation]]]:
    asked: dict[str, list[tuple[IncomingDocument, Obligation]]] = {c.name: [] for c in counterparts}
    for directive in directives:
        for obligation in directive.obligations:
            if obligation.kind is not ObligationKind.ASSIGNMENT or not obligation.ours or not obligation.unit:
                continue
            # What the clerk confirmed goes before what the table says today.
            body = counterpart_of(obligation.counterpart or obligation.unit, counterparts)
            if body is not None:
                asked[body.name].append((directive, obligation))
    return asked


def _study_over(days: BackPlan) -> date | None:
    return days.day(DayKey.MAKE_UP) or days.study_due


def source_mark(directive: IncomingDocument, obligation: Obligation, line: str = "") -> SourceMark:
    """Return where an obligation stands in its directive; ``line`` is what was drafted from it."""
    return SourceMark(
        " ".join(obligation.text.split()), directive.id, directive.symbol, obligation.span, line
    )


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
_NEXT_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-ZÀ-ỸĐ])")
_SUBHEADING = re.compile(r"\s+(?:[a-zđ]\.|\d+\.\d*)\s+(?=[A-ZÀ-ỸĐ])")


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
    return upper_first(sentence.strip(" ,;:.-–/"))


def _without_unit(sentence: str, unit: str) -> str:
    """Take the unit out of the front of a sentence, with the others it shares the work with («A; B đẩy mạnh …»)."""
    folded, name = fold(sentence), fold(unit)
    at = folded.find(name) if name else -1
    if at < 0:
        return sentence
    before, after = sentence[:at], sentence[at + len(name) :]
    if after.lstrip().startswith(";"):  # the others it shares the work with come behind
        joint = after.lstrip(" ;")
        verb = re.search(
            r"\s(?:đẩy mạnh|tổ chức|xây dựng|tham mưu|chủ trì|phối hợp|tăng cường|thực hiện|chỉ đạo)\s", joint
        )
        return joint[verb.start() + 1 :] if verb else joint
    if re.match(r"[,\s]*(?:đặc biệt là|nhất là|trong đó)\b", after):
        return sentence
    if not before or before.rstrip().endswith(";"):
        return after.lstrip(" ,:")
    if before.rstrip().endswith(","):  # «Căn cứ Nghị quyết, các cấp ủy tiếp tục …»
        return f"{before.rstrip(' ,')}, {after.lstrip(' ,:')}"
    return sentence
