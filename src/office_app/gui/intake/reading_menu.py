"""At the head of the strip: stop reading all files, and go on with those stopped."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from office_app.gui.intake.intake_presenter import IntakePresenter


class ReadingMenu(QObject):
    """Adds its lines to a menu, each offered while it would do something."""

    def __init__(self, menu: QMenu, presenter: IntakePresenter) -> None:
        super().__init__(menu)
        self._presenter = presenter
        menu.addSeparator()
        self.stop_all = menu.addAction("Dừng đọc tất cả", presenter.stop_all)
        self.go_on = menu.addAction("Đọc tiếp các tệp đã dừng", presenter.go_on)
        menu.aboutToShow.connect(self._offer)

    def _offer(self) -> None:
        queue = self._presenter.queue
        self.stop_all.setEnabled(bool(queue.to_read))
        self.go_on.setEnabled(bool(queue.stopped))
