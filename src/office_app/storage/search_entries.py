"""What the index holds of each record: its words by column, composed from the tables by SQL.

A change here, or of ``vietnamese.fold``, needs a revision that empties the index and fills its queue.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from office_app.domain.activities import ActivityKind
from office_app.domain.search import KIND_NAMES, FoundKind, marked
from office_app.domain.search_symbols import symbol_column
from office_app.domain.vietnamese import fold, nfc


def _words(*parts: str) -> str:
    return " || ' ; ' || ".join(f"coalesce({part}, '')" for part in parts)


def _kind(kind: FoundKind) -> str:
    """Return the name of a kind as a value: what is looked for is often called so."""
    return f"'{KIND_NAMES[kind]}'"


def _list(column: str) -> str:
    return f"(SELECT group_concat(value, ' ; ') FROM json_each({column}))"


def _parts(column: str) -> str:
    heading, text = (f"coalesce(json_extract(value, '$.{name}'), '')" for name in ("heading", "text"))
    return f"(SELECT group_concat({heading} || char(10) || {text}, char(10)) FROM json_each({column}))"


_SECTIONS, _ANNEXES = "json_extract(p.draft, '$.sections')", "json_extract(p.draft, '$.annexes')"
BODY_OF_PAPER = (
    f"replace(coalesce({_parts(_SECTIONS)}, '') || char(10) || coalesce({_parts(_ANNEXES)}, ''), '**', '')"
)
"""The text of one of our papers ``p``, without its markup."""

_KIND_OF_ACTIVITY = (
    "CASE kind "
    + " ".join(f"WHEN '{kind.name.lower()}' THEN '{kind.value}'" for kind in ActivityKind)
    + " END"
)
_INCOMING_MORE = _words("d.signer", "d.signer_title", "d.note", _list("d.materials"), _list("d.recipients"))
_SQL = {
    FoundKind.INCOMING: (
        f"SELECT d.id, d.symbol, {_words('d.doc_type', 'd.subject')}, {_words('d.issuer', 'd.parent')},"
        f" {_INCOMING_MORE}, d.issued_on, d.arrived_on, d.next_due, t.text"
        " FROM incoming_documents d LEFT JOIN incoming_texts t ON t.document_id = d.id WHERE d.id"
    ),
    FoundKind.OUTGOING: (
        f"SELECT p.id, p.symbol, {_words('p.doc_type', 'p.subject')}, '', {_words('p.signer', 'p.recipients')},"
        f" p.issued_on, NULL, NULL, {BODY_OF_PAPER} FROM outgoing_documents p WHERE p.id"
    ),
    FoundKind.OBLIGATION: (
        f"SELECT id, '', text, {_words('unit', 'executor', 'counterpart')}, '', NULL, NULL, due, NULL"
        " FROM obligations WHERE id"
    ),
    FoundKind.TASK: (
        f"SELECT id, '', title, {_words('unit', 'leader', _list('cooperating'))},"
        f" {_words('source', 'product', 'note')}, NULL, NULL, due, NULL FROM tasks WHERE id"
    ),
    FoundKind.CAMPAIGN: (
        f"SELECT id, symbol, title, '', {_words(_list('materials'), _list('rapporteurs'), 'note')},"
        " starts_on, NULL, due, NULL FROM campaigns WHERE id"
    ),
    FoundKind.SESSION: (
        f"SELECT s.id, '', {_words('u.name', 'c.title')}, '', {_words('s.place', 's.rapporteur', 's.note')},"
        " s.planned_on, s.held_on, NULL, NULL FROM sessions s JOIN units u ON u.id = s.unit_id"
        " JOIN campaigns c ON c.id = s.campaign_id WHERE s.id"
    ),
    FoundKind.UNIT: (
        f"SELECT id, '', {_words('name', 'short_name')}, '', {_words('secretary', 'phone')},"
        " NULL, NULL, NULL, NULL FROM units WHERE id"
    ),
    FoundKind.MEMBER: "SELECT id, '', full_name, '', '', NULL, NULL, NULL, NULL FROM members WHERE id",
    FoundKind.ACTIVITY: (
        f"SELECT id, '', {_words('form', 'text')}, '', {_words(_KIND_OF_ACTIVITY, _list('details'))},"
        " happened_on, NULL, settle_by, NULL"
        " FROM activities WHERE id"
    ),
    FoundKind.RAPPORTEUR: (
        f"SELECT id, '', full_name, '', {_words(_kind(FoundKind.RAPPORTEUR), 'title', 'workplace')},"
        " NULL, NULL, NULL, NULL FROM rapporteurs WHERE id"
    ),
    FoundKind.INDICATOR: (
        f"SELECT id, '', title, owner, {_words(_kind(FoundKind.INDICATOR), 'unit', 'source', 'note')},"
        " since, NULL, until, NULL FROM indicators WHERE id"
    ),
}
"""For each kind: id, symbol, title, who, extra, first and second day, due day, body."""


@dataclass(frozen=True)
class Entry:
    """One record in the index: its columns with their marks, and its text as the table holds it, None for none."""

    symbol: str
    title: str
    who: str
    extra: str
    tags: str
    body: str | None = None

    @property
    def line(self) -> str:
        """The columns as they are kept beside the index."""
        return "\n".join((self.symbol, self.title, self.who, self.extra, self.tags))

    @property
    def head(self) -> tuple[str, ...]:
        """The columns of ``search_heads``: five without marks, and those of people's words with them."""
        words = (self.title, self.who, self.extra)
        return self.symbol, *map(fold, words), self.tags, " ".join(words)

    @property
    def texts(self) -> tuple[str, str]:
        """The columns of ``search_texts``: line and text without marks, and with them."""
        *plain, with_marks = self.head
        return f"{' '.join(plain)} {fold(nfc(self.body or ''))}", f"{with_marks} {marked(self.body or '')}"


def kept_entry(line: str, body: str | None) -> Entry:
    """Return an entry again as it was indexed."""
    symbol, title, who, extra, tags = line.split("\n")
    return Entry(symbol, title, who, extra, tags, body)


def entries(connection: sqlite3.Connection, kind: FoundKind, ids: Sequence[int]) -> dict[int, Entry]:
    """Return what the index holds of these records; those that are gone are left out."""
    marks = ", ".join("?" * len(ids))
    rows = connection.execute(f"{_SQL[kind]} IN ({marks})", list(ids))
    return {row[0]: _entry(*row[1:]) for row in rows}


def _entry(
    symbol: str | None,
    title: str,
    who: str | None,
    extra: str | None,
    issued: str | None,
    second: str | None,
    due: str | None,
    body: str | None,
) -> Entry:
    days = {f"n{day.replace('-', '')}" for day in (issued, second) if day}
    if due:
        days.add(f"h{due.replace('-', '')}")
    return Entry(
        symbol_column(symbol or ""), _line(title), _line(who), _line(extra), " ".join(sorted(days)), body
    )


def _line(text: str | None) -> str:
    return " ".join(marked(text or "").split())
