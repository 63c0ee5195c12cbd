"""The frame every room stands in: side bar, top bar, notices, status line, and the way between places."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

from office_app.gui.button_keys import ButtonKeys
from office_app.gui.forms.ui_main_window import Ui_MainWindow
from office_app.gui.help.keys import DialogHelp
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.look.theme import ThemeController
from office_app.gui.places import Places
from office_app.gui.room import Command, RoomPage, RoomServices
from office_app.gui.room_stack import RoomEntry, RoomStack
from office_app.gui.state_file import StateFile
from office_app.gui.widgets.drop_curtain import DropCurtain
from office_app.gui.widgets.everything_box import EverythingBox
from office_app.gui.widgets.labels import ElidedLabel
from office_app.gui.widgets.notices import ErrorStrip, Toast
from office_app.gui.widgets.side_bar import SideBar, SideBarEntry
from office_app.gui.widgets.status_line import StatusLine
from office_app.gui.window_place import remember_place, restore_place

log = logging.getLogger(__name__)
HELP = "help"  # gone to as if it were a room


class MainWindow(QMainWindow):
    """Shows rooms, made when first visited; before there is an office, whatever page ``show_page`` is given."""

    closing = Signal()  # after every room agreed to leave

    def __init__(self, theme: ThemeController, runner: JobRunner, state: StateFile) -> None:
        super().__init__()
        self._form = Ui_MainWindow()
        self._form.setupUi(self)
        self.theme, self.runner, self.state = theme, runner, state
        say, fail = self._say, self.show_error
        self.services = RoomServices(runner, theme, state, say, fail, self.go, self._data_changed)
        self._rooms = RoomStack(theme, self._form.stack, self)
        self._places = Places()
        self._narrow_chosen: bool | None = None
        self.may_practise = True  # not where it is practice already
        self._placed = False
        self.on_data_changed: Callable[[], None] | None = None
        self.now: Callable[[], datetime] = datetime.now  # the office's clock once there is one
        self._rooms.follow(lambda: self.now().date())
        self._rooms.day_began.connect(self._count)
        self._build()
        self._bind_keys()
        ButtonKeys(self)
        theme.changed.connect(self._fit)
        self._fit()
        self.set_chrome(False)

    # ---- what the program does with the window ------------------------------------------------------------------

    def set_rooms(self, entries: Mapping[str, RoomEntry]) -> None:
        """Put the rooms into the side bar; they are made when first visited."""
        self._rooms.set_entries(entries)
        self.side_bar.set_entries(
            SideBarEntry(key, entry.label, entry.icon, entry.waiting)
            for key, entry in entries.items()
            if entry.in_side_bar
        )

    def use_state(self, state: StateFile) -> None:
        """Remember in ``state`` from now on and take over what it remembers."""
        self.state = state
        self.services = replace(self.services, state=state)
        self._placed = restore_place(self, state)
        if state.text("window/narrow"):
            self._narrow_chosen = state.text("window/narrow") == "yes"
        self._fit()

    def show_first(self) -> None:
        """Show the window where it was the last time; the first time as large as a small screen allows."""
        if not self._placed:
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
        self._rooms.show_loose(page)

    def allow_restore(self, restore: Callable[[Path], None]) -> None:
        """Let rooms bring the office back from a copy."""
        self.services = replace(self.services, restore=restore)

    def forget_rooms(self) -> None:
        """Drop every room and place, because the office behind them is closed."""
        self._rooms.forget()
        self._places.forget()

    def set_chrome(self, shown: bool) -> None:
        for part in (self._form.sideHolder, self._form.topBar, self._form.footer):
            part.setVisible(shown)
        self.setAcceptDrops(shown)

    def start_rooms(self, key: str = "overview", *, alone: bool = False) -> None:
        """Leave the loose page and show the rooms.

        Args:
            alone: the other rooms cannot be made yet; who visits one waits there until ``rooms_ready``.
        """
        self._rooms.wait_for(key if alone else None)
        self.set_chrome(True)
        self._fit()
        self.go(key)
        self._rooms.drop_loose()

    def rooms_ready(self) -> None:
        """Let every room be made from now on, at once the one that is waited for."""
        self._rooms.wait_for(None)
        if (place := self._places.current) is not None and place[0] not in self._rooms.pages:
            self._visit(*place)

    def set_office(self, name: str, place: str) -> None:
        self.side_bar.set_office(name, place)
        self.setWindowTitle(f"{name}: {place}" if place else name)

    @property
    def current_key(self) -> str | None:
        return None if (place := self._places.current) is None else place[0]

    def has_room(self, key: str) -> bool:
        """Tell whether the room was made already."""
        return key in self._rooms.pages

    @property
    def has_entries(self) -> bool:
        return bool(self._rooms.entries)

    @property
    def has_places(self) -> bool:
        return self._places.current is not None

    def room(self, key: str) -> RoomPage:
        """Return the room's page, made now if need be."""
        return self._rooms.page(key, self._services_of(key))

    def show_error(self, error: BaseException) -> None:
        """Show an error over the room until it is closed, another place is visited, or something went well since."""
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
        if key not in self._rooms.entries or not self._leave(key):
            self.side_bar.set_current(self.current_key or "")
            return
        self._places.visit((key, None if isinstance(target, Command) else target))
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
        if (place := self._places.beside(way)) is not None and self._leave(place[0]):
            self._places.step(way)
            self._visit(*place)

    def _leave(self, key: str) -> bool:
        current = self.current_key
        return current is None or current == key or self._rooms.leave(current)

    def _visit(self, key: str, target: object) -> None:
        self.notice.hide()
        self._form.noticeHolder.hide()
        self._form.roomTitle.setText(self._rooms.entries[key].label)
        self.side_bar.set_current(key)
        self._rooms.show(key, target, self._services_of(key))
        self.focus_room()

    def _room_made(self, key: str, page: RoomPage) -> None:
        page.navigate.connect(self.go)
        page.waiting_changed.connect(partial(self.side_bar.set_count, key))

    def _show_crumb(self, text: str) -> None:
        self._crumb.setText(f"›  {text}" if text else "")

    # ---- services ------------------------------------------------------------------------------------------------

    def _say(self, text: str, undo: Callable[[], object] | None = None, action: str = "Hoàn tác") -> None:
        self.notice.went_well()
        self.toast.say(text, undo, action)

    def _services_of(self, key: str) -> RoomServices:
        """Return what a room is handed: what it writes, it has already."""
        return replace(self.services, data_changed=partial(self._data_changed, key))

    def _data_changed(self, by: str | None = None) -> None:
        self._rooms.changed(by)
        self.status.set_saved(f"Đã lưu lúc {self.now():%H:%M}")
        self._count()

    def _count(self) -> None:
        if self.on_data_changed is not None:
            self.on_data_changed()

    def _refresh(self) -> None:
        self._rooms.refresh()
        self._count()

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
        DropCurtain(theme, self).dropped.connect(self.take_files)
        form.stack.addWidget(QWidget())
        self._rooms.made.connect(self._room_made)
        self._rooms.crumb_changed.connect(self._show_crumb)
        self._rooms.failed.connect(self.show_error)

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
        if number < len(self.side_bar.keys) and self.has_places:
            self.go(self.side_bar.keys[number])

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

        here = place_of(self.current_key, self._form.stack.currentWidget(), asked_in or self.focusWidget())
        way = self.may_practise and self.has_places and not asked_in
        practise = partial(self.go, "settings", Command("practise")) if way else None
        show_help(self.theme, self.state, asked_in or self, place or here, practise)

    def _toggle_side_bar(self) -> None:
        self._narrow_chosen = not self.side_bar.narrow
        self.state.set_text("window/narrow", "yes" if self._narrow_chosen else "no")
        self._fit()

    def _fit(self) -> None:
        px = self.theme.px
        cramped = self.width() < px(1120)  # the widest room beside the whole side bar, at 1024 and at 125 %
        self.side_bar.set_narrow(cramped if self._narrow_chosen is None else self._narrow_chosen or cramped)
        self._form.topBar.setFixedHeight(px(56))
        self.search.fit(self.width())

    # ---- Qt's calls ----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        for key, page in self._rooms.pages.items():
            if not page.leave():
                if key != self.current_key:
                    self.go(key)
                event.ignore()
                return
        for beside in self.findChildren(QDialog, options=Qt.FindChildOption.FindDirectChildrenOnly):
            beside.close()  # the guide remembers its place then
        remember_place(self, self.state)
        self.state.save()
        event.accept()
        self.closing.emit()
