"""Who is asked to do what: one entry for each unit a passage gives work to."""

from collections.abc import Sequence
from dataclasses import replace

from office_app.domain.incoming import Assignment, Certainty, Deadline, Span
from office_app.domain.read_files import Viewpoint
from office_app.recognition.assignment_hits import Hit, find_hits
from office_app.recognition.clean_text import CleanText
from office_app.recognition.deadlines import InPlace
from office_app.recognition.naming import written_out
from office_app.recognition.passages import Others
from office_app.recognition.reach import Seen, reach_of
from office_app.recognition.rules import Rules
from office_app.recognition.structure import Item
from office_app.recognition.unit_lists import split_units

_BESIDE = "Đơn vị không ghi cấp; hiểu cùng cấp với đơn vị đứng cạnh."


class _Reading:
    """One pass over the units a document gives work to."""

    def __init__(
        self,
        doc: CleanText,
        rules: Rules,
        deadlines: Sequence[Deadline],
        issuer: str,
        viewpoint: Viewpoint,
    ) -> None:
        self._doc, self._rules, self._issuer, self._viewpoint = doc, rules, issuer, viewpoint
        self._deadlines, self._others = InPlace(deadlines), Others(doc, rules)
        self._meant: dict[str, list[tuple[str, Seen]]] = {}  # a paper names few units, over and over

    def rows(self, hit: Hit) -> list[Assignment]:
        doc, rules = self._doc, self._rules
        passage = doc.text[hit.start : hit.end]
        span = Span(hit.start, hit.end)
        due = next((d.due for d in self._deadlines.between(hit.start, hit.end) if d.due), None)
        told = max(hit.start, hit.unit.end)
        named = [written_out(name, rules) for name in hit.helpers]
        helpers = named or self._others.cooperating(told, hit.end)
        worker = self._others.executor(told, hit.end)
        return [
            Assignment(
                name,
                passage,
                seen.reach,
                due,
                span,
                tuple([helper for helper in helpers if helper != name]),
                worker if worker != name else None,
                _less_sure(hit.certainty, seen.certainty),
                f"{hit.reason} {seen.reason}".strip(),
            )
            for name, seen in self._units(doc.text[hit.unit.start : hit.unit.end])
        ]

    def _units(self, words: str) -> list[tuple[str, Seen]]:
        """Return the units that words name, written out, and whom each of them means."""
        units = self._meant.get(words)
        if units is None:
            names = [written_out(unit, self._rules) for unit in split_units(words, self._rules)]
            units = self._meant[words] = list(zip(names, self._reaches(names), strict=True))
        return units

    def _reaches(self, names: Sequence[str]) -> list[Seen]:
        """Return whom each name means; one without a level is taken to be of the level named beside it."""
        seen = [reach_of(name, self._issuer, self._viewpoint) for name in names]
        if len(seen) < 2:
            return seen
        beside = next((s for s in reversed(seen) if s.certainty is Certainty.SURE), None)
        if beside is None:
            return seen
        return [
            replace(beside, certainty=Certainty.LIKELY, reason=_BESIDE) if _guessed(s) else s for s in seen
        ]


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
    reading = _Reading(doc, rules, deadlines, f"{issuer}, {parent}".strip(" ,"), viewpoint)
    found: dict[tuple[str, int, int], Assignment] = {}
    for hit in find_hits(doc, items, rules, issuer, is_report=is_report):
        for row in reading.rows(hit):
            found.setdefault((row.unit, hit.start, hit.end), row)
    return list(found.values())


def _less_sure(one: Certainty, other: Certainty) -> Certainty:
    return other if one is Certainty.SURE or other is Certainty.GUESS else one


def _guessed(seen: Seen) -> bool:
    return seen.certainty is Certainty.GUESS
