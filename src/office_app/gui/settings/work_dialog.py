"""A dialog over one piece of work: what is asked, how far it has come, and two buttons."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QProgressBar, QPushButton, QWidget

from office_app.domain.vietnamese import upper_first
from office_app.gui.jobs.job import Work
from office_app.gui.jobs.run_for import run_for
from office_app.gui.jobs.start_job import Cancellable
from office_app.gui.room import RoomServices
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.dialog_column import DialogColumn
from office_app.gui.widgets.labels import label


class WorkDialog(QDialog):
    """Deletes itself when closed. While it works, Esc, its first button and the window's own stop that."""

    def __init__(self, title: str, start: str, services: RoomServices, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._theme, self._run = services.theme, run_for(self, services.runner)
        self._job: Cancellable | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.told = label("", wraps=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Tiến độ")
        self.bar.hide()
        self.close_button = QPushButton("Đóng")
        self.close_button.setAutoDefault(False)
        self.start_button = push_button(start, kind="primary")
        self.start_button.setDefault(True)
        self.close_button.clicked.connect(self.reject)

    @property
    def working(self) -> bool:
        return self._job is not None

    def reject(self) -> None:
        if self._job is not None:
            self._job.cancel()
        else:
            super().reject()

    def lay_out(self, heading: str, parts: QLayout, note: QWidget | None, size: tuple[int, int]) -> None:
        """Put the parts under the heading; ``size`` as at 100 %."""
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.start_button)
        buttons.addWidget(self.close_button)
        column = DialogColumn(self, heading)
        column.addLayout(parts)
        for part in (note, self.bar, self.told):
            if part is not None:
                column.addWidget(part)
        column.addStretch(1)
        column.addLayout(buttons)
        self.resize(self._theme.px(size[0]), self._theme.px(size[1]))

    def work(
        self,
        work: Work,
        on_done: Callable[..., object],
        on_failed: Callable[..., object],
        on_stopped: Callable[[], object],
        what: str = "",
    ) -> None:
        """Begin the work; the dialog is at rest again before any of the others is called."""

        def at_rest(then: Callable[..., object]) -> Callable[..., None]:
            def call(*answer: object) -> None:
                self._job = None
                self._show_working(False)
                then(*answer)

            return call

        self.told.setText("Đang chuẩn bị")
        self.bar.setRange(0, 0)
        self._show_working(True)
        self._job = self._run(
            work,
            on_done=at_rest(on_done),
            on_failed=at_rest(on_failed),
            on_cancelled=at_rest(on_stopped),
            on_progress=self._going,
            what=what,
        )

    def _show_working(self, working: bool) -> None:
        self.bar.setVisible(working)
        self.close_button.setText("Hủy" if working else "Đóng")

    def _going(self, done: int, total: int, what: str) -> None:
        # In thousandths: a QProgressBar counts with 32 bits.
        self.bar.setRange(0, 1000 if total else 0)
        self.bar.setValue(done * 1000 // total if total else 0)
        self.told.setText(upper_first(what))
