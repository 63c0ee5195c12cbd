"""Shown while the invented office is being made."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from office_app.domain.vietnamese import upper_first
from office_app.gui.room import RoomServices
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.labels import label
from office_app.gui.widgets.notices import ErrorStrip

if TYPE_CHECKING:
    from office_app.bootstrap import Office
    from office_app.domain.errors import AppError

_LEAD = (
    "Một xã hư cấu: mọi tên người, tên đơn vị và số liệu đều bịa. Cứ bấm thử mọi chức năng; "
    "văn phòng thật nằm ở thư mục khác và không bị đụng đến."
)


class PracticePage(QWidget):
    """``finished`` once the data is there; ``again`` where it was not made and the folder has to be emptied."""

    finished = Signal()
    again = Signal()

    def __init__(self, office: "Office", services: RoomServices) -> None:
        super().__init__()
        self._services = services
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.told = label("Đang chuẩn bị", ink="soft")
        self.retry = push_button("Thử lại", kind="primary")
        self.retry.clicked.connect(lambda _checked=False: self.again.emit())
        self.retry.hide()
        self._notice = ErrorStrip(services.theme)
        self._notice.hide()
        self._lay_out()
        services.runner.run(
            lambda progress: office.make_sample(progress=progress),
            on_done=self._made,
            on_failed=self._failed,
            on_cancelled=self._stopped,
            on_progress=self._going,
        )

    def _lay_out(self) -> None:
        lead = label(_LEAD, ink="soft", wraps=True)
        inner = QWidget()
        inner.setFixedWidth(self._services.theme.px(560))
        column = QVBoxLayout(inner)
        column.setSpacing(12)
        column.addWidget(label("Đang dựng văn phòng làm thử", size="title"))
        for part in (lead, self.bar, self.told, self._notice):
            column.addWidget(part)
        column.addWidget(self.retry, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(inner)
        row.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addLayout(row)
        outer.addStretch(3)

    def _made(self, _counts: object) -> None:
        self.finished.emit()

    def _failed(self, error: "AppError") -> None:
        self._stopped()
        self._notice.show_error(error)

    def _stopped(self) -> None:
        self.bar.hide()
        self.told.setText("Chưa dựng xong.")
        self.retry.show()
        self.retry.setFocus()

    def _going(self, done: int, total: int, what: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.told.setText(upper_first(what))
