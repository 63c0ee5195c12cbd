"""Bringing the index of the search box up to what was written, from the queue that triggers fill.

``follow`` runs in the transaction that writes, so that what is kept is found at once. What many records at once leave
in the queue, and all there is after an upgrade, is taken in piece by piece by a job.
"""

import re
import sqlite3
from collections.abc import Iterable, Sequence
from itertools import groupby

from office_app.domain.search import WITH_TEXT, FoundKind
from office_app.storage.search_entries import Entry, entries, text_columns

KIND_BITS = 40
AT_ONCE = 200
"""So many records are taken in by the transaction that writes them; more wait for the job."""

_LETTERS = re.compile(r"[^\W\d_]{2,20}")
_Waiting = tuple[int, int, str | None]


def key_of(kind: FoundKind, record_id: int) -> int:
    """Return the key of a record in the index; those of one kind are beside each other, the newest last."""
    return kind << KIND_BITS | record_id


def waiting(connection: sqlite3.Connection) -> int:
    """Count the records that the index does not hold as they are now."""
    return int(connection.execute("SELECT count(*) FROM search_queue").fetchone()[0])


def follow(connection: sqlite3.Connection, most: int = AT_ONCE) -> int:
    """Take up to ``most`` waiting records into the index, or out of it; return how many."""
    rows: list[_Waiting] = connection.execute(
        "SELECT kind, ref, old_text FROM search_queue ORDER BY kind, ref LIMIT ?", (most,)
    ).fetchall()
    for number, queued in groupby(rows, key=lambda row: row[0]):
        _take_in(connection, FoundKind(number), list(queued))
    connection.executemany("DELETE FROM search_queue WHERE kind = ? AND ref = ?", [row[:2] for row in rows])
    return len(rows)


def _take_in(connection: sqlite3.Connection, kind: FoundKind, queued: Sequence[_Waiting]) -> None:
    now = entries(connection, kind, [ref for _, ref, _ in queued])
    words: set[str] = set()
    for _, ref, old_text in queued:
        key, entry = key_of(kind, ref), now.get(ref)
        _take_out(connection, key, kind, old_text, entry)
        if entry is None:
            continue
        connection.execute(
            "INSERT INTO search_heads (rowid, symbol, title, who, extra, tags, marked) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (key, *entry.head),
        )
        if kind in WITH_TEXT:
            words.update(_put_text(connection, key, kind, entry))
    connection.executemany("INSERT OR IGNORE INTO search_words (word) VALUES (?)", [(one,) for one in words])


def _put_text(connection: sqlite3.Connection, key: int, kind: FoundKind, entry: Entry) -> Iterable[str]:
    folded, marked = text_columns(entry.head, entry.body or "")
    connection.execute(
        "INSERT INTO search_texts (rowid, folded, marked) VALUES (?, ?, ?)", (key, folded, marked)
    )
    if kind is FoundKind.OUTGOING:
        connection.execute("INSERT INTO search_bodies (id, text) VALUES (?, ?)", (key, entry.body or ""))
    plain = set(_LETTERS.findall(folded))
    return plain | {f"={word}" for word in set(_LETTERS.findall(marked)) - plain}


def _take_out(
    connection: sqlite3.Connection, key: int, kind: FoundKind, old_text: str | None, entry: Entry | None
) -> None:
    """Take a record out as it was indexed; a text index without content has to be told every word of it."""
    head = connection.execute(
        "SELECT symbol, title, who, extra, tags, marked FROM search_heads WHERE rowid = ?", (key,)
    ).fetchone()
    if head is None:
        return
    connection.execute("DELETE FROM search_heads WHERE rowid = ?", (key,))
    if kind not in WITH_TEXT:
        return
    body = old_text if old_text is not None else (entry.body if entry else None)
    if kind is FoundKind.OUTGOING:
        body = connection.execute("SELECT text FROM search_bodies WHERE id = ?", (key,)).fetchone()[0]
        connection.execute("DELETE FROM search_bodies WHERE id = ?", (key,))
    folded, marked = text_columns(head, body or "")
    connection.execute(
        "INSERT INTO search_texts (search_texts, rowid, folded, marked) VALUES ('delete', ?, ?, ?)",
        (key, folded, marked),
    )
