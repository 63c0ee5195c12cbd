"""Last days of which only the number is given: «báo cáo tháng 5 gửi trước ngày 20»."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from office_app.domain.incoming import Certainty, Deadline, Span
from office_app.recognition.dates import mentions
from office_app.recognition.dates_relative import month_span
from office_app.recognition.deadline_scene import Scene
from office_app.recognition.scents import Places

_DAY_ALONE = re.compile(
    r"ngày\s+(?P<day>0?[1-9]|[12]\d|3[01])(?=\s*[,.;)|]\s|\s*[.;)|]?$|\s+(?:để|tháng\s+này)(?!\w))",
    re.MULTILINE,
)
_BY = re.compile(r"(?<!\w)(?:trước|chậm nhất|muộn nhất)\s+(?:là\s+|vào\s+|đến\s+)?$")


def days_alone(low: str, start: int, end: int) -> Places:
    """Return where in a part of a text in small letters a day stands without its month."""
    return Places(match.start() for match in _DAY_ALONE.finditer(low, start, end))


def on_a_day_alone(scene: Scene, start: int, end: int) -> Iterator[Deadline]:
    """Yield «báo cáo tháng 5 gửi trước ngày 20»: a day with its month, if any, earlier in the sentence."""
    for match in _DAY_ALONE.finditer(scene.low, start, end):
        by = _BY.search(scene.low, max(start, match.start() - 24), match.start())
        if by is None:
            continue
        left, _ = scene.sentence(by.start())
        near = list(mentions(scene.low, max(left, by.start() - 60), by.start(), scene.today))
        month = near[-1].first if near and near[-1].unit == "month" else None
        due = _next_day(int(match["day"]), month or scene.today)
        if due is None or (scene.today and due < scene.today) or (near and not month):
            continue
        reason = f"Chỉ ghi ngày {match['day']}; hiểu là ngày {due.day}/{due.month}/{due.year}."
        certainty = Certainty.LIKELY if month else Certainty.GUESS
        span = Span(by.start(), match.end())
        yield Deadline(
            scene.text[span.start : span.end],
            due,
            year_inferred=True,
            span=span,
            certainty=certainty,
            reason=reason,
        )


def _next_day(day: int, since: date | None) -> date | None:
    """Return the next day of that number, on or after ``since``; None when there is none within two months."""
    if since is None:
        return None
    first = since.replace(day=1)
    for month in (first, month_span(first.year, first.month)[1] + timedelta(days=1)):
        if day <= month_span(month.year, month.month)[1].day and month.replace(day=day) >= since:
            return month.replace(day=day)
    return None
