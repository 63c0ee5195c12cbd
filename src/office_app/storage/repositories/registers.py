"""What the printed registers are read from: columns only, a period at a time."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Mapped, Session
from sqlmodel import col

from office_app.domain.incoming import IncomingState
from office_app.domain.issuers import whole_name
from office_app.domain.outgoing import NUMBERED, OutgoingState
from office_app.domain.registers import IncomingEntry, OutgoingEntry
from office_app.domain.tasks import TaskState
from office_app.storage.repositories.common import chunks
from office_app.storage.tables import IncomingRow, ObligationRow, OutgoingRow, OutgoingStepRow, TaskRow

_INCOMING = (
    col(IncomingRow.id),
    col(IncomingRow.arrival_number),
    col(IncomingRow.arrived_on),
    col(IncomingRow.issuer),
    col(IncomingRow.symbol),
    col(IncomingRow.issued_on),
    col(IncomingRow.doc_type),
    col(IncomingRow.subject),
    col(IncomingRow.state),
    col(IncomingRow.note),
    col(IncomingRow.parent),
)
_OUTGOING = (
    col(OutgoingRow.id),
    col(OutgoingRow.symbol),
    col(OutgoingRow.issued_on),
    col(OutgoingRow.doc_type),
    col(OutgoingRow.subject),
    col(OutgoingRow.signer),
    col(OutgoingRow.draft)["recipients"].label("recipients"),
    col(OutgoingRow.state),
    col(OutgoingRow.type_code),
    col(OutgoingRow.term),
    col(OutgoingRow.number),
)


class RegisterRepository:
    """Fits ``ports.RegisterReader``."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def incoming(self, since: date, until: date) -> Sequence[IncomingEntry]:
        """Return the documents that arrived in the period, by arrival number."""
        query = (
            select(*_INCOMING)
            .where(col(IncomingRow.arrived_on).between(since, until))
            .order_by(col(IncomingRow.arrival_year), col(IncomingRow.arrival_number))
        )
        rows: list[Any] = list(self._session.execute(query))
        ids: list[int] = [row[0] for row in rows]
        units, work, answers = self._units(ids), self._work(ids), self._answers(set(ids))
        dues = self._dues(ids)
        entries = []
        for document_id, number, arrived_on, issuer, *paper, state, note, parent in rows:
            entries.append(
                replace(
                    IncomingEntry(number, arrived_on, whole_name(issuer, parent), *paper),
                    units=units.get(document_id, ()),
                    due=dues.get(document_id),
                    progress=_progress(state, work.get(document_id, (0, 0))),
                    answers=answers.get(document_id, ()),
                    note=note,
                )
            )
        return entries

    def incoming_before(self, since: date) -> int:
        """Count the documents of the year of ``since`` that arrived before that day."""
        return self._count(col(IncomingRow.arrived_on), since)

    def outgoing(self, since: date, until: date) -> Sequence[tuple[OutgoingEntry, tuple[str, str, int]]]:
        """Return the papers issued in the period, by day and number, each with its type code, term and number."""
        query = (
            select(*_OUTGOING)
            .where(col(OutgoingRow.state).in_(NUMBERED), col(OutgoingRow.issued_on).between(since, until))
            .order_by(col(OutgoingRow.issued_on), col(OutgoingRow.type_code), col(OutgoingRow.number))
        )
        rows = self._session.execute(query).all()
        reasons = self._void_reasons([row.id for row in rows if row.state is OutgoingState.VOIDED])
        return [
            (_outgoing(row, reasons.get(row.id, "")), (row.type_code, row.term, row.number)) for row in rows
        ]

    def outgoing_before(self, since: date) -> int:
        """Count the papers of the year of ``since`` issued before that day."""
        return self._count(col(OutgoingRow.issued_on), since)

    def _count(self, day: Mapped[date | None], since: date) -> int:
        first = date(since.year, 1, 1)
        query = select(func.count()).where(day >= first, day < since)
        return self._session.scalar(query) or 0

    def _units(self, ids: Sequence[int]) -> dict[int, list[str]]:
        """Return by document the units that have a task of it, each once."""
        found: dict[int, list[str]] = {}
        shown = select(col(TaskRow.incoming_id), col(TaskRow.unit)).order_by(col(TaskRow.id))
        for document_id, unit in self._of(shown, col(TaskRow.incoming_id), ids):
            units = found.setdefault(document_id, [])
            if unit and unit not in units:
                units.append(unit)
        return found

    def _work(self, ids: Sequence[int]) -> dict[int, tuple[int, int]]:
        """Return by document how many of its tasks are done, and how many there are."""
        found: dict[int, tuple[int, int]] = {}
        shown = select(col(TaskRow.incoming_id), col(TaskRow.state))
        for document_id, state in self._of(shown, col(TaskRow.incoming_id), ids):
            done, all_tasks = found.get(document_id, (0, 0))
            found[document_id] = done + (state is TaskState.DONE), all_tasks + 1
        return found

    def _dues(self, ids: Sequence[int]) -> dict[int, date]:
        """Return by document the first day by which we must have done something."""
        document = col(ObligationRow.document_id)
        shown = (
            select(document, func.min(col(ObligationRow.due)))
            .where(col(ObligationRow.ours), col(ObligationRow.due).is_not(None))
            .group_by(document)
        )
        return {row[0]: row[1] for row in self._of(shown, document, ids)}

    def _answers(self, ids: set[int]) -> dict[int, list[str]]:
        """Return by document the symbols of our issued papers that answer it."""
        query = (
            select(
                col(OutgoingRow.symbol), col(OutgoingRow.incoming_id), col(OutgoingRow.draft)["incoming_ids"]
            )
            .where(col(OutgoingRow.state) == OutgoingState.ISSUED, col(OutgoingRow.incoming_id).is_not(None))
            .order_by(col(OutgoingRow.id))
        )
        found: dict[int, list[str]] = {}
        for symbol, first, others in self._session.execute(query):
            for document_id in ids & {first, *(others or ())}:
                found.setdefault(document_id, []).append(symbol)
        return found

    def _void_reasons(self, ids: Sequence[int]) -> dict[int, str]:
        shown = select(col(OutgoingStepRow.document_id), col(OutgoingStepRow.reason)).where(
            col(OutgoingStepRow.state) == OutgoingState.VOIDED
        )
        return {row[0]: row[1] for row in self._of(shown, col(OutgoingStepRow.document_id), ids)}

    def _of(self, query: Any, column: Any, ids: Sequence[int]) -> list[Any]:
        return [row for piece in chunks(ids) for row in self._session.execute(query.where(column.in_(piece)))]


def _progress(state: IncomingState, work: tuple[int, int]) -> str:
    done, tasks = work
    return f"{state.value} ({done}/{tasks} việc xong)" if tasks and done < tasks else state.value


def _outgoing(row: Row[Any], reason: str) -> OutgoingEntry:
    voided = row.state is OutgoingState.VOIDED
    return OutgoingEntry(
        row.symbol or "",
        row.issued_on,
        row.doc_type,
        row.subject,
        row.signer,
        tuple(row.recipients or ()),
        ": ".join(filter(None, ("Đã hủy số", reason))) if voided else "",
    )
