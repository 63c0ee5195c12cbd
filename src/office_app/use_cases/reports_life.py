"""What a report over a period counts of all else: what was recorded as it happened, and the members."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from office_app.domain.organisation import Member, unit_as_of
from office_app.domain.report_counting import ReportPart
from office_app.domain.report_periods import Reckoning
from office_app.domain.reports import (
    CellKind,
    Figure,
    Identity,
    ReportColumn,
    ReportRow,
    ReportTable,
    RowSource,
    SourceKind,
)
from office_app.domain.vietnamese import fold
from office_app.use_cases.ports.transaction import Transaction
from office_app.use_cases.reports_activities import activity_parts

MEMBERS = "Tổ chức, đảng viên"


def life_parts(time: Reckoning, tx: Transaction) -> Sequence[ReportPart]:
    """Count what was recorded as it happened, and how the membership changed."""
    names = {
        unit.id: unit_as_of(unit, tx.organisation.changes(), time.as_of).name
        for unit in tx.organisation.all_units()
    }
    return (*activity_parts(time, names, tx), _members(time, names, tx))


INSIDE = "Chuyển chi bộ trong Đảng bộ"
CAME = ("Kết nạp", "Chuyển đến", "Tăng khác")
WENT = ("Chuyển đi", "Từ trần", "Ra khỏi Đảng", "Giảm khác")
_CHANGES: Sequence[tuple[str, str, str]] = (
    ("members.admitted", "kết nạp", "Kết nạp"),
    ("members.moved_in", "chuyển đến", "Chuyển đến"),
    ("members.came_else", "tăng khác", "Tăng khác"),
    ("members.moved_out", "chuyển đi", "Chuyển đi"),
    ("members.died", "từ trần", "Từ trần"),
    ("members.struck_off", "ra khỏi Đảng", "Ra khỏi Đảng"),
    ("members.went_else", "giảm khác", "Giảm khác"),
    ("members.inside", "chuyển giữa các chi bộ trong Đảng bộ", INSIDE),
)


def _members(time: Reckoning, names: Mapping[int | None, str], tx: Transaction) -> ReportPart:
    moves = _moves(time, tx.organisation.all_members())
    changes = _member_changes(moves, names)
    return ReportPart(
        (_member_table(time, names, moves, tx), changes),
        (
            Figure("members.before", MEMBERS, "Đảng viên đầu kỳ", "đảng viên", "members", sum_of=("before",)),
            *(
                Figure(key, MEMBERS, label, "đảng viên", changes.key, (("what", (what,)),))
                for key, label, what in _CHANGES
            ),
            Figure("members.now", MEMBERS, "Đảng viên cuối kỳ", "đảng viên", "members", sum_of=("now",)),
            Figure(
                "members.exempt",
                MEMBERS,
                "miễn công tác, sinh hoạt đảng",
                "đảng viên",
                "members",
                sum_of=("exempt",),
            ),
            Figure("members.away", MEMBERS, "vắng dài ngày", "đảng viên", "members", sum_of=("away",)),
        ),
        (
            Identity(
                "Đảng viên cuối kỳ cộng số giảm không bằng đầu kỳ cộng số tăng",
                ("members.now", *(key for key, _, what in _CHANGES if what in WENT)),
                ("members.before", *(key for key, _, what in _CHANGES if what in CAME)),
            ),
        ),
    )


def _member_table(
    time: Reckoning, names: Mapping[int | None, str], moves: Sequence["_Move"], tx: Transaction
) -> ReportTable:
    columns = (
        ReportColumn("unit", "Chi bộ, đảng bộ", width=3.0),
        *(
            ReportColumn(key, title, CellKind.COUNT, sums=True)
            for key, title in (
                ("before", "Đầu kỳ"),
                ("came", "Tăng"),
                ("went", "Giảm"),
                ("now", "Cuối kỳ"),
                ("exempt", "Miễn sinh hoạt"),
                ("away", "Vắng dài ngày"),
            )
        ),
    )
    earlier = {one.unit.id: one for one in tx.organisation.units(time.since - timedelta(days=1))}
    later = {one.unit.id: one for one in tx.organisation.units(time.as_of)}
    came, went = Counter(move.into for move in moves), Counter(move.out_of for move in moves)
    rows = []
    for unit_id, name in names.items():
        before, now = earlier.get(unit_id), later.get(unit_id)
        numbers = (
            before.members if before else 0,
            came[unit_id],
            went[unit_id],
            now.members if now else 0,
            now.exempt if now else 0,
            now.away if now else 0,
        )
        if any(numbers):
            rows.append(ReportRow(str(unit_id), (name, *numbers), RowSource(SourceKind.UNIT, unit_id or 0)))
    return ReportTable(
        "members",
        "Đảng viên",
        "Số đảng viên của các chi bộ, đảng bộ",
        columns,
        rows,
        "Tăng, giảm của chi bộ gồm cả người chuyển giữa các chi bộ trong Đảng bộ.",
    )


@dataclass(frozen=True)
class _Move:
    """A member who came to a chi bộ, left one, or went from one to another; the units by their ids."""

    member: Member
    what: str
    day: date
    out_of: int | None = None
    into: int | None = None


def _moves(time: Reckoning, members: Sequence[Member]) -> Sequence[_Move]:
    left = {(one.person, one.left_unit_on): one for one in members if one.left_unit_on is not None}
    found = []
    inside: set[int | None] = set()
    for member in members:
        day = member.joined_unit_on
        if day is None or not time.has(day):
            continue
        former = left.get((member.person, day))
        if former is None:
            found.append(_Move(member, _how_came(member), day, into=member.unit_id))
        else:
            inside.add(former.id)
            found.append(_Move(member, INSIDE, day, former.unit_id, member.unit_id))
    for member in members:
        day = member.left_unit_on
        if day is not None and time.has(day) and member.id not in inside:
            found.append(_Move(member, _how_went(member), day, out_of=member.unit_id))
    return found


def _member_changes(moves: Sequence[_Move], names: Mapping[int | None, str]) -> ReportTable:
    columns = (
        ReportColumn("name", "Họ và tên", width=2.2),
        ReportColumn("what", "Biến động", width=1.6),
        ReportColumn("day", "Ngày", CellKind.DATE),
        ReportColumn("from", "Từ chi bộ", width=2.2),
        ReportColumn("to", "Đến chi bộ", width=2.2),
    )
    rows = [
        ReportRow(
            f"{move.member.id}:{'out' if move.into is None else 'in'}",
            (
                move.member.full_name,
                move.what,
                move.day,
                names.get(move.out_of, ""),
                names.get(move.into, ""),
            ),
            RowSource(SourceKind.MEMBER, move.member.unit_id),
        )
        for move in moves
    ]
    rows.sort(key=lambda row: (str(row.cells[2]), row.key))
    return ReportTable("member_changes", "Biến động đảng viên", "Biến động đảng viên trong kỳ", columns, rows)


def _how_came(member: Member) -> str:
    words = fold(member.joined_how)
    return CAME[0] if "ket nap" in words else CAME[1] if "chuyen" in words else CAME[2]


def _how_went(member: Member) -> str:
    words = fold(member.left_how)
    if "chuyen" in words:
        return WENT[0]
    if "tran" in words or "chet" in words or "mat" in words.split():
        return WENT[1]
    out = ("xin ra", "xoa ten", "khai tru", "ra khoi")
    return WENT[2] if any(one in words for one in out) else WENT[3]
