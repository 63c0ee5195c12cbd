"""Tables of drafts and of the outgoing register."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, Index, UniqueConstraint
from sqlmodel import Field

from office_app.domain.numbering import NumberUse
from office_app.domain.outgoing import OutgoingState
from office_app.storage.tables.base import Moment, Row, Word, one_of


class FileRole(StrEnum):
    """What a file of a paper is: drawn when it was issued, or the signed paper as a picture."""

    ISSUED = "issued"
    SIGNED_SCAN = "signed_scan"


class OutgoingRow(Row, table=True):
    """One paper; ``draft`` holds it whole (see ``serialise``), the other columns are for lists and numbering.

    Numbers run per type through a congress term. Source: HD 36-HD/VPTW (until 26/5/2026), HD 05-HD/VPTW.
    """

    __tablename__ = "outgoing_documents"
    __table_args__ = (
        UniqueConstraint("type_code", "term", "number", name="uq_outgoing_documents_number"),
        CheckConstraint("number >= 1", name="ck_outgoing_documents_number"),
        one_of("state", OutgoingState, "ck_outgoing_documents_state"),
        CheckConstraint(
            "state NOT IN ('issued', 'voided') OR (number IS NOT NULL AND term IS NOT NULL"
            " AND symbol IS NOT NULL AND issued_on IS NOT NULL)",
            name="ck_outgoing_documents_issued",
        ),
        Index("ix_outgoing_documents_issued_on", "issued_on"),
        Index("ix_outgoing_documents_incoming_id", "incoming_id"),
        # The id of a deleted draft must not come back for another paper.
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    state: OutgoingState = Field(sa_column=Column(Word(OutgoingState), nullable=False))
    type_code: str
    term: str | None = None
    number: int | None = None
    symbol: str | None = None
    issued_on: date | None = None
    incoming_id: int | None = Field(default=None, foreign_key="incoming_documents.id", ondelete="RESTRICT")
    doc_type: str
    subject: str
    signer: str
    recipients: str
    search_key: str
    draft: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))


class OutgoingFileRow(Row, table=True):
    """One file of an issued paper; the file itself lies in ``originals`` under its hash."""

    __tablename__ = "outgoing_files"
    __table_args__ = (
        CheckConstraint("length(sha256) = 64", name="ck_outgoing_files_sha256"),
        CheckConstraint("size >= 0", name="ck_outgoing_files_size"),
        one_of("role", FileRole, "ck_outgoing_files_role"),
        Index("ix_outgoing_files_sha256", "sha256"),
    )

    document_id: int = Field(primary_key=True, foreign_key="outgoing_documents.id", ondelete="CASCADE")
    position: int = Field(primary_key=True)
    sha256: str
    name: str
    size: int
    role: FileRole = Field(sa_column=Column(Word(FileRole), nullable=False, server_default="issued"))


class OutgoingStepRow(Row, table=True):
    """One step of a paper on its way to issue."""

    __tablename__ = "outgoing_steps"
    __table_args__ = (one_of("state", OutgoingState, "ck_outgoing_steps_state"),)

    document_id: int = Field(primary_key=True, foreign_key="outgoing_documents.id", ondelete="CASCADE")
    position: int = Field(primary_key=True)
    at: datetime = Field(sa_column=Column(Moment, nullable=False))
    state: OutgoingState = Field(sa_column=Column(Word(OutgoingState), nullable=False))
    who: str
    reason: str


class KeptNumberRow(Row, table=True):
    """A number of a series that is reserved, or voided, with its reason."""

    __tablename__ = "kept_numbers"
    __table_args__ = (
        CheckConstraint("number >= 1", name="ck_kept_numbers_number"),
        CheckConstraint("\"use\" IN ('reserved', 'voided')", name="ck_kept_numbers_use"),
        CheckConstraint("reason <> ''", name="ck_kept_numbers_reason"),
    )

    type_code: str = Field(primary_key=True)
    term: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    use: NumberUse = Field(sa_column=Column(Word(NumberUse), nullable=False))
    reason: str
