"""A notice in the tray of what the day begins with: when the program starts, and each morning while it stays open.

Where there is no tray nothing is shown; what has come round is made into tasks all the same.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from office_app.domain.days_ahead import MorningNotice
from office_app.domain.errors import AppError
from office_app.gui.jobs.run_for import run_for
from office_app.gui.room import RoomServices
from office_app.gui.state_file import StateFile
from office_app.gui.widgets.bring_forward import bring_forward
from office_app.shipped import resource
from office_app.use_cases.progress import Progress

if TYPE_CHECKING:
    from office_app.bootstrap import Office

MORNING = 7  # o'clock
LOOK_EVERY = 5 * 60 * 1000  # milliseconds; a PC that slept over night is noticed soon after
_SHOWN_FOR = 15000
_KEY, _OFF = "notice/tray", "off"
_NAME = "Văn phòng Đảng ủy"


def notice_wanted(state: StateFile) -> bool:
    """Tell whether the office wants notices in the tray; it does until it says otherwise."""
    return state.text(_KEY) != _OFF


def want_notice(state: StateFile, wanted: bool) -> None:
    state.set_text(_KEY, "" if wanted else _OFF)


class TrayNotice(QObject):
    """Looks now and then whether a new day has begun; ``told`` says what was shown."""

    told = Signal(str)

    def __init__(
        self,
        office: "Office",
        services: RoomServices,
        window: QWidget,
        clock: Callable[[], datetime] | None = None,
    ) -> None:
        super().__init__(window)
        self._office, self._services, self._window = office, services, window
        self._clock = clock or office.opened.now
        self._told_on: date | None = None
        self._looking = False
        self._target = "week"
        self._tray: QSystemTrayIcon | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Tell what the day begins with, unless that was told today or it is not morning yet."""
        now = self._clock()
        if self._looking or now.date() == self._told_on:
            return
        if self._told_on is not None and now.hour < MORNING:
            return
        self._looking = True
        office = self._office

        def work(progress: Progress) -> tuple[int, MorningNotice]:
            return office.make_due_tasks(), office.morning_notice()

        def done(found: tuple[int, MorningNotice]) -> None:
            self._looking, self._told_on = False, now.date()
            self._looked(found)

        # A notice that cannot be read is no reason to disturb: the rooms tell of the fault, the next look tries again.
        run_for(self, self._services.runner)(work, on_done=done, on_failed=self._not_looked)

    def put_away(self) -> None:
        """Take the icon out of the tray and look no more; the office is about to close."""
        self._timer.stop()
        if self._tray is not None:
            self._tray.hide()

    def open_room(self) -> None:
        """Bring the window forward with what was told of."""
        bring_forward(self._window)
        self._services.navigate("tasks", self._target)

    def _not_looked(self, error: AppError) -> None:
        self._looking = False

    def _looked(self, found: tuple[int, MorningNotice]) -> None:
        made, notice = found
        if made:
            self._services.data_changed()
        if not notice.words or not notice_wanted(self._services.state):
            if self._tray is not None:
                self._tray.hide()
            return
        self._target = "overdue" if notice.overdue else "week"
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._show(notice)
        self.told.emit(notice.words)

    def _show(self, notice: MorningNotice) -> None:
        icon = QIcon(str(resource("icons", "app.svg")))
        if self._tray is None:
            self._tray = QSystemTrayIcon(icon, self)
            self._tray.messageClicked.connect(self.open_room)
            self._tray.activated.connect(lambda _reason: self.open_room())
        self._tray.setToolTip(f"{_NAME}\n{notice.words}")
        self._tray.show()
        lines = "\n".join((notice.words, *(f"• {title}" for title in notice.titles)))
        self._tray.showMessage(_NAME, lines, icon, _SHOWN_FOR)
