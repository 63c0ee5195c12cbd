"""The rooms at the left: icon, name, and how much waits there; narrows to icons."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from office_app.domain.vietnamese import number_vi
from office_app.gui.look.icons import tinted
from office_app.gui.look.theme import ThemeController
from office_app.gui.look.tokens import BASE, RADIUS, SMALL
from office_app.gui.widgets.labels import ElidedLabel

WIDE, NARROW = 224, 56


@dataclass(frozen=True)
class SideBarEntry:
    """A line of the side bar; ``waiting`` names what its count counts."""

    key: str
    label: str
    icon: str
    waiting: str = "việc chờ"


class SideBar(QWidget):
    chosen = Signal(str)  # key of the room

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._narrow = theme, False
        self._buttons: dict[str, RoomButton] = {}
        self._office = ElidedLabel("Văn phòng Đảng ủy", semibold=True)
        self._place = ElidedLabel("", size="small", ink="soft")
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(18, 14, 12, 12)
        head.setSpacing(1)
        head.addWidget(self._office)
        head.addWidget(self._place)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 12)
        self._column.setSpacing(2)
        self._column.addWidget(self._head)
        self._column.addStretch(1)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.buttonClicked.connect(self._clicked)
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def narrow(self) -> bool:
        return self._narrow

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self._fit()

    def set_office(self, name: str, place: str) -> None:
        self._office.setText(name)
        self._place.setText(place)

    @property
    def keys(self) -> list[str]:
        """The keys of its lines, from the top."""
        return list(self._buttons)

    def set_entries(self, entries: Iterable[SideBarEntry]) -> None:
        for number, entry in enumerate(entries):
            button = RoomButton(self._theme, entry, f"Alt+{number + 1}" if number < 9 else "")
            self._buttons[entry.key] = button
            self._group.addButton(button)
            self._column.insertWidget(self._column.count() - 1, button)
        self._fit()

    def set_current(self, key: str) -> None:
        """Mark the room ``key``; one without a line here marks nothing."""
        self._group.setExclusive(False)
        for name, button in self._buttons.items():
            button.setChecked(name == key)
        self._group.setExclusive(True)

    def set_count(self, key: str, count: int, late: bool = False) -> None:
        if key in self._buttons:
            self._buttons[key].set_count(count, late)

    def count(self, key: str) -> int:
        return self._buttons[key].count

    def _clicked(self, button: QAbstractButton) -> None:
        if isinstance(button, RoomButton):
            self.chosen.emit(button.key)

    def _fit(self) -> None:
        self.setFixedWidth(self._theme.px(NARROW if self._narrow else WIDE))
        # Kept in place but silent when narrow, so that the icons do not jump.
        for line in (self._office, self._place):
            line.setVisible(not self._narrow)
        self._head.setFixedHeight(self._theme.px(60))
        for button in self._buttons.values():
            button.set_narrow(self._narrow)


class RoomButton(QAbstractButton):
    def __init__(self, theme: ThemeController, entry: SideBarEntry, shortcut: str) -> None:
        super().__init__()
        self._theme, self._entry, self._shortcut = theme, entry, shortcut
        self.count, self._late, self._narrow = 0, False, False
        self.setCheckable(True)
        self.setText(entry.label)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tell()

    @property
    def key(self) -> str:
        return self._entry.key

    def set_count(self, count: int, late: bool) -> None:
        self.count, self._late = count, late
        self._tell()
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(NARROW if self._narrow else WIDE), self._theme.px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, tokens, px = self._theme, self._theme.tokens, self._theme.px
        box = QRectF(self.rect()).adjusted(px(10), 0.5, -px(10), -0.5)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_ground if self.isChecked() else tokens.selection))
            painter.drawRoundedRect(box, px(RADIUS), px(RADIUS))
        if self.hasFocus():
            painter.setPen(QColor(tokens.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, px(RADIUS), px(RADIUS))
        ink = tokens.accent if self.isChecked() else tokens.soft
        size = px(18)
        left = (self.width() - size) // 2 if self._narrow else px(20)
        picture = tinted(self._entry.icon, ink, size, self.devicePixelRatioF())
        painter.drawPixmap(left, (self.height() - size) // 2, picture)
        if self._narrow:
            if self.count:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(tokens.accent if self._late else tokens.faint))
                painter.drawEllipse(QRectF(left + size - px(3), px(7), px(7), px(7)))
        else:
            right = self._paint_count(painter, box) if self.count else box.right() - px(4)
            font = theme.font(BASE, "semibold" if self.isChecked() else "regular")
            painter.setFont(font)
            painter.setPen(QColor(tokens.accent if self.isChecked() else tokens.ink))
            room = right - px(48)
            text = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, int(room))
            painter.drawText(QRectF(px(48), 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()

    def _paint_count(self, painter: QPainter, box: QRectF) -> float:
        px, tokens = self._theme.px, self._theme.tokens
        font = self._theme.font(SMALL, "semibold")
        words = str(self.count) if self.count < 1000 else "999+"
        width = max(px(20), QFontMetrics(font).horizontalAdvance(words) + px(12))
        height = px(20)
        bubble = QRectF(box.right() - width - px(6), (self.height() - height) / 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.panel if self.isChecked() else tokens.plain_ground))
        painter.drawRoundedRect(bubble, height / 2, height / 2)
        painter.setFont(font)
        painter.setPen(QColor(tokens.accent if self.isChecked() or self._late else tokens.soft))
        painter.drawText(bubble, Qt.AlignmentFlag.AlignCenter, words)
        return bubble.left() - px(4)

    def _tell(self) -> None:
        label, keys = self._entry.label, f"  ({self._shortcut})" if self._shortcut else ""
        waiting = f"{number_vi(self.count)} {self._entry.waiting}" if self.count else ""
        self.setToolTip(f"{label}{keys}\n{waiting}".strip())
        self.setAccessibleName(f"{label}, {waiting}" if waiting else label)
