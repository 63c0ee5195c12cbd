"""A button that prints a sheet for the office's own use, and says where it lies."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QPushButton

from office_app.gui.room import RoomServices
from office_app.gui.widgets.open_path import open_path


class SheetButton(QPushButton):
    """``print_sheet`` writes DOCX and PDF in a job and returns the PDF; ``what`` names the job."""

    def __init__(
        self, services: RoomServices, text: str, print_sheet: Callable[[], Path], what: str, tip: str = ""
    ) -> None:
        super().__init__(text)
        self._services, self._print_sheet, self._what = services, print_sheet, what
        self.setIcon(services.theme.icon("printer"))
        self.setToolTip(tip)
        self.clicked.connect(self._print)

    def _print(self, checked: bool = False) -> None:
        print_sheet = (
            self._print_sheet
        )  # the job must not hold the button: it could be the last to, in its thread
        self._services.runner.run(
            lambda _progress: print_sheet(),
            on_done=self._printed,
            on_failed=self._services.show_error,
            what=self._what,
        )

    def _printed(self, path: Path) -> None:
        words = f"Đã ghi «{path.name}» và tệp Word cùng tên."
        self._services.toast(words, lambda: open_path(path), "Mở")
