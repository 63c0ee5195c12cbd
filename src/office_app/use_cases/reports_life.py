"""What a report over a period counts of all else: outreach, inspections, difficulties, commendations, members."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from office_app.domain.activities import Activity, ActivityFilter, ActivityKind
from office_app.domain.organisation import Member, unit_as_of
from office_app.domain.report_counting import ReportPart
from office_app.domain.report_periods import Reckoning
from office_app.domain.reports import (
    CellKind,
    CellValue,
    Figure,
    Identity,
    ReportColumn,
    ReportRow,
    ReportTable,
    RowSource,
    SourceKind,
)
from office_app.domain.vietnamese import fold, lower_first
from office_app.use_cases.ports import Transaction

OUTREACH = "Tuyên truyền"
INSPECTIONS = "Kiểm tra, giám sát"
VOICES = "Khó khăn, kiến nghị, khen thưởng"
MEMBERS = "Tổ chức, đảng viên"
SETTLED, WAITING, LATE, NOTHING_ASKED = "Đã giải quyết", "Đang giải quyết", "Quá hạn", "Không yêu cầu"


def life_parts(time: Reckoning, tx: Transaction) -> Sequence[ReportPart]:
    """Count what was recorded as it happened in the period, and how the membership changed."""
    names = {
        unit.id: unit_as_of(unit, tx.organisation.changes(), time.as_of).name
        for unit in tx.organisation.all_units()
    }
    found = tx.activities.find(ActivityFilter(since=time.since, until=time.as_of))
    parts = [_activities(spec, found, time, names) for spec in _SPECS]
    return (*parts, _members(time, names, tx))


# ---- activities


@dataclass(frozen=True)
class _Spec:
    """How one kind of activity is listed and counted; ``sums`` are (key, title, field, label, unit)."""

    kind: ActivityKind
    key: str
    group: str
    form: str
    label: str
    unit: str
    sums: Sequence[tuple[str, str, str, str, str]] = ()
    settles: bool = False


_SPECS = (
    _Spec(
        ActivityKind.OUTREACH,
        "outreach",
        OUTREACH,
        "Hình thức",
        "Hoạt động tuyên truyền",
        "hoạt động",
        (
            ("items", "Số lượt, tin, bài", "count", "lượt phát, tin, bài, sản phẩm", "lượt"),
            ("reached", "Số người tiếp cận", "reached", "lượt người tiếp cận", "lượt người"),
        ),
    ),
    _Spec(
        ActivityKind.INSPECTION,
        "inspections",
        INSPECTIONS,
        "Hình thức",
        "Cuộc kiểm tra, giám sát",
        "cuộc",
        settles=True,
    ),
    _Spec(
        ActivityKind.DIFFICULTY,
        "difficulties",
        VOICES,
        "Lĩnh vực",
        "Khó khăn, vướng mắc ghi nhận",
        "việc",
        settles=True,
    ),
    _Spec(
        ActivityKind.PROPOSAL,
        "proposals",
        VOICES,
        "Kiến nghị với",
        "Kiến nghị, đề xuất",
        "kiến nghị",
        settles=True,
    ),
    _Spec(
        ActivityKind.COMMENDATION,
        "commendations",
        VOICES,
        "Hình thức khen",
        "Đợt khen thưởng, biểu dương",
        "đợt",
        (
            ("collectives", "Số tập thể", "count", "tập thể được khen", "tập thể"),
            ("persons", "Số cá nhân", "reached", "cá nhân được khen", "cá nhân"),
        ),
    ),
)


def _activities(
    spec: _Spec, found: Sequence[Activity], time: Reckoning, names: Mapping[int | None, str]
) -> ReportPart:
    table = _table(spec, found, time.as_of, names)
    figures = [Figure(spec.key, spec.group, spec.label, spec.unit, spec.key)]
    figures += [
        Figure(f"{spec.key}.{key}", spec.group, label, unit, spec.key, sum_of=(key,))
        for key, _, _, label, unit in spec.sums
    ]
    if not spec.settles:
        return ReportPart((table,), figures)
    states = [("settled", SETTLED), ("waiting", WAITING), ("late", LATE)]
    if spec.kind is ActivityKind.INSPECTION:
        states.append(("free", NOTHING_ASKED))
    figures += [
        Figure(
            f"{spec.key}.{key}", spec.group, lower_first(state), spec.unit, spec.key, (("state", (state,)),)
        )
        for key, state in states
    ]
    whole = Identity(
        f"{spec.label}: tổng số không bằng các phần cộng lại",
        (spec.key,),
        [f"{spec.key}.{key}" for key, _ in states],
    )
    return ReportPart((table,), figures, (whole,))


def activity_table(
    kind: ActivityKind, found: Sequence[Activity], day: date, names: Mapping[int | None, str]
) -> ReportTable:
    """Return activities of a kind as a table, as they stood at the end of a day."""
    return _table(next(spec for spec in _SPECS if spec.kind is kind), found, day, names)


def _table(spec: _Spec, found: Sequence[Activity], day: date, names: Mapping[int | None, str]) -> ReportTable:
    columns = [
        ReportColumn("form", spec.form, width=1.5),
        ReportColumn("text", "Nội dung", width=3.6),
        ReportColumn("unit", "Đơn vị", width=1.8),
        ReportColumn("day", "Ngày", CellKind.DATE, 0.9),
        *(ReportColumn(key, title, CellKind.COUNT, 0.9, sums=True) for key, title, *_ in spec.sums),
    ]
    if spec.settles:
        columns += [
            ReportColumn("settle_by", "Thời hạn", CellKind.DATE, 0.9),
            ReportColumn("state", "Kết quả", width=1.2),
        ]
    rows = []
    for one in sorted(found, key=lambda activity: (activity.happened_on, activity.id or 0)):
        if one.kind is not spec.kind:
            continue
        cells: list[CellValue] = [one.form, one.text, names.get(one.unit_id, "Toàn xã"), one.happened_on]
        cells += [getattr(one, name) for _, _, name, _, _ in spec.sums]
        if spec.settles:
            cells += [one.settle_by, _standing(one, day)]
        rows.append(ReportRow(str(one.id), cells, RowSource(SourceKind.ACTIVITY, one.id or 0)))
    title = spec.kind.value
    return ReportTable(spec.key, title, f"{title} trong kỳ", columns, rows)


def _standing(one: Activity, day: date) -> str:
    if one.settled_on is not None and one.settled_on <= day:
        return SETTLED
    if not one.open_on(day):
        return NOTHING_ASKED
    return LATE if one.late_on(day) else WAITING


# ---- members

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
    day: date | None
    out_of: int | None = None
    into: int | None = None


def _moves(time: Reckoning, members: Sequence[Member]) -> Sequence[_Move]:
    left = {(one.person, one.left_unit_on): one for one in members if one.left_unit_on is not None}
    found = []
    inside: set[int | None] = set()
    for member in members:
        day = member.joined_unit_on
        if not time.has(day):
            continue
        former = left.get((member.person, day))
        if former is None:
            found.append(_Move(member, _how_came(member), day, into=member.unit_id))
        else:
            inside.add(former.id)
            found.append(_Move(member, INSIDE, day, former.unit_id, member.unit_id))
    for member in members:
        if time.has(member.left_unit_on) and member.id not in inside:
            found.append(_Move(member, _how_went(member), member.left_unit_on, out_of=member.unit_id))
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
