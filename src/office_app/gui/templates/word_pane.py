"""A Word file of the office's own: the fields it asks for, and what each takes."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from office_app.domain.word_templates import WordField, WordTemplate
from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.labels import label

_HEADS = ("Trường", "Nhận", "Các ô")


class WordPane(QWidget):
    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.note = label(ink="soft", wraps=True)
        self.fields = QTableWidget(0, len(_HEADS))
        self.fields.setAccessibleName("Các trường của tệp Word")
        self.fields.setHorizontalHeaderLabels(list(_HEADS))
        self.fields.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.fields.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.fields.verticalHeader().hide()
        self.fields.setShowGrid(False)
        self.fields.setWordWrap(False)
        header = self.fields.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in range(2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        column_box = QVBoxLayout(self)
        column_box.setContentsMargins(0, 8, 0, 0)
        column_box.setSpacing(8)
        column_box.addWidget(self.note)
        column_box.addWidget(self.fields, 1)

    def show_template(self, template: WordTemplate) -> None:
        """Show the fields of a file, or why it cannot be filled."""
        if template.fault:
            words = f"Tệp có lỗi ở {template.fault}. Sửa trong Word rồi bấm «Thay tệp…»."
        elif template.fields:
            words = "Tệp Word có các trường sau. Bấm «Soạn văn bản» ở phòng Kế hoạch, văn bản đi để điền và lấy tệp."
        else:
            words = "Tệp chưa có chỗ điền. Trong Word, viết {{ ten_truong }} vào chỗ cần điền, lưu rồi bấm «Thay tệp…»."
        self.note.setText(words)
        self.fields.setVisible(bool(template.fields))
        self.fields.setStyleSheet(f"QTableView::item {{ padding-left: {self._theme.px(7)}px; }}")
        self._fill(template.fields)

    def _fill(self, fields: Sequence[WordField]) -> None:
        self.fields.setRowCount(len(fields))
        for row, field in enumerate(fields):
            columns = " | ".join(column.name for column in field.columns)
            for place, text in enumerate((field.name, field.kind.value.split(",")[0], columns)):
                item = QTableWidgetItem(text)
                item.setToolTip(text if place != 1 else field.kind.value)
                self.fields.setItem(row, place, item)
            self.fields.setRowHeight(row, self._theme.px(34))
