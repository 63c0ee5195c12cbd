"""Lists of members read anew for a sheet, of another day or of the whole chi bộ."""

from collections.abc import Callable, Sequence
from datetime import date

from office_app.bootstrap import Office
from office_app.domain.errors import AppError
from office_app.domain.study import AttendanceRow
from office_app.gui.jobs.start_job import StartJob
from office_app.gui.study.attendance_sheet import AttendanceSheet


class Rosters:
    """Counts the lists on their way, so that nothing is saved with the members of another day."""

    def __init__(self, office: Office, run: StartJob, show_wrong: Callable[[AppError], object]) -> None:
        self._office, self._run, self._show_wrong = office, run, show_wrong
        self._under_way = 0
        self._after: Callable[[], object] | None = None

    def wait(self, then: Callable[[], object]) -> bool:
        """Do ``then`` once all lists are there; False when none is on its way."""
        if not self._under_way:
            return False
        self._after = then
        return True

    def read(self, sheet: AttendanceSheet, day: date, everyone: bool, taken: Callable[[], object]) -> None:
        """Read the members of ``day`` into ``sheet``, marks given so far kept, then call ``taken``."""
        self._under_way += 1

        def take(rows: Sequence[AttendanceRow]) -> None:
            self._under_way -= 1
            sheet.take_roster(rows, everyone=everyone)
            taken()
            if self._after is not None and not self._under_way:
                then, self._after = self._after, None
                then()

        def failed(error: AppError) -> None:
            self._under_way, self._after = self._under_way - 1, None
            self._show_wrong(error)

        self._run(
            lambda _: self._office.attendance_rows(sheet.session.id or 0, day, everyone=everyone),
            on_done=take,
            on_failed=failed,
        )
