"""Which chi bộ have studied which directive: the map of directives × chi bộ."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Coverage(StrEnum):
    """A cell of the heat map; shown with a sign and this word."""

    DONE = "đã học"
    PLANNED = "đã hẹn"
    AWAITED = "chờ kết quả"
    MAKE_UP = "chờ học bù"
    OVERDUE = "quá hạn"
    NOT_HELD = "không tổ chức"
    NONE = "chưa"
    NOT_CALLED = "ngoài đợt"

    @property
    def held(self) -> bool:
        """Tell whether the chi bộ has studied, also while somebody has still to make up."""
        return self in (Coverage.DONE, Coverage.MAKE_UP)


@dataclass(frozen=True)
class CoverageRow:
    """One directive or campaign across the chi bộ, in the order of ``units``."""

    campaign_id: int
    label: str
    cells: Sequence[Coverage]
    session_ids: Sequence[int | None]

    @property
    def called(self) -> int:
        """How many chi bộ the campaign is for."""
        return sum(cell is not Coverage.NOT_CALLED for cell in self.cells)

    @property
    def held(self) -> int:
        """How many of them have studied."""
        return sum(cell.held for cell in self.cells)

    @property
    def waiting(self) -> int:
        """How many have still to study; those that do not, for good and with a reason, are none of them."""
        return self.called - self.held - sum(cell is Coverage.NOT_HELD for cell in self.cells)


@dataclass(frozen=True)
class CoverageMap:
    units: Sequence[str]
    rows: Sequence[CoverageRow]
