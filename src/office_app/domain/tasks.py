"""Tasks with a unit and a due date, made from obligations and plans."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class TaskState(StrEnum):
    OPEN = "chưa làm"
    DOING = "đang làm"
    DONE = "đã xong"


class Urgency(StrEnum):
    """How a due date stands against today; shown with an icon and this word."""

    OVERDUE = "quá hạn"
    THIS_WEEK = "tuần này"
    THIS_MONTH = "tháng này"
    LATER = "sau"
    NO_DATE = "không nêu thời hạn"
    DONE = "đã xong"


@dataclass(frozen=True)
class Task:
    """One thing to do. ``source`` names where it comes from (symbol of plan or directive)."""

    title: str
    unit: str
    due: date | None
    state: TaskState = TaskState.OPEN
    unit_id: int | None = None
    incoming_id: int | None = None
    outgoing_id: int | None = None
    source: str = ""
    note: str = ""
    done_on: date | None = None
    id: int | None = None
