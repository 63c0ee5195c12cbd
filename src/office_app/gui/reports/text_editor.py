"""The text of a report by sections: what is written is edited as text, a table as a table."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from office_app.domain.outgoing import DraftSection
from office_app.domain.table_markup import is_row
from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.labels import label
from office_app.gui.widgets.markup_table import MarkupTable


class SectionEditor(QPlainTextEdit):
    """As high as its text, so that all sections scroll as one page."""

    def __init__(self, theme: ThemeController, name: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setPlainText(text)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name or "Phần mở đầu")
        self.textChanged.connect(self._fit)
        self._fit()

    def text(self) -> str:
        """Return what is written; ``toPlainText`` would make plain spaces of those that hold a number to its unit."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def show_text(self, text: str) -> None:
        """Show another text without telling that it was edited."""
        if self.text() != text:
            self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(False)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # blockBoundingRect lays a block out; the layout alone knows only the lines shown so far.
        text, block = 0.0, self.document().firstBlock()
        while block.isValid():
            text += self.blockBoundingRect(block).height()
            block = block.next()
        height = round(text + 2 * self.document().documentMargin()) + self._theme.px(16)
        if height != self.height():
            self.setFixedHeight(height)


class TextEditor(QWidget):
    """All sections of the report under their headings; ``editors`` holds their text parts.

    The first part of a section has its key, others the key with their place behind it.
    """

    edited = Signal(str, str)  # key, text

    def __init__(self, theme: ThemeController, column: QVBoxLayout) -> None:
        super().__init__()
        self._theme, self._column = theme, column
        self.editors: dict[str, SectionEditor] = {}
        self._parts: dict[str, list[SectionEditor | MarkupTable]] = {}
        self._shape: list[tuple[str, list[bool]]] = []
        self._made: list[QWidget] = []

    def show_sections(self, sections: Sequence[DraftSection]) -> None:
        """Show these sections; those shown already keep the cursor."""
        split = {section.key: _chunks(section.text) for section in sections}
        shape = [(key, [table for table, _ in chunks]) for key, chunks in split.items()]
        if shape == self._shape:
            for key, parts in self._parts.items():
                for part, (_, text) in zip(parts, split[key], strict=True):
                    part.show_text(text)
            return
        for widget in self._made:
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.editors, self._parts, self._made, self._shape = {}, {}, [], shape
        for section in sections:
            self._show_section(section, split[section.key])
        stretch = QWidget()
        self._add(stretch)
        self._column.setStretchFactor(stretch, 1)

    def _show_section(self, section: DraftSection, chunks: Sequence[tuple[bool, str]]) -> None:
        if section.heading:
            heading = label(section.heading, semibold=section.level < 3, size="base", wraps=True)
            self._add(heading)
        if not (section.text or not section.heading or section.level >= 2):
            return
        parts = self._parts[section.key] = []
        for at, (table, text) in enumerate(chunks):
            if table:
                shown = MarkupTable(self._theme, text.split("\n"))
                shown.edited.connect(lambda key=section.key: self._tell(key))
                parts.append(shown)
                self._add(shown)
            else:
                editor = SectionEditor(self._theme, section.heading, text)
                editor.textChanged.connect(lambda key=section.key: self._tell(key))
                self.editors[f"{section.key}-{at}" if at else section.key] = editor
                parts.append(editor)
                self._add(editor)

    def _tell(self, key: str) -> None:
        self.edited.emit(key, "\n".join(part.text() for part in self._parts[key]))

    def _add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)
        self._made.append(widget)


def _chunks(text: str) -> list[tuple[bool, str]]:
    """Return the tables of a text and what stands between them; whether it is a table, and its lines."""
    grouped = groupby(text.split("\n"), key=lambda line: is_row(line.strip()))
    return [(table, "\n".join(line.strip() if table else line for line in lines)) for table, lines in grouped]
