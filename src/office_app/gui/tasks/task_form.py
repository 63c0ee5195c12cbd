"""The form of one task: the six «rõ», what shows that it is done, files, history."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from office_app.domain.evidence import Evidence
from office_app.domain.tasks import Task, TaskChange, TaskKind, TaskState
from office_app.domain.vietnamese import date_screen
from office_app.gui.look.theme import ThemeController, set_property
from office_app.gui.tasks.listing import Choices
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.date_field import DateField
from office_app.gui.widgets.evidence_list import EvidenceList
from office_app.gui.widgets.labels import label
from office_app.gui.widgets.offers import frame_offers
from office_app.gui.widgets.side_form import SideForm, Words


class TaskForm(SideForm):
    postpone_asked = Signal()
    confirm_asked = Signal()
    evidence_asked = Signal()

    def __init__(
        self, theme: ThemeController, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, lambda: (self.entered(), self.files.added), self._first_fault, parent)
        self._shown = Task("", "", None)
        self._unit_ids: Mapping[str, int] = {}
        self.clear = label(size="small", wraps=True)
        self.text = self.home = Words(theme, 3)
        self.state, self.kind = QComboBox(), QComboBox()
        for box in (self.state, self.kind):
            box.setMinimumContentsLength(8)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for state in TaskState:
            self.state.addItem(state.value, state)
        for kind in TaskKind:
            self.kind.addItem(kind.value, kind)
        self.unit, self.leader = choice_box(), choice_box()
        self.product, self.authority = choice_box(), choice_box()
        self.cooperating = QLineEdit()
        self.cooperating.setPlaceholderText("Cách nhau bằng dấu ;")
        self.starts, self.due = DateField(theme, today=today), DateField(theme, today=today)
        self.evidence = label(size="small", wraps=True)
        self.confirm_button = push_button("&Ghi theo minh chứng", tip="Ctrl+E")
        self.look_button = push_button("Xem", kind="link")
        self.postpone_button = push_button("&Hoãn…", tip="Ctrl+H")
        self.note = Words(theme, 2)
        self.files = EvidenceList(theme)
        self.history = label(size="small", ink="soft", wraps=True)
        self.history.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._build()
        self.show_task(self._shown, None, ())

    def set_choices(self, choices: Choices) -> None:
        """Set what may be chosen, keeping what is entered."""
        self._unit_ids = choices.unit_ids
        for box, offered in (
            (self.unit, choices.units),
            (self.leader, choices.leaders),
            (self.product, choices.products),
            (self.authority, choices.authorities),
        ):
            fill_box(box, offered)

    def show_task(self, task: Task, evidence: Evidence | None, history: Sequence[TaskChange]) -> None:
        """Fill the form."""
        new = task.id is None
        self.title.setText("Thêm việc" if new else "Việc")
        self.save_button.setText("&Lưu, thêm tiếp" if new else "&Lưu")
        self.remove_button.setVisible(not new and not task.closed)
        self.postpone_button.setVisible(not new and not task.closed)
        self.text.setPlainText(task.title)
        self.state.setCurrentIndex(self.state.findData(task.state))
        self.kind.setCurrentIndex(self.kind.findData(task.kind))
        for box, text in (
            (self.unit, task.unit),
            (self.leader, task.leader),
            (self.product, task.product),
            (self.authority, task.authority),
        ):
            put(box, text)
        self.cooperating.setText("; ".join(task.cooperating))
        self.starts.set_date(task.starts)
        self.due.set_date(task.due)
        self.note.setPlainText(task.note)
        self.files.show_files(task.files)
        self._show_clear(task)
        self._show_evidence(task, evidence)
        self.history.setText("\n".join(_line(one) for one in reversed(history)))
        self.history_name.setVisible(bool(history))
        self._shown, self.row = task, task.id
        self.settle()

    @property
    def shown(self) -> Task:
        """The task as it was before it was changed here."""
        return self._shown

    def entered(self) -> Task:
        """Return the task as entered."""
        unit = " ".join(self.unit.currentText().split())
        same_unit = unit == self._shown.unit
        return replace(
            self._shown,
            title=" ".join(self.text.toPlainText().split()),
            state=TaskState(self.state.currentData()),  # Qt keeps the word alone
            kind=TaskKind(self.kind.currentData()),
            unit=unit,
            unit_id=self._shown.unit_id if same_unit else self._unit_ids.get(unit),
            leader=" ".join(self.leader.currentText().split()),
            product=" ".join(self.product.currentText().split()),
            authority=" ".join(self.authority.currentText().split()),
            cooperating=tuple(
                filter(None, (" ".join(one.split()) for one in self.cooperating.text().split(";")))
            ),
            starts=self.starts.date,
            due=self.due.date,
            note=self.note.toPlainText().strip(),
            files=self.files.kept,
        )

    def _first_fault(self) -> str:
        if not self.text.toPlainText().strip():
            self.text.setFocus()
            return "Chưa ghi nội dung việc."
        for field in (self.starts, self.due):
            if not field.valid:
                field.setFocus()
                return field.why
        if self.starts.date and self.due.date and self.starts.date > self.due.date:
            self.starts.setFocus()
            return "Ngày bắt đầu phải trước hoặc bằng thời hạn."
        return ""

    def _show_clear(self, task: Task) -> None:
        missing = task.unclear
        said = f"Chưa rõ: {', '.join(missing)}." if missing else "Đủ 6 rõ."
        self.clear.setText(said)
        set_property(self.clear, "ink", "waiting" if missing else "good")
        self.clear.setVisible(task.id is not None)

    def _show_evidence(self, task: Task, evidence: Evidence | None) -> None:
        shown = evidence.words if evidence is not None else task.done_why
        self.evidence.setText(shown or "Chưa thấy trong sổ.")
        set_property(self.evidence, "ink", "good" if shown else "soft")
        waits = evidence is not None and evidence.state is not task.state
        self.confirm_button.setVisible(waits)
        if evidence is not None:
            self.confirm_button.setText(f"&Ghi «{evidence.state.value}»")
        self.look_button.setVisible(evidence is not None)

    def _build(self) -> None:
        self.remove_button.setText("&Thôi thực hiện…")
        self.remove_button.setToolTip("Delete")
        self._grid.addWidget(self.clear, 0, 0, 1, 2)
        self.add_field("Rõ việc", self.text)
        self.add_field("Trạng thái", self.state, half=0)
        self.add_field("Loại việc", self.kind, half=1)
        shown = QWidget()
        lines = QVBoxLayout(shown)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        lines.addWidget(self.evidence)
        row = QHBoxLayout()
        row.addWidget(self.confirm_button)
        row.addWidget(self.look_button)
        row.addStretch(1)
        lines.addLayout(row)
        self.confirm_button.setProperty("small", True)
        self.add_field("Minh chứng trong sổ", shown)
        self.add_field("Rõ người: đơn vị chủ trì", self.unit)
        self.add_field("Phối hợp", self.cooperating)
        self.add_field("Rõ trách nhiệm: lãnh đạo phụ trách", self.leader)
        self.add_field("Bắt đầu", self.starts, half=0)
        self.add_field("Rõ thời gian: thời hạn", self.due, half=1)
        self.add_field("Rõ sản phẩm", self.product, half=0)
        self.add_field("Rõ thẩm quyền: ai quyết", self.authority, half=1)
        self.add_field("Ghi chú", self.note)
        self.add_field("Tệp", self.files)
        self.history_name = label("Lịch sử", size="small", ink="soft")
        self._grid.addWidget(self.history_name, self._grid.rowCount(), 0, 1, 2)
        self._grid.addWidget(self.history, self._grid.rowCount(), 0, 1, 2)
        self.add_foot_button(self.postpone_button)
        self.postpone_button.clicked.connect(lambda checked=False: self.postpone_asked.emit())
        self.confirm_button.clicked.connect(lambda checked=False: self.confirm_asked.emit())
        self.look_button.clicked.connect(lambda checked=False: self.evidence_asked.emit())


def choice_box() -> QComboBox:
    """Return a box in which anything may be typed, and what was used before is offered."""
    box = QComboBox()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.setMinimumContentsLength(8)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    completer = QCompleter(box.model(), box)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    frame_offers(completer)
    box.setCompleter(completer)
    return box


def put(box: QComboBox, text: str) -> None:
    """Enter a text, its beginning in view."""
    box.setCurrentText(text)
    if (line := box.lineEdit()) is not None:
        line.setCursorPosition(0)


def fill_box(box: QComboBox, offered: Sequence[str]) -> None:
    """Offer other values, keeping what is entered."""
    typed = box.currentText()
    with QSignalBlocker(box):
        box.clear()
        box.addItems(list(offered))
        put(box, typed)


def _line(one: TaskChange) -> str:
    change = " → ".join(filter(None, (one.before, one.after)))
    reason = f" ({one.reason})" if one.reason else ""
    return f"{date_screen(one.at.date())} {one.what}: {change or 'để trống'}{reason}"
