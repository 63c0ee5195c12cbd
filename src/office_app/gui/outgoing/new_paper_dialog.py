"""Begins a paper: from a template, found by its words, or from a blank sheet of one type."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from office_app.domain.sheets import WEEK, monday_of
from office_app.domain.templates import TemplateLine, TemplateOrigin
from office_app.domain.word_templates import WORD_ENDING
from office_app.gui.look.theme import ThemeController
from office_app.gui.outgoing.columns import DOC_TYPES
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.dialog_column import DialogColumn
from office_app.gui.widgets.labels import label
from office_app.gui.widgets.template_list import TemplateList

_BLANK = "blank:"
_NEXT_WEEK_FROM = 3  # from Thursday on the next week is what is planned
_SHEET = "Trang trắng"


class NewPaperDialog(QDialog):
    """Deletes itself when closed."""

    template_chosen = Signal(str)
    blank_chosen = Signal(str, str)  # name of the type, its code
    week_chosen = Signal(object)  # the Monday of the timetable
    word_chosen = Signal(str)  # name of a Word file
    templates_asked = Signal()

    def __init__(
        self,
        theme: ThemeController,
        lines: Sequence[TemplateLine],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Soạn văn bản")
        self.setMinimumSize(theme.px(560), theme.px(540))
        self._lines = {line.name: line for line in (*lines, *_blank_lines())}
        self.search = QLineEdit()
        self.search.setPlaceholderText("Tìm mẫu theo tên, loại, công dụng…")
        self.search.setClearButtonEnabled(True)
        self.list = TemplateList(theme)
        self.description = label(ink="soft", wraps=True)
        self.description.setMinimumHeight(theme.px(44))
        self.description.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.week = _week_box(today)
        self._lay_out()
        self.search.textChanged.connect(self._look_for)
        self.list.chosen.connect(self._show)
        self.list.activated_name.connect(self._take)
        self.list.show_lines(list(self._lines.values()), "")
        self._show(self.list.current)
        self.search.setFocus()

    def _lay_out(self) -> None:
        self.ok, cancel = push_button("&Soạn", kind="primary"), QPushButton("Hủy")
        templates = push_button("Xem, sửa các mẫu", kind="quiet")
        self.ok.setDefault(True)
        self.ok.clicked.connect(self._take)
        cancel.clicked.connect(self.reject)
        templates.clicked.connect(self._to_templates)
        column = DialogColumn(self, "Soạn văn bản")
        for part in (self.search, self.list, self.description, self.week):
            column.addWidget(part)
        column.setStretchFactor(self.list, 1)
        row = QHBoxLayout()
        row.addWidget(templates)
        row.addStretch(1)
        row.addWidget(self.ok)
        row.addWidget(cancel)
        column.addLayout(row)

    def _look_for(self, words: str) -> None:
        self.list.look_for(words)
        self._show(self.list.current)

    def _show(self, name: str) -> None:
        line = self._lines.get(name)
        told = line.description if line is not None else "Không có mẫu nào khớp."
        if line is not None and line.fault is not None:
            told = f"Mẫu đang có lỗi ({line.fault.text}). Mở «Xem, sửa các mẫu» để sửa."
        self.description.setText(told)
        self.ok.setEnabled(line is not None and line.fault is None)
        self.week.setVisible(name == WEEK)

    def _take(self, *_: object) -> None:
        name = self.list.current
        if not self.ok.isEnabled():
            return
        self.accept()
        if name.startswith(_BLANK):
            code = name.removeprefix(_BLANK)
            self.blank_chosen.emit(DOC_TYPES[code], code)
        elif name == WEEK:
            self.week_chosen.emit(self.week.currentData())
        elif name.endswith(WORD_ENDING):
            self.word_chosen.emit(name.removesuffix(WORD_ENDING))
        else:
            self.template_chosen.emit(name)

    def _to_templates(self, checked: bool = False) -> None:
        self.reject()
        self.templates_asked.emit()


def _week_box(today: date) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName("Tuần")
    for words, day in (("Tuần này", today), ("Tuần sau", today + timedelta(days=7))):
        monday = monday_of(day)
        last = monday + timedelta(days=6)
        box.addItem(f"{words} ({monday:%d/%m} – {last:%d/%m/%Y})", monday)
    box.setCurrentIndex(1 if today.weekday() >= _NEXT_WEEK_FROM else 0)
    return box


def _blank_lines() -> list[TemplateLine]:
    told = "Chỉ có phần đầu, khối ký và nơi nhận đúng thể thức; nội dung tự soạn."
    return [
        TemplateLine(f"{_BLANK}{code}", f"{name} (trang trắng)", told, _SHEET, TemplateOrigin.SHIPPED)
        for code, name in DOC_TYPES.items()
    ]
