"""A date as offices write it: dd/MM/yyyy, typed with or without separators, and allowed to be empty."""

import datetime
import re
from collections.abc import Callable

from PySide6.QtCore import QDate, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QMenu, QVBoxLayout, QWidget, QWidgetAction

from office_app.gui.look.theme import ThemeController, set_property

Today = datetime.date | Callable[[], datetime.date]
"""A day, or what tells it: whatever lives longer than a day asks the clock each time."""

NO_DAY = "Không phải ngày hợp lệ. Ví dụ: 25/12/2026"
_EARLIEST = 1900
_LATEST = 50  # years from now; further on is a slip of the keys, and whatever is due then would never be late
_NEAR = 20  # years from now; a year of two figures that is further on is of the century before
_PARTS = re.compile(r"^\s*(\d{1,2})\s*[/\-. ]\s*(\d{1,2})(?:\s*[/\-. ]\s*(\d{2}|\d{4}))?\s*$")
_RUN = re.compile(r"^\s*(\d{2})(\d{2})(\d{2}|\d{4})?\s*$")


def parse_date(text: str, today: datetime.date) -> datetime.date | None:
    """Read ``5/3``, ``05032026``, ``5-3-26``; a year left out is this one.

    None when it is no date, or one that no office writes.
    """
    day = _day_in(text, today)
    return day if day is not None and day.year in _years(today) else None


def _day_in(text: str, today: datetime.date) -> datetime.date | None:
    match = _PARTS.match(text) or _RUN.match(text)
    if match is None:
        return None
    day, month, year = match.groups()
    number = today.year if year is None else int(year)
    if year is not None and len(year) == 2:
        number += 2000 if 2000 + number <= today.year + _NEAR else 1900
    try:
        return datetime.date(number, int(month), int(day))
    except ValueError:
        return None


def _years(today: datetime.date) -> range:
    return range(_EARLIEST, today.year + _LATEST + 1)


def format_date(day: datetime.date | None) -> str:
    """Return dd/MM/yyyy, "" for None."""
    return "" if day is None else f"{day:%d/%m/%Y}"


class DateField(QLineEdit):
    """Arrow up and down move by a day; F4 or the picture opens a calendar.

    Args:
        today: the present day by the office's clock, for a year left out and for the calendar.
        day: what it begins with; None leaves it empty, or shows today where it follows.
        follows: as long as it shows today it goes on with the clock, whenever it or its window comes to the front.
    """

    date_changed = Signal(object)  # date or None

    def __init__(
        self,
        theme: ThemeController,
        today: Today,
        day: datetime.date | None = None,
        parent: QWidget | None = None,
        *,
        follows: bool = False,
    ) -> None:
        super().__init__("", parent)
        self._theme, self._today = theme, today
        self._begun = self._now() if follows else None
        self._day = self._given = day or self._begun  # as given, a day of any year is taken
        self.setText(format_date(self._day))
        self.setPlaceholderText("dd/mm/yyyy")
        self.setMinimumWidth(theme.px(124))
        self._picture = self.addAction(
            theme.icon("calendar", "faint"), QLineEdit.ActionPosition.TrailingPosition
        )
        self._picture.setToolTip("Chọn trên lịch (F4)")
        self._picture.triggered.connect(self.open_calendar)
        self.editingFinished.connect(self._settle)
        self.textEdited.connect(self._typed)

    @property
    def date(self) -> datetime.date | None:
        """The date as typed so far; None when empty or not a date."""
        day = _day_in(self.text(), self._now())
        return day if day == self._given else parse_date(self.text(), self._now())

    @property
    def why(self) -> str:
        """Say why what stands in it is no day that can be taken."""
        typed, years = self.text().strip(), _years(self._now())
        if not typed:
            return NO_DAY
        if _day_in(typed, self._now()) is None:
            return f"«{typed}» không phải là ngày. Ví dụ: 25/12/2026."
        return f"«{typed}»: năm phải từ {years[0]} đến {years[-1]}."

    @property
    def valid(self) -> bool:
        """False while something is typed that is no date."""
        return not self.text().strip() or self.date is not None

    def set_date(self, day: datetime.date | None) -> None:
        self._given = day
        self.setText(format_date(day))
        self.show_validity()
        self._tell(day)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.WindowActivate):
            self._go_with_clock()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F4:
            self.open_calendar()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and (day := self.date or self._now()):
            beside = day + datetime.timedelta(1 if event.key() == Qt.Key.Key_Up else -1)
            if beside.year in _years(self._now()):
                self.set_date(beside)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._settle()

    def open_calendar(self, checked: bool = False) -> None:
        menu = QMenu(self)
        holder = QFrame()
        calendar = QCalendarWidget()
        calendar.setGridVisible(False)
        self._dress_calendar(calendar)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        shown, years = self.date or self._now(), _years(self._now())
        calendar.setDateRange(QDate(years[0], 1, 1), QDate(years[-1], 12, 31))
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        QVBoxLayout(holder).addWidget(calendar)
        action = QWidgetAction(menu)
        action.setDefaultWidget(holder)
        menu.addAction(action)

        def choose(day: QDate) -> None:
            self.set_date(datetime.date(day.year(), day.month(), day.day()))
            menu.close()

        calendar.clicked.connect(choose)
        calendar.activated.connect(choose)
        menu.exec(self.mapToGlobal(QPoint(0, self.height())))
        menu.deleteLater()

    def _dress_calendar(self, calendar: QCalendarWidget) -> None:
        # Qt paints weekends in a red of its own, whatever the style sheet says.
        plain, soft = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(self._theme.color("ink"))
        soft.setForeground(self._theme.color("soft"))
        soft.setBackground(QColor(self._theme.tokens.panel))
        calendar.setHeaderTextFormat(soft)
        weekend = QTextCharFormat()
        weekend.setForeground(self._theme.color("late"))
        for day in Qt.DayOfWeek:
            off = day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)
            calendar.setWeekdayTextFormat(day, weekend if off else plain)

    def _typed(self, text: str) -> None:
        self._tell(self.date)
        if self.valid:
            self.show_validity()

    def _settle(self) -> None:
        if (day := self.date) is not None:
            self.setText(format_date(day))
        self.show_validity()
        self._tell(day)

    def show_validity(self) -> None:
        """Mark what is typed if it is no date."""
        set_property(self, "state", "" if self.valid else "late")
        self.setToolTip("" if self.valid else self.why)

    def _tell(self, day: datetime.date | None) -> None:
        if day != self._day:
            self._day = day
            self.date_changed.emit(day)

    def _go_with_clock(self) -> None:
        now, begun = self._now(), self._begun
        if begun is not None and begun != now:
            self._begun = now
            if self.date == begun:
                self.set_date(now)

    def _now(self) -> datetime.date:
        return self._today() if callable(self._today) else self._today
