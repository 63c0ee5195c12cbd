"""The button that prints directives × chi bộ without colour, and says where the sheet lies."""

from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QPushButton

from office_app.gui.room import RoomServices
from office_app.gui.widgets.open_path import open_path


class CoveragePrinter(Protocol):
    """Who can print the map; the data folder can before the whole office is there."""

    def print_coverage(self) -> Path: ...


class CoverageButton(QPushButton):
    def __init__(self, printer: CoveragePrinter, services: RoomServices, text: str) -> None:
        super().__init__(text)
        self._printer, self._services = printer, services
        self.setIcon(services.theme.icon("printer"))
        self.setToolTip("In bảng chi bộ nào đã học văn bản nào, đọc được khi in đen trắng (PDF và Word)")
        self.setAccessibleName("In bảng văn bản theo chi bộ")
        self.clicked.connect(self._print)

    def _print(self, checked: bool = False) -> None:
        printer = self._printer  # the job must not hold the button: it could be the last to, in its thread
        self._services.runner.run(
            lambda _progress: printer.print_coverage(),
            on_done=self._printed,
            on_failed=self._services.show_error,
            what="Đang in bảng theo dõi học tập",
        )

    def _printed(self, path: Path) -> None:
        words = f"Đã ghi «{path.name}» và tệp Word cùng tên."
        self._services.toast(words, lambda: open_path(path), "Mở")
