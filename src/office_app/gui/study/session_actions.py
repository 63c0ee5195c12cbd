"""What is done with the days of sessions: planned, proposed, moved, called off, taken back; each with a way back."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from office_app.bootstrap import Office
from office_app.domain.study import (
    AttendanceRow,
    Campaign,
    SessionFigures,
    SessionForm,
    SessionState,
    StudySession,
)
from office_app.domain.vietnamese import date_screen
from office_app.gui.study.step_back import StepBack


class Write(Protocol):
    """Does work that writes, off the window's thread, shows the campaign anew and says what was done."""

    def __call__(
        self, work: Callable[[], object], said: str = "", undo: Callable[[], object] | None = None
    ) -> None: ...


def needs_reason(session: StudySession, campaign: Campaign, today: date) -> bool:
    """Tell whether a session's day has been told to people: by an issued plan, or because it has come already."""
    if session.state is not SessionState.PLANNED:
        return False
    return campaign.outgoing_id is not None or session.planned_on <= today


class SessionActions:
    """``unit`` is the name of the session's chi bộ, for what is said."""

    def __init__(self, office: Office, write: Write) -> None:
        self._office, self._write = office, write

    def plan(self, campaign: Campaign, unit_id: int, day: date) -> None:
        """Plan the session of a chi bộ that has none, in the campaign's form."""
        form = campaign.form or SessionForm.WITH_MEETING
        session = StudySession(campaign.id or 0, unit_id, day, form=form)
        said = f"Đã hẹn hội nghị ngày {date_screen(session.planned_on)}."
        self._do(session.campaign_ids, lambda: self._office.change_session(session), said)

    def accept(self, proposed: Sequence[StudySession]) -> None:
        """Write proposed sessions in one step."""
        campaigns = {one for session in proposed for one in session.campaign_ids}
        said = f"Đã hẹn {len(proposed)} hội nghị; kéo trên lịch để dời ngày."
        self._do(campaigns, lambda: self._office.plan_sessions(proposed), said)

    def move(self, session: StudySession, unit: str, day: date, reason: str = "") -> None:
        """Move a session that is not held; with a reason the day it leaves is kept."""
        past = ", một ngày đã qua" if day < self._office.today() else ""
        said = f"Đã chuyển hội nghị của {unit} sang ngày {date_screen(day)}{past}."
        self._do(session.campaign_ids, lambda: self._office.move_session(session.id or 0, day, reason), said)

    def put_off(
        self, session: StudySession, unit: str, day: date | None, reason: str, *, for_good: bool
    ) -> None:
        """Move a session to ``day``; without one postpone it, or note that it is not held."""
        if day is None:
            self.call_off(session, unit, reason, for_good=for_good)
        else:
            self.move(session, unit, day, reason)

    def call_off(self, session: StudySession, unit: str, reason: str, *, for_good: bool) -> None:
        """Postpone without a new day, or note that the session is not held at all."""
        said = f"Đã ghi {unit} không tổ chức" if for_good else f"Đã hoãn hội nghị của {unit}"
        self._do(
            session.campaign_ids,
            lambda: self._office.call_off_session(session.id or 0, reason, for_good=for_good),
            f"{said}: {reason.strip()}." if reason.strip() else f"{said}.",
        )

    def reopen(self, session: StudySession, unit: str) -> None:
        """Take a stored result back: the session counts as not held until it is saved again."""
        planned = replace(session, state=SessionState.PLANNED)
        said = f"Đã bỏ kết quả của {unit}; các dấu điểm danh vẫn còn."
        self._do(session.campaign_ids, lambda: self._office.change_session(planned), said)

    def saving(
        self, session: StudySession, rows: Sequence[AttendanceRow], figures: SessionFigures
    ) -> StepBack[None]:
        """Return the step that writes a held session by name or by totals. Doing it raises AttendanceError."""

        def save() -> None:
            if session.by_name:
                self._office.save_attendance(
                    session, rows, guests=figures.guests, handed_in=figures.handed_in
                )
            else:
                self._office.save_totals(session, figures)

        return StepBack(self._office, session.campaign_ids, save)

    def unsave(self, step: StepBack[None], unit: str) -> None:
        """Put back what was stored before attendance was saved: the earlier result, or that there was none."""
        self._write(step.take_back, f"Đã đưa {unit} về như trước khi lưu điểm danh.")

    def _do(self, campaign_ids: Collection[int], work: Callable[[], object], said: str) -> None:
        step = StepBack(self._office, campaign_ids, work)
        self._write(step.do, said, lambda: self._write(step.take_back))
