"""Writes into the sheet shown what the keys of the grid ask for."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from office_app.domain.study import Mark
from office_app.gui.study.attendance_grid import AttendanceGrid
from office_app.gui.study.attendance_sheet import AttendanceSheet

_NAMED = 4  # of the people pasted in vain


class MarkKeys(QObject):
    """``sheet`` returns the sheet shown, None while there is none."""

    changed = Signal()
    said = Signal(str)

    def __init__(self, grid: AttendanceGrid, sheet: Callable[[], AttendanceSheet | None]) -> None:
        super().__init__(grid)
        self._grid, self._sheet = grid, sheet
        grid.mark_asked.connect(self._mark)
        grid.toggle_asked.connect(self._toggle)
        grid.make_up_asked.connect(self._make_up)
        grid.paste_asked.connect(self._paste)
        grid.number_missed.connect(self._miss)

    def _mark(self, places: Sequence[int], mark: Mark) -> None:
        if (sheet := self._sheet()) is not None:
            sheet.mark(places, mark)
            self._grid.step_down()
            self.changed.emit()

    def _toggle(self, places: Sequence[int]) -> None:
        if (sheet := self._sheet()) is not None:
            sheet.toggle(places)
            self.changed.emit()

    def _make_up(self, places: Sequence[int]) -> None:
        if (sheet := self._sheet()) is None:
            return
        if sheet.make_up(places):
            self.changed.emit()
        else:
            self.said.emit("Chỉ người vắng (có phép, không phép) mới ghi học bù.")

    def _miss(self, number: int) -> None:
        if (sheet := self._sheet()) is not None:
            self.said.emit(
                f"Không có số {number}: danh sách có {len(sheet.rows)} người, chưa ghi dấu cho ai."
            )

    def _paste(self, text: str) -> None:
        if (sheet := self._sheet()) is None:
            return
        marked, unknown = sheet.paste(text)
        self.changed.emit()
        names = [name[:40] for name in unknown[:_NAMED]] + ["…"] * (len(unknown) > _NAMED)
        left = f"; {len(unknown)} dòng chưa ghi: {', '.join(names)}" if unknown else ""
        self.said.emit(f"Đã dán dấu điểm danh của {marked} người{left}.")
