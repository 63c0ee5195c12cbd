"""The way from a table in the text, as it is written there, to the table itself."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from office_app.domain.table_markup import is_row
from office_app.gui.look.theme import ThemeController
from office_app.gui.outgoing.markup_editor import MarkupEditor
from office_app.gui.outgoing.table_dialog import TableDialog
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.labels import ElidedLabel


class TableBar(QObject):
    """Stands over the text while it holds a table; opens the one at the cursor, else the first."""

    def __init__(self, theme: ThemeController, holder: QVBoxLayout, text: MarkupEditor) -> None:
        super().__init__(text)
        self._theme, self._text = theme, text
        self.button = push_button("Sửa bảng…", small=True, icon=theme.icon("pencil"))
        self.button.clicked.connect(self._open)
        self.bar = QWidget()
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(0, 0, 0, 6)
        row.setSpacing(8)
        row.addWidget(self.button)
        words = ElidedLabel("Phần này có bảng: sửa trong bảng, khỏi gõ các dấu |", size="small", ink="soft")
        row.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
        holder.addWidget(self.bar)
        holder.addWidget(text)
        text.document().contentsChanged.connect(self._show)  # also where the text is put in without a word
        self._show()

    def _show(self) -> None:
        self.bar.setVisible(bool(self._tables()))

    def _tables(self) -> list[tuple[int, int]]:
        """Return the first and last line of each table."""
        found: list[tuple[int, int]] = []
        for at, line in enumerate(self._text.toPlainText().split("\n")):
            if is_row(line.strip()):
                first = found.pop()[0] if found and found[-1][1] == at - 1 else at
                found.append((first, at))
        return found

    def _open(self, checked: bool = False) -> None:
        at, tables = self._text.textCursor().blockNumber(), self._tables()
        if not tables:
            return
        first, last = next(((a, b) for a, b in tables if a <= at <= b), tables[0])
        lines = [line.strip() for line in self._text.toPlainText().split("\n")[first : last + 1]]
        dialog = TableDialog(self._theme, lines, self._text.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._put(first, last, dialog.text))
        dialog.open()

    def _put(self, first: int, last: int, table: str) -> None:
        document = self._text.document()
        cursor = QTextCursor(document.findBlockByNumber(first))
        end = document.findBlockByNumber(last)
        cursor.setPosition(end.position() + end.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(table)
