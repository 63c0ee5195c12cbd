"""How the figures of a report are counted, checked, and compared with those of another one. Pure arithmetic."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from office_app.domain.reports import CellValue, Figure, Identity, ReportRow, ReportTable, ReportTables
from office_app.domain.vietnamese import date_vi, number_vi

LARGE_MOVE = Decimal(5)
"""Points by which a rate may move from one period to the next before a reason is asked for (N37)."""
WATCHED = ("rate", "rate_after", "people_rate", "tasks.rate")
"""The rates that a reason is asked for; how many chi bộ have studied so far moves by itself."""
REASON_MISSING = "[nêu lý do]"
"""What stands in the text where a reason is still to be given; no report is issued with it."""


@dataclass(frozen=True)
class ReportPart:
    """The tables of one topic with the figures on them."""

    tables: Sequence[ReportTable]
    figures: Sequence[Figure]
    identities: Sequence[Identity] = ()


def counted(figures: Iterable[Figure], tables: Sequence[ReportTable]) -> Sequence[Figure]:
    """Return the figures with their values, counted from the rows of the tables."""
    by_key = {table.key: table for table in tables}
    found: dict[str, Figure] = {}
    asked = list(figures)
    for figure in asked:
        if figure.rate is None:
            table = by_key[figure.table]
            rows = figure.rows(table)
            value = sum(table.total(key, rows) for key in figure.sum_of) if figure.sum_of else len(rows)
            found[figure.key] = replace(figure, value=value)
    for figure in asked:
        if figure.rate is not None:
            above = sum(found[key].value for key in figure.rate.above)
            found[figure.key] = replace(figure, value=above, of=found[figure.rate.below].value)
    return [found[figure.key] for figure in asked]


def compared(report: ReportTables, before: ReportTables, name: str) -> ReportTables:
    """Return the report with the figures of another one beside its own; ``name`` says what they are from."""
    known = {figure.key: figure for figure in before.figures}
    figures = []
    for figure in report.figures:
        old = known.get(figure.key)
        if old is not None:
            figure = replace(figure, before=old.value, before_of=old.of)
        elif figure.rate is None:
            figure = replace(figure, before=0)  # a type of paper, say, that there was none of
        figures.append(figure)
    return replace(report, figures=tuple(figures), compared_with=name)


def rate_of(value: int, of: int | None) -> Decimal | None:
    """Return a rate in per cent as it is printed, None for 0 of 0; the same rounding as ``percent_vi``."""
    if not of:
        return None
    return (Decimal(value) * 100 / Decimal(of)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def points_moved(figure: Figure) -> Decimal | None:
    """Return by how many points a rate moved, between the two rates as printed; None where there is nothing to tell."""
    if figure.rate is None or figure.before is None:
        return None
    now, before = rate_of(figure.value, figure.of), rate_of(figure.before, figure.before_of)
    return None if now is None or before is None else now - before


def moved_much(figure: Figure) -> bool:
    """Tell whether a rate moved so far that the report should say why."""
    moved = points_moved(figure) if figure.key in WATCHED else None
    return moved is not None and abs(moved) > LARGE_MOVE


def change_text(figure: Figure) -> str:
    """Return what changed against the period before: «+5», «-1,52 điểm», «0», empty where nothing can be told."""
    if figure.rate is not None:
        moved = points_moved(figure)
        return "" if moved is None else f"{_signed(moved)} điểm"
    return "" if figure.before is None else _signed(Decimal(figure.value - figure.before))


def _signed(number: Decimal) -> str:
    return f"{'+' if number > 0 else '-' if number < 0 else ''}{number_vi(abs(number))}"


def is_empty(report: ReportTables) -> bool:
    """Tell whether nothing happened that the report could tell of (báo cáo «không phát sinh»)."""
    return not any(table.rows for table in report.tables if table.key not in STANDING)


STANDING = ("members", "indicators")
"""Tables that have rows whether anything happened or not."""


# ---- what must hold


def broken(report: ReportTables) -> Sequence[str]:
    """Return in Vietnamese what does not add up: identities among figures, and rows of chi bộ."""
    values = {figure.key: figure.value for figure in report.figures}
    found = []
    for one in report.identities:
        left, right = (sum(values.get(key, 0) for key in side) for side in (one.left, one.right))
        if left != right:
            found.append(f"{one.text}: {number_vi(left)} khác {number_vi(right)}.")
    for table in report.tables:
        found += [text for row in table.rows if (text := _wrong_row(table, row))]
    return found


_CALLED, _ABSENT = "called", ("present", "excused", "unexcused")
_BEFORE, _CAME, _WENT, _NOW = _MEMBERS = ("before", "came", "went", "now")


def _wrong_row(table: ReportTable, row: ReportRow) -> str:
    keys = {column.key for column in table.columns}
    if {_CALLED, *_ABSENT} <= keys:
        called, parts = table.count(row, _CALLED), sum(table.count(row, key) for key in _ABSENT)
        if called != parts:
            return f"{row_name(row)}: triệu tập {number_vi(called)} khác có mặt cộng vắng {number_vi(parts)}."
    if keys.issuperset(_MEMBERS):
        now = table.count(row, _NOW)
        due = table.count(row, _BEFORE) + table.count(row, _CAME) - table.count(row, _WENT)
        if now != due:
            return (
                f"{row_name(row)}: cuối kỳ {number_vi(now)} khác đầu kỳ cộng tăng trừ giảm {number_vi(due)}."
            )
    return ""


def row_name(row: ReportRow) -> str:
    """Return the texts that a row begins with, to name it by."""
    texts = []
    for cell in row.cells:
        if not isinstance(cell, str):
            break
        texts.append(cell)
    return ", ".join(texts[:2])


# ---- what has changed since


def differences(sent: ReportTables, now: ReportTables) -> Sequence[str]:
    """Return in Vietnamese what differs from a report as it was sent; nothing when all is as it was.

    First the figures, then every row that came, went or changed, table by table.
    """
    found = list(figure_differences(sent, now))
    tables = {table.key: table for table in now.tables}
    for table in sent.tables:
        if table.key in tables:
            found += _row_differences(table, tables[table.key])
    return found


def figure_differences(sent: ReportTables, now: ReportTables) -> Sequence[str]:
    """Return in Vietnamese which figures differ from a report as it was sent.

    What an earlier version of the program did not count yet is no difference.
    """
    old = {figure.key: figure for figure in sent.figures}
    counted_then = {table.key for table in sent.tables}
    found = []
    for figure in now.figures:
        if figure.key not in old and figure.table not in counted_then:
            continue
        before = old.pop(figure.key, None)
        text = before.text if before else "không có"
        if text != figure.text or (before and before.of != figure.of):
            found.append(f"{figure.label}: {text} → {figure.text}{_of(before, figure)}")
    return [*found, *(f"{gone.label}: {gone.text} → không có" for gone in old.values() if gone.value)]


def _of(before: Figure | None, figure: Figure) -> str:
    if figure.of is None or before is None:
        return ""
    old, new = (f"{number_vi(one.value)}/{number_vi(one.of or 0)}" for one in (before, figure))
    return f" ({old} → {new})"


def _row_differences(sent: ReportTable, now: ReportTable) -> Sequence[str]:
    old, new = _by_key(sent), _by_key(now)
    found = []
    for key in dict.fromkeys((*old, *new)):
        before, after = old.get(key), new.get(key)
        if before is None or after is None:
            row = before or after
            name = row_name(row) if row else ""
            found.append(f"{now.name}: {'thêm' if before is None else 'không còn'} «{name}»")
        elif tuple(before.cells) != tuple(after.cells):
            changes = [
                f"{column.title} {_cell(a)} → {_cell(b)}"
                for column, a, b in zip(now.columns, before.cells, after.cells, strict=False)
                if a != b
            ]
            found.append(f"{now.name}, {row_name(after)}: {'; '.join(changes)}")
    return found


def _by_key(table: ReportTable) -> Mapping[str, ReportRow]:
    return {row.key: row for row in table.rows}


def _cell(value: CellValue) -> str:
    if value is None or value == "":
        return "để trống"
    if isinstance(value, date):
        return date_vi(value)
    return number_vi(value) if isinstance(value, int) else f"«{value}»"
