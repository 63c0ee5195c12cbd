"""Plain text shown as a sheet of paper, with marked passages; offsets are Python's, in the text given."""

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QHelpEvent,
    QMouseEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QToolTip, QWidget

from office_app.gui.look.fonts import paper_family
from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.page_words import DOUBTFUL_TIP
from office_app.gui.widgets.passages import PASSAGE_FORMAT

Highlight = tuple[int, int, str]
BAR = " | "  # between the cells of a table's row

_SHEET = 640  # width of the sheet in pixels at 100 %
_MARGIN = 56
# Each of these would be, or swallow, a character of its own in a text document; offsets must stay.
_TAMED = str.maketrans({"\r": " ", "\f": "\n", "\u2029": "\n", "\ufdd0": " ", "\ufdd1": " ", "\x00": " "})


class PaperText(QTextEdit):
    selected = Signal(int, int)  # start, end; 0, 0 when nothing is selected any more
    highlight_clicked = Signal(int)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._zoom = theme, 100
        self._highlights: Sequence[Highlight] = ()
        self._doubtful: Sequence[tuple[int, int]] = ()
        self.tips: Sequence[str] = ()
        """What the mouse over each highlight says."""
        self._flash: tuple[int, int] | None = None
        self._wide: list[int] = []  # offsets of characters that take two places in Qt
        self._text = ""
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setObjectName("paperText")
        self.selectionChanged.connect(self._selection_changed)
        self._flash_over = QTimer(self)
        self._flash_over.setSingleShot(True)
        self._flash_over.setInterval(1600)
        self._flash_over.timeout.connect(self._end_flash)
        theme.changed.connect(self._dress)
        self._dress()

    def show_text(
        self, text: str, highlights: Sequence[Highlight] = (), doubtful: Sequence[tuple[int, int]] = ()
    ) -> None:
        self._doubtful = doubtful
        self._text = text.translate(_TAMED)
        self._wide = [place for place, letter in enumerate(self._text) if ord(letter) > 0xFFFF]
        self._flash = None
        self.blockSignals(True)
        self.setPlainText(self._text)
        self._space_paragraphs()
        self._dress_rows()
        self._underline_doubtful()
        self.blockSignals(False)
        self.set_highlights(highlights)
        self.verticalScrollBar().setValue(0)

    def set_highlights(self, highlights: Sequence[Highlight]) -> None:
        self._highlights = tuple(highlights)
        self._mark()

    def scroll_to(self, start: int, end: int) -> None:
        cursor = self._cursor(start, start)
        self.setTextCursor(cursor)
        rect = self.cursorRect(cursor)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + rect.center().y() - self.viewport().height() // 3)
        self._flash = (start, end)
        self._mark()
        self._flash_over.start()

    def set_zoom(self, percent: int) -> None:
        self._zoom = percent
        self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_sheet()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        number = self._highlight_at(event.position().toPoint())
        if number is not None and not self.textCursor().hasSelection():
            self.highlight_clicked.emit(number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if not event.buttons():
            self.viewport().setCursor(self._cursor_over(event.position().toPoint()))

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self.viewport())
            return True
        return super().viewportEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        content = QMimeData()
        content.setText(self.textCursor().selection().toPlainText())
        content.setData(PASSAGE_FORMAT, b"")
        return content

    def tip_at(self, point: QPoint) -> str:
        """Return what is to be said of the place under a point of the view."""
        number, place = self._highlight_at(point), self._place_at(point)
        lines = [self.tips[number]] if number is not None and number < len(self.tips) else []
        if any(start <= place < end for start, end in self._doubtful):
            lines.append(DOUBTFUL_TIP)
        return "\n".join(lines)

    def _place_at(self, point: QPoint) -> int:
        return self._python_offset(self.cursorForPosition(point).position())

    def _highlight_at(self, point: QPoint) -> int | None:
        """Return the shortest highlight under a point of the view."""
        place = self._place_at(point)
        held = [
            (end - start, n) for n, (start, end, _) in enumerate(self._highlights) if start <= place < end
        ]
        return min(held)[1] if held else None

    def _cursor_over(self, point: QPoint) -> Qt.CursorShape:
        selected, place = self.textCursor(), self.cursorForPosition(point).position()
        if selected.selectionStart() <= place < selected.selectionEnd():
            return Qt.CursorShape.OpenHandCursor  # it can be dragged onto a field
        marked = self._highlight_at(point) is not None
        return Qt.CursorShape.PointingHandCursor if marked else Qt.CursorShape.IBeamCursor

    def _selection_changed(self) -> None:
        cursor = self.textCursor()
        start = self._python_offset(cursor.selectionStart())
        end = self._python_offset(cursor.selectionEnd())
        self.selected.emit(*((start, end) if end > start else (0, 0)))

    def _mark(self) -> None:
        marks = [
            self._selection(start, end, self._theme.tokens.mark(state))
            for start, end, state in self._highlights
        ]
        if self._flash is not None:
            marks.append(self._selection(*self._flash, self._theme.tokens.marks[1], underlined=True))
        self.setExtraSelections(marks)

    def _selection(
        self, start: int, end: int, ground: str, *, underlined: bool = False
    ) -> QTextEdit.ExtraSelection:
        look = QTextCharFormat()
        look.setBackground(QColor(ground))
        look.setForeground(QColor(self._theme.tokens.paper_ink))
        if underlined:
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            look.setUnderlineColor(QColor(self._theme.tokens.accent))
        selection = QTextEdit.ExtraSelection()
        selection.cursor = self._cursor(start, end)
        selection.format = look
        return selection

    def _end_flash(self) -> None:
        self._flash = None
        self._mark()

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        last = self.document().characterCount() - 1
        cursor.setPosition(min(self._qt_offset(start), last))
        cursor.setPosition(min(self._qt_offset(end), last), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _qt_offset(self, place: int) -> int:
        # QTextDocument counts UTF-16 units, Python counts characters.
        return place + bisect_right(self._wide, place - 1)

    def _python_offset(self, place: int) -> int:
        if not self._wide:
            return place
        starts = [offset + number for number, offset in enumerate(self._wide)]
        return place - bisect_right(starts, place - 1)

    def _space_paragraphs(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        spacing = QTextBlockFormat()
        spacing.setLineHeight(118, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        spacing.setBottomMargin(3)
        cursor.setBlockFormat(spacing)

    def _dress_rows(self) -> None:
        """Let the rows of a table stand out as its rows, and the bars between their cells step back."""
        row, bar = QTextBlockFormat(), QTextCharFormat()
        row.setBackground(QColor(self._theme.tokens.mark("plain")).lighter(106))
        bar.setForeground(QColor(self._theme.tokens.faint))
        edit = QTextCursor(self.document())
        edit.beginEditBlock()
        start = 0
        for line in self._text.split("\n"):
            if line.count(BAR) > 1 or line.startswith("| "):
                self._cursor(start, start).mergeBlockFormat(row)
                for place in (place for place, letter in enumerate(line, start) if letter == "|"):
                    self._cursor(place, place + 1).mergeCharFormat(bar)
            start += len(line) + 1
        edit.endEditBlock()

    def _underline_doubtful(self) -> None:
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        look.setUnderlineColor(QColor(self._theme.tokens.waiting))
        edit = QTextCursor(self.document())
        edit.beginEditBlock()
        for start, end in self._doubtful:
            self._cursor(start, end).mergeCharFormat(look)
        edit.endEditBlock()

    def _dress(self) -> None:
        tokens = self._theme.tokens
        self.setStyleSheet(
            f"QTextEdit#paperText {{ background: {tokens.paper}; color: {tokens.paper_ink}; border: none;"
            " border-radius: 0; padding: 0; }"
        )
        font = QFont(paper_family())
        font.setPointSizeF(12.5 * self._zoom / 100 * self._theme.zoom / 100)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        self.setFont(font)
        self.document().setDefaultFont(font)
        self._fit_sheet()
        self._mark()

    def _fit_sheet(self) -> None:
        # The sheet fills the view; the text keeps the measure of a printed page in its middle.
        room = self.viewport().width()
        measure = (_SHEET - 2 * _MARGIN) * self._zoom / 100 * self._theme.zoom / 100
        side = max(self._theme.px(20), (room - measure) / 2)
        frame = self.document().rootFrame()
        look = frame.frameFormat()
        look.setLeftMargin(side)
        look.setRightMargin(side)
        look.setTopMargin(self._theme.px(32))
        look.setBottomMargin(self._theme.px(72))
        frame.setFrameFormat(look)
