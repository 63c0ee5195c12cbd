"""Checks of the days and the cited papers of a draft."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from office_app.domain.back_planning import DayKey
from office_app.domain.outgoing import DraftSection, Finding, Mending, OutgoingDraft, Place
from office_app.domain.superseding import Change, Superseded
from office_app.domain.symbol import parse_symbol, symbol_key
from office_app.domain.vietnamese import date_vi, fold
from office_app.domain.working_days import WorkCalendar

_DAY = re.compile(r"(?<![\d/\-])(\d{1,2})([/\-])(\d{1,2})\2(\d{4})(?![\d/\-])")
_CITED = re.compile(
    r"(?P<word>[Ss]ố:?)\s+(?P<symbol>\d+[A-Za-z]?\s?[-/]\s?[^\s,;()]+)(?P<comma>,?)"
    r"(?:\s+ngày\s+(?P<day>\d{1,2}[/\-]\d{1,2}[/\-]\d{4}))?"
)
_STATE = re.compile(r"\d+\s?/")
_WEEKDAYS = ("hai", "ba", "tu", "nam", "sau", "bay")
_WEEKDAY_NAMES = ("Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy")
_WITH_WEEKDAY = re.compile(
    r"(?P<named>[Tt]hứ\s+(?P<which>[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy)|[Cc]hủ\s+[Nn]hật)"
    r"(?P<between>,?\s*\(?(?:ngày\s+)?)(?P<day>\d{1,2}/\d{1,2}/\d{4})"
)


def cited_symbols(draft: OutgoingDraft) -> list[str]:
    """Return the symbols of the papers that the draft cites, each once."""
    found = (match["symbol"] for section in draft.sections for match in _CITED.finditer(section.text))
    return list({symbol_key(one): one.rstrip(".") for one in found if parse_symbol(one)}.values())


def base_findings(
    draft: OutgoingDraft, known: frozenset[str], superseded: Sequence[Superseded]
) -> Iterator[Finding]:
    """Yield what is wrong with the papers cited: not in the register, replaced, not in citation form.

    Args:
        known: keys of symbols that the registers hold.
        superseded: what later papers of the register say of those cited.
    """
    opening = draft.sections[0] if draft.sections else None
    if opening is not None and draft.type_code in ("KH", "QĐ", "CTr") and not _CITED.search(opening.text):
        yield Finding(False, "Phần mở đầu chưa viện dẫn căn cứ nào.", opening.key, "can_cu.khong_co")
    for section in draft.sections:
        for match in _CITED.finditer(section.text):
            yield from _form(section, match)
            key = symbol_key(match["symbol"])
            if section is opening and parse_symbol(match["symbol"]) and key not in known:
                text = f"Căn cứ số {match['symbol'].rstrip('.')} chưa có trong sổ văn bản đến."
                yield Finding(False, text, section.key, "can_cu.chua_vao_so")
            for told in superseded:
                if symbol_key(told.earlier.symbol) == key:
                    yield _superseded(section, match, told)


def _superseded(section: DraftSection, match: re.Match[str], told: Superseded) -> Finding:
    replaced = told.change is Change.REPLACED
    verb = "đã bị thay thế bởi" if replaced else "đã được sửa đổi, bổ sung bởi"
    text = f"Văn bản số {match['symbol'].rstrip('.')} {verb} văn bản số {told.by_symbol}."
    return Finding(replaced, text, section.key, "can_cu.het_hieu_luc" if replaced else "can_cu.sua_doi")


def _form(section: DraftSection, match: re.Match[str]) -> Iterator[Finding]:
    """Yield a citation that is not «số …, ngày … của …»; state papers have no comma. Source: 693-QĐ/VPTW."""
    if parse_symbol(match["symbol"]) is None:
        return
    old, day = match[0], match["day"]
    comma = "," if day and not _STATE.match(match["symbol"]) else ""
    word = "số" if match["word"].endswith(":") else match["word"]
    new = f"{word} {match['symbol']}{comma}" + (f" ngày {_slashed(day)}" if day else match["comma"])
    if new != old and (day or word != match["word"]):
        text = f"Viện dẫn «{old}» chưa đúng thể thức: «{new}»."
        change = Mending("Sửa viện dẫn", Place.SECTION, old, new)
        yield Finding(False, text, section.key, "can_cu.trich_dan", change)


def _slashed(day: str) -> str:
    found = _date(day)
    return date_vi(found) if found else day


def day_findings(draft: OutgoingDraft, calendar: WorkCalendar, issued_on: date) -> Iterator[Finding]:
    """Yield days that do not exist, are no working days, lie behind the upper ones or before the issue."""
    own = _own_days(draft)
    upper = (
        draft.back_plan.upper_due if draft.back_plan else draft.campaign.upper_due if draft.campaign else None
    )
    last = (draft.back_plan.report_due if draft.back_plan else None) or upper
    for section in draft.sections:
        cited = [match.span() for match in _CITED.finditer(section.text)]
        for match in _DAY.finditer(section.text):
            inside = any(start <= match.start() < end for start, end in cited)
            day = _date(match[0])
            if day is None:
                yield Finding(True, f"Không có ngày {match[0]}.", section.key, "ngay.khong_co")
            elif not inside:
                yield from _writing(section, match, day)
                if day in own:
                    yield from _own_day(section, day, calendar, last, issued_on)
        yield from _weekdays(section)
    yield from _tasks_and_campaign(draft, calendar, issued_on)
    for problem in draft.back_plan.problems if draft.back_plan else ():
        yield Finding(False, problem, None, "ngay.ke_hoach")


def _own_days(draft: OutgoingDraft) -> set[date]:
    planned = draft.back_plan.days if draft.back_plan else ()
    days = {one.day for one in planned if not one.upper and one.key is not DayKey.PLAN}
    days |= {task.due for task in draft.tasks if task.due}
    return days | ({draft.campaign.due} if draft.campaign and draft.campaign.due else set())


def _writing(section: DraftSection, match: re.Match[str], day: date) -> Iterator[Finding]:
    if match[0] != date_vi(day):
        text = f"Ngày «{match[0]}» viết thành «{date_vi(day)}»."
        change = Mending("Viết lại ngày", Place.SECTION, match[0], date_vi(day))
        yield Finding(False, text, section.key, "ngay.cach_viet", change)


def _own_day(
    section: DraftSection, day: date, calendar: WorkCalendar, last: date | None, issued_on: date
) -> Iterator[Finding]:
    if not calendar.works(day):
        better = calendar.before(day)
        text = f"Ngày {date_vi(day)} là ngày nghỉ."
        change = Mending(f"Đổi thành {date_vi(better)}", Place.DUE, day.isoformat(), better.isoformat())
        yield Finding(False, text, section.key, "ngay.nghi", change)
    if last is not None and day >= last:
        # A day that cannot be kept any more is told once, with the plan's problems.
        attainable = calendar.before(last) >= issued_on
        text = f"Ngày {date_vi(day)} không trước thời hạn của cấp trên {date_vi(last)}."
        better = calendar.before(last)
        change = Mending(f"Đổi thành {date_vi(better)}", Place.DUE, day.isoformat(), better.isoformat())
        yield Finding(attainable, text, section.key, "ngay.sau_cap_tren", change if attainable else None)


def _weekdays(section: DraftSection) -> Iterator[Finding]:
    for match in _WITH_WEEKDAY.finditer(section.text):
        day = _date(match["day"])
        if day is None:
            continue
        said = _WEEKDAYS.index(fold(match["which"])) if match["which"] else 6
        if said != day.weekday():
            right = "Chủ nhật" if day.weekday() == 6 else f"thứ {_WEEKDAY_NAMES[day.weekday()]}"
            text = f"Ngày {match['day']} là {right}, không phải {match['named']}."
            new = right + match["between"] + match["day"]
            change = Mending(f"Sửa thành {right}", Place.SECTION, match[0], new)
            yield Finding(True, text, section.key, "ngay.thu", change)


def _tasks_and_campaign(draft: OutgoingDraft, calendar: WorkCalendar, issued_on: date) -> Iterator[Finding]:
    campaign = draft.campaign
    due = campaign.due if campaign else None
    if campaign and due and campaign.upper_due and due > campaign.upper_due:
        text = f"Hạn của chi bộ {date_vi(due)} sau hạn của cấp trên {date_vi(campaign.upper_due)}."
        yield Finding(calendar.before(campaign.upper_due) >= issued_on, text, None, "dot_hoc.sau_cap_tren")
    if due is not None and due < issued_on:
        text = f"Hạn của chi bộ {date_vi(due)} trước ngày ban hành {date_vi(issued_on)}: xem lại thời gian."
        yield Finding(False, text, None, "dot_hoc.da_qua")
    if due is not None and any(s.text for s in draft.sections) and not _says(draft, due):
        text = f"Hạn của chi bộ {date_vi(due)} trong đợt học tập không có trong nội dung."
        yield Finding(False, text, None, "dot_hoc.khac_noi_dung")
    if campaign and not campaign.unit_ids:
        text = "Chưa có chi bộ nào trong đợt học tập: nhập danh sách chi bộ trước."
        yield Finding(False, text, None, "dot_hoc.khong_chi_bo")
    if over := [task for task in draft.tasks if task.due is not None and task.due < issued_on]:
        text = f"{len(over)} việc có hạn trước ngày ban hành {date_vi(issued_on)}."
        yield Finding(False, text, None, "viec.da_qua")
    for task in draft.tasks:
        if task.due and not calendar.works(task.due):
            better = calendar.before(task.due)
            change = Mending(
                f"Đổi thành {date_vi(better)}", Place.DUE, task.due.isoformat(), better.isoformat()
            )
            text = f"Hạn {date_vi(task.due)} của {task.unit} rơi vào ngày nghỉ."
            yield Finding(False, text, None, "viec.ngay_nghi", change)


def _says(draft: OutgoingDraft, day: date) -> bool:
    return any(date_vi(day) in section.text for section in draft.sections)


def _date(text: str) -> date | None:
    day, month, year = (int(part) for part in re.split(r"[/\-]", text))
    try:
        return date(year, month, day)
    except ValueError:
        return None
