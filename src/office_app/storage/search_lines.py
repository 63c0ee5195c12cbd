"""Records found by the index as they are shown: which one it is, and the text a passage is taken from."""

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import Any

from office_app.domain.activities import ActivityKind
from office_app.domain.outgoing import OutgoingState
from office_app.domain.search import FoundKind, FoundRecord
from office_app.domain.vietnamese import date_screen
from office_app.storage.search_index import KIND_BITS

# id, what opens, parts of the title, parts of the line, text, where it begins in the text of what opens
_SQL = {
    FoundKind.INCOMING: (
        "SELECT d.id, d.id, d.symbol, d.subject, d.doc_type, d.issuer, d.issued_on, NULL, t.text, 0"
        " FROM incoming_documents d LEFT JOIN incoming_texts t ON t.document_id = d.id WHERE d.id"
    ),
    FoundKind.OUTGOING: (
        "SELECT p.id, p.id, p.symbol, p.subject, p.doc_type, upper(p.state), p.issued_on, NULL, l.body, NULL"
        " FROM outgoing_documents p"
        f" LEFT JOIN search_lines l ON l.id = ({FoundKind.OUTGOING.value} << {KIND_BITS} | p.id) WHERE p.id"
    ),
    FoundKind.OBLIGATION: (
        "SELECT o.id, o.document_id, o.text, '', o.unit, d.symbol, NULL, o.due, '', o.span_start"
        " FROM obligations o JOIN incoming_documents d ON d.id = o.document_id WHERE o.id"
    ),
    FoundKind.TASK: "SELECT id, id, title, '', unit, source, NULL, due, note, NULL FROM tasks WHERE id",
    FoundKind.CAMPAIGN: (
        "SELECT id, id, title, '', symbol, '', starts_on, due, note, NULL FROM campaigns WHERE id"
    ),
    FoundKind.SESSION: (
        "SELECT s.id, s.campaign_id, u.name, c.title, s.place, s.rapporteur, coalesce(s.held_on, s.planned_on), NULL,"
        " s.note, NULL FROM sessions s JOIN units u ON u.id = s.unit_id JOIN campaigns c ON c.id = s.campaign_id"
        " WHERE s.id"
    ),
    FoundKind.UNIT: (
        "SELECT id, id, name, '', CASE secretary WHEN '' THEN '' ELSE 'bí thư ' || secretary END, phone,"
        " NULL, NULL, '', NULL FROM units WHERE id"
    ),
    FoundKind.MEMBER: (
        "SELECT m.id, m.unit_id, m.full_name, '', u.name, m.position, NULL, NULL, '', NULL"
        " FROM members m JOIN units u ON u.id = m.unit_id WHERE m.id"
    ),
    FoundKind.ACTIVITY: (
        "SELECT id, id, form, text, upper(kind), '', happened_on, settle_by,"
        " (SELECT group_concat(value, ' ; ') FROM json_each(details)), NULL FROM activities WHERE id"
    ),
    FoundKind.RAPPORTEUR: (
        "SELECT id, id, full_name, '', title, workplace, NULL, NULL, '', NULL FROM rapporteurs WHERE id"
    ),
    FoundKind.INDICATOR: (
        "SELECT id, id, title, '', owner, source, NULL, until, note, NULL FROM indicators WHERE id"
    ),
}
_WORDS = {
    FoundKind.OUTGOING: {member.name: member.value for member in OutgoingState},
    FoundKind.ACTIVITY: {member.name: member.value for member in ActivityKind},
}


def records_of(connection: sqlite3.Connection, kind: FoundKind, ids: Sequence[int]) -> Sequence[FoundRecord]:
    """Return the records of these ids in their order; those that are gone since they were indexed are left out."""
    marks = ", ".join("?" * len(ids))
    rows = {row[0]: _record(kind, row) for row in connection.execute(f"{_SQL[kind]} IN ({marks})", list(ids))}
    return [rows[one] for one in ids if one in rows]


def _record(kind: FoundKind, row: Sequence[Any]) -> FoundRecord:
    record_id, opens, first, second, *facts, day, due, text, begins = row
    said = [_WORDS.get(kind, {}).get(fact, fact) for fact in facts]
    days = [f"hạn {_day(due)}" if due else "", _day(day) if day else ""]
    return FoundRecord(
        kind,
        record_id,
        opens,
        " · ".join(part for part in (first, second) if part),
        " · ".join(part for part in (*said, *days) if part),
        text or "",
        begins,
    )


def _day(text: str) -> str:
    return date_screen(date.fromisoformat(text))
