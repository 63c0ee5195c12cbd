"""Return forms and what came back."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session
from sqlmodel import col

from office_app.domain.returns import (
    CellFault,
    FormContent,
    FormMember,
    KeptReading,
    ReturnForm,
)
from office_app.domain.study import Mark, SessionForm
from office_app.storage.repositories.common import chunks, existing, id_of
from office_app.storage.repositories.organisation import belongs
from office_app.storage.serialise_parts import date_of, day_text
from office_app.storage.tables import MemberRow, ReturnFormRow, ReturnReadingRow

_FORM = ("campaign_id", "unit_id", "identity", "version", "made_at", "sent_on")
_FORMS = select(
    col(ReturnFormRow.id), col(ReturnFormRow.content), *(getattr(ReturnFormRow, name) for name in _FORM)
)
_READING = ("form_id", "read_at", "state", "sha256", "file_name")
_MARKS = {mark.name.lower(): mark for mark in Mark}
_FORMS_OF_SESSION = {form.name.lower(): form for form in SessionForm}
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
        query = _FORMS.where(col(ReturnFormRow.campaign_id) == campaign_id)
        return [_form(*row) for row in self._session.execute(query)]

    def by_identities(self, identities: Sequence[str]) -> Mapping[str, ReturnForm]:
        """Return the forms that say one of these of themselves; those unknown are left out."""
        found: dict[str, ReturnForm] = {}
        for piece in chunks(identities):
            query = _FORMS.where(col(ReturnFormRow.identity).in_(piece))
            found |= {form.identity: form for form in (_form(*row) for row in self._session.execute(query))}
        return found

    def versions(self, identities: Sequence[str]) -> Mapping[str, int]:
        """Return the version of each of these forms; those unknown are left out."""
        found: dict[str, int] = {}
        for piece in chunks(identities):
            query = select(col(ReturnFormRow.identity), col(ReturnFormRow.version)).where(
                col(ReturnFormRow.identity).in_(piece)
            )
            found |= {identity: version for identity, version in self._session.execute(query)}  # noqa: C416
        return found

    def add_readings(self, readings: Sequence[KeptReading]) -> None:
        """Keep that files were read, and what became of each."""
        rows = [
            {
                **{name: getattr(reading, name) for name in _READING},
                "faults": [{name: getattr(fault, name) for name in _FAULT} for fault in reading.faults],
            }
            for reading in readings
        ]
        if rows:
            self._session.execute(insert(ReturnReadingRow), rows)

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

    def forget_readings(self, form_id: int, *, after: int) -> None:
        """Strike out the readings of a form that came after the one of this id."""
        self._session.execute(
            delete(ReturnReadingRow).where(
                col(ReturnReadingRow.form_id) == form_id, col(ReturnReadingRow.id) > after
            ),
            execution_options={"synchronize_session": False},
        )

    def belonging(self, unit_ids: Sequence[int], on: date) -> Mapping[int, set[int]]:
        """Return by unit the ids of those who were its members on ``on``."""
        found: dict[int, set[int]] = {unit_id: set() for unit_id in unit_ids}
        for piece in chunks(unit_ids):
            query = (
                select(col(MemberRow.unit_id), func.json_group_array(col(MemberRow.id)))
                .where(col(MemberRow.unit_id).in_(piece), *belongs(on))
                .group_by(col(MemberRow.unit_id))
            )
            for unit_id, members in self._session.execute(query):
                found[unit_id].update(json.loads(members))
        return found


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
            "form": content.form.name.lower() if content.form is not None else None,
            "place": content.place,
            "rapporteur": content.rapporteur,
        },
    }


def _form(form_id: int, data: Mapping[str, Any], *values: Any) -> ReturnForm:
    content = FormContent(
        commune=data["commune"],
        unit=data["unit"],
        campaign=data["campaign"],
        return_by=date_of(data["return_by"]),
        session_on=date_of(data["session_on"]),
        materials=tuple(data["materials"]),
        members=tuple(
            [
                FormMember(member_id, full_name, _MARKS[mark], reason)
                for member_id, full_name, mark, reason in data["members"]
            ]
        ),
        form=_FORMS_OF_SESSION.get(data.get("form") or ""),  # forms made earlier tell nothing of these
        place=data.get("place", ""),
        rapporteur=data.get("rapporteur", ""),
    )
    return ReturnForm(**dict(zip(_FORM, values, strict=True)), content=content, id=form_id)


def _reading(row: ReturnReadingRow) -> KeptReading:
    return KeptReading(
        **{name: getattr(row, name) for name in _READING},
        faults=tuple(CellFault(**fault) for fault in row.faults),
        id=row.id,
    )
