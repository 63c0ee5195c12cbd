"""The map of directives × chi bộ as a sheet that reads without colour (N5): a sign and a word in every cell."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from office_app.domain.official_paper import Align, Block, BlockKind, OfficialPaper, Run, Table, paragraph
from office_app.domain.settings import OfficeSettings
from office_app.domain.study_coverage import Coverage, CoverageMap, CoverageRow
from office_app.domain.vietnamese import date_screen
from office_app.use_cases.inner_sheets import inner_sheet

# Signs that Times New Roman has; those of the screen (a tick, a clock) it has not.
_SIGNS = {
    Coverage.DONE: "√",
    Coverage.MAKE_UP: "½",
    Coverage.PLANNED: "○",
    Coverage.AWAITED: "?",
    Coverage.OVERDUE: "!",
    Coverage.NOT_HELD: "×",
    Coverage.NONE: "–",
    Coverage.NOT_CALLED: "·",
}
_MEANS = {
    Coverage.DONE: "chi bộ đã học xong",
    Coverage.MAKE_UP: "đã học, còn đảng viên chưa học bù",
    Coverage.PLANNED: "đã hẹn ngày, chưa đến",
    Coverage.AWAITED: "qua ngày hẹn, chưa có kết quả, đợt học chưa hết hạn",
    Coverage.OVERDUE: "quá hạn mà chưa học",
    Coverage.NOT_HELD: "không tổ chức học, có lý do",
    Coverage.NONE: "chưa hẹn ngày học",
    Coverage.NOT_CALLED: "không thuộc diện học của đợt này",
}
_MOST = 6  # directives side by side on a lying A4 with words in the cells
_NUMBER, _NAME = 0.05, 0.23  # shares of the width


def coverage_paper(coverage: CoverageMap, settings: OfficeSettings, today: date) -> OfficialPaper:
    """Return the sheet: a row for each chi bộ, a column for each directive, in as many tables as need be."""
    legend = "; ".join(f"{sign_and_word(cell)}: {_MEANS[cell]}" for cell in _SIGNS)
    blocks = [Block(BlockKind.PARAGRAPH, (Run("Ký hiệu: ", bold=True), Run(f"{legend}.")))]
    parts = _parts(coverage.rows)
    for number, rows in enumerate(parts, 1):
        if len(parts) > 1:
            named = ", ".join(row.label for row in rows)
            blocks.append(paragraph(f"Bảng {number}: {named}", bold=True))
        blocks.append(Block(BlockKind.TABLE, table=_table(coverage.units, rows)))
    return inner_sheet(
        "Bảng theo dõi học tập nghị quyết, chỉ thị của các chi bộ",
        f"{settings.party_committee}, tính đến ngày {date_screen(today)}",
        blocks,
        settings=settings,
        today=today,
        landscape=True,
    )


def _parts(rows: Sequence[CoverageRow]) -> Sequence[Sequence[CoverageRow]]:
    """Return the directives table by table, as many in each as may be: no last one stands alone."""
    tables = -(-len(rows) // _MOST)
    starts = [-(-len(rows) * number // tables) for number in range(tables)] if tables else []
    return [rows[start:end] for start, end in pairwise((*starts, len(rows)))]


def sign_and_word(cell: Coverage) -> str:
    """Return what stands in a cell, as «√ đã học»."""
    return f"{_SIGNS[cell]}\u00a0{cell.value}"


def _table(units: Sequence[str], rows: Sequence[CoverageRow]) -> Table:
    lines = [
        (str(at + 1), unit, *(sign_and_word(row.cells[at]) for row in rows)) for at, unit in enumerate(units)
    ]
    held = (f"{row.held}/{row.called}" for row in rows)
    each = (1 - _NUMBER - _NAME) / len(rows)
    return Table(
        heads=("TT", "Chi bộ", *(row.label for row in rows)),
        rows=(*lines, ("", "Đã học", *held)),
        widths=(_NUMBER, _NAME, *(each for _ in rows)),
        aligns=(Align.CENTER, Align.LEFT, *(Align.LEFT for _ in rows)),
        total_row=True,
    )
