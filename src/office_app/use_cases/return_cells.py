"""Cells of a return form that came back: read as what they should be, every fault with cell, value and expected.

Nothing in the file is believed: sheet protection can be taken off, and other programs save other things.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TypeVar

from office_app.domain.returns import CellFault
from office_app.domain.vietnamese import date_screen, fold, nfc, number_vi
from office_app.use_cases.study import EARLIEST

T = TypeVar("T")

_DAY_NOUGHT = date(1899, 12, 30)
"""Day 0 of Excel: a date whose cell lost its format is the number of days since."""
_YES = frozenset(("x", "có", "co", "1", "true", "đã nộp", "da nop", "rồi", "v"))
_A = ord("A")
_MOST = 99_999
LONGEST = 2000
"""Characters of free text that are taken."""


class Cells:
    """One sheet, read cell by cell.

    Args:
        rows: rows of the sheet from A1 on.
        formulas: the cells that hold formulas.
        today: the last day that can have been.
    """

    def __init__(self, rows: Sequence[Sequence[object]], formulas: frozenset[str], today: date) -> None:
        self._rows, self._formulas, self._today = rows, formulas, today
        self.faults: list[CellFault] = []

    def rows_from(self, number: int) -> Sequence[Sequence[object]]:
        """Return the rows from this one on, as ``row`` does."""
        return self._rows[number - 1 :]

    def row(self, number: int) -> Sequence[object]:
        """Return the cells of a row; those behind its last filled one are left out."""
        return self._rows[number - 1] if number <= len(self._rows) else ()

    def value(self, cell: str) -> object:
        """Return what stands in a cell of the columns A to Z, None when it is empty."""
        row, column = self.row(int(cell[1:])), ord(cell[0]) - _A
        value = row[column] if column < len(row) else None
        return None if isinstance(value, str) and not value.strip() else value

    def text(self, cell: str) -> str:
        return text_of(self.value(cell))

    def words(self, cell: str, label: str) -> str:
        """Return what was written freely; of what is pasted in by mistake only the beginning."""
        text = self.text(cell)
        if len(text) > LONGEST:
            said = f"dài {number_vi(len(text))} ký tự; chỉ nhận {number_vi(LONGEST)} ký tự đầu"
            self.remark(cell, label, text, said)
        return text[:LONGEST].rstrip()

    def choice(self, cell: str, label: str, choices: Mapping[str, T], expected: str) -> T | None:
        """Return which of the folded words stands there."""
        text = self.text(cell)
        found = choices.get(fold(text))
        if found is None:
            self.fault(cell, label, text, expected)
        return found

    def ticked(self, cell: str, label: str) -> bool:
        text = self.text(cell).lower()
        if text and text not in _YES:
            self.fault(cell, label, self.text(cell), "ghi «x» nếu đã nộp, để trống nếu chưa")
        return text in _YES

    def count(self, cell: str, label: str) -> int:
        value = self.value(cell)
        if isinstance(value, str) and value.strip().isdecimal():
            self.remark(cell, label, value, "chữ số gõ như chữ, được đọc là số")
            value = int(value)
        if value is None:
            return 0
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _MOST:
            self.fault(cell, label, self.text(cell), "phải là số nguyên từ 0 trở lên")
            return 0
        return value

    def day(self, cell: str, label: str) -> date | None:
        """Return a day that has been; None with a fault, or when nothing stands there."""
        value = self.value(cell)
        if value is None:
            return None
        day = value if isinstance(value, date) else _typed_day(value)
        if day is None:
            self.fault(cell, label, self.text(cell), "phải là ngày/tháng/năm, ví dụ 25/11/2026")
            return None
        if not isinstance(value, date):
            self.remark(cell, label, self.text(cell), f"ngày gõ như chữ, được đọc là {date_screen(day)}")
        if not EARLIEST <= day <= self._today:
            expected = f"phải là ngày đã qua, từ {date_screen(EARLIEST)} đến {date_screen(self._today)}"
            self.fault(cell, label, date_screen(day), expected)
            return None
        return day

    def check_formulas(self, inputs: Mapping[str, str]) -> None:
        """Note formulas in cells that are filled in: by cell, its label."""
        for cell in sorted(self._formulas & inputs.keys()):
            if self.value(cell) is None:
                self.fault(cell, inputs[cell], "", "là công thức chưa có kết quả; xin gõ thẳng giá trị")
            else:
                self.remark(cell, inputs[cell], self.text(cell), "là công thức; lấy giá trị đã lưu")

    def is_faulty(self, cell: str) -> bool:
        return any(fault.cell == cell for fault in self.faults)

    def fault(self, cell: str, label: str, value: str, expected: str) -> None:
        self.faults.append(CellFault(cell, label, value[:80], expected))

    def remark(self, cell: str, label: str, value: str, said: str) -> None:
        """Note what is taken all the same."""
        self.faults.append(CellFault(cell, label, value[:80], said, blocking=False))


def text_of(value: object) -> str:
    """Return a cell's value as a clerk reads it."""
    if value is None:
        return ""
    if value.__class__ is int:
        return str(value)
    if isinstance(value, date):
        return date_screen(value)
    return " ".join(nfc(str(value)).split())


def _typed_day(value: object) -> date | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return _DAY_NOUGHT + timedelta(days=value) if 40_000 <= value <= 80_000 else None
    for pattern in ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%d/%m/%y"):
        try:
            return datetime.strptime(text_of(value), pattern).date()
        except ValueError:
            continue
    return None
