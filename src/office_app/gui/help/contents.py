"""The column at the left of the guide: its contents, or what was found in it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from office_app.gui.help.guide import Guide, Hit
from office_app.gui.help.hit_delegate import HIT, HitDelegate
from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.labels import label

_PLACE = Qt.ItemDataRole.UserRole


class ContentsPane(QStackedWidget):
    chosen = Signal(str)  # a place

    def __init__(self, theme: ThemeController, guide: Guide) -> None:
        super().__init__()
        self._theme, self._guide = theme, guide
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.tree.setAccessibleName("Mục lục")
        self.hits = QListWidget()
        self.hits.setAccessibleName("Các chỗ tìm thấy")
        self._delegate = HitDelegate(theme)
        self.hits.setItemDelegate(self._delegate)
        self.hits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.said = label(size="small", ink="soft", wraps=True)
        self.said.setMargin(10)
        found = QWidget()
        column = QVBoxLayout(found)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.said)
        column.addWidget(self.hits, 1)
        self.addWidget(self.tree)
        self.addWidget(found)
        self._fill()
        self.tree.currentItemChanged.connect(self._tree_moved)
        self.hits.currentItemChanged.connect(self._hit_moved)

    def show_contents(self) -> None:
        self.setCurrentWidget(self.tree)

    def show_hits(self, typed: str, hits: Sequence[Hit]) -> None:
        """Show what was found; the first one is not gone to by itself."""
        self.said.setText(
            f"{len(hits)} chỗ có «{typed}»" if hits else f"Không có trang nào có «{typed}». Thử bớt từ."
        )
        self.hits.blockSignals(True)
        self.hits.clear()
        for hit in hits:
            item = QListWidgetItem(f"{hit.title}, {hit.page_title}")  # what a screen reader says
            item.setData(HIT, hit)
            self.hits.addItem(item)
        self.hits.setCurrentRow(-1)
        self.hits.blockSignals(False)
        self.setCurrentIndex(1)

    def take_keyboard(self) -> None:
        """Go on with the keyboard in what is shown, from its first line."""
        if self.currentWidget() is self.tree:
            self.tree.setFocus()
            return
        self.hits.setFocus()
        self.hits.setCurrentRow(max(0, self.hits.currentRow()))

    def mark(self, place: str) -> None:
        """Mark the line of the place in view; the page where a heading has no line."""
        item = self._items.get(place) or self._items.get(place.partition("#")[0])
        if item is not None and item is not self.tree.currentItem():
            self.tree.blockSignals(True)
            self.tree.setCurrentItem(item)
            item.setExpanded(True)
            self.tree.blockSignals(False)
            self.tree.scrollToItem(item)

    def _fill(self) -> None:
        self._items: dict[str, QTreeWidgetItem] = {}
        for group in self._guide.groups:
            top = QTreeWidgetItem([group.title])
            top.setFlags(Qt.ItemFlag.ItemIsEnabled)
            font = QFont(self.font())
            font.setWeight(QFont.Weight.DemiBold)
            top.setFont(0, font)
            self.tree.addTopLevelItem(top)
            top.setExpanded(True)
            for name in group.pages:
                self._add_page(top, name)

    def _add_page(self, top: QTreeWidgetItem, name: str) -> None:
        page = self._guide.pages[name]
        item = self._line(top, page.title, name)
        for section in page.sections:
            if section.level == 2:
                self._line(item, section.title, section.place)

    def _line(self, parent: QTreeWidgetItem, title: str, place: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(parent, [title])
        item.setData(0, _PLACE, place)
        item.setToolTip(0, title)
        self._items[place] = item
        return item

    def _tree_moved(self, item: QTreeWidgetItem | None, _before: object) -> None:
        if item is not None and item.data(0, _PLACE):
            self.chosen.emit(item.data(0, _PLACE))

    def _hit_moved(self, item: QListWidgetItem | None, _before: object) -> None:
        if item is not None:
            self.chosen.emit(item.data(HIT).place)
