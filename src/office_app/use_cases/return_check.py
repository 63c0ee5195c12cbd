"""A return form that came back: which form it is, and what it says, checked cell by cell."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from office_app.domain import return_layout as layout
from office_app.domain.organisation import name_key
from office_app.domain.read_files import Workbook
from office_app.domain.returns import CellFault, FormMember, ReturnedMark, ReturnedValues, ReturnForm
from office_app.domain.study import ABSENT, SessionFigures, SessionForm
from office_app.domain.study_results import ResultKind
from office_app.domain.vietnamese import fold
from office_app.use_cases import return_rows
from office_app.use_cases.return_cells import Cells, text_of
from office_app.use_cases.return_rows import MemberRows

_FORMS = {fold(form.value): form for form in SessionForm}
_NONE = ("khong", "khong co")
"""What stands under difficulties where there are none: it tells that the form was filled in, no more."""
FILL_IN_AGAIN = "xin điền lại vào phiếu gốc"


@dataclass(frozen=True)
class Identity:
    """What the hidden sheet says of itself."""

    identity: str
    version: int
    layout: int


def identity_of(book: Workbook) -> Identity | None:
    """Return which form a workbook is, None when it is none of ours."""
    for rows in _hidden_first(book):
        if not rows or not rows[0] or rows[0][0] != layout.SIGN:
            continue
        told = {str(row[0]): row[1] for row in rows[1:] if len(row) > 1}
        version, number = told.get("version"), told.get("layout")
        if isinstance(version, int) and isinstance(number, int):
            return Identity(str(told.get("identity")), version, number)
    return None


def _hidden_first(book: Workbook) -> Iterator[Sequence[Sequence[object]]]:
    yield book.sheets.get(layout.HIDDEN, ())
    yield from book.sheets.values()


def looks_like_a_form(book: Workbook) -> bool:
    """Tell whether a workbook without identity was one of our forms, copied or saved without its hidden sheet."""
    return _main_sheet(book) is not None


def _main_sheet(book: Workbook) -> str | None:
    """Return the sheet that is filled in, also when it was renamed."""
    if layout.SHEET in book.sheets:
        return layout.SHEET
    cell, label = layout.HEAD["held_on"]
    return next((name for name in book.sheets if book.value(name, f"A{cell[1:]}") == label), None)


def check_form(
    book: Workbook,
    form: ReturnForm,
    today: date,
    former_names: Collection[str] = (),
    *,
    older: bool = False,
) -> tuple[ReturnedValues | None, tuple[CellFault, ...]]:
    """Return what a filled-in form says, None with a blocking fault, and all faults.

    Args:
        former_names: those the chi bộ had when it may have got the form.
        older: it is of an earlier version; what was printed into that is no longer known for sure.
    """
    sheet = _main_sheet(book)
    if sheet is None:
        expected = f"không còn trang «{layout.SHEET}»; {FILL_IN_AGAIN}"
        return None, (CellFault("", "Trang tính", "", expected),)
    cells = Cells(book.sheets[sheet], book.formulas.get(sheet, frozenset()), today)
    values = _Check(cells, form, today, former_names).values()
    if values is not None:
        values = _told(values, form, older=older)
    faults = tuple(cells.faults)
    return (None if any(fault.blocking for fault in faults) else values), faults


def _told(values: ReturnedValues, form: ReturnForm, *, older: bool) -> ReturnedValues:
    """Return the values with whether anybody filled the form in, and without the word for no difficulties."""
    printed = not values.note and _as_printed(values, form, older=older)
    note = "" if fold(values.note).strip(" .") in _NONE else values.note
    return replace(values, note=note, as_printed=printed) if printed or note != values.note else values


def _as_printed(values: ReturnedValues, form: ReturnForm, *, older: bool) -> bool:
    """Tell whether nothing stands in a form but what the office wrote into it.

    Of place, rapporteur and form only those count that were left to the chi bộ: what is known may have been printed
    otherwise before.
    """
    content = form.content
    if values.totals is not None or content.session_on is None or values.guests:
        return False
    if values.held_on != content.session_on and not older:
        return False
    left = ((content.place, values.place), (content.rapporteur, values.rapporteur))
    if content.form is None or any(told and not known for known, told in left):
        return False
    printed = {member.member_id: member for member in content.members}
    return not any(_answered(mark, printed[mark.member_id], older=older) for mark in values.marks)


def _answered(mark: ReturnedMark, printed: FormMember, *, older: bool) -> bool:
    if mark.made_up_on is not None or mark.handed_in or mark.score:
        return True
    if older:
        return mark.mark in ABSENT and mark.mark is not printed.mark
    return mark.mark is not printed.mark or mark.reason != text_of(printed.reason)


class _Check:
    def __init__(self, cells: Cells, form: ReturnForm, today: date, former_names: Collection[str]) -> None:
        self._cells, self._form, self._today = cells, form, today
        self._names = {name_key(name) for name in (form.content.unit, *former_names)}

    def values(self) -> ReturnedValues | None:
        cells, members = self._cells, self._form.content.members
        if not self._in_place():
            return None
        self._check_unit()
        cells.check_formulas(dict(layout.HEAD.values()))
        cells.check_formulas(return_rows.inputs(len(members)) if members else dict(_totals_cells().values()))
        held_on = cells.day(*layout.HEAD["held_on"])
        if held_on is None and not cells.is_faulty(layout.HEAD["held_on"][0]):
            cells.fault(*layout.HEAD["held_on"], "", "phải có ngày tổ chức, ví dụ 25/11/2026")
        known = self._form.content.form
        empty = cells.value(layout.HEAD["form"][0]) is None
        form = (
            known
            if known is not None and empty
            else cells.choice(*layout.HEAD["form"], _FORMS, "chọn một hình thức trong danh sách")
        )
        marks = tuple(MemberRows(cells, members, held_on).marks()) if members else ()
        totals = None if members else self._totals()
        handed_in = totals.handed_in if totals is not None else sum(mark.handed_in for mark in marks)
        return ReturnedValues(
            held_on=held_on or self._today,
            form=form or SessionForm.WITH_MEETING,
            place=cells.words(*layout.HEAD["place"]),
            rapporteur=cells.words(*layout.HEAD["rapporteur"]),
            guests=cells.count(*layout.HEAD["guests"]),
            note=cells.words(*layout.HEAD["note"]),
            marks=marks,
            totals=totals,
            results={ResultKind.REFLECTION: handed_in},
        )

    def _in_place(self) -> bool:
        """Tell whether the labels stand where they were printed: nothing can be read of a sheet that was shifted."""
        for cell, label in layout.HEAD.values():
            place = f"A{cell[1:]}"
            if self._cells.text(place) != label:
                expected = f"ở đây phải là «{label}»: phiếu đã bị chèn hoặc xóa dòng, cột; {FILL_IN_AGAIN}"
                self._cells.fault(place, "Bố cục phiếu", self._cells.text(place), expected)
                return False
        return True

    def _check_unit(self) -> None:
        """A form copied for another chi bộ keeps the identity of the first, but says another name."""
        told, own = self._cells.text(layout.UNIT_CELL), self._form.content.unit
        if name_key(told) not in self._names:
            expected = f"phiếu này lập cho {own}; mỗi chi bộ có phiếu riêng, không chép phiếu của nhau"
            self._cells.fault(layout.UNIT_CELL, "Đơn vị", told, expected)

    def _totals(self) -> SessionFigures:
        cells, places = self._cells, _totals_cells()
        for cell, label in (places["members"], places["present"]):
            if cells.value(cell) is None:
                cells.fault(cell, label, "", "phải có số")
        count = {key: cells.count(cell, label) for key, (cell, label) in places.items()}
        called = count["members"] - count["exempt"] - count["away"]
        figures = SessionFigures(called=called, **count)
        faulty = any(fault.blocking for fault in cells.faults)
        if not faulty and (mistake := figures.mistake()):
            cells.fault(places["present"][0], "Số liệu của chi bộ", "", f"số chưa khớp: {mistake}")
        if figures.handed_in > figures.members:
            expected = f"không nhiều hơn tổng số đảng viên {figures.members}"
            cells.fault(*places["handed_in"], text_of(figures.handed_in), expected)
        return figures


def _totals_cells() -> dict[str, tuple[str, str]]:
    return {key: (f"C{layout.FIRST_ROW + at}", label) for at, (key, label) in enumerate(layout.TOTALS)}
