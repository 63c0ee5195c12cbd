"""Campaigns and sessions for the first screen, each table read once with plain SQL; see ``overview_rows``."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any

from office_app.domain.organisation import Unit
from office_app.domain.study import (
    Attendance,
    AudienceMaterials,
    Campaign,
    Mark,
    SessionFigures,
    SessionForm,
    SessionMove,
    SessionState,
    StudySession,
    Topic,
)
from office_app.storage.serialise_parts import date_of

_CAMPAIGNS = """
    SELECT id, title, due, upper_due, outgoing_id, symbol, materials, starts_on, form, audiences, rapporteurs, note
    FROM campaigns ORDER BY id DESC
"""
_DIRECTIVES = "SELECT campaign_id, incoming_id FROM campaign_directives ORDER BY campaign_id, position"
_CAMPAIGN_UNITS = "SELECT campaign_id, unit_id FROM campaign_units"
_SESSIONS = """
    SELECT campaign_id, unit_id, planned_on, state, held_on, place, form, rapporteur, note, by_name, id,
           started_with, ended_with, starts_at, minutes,
           members, exempt, called, present, excused, unexcused, made_up, guests, handed_in, away, closed
    FROM sessions ORDER BY planned_on, id
"""
_TOPICS = "SELECT session_id, campaign_id, minutes FROM session_topics ORDER BY session_id, position"
_MOVES = "SELECT session_id, planned_on, moved_to, reason FROM session_moves ORDER BY session_id, position"
_MARK = """a.member_id, a.mark, a.reason, a.made_up_on, a.made_up_session_id, a.made_up_how, a.closed_reason,
           a.stayed"""
_ATTENDED = f"SELECT a.session_id, {_MARK} FROM attendance a WHERE a.{{}} IN (SELECT value FROM json_each(?))"
_PERSONS = "SELECT id, person_id FROM members WHERE person_id IS NOT NULL"


class StudyRows:
    """Fits ``ports.StudyReader``, and answers as the repository would in the same moment."""

    def __init__(self, connection: sqlite3.Connection, units: Callable[[], Sequence[Unit]]) -> None:
        self._connection, self._units = connection, units

    def campaigns(self) -> Sequence[Campaign]:
        """Return all campaigns, newest first."""
        directives = _grouped(self._connection.execute(_DIRECTIVES))
        return [
            Campaign(
                title=title,
                due=date_of(due),
                upper_due=date_of(upper_due),
                incoming_ids=tuple(directives[campaign_id]),
                outgoing_id=outgoing_id,
                symbol=symbol,
                materials=tuple(json.loads(materials)),
                starts_on=date_of(starts_on),
                form=None if form is None else SessionForm[form.upper()],
                audiences=tuple(
                    AudienceMaterials(one["audience"], tuple(one["materials"]))
                    for one in json.loads(audiences)
                ),
                rapporteurs=tuple(json.loads(rapporteurs)),
                note=note,
                id=campaign_id,
            )
            for (
                campaign_id,
                title,
                due,
                upper_due,
                outgoing_id,
                symbol,
                materials,
                starts_on,
                form,
                audiences,
                rapporteurs,
                note,
            ) in self._connection.execute(_CAMPAIGNS)
        ]

    def campaign_units(self, campaign_id: int) -> Sequence[Unit]:
        """Return the campaign's units in the order of the organisation."""
        meant = set(self._unit_ids[campaign_id])
        return [unit for unit in self._all_units if unit.id in meant]

    def sessions(self, campaign_id: int) -> Sequence[StudySession]:
        """Return the sessions that count for the campaign, also those held for another, by planned day."""
        return self._sessions[campaign_id]

    def all_sessions(self) -> Sequence[StudySession]:
        """Return the sessions of all campaigns by planned day."""
        return self._all_sessions

    def marks(self, session_ids: Sequence[int]) -> Sequence[tuple[int, Attendance]]:
        """Return (session id, mark) of all who were called to these sessions, in no order."""
        return self._marks("session_id", session_ids)

    def attended(self, member_ids: Sequence[int]) -> Sequence[tuple[int, Attendance]]:
        """Return (session id, mark) of these members at all sessions."""
        return self._marks("member_id", member_ids)

    def _marks(self, key: str, ids: Sequence[int]) -> Sequence[tuple[int, Attendance]]:
        rows = self._connection.execute(_ATTENDED.format(key), (json.dumps(list(ids)),))
        return [(session_id, _mark(*mark)) for session_id, *mark in rows]

    def persons(self) -> Mapping[int, int]:
        """Return for each record of a member that is not the person's first which record is."""
        return self._persons

    @cached_property
    def _all_units(self) -> Sequence[Unit]:
        return self._units()

    @cached_property
    def _unit_ids(self) -> dict[int, list[int]]:
        return _grouped(self._connection.execute(_CAMPAIGN_UNITS))

    @cached_property
    def _persons(self) -> Mapping[int, int]:
        return dict(self._connection.execute(_PERSONS))

    @cached_property
    def _all_sessions(self) -> Sequence[StudySession]:
        topics: dict[int, list[Topic]] = defaultdict(list)
        for session_id, campaign_id, minutes in self._connection.execute(_TOPICS):
            topics[session_id].append(Topic(campaign_id, minutes))
        moves: dict[int, list[SessionMove]] = defaultdict(list)
        for session_id, planned_on, moved_to, reason in self._connection.execute(_MOVES):
            moves[session_id].append(SessionMove(_day(planned_on), date_of(moved_to), reason))
        sessions = (_session(*row) for row in self._connection.execute(_SESSIONS))
        return [
            replace(one, also=tuple(topics[one.id or 0]), moves=tuple(moves[one.id or 0])) for one in sessions
        ]

    @cached_property
    def _sessions(self) -> dict[int, list[StudySession]]:
        found: dict[int, list[StudySession]] = defaultdict(list)
        for session in self._all_sessions:
            for campaign_id in session.campaign_ids:
                found[campaign_id].append(session)
        return found


def _grouped(rows: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for key, value in rows:
        found[key].append(value)
    return found


def _mark(
    member_id: int,
    mark: str,
    reason: str,
    made_up_on: str | None,
    made_up_session_id: int | None,
    made_up_how: str,
    closed_reason: str,
    stayed: int | None,
) -> Attendance:
    return Attendance(
        member_id=member_id,
        mark=Mark[mark.upper()],
        reason=reason,
        made_up_on=date_of(made_up_on),
        made_up_session_id=made_up_session_id,
        made_up_how=made_up_how,
        closed_reason=closed_reason,
        stayed=None if stayed is None else bool(stayed),
    )


def _session(
    campaign_id: int,
    unit_id: int,
    planned_on: str,
    state: str,
    held_on: str | None,
    place: str,
    form: str,
    rapporteur: str,
    note: str,
    by_name: int,
    session_id: int,
    started_with: int | None,
    ended_with: int | None,
    starts_at: str,
    minutes: int | None,
    *figures: Any,
) -> StudySession:
    return StudySession(
        campaign_id=campaign_id,
        unit_id=unit_id,
        planned_on=_day(planned_on),
        state=SessionState[state.upper()],
        held_on=date_of(held_on),
        place=place,
        form=SessionForm[form.upper()],
        rapporteur=rapporteur,
        note=note,
        by_name=bool(by_name),
        figures=SessionFigures(*figures),
        started_with=started_with,
        ended_with=ended_with,
        starts_at=starts_at,
        minutes=minutes,
        id=session_id,
    )


def _day(text: str) -> date:
    day = date_of(text)
    assert day is not None
    return day
