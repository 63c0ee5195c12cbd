"""The evaluation pack as sheets: all chi bộ side by side, then one page of evidence for each."""

from collections.abc import Iterator, Sequence
from datetime import date

from office_app.domain.evaluation import MEASURE_VI, EvaluationPack, UnitEvidence
from office_app.domain.official_paper import Align, Block, BlockKind, OfficialPaper, Run, Table, paragraph
from office_app.domain.settings import OfficeSettings
from office_app.domain.vietnamese import date_vi
from office_app.use_cases.inner_sheets import inner_sheet

NOTE = (
    "Số liệu lấy từ sổ sách của văn phòng, làm minh chứng khi kiểm điểm, đánh giá, xếp loại; phần mềm không chấm điểm "
    "và không đề nghị mức xếp loại. Dấu «–» là không có việc nào để tính."
)
_NUMBER, _NAME = 0.04, 0.16  # shares of the width
_ROWS = 40  # records that a chi bộ's page lists for one figure


def comparison_paper(pack: EvaluationPack, settings: OfficeSettings, today: date) -> OfficialPaper:
    """Return all chi bộ in one lying table, a column for each figure."""
    measures = pack.measures
    each = (1 - _NUMBER - _NAME) / len(measures)
    table = Table(
        heads=("TT", "Chi bộ", *(MEASURE_VI[one] for one in measures)),
        rows=[
            (str(number), unit.unit, *(unit.found[one].value for one in measures))
            for number, unit in enumerate(pack.units, 1)
        ],
        widths=(_NUMBER, _NAME, *(each for _ in measures)),
        aligns=(Align.CENTER, Align.LEFT, *(Align.CENTER for _ in measures)),
    )
    blocks = [Block(BlockKind.TABLE, table=table), paragraph(NOTE, italic=True)]
    return inner_sheet(
        "Số liệu phục vụ đánh giá, xếp loại chi bộ",
        f"{settings.party_committee}, {pack.period.name}, tính đến ngày {date_vi(today)}",
        blocks,
        settings=settings,
        today=today,
        landscape=True,
    )


def unit_paper(
    pack: EvaluationPack, unit: UnitEvidence, settings: OfficeSettings, today: date
) -> OfficialPaper:
    """Return the evidence of one chi bộ, criterion by criterion, with the records behind each figure."""
    return inner_sheet(
        "Minh chứng phục vụ đánh giá, xếp loại",
        f"{unit.unit}, {pack.period.name}, tính đến ngày {date_vi(today)}",
        [*_criteria(pack, unit), paragraph(NOTE, italic=True)],
        settings=settings,
        today=today,
    )


def _criteria(pack: EvaluationPack, unit: UnitEvidence) -> Iterator[Block]:
    for number, criterion in enumerate(pack.criteria, 1):
        yield paragraph(f"{number}. {criterion.name}", bold=True)
        told: set[Sequence[str]] = set()
        for measure in criterion.measures:
            evidence = unit.found[measure]
            yield Block(
                BlockKind.PARAGRAPH,
                (Run(f"{MEASURE_VI[measure]}: "), Run(evidence.value, bold=True), Run(".")),
            )
            rows = tuple(evidence.rows)
            if rows in told:  # several figures are counted from the same records
                continue
            told.add(rows)
            for row in rows[:_ROWS]:
                yield paragraph(f"- {row}.")
            if len(rows) > _ROWS:
                yield paragraph(f"- … và {len(rows) - _ROWS} mục nữa trong phần mềm.")
