"""What the office sets once: its names, signers, numbering and lead times."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from office_app.domain.numbering import FirstNumber
from office_app.domain.plan_timeline import LeadTimes

LayoutSetting = str | int | float | bool
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
class LayoutValue:
    """One value of the layout in force, with its path and where it comes from; ``given`` is what the guide says."""

    path: str
    value: LayoutSetting
    source: str
    given: LayoutSetting


@dataclass(frozen=True)
class OfficeSettings:
    """The office and its habits.

    ``term_started_on``: the day after the congress closed; outgoing numbers run per type from there
    (Hướng dẫn 36-HD/VPTW). ``lead_days``: working days our own due date lies before the upper level's.
    ``due_day_counts``: whether «trước ngày X» allows X itself; offices read it so, the strict reading does not.
    ``make_up_days``, ``report_days``: see ``LeadTimes``. ``days_off`` and ``days_worked`` (Saturdays worked in
    exchange) stand beside the public calendar. ``first_numbers``, ``first_arrivals`` (year, number): where the
    series start for an office that takes up the program in mid-term.
    ``counterparts``: the office's own table of bodies; None for the shipped one. ``layout``: values of the layout
    guide that the office has set itself, by their path (``page.left``).
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
    make_up_days: int = 2
    report_days: int = 1
    days_worked: Sequence[date] = ()
    first_numbers: Sequence[FirstNumber] = ()
    first_arrivals: Sequence[tuple[int, int]] = ()
    layout: Sequence[tuple[str, LayoutSetting]] = ()

    @property
    def leads(self) -> LeadTimes:
        """The lead times that our own days are counted back with."""
        return LeadTimes(study=self.lead_days, make_up=self.make_up_days, report=self.report_days)

    def first_arrival(self, year: int) -> int:
        """Return the first arrival number of the year, 1 unless the office set another."""
        return dict(self.first_arrivals).get(year, 1)

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
