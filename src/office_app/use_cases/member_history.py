"""The way of a member through the chi bộ: moved, gone, back again. Past figures stay with their day (N8, N27)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from office_app.domain.errors.entries import IncompleteError
from office_app.domain.errors.organisation import MembershipError
from office_app.domain.organisation import Member, days_in_unit, unit_as_of
from office_app.domain.vietnamese import date_screen
from office_app.use_cases.organisation import within_unit
from office_app.use_cases.ports.clock import Clock
from office_app.use_cases.ports.transaction import OpenTransaction, Transaction

MOVED_AWAY, MOVED_HERE = "chuyển sinh hoạt đi", "chuyển sinh hoạt đến"


@dataclass(frozen=True)
class Stay:
    """A member's time in one chi bộ, with the name it had then."""

    member: Member
    unit: str

    @property
    def text(self) -> str:
        """The stay in words, with how it began and ended where that is known."""
        member = self.member
        began = f" ({member.joined_how})" if member.joined_how else ""
        ended = f" ({member.left_how})" if member.left_how and member.left_unit_on else ""
        since = f"từ {date_screen(member.joined_unit_on)}" if member.joined_unit_on else "từ trước"
        until = f"đến {date_screen(member.left_unit_on)}" if member.left_unit_on else "đến nay"
        return f"{self.unit}: {since}{began} {until}{ended}"


def person_history(member_id: int, *, open_transaction: OpenTransaction) -> Sequence[Stay]:
    """Return where a person has been, the earliest first."""
    with open_transaction() as tx:
        member = tx.organisation.get_member(member_id)
        units = {unit.id: unit for unit in tx.organisation.all_units()}
        changes = tx.organisation.changes()
        records = tx.organisation.person(member.person or 0)
    return [
        Stay(one, unit_as_of(units[one.unit_id], changes, one.joined_unit_on or date.min).name)
        if one.left_unit_on is not None
        else Stay(one, units[one.unit_id].name)
        for one in records
    ]


def move_member(
    member_id: int, unit_id: int, on: date, *, open_transaction: OpenTransaction, now: Clock
) -> int:
    """Move a member to another unit from ``on``: the old record ends, so that past figures stay, and a new one begins.

    Returns the id of the new record.

    Raises:
        IncompleteError: the day lies before the member came, or it is the unit they are in.
        MembershipError: the member has gone already, or the unit is not there from that day on.
    """
    with open_transaction() as tx:
        member = tx.organisation.get_member(member_id)
        if member.joined_unit_on is not None and on <= member.joined_unit_on:
            raise IncompleteError(fields="ngày chuyển phải sau ngày vào chi bộ hiện nay")
        if member.unit_id == unit_id:
            raise IncompleteError(fields="chi bộ chuyển đến, khác chi bộ hiện nay")
        if member.left_unit_on is not None:
            raise MembershipError(name=member.full_name, reason=f"ở chi bộ này {days_in_unit(member)}")
        within_unit(replace(member, unit_id=unit_id, joined_unit_on=on), tx)
        new_id = moved_member(member, unit_id, on, MOVED_AWAY, MOVED_HERE, tx)
        names = [tx.organisation.get_unit(unit).name for unit in (member.unit_id, unit_id)]
        tx.audit.record(now(), "member.moved", member_id, f"{member.full_name}: {names[0]} → {names[1]}")
        tx.commit()
    return new_id


def moved_member(
    member: Member, unit_id: int, on: date, left_how: str, joined_how: str, tx: Transaction
) -> int:
    """End a member's record and begin a new one of the same person in another unit; return its id.

    Who is known to leave later leaves the new unit then.
    """
    tx.organisation.update_member(replace(member, left_unit_on=on, left_how=left_how))
    moved = replace(
        member,
        id=None,
        unit_id=unit_id,
        joined_unit_on=on,
        position="",
        person_id=member.person,
        joined_how=joined_how,
    )
    return tx.organisation.add_member(moved)


def take_back_move(member_id: int, *, open_transaction: OpenTransaction, now: Clock) -> int:
    """Undo a move: the record it began goes, the one before goes on; return the id of that one.

    Raises:
        MembershipError: the new record is no longer the person's last, it is in figures already, or the unit before
            is there no more.
    """
    with open_transaction() as tx:
        moved = tx.organisation.get_member(member_id)
        before = _record_before(moved, tx)
        if _is_counted(moved, tx):
            reason = "đã có trong điểm danh hoặc kết quả học tập ở chi bộ mới, nên không hoàn tác được"
            raise MembershipError(name=moved.full_name, reason=reason)
        tx.organisation.remove_member(member_id)
        back = replace(before, left_unit_on=moved.left_unit_on, left_how=moved.left_how)
        tx.organisation.update_member(within_unit(back, tx))
        tx.audit.record(now(), "member.move_undone", before.id, moved.full_name)
        tx.commit()
    return before.id or 0


def _record_before(moved: Member, tx: Transaction) -> Member:
    records = [one for one in tx.organisation.person(moved.person or 0) if one.id != moved.id]
    before = next((one for one in records if one.left_unit_on == moved.joined_unit_on), None)
    later = any(
        moved.left_unit_on is not None and one.joined_unit_on == moved.left_unit_on for one in records
    )
    if before is None or before.left_unit_on is None or later:
        reason = "quá trình sinh hoạt đã thay đổi tiếp, nên không hoàn tác được"
        raise MembershipError(name=moved.full_name, reason=reason)
    return before


def _is_counted(member: Member, tx: Transaction) -> bool:
    return bool(tx.study.attended([member.id or 0])) or any(
        result.member_id == member.id
        for campaign in tx.study.campaigns()
        for result in tx.study_results.results(campaign.id or 0)
    )


def end_memberships(
    member_ids: Iterable[int], on: date, how: str, *, open_transaction: OpenTransaction, now: Clock
) -> None:
    """Note that members are gone from a day on; ``how`` says it in the words of the field, as «từ trần».

    Raises:
        MembershipError: somebody came on that day or later, or has gone already; nothing is written.
    """
    with open_transaction() as tx:
        for member in tx.organisation.members_of(list(member_ids)):
            late = member.joined_unit_on is not None and on < member.joined_unit_on
            if late or member.left_unit_on is not None:
                raise MembershipError(name=member.full_name, reason=f"ở chi bộ này {days_in_unit(member)}")
            tx.organisation.update_member(replace(member, left_unit_on=on, left_how=how.strip()))
            tx.audit.record(now(), "member.gone", member.id, f"{member.full_name}: {how} {date_screen(on)}")
        tx.commit()


def reopen_memberships(member_ids: Iterable[int], *, open_transaction: OpenTransaction, now: Clock) -> None:
    """Take back that members are gone.

    Raises:
        MembershipError: somebody is in another chi bộ since, or theirs is there no more; nothing is written.
    """
    with open_transaction() as tx:
        for member in tx.organisation.members_of(list(member_ids)):
            back = within_unit(replace(member, left_unit_on=None, left_how=""), tx)
            for other in tx.organisation.person(member.person or 0):
                if other.id != member.id and back.overlaps(other):
                    reason = f"đã ở chi bộ khác {days_in_unit(other)}"
                    raise MembershipError(name=member.full_name, reason=reason)
            tx.organisation.update_member(back)
            tx.audit.record(now(), "member.back", member.id, member.full_name)
        tx.commit()
