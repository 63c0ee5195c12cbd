"""Reports asked for: to whom, through which body, by when or how often."""

import re
from collections.abc import Sequence

from office_app.domain.incoming import Deadline, ReportingDuty, Span
from office_app.recognition.clean_text import CleanText, Paragraph
from office_app.recognition.deadlines import deadlines_between
from office_app.recognition.naming import written_out
from office_app.recognition.rules import UPPER, Rules
from office_app.recognition.units import unit_phrase

_SENTENCE = re.compile(r"(?<=[.;!?])\s+")
_DIRECT = re.compile(
    r"(?<!\w)(?:[Bb]áo cáo|[Tt]rình|[Gg]ửi)\s+(?:kết quả\s+(?:thực hiện\s+)?)?(?:cho\s+|lên\s+"
    r"|tới\s+|đến\s+)?(?=[A-ZĐỦ])"
)
_TO = re.compile(r"(?:(?<!\w)(?:về|cho|lên|tới|đến)|gửi)\s+(?:cho\s+|về\s+)?")
_REPORT = re.compile(
    r"(?<!\w)(?:báo cáo(?!\s+viên)|gửi\s+[^,.;:()]{0,60}?\bvề\b|gửi\s+(?:báo cáo|kết quả)|tổng hợp gửi)",
    re.IGNORECASE,
)
_THROUGH = re.compile(r"\(?\s*,?\s*(?:thông\s+)?qua\s+")
_NAMED = re.compile(rf"[{UPPER}][^,;.()]{{2,80}}?(?=\s*[,;.()]|\s+(?:trước|chậm nhất|để|theo)\s|$)")
_OTHERS_WORK = re.compile(r"(?:để|nhằm|phục vụ|giúp)\s[^.;]{0,60}(?:tổng hợp|theo dõi)?[^.;]{0,30}$")
_FAR = 400  # characters from «báo cáo» to whom the report goes
_LONGEST = 4000  # characters of a sentence that are looked at
_CITED = re.compile(r"\s+(?:số\s*)?\d{1,5}\s?-?\s?BC/")


def find_reporting(doc: CleanText, rules: Rules, deadlines: Sequence[Deadline]) -> list[ReportingDuty]:
    """Return the reports asked for in the body, one for each receiver and sentence."""
    found: list[ReportingDuty] = []
    for paragraph in doc.body:
        if "báo cáo" not in paragraph.folded.lower() and "gửi" not in paragraph.folded.lower():
            continue
        for start, end in _sentences(paragraph):
            duty = _read(doc.text, paragraph, start, end, rules, deadlines)
            if duty:
                found.append(duty)
    return found


def _sentences(paragraph: Paragraph) -> list[tuple[int, int]]:
    """Return the sentences of a paragraph, as places within it; a semicolon ends one too."""
    cuts = [m.end() for m in _SENTENCE.finditer(paragraph.folded)]
    return list(zip([0, *cuts], [*cuts, len(paragraph.folded)], strict=True))


def _read(
    text: str, paragraph: Paragraph, start: int, end: int, rules: Rules, deadlines: Sequence[Deadline]
) -> ReportingDuty | None:
    sentence = paragraph.folded[start:end]
    for report in _REPORT.finditer(sentence, 0, _LONGEST):
        if _CITED.match(sentence, report.end()) or _OTHERS_WORK.search(
            sentence, max(0, report.start() - 90), report.start()
        ):
            continue
        receiver = _receiver(sentence, report.start(), rules)
        if receiver is None:
            continue
        base = paragraph.start + start
        begin, stop = receiver
        inside = deadlines_between(deadlines, base, base + len(sentence))
        after = [d for d in inside if d.span and d.span.end > base + stop]
        due = next((d.due for d in [*after, *inside] if d.due), None)
        recurrence = next((d.recurrence for d in inside if d.recurrence), None) if due is None else None
        return ReportingDuty(
            to=written_out(text[base + begin : base + stop], rules),
            through=_through(text, sentence, base, stop, rules),
            due=due,
            recurrence=recurrence,
            text=text[base : base + len(sentence)].strip(),
            span=Span(base, base + len(sentence.rstrip())),
        )
    return None


def _receiver(sentence: str, at: int, rules: Rules) -> tuple[int, int] | None:
    """Find the body the report goes to: «báo cáo Ban Thường vụ …» or «báo cáo … về Ban …»."""
    direct = _DIRECT.match(sentence, at)
    if direct:
        end = unit_phrase(sentence, direct.end(), rules)
        if end:
            return direct.end(), end
    for to in _TO.finditer(sentence, at, at + _FAR):
        end = unit_phrase(sentence, to.end(), rules)
        if end and sentence[to.end()].isupper():
            return to.end(), end
    return None


def _through(text: str, sentence: str, base: int, at: int, rules: Rules) -> str | None:
    for mark in _THROUGH.finditer(sentence, at, min(len(sentence), at + 120)):
        end = unit_phrase(sentence, mark.end(), rules)
        other = None if end else _NAMED.match(sentence, mark.end())
        if end or other:
            return written_out(text[base + mark.end() : base + (end or (other.end() if other else 0))], rules)
    return None
