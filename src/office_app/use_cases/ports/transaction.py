"""One unit of work over all stores."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
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
