"""The button that prints directives × chi bộ without colour, and says where the sheet lies."""

from pathlib import Path
from typing import Protocol

from office_app.gui.room import RoomServices
from office_app.gui.widgets.sheet_button import SheetButton


class CoveragePrinter(Protocol):
    """Who can print the map; the data folder can before the whole office is there."""

    def print_coverage(self) -> Path: ...


class CoverageButton(SheetButton):
    def __init__(self, printer: CoveragePrinter, services: RoomServices, text: str) -> None:
        tip = "In bảng chi bộ nào đã học văn bản nào, đọc được khi in đen trắng (PDF và Word)"
        super().__init__(services, text, printer.print_coverage, "Đang in bảng theo dõi học tập", tip)
        self.setAccessibleName("In bảng văn bản theo chi bộ")
