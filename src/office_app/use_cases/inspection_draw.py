"""Drawing lots for which chi bộ are inspected, and the sheets to check their claimed numbers with (N26)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from office_app.domain.activities import ActivityFilter, ActivityKind
from office_app.domain.errors.entries import IncompleteError
from office_app.domain.official_paper import (
    Align,
    Annex,
    Block,
    BlockKind,
    OfficialPaper,
    Run,
    Table,
    paragraph,
)
from office_app.domain.organisation import Unit, UnitKind
from office_app.domain.settings import OfficeSettings
from office_app.domain.study import Campaign, SessionFigures, SessionState, UnitResult
from office_app.domain.vietnamese import date_screen, percent_vi
from office_app.use_cases.inner_sheets import inner_sheet
from office_app.use_cases.ports.clock import Clock
from office_app.use_cases.ports.transaction import OpenTransaction, Transaction
from office_app.use_cases.study_heads import unit_results

_MOST_CAMPAIGNS = 2  # on one sheet, the latest
_DOTS = "…" * 30  # one line of the sheet
_WHAT = (
    "Ngày học",
    "Tổng số đảng viên",
    "Miễn sinh hoạt, vắng dài ngày",
    "Triệu tập",
    "Có mặt",
    "Vắng có lý do / không lý do",
    "Đã học bù",
    "Tỷ lệ sau học bù",
    "Bài thu hoạch",
)
_WHAT_WIDTH = 0.36
_PROOFS = (
    "Nghị quyết, biên bản sinh hoạt chi bộ ghi việc học tập",
    "Danh sách điểm danh",
    "Bài thu hoạch của đảng viên",
    "Ghi chép việc học bù",
    "Kế hoạch, chương trình hành động của chi bộ",
)


@dataclass(frozen=True)
class InspectionPool:
    """Whom lots are drawn among: chi bộ not inspected in ``year`` yet; ``inspected`` counts the others."""

    year: int
    units: Sequence[Unit]
    inspected: int


def inspection_pool(today: date, *, open_transaction: OpenTransaction) -> InspectionPool:
    """Return the chi bộ that no inspection of this year is recorded of."""
    with open_transaction() as tx:
        return _pool(today, tx)


def _pool(today: date, tx: Transaction) -> InspectionPool:
    this_year = ActivityFilter(ActivityKind.INSPECTION, since=date(today.year, 1, 1))
    seen = {activity.unit_id for activity in tx.activities.find(this_year)}
    units = [line.unit for line in tx.organisation.units(today) if line.unit.kind is UnitKind.CHI_BO]
    free = [unit for unit in units if unit.id not in seen]
    return InspectionPool(today.year, free, len(units) - len(free))


def draw_units(
    count: int, *, chance: Random, open_transaction: OpenTransaction, now: Clock
) -> Sequence[Unit]:
    """Draw ``count`` chi bộ out of the pool and note who was drawn, so that a second draw is seen as one.

    Raises:
        IncompleteError: fewer than one, or more than there are in the pool; nothing is noted.
    """
    with open_transaction() as tx:
        pool = _pool(now().date(), tx)
        if not 1 <= count <= len(pool.units):
            raise IncompleteError(fields=f"số chi bộ cần bốc, từ 1 đến {len(pool.units)}")
        drawn = sorted(chance.sample(pool.units, count), key=pool.units.index)
        names = ", ".join(unit.short_name or unit.name for unit in drawn)
        tx.audit.record(now(), "inspection.drawn", drawn[0].id or 0, names[:200])
        tx.commit()
    return drawn


# ---- the sheets


def check_sheets(
    units: Sequence[Unit], settings: OfficeSettings, today: date, *, open_transaction: OpenTransaction
) -> OfficialPaper:
    """Return the list of the chi bộ drawn, and for each a sheet of its own with the numbers it claimed."""
    with open_transaction() as tx:
        pool = _pool(today, tx)
        claims = [(campaign, _by_unit(campaign, tx)) for campaign in _campaigns(today, tx)]
    annexes = [_sheet(unit, [(one, lines.get(unit.id or 0)) for one, lines in claims]) for unit in units]
    line = (
        f"Chọn ngẫu nhiên ngày {date_screen(today)} trong {len(pool.units)} chi bộ "
        f"chưa được kiểm tra, giám sát năm {today.year}"
    )
    return inner_sheet(
        "Danh sách chi bộ được chọn kiểm tra",
        line,
        [Block(BlockKind.TABLE, table=_list(units))],
        settings=settings,
        today=today,
        annexes=annexes,
    )


def _campaigns(today: date, tx: Transaction) -> Sequence[Campaign]:
    """Return the latest campaigns of this year in which a session was held."""
    held: dict[int, date] = {}
    for session in tx.study.all_sessions():
        if session.state is not SessionState.HELD or session.day.year != today.year:
            continue
        for campaign_id in (session.campaign_id, *(topic.campaign_id for topic in session.also)):
            held[campaign_id] = max(session.day, held.get(campaign_id, session.day))
    latest_first = sorted(held, key=lambda campaign_id: held[campaign_id], reverse=True)
    return [tx.study.get_campaign(campaign_id) for campaign_id in latest_first[:_MOST_CAMPAIGNS]]


def _by_unit(campaign: Campaign, tx: Transaction) -> dict[int, UnitResult]:
    return {line.unit_id: line for line in unit_results(campaign.id or 0, tx.study)}


def _list(units: Sequence[Unit]) -> Table:
    rows = [(str(number), unit.name, unit.secretary, unit.phone, "") for number, unit in enumerate(units, 1)]
    return Table(
        heads=("TT", "Chi bộ", "Bí thư", "Điện thoại", "Ngày kiểm tra"),
        rows=rows,
        widths=(0.07, 0.33, 0.24, 0.17, 0.19),
        aligns=(Align.CENTER, Align.LEFT, Align.LEFT, Align.LEFT, Align.LEFT),
    )


def _sheet(unit: Unit, claims: Sequence[tuple[Campaign, UnitResult | None]]) -> Annex:
    blocks = [
        paragraph(f"Bí thư chi bộ: {unit.secretary or '…' * 24}"),
        paragraph(f"Ngày kiểm tra: {'…' * 24}"),
        _heading("1. Số liệu học tập chi bộ đã báo"),
        *(
            [Block(BlockKind.TABLE, table=_claimed(claims))]
            if claims
            else [paragraph("Năm nay chưa học đợt nào.")]
        ),
        _heading("2. Hồ sơ đối chiếu"),
        Block(BlockKind.TABLE, table=_proofs()),
        _heading("3. Nhận xét, kiến nghị"),
        *(paragraph(_DOTS) for _ in range(3)),
        Block(BlockKind.TABLE, table=_signing()),
    ]
    return Annex(unit.name, blocks, label="Phiếu kiểm tra", reference="")


def _heading(text: str) -> Block:
    return Block(BlockKind.SECTION, (Run(text),))


def _claimed(claims: Sequence[tuple[Campaign, UnitResult | None]]) -> Table:
    heads = ["Số liệu"]
    columns = []
    for campaign, line in claims:
        name = campaign.symbol or campaign.title
        heads += [f"{name} chi bộ báo", f"{name} kiểm tra thấy"]
        columns.append(_claim(line))
    rows = [
        (what, *(cell for column in columns for cell in (column[at], ""))) for at, what in enumerate(_WHAT)
    ]
    each = (1 - _WHAT_WIDTH) / (2 * len(claims))
    return Table(
        heads=heads,
        rows=rows,
        widths=(_WHAT_WIDTH, *(each for _ in heads[1:])),
        aligns=(Align.LEFT, *(Align.RIGHT for _ in heads[1:])),
    )


def _claim(line: UnitResult | None) -> Sequence[str]:
    """Return what a chi bộ claimed of one campaign, in the order of ``_WHAT``."""
    session = line.session if line is not None else None
    if line is None or session is None or session.state is not SessionState.HELD:
        return ("chưa báo", *("" for _ in _WHAT[1:]))
    figures: SessionFigures = line.figures
    return (
        date_screen(session.day),
        str(figures.members),
        str(figures.exempt + figures.away),
        str(figures.called),
        str(figures.present),
        f"{figures.excused} / {figures.unexcused}",
        str(figures.made_up),
        percent_vi(figures.present + figures.made_up, figures.called),
        str(figures.handed_in),
    )


def _proofs() -> Table:
    return Table(
        heads=("Hồ sơ", "Có", "Không", "Nhận xét"),
        rows=[(proof, "", "", "") for proof in _PROOFS],
        widths=(0.52, 0.09, 0.11, 0.28),
    )


def _signing() -> Table:
    roles = ((Run("ĐẠI DIỆN CHI BỘ", bold=True),), (Run("TỔ KIỂM TRA", bold=True),))
    return Table(heads=(), rows=(roles, ("\n\n", "")), widths=(0.5, 0.5), aligns=(Align.CENTER, Align.CENTER))
