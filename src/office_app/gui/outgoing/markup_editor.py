"""The text of one section: a paragraph a line, ``**đậm**`` and ``*nghiêng*`` shown as they will print."""

import re
from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QEvent, QRect, QSignalBlocker, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QPlainTextEdit, QToolTip, QWidget

from office_app.domain.outgoing import ReviewMark
from office_app.domain.plan_check_text import GAP
from office_app.gui.look.theme import ThemeController
from office_app.gui.outgoing.put_text import put_text

_MARKED = re.compile(r"(?<![\\*])(\*{1,3})(?=[^\s*])(.+?)(?<=[^\s*])\1(?!\*)")
_UNDERLINED = re.compile(r"(?<![\\_])__(?=[^\s_])(.+?)(?<=[^\s_])__(?!_)")
_NOTE = re.compile(r"\[\^[^\]\n]*\]")
_FRAME = re.compile(r"^\|[=+]?|\|(?=\s|$)|^\|[\s:|-]+\|$|^>\s|^->\s|\s<-$")
_KEYS = {
    (Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier): "**",
    (Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier): "*",
    (Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier): "__",
}


class MarkupEditor(QPlainTextEdit):
    """Knows where the cursor stood in each section; what can be undone is the draft's own history."""

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        self._places: dict[str, int] = {}
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName("Nội dung mục")
        self._sources: set[int] = set()
        self._gutter = _Gutter(theme, self)
        self.updateRequest.connect(lambda rect, down: self._gutter.update())
        self._highlighter = _Highlighter(theme, self.document())
        theme.changed.connect(self._highlighter.rehighlight)

    def forget(self) -> None:
        """Drop where the cursor stood, before another draft is shown."""
        self._key = ""
        self._places.clear()

    def show_section(self, key: str, text: str) -> None:
        """Show a section's text; where it is shown already only what differs is replaced."""
        if key == self._key:
            put_text(self, text)
            return
        self._places[self._key] = self.textCursor().position()
        self._key = key
        with QSignalBlocker(self):
            self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(min(self._places.get(key, 0), max(0, self.document().characterCount() - 1)))
        self.setTextCursor(cursor)

    def select_first(self, wanted: Iterable[str]) -> None:
        """Select the first of the wanted words that stand in the text; without any the cursor stays."""
        cursors = (self.document().find(words) for words in wanted if words.strip())
        cursor = next((one for one in cursors if not one.isNull()), None)
        if cursor is not None:
            self.setTextCursor(cursor)

    def mark_lines(self, lines: set[int]) -> None:
        """Mark lines, counted from 0, that come from a directive."""
        if lines != self._sources:
            self._sources = set(lines)
            self.setViewportMargins(self._gutter.wide if lines else 0, 0, 0, 0)
            self._place_gutter()

    def mark_reviews(self, reviews: Sequence[ReviewMark]) -> None:
        """Mark the words of a copied plan that are to be looked at again."""
        self._highlighter.show_reviews(reviews)

    def tip_at(self, position: int) -> str:
        """Return what is to be known of the words at ``position``."""
        gaps = GAP.finditer(self.toPlainText())
        if any(gap.start() <= position < gap.end() for gap in gaps):
            return "Chỗ chưa điền. F3: tới chỗ chưa điền kế tiếp"
        return self.review_at(position)

    def review_at(self, position: int) -> str:
        """Return why the words at ``position`` are to be looked at again, "" for others."""
        text = self.toPlainText()
        return "\n".join(
            dict.fromkeys(
                one.reason
                for one in self._highlighter.reviews
                for match in places_of(one.text, text)
                if match.start() <= position < match.end()
            )
        )

    def marked_places(self) -> list[tuple[int, int]]:
        """Return each marked line in view with the height it stands at."""
        found = []
        block = self.firstVisibleBlock()
        while block.isValid():
            top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
            if top > self.viewport().height():
                break
            if block.blockNumber() in self._sources:
                found.append((block.blockNumber(), round(top)))
            block = block.next()
        return found

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_gutter()

    def _place_gutter(self) -> None:
        inside = self.contentsRect()
        self._gutter.setGeometry(inside.left(), inside.top(), self._gutter.wide, inside.height())
        self._gutter.setVisible(bool(self._sources))
        self._gutter.update()

    def toggle(self, mark: str) -> None:
        """Put ``mark`` around the selection or the word at the cursor, or take it away."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        text = self.toPlainText()
        chosen = text[start:end]
        if not chosen.strip() or "\n" in chosen or "\u2029" in chosen:
            return
        inside = len(chosen) > 2 * len(mark) and chosen.startswith(mark) and chosen.endswith(mark)
        around = text[max(0, start - len(mark)) : start] == mark and text[end : end + len(mark)] == mark
        if around:
            cursor.setPosition(start - len(mark))
            cursor.setPosition(end + len(mark), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(chosen)
            first, last = start - len(mark), end - len(mark)
        elif inside:
            cursor.insertText(chosen[len(mark) : -len(mark)])
            first, last = start, end - 2 * len(mark)
        else:
            cursor.insertText(f"{mark}{chosen}{mark}")
            first, last = start + len(mark), end + len(mark)
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def event(self, event: QEvent) -> bool:
        # The window has Ctrl+B for its side bar; in a text it means bold.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _mark(event):
            event.accept()
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            inside = self.viewport().mapFrom(self, event.pos())
            QToolTip.showText(event.globalPos(), self.tip_at(self.cursorForPosition(inside).position()), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        mark = _mark(event)
        if mark is not None and not self.isReadOnly():
            self.toggle(mark)
        else:
            super().keyPressEvent(event)


class _Gutter(QWidget):
    """Small marks beside the lines that come from a directive; a click puts the cursor there."""

    def __init__(self, theme: ThemeController, text: MarkupEditor) -> None:
        super().__init__(text)
        self._theme, self._text = theme, text
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip("Lấy từ văn bản chỉ đạo: bấm để xem câu gốc")
        self.hide()

    @property
    def wide(self) -> int:
        return self._theme.px(22)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, side = QPainter(self), self._theme.px(13)
        icon = self._theme.icon("link", "planned")
        for _, top in self._text.marked_places():
            icon.paint(painter, QRect(self._theme.px(6), top + self._theme.px(3), side, side))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        near = [(line, top) for line, top in self._text.marked_places() if top <= event.position().y()]
        if near:
            block = self._text.document().findBlockByNumber(near[-1][0])
            self._text.setTextCursor(QTextCursor(block))
            self._text.setFocus(Qt.FocusReason.MouseFocusReason)


class _Highlighter(QSyntaxHighlighter):
    def __init__(self, theme: ThemeController, document: QTextDocument) -> None:
        super().__init__(document)
        self._theme = theme
        self.reviews: tuple[ReviewMark, ...] = ()

    def show_reviews(self, reviews: Sequence[ReviewMark]) -> None:
        if tuple(reviews) != self.reviews:
            self.reviews = tuple(reviews)
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        faint = QTextCharFormat()
        faint.setForeground(self._theme.color("faint"))
        for match in _MARKED.finditer(text):
            stars = len(match[1])
            shown = QTextCharFormat()
            shown.setFontWeight(QFont.Weight.Bold if stars >= 2 else QFont.Weight.Normal)
            shown.setFontItalic(stars != 2)
            self.setFormat(match.start(2), len(match[2]), shown)
            self.setFormat(match.start(), stars, faint)
            self.setFormat(match.end() - stars, stars, faint)
        for match in _UNDERLINED.finditer(text):
            shown = QTextCharFormat()
            shown.setFontUnderline(True)
            self.setFormat(match.start(1), len(match[1]), shown)
            self.setFormat(match.start(), 2, faint)
            self.setFormat(match.end() - 2, 2, faint)
        frame = QTextCharFormat()
        frame.setForeground(faint.foreground())
        note = QTextCharFormat()
        note.setForeground(self._theme.color("planned"))
        for rule, shown in ((_FRAME, frame), (_NOTE, note)):
            for match in rule.finditer(text):
                self.setFormat(match.start(), len(match[0]), shown)
        review = QTextCharFormat()
        review.setBackground(QColor(self._theme.tokens.planned_ground))
        review.setForeground(self._theme.color("planned"))
        for one in self.reviews:
            for match in places_of(one.text, text):
                self.setFormat(match.start(), len(match[0]), review)
        gap = QTextCharFormat()
        gap.setBackground(QColor(self._theme.tokens.waiting_ground))
        gap.setForeground(self._theme.color("waiting"))
        for match in GAP.finditer(text):
            self.setFormat(match.start(), len(match[0]), gap)


def places_of(words: str, text: str) -> Iterator[re.Match[str]]:
    """Yield where ``words`` stand in ``text``, not as a part of a longer word or number."""
    return re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)


def _mark(event: QKeyEvent) -> str | None:
    return _KEYS.get((Qt.Key(event.key()), event.modifiers()))
