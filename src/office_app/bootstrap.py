"""The one composition root: opens the data folder, joins adapters to use cases, returns an ``Office``.

Windows and commands call nothing but ``Office``; it holds no rules of its own.
"""

import tomllib
from collections.abc import Sequence
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from office_app.domain.errors import IncompleteError
from office_app.domain.incoming import (
    IncomingDocument,
    IncomingFilter,
    IncomingLine,
    IncomingState,
    StoredFile,
)
from office_app.domain.organisation import Member, MemberImport, Unit, UnitKind, UnitLine
from office_app.domain.outgoing import Finding, IssuedPaper, OutgoingDocument, OutgoingDraft, OutgoingLine
from office_app.domain.overview import Overview
from office_app.domain.plans import Counterpart
from office_app.domain.reports import CampaignFigures, ReportDraft, ReportRecord
from office_app.domain.settings import OfficeSettings
from office_app.domain.study import AttendanceRow, Campaign, SessionFigures, StudySession, UnitResult
from office_app.domain.tasks import Task, Urgency
from office_app.domain.working_days import days_off_of, load_holidays
from office_app.shipped import resource
from office_app.storage.outbox import Outbox
from office_app.storage.store import Store, open_store
from office_app.use_cases import (
    incoming,
    intake,
    member_import,
    organisation,
    outgoing,
    overview,
    plans,
    reports,
    study,
    tasks,
)
from office_app.use_cases.outgoing import Issuing
from office_app.use_cases.own_folder import own_folder
from office_app.use_cases.plans import Planning
from office_app.use_cases.ports import Clock, DocumentReader, PaperWriter, TemplateFiller
from office_app.use_cases.progress import NoProgress, Progress
from office_app.use_cases.reports import Reporting

QUIET = NoProgress()


def local_now() -> datetime:
    """Return the present moment in the PC's own zone."""
    return datetime.now().astimezone()


class Reading:
    """Reading and recognition alone, for commands that register nothing and open no data folder.

    Both are made when first used: the window starts without them.
    """

    @cached_property
    def reader(self) -> DocumentReader:
        from office_app.reading.client import ReadingProcess

        return ReadingProcess()

    @cached_property
    def _recognise(self) -> intake.Recognise:
        from office_app.recognition.recognise import recognise
        from office_app.recognition.rules import load_rules

        rules = load_rules(resource("rules", "recognition.toml").read_text(encoding="utf-8"))
        return lambda text: recognise(text, rules)

    def read(self, path: Path, progress: Progress = QUIET) -> intake.ReadDocument:
        """Read and recognise one file. Raises FileReadError, Cancelled."""
        return intake.read_document(path, reader=self.reader, recognise=self._recognise, progress=progress)

    def close(self) -> None:
        if "reader" in self.__dict__:
            self.reader.close()


class Office:
    """The office's data folder, opened, with everything that can be done in it.

    Methods may be called from any thread; those that take ``progress`` may pass 0.2 s.
    """

    def __init__(self, store: Store, reading: Reading, now: Clock) -> None:
        self._store, self._reading, self._now = store, reading, now
        self._open, self._to_read = store.open_transaction, store.open_reading
        self._outbox = Outbox()

    # ---- the office itself

    @property
    def folder(self) -> Path:
        """The data folder."""
        return self._store.folder.root

    @property
    def export_folder(self) -> Path:
        """Where issued files are laid for the clerk, under readable names."""
        return self._store.folder.issued

    def today(self) -> date:
        return self._now().date()

    def settings(self) -> OfficeSettings | None:
        """Return the office's settings, None before the first start was finished."""
        with self._to_read() as tx:
            return tx.settings.load()

    def save_settings(self, settings: OfficeSettings) -> None:
        """Write the settings. Raises IncompleteError without the commune's or province's name."""
        if not settings.commune.strip() or not settings.province.strip():
            raise IncompleteError(fields="tên xã, tên tỉnh")
        with self._open() as tx:
            tx.settings.save(settings)
            tx.audit.record(self._now(), "settings.saved")
            tx.commit()
        self.__dict__.pop("_days_off", None)

    def close(self) -> None:
        """Close the reader and the data folder; the folder is then marked as cleanly stopped."""
        self._reading.close()
        self._store.close()

    # ---- intake and the incoming register

    def read(self, path: Path, progress: Progress = QUIET) -> intake.ReadDocument:
        """Read and recognise one file; nothing is stored. Raises FileReadError, Cancelled."""
        return self._reading.read(path, progress)

    def propose_entry(self, read: intake.ReadDocument) -> IncomingDocument:
        """Return the register entry recognition proposes. Raises SecretDocumentError."""
        return intake.propose_entry(read, arrived_on=self.today())

    def page_image(self, path: Path, page: int, width: int) -> bytes:
        """Return a page (from 0) of a PDF as PNG, ``width`` pixels wide."""
        return self._reading.reader.page_image(path, page, width)

    def register(self, document: IncomingDocument, files: Sequence[Path]) -> IncomingDocument:
        """Enter a confirmed document. Raises IncompleteError, DuplicateDocumentError, DuplicateFileError."""
        return incoming.register_document(
            document, files, open_transaction=self._open, originals=self._store.originals, now=self._now
        )

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
            return tx.incoming.next_arrival_number(self.today().year)

    def received(self, symbols: Sequence[str]) -> dict[str, int]:
        """Tell which cited symbols are in the register, with their document's id."""
        return incoming.received_symbols(symbols, open_transaction=self._to_read)

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

    # ---- plans and outgoing papers

    def draft_plan(self, incoming_ids: Sequence[int], template: str = plans.STUDY_PLAN) -> int:
        """Draft a plan from directives and return the draft's id. Raises TemplateError, NotFoundError."""
        return plans.draft_plan(incoming_ids, settings=self._known(), template=template, tools=self._planning)

    def outgoing_ids(
        self, words: str = "", doc_type: str | None = None, issued: bool | None = None
    ) -> Sequence[int]:
        return outgoing.list_ids(words, doc_type, issued, open_transaction=self._to_read)

    def outgoing_lines(self, ids: Sequence[int]) -> Sequence[OutgoingLine]:
        return outgoing.list_lines(ids, open_transaction=self._to_read)

    def outgoing_document(self, outgoing_id: int) -> OutgoingDocument:
        return outgoing.get_paper(outgoing_id, open_transaction=self._to_read)

    def save_draft(self, draft: OutgoingDraft) -> int:
        return outgoing.save_draft(draft, open_transaction=self._open, now=self._now)

    def delete_draft(self, outgoing_id: int) -> None:
        outgoing.delete_draft(outgoing_id, open_transaction=self._open, now=self._now)

    def check_draft(self, draft: OutgoingDraft) -> Sequence[Finding]:
        """Return what must (đỏ) or should (vàng) be mended before issuing."""
        with self._to_read() as tx:
            directives = [tx.incoming.get(draft.incoming_id)] if draft.incoming_id is not None else []
        return plans.check_draft(draft, directives, self._days_off)

    def preview_pdf(self, draft: OutgoingDraft) -> bytes:
        """Return the draft drawn as the PDF it will be."""
        return outgoing.preview_pdf(draft, self._known(), self._writer, self.today())

    def write_draft(self, draft: OutgoingDraft, out: Path) -> Sequence[Path]:
        """Write a draft as DOCX and PDF into ``out``, the place of the number left blank."""
        files = outgoing.draft_files(draft, self._known(), self._writer, self.today())
        return [self._outbox.lay(content, name, out) for name, content in files]

    def pdf_page_image(self, pdf: bytes, page: int, width: int) -> tuple[bytes, int]:
        """Return a page of a PDF held in memory as PNG, and how many pages there are."""
        return self._reading.reader.page_image_of_bytes(pdf, page, width)

    def next_number(self, type_code: str) -> int:
        """Return the number the next paper of this type takes in the present term."""
        return outgoing.next_number(type_code, settings=self._known(), open_transaction=self._to_read)

    def issue(
        self, draft: OutgoingDraft, *, issued_on: date, number: int | None = None, out: Path | None = None
    ) -> tuple[IssuedPaper, Sequence[Path]]:
        """Issue a paper and lay its files into ``out`` (default: the export folder).

        Raises AlreadyIssuedError, NumberTakenError, IncompleteError (nothing is written); FileWriteError when
        only the copies could not be laid (the paper is issued and kept).
        """
        issued, stored = outgoing.issue_paper(
            draft, settings=self._known(), issued_on=issued_on, number=number, tools=self._issuing
        )
        return issued, self._export(stored, out)

    # ---- tasks

    def tasks(self, *, include_done: bool = True) -> Sequence[tuple[Urgency, Task]]:
        return tasks.list_tasks(include_done=include_done, open_transaction=self._to_read, today=self.today())

    def add_task(self, task: Task) -> int:
        return tasks.add_task(task, open_transaction=self._open, now=self._now)

    def change_task(self, task: Task) -> Task:
        return tasks.change_task(task, open_transaction=self._open, now=self._now)

    # ---- study

    def campaigns(self) -> Sequence[Campaign]:
        return study.list_campaigns(open_transaction=self._to_read)

    def campaign(self, campaign_id: int) -> Campaign:
        with self._to_read() as tx:
            return tx.study.get_campaign(campaign_id)

    def campaign_results(self, campaign_id: int) -> Sequence[UnitResult]:
        """Return one line per chi bộ: its session and figures."""
        return study.campaign_results(campaign_id, open_transaction=self._to_read)

    def session(self, session_id: int) -> StudySession:
        with self._to_read() as tx:
            return tx.study.get_session(session_id)

    def attendance_rows(self, session_id: int, on: date | None = None) -> Sequence[AttendanceRow]:
        """Return the grid of a session; ``on`` takes the list of members anew as of that day."""
        return study.attendance_rows(session_id, on, open_transaction=self._to_read)

    def save_attendance(
        self, session: StudySession, rows: Sequence[AttendanceRow], *, guests: int = 0, handed_in: int = 0
    ) -> SessionFigures:
        """Write a held session by name. Raises AttendanceError."""
        return study.save_attendance(
            session, rows, guests=guests, handed_in=handed_in, open_transaction=self._open, now=self._now
        )

    def save_totals(self, session: StudySession, figures: SessionFigures) -> None:
        """Write a held session by totals. Raises AttendanceError."""
        study.save_totals(session, figures, open_transaction=self._open, now=self._now)

    def change_session(self, session: StudySession) -> int:
        """Plan (``id`` None), move or postpone a session and return its id."""
        return study.change_session(session, open_transaction=self._open, now=self._now)

    # ---- reports

    def campaign_figures(self, campaign_id: int) -> CampaignFigures:
        return reports.campaign_figures(campaign_id, as_of=self.today(), open_transaction=self._to_read)

    def draft_report(self, campaign_id: int) -> ReportDraft:
        """Draft the campaign's report from the records; nothing is stored."""
        return reports.draft_report(
            campaign_id, settings=self._known(), as_of=self.today(), tools=self._reporting
        )

    def issue_report(
        self, report: ReportDraft, *, issued_on: date, number: int | None = None, out: Path | None = None
    ) -> tuple[IssuedPaper, Sequence[Path]]:
        """Issue a report as DOCX, PDF and XLSX, freeze its figures, and lay the files into ``out``."""
        issued, stored = reports.issue_report(
            report, settings=self._known(), issued_on=issued_on, number=number, tools=self._reporting
        )
        return issued, self._export(stored, out)

    def write_report(self, report: ReportDraft, out: Path) -> Sequence[Path]:
        """Write a report that is not issued as DOCX, PDF and XLSX into ``out``."""
        files = [
            *outgoing.draft_files(report.paper, self._known(), self._writer, self.today()),
            reports.workbook_file(report, self._known(), self._reporting),
        ]
        return [self._outbox.lay(content, name, out) for name, content in files]

    def issued_reports(self, campaign_id: int) -> Sequence[ReportRecord]:
        return reports.issued_reports(campaign_id, open_transaction=self._to_read)

    # ---- organisation

    def units(self, on: date | None = None) -> Sequence[UnitLine]:
        return organisation.list_units(on or self.today(), open_transaction=self._to_read)

    def members(self, unit_id: int, on: date | None = None) -> Sequence[Member]:
        return organisation.list_members(unit_id, on or self.today(), open_transaction=self._to_read)

    def save_unit(self, unit: Unit) -> int:
        return organisation.save_unit(unit, open_transaction=self._open, now=self._now)

    def save_member(self, member: Member) -> int:
        return organisation.save_member(member, open_transaction=self._open, now=self._now)

    def add_units(self, names: Sequence[str]) -> int:
        """Add chi bộ by name, those already there left as they are; return how many were added."""
        return organisation.add_units(names, open_transaction=self._open, now=self._now)

    def find_members(self, words: str) -> Sequence[Member]:
        """Return members of all units, also former ones, by name or card, with or without diacritics."""
        return organisation.find_members(words, open_transaction=self._open)

    def former_members(self, unit_id: int) -> Sequence[Member]:
        """Return who left the unit, or is to join it later."""
        return organisation.former_members(unit_id, self.today(), open_transaction=self._open)

    def move_member(self, member_id: int, unit_id: int, on: date) -> int:
        """Move a member to another unit from ``on``; past figures stay. Return the id of the new record."""
        return organisation.move_member(member_id, unit_id, on, open_transaction=self._open, now=self._now)

    def add_members(self, unit_id: int, names: Sequence[str]) -> int:
        """Add members by name, those already there left as they are; return how many were added."""
        return organisation.add_members(unit_id, names, open_transaction=self._open, now=self._now)

    def write_members_sample(self, path: Path) -> None:
        """Write an empty list of members to fill in. Raises FileWriteError."""
        from office_app.writing.members_xlsx import write_members_sample  # heavy: only when asked for

        write_members_sample(
            path, [line.unit.name for line in self.units() if line.unit.kind is UnitKind.CHI_BO]
        )

    def check_members_file(
        self, path: Path, progress: Progress = QUIET, *, unit_name: str = ""
    ) -> MemberImport:
        """Report what importing an Excel list would do; nothing is written. Raises ImportFileError.

        ``unit_name``: the chi bộ of people whose list names none.
        """
        return member_import.check_members_file(
            path,
            unit_name=unit_name,
            reader=self._reading.reader,
            open_transaction=self._open,
            now=self._now,
            progress=progress,
        )

    def import_members(self, checked: MemberImport, progress: Progress = QUIET) -> None:
        """Write a checked list, all or nothing."""
        member_import.import_members(checked, open_transaction=self._open, now=self._now, progress=progress)

    # ---- overview and keeping

    def overview(self) -> Overview:
        return overview.overview(
            open_transaction=self._to_read,
            keeper=self._store.keeper,
            folder=str(self.folder),
            today=self.today(),
        )

    def backup(self, target: Path, progress: Progress = QUIET) -> Sequence[str]:
        """Write the whole office into one verified file; one Vietnamese line per original damaged before.

        Raises BackupError, DiskFullError.
        """
        return self._store.keeper.backup(target, progress)

    def daily_backup(self, progress: Progress = QUIET) -> Path | None:
        """Make today's verified copy unless there is one."""
        return self._store.keeper.daily_backup(progress)

    def last_backup(self) -> datetime | None:
        return self._store.keeper.last_backup()

    def check(self, progress: Progress = QUIET) -> Sequence[str]:
        """Verify the whole store; one Vietnamese line per fault, none when all is well."""
        return self._store.keeper.check(progress)

    def make_sample(self, *, large: bool = False, progress: Progress = QUIET) -> dict[str, int]:
        """Fill this empty data folder with a made-up office. Raises OfficeNotEmptyError."""
        from office_app.use_cases import sample_office  # only when asked for

        data = tomllib.loads(resource("sample", "office.toml").read_text(encoding="utf-8"))
        tools = sample_office.SampleTools(
            self._planning, self._reporting, self._reading.read, str(self.folder)
        )
        return sample_office.make_sample(data, large=large, tools=tools, progress=progress)

    # ---- joining

    def _known(self) -> OfficeSettings:
        settings = self.settings()
        if settings is None:
            raise IncompleteError(fields="tên xã, tên tỉnh (Cài đặt)")
        return settings

    def _export(self, stored: Sequence[StoredFile], out: Path | None) -> list[Path]:
        folder = out or self.export_folder
        return outgoing.export_files(stored, folder, originals=self._store.originals, outbox=self._outbox)

    @cached_property
    def _days_off(self) -> frozenset[date]:
        settings = self.settings()
        holidays = load_holidays(resource("rules", "holidays.toml").read_text(encoding="utf-8"))
        this_year = self.today().year
        years = range(this_year - 1, this_year + 3)
        return days_off_of(years, holidays, settings.days_off if settings else ())

    @cached_property
    def _writer(self) -> PaperWriter:
        from office_app.writing.paper_files import PaperFiles  # heavy: only when a paper is drawn

        return PaperFiles()

    @cached_property
    def _filler(self) -> TemplateFiller:
        from office_app.writing.templates import Templates

        return Templates()

    @property
    def _planning(self) -> Planning:
        return Planning(self._open, self._filler, counterparts(), self._days_off, self._now)

    @property
    def _issuing(self) -> Issuing:
        return Issuing(self._open, self._store.originals, self._writer, self._now, self._days_off)

    @property
    def _reporting(self) -> Reporting:
        from office_app.writing.report_xlsx import ReportWorkbook

        return Reporting(self._issuing, self._filler, ReportWorkbook())


def open_office(folder: Path | None = None, *, writable: bool = True, now: Clock = local_now) -> Office:
    """Open the data folder (the user's own when None), made when missing, and return the office in it.

    Raises:
        StoreBusyError, StoreNewerError, StoreDamagedError, StoreFolderError.
    """
    return Office(open_store(folder or own_folder(), writable=writable, now=now), Reading(), now)


def restore_office(file: Path, folder: Path | None = None, progress: Progress = QUIET) -> Path | None:
    """Bring an office back from a backup; return where the data that was there is set aside, None if none was.

    Raises:
        BackupError: the backup does not verify; nothing is changed. StoreBusyError, DiskFullError.
    """
    from office_app.storage.restoring import restore

    return restore(file, folder or own_folder(), progress)


def counterparts() -> Sequence[Counterpart]:
    """Return the bodies of the commune with the words that papers name them by, in the order they are matched."""
    text = resource("rules", "counterparts.toml").read_text(encoding="utf-8")
    entries = tomllib.loads(text)["counterpart"]
    return [
        Counterpart(e["name"], tuple(e["patterns"]), tuple(e["work"]), e.get("study", False), e["order"])
        for e in entries
    ]
