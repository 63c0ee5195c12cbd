"""A list of names to tick, with all or none in one click."""

from collections.abc import Collection, Hashable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.labels import label


class TickList(QWidget):
    changed = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._filling = False
        self._head = label(title, size="small", ink="soft")
        self.all_button = push_button("Chọn hết", kind="link")
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = QHBoxLayout()
        head.addWidget(self._head, 1)
        head.addWidget(self.all_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        self.all_button.clicked.connect(self._tick_all)
        self.list.itemChanged.connect(self._tell)

    def show_choices(
        self, choices: Sequence[tuple[Hashable, str]], ticked: Collection[Hashable], tips: Sequence[str] = ()
    ) -> None:
        """Show keys with their names."""
        self._filling = True
        self.list.clear()
        for at, (key, name) in enumerate(choices):
            item = QListWidgetItem(name)
            item.setToolTip(tips[at] if tips else name)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setCheckState(Qt.CheckState.Checked if key in ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self._filling = False
        self._tell()

    def ticked(self) -> list[Hashable]:
        """Return the keys ticked, in the order shown."""
        items = [self.list.item(at) for at in range(self.list.count())]
        return [i.data(Qt.ItemDataRole.UserRole) for i in items if i.checkState() is Qt.CheckState.Checked]

    def _tick_all(self) -> None:
        whole = len(self.ticked()) == self.list.count()
        self._filling = True
        for at in range(self.list.count()):
            self.list.item(at).setCheckState(Qt.CheckState.Unchecked if whole else Qt.CheckState.Checked)
        self._filling = False
        self._tell()

    def _tell(self, *_: object) -> None:
        if self._filling:
            return
        ticked, count = len(self.ticked()), self.list.count()
        self._head.setText(f"{self._title} ({ticked}/{count})")
        self.all_button.setText("Bỏ chọn hết" if count and ticked == count else "Chọn hết")
        self.changed.emit()
