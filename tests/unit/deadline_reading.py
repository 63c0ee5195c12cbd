"""Read the deadlines of one sentence, with the citations in it set aside as for a whole paper."""

from collections.abc import Sequence
from datetime import date

from office_app.domain.incoming import Deadline
from office_app.recognition.citations import citation_spans, find_citations
from office_app.recognition.deadlines import find_deadlines
from tests.unit.recognition_rules import RULES

TODAY = date(2026, 5, 4)


def deadlines_in(text: str, today: date | None = None, *, due_day_counts: bool = True) -> Sequence[Deadline]:
    cited = citation_spans(text, find_citations(text, RULES))
    return find_deadlines(text, RULES, today, citations=cited, due_day_counts=due_day_counts)


def in_short(text: str, today: date | None = None) -> set[str]:
    """Return each deadline as a word: its last day, the name of its period, or ``words``."""
    found = set()
    for deadline in deadlines_in(text, today):
        recurring = deadline.recurrence.value if deadline.recurrence else "words"
        found.add(deadline.due.isoformat() if deadline.due else recurring)
    return found
