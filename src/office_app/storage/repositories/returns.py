"""Return forms and what came back."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from office_app.domain.returns import (
    CellFault,
    FormContent,
    FormMember,
    KeptReading,
    ReadingState,
    ReturnForm,
)
from office_app.domain.study import Mark
from office_app.storage.repositories.common import existing, id_of
from office_app.storage.serialise_parts import date_of, day_text
from office_app.storage.tables import ReturnFormRow, ReturnReadingRow

_FORM = ("campaign_id", "unit_id", "identity", "version", "made_at", "sent_on")
_READING = ("form_id", "read_at", "state", "sha256", "file_name")
_FAULT = ("cell", "label", "value", "expected", "blocking")


class ReturnRepository:
    """Fits ``ports.ReturnStore``."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, form: ReturnForm) -> int:
        """Keep a new form and return its id."""
        row = ReturnFormRow(**_form_columns(form))
        self._session.add(row)
        self._session.flush()
        return id_of(row.id)

    def update(self, form: ReturnForm) -> None:
        """Write the form over the one of its id. Raises NotFoundError."""
        existing(self._session, ReturnFormRow, form.id, "phiếu báo").sqlmodel_update(_form_columns(form))
        self._session.flush()

    def of_campaign(self, campaign_id: int) -> Sequence[ReturnForm]:
        """Return the campaign's forms, in no order."""
        query = select(ReturnFormRow).where(col(ReturnFormRow.campaign_id) == campaign_id)
        return [_form(row) for row in self._session.scalars(query)]

    def by_identity(self, identity: str) -> ReturnForm | None:
        """Return the form that says this of itself, None when there is none."""
        row = self._session.scalars(
            select(ReturnFormRow).where(col(ReturnFormRow.identity) == identity)
        ).first()
        return None if row is None else _form(row)

    def add_reading(self, reading: KeptReading) -> int:
        """Keep that a file was read, and what became of it."""
        columns = {name: getattr(reading, name) for name in _READING}
        faults = [{name: getattr(fault, name) for name in _FAULT} for fault in reading.faults]
        row = ReturnReadingRow(**columns, faults=faults)
        self._session.add(row)
        self._session.flush()
        return id_of(row.id)

    def last_readings(self, campaign_id: int) -> Mapping[int, KeptReading]:
        """Return by form the reading that came last."""
        last = (
            select(func.max(col(ReturnReadingRow.id)))
            .join(ReturnFormRow, col(ReturnFormRow.id) == col(ReturnReadingRow.form_id))
            .where(col(ReturnFormRow.campaign_id) == campaign_id)
            .group_by(col(ReturnReadingRow.form_id))
        )
        rows = self._session.scalars(select(ReturnReadingRow).where(col(ReturnReadingRow.id).in_(last)))
        return {row.form_id: _reading(row) for row in rows}

    def was_taken(self, form_id: int, sha256: str) -> bool:
        """Tell whether the form's last taken reading is this very file."""
        query = (
            select(col(ReturnReadingRow.sha256))
            .where(
                col(ReturnReadingRow.form_id) == form_id, col(ReturnReadingRow.state) == ReadingState.TAKEN
            )
            .order_by(col(ReturnReadingRow.id).desc())
        )
        return self._session.scalars(query).first() == sha256


def _form_columns(form: ReturnForm) -> dict[str, Any]:
    content = form.content
    return {
        **{name: getattr(form, name) for name in _FORM},
        "content": {
            "commune": content.commune,
            "unit": content.unit,
            "campaign": content.campaign,
            "return_by": day_text(content.return_by),
            "session_on": day_text(content.session_on),
            "materials": list(content.materials),
            "members": [
                [one.member_id, one.full_name, one.mark.name.lower(), one.reason] for one in content.members
            ],
        },
    }


def _form(row: ReturnFormRow) -> ReturnForm:
    data = row.content
    content = FormContent(
        commune=data["commune"],
        unit=data["unit"],
        campaign=data["campaign"],
        return_by=date_of(data["return_by"]),
        session_on=date_of(data["session_on"]),
        materials=tuple(data["materials"]),
        members=tuple(
            FormMember(member_id, full_name, Mark[mark.upper()], reason)
            for member_id, full_name, mark, reason in data["members"]
        ),
    )
    return ReturnForm(**{name: getattr(row, name) for name in _FORM}, content=content, id=row.id)


def _reading(row: ReturnReadingRow) -> KeptReading:
    return KeptReading(
        **{name: getattr(row, name) for name in _READING},
        faults=tuple(CellFault(**fault) for fault in row.faults),
        id=row.id,
    )
