"""The frame every room stands in: side bar, top bar, notices, status line, and the way between places."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QAbstractButton, QMainWindow, QWidget

from office_app.gui.forms.ui_main_window import Ui_MainWindow
from office_app.gui.help.keys import DialogHelp
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.look.theme import ThemeController
from office_app.gui.places import Places
from office_app.gui.room import MissingRoom, RoomPage, RoomServices, WaitingRoom
from office_app.gui.state_file import StateFile
from office_app.gui.widgets.drop_curtain import DropCurtain
from office_app.gui.widgets.everything_box import EverythingBox
from office_app.gui.widgets.labels import ElidedLabel
from office_app.gui.widgets.notices import ErrorStrip, Toast
from office_app.gui.widgets.side_bar import SideBar, SideBarEntry
from office_app.gui.widgets.status_line import StatusLine

log = logging.getLogger(__name__)
HELP = "help"  # gone to as if it were a room


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


class MainWindow(QMainWindow):
    """Shows rooms, made when first visited; before there is an office, whatever page ``show_page`` is given."""

    closing = Signal()  # after every room agreed to leave

    def __init__(self, theme: ThemeController, runner: JobRunner, state: StateFile) -> None:
        super().__init__()
        self._form = Ui_MainWindow()
        self._form.setupUi(self)
        self.theme, self.runner, self.state = theme, runner, state
        self.services = RoomServices(
            runner, theme, state, self._say, self.show_error, self.go, self._data_changed
        )
        self._entries: Mapping[str, RoomEntry] = {}
        self._rooms: dict[str, RoomPage] = {}
        self._stale: set[str] = set()
        self._crumbs: dict[str, str] = {}  # what each room said is open inside
        self._places = Places()
        self._loose: QWidget | None = None
        self._alone: str | None = None
        self._waiting: WaitingRoom | None = None
        self._narrow_chosen: bool | None = None
        self.on_data_changed: Callable[[], None] | None = None
        self._build()
        self._bind_keys()
        theme.changed.connect(self._fit)
        self._fit()
        self.set_chrome(False)

    # ---- what the program does with the window ------------------------------------------------------------------

    def set_rooms(self, entries: Mapping[str, RoomEntry]) -> None:
        """Put the rooms into the side bar; they are made when first visited."""
        self._entries = entries
        self.side_bar.set_entries(
            [
                SideBarEntry(key, entry.label, entry.icon, entry.waiting)
                for key, entry in entries.items()
                if entry.in_side_bar
            ]
        )

    def use_state(self, state: StateFile) -> None:
        """Remember in ``state`` from now on and take over what it remembers."""
        self.state = state
        self.services = replace(self.services, state=state)
        blob = state.blob("window/geometry")
        if not blob.isEmpty():
            self.restoreGeometry(blob)
        if state.text("window/narrow"):
            self._narrow_chosen = state.text("window/narrow") == "yes"
        self._fit()

    def show_first(self) -> None:
        """Show the window where it was the last time; the first time as large as a small screen allows."""
        if self.state.blob("window/geometry").isEmpty():
            screen = self.screen().availableGeometry()
            if screen.width() <= 1440:
                self.showMaximized()
                return
            self.resize(min(1440, screen.width()), min(860, screen.height() - 60))
            self.move(screen.center() - self.rect().center())
        self.show()

    def show_page(self, page: QWidget) -> None:
        """Show a page that is no room (opening, first start) without side bar and top bar."""
        self.set_chrome(False)
        if self._loose is not None and self._loose is not page:
            self._form.stack.removeWidget(self._loose)
            self._loose.hide()
            self._loose.deleteLater()
        self._loose = page
        if self._form.stack.indexOf(page) < 0:
            self._form.stack.addWidget(page)
        self._form.stack.setCurrentWidget(page)

    def allow_restore(self, restore: Callable[[Path], None]) -> None:
        """Let rooms bring the office back from a copy."""
        self.services = replace(self.services, restore=restore)

    def forget_rooms(self) -> None:
        """Drop every room and place, because the office behind them is closed."""
        for page in self._rooms.values():
            self._form.stack.removeWidget(page)
            page.hide()
            page.deleteLater()
        self._rooms.clear()
        self._stale.clear()
        self._crumbs.clear()
        self._places.forget()
        self._all_welcome()

    def set_chrome(self, shown: bool) -> None:
        for part in (self._form.sideHolder, self._form.topBar, self._form.footer):
            part.setVisible(shown)
        self.setAcceptDrops(shown)

    def start_rooms(self, key: str = "overview", *, alone: bool = False) -> None:
        """Leave the loose page and show the rooms.

        Args:
            alone: the other rooms cannot be made yet; who visits one waits there until ``rooms_ready``.
        """
        self._alone = key if alone else None
        self.set_chrome(True)
        self._fit()
        self.go(key)
        if self._loose is not None:
            self._form.stack.removeWidget(self._loose)
            self._loose.deleteLater()
            self._loose = None

    def rooms_ready(self) -> None:
        """Let every room be made from now on, at once the one that is waited for."""
        self._all_welcome()
        place = self._places.current
        if place is not None and place[0] not in self._rooms:
            self._visit(*place)

    def _all_welcome(self) -> None:
        self._alone = None
        if self._waiting is not None:
            self._form.stack.removeWidget(self._waiting)
            self._waiting.deleteLater()
            self._waiting = None

    def set_office(self, name: str, place: str) -> None:
        self.side_bar.set_office(name, place)
        self.setWindowTitle(f"{name}: {place}" if place else name)

    @property
    def current_key(self) -> str | None:
        current = self._places.current
        return current[0] if current is not None else None

    def has_room(self, key: str) -> bool:
        """Tell whether the room was made already."""
        return key in self._rooms

    @property
    def has_entries(self) -> bool:
        return bool(self._entries)

    @property
    def has_places(self) -> bool:
        return self._places.current is not None

    def room(self, key: str) -> RoomPage:
        """Return the room's page, made now if need be."""
        if key not in self._rooms:
            page = self._make(key)
            page.navigate.connect(self.go)
            page.crumb_changed.connect(self._crumb_changed)
            page.waiting_changed.connect(partial(self.side_bar.set_count, key))
            self._rooms[key] = page
            self._form.stack.addWidget(page)
        return self._rooms[key]

    def show_error(self, error: BaseException) -> None:
        """Show an error over the room until it is closed or another place is visited."""
        log.warning("shown to the user: %r", error)
        self.notice.show_error(error)
        self._form.noticeHolder.show()

    def say_status(self, last_backup: datetime | None, now: datetime) -> None:
        self.status.set_backup(last_backup, now)

    # ---- going places --------------------------------------------------------------------------------------------

    def go(self, key: str, target: object = None) -> None:
        """Visit a room; ``target`` as the room documents. "help" opens the guide, at a place of it."""
        if key == HELP:
            self._help(place=str(target or ""))
            return
        if key not in self._entries or not self._leave(key):
            self.side_bar.set_current(self.current_key or "")
            return
        self._places.visit((key, target))
        self._visit(key, target)

    def back(self) -> None:
        self._step(-1)

    def forward(self) -> None:
        self._step(1)

    def take_files(self, paths: Sequence[Path]) -> None:
        """Start the intake with files dropped or handed over."""
        if paths:
            self.go("intake", tuple(paths))

    def focus_room(self) -> None:
        """Bring the keyboard back into the room that is shown."""
        if (page := self._form.stack.currentWidget()) is not None:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, way: int) -> None:
        place = self._places.beside(way)
        if place is not None and self._leave(place[0]):
            self._places.step(way)
            self._visit(*place)

    def _leave(self, key: str) -> bool:
        current = self.current_key
        return current is None or current == key or current not in self._rooms or self._rooms[current].leave()

    def _visit(self, key: str, target: object) -> None:
        self.notice.hide()
        self._form.noticeHolder.hide()
        waits = self._alone not in (None, key)
        page = self._waiting_room() if waits else self.room(key)
        self._form.roomTitle.setText(self._entries[key].label)
        self._show_crumb(self._crumbs.get(key, ""))
        self._form.stack.setCurrentWidget(page)
        self.side_bar.set_current(key)
        if waits:
            return
        if key in self._stale:
            self._stale.discard(key)
            self._guard(page.refresh)
        self._guard(lambda: page.open(target))
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _waiting_room(self) -> RoomPage:
        if self._waiting is None:
            self._waiting = WaitingRoom(self.theme)
            self._form.stack.addWidget(self._waiting)
        return self._waiting

    def _make(self, key: str) -> RoomPage:
        try:
            return self._entries[key].make(self.services)
        except ModuleNotFoundError as error:
            if not (error.name or "").startswith("office_app.gui"):
                raise
            log.warning("room %s is not there: %s", key, error)
            return MissingRoom(self.theme, self._entries[key].label, self._entries[key].icon)

    def _guard(self, act: Callable[[], object]) -> None:
        # A room that fails to show something must not take the way out of it along.
        try:
            act()
        except Exception as error:
            log.exception("room failed")
            self.show_error(error)

    def _crumb_changed(self, text: str) -> None:
        page = self.sender()
        self._crumbs.update({key: text for key, room in self._rooms.items() if room is page})
        if page is self._form.stack.currentWidget():
            self._show_crumb(text)

    def _show_crumb(self, text: str) -> None:
        self._crumb.setText(f"›  {text}" if text else "")

    # ---- services ------------------------------------------------------------------------------------------------

    def _say(self, text: str, undo: Callable[[], object] | None = None, action: str = "Hoàn tác") -> None:
        self.toast.say(text, undo, action)

    def _data_changed(self) -> None:
        self._stale = set(self._rooms) - {self.current_key or ""}
        self.status.set_saved(f"Đã lưu lúc {datetime.now():%H:%M}")
        if self.on_data_changed is not None:
            self.on_data_changed()

    def _refresh(self) -> None:
        key = self.current_key
        if key is not None and key in self._rooms:
            self._stale = set(self._rooms) - {key}
            self._guard(self._rooms[key].refresh)
            if self.on_data_changed is not None:
                self.on_data_changed()

    # ---- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        form, theme = self._form, self.theme
        self.side_bar = SideBar(theme)
        self.side_bar.chosen.connect(self.go)
        form.sideLayout.addWidget(self.side_bar)
        self._crumb = ElidedLabel("", size="group", ink="soft")
        self._crumb.setProperty("weight", "regular")
        form.crumbHolder.addWidget(self._crumb)
        form.topRow.setStretch(1, 1)
        self.search = EverythingBox(theme)
        self.search.left_downwards.connect(self._search)
        form.searchHolder.addWidget(self.search)
        form.intakeButton.setIcon(theme.icon("file-input", "on_accent"))
        form.intakeButton.clicked.connect(self._pick)
        form.helpButton.setIcon(theme.icon("circle-question-mark"))
        form.helpButton.clicked.connect(lambda _checked=False: self._help())
        DialogHelp(self._help, self)
        self.notice = ErrorStrip(theme)
        self.notice.closed.connect(form.noticeHolder.hide)
        form.noticeLayout.addWidget(self.notice)
        form.noticeHolder.hide()
        self.status = StatusLine(theme, self.runner)
        form.footerRow.addWidget(self.status)
        self.toast = Toast(theme, self)
        self._curtain = DropCurtain(theme, self)
        form.stack.addWidget(QWidget())

    def _bind_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+B": self._toggle_side_bar,
            "Ctrl+K": self.search.take_focus,
            "Ctrl+N": self._pick,
            "Alt+Left": self.back,
            "Alt+Right": self.forward,
            "Ctrl++": self.theme.zoom_in,
            "Ctrl+=": self.theme.zoom_in,
            "Ctrl+-": self.theme.zoom_out,
            "Ctrl+0": self.theme.zoom_reset,
            "F1": self._help,
            "F5": self._refresh,
        }
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(act)
        for number in range(1, 10):
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
            shortcut.activated.connect(lambda n=number - 1: self._go_to_number(n))

    def _go_to_number(self, number: int) -> None:
        keys = [key for key, entry in self._entries.items() if entry.in_side_bar]
        if number < len(keys) and self.has_places:
            self.go(keys[number])

    def _pick(self) -> None:
        if self.has_places:
            self.go("intake", "pick")

    def _search(self) -> None:
        if words := self.search.text().strip():
            self.go("incoming", f"words:{words}")

    def _help(self, asked_in: QWidget | None = None, place: str = "") -> None:
        """Open the guide where the user is; ``asked_in`` is a dialog, ``place`` a place of the guide."""
        from office_app.gui.help.help_window import show_help  # only when asked for
        from office_app.gui.help.places import place_of

        inside = asked_in or self.focusWidget()
        here = place_of(self.current_key, self._form.stack.currentWidget(), inside)
        show_help(self.theme, asked_in or self, place or here)

    def _toggle_side_bar(self) -> None:
        self._narrow_chosen = not self.side_bar.narrow
        self.state.set_text("window/narrow", "yes" if self._narrow_chosen else "no")
        self._fit()

    def _fit(self) -> None:
        px = self.theme.px
        cramped = self.width() < px(1090)  # the widest room beside the whole side bar, at 1024 and at 125 %
        self.side_bar.set_narrow(cramped if self._narrow_chosen is None else self._narrow_chosen or cramped)
        self._form.topBar.setFixedHeight(px(56))
        self.search.fit(self.width())

    # ---- Qt's calls ----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt presses a button with Enter in dialogs only; a clerk expects it of every button.
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QAbstractButton):
            focused.animateClick()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.has_places and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self._curtain.drop_down()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._curtain.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._curtain.hide()
        self.take_files([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:
        for key, page in self._rooms.items():
            if not page.leave():
                if key != self.current_key:
                    self.go(key)
                event.ignore()
                return
        self.state.set_blob("window/geometry", self.saveGeometry())
        self.state.save()
        event.accept()
        self.closing.emit()
