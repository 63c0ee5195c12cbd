"""The chain of a directive as one sheet for those who check: every link, every gap, the time between the steps."""

from collections.abc import Sequence
from datetime import date

from office_app.domain.cascade import TIER_VI, Cascade, CascadeLink, Lag
from office_app.domain.official_paper import Align, Block, BlockKind, OfficialPaper, Table, paragraph
from office_app.domain.settings import OfficeSettings
from office_app.domain.vietnamese import date_vi, upper_first
from office_app.use_cases.inner_sheets import inner_sheet

_LEFT, _CENTER = Align.LEFT, Align.CENTER


def cascade_paper(cascade: Cascade, settings: OfficeSettings, today: date) -> OfficialPaper:
    """Return the sheet: the chain from the top down, then the working days from step to step."""
    blocks = [Block(BlockKind.TABLE, table=_links(cascade.links))]
    if cascade.gaps:
        told = f"Còn {cascade.gaps} chỗ thiếu, ghi «THIẾU» ở cột tình trạng."
        blocks.append(paragraph(told, bold=True))
    if cascade.lags:
        blocks.append(paragraph("Thời gian giữa các bước", bold=True))
        blocks.append(Block(BlockKind.TABLE, table=_lags(cascade.lags)))
    return inner_sheet(
        f"Chuỗi thực hiện {cascade.title}",
        f"{settings.party_committee}, tính đến ngày {date_vi(today)}",
        blocks,
        settings=settings,
        today=today,
    )


def _links(links: Sequence[CascadeLink]) -> Table:
    return Table(
        heads=("TT", "Cấp", "Văn bản, việc", "Ngày", "Tình trạng"),
        rows=[
            (
                str(number),
                TIER_VI[link.tier],
                f"{link.title}: {link.text}" if link.text else link.title,
                date_vi(link.day) if link.day else "",
                _standing(link),
            )
            for number, link in enumerate(links, 1)
        ],
        widths=(0.06, 0.13, 0.43, 0.14, 0.24),
        aligns=(_CENTER, _LEFT, _LEFT, _CENTER, _LEFT),
    )


def _standing(link: CascadeLink) -> str:
    how = upper_first(f"{link.kind.value}{f'; {link.state}' if link.state else ''}")
    return f"{how}. THIẾU: {link.gap}" if link.gap else how


def _lags(lags: Sequence[Lag]) -> Table:
    return Table(
        heads=("Từ", "Đến", "Ngày làm việc", "Nhận xét"),
        rows=[
            (
                f"{upper_first(lag.start)} ({date_vi(lag.start_on)})",
                f"{upper_first(lag.end)} ({date_vi(lag.end_on)})",
                lag.words,
                norm_words(lag),
            )
            for lag in lags
        ],
        widths=(0.31, 0.31, 0.14, 0.24),
        aligns=(_LEFT, _LEFT, _CENTER, _LEFT),
    )


def norm_words(lag: Lag) -> str:
    """Return how a lag stands against what the office allows itself; empty where it set nothing."""
    if lag.norm is None:
        return ""
    return f"chậm, định mức {lag.norm} ngày" if lag.slow else f"trong định mức {lag.norm} ngày"
