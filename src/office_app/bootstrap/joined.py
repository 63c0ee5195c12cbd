"""What all that ``Office`` does stands on: the store, the reader, the clock, and adapters made when first used."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from office_app.bootstrap.bodies import counterparts
from office_app.bootstrap.calendar import work_calendar
from office_app.bootstrap.kept_scans import KeptScans
from office_app.bootstrap.opened_folder import OpenedFolder
from office_app.bootstrap.reading import Reading
from office_app.domain.errors.data_folder import DiskFullError
from office_app.domain.errors.entries import IncompleteError
from office_app.domain.errors.files import FileWriteError
from office_app.domain.errors.outgoing import IssuedNotLaidError
from office_app.domain.errors.practice import InPracticeError
from office_app.domain.incoming import StoredFile
from office_app.domain.outgoing import IssuedPaper
from office_app.domain.practice import FILE_MARK, PAGE_MARK
from office_app.domain.settings import LayoutSetting, OfficeSettings
from office_app.domain.working_days import WorkCalendar
from office_app.storage.outbox import Outbox
from office_app.storage.store import Store
from office_app.use_cases import outgoing
from office_app.use_cases.intake import RefusedPapers
from office_app.use_cases.outgoing import Issuing
from office_app.use_cases.plans import Planning
from office_app.use_cases.ports.writing import PaperWriter, TableWorkbookWriter, TemplateFiller
from office_app.use_cases.report_issuing import Reporting
from office_app.use_cases.watched_folder import WatchedFolder


class Joined:
    """Base of the parts of ``Office``: one folder, opened, with everything it is joined to."""

    def __init__(self, opened: OpenedFolder, store: Store, reading: Reading) -> None:
        self.opened = opened
        self._store, self._reading, self._now = store, reading, opened.now
        self._open, self._to_read = store.open_transaction, store.open_reading
        self._outbox = Outbox(FILE_MARK if opened.practice else "")
        self._refused = RefusedPapers()
        self._scans = KeptScans(store.scans, reading.own_rules)

    def let_go(self) -> None:
        """Close reader and store, for ``OpenedFolder.close``."""
        self._reading.close()
        self._store.close()

    @property
    def folder(self) -> Path:
        """The data folder."""
        return self._store.folder.root

    @property
    def export_folder(self) -> Path:
        """Where issued files are laid for the clerk, under readable names."""
        return self._store.folder.issued

    def now(self) -> datetime:
        """Return the present moment by the office's clock."""
        return self._now()

    @property
    def practice(self) -> bool:
        """Tell whether this is the office of practice, with invented data."""
        return self.opened.practice

    @property
    def _mark(self) -> str:
        """What stands on each page and sheet that is written: something in practice alone."""
        return PAGE_MARK if self.practice else ""

    def _refuse_in_practice(self, what: str) -> None:
        if self.practice:
            raise InPracticeError(what=what)

    def today(self) -> date:
        return self._now().date()

    def settings(self) -> OfficeSettings | None:
        """Return the office's settings, None before the first start was finished."""
        with self._to_read() as tx:
            return tx.settings.load()

    def _known(self) -> OfficeSettings:
        settings = self.settings()
        if settings is None:
            raise IncompleteError(fields="tên xã, tên tỉnh (Cài đặt; dòng lệnh: «office-app setup»)")
        return settings

    def _export(self, issued: IssuedPaper, stored: Sequence[StoredFile], out: Path | None) -> list[Path]:
        folder, originals = out or self.export_folder, self._store.originals
        try:
            return outgoing.export_files(stored, folder, originals=originals, outbox=self._outbox)
        except (FileWriteError, DiskFullError) as error:
            why = error.what.format(**error.details).rstrip(".")
            raise IssuedNotLaidError(symbol=issued.symbol, reason=why) from error

    @cached_property
    def _calendar(self) -> WorkCalendar:
        this_year = self.today().year
        return work_calendar(range(this_year - 2, this_year + 7), self.settings())

    @cached_property
    def _watching(self) -> WatchedFolder:
        from office_app.reading.watched_folder import FolderLook

        return WatchedFolder(self._store.intake, FolderLook(), self._known_files)

    def _known_files(self, hashes: Sequence[str]) -> set[str]:
        with self._to_read() as tx:
            return tx.incoming.known_files(hashes)

    @cached_property
    def _writer(self) -> PaperWriter:
        from office_app.writing.paper_files import PaperFiles  # heavy: only when a paper is drawn

        return PaperFiles(self.today, self._layout, self._mark)

    def _layout(self) -> dict[str, LayoutSetting]:
        """Return the layout values the office has set itself."""
        settings = self.settings()
        return dict(settings.layout) if settings else {}

    @cached_property
    def _workbooks(self) -> TableWorkbookWriter:
        from office_app.writing.workbooks import TableWorkbooks

        return TableWorkbooks(self._mark)

    @cached_property
    def _filler(self) -> TemplateFiller:
        from office_app.writing.templates import Templates

        return Templates(self._store.folder.templates)

    @property
    def _planning(self) -> Planning:
        return Planning(self._open, self._filler, counterparts(self.settings()), self._calendar, self._now)

    @property
    def _issuing(self) -> Issuing:
        return Issuing(self._open, self._store.originals, self._writer, self._now, self._calendar)

    @property
    def _reporting(self) -> Reporting:
        from office_app.writing.report_xlsx import ReportWorkbook

        return Reporting(self._issuing, self._filler, ReportWorkbook(self._mark), self._workbooks)
