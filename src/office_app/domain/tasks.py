"""Tasks: what is to be done, by whom, by when, made from obligations, plans and duties that come round."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum

from office_app.domain.incoming import StoredFile
from office_app.domain.vietnamese import date_screen, fold


class TaskState(StrEnum):
    """How far a task is; the value is what the screen shows."""

    OPEN = "chưa làm"
    DOING = "đang làm"
    STUCK = "đang vướng"
    DONE = "đã xong"
    DROPPED = "thôi thực hiện"


CLOSED = (TaskState.DONE, TaskState.DROPPED)
REASONED = (TaskState.STUCK, TaskState.DROPPED)
"""States that nobody takes without saying why."""


class TaskKind(StrEnum):
    """What kind of thing shows that a task is done; the value is what the screen shows."""

    WORK = "công việc"
    PLAN = "ban hành văn bản"
    REPORT = "báo cáo"
    STUDY = "học tập, quán triệt"


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
    """One thing to do, in the six «rõ» (domain.md 4.5).

    người: ``unit`` in charge and ``cooperating``; việc: ``title``; thời gian: ``starts`` and ``due``; trách nhiệm:
    ``leader``; sản phẩm: ``product``; thẩm quyền: ``authority``, who decides. ``source`` names where it comes from
    (symbol of plan or directive), ``passage`` the words it was made from. ``duty_id`` and ``period_on``: the
    recurring duty it is an occurrence of, and the first day of the period. ``done_why``: what showed that it is done.
    """

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
    kind: TaskKind = TaskKind.WORK
    cooperating: Sequence[str] = ()
    leader: str = ""
    starts: date | None = None
    product: str = ""
    authority: str = ""
    passage: str = ""
    duty_id: int | None = None
    period_on: date | None = None
    done_why: str = ""
    files: Sequence[StoredFile] = ()

    @property
    def closed(self) -> bool:
        """Tell whether nothing is to be done any more."""
        return self.state in CLOSED

    @property
    def unclear(self) -> Sequence[str]:
        """Return which of the six «rõ» are still missing."""
        said = {
            "người": self.unit,
            "việc": self.title,
            "thời gian": self.due,
            "trách nhiệm": self.leader,
            "sản phẩm": self.product,
            "thẩm quyền": self.authority,
        }
        return [name for name, value in said.items() if not value]


@dataclass(frozen=True)
class TaskChange:
    """One line of a task's history: what was changed, from what to what, and why where a reason was given."""

    at: datetime
    what: str
    before: str = ""
    after: str = ""
    reason: str = ""


_NAMES = {
    "title": "Việc",
    "unit": "Đơn vị chủ trì",
    "cooperating": "Phối hợp",
    "leader": "Lãnh đạo phụ trách",
    "starts": "Bắt đầu",
    "due": "Thời hạn",
    "product": "Sản phẩm",
    "authority": "Thẩm quyền",
    "kind": "Loại việc",
    "state": "Trạng thái",
    "note": "Ghi chú",
    "files": "Tệp",
}


def changes_between(before: Task, after: Task, at: datetime, reason: str = "") -> Iterator[TaskChange]:
    """Tell what was changed, one line for each thing; the reason stands with state and due date."""
    for name, label in _NAMES.items():
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            why = reason if name in ("state", "due") else ""
            if name == "state" and after.done_why and after.state is TaskState.DONE:
                why = "; ".join(filter(None, (why, after.done_why)))
            yield TaskChange(at, label, _words(old), _words(new), why)


def differing(before: Sequence[Task], after: Sequence[Task]) -> list[str]:
    """Return the names of the fields in which any task differs from what it was."""
    pairs = list(zip(before, after, strict=True))
    names = [field.name for field in fields(Task)]
    return [name for name in names if any(getattr(old, name) != getattr(new, name) for old, new in pairs)]


def _words(value: object) -> str:
    match value:
        case None:
            return ""
        case StrEnum():
            return value.value
        case date():
            return date_screen(value)
        case str():
            return value
        case [*items]:
            return ", ".join(item.name if isinstance(item, StoredFile) else str(item) for item in items)
    return str(value)


def standing(task: Task, today: date) -> str:
    """Return how a task stands, with a sign that prints without colour: «! quá 3 ngày», «√ xong 12/11/2026»."""
    if task.state is TaskState.DONE:
        return f"√ xong {date_screen(task.done_on)}" if task.done_on else "√ đã xong"
    if task.due is None or task.closed:
        return task.state.value
    days = (task.due - today).days
    stuck = "vướng, " if task.state is TaskState.STUCK and days >= 0 else ""
    return f"{stuck}{days_standing(days)}"


def days_standing(days: int) -> str:
    """Return how a day stands that is so many days ahead, behind when negative: «! quá 3 ngày», «còn 5 ngày»."""
    if days < 0:
        return f"! quá {-days} ngày"
    return "hôm nay" if days == 0 else f"còn {days} ngày"


_AT_THE_END = 40  # characters before the words of reporting
_STUDY = ("hoc tap", "quan triet", "nghien cuu, hoc", "sinh hoat chuyen de")
_PLAN = (
    "xay dung ke hoach", "ban hanh ke hoach", "lap ke hoach", "chuong trinh hanh dong", "xay dung chuong trinh",
    "ban hanh van ban", "xay dung huong dan", "ban hanh huong dan", "cong van trien khai", "cu the hoa bang ke hoach",
    "cu the hoa thanh chuong trinh",
    "cu the hoa thanh ke hoach",
)  # fmt: skip


def kind_of(text: str) -> TaskKind:
    """Return the kind of task that a passage asks for, by its first words of doing."""
    plain = " ".join(fold(text).split())
    places = {
        TaskKind.REPORT: _first(
            plain, ("bao cao ket qua", "gui bao cao", "bao cao ve", "bao cao dinh ky", "tong hop, bao cao")
        ),
        TaskKind.PLAN: _first(plain, _PLAN),
        TaskKind.STUDY: _first(plain, _STUDY),
    }
    if plain.startswith(("bao cao", "tong hop bao cao", "so ket", "tong ket")):
        return TaskKind.REPORT
    if places[TaskKind.REPORT] > _AT_THE_END:
        places[TaskKind.REPORT] = -1  # the work is something else, which is reported on when it is done
    found = [(place, kind) for kind, place in places.items() if place >= 0]
    return min(found)[1] if found else TaskKind.WORK


def _first(text: str, phrases: Sequence[str]) -> int:
    return min((at for phrase in phrases if (at := text.find(phrase)) >= 0), default=-1)
