"""What ``Office`` does with study campaigns."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from office_app.bootstrap.joined import Joined
from office_app.domain.study import (
    AttendanceRow,
    Campaign,
    SessionFigures,
    StudySession,
    UnitResult,
)
from office_app.use_cases import (
    make_up,
    outgoing,
    session_plans,
    session_proposals,
    sign_sheets,
    study,
    study_heads,
    study_undo,
)
from office_app.use_cases.make_up import AbsenceKey, OpenAbsence
from office_app.use_cases.session_plans import SessionClash
from office_app.use_cases.session_proposals import ProposedSession
from office_app.use_cases.study_undo import StudyStep

T = TypeVar("T")


class StudyDesk(Joined):
    """Campaigns, sessions, attendance."""

    def campaigns(self) -> Sequence[Campaign]:
        return study.list_campaigns(open_transaction=self._to_read)

    def campaign(self, campaign_id: int) -> Campaign:
        with self._to_read() as tx:
            return tx.study.get_campaign(campaign_id)

    def save_campaign(self, campaign: Campaign, unit_ids: Sequence[int]) -> int:
        """Add (``id`` None) or change a campaign for these chi bộ and return its id. Raises IncompleteError."""
        return study.save_campaign(campaign, unit_ids, open_transaction=self._open, now=self._now)

    def campaign_results(self, campaign_id: int) -> Sequence[UnitResult]:
        """Return one line per chi bộ: its session and figures."""
        return study_heads.campaign_results(campaign_id, open_transaction=self._to_read)

    def sessions(self, campaign_id: int) -> Sequence[StudySession]:
        """Return the sessions that count for the campaign, also those held for another, by planned day."""
        with self._to_read() as tx:
            return tx.study.sessions(campaign_id)

    def all_sessions(self) -> Sequence[StudySession]:
        """Return the sessions of all campaigns by planned day."""
        with self._to_read() as tx:
            return tx.study.all_sessions()

    def session(self, session_id: int) -> StudySession:
        with self._to_read() as tx:
            return tx.study.get_session(session_id)

    def attendance_rows(
        self, session_id: int, on: date | None = None, *, everyone: bool = False
    ) -> Sequence[AttendanceRow]:
        """Return the grid of a session; ``on`` takes the list of members anew as of that day.

        Where the chi bộ has studied before, those who have still to study; ``everyone``: all of it again.
        """
        return study.attendance_rows(session_id, on, everyone=everyone, open_transaction=self._to_read)

    def save_attendance(
        self, session: StudySession, rows: Sequence[AttendanceRow], *, guests: int = 0, handed_in: int = 0
    ) -> SessionFigures:
        """Write a held session by name. Raises AttendanceError."""
        return study.save_attendance(
            session, rows, guests=guests, handed_in=handed_in, open_transaction=self._open, now=self._now
        )

    def save_totals(self, session: StudySession, figures: SessionFigures) -> None:
        """Write a held session by totals. Raises AttendanceError."""
        study.save_totals(session, figures, open_transaction=self._open, now=self._now)

    def change_session(self, session: StudySession) -> int:
        """Plan (``id`` None), move or postpone a session and return its id."""
        return study.change_session(session, open_transaction=self._open, now=self._now)

    # ---- sessions to come

    def propose_sessions(self, campaign_id: int) -> Sequence[ProposedSession]:
        """Propose a session for every chi bộ of the campaign that has none; nothing is stored."""
        return session_proposals.propose_sessions(
            campaign_id, calendar=self._calendar, open_transaction=self._to_read, today=self.today()
        )

    def plan_sessions(self, proposed: Sequence[StudySession]) -> Sequence[int]:
        """Write proposed sessions, all or none, and return their ids."""
        return session_plans.plan_sessions(proposed, open_transaction=self._open, now=self._now)

    def move_session(self, session_id: int, day: date, reason: str = "") -> StudySession:
        """Move a session to another day; with a reason the day it leaves is kept. Raises SessionHeldError."""
        return session_plans.move_session(session_id, day, reason, open_transaction=self._open, now=self._now)

    def call_off_session(self, session_id: int, reason: str, *, for_good: bool = False) -> StudySession:
        """Postpone a session without a new day, or note that it is not held at all.

        Raises IncompleteError, SessionHeldError.
        """
        return session_plans.call_off_session(
            session_id, reason, for_good=for_good, open_transaction=self._open, now=self._now
        )

    def session_clashes(self) -> Sequence[SessionClash]:
        """Return what speaks against the days of the sessions planned, by day."""
        return session_plans.session_clashes(calendar=self._calendar, open_transaction=self._to_read)

    def sign_sheet(self, session_id: int, out: Path) -> Sequence[Path]:
        """Lay the list to be signed at a session into ``out``, as DOCX and PDF. Raises FileWriteError."""
        rows = self.attendance_rows(session_id)
        with self._to_read() as tx:
            session = tx.study.get_session(session_id)
            campaign, unit = (
                tx.study.get_campaign(session.campaign_id),
                tx.organisation.get_unit(session.unit_id),
            )
        paper = sign_sheets.sign_sheet(campaign, session, unit, rows, self._known())
        stem = outgoing.file_stem("DS-KY-TEN", f"{unit.name} {session.day:%d-%m-%Y}")
        files = ((f"{stem}.docx", self._writer.docx(paper)), (f"{stem}.pdf", self._writer.pdf(paper)))
        return [self._outbox.lay(content, name, out) for name, content in files]

    def study_step(self, campaign_ids: Collection[int], work: Callable[[], T]) -> tuple[T, StudyStep]:
        """Do ``work``, which writes to these campaigns, and return what it returns with the way back."""
        return study_undo.study_step(
            campaign_ids, work, open_transaction=self._to_read, alone=self._store.alone
        )

    def take_back_step(self, step: StudyStep) -> None:
        """Put what a step changed back as it stood before. Raises StudyChangedError."""
        study_undo.take_back_step(step, open_transaction=self._open, now=self._now)

    # ---- absences

    def open_absences(self, campaign_id: int) -> Sequence[OpenAbsence]:
        """Return who has still to study in a campaign, by chi bộ and given name."""
        return make_up.open_absences(campaign_id, open_transaction=self._to_read)

    def make_up(self, absences: Sequence[AbsenceKey], on: date, how: str = "") -> None:
        """Note that these people made up on a day. Raises AttendanceError."""
        make_up.make_up(absences, on, how, open_transaction=self._open, now=self._now)

    def close_absences(self, absences: Sequence[AbsenceKey], reason: str) -> None:
        """Note why these people need not make up. Raises IncompleteError."""
        make_up.close_absences(absences, reason, open_transaction=self._open, now=self._now)
