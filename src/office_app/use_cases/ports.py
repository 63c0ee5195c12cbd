"""What the use cases need from outside: the store, the reader of foreign files, the writers of papers.

Adapters in ``storage``, ``reading`` and ``writing`` fit these shapes; ``bootstrap`` joins them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # shapes only: at run time no value is needed, and the first screen waits for this module
    from office_app.domain.activities import Activity, ActivityFilter
    from office_app.domain.errors import FileReadError
    from office_app.domain.incoming import (
        CitedDocument,
        IncomingDocument,
        IncomingFilter,
        IncomingLine,
        IncomingState,
        Obligation,
        StoredFile,
    )
    from office_app.domain.indicators import Indicator, Reading
    from office_app.domain.intake import FolderFile, WaitingFile, Watched
    from office_app.domain.numbering import KeptNumber, SeriesEntry
    from office_app.domain.official_paper import OfficialPaper
    from office_app.domain.organisation import Member, Unit, UnitChange, UnitLine
    from office_app.domain.outgoing import OutgoingDocument, OutgoingDraft, OutgoingLine, StateStep
    from office_app.domain.read_files import HowToRead, ReadFile, WordBox, Workbook
    from office_app.domain.recurring import RecurringDuty
    from office_app.domain.registers import IncomingEntry, OutgoingEntry
    from office_app.domain.report_facts import DirectiveFact, FormFact, PaperFact
    from office_app.domain.report_periods import Period, ReportKind
    from office_app.domain.reports import (
        CampaignFigures,
        PeriodReportRecord,
        ReportRecord,
        ReportTable,
        ReportTables,
    )
    from office_app.domain.returns import KeptReading, ReturnForm
    from office_app.domain.saved_filters import SavedFilter
    from office_app.domain.search import FoundGroup
    from office_app.domain.search_query import SearchQuery
    from office_app.domain.settings import OfficeSettings
    from office_app.domain.study import (
        Attendance,
        Campaign,
        MarksAlike,
        Rapporteur,
        ResultKind,
        StudyResult,
        StudySession,
    )
    from office_app.domain.tasks import Task, TaskChange
    from office_app.domain.templates import FilledTemplate
    from office_app.domain.workbooks import SheetHeading
    from office_app.use_cases.progress import Progress

Clock = Callable[[], datetime]
"""Returns the present moment, in local time with its zone."""


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


class TaskStore(Protocol):
    def add(self, task: Task) -> int: ...
    def update(self, task: Task) -> None: ...
    def get(self, task_id: int) -> Task: ...
    def all(self, *, include_done: bool = True) -> Sequence[Task]:
        """Return tasks by due date, those without one last; ``include_done``: those closed too."""

    def of_duty(self, duty_id: int) -> Sequence[Task]:
        """Return the tasks that a duty has made, by period."""

    def last_periods(self) -> Mapping[int, tuple[date, int]]:
        """Return by duty the first day of the last period made, and how many of its tasks are still open."""

    def add_changes(self, task_id: int, changes: Sequence[TaskChange]) -> None: ...
    def changes(self, task_id: int) -> Sequence[TaskChange]:
        """Return a task's history, the oldest first."""


class RecurringStore(Protocol):
    """Duties that make their next task by themselves."""

    def add(self, duty: RecurringDuty) -> int: ...
    def update(self, duty: RecurringDuty) -> None: ...
    def remove(self, duty_id: int) -> None:
        """Take away a duty that has made no task."""

    def all(self) -> Sequence[RecurringDuty]: ...


class IndicatorStore(Protocol):
    def add(self, indicator: Indicator) -> int: ...
    def update(self, indicator: Indicator) -> None: ...
    def remove(self, indicator_id: int) -> None:
        """Take an indicator away with its values."""

    def all(self) -> Sequence[Indicator]: ...
    def readings(self, indicator_id: int | None = None) -> Sequence[Reading]:
        """Return what was reached, by period; without an id of all indicators."""

    def set_reading(self, reading: Reading) -> None:
        """Keep what was reached in a period, in place of what was there."""

    def remove_reading(self, reading: Reading) -> None: ...


class OrganisationStore(Protocol):
    def units(self, on: date) -> Sequence[UnitLine]:
        """Return the units that exist on ``on`` in their order, each with its head counts that day."""

    def all_units(self) -> Sequence[Unit]:
        """Return all units there have ever been, in their order."""

    def get_unit(self, unit_id: int) -> Unit: ...
    def add_unit(self, unit: Unit) -> int: ...
    def update_unit(self, unit: Unit) -> None: ...
    def add_change(self, change: UnitChange) -> int: ...
    def changes(self, unit_id: int | None = None) -> Sequence[UnitChange]:
        """Return what happened to a unit or through it to another, by day; without an id to all."""

    def members(self, unit_id: int, on: date) -> Sequence[Member]:
        """Return the members of the unit on ``on`` in Vietnamese order of given name."""

    def all_members(self) -> Sequence[Member]: ...
    def members_of(self, ids: Sequence[int]) -> Sequence[Member]:
        """Return the members of these ids in Vietnamese order of given name; those unknown are left out."""

    def get_member(self, member_id: int) -> Member: ...
    def person(self, person_id: int) -> Sequence[Member]:
        """Return all records of one person, the earliest first (see ``Member.person``)."""

    def add_member(self, member: Member) -> int: ...
    def update_member(self, member: Member) -> None: ...
    def remove_member(self, member_id: int) -> bool:
        """Take away a record; False where something refers to it, and nothing more can be written then."""

    def remove_unit(self, unit_id: int) -> bool:
        """Take away a unit; False where something refers to it, and nothing more can be written then."""

    def remove_change(self, change_id: int) -> None:
        """Strike an event out of a unit's history."""


class StudyReader(Protocol):
    """What figures of study are counted from."""

    def campaigns(self) -> Sequence[Campaign]:
        """Return all campaigns, newest first."""

    def campaign_units(self, campaign_id: int) -> Sequence[Unit]: ...
    def sessions(self, campaign_id: int) -> Sequence[StudySession]:
        """Return the sessions that count for the campaign, also those held for another, by planned day."""

    def all_sessions(self) -> Sequence[StudySession]:
        """Return the sessions of all campaigns by planned day."""

    def marks(self, session_ids: Sequence[int]) -> Sequence[tuple[int, Attendance]]:
        """Return (session id, mark) of all who were called to these sessions, in no order."""

    def attended(self, member_ids: Sequence[int]) -> Sequence[tuple[int, Attendance]]:
        """Return (session id, mark) of these members at all sessions."""

    def persons(self) -> Mapping[int, int]:
        """Return for each record of a member that is not the person's first which record is."""


class StudyStore(StudyReader, Protocol):
    """Campaigns and sessions. A chi bộ whose session is planned or held takes part in what the session counts for:
    writing the session puts it there.
    """

    def add_campaign(self, campaign: Campaign, unit_ids: Sequence[int]) -> int: ...
    def update_campaign(self, campaign: Campaign, unit_ids: Sequence[int]) -> None: ...
    def get_campaign(self, campaign_id: int) -> Campaign: ...
    def add_session(self, session: StudySession) -> int: ...
    def update_session(self, session: StudySession) -> None: ...
    def remove_session(self, session_id: int) -> None:
        """Take away a session that was never held."""

    def get_session(self, session_id: int) -> StudySession: ...
    def attendance(self, session_id: int) -> Sequence[Attendance]:
        """Return the session's marks by given name."""

    def set_attendance(self, session_id: int, attendance: Sequence[Attendance]) -> None:
        """Replace the session's marks by these."""

    def absences(self, session_ids: Sequence[int]) -> Sequence[tuple[int, Attendance]]:
        """Return (session id, mark) of all who were absent at these sessions."""

    def made_up_at(self, session_id: int) -> Sequence[int]:
        """Return the sessions with absences that were made up at this one."""

    def write_held(self, held: Sequence[tuple[StudySession, Sequence[MarksAlike]]]) -> Sequence[int]:
        """Keep many sessions at once with all their marks, new ones or over those of their ids; return the ids.

        Topics and moves of a session stay as they are.
        """


class StudyResultStore(Protocol):
    """What members hand in after a study: by name, or as counts where a chi bộ keeps no names."""

    def results(self, campaign_id: int, *, prints: bool = False) -> Sequence[StudyResult]:
        """Return what was handed in by name; with the fingerprints of the texts only where ``prints`` are wanted."""

    def named_counts(self, campaign_id: int, kind: ResultKind) -> Mapping[int, int]:
        """Return by unit how many people handed in by name; one with records in two units counts in the first."""

    def set_result(self, result: StudyResult) -> None:
        """Keep what a member handed in, in place of what was there of its kind."""

    def set_results(self, results: Sequence[StudyResult]) -> None:
        """Do the same for many at once, each of another member, campaign or kind.

        A file's fingerprint stays where the same file comes without it.
        """

    def add_results(self, campaign_id: int, kind: ResultKind, by_score: Mapping[str, Sequence[int]]) -> None:
        """Keep which members handed in, by the mark they got; nothing else is known of it."""

    def remove_result(self, campaign_id: int, member_id: int, kind: ResultKind) -> None: ...
    def counts(self, campaign_id: int) -> Mapping[tuple[int, ResultKind], int]:
        """Return by unit and kind how many were handed in where no names are kept."""

    def set_count(self, campaign_id: int, unit_id: int, kind: ResultKind, count: int) -> None: ...


class RapporteurStore(Protocol):
    def all(self) -> Sequence[Rapporteur]: ...
    def add(self, rapporteur: Rapporteur) -> int: ...
    def update(self, rapporteur: Rapporteur) -> None: ...
    def remove(self, rapporteur_id: int) -> None:
        """Strike one off the list; sessions keep the name."""


class ReturnStore(Protocol):
    """Return forms of the chi bộ and what came back."""

    def add(self, form: ReturnForm) -> int: ...
    def update(self, form: ReturnForm) -> None: ...
    def of_campaign(self, campaign_id: int) -> Sequence[ReturnForm]: ...
    def by_identities(self, identities: Sequence[str]) -> Mapping[str, ReturnForm]:
        """Return the forms that say one of these of themselves; those unknown are left out."""

    def versions(self, identities: Sequence[str]) -> Mapping[str, int]:
        """Return the version of each of these forms; those unknown are left out."""

    def add_readings(self, readings: Sequence[KeptReading]) -> None: ...
    def last_readings(self, campaign_id: int) -> Mapping[int, KeptReading]:
        """Return by form the reading that came last."""

    def forget_readings(self, form_id: int, *, after: int) -> None:
        """Strike out the readings of a form that came after the one of this id."""

    def belonging(self, unit_ids: Sequence[int], on: date) -> Mapping[int, Collection[int]]:
        """Return by unit the ids of those who were its members on ``on``."""


class ActivityStore(Protocol):
    """Outreach, inspections, difficulties, proposals and commendations."""

    def add(self, activity: Activity) -> int: ...
    def update(self, activity: Activity) -> None: ...
    def remove(self, activity_id: int) -> None: ...
    def get(self, activity_id: int) -> Activity: ...
    def find(self, wanted: ActivityFilter) -> Sequence[Activity]:
        """Return the records that match, the newest first."""


class ReportFacts(Protocol):
    """Bare records that reports over a period count; both ends count."""

    def directives(self, since: date, until: date) -> Sequence[DirectiveFact]: ...
    def papers(self, since: date, until: date) -> Sequence[PaperFact]: ...
    def forms(self, since: date, until: date) -> Sequence[FormFact]: ...


class ReportStore(ReportFacts, Protocol):
    def add(
        self, figures: CampaignFigures, outgoing_id: int, made_at: datetime, replaces: int | None = None
    ) -> int: ...
    def get(self, report_id: int) -> ReportRecord: ...
    def of_campaign(self, campaign_id: int) -> Sequence[ReportRecord]: ...
    def add_period(
        self, report: ReportTables, outgoing_id: int, made_at: datetime, replaces: int | None = None
    ) -> int: ...
    def get_period(self, report_id: int) -> PeriodReportRecord: ...
    def of_period(self, period: Period) -> Sequence[PeriodReportRecord]:
        """Return the reports of this kind that begin with the period, newest first, voided ones among them."""

    def papers_on(self, period: Period) -> Collection[int]:
        """Return the ids of the papers that these reports were sent with."""

    def issued_periods(self) -> Sequence[tuple[ReportKind, date]]:
        """Return kind and first day of every period reported on; a report whose number was voided is none."""


class RegisterReader(Protocol):
    """What the printed registers are read from; periods count both ends."""

    def incoming(self, since: date, until: date) -> Sequence[IncomingEntry]:
        """Return the documents that arrived in the period, by arrival number."""

    def incoming_before(self, since: date) -> int:
        """Count the documents of the year of ``since`` that arrived before that day."""

    def outgoing(self, since: date, until: date) -> Sequence[tuple[OutgoingEntry, tuple[str, str, int]]]:
        """Return the papers issued in the period, each with its type code, term and number."""

    def outgoing_before(self, since: date) -> int:
        """Count the papers of the year of ``since`` issued before that day."""


class SearchStore(Protocol):
    """The index that the search box asks, and saved filters."""

    def find(self, query: SearchQuery, most: int, progress: Progress) -> Sequence[FoundGroup]:
        """Return by kind up to ``most`` records, the best first and of these the newest first. Raises Cancelled."""

    def waiting(self) -> int:
        """Count the records that the index does not hold as they are now."""

    def follow(self, most: int | None = None) -> int:
        """Take up to ``most`` waiting records into the index and return how many.

        Each commit does so without ``most``: for what its transaction wrote, within reason.
        """

    def saved_filters(self, place: str) -> Sequence[SavedFilter]:
        """Return the filters saved for one list in the order they were saved."""

    def save_filter(self, saved: SavedFilter) -> None:
        """Keep a filter, over the one of its name."""

    def remove_filter(self, place: str, name: str) -> None:
        """Forget a filter; nothing happens when there is none."""


class SettingsStore(Protocol):
    def load(self) -> OfficeSettings | None:
        """Return the office's settings, None before the first start was finished."""

    def save(self, settings: OfficeSettings) -> None: ...


class AuditStore(Protocol):
    def record(self, at: datetime, action: str, entity_id: int | None = None, details: str = "") -> None: ...
    def record_all(self, at: datetime, action: str, lines: Sequence[tuple[int, str]]) -> None:
        """Do the same for many records at once: each its id and details."""

    def of(self, action_prefix: str, entity_id: int) -> Sequence[tuple[datetime, str, str]]:
        """Return (when, action, details) of one record, oldest first."""


class Transaction(Protocol):
    """One unit of work: everything rolls back unless ``commit`` was called."""

    incoming: IncomingStore
    outgoing: OutgoingStore
    tasks: TaskStore
    duties: RecurringStore
    indicators: IndicatorStore
    organisation: OrganisationStore
    study: StudyStore
    study_results: StudyResultStore
    rapporteurs: RapporteurStore
    returns: ReturnStore
    activities: ActivityStore
    reports: ReportStore
    registers: RegisterReader
    search: SearchStore
    settings: SettingsStore
    audit: AuditStore

    def commit(self) -> None: ...


OpenTransaction = Callable[[], AbstractContextManager[Transaction]]


class OverviewReader(Protocol):
    """What the first screen is counted from, all of one moment; it can be read before the store is there."""

    study: StudyReader

    def tasks_due(self, until: date) -> Sequence[Task]:
        """Return tasks not done whose day is ``until`` or before, by that day."""

    def obligations_due(self, until: date) -> Sequence[tuple[int, str, Obligation]]:
        """Return (document id, its symbol, obligation) for those of documents not done, the nearest first."""

    def waiting_for_plan(self) -> int:
        """Count documents not done that ask something of us and that no paper of ours answers yet."""

    def units(self) -> Sequence[Unit]:
        """Return all units there have ever been, in the order of the organisation."""


OpenOverview = Callable[[], AbstractContextManager[OverviewReader]]


class Originals(Protocol):
    """Files kept byte for byte under their SHA-256; ``put`` is durable when it returns."""

    def put(self, source: Path) -> StoredFile: ...
    def put_bytes(self, content: bytes, name: str) -> StoredFile: ...
    def path(self, sha256: str) -> Path:
        """Return where the file lies. Raises NotFoundError."""


class IntakeMemory(Protocol):
    """What this PC remembers of its intake. Saving raises DiskFullError, StoreFolderError."""

    def queue(self) -> Sequence[WaitingFile]: ...
    def save_queue(self, items: Sequence[WaitingFile]) -> None: ...
    def watched(self) -> Watched: ...
    def save_watched(self, watched: Watched) -> None: ...


class FolderLook(Protocol):
    """Looks into a folder that others put files into; what is out of reach is not there."""

    def files(self, folder: Path) -> Iterable[FolderFile]:
        """Return the files that may be papers, in no order."""

    def file(self, path: Path) -> FolderFile | None: ...
    def sha256(self, path: Path) -> str | None:
        """Return the hash of the content; None while it is written, held or out of reach."""


class Outbox(Protocol):
    """Lays files where the clerk finds them, never over a file with other content."""

    def lay(self, content: bytes | Path, name: str, folder: Path) -> Path:
        """Write bytes, or a copy of the file named, into ``folder`` and return where it lies.

        Raises FileWriteError, DiskFullError.
        """


class WholeFolders(Protocol):
    """Lays folders of several files: all of them or none."""

    def lay(self, name: str, place: Path, fill: Callable[[Path], None]) -> Path:
        """Let ``fill`` write into a new folder, put it into ``place`` and return where it lies.

        Raises HandOverPlaceError, DiskFullError, and what ``fill`` raises; nothing is left behind then.
        """


class DocumentReader(Protocol):
    """Opens foreign files in a separate process with limits on time and memory. Raises FileReadError kinds."""

    def recognise(self, path: Path, progress: Progress, how: HowToRead) -> ReadFile:
        """Read one file, from its picture where there is no text, and recognise what it says."""

    def page_image(self, path: Path, page: int, width: int) -> bytes:
        """Return page ``page`` (from 0) of a PDF as PNG, ``width`` pixels wide."""

    def page_words(self, path: Path, page: int) -> Sequence[WordBox]:
        """Return where each word of page ``page`` (from 0) of a PDF stands."""

    def page_image_of_bytes(self, pdf: bytes, page: int, width: int) -> tuple[bytes, int]:
        """Return a page of a PDF held in memory as PNG, and how many pages the PDF has."""

    def page_words_of_bytes(self, pdf: bytes, page: int) -> Sequence[WordBox]:
        """Return where each word of a page of a PDF held in memory stands."""

    def read_sheet(self, path: Path, progress: Progress) -> Sequence[Sequence[object]]:
        """Return the first non-empty sheet of a workbook: rows of str, int, float, date or None."""

    def read_workbooks(
        self, paths: Sequence[Path], progress: Progress, leave_out: Collection[str] = ()
    ) -> Sequence[Workbook | FileReadError]:
        """Return of each file all sheets, hidden ones too, with the cells that hold formulas, or what is wrong.

        Sheets named in ``leave_out`` are not looked at.
        """

    def close(self) -> None: ...


class PaperWriter(Protocol):
    """Draws an official paper; the bytes are a whole file."""

    def docx(self, paper: OfficialPaper) -> bytes: ...
    def pdf(self, paper: OfficialPaper, progress: Progress = ...) -> bytes:
        """Return the PDF; ``progress`` hears of each page. Raises Cancelled."""


class ReportWorkbookWriter(Protocol):
    def workbook(self, figures: CampaignFigures, settings: OfficeSettings, progress: Progress = ...) -> bytes:
        """Return the campaign's workbook (XLSX): per chi bộ and total, live formulas. Raises Cancelled."""


class TableWorkbookWriter(Protocol):
    """Draws tables as workbooks (XLSX) with live totals, ready to filter and to print. Raises Cancelled."""

    def report(self, report: ReportTables, settings: OfficeSettings, progress: Progress = ...) -> bytes:
        """Return a report's workbook: its figures as formulas over the rows, its charts, its tables."""

    def tables(self, heading: SheetHeading, tables: Sequence[ReportTable], progress: Progress = ...) -> bytes:
        """Return a workbook of tables alone."""


class ReturnFormWriter(Protocol):
    def workbook(self, form: ReturnForm) -> bytes:
        """Return the form as XLSX, to be filled in with Excel, WPS or LibreOffice."""


class TemplateFiller(Protocol):
    """Fills a template of ``resources/templates`` or one the office changed.

    Raises TemplateError naming the template and the line.
    """

    def fill(self, name: str, data: dict[str, object]) -> str:
        """Return the marked-up text."""

    def fill_paper(self, name: str, data: dict[str, object]) -> FilledTemplate:
        """Return the marked-up text with what stands around it."""


class Keeper(Protocol):
    """Keeps the data folder safe."""

    def backup(self, target: Path, progress: Progress) -> Sequence[str]:
        """Write the whole office into one file and verify it. Raises BackupError, DiskFullError.

        Returns one Vietnamese line per original that was lost or damaged before; all else is in the file.
        """

    def daily_backup(self, progress: Progress) -> Path | None:
        """Make today's verified copy of the database unless there is one; return it when made."""

    def last_backup(self) -> datetime | None: ...
    def check(self, progress: Progress) -> Sequence[str]:
        """Verify database, foreign keys and every original; return one Vietnamese line per fault."""

    def size(self) -> int:
        """Bytes of the data folder."""
