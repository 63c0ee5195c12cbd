"""What ``Office`` does with documents from above."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Literal

from office_app.bootstrap.bodies import counterparts
from office_app.bootstrap.joined import Joined
from office_app.domain.incoming import (
    CitedDocument,
    IncomingDocument,
    IncomingFilter,
    IncomingLine,
    IncomingState,
    LinkedDocument,
    StoredFile,
)
from office_app.domain.intake import WaitingFile
from office_app.domain.outgoing import OutgoingLine
from office_app.domain.read_files import HowToRead, LegacyFont, OpticalReading, WordBox
from office_app.storage.originals import sha256_of_source
from office_app.use_cases import incoming, intake
from office_app.use_cases.progress import QUIET, Progress


class IncomingDesk(Joined):
    """Intake and the incoming register."""

    def read(
        self,
        path: Path,
        progress: Progress = QUIET,
        *,
        legacy: LegacyFont | Literal["auto"] | None = "auto",
        optical: OpticalReading = OpticalReading.WHERE_NEEDED,
    ) -> intake.ReadDocument:
        """Read and recognise one file as seen from this office; a scan that waits since before is not read again.

        Raises FileReadError, Cancelled.
        """
        how = HowToRead(legacy, optical, intake.viewpoint(self.settings()))
        read = self._scans.read(path, how, partial(self._reading.read, path, progress, how))
        self._refused.note(read)
        return read

    def propose_entry(self, read: intake.ReadDocument) -> IncomingDocument:
        """Return the register entry recognition proposes. Raises SecretDocumentError."""
        bodies = counterparts(self.settings())
        return intake.propose_entry(read, arrived_on=self.today(), bodies=bodies)

    def page_image(self, path: Path, page: int, width: int) -> bytes:
        """Return a page (from 0) of a PDF as PNG, ``width`` pixels wide."""
        return self._reading.reader.page_image(path, page, width)

    def page_words(self, path: Path, page: int) -> Sequence[WordBox]:
        """Return where each word of a page (from 0) of a PDF stands."""
        return self._reading.reader.page_words(path, page)

    def register(self, document: IncomingDocument, files: Sequence[Path]) -> IncomingDocument:
        """Enter a confirmed document; a file whose first page was not read yet is looked at for secrecy marks.

        Raises SecretDocumentError, FirstPageUnreadError (once), IncompleteError, DuplicateDocumentError,
        DuplicateFileError; nothing is kept.
        """
        look = HowToRead(optical=OpticalReading.FIRST_PAGE)
        for path in files:
            sha256 = sha256_of_source(path)
            self._refused.refuse(sha256, partial(self._reading.read, path, how=look))
            self._refused.ask_to_look(sha256, path.name)
        registered = incoming.register_document(
            document, files, open_transaction=self._open, originals=self._store.originals, now=self._now
        )
        for file in registered.files:
            self._scans.forget(file.sha256)
        return registered

    def correct(self, document: IncomingDocument) -> None:
        """Write a corrected register line."""
        incoming.correct_document(document, open_transaction=self._open, now=self._now)

    def set_incoming_state(self, document_id: int, state: IncomingState) -> None:
        incoming.set_state(document_id, state, open_transaction=self._open, now=self._now)

    def incoming_ids(self, wanted: IncomingFilter) -> Sequence[int]:
        return incoming.list_ids(wanted, open_transaction=self._to_read)

    def incoming_lines(self, ids: Sequence[int]) -> Sequence[IncomingLine]:
        return incoming.list_lines(ids, open_transaction=self._to_read)

    def incoming_document(self, document_id: int) -> IncomingDocument:
        return incoming.get_document(document_id, open_transaction=self._to_read)

    def incoming_choices(self) -> tuple[Sequence[str], Sequence[str]]:
        """Return the issuers and the document types that occur in the register."""
        with self._to_read() as tx:
            return tx.incoming.issuers(), tx.incoming.doc_types()

    def next_arrival_number(self) -> int:
        """Return the arrival number the next document will get this year."""
        with self._to_read() as tx:
            return incoming.next_arrival_number(self.today().year, tx)

    def received(self, cited: Sequence[CitedDocument]) -> dict[str, int]:
        """Return which of the cited papers are in the register, by their symbol as cited; see ``registered``."""
        found = zip(cited, self.registered(cited), strict=True)
        return {one.symbol: document_id for one, document_id in found if document_id is not None}

    def registered(self, cited: Sequence[CitedDocument]) -> Sequence[int | None]:
        """Tell which document of the register each cited paper is, by symbol, date and issuer; None for none."""
        return incoming.registered_documents(cited, open_transaction=self._to_read)

    def there_already(self, document: IncomingDocument, sha256: str) -> int | None:
        """Return the document for which ``register`` would refuse this one: it has the file, or is the same paper."""
        with self._to_read() as tx:
            twin = tx.incoming.find_by_file(sha256)
            if twin is None and document.symbol:
                twin = tx.incoming.find(document.symbol, document.issued_on, document.issuer)
        return twin.id if twin is not None else None

    def linked(self, document_id: int) -> Sequence[LinkedDocument]:
        """Return the texts that a letter passes on, each with its document in the register once it has come.

        Raises NotFoundError.
        """
        return incoming.linked_documents(document_id, open_transaction=self._to_read)

    def papers_of(self, incoming_id: int) -> Sequence[OutgoingLine]:
        """Return the drafts and issued papers that answer a directive."""
        with self._to_read() as tx:
            return tx.outgoing.of_directive(incoming_id)

    def history_of(self, prefix: str, entity_id: int) -> Sequence[tuple[datetime, str, str]]:
        """Return (when, action, details) of one record; ``prefix`` e.g. ``incoming.``."""
        with self._to_read() as tx:
            return tx.audit.of(prefix, entity_id)

    def original_path(self, file: StoredFile) -> Path:
        return self._store.originals.path(file.sha256)

    def export_original(self, file: StoredFile, folder: Path) -> Path:
        """Copy a kept file under its own name into ``folder``. Raises FileWriteError."""
        return self._outbox.lay(self.original_path(file), file.name, folder)

    # ---- the queue and the watched folder, both of this PC

    def saved_intake(self) -> Sequence[WaitingFile]:
        """Return the files that waited in the intake when the program was closed, in their order."""
        return self._store.intake.queue()

    def save_intake(self, items: Sequence[WaitingFile]) -> None:
        """Keep the intake's queue over a restart, and what was read of scans, without papers that carry a secrecy mark.

        Raises DiskFullError, StoreFolderError.
        """
        waiting = [one for one in items if not self._refused.holds(one.path)]
        self._store.intake.save_queue(waiting)
        self._scans.keep_only({one.sha256 for one in waiting})

    @property
    def watched_folder(self) -> Path | None:
        """The folder whose new files are offered to the intake, None when there is none."""
        return self._watching.folder

    @property
    def last_watched_folder(self) -> Path | None:
        """The folder watched now or, when that was switched off, before."""
        return self._watching.last_folder

    def set_watched_folder(self, folder: Path | None, *, with_present: bool = True) -> None:
        """Watch ``folder``, None for none; without ``with_present`` what lies there already is never offered.

        Raises DiskFullError, StoreFolderError.
        """
        self._watching.watch(folder, with_present=with_present)

    def files_in(self, folder: Path) -> int:
        """Count the files in ``folder`` that the intake would take."""
        return self._watching.count(folder)

    def new_files(self, progress: Progress = QUIET) -> Sequence[Path]:
        """Return the watched folder's files that have come since the last look and are whole; off the window's thread.

        A file is offered once in a session. Raises Cancelled.
        """
        return self._watching.new_files(progress)

    def dismiss_file(self, path: Path) -> None:
        """Never offer this file again while it lies unchanged in the watched folder: the clerk let it go.

        Raises DiskFullError, StoreFolderError.
        """
        self._watching.dismiss(path)
