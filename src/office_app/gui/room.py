"""What a room of the window is, and what it is handed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from office_app.gui.jobs.runner import JobRunner
from office_app.gui.look.theme import ThemeController
from office_app.gui.state_file import StateFile
from office_app.gui.widgets.labels import EmptyState
from office_app.gui.widgets.tab_order import follow_layout


@dataclass(frozen=True)
class RoomServices:
    """Everything a room may ask of the window.

    Attributes:
        runner: long work; see ``JobRunner.run``.
        theme: colours, icons, fonts and lengths at the present zoom.
        state: what the window remembers between runs.
        toast: says that something was done; a second argument takes it back (*Hoàn tác*), or does what a third one
            names (*Mở*).
        show_error: shows an error in the strip over the room.
        navigate: goes to a room by key with a target that room understands (None: just go there).
        data_changed: call after writing; counts are read anew and other rooms refresh when next visited.
        restore: closes the office, brings it back from a copy and opens it again; None where that cannot be.
    """

    runner: JobRunner
    theme: ThemeController
    state: StateFile
    toast: Callable[..., None]
    show_error: Callable[[BaseException], None]
    navigate: Callable[[str, object], None]
    data_changed: Callable[[], None]
    restore: Callable[[Path], None] | None = None


@dataclass(frozen=True)
class Command:
    """Something to do in a room once it is shown, by its name there; the way back shows the room alone."""

    name: str


class RoomPage(QWidget):
    """Base of every room's page.

    Made at the first visit, then kept. The window calls ``open`` at every visit with a target, and ``refresh`` when
    data changed elsewhere or on F5.
    """

    navigate = Signal(str, object)  # room key, target
    crumb_changed = Signal(str)  # what is open inside the room, shown behind its name; "" for nothing
    waiting_changed = Signal(int)  # how much waits in the room, where the room alone knows
    _tabs_ordered = False

    def refresh(self) -> None:
        """Read again what is shown, keeping selection and place."""

    def open(self, target: object) -> None:
        """Show ``target``: an id, a filter, or whatever this room documents; None keeps what is shown."""

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Return by name what can be asked of the room from outside, as its own buttons do it."""
        return {}

    def leave(self) -> bool:
        """Save what is half done before another room or the end; False keeps the user here."""
        return True

    def keyboard_home(self) -> QWidget | None:
        """Return where the keyboard belongs in what is shown; None leaves it with the page, which hears no key."""
        return None

    def take_keyboard(self) -> None:
        """Bring the keyboard home after the page changed by itself, unless somebody types outside of the room."""
        focus, home = QApplication.focusWidget(), self.keyboard_home()
        if home is not None and (focus is None or focus is self or self.isAncestorOf(focus)):
            home.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._tabs_ordered:
            self._tabs_ordered = True
            follow_layout(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # The window gives the page the focus at each visit.
        super().focusInEvent(event)
        self.take_keyboard()


class WaitingRoom(RoomPage):
    """Stands in for a room visited before the office behind it is there; the room comes by itself."""

    def __init__(self, theme: ThemeController) -> None:
        super().__init__()
        QVBoxLayout(self).addWidget(EmptyState(theme, "loader-circle", "Đang mở…"))


class MissingRoom(RoomPage):
    """Stands in for a room this build does not have."""

    def __init__(self, theme: ThemeController, name: str, icon: str) -> None:
        super().__init__()
        QVBoxLayout(self).addWidget(EmptyState(theme, icon, name, "Phần này chưa có trong bản đang dùng."))
