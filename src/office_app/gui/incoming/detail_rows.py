"""Rows of the detail's tabs: a lead, words, a chip, and where a click goes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from office_app.gui.look.theme import ThemeController
from office_app.gui.look.tokens import State
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.chips import StateBadge
from office_app.gui.widgets.clear_layout import clear_layout
from office_app.gui.widgets.labels import SectionTitle, label


@dataclass(frozen=True)
class RowWords:
    """What a row says; ``act`` is what a click does, ``node`` draws the row as a link of a chain."""

    title: str
    text: str = ""
    note: str = ""
    chip: tuple[State, str] | None = None
    act: Callable[[], object] | None = None
    node: State | None = None
    strong: bool = False


class DetailRow(QFrame):
    """One row; those that lead somewhere take the focus, and Enter follows them."""

    def __init__(self, theme: ThemeController, words: RowWords) -> None:
        super().__init__()
        self._words = words
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(theme.px(10))
        if words.node is not None:
            row.addWidget(_Node(theme, words.node))
        column = QVBoxLayout()
        column.setSpacing(2)
        title = label(words.title, semibold=words.strong or bool(words.text), wraps=True)
        column.addWidget(title)
        if words.text:
            column.addWidget(label(words.text, ink="ink" if words.node is None else "soft", wraps=True))
        if words.note:
            column.addWidget(label(words.note, size="small", ink="soft", wraps=True))
        row.addLayout(column, 1)
        if words.chip is not None:
            row.addWidget(StateBadge(theme, *words.chip), 0, Qt.AlignmentFlag.AlignTop)
        if words.act is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setProperty("row", "link")
            self.setAccessibleName(f"{words.title} {words.text}".strip())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._words.act is not None:
            self._words.act()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._words.act is not None:
            self._words.act()
        else:
            super().keyPressEvent(event)


class RowList:
    """Fills one tab with rows under titles; built anew for each document."""

    def __init__(self, theme: ThemeController, column: QVBoxLayout) -> None:
        self._theme, self._column = theme, column

    def clear(self) -> None:
        clear_layout(self._column)

    def add_title(self, text: str, note: str = "", button: QWidget | None = None) -> None:
        title = SectionTitle(text, note)
        title.setContentsMargins(8, 4, 8, 0)
        if button is not None:
            title.add(button)
        self._column.addWidget(title)

    def add_rows(self, rows: Sequence[RowWords]) -> None:
        for number, words in enumerate(rows):
            if number and words.node is None:
                line = QFrame()
                line.setProperty("separator", True)
                self._column.addWidget(line)
            self._column.addWidget(DetailRow(self._theme, words))

    def add_folded(self, title: str, rows: Sequence[RowWords]) -> None:
        """Add rows behind a line that opens them."""
        button = push_button(f"{title} ▸", kind="link")
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(self._column.spacing())
        theme = self._theme

        def unfold(checked: bool = False) -> None:
            button.hide()
            RowList(theme, inside).add_rows(rows)

        button.clicked.connect(unfold)
        self._column.addWidget(button)
        self._column.addWidget(holder)

    def add_widget(self, widget: QWidget) -> None:
        self._column.addWidget(widget)

    def add_words(self, text: str) -> None:
        words = label(text, ink="soft", wraps=True)
        words.setContentsMargins(8, 4, 8, 4)
        self._column.addWidget(words)

    def end(self) -> None:
        self._column.addStretch(1)


class _Node(QWidget):
    """A point on the line that joins the links of a chain."""

    def __init__(self, theme: ThemeController, state: State) -> None:
        super().__init__()
        self._theme, self._state = theme, state
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(14), self._theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, tokens = self._theme.px, self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, top = self.width() / 2, px(10)
        painter.setPen(QPen(QColor(tokens.line), 2))
        painter.drawLine(round(middle), 0, round(middle), self.height())
        ink = QColor(tokens.state(self._state)[0])
        painter.setPen(QPen(ink, 2))
        filled = self._state != "waiting"
        painter.setBrush(ink if filled else QColor(tokens.panel))
        side = px(10)
        painter.drawEllipse(QRectF(middle - side / 2, top - side / 2, side, side))
        painter.end()
