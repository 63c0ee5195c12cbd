"""The text of a template: fields and conditions coloured, the line of a mistake marked, line numbers beside it."""

import re

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from office_app.gui.look.theme import ThemeController
from office_app.gui.look.tokens import Ink

_RULES: tuple[tuple[re.Pattern[str], Ink], ...] = (
    (re.compile(r"\{\{.*?\}\}"), "planned"),
    (re.compile(r"\{%.*?%\}"), "accent"),
    (re.compile(r"\{#.*?#\}"), "faint"),
    (re.compile(r"^\[\[?[\w.]+\]\]?|^\w+(?=\s*=)"), "good"),
)


class TemplateEditor(QPlainTextEdit):
    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._faulty: list[int] = []
        self.setTabChangesFocus(True)
        self.setAccessibleName("Nội dung mẫu")
        self._numbers = _Numbers(self)
        self._highlighter = _Highlighter(theme, self.document())
        self.blockCountChanged.connect(self._make_room)
        self.updateRequest.connect(self._scroll_numbers)
        theme.changed.connect(self._dress)
        self._dress()

    def mark_lines(self, lines: list[int]) -> None:
        """Mark lines, counted from 1, as having a mistake."""
        self._faulty = lines
        ground = QTextCharFormat()
        ground.setBackground(QColor(self._theme.tokens.late_ground))
        ground.setProperty(QTextFormat.Property.FullWidthSelection, True)
        marks = []
        for number in lines:
            mark = QTextEdit.ExtraSelection()
            mark.format = ground
            mark.cursor = QTextCursor(self.document().findBlockByNumber(number - 1))
            marks.append(mark)
        self.setExtraSelections(marks)
        self._numbers.update()

    def go_to_line(self, number: int) -> None:
        """Put the cursor at a line, counted from 1, and show it in the middle."""
        self.setTextCursor(QTextCursor(self.document().findBlockByNumber(max(0, number - 1))))
        self.centerCursor()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_numbers()

    @property
    def numbers_width(self) -> int:
        digits = max(3, len(str(self.blockCount())))
        return self.fontMetrics().horizontalAdvance("9") * digits + self._theme.px(14)

    def paint_numbers(self, event: QPaintEvent) -> None:
        """Paint the numbers of the lines in view."""
        painter = QPainter(self._numbers)
        painter.fillRect(event.rect(), QColor(self._theme.tokens.ground))
        painter.setFont(self.font())
        block, offset = self.firstVisibleBlock(), self.contentOffset()
        room = self._numbers.width() - self._theme.px(6)
        while block.isValid():
            place = self.blockBoundingGeometry(block).translated(offset)
            if place.top() > event.rect().bottom():
                break
            if block.isVisible():
                number = block.blockNumber() + 1
                painter.setPen(self._theme.color("late" if number in self._faulty else "faint"))
                line = QRect(0, round(place.top()), room, self.fontMetrics().height())
                painter.drawText(line, Qt.AlignmentFlag.AlignRight, str(number))
            block = block.next()
        painter.end()

    def _make_room(self) -> None:
        self.setViewportMargins(self.numbers_width, 0, 0, 0)
        self._place_numbers()

    def _place_numbers(self) -> None:
        inside = self.contentsRect()
        self._numbers.setGeometry(inside.left(), inside.top(), self.numbers_width, inside.height())

    def _scroll_numbers(self, rect: QRect, down: int) -> None:
        self._numbers.scroll(0, down) if down else self._numbers.update()

    def _dress(self) -> None:
        self.setFont(self._theme.font(10))
        self._highlighter.rehighlight()
        self._make_room()


class _Numbers(QWidget):
    def __init__(self, editor: TemplateEditor) -> None:
        super().__init__(editor)
        self._editor = editor

    def sizeHint(self) -> QSize:
        return QSize(self._editor.numbers_width, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._editor.paint_numbers(event)


class _Highlighter(QSyntaxHighlighter):
    def __init__(self, theme: ThemeController, document: QTextDocument) -> None:
        super().__init__(document)
        self._theme = theme

    def highlightBlock(self, text: str) -> None:
        for rule, ink in _RULES:
            shown = QTextCharFormat()
            shown.setForeground(self._theme.color(ink))
            for match in rule.finditer(text):
                self.setFormat(match.start(), len(match[0]), shown)
