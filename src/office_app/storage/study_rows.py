"""Campaigns and sessions for the first screen, each table read once with plain SQL; see ``overview_rows``."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any

from office_app.domain.organisation import Unit
from office_app.domain.study import (
    Attendance,
    Campaign,
    Mark,
    SessionFigures,
    SessionForm,
    SessionState,
    StudySession,
)
from office_app.storage.serialise_parts import date_of

_CAMPAIGNS = """
    SELECT id, title, due, upper_due, outgoing_id, symbol, materials FROM campaigns ORDER BY id DESC
"""
_DIRECTIVES = "SELECT campaign_id, incoming_id FROM campaign_directives ORDER BY campaign_id, position"
_CAMPAIGN_UNITS = "SELECT campaign_id, unit_id FROM campaign_units"
_SESSIONS = """
    SELECT campaign_id, unit_id, planned_on, state, held_on, place, form, rapporteur, note, by_name, id,
           members, exempt, called, present, excused, unexcused, made_up, guests, handed_in
    FROM sessions ORDER BY planned_on, id
"""
_ATTENDANCE = """
    SELECT a.member_id, a.mark, a.reason, a.made_up_on FROM attendance a JOIN members m ON m.id = a.member_id
    WHERE a.session_id = ? ORDER BY m.name_sort, m.id
"""


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
                id=campaign_id,
            )
            for campaign_id, title, due, upper_due, outgoing_id, symbol, materials in self._connection.execute(
                _CAMPAIGNS
            )
        ]

    def campaign_units(self, campaign_id: int) -> Sequence[Unit]:
        """Return the campaign's units in the order of the organisation."""
        meant = set(self._unit_ids[campaign_id])
        return [unit for unit in self._all_units if unit.id in meant]

    def sessions(self, campaign_id: int) -> Sequence[StudySession]:
        """Return the campaign's sessions by planned day."""
        return self._sessions[campaign_id]

    def attendance(self, session_id: int) -> Sequence[Attendance]:
        """Return the session's marks in Vietnamese order of given name."""
        return [
            Attendance(member_id, Mark[mark.upper()], reason, date_of(made_up_on))
            for member_id, mark, reason, made_up_on in self._connection.execute(_ATTENDANCE, (session_id,))
        ]

    @cached_property
    def _all_units(self) -> Sequence[Unit]:
        return self._units()

    @cached_property
    def _unit_ids(self) -> dict[int, list[int]]:
        return _grouped(self._connection.execute(_CAMPAIGN_UNITS))

    @cached_property
    def _sessions(self) -> dict[int, list[StudySession]]:
        found: dict[int, list[StudySession]] = defaultdict(list)
        for row in self._connection.execute(_SESSIONS):
            found[row[0]].append(_session(*row))
        return found


def _grouped(rows: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for key, value in rows:
        found[key].append(value)
    return found


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
    *figures: Any,
) -> StudySession:
    planned = date_of(planned_on)
    assert planned is not None
    return StudySession(
        campaign_id=campaign_id,
        unit_id=unit_id,
        planned_on=planned,
        state=SessionState[state.upper()],
        held_on=date_of(held_on),
        place=place,
        form=SessionForm[form.upper()],
        rapporteur=rapporteur,
        note=note,
        by_name=bool(by_name),
        figures=SessionFigures(*figures),
        id=session_id,
    )
