"""Outreach, inspections, difficulties, proposals and commendations, with their evidence."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session
from sqlmodel import col

from office_app.domain.activities import Activity, ActivityFilter
from office_app.domain.incoming import StoredFile
from office_app.storage.repositories.common import chunks, existing, has_words, id_of, search_key
from office_app.storage.tables import ActivityFileRow, ActivityRow

_COLUMNS = (
    "kind", "happened_on", "text", "form", "unit_id", "incoming_id", "campaign_id", "until", "count", "reached",
    "settle_by", "settled_on", "details", "id",
)  # fmt: skip
_WHAT = "bản ghi hoạt động"


class ActivityRepository:
    """Fits ``ports.ActivityStore``."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, activity: Activity) -> int:
        """Keep a record and return its id."""
        row = ActivityRow(**_row_columns(activity))
        self._session.add(row)
        self._session.flush()
        self._set_files(id_of(row.id), activity.files)
        return id_of(row.id)

    def update(self, activity: Activity) -> None:
        """Write the record over the one of its id. Raises NotFoundError."""
        row = existing(self._session, ActivityRow, activity.id, _WHAT)
        row.sqlmodel_update(_row_columns(activity))
        self._session.flush()
        self._set_files(id_of(row.id), activity.files)

    def remove(self, activity_id: int) -> None:
        """Take a record away. Raises NotFoundError."""
        self._session.delete(existing(self._session, ActivityRow, activity_id, _WHAT))
        self._session.flush()

    def get(self, activity_id: int) -> Activity:
        """Return one record. Raises NotFoundError."""
        existing(self._session, ActivityRow, activity_id, _WHAT)
        return self._read([col(ActivityRow.id) == activity_id])[0]

    def find(self, wanted: ActivityFilter) -> Sequence[Activity]:
        """Return the records that match, the newest first."""
        return self._read(_conditions(wanted))

    def _read(self, conditions: Sequence[ColumnElement[bool]]) -> list[Activity]:
        query = (
            select(*(getattr(ActivityRow, name) for name in _COLUMNS))
            .where(*conditions)
            .order_by(col(ActivityRow.happened_on).desc(), col(ActivityRow.id).desc())
        )
        rows = [dict(zip(_COLUMNS, row, strict=True)) for row in self._session.execute(query)]
        files = self._files([row["id"] for row in rows])
        return [Activity(**row, files=tuple(files[row["id"]])) for row in rows]

    def _files(self, ids: Sequence[int]) -> dict[int, list[StoredFile]]:
        found: dict[int, list[StoredFile]] = defaultdict(list)
        for piece in chunks(ids):
            query = (
                select(ActivityFileRow)
                .where(col(ActivityFileRow.activity_id).in_(piece))
                .order_by(col(ActivityFileRow.activity_id), col(ActivityFileRow.position))
            )
            for row in self._session.scalars(query):
                found[row.activity_id].append(StoredFile(row.sha256, row.name, row.size))
        return found

    def _set_files(self, activity_id: int, files: Sequence[StoredFile]) -> None:
        self._session.execute(delete(ActivityFileRow).where(col(ActivityFileRow.activity_id) == activity_id))
        self._session.add_all(
            ActivityFileRow(
                activity_id=activity_id, position=at, sha256=file.sha256, name=file.name, size=file.size
            )
            for at, file in enumerate(files)
        )
        self._session.flush()


def _conditions(wanted: ActivityFilter) -> list[ColumnElement[bool]]:
    equal = ("kind", "unit_id", "incoming_id", "campaign_id")
    conditions = [
        getattr(ActivityRow, name) == getattr(wanted, name)
        for name in equal
        if getattr(wanted, name) is not None
    ]
    if wanted.since is not None:
        conditions.append(col(ActivityRow.happened_on) >= wanted.since)
    if wanted.until is not None:
        conditions.append(col(ActivityRow.happened_on) <= wanted.until)
    return conditions + has_words(col(ActivityRow.search_key), wanted.words)


def _row_columns(activity: Activity) -> dict[str, Any]:
    columns = {name: getattr(activity, name) for name in _COLUMNS if name != "id"}
    key = search_key(activity.text, activity.form, *activity.details.values())
    return {**columns, "details": dict(activity.details), "search_key": key}
