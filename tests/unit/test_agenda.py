"""The days ahead on the first screen: what is late stands together, each kind leading to where it can be seen."""

from datetime import date, timedelta

from office_app.domain.incoming import IncomingFilter
from office_app.domain.overview import AgendaItem
from office_app.gui.overview.overview_presenter import _agenda_lines

TODAY = date(2026, 11, 23)


def late(kind: str, days: int, at: int) -> AgendaItem:
    return AgendaItem(TODAY - timedelta(days=days), f"{kind} {at}", "", kind, at, days)


def test_given_many_late_when_listed_then_tasks_and_upper_dates_are_told_apart() -> None:
    items = [*(late("task", 3, n) for n in range(3)), *(late("obligation", 9, n) for n in range(4))]
    ahead = AgendaItem(TODAY + timedelta(days=1), "Học tập 79-NQ/TW", "Chi bộ Thôn Đông", "session", 7)
    own, upper, last = _agenda_lines([*items, ahead], TODAY)
    assert (own.title, own.detail, own.room) == ("3 nhiệm vụ đã quá hạn", "lâu nhất từ 20/11/2026", "tasks")
    assert upper.title == "4 thời hạn cấp trên giao đã qua"
    assert (upper.room, upper.target) == ("incoming", IncomingFilter(due_until=TODAY - timedelta(days=1)))
    assert last.title == "Học tập 79-NQ/TW"


def test_given_few_late_when_listed_then_each_has_its_line() -> None:
    lines = _agenda_lines([late("task", 1, 1), late("obligation", 2, 2)], TODAY)
    assert [line.title for line in lines] == ["Task 1", "Obligation 2"]
