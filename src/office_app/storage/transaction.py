"""One unit of work on the data file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from office_app.storage.audit_trail import AuditTrail
from office_app.storage.engine import writing
from office_app.storage.failures import translated
from office_app.storage.repositories.activities import ActivityRepository
from office_app.storage.repositories.incoming import IncomingRepository
from office_app.storage.repositories.indicators import IndicatorRepository
from office_app.storage.repositories.organisation import OrganisationRepository
from office_app.storage.repositories.outgoing import OutgoingRepository
from office_app.storage.repositories.registers import RegisterRepository
from office_app.storage.repositories.reports import ReportRepository
from office_app.storage.repositories.returns import ReturnRepository
from office_app.storage.repositories.search import SearchRepository
from office_app.storage.repositories.settings import SettingsRepository
from office_app.storage.repositories.study import StudyRepository
from office_app.storage.repositories.study_results import RapporteurRepository, StudyResultRepository
from office_app.storage.repositories.tasks import RecurringRepository, TaskRepository
from office_app.use_cases.ports.activities import ActivityStore
from office_app.use_cases.ports.audit import AuditStore
from office_app.use_cases.ports.incoming import IncomingStore
from office_app.use_cases.ports.indicators import IndicatorStore
from office_app.use_cases.ports.organisation import OrganisationStore
from office_app.use_cases.ports.outgoing import OutgoingStore
from office_app.use_cases.ports.registers import RegisterReader
from office_app.use_cases.ports.reports import ReportStore
from office_app.use_cases.ports.returns import ReturnStore
from office_app.use_cases.ports.search import SearchStore
from office_app.use_cases.ports.settings import SettingsStore
from office_app.use_cases.ports.study import RapporteurStore, StudyResultStore, StudyStore
from office_app.use_cases.ports.tasks import RecurringStore, TaskStore


class SqlTransaction:
    """Fits ``ports.Transaction``: the repositories over one session."""

    def __init__(self, session: Session, *, writable: bool) -> None:
        self.incoming: IncomingStore = IncomingRepository(session)
        self.outgoing: OutgoingStore = OutgoingRepository(session)
        self.tasks: TaskStore = TaskRepository(session)
        self.duties: RecurringStore = RecurringRepository(session)
        self.indicators: IndicatorStore = IndicatorRepository(session)
        self.organisation: OrganisationStore = OrganisationRepository(session)
        self.study: StudyStore = StudyRepository(session)
        self.study_results: StudyResultStore = StudyResultRepository(session)
        self.rapporteurs: RapporteurStore = RapporteurRepository(session)
        self.activities: ActivityStore = ActivityRepository(session)
        self.returns: ReturnStore = ReturnRepository(session)
        self.reports: ReportStore = ReportRepository(session)
        self.registers: RegisterReader = RegisterRepository(session)
        search = SearchRepository(session)
        self.search: SearchStore = search
        self.settings: SettingsStore = SettingsRepository(session)
        self.audit: AuditStore = AuditTrail(session)
        self._session, self._writable = session, writable
        if writable:
            search.follow_from_here()

    def commit(self) -> None:
        """Make everything done so far durable and findable; it is on the disk when this returns."""
        if not self._writable:
            raise RuntimeError("this transaction was opened for reading")
        self.search.follow()
        self._session.commit()


class Transactions:
    """Opens transactions on one data file. Each uses a connection of its own, so any thread may open one."""

    def __init__(self, engine: Engine, file: Path) -> None:
        self._reading, self._writing, self._file = engine, writing(engine), file
        self._turn = RLock()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Let no other thread write until the block ends; this one may, in several transactions."""
        with self._turn:
            yield

    @contextmanager
    def write(self) -> Iterator[SqlTransaction]:
        """Open a transaction that holds the write lock from its first statement on."""
        with (
            self._turn,
            translated(self._file),
            Session(self._writing, autoflush=False, expire_on_commit=False) as session,
        ):
            yield SqlTransaction(session, writable=True)

    @contextmanager
    def read(self) -> Iterator[SqlTransaction]:
        """Open a transaction that sees one state of the file and keeps no writer waiting; it cannot commit."""
        with (
            translated(self._file),
            Session(self._reading, autoflush=False, expire_on_commit=False) as session,
        ):
            yield SqlTransaction(session, writable=False)
