"""What the members of a campaign handed in while it is being entered, with undo and what is still to be written."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from office_app.domain.study import UnitResult
from office_app.domain.study_results import ResultKind, StudyResult
from office_app.domain.vietnamese import date_screen, percent_vi
from office_app.use_cases.study import bare_unit
from office_app.use_cases.study_results import Alike, HandedIn

_UNDO_STEPS = 200
_SCORE_LENGTH = 20
_DECIMAL = re.compile(r"\d+\.\d+")

Key = tuple[Literal["member", "unit"], int]
Value = StudyResult | int | None
"""A member's result, or the number of a chi bộ without names."""


@dataclass(frozen=True)
class ResultReading:
    """A campaign's results of one kind as read from the store."""

    people: Sequence[HandedIn]
    units: Sequence[UnitResult]
    counts: Mapping[int, int]
    alike: Sequence[Alike]


@dataclass(frozen=True)
class UnitCount:
    """One chi bộ in the list: ``members`` 0 where no names are kept; ``reported`` is what its figures say.

    ``asked`` are the members less the exempt who have not handed in: of these the share is.
    """

    unit_id: int
    unit: str
    members: int
    asked: int
    handed_in: int
    scored: int
    reported: int

    @property
    def share(self) -> str:
        return percent_vi(self.handed_in, self.asked) if self.members else ""


@dataclass(frozen=True)
class Unsaved:
    """What is to be written."""

    kept: Sequence[StudyResult]
    removed: Sequence[StudyResult]
    counts: Mapping[int, int]


class ResultSheet:
    """Every change is one step of undo, whatever it touches."""

    def __init__(self, campaign_id: int, kind: ResultKind, reading: ResultReading, today: date) -> None:
        self.campaign_id, self.kind, self.today = campaign_id, kind, today
        self._people = {one.member.id or 0: one for one in reading.people}
        self._units = reading.units
        self._of_unit: dict[int, list[int]] = {line.unit_id: [] for line in reading.units}
        for member_id, one in self._people.items():
            self._of_unit.setdefault(one.unit.id or 0, []).append(member_id)
        self._alike = reading.alike
        self._now: dict[Key, Value] = {("member", at): one.result for at, one in self._people.items()}
        for unit_id, own in self._of_unit.items():
            if not own:
                self._now["unit", unit_id] = reading.counts.get(unit_id, 0)
        self._counted: dict[int, UnitCount] = {}  # of chi bộ in which nothing was changed since
        self.unit_counts()  # here, in the job that reads
        self._unsaved: dict[Key, Value] = {}  # with what is in the store
        self._past: list[dict[Key, tuple[Value, Value]]] = []

    # ---- what is there --------------------------------------------------------------------------------------

    @property
    def people(self) -> Sequence[HandedIn]:
        return [self._as_now(member_id) for member_id in self._people]

    def rows(self, unit_id: int) -> Sequence[HandedIn]:
        return [self._as_now(member_id) for member_id in self._of_unit.get(unit_id, ())]

    def count(self, unit_id: int) -> int:
        """Return the number of a chi bộ without names."""
        value = self._now.get(("unit", unit_id))
        return value if isinstance(value, int) else 0

    def unit_counts(self) -> Sequence[UnitCount]:
        for line in self._units:
            if line.unit_id not in self._counted:
                self._counted[line.unit_id] = self._count_unit(line)
        return [self._counted[line.unit_id] for line in self._units]

    def _count_unit(self, line: UnitResult) -> UnitCount:
        own = [self._as_now(member_id) for member_id in self._of_unit[line.unit_id]]
        results = [one.result for one in own if one.result is not None]
        return UnitCount(
            line.unit_id,
            bare_unit(line.unit),
            len(own),
            sum(one.asked for one in own),
            len(results) if own else self.count(line.unit_id),
            sum(bool(result.score) for result in results),
            line.figures.handed_in if self.kind is ResultKind.REFLECTION else 0,
        )

    def alike(self) -> Sequence[Alike]:
        """Return the pairs of nearly the same texts whose files are still there."""
        return [pair for pair in self._alike if self._is_there(pair.first) and self._is_there(pair.second)]

    def _is_there(self, one: HandedIn) -> bool:
        result = self._result(one.member.id or 0)
        return result is not None and one.result is not None and result.sha256 == one.result.sha256

    def _as_now(self, member_id: int) -> HandedIn:
        return replace(self._people[member_id], result=self._result(member_id))

    def _result(self, member_id: int) -> StudyResult | None:
        value = self._now.get(("member", member_id))
        return value if isinstance(value, StudyResult) else None

    # ---- what the clerk does --------------------------------------------------------------------------------

    def toggle(self, member_ids: Sequence[int], day: date) -> Sequence[StudyResult]:
        """Note that these handed in on a day; where all have, that none did. Return what is lost with that."""
        missing = [member_id for member_id in member_ids if self._result(member_id) is None]
        if not missing:
            return self.clear(member_ids)
        self._change({("member", one): self._new(one, day) for one in missing})
        return ()

    def clear(self, member_ids: Sequence[int]) -> Sequence[StudyResult]:
        """Take back what these handed in and return those that had a mark or a file."""
        results = [self._result(member_id) for member_id in member_ids]
        self._change({("member", member_id): None for member_id in member_ids})
        return [one for one in results if one is not None and (one.score or one.sha256)]

    def set_score(self, member_id: int, score: str, day: date) -> None:
        """Write a mark; who is marked has handed in."""
        result = self._result(member_id)
        kept = " ".join(score.split())[:_SCORE_LENGTH]
        if result is not None or kept:
            self._change({("member", member_id): replace(result or self._new(member_id, day), score=kept)})

    def set_day(self, member_id: int, day: date) -> None:
        result = self._result(member_id) or self._new(member_id, day)
        self._change({("member", member_id): replace(result, handed_on=day)})

    def set_count(self, unit_id: int, count: int) -> None:
        self._change({("unit", unit_id): count})

    def is_of(self, result: StudyResult) -> bool:
        """Tell whether a result belongs on this sheet."""
        return (result.campaign_id, result.kind) == (self.campaign_id, self.kind)

    def for_file(self, one: HandedIn, day: date) -> StudyResult:
        """Return what is kept of a member whose file comes on a day; a mark and an earlier day stay."""
        return self._result(one.member.id or 0) or self._new(one.member.id or 0, day)

    def note_kept(self, results: Sequence[StudyResult]) -> None:
        """Take over what was written elsewhere, as files are, as one step that can be undone."""
        self._change({("member", result.member_id): result for result in results})
        for result in results:
            self._unsaved.pop(("member", result.member_id), None)

    def undo(self) -> bool:
        """Take back the last step; False when there is none."""
        if not self._past:
            return False
        for key, (before, after) in self._past.pop().items():
            if self._now.get(key) == after:  # read anew meanwhile: only what is as it was left
                self._set(key, before)
        return True

    @property
    def can_undo(self) -> bool:
        return bool(self._past)

    def follow(self, older: "ResultSheet") -> None:
        """Take over the steps of the sheet that this one was read in place of."""
        if (older.campaign_id, older.kind) == (self.campaign_id, self.kind):
            self._past = older._past

    def take_unsaved(self) -> Unsaved:
        """Return what is to be written; it counts as written from now on."""
        keys, self._unsaved = self._unsaved, {}
        results = {key: self._now.get(key) for key in keys if self._now.get(key) != keys[key]}
        return Unsaved(
            [value for value in results.values() if isinstance(value, StudyResult)],
            [
                old
                for key, old in keys.items()
                if results.get(key, old) is None and isinstance(old, StudyResult)
            ],
            {key[1]: value for key, value in results.items() if isinstance(value, int)},
        )

    def _new(self, member_id: int, day: date) -> StudyResult:
        return StudyResult(self.campaign_id, member_id, self.kind, day)

    def _change(self, values: Mapping[Key, Value]) -> None:
        changed = {
            key: (self._now.get(key), value) for key, value in values.items() if self._now.get(key) != value
        }
        if changed:
            self._past = [*self._past[-_UNDO_STEPS:], changed]
            for key, (_, value) in changed.items():
                self._set(key, value)

    def _set(self, key: Key, value: Value) -> None:
        self._unsaved.setdefault(key, self._now.get(key))
        self._now[key] = value
        of, number = key
        unit_id = number if of == "unit" else self._people[number].unit.id if number in self._people else None
        self._counted.pop(unit_id or 0, None)


def score_vi(score: str) -> str:
    """Return a mark as it is written in Vietnamese, «8,5»; words stay."""
    return score.replace(".", ",") if _DECIMAL.fullmatch(score) else score


HEADS = ("STT", "Chi bộ", "Họ và tên", "Nộp", "Điểm", "Ngày nộp", "Tệp")


def as_table(sheet: ResultSheet) -> str:
    """Return all chi bộ with their members and sums as a table that Excel pastes."""
    rows: list[Sequence[str]] = [HEADS]
    for line in sheet.unit_counts():
        for one in sheet.rows(line.unit_id):
            result = one.result
            told = (
                ("", "", "", "")
                if result is None
                else (
                    "x",
                    score_vi(result.score),
                    date_screen(result.handed_on) if result.handed_on else "",
                    result.file_name,
                )
            )
            rows.append((str(len(rows)), line.unit, one.member.full_name, *told))
    rows += [("Chi bộ", "Phải nộp", "Đã nộp", "Tỷ lệ")]
    rows += [(one.unit, str(one.asked or ""), str(one.handed_in), one.share) for one in sheet.unit_counts()]
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)
