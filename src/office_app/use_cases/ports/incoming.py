"""Where the incoming register is kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from office_app.domain.incoming import (
        CitedDocument,
        IncomingDocument,
        IncomingFilter,
        IncomingLine,
        IncomingState,
    )


class IncomingStore(Protocol):
    """The incoming register."""

    def next_arrival_number(self, year: int) -> int: ...
    def find(self, symbol: str, issued_on: date | None, issuer: str) -> IncomingDocument | None:
        """Return the document with the same normalised symbol, date and issuer, or None."""

    def find_by_file(self, sha256: str) -> IncomingDocument | None: ...
    def known_files(self, hashes: Sequence[str]) -> set[str]:
        """Return those of the SHA-256 that are originals of some document."""

    def add(self, document: IncomingDocument) -> int: ...
    def get(self, document_id: int) -> IncomingDocument:
        """Return the whole document. Raises NotFoundError."""

    def update(self, document: IncomingDocument) -> None: ...
    def set_state(self, document_id: int, state: IncomingState) -> None: ...
    def ids(self, wanted: IncomingFilter) -> Sequence[int]:
        """Return the ids of all lines that match, filtered and sorted by the store."""

    def lines(self, ids: Sequence[int]) -> Sequence[IncomingLine]:
        """Return the lines of ``ids`` in the order given."""

    def issuers(self) -> Sequence[str]: ...
    def doc_types(self) -> Sequence[str]: ...
    def registered(self, cited: Sequence[CitedDocument]) -> Sequence[int | None]:
        """Return for each of the cited papers which document of the register it is, None when there is none."""

    def citing(self, symbols: Sequence[str]) -> Sequence[int]:
        """Return the ids of the documents that name a paper of one of these symbols, the oldest first."""
