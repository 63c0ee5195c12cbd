"""Return forms that came back: read, checked, shown as a difference, and taken into the records."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from office_app.domain.errors import AppError
from office_app.domain.return_layout import MARK_WORDS
from office_app.domain.returns import (
    CellFault,
    KeptReading,
    ReadingState,
    ReturnChange,
    ReturnedValues,
    ReturnForm,
    ReturnReading,
)
from office_app.domain.study import (
    Attendance,
    AttendanceRow,
    Mark,
    ResultKind,
    SessionFigures,
    SessionState,
    StudyResult,
    StudySession,
)
from office_app.domain.vietnamese import date_screen
from office_app.use_cases.ports import (
    Transaction,
)
from office_app.use_cases.progress import Progress
from office_app.use_cases.return_check import check_form, identity_of
from office_app.use_cases.returns import ReturnTools
from office_app.use_cases.study_heads import figures_of


def read_returns(paths: Sequence[Path], *, tools: ReturnTools, progress: Progress) -> Sequence[ReturnReading]:
    """Read files back and check them; which form each is it says itself, whatever its name. Nothing is written.

    Of two files of one form that differ, neither is taken: one may be a copy filled in by another chi bộ.
    """
    readings = []
    for done, path in enumerate(paths):
        progress.step(done, len(paths), path.name)
        readings.append(_read(path, tools, progress))
    return _without_twins(readings)


def _read(path: Path, tools: ReturnTools, progress: Progress) -> ReturnReading:
    try:
        book = tools.reader.read_workbook(path, progress)
    except AppError as error:
        return _unread(path.name, "", str(error))
    told = identity_of(book)
    if told is None:
        return _unread(path.name, book.sha256, "không phải phiếu báo do chương trình lập")
    with tools.open_transaction() as tx:
        form = tx.returns.by_identity(told.identity)
        if form is None:
            return _unread(path.name, book.sha256, "phiếu của cơ quan khác, hoặc đợt học này đã bị xóa")
        values, faults = check_form(book, form, tools.now().date())
        if told.version != form.version and not _same_people(faults):
            older = f"phiếu là bản {told.version}, bản mới nhất là bản {form.version} lập {_day(form)}"
            faults = (CellFault("", "Bản của phiếu", str(told.version), older), *faults)
            values = None
        changes = () if values is None else _changes(values, form, tx)
    return ReturnReading(path.name, book.sha256, form, values, faults, changes)


def _same_people(faults: Sequence[CellFault]) -> bool:
    """Tell whether an older version still fits: nobody of the newer one is missing, nobody is too many."""
    return not any(fault.blocking and fault.label == "Họ và tên" for fault in faults)


def _day(form: ReturnForm) -> str:
    return date_screen(form.made_at.date())


def _unread(name: str, sha256: str, reason: str) -> ReturnReading:
    return ReturnReading(name, sha256, faults=(CellFault("", "Tệp", "", reason.rstrip(".")),))


def _without_twins(readings: Sequence[ReturnReading]) -> list[ReturnReading]:
    by_form: dict[int, list[ReturnReading]] = {}
    for reading in readings:
        if reading.form is not None:
            by_form.setdefault(reading.form.id or 0, []).append(reading)
    checked = []
    for reading in readings:
        twins = by_form.get(reading.form.id or 0, []) if reading.form is not None else []
        other = next((t for t in twins if t is not reading and t.values != reading.values), None)
        if other is not None:
            expected = f"tệp «{other.file_name}» cũng mang mã phiếu này mà số liệu khác; giữ lại một tệp đúng"
            fault = CellFault("", "Mã phiếu", "", expected)
            reading = replace(reading, values=None, changes=(), faults=(*reading.faults, fault))
        checked.append(reading)
    return checked


def take_returns(
    readings: Sequence[ReturnReading], *, tools: ReturnTools, progress: Progress
) -> Sequence[ReturnReading]:
    """Write what the readings without faults say, each file whole or not at all; note of the others what was wrong.

    Returns the readings that were taken. A file read a second time changes nothing.
    """
    taken = []
    with tools.open_transaction() as tx:
        for done, reading in enumerate(readings):
            progress.step(done, len(readings), reading.file_name)
            form = reading.form
            if form is None:
                continue
            state = reading.state
            if state is ReadingState.WAITING and reading.values is not None:
                if reading.changes:
                    _take(reading.values, form, tx)
                state = ReadingState.TAKEN
                taken.append(reading)
            kept = KeptReading(
                form.id or 0, tools.now(), state, reading.sha256, reading.file_name, reading.faults
            )
            tx.returns.add_reading(kept)
            tx.audit.record(tools.now(), "returns.read", form.unit_id, f"{reading.file_name}: {state.value}")
        tx.commit()
    return taken


def _session(form: ReturnForm, tx: Transaction) -> StudySession | None:
    own = [s for s in tx.study.sessions(form.campaign_id) if s.unit_id == form.unit_id]
    held = [s for s in own if s.state is SessionState.HELD]
    return min(held, key=lambda s: s.day) if held else (own[0] if own else None)


def _filled(values: ReturnedValues, form: ReturnForm, known: StudySession | None) -> StudySession:
    """Return the session as the form tells it."""
    session = known or StudySession(form.campaign_id, form.unit_id, values.held_on)
    rows = _rows(values)
    handed_in = values.results.get(ResultKind.REFLECTION, 0)
    if values.totals is not None:
        figures = replace(values.totals, guests=values.guests)
    else:
        figures = figures_of(rows, guests=values.guests, handed_in=handed_in)
    return replace(
        session,
        state=SessionState.HELD,
        held_on=values.held_on,
        form=values.form,
        place=values.place,
        rapporteur=values.rapporteur,
        note=values.note or session.note,
        by_name=values.totals is None,
        figures=figures,
    )


def _rows(values: ReturnedValues) -> list[AttendanceRow]:
    return [
        AttendanceRow(mark.member_id, mark.mark, mark.reason, mark.made_up_on, full_name=mark.full_name)
        for mark in values.marks
    ]


def _take(values: ReturnedValues, form: ReturnForm, tx: Transaction) -> None:
    known = _session(form, tx)
    session = _filled(values, form, known)
    if known is None:
        session = replace(session, id=tx.study.add_session(session))
    else:
        tx.study.update_session(session)
    marks = [Attendance(row.member_id, row.mark, row.reason, row.made_up_on) for row in _rows(values)]
    tx.study.set_attendance(session.id or 0, marks)
    for mark in values.marks:
        if mark.handed_in:
            result = StudyResult(form.campaign_id, mark.member_id, score=mark.score)
            tx.study_results.set_result(result)
    if values.totals is not None:
        for kind, count in values.results.items():
            tx.study_results.set_count(form.campaign_id, form.unit_id, kind, count)


def _changes(values: ReturnedValues, form: ReturnForm, tx: Transaction) -> tuple[ReturnChange, ...]:
    """Return what taking the form would change in the records."""
    known = _session(form, tx)
    new = _filled(values, form, known)
    changes = []
    for what, of in _COMPARED:
        before = of(known) if known is not None and known.state is SessionState.HELD else ""
        if before != of(new):
            changes.append(ReturnChange(what, before, of(new)))
    if known is not None and values.totals is None:
        changes += _changed_marks(values, {a.member_id: a for a in tx.study.attendance(known.id or 0)})
    return tuple(changes)


def _changed_marks(values: ReturnedValues, before: Mapping[int, Attendance]) -> list[ReturnChange]:
    if not before:
        return []  # the first result of a chi bộ: the figures say it all
    changes = []
    for mark in values.marks:
        known = before.get(mark.member_id)
        old = "" if known is None else _said(known.mark, known.reason, known.made_up_on)
        new = _said(mark.mark, mark.reason, mark.made_up_on)
        if old != new:
            changes.append(ReturnChange(mark.full_name, old, new))
    return changes


def _said(mark: Mark, reason: str, made_up_on: date | None) -> str:
    made_up = "" if made_up_on is None else f"học bù {date_screen(made_up_on)}"
    return " · ".join(part for part in (MARK_WORDS[mark], reason, made_up) if part)


def _counted(of: Callable[[SessionFigures], int]) -> Callable[[StudySession], str]:
    return lambda session: str(of(session.figures))


_COMPARED: Sequence[tuple[str, Callable[[StudySession], str]]] = (
    ("Ngày tổ chức", lambda session: date_screen(session.day)),
    ("Hình thức", lambda session: session.form.value),
    ("Địa điểm", lambda session: session.place),
    ("Báo cáo viên", lambda session: session.rapporteur),
    ("Tổng số đảng viên", _counted(lambda figures: figures.members)),
    ("Triệu tập", _counted(lambda figures: figures.called)),
    ("Tham gia", _counted(lambda figures: figures.present)),
    ("Vắng có phép", _counted(lambda figures: figures.excused)),
    ("Vắng không phép", _counted(lambda figures: figures.unexcused)),
    ("Học bù", _counted(lambda figures: figures.made_up)),
    ("Quần chúng", _counted(lambda figures: figures.guests)),
    ("Bài thu hoạch", _counted(lambda figures: figures.handed_in)),
)
