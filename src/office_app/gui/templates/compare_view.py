"""Two versions of a template laid together: lines only in the one marked red, only in the other green."""

from collections.abc import Sequence

from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from office_app.domain.templates import ComparedLine
from office_app.gui.look.theme import ThemeController


class CompareView(QPlainTextEdit):
    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: Sequence[ComparedLine] = ()
        self.setReadOnly(True)
        self.setAccessibleName("So sánh với bản có sẵn")
        theme.changed.connect(self._draw_anew)

    def _draw_anew(self) -> None:
        self.show_lines(self._lines)

    def show_lines(self, lines: Sequence[ComparedLine]) -> bool:
        """Show the lines, the first that differs in view; return whether any does."""
        self._lines = lines
        tokens = self._theme.tokens
        grounds = {"-": tokens.late_ground, "+": tokens.good_ground}
        self.clear()
        cursor = QTextCursor(self.document())
        for number, line in enumerate(lines):
            block, words = QTextBlockFormat(), QTextCharFormat()
            words.setForeground(self._theme.color("ink"))
            if line.mark in grounds:
                block.setBackground(QColor(grounds[line.mark]))
                words.setForeground(self._theme.color("late" if line.mark == "-" else "good"))
            cursor.setBlockFormat(block) if not number else cursor.insertBlock(block)
            cursor.insertText(f"{line.mark} {line.text}", words)
        first = next((number for number, line in enumerate(lines) if line.mark in grounds), None)
        self.setTextCursor(QTextCursor(self.document().findBlockByNumber(first or 0)))
        self.centerCursor()
        return first is not None
