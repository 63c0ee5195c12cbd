"""Campaigns, sessions, attendance, what members hand in, and who teaches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from office_app.domain.organisation import Unit
    from office_app.domain.rapporteurs import Rapporteur
    from office_app.domain.study import Attendance, Campaign, MarksAlike, StudySession
    from office_app.domain.study_results import ResultKind, StudyResult


class StudyReader(Protocol):
    """What figures of study are counted from."""

    def campaigns(self) -> Sequence[Campaign]:
        """Return all campaigns, newest first."""

    def campaign_units(self, campaign_id: int) -> Sequence[Unit]: ...
    def sessions(self, campaign_id: int) -> Sequence[StudySession]:
        """Return the sessions that count for the campaign, also those held for another, by planned day."""

    def all_sessions(self) -> Sequence[StudySession]:
        """Return the sessions of all campaigns by planned day."""

    def marks(self, session_ids: Sequence[int]) -> Sequence[tuple[int, Attendance]]:
        """Return (session id, mark) of all who were called to these sessions, in no order."""

    def attended(self, member_ids: Sequence[int]) -> Sequence[tuple[int, Attendance]]:
        """Return (session id, mark) of these members at all sessions."""

    def persons(self) -> Mapping[int, int]:
        """Return for each record of a member that is not the person's first which record is."""


class StudyStore(StudyReader, Protocol):
    """Campaigns and sessions. A chi bộ whose session is planned or held takes part in what the session counts for:
    writing the session puts it there.
    """

    def add_campaign(self, campaign: Campaign, unit_ids: Sequence[int]) -> int: ...
    def update_campaign(self, campaign: Campaign, unit_ids: Sequence[int]) -> None: ...
    def get_campaign(self, campaign_id: int) -> Campaign: ...
    def add_session(self, session: StudySession) -> int: ...
    def update_session(self, session: StudySession) -> None: ...
    def remove_session(self, session_id: int) -> None:
        """Take away a session that was never held."""

    def get_session(self, session_id: int) -> StudySession: ...
    def attendance(self, session_id: int) -> Sequence[Attendance]:
        """Return the session's marks by given name."""

    def set_attendance(self, session_id: int, attendance: Sequence[Attendance]) -> None:
        """Replace the session's marks by these."""

    def absences(self, session_ids: Sequence[int]) -> Sequence[tuple[int, Attendance]]:
        """Return (session id, mark) of all who were absent at these sessions."""

    def made_up_at(self, session_id: int) -> Sequence[int]:
        """Return the sessions with absences that were made up at this one."""

    def write_held(self, held: Sequence[tuple[StudySession, Sequence[MarksAlike]]]) -> Sequence[int]:
        """Keep many sessions at once with all their marks, new ones or over those of their ids; return the ids.

        Topics and moves of a session stay as they are.
        """


class StudyResultStore(Protocol):
    """What members hand in after a study: by name, or as counts where a chi bộ keeps no names."""

    def results(self, campaign_id: int, *, prints: bool = False) -> Sequence[StudyResult]:
        """Return what was handed in by name; with the fingerprints of the texts only where ``prints`` are wanted."""

    def named_counts(self, campaign_id: int, kind: ResultKind) -> Mapping[int, int]:
        """Return by unit how many people handed in by name; one with records in two units counts in the first."""

    def set_results(self, results: Sequence[StudyResult]) -> None:
        """Keep what members handed in, each in place of what was there of its kind.

        A file's fingerprint stays where the same file comes without it.
        """

    def add_results(self, campaign_id: int, kind: ResultKind, by_score: Mapping[str, Sequence[int]]) -> None:
        """Keep which members handed in, by the mark they got; nothing else is known of it."""

    def remove_result(self, campaign_id: int, member_id: int, kind: ResultKind) -> None: ...
    def counts(self, campaign_id: int) -> Mapping[tuple[int, ResultKind], int]:
        """Return by unit and kind how many were handed in where no names are kept."""

    def set_count(self, campaign_id: int, unit_id: int, kind: ResultKind, count: int) -> None: ...


class RapporteurStore(Protocol):
    def all(self) -> Sequence[Rapporteur]: ...
    def add(self, rapporteur: Rapporteur) -> int: ...
    def update(self, rapporteur: Rapporteur) -> None: ...
    def remove(self, rapporteur_id: int) -> None:
        """Strike one off the list; sessions keep the name."""
