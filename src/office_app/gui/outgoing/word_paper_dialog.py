"""A paper made with a Word file of the office's own: its fields as a form, then the filled file."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from office_app.domain.errors import AppError
from office_app.domain.word_templates import WordField, WordFieldKind
from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.dialog_column import DialogColumn
from office_app.gui.widgets.labels import label
from office_app.gui.widgets.notices import ErrorStrip
from office_app.use_cases.word_templates import WordForm

_SEVERAL = (WordFieldKind.LIST, WordFieldKind.ROWS)
_HINTS = {
    WordFieldKind.DATE: "ngày/tháng/năm, như 05/9/2026",
    WordFieldKind.NUMBER: "số",
    WordFieldKind.LIST: "mỗi dòng một mục",
}


class WordPaperDialog(QDialog):
    """Deletes itself when closed. Stays open while what was written cannot be filled in."""

    asked = Signal(object)  # Mapping of field to text

    def __init__(self, theme: ThemeController, form: WordForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Soạn từ tệp Word «{form.name}»")
        self.setMinimumSize(theme.px(560), theme.px(460))
        self._form, self._theme = form, theme
        self.inputs: dict[str, QLineEdit | QPlainTextEdit] = {}
        self.error = ErrorStrip(theme)
        column = DialogColumn(
            self, form.name, "Điền các chỗ của tệp; để trống thì in [chưa điền] hoặc bỏ qua, tùy mẫu."
        )
        column.addWidget(self.error)
        column.addWidget(self._fields(), 1)
        column.addLayout(self._buttons())

    @property
    def texts(self) -> Mapping[str, str]:
        return {
            name: field.text() if isinstance(field, QLineEdit) else field.toPlainText()
            for name, field in self.inputs.items()
        }

    def show_error(self, error: AppError) -> None:
        self.error.show_error(error)

    def _fields(self) -> QWidget:
        inside = QWidget()
        inside.setObjectName("scrolled")
        rows = QFormLayout(inside)
        rows.setContentsMargins(0, 0, 8, 0)
        rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        rows.setVerticalSpacing(8)
        for field in self._form.fields:
            made = self._field(field)
            made.setAccessibleName(field.name)
            self.inputs[field.name] = made
            name = label(_named(field), size="small", ink="soft")
            name.setBuddy(made)
            rows.addRow(name, made)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inside)
        return area

    def _field(self, field: WordField) -> QLineEdit | QPlainTextEdit:
        if field.kind in _SEVERAL:
            several = QPlainTextEdit()
            several.setTabChangesFocus(True)
            several.setPlaceholderText(_hint(field))
            several.setFixedHeight(self._theme.px(84))
            return several
        line = QLineEdit(self._form.known.get(field.name, ""))
        line.setPlaceholderText(_hint(field))
        return line

    def _buttons(self) -> QHBoxLayout:
        self.ok, cancel = push_button("&Tạo tệp Word", kind="primary"), QPushButton("Hủy")
        self.ok.setDefault(True)
        self.ok.clicked.connect(lambda: self.asked.emit(self.texts))
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.ok)
        row.addWidget(cancel)
        return row


def _named(field: WordField) -> str:
    columns = " | ".join(column.name for column in field.columns)
    return f"{field.name}: {columns}" if columns else field.name


def _hint(field: WordField) -> str:
    if not field.columns:
        return _HINTS.get(field.kind, "")
    cells = " | ".join(_HINTS.get(column.kind, "…") for column in field.columns)
    return f"mỗi dòng: {cells}" if field.kind is WordFieldKind.ROWS else cells
