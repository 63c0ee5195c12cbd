"""Return forms that came back: read, checked, and shown as a difference."""

import os
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from office_app.domain.errors.files import FileReadError
from office_app.domain.organisation import UnitChangeKind
from office_app.domain.read_files import Workbook
from office_app.domain.return_layout import GUIDE
from office_app.domain.returns import (
    CellFault,
    ReturnedValues,
    ReturnForm,
    ReturnReading,
)
from office_app.domain.vietnamese import date_screen
from office_app.use_cases.ports.transaction import Transaction
from office_app.use_cases.progress import Progress
from office_app.use_cases.return_check import (
    FILL_IN_AGAIN,
    Identity,
    check_form,
    identity_of,
    looks_like_a_form,
)
from office_app.use_cases.return_records import Records, outcome_of, records_of
from office_app.use_cases.return_rows import NAME_LABEL
from office_app.use_cases.returns import ReturnTools
from office_app.use_cases.side_by_side import side_by_side

_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods", ".et", ".csv")  # those not read are named with the reason
_LOCKS = ("~$", ".~lock.")
"""How files begin that Excel, WPS and LibreOffice keep beside one that is open."""
_NAMED = 5  # people in one remark


def return_files(paths: Sequence[Path]) -> list[Path]:
    """Return the files, and in place of a folder the workbooks in it by name, without those Excel keeps as locks.

    Raises:
        FileReadError: a folder cannot be looked into.
    """
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        try:
            inside = [one for one in path.iterdir() if one.suffix.lower() in _WORKBOOKS and one.is_file()]
        except OSError as error:
            raise FileReadError(name=path.name) from error
        found += sorted(one for one in inside if not one.name.startswith((*_LOCKS, ".")))
    return list(dict.fromkeys(found))


def read_returns(paths: Sequence[Path], *, tools: ReturnTools, progress: Progress) -> Sequence[ReturnReading]:
    """Read files back and check them; which form each is it says itself, whatever its name. Nothing is written.

    Of two files of one form that differ, neither is taken: one may be a copy filled in by another chi bộ. A faulty
    one, or one not filled in, does not keep the right one out.
    """
    checker = _Checker(tools)
    readings: list[ReturnReading] = []
    read = partial(tools.reader.read_workbooks, leave_out=(GUIDE,))
    for handful, books in side_by_side(paths, read, progress):
        for reading in checker.readings([path.name for path in handful], books):
            readings.append(reading)
            progress.step(len(readings), len(paths), reading.file_name)
    readings = _with_open_ones(readings, paths)
    with tools.open_reading() as tx:
        readings = _with_people(_without_twins(readings), tx)
        records = records_of([one.form for one in readings if one.form is not None], tx)
    return [_compared(one, records) for one in readings]


_LOCK_SAID = (
    "tệp khóa tạm của phần mềm bảng tính, không phải phiếu: phiếu cùng tên đang mở, lưu và đóng rồi đọc phiếu"
)
_OPEN_SAID = (
    "đang mở ở Excel hoặc phần mềm khác; chỉ đọc được phần đã lưu, nếu còn sửa thì lưu, đóng rồi đọc lại"
)


class _Checker:
    """Checks files as they come, a handful at a time, each against the form that it says it is."""

    def __init__(self, tools: ReturnTools) -> None:
        self._open, self._today = tools.open_reading, tools.now().date()
        self._former: dict[int, set[str]] = defaultdict(set)
        with self._open() as tx:
            for change in tx.organisation.changes():
                if change.kind is UnitChangeKind.RENAMED:
                    self._former[change.unit_id].add(change.old_name)

    def readings(
        self, names: Sequence[str], books: Sequence[Workbook | FileReadError]
    ) -> Iterator[ReturnReading]:
        """Yield what each file of the handful says."""
        told = [identity_of(book) if isinstance(book, Workbook) else None for book in books]
        with self._open() as tx:
            forms = tx.returns.by_identities(sorted({one.identity for one in told if one is not None}))
        for name, book, identity in zip(names, books, told, strict=True):
            if isinstance(book, FileReadError):
                yield _unread(name, "", _LOCK_SAID if name.startswith(_LOCKS) else book.text_vi())
            else:
                yield self._reading(name, book, identity, forms)

    def _reading(
        self, name: str, book: Workbook, told: Identity | None, forms: Mapping[str, ReturnForm]
    ) -> ReturnReading:
        if told is None:
            gone = f"phiếu đã mất trang mã ẩn (chép sang tệp khác?); {FILL_IN_AGAIN}"
            strange = "không phải phiếu báo do chương trình lập"
            return _unread(name, book.sha256, gone if looks_like_a_form(book) else strange)
        form = forms.get(told.identity)
        if form is None:
            return _unread(name, book.sha256, "phiếu của cơ quan khác, hoặc đợt học này đã bị xóa")
        former, older = self._former.get(form.unit_id, ()), told.version != form.version
        values, faults = check_form(book, form, self._today, former, older=older)
        if older and not _same_people(faults):
            day = date_screen(form.made_at.date())
            said = f"phiếu là bản {told.version}, bản mới nhất là bản {form.version} lập {day}"
            faults = (CellFault("", "Bản của phiếu", str(told.version), said), *faults)
            values = None
        return ReturnReading(name, book.sha256, form, values, faults)


def _with_open_ones(readings: Sequence[ReturnReading], paths: Sequence[Path]) -> list[ReturnReading]:
    """Note which files are open in another program: what is typed there and not yet saved did not come along."""
    locks = {folder: _locks_in(folder) for folder in {path.parent for path in paths}}
    if not any(locks.values()):
        return list(readings)
    said = CellFault("", "Tệp", "", _OPEN_SAID, blocking=False)
    return [
        replace(one, faults=(*one.faults, said))
        if {f"~${path.name}", f"~${path.name[2:]}", f".~lock.{path.name}#"} & locks[path.parent]
        else one
        for one, path in zip(readings, paths, strict=True)
    ]


def _locks_in(folder: Path) -> set[str]:
    try:
        return {name for name in os.listdir(folder) if name.startswith(_LOCKS)}
    except OSError:  # gone since: the files were read
        return set()


def _same_people(faults: Sequence[CellFault]) -> bool:
    """Tell whether an older version still fits: nobody of the newer one is missing, nobody is too many."""
    return not any(fault.blocking and fault.label == NAME_LABEL for fault in faults)


def _unread(name: str, sha256: str, reason: str) -> ReturnReading:
    return ReturnReading(name, sha256, faults=(CellFault("", "Tệp", "", reason.rstrip(".")),))


def _without_twins(readings: Sequence[ReturnReading]) -> list[ReturnReading]:
    by_form: dict[int, list[ReturnReading]] = defaultdict(list)
    for reading in readings:
        if reading.form is not None and reading.values is not None:
            by_form[reading.form.id or 0].append(reading)
    checked = []
    for reading in readings:
        twins = (
            by_form[reading.form.id or 0] if reading.form is not None and reading.values is not None else []
        )
        other = next((t for t in twins if t is not reading and _say_otherwise(t, reading)), None)
        if other is not None:
            expected = f"tệp «{other.file_name}» cũng mang mã phiếu này mà số liệu khác; giữ lại một tệp đúng"
            fault = CellFault("", "Mã phiếu", "", expected)
            reading = replace(reading, values=None, faults=(*reading.faults, fault))
        checked.append(reading)
    return checked


def _say_otherwise(one: ReturnReading, other: ReturnReading) -> bool:
    """Tell whether two files of one form were both filled in, and differently."""
    told, known = one.values, other.values
    if told is None or known is None or told.as_printed or known.as_printed:
        return False
    return told != known


def _with_people(readings: Sequence[ReturnReading], tx: Transaction) -> list[ReturnReading]:
    """Note of each form who has left its chi bộ, or come, between its making and the day of the session."""
    units: dict[date, list[int]] = defaultdict(list)
    for _, form, values in readable(readings):
        if values.totals is None:
            units[values.held_on].append(form.unit_id)
    belonging = {day: tx.returns.belonging(own, day) for day, own in units.items()}
    strange: dict[str, tuple[set[int], set[int]]] = {}
    for _, form, values in readable(readings):
        if values.totals is None:
            listed = {mark.member_id for mark in values.marks}
            there = set(belonging[values.held_on][form.unit_id])
            if listed != there:
                strange[form.identity] = (listed - there, there - listed)
    wanted = sorted({one for gone, come in strange.values() for one in gone | come})
    names = {member.id or 0: member.full_name for member in tx.organisation.members_of(wanted)}
    return [
        replace(one, faults=(*one.faults, *_people_remarks(*strange[one.form.identity], names)))
        if one.form is not None and one.values is not None and one.form.identity in strange
        else one
        for one in readings
    ]


def _people_remarks(gone: set[int], come: set[int], names: Mapping[int, str]) -> Iterator[CellFault]:
    for ids, said in (
        (gone, "không còn ở chi bộ vào ngày học; vẫn nhận theo phiếu, xem lại ngày chuyển"),
        (come, "là đảng viên của chi bộ vào ngày học mà phiếu chưa có; bổ sung ở màn hình điểm danh"),
    ):
        if ids:
            who = sorted(names.get(one, "") for one in ids)
            more = f" và {len(who) - _NAMED} đồng chí khác" if len(who) > _NAMED else ""
            yield CellFault("", "Danh sách", ", ".join(who[:_NAMED]) + more, said, blocking=False)


def readable(
    readings: Sequence[ReturnReading],
) -> Iterator[tuple[ReturnReading, ReturnForm, ReturnedValues]]:
    """Yield those that say something that can be taken."""
    for reading in readings:
        if reading.form is not None and reading.values is not None:
            yield reading, reading.form, reading.values


def _compared(reading: ReturnReading, records: Records) -> ReturnReading:
    """Return the reading with what taking it would change."""
    if reading.form is None or reading.values is None:
        return reading
    outcome = outcome_of(reading.values, reading.form, records)
    if outcome is None:
        named = "chi bộ đã điểm danh theo tên ở buổi này; sửa ở màn hình điểm danh"
        fault = CellFault("", "Số liệu của chi bộ", "", named)
        return replace(reading, values=None, faults=(*reading.faults, fault))
    return replace(reading, changes=outcome.changes)
