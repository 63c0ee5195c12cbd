"""One draft under the pen: kept up to date as print, checked, saved, issued."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from office_app.bootstrap import Office
from office_app.domain.errors import AppError
from office_app.domain.errors.outgoing import IssuedNotLaidError
from office_app.domain.incoming import IncomingDocument
from office_app.domain.numbering import NumberSeries
from office_app.domain.outgoing import (
    NUMBERED,
    Finding,
    IssuedPaper,
    OutgoingDocument,
)
from office_app.domain.read_files import WordBox
from office_app.domain.settings import Signer
from office_app.gui.jobs.start_job import StartJob
from office_app.gui.outgoing.autosave import Autosave
from office_app.gui.outgoing.edited_draft import EditedDraft
from office_app.gui.outgoing.printed_place import find_place, wanted_words
from office_app.gui.widgets.passages import PagePart
from office_app.gui.widgets.printable import Printable, printable_pdf
from office_app.use_cases.progress import Progress


@dataclass(frozen=True)
class Loaded:
    """A paper with what its page needs beside it."""

    document: OutgoingDocument
    directive: IncomingDocument | None
    signers: Sequence[Signer]
    campaign_id: int | None = None
    directives: Sequence[IncomingDocument] = ()
    pdf: bytes = b""
    pages: int = 0


@dataclass(frozen=True)
class Printed:
    """A printing of one revision; ``image`` is the page asked for."""

    revision: int
    pdf: bytes
    pages: int
    page: int
    image: bytes
    findings: Sequence[Finding]


class EditorView(Protocol):
    def show_draft(self, edited: EditedDraft, loaded: Loaded) -> None: ...
    def show_issued(self, loaded: Loaded) -> None: ...
    def show_printed(self, printed: Printed) -> None: ...
    def show_findings(self, findings: Sequence[Finding]) -> None: ...
    def show_page_image(self, revision: int, page: int, image: bytes) -> None: ...
    def show_place(self, place: PagePart, words: Sequence[WordBox]) -> None: ...
    def show_error(self, error: AppError) -> None: ...
    def show_issuing(self, busy: bool) -> None: ...
    def say_issued(self, issued: IssuedPaper, files: Sequence[Path]) -> None: ...
    def say_not_laid(self, error: IssuedNotLaidError) -> None: ...


class EditorPresenter:
    """At most one printing runs at a time; what is typed meanwhile is printed right after it."""

    def __init__(self, view: EditorView, office: Office, run: StartJob, saving: Autosave) -> None:
        self._view, self._office, self._run, self.saving = view, office, run, saving
        self.loaded: Loaded | None = None
        self.printed: Printed | None = None
        self._visit = 0
        self._printing = False
        self._print_wanted: tuple[int, int] | None = None

    @property
    def edited(self) -> EditedDraft | None:
        """The draft under the pen, None while there is none."""
        return self.saving.edited

    # ---- open and close

    def load(self, outgoing_id: int) -> None:
        self._visit += 1
        visit = self._visit

        def done(loaded: Loaded) -> None:
            if visit != self._visit:
                return
            self.loaded, self.printed = loaded, None
            if loaded.document.state in NUMBERED:
                self.saving.follow(None)
                self._view.show_issued(loaded)
                return
            edited = EditedDraft(loaded.document.draft)
            self.saving.follow(edited)
            self._view.show_draft(edited, loaded)

        def failed(error: AppError) -> None:
            if visit == self._visit:
                self._view.show_error(error)

        self._run(lambda progress: load_paper(self._office, outgoing_id), on_done=done, on_failed=failed)

    def close(self) -> bool:
        """Store what is not stored yet, at once; False when that failed."""
        if not self.saving.save_now():
            return False
        self._visit += 1
        self.saving.follow(None)
        self.loaded = self.printed = None
        return True

    # ---- print

    def print(self, page: int, width: int) -> None:
        """Print the draft as it stands and check it."""
        if self._printing:
            self._print_wanted = (page, width)
            return
        edited, visit = self.edited, self._visit
        if edited is None:
            return
        self._printing = True
        draft, revision = edited.to_store(), edited.revision

        def work(progress: Progress) -> Printed | None:
            pdf = self._office.preview_pdf(draft, progress)
            if self._print_wanted is not None:  # typed on meanwhile: nobody wants this one any more
                return None
            image, pages, shown = self._page_of(pdf, page, width)
            return Printed(revision, pdf, pages, shown, image, self._office.check_draft(draft))

        def ended() -> None:
            self._printing = False
            wanted, self._print_wanted = self._print_wanted, None
            if wanted is not None:
                self.print(*wanted)

        def done(printed: Printed | None) -> None:
            if visit == self._visit and printed is not None:
                self.printed = printed
                self._view.show_printed(printed)
            ended()

        def failed(error: AppError) -> None:
            if visit == self._visit:
                self._view.show_error(error)
            ended()

        self._run(work, on_done=done, on_failed=failed, on_cancelled=ended)

    def _page_of(self, pdf: bytes, page: int, width: int) -> tuple[bytes, int, int]:
        """Return the image of a page, of the last one where the paper has grown shorter; how many; which one."""
        known = self.printed.pages if self.printed is not None else 1
        try:
            image, pages = self._office.pdf_page_image(pdf, min(page, known - 1), width)
        except (AppError, ValueError):
            pages = self._office.pdf_page_image(pdf, 0, width)[1]
            image = self._office.pdf_page_image(pdf, pages - 1, width)[0]
            return image, pages, pages - 1
        return image, pages, min(page, known - 1)

    def fetch_page(self, page: int, width: int) -> None:
        """Draw another page of the last printing."""
        printed, loaded, visit = self.printed, self.loaded, self._visit
        pdf = printed.pdf if printed is not None else loaded.pdf if loaded is not None else b""
        revision = printed.revision if printed is not None else -1
        if not pdf:
            return

        def done(found: tuple[bytes, int]) -> None:
            same = self.printed is printed and visit == self._visit
            if same:
                self._view.show_page_image(revision, page, found[0])

        self._run(
            lambda progress: self._office.pdf_page_image(pdf, page, width),
            on_done=done,
            on_failed=lambda error: None,  # the page stays as it was; the next printing brings it
        )

    def printable(self) -> Printable | None:
        """Return the last printing, for a printer."""
        printed, loaded = self.printed, self.loaded
        if printed is None or loaded is None:
            return None
        name = f"{loaded.document.draft.doc_type} (dự thảo)"
        return printable_pdf(name, printed.pdf, printed.pages, self._office.pdf_page_image)

    def find_place(self, heading: str, text: str) -> None:
        """Look for a section on the pages printed last, and have it shown."""
        printed = self.printed
        wanted = wanted_words(heading, text)
        if printed is None or not wanted:
            return
        known: dict[int, Sequence[WordBox]] = {}

        def words_of(page: int) -> Sequence[WordBox]:
            known[page] = self._office.pdf_page_words(printed.pdf, page)
            return known[page]

        def done(place: PagePart | None) -> None:
            if place is not None and printed is self.printed:
                self._view.show_place(place, known[place.page])

        self._run(
            lambda progress: find_place(wanted, printed.pages, words_of),
            on_done=done,
            on_failed=lambda error: None,  # the pages stay where they are
        )

    # ---- issue

    @property
    def must_mend(self) -> Sequence[Finding]:
        findings = self.printed.findings if self.printed is not None else ()
        return [finding for finding in findings if open_must(finding)]

    def prepare_issue(self, done: Callable[[NumberSeries], object]) -> None:
        """Check the draft as it stands now and hand its numbers on; what must be mended is shown instead."""
        if self.edited is None:
            return
        draft = self.edited.to_store()

        def work(progress: Progress) -> tuple[NumberSeries, Sequence[Finding]]:
            return self._office.series_of(draft.type_code), self._office.check_draft(draft)

        def checked(found: tuple[NumberSeries, Sequence[Finding]]) -> None:
            if any(open_must(finding) for finding in found[1]):
                self._view.show_findings(found[1])
            else:
                done(found[0])

        self._run(work, on_done=checked, on_failed=self._view.show_error)

    def issue(self, number: int, issued_on: date, folder: Path, use_kept: bool = False) -> None:
        edited = self.edited
        if edited is None or edited.draft.id is None:
            return
        outgoing_id, draft = edited.draft.id, edited.to_store()
        self._view.show_issuing(True)

        def work(progress: Progress) -> tuple[IssuedPaper, Sequence[Path]]:
            with self.saving.writing:
                try:
                    return self._office.issue(
                        draft, issued_on=issued_on, number=number, use_kept=use_kept, out=folder
                    )
                except IssuedNotLaidError:
                    edited.stored = edited.revision
                    raise

        def done(found: tuple[IssuedPaper, Sequence[Path]]) -> None:
            self._view.show_issuing(False)
            edited.stored = edited.revision
            self._view.say_issued(*found)
            self.load(outgoing_id)

        def failed(error: AppError) -> None:
            self._view.show_issuing(False)
            if isinstance(error, IssuedNotLaidError):
                self._view.say_not_laid(error)
                self.load(outgoing_id)
            else:
                self._view.show_error(error)

        self._run(work, on_done=done, on_failed=failed, what="Đang phát hành văn bản")


def open_must(finding: Finding) -> bool:
    """Whether a finding stands in the way of issuing."""
    return finding.must and not finding.overruled


def load_paper(office: Office, outgoing_id: int) -> Loaded:
    """Read a paper, its directive, who may sign, and for an issued one its PDF and campaign."""
    document = office.outgoing_document(outgoing_id)
    directives = [office.incoming_document(one) for one in document.draft.directive_ids]
    directive = directives[0] if directives else None
    settings = office.settings()
    signers = settings.signers if settings is not None else ()
    if document.state not in NUMBERED:
        return Loaded(document, directive, signers, directives=directives)
    campaign = next((c.id for c in office.campaigns() if c.outgoing_id == outgoing_id), None)
    file = next((f for f in document.files if f.name.lower().endswith(".pdf")), None)
    if file is None:
        return Loaded(document, directive, signers, campaign)
    pdf = office.original_path(file).read_bytes()
    return Loaded(
        document, directive, signers, campaign, directives, pdf, office.pdf_page_image(pdf, 0, 80)[1]
    )
