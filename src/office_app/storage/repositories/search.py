"""The index that the search box asks, and saved filters."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session
from sqlmodel import col

from office_app.domain.saved_filters import SavedFilter
from office_app.domain.search import WITH_TEXT, FoundGroup, FoundKind
from office_app.domain.search_query import SearchQuery
from office_app.storage import search_index
from office_app.storage.search_index import KIND_BITS, key_of
from office_app.storage.search_lines import records_of
from office_app.storage.search_match import heads_match, strict_match, symbol_match, texts_match, tiers
from office_app.storage.tables import SavedFilterRow
from office_app.use_cases.progress import Progress

_IN_HEADS = (
    "SELECT rowid FROM search_heads WHERE search_heads MATCH ? AND rowid BETWEEN ? AND ?"
    " ORDER BY rowid DESC LIMIT ?"
)
_IN_TEXTS = (
    "SELECT rowid FROM search_texts WHERE search_texts MATCH ? AND rowid BETWEEN ? AND ?"
    " ORDER BY rowid DESC LIMIT ?"
)
_IN_TEXTS_OF = (
    "SELECT rowid FROM search_texts WHERE search_texts MATCH ? AND rowid BETWEEN ? AND ?"
    " AND +rowid IN (SELECT rowid FROM search_heads WHERE search_heads MATCH ?) ORDER BY rowid DESC LIMIT ?"
)
_NEWEST = {
    FoundKind.INCOMING: "SELECT max(id) FROM incoming_documents",
    FoundKind.OUTGOING: "SELECT max(id) FROM outgoing_documents",
}
_STRETCH = 25_000  # texts looked through between two looks whether the search is still wanted
_MOST_WORDS = 400


class SearchRepository:
    """Fits ``ports.SearchStore``."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def waiting(self) -> int:
        """Count the records that the index does not hold as they are now."""
        return search_index.waiting(self._connection)

    def follow(self, most: int = search_index.AT_ONCE) -> int:
        """Take up to ``most`` waiting records into the index and return how many."""
        return search_index.follow(self._connection, most)

    def find(self, query: SearchQuery, most: int, progress: Progress) -> Sequence[FoundGroup]:
        """Return by kind up to ``most`` records, the best first and of these the newest first."""
        groups = []
        for kind in FoundKind:
            if query.kinds and kind not in query.kinds:
                continue
            progress.step(0, 0, "")
            found = list(self._ids(kind, query, most + 1, progress))
            if found:
                records = records_of(self._connection, kind, found[:most])
                groups.append(FoundGroup(kind, records, more=len(found) > most))
        return groups

    @property
    def _connection(self) -> sqlite3.Connection:
        self._session.flush()
        raw = self._session.connection().connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        return raw

    def _ids(self, kind: FoundKind, query: SearchQuery, most: int, progress: Progress) -> Iterator[int]:
        """Return different ids: from the lines before the texts, in each from the best way to look to the widest."""
        connection, seen = self._connection, set[int]()
        low, high = key_of(kind, 0), key_of(kind, (1 << KIND_BITS) - 1)
        for rows in self._ways(connection, kind, query, (low, high, most), progress):
            for (key,) in rows:
                if key not in seen:
                    seen.add(key)
                    yield key - low
                if len(seen) == most:
                    return

    def _ways(
        self,
        connection: sqlite3.Connection,
        kind: FoundKind,
        query: SearchQuery,
        bounds: tuple[int, int, int],
        progress: Progress,
    ) -> Iterator[Iterator[Any]]:
        own_symbol = symbol_match(query)
        if own_symbol is not None:
            yield connection.execute(_IN_HEADS, (own_symbol, *bounds))
        for tier in tiers(query):
            # Only the text tells whether a word that is not wanted is there.
            if kind not in WITH_TEXT or not query.without:
                yield connection.execute(_IN_HEADS, (heads_match(tier), *bounds))
            if kind in WITH_TEXT:
                match = texts_match(tier, self._expand)
                if match is not None:
                    yield self._in_texts(connection, kind, match, strict_match(query), bounds, progress)

    def _in_texts(
        self,
        connection: sqlite3.Connection,
        kind: FoundKind,
        match: str,
        strict: str | None,
        bounds: tuple[int, int, int],
        progress: Progress,
    ) -> Iterator[Any]:
        """Look through the texts stretch by stretch, the newest first: a phrase may be nowhere in 100,000 of them."""
        low, _, most = bounds
        top = connection.execute(_NEWEST[kind]).fetchone()[0] or 0
        for end in range(top, 0, -_STRETCH):
            progress.step(0, 0, "")
            stretch = (low + max(1, end - _STRETCH + 1), low + end)
            if strict is None:
                rows = connection.execute(_IN_TEXTS, (match, *stretch, most)).fetchall()
            else:
                rows = connection.execute(_IN_TEXTS_OF, (match, *stretch, strict, most)).fetchall()
            yield from rows

    def _expand(self, beginning: str, with_marks: bool) -> Sequence[str]:
        """Return the words of the texts that begin so, the word itself first."""
        sign = "=" if with_marks else ""
        rows = self._connection.execute(
            "SELECT word FROM search_words WHERE word >= ? AND word < ? ORDER BY length(word), word LIMIT ?",
            (sign + beginning, f"{sign}{beginning}\U0010ffff", _MOST_WORDS),
        )
        return [word.removeprefix("=") for (word,) in rows]

    # ---- saved filters

    def saved_filters(self, place: str) -> Sequence[SavedFilter]:
        """Return the filters saved for one list in the order they were saved."""
        query = (
            select(SavedFilterRow).where(col(SavedFilterRow.place) == place).order_by(col(SavedFilterRow.id))
        )
        return [SavedFilter(row.place, row.name, row.content) for row in self._session.scalars(query)]

    def save_filter(self, saved: SavedFilter) -> None:
        """Keep a filter, over the one of its name."""
        self.remove_filter(saved.place, saved.name)
        self._session.add(SavedFilterRow(place=saved.place, name=saved.name, content=dict(saved.content)))
        self._session.flush()

    def remove_filter(self, place: str, name: str) -> None:
        """Forget a filter; nothing happens when there is none."""
        self._session.execute(
            delete(SavedFilterRow).where(col(SavedFilterRow.place) == place, col(SavedFilterRow.name) == name)
        )
