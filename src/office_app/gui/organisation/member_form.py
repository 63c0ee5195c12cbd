"""The side panels in which members are added, changed, moved, or pasted by name."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from office_app.domain.organisation import Leave, LeaveKind, Member, Unit
from office_app.domain.vietnamese import number_vi
from office_app.gui.forms.ui_organisation_member import Ui_MemberForm
from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.date_field import DateField
from office_app.gui.widgets.labels import label


class MemberForm(QFrame):
    save_asked = Signal(object, bool)  # Member, whether another one follows
    move_asked = Signal(object, int, object)  # Member, unit id, date
    close_asked = Signal()

    def __init__(self, theme: ThemeController, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._member, self._today = Member("", 0), today
        self._form = form = Ui_MemberForm()
        form.setupUi(self)
        self.born_field = DateField(theme)
        self.joined_field = DateField(theme)
        self.left_field = DateField(theme)
        self.exempt_field = DateField(theme)
        self.move_field = DateField(theme, today)
        for holder, field in (
            (form.bornHolder, self.born_field),
            (form.joinedHolder, self.joined_field),
            (form.leftHolder, self.left_field),
            (form.exemptHolder, self.exempt_field),
            (form.moveDayHolder, self.move_field),
        ):
            holder.addWidget(field)
        form.closeButton.setIcon(theme.icon("x"))
        form.closeButton.clicked.connect(lambda: self.close_asked.emit())
        form.saveButton.clicked.connect(self.save)
        form.nextButton.clicked.connect(lambda: self.save(another=True))
        form.moveButton.clicked.connect(self._move)
        form.exemptBox.toggled.connect(self._show_exempt)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.save)
        for box in (form.nameBox, form.cardBox, form.positionBox):
            box.returnPressed.connect(self.focusNextChild)

    def show_member(self, member: Member, units: Sequence[Unit], history: str) -> None:
        """Fill the form; the cursor is in the name."""
        form = self._form
        self._member = member
        own = next((unit.name for unit in units if unit.id == member.unit_id), "")
        form.title.setText("Sửa đảng viên" if member.id is not None else "Thêm đảng viên")
        form.title.setToolTip(own)
        form.nameBox.setText(member.full_name)
        self.born_field.set_date(member.born_on)
        form.cardBox.setText(member.card_number)
        form.positionBox.setText(member.position)
        self.joined_field.set_date(member.joined_unit_on)
        self.left_field.set_date(member.left_unit_on)
        exemption = member.exemption
        form.exemptBox.setChecked(exemption is not None)
        self.exempt_field.set_date(exemption.since if exemption is not None else None)
        self._show_exempt(exemption is not None)
        form.moveUnitBox.clear()
        for unit in units:
            if unit.id != member.unit_id:
                form.moveUnitBox.addItem(unit.name, unit.id)
        form.moveUnitBox.setCurrentIndex(-1)
        form.moveUnitBox.setPlaceholderText("Chọn chi bộ chuyển đến")
        form.moveBox.setVisible(member.id is not None and member.left_unit_on is None and len(units) > 1)
        form.nextButton.setVisible(member.id is None)
        form.historyText.setText(history)
        form.historyText.setVisible(bool(history))
        self.show_error("")
        form.nameBox.setFocus()
        form.nameBox.selectAll()

    def show_error(self, text: str) -> None:
        self._form.wrongText.setText(text)
        self._form.wrongText.setVisible(bool(text))

    def entered(self) -> Member:
        """Return the member as entered."""
        form = self._form
        exemption = None
        if form.exemptBox.isChecked():
            known = self._member.exemption or Leave(LeaveKind.EXEMPT)
            exemption = replace(known, since=self.exempt_field.date)
        return replace(
            self._member.with_exemption(exemption),
            full_name=form.nameBox.text(),
            born_on=self.born_field.date,
            card_number=form.cardBox.text(),
            position=form.positionBox.text(),
            joined_unit_on=self.joined_field.date,
            left_unit_on=self.left_field.date,
        )

    def save(self, another: bool = False) -> None:
        fields = (self.born_field, self.joined_field, self.left_field, self.exempt_field)
        wrong = next((field for field in fields if not field.valid), None)
        if wrong is not None:
            self.show_error(f"«{wrong.text()}» không phải là ngày.")
            wrong.setFocus()
            return
        self.save_asked.emit(self.entered(), another)

    def _show_exempt(self, shown: bool) -> None:
        self._form.exemptLabel.setVisible(shown)
        self.exempt_field.setVisible(shown)

    def _move(self) -> None:
        unit_id, day = self._form.moveUnitBox.currentData(), self.move_field.date
        if unit_id is None or day is None:
            self.show_error("Chọn chi bộ chuyển đến và ngày chuyển.")
            return
        self.move_asked.emit(self._member, unit_id, day)


class PasteForm(QFrame):
    """Names pasted one a line; says how many are new before they are added."""

    add_asked = Signal(str)
    close_asked = Signal()

    def __init__(
        self,
        theme: ThemeController,
        count: Callable[[str], tuple[Sequence[str], int]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._count = count
        self.box = QPlainTextEdit()
        self.box.setPlaceholderText("Nguyễn Văn A\nTrần Thị B\n…")
        self.box.setAccessibleName("Danh sách họ và tên")
        self.button = QPushButton("Thêm")
        self.button.setProperty("kind", "primary")
        self._told = label(size="small", ink="soft")
        self._told.setWordWrap(True)
        close = QToolButton()
        close.setIcon(theme.icon("x"))
        close.setToolTip("Đóng (Esc)")
        close.setAccessibleName("Đóng")
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(label("Dán danh sách tên", size="group"))
        head.addStretch(1)
        head.addWidget(close)
        hint = label(
            "Mỗi dòng một đảng viên. Chép cả bảng từ Excel cũng được, phần mềm lấy cột họ và tên.",
            size="small",
            ink="soft",
        )
        hint.setWordWrap(True)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(hint)
        column.addWidget(self.box, 1)
        column.addWidget(self._told)
        column.addLayout(foot)
        close.clicked.connect(lambda: self.close_asked.emit())
        self.button.clicked.connect(lambda: self.add_asked.emit(self.box.toPlainText()))
        self.box.textChanged.connect(self._tell)
        self._tell()

    def show_text(self, text: str) -> None:
        self.box.setPlainText(text)
        self.box.setFocus()

    def show_error(self, text: str) -> None:
        self._told.setText(text)

    def _tell(self) -> None:
        names, there = self._count(self.box.toPlainText())
        new = len(names) - there
        known = f", {number_vi(there)} người đã có trong chi bộ" if there else ""
        self._told.setText(f"{number_vi(len(names))} tên{known}." if names else "Chưa có tên nào.")
        self.button.setText(f"Thêm {number_vi(new)} người" if new else "Thêm")
        self.button.setEnabled(new > 0)
