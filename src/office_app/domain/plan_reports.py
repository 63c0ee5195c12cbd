"""Which of the deadlines and reports in a directive are ours: those of the passages that give work to us."""

import re
from collections.abc import Sequence
from datetime import date

from office_app.domain.incoming import IncomingDocument, Obligation, ObligationKind
from office_app.domain.plan_doers import NO_DISTRICTS
from office_app.domain.vietnamese import fold

_INTERNAL = re.compile(
    r"^(?:(?:ban thuong vu |thuong truc |ban chap hanh |van phong |ban xay dung dang |co quan uy ban kiem tra )?dang uy"
    r"|ban xay dung dang)(?: (?:xa|phuong|dac khu)\b.*)?$"
)
_DISTRICT = re.compile(r"\b(?:huyen|quan|thi)(?: uy)\b|\bhuyen\b")


def concerns_us(directive: IncomingDocument, one: Obligation) -> bool:
    """Tell whether a deadline or report is ours: not when it stands in what only others are asked to do."""
    assignments = [o for o in directive.obligations if o.kind is ObligationKind.ASSIGNMENT]
    return one.ours and is_ours(one, assignments)


def is_ours(one: Obligation, assignments: Sequence[Obligation]) -> bool:
    """Tell whether a deadline or report stands in a passage that asks something of us, or in none."""
    around = [passage for passage in assignments if _stands_in(one, passage)]
    return not around or any(passage.ours for passage in around)


def our_reports(directives: Sequence[IncomingDocument]) -> list[Obligation]:
    """Return the reports that the directives ask of us towards bodies above, those with the first day first."""
    found = [
        o
        for d in directives
        for o in d.obligations
        if o.kind is ObligationKind.REPORT and o.unit and not is_internal(o.unit) and concerns_us(d, o)
    ]
    return sorted(found, key=lambda o: (o.due is None, o.due or date.max))


def is_internal(receiver: str) -> bool:
    """Tell whether a report stays within the commune: its receiver is the committee or one of its own bodies."""
    return _INTERNAL.match(" ".join(fold(receiver).split())) is not None


def has_ended(body: str, today: date) -> bool:
    """Tell whether a body is one of the districts, which ended on 01/7/2025."""
    return today >= NO_DISTRICTS and _DISTRICT.search(fold(body)) is not None


def is_the_report(directive: IncomingDocument, asked: Obligation, line: str) -> bool:
    """Tell whether a line of work is nothing but a report that the plan's part on reports already speaks of."""
    if not re.match(r"(?:gui )?bao cao\b", fold(line)):
        return False
    return any(o.kind is ObligationKind.REPORT and _stands_in(o, asked) for o in directive.obligations)


def _stands_in(one: Obligation, passage: Obligation) -> bool:
    if one.span is None or passage.span is None:
        return " ".join(one.text.split()) in " ".join(passage.text.split())
    return passage.span.start < one.span.end and one.span.start < passage.span.end
