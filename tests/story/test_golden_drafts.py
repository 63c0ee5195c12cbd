"""Every paper as a directive: the plan drafted from it is whole, in time, traced, and as its kept outline says.

The outlines hold the wording of our own frame; runs of words that stand in the directive too are left out as «…».
Run with ``KEEP_DRAFTS=1`` to write the outlines anew, then read what changed.
"""

import os
import re

import pytest

from office_app.bootstrap import Office
from office_app.domain.incoming import IncomingDocument
from office_app.domain.outgoing import OutgoingDraft
from office_app.domain.plan_reports import concerns_us
from office_app.domain.plan_timeline import DayKey
from office_app.domain.plan_trace import trace
from office_app.domain.vietnamese import date_vi, fold
from tests.story.papers import TESTS
from tests.story.planned_papers import each_planned

OUTLINES = TESTS / "golden" / "drafts"
RUN = 6  # words in a row that count as taken from the directive


@each_planned()
def test_given_a_directive_when_drafted_then_the_plan_can_be_signed(planned: tuple[Office, int, int]) -> None:
    office, directive_id, draft_id = planned
    draft = office.outgoing_document(draft_id).draft
    directive = office.incoming_document(directive_id)
    text = "\n".join(f"{section.heading}\n{section.text}" for section in draft.sections)

    assert not re.search(r"\[|\bNone\b|«\s*»|\.{4}|…{2}|;\.|,\.|:\s*;|-\s*[;.]|  ", text)
    assert not [
        line for line in text.splitlines() if re.fullmatch(r"[-+]?\W*\w{0,2}\W*", line) and line.strip("|:- ")
    ]
    assert [one.text for one in office.check_draft(draft) if one.must] == []
    assert office.mend(draft, office.check_draft(draft)[0]) if office.check_draft(draft) else True
    days = draft.back_plan
    assert days is not None and days.days
    for one in days.days:
        if not one.upper:
            assert office.works_on(one.day), one
            if (
                days.problems
            ):  # the upper day is too near or there is none: told, and the soonest days proposed
                continue
            assert days.upper_due is None or one.key is DayKey.OWN_REPORT or one.day < days.upper_due, one
            assert days.report_due is None or one.day < days.report_due, one
            assert one.key in (DayKey.PLAN, DayKey.FIRST_SESSION) or date_vi(one.day) in text, one
    assert [one.day for one in days.days if not one.upper] == sorted(
        one.day for one in days.days if not one.upper
    )
    traced_in_place(draft, directive)


def traced_in_place(draft: OutgoingDraft, directive: IncomingDocument) -> None:
    """Each mark names the directive, and its place in the text holds the sentence."""
    marks = [mark for section in draft.sections for mark in section.sources]
    for section in draft.sections:
        assert len(trace(section)) == len(section.sources)
    for mark in marks:
        assert (mark.directive_id, mark.symbol) == (directive.id, directive.symbol)
        if mark.span is not None:
            there = " ".join(directive.text[mark.span.start : mark.span.end].split())
            assert there and (mark.sentence[:20] in there or there[:20] in mark.sentence)
    assert marks or not any(concerns_us(directive, one) for one in directive.obligations)


@each_planned()
def test_given_a_directive_when_drafted_then_the_frame_is_the_kept_one(
    planned: tuple[Office, int, int], request: pytest.FixtureRequest
) -> None:
    office, directive_id, draft_id = planned
    draft = office.outgoing_document(draft_id).draft
    found = outline(draft, office.incoming_document(directive_id))
    name = request.node.callspec.params["planned"].name
    file = OUTLINES / f"{name}.txt"
    if os.environ.get("KEEP_DRAFTS"):
        OUTLINES.mkdir(exist_ok=True)
        file.write_text(found, encoding="utf-8", newline="\n")
    assert found.splitlines() == file.read_text(encoding="utf-8").splitlines()


def outline(draft: OutgoingDraft, directive: IncomingDocument) -> str:
    """Return the plan without what it took from the directive."""
    known = fold(f"{directive.subject}\n{directive.symbol}\n{directive.text}")
    said = " ".join(re.findall(r"\w+", known))
    lines = [without_runs(draft.subject, said)]
    for section in draft.sections:
        lines.append(f"# {section.heading}" if section.heading else "#")
        lines += [without_runs(line, said) for line in section.text.splitlines()]
    lines.append("Nơi nhận:")
    lines += [f"- {name}" for name in draft.recipients]
    lines += [f"{one.day.isoformat()} {one.label}" for one in draft.back_plan.days] if draft.back_plan else []
    return "\n".join(lines) + "\n"


def without_runs(line: str, said: str) -> str:
    """Return the line with runs of words that stand in the directive left out."""
    words = list(re.finditer(r"\w+", line))
    folded = [fold(word[0]) for word in words]
    taken = [False] * len(words)
    for at in range(len(words) - RUN + 1):
        if " ".join(folded[at : at + RUN]) in said:
            taken[at : at + RUN] = [True] * RUN
    result, last = "", 0
    for at, word in enumerate(words):
        if taken[at]:
            if not at or not taken[at - 1]:
                result += line[last : word.start()] + "…"
            last = word.end()
        else:
            result += line[last : word.end()]
            last = word.end()
    return result + line[last:]
