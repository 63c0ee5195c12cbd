"""Days ahead as an iCalendar file (RFC 5545), as Outlook, Google Calendar and telephones open it."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

from office_app.domain.days_ahead import CalendarEntry

_LINE = 75  # octets of a line without its end
_ZONE = "Asia/Ho_Chi_Minh"
_DEFAULT_MINUTES = 90
_HEAD = (
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Van phong Dang uy//Theo doi//VI",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    "X-WR-CALNAME:Văn phòng Đảng ủy",
    f"X-WR-TIMEZONE:{_ZONE}",
    "BEGIN:VTIMEZONE",
    f"TZID:{_ZONE}",
    "BEGIN:STANDARD",
    "DTSTART:19750613T000000",
    "TZOFFSETFROM:+0700",
    "TZOFFSETTO:+0700",
    "TZNAME:+07",
    "END:STANDARD",
    "END:VTIMEZONE",
)


def calendar_file(entries: Sequence[CalendarEntry], made_at: datetime, mark: str = "") -> bytes:
    """Return the file. ``made_at`` has its zone; the same entry has the same UID in every file.

    ``mark`` stands before each title; entries that bear it never take the place of those without.
    """
    events = (line for entry in entries for line in _event(entry, made_at, mark))
    lines = [*_HEAD, *events, "END:VCALENDAR"]
    return b"".join(_folded(line) for line in lines)


def _event(entry: CalendarEntry, made_at: datetime, mark: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.key}{'-lam-thu' if mark else ''}@van-phong-dang-uy"
    yield f"DTSTAMP:{made_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    start = _start(entry)
    if start is None:
        yield f"DTSTART;VALUE=DATE:{_day(entry.day)}"
        yield f"DTEND;VALUE=DATE:{_day(entry.day + timedelta(days=1))}"
        yield "TRANSP:TRANSPARENT"
    else:
        end = start + timedelta(minutes=entry.minutes or _DEFAULT_MINUTES)
        yield f"DTSTART;TZID={_ZONE}:{_moment(start)}"
        yield f"DTEND;TZID={_ZONE}:{_moment(end)}"
    yield f"SUMMARY:{_escaped(': '.join(filter(None, (mark, entry.title))))}"
    for name, text in (
        ("DESCRIPTION", entry.text),
        ("LOCATION", entry.place),
        ("CATEGORIES", entry.category),
    ):
        if text:
            yield f"{name}:{_escaped(text)}"
    yield "END:VEVENT"


def _start(entry: CalendarEntry) -> datetime | None:
    try:
        return datetime.combine(entry.day, time.fromisoformat(entry.starts_at)) if entry.starts_at else None
    except (
        ValueError
    ):  # an hour as somebody wrote it before hours were checked: the day is right all the same
        return None


def _day(day: date) -> str:
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


def _moment(at: datetime) -> str:
    return f"{_day(at.date())}T{at.hour:02d}{at.minute:02d}00"


def _escaped(text: str) -> str:
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    for sign, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        plain = plain.replace(sign, written)
    return "".join(ch for ch in plain if ch == "\t" or ch >= " ")


def _folded(line: str) -> bytes:
    """Return the line with its end, folded so that no piece is longer than allowed and no letter is cut."""
    pieces: list[bytes] = []
    piece = b""
    for letter in line:
        octets = letter.encode("utf-8")
        if len(piece) + len(octets) > _LINE - (1 if pieces else 0):
            pieces.append(piece)
            piece = b""
        piece += octets
    pieces.append(piece)
    return b"\r\n ".join(pieces) + b"\r\n"
