"""The day of the session shown: planned, put off, or its result taken back."""

from datetime import date
from typing import Protocol

from office_app.domain.study import Campaign, SessionState, StudySession
from office_app.gui.study.attendance_sheet import AttendanceSheet
from office_app.gui.study.session_actions import SessionActions


class Shown(Protocol):
    """What the presenter shows: a campaign, one of its chi bộ, and the attendance of a session."""

    campaign: Campaign | None
    unit_id: int | None
    sheet: AttendanceSheet | None
    actions: SessionActions

    def find(self, session_id: int) -> StudySession | None: ...


class ShownDay:
    """Acts on the session that is shown."""

    def __init__(self, shown: Shown) -> None:
        self._shown = shown

    def plan(self, day: date) -> None:
        """Plan the missing session of the chi bộ shown, in the campaign's form."""
        campaign, unit_id = self._shown.campaign, self._shown.unit_id
        if campaign is not None and unit_id is not None:
            self._shown.actions.plan(campaign, unit_id, day)

    def put_off(self, day: date | None, reason: str, for_good: bool) -> None:
        """Move the session shown to ``day``; without one postpone it, or note that it is not held."""
        session, sheet = self._stored(), self._shown.sheet
        if session is None or sheet is None:
            return
        self._shown.sheet = None  # its marks are not of a session held on another day
        self._shown.actions.put_off(session, sheet.unit, day, reason, for_good=for_good)

    def reopen(self) -> None:
        """Take the stored result of the session shown back."""
        session, sheet = self._stored(), self._shown.sheet
        if session is not None and sheet is not None and session.state is SessionState.HELD:
            self._shown.actions.reopen(session, sheet.unit)

    def _stored(self) -> StudySession | None:
        sheet = self._shown.sheet
        return self._shown.find(sheet.session.id or 0) if sheet is not None else None
