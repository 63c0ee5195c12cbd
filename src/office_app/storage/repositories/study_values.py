"""Rows of study campaigns, sessions and attendance to values of the domain, and back."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from office_app.domain.study import (
    Attendance,
    AudienceMaterials,
    Campaign,
    SessionFigures,
    SessionMove,
    StudySession,
    Topic,
)
from office_app.storage.tables import CampaignRow
from office_app.storage.tables.study import FIGURES

SESSION = (
    "campaign_id", "unit_id", "planned_on", "state", "held_on", "place", "form", "rapporteur", "note", "by_name",
    "started_with", "ended_with", "starts_at", "minutes",
)  # fmt: skip
ATTENDANCE = (
    "member_id", "mark", "reason", "made_up_on", "made_up_session_id", "made_up_how", "closed_reason", "stayed",
)  # fmt: skip


def campaign_columns(campaign: Campaign) -> dict[str, Any]:
    """Return the columns of a campaign's row."""
    return {
        "title": campaign.title,
        "due": campaign.due,
        "upper_due": campaign.upper_due,
        "outgoing_id": campaign.outgoing_id,
        "symbol": campaign.symbol,
        "materials": list(campaign.materials),
        "starts_on": campaign.starts_on,
        "form": campaign.form,
        "audiences": [
            {"audience": one.audience, "materials": list(one.materials)} for one in campaign.audiences
        ],
        "rapporteurs": list(campaign.rapporteurs),
        "note": campaign.note,
    }


def campaign_of(row: CampaignRow, incoming_ids: Sequence[int]) -> Campaign:
    """Return the campaign of a row."""
    return Campaign(
        title=row.title,
        due=row.due,
        upper_due=row.upper_due,
        incoming_ids=tuple(incoming_ids),
        outgoing_id=row.outgoing_id,
        symbol=row.symbol,
        materials=tuple(row.materials),
        starts_on=row.starts_on,
        form=row.form,
        audiences=tuple(AudienceMaterials(one["audience"], tuple(one["materials"])) for one in row.audiences),
        rapporteurs=tuple(row.rapporteurs),
        note=row.note,
        id=row.id,
    )


def session_columns(session: StudySession) -> dict[str, Any]:
    """Return the columns of a session's row; topics and moves have tables of their own."""
    columns = {name: getattr(session, name) for name in SESSION}
    return columns | {name: getattr(session.figures, name) for name in FIGURES}


def study_session(
    values: Iterable[Any], topics: Mapping[int, list[Topic]], moves: Mapping[int, list[SessionMove]]
) -> StudySession:
    """Return the session of a row with its topics and moves, given by session."""
    value = dict(zip((*SESSION, "id", *FIGURES), values, strict=True))
    figures = SessionFigures(**{name: value.pop(name) for name in FIGURES})
    session_id = value["id"]
    return StudySession(
        **value,
        figures=figures,
        also=tuple(topics.get(session_id, ())),
        moves=tuple(moves.get(session_id, ())),
    )


def mark_columns(session_id: int, one: Attendance) -> dict[str, Any]:
    """Return the columns of a mark's row."""
    return {"session_id": session_id, **{name: getattr(one, name) for name in ATTENDANCE}}
