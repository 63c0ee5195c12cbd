"""Who owes what, by unit or by leader (F41)."""

from collections.abc import Mapping, Sequence
from datetime import date

from office_app.domain.official_paper import Align, Block, BlockKind, OfficialPaper, Table, paragraph
from office_app.domain.organisation import Unit
from office_app.domain.settings import OfficeSettings
from office_app.domain.tasks import Task, standing
from office_app.domain.vietnamese import date_screen, number_vi, sort_key
from office_app.use_cases.inner_sheets import inner_sheet

_NOBODY = "Chưa giao"


def owing_paper(
    tasks: Sequence[Task],
    units: Sequence[Unit],
    settings: OfficeSettings,
    today: date,
    *,
    by_leader: bool = False,
) -> OfficialPaper:
    """Return who owes what: the open tasks under each unit, with whom to call, or under each leader."""
    owing = [task for task in tasks if not task.closed]
    late = sum(task.due is not None and task.due < today for task in owing)
    sums = f"{number_vi(len(owing))} việc chưa xong, trong đó {number_vi(late)} việc quá hạn."
    blocks = [paragraph(sums)]
    if owing:
        table = _owing_table(owing, {unit.name: unit for unit in units}, today, by_leader=by_leader)
        blocks.append(Block(BlockKind.TABLE, table=table))
    return inner_sheet(
        f"Việc chưa xong theo {'lãnh đạo phụ trách' if by_leader else 'đơn vị'}",
        f"{settings.party_committee}, tính đến ngày {date_screen(today)}",
        blocks,
        settings=settings,
        today=today,
        landscape=True,
    )


def _owing_table(owing: Sequence[Task], people: Mapping[str, Unit], today: date, *, by_leader: bool) -> Table:
    groups: dict[str, list[Task]] = {}
    for task in owing:
        groups.setdefault((task.leader if by_leader else task.unit) or _NOBODY, []).append(task)
    rows: list[Sequence[str]] = []
    group_rows: list[int] = []
    for name in sorted(groups, key=lambda one: (one == _NOBODY, sort_key(one))):
        own = sorted(groups[name], key=lambda task: (task.due is None, task.due or date.max, task.title))
        group_rows.append(len(rows))
        rows.append((f"{name}{_to_call(people.get(name))}: {number_vi(len(own))} việc", *[""] * 5))
        rows += [
            (
                str(at),
                task.title,
                task.unit if by_leader else task.leader,
                date_screen(task.due) if task.due else "",
                standing(task, today),
                task.source,
            )
            for at, task in enumerate(own, 1)
        ]
    other = "Đơn vị" if by_leader else "Lãnh đạo phụ trách"
    return Table(
        heads=("TT", "Việc", other, "Thời hạn", "Tình trạng", "Theo văn bản"),
        rows=rows,
        widths=(0.05, 0.4, 0.17, 0.1, 0.13, 0.15),
        aligns=(Align.CENTER, Align.LEFT, Align.LEFT, Align.CENTER, Align.LEFT, Align.LEFT),
        group_rows=group_rows,
    )


def _to_call(unit: Unit | None) -> str:
    if unit is None:
        return ""
    said = ", ".join(filter(None, (unit.secretary, unit.phone)))
    return f" ({said})" if said else ""
