"""Who is asked to do what: one entry for each unit a passage gives work to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from office_app.domain.incoming import Assignment, Certainty, Deadline, Span
from office_app.domain.read_files import Viewpoint
from office_app.recognition.assignment_hits import Hit, find_hits
from office_app.recognition.clean_text import CleanText
from office_app.recognition.deadlines import deadlines_between
from office_app.recognition.naming import written_out
from office_app.recognition.passages import cooperating, executor
from office_app.recognition.reach import Seen, reach_of
from office_app.recognition.rules import Rules
from office_app.recognition.structure import Item
from office_app.recognition.unit_lists import split_units

_LESS_SURE = list(Certainty)
_BESIDE = "Đơn vị không ghi cấp; hiểu cùng cấp với đơn vị đứng cạnh."


@dataclass(frozen=True)
class _Setting:
    """What a document's assignments are read with."""

    doc: CleanText
    rules: Rules
    deadlines: Sequence[Deadline]
    issuer: str
    viewpoint: Viewpoint


def find_assignments(
    doc: CleanText,
    items: Sequence[Item],
    rules: Rules,
    deadlines: Sequence[Deadline],
    issuer: str,
    parent: str,
    viewpoint: Viewpoint,
    *,
    is_report: bool = False,
) -> list[Assignment]:
    """Return the assignments in order; who issued the paper and who reads it decide whom each of them reaches.

    ``items``: those of the body. ``is_report``: the paper is a báo cáo, which mostly tells what was done.
    """
    setting = _Setting(doc, rules, deadlines, f"{issuer}, {parent}".strip(" ,"), viewpoint)
    found = [
        row
        for hit in find_hits(doc, items, rules, issuer, is_report=is_report)
        for row in _rows(hit, setting)
    ]
    return _distinct(found)


def _rows(hit: Hit, setting: _Setting) -> list[Assignment]:
    doc, rules = setting.doc, setting.rules
    text = doc.text
    inside = deadlines_between(setting.deadlines, hit.start, hit.end)
    due = next((d.due for d in inside if d.due), None)
    told = max(hit.start, hit.unit.end)
    named = [written_out(name, rules) for name in hit.helpers]
    helpers = named or cooperating(doc, told, hit.end, rules)
    worker = executor(doc, told, hit.end, rules)
    names = [written_out(unit, rules) for unit in split_units(text[hit.unit.start : hit.unit.end], rules)]
    return [
        Assignment(
            name,
            text[hit.start : hit.end],
            seen.reach,
            due,
            Span(hit.start, hit.end),
            tuple(helper for helper in helpers if helper != name),
            worker if worker != name else None,
            max(hit.certainty, seen.certainty, key=_LESS_SURE.index),
            f"{hit.reason} {seen.reason}".strip(),
        )
        for name, seen in zip(names, _reaches(names, setting), strict=True)
    ]


def _reaches(names: Sequence[str], setting: _Setting) -> list[Seen]:
    """Return whom each name means; one without a level is taken to be of the level named beside it."""
    seen = [reach_of(name, setting.issuer, setting.viewpoint) for name in names]
    if len(seen) < 2:
        return seen
    beside = next((s for s in reversed(seen) if s.certainty is Certainty.SURE), None)
    if beside is None:
        return seen
    return [replace(beside, certainty=Certainty.LIKELY, reason=_BESIDE) if _guessed(s) else s for s in seen]


def _guessed(seen: Seen) -> bool:
    return seen.certainty is Certainty.GUESS


def _distinct(found: Sequence[Assignment]) -> list[Assignment]:
    kept: dict[tuple[str, Span | None], Assignment] = {}
    for item in found:
        kept.setdefault((item.unit, item.span), item)
    return list(kept.values())
