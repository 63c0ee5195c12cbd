"""Checks of what a draft leaves out: demands of the directives for us that stand nowhere in it (F1)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from office_app.domain.incoming import IncomingDocument, ObligationKind, Span
from office_app.domain.outgoing import DraftSection, Finding, Mending, OutgoingDraft, Place, SourceMark
from office_app.domain.plan_doers import OwnOffice, of_other_commune
from office_app.domain.plan_duties import demands, fold_words, is_part_of, loose_demands
from office_app.domain.plan_passages import as_done_by_this_plan, as_own_line, passage
from office_app.domain.plan_trace import place_in
from office_app.domain.vietnamese import fold

_MOST = 0.8  # of the words of a demand that one line of the draft must hold
_BEGUN_ALIKE = 0.6  # and of a line that begins as the demand does
_HEAD = 5  # words that make a beginning
_SHOWN = 90  # characters of a demand that a finding shows


def duty_findings(draft: OutgoingDraft, directives: Sequence[IncomingDocument]) -> Iterator[Finding]:
    """Yield, for each point of a directive, the demands for us that the plan says nothing of.

    The finding carries the place of the first one, to be opened at a click, and a line for each to be added.
    """
    if draft.back_plan is None:  # not made from its directives
        return
    lines = [line for part in draft.parts for line in part.text.splitlines() if line.strip()]
    said = "\n".join([draft.subject, *lines])
    for directive in directives:
        missing = [one for one in _asked(directive) if not _is_said(one.line, said, lines)]
        for place, group in groupby(missing, key=lambda one: place_in(directive.text, one.span.start + 1)):
            yield _finding(draft, directive, place, list(group))


def origin_findings(directives: Sequence[IncomingDocument], office: OwnOffice) -> Iterator[Finding]:
    """Yield directives that come from the committee of another commune: it gives us no work."""
    for one in directives:
        if of_other_commune(one, office):
            text = (
                f"{one.doc_type} số {one.symbol} là của {one.issuer}, không phải cấp trên của ta: xem lại có phải lập "
                "kế hoạch theo văn bản này không; dự thảo không báo cáo lên cấp trên của ta."
            )
            yield Finding(False, text, None, "can_cu.khong_phai_cap_tren")


@dataclass(frozen=True)
class _Asked:
    """A demand of a directive and the line that the plan would have of it."""

    words: str
    span: Span
    line: str


def _asked(directive: IncomingDocument) -> list[_Asked]:
    """Return all that a directive asks of us or of nobody by name, in its order; reports are checked by themselves."""
    found: dict[Span, _Asked] = {}
    for asked in directive.obligations:
        if asked.kind is ObligationKind.ASSIGNMENT and asked.ours:
            for one in demands(directive, asked):
                own = as_own_line(one.words) and as_done_by_this_plan(passage(one.words, asked.unit or ""))
                found.setdefault(one.span, _Asked(one.words, one.span, own))
    for one in loose_demands(directive):
        found.setdefault(one.span, _Asked(one.words, one.span, as_own_line(one.words)))
    reports = [o.text for o in directive.obligations if o.kind is ObligationKind.REPORT]
    asked_for = [one for one in found.values() if not any(is_part_of(one.words, text) for text in reports)]
    return sorted(asked_for, key=lambda one: one.span.start)


def _is_said(own: str, said: str, lines: Sequence[str]) -> bool:
    """Tell whether the draft says a demand, in its words or with nearly all of them in one line."""
    words = fold_words(own)
    if not words or is_part_of(own, said):
        return True
    for line in map(fold_words, lines):
        shared = len(set(words) & set(line)) / len(set(words))
        if shared >= (_BEGUN_ALIKE if words[:_HEAD] == line[:_HEAD] else _MOST):
            return True
    return False


def _finding(
    draft: OutgoingDraft, directive: IncomingDocument, place: str, missing: Sequence[_Asked]
) -> Finding:
    words = missing[0].words
    shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN].rsplit(' ', 1)[0]} …"
    rest = f" và {len(missing) - 1} yêu cầu nữa" if len(missing) > 1 else ""
    where = f"Việc ở {place} của" if place else "Việc trong"
    mark = SourceMark(words, directive.id, directive.symbol, missing[0].span)
    section = _section_for(draft, missing)
    added = "\n".join(f"- {one.line}." for one in missing)
    return Finding(
        False,
        f"{where} {directive.symbol or 'văn bản chỉ đạo'} chưa có trong dự thảo: «{shown}»{rest}.",
        section.key if section else None,
        "viec.chua_co",
        Mending(
            f"Thêm vào mục {section.key}", Place.SECTION, section.text, f"{section.text}\n{added}".strip()
        )
        if section
        else None,
        source=mark,
    )


def _section_for(draft: OutgoingDraft, missing: Sequence[_Asked]) -> DraftSection | None:
    """Return where such demands are added: with propaganda, else with the work of our committee or the aims."""
    told = (
        "tuyen truyen"
        if all("tuyen truyen" in fold(one.words) for one in missing)
        else "ban thuong vu dang uy"
    )
    by_heading = [(fold(section.heading), section) for section in draft.sections]
    for words in (told, "yeu cau", "noi dung"):
        for heading, section in by_heading:
            if words in heading and section.level > 1:
                return section
    return None
