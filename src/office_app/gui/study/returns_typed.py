"""A return that is typed in one line: tried while somebody types, written at Enter."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from office_app.bootstrap import Office
from office_app.domain.returns import BoardLine, ReturnChange, ReturnReading
from office_app.gui.jobs.start_job import StartJob
from office_app.gui.room import RoomServices
from office_app.gui.study.returns_quick import QuickReturn
from office_app.gui.study.step_back import StepBack
from office_app.gui.widgets.date_field import NO_DAY
from office_app.gui.widgets.point_out import point_out

Taking = StepBack[Sequence[ReturnReading]]
Written = Callable[[BoardLine, ReturnReading, Taking], object]


class TypedReturns:
    """Attendance that was entered before is written over only at a second Enter, once the first has told of it."""

    def __init__(
        self, office: Office, services: RoomServices, quick: QuickReturn, run: StartJob, written: Written
    ) -> None:
        self._office, self._services, self._quick = office, services, quick
        self._run, self._written = run, written
        self._asked: tuple[str, Sequence[ReturnChange]] | None = None  # what was typed and told of

    def read(self, campaign_id: int, *, writing: bool) -> None:
        """Say what the line means; ``writing`` writes it."""
        line, day, text = self._quick.line, self._quick.day_field.date, self._quick.text
        if line is None or day is None:
            if writing:  # while it is typed the keyboard stays
                point_out(self._quick.day_field, NO_DAY)
            return
        if line.form is None and not writing:
            return  # it is made when there is something to write

        def done(answer: tuple[ReturnReading, Taking | None]) -> None:
            reading, step = answer
            if step is not None:
                self._written(line, reading, step)
            elif self._quick.text == text and self._quick.line is line:
                self._quick.show_answer(reading)
                if writing and not reading.blocked:
                    self._tell_why_not(reading)

        self._run(
            lambda progress: self._work(campaign_id, line, text, day, writing=writing),
            on_done=done,
            on_failed=self._services.show_error,
        )

    def _work(
        self, campaign_id: int, line: BoardLine, text: str, day: date, *, writing: bool
    ) -> tuple[ReturnReading, Taking | None]:
        form = line.form or self._office.make_return_forms(campaign_id, [line.unit_id])[0]
        reading = self._office.typed_return(text, form, day)
        if self._asked == (reading.sha256, reading.changes):
            reading = replace(reading, decided=True)
        if not writing or reading.blocked or reading.undecided:
            return reading, None
        step = StepBack(self._office, (campaign_id,), lambda: self._office.take_returns([reading]))
        return reading, step if step.do() else None

    def _tell_why_not(self, reading: ReturnReading) -> None:
        if reading.undecided:
            self._asked = (reading.sha256, reading.changes)
            self._services.toast("Chưa ghi: chi bộ đã có số liệu khác. Nhấn Enter lần nữa để ghi đè.")
        else:
            self._services.toast("Chưa ghi: số liệu của chi bộ vừa thay đổi, xem lại rồi nhấn Enter.")
