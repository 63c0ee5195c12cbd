"""The days ahead: one line a day's work, each leading to its place."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from office_app.gui.look.theme import ThemeController
from office_app.gui.overview.overview_presenter import AgendaText
from office_app.gui.widgets.chips import StateBadge
from office_app.gui.widgets.flow_layout import FlowLayout
from office_app.gui.widgets.labels import label


class AgendaList(QScrollArea):
    chosen = Signal(str, object)  # room, target

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_items(self, items: Sequence[AgendaText]) -> None:
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        shown_day = ""
        for item in items:
            column.addWidget(self._separator())
            day = f"{item.day} {item.weekday}"
            row = AgendaRow(self._theme, item, show_day=day != shown_day)
            row.chosen.connect(self.chosen)
            column.addWidget(row)
            shown_day = day
        if not items:
            nothing = label("Không có việc nào sắp đến hạn.", ink="soft", wraps=True)
            nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addStretch(1)
            column.addWidget(nothing)
        column.addStretch(1)
        self.setWidget(inside)

    def _separator(self) -> QFrame:
        line = QFrame()
        line.setProperty("separator", "true")
        return line


class AgendaRow(QFrame):
    chosen = Signal(str, object)

    def __init__(self, theme: ThemeController, item: AgendaText, *, show_day: bool) -> None:
        super().__init__()
        self._theme, self._item = theme, item
        self.setObjectName("agendaRow")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{item.weekday} {item.day}: {item.title}")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 7, 12, 8)
        row.setSpacing(12)
        row.addWidget(self._day(item if show_day else None), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._words(item), 1)
        self._dress(False)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._dress(True)

    def leaveEvent(self, event: QEvent) -> None:
        self._dress(False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self._item.room, self._item.target)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._item.room, self._item.target)
        else:
            super().keyPressEvent(event)

    def _day(self, item: AgendaText | None) -> QWidget:
        day = QWidget()
        day.setFixedWidth(self._theme.px(52))
        column = QVBoxLayout(day)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        number = label(item.day if item else "", size="group")
        weekday = label(item.weekday if item else "", size="small", ink="soft")
        for part in (number, weekday):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(part)
        return day

    def _words(self, item: AgendaText) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        title = label(item.title, wraps=True)
        if item.chip is not None:
            chips = FlowLayout(spacing=6)
            chips.addWidget(StateBadge(self._theme, *item.chip))
            column.addLayout(chips)
        column.addWidget(title)
        if item.detail:
            detail = label(item.detail, size="small", ink="soft", wraps=True)
            column.addWidget(detail)
        return column

    def _dress(self, pointed: bool) -> None:
        tokens = self._theme.tokens
        ground = tokens.ground if pointed else "transparent"
        self.setStyleSheet(
            f"QFrame#agendaRow {{ background: {ground}; border: 1px solid transparent; }}"
            f"QFrame#agendaRow:focus {{ border: 1px solid {tokens.accent}; }}"
        )
