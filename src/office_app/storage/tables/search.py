"""Tables beside the index that the search box asks, and of saved filters.

The index itself, ``search_heads`` and ``search_texts``, are FTS5 tables that no class can describe; see the migration.
"""

from typing import Any

from sqlalchemy import JSON, Column, UniqueConstraint
from sqlmodel import Field

from office_app.storage.tables.base import Row


class SearchQueueRow(Row, table=True):
    """A record written since it was indexed, put there by triggers. ``old_text``: a text that the index still holds."""

    __tablename__ = "search_queue"

    kind: int = Field(primary_key=True)
    ref: int = Field(primary_key=True)
    old_text: str | None = None


class SearchLineRow(Row, table=True):
    """A record as it was indexed, to take it out again: an index without content has to be told every word.

    ``id`` is its key in the index, ``head`` holds the columns one a line, ``body`` the text of one of our papers.
    """

    __tablename__ = "search_lines"

    id: int = Field(primary_key=True)
    head: str
    body: str | None = None


class SearchWordRow(Row, table=True):
    """A word that the index holds, for what is half typed; one with marks behind an equals sign."""

    __tablename__ = "search_words"
    __table_args__ = ({"sqlite_with_rowid": False},)

    word: str = Field(primary_key=True)


class SavedFilterRow(Row, table=True):
    """What a list is filtered by, under a name."""

    __tablename__ = "saved_filters"
    __table_args__ = (UniqueConstraint("place", "name", name="uq_saved_filters_name"),)

    id: int | None = Field(default=None, primary_key=True)
    place: str
    name: str
    content: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
