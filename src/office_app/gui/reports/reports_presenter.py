"""Decides what the report room shows: figures, the text being edited, its printing, and what was sent before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Protocol

from office_app.bootstrap import Office
from office_app.domain.errors import AppError
from office_app.domain.incoming import StoredFile
from office_app.domain.outgoing import IssuedPaper, OutgoingDraft
from office_app.domain.reports import CampaignFigures, ReportDraft, ReportRecord
from office_app.domain.study import Campaign, SessionState, UnitResult
from office_app.domain.vietnamese import date_screen, number_vi, percent_vi
from office_app.gui.jobs.start_job import StartJob
from office_app.use_cases.progress import Progress
from office_app.use_cases.reports import CAMPAIGN_REPORT, differences
from office_app.use_cases.study import bare_unit


@dataclass(frozen=True)
class FigureTile:
    """A big figure and the columns of the chi bộ's lines that it is made from."""

    key: str
    value: str
    word: str
    columns: Sequence[str]


@dataclass(frozen=True)
class SentReport:
    """A report that was issued, its files, and what has changed in the records since."""

    record: ReportRecord
    files: Sequence[StoredFile]
    changes: Sequence[str]


@dataclass(frozen=True)
class _Opened:
    report: ReportDraft
    kept: bool
    sent: Sequence[SentReport]


class ReportsView(Protocol):
    """What the page can show."""

    def show_campaigns(self, campaigns: Sequence[Campaign], chosen: int | None) -> None: ...
    def show_figures(self, figures: CampaignFigures, tiles: Sequence[FigureTile]) -> None: ...
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
        self, view: ReportsView, office: Office, run: StartJob, data_changed: Callable[[], None]
    ) -> None:
        self._view, self._office, self._run, self._data_changed = view, office, run, data_changed
        self.campaigns: Sequence[Campaign] = ()
        self.campaign_id: int | None = None
        self.report: ReportDraft | None = None
        self.edited = False  # differs from what is kept as a draft
        self._drawn = 0  # number of the last printing asked for
        self._shown_of: int | None = None
        self._issuing = False

    @property
    def today(self) -> date:
        return self._office.today()

    # ---- opening ----------------------------------------------------------------------------------------------

    def load(self, campaign_id: int | None = None) -> None:
        """Read the campaigns and open one: the given one, the one shown, or the newest."""
        try:
            self.campaigns = self._office.campaigns()
        except AppError as error:
            self._view.show_wrong(error)
            return
        ids = [campaign.id for campaign in self.campaigns]
        wanted = campaign_id if campaign_id in ids else self.campaign_id
        chosen = wanted if wanted in ids else (ids[0] if ids else None)
        self._view.show_campaigns(self.campaigns, chosen)
        if chosen is not None and (chosen != self.campaign_id or self.report is None):
            self.open_campaign(chosen)
        elif chosen is not None:
            self.refresh_figures()

    def open_campaign(self, campaign_id: int) -> None:
        """Show a campaign's report: the text kept as a draft when there is one, else one drafted anew."""
        self.keep()
        self.campaign_id, self.report, self.edited = campaign_id, None, False
        self._read(campaign_id, fresh=False)

    def redraft(self) -> None:
        """Throw the edited text away and draft it anew from the records."""
        if self.campaign_id is not None:
            self._read(self.campaign_id, fresh=True)

    def refresh_figures(self) -> None:
        """The records changed: new figures and annex, and a new text unless it was edited."""
        if self.campaign_id is not None:
            self.keep()
            self._read(self.campaign_id, fresh=False)

    def _read(self, campaign_id: int, fresh: bool) -> None:
        def read(_: Progress) -> _Opened:
            report = self._office.draft_report(campaign_id)
            kept = self._kept(report.paper)
            if kept is not None and fresh:
                report = replace(report, paper=replace(report.paper, id=kept.id))
                self._office.save_draft(report.paper)
            elif kept is not None:
                same = [s.text for s in kept.sections] == [s.text for s in report.paper.sections]
                paper = replace(report.paper, id=kept.id, sections=kept.sections)
                return _Opened(
                    replace(report, paper=paper), not same, self._sent(campaign_id, report.figures)
                )
            return _Opened(report, False, self._sent(campaign_id, report.figures))

        def done(opened: _Opened) -> None:
            if campaign_id == self.campaign_id:
                self._opened(opened)

        self._run(read, on_done=done, on_failed=self._view.show_wrong)

    def _kept(self, paper: OutgoingDraft) -> OutgoingDraft | None:
        """Return the draft of this very report that was kept, if any."""
        ids = self._office.outgoing_ids(doc_type=paper.doc_type, issued=False)
        for outgoing_id in ids[:50]:
            kept = self._office.outgoing_document(outgoing_id).draft
            if kept.template == CAMPAIGN_REPORT and kept.subject == paper.subject:
                return replace(kept, id=outgoing_id)
        return None

    def _sent(self, campaign_id: int, now: CampaignFigures) -> Sequence[SentReport]:
        sent = []
        for record in self._office.issued_reports(campaign_id):
            files = self._office.outgoing_document(record.outgoing_id).files
            sent.append(SentReport(record, files, differences(record.figures, now)))
        return sent

    def _opened(self, opened: _Opened) -> None:
        self.report, self.edited = opened.report, False
        figures = opened.report.figures
        self._view.show_figures(figures, figure_tiles(figures))
        self._view.show_text(opened.report.paper)
        self._view.show_sent(opened.sent)
        self._view.show_notice(
            "Lời văn này đã được sửa bằng tay, số trong lời văn có thể cũ hơn số liệu." if opened.kept else ""
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
            self.report = replace(self.report, paper=replace(self.report.paper, sections=sections))
            self.edited = True

    def draw(self) -> None:
        """Print the report as it is now; only the newest printing is shown."""
        report = self.report
        if report is None:
            return
        self._drawn += 1
        number, campaign_id = self._drawn, self.campaign_id
        self._view.show_previewing(True)

        def print_it(_: Progress) -> tuple[bytes, int]:
            pdf = self._office.preview_pdf(report.paper)
            return pdf, self._office.pdf_page_image(pdf, 0, 200)[1]

        def done(printed: tuple[bytes, int]) -> None:
            if number == self._drawn:
                again, self._shown_of = self._shown_of == campaign_id, campaign_id
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
        self.report = replace(self.report, paper=replace(self.report.paper, id=outgoing_id))
        self.edited = False

    # ---- issuing ----------------------------------------------------------------------------------------------

    def issue(self, number: int, issued_on: date, out: Path, use_kept: bool = False) -> None:
        """Issue the report as DOCX, PDF and XLSX and freeze its figures; ``use_kept``: with a number set aside."""
        report = self.report
        if report is None or self._issuing:
            return
        self._issuing = True
        self._view.show_issuing(True)

        def done(result: tuple[IssuedPaper, Sequence[Path]]) -> None:
            self._issuing = False
            self._view.show_issuing(False)
            self.report, self.edited = None, False  # what was edited is in the register now
            self._data_changed()
            self._view.show_issued(*result)
            if self.campaign_id is not None:
                self._read(self.campaign_id, fresh=False)

        def failed(error: AppError) -> None:
            self._issuing = False
            self._view.show_issuing(False)
            self._view.show_wrong(error)
            if self.campaign_id is not None and error.code == "files.unwritable":
                # Issued and kept; only the copies could not be laid.
                self.report, self.edited = None, False
                self._data_changed()
                self._read(self.campaign_id, fresh=False)

        self._run(
            lambda _: self._office.issue_report(
                report, issued_on=issued_on, number=number, use_kept=use_kept, out=out
            ),
            on_done=done,
            on_failed=failed,
            what="Đang phát hành báo cáo",
        )

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


def figure_tiles(figures: CampaignFigures) -> Sequence[FigureTile]:
    """Return the figures of a report, each with the columns behind it."""
    total = figures.total
    absent = total.excused + total.unexcused
    rate = percent_vi(total.present, total.called)
    after = percent_vi(total.present + total.made_up, total.called)
    return (
        FigureTile("rate", rate, "tỷ lệ tham gia", ("called", "present", "rate")),
        FigureTile("after", after, "tỷ lệ sau học bù", ("called", "present", "made_up", "after")),
        FigureTile(
            "units", f"{figures.units_done}/{len(figures.units)}", "chi bộ đã học xong", ("day", "state")
        ),
        FigureTile(
            "sessions",
            f"{figures.sessions_held}/{figures.sessions_planned}",
            "hội nghị đã tổ chức",
            ("day", "form"),
        ),
        FigureTile("called", number_vi(total.called), "đảng viên triệu tập", ("members", "exempt", "called")),
        FigureTile("present", number_vi(total.present), "đảng viên tham gia", ("present",)),
        FigureTile("absent", number_vi(absent), "vắng mặt", ("excused", "unexcused")),
        FigureTile("made_up", number_vi(total.made_up), "đã học bù", ("excused", "unexcused", "made_up")),
        FigureTile("guests", number_vi(total.guests), "quần chúng dự", ("guests",)),
        FigureTile("handed_in", number_vi(total.handed_in), "bài thu hoạch", ("handed_in",)),
    )


def is_held(line: UnitResult) -> bool:
    return line.session is not None and line.session.state is SessionState.HELD


def dates_words(figures: CampaignFigures) -> str:
    """Return from when to when was studied, and how."""
    parts = []
    if figures.first_held and figures.last_held:
        first, last = date_screen(figures.first_held), date_screen(figures.last_held)
        parts.append(f"Học từ {first} đến {last}" if first != last else f"Học ngày {first}")
    ways = (
        (figures.in_person, "trực tiếp"),
        (figures.online, "trực tuyến"),
        (figures.with_meeting, "lồng ghép sinh hoạt"),
        (figures.topical, "chuyên đề"),
    )
    told = ", ".join(f"{number_vi(count)} {word}" for count, word in ways if count)
    if told:
        parts.append(told)
    if figures.due:
        parts.append(f"hạn {date_screen(figures.due)}")
    parts.append(f"số liệu đến {date_screen(figures.as_of)}")
    return " · ".join(parts)


def waiting_words(figures: CampaignFigures) -> str:
    """Return which chi bộ have no result yet."""
    waiting = [bare_unit(line.unit) for line in figures.units if not is_held(line)]
    if not waiting:
        return ""
    more = f" và {len(waiting) - 8} chi bộ nữa" if len(waiting) > 8 else ""
    return f"Chưa có kết quả ({len(waiting)}): {', '.join(waiting[:8])}{more}."
