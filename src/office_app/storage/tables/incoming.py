"""Tables of the incoming register."""

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, Column, Index, String, UniqueConstraint
from sqlmodel import Field

from office_app.domain.incoming import (
    Certainty,
    CitationRole,
    IncomingState,
    ObligationKind,
    Reach,
    Recurrence,
)
from office_app.storage.tables.base import Moment, Row, Word, one_of


class IncomingRow(Row, table=True):
    """One document. ``*_sort``, ``*_key``, ``search_key`` and ``next_due`` are made from the other columns
    by the repository at each write, so that lists sort and filter by plain indices.
    """

    __tablename__ = "incoming_documents"
    __table_args__ = (
        UniqueConstraint("arrival_year", "arrival_number", name="uq_incoming_documents_arrival"),
        CheckConstraint("arrival_number >= 1", name="ck_incoming_documents_arrival_number"),
        one_of("state", IncomingState, "ck_incoming_documents_state"),
        Index("ix_incoming_documents_symbol_key", "symbol_key"),
        Index("ix_incoming_documents_symbol_sort", "symbol_sort"),
        Index("ix_incoming_documents_issued_on", "issued_on"),
        Index("ix_incoming_documents_doc_type_sort", "doc_type_sort"),
        Index("ix_incoming_documents_issuer_sort", "issuer_sort"),
        Index("ix_incoming_documents_subject_sort", "subject_sort"),
        Index("ix_incoming_documents_state", "state"),
        Index("ix_incoming_documents_next_due", "next_due"),
        Index("ix_incoming_documents_search_key", "search_key"),
    )

    id: int | None = Field(default=None, primary_key=True)
    arrival_year: int
    arrival_number: int
    state: IncomingState = Field(sa_column=Column(Word(IncomingState), nullable=False))
    arrived_on: date
    issued_on: date | None = None
    next_due: date | None = None
    registered_at: datetime | None = Field(default=None, sa_column=Column(Moment, nullable=True))
    symbol: str
    symbol_key: str
    symbol_sort: str
    doc_type: str
    doc_type_sort: str
    issuer: str
    issuer_sort: str
    subject: str
    subject_sort: str
    search_key: str
    parent: str | None = None
    signer: str | None = None
    signer_title: str | None = None
    urgency: str | None = None
    note: str
    materials: list[str] = Field(sa_column=Column(JSON, nullable=False))
    recipients: list[str] = Field(sa_column=Column(JSON, nullable=False))


class IncomingTextRow(Row, table=True):
    """The document's text, apart from the register line, so that lists do not read past it."""

    __tablename__ = "incoming_texts"

    document_id: int = Field(primary_key=True, foreign_key="incoming_documents.id", ondelete="CASCADE")
    text: str


class CitedRow(Row, table=True):
    """One document cited in the text."""

    __tablename__ = "cited_documents"
    __table_args__ = (
        UniqueConstraint("document_id", "position", name="uq_cited_documents_position"),
        one_of("role", CitationRole, "ck_cited_documents_role"),
        one_of("certainty", Certainty, "ck_cited_documents_certainty"),
        Index("ix_cited_documents_symbol_key", "symbol_key"),
    )

    id: int | None = Field(default=None, primary_key=True)
    document_id: int = Field(foreign_key="incoming_documents.id", ondelete="CASCADE")
    position: int
    symbol: str
    symbol_key: str
    issued_on: date | None = None
    doc_type: str | None = None
    issuer: str | None = None
    subject: str | None = None
    span_start: int | None = None
    span_end: int | None = None
    role: CitationRole = Field(
        sa_column=Column(Word(CitationRole), nullable=False, server_default="mentioned")
    )
    certainty: Certainty = Field(sa_column=Column(Word(Certainty), nullable=False, server_default="sure"))
    reason: str = Field(sa_column=Column(String, nullable=False, server_default=""))


class ObligationRow(Row, table=True):
    """One thing a directive asks."""

    __tablename__ = "obligations"
    __table_args__ = (
        one_of("kind", ObligationKind, "ck_obligations_kind"),
        one_of("recurrence", Recurrence, "ck_obligations_recurrence"),
        one_of("reach", Reach, "ck_obligations_reach"),
        one_of("certainty", Certainty, "ck_obligations_certainty"),
        Index("ix_obligations_document_id", "document_id", "position"),
    )

    id: int | None = Field(default=None, primary_key=True)
    document_id: int = Field(foreign_key="incoming_documents.id", ondelete="CASCADE")
    position: int
    kind: ObligationKind = Field(sa_column=Column(Word(ObligationKind), nullable=False))
    text: str
    unit: str | None = None
    due: date | None = None
    recurrence: Recurrence | None = Field(default=None, sa_column=Column(Word(Recurrence), nullable=True))
    through: str | None = None
    ours: bool
    span_start: int | None = None
    span_end: int | None = None
    reach: Reach | None = Field(default=None, sa_column=Column(Word(Reach), nullable=True))
    cooperating: list[str] = Field(sa_column=Column(JSON, nullable=False, server_default="[]"))
    executor: str | None = None
    counterpart: str | None = None
    starts: date | None = None
    event: str | None = None
    certainty: Certainty = Field(sa_column=Column(Word(Certainty), nullable=False, server_default="sure"))
    reason: str = Field(sa_column=Column(String, nullable=False, server_default=""))


class IncomingFileRow(Row, table=True):
    """One original of a document; the file itself lies in ``originals`` under its hash."""

    __tablename__ = "incoming_files"
    __table_args__ = (
        CheckConstraint("length(sha256) = 64", name="ck_incoming_files_sha256"),
        CheckConstraint("size >= 0", name="ck_incoming_files_size"),
        Index("ix_incoming_files_sha256", "sha256"),
    )

    document_id: int = Field(primary_key=True, foreign_key="incoming_documents.id", ondelete="CASCADE")
    position: int = Field(primary_key=True)
    sha256: str
    name: str
    size: int
