"""An upper level's own workbook: which of its cells take which of our figures, kept as a file that people can read."""

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from office_app.domain.errors import AppError
from office_app.domain.reports import Figure, ReportTables, figure_text
from office_app.domain.settings import OfficeSettings
from office_app.domain.sheet_places import JoinedArea, area_of, is_cell, place_of
from office_app.domain.vietnamese import date_vi, number_vi, one_line, upper_first, without_controls

BEFORE = "@truoc"  # behind a figure's key: its value in the period before
_HEAD = """\
# Biểu của cấp trên: ô nào lấy số nào. Tệp này sửa được bằng Notepad; tệp Excel cùng tên nằm bên cạnh.
# Mỗi ô một đoạn [[o]]: trang, ô (như C8) và mã số liệu. Dòng «lay» chỉ để người đọc.
"""


class UpperFormError(AppError):
    code = "reports.upper_form"
    what = "Không dùng được biểu «{name}»: {fault}."
    kept = "Tệp của cấp trên và các biểu đã lưu vẫn còn nguyên."
    next_step = "Mở tệp bằng Excel, lưu lại thành loại XLSX rồi chọn lại; hoặc gắn lại các ô."


@dataclass(frozen=True)
class FormCell:
    """A cell and what it takes: the key of a figure, or of one of the texts. ``label`` is for people."""

    sheet: str
    cell: str
    key: str
    label: str = ""


@dataclass(frozen=True)
class UpperForm:
    """A form that is kept. ``file_name``: how the upper level called its file; ``body``: whose form it is.

    The body is only named where several send files of the same name.
    """

    name: str
    file_name: str
    cells: Sequence[FormCell] = ()
    body: str = ""


@dataclass(frozen=True)
class Rate:
    """A quotient to be written: as a share of 1 in a cell of percents, else in percent with two decimals."""

    above: int
    below: int


FormValue: TypeAlias = int | str | Rate


@dataclass(frozen=True)
class FormChoice:
    """One thing that a cell may take, with its value now."""

    key: str
    group: str
    label: str
    value: FormValue

    @property
    def text(self) -> str:
        return value_text(self.value)


@dataclass(frozen=True)
class SheetLook:
    """A sheet of a form. ``merged``: its joined areas, which may reach far beyond the rows."""

    name: str
    rows: Sequence[Sequence[object]]
    formulas: frozenset[str] = frozenset()
    merged: Sequence[JoinedArea] = ()
    _in_row: dict[int, Sequence[JoinedArea]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def cell_of(self, cell: str) -> str:
        """Return the cell that holds the value shown at ``cell``."""
        area = self.area_at(cell)
        return area.first if area is not None else cell

    def area_at(self, cell: str) -> JoinedArea | None:
        """Return the joined area that a cell is part of."""
        row, _ = place_of(cell)
        if row not in self._in_row:  # a grid asks for every cell of a row, many times over
            self._in_row[row] = [area for area in self.merged if area.top <= row <= area.bottom]
        return area_of(cell, self._in_row[row])


@dataclass(frozen=True)
class FormLook:
    """What is seen of a form's file: its sheets, and what the clerk has to know of it, in Vietnamese."""

    sheets: Sequence[SheetLook]
    remarks: Sequence[str] = ()


def value_text(value: FormValue) -> str:
    """Return a value as a person reads it."""
    if isinstance(value, Rate):
        return figure_text(value.above, value.below)
    return number_vi(value) if isinstance(value, int) else value


def choices(report: ReportTables, settings: OfficeSettings) -> Sequence[FormChoice]:
    """Return all that a cell may take: who reports on what, then the figures with their values before."""
    texts = (
        ("don_vi", "Tên đơn vị báo cáo", settings.party_committee),
        ("ky_bao_cao", "Kỳ báo cáo", upper_first(report.title)),
        ("tinh_den_ngay", "Số liệu tính đến ngày", date_vi(report.as_of)),
        ("tinh", "Tỉnh, thành phố", settings.province),
    )
    found = [FormChoice(key, "Thông tin chung", label, text) for key, label, text in texts]
    for figure in report.figures:
        label = f"{figure.label} ({figure.unit})" if figure.unit else figure.label
        found.append(FormChoice(figure.key, figure.group, label, _value(figure.value, figure.of)))
        if figure.before is not None:
            found.append(_before(figure, label, report.compared_with))
    return found


def _before(figure: Figure, label: str, when: str) -> FormChoice:
    value = _value(figure.before or 0, figure.before_of)
    return FormChoice(figure.key + BEFORE, figure.group, f"{label}, {when or 'kỳ trước'}", value)


def _value(value: int, of: int | None) -> FormValue:
    return value if of is None else Rate(value, of)


def values_of(
    form: UpperForm, offered: Sequence[FormChoice]
) -> tuple[Mapping[tuple[str, str], FormValue], Sequence[FormCell]]:
    """Return the value of each cell, and the cells whose figure this report does not have."""
    known = {choice.key: choice.value for choice in offered}
    found = {(one.sheet, one.cell): known[one.key] for one in form.cells if one.key in known}
    return found, [one for one in form.cells if one.key not in known]


# ---- the file


def form_to_toml(form: UpperForm) -> str:
    lines = [_HEAD, f"tep_goc = {_quoted(form.file_name)}"]
    if form.body:
        lines.append(f"noi_giao = {_quoted(form.body)}")
    for one in form.cells:
        lines += [
            "",
            "[[o]]",
            f"trang = {_quoted(one.sheet)}",
            f"o = {_quoted(one.cell)}",
            f"ma = {_quoted(one.key)}",
            f"lay = {_quoted(one.label)}",
        ]
    return "\n".join(lines) + "\n"


def form_from_toml(text: str, name: str) -> UpperForm:
    """Return the form kept as text in the file of that name. Raises UpperFormError that says what is wrong in it."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UpperFormError(name=name, fault=f"tệp {name}.toml sai cú pháp ({error})") from error
    entries = data.get("o", [])
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        raise UpperFormError(name=name, fault=f"trong tệp {name}.toml mỗi ô phải là một đoạn [[o]]")
    cells = [_cell(one, name) for one in entries]
    return UpperForm(name, str(data.get("tep_goc", "")), cells, str(data.get("noi_giao", "")))


def _cell(entry: Mapping[str, object], name: str) -> FormCell:
    sheet, cell, key = (str(entry.get(part, "")).strip() for part in ("trang", "o", "ma"))
    if not sheet or not key or not is_cell(cell.upper()):
        fault = f"trong tệp {name}.toml có đoạn [[o]] thiếu trang, mã hoặc sai ô «{cell}»"
        raise UpperFormError(name=name, fault=fault)
    return FormCell(sheet, cell.upper(), key, str(entry.get("lay", "")))


def _quoted(text: str) -> str:
    return json.dumps(without_controls(one_line(text)), ensure_ascii=False)
