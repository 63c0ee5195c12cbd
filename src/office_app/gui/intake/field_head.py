"""The line over a field: a dot, the name, and the word that says how sure the value is."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from office_app.gui.intake.entry import FieldName, Sureness
from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.labels import ElidedLabel, label


class FieldHead(QWidget):
    """A click on it shows where the value was read."""

    clicked = Signal(str)  # key of the field

    def __init__(self, theme: ThemeController, name: FieldName, editor: QWidget) -> None:
        super().__init__()
        self._name = name
        self._dot = _Dot(theme)
        self._label = QLabel(name.label)
        self._label.setProperty("type", "small")
        self._label.setProperty("ink", "soft")
        self._label.setBuddy(editor)
        self.word = ElidedLabel(size="small", ink="faint")
        self._invitation = label("thả để điền", size="small", ink="accent")
        self._invitation.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(self._dot)
        row.addWidget(self._label)
        row.addWidget(self.word, 1)
        row.addWidget(self._invitation, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        editor.setAccessibleName(name.plain)

    def show_sureness(self, sureness: Sureness, tip: str) -> None:
        self._dot.show_state(sureness)
        self.word.setText(f"· {sureness.word}" if sureness.word else "")
        self.setToolTip(tip)
        found = sureness.span is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)

    def invite(self, dragged: bool) -> None:
        """Say that what is dragged over the field would fill it."""
        self._invitation.setVisible(dragged)
        self.word.setVisible(not dragged)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(self._name.key)


class _Dot(QWidget):
    """Filled or hollow: the word beside it says the same, so colour is never all there is."""

    def __init__(self, theme: ThemeController) -> None:
        super().__init__()
        self._theme, self._sureness = theme, Sureness()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_state(self, sureness: Sureness) -> None:
        self._sureness = sureness
        self.setVisible(bool(sureness.word))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(8), self._theme.px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        side = self._theme.px(8)
        ink = QColor(self._theme.tokens.state(self._sureness.state)[0])
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle = QRectF(0, (self.height() - side) / 2, side, side)
        if self._sureness.hollow:
            painter.setPen(QPen(ink, 1.5))
            painter.drawEllipse(circle.adjusted(1, 1, -1, -1))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawEllipse(circle)
        painter.end()
