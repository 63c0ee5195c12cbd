"""The rooms of the window: made when first visited, told when what they show was changed by somebody else."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from office_app.gui.look.theme import ThemeController
from office_app.gui.room import Command, MissingRoom, RoomPage, RoomServices, WaitingRoom
from office_app.gui.widgets.lean_stack import let_current_decide

log = logging.getLogger(__name__)
REFRESH_AFTER = 150  # ms: what is written in a row is read once
DIALOG_LOOK = 500
_LOOK_AT_CLOCK = 60_000  # ms


@dataclass(frozen=True)
class RoomEntry:
    """A room as the window knows it.

    ``in_side_bar``: False for rooms reached by a button only. ``waiting``: what its count in the side bar counts.
    """

    label: str
    icon: str
    make: Callable[[RoomServices], RoomPage]
    in_side_bar: bool = True
    waiting: str = "việc chờ"


class RoomStack(QObject):
    """Keeps the pages in a stack of the window, and knows which of them show what has changed since."""

    made = Signal(str, RoomPage)
    crumb_changed = Signal(str)  # of the room in view
    day_began = Signal()
    failed = Signal(object)  # exception of a room that could not show something

    def __init__(self, theme: ThemeController, stack: QStackedWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._stack = theme, stack
        let_current_decide(stack)
        self._entries: Mapping[str, RoomEntry] = {}
        self._pages: dict[str, RoomPage] = {}
        self._crumbs: dict[str, str] = {}
        self._stale: set[str] = set()
        self._alone: str | None = None
        self._waiting: WaitingRoom | None = None
        self._loose: QWidget | None = None
        self._in_view: str | None = None
        self._refreshing = QTimer(self)
        self._refreshing.setSingleShot(True)
        self._refreshing.timeout.connect(self._refresh_in_view)

        self._today: Callable[[], date] = date.today
        self._day: date | None = None
        self._clock = QTimer(self, interval=_LOOK_AT_CLOCK)
        self._clock.timeout.connect(self.look_at_clock)

    def follow(self, today: Callable[[], date]) -> None:
        """Let the rooms read anew when a day has begun: what they show as late or near is of the day they read."""
        self._today = today
        self._clock.start()

    def look_at_clock(self) -> None:
        before, self._day = self._day, self._today()
        if before not in (None, self._day):
            self.changed()
            self.day_began.emit()

    @property
    def entries(self) -> Mapping[str, RoomEntry]:
        return self._entries

    @property
    def pages(self) -> Mapping[str, RoomPage]:
        return self._pages

    def set_entries(self, entries: Mapping[str, RoomEntry]) -> None:
        self._entries = entries

    def page(self, key: str, services: RoomServices) -> RoomPage:
        """Return a room's page, made now with ``services`` if need be."""
        if key not in self._pages:
            page = self._make(key, services)
            page.crumb_changed.connect(partial(self._crumb_changed, key))
            self._pages[key] = page
            self._stack.addWidget(page)
            self.made.emit(key, page)
        return self._pages[key]

    def show(self, key: str, target: object, services: RoomServices) -> None:
        """Show a room at a target; one that cannot be made yet is waited for."""
        self._in_view = key
        self.look_at_clock()
        waits = self._alone not in (None, key)
        page = self._waiting_room() if waits else self.page(key, services)
        self.crumb_changed.emit(self._crumbs.get(key, ""))
        self._stack.setCurrentWidget(page)
        if not waits:
            if key in self._stale:
                self._stale.discard(key)
                self._guard(page.refresh)
            self._guard(partial(page.open, None if isinstance(target, Command) else target))
            if isinstance(target, Command):
                # Once the room has the keyboard: what is asked may be a question that waits for an answer.
                QTimer.singleShot(0, page, partial(self._guard, partial(_command, page, target.name)))

    def show_loose(self, page: QWidget) -> None:
        """Show a page that is no room, until a room is shown or another such page."""
        if self._loose is not page:
            self.drop_loose()
            self._loose = page
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def drop_loose(self) -> None:
        """Let go of the page that is no room."""
        if self._loose is not None:
            self._stack.removeWidget(self._loose)
            self._loose.hide()
            self._loose.deleteLater()
            self._loose = None

    def changed(self, by: str | None = None) -> None:
        """Note that something was written by a room, None for work behind the rooms.

        The writer has it already, but not what others wrote before. The room in view, when it lacks something, reads
        anew soon; the rest when visited.
        """
        self._stale |= set(self._pages) - {by or ""}
        if self._in_view in self._stale:
            self._refreshing.start(REFRESH_AFTER)

    def refresh(self) -> None:
        """Let the room in view read anew at once, the others when they are visited."""
        self._stale = set(self._pages)
        self._refresh_in_view(ask_dialogs=False)

    def leave(self, key: str) -> bool:
        """Tell whether a room lets go of the user."""
        return key not in self._pages or self._pages[key].leave()

    def wait_for(self, alone: str | None) -> None:
        """Make no room but one from now on; None: all of them."""
        self._alone = alone
        if alone is None and self._waiting is not None:
            self._stack.removeWidget(self._waiting)
            self._waiting.deleteLater()
            self._waiting = None

    def forget(self) -> None:
        """Drop every room, because the office behind them is closed."""
        self._refreshing.stop()
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.hide()
            page.deleteLater()
        self._pages.clear()
        self._stale.clear()
        self._crumbs.clear()
        self._in_view = None
        self.wait_for(None)

    def _refresh_in_view(self, *, ask_dialogs: bool = True) -> None:
        key = self._in_view
        if key not in self._stale or key not in self._pages:
            return
        if ask_dialogs and QApplication.activeModalWidget() is not None:
            self._refreshing.start(
                DIALOG_LOOK
            )  # a question is open over the page: what it stands on must not move
            return
        self._stale.discard(key)
        self._guard(self._pages[key].refresh)

    def _waiting_room(self) -> RoomPage:
        if self._waiting is None:
            self._waiting = WaitingRoom(self._theme)
            self._stack.addWidget(self._waiting)
        return self._waiting

    def _make(self, key: str, services: RoomServices) -> RoomPage:
        try:
            return self._entries[key].make(services)
        except ModuleNotFoundError as error:
            if not (error.name or "").startswith("office_app.gui"):
                raise
            log.warning("room %s is not there: %s", key, error)
            return MissingRoom(self._theme, self._entries[key].label, self._entries[key].icon)

    def _guard(self, act: Callable[[], object]) -> None:
        # A room that fails to show something must not take the way out of it along.
        try:
            act()
        except Exception as error:
            log.exception("room failed")
            self.failed.emit(error)

    def _crumb_changed(self, key: str, text: str) -> None:
        self._crumbs[key] = text
        if key == self._in_view:
            self.crumb_changed.emit(text)


def _command(page: RoomPage, name: str) -> None:
    page.commands()[name]()
