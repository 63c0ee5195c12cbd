"""The index that the search box asks, and saved filters."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, delete, event, select
from sqlalchemy.orm import Session, SessionTransaction
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
_MOST_WORDS = 120  # that a half typed word may become; more only where one letter is typed
_MOST_LINES = 2_000


def _bounds(kind: FoundKind) -> tuple[int, int]:
    """Return the lowest and the highest key of a kind."""
    return key_of(kind, 0), key_of(kind, (1 << KIND_BITS) - 1)


def _raw(connection: Connection) -> sqlite3.Connection:
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    return raw


class SearchRepository:
    """Fits ``ports.SearchStore``."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known_ends: dict[str, Sequence[str]] = {}
        self._queued_before = 0

    def follow_from_here(self) -> None:
        """Let a bare ``follow`` pass over what waits already when the transaction begins."""

        def begun(_session: Session, _transaction: SessionTransaction, connection: Connection) -> None:
            self._queued_before = search_index.last_queued(_raw(connection))

        event.listen(self._session, "after_begin", begun)

    def waiting(self) -> int:
        """Count the records that the index does not hold as they are now."""
        return search_index.waiting(self._connection)

    def follow(self, most: int | None = None) -> int:
        """Take up to ``most`` waiting records into the index and return how many; without it those just written."""
        if most is not None:
            return search_index.follow(self._connection, most)
        return search_index.follow(self._connection, search_index.AT_ONCE, after=self._queued_before)

    def find(self, query: SearchQuery, most: int, progress: Progress) -> Sequence[FoundGroup]:
        """Return by kind up to ``most`` records, the best first and of these the newest first."""
        wanted = [kind for kind in FoundKind if not query.kinds or kind in query.kinds]
        found = {
            kind: list(self._ids(kind, query, most + 1, progress)) for kind in wanted if kind in WITH_TEXT
        }
        found |= self._ids_of_lines([kind for kind in wanted if kind not in WITH_TEXT], query, most + 1)
        progress.step(0, 0, "")
        groups = (
            FoundGroup(kind, records_of(self._connection, kind, ids[:most]), more=len(ids) > most)
            for kind in wanted
            if (ids := found[kind])
        )
        return [group for group in groups if group.records]

    @property
    def _connection(self) -> sqlite3.Connection:
        self._session.flush()
        return _raw(self._session.connection())

    def _ids(self, kind: FoundKind, query: SearchQuery, most: int, progress: Progress) -> Iterator[int]:
        """Return different ids: from the lines before the texts, in each from the best way to look to the widest."""
        seen = set[int]()
        low, _ = _bounds(kind)
        for rows in self._ways(kind, query, most, progress):
            for (key,) in rows:
                if key not in seen:
                    seen.add(key)
                    yield key - low
                if len(seen) == most:
                    return

    def _ways(
        self, kind: FoundKind, query: SearchQuery, most: int, progress: Progress
    ) -> Iterator[Iterable[tuple[int]]]:
        own_symbol = symbol_match(query, self._expand)
        if own_symbol is not None:
            yield self._connection.execute(_IN_HEADS, (own_symbol, *_bounds(kind), most))
        for tier in tiers(query):
            if not query.without:  # only the text tells whether a word that is not wanted is there
                match = heads_match(tier, self._expand)
                yield self._connection.execute(_IN_HEADS, (match, *_bounds(kind), most))
            text_match = texts_match(tier, self._expand)
            if text_match is not None:
                strict = strict_match(query, self._expand)
                yield self._in_texts(kind, text_match, strict, most, progress)

    def _ids_of_lines(
        self, kinds: Sequence[FoundKind], query: SearchQuery, most: int
    ) -> dict[FoundKind, list[int]]:
        """Do the same for kinds without texts, all in one look as long as not too many records match."""
        found: dict[FoundKind, list[int]] = {kind: [] for kind in kinds}
        for tier in tiers(query):
            short = [kind for kind in kinds if len(found[kind]) < most]
            if not short:
                break
            match = heads_match(tier, self._expand)
            for kind, record_id in self._lines(match, short, most):
                ids = found.get(kind, [])
                if len(ids) < most and record_id not in ids:
                    ids.append(record_id)
        return found

    def _lines(self, match: str, kinds: Sequence[FoundKind], most: int) -> Iterator[tuple[FoundKind, int]]:
        low, high = _bounds(min(kinds))[0], _bounds(max(kinds))[1]
        rows = self._connection.execute(_IN_HEADS, (match, low, high, _MOST_LINES)).fetchall()
        if len(rows) == _MOST_LINES:  # the kinds further down were not reached
            rows = [
                row
                for kind in kinds
                for row in self._connection.execute(_IN_HEADS, (match, *_bounds(kind), most))
            ]
        for (key,) in rows:
            yield FoundKind(key >> KIND_BITS), key & ((1 << KIND_BITS) - 1)

    def _in_texts(
        self, kind: FoundKind, match: str, strict: str | None, most: int, progress: Progress
    ) -> Iterator[tuple[int]]:
        """Look through the texts stretch by stretch, the newest first: a phrase may be nowhere in 100,000 of them."""
        low, _ = _bounds(kind)
        top = self._connection.execute(_NEWEST[kind]).fetchone()[0] or 0
        for end in range(top, 0, -_STRETCH):
            progress.step(0, 0, "")
            stretch = (low + max(1, end - _STRETCH + 1), low + end)
            if strict is None:
                yield from self._connection.execute(_IN_TEXTS, (match, *stretch, most)).fetchall()
            else:
                yield from self._connection.execute(_IN_TEXTS_OF, (match, *stretch, strict, most)).fetchall()

    def _expand(self, beginning: str, with_marks: bool) -> Sequence[str]:
        """Return the words of the index that begin so, the word itself first."""
        sign = "=" if with_marks else ""
        known = self._known_ends.get(sign + beginning)
        if known is not None:
            return known
        rows = self._connection.execute(
            "SELECT word FROM search_words WHERE word >= ? AND word < ? ORDER BY length(word), word LIMIT ?",
            (sign + beginning, f"{sign}{beginning}\U0010ffff", _MOST_WORDS),
        )
        ends = self._known_ends[sign + beginning] = [word.removeprefix("=") for (word,) in rows]
        return ends

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
