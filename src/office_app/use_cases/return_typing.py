"""A return told by paper or telephone, typed in one line: who was absent, or the totals.

By name: the numbers of the absent as on the printed form, «3 7k» is 3 with leave and 7 without; «0» or «đủ» means
all were there, an empty line nothing. By totals: members, exempt, present and, where there were some, those absent
without leave: «20 2 15 1». Both may end in guests «+3» and results handed in, «b» (all that were there) or «b12».
"""

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from office_app.domain.return_layout import MARK_WORDS
from office_app.domain.returns import (
    CellFault,
    FormMember,
    ReturnedMark,
    ReturnedValues,
    ReturnForm,
    ReturnReading,
)
from office_app.domain.study import MARK_ON_LEAVE, Mark, SessionFigures, SessionForm
from office_app.domain.study_results import ResultKind
from office_app.domain.vietnamese import date_screen
from office_app.use_cases.ports.transaction import OpenTransaction
from office_app.use_cases.return_records import outcome_of, records_of
from office_app.use_cases.study import wrong_day

_TOKEN = re.compile(r"(?P<row>\d+)(?P<mark>[pk]?)|\+(?P<guests>\d+)|b(?P<handed>\d*)")
_NOBODY = 0  # the number typed, or «đủ», when nobody was absent
_ALL_THERE = ("đủ", "đu", "du")
_LEAVE = {"": Mark.EXCUSED, "p": Mark.EXCUSED, "k": Mark.UNEXCUSED}
TYPED = "nhập tay"


@dataclass
class _Typed:
    rows: list[tuple[int, Mark]] = field(default_factory=list)
    guests: int = 0
    handed_in: int | None = None  # None: nothing said; -1: all that were there
    fault: str = ""


def typed_return(
    text: str, form: ReturnForm, held_on: date, *, open_transaction: OpenTransaction, today: date
) -> ReturnReading:
    """Return what was typed as if a file had come, with what it would change or why it cannot be taken."""
    typed = _parsed(text)
    values = None
    if not typed.fault:
        values = _by_name(typed, form, held_on) if form.content.by_name else _by_totals(typed, held_on)
    digest = hashlib.sha256(f"{form.identity} {held_on} {text}".encode()).hexdigest()
    if (wrong := wrong_day(held_on, today)) is not None:
        fault = CellFault("", "Ngày học", date_screen(held_on), wrong)
        return ReturnReading(TYPED, digest, form, faults=(fault,))
    if values is None or typed.fault:
        return ReturnReading(TYPED, digest, form, faults=(CellFault("", "Dòng gõ", text, typed.fault),))
    with open_transaction() as tx:
        records = records_of([form], tx)
    known = records.session(form)
    values = replace(values, form=known.form if known is not None else SessionForm.WITH_MEETING)
    outcome = outcome_of(values, form, records)
    if outcome is None:
        fault = CellFault("", "Dòng gõ", text, "chi bộ đã điểm danh theo tên; sửa ở màn hình điểm danh")
        return ReturnReading(TYPED, digest, form, faults=(fault,))
    return ReturnReading(TYPED, digest, form, values, changes=outcome.changes)


def _parsed(text: str) -> _Typed:
    typed = _Typed()
    for word in unicodedata.normalize("NFC", text).lower().replace(",", " ").split():
        found = _TOKEN.fullmatch(str(_NOBODY) if word in _ALL_THERE else word)
        if found is None:
            typed.fault = f"không hiểu «{word}»; ghi số thứ tự người vắng, ví dụ 3 7k"
        elif found["row"]:
            typed.rows.append((int(found["row"][:6]), _LEAVE[found["mark"]]))
        elif found["guests"]:
            typed.guests = int(found["guests"][:5])
        else:
            typed.handed_in = int(found["handed"][:5]) if found["handed"] else -1
    return typed


def _by_name(typed: _Typed, form: ReturnForm, held_on: date) -> ReturnedValues | None:
    members = form.content.members
    absent: dict[int, Mark] = {}
    if not (typed.rows or typed.guests or typed.handed_in):
        typed.fault = "chưa gõ gì nên chưa ghi gì; không ai vắng thì gõ 0 hoặc «đủ»"
        return None
    nobody = [row for row, _ in typed.rows] == [_NOBODY]
    for row, mark in () if nobody else typed.rows:
        typed.fault = _wrong_row(row, absent, members)
        if typed.fault:
            return None
        absent[row] = mark
    if typed.handed_in is not None and typed.handed_in >= 0:
        typed.fault = "chi bộ có danh sách: ghi «b» nếu ai dự học cũng nộp bài, ai nộp thì sửa ở phiếu"
        return None
    everyone = typed.handed_in is not None
    marks = tuple(
        ReturnedMark(
            one.member_id,
            one.full_name,
            mark := absent.get(row, one.mark if one.mark in MARK_ON_LEAVE.values() else Mark.PRESENT),
            one.reason if mark is one.mark else "",
            handed_in=everyone and mark is Mark.PRESENT,
        )
        for row, one in enumerate(members, 1)
    )
    results = {ResultKind.REFLECTION: sum(mark.handed_in for mark in marks)}
    return ReturnedValues(
        held_on, SessionForm.WITH_MEETING, guests=typed.guests, marks=marks, results=results
    )


def _wrong_row(row: int, absent: Mapping[int, Mark], members: Sequence[FormMember]) -> str:
    if not 1 <= row <= len(members):
        return f"không có số thứ tự {row}: danh sách có {len(members)} đảng viên"
    one = members[row - 1]
    if row in absent:
        return f"số thứ tự {row} ({one.full_name}) ghi hai lần; chỉ ghi một lần"
    if one.mark in (Mark.EXEMPT, Mark.AWAY):
        why = MARK_WORDS[one.mark].lower()
        return f"số thứ tự {row} ({one.full_name}) thuộc diện {why}, không triệu tập; bỏ số {row}"
    return ""


def _by_totals(typed: _Typed, held_on: date) -> ReturnedValues | None:
    numbers: Sequence[int] = [row for row, _ in typed.rows]
    if not 3 <= len(numbers) <= 4:
        typed.fault = "ghi ba hoặc bốn số: đảng viên, miễn, dự học, vắng không phép; ví dụ 20 2 15 1"
        return None
    members, exempt, present, unexcused = (*numbers, 0)[:4]
    excused = members - exempt - present - unexcused
    handed_in = present if typed.handed_in == -1 else typed.handed_in or 0
    if excused < 0:
        typed.fault = (
            f"miễn {exempt}, dự học {present}, vắng {unexcused} cộng lại nhiều hơn {members} đảng viên"
        )
        return None
    if handed_in > members:
        typed.fault = f"bài thu hoạch {handed_in} nhiều hơn {members} đảng viên"
        return None
    totals = SessionFigures(
        members, exempt, members - exempt, present, excused, unexcused, handed_in=handed_in
    )
    results = {ResultKind.REFLECTION: handed_in}
    return ReturnedValues(
        held_on, SessionForm.WITH_MEETING, guests=typed.guests, totals=totals, results=results
    )


def said(reading: ReturnReading) -> str:
    """Return in one line what a typed return says."""
    if reading.values is None:
        return "; ".join(fault.expected for fault in reading.faults)
    totals = reading.values.totals
    if totals is not None:
        counted = (totals.present, totals.called, totals.excused, totals.unexcused)
        names: Sequence[str] = ()
    else:
        marks = reading.values.marks
        count = {mark: sum(one.mark is mark for one in marks) for mark in Mark}
        called = count[Mark.PRESENT] + count[Mark.EXCUSED] + count[Mark.UNEXCUSED]
        counted = (count[Mark.PRESENT], called, count[Mark.EXCUSED], count[Mark.UNEXCUSED])
        names = [one.full_name for one in marks if one.mark in (Mark.EXCUSED, Mark.UNEXCUSED)]
    line = "dự học {}/{} · vắng có phép {} · không phép {}".format(*counted)
    who = f" · vắng: {', '.join(names[:4])}{'…' if len(names) > 4 else ''}" if names else ""
    return line + who
