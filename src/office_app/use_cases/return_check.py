"""A return form that came back, checked cell by cell: every fault with its cell, value and what was expected.

Nothing in the file is believed: sheet protection can be taken off, and other programs save other things.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from office_app.domain import return_layout as layout
from office_app.domain.organisation import name_key
from office_app.domain.read_files import Workbook
from office_app.domain.returns import CellFault, FormMember, ReturnedMark, ReturnedValues, ReturnForm
from office_app.domain.study import ABSENT, Mark, ResultKind, SessionFigures, SessionForm
from office_app.domain.vietnamese import date_screen, fold, nfc

T = TypeVar("T")

_EARLIEST = date(2020, 1, 1)
_MARKS = {fold(word): mark for mark, word in layout.MARK_WORDS.items()}
_MARKS |= {
    fold(mark.value): mark for mark in Mark if mark is not Mark.AWAY
}  # «x» may mean «có mặt» to a clerk
_FORMS = {fold(form.value): form for form in SessionForm}
_YES = ("x", "có", "co", "1", "true", "đã nộp", "da nop", "rồi", "v")


@dataclass(frozen=True)
class Identity:
    """What the hidden sheet says of itself."""

    identity: str
    version: int
    layout: int


def identity_of(book: Workbook) -> Identity | None:
    """Return which form a workbook is, None when it is none of ours."""
    if book.value(layout.HIDDEN, "A1") != layout.SIGN:
        return None
    told = {str(row[0]): row[1] for row in book.sheets[layout.HIDDEN][1:] if len(row) > 1}
    version, number = told.get("version"), told.get("layout")
    if not isinstance(version, int) or not isinstance(number, int):
        return None
    return Identity(str(told.get("identity")), version, number)


def check_form(
    book: Workbook, form: ReturnForm, today: date
) -> tuple[ReturnedValues | None, tuple[CellFault, ...]]:
    """Return what a filled-in form says, None with a blocking fault, and all faults."""
    check = _Check(book, form, today)
    values = check.values()
    faults = tuple(check.faults)
    return (None if any(fault.blocking for fault in faults) else values), faults


class _Check:
    def __init__(self, book: Workbook, form: ReturnForm, today: date) -> None:
        self._book, self._form, self._today = book, form, today
        self._formulas = book.formulas.get(layout.SHEET, frozenset())
        self.faults: list[CellFault] = []

    def values(self) -> ReturnedValues | None:
        if layout.SHEET not in self._book.sheets:
            self._fault("", "Trang tính", "", f"không còn trang «{layout.SHEET}»; xin điền lại vào phiếu gốc")
            return None
        self._check_unit()
        held_on = self._day(*layout.HEAD["held_on"])
        if held_on is None and not self._is_faulty(layout.HEAD["held_on"][0]):
            self._fault(*layout.HEAD["held_on"], "", "phải có ngày tổ chức, ví dụ 25/11/2026")
        form = self._choice(*layout.HEAD["form"], _FORMS, "chọn một hình thức trong danh sách")
        marks = tuple(self._marks(held_on)) if self._form.content.by_name else ()
        totals = None if self._form.content.by_name else self._totals()
        handed_in = totals.handed_in if totals is not None else sum(mark.handed_in for mark in marks)
        return ReturnedValues(
            held_on=held_on or self._today,
            form=form or SessionForm.WITH_MEETING,
            place=self._text(layout.HEAD["place"][0]),
            rapporteur=self._text(layout.HEAD["rapporteur"][0]),
            guests=self._count(*layout.HEAD["guests"]),
            note=self._text(layout.HEAD["note"][0]),
            marks=marks,
            totals=totals,
            results={ResultKind.REFLECTION: handed_in},
        )

    def _check_unit(self) -> None:
        """A form copied for another chi bộ keeps the identity of the first, but says another name."""
        told, own = self._text(layout.UNIT_CELL), self._form.content.unit
        if name_key(told) != name_key(own):
            expected = f"phiếu này lập cho {own}; mỗi chi bộ có phiếu riêng, không chép phiếu của nhau"
            self._fault(layout.UNIT_CELL, "Đơn vị", told, expected)

    # ---- the list of members

    def _marks(self, held_on: date | None) -> Iterator[ReturnedMark]:
        members = {member.member_id: member for member in self._form.content.members}
        seen: dict[int, int] = {}
        for row in self._rows():
            member = self._member_at(row, members)
            if member is None:
                continue
            if member.member_id in seen:
                expected = f"đảng viên này đã có ở dòng {seen[member.member_id]}"
                self._fault(f"{layout.NAME}{row}", "Họ và tên", member.full_name, expected)
                continue
            seen[member.member_id] = row
            yield self._mark_at(row, member, held_on)
        for member in members.values():
            if member.member_id not in seen:
                expected = "dòng của đảng viên này đã bị xóa; xin điền lại vào phiếu gốc"
                self._fault("", "Họ và tên", member.full_name, expected)

    def _rows(self) -> range:
        """Rows that may hold members: up to the first one without number, name and member."""
        rows = self._book.sheets[layout.SHEET]
        row = layout.FIRST_ROW
        while row <= len(rows) and any(
            self._value(f"{letter}{row}") is not None for letter in (layout.NAME, layout.MEMBER_ID)
        ):
            row += 1
        return range(layout.FIRST_ROW, row)

    def _member_at(self, row: int, members: Mapping[int, FormMember]) -> FormMember | None:
        """Return whose row it is: by the hidden number, else by the only member of that name."""
        number, name = self._value(f"{layout.MEMBER_ID}{row}"), self._text(f"{layout.NAME}{row}")
        cell = f"{layout.NAME}{row}"
        member = members.get(number) if isinstance(number, int) else None
        if member is not None and name_key(member.full_name) == name_key(name):
            return member
        if member is not None:
            self._fault(
                cell, "Họ và tên", name, f"dòng này của {member.full_name}; không đổi tên trong phiếu"
            )
            return None
        called = [one for one in members.values() if name_key(one.full_name) == name_key(name)]
        if number is None and not called and name:
            expected = (
                "dòng thêm vào: người này không có trong danh sách của chi bộ; báo ở ô «Khó khăn, kiến nghị»"
            )
            self._fault(cell, "Họ và tên", name, expected)
        elif number is None and len(called) == 1:
            return called[0]
        elif name or number is not None:
            self._fault(
                cell, "Họ và tên", name, "không nhận ra đảng viên của dòng này; xin điền lại vào phiếu gốc"
            )
        return None

    def _mark_at(self, row: int, member: FormMember, held_on: date | None) -> ReturnedMark:
        cell = f"{layout.MARK}{row}"
        mark = self._choice(cell, f"Tham gia, {member.full_name}", _MARKS, "chọn một mức trong danh sách")
        made_up_on = self._day(f"{layout.MADE_UP}{row}", f"Ngày học bù, {member.full_name}")
        made_up_cell = f"{layout.MADE_UP}{row}"
        if made_up_on is not None and mark is not None and mark not in ABSENT:
            expected = f"chỉ ghi cho người vắng, dòng này ghi «{layout.MARK_WORDS[mark]}»"
            self._fault(made_up_cell, f"Ngày học bù, {member.full_name}", date_screen(made_up_on), expected)
        elif made_up_on is not None and held_on is not None and made_up_on < held_on:
            expected = f"phải từ ngày học {date_screen(held_on)} trở đi"
            self._fault(made_up_cell, f"Ngày học bù, {member.full_name}", date_screen(made_up_on), expected)
        return ReturnedMark(
            member.member_id,
            member.full_name,
            mark or Mark.PRESENT,
            self._text(f"{layout.REASON}{row}"),
            made_up_on,
            self._ticked(f"{layout.HANDED_IN}{row}", f"Bài thu hoạch, {member.full_name}"),
            self._text(f"{layout.SCORE}{row}"),
        )

    # ---- totals

    def _totals(self) -> SessionFigures:
        cells = {key: (f"C{layout.FIRST_ROW + at}", label) for at, (key, label) in enumerate(layout.TOTALS)}
        for cell, label in (cells["members"], cells["present"]):
            if self._value(cell) is None:
                self._fault(cell, label, "", "phải có số")
        count = {key: self._count(cell, label) for key, (cell, label) in cells.items()}
        called = count["members"] - count["exempt"] - count["away"]
        figures = SessionFigures(called=called, **count)
        if not self.faults and (mistake := figures.mistake()):
            self._fault(cells["present"][0], "Số liệu của chi bộ", "", f"số chưa khớp: {mistake}")
        if figures.handed_in > figures.members:
            expected = f"không nhiều hơn tổng số đảng viên {figures.members}"
            self._fault(*cells["handed_in"], str(figures.handed_in), expected)
        return figures

    # ---- single cells

    def _value(self, cell: str) -> object:
        value = self._book.value(layout.SHEET, cell)
        return None if isinstance(value, str) and not value.strip() else value

    def _text(self, cell: str) -> str:
        value = self._value(cell)
        if isinstance(value, date):
            return date_screen(value)
        return "" if value is None else " ".join(nfc(str(value)).split())

    def _choice(self, cell: str, label: str, choices: Mapping[str, T], expected: str) -> T | None:
        text = self._text(cell)
        found = choices.get(fold(text))
        if found is None:
            self._fault(cell, label, text, expected)
        return found

    def _ticked(self, cell: str, label: str) -> bool:
        text = self._text(cell)
        if text and text.lower() not in _YES:
            self._fault(cell, label, text, f"ghi «{layout.HANDED_IN_WORD}» nếu đã nộp, để trống nếu chưa")
        return text.lower() in _YES

    def _count(self, cell: str, label: str) -> int:
        value = self._value(cell)
        if isinstance(value, str) and value.strip().isdecimal():
            self._remark(cell, label, value, "chữ số gõ như chữ, được đọc là số")
            value = int(value)
        if value is None:
            return 0
        if cell in self._formulas:
            self._remark(cell, label, str(value), "là công thức; lấy giá trị đã lưu")
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 99_999:
            self._fault(cell, label, self._text(cell), "phải là số nguyên từ 0 trở lên")
            return 0
        return value

    def _day(self, cell: str, label: str) -> date | None:
        value = self._value(cell)
        if value is None:
            return None
        day = value if isinstance(value, date) else _typed_day(self._text(cell))
        if day is None:
            self._fault(cell, label, self._text(cell), "phải là ngày/tháng/năm, ví dụ 25/11/2026")
            return None
        if not isinstance(value, date):
            self._remark(cell, label, self._text(cell), f"ngày gõ như chữ, được đọc là {date_screen(day)}")
        if not _EARLIEST <= day <= self._today:
            expected = f"phải là ngày đã qua, từ {date_screen(_EARLIEST)} đến {date_screen(self._today)}"
            self._fault(cell, label, date_screen(day), expected)
            return None
        return day

    def _is_faulty(self, cell: str) -> bool:
        return any(fault.cell == cell for fault in self.faults)

    def _fault(self, cell: str, label: str, value: str, expected: str) -> None:
        self.faults.append(CellFault(cell, label, value[:80], expected))

    def _remark(self, cell: str, label: str, value: str, said: str) -> None:
        self.faults.append(CellFault(cell, label, value[:80], said, blocking=False))


def _typed_day(text: str) -> date | None:
    for pattern in ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(text, pattern).date()
        except ValueError:
            continue
    return None
