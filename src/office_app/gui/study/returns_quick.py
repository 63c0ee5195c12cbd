"""One line in which a return told on paper or by telephone is typed: the absent by number, or the totals."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from office_app.domain.returns import BoardLine, FormState, ReturnReading
from office_app.gui.room import RoomServices
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.date_field import DateField
from office_app.gui.widgets.labels import label
from office_app.gui.widgets.pause import after_pause
from office_app.use_cases.return_typing import said
from office_app.use_cases.study import bare_unit

_PAUSE = 150  # ms without a key before what was typed is tried
_BY_NAME = (
    "Số thứ tự người vắng: 3 7k (k: không phép; +2: quần chúng; b: đều nộp bài). Không ai vắng: 0 hoặc đủ"
)
_TOTALS = "Đảng viên, miễn, dự học, vắng không phép: 20 2 15 1 (+2: quần chúng; b12: bài thu hoạch)"


class QuickReturn(QWidget):
    """Emits ``tried`` while somebody types and ``entered`` at Enter; what is said back is shown below."""

    tried = Signal()
    entered = Signal()

    def __init__(self, services: RoomServices, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.line: BoardLine | None = None
        self._unit = label(semibold=True)
        self.day_field = DateField(services.theme, today, today())
        self.day_field.setAccessibleName("Ngày học của chi bộ")
        self.day_field.setFixedWidth(services.theme.px(136))
        self.box = QLineEdit()
        self.box.setAccessibleName("Nhập nhanh kết quả của chi bộ")
        self.button = push_button("Ghi", icon=services.theme.icon("check"))
        self.answer = label(ink="soft")
        self._later = after_pause(_PAUSE, self.tried.emit, self)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._unit)
        row.addWidget(QLabel("học ngày"))
        row.addWidget(self.day_field)
        row.addWidget(self.box, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.answer)
        self.box.textEdited.connect(self._typed)
        self.box.returnPressed.connect(self._enter)
        self.button.clicked.connect(self._enter)

    @property
    def text(self) -> str:
        return self.box.text().strip()

    def show_line(self, line: BoardLine | None) -> None:
        """Make the line ready for a chi bộ; typed text of another one goes."""
        changed = (line and line.unit_id) != (self.line and self.line.unit_id)
        self.line = line
        self.setEnabled(line is not None)
        if line is None or not changed:
            return
        self._later.stop()
        self.box.clear()
        self._unit.setText(bare_unit(line.unit))
        form = line.form
        held = form.content.session_on if form is not None else None
        today = self._today()  # asked anew: the window may stay open over night
        self.day_field.set_date(min(held or today, today))
        self.box.setPlaceholderText(_TOTALS if form is not None and not form.content.by_name else _BY_NAME)
        done = line.state is FormState.RETURNED
        self.answer.setText("Đã nộp; gõ lại thì sửa kết quả đã ghi." if done else "")

    def take_keyboard(self) -> None:
        self.box.setFocus()

    def type_in(self, text: str) -> None:
        """Go on with what was begun in the list."""
        if self.isEnabled():
            self.box.setFocus()
            self.box.insert(text)
            self._later.start()

    def show_answer(self, reading: ReturnReading) -> None:
        """Say what the typed text means, or why it cannot be taken."""
        first = sorted(reading.changes, key=lambda one: not one.overwrites)
        changes = [f"{one.what} {one.before} → {one.after}" for one in first if one.before]
        text = said(reading)
        if changes:
            text += f" · {'ghi đè số đã có' if reading.doubts else 'sẽ đổi'}: {'; '.join(changes[:3])}"
        self.answer.setText(text)

    def _typed(self) -> None:
        self._later.start()

    def _enter(self) -> None:
        self._later.stop()
        self.entered.emit()
