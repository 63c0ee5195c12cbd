"""The side panel in which a chi bộ is renamed, merged, split or ended, with the day and the decision."""

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from office_app.domain.organisation import LONGEST_UNIT_NAME, Member, Unit, UnitChangeKind, UnitKind
from office_app.gui.look.theme import ThemeController
from office_app.gui.organisation.unit_changes import UnitChangeEntry
from office_app.gui.widgets.buttons import push_button, sign_button
from office_app.gui.widgets.date_field import DateField
from office_app.gui.widgets.labels import label
from office_app.gui.widgets.on_keys import CONFIRM, on_keys

TITLES = {
    UnitChangeKind.RENAMED: "Đổi tên",
    UnitChangeKind.MERGED: "Sáp nhập",
    UnitChangeKind.SPLIT: "Chia tách",
    UnitChangeKind.ENDED: "Kết thúc hoạt động",
}
_HINTS = {
    UnitChangeKind.RENAMED: "Số liệu trước ngày này vẫn mang tên cũ.",
    UnitChangeKind.MERGED: "Các chi bộ được chọn kết thúc từ ngày này; đảng viên và buổi học chưa học chuyển sang "
    "chi bộ sau sáp nhập. Số liệu đã có giữ nguyên theo chi bộ cũ.",
    UnitChangeKind.SPLIT: "Đảng viên được chọn sinh hoạt ở chi bộ mới từ ngày này. Số liệu đã có giữ nguyên.",
    UnitChangeKind.ENDED: "Chỉ kết thúc được khi không còn đảng viên. Số liệu đã có giữ nguyên.",
}
_NAMES = {
    UnitChangeKind.RENAMED: "Tên mới",
    UnitChangeKind.MERGED: "Tên chi bộ sau sáp nhập",
    UnitChangeKind.SPLIT: "Tên chi bộ mới",
}
_LISTS = {
    UnitChangeKind.MERGED: "Sáp nhập với",
    UnitChangeKind.SPLIT: "Đảng viên sang chi bộ mới",
}


class UnitChangeForm(QFrame):
    save_asked = Signal(object)  # UnitChangeEntry
    close_asked = Signal()

    def __init__(
        self, theme: ThemeController, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._kind, self._unit = UnitChangeKind.RENAMED, Unit("", UnitKind.CHI_BO)
        self.title = label(size="group")
        self.unit_name = label(ink="soft", wraps=True)
        self.name_label, self.name_box = label(size="small", ink="soft"), QLineEdit()
        self.name_box.setAccessibleName("Tên mới")
        self.name_box.setMaxLength(LONGEST_UNIT_NAME)
        self.day_field = DateField(theme, today=today, follows=True)
        self.day_field.setAccessibleName("Từ ngày")
        self.note_box = QLineEdit()
        self.note_box.setAccessibleName("Số quyết định")
        self.note_box.setPlaceholderText("Quyết định số 15-QĐ/ĐU, ngày …")
        self.list_label, self.list = label(size="small", ink="soft"), QListWidget()
        self.list.setAccessibleName("Các chi bộ")
        self.hint = label(size="small", ink="soft", wraps=True)
        self.wrong = label(size="small", ink="late", wraps=True)
        self.button = push_button(kind="primary", tip="Ctrl+Enter")
        self._lay_out(theme)
        self.button.clicked.connect(self.save)
        self.list.itemChanged.connect(lambda _item: self._tell())
        on_keys(self, self.save, *CONFIRM)

    def _lay_out(self, theme: ThemeController) -> None:
        close = sign_button(theme.icon("x"), "Đóng", key="Esc")
        close.clicked.connect(lambda: self.close_asked.emit())
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(close)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.unit_name)
        for caption, widget in (
            (self.name_label, self.name_box),
            (label("Từ ngày", size="small", ink="soft"), self.day_field),
            (label("Theo quyết định (số, ngày)", size="small", ink="soft"), self.note_box),
            (self.list_label, self.list),
        ):
            column.addWidget(caption)
            column.addWidget(widget, 1 if widget is self.list else 0)
        column.addWidget(self.hint)
        column.addWidget(self.wrong)
        column.addStretch(0)
        column.addLayout(foot)

    def show_change(
        self, kind: UnitChangeKind, unit: Unit, units: Iterable[Unit], members: Iterable[Member]
    ) -> None:
        """Ask for what is needed for a change of this kind."""
        self._kind, self._unit = kind, unit
        self.title.setText(TITLES[kind])
        self.unit_name.setText(unit.name)
        named, listed = kind in _NAMES, kind in _LISTS
        self.name_label.setText(_NAMES.get(kind, ""))
        self.list_label.setText(_LISTS.get(kind, ""))
        for widget, shown in (
            (self.name_label, named),
            (self.name_box, named),
            (self.list_label, listed),
            (self.list, listed),
        ):
            widget.setVisible(shown)
        self.name_box.setText("" if kind is UnitChangeKind.SPLIT else unit.name)
        self.day_field.set_date(self._today())
        self.note_box.clear()
        self.list.blockSignals(True)
        self.list.clear()
        if kind is UnitChangeKind.MERGED:
            self._fill((one.name, one.id or 0) for one in units if one.id != unit.id)
        elif kind is UnitChangeKind.SPLIT:
            self._fill((one.full_name, one.id or 0) for one in members)
        self.list.blockSignals(False)
        self.hint.setText(_HINTS[kind])
        self.button.setText(TITLES[kind])
        self.show_error("")
        self._tell()
        first = self.name_box if named else self.day_field
        first.setFocus()
        first.selectAll()

    def _fill(self, entries: Iterable[tuple[str, int]]) -> None:
        for text, number in entries:
            item = QListWidgetItem(text, self.list)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            )
            item.setData(Qt.ItemDataRole.UserRole, number)
            item.setCheckState(Qt.CheckState.Unchecked)

    def chosen(self) -> list[int]:
        """Return the ids that are ticked."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        ]

    def _tell(self) -> None:
        if self._kind in _LISTS:
            count = len(self.chosen())
            what = "chi bộ" if self._kind is UnitChangeKind.MERGED else "đảng viên"
            self.list_label.setText(f"{_LISTS[self._kind]} ({count} {what} được chọn)")

    def show_error(self, text: str) -> None:
        self.wrong.setText(text)
        self.wrong.setVisible(bool(text))

    def save(self) -> None:
        day = self.day_field.date
        if day is None:
            self.show_error(self.day_field.why if self.day_field.text() else "Còn thiếu: từ ngày.")
            self.day_field.setFocus()
            return
        self.save_asked.emit(
            UnitChangeEntry(
                self._kind,
                self._unit,
                day,
                " ".join(self.name_box.text().split()),
                self.note_box.text().strip(),
                self.chosen(),
            )
        )
