"""What members hand in after a study: bài thu hoạch, tests, surveys; texts that are nearly the same are found (N22)."""

import re
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from pathlib import Path

from office_app.domain.errors import IncompleteError
from office_app.domain.organisation import Member, Unit
from office_app.domain.read_files import HowToRead
from office_app.domain.study import ResultKind, StudyResult
from office_app.domain.vietnamese import fold
from office_app.use_cases.ports import Clock, DocumentReader, OpenTransaction, Originals
from office_app.use_cases.progress import Progress

_WORDS = 4  # in a shingle
_KEPT = 200  # smallest hashes of a text: enough to tell 60 % from 80 % likeness
_WORD = re.compile(r"\w+")
ALIKE = 0.6
"""Share of common shingles from which two texts are shown as nearly the same."""


@dataclass(frozen=True)
class HandedIn:
    """One member of a campaign with what they handed in, None when nothing yet."""

    member: Member
    unit: Unit
    result: StudyResult | None


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
        results = {r.member_id: r for r in tx.study_results.results(campaign_id) if r.kind is kind}
        found = []
        for unit in tx.study.campaign_units(campaign_id):
            members = {m.id: m for m in tx.organisation.members(unit.id or 0, on)}
            found += [HandedIn(m, unit, results.pop(m.id or 0, None)) for m in members.values()]
        units = {unit.id: unit for unit in tx.organisation.all_units()}
        gone = tx.organisation.members_of(list(results))
    return [*found, *(HandedIn(m, units[m.unit_id], results[m.id or 0]) for m in gone)]


def record_results(results: Sequence[StudyResult], *, open_transaction: OpenTransaction, now: Clock) -> None:
    """Keep what members handed in, in place of what was there; all or none.

    Raises:
        IncompleteError: a day to come.
    """
    if any(result.handed_on is not None and result.handed_on > now().date() for result in results):
        raise IncompleteError(fields="ngày nộp phải là ngày đã qua")
    with open_transaction() as tx:
        for result in results:
            tx.study_results.set_result(replace(result, score=" ".join(result.score.split())))
        if results:
            tx.audit.record(now(), "study.results", results[0].campaign_id, str(len(results)))
        tx.commit()


def remove_results(results: Sequence[StudyResult], *, open_transaction: OpenTransaction, now: Clock) -> None:
    """Take back what members handed in."""
    with open_transaction() as tx:
        for result in results:
            tx.study_results.remove_result(result.campaign_id, result.member_id, result.kind)
            tx.audit.record(now(), "study.result_removed", result.campaign_id, str(result.member_id))
        tx.commit()


def record_file(result: StudyResult, path: Path, *, tools: ResultTools, progress: Progress) -> StudyResult:
    """Keep the file of a result, with the fingerprint of its text.

    Raises:
        FileReadError: the file cannot be read; nothing is written.
    """
    read = tools.reader.recognise(path, progress, HowToRead())
    stored = tools.originals.put(path)
    kept = replace(
        result,
        handed_on=result.handed_on or tools.now().date(),
        sha256=stored.sha256,
        file_name=stored.name,
        size=stored.size,
        shingles=shingles_of(read.file.text),
    )
    record_results([kept], open_transaction=tools.open_transaction, now=tools.now)
    return kept


def record_count(
    campaign_id: int,
    unit_id: int,
    kind: ResultKind,
    count: int,
    *,
    open_transaction: OpenTransaction,
    now: Clock,
) -> None:
    """Keep how many a chi bộ handed in that keeps no names. Raises IncompleteError for a number below nought."""
    if count < 0:
        raise IncompleteError(fields="số lượng phải từ 0 trở lên")
    with open_transaction() as tx:
        tx.study_results.set_count(campaign_id, unit_id, kind, count)
        tx.audit.record(now(), "study.result_count", campaign_id, f"{unit_id}: {count}")
        tx.commit()


def result_counts(
    campaign_id: int, kind: ResultKind, *, open_transaction: OpenTransaction
) -> Mapping[int, int]:
    """Return by chi bộ how many were handed in: by name where names are kept, else as counted."""
    with open_transaction() as tx:
        counts = {
            unit_id: count
            for (unit_id, kind_), count in tx.study_results.counts(campaign_id).items()
            if kind_ is kind
        }
        by_name = [r.member_id for r in tx.study_results.results(campaign_id) if r.kind is kind]
        named = Counter(member.unit_id for member in tx.organisation.members_of(by_name))
    return counts | named


def near_copies(everybody: Sequence[HandedIn]) -> Sequence[Alike]:
    """Return pairs of results whose texts are nearly the same, the most alike first."""
    written = [one for one in everybody if one.result is not None and one.result.shingles]
    found = []
    for first, second in combinations(written, 2):
        assert first.result is not None and second.result is not None
        share = likeness(first.result.shingles, second.result.shingles)
        if share >= ALIKE:
            found.append(Alike(first, second, share))
    return sorted(found, key=lambda pair: -pair.share)


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
