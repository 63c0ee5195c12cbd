"""What completes a name while it is typed: any part of it will do."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QCompleter, QWidget

from office_app.gui.widgets.offers import frame_offers


def name_completer(names: Sequence[str], parent: QWidget) -> QCompleter:
    completer = _NameCompleter(list(names), parent)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    frame_offers(completer)
    return completer


class _NameCompleter(QCompleter):
    """A click beside the names offered does what it would without them; Qt has it close them and no more."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        popup = self.popup()
        handled = super().eventFilter(watched, event)
        if watched is popup and isinstance(event, QMouseEvent) and not popup.isVisible():
            _press_below(event)
        return handled


def _press_below(press: QMouseEvent) -> None:
    """Hand a press on to what lies at its place."""
    place = press.globalPosition()
    hit, window = QApplication.widgetAt(place.toPoint()), QGuiApplication.topLevelAt(place.toPoint())
    if press.type() != QEvent.Type.MouseButtonPress or hit is None or window is None:
        return
    if hit.focusPolicy() & Qt.FocusPolicy.ClickFocus:  # Qt does so only for what the mouse itself sends
        hit.setFocus(Qt.FocusReason.MouseFocusReason)
    again = QMouseEvent(
        press.type(), window.mapFromGlobal(place), place, press.button(), press.buttons(), press.modifiers()
    )
    QGuiApplication.sendEvent(window, again)
