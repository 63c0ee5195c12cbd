"""Who studies which material (N16): materials as rows, audiences as columns, a tick where they meet."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from office_app.domain.study import AudienceMaterials
from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.buttons import push_button

AUDIENCES = ("Cán bộ chủ chốt", "Báo cáo viên", "Cấp ủy viên", "Đảng viên", "Quần chúng")


class AudienceGrid(QWidget):
    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._audiences: list[str] = list(AUDIENCES)
        self._rows: list[tuple[QTableWidgetItem, list[QTableWidgetItem]]] = []  # material, ticks
        self.table = QTableWidget(0, 0)
        self.table.setAccessibleName("Đối tượng và tài liệu")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setHighlightSections(False)
        self.material_box = QLineEdit()
        self.material_box.setPlaceholderText("Tên tài liệu")
        self.material_box.setAccessibleName("Tên tài liệu")
        self.add_button = push_button("Thêm tài liệu", icon=theme.icon("plus"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.material_box, 1)
        row.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.table, 1)
        column.addLayout(row)
        self.add_button.clicked.connect(self._add_typed)
        self.material_box.returnPressed.connect(self._add_typed)

    def show_materials(self, materials: Sequence[str], audiences: Sequence[AudienceMaterials]) -> None:
        """Show what a campaign has; audiences of its own stand after the usual ones."""
        own = [one.audience for one in audiences if one.audience not in AUDIENCES]
        self._audiences = [*AUDIENCES, *own]
        self._rows = []
        self.table.setRowCount(0)
        self.table.setColumnCount(1 + len(self._audiences))
        self.table.setHorizontalHeaderLabels(["Tài liệu", *self._audiences])
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        given = {one.audience: set(one.materials) for one in audiences}
        every = [*materials, *(material for one in audiences for material in one.materials)]
        for material in dict.fromkeys(every):
            self.add(material, [name for name in self._audiences if material in given.get(name, ())])

    def add(self, material: str, audiences: Sequence[str] = ()) -> None:
        """Add a material unless it is there."""
        material = " ".join(material.split())
        if not material or material in self.materials():
            return
        row = self.table.rowCount()
        self.table.insertRow(row)
        item = QTableWidgetItem(material)
        item.setToolTip(material)
        self.table.setItem(row, 0, item)
        self._rows.append((item, []))
        for at, name in enumerate(self._audiences, 1):
            tick = QTableWidgetItem()
            tick.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            tick.setCheckState(Qt.CheckState.Checked if name in audiences else Qt.CheckState.Unchecked)
            self.table.setItem(row, at, tick)
            self._rows[-1][1].append(tick)

    def materials(self) -> Sequence[str]:
        """Return all materials; a name that was emptied takes its material out."""
        return [name for item, _ in self._rows if (name := _name(item))]

    def audiences(self) -> Sequence[AudienceMaterials]:
        """Return the audiences that study something."""
        found = []
        for at, audience in enumerate(self._audiences):
            ticked = [item for item, ticks in self._rows if ticks[at].checkState() is Qt.CheckState.Checked]
            if studied := tuple(name for item in ticked if (name := _name(item))):
                found.append(AudienceMaterials(audience, studied))
        return found

    def _add_typed(self) -> None:
        self.add(self.material_box.text(), ["Đảng viên"])
        self.material_box.clear()
        self.material_box.setFocus()


def _name(item: QTableWidgetItem) -> str:
    return " ".join(item.text().split())
