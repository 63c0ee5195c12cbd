"""Word to the user without stopping them: a toast with *Hoàn tác*, and a strip that tells of an error."""

import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QWidget,
)

from office_app.domain.errors import AppError
from office_app.gui.look.theme import ThemeController
from office_app.gui.look.tokens import Ink, State
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.labels import label

_AT_ONCE = 1.0  # seconds in which what is told belongs together
_AGAIN = 1500  # ms after which it is looked whether a toast is still pointed at
_ABOVE = 96  # over the status line and a row of buttons at the foot of a room
_MOVES = (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Move, QEvent.Type.Resize)


class Toast(QFrame):
    """A line at the foot of the window that goes by itself, not while the mouse or the keyboard is on it.

    ``undo`` adds the button *Hoàn tác*; there is then time to think.
    """

    SECONDS, SECONDS_TO_UNDO = 7, 20

    def __init__(self, theme: ThemeController, host: QWidget) -> None:
        super().__init__(host)
        self._theme, self._host = theme, host
        self._undo: Callable[[], object] | None = None
        self._bars: list[QWidget] = []
        self.setObjectName("toast")
        self._text = label()
        self._button = push_button("Hoàn tác", kind="quiet")
        self._button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._button.clicked.connect(self._take_back)
        self._row = row = QHBoxLayout(self)
        row.setSpacing(12)
        row.addWidget(self._text)
        row.addWidget(self._button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.go)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(18)
        shadow.setOffset(0, 3)
        self.setGraphicsEffect(shadow)
        theme.changed.connect(self._dress)
        self._dress()
        host.installEventFilter(self)
        self.hide()

    def say(self, text: str, undo: Callable[[], object] | None = None, action: str = "Hoàn tác") -> None:
        """Show ``text``; ``undo`` takes back what was done, once; ``action`` names another thing to do instead."""
        self._undo = undo
        self._button.setText(action)
        self._text.setText(text)
        self._button.setVisible(undo is not None)
        self._row.setContentsMargins(16, 8, 8 if undo is not None else 16, 8)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start((self.SECONDS if undo is None else self.SECONDS_TO_UNDO) * 1000)

    def go(self) -> None:
        """Go, or wait a little longer while somebody is about to press the button."""
        if self.underMouse() or self._button.hasFocus():
            self._timer.start(_AGAIN)
        else:
            self.hide()

    def stay_clear_of(self, bar: QWidget) -> None:
        """Stand over ``bar``, whenever it is there, rather than on it."""
        if bar not in self._bars:
            self._bars.append(bar)
            bar.installEventFilter(self)
            bar.destroyed.connect(partial(self._bars.remove, bar))
            self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _take_back(self) -> None:
        undo, self._undo = self._undo, None
        self.hide()
        if undo is not None:
            undo()

    def _place(self) -> None:
        host = self._host
        place = QRect(QPoint(0, 0), self.size())
        place.moveLeft((host.width() - self.width()) // 2)
        place.moveTop(host.height() - self.height() - self._theme.px(_ABOVE))
        for bar in self._bars:
            top = bar.mapTo(host, QPoint(0, 0))
            if bar.isVisible() and place.intersects(QRect(top, bar.size())):
                place.moveBottom(top.y() - self._theme.px(8))
        self.move(place.topLeft())

    def _dress(self) -> None:
        tokens, px = self._theme.tokens, self._theme.px
        self.setStyleSheet(
            f"QFrame#toast {{ background: {tokens.ink}; border-radius: {px(8)}px; }}"
            f"QFrame#toast QLabel {{ color: {tokens.panel}; }}"
            f"QFrame#toast QPushButton {{ color: {tokens.panel}; font-weight: 600; text-decoration: underline; }}"
            f"QFrame#toast QPushButton:hover {{ background: {tokens.soft}; }}"
        )
        self.adjustSize()


class ErrorStrip(QFrame):
    """A strip that says what happened, what was kept and what to do; the details can be copied."""

    closed = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._details = theme, ""
        self._state: State = "late"
        self._shown_at = 0.0
        self.setProperty("strip", True)
        self.setProperty("state", "late")
        self._picture = label()
        self._text = label(wraps=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._copy = push_button("Sao chép chi tiết", kind="quiet", small=True)
        self._copy.clicked.connect(self.copy_details)
        self._close = QToolButton()
        self._close.setToolTip("Đóng")
        self._close.setAccessibleName("Đóng thông báo")
        self._close.setIcon(theme.icon("x", "late"))
        self._close.clicked.connect(self._dismiss)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._text, 1)
        row.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignVCenter)
        theme.changed.connect(self._draw)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def add_button(self, button: QPushButton) -> None:
        """Put a way out beside the text."""
        self._row.insertWidget(self._row.indexOf(self._copy), button)

    def show_error(self, error: BaseException, details: str = "") -> None:
        """Show an error; ones that are ours but unexpected get the general text."""
        known = error if isinstance(error, AppError) else AppError()
        self.show_text(known.text_vi(), details or f"{known.code}\n{error!r}")

    def show_text(self, text: str, details: str = "", state: State = "late") -> None:
        self._state = state
        self.setProperty("state", state)
        self.style().unpolish(self)
        self.style().polish(self)
        self._details = details or text
        self._text.setText(text)
        self._draw()
        self.show()
        self._shown_at = time.monotonic()

    def went_well(self) -> None:
        """Something went well: an error told before is mended; one told at the same time stays."""
        if self.isVisible() and time.monotonic() - self._shown_at > _AT_ONCE:
            self._dismiss()

    def copy_details(self) -> None:
        QGuiApplication.clipboard().setText(f"{self._text.text()}\n\n{self._details}")

    def _dismiss(self) -> None:
        self.hide()
        self.closed.emit()

    def _draw(self) -> None:
        ink: Ink = "late" if self._state == "late" else "ink"
        icon = self._theme.icon("circle-alert" if self._state == "late" else "info", ink)
        self._picture.setPixmap(icon.pixmap(QSize(self._theme.px(18), self._theme.px(18))))
