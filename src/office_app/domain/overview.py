"""What the first screen shows: the days ahead, what is late, and who has studied what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from office_app.domain.study_coverage import CoverageMap


@dataclass(frozen=True)
class AgendaItem:
    """One line of the days ahead; ``kind`` is ``task``, ``obligation``, ``session`` or ``campaign``."""

    day: date
    title: str
    detail: str
    kind: str
    id: int
    late_days: int = 0


@dataclass(frozen=True)
class MonthRate:
    """Participation in one month: heads present of heads called, over the sessions held in it."""

    month: date
    present: int
    called: int


@dataclass(frozen=True)
class Overview:
    """The figures of the first screen.

    ``due_this_week`` and ``overdue`` count tasks alone, as the room of tasks does; ``agenda`` has the upper level's
    days and sessions beside them. ``units_waiting`` of ``units_total`` chi bộ have not reported on the newest
    campaign; before the first one none is asked, and the total counts the chi bộ there are. ``files_waiting`` lie in
    this PC's intake, received and not entered in the register.
    """

    due_this_week: int
    overdue: int
    to_plan: int
    units_waiting: int
    units_total: int
    coverage: CoverageMap
    agenda: Sequence[AgendaItem]
    months: Sequence[MonthRate]
    last_backup: datetime | None
    data_folder: str
    data_bytes: int
    files_waiting: int = 0
