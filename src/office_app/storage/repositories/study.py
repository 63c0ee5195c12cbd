"""Study campaigns, sessions and attendance."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    TableClause,
    and_,
    delete,
    func,
    insert,
    inspect,
    or_,
    select,
    true,
    union,
    update,
)
from sqlalchemy.orm import Mapped, Session
from sqlmodel import col

from office_app.domain.organisation import Unit
from office_app.domain.study import (
    ABSENT,
    Attendance,
    Campaign,
    MarksAlike,
    SessionMove,
    SessionState,
    StudySession,
    Topic,
)
from office_app.storage.repositories.common import chunks, existing, id_of, insert_alike
from office_app.storage.repositories.study_values import (
    ATTENDANCE,
    SESSION,
    campaign_columns,
    campaign_of,
    mark_columns,
    session_columns,
    study_session,
)
from office_app.storage.tables import (
    AttendanceRow,
    CampaignDirectiveRow,
    CampaignRow,
    CampaignUnitRow,
    MemberRow,
    SessionMoveRow,
    SessionRow,
    SessionTopicRow,
    UnitRow,
)
from office_app.storage.tables.study import FIGURES

_UNIT = (
    "name", "kind", "short_name", "secretary", "phone", "meeting_day", "founded_on", "ended_on", "parent_id", "id",
)  # fmt: skip
_TAKES_PART = (SessionState.PLANNED, SessionState.HELD)
_ALIKE = tuple(name for name in ATTENDANCE if name != "member_id")
_alike_values = attrgetter(*_ALIKE)
_MARKS = cast(TableClause, inspect(AttendanceRow).local_table)
_SESSIONS = cast(TableClause, inspect(SessionRow).local_table)


class StudyRepository:
    """Fits ``ports.StudyStore``."""

    def __init__(self, session: Session) -> None:
        self._session = session

    # ---- campaigns

    def add_campaign(self, campaign: Campaign, unit_ids: Sequence[int]) -> int:
        """Keep a new campaign for these units and return its id."""
        row = CampaignRow(**campaign_columns(campaign))
        self._session.add(row)
        self._session.flush()
        self._set_directives(id_of(row.id), campaign.incoming_ids)
        self._add_units(id_of(row.id), unit_ids)
        return id_of(row.id)

    def update_campaign(self, campaign: Campaign, unit_ids: Sequence[int]) -> None:
        """Write the campaign over the one of its id, for these units. Raises NotFoundError."""
        row = existing(self._session, CampaignRow, campaign.id, "đợt học tập")
        row.sqlmodel_update(campaign_columns(campaign))
        self._session.flush()
        for table in (CampaignDirectiveRow, CampaignUnitRow):
            self._session.execute(delete(table).where(col(table.campaign_id) == row.id))
        self._set_directives(id_of(row.id), campaign.incoming_ids)
        self._add_units(id_of(row.id), unit_ids)

    def _set_directives(self, campaign_id: int, incoming_ids: Sequence[int]) -> None:
        self._session.add_all(
            CampaignDirectiveRow(campaign_id=campaign_id, incoming_id=incoming_id, position=position)
            for position, incoming_id in enumerate(dict.fromkeys(incoming_ids))
        )
        self._session.flush()

    def _add_units(self, campaign_id: int, unit_ids: Sequence[int]) -> None:
        self._session.add_all(
            CampaignUnitRow(campaign_id=campaign_id, unit_id=unit_id) for unit_id in dict.fromkeys(unit_ids)
        )
        self._session.flush()

    def get_campaign(self, campaign_id: int) -> Campaign:
        """Return one campaign. Raises NotFoundError."""
        row = existing(self._session, CampaignRow, campaign_id, "đợt học tập")
        return self._campaigns([row])[0]

    def campaigns(self) -> Sequence[Campaign]:
        """Return all campaigns, newest first."""
        rows = self._session.scalars(select(CampaignRow).order_by(col(CampaignRow.id).desc()))
        return self._campaigns(list(rows))

    def _campaigns(self, rows: Sequence[CampaignRow]) -> list[Campaign]:
        query = select(col(CampaignDirectiveRow.campaign_id), col(CampaignDirectiveRow.incoming_id))
        if len(rows) == 1:
            query = query.where(col(CampaignDirectiveRow.campaign_id) == rows[0].id)
        directives: dict[int, list[int]] = defaultdict(list)
        for campaign_id, incoming_id in self._session.execute(
            query.order_by(col(CampaignDirectiveRow.campaign_id), col(CampaignDirectiveRow.position))
        ):
            directives[campaign_id].append(incoming_id)
        return [campaign_of(row, directives[id_of(row.id)]) for row in rows]

    def campaign_units(self, campaign_id: int) -> Sequence[Unit]:
        """Return the campaign's units in the order of the organisation."""
        query = (
            select(*(getattr(UnitRow, name) for name in _UNIT))
            .join(CampaignUnitRow, col(CampaignUnitRow.unit_id) == col(UnitRow.id))
            .where(col(CampaignUnitRow.campaign_id) == campaign_id)
            .order_by(col(UnitRow.position), col(UnitRow.id))
        )
        return [Unit(*row) for row in self._session.execute(query)]

    # ---- sessions

    def add_session(self, session: StudySession) -> int:
        """Keep a new session and return its id."""
        row = SessionRow(**session_columns(session))
        self._session.add(row)
        self._session.flush()
        self._set_parts(id_of(row.id), session)
        self._let_take_part([id_of(row.id)])
        return id_of(row.id)

    def update_session(self, session: StudySession) -> None:
        """Write the session over the one of its id. Raises NotFoundError."""
        row = existing(self._session, SessionRow, session.id, "buổi học")
        row.sqlmodel_update(session_columns(session))
        self._session.flush()
        self._set_parts(id_of(row.id), session)
        self._let_take_part([id_of(row.id)])

    def _set_parts(self, session_id: int, session: StudySession) -> None:
        for table in (SessionTopicRow, SessionMoveRow):
            self._session.execute(
                delete(table).where(col(table.session_id) == session_id),
                execution_options={"synchronize_session": False},
            )
        topics = [
            {
                "session_id": session_id,
                "position": at,
                "campaign_id": topic.campaign_id,
                "minutes": topic.minutes,
            }
            for at, topic in enumerate(session.also)
        ]
        moves = [
            {
                "session_id": session_id,
                "position": at,
                "planned_on": move.planned_on,
                "moved_to": move.moved_to,
                "reason": move.reason,
            }
            for at, move in enumerate(session.moves)
        ]
        if topics:
            self._session.execute(insert(SessionTopicRow), topics)
        if moves:
            self._session.execute(insert(SessionMoveRow), moves)

    def remove_session(self, session_id: int) -> None:
        """Take away a session that was never held."""
        self._session.execute(
            delete(SessionRow).where(col(SessionRow.id) == session_id),
            execution_options={"synchronize_session": False},
        )

    def _let_take_part(self, session_ids: Sequence[int]) -> None:
        """Put the chi bộ whose session is planned or held into the campaigns that it counts for."""
        for piece in chunks(session_ids):
            meant = and_(col(SessionRow.id).in_(piece), col(SessionRow.state).in_(_TAKES_PART))
            unit_id, topic = col(SessionRow.unit_id), col(SessionTopicRow.campaign_id)
            own = select(col(SessionRow.campaign_id), unit_id).where(meant)
            further = select(topic, unit_id).join_from(SessionTopicRow, SessionRow).where(meant)
            asked = union(own, further).subquery()
            there = and_(
                col(CampaignUnitRow.campaign_id) == asked.c.campaign_id,
                col(CampaignUnitRow.unit_id) == asked.c.unit_id,
            )
            missing = (
                select(asked).outerjoin(CampaignUnitRow, there).where(col(CampaignUnitRow.unit_id).is_(None))
            )
            self._session.execute(insert(CampaignUnitRow).from_select(["campaign_id", "unit_id"], missing))

    def get_session(self, session_id: int) -> StudySession:
        """Return one session. Raises NotFoundError."""
        existing(self._session, SessionRow, session_id, "buổi học")
        return self._sessions(col(SessionRow.id) == session_id)[0]

    def sessions(self, campaign_id: int) -> Sequence[StudySession]:
        """Return the sessions that count for the campaign, also those held for another, by planned day."""
        further = select(col(SessionTopicRow.session_id)).where(
            col(SessionTopicRow.campaign_id) == campaign_id
        )
        return self._sessions(
            or_(col(SessionRow.campaign_id) == campaign_id, col(SessionRow.id).in_(further))
        )

    def all_sessions(self) -> Sequence[StudySession]:
        """Return the sessions of all campaigns by planned day."""
        return self._sessions(true())

    def _sessions(self, wanted: ColumnElement[bool]) -> list[StudySession]:
        query = (
            select(*(getattr(SessionRow, name) for name in (*SESSION, "id", *FIGURES)))
            .where(wanted)
            .order_by(col(SessionRow.planned_on), col(SessionRow.id))
        )
        rows = self._session.execute(query).all()
        own = select(col(SessionRow.id)).where(wanted)
        topics: dict[int, list[Topic]] = defaultdict(list)
        for row in self._session.scalars(
            select(SessionTopicRow)
            .where(col(SessionTopicRow.session_id).in_(own))
            .order_by(col(SessionTopicRow.position))
        ):
            topics[row.session_id].append(Topic(row.campaign_id, row.minutes))
        moves: dict[int, list[SessionMove]] = defaultdict(list)
        for move in self._session.scalars(
            select(SessionMoveRow)
            .where(col(SessionMoveRow.session_id).in_(own))
            .order_by(col(SessionMoveRow.position))
        ):
            moves[move.session_id].append(SessionMove(move.planned_on, move.moved_to, move.reason))
        return [study_session(row, topics, moves) for row in rows]

    # ---- attendance

    def attendance(self, session_id: int) -> Sequence[Attendance]:
        """Return the session's marks in Vietnamese order of given name."""
        query = (
            select(*(getattr(AttendanceRow, name) for name in ATTENDANCE))
            .join(MemberRow, col(MemberRow.id) == col(AttendanceRow.member_id))
            .where(col(AttendanceRow.session_id) == session_id)
            .order_by(col(MemberRow.name_sort), col(MemberRow.id))
        )
        return [Attendance(*row) for row in self._session.execute(query)]

    def set_attendance(self, session_id: int, attendance: Sequence[Attendance]) -> None:
        """Replace the session's marks by these. Raises NotFoundError."""
        existing(self._session, SessionRow, session_id, "buổi học")
        self._session.execute(delete(AttendanceRow).where(col(AttendanceRow.session_id) == session_id))
        if attendance:
            self._session.execute(
                insert(AttendanceRow), [mark_columns(session_id, one) for one in attendance]
            )

    def write_held(self, held: Sequence[tuple[StudySession, Sequence[MarksAlike]]]) -> Sequence[int]:
        """Keep many sessions at once with all their marks, new ones or over those of their ids; return the ids.

        Topics and moves of a session stay as they are.
        """
        known = [{"id": one.id, **session_columns(one)} for one, _ in held if one.id is not None]
        if known:
            self._session.execute(update(SessionRow), known)
        for piece in chunks([row["id"] for row in known]):
            self._session.execute(
                delete(AttendanceRow).where(col(AttendanceRow.session_id).in_(piece)),
                execution_options={"synchronize_session": False},
            )
        new = [session_columns(one) for one, _ in held if one.id is None]
        made = iter(self._added(new) if new else ())
        ids = [next(made) if one.id is None else one.id for one, _ in held]
        alike = (
            ((session_id, *_alike_values(one.mark)), one.member_ids)
            for session_id, (_, given) in zip(ids, held, strict=True)
            for one in given
        )
        insert_alike(self._session, _MARKS, "member_id", ("session_id", *_ALIKE), alike)
        self._let_take_part(ids)
        return ids

    def _added(self, columns: Sequence[dict[str, Any]]) -> Sequence[int]:
        """Insert new sessions under the next ids, all at once: asked for their ids, SQLite takes one at a time."""
        first = (self._session.scalar(select(func.max(col(SessionRow.id)))) or 0) + 1
        ids = range(first, first + len(columns))
        rows = [{"id": row_id, **row} for row_id, row in zip(ids, columns, strict=True)]
        self._session.execute(insert(_SESSIONS), rows)
        return ids

    def attended(self, member_ids: Sequence[int]) -> Sequence[tuple[int, Attendance]]:
        """Return (session id, mark) of these members at all sessions."""
        return self._marks(col(AttendanceRow.member_id), member_ids)

    def marks(self, session_ids: Sequence[int]) -> Sequence[tuple[int, Attendance]]:
        """Return (session id, mark) of all who were called to these sessions, in no order."""
        return self._marks(col(AttendanceRow.session_id), session_ids)

    def absences(self, session_ids: Sequence[int]) -> Sequence[tuple[int, Attendance]]:
        """Return (session id, mark) of all who were absent at these sessions."""
        return self._marks(col(AttendanceRow.session_id), session_ids, col(AttendanceRow.mark).in_(ABSENT))

    def made_up_at(self, session_id: int) -> Sequence[int]:
        """Return the sessions with absences that were made up at this one."""
        missed = select(col(AttendanceRow.session_id)).where(
            col(AttendanceRow.made_up_session_id) == session_id
        )
        return self._session.scalars(missed.distinct().order_by(col(AttendanceRow.session_id))).all()

    def _marks(
        self, key: Mapped[int], ids: Sequence[int], *wanted: ColumnElement[bool]
    ) -> list[tuple[int, Attendance]]:
        found: list[tuple[int, Attendance]] = []
        columns = [getattr(AttendanceRow, name) for name in ("session_id", *ATTENDANCE)]
        for piece in chunks(ids):
            query = select(*columns).where(key.in_(piece), *wanted)
            found += [(session_id, Attendance(*mark)) for session_id, *mark in self._session.execute(query)]
        return found

    def persons(self) -> Mapping[int, int]:
        """Return for each record of a member that is not the person's first which record is."""
        query = select(col(MemberRow.id), col(MemberRow.person_id)).where(
            col(MemberRow.person_id).is_not(None)
        )
        return {id_of(record): id_of(person) for record, person in self._session.execute(query)}
