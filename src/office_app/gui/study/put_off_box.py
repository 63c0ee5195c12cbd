"""What becomes of a session that is not held on its day: another day, none yet, or not held at all (N25)."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from office_app.domain.study import StudySession
from office_app.gui.look.theme import ThemeController, set_property
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.date_field import DateField
from office_app.gui.widgets.flow_layout import FlowLayout
from office_app.gui.widgets.labels import label
from office_app.gui.widgets.point_out import point_out

_MOVE, _LATER, _NEVER = range(3)
_WORDS = ("Dời sang ngày", "Hoãn, chưa có ngày", "Không tổ chức")


class PutOffBox(QFrame):
    """Asks what, on which day and why; ``asked`` says day (None for no new one), reason, and whether for good."""

    asked = Signal(object, str, bool)

    def __init__(
        self, theme: ThemeController, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._session: StudySession | None = None
        self._reason_wanted = False
        self.setProperty("panel", "bottom")
        self.day_field = DateField(theme, today=today)
        self.day_field.setAccessibleName("Ngày mới")
        self.reason_box = QLineEdit()
        self.reason_box.setAccessibleName("Lý do")
        self.kinds = QButtonGroup(self)
        self._chips = QWidget()
        chips = FlowLayout(self._chips, spacing=6)
        for kind, word in enumerate(_WORDS):
            chip = push_button(word, kind="chip")
            chip.setCheckable(True)
            self.kinds.addButton(chip, kind)
            chips.addWidget(chip)
        self.do_button = push_button("Ghi", small=True)
        self.cancel_button = push_button("Hủy", kind="quiet", small=True)
        self._build()
        self.kinds.idClicked.connect(self._kind_chosen)
        self.cancel_button.clicked.connect(self.hide)
        self.do_button.clicked.connect(self._do)
        for field in (self.day_field, self.reason_box):
            field.returnPressed.connect(self._do)

    def show_for(self, session: StudySession, reason_wanted: bool) -> None:
        """Ask about a session; without ``reason_wanted`` moving it needs no reason."""
        self._session, self._reason_wanted = session, reason_wanted
        self.day_field.set_date(max(session.planned_on, self._today()))
        self.reason_box.clear()
        self.kinds.button(_MOVE).setChecked(True)
        self.show()
        self._kind_chosen(_MOVE)

    def _build(self) -> None:
        fields = QHBoxLayout()
        fields.setSpacing(8)
        fields.addWidget(self.day_field)
        fields.addWidget(self.reason_box, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.do_button)
        buttons.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(8)
        column.addWidget(label("Hội nghị không họp ngày đã hẹn", semibold=True))
        column.addWidget(self._chips)
        column.addLayout(fields)
        column.addLayout(buttons)

    def _kind_chosen(self, kind: int) -> None:
        self.day_field.setVisible(kind == _MOVE)
        need = "Lý do" if kind != _MOVE or self._reason_wanted else "Lý do (nếu có)"
        self.reason_box.setPlaceholderText(need)
        for field in (self.day_field, self.reason_box):
            set_property(field, "state", "")
            field.setToolTip("")
        field = self.day_field if kind == _MOVE else self.reason_box
        field.setFocus()
        field.selectAll()

    def _do(self) -> None:
        kind, day, reason = self.kinds.checkedId(), self.day_field.date, self.reason_box.text().strip()
        if self._session is None:
            return
        if kind == _MOVE and (day is None or day == self._session.planned_on):
            point_out(self.day_field, "Chọn một ngày khác ngày đã hẹn.")
        elif not reason and (kind != _MOVE or self._reason_wanted):
            point_out(self.reason_box, "Ghi lý do, để báo cáo nói được vì sao.")
        else:
            self.asked.emit(day if kind == _MOVE else None, reason, kind == _NEVER)
