"""Where drafts and the outgoing register are kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from office_app.domain.incoming import StoredFile
    from office_app.domain.numbering import KeptNumber, SeriesEntry
    from office_app.domain.outgoing import OutgoingDocument, OutgoingDraft, OutgoingLine, StateStep


class OutgoingStore(Protocol):
    """Drafts and the outgoing register."""

    def add_draft(self, draft: OutgoingDraft) -> int: ...
    def save_draft(self, draft: OutgoingDraft) -> None: ...
    def delete_draft(self, outgoing_id: int) -> None: ...
    def get(self, outgoing_id: int) -> OutgoingDocument: ...
    def set_state(self, outgoing_id: int, step: StateStep) -> None:
        """Bring a paper to the state of ``step`` and write the step down."""

    def add_scan(self, outgoing_id: int, scan: StoredFile) -> None: ...
    def numbered(self, type_code: str, term: str) -> Sequence[SeriesEntry]:
        """Return the papers with a number of this series, by number, also those whose number was voided."""

    def kept_numbers(self, type_code: str, term: str) -> Sequence[KeptNumber]: ...
    def keep_number(self, kept: KeptNumber) -> None: ...
    def release_number(self, type_code: str, term: str, number: int) -> None:
        """Give a reserved or voided number back to its series; nothing happens when it is neither."""

    def series(self) -> Sequence[tuple[str, str]]:
        """Return type code and term of every series that has a number."""

    def is_taken(self, type_code: str, term: str, number: int) -> bool: ...
    def issue(
        self,
        outgoing_id: int,
        *,
        number: int,
        term: str,
        symbol: str,
        issued_on: date,
        files: Sequence[StoredFile],
    ) -> None: ...
    def ids(
        self, words: str = "", doc_type: str | None = None, issued: bool | None = None
    ) -> Sequence[int]: ...
    def lines(self, ids: Sequence[int]) -> Sequence[OutgoingLine]: ...
    def of_directive(self, incoming_id: int) -> Sequence[OutgoingLine]: ...
    def of_directives(self, incoming_ids: Sequence[int]) -> Sequence[OutgoingDocument]:
        """Return the papers that answer any of these directives, whole."""
