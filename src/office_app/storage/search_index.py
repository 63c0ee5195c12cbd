"""Bringing the index of the search box up to what was written, from the queue that triggers fill.

``follow`` runs in the transaction that writes, for what this one queued, so that what is kept is found at once and
nobody who saves works off what others left. What many records at once leave in the queue, and all there is after an
upgrade, is taken in piece by piece by a job.
"""

import re
import sqlite3
from collections.abc import Iterable, Sequence
from itertools import groupby

from office_app.domain.search import WITH_TEXT, FoundKind
from office_app.storage.search_entries import Entry, entries, kept_entry

KIND_BITS = 40
AT_ONCE = 200
"""So many records are taken in by the transaction that writes them; more wait for the job."""

_INDEXES = ("search_heads", "search_texts")
_HEAD, _TEXT = "rowid, symbol, title, who, extra, tags, marked", "rowid, folded, marked"
_WORD = re.compile(r"(?<![^\W_])[^\W_]{1,20}(?![^\W_])")
_LETTERS = re.compile(r"[^\W\d_]{2,20}")  # numbers of texts are without end
_Waiting = tuple[int, int, str | None]


def key_of(kind: FoundKind, record_id: int) -> int:
    """Return the key of a record in the index; those of one kind are beside each other, the newest last."""
    return kind << KIND_BITS | record_id


def waiting(connection: sqlite3.Connection) -> int:
    """Count the records that the index does not hold as they are now."""
    return int(connection.execute("SELECT count(*) FROM search_queue").fetchone()[0])


def last_queued(connection: sqlite3.Connection) -> int:
    """Return the place of the record queued last, 0 when none waits; what is queued from now on comes after it."""
    return int(connection.execute("SELECT coalesce(max(rowid), 0) FROM search_queue").fetchone()[0])


def follow(connection: sqlite3.Connection, most: int, *, after: int = 0) -> int:
    """Take up to ``most`` waiting records behind the place ``after`` into the index, or out of it; return how many."""
    rows: list[_Waiting] = connection.execute(
        "SELECT kind, ref, old_text FROM search_queue WHERE rowid > ? ORDER BY rowid LIMIT ?", (after, most)
    ).fetchall()
    rows.sort(key=lambda row: row[:2])
    for number, queued in groupby(rows, key=lambda row: row[0]):
        _take_in(connection, FoundKind(number), list(queued))
    connection.executemany("DELETE FROM search_queue WHERE kind = ? AND ref = ?", [row[:2] for row in rows])
    return len(rows)


def _take_in(connection: sqlite3.Connection, kind: FoundKind, queued: Sequence[_Waiting]) -> None:
    now = entries(connection, kind, [ref for _, ref, _ in queued])
    gone: set[str] = set()
    words: set[str] = set()
    for _, ref, old_text in queued:
        key, entry = key_of(kind, ref), now.get(ref)
        gone.update(_take_out(connection, key, kind, old_text, entry))
        if entry is not None:
            words.update(_put(connection, key, kind, entry))
    connection.executemany("INSERT OR IGNORE INTO search_words (word) VALUES (?)", [(one,) for one in words])
    _forget_words(connection, gone - words)


def _put(connection: sqlite3.Connection, key: int, kind: FoundKind, entry: Entry) -> Iterable[str]:
    """Put a record into the index and return its words."""
    connection.execute(f"INSERT INTO search_heads ({_HEAD}) VALUES (?, ?, ?, ?, ?, ?, ?)", (key, *entry.head))
    body = entry.body if kind is FoundKind.OUTGOING else None  # a document's text stands in its own table
    connection.execute("INSERT INTO search_lines (id, head, body) VALUES (?, ?, ?)", (key, entry.line, body))
    if kind in WITH_TEXT:
        connection.execute(f"INSERT INTO search_texts ({_TEXT}) VALUES (?, ?, ?)", (key, *entry.texts))
    return _words_of(kind, entry)


def _words_of(kind: FoundKind, entry: Entry) -> set[str]:
    """Return the words that a half typed one may stand for; those with marks begin with =."""
    folded, marked = " ".join(entry.head[:4]), entry.head[5]
    words = set(_WORD.findall(folded))
    if kind in WITH_TEXT:
        folded, marked = entry.texts
        words.update(_LETTERS.findall(folded))
    return words | {f"={word}" for word in set(_LETTERS.findall(marked)) - words}


def _forget_words(connection: sqlite3.Connection, words: set[str]) -> None:
    """Forget those of the words that no record has any more."""
    if not words:
        return
    for index in _INDEXES:  # through these the words of an index are seen; they hold nothing themselves
        connection.execute(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{index}_words USING fts5vocab('main', '{index}', 'instance')"
        )
    found = [(word,) for word in words if not _occurs(connection, word.removeprefix("="))]
    connection.executemany("DELETE FROM search_words WHERE word = ?", found)


def _occurs(connection: sqlite3.Connection, word: str) -> bool:
    return any(
        connection.execute(f"SELECT 1 FROM temp.{index}_words WHERE term = ? LIMIT 1", (word,)).fetchone()
        for index in _INDEXES
    )


def _take_out(
    connection: sqlite3.Connection, key: int, kind: FoundKind, old_text: str | None, entry: Entry | None
) -> Iterable[str]:
    """Take a record out as it was indexed and return its words; an index without content is told each of them."""
    kept = connection.execute("SELECT head, body FROM search_lines WHERE id = ?", (key,)).fetchone()
    if kept is None:
        return ()
    line, body = kept
    if kind is FoundKind.INCOMING:
        body = old_text if old_text is not None else (entry.body if entry else None)
    old = kept_entry(line, body)
    connection.execute(
        f"INSERT INTO search_heads (search_heads, {_HEAD}) VALUES ('delete', ?, ?, ?, ?, ?, ?, ?)",
        (key, *old.head),
    )
    if kind in WITH_TEXT:
        connection.execute(
            f"INSERT INTO search_texts (search_texts, {_TEXT}) VALUES ('delete', ?, ?, ?)", (key, *old.texts)
        )
    connection.execute("DELETE FROM search_lines WHERE id = ?", (key,))
    return _words_of(kind, old)
