"""The outline of a draft: the paper's head first, then its sections, each under its own."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from office_app.domain.outgoing import DraftAnnex, DraftSection, Finding
from office_app.domain.paper_markup import plain_text
from office_app.gui.look.icons import tinted
from office_app.gui.look.theme import ThemeController
from office_app.gui.look.tokens import BASE
from office_app.gui.outgoing.edited_annexes import annex_name
from office_app.gui.outgoing.edited_draft import HEAD

KEY_ROLE = Qt.ItemDataRole.UserRole + 1
LEVEL_ROLE = Qt.ItemDataRole.UserRole + 2
MUST_ROLE = Qt.ItemDataRole.UserRole + 3
Index = QModelIndex | QPersistentModelIndex


class OutlineList(QListWidget):
    chosen = Signal(str)
    move_asked = Signal(int)  # -1 up, 1 down
    remove_asked = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Bố cục")
        self.setItemDelegate(_Painter(theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self._telling = True
        self.currentItemChanged.connect(self._tell)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def current_key(self) -> str:
        item = self.currentItem()
        return str(item.data(KEY_ROLE)) if item is not None else HEAD

    def show_sections(
        self, sections: Sequence[DraftSection], current: str, annexes: Sequence[DraftAnnex] = ()
    ) -> None:
        """Show the head, the sections under it, and the annexes at the end."""
        self._telling = False
        wanted = [(HEAD, "Thông tin chung, nơi nhận", 0)]
        wanted += [(section.key, title_of(section), section.level) for section in sections]
        wanted += [(annex.key, annex_name(annexes, annex.key), 1) for annex in annexes]
        while self.count() > len(wanted):
            self.takeItem(self.count() - 1)
        for row, (key, title, level) in enumerate(wanted):
            item = self.item(row)
            if item is None:
                item = QListWidgetItem()
                self.addItem(item)
            item.setText(title)
            item.setToolTip(title)
            item.setData(KEY_ROLE, key)
            item.setData(LEVEL_ROLE, level)
            if key == current:
                self.setCurrentItem(item)
        self._telling = True

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Mark the sections that have to be mended or looked at."""
        marks: dict[str, bool] = {}
        for finding in findings:
            key = finding.section if finding.section not in (None, "recipients") else HEAD
            marks[key or HEAD] = marks.get(key or HEAD, False) or finding.must
        for row in range(self.count()):
            item = self.item(row)
            item.setData(MUST_ROLE, marks.get(str(item.data(KEY_ROLE))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_asked.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_asked.emit()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        if self._telling:
            self.chosen.emit(self.current_key)


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: ThemeController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(30))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, tokens, px = self._theme, self._theme.tokens, self._theme.px
        rect = QRectF(option.rect).adjusted(0, px(1), 0, -px(1))
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_ground if chosen else tokens.ground))
            painter.drawRoundedRect(rect, px(6), px(6))
        level = int(index.data(LEVEL_ROLE) or 0)
        font = theme.font(BASE, "medium" if chosen or level == 1 else "regular")
        painter.setFont(font)
        ink = tokens.accent if chosen else tokens.ink if level < 2 else tokens.soft
        painter.setPen(QColor(ink))
        inner = rect.adjusted(px(8 + 12 * max(0, level - 1)), 0, -px(8), 0)
        must = index.data(MUST_ROLE)
        if must is not None:
            color = tokens.late if must else tokens.waiting
            icon = tinted("circle-alert" if must else "triangle-alert", color, px(14))
            painter.drawPixmap(round(inner.right() - px(14)), round(inner.center().y() - px(7)), icon)
            inner.setRight(inner.right() - px(18))
        text = QFontMetrics(font).elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, int(inner.width())
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()


def title_of(section: DraftSection) -> str:
    """Return a section's name for the outline: its heading in running letters, or its first words."""
    heading = plain_text(section.heading).strip()
    if heading:
        head, dash, rest = heading.partition("- ")
        return f"{head}{dash}{rest.capitalize()}" if dash and rest.isupper() else heading
    words = " ".join(plain_text(section.text).split())
    return "Mở đầu" if section.key == "0" else "Kết" if section.key == "end" else words[:40] or "Mục trống"
