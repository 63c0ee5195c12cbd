"""What members hand in after a study: bài thu hoạch, tests, surveys; texts that are nearly the same are found (N22)."""

import re
import zlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, pairwise

from office_app.domain.errors.entries import WrongEntryError
from office_app.domain.organisation import LeaveKind, Member, Unit
from office_app.domain.study_results import ResultKind, StudyResult
from office_app.domain.vietnamese import fold
from office_app.use_cases.ports.clock import Clock
from office_app.use_cases.ports.files import Originals
from office_app.use_cases.ports.reading import DocumentReader
from office_app.use_cases.ports.transaction import OpenTransaction, Transaction

_WORDS = 4  # in a shingle
_KEPT = 200  # smallest hashes of a text: enough to tell 60 % from 80 % likeness
_WORD = re.compile(r"\w+")
_MANY = 60  # texts with the same run: a heading of the form, or a whole village that copied
ALIKE = 0.6
"""Share of common shingles from which two texts are shown as nearly the same."""


@dataclass(frozen=True)
class HandedIn:
    """One member of a campaign with what they handed in, None when nothing yet.

    ``exempt``: of those whom the chi bộ has exempted (miễn sinh hoạt) nothing is asked; they may hand in.
    """

    member: Member
    unit: Unit
    result: StudyResult | None
    exempt: bool = False

    @property
    def asked(self) -> bool:
        """Tell whether the member counts among those who hand in."""
        return not self.exempt or self.result is not None


@dataclass(frozen=True)
class Alike:
    """Two texts that are nearly the same; ``share`` of their shingles is common (1: the very same file)."""

    first: HandedIn
    second: HandedIn
    share: float


@dataclass(frozen=True)
class ResultTools:
    """What results are recorded with."""

    open_transaction: OpenTransaction
    originals: Originals
    reader: DocumentReader
    now: Clock


def handed_in(
    campaign_id: int, kind: ResultKind, on: date, *, open_transaction: OpenTransaction
) -> Sequence[HandedIn]:
    """Return the members of the campaign's chi bộ, by chi bộ and given name, with what they handed in."""
    with open_transaction() as tx:
        kept = tx.study_results.results(campaign_id, prints=True)
        results = {result.member_id: result for result in kept if result.kind is kind}
        meant = {unit.id for unit in tx.study.campaign_units(campaign_id)}
        units = {unit.id: unit for unit in tx.organisation.all_units()}
        found = [
            HandedIn(one, units[one.unit_id], results.pop(one.id or 0, None), _is_exempt(one, on))
            for one in tx.organisation.all_members()
            if one.unit_id in meant and one.belongs_on(on)
        ]
        gone = tx.organisation.members_of(list(results))
    return [*found, *(HandedIn(m, units[m.unit_id], results[m.id or 0]) for m in gone)]


def _is_exempt(member: Member, on: date) -> bool:
    leave = member.leave_on(on)
    return leave is not None and leave.kind is LeaveKind.EXEMPT


def record_results(results: Sequence[StudyResult], *, open_transaction: OpenTransaction, now: Clock) -> None:
    """Keep what members handed in, in place of what was there; all or none.

    Raises:
        WrongEntryError: a day to come.
    """
    if any(result.handed_on is not None and result.handed_on > now().date() for result in results):
        raise WrongEntryError(fields="ngày nộp phải là ngày đã qua")
    with open_transaction() as tx:
        tx.study_results.set_results([replace(one, score=" ".join(one.score.split())) for one in results])
        if results:
            tx.audit.record(now(), "study.results", results[0].campaign_id, str(len(results)))
        tx.commit()


def remove_results(results: Sequence[StudyResult], *, open_transaction: OpenTransaction, now: Clock) -> None:
    """Take back what members handed in.

    Where the number of a session by name was just that of the names, it goes down with them; any other was counted
    apart, and stays.
    """
    kind = ResultKind.REFLECTION
    with open_transaction() as tx:
        campaigns = {result.campaign_id for result in results}
        before = {one: tx.study_results.named_counts(one, kind) for one in campaigns}
        for result in results:
            tx.study_results.remove_result(result.campaign_id, result.member_id, result.kind)
            tx.audit.record(now(), "study.result_removed", result.campaign_id, str(result.member_id))
        for campaign_id, named in before.items():
            _lower(campaign_id, named, tx.study_results.named_counts(campaign_id, kind), tx)
        tx.commit()


def _lower(campaign_id: int, before: Mapping[int, int], after: Mapping[int, int], tx: Transaction) -> None:
    for session in tx.study.sessions(campaign_id):
        was, left = before.get(session.unit_id, 0), after.get(session.unit_id, 0)
        if session.campaign_id == campaign_id and session.by_name and session.figures.handed_in == was > left:
            figures = replace(session.figures, handed_in=left)
            tx.study.update_session(replace(session, figures=figures))


def record_count(
    campaign_id: int,
    unit_id: int,
    kind: ResultKind,
    count: int,
    *,
    open_transaction: OpenTransaction,
    now: Clock,
) -> None:
    """Keep how many a chi bộ handed in that keeps no names. Raises WrongEntryError for a number below nought."""
    if count < 0:
        raise WrongEntryError(fields="số lượng phải từ 0 trở lên")
    with open_transaction() as tx:
        tx.study_results.set_count(campaign_id, unit_id, kind, count)
        tx.audit.record(now(), "study.result_count", campaign_id, f"{unit_id}: {count}")
        tx.commit()


def result_counts(
    campaign_id: int, kind: ResultKind, *, open_transaction: OpenTransaction
) -> Mapping[int, int]:
    """Return by chi bộ how many were handed in: by name where names are kept, else as counted."""
    with open_transaction() as tx:
        return counted_results(campaign_id, kind, tx)


def counted_results(campaign_id: int, kind: ResultKind, tx: Transaction) -> Mapping[int, int]:
    """Return ``result_counts`` inside a transaction; a person with records in two chi bộ counts in one."""
    counts = {
        unit_id: count
        for (unit_id, kind_), count in tx.study_results.counts(campaign_id).items()
        if kind_ is kind
    }
    return counts | dict(tx.study_results.named_counts(campaign_id, kind))


def near_copies(everybody: Sequence[HandedIn]) -> Sequence[Alike]:
    """Return pairs of results whose texts are nearly the same, the most alike first."""
    written = [one for one in everybody if one.result is not None and one.result.shingles]
    prints = [one.result.shingles for one in written if one.result is not None]
    found = []
    for first, second in sorted(_sharing(prints)):
        share = likeness(prints[first], prints[second])
        if share >= ALIKE:
            found.append(Alike(written[first], written[second], share))
    return sorted(found, key=lambda pair: -pair.share)


def _sharing(prints: Sequence[Sequence[int]]) -> set[tuple[int, int]]:
    """Return the pairs of texts that have a run in common; of a run that very many have, each with the next."""
    holders: dict[int, list[int]] = defaultdict(list)
    for at, shingles in enumerate(prints):
        for shingle in shingles:
            holders[shingle].append(at)
    pairs: set[tuple[int, int]] = set()
    for having in holders.values():
        pairs.update(combinations(having, 2) if len(having) <= _MANY else pairwise(having))
    return pairs


def shingles_of(text: str) -> tuple[int, ...]:
    """Return a fingerprint of a text: the smallest hashes of its runs of four words, without diacritics."""
    words = _WORD.findall(fold(text))
    runs = (
        {" ".join(words[at : at + _WORDS]) for at in range(max(1, len(words) - _WORDS + 1))}
        if words
        else set()
    )
    return tuple(sorted(zlib.crc32(run.encode()) for run in runs)[:_KEPT])


def likeness(first: Sequence[int], second: Sequence[int]) -> float:
    """Return about which share of the runs of two texts is common, from their fingerprints: 0 to 1."""
    if not first or not second:
        return 0.0
    both = sorted({*first, *second})[: min(len(first), len(second), _KEPT)]
    common = set(first) & set(second)
    return sum(one in common for one in both) / len(both)
