"""Where a window was, remembered for each set of screens: at the desk with two, on the way with one."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from office_app.gui.state_file import StateFile

MAIN = "window"
HELP = "help"
_TITLE = 40  # logical pixels of the title bar that must be within reach of the mouse
_REACH = 120
_EDGE = 10  # left free around a window as large as its screen


def remember_place(window: QWidget, state: StateFile, name: str = MAIN) -> None:
    geometry = window.saveGeometry()
    for key in _keys(name):
        state.set_blob(key, geometry)


def restore_place(window: QWidget, state: StateFile, name: str = MAIN) -> bool:
    """Put the window where it was with these screens, else where it was last; False when that is not known.

    Nor does a place count that was on a screen of quite another size: Qt does not take it.
    """
    here, last = _keys(name)
    for key in (here, last):
        geometry = state.blob(key)
        if not geometry.isEmpty() and window.restoreGeometry(geometry):
            bring_into_view(window, fit=key == last)
            return True
    return False


def place_within(window: QWidget, place: QRect, wanted: QSize) -> None:
    """Put a window that was nowhere yet into the middle of a place, no larger than it; its title is in view too."""
    room = QSize(place.width() - 2 * _EDGE, place.height() - 2 * _EDGE - _TITLE)
    size = wanted.boundedTo(room)
    window.resize(size)
    window.move(
        place.left() + (place.width() - size.width()) // 2,
        place.top() + (place.height() - size.height() - _TITLE) // 2,
    )


def bring_into_view(window: QWidget, *, fit: bool = False) -> None:
    """Move the window where its title can be taken hold of, should it lie beyond every screen.

    Args:
        fit: make it no larger than its screen too; it comes from other screens.
    """
    places = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    if window.isMaximized() or window.isFullScreen() or not places:
        return
    title = QRect(window.frameGeometry())
    title.setHeight(_TITLE)
    place = next((place for place in places if _within_reach(title, place)), None)
    if place is not None and not fit:
        return
    lost, place = place is None, place or QGuiApplication.primaryScreen().availableGeometry()
    window.resize(window.size().boundedTo(place.size()))
    frame = window.frameGeometry()
    if lost:
        frame.moveCenter(place.center())
    window.move(
        max(min(frame.left(), place.right() + 1 - frame.width()), place.left()),
        max(min(frame.top(), place.bottom() + 1 - frame.height()), place.top()),
    )


def _within_reach(title: QRect, place: QRect) -> bool:
    seen = title.intersected(place)
    return seen.width() >= min(_REACH, title.width()) and seen.height() >= _TITLE // 2


def _keys(name: str) -> tuple[str, str]:
    """Return the keys of the window's place with these screens, and of where it was last."""
    parts = sorted(
        f"{place.width()}x{place.height()}at{place.x()}_{place.y()}"
        for place in (screen.geometry() for screen in QGuiApplication.screens())
    )
    return f"{name}/geometry-{'-'.join(parts)}", f"{name}/geometry"
