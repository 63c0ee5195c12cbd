"""What the office sets once: its names, signers, numbering and lead times."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

COMMUNE_KINDS = ("xã", "phường", "đặc khu")
PROVINCE_KINDS = ("tỉnh", "thành phố")


@dataclass(frozen=True)
class Signer:
    """Who signs: ``authority`` as printed (``T/M BAN THƯỜNG VỤ``), ``title`` (``PHÓ BÍ THƯ THƯỜNG TRỰC``)."""

    full_name: str
    title: str
    authority: str = "T/M BAN THƯỜNG VỤ"


@dataclass(frozen=True)
class CounterpartLine:
    """One line of the office's table: what papers call a body above, in plain words, and who does its work here."""

    upper: str
    local: str


@dataclass(frozen=True)
class OfficeSettings:
    """The office and its habits.

    ``term_started_on``: the day after the congress closed; outgoing numbers run per type from there
    (Hướng dẫn 36-HD/VPTW). ``lead_days``: working days our own due date lies before the upper level's.
    ``due_day_counts``: whether «trước ngày X» allows X itself; offices read it so, the strict reading does not.
    ``counterparts``: the office's own table of bodies; None for the shipped one.
    """

    commune: str
    province: str
    commune_kind: str = "xã"
    province_kind: str = "tỉnh"
    signers: Sequence[Signer] = ()
    term: str = "2025 - 2030"
    term_started_on: date = date(2025, 7, 1)
    lead_days: int = 5
    due_day_counts: bool = True
    days_off: Sequence[date] = ()
    report_to: str = "Ban Thường vụ Tỉnh ủy"
    report_through: str = "Ban Tuyên giáo và Dân vận Tỉnh ủy"
    counterparts: Sequence[CounterpartLine] | None = None

    @property
    def first_signer(self) -> Signer:
        """Who signs what is drafted; without a name when none was set yet."""
        return self.signers[0] if self.signers else Signer("", "")

    @property
    def party_committee(self) -> str:
        """Name of the committee in running text, e.g. ``Đảng ủy xã La Hiên``."""
        return f"Đảng ủy {self.commune_kind} {self.commune}"

    @property
    def superior(self) -> str:
        """First line of the letterhead, e.g. ``Đảng bộ tỉnh Thái Nguyên``."""
        return f"Đảng bộ {self.province_kind} {self.province}"
