"""The tables of the data file, one module per topic; importing this package makes all of them known."""

from office_app.storage.tables.activities import ActivityFileRow, ActivityRow
from office_app.storage.tables.audit import AuditRow
from office_app.storage.tables.base import Row
from office_app.storage.tables.incoming import (
    CitedRow,
    IncomingFileRow,
    IncomingRow,
    IncomingTextRow,
    ObligationRow,
)
from office_app.storage.tables.indicators import IndicatorRow, ReadingRow
from office_app.storage.tables.organisation import MemberLeaveRow, MemberRow, UnitChangeRow, UnitRow
from office_app.storage.tables.outgoing import (
    FileRole,
    KeptNumberRow,
    OutgoingFileRow,
    OutgoingRow,
    OutgoingStepRow,
)
from office_app.storage.tables.reports import ReportRow
from office_app.storage.tables.returns import ReturnFormRow, ReturnReadingRow
from office_app.storage.tables.search import (
    SavedFilterRow,
    SearchLineRow,
    SearchQueueRow,
    SearchWordRow,
)
from office_app.storage.tables.settings import SettingsRow
from office_app.storage.tables.study import (
    AttendanceRow,
    CampaignDirectiveRow,
    CampaignRow,
    CampaignUnitRow,
    RapporteurRow,
    SessionMoveRow,
    SessionRow,
    SessionTopicRow,
    StudyResultCountRow,
    StudyResultRow,
)
from office_app.storage.tables.tasks import RecurringDutyRow, TaskChangeRow, TaskFileRow, TaskRow

METADATA = Row.metadata

__all__ = [
    "METADATA",
    "ActivityFileRow",
    "ActivityRow",
    "AttendanceRow",
    "AuditRow",
    "CampaignDirectiveRow",
    "CampaignRow",
    "CampaignUnitRow",
    "CitedRow",
    "FileRole",
    "IncomingFileRow",
    "IncomingRow",
    "IncomingTextRow",
    "IndicatorRow",
    "KeptNumberRow",
    "MemberLeaveRow",
    "MemberRow",
    "ObligationRow",
    "OutgoingFileRow",
    "OutgoingRow",
    "OutgoingStepRow",
    "RapporteurRow",
    "ReadingRow",
    "RecurringDutyRow",
    "ReportRow",
    "ReturnFormRow",
    "ReturnReadingRow",
    "Row",
    "SavedFilterRow",
    "SearchLineRow",
    "SearchQueueRow",
    "SearchWordRow",
    "SessionMoveRow",
    "SessionRow",
    "SessionTopicRow",
    "SettingsRow",
    "StudyResultCountRow",
    "StudyResultRow",
    "TaskChangeRow",
    "TaskFileRow",
    "TaskRow",
    "UnitChangeRow",
    "UnitRow",
]
