"""What the editor offers for annexes: one more, turned on its side, with a table."""

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from office_app.domain.outgoing import DraftAnnex
from office_app.gui.forms.ui_outgoing import Ui_OutgoingPage
from office_app.gui.look.theme import ThemeController
from office_app.gui.outgoing.edited_annexes import TABLE
from office_app.gui.outgoing.markup_editor import MarkupEditor
from office_app.gui.widgets.buttons import push_button


class AnnexBar(QObject):
    add_asked = Signal()
    turned = Signal(bool)  # landscape or not

    def __init__(
        self, form: Ui_OutgoingPage, theme: ThemeController, text: MarkupEditor, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._text, self._label = text, form.headingLabel
        self.add = push_button(
            "Thêm phụ lục",
            kind="quiet",
            small=True,
            icon=theme.icon("plus"),
            tip="Phụ lục đứng cuối văn bản, trên trang riêng",
        )
        form.outlineColumn.insertWidget(
            form.outlineColumn.indexOf(form.outlineButtons), self.add, 0, Qt.AlignmentFlag.AlignLeft
        )
        self.bar = QWidget()
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.landscape = QCheckBox("Trang ngang")
        self.landscape.setToolTip("Cho bảng nhiều cột: phụ lục này in trên trang nằm ngang")
        self.table = push_button(
            "Chèn bảng",
            kind="quiet",
            small=True,
            tip="Mỗi dòng một hàng: | ô | ô |; dòng đầu là đầu bảng, được nhắc lại ở mỗi trang",
        )
        row.addWidget(self.landscape)
        row.addWidget(self.table)
        row.addStretch(1)
        form.sectionColumn.insertWidget(form.sectionColumn.indexOf(form.heading) + 1, self.bar)
        self.bar.hide()
        self.add.clicked.connect(lambda: self.add_asked.emit())
        self.landscape.toggled.connect(self.turned)
        self.table.clicked.connect(self._insert_table)

    def show_annex(self, annex: DraftAnnex | None) -> None:
        """Show the tools of an annex; None hides them, for a section."""
        self.bar.setVisible(annex is not None)
        self._label.setText("Đề &mục" if annex is None else "&Tên phụ lục")
        if annex is not None:
            with QSignalBlocker(self.landscape):
                self.landscape.setChecked(annex.landscape)

    def _insert_table(self, checked: bool = False) -> None:
        cursor = self._text.textCursor()
        cursor.movePosition(cursor.MoveOperation.EndOfBlock)
        before = "\n" if cursor.block().text().strip() else ""
        cursor.insertText(f"{before}{TABLE}")
        self._text.setTextCursor(cursor)
        self._text.setFocus()
