"""Decides what the report room shows: figures, the text being edited, its printing, and what was sent before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Protocol

from office_app.bootstrap import Office
from office_app.domain.errors import AppError
from office_app.domain.errors.outgoing import IssuedNotLaidError
from office_app.domain.incoming import StoredFile
from office_app.domain.outgoing import IssuedPaper, OutgoingDraft
from office_app.domain.reports import AnnexScope, AnyReport
from office_app.gui.jobs.in_order import InOrder
from office_app.gui.jobs.start_job import StartJob
from office_app.gui.reports.report_sources import SentReport, Subject, drafted, sent_reports
from office_app.use_cases.progress import Progress


@dataclass(frozen=True)
class _Opened:
    report: AnyReport
    by_hand: bool  # the text is another one than would be drafted now
    sent: Sequence[SentReport]


class ReportView(Protocol):
    """What the pane can show."""

    def show_report(self, report: AnyReport) -> None: ...
    def show_text(self, paper: OutgoingDraft) -> None: ...
    def show_notice(self, text: str) -> None: ...
    def show_pdf(self, pdf: bytes, pages: int, again: bool) -> None: ...
    def show_previewing(self, busy: bool) -> None: ...
    def show_sent(self, sent: Sequence[SentReport]) -> None: ...
    def show_issuing(self, busy: bool) -> None: ...
    def show_issued(self, issued: IssuedPaper, files: Sequence[Path]) -> None: ...
    def show_wrong(self, error: AppError) -> None: ...
    def open_path(self, path: Path) -> None: ...


class ReportsPresenter:
    """``run`` starts jobs; ``data_changed`` tells the window that something was written."""

    def __init__(
        self,
        view: ReportView,
        office: Office,
        run: StartJob,
        data_changed: Callable[[], None],
    ) -> None:
        self._view, self._office = view, office
        self._run, self._data_changed = run, data_changed
        self.subject: Subject | None = None
        self.report: AnyReport | None = None
        self.edited = False  # differs from what is kept as a draft
        self._edits = 0  # changes made to any text
        self._order = InOrder()
        self._drawn = 0  # number of the last printing asked for
        self._shown_of: Subject | None = None
        self._issuing = False

    @property
    def today(self) -> date:
        return self._office.today()

    # ---- opening ----------------------------------------------------------------------------------------------

    def show(self, subject: Subject) -> None:
        """Show a report: the text kept as a draft when there is one, else one drafted anew."""
        self.keep()
        self.subject, self.report, self.edited = subject, None, False
        self._read(subject, fresh=False)

    def correct(self, report_id: int) -> None:
        """Draft the report that puts an issued one right."""
        if self.subject is not None:
            self.show(replace(self.subject, replaces=report_id))

    def choose(self, *, cut_off: date | None, annexes: AnnexScope | None) -> None:
        """Count up to another day, or print other tables with the report."""
        if self.subject is not None:
            self.show(replace(self.subject, cut_off=cut_off, annexes=annexes))

    def redraft(self) -> None:
        """Throw the edited text away and draft it anew from the records."""
        if self.subject is not None:
            self._read(self.subject, fresh=True)

    def refresh(self) -> None:
        """The records changed: new figures and annexes, and a new text unless it was edited."""
        if self.subject is not None:
            self.keep()
            self._read(self.subject, fresh=False)

    def _read(self, subject: Subject, fresh: bool) -> None:
        edits = self._edits

        def read(_: Progress) -> tuple[int, _Opened]:
            number = self._order.begin()
            report = drafted(self._office, subject)
            kept = self._kept(report.paper)
            same = True
            if kept is not None and fresh:
                report = _with_paper(report, replace(report.paper, id=kept.id))
                self._office.save_draft(report.paper)
            elif kept is not None:
                same = [s.text for s in kept.sections] == [s.text for s in report.paper.sections]
                report = _with_paper(report, _as_kept(report.paper, kept))
            return number, _Opened(report, not same, sent_reports(self._office, subject, report))

        def done(answer: tuple[int, _Opened]) -> None:
            number, opened = answer
            if subject != self.subject or not self._order.take(number):
                return
            if not fresh and (self.edited or edits != self._edits):
                opened = self._with_typed(opened)
            else:
                self.edited = False
            self._opened(opened)

        self._run(read, on_done=done, on_failed=self._view.show_wrong)

    def _kept(self, paper: OutgoingDraft) -> OutgoingDraft | None:
        """Return the draft of this very report that was kept, if any."""
        ids = self._office.outgoing_ids(doc_type=paper.doc_type, issued=False)
        for outgoing_id in ids[:50]:
            kept = self._office.outgoing_document(outgoing_id).draft
            # Drafts kept by earlier versions do not say what they report on.
            same = kept.template == paper.template and kept.subject == paper.subject
            if kept.report == paper.report if kept.report is not None else same:
                return replace(kept, id=outgoing_id)
        return None

    def _with_typed(self, opened: _Opened) -> _Opened:
        """Return what was read with the text as it was changed in the meantime."""
        if self.report is None:
            return opened
        read, now = opened.report.paper, self.report.paper
        paper = replace(read, id=now.id or read.id, sections=now.sections)
        return replace(opened, report=_with_paper(opened.report, paper), by_hand=True)

    def _opened(self, opened: _Opened) -> None:
        self.report = opened.report
        self._view.show_report(opened.report)
        self._view.show_text(opened.report.paper)
        self._view.show_sent(opened.sent)
        self._view.show_notice(
            "Lời văn này đã được sửa bằng tay, số trong lời văn có thể cũ hơn số liệu."
            if opened.by_hand
            else ""
        )
        self.draw()

    # ---- the text ---------------------------------------------------------------------------------------------

    def edit(self, key: str, text: str) -> None:
        """The clerk changed a section; the printing follows when the page asks for it."""
        if self.report is None:
            return
        sections = tuple(
            replace(section, text=text) if section.key == key else section
            for section in self.report.paper.sections
        )
        if sections != tuple(self.report.paper.sections):
            self.report = _with_paper(self.report, replace(self.report.paper, sections=sections))
            self.edited = True
            self._edits += 1

    def draw(self) -> None:
        """Print the report as it is now; only the newest printing is shown."""
        report = self.report
        if report is None:
            return
        self._drawn += 1
        number, subject = self._drawn, self.subject
        self._view.show_previewing(True)

        def print_it(progress: Progress) -> tuple[bytes, int]:
            pdf = self._office.preview_pdf(report.paper, progress)
            return pdf, self._office.pdf_page_image(pdf, 0, 200)[1]

        def done(printed: tuple[bytes, int]) -> None:
            if number == self._drawn:
                again, self._shown_of = self._shown_of == subject, subject
                self._view.show_previewing(False)
                self._view.show_pdf(*printed, again)

        def failed(error: AppError) -> None:
            if number == self._drawn:
                self._view.show_previewing(False)
                self._view.show_wrong(error)

        self._run(print_it, on_done=done, on_failed=failed)

    def keep(self) -> None:
        """Keep an edited text as a draft, so that nothing typed is lost."""
        if self.report is None or not self.edited:
            return
        try:
            outgoing_id = self._office.save_draft(self.report.paper)
        except AppError as error:
            self._view.show_wrong(error)
            return
        self.report = _with_paper(self.report, replace(self.report.paper, id=outgoing_id))
        self.edited = False

    # ---- issuing ----------------------------------------------------------------------------------------------

    def issue(
        self, number: int, issued_on: date, out: Path, use_kept: bool = False, again: bool = False
    ) -> None:
        """Issue the report as DOCX, PDF and XLSX and freeze its figures.

        ``use_kept``: with a number set aside; ``again``: beside one on the same that was sent.
        """
        report = self.report
        if report is None or self._issuing:
            return
        self._issuing = True
        self._view.show_issuing(True)

        def done(result: tuple[IssuedPaper, Sequence[Path]]) -> None:
            self._issued()
            self._view.show_issued(*result)

        def failed(error: AppError) -> None:
            self._view.show_wrong(error)
            if isinstance(error, IssuedNotLaidError):
                self._issued()
            else:
                stopped()

        def stopped() -> None:
            self._issuing = False
            self._view.show_issuing(False)

        self._run(
            lambda progress: self._office.issue_report(
                report,
                issued_on=issued_on,
                number=number,
                use_kept=use_kept,
                again=again,
                out=out,
                progress=progress,
            ),
            on_done=done,
            on_failed=failed,
            on_cancelled=stopped,
            what="Đang phát hành báo cáo",
        )

    def _issued(self) -> None:
        """Go on with what is to be reported next on the same: what was edited is in the register now."""
        self._issuing = False
        self._view.show_issuing(False)
        self.report, self.edited = None, False
        self._data_changed()
        if self.subject is not None:
            self.show(replace(self.subject, replaces=None, cut_off=None))

    def open_file(self, file: StoredFile, folder_only: bool = False) -> None:
        """Lay a kept file into the export folder and open it, or the folder."""
        folder = self._office.export_folder

        def done(path: Path) -> None:
            self._view.open_path(path.parent if folder_only else path)

        self._run(
            lambda _: self._office.export_original(file, folder),
            on_done=done,
            on_failed=self._view.show_wrong,
        )

    def page_image(self, pdf: bytes, page: int, width: int, done: Callable[[bytes], None]) -> None:
        """Draw one page off the window's thread."""
        self._run(
            lambda _: self._office.pdf_page_image(pdf, page, width)[0],
            on_done=done,
            on_failed=self._view.show_wrong,
        )


def _as_kept(paper: OutgoingDraft, kept: OutgoingDraft) -> OutgoingDraft:
    """Return a report drafted now with what the clerk may have changed in the draft that was kept."""
    return replace(
        paper,
        id=kept.id,
        subject=kept.subject,
        sections=kept.sections,
        recipients=kept.recipients,
        signer=kept.signer,
        signer_title=kept.signer_title,
        authority=kept.authority,
        layout=kept.layout,
        report=paper.report,
    )


def _with_paper(report: AnyReport, paper: OutgoingDraft) -> AnyReport:
    return replace(report, paper=paper)
