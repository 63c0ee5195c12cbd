"""The register: what is asked of it, what is shown of one document, and what is done with it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from office_app.bootstrap import Office
from office_app.domain.activities import Activity, ActivityFilter
from office_app.domain.cascade import Cascade
from office_app.domain.errors import AppError
from office_app.domain.incoming import (
    IncomingDocument,
    IncomingFilter,
    IncomingSort,
    IncomingState,
    StoredFile,
)
from office_app.domain.outgoing import OutgoingLine
from office_app.domain.read_files import OpticalReading
from office_app.domain.study import Campaign, SessionState
from office_app.domain.superseding import Affected, Superseded
from office_app.gui.jobs.start_job import StartJob
from office_app.use_cases.progress import Progress

_PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".webp")


@dataclass(frozen=True)
class CampaignProgress:
    """A campaign that studies the document, and how many chi bộ have held their session."""

    campaign: Campaign
    held: int
    units: int


@dataclass(frozen=True)
class Detail:
    """One document with all that hangs on it. ``paper``: its main file when that has ``pages``, else None and 0.

    ``registered``: for each paper cited, its document in the register. ``affected``: what of ours rests on papers
    that this one replaces or amends; ``replaced_by``: later papers that do so to this one.
    """

    document: IncomingDocument
    registered: Sequence[int | None] = ()
    papers: Sequence[OutgoingLine] = ()
    campaigns: Sequence[CampaignProgress] = ()
    history: Sequence[tuple[datetime, str, str]] = ()
    pages: int = 0
    paper: Path | None = None
    affected: Sequence[Affected] = ()
    replaced_by: Sequence[Superseded] = ()
    activities: Sequence[Activity] = ()
    cascade: Cascade | None = None


class IncomingView(Protocol):
    def show_ids(self, ids: Sequence[int], wanted: IncomingFilter, whole: int) -> None:
        """Show these lines; ``whole`` is how many the register has without any filter."""

    def show_choices(self, issuers: Sequence[str], doc_types: Sequence[str]) -> None: ...
    def show_detail(self, detail: Detail) -> None: ...
    def show_no_detail(self) -> None: ...
    def select(self, document_id: int) -> None: ...
    def show_error(self, error: AppError) -> None: ...
    def say(self, text: str, undo_state: tuple[int, IncomingState] | None) -> None: ...
    def go(self, room: str, target: object) -> None: ...
    def open_file(self, path: Path) -> None: ...
    def show_planning(self, busy: bool) -> None: ...


class IncomingPresenter:
    """Every question goes through ``run``; an answer that a newer question has overtaken is dropped."""

    def __init__(self, view: IncomingView, office: Office, run: StartJob) -> None:
        self._view, self._office, self._run = view, office, run
        self.wanted = IncomingFilter()
        self.detail: Detail | None = None
        self._question = self._visit = 0
        self._select: int | None = None

    # ---- the list

    def show(self, wanted: IncomingFilter, select: int | None = None) -> None:
        """Show what matches; ``select`` then becomes the current line when it is among them."""
        self.wanted, self._select = wanted, select
        self._question += 1
        question = self._question

        def work(progress: Progress) -> tuple[Sequence[int], int]:
            ids = self._office.incoming_ids(wanted)
            plain = IncomingFilter(sort=wanted.sort, descending=wanted.descending) == wanted
            return ids, len(ids) if plain else len(self._office.incoming_ids(IncomingFilter()))

        def done(found: tuple[Sequence[int], int]) -> None:
            if question != self._question:
                return
            self._view.show_ids(found[0], wanted, found[1])
            if self._select is not None:
                self._view.select(self._select)
                self._select = None

        self._run(work, on_done=done, on_failed=self._view.show_error)

    def show_document(self, document_id: int) -> None:
        """Go to one document, dropping filters that hide it."""
        self.show(IncomingFilter(sort=self.wanted.sort, descending=self.wanted.descending), document_id)
        self.open(document_id)

    def sort(self, by: IncomingSort, descending: bool) -> None:
        self.show(replace(self.wanted, sort=by, descending=descending))

    def refresh(self) -> None:
        self.show(self.wanted)
        self.read_choices()
        if self.detail is not None:
            self.open(self.detail.document.id or 0)

    def read_choices(self) -> None:
        self._run(
            lambda progress: self._office.incoming_choices(),
            on_done=lambda found: self._view.show_choices(*found),
        )

    # ---- one document

    def open(self, document_id: int | None) -> None:
        """Show one document's detail."""
        self._visit += 1
        visit = self._visit
        if document_id is None:
            self.detail = None
            self._view.show_no_detail()
            return

        def done(detail: Detail) -> None:
            if visit == self._visit:
                self.detail = detail
                self._view.show_detail(detail)

        self._run(
            lambda progress: read_detail(self._office, document_id),
            on_done=done,
            on_failed=self._view.show_error,
        )

    def begin_slip(self, checked: bool = False) -> None:
        """Open the phiếu xử lý of the document shown, begun from the register where there is none yet."""
        document_id = self.detail.document.id if self.detail is not None else None
        if document_id is not None:
            self._run(
                lambda progress: self._office.begin_slip(document_id),
                on_done=lambda outgoing_id: self._view.go("outgoing", outgoing_id),
                on_failed=self._view.show_error,
            )

    def plan(self, ids: Sequence[int], template: str | None = None) -> None:
        """Draft one plan from the documents, or a paper from a template, and go to its editor."""
        if not ids:
            return
        self._view.show_planning(True)

        def done(outgoing_id: int) -> None:
            self._view.show_planning(False)
            self._view.go("outgoing", outgoing_id)

        def failed(error: AppError) -> None:
            self._view.show_planning(False)
            self._view.show_error(error)

        self._run(
            lambda progress: self._draft(list(ids), template),
            on_done=done,
            on_failed=failed,
            what="Đang lập dự thảo",
        )

    def _draft(self, ids: Sequence[int], template: str | None) -> int:
        if template is None:
            return self._office.draft_plan(ids)
        if self._office.makes_study_plan(template):
            return self._office.draft_plan(ids, template)
        return self._office.begin_answer(ids, template)

    def set_state(self, document_id: int, state: IncomingState, *, undone: bool = False) -> None:
        before = self.detail.document.state if self.detail is not None else None

        def done(_: object) -> None:
            words = f"Văn bản chuyển sang «{state.value}»."
            undo = None if undone or before is None else (document_id, before)
            self._view.say(words, undo)
            self.refresh()

        self._run(
            lambda progress: self._office.set_incoming_state(document_id, state),
            on_done=done,
            on_failed=self._view.show_error,
        )

    def correct(
        self,
        document: IncomingDocument,
        on_failed: Callable[[AppError], object],
        on_done: Callable[[], object],
    ) -> None:
        """Store a corrected line and say how it went."""

        def done(_: object) -> None:
            on_done()
            self._view.say("Đã sửa văn bản trong sổ.", None)
            self.refresh()

        self._run(lambda progress: self._office.correct(document), on_done=done, on_failed=on_failed)

    def open_original(self, file: StoredFile) -> None:
        """Copy an original out under its own name and open the copy."""
        folder = self._office.export_folder / "van-ban-den"
        self._run(
            lambda progress: self._office.export_original(file, folder),
            on_done=self._view.open_file,
            on_failed=self._view.show_error,
            what=f"Đang chép {file.name}",
        )


def read_detail(office: Office, document_id: int) -> Detail:
    """Read one document with its chain, plans, campaigns and history."""
    document = office.incoming_document(document_id)
    campaigns = []
    for campaign in office.campaigns():
        if document_id in campaign.incoming_ids and campaign.id is not None:
            results = office.campaign_results(campaign.id)
            held = sum(1 for r in results if r.session is not None and r.session.state is SessionState.HELD)
            campaigns.append(CampaignProgress(campaign, held, len(results)))
    paper, pages = _paged(office, document)
    return Detail(
        document,
        office.registered(document.cited),
        office.papers_of(document_id),
        tuple(campaigns),
        office.history_of("incoming.", document_id),
        pages,
        paper,
        office.affected_by(document_id),
        office.replaced_by(document_id),
        office.activities(ActivityFilter(incoming_id=document_id)),
        office.cascade(document_id),
    )


def _paged(office: Office, document: IncomingDocument) -> tuple[Path | None, int]:
    """Return the main file and its number of pages when it is made of pages."""
    for file in document.files[:1]:
        path, ending = office.original_path(file), Path(file.name).suffix.lower()
        try:
            if ending == ".pdf":
                return path, office.pdf_page_image(path.read_bytes(), 0, 80)[1]
            if ending in _PICTURES:
                return path, len(office.read(path, optical=OpticalReading.NOWHERE).file.pages)
        except (AppError, OSError, ValueError):
            break  # the register line and its text are still there to be shown
    return None, 0
