"""The demands of a directive sentence by sentence: those of its assignments, and those that name no body."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from office_app.domain.incoming import IncomingDocument, Obligation, ObligationKind, Span
from office_app.domain.plan_passages import says_what_to_do
from office_app.domain.plan_reports import is_internal
from office_app.domain.vietnamese import fold

_CAPITAL = "[" + "".join(ch for ch in map(chr, range(0x41, 0x1EFA)) if ch.isupper()) + "]"
_LABEL = r"\n\s*(?:[-+•*]\s|\(?\d+(?:\.\d+)*[.)]\s|[a-zđ][.)]\s|[IVX]+[-.]\s)"
_PARAGRAPH = rf"\n[ \t]*\n\s*(?={_CAPITAL})|(?<=,)\s+(?=Việc\s)"  # also one joined behind a comma
_CUT = re.compile(rf"{_LABEL}|(?<=[.;])\s+(?={_CAPITAL})|{_PARAGRAPH}")
_NUMBERED = re.compile(r"\n\s*(?:\(?\d+(?:\.\d+)*[.)]|[IVX]+[-.])\s")
_BODY_ENDS = re.compile(r"\n\W*(?:Nơi nhận|T/M |TM\. )")
_AIMS = re.compile(r"\n\s*I\s?[-.]\s*(?:\S+ ){0,2}?MỤC (?:ĐÍCH|TIÊU)|\n\s*MỤC ĐÍCH, YÊU CẦU")
_AFTER_AIMS = re.compile(r"\n\s*II\s?[-.]\s")
_FOOTNOTE = re.compile(r"\n\s*[¹²³⁴-⁹][^\n]*(?:\n(?!\n)[^\n]*)*")
_MARKUP = re.compile(r"\*+|[¹²³⁴-⁹]+")
_MUST = re.compile(r"(?<!\w)(?:phải|cần) (?:được|bảo đảm|đảm bảo|gắn|tiến hành|thực hiện)(?!\w)")
_PAPER = re.compile(
    r"(?:Báo cáo|Hướng dẫn|Tài liệu|Chương trình)\s+(?:số|chính trị|tổng kết|tình hình|của)\s"
)
_PROPAGANDA = re.compile(r"^(?!.*(?:hoc tap|quan triet)).*tuyen truyen")
_STUDY = re.compile(r"hoc tap|quan triet")
_WHAT_TO_STUDY = re.compile(
    r"^(?:(?:tiep tuc|tap trung|day manh|chu trong|tang cuong)\s)*(?:quan triet|tuyen truyen|pho bien|phan anh)\b"
)
_HEAD = 120  # characters that tell what a point is about
_LEAST = 5  # words of a sentence that asks for something
_LEAST_STUDY = 12  # words of one that stands by itself in a plan
_SAME = 0.8  # of the words


@dataclass(frozen=True)
class Demand:
    """One sentence of a directive that asks for something; ``words`` without line ends and footnote marks."""

    words: str
    span: Span


def continuation(directive: IncomingDocument, asked: Obligation) -> str:
    """Return the sentences behind an assignment that go on saying what its body does, up to the next point.

    They stand in the same point, name no body of their own and begin with what is to be done.
    """
    if asked.span is None:
        return ""
    text = directive.text
    end = _next_start(directive, asked.span.end)
    point = _CUT.search(text, asked.span.end)
    told = []
    at = asked.span.end
    for sentence in _sentences(text, at, end):
        if re.search(_LABEL, text[at : sentence.span.start + 1]) and point is not None:
            break
        if not says_what_to_do(sentence.words) or fold(sentence.words).startswith(
            ("thoi gian", "hoan thanh")
        ):
            break
        told.append(sentence.words)
        at = sentence.span.end
    return " ".join(told)


def loose_demands(directive: IncomingDocument) -> list[Demand]:
    """Return the sentences that say what to do and stand in no assignment, those of the aims left out."""
    text = directive.text
    start, end = _body(text)
    taken = [
        one.span
        for one in directive.obligations
        if one.span is not None and one.kind is not ObligationKind.DEADLINE
    ] + [Span(*match.span()) for match in _FOOTNOTE.finditer(text)]
    return [
        one
        for one in _sentences(text, start, end)
        if len(one.words.split()) >= _LEAST
        and _asks(one.words)
        and not _is_heading(text, one.span)
        and not any(span.start < one.span.end and one.span.start < span.end for span in taken)
    ]


def propaganda_demands(directive: IncomingDocument) -> list[Demand]:
    """Return the demands that name no body and stand in a point on propaganda alone."""
    return [one for one in loose_demands(directive) if _PROPAGANDA.search(_point(directive.text, one.span))]


def demands(directive: IncomingDocument, asked: Obligation) -> list[Demand]:
    """Return what an assignment demands, sentence by sentence, without what a passage within it asks of others."""
    if asked.span is None:
        words = " ".join(asked.text.split())
        return [Demand(words, Span(0, 0))] if words else []
    inner = [one.text for one in nested(directive, asked)]
    return [
        one
        for one in _sentences(directive.text, asked.span.start, asked.span.end)
        if len(one.words.split()) >= _LEAST and not any(is_part_of(one.words, text) for text in inner)
    ]


def nested(directive: IncomingDocument, asked: Obligation) -> list[Obligation]:
    """Return the assignments and the reports to bodies above that stand within a longer assignment."""
    return [
        one
        for one in directive.obligations
        if one.span is not None
        and asked.span is not None
        and asked.span.start <= one.span.start
        and one.span.end <= asked.span.end
        and one.span != asked.span
        and one.ours
        and (
            one.kind is ObligationKind.ASSIGNMENT
            or (one.kind is ObligationKind.REPORT and one.unit is not None and not is_internal(one.unit))
        )
    ]


def study_demands(directive: IncomingDocument, *, content: bool) -> list[Demand]:
    """Return the demands of points on study that give no body here any work: what is studied, or how it is done.

    ``content``: those that say what to speak of; else those that say in which manner.
    """
    given = {
        _point(directive.text, one.span)
        for one in directive.obligations
        if one.kind is ObligationKind.ASSIGNMENT and one.ours and one.span is not None
    }
    return [
        one
        for one in loose_demands(directive)
        if (point := _point(directive.text, one.span)) not in given
        and _STUDY.search(point)
        and len(one.words.split()) >= _LEAST_STUDY
        and (_WHAT_TO_STUDY.match(fold(one.words)) is not None) is content
    ]


def is_part_of(sentence: str, text: str) -> bool:
    """Tell whether nearly all words of a sentence stand in a text, in runs of three."""
    said = f" {' '.join(fold_words(text))} "
    words = fold_words(sentence)
    runs = [" ".join(words[at : at + 3]) for at in range(max(1, len(words) - 2))]
    return sum(f" {run} " in said for run in runs) >= _SAME * len(runs)


def _sentences(text: str, start: int, end: int) -> Iterator[Demand]:
    cuts = [match.span() for match in _CUT.finditer(text, start, end)]
    firsts, lasts = [start, *(behind for _, behind in cuts)], [*(before for before, _ in cuts), end]
    for first, last in zip(firsts, lasts, strict=True):
        words = " ".join(_MARKUP.sub("", text[first:last]).split()).strip(" -+;.…")
        if words:
            lead = len(text[first:last]) - len(text[first:last].lstrip())
            yield Demand(words, Span(first + lead, last))


def _asks(sentence: str) -> bool:
    """Tell whether a sentence says what to do, or how something must be done; a paper named is no demand."""
    return (says_what_to_do(sentence) or _MUST.search(sentence) is not None) and not _PAPER.match(sentence)


def _is_heading(text: str, span: Span) -> bool:
    """Tell whether a sentence is the heading of a numbered point: it ends without a mark."""
    before = text[: span.start].rpartition("\n")[2]
    return re.fullmatch(r"\s*\(?[\dIVX]\S*\s*", before) is not None and not re.search(
        r"[.;:]\s*$", text[span.start : span.end].rstrip("\n\t -+0123456789")
    )


def _point(text: str, span: Span) -> str:
    """Return the first words of the numbered point that a sentence stands in, folded."""
    heads = list(_NUMBERED.finditer(text, 0, span.start + 1))
    return " ".join(fold_words(text[heads[-1].end() : heads[-1].end() + _HEAD])) if heads else ""


def _next_start(directive: IncomingDocument, after: int) -> int:
    starts = [one.span.start for one in directive.obligations if one.span and one.span.start >= after]
    ends = [match.start() for match in (_NUMBERED.search(directive.text, after),) if match]
    return min([*starts, *ends, _body(directive.text)[1]])


def _body(text: str) -> tuple[int, int]:
    """Return where the numbered points begin, behind those on aims, and where the paper's text ends."""
    aims = _AIMS.search(text)
    first = (_AFTER_AIMS.search(text, aims.end()) if aims else None) or _NUMBERED.search(text)
    start = first.start() if first else len(text)
    last = _BODY_ENDS.search(text, start)
    return start, last.start() if last else len(text)


def fold_words(text: str) -> list[str]:
    """Return the words of a text without case, marks and footnote signs."""
    return re.findall(r"\w+", fold(_MARKUP.sub("", text)))
