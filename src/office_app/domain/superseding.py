"""Papers that replace or amend earlier ones, as their own words say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from office_app.domain.incoming import CitedDocument, IncomingDocument
from office_app.domain.outgoing import OutgoingDocument, OutgoingState
from office_app.domain.tasks import Task
from office_app.domain.vietnamese import fold


class Change(StrEnum):
    """What a later paper does to an earlier one; the value is what the screen shows."""

    REPLACED = "thay thế"
    AMENDED = "sửa đổi, bổ sung"


@dataclass(frozen=True)
class Superseded:
    """An earlier paper that a later one replaces or amends; ``sentence`` says so. ``by_id``: the later one."""

    earlier: CitedDocument
    change: Change
    sentence: str
    by_symbol: str
    by_id: int | None
    by_date: date | None = None


class Advice(StrEnum):
    """What to do with what rests on a superseded paper."""

    KEEP = "giữ"
    MEND = "sửa"
    DROP = "hủy"


@dataclass(frozen=True)
class AffectedPaper:
    """A draft or issued paper that rests on a superseded one."""

    outgoing_id: int
    symbol: str
    subject: str
    state: OutgoingState
    advice: Advice


@dataclass(frozen=True)
class Affected:
    """All that a newly registered paper touches, of one earlier paper."""

    superseded: Superseded
    papers: Sequence[AffectedPaper]
    tasks: Sequence[Task]


_REPLACES = re.compile(r"(?<!khong )(?:thay the|bai bo|huy bo|het hieu luc)")
_AMENDS = re.compile(r"(?<!khong )(?:sua doi|bo sung|dieu chinh)")
_BEFORE, _AFTER = 160, 120


def superseded_by(document: IncomingDocument) -> Sequence[Superseded]:
    """Return the papers that the document says it replaces or amends, each once.

    The words stand before the citation in its sentence («thay thế Quy định số …») or right behind it («Quy định số …
    hết hiệu lực»); «sửa đổi» counts only where the citation follows at once: a paper may well be «bổ sung» to nothing.
    """
    found: dict[str, Superseded] = {}
    for cited in document.cited:
        told = _told(document, cited)
        if told is not None and cited.symbol not in found:
            change, sentence = told
            found[cited.symbol] = Superseded(
                cited, change, sentence, document.symbol, document.id, document.issued_on
            )
    return tuple(found.values())


def _told(document: IncomingDocument, cited: CitedDocument) -> tuple[Change, str] | None:
    if cited.span is None:
        return None
    text = document.text
    before = re.split(r"[.;!?]\s|\n\s*\n", text[max(0, cited.span.start - _BEFORE) : cited.span.start])[-1]
    after = re.split(r"[.;!?](?:\s|$)", text[cited.span.end : cited.span.end + _AFTER])[0]
    sentence = " ".join((before + text[cited.span.start : cited.span.end] + after).split())
    folded = fold(before)
    verb = max(
        [*_REPLACES.finditer(folded), *_AMENDS.finditer(folded)], key=lambda m: m.start(), default=None
    )
    # «sau khi», «được» … between the verb and the citation are few words; a verb further off means something else.
    if verb is not None and len(folded[verb.end() :].split()) <= 12:
        return (Change.REPLACED if _REPLACES.fullmatch(verb[0]) else Change.AMENDED), sentence
    if "het hieu luc" in fold(after):
        return Change.REPLACED, sentence
    return None


def affected(superseded: Superseded, papers: Sequence[OutgoingDocument], tasks: Sequence[Task]) -> Affected:
    """Return what rests on the earlier paper, with what to do: drafts are mended, plans under way checked."""
    ids = {paper.id for paper in papers}
    touched = [task for task in tasks if task.outgoing_id in ids]
    listed = tuple(
        AffectedPaper(
            paper.id or 0,
            paper.symbol or "",
            paper.draft.subject,
            paper.state,
            _advice(superseded.change, paper.state),
        )
        for paper in papers
        if paper.state is not OutgoingState.VOIDED
    )
    return Affected(superseded, listed, tuple(touched))


def _advice(change: Change, state: OutgoingState) -> Advice:
    if state is OutgoingState.ISSUED and change is Change.AMENDED:
        return Advice.KEEP
    return Advice.MEND
