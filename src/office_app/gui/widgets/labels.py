"""Labels: section titles, texts that cut themselves short, and the page that says what will be here."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from office_app.gui.look.theme import ThemeController
from office_app.gui.look.tokens import Ink


def label(
    text: str = "",
    *,
    size: str = "base",
    ink: Ink | None = None,
    semibold: bool = False,
    wraps: bool = False,
) -> QLabel:
    """Return a plain-text label; ``size`` small, base, group, title or figure."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)  # texts come from foreign papers: never markup
    made.setWordWrap(wraps)
    made.setProperty("type", size)
    if ink is not None:
        made.setProperty("ink", ink)
    if semibold:
        made.setProperty("weight", "semibold")
    return made


class ElidedLabel(QLabel):
    """One line that ends in … when there is no room; the whole text is then its tooltip."""

    def __init__(
        self,
        text: str = "",
        *,
        size: str = "base",
        ink: Ink | None = None,
        semibold: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("type", size)
        self.setProperty("ink", ink)
        if semibold:
            self.setProperty("weight", "semibold")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._tell_whole()

    def minimumSizeHint(self) -> QSize:
        return QSize(QFontMetrics(self.font()).horizontalAdvance("…") * 4, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_whole()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), self.alignment(), self._shown())
        painter.end()

    def _shown(self) -> str:
        metrics = QFontMetrics(self.font())
        return metrics.elidedText(
            " ".join(self.text().split()), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )

    def _tell_whole(self) -> None:
        self.setToolTip(self.text() if self._shown() != " ".join(self.text().split()) else "")


class SectionTitle(QWidget):
    """A title over a group: the words, a softer count or note, and room for buttons at the right."""

    def __init__(self, text: str, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label(text, size="base", semibold=True)
        self.note = label(note, size="small", ink="soft")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self.title)
        self._row.addWidget(self.note)
        self._row.addStretch(1)
        self.note.setVisible(bool(note))

    def set_note(self, note: str) -> None:
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def add(self, widget: QWidget) -> None:
        """Put a button or chip at the right end."""
        self._row.addWidget(widget)


class EmptyState(QWidget):
    """Says what will be here, and offers the one button that fills it."""

    def __init__(
        self,
        theme: ThemeController,
        icon: str,
        title: str,
        text: str = "",
        action: str = "",
        on_action: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._icon = theme, icon
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = label(title, size="group", wraps=True)
        self._text = label(text, ink="soft", wraps=True)
        for line in (self._title, self._text):
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton(action, self)  # without a parent it would be shown as a window of its own
        self.button.setProperty("kind", "primary")
        self.button.setVisible(bool(action))
        self._on_action = on_action
        self.button.clicked.connect(self._act)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(self._picture)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(8)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._below = QVBoxLayout()
        column.addLayout(self._below)
        column.addStretch(3)
        theme.changed.connect(self._draw)
        self._draw()

    def add_below(self, button: QPushButton) -> None:
        """Put another way, a quieter button, under the one."""
        self._below.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)

    def set(self, title: str, text: str = "", action: str = "") -> None:
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.button.setText(action)
        self.button.setVisible(bool(action))

    def _act(self) -> None:
        if self._on_action is not None:
            self._on_action()

    def _draw(self) -> None:
        self._picture.setPixmap(
            self._theme.icon(self._icon, "faint").pixmap(QSize(self._theme.px(40), self._theme.px(40)))
        )
