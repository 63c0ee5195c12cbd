"""Return forms on their way out: made for every chi bộ of a campaign, sent, followed on a board."""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from office_app.domain.namesakes import told_apart
from office_app.domain.organisation import Unit
from office_app.domain.returns import (
    BoardLine,
    FormContent,
    FormMember,
    FormState,
    KeptReading,
    ReadingState,
    ReturnForm,
)
from office_app.domain.settings import OfficeSettings
from office_app.domain.study import (
    MARK_ON_LEAVE,
    Campaign,
    Mark,
    SessionState,
    StudySession,
)
from office_app.domain.vietnamese import date_screen
from office_app.use_cases.ports.clock import Clock
from office_app.use_cases.ports.reading import DocumentReader
from office_app.use_cases.ports.transaction import OpenTransaction, Transaction
from office_app.use_cases.ports.writing import ReturnFormWriter
from office_app.use_cases.return_records import first_held


@dataclass(frozen=True)
class ReturnTools:
    """What return forms are made and read with."""

    open_transaction: OpenTransaction
    open_reading: OpenTransaction
    reader: DocumentReader
    writer: ReturnFormWriter
    now: Clock


def make_forms(
    campaign_id: int, unit_ids: Sequence[int] = (), *, settings: OfficeSettings, tools: ReturnTools
) -> Sequence[ReturnForm]:
    """Make the forms of a campaign, of these chi bộ or of all that still exist.

    A form that would say the same stays as it is; one whose members or days have changed gets the next version.
    """
    today = tools.now().date()
    with tools.open_transaction() as tx:
        campaign = tx.study.get_campaign(campaign_id)
        known = {form.unit_id: form for form in tx.returns.of_campaign(campaign_id)}
        units = [u for u in tx.study.campaign_units(campaign_id) if not unit_ids or u.id in unit_ids]
        units = [unit for unit in units if unit.exists_on(today)]
        sessions = tx.study.sessions(campaign_id)
        planned = {one.unit_id: one for one in sessions}  # the last planned one counts
        planned |= first_held(sessions)
        forms = []
        for unit in units:
            content = _content(campaign, unit, planned.get(unit.id or 0), settings, today, tx)
            forms.append(_renewed(known.get(unit.id or 0), content, campaign_id, unit, tools.now, tx))
        tx.audit.record(tools.now(), "returns.made", campaign_id, str(len(forms)))
        tx.commit()
    return forms


def _content(
    campaign: Campaign,
    unit: Unit,
    session: StudySession | None,
    settings: OfficeSettings,
    today: date,
    tx: Transaction,
) -> FormContent:
    session_on = session.day if session is not None else None
    return FormContent(
        commune=f"{settings.commune_kind} {settings.commune}",
        unit=unit.name,
        campaign=campaign.title,
        return_by=campaign.due,
        session_on=session_on,
        materials=tuple(campaign.materials),
        members=tuple(_members(unit, session, session_on or today, tx)),
        form=session.form if session is not None else campaign.form,
        place=session.place if session is not None else "",
        rapporteur=session.rapporteur if session is not None else "",
    )


def _members(unit: Unit, session: StudySession | None, day: date, tx: Transaction) -> Iterator[FormMember]:
    """Yield the rows of a form: as attendance was entered already, else those of that day, on leave or present."""
    entered = session is not None and session.state is SessionState.HELD and session.by_name
    marks = (
        {one.member_id: one for one in tx.study.attendance(session.id or 0)} if session and entered else {}
    )
    if marks:
        members = tx.organisation.members_of(list(marks))
        names = told_apart(members)
        for member in members:
            mark = marks[member.id or 0]
            yield FormMember(mark.member_id, names[member.person], mark.mark, mark.reason)
        return
    members = tx.organisation.members(unit.id or 0, day)
    names = told_apart(members)
    for member in members:
        leave = member.leave_on(day)
        mark_on_leave = Mark.PRESENT if leave is None else MARK_ON_LEAVE[leave.kind]
        reason = "" if leave is None else leave.reason
        yield FormMember(member.id or 0, names[member.person], mark_on_leave, reason)


def _renewed(
    known: ReturnForm | None,
    content: FormContent,
    campaign_id: int,
    unit: Unit,
    now: Clock,
    tx: Transaction,
) -> ReturnForm:
    if known is None:
        form = ReturnForm(campaign_id, unit.id or 0, secrets.token_hex(12), 1, now(), content)
        return replace(form, id=tx.returns.add(form))
    old = known.content
    printed = replace(content, materials=old.materials)  # these are not: who attaches one sends no forms anew
    if old == printed:
        return known
    told = replace(printed, form=old.form, place=old.place, rapporteur=old.rapporteur)
    if replace(old, members=_uncalled(old)) == replace(told, members=_uncalled(told)):
        form = replace(known, content=printed)  # only put in for the chi bộ: forms sent already stay good
    else:
        form = replace(known, version=known.version + 1, made_at=now(), content=content, sent_on=None)
    tx.returns.update(form)
    return form


def _uncalled(content: FormContent) -> Sequence[FormMember]:
    """Return the members as if nobody had been marked: who was absent is put in for the chi bộ."""
    return [
        one if one.mark in MARK_ON_LEAVE.values() else FormMember(one.member_id, one.full_name)
        for one in content.members
    ]


def forms_message(campaign_id: int, *, open_transaction: OpenTransaction) -> str:
    """Return the text that goes with the forms, to be pasted into the group of the secretaries."""
    with open_transaction() as tx:
        campaign = tx.study.get_campaign(campaign_id)
    due = "" if campaign.due is None else f" trước hết ngày {date_screen(campaign.due)}"
    return "\n".join(
        (
            f"Văn phòng Đảng ủy gửi các chi bộ phiếu báo kết quả: {campaign.title}.",
            "1. Mở đúng tệp mang tên chi bộ mình, điền ô nền vàng; đã ghi sẵn «Có mặt», chỉ sửa người vắng.",
            f"2. Lưu tệp và gửi lại Văn phòng Đảng ủy{due}.",
            "3. Không có máy tính thì điền phiếu in, hoặc nhắn tổng số đảng viên, số miễn, số dự học, số vắng.",
            "Trân trọng cảm ơn.",
        )
    )


def mark_sent(forms: Sequence[ReturnForm], on: date | None, *, tools: ReturnTools) -> None:
    """Note when forms went out; None takes it back."""
    with tools.open_transaction() as tx:
        for form in forms:
            tx.returns.update(replace(form, sent_on=on))
        tx.commit()


def board(campaign_id: int, *, open_transaction: OpenTransaction, today: date) -> Sequence[BoardLine]:
    """Return where the form of every chi bộ of a campaign stands."""
    with open_transaction() as tx:
        return board_lines(tx.study.get_campaign(campaign_id), tx, today)


def board_lines(campaign: Campaign, tx: Transaction, today: date) -> Sequence[BoardLine]:
    """Return the board inside a transaction."""
    campaign_id = campaign.id or 0
    units = tx.study.campaign_units(campaign_id)
    forms = {form.unit_id: form for form in tx.returns.of_campaign(campaign_id)}
    readings = tx.returns.last_readings(campaign_id)
    return [_line(unit, forms.get(unit.id or 0), readings, campaign.due, today) for unit in units]


def _line(
    unit: Unit,
    form: ReturnForm | None,
    readings: Mapping[int, KeptReading],
    due: date | None,
    today: date,
) -> BoardLine:
    last = None if form is None else readings.get(form.id or 0)
    late = max(0, (today - due).days) if due is not None else 0
    state = _state(form, last, late)
    waits = state in (FormState.MISSING, FormState.WRONG)
    return BoardLine(unit.id or 0, unit.name, unit.phone, state, form, last, late if waits else 0)


def _state(form: ReturnForm | None, last: KeptReading | None, late: int) -> FormState:
    if form is None:
        return FormState.NONE
    if last is not None and last.state in _AFTER_READING:
        return _AFTER_READING[last.state]
    if late:
        return FormState.MISSING
    return FormState.SENT if form.sent_on is not None else FormState.MADE


_AFTER_READING = {
    ReadingState.TAKEN: FormState.RETURNED,
    ReadingState.WRONG: FormState.WRONG,
    ReadingState.WAITING: FormState.WAITING,
}
