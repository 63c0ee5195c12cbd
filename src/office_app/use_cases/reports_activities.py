"""What a report over a period counts of outreach, inspections, difficulties, proposals and commendations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from office_app.domain.activities import Activity, ActivityFilter, ActivityKind
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
from office_app.domain.vietnamese import lower_first
from office_app.use_cases.ports.transaction import Transaction

OUTREACH = "Tuyên truyền"
INSPECTIONS = "Kiểm tra, giám sát"
VOICES = "Khó khăn, kiến nghị, khen thưởng"
CARRIED = "Việc từ kỳ trước chuyển sang"
SETTLED, WAITING, LATE, NOTHING_ASKED = "Đã giải quyết", "Đang giải quyết", "Quá hạn", "Không yêu cầu"
_STATES = (("settled", SETTLED), ("waiting", WAITING), ("late", LATE))


def activity_parts(time: Reckoning, names: Mapping[int | None, str], tx: Transaction) -> Sequence[ReportPart]:
    """Count what was recorded in the period, and what earlier ones had left to be settled."""
    found = tx.activities.find(ActivityFilter(since=time.since, until=time.as_of))
    return (*(_activities(spec, found, time, names) for spec in _SPECS), _carried(time, names, tx))


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
    states = list(_STATES)
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
        rows.append(ReportRow(str(one.id), tuple(cells), RowSource(SourceKind.ACTIVITY, one.id or 0)))
    title = spec.kind.value
    return ReportTable(spec.key, title, f"{title} trong kỳ", columns, rows)


def _standing(one: Activity, day: date) -> str:
    if one.settled_on is not None and one.settled_on <= day:
        return SETTLED
    if not one.open_on(day):
        return NOTHING_ASKED
    return LATE if one.late_on(day) else WAITING


# ---- left open by earlier periods


def _carried(time: Reckoning, names: Mapping[int | None, str], tx: Transaction) -> ReportPart:
    """Return what was still to be settled when the period began; there are no figures where nothing was."""
    eve = time.since - timedelta(days=1)
    found = [
        one
        for spec in _SPECS
        if spec.settles
        for one in tx.activities.find(ActivityFilter(kind=spec.kind, until=eve))
        if one.open_on(eve)
    ]
    table = _carried_table(found, time.as_of, names)
    if not found:
        return ReportPart((table,), ())
    parts = [
        Figure(f"carried.{key}", CARRIED, lower_first(state), "việc", table.key, (("state", (state,)),))
        for key, state in _STATES
    ]
    return ReportPart(
        (table,),
        (Figure("carried", CARRIED, "Việc chưa giải quyết khi vào kỳ", "việc", table.key), *parts),
        (
            Identity(
                "Việc từ kỳ trước chuyển sang: tổng số không bằng các phần cộng lại",
                ("carried",),
                [figure.key for figure in parts],
            ),
        ),
    )


def _carried_table(found: Sequence[Activity], day: date, names: Mapping[int | None, str]) -> ReportTable:
    columns = (
        ReportColumn("kind", "Loại việc", width=1.5),
        ReportColumn("form", "Hình thức, lĩnh vực", width=1.5),
        ReportColumn("text", "Nội dung", width=3.4),
        ReportColumn("unit", "Đơn vị", width=1.8),
        ReportColumn("day", "Ngày", CellKind.DATE, 0.9),
        ReportColumn("settle_by", "Thời hạn", CellKind.DATE, 0.9),
        ReportColumn("state", "Kết quả", width=1.2),
    )
    rows = [
        ReportRow(
            str(one.id),
            (
                one.kind.value,
                one.form,
                one.text,
                names.get(one.unit_id, "Toàn xã"),
                one.happened_on,
                one.settle_by,
                _standing(one, day),
            ),
            RowSource(SourceKind.ACTIVITY, one.id or 0),
        )
        for one in sorted(found, key=lambda activity: (activity.happened_on, activity.id or 0))
    ]
    return ReportTable(
        "carried",
        "Kỳ trước chuyển sang",
        "Khó khăn, kiến nghị và kết quả kiểm tra của các kỳ trước chưa giải quyết xong",
        columns,
        rows,
        "Gồm việc ghi nhận trước kỳ báo cáo và chưa giải quyết xong khi vào kỳ.",
    )
