"""The columns of each kind of record, and the words for what is still to be settled."""

from collections.abc import Callable, Mapping
from datetime import date

from office_app.domain.activities import FIELDS, Activity, ActivityKind, ActivityTotals
from office_app.domain.vietnamese import date_screen, number_vi
from office_app.gui.look.tokens import DAY, State
from office_app.gui.models.paged_table import Column

WHOLE_COMMUNE = "Toàn xã"
_OPEN = {
    ActivityKind.INSPECTION: ("chờ khắc phục", "đã khắc phục"),
    ActivityKind.DIFFICULTY: ("chờ tháo gỡ", "đã tháo gỡ"),
    ActivityKind.PROPOSAL: ("chờ trả lời", "đã trả lời"),
}


def settles(kind: ActivityKind) -> bool:
    """Tell whether records of this kind wait to be settled."""
    return kind in _OPEN


def settled_chip(activity: Activity, today: date) -> tuple[State, str] | None:
    """Return how a record stands, as a colour and words; None where there is nothing to settle."""
    if activity.kind not in _OPEN:
        return None
    waiting, settled = _OPEN[activity.kind]
    if not activity.open_on(today):
        return ("good", settled) if activity.settled_on else ("plain", "không yêu cầu gì")
    if activity.settle_by is None:
        return "waiting", waiting
    days = (today - activity.settle_by).days
    return ("late", f"quá hạn {days} ngày") if days > 0 else ("waiting", waiting)


def columns_of(
    kind: ActivityKind, units: Mapping[int, str], symbols: Mapping[int, str], today: Callable[[], date]
) -> tuple[Column[Activity], ...]:
    """Return the columns; ``units`` and ``symbols`` are names by id, filled later."""
    fields = FIELDS[kind]
    columns: list[Column[Activity]] = [
        Column("day", "Ngày", lambda a: date_screen(a.happened_on), DAY),
        Column("form", fields.form, lambda a: a.form, 170),
        Column("unit", "Chi bộ, đơn vị", lambda a: unit_name(a, units), 150),
        Column("text", fields.text, lambda a: a.text, 220, stretch=True),
        Column("directive", "Văn bản", lambda a: symbols.get(a.incoming_id or 0, ""), 116),
    ]
    if fields.count:
        columns.append(Column("count", fields.count, lambda a: _number(a.count), 124, align="right"))
    if fields.reached:
        columns.append(Column("reached", fields.reached, lambda a: _number(a.reached), 132, align="right"))
    if settles(kind):
        columns.append(
            Column(
                "state",
                "Tình trạng",
                lambda a: (settled_chip(a, today()) or ("plain", ""))[1],
                150,
                chip=lambda a: settled_chip(a, today()),
                tooltip=lambda a: f"{fields.settle_by}: {date_screen(a.settle_by)}" if a.settle_by else "",
            )
        )
    columns.append(
        Column(
            "files",
            "Tệp",
            lambda a: str(len(a.files) or ""),
            64,
            icon=lambda a: "paperclip" if a.files else None,
            tooltip=lambda a: "\n".join(file.name for file in a.files),
        )
    )
    return tuple(columns)


def unit_name(activity: Activity, units: Mapping[int, str]) -> str:
    return WHOLE_COMMUNE if activity.unit_id is None else units.get(activity.unit_id, "đơn vị không còn")


def totals_words(kind: ActivityKind, totals: ActivityTotals, late: int) -> str:
    """Return the line at the foot."""
    fields = FIELDS[kind]
    parts = [f"{number_vi(totals.records)} cuộc" if kind is ActivityKind.INSPECTION else _records(totals)]
    if totals.units:
        parts.append(f"{number_vi(totals.units)} chi bộ, đơn vị")
    if fields.count:
        parts.append(f"{fields.count}: {number_vi(totals.count)}")
    if fields.reached:
        parts.append(f"{fields.reached}: {number_vi(totals.reached)}")
    if kind in _OPEN:
        waiting, settled = _OPEN[kind]
        parts += [f"{settled}: {number_vi(totals.settled)}", f"{waiting}: {number_vi(totals.waiting)}"]
    if late:
        parts.append(f"quá hạn: {number_vi(late)}")
    return "Cộng: " + " · ".join(parts)


def _records(totals: ActivityTotals) -> str:
    return f"{number_vi(totals.records)} bản ghi"


def _number(value: int) -> str:
    return number_vi(value) if value else ""
