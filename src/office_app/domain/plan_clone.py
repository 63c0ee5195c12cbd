"""Last year's plan as the start of this year's: every day moved, every old symbol marked to be looked at again."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from office_app.domain.outgoing import DraftSection, OutgoingDraft, ReviewMark
from office_app.domain.symbol import parse_symbol
from office_app.domain.vietnamese import date_vi
from office_app.domain.working_days import WorkCalendar

MOVED = "Ngày dời từ kế hoạch cũ"
OLD_SYMBOL = "Văn bản viện dẫn của kế hoạch cũ"
OLD_YEAR = "Năm, quý hoặc tháng của kế hoạch cũ"

_DAY = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")
_WORDS = re.compile(r"ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})")
_SYMBOL = re.compile(r"\bsố\s+(\d+\s*[-/]\s*[^\s,;]+)", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d/\-–])(?:năm|tháng \d{1,2}/|quý [IV]+/)\s?(\d{4})(?![\d-])")


def cloned(draft: OutgoingDraft, years: int, calendar: WorkCalendar) -> OutgoingDraft:
    """Return a new draft with all its days moved on by ``years``, to working days, and marked for review.

    Days right behind the symbol of a cited paper stay: they are that paper's. Its traces and its directives are
    last year's and go; so do overrulings. Days of tasks and campaign move with the text.
    """
    marks: list[ReviewMark] = []
    sections = []
    for section in draft.sections:
        text, found = _moved_text(section, years, calendar)
        marks += found
        sections.append(replace(section, text=text, sources=()))
    campaign = draft.campaign
    if campaign is not None:
        campaign = replace(
            campaign,
            due=_moved(campaign.due, years, calendar),
            upper_due=None,  # the upper level has not set one yet
        )
    return replace(
        draft,
        id=None,
        subject=_next_years(draft.subject, years),
        sections=tuple(sections),
        tasks=tuple(
            replace(task, due=_moved(task.due, years, calendar), source=None) for task in draft.tasks
        ),
        campaign=campaign,
        dated=None,
        incoming_id=None,
        incoming_ids=(),
        back_plan=None,
        overruled=(),
        reviews=tuple(dict.fromkeys(marks)),
    )


def _moved(day: date | None, years: int, calendar: WorkCalendar) -> date | None:
    return None if day is None else calendar.on_or_before(_in_year(day, day.year + years))


def _in_year(day: date, year: int) -> date:
    return date(year, 2, 28) if (day.month, day.day) == (2, 29) else day.replace(year=year)


def _moved_text(section: DraftSection, years: int, calendar: WorkCalendar) -> tuple[str, list[ReviewMark]]:
    lines, marks = [], []
    for line in section.text.split("\n"):
        cited = [match.span() for match in _cited(line)]
        pieces, at = [], 0
        for match in sorted([*_DAY.finditer(line), *_WORDS.finditer(line)], key=lambda m: m.start()):
            day = _date(match)
            if day is None or any(start <= match.start() < end for start, end in cited):
                continue
            new = date_vi(calendar.on_or_before(_in_year(day, day.year + years)))
            new = new if match.re is _DAY else f"ngày {new}"
            pieces += [line[at : match.start()], new]
            marks.append(ReviewMark(section.key, new, f"{MOVED} ({date_vi(day)})"))
            at = match.end()
        moved_line = _next_years("".join([*pieces, line[at:]]), years, keep=bool(cited))
        if moved_line != "".join([*pieces, line[at:]]):
            marks += [ReviewMark(section.key, m[0], OLD_YEAR) for m in _YEAR.finditer(moved_line)]
        marks += [
            ReviewMark(section.key, m[1], OLD_SYMBOL) for m in _SYMBOL.finditer(line) if parse_symbol(m[1])
        ]
        lines.append(moved_line)
    return "\n".join(lines), marks


def _cited(line: str) -> Iterator[re.Match[str]]:
    """Yield each citation with the day that belongs to it: «số 26-NQ/TU, ngày 12/5/2026»."""
    yield from re.finditer(
        r"\bsố\s+\d+\s*[-/]\s*[^\s,;]+,?\s+ngày\s+(?:\d{1,2}/\d{1,2}/\d{4}|\d{1,2} tháng \d{1,2} năm \d{4})",
        line,
    )


def _next_years(text: str, years: int, *, keep: bool = False) -> str:
    if keep:
        return text
    return _YEAR.sub(lambda m: m[0][:-4] + str(int(m[1]) + years), text)


def _date(match: re.Match[str]) -> date | None:
    try:
        return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None
