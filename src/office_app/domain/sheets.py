"""What the office's inner sheets say, taken from the records: phiếu xử lý văn bản đến, lịch công tác tuần."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from office_app.domain.incoming import IncomingDocument, ObligationKind
from office_app.domain.outgoing import NUMBERED, OutgoingDocument
from office_app.domain.settings import OfficeSettings
from office_app.domain.study import Campaign, SessionState, StudySession
from office_app.domain.tasks import Task
from office_app.domain.vietnamese import date_vi, lower_first, upper_first

SLIP, WEEK = "phieu-xu-ly", "lich-cong-tac-tuan"
"""Names of the templates they are made with."""

_NAMED = 3  # units named one by one; more are counted
_MOST_PROPOSED = 6


@dataclass(frozen=True)
class WeekRecords:
    """What falls into a week. ``unit_names`` by id; ``sessions`` with the campaign each is for."""

    sessions: Sequence[tuple[Campaign, StudySession]]
    tasks: Sequence[Task]
    unit_names: Mapping[int, str]


def slip_data(
    document: IncomingDocument,
    tasks: Sequence[Task],
    answers: Sequence[OutgoingDocument],
    settings: OfficeSettings,
) -> dict[str, object]:
    """Return the data of a phiếu xử lý; what nobody has decided yet is left for the pen."""
    ours = [one for one in document.obligations if one.ours]
    units = list(dict.fromkeys(task.unit for task in tasks if task.unit))
    dues = [task.due for task in tasks if task.due]
    asked = [" ".join(one.text.split()) for one in ours if one.kind is ObligationKind.ASSIGNMENT]
    issued = [paper for paper in answers if paper.state in NUMBERED and paper.issued_on]
    results = [
        f"{paper.draft.doc_type} số {paper.symbol}, ngày {date_vi(paper.issued_on)}"
        for paper in issued
        if paper.issued_on
    ]
    return {
        "so_den": f"{document.arrival_number or 0:02d}",
        "ngay_den": document.arrived_on,
        "van_ban": {
            "loai": document.doc_type,
            "so": document.symbol,
            "ngay": document.issued_on,
            "co_quan": document.issuer,
            "ve": document.subject,
        },
        "do_khan": document.urgency,
        "han": min((one.due for one in ours if one.due), default=None),
        "de_xuat": [upper_first(text) for text in dict.fromkeys(asked)][:_MOST_PROPOSED],
        "chu_tri": units[0] if units else None,
        "phoi_hop": units[1:],
        "han_noi_bo": max(dues, default=None),
        "ket_qua": f"Đã ban hành {'; '.join(results)}" if results else None,
        "van_phong": f"Văn phòng {settings.party_committee}",
    }


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def week_data(monday: date, records: WeekRecords, settings: OfficeSettings) -> dict[str, object]:
    """Return the data of the timetable of the week that begins on ``monday``: sessions and due work, by day."""
    entries = [*_sessions(records), *(_due(task) for task in records.tasks if task.due)]
    last = max([monday + timedelta(days=4), *(entry[0] for entry in entries)])
    return {
        "co_quan": f"Thường trực {settings.party_committee}",
        "tuan": monday.isocalendar().week,
        "tu_ngay": monday,
        "toi_ngay": last,
        "lich": [data for _, _, data in sorted(entries, key=lambda entry: entry[:2])],
    }


def in_week(day: date | None, monday: date) -> bool:
    return day is not None and monday <= day < monday + timedelta(days=7)


def is_met(session: StudySession, monday: date) -> bool:
    """Tell whether a session is, or was, held in the week."""
    return session.state in (SessionState.PLANNED, SessionState.HELD) and in_week(session.day, monday)


def is_due(task: Task, monday: date) -> bool:
    return not task.closed and in_week(task.due, monday)


_Entry = tuple[date, str, dict[str, object]]


def _sessions(records: WeekRecords) -> list[_Entry]:
    """Return one entry for the sessions of a campaign at one time: forty chi bộ are not forty lines."""
    grouped: dict[tuple[date, str, str], list[StudySession]] = {}
    for campaign, session in records.sessions:
        key = (session.day, session.starts_at, campaign.title)
        grouped.setdefault(key, []).append(session)
    return [
        (day, starts_at or "~", _meeting(day, starts_at, title, sessions, records.unit_names))
        for (day, starts_at, title), sessions in grouped.items()
    ]


def _meeting(
    day: date, starts_at: str, title: str, sessions: Sequence[StudySession], names: Mapping[int, str]
) -> dict[str, object]:
    units = [names[session.unit_id] for session in sessions if session.unit_id in names]
    few = ", ".join(units) if len(units) <= _NAMED else f"{len(units)} chi bộ, đảng bộ trực thuộc"
    places = list(dict.fromkeys(session.place for session in sessions if session.place))
    led = list(dict.fromkeys(session.rapporteur for session in sessions if session.rapporteur))
    return {
        "ngay": day,
        "gio": _hour(starts_at),
        "noi_dung": f"Hội nghị {lower_first(title)}",
        "chu_tri": f"Báo cáo viên: {', '.join(led)}" if 0 < len(led) <= _NAMED else "",
        "thanh_phan": few,
        "dia_diem": places[0] if len(places) == 1 else "Tại chi bộ" if not places else "Nhiều nơi",
    }


def _hour(starts_at: str) -> str:
    """Return «7 giờ 30» of «07:30»; a day without an hour is not a whole day of meeting."""
    hour, _, minute = starts_at.partition(":")
    if not hour.isdecimal():
        return "Trong ngày"
    return f"{int(hour)} giờ {minute}" if minute.strip("0") else f"{int(hour)} giờ"


def _due(task: Task) -> _Entry:
    assert task.due is not None
    return (
        task.due,
        "~~",
        {
            "ngay": task.due,
            "gio": "Hạn trong ngày",
            "noi_dung": task.title,
            "chu_tri": task.leader or task.unit,
            "thanh_phan": "; ".join([task.unit, *task.cooperating])
            if task.leader
            else "; ".join(task.cooperating),
            "dia_diem": "",
        },
    )
