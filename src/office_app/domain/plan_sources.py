"""Marks each line of a freshly drafted plan with the sentence of the directive that it was made from."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from office_app.domain.incoming import IncomingDocument, ObligationKind, Span
from office_app.domain.outgoing import DraftSection, SourceMark
from office_app.domain.plan_duties import Demand, propaganda_demands, study_demands
from office_app.domain.plan_materials import done_parts, material_name
from office_app.domain.plan_reports import concerns_us
from office_app.domain.plan_studies import study_content
from office_app.domain.plan_timeline import BackPlan
from office_app.domain.plan_work import UnitWork, source_mark
from office_app.domain.vietnamese import date_vi, fold


@dataclass(frozen=True)
class _Rule:
    """Words that a line must hold, folded, to come from the mark."""

    words: str
    mark: SourceMark


def with_sources(
    sections: Sequence[DraftSection],
    directives: Sequence[IncomingDocument],
    work: Sequence[UnitWork],
    days: BackPlan,
) -> tuple[DraftSection, ...]:
    """Return the sections with a mark for each line that holds a passage, a date, a material or a done part."""
    rules = list(_rules(directives, work, days))
    return tuple(replace(section, sources=tuple(_marks(section, rules))) for section in sections)


def _marks(section: DraftSection, rules: Sequence[_Rule]) -> Iterable[SourceMark]:
    for line in section.text.splitlines():
        plain = _plain(line)
        for rule in rules:
            if rule.words in plain:
                yield replace(rule.mark, line=line)


def _rules(
    directives: Sequence[IncomingDocument], work: Sequence[UnitWork], days: BackPlan
) -> Iterable[_Rule]:
    for body in work:
        for item in body.items:
            if item.source is not None:
                yield _Rule(_plain(item.text), item.source)
    for directive in directives:
        yield from _dates(directive, days)
        for material in directive.materials:
            mark = _place(directive, material)
            if mark is not None:
                yield _Rule(_plain(material_name(material)), mark)
        for words, span in study_content(directive.text):
            there = " ".join(directive.text[span.start : span.end].split())
            yield _Rule(_plain(words), SourceMark(there, directive.id, directive.symbol, span))
        for demand in _general_demands(directive):
            there = " ".join(directive.text[demand.span.start : demand.span.end].split())
            yield _Rule(_plain(demand.words), SourceMark(there, directive.id, directive.symbol, demand.span))
        for words, start, end in done_parts(directive.text):
            mark = SourceMark(words, directive.id, directive.symbol, Span(start, end))
            yield _Rule(_plain(words), mark)


def _general_demands(directive: IncomingDocument) -> list[Demand]:
    """Return the demands that the plan carries though they name no body."""
    return [
        *propaganda_demands(directive),
        *study_demands(directive, content=True),
        *study_demands(directive, content=False),
    ]


def _dates(directive: IncomingDocument, days: BackPlan) -> Iterable[_Rule]:
    """Yield rules for our days and the upper ones that they are counted back from."""
    for one in directive.obligations:
        if (
            one.kind is ObligationKind.ASSIGNMENT
            or not (one.due or one.unit)
            or not concerns_us(directive, one)
        ):
            continue
        mark = source_mark(directive, one)
        if one.kind is ObligationKind.REPORT:
            if one.unit:
                yield _Rule(_plain(f"báo cáo {one.unit}"), mark)
        elif one.due == days.upper_due:
            yield from (_Rule(_plain(date_vi(day)), mark) for day in {one.due, days.study_due} if day)


def _place(directive: IncomingDocument, words: str) -> SourceMark | None:
    """Return where the words stand in the directive's text, blanks and line ends apart."""
    pieces = [re.escape(word) for word in words.split()]
    found = re.search(r"\s+".join(pieces), directive.text) if pieces else None
    if found is None:
        return None
    return SourceMark(" ".join(found[0].split()), directive.id, directive.symbol, Span(*found.span()))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[\w/]+", fold(text)))
