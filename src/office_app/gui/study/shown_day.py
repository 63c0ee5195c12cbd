"""The day of the session shown: planned, put off, or its result taken back."""

from datetime import date
from typing import TYPE_CHECKING

from office_app.domain.study import SessionState, StudySession

if TYPE_CHECKING:
    from office_app.gui.study.study_presenter import StudyPresenter


class ShownDay:
    """Acts on the session in the presenter's view."""

    def __init__(self, presenter: "StudyPresenter") -> None:
        self._presenter = presenter

    def plan(self, day: date) -> None:
        """Plan the missing session of the chi bộ shown, in the campaign's form."""
        campaign, unit_id = self._presenter.campaign, self._presenter.unit_id
        if campaign is not None and unit_id is not None:
            self._presenter.actions.plan(campaign, unit_id, day)

    def put_off(self, day: date | None, reason: str, for_good: bool) -> None:
        """Move the session shown to ``day``; without one postpone it, or note that it is not held."""
        session, sheet = self._stored(), self._presenter.sheet
        if session is None or sheet is None:
            return
        self._presenter.sheet = None  # its marks are not of a session held on another day
        self._presenter.actions.put_off(session, sheet.unit, day, reason, for_good=for_good)

    def reopen(self) -> None:
        """Take the stored result of the session shown back."""
        session, sheet = self._stored(), self._presenter.sheet
        if session is not None and sheet is not None and session.state is SessionState.HELD:
            self._presenter.actions.reopen(session, sheet.unit)

    def _stored(self) -> StudySession | None:
        sheet = self._presenter.sheet
        return self._presenter.find(sheet.session.id or 0) if sheet is not None else None
