"""Who signs: a line each with name, title and in whose name; used at the first start and in the settings."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from office_app.domain.settings import Signer
from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.buttons import push_button, sign_button
from office_app.gui.widgets.labels import label
from office_app.gui.widgets.tab_order import follow_layout

TITLES = ("BÍ THƯ", "PHÓ BÍ THƯ THƯỜNG TRỰC", "PHÓ BÍ THƯ", "CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG")
AUTHORITIES = ("T/M BAN THƯỜNG VỤ", "T/M ĐẢNG ỦY", "T/L BAN THƯỜNG VỤ")


class SignerRows(QWidget):
    changed = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: list[_SignerRow] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(8)
        for column, share in enumerate((5, 6, 5)):  # «PHÓ BÍ THƯ THƯỜNG TRỰC» is the longest title
            self._grid.setColumnStretch(column, share)
        for column, text in enumerate(("Họ và tên", "Chức vụ", "Thẩm quyền ký")):
            self._grid.addWidget(label(text, size="small", ink="soft"), 0, column)
        self._add = push_button("Thêm người ký", kind="quiet", icon=theme.icon("plus"))
        self._add.clicked.connect(self._add_clicked)
        foot = QHBoxLayout()
        foot.addWidget(self._add)
        foot.addStretch(1)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(0, 0, 0, 0)
        column_layout.addLayout(self._grid)
        column_layout.addLayout(foot)
        self.set_signers(())

    def signers(self) -> list[Signer]:
        """Return the lines that have a name."""
        return [row.signer() for row in self._rows if row.name.text().strip()]

    def set_signers(self, signers: Sequence[Signer]) -> None:
        for row in list(self._rows):
            self._remove(row)
        for signer in signers or (Signer("", TITLES[0]),):
            self._append(signer)

    def name_field(self, number: int) -> QLineEdit:
        return self._rows[number].name

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        follow_layout(self)  # in its window: alone, Qt takes the last and the first for neighbours

    def _add_clicked(self) -> None:
        used = {row.title.currentText() for row in self._rows}
        self._append(Signer("", next((title for title in TITLES if title not in used), TITLES[0])))
        self._rows[-1].name.setFocus()

    def _append(self, signer: Signer) -> None:
        row = _SignerRow(self._theme, signer)
        self._rows.append(row)
        line = self._grid.rowCount()
        for column, part in enumerate((row.name, row.title, row.authority, row.remove)):
            self._grid.addWidget(part, line, column)
        row.name.textChanged.connect(self._tell)
        row.title.currentTextChanged.connect(row.suggest_authority)
        row.title.currentTextChanged.connect(self._tell)
        row.authority.currentTextChanged.connect(self._tell)
        row.remove.clicked.connect(lambda _checked=False, gone=row: self._take(gone))
        self._show_removers()
        if self.isVisible():
            follow_layout(self)

    def _take(self, row: "_SignerRow") -> None:
        self._remove(row)
        if not self._rows:
            self._append(Signer("", TITLES[0]))
        self._show_removers()
        self.changed.emit()

    def _remove(self, row: "_SignerRow") -> None:
        self._rows.remove(row)
        for part in (row.name, row.title, row.authority, row.remove):
            self._grid.removeWidget(part)
            part.hide()
            part.deleteLater()

    def _show_removers(self) -> None:
        for row in self._rows:
            row.remove.setEnabled(len(self._rows) > 1)

    def _tell(self, *_: object) -> None:
        self.changed.emit()


class _SignerRow:
    def __init__(self, theme: ThemeController, signer: Signer) -> None:
        self.name = QLineEdit(signer.full_name)
        self.name.setPlaceholderText("Nguyễn Văn A")
        self.title, self.authority = QComboBox(), QComboBox()
        for box, choices, value in (
            (self.title, TITLES, signer.title),
            (self.authority, AUTHORITIES, signer.authority),
        ):
            box.setEditable(True)
            box.addItems(list(choices))
            box.setCurrentText(value)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)
            if (line := box.lineEdit()) is not None:
                line.setCursorPosition(0)
        self.title.setAccessibleName("Chức vụ")
        self.authority.setAccessibleName("Thẩm quyền ký")
        self.remove = sign_button(theme.icon("x"), "Bỏ người ký này")
        self.name.setAccessibleName("Họ và tên người ký")

    def signer(self) -> Signer:
        return Signer(
            " ".join(self.name.text().split()),
            " ".join(self.title.currentText().split()).upper(),
            " ".join(self.authority.currentText().split()).upper(),
        )

    def suggest_authority(self, title: str) -> None:
        """The office's own people sign by order (thừa lệnh), secretaries for the committee (thay mặt)."""
        by_order = "VĂN PHÒNG" in title.upper()
        self.authority.setCurrentText(AUTHORITIES[2] if by_order else AUTHORITIES[0])
