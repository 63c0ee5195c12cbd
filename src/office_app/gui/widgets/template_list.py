"""The list of templates under their groups, with what is to be known of each: changed, own, faulty, superseded."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from office_app.domain.templates import TemplateLine, TemplateOrigin
from office_app.domain.vietnamese import fold
from office_app.domain.word_templates import WORD_ENDING
from office_app.gui.look.theme import ThemeController

NAME_ROLE = Qt.ItemDataRole.UserRole + 1
ORIGINS = {
    TemplateOrigin.SHIPPED: "có sẵn",
    TemplateOrigin.CHANGED: "đã sửa",
    TemplateOrigin.OWN: "của văn phòng",
}


class TemplateList(QListWidget):
    """Templates by the kind of paper they make; ``look_for`` keeps those with all the words."""

    chosen = Signal(str)
    activated_name = Signal(str)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: Sequence[TemplateLine] = ()
        self._words = ""
        self.setAccessibleName("Các mẫu văn bản")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.currentItemChanged.connect(self._tell)
        self.itemActivated.connect(lambda item: self.activated_name.emit(self.current))
        theme.changed.connect(self._draw_anew)  # a method: it ends with the list, which a dialog takes along

    @property
    def current(self) -> str:
        """Name of the template chosen, "" when none is."""
        item = self.currentItem()
        return str(item.data(NAME_ROLE) or "") if item is not None else ""

    @property
    def names(self) -> list[str]:
        """Names shown, in their order."""
        items = (self.item(row) for row in range(self.count()))
        return [str(item.data(NAME_ROLE)) for item in items if item.data(NAME_ROLE)]

    def show_lines(self, lines: Sequence[TemplateLine], current: str) -> None:
        self._lines = tuple(lines)
        self._fill(current)

    def look_for(self, words: str) -> None:
        """Keep the templates whose title, kind or description has all the words."""
        self._words = words
        self._fill(self.current)

    def _draw_anew(self) -> None:
        self._fill(self.current)

    def _fill(self, current: str) -> None:
        wanted = fold(self._words).split()
        found = [line for line in self._lines if all(word in _searched(line) for word in wanted)]
        self.blockSignals(True)
        self.clear()
        for kind in dict.fromkeys(line.doc_type for line in found):
            self._add_group(kind or "Chưa rõ loại")
            for line in (line for line in found if line.doc_type == kind):
                item = self._add(line)
                if line.name == current:
                    self.setCurrentItem(item)
        self.blockSignals(False)
        if self.currentItem() is None and self.names:
            rows = [row for row in range(self.count()) if self.item(row).data(NAME_ROLE)]
            named = (row for row in rows if all(word in fold(self.item(row).text()) for word in wanted))
            self.setCurrentRow(next(named, rows[0]))

    def _add_group(self, kind: str) -> None:
        item = QListWidgetItem(kind)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(self._theme.font(9, "semibold"))
        item.setSizeHint(QSize(self._theme.px(100), self._theme.px(28)))
        self.addItem(item)

    def _add(self, line: TemplateLine) -> QListWidgetItem:
        told_by_group = line.origin is TemplateOrigin.SHIPPED or line.name.endswith(WORD_ENDING)
        origin = "" if told_by_group else f" · {ORIGINS[line.origin]}"
        item = QListWidgetItem(f"{line.title}{origin}")
        item.setData(NAME_ROLE, line.name)
        told = [line.title, ORIGINS[line.origin].capitalize(), line.description]
        if line.fault is not None:
            item.setIcon(self._theme.icon("circle-alert", "late"))
            where = f"dòng {line.fault.line}:" if line.fault.line else ""
            told.append(f"Lỗi ở {where} {line.fault.text}")
        elif line.shipped_is_newer:
            item.setIcon(self._theme.icon("info", "planned"))
            told.append("Bản có sẵn đã đổi sau khi văn phòng sửa mẫu này.")
        else:
            item.setIcon(self._theme.icon("file-text"))
        item.setToolTip("\n".join(part for part in told if part))
        item.setSizeHint(QSize(self._theme.px(100), self._theme.px(32)))
        self.addItem(item)
        return item

    def _tell(self) -> None:
        if self.current:
            self.chosen.emit(self.current)


def _searched(line: TemplateLine) -> str:
    return fold(f"{line.title} {line.doc_type} {line.description}")
