"""Single cells of a member list as values: texts, birth dates, leaves."""

import re
from datetime import date, datetime, timedelta

from office_app.domain.organisation import LeaveKind
from office_app.domain.vietnamese import date_screen, fold

_ADULT = 18  # nobody is admitted younger. Source: Điều lệ Đảng, Điều 1.
_OLDEST = 110
_YES = {"x", "co", "mien", "1", "true", "v", "duoc mien", "da mien", "dung"}
_NO = {"", "0", "k", "khong", "false", "-", "chua", "sai", "khong mien", "khong vang", "co mat"}
_AWAY = (
    "vang", "tam vang", "di vang", "sinh hoat tam thoi", "chuyen sinh hoat tam thoi", "di lam", "lam an xa",
    "o nuoc ngoai",
)  # fmt: skip
_BARE_AWAY = {"vang", "vang dai ngay", "tam vang", "di vang", "sinh hoat tam thoi"}


def birth(value: object, today: date) -> tuple[date | None, str]:
    """Return the day and a warning; a year alone becomes 1 January, which ``organisation`` knows to be inexact."""
    day, warning = _read_birth(value, today)
    if day is None:
        return None, warning
    if day > today:
        return None, f"{date_screen(day)} ở sau hôm nay; để trống ngày sinh"
    if today.year - day.year > _OLDEST:
        return None, f"năm sinh {day.year} quá xa; để trống ngày sinh"
    if today.year - day.year < _ADULT:
        warning = f"sinh ngày {date_screen(day)}, chưa đủ {_ADULT} tuổi"
    return day, warning


def wrong_birth(day: date, today: date) -> str:
    """Return in Vietnamese why no member was born on a day; "" when one may have been."""
    if today.year - day.year > _OLDEST:
        return f"năm sinh {day.year} quá xa, kiểm tra lại"
    of_age = (today.year - day.year, today.month, today.day) >= (_ADULT, day.month, day.day)
    return "" if of_age else f"sinh ngày {date_screen(day)} thì chưa đủ {_ADULT} tuổi, kiểm tra lại năm sinh"


def _read_birth(value: object, today: date) -> tuple[date | None, str]:
    if isinstance(value, datetime):
        return value.date(), ""
    if isinstance(value, date):
        return value, ""
    text = "".join(cell_text(value).split())
    if not text:
        return None, ""
    if re.fullmatch(r"(19|20)\d\d", text):
        return date(
            int(text), 1, 1
        ), f"chỉ có năm sinh {text}; đã biết ngày sinh thì giữ ngày ấy, chưa biết thì ghi 01/01/{text}"
    if re.fullmatch(r"\d{4,5}", text) and 5000 <= int(text) <= 45000:
        return date(1899, 12, 30) + timedelta(days=int(text)), ""  # a date that Excel shows as a number
    match = re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:T?00:00:00)?", text)
    if match:
        return _date(text, *map(int, match.groups()))
    match = re.fullmatch(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})", text)
    if match:
        day, month, year = map(int, match.groups())
        short = year < 100
        if short:
            year += 2000 if 2000 + year <= today.year - _ADULT else 1900
        made, warning = _date(text, year, month, day)
        return made, warning or (f"năm viết tắt «{text}», hiểu là {year}" if short else "")
    return None, f"«{cell_text(value)}» không phải ngày; để trống ngày sinh"


def _date(text: str, year: int, month: int, day: int) -> tuple[date | None, str]:
    try:
        return date(year, month, day), ""
    except ValueError:
        return None, f"«{text}» không phải ngày; để trống ngày sinh"


def leave(value: object, meant: LeaveKind) -> tuple[LeaveKind | None, str, str]:
    """Return why a member is not called, the reason given, and a warning when the cell does not say so clearly.

    Args:
        meant: what a bare «x» in the column stands for.
    """
    if isinstance(value, date):  # datetime too: the day since when
        return meant, "", ""
    said = cell_text(value)
    text = " ".join(fold(said).split())
    if text in _NO:
        return None, "", ""
    if text in _YES:
        return meant, "", ""
    if text.startswith("mien"):
        return LeaveKind.EXEMPT, "", ""
    if text.startswith(_AWAY):
        return LeaveKind.AWAY, "" if text in _BARE_AWAY else said, ""
    if meant is LeaveKind.AWAY:
        return meant, said, ""
    return None, "", f"«{said}» không rõ có miễn hay vắng; ghi là không"


def cell_text(value: object) -> str:
    """Return a cell as text, a whole number without its «.0»."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
