"""The workbook of a study campaign: its figures, its chi bộ, its sessions.

The columns are our own proposal: no official form of this table is known.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from office_app.domain.report_periods import ReportKind
from office_app.domain.reports import (
    CampaignFigures,
    CellKind,
    CellValue,
    Figure,
    Identity,
    Quotient,
    ReportColumn,
    ReportRow,
    ReportTable,
    ReportTables,
)
from office_app.domain.settings import OfficeSettings
from office_app.domain.study import SessionFigures, SessionState, StudySession, UnitResult
from office_app.domain.vietnamese import date_vi, lower_first
from office_app.use_cases.progress import QUIET, Progress
from office_app.writing.workbooks import TableWorkbooks

_DONE = "đã học"
_NOTE = (
    "Ghi chú: Tỷ lệ tham gia = Tham gia : Triệu tập; Tỷ lệ sau học bù = (Tham gia + Đã học bù) : Triệu tập; Triệu tập "
    "= Tổng số - Được miễn - Vắng dài ngày. Tỷ lệ chung tính từ tổng số, không lấy trung bình các chi bộ; quần chúng "
    "không tính vào tỷ lệ. Biểu do văn phòng tự lập, không phải biểu mẫu của cấp trên."
)


@dataclass(frozen=True)
class _Column:
    """A column with what it takes of a chi bộ: a count, or a value of its session."""

    column: ReportColumn
    value: Callable[[UnitResult], CellValue] = lambda unit: None


def _count(key: str, title: str) -> _Column:
    def value(unit: UnitResult) -> CellValue:
        # No result yet is not a result of nought.
        return int(getattr(unit.figures, key)) if unit.figures != SessionFigures() or _held(unit) else None

    return _Column(ReportColumn(key, title, CellKind.COUNT, sums=True), value)


def _of_session(key: str, title: str, read: Callable[[StudySession], CellValue]) -> _Column:
    kind = CellKind.DATE if key == "held_on" else CellKind.TEXT

    def value(unit: UnitResult) -> CellValue:
        session = _held(unit)
        return read(session) if session is not None else None

    return _Column(ReportColumn(key, title, kind), value)


def _rate(key: str, title: str, *above: str) -> _Column:
    return _Column(ReportColumn(key, title, CellKind.RATE, rate=Quotient(above, "called")))


_UNIT = _Column(ReportColumn("unit", "Chi bộ, đảng bộ"), lambda unit: unit.unit)
_STATE = _Column(ReportColumn("state", "Tình trạng"), lambda unit: _state(unit))
_NOTES = _Column(ReportColumn("note", "Ghi chú"), lambda unit: _notes(unit))
_COUNTS = (
    _count("members", "Tổng số đảng viên"),
    _count("exempt", "Được miễn công tác, sinh hoạt"),
    _count("away", "Vắng dài ngày"),
    _count("called", "Triệu tập"),
    _count("present", "Tham gia"),
    _rate("rate", "Tỷ lệ tham gia", "present"),
    _count("excused", "Vắng có lý do"),
    _count("unexcused", "Vắng không lý do"),
    _count("made_up", "Đã học bù"),
    _count("closed", "Không phải học bù"),
    _rate("rate_after", "Tỷ lệ sau học bù", "present", "made_up"),
    _count("guests", "Quần chúng tham gia"),
    _count("handed_in", "Bài thu hoạch đã nộp"),
)
_HELD_ON = _of_session("held_on", "Ngày tổ chức", lambda session: session.held_on)
_PLACE = _of_session("place", "Địa điểm", lambda session: session.place)
_FORM = _of_session("form", "Hình thức", lambda session: session.form.value)
_RAPPORTEUR = _of_session("rapporteur", "Báo cáo viên", lambda session: session.rapporteur)
_SUMMARY = (_UNIT, _STATE, *_COUNTS, _HELD_ON, _FORM, _RAPPORTEUR, _NOTES)
_DETAILS = (_UNIT, _HELD_ON, _PLACE, _FORM, _RAPPORTEUR, *_COUNTS, _NOTES)
_UNITS_KEY = "units"
_TOTALS = (
    ("members", "Tổng số đảng viên của các chi bộ đã học"),
    ("exempt", "được miễn công tác, sinh hoạt"),
    ("away", "vắng dài ngày"),
    ("called", "Đảng viên được triệu tập"),
    ("present", "tham gia"),
    ("excused", "vắng có lý do"),
    ("unexcused", "vắng không lý do"),
    ("made_up", "đã học bù"),
    ("closed", "không phải học bù"),
    ("handed_in", "Bài thu hoạch đã nộp"),
    ("guests", "Quần chúng tham gia"),
)


class ReportWorkbook:
    """The ``ReportWorkbookWriter`` of the program; ``mark`` as of ``TableWorkbooks``."""

    def __init__(self, mark: str = "") -> None:
        self._tables = TableWorkbooks(mark)

    def workbook(
        self, figures: CampaignFigures, settings: OfficeSettings, progress: Progress = QUIET
    ) -> bytes:
        """Return the campaign's workbook: figures, «Tổng hợp» per chi bộ, «Chi tiết» per session held."""
        return self._tables.report(campaign_tables(figures), settings, progress)


def campaign_tables(figures: CampaignFigures) -> ReportTables:
    """Return a campaign's figures as tables with what is counted from them."""
    title = lower_first(figures.title)
    due = f" Thời hạn học xong: {date_vi(figures.due)}." if figures.due else ""
    summary = _table(
        _UNITS_KEY,
        "Tổng hợp",
        f"Tổng hợp kết quả {title}",
        _SUMMARY,
        _rows(_SUMMARY, figures.units),
        f"{_NOTE}{due}",
    )
    details = _table(
        "sessions", "Chi tiết", "Chi tiết các hội nghị, buổi học", _DETAILS, _session_rows(figures.units), ""
    )
    return ReportTables(
        ReportKind.CAMPAIGN,
        f"kết quả {title}",
        figures.as_of,
        (summary, details),
        _figures(figures),
        (
            Identity(
                "Số triệu tập không bằng tham gia cộng vắng", ("called",), ("present", "excused", "unexcused")
            ),
        ),
    )


def _table(
    key: str, name: str, title: str, columns: Sequence[_Column], rows: Sequence[ReportRow], note: str
) -> ReportTable:
    return ReportTable(key, name, title, [column.column for column in columns], rows, note)


def _rows(columns: Sequence[_Column], units: Sequence[UnitResult]) -> list[ReportRow]:
    return [ReportRow(str(unit.unit_id), tuple(column.value(unit) for column in columns)) for unit in units]


def _session_rows(units: Sequence[UnitResult]) -> list[ReportRow]:
    """Return a row for every session held; heads stand at the main one, those of the others are among them."""
    rows: list[ReportRow] = []
    for unit in units:
        if _held(unit) is not None:
            rows += _rows(_DETAILS, [replace(unit, besides=())])
        for session in unit.besides:
            shown = replace(unit, session=session, besides=())
            cells = tuple(_beside(column, shown, session) for column in _DETAILS)
            rows.append(ReportRow(f"{unit.unit_id}.{session.id}", cells))
    return rows


def _beside(column: _Column, unit: UnitResult, session: StudySession) -> CellValue:
    if column is _NOTES:
        heads = f"{session.figures.present} đảng viên dự, đã tính vào số liệu của chi bộ ở dòng trên"
        return "; ".join(filter(None, (f"Buổi học bù: {heads}", session.note)))
    return None if column in _COUNTS else column.value(unit)


def _figures(figures: CampaignFigures) -> list[Figure]:
    units = "Chi bộ, đảng bộ"
    done = (("state", (_DONE,)),)
    found = [
        Figure("units", units, "Chi bộ, đảng bộ trong đợt", "đơn vị", _UNITS_KEY, value=len(figures.units)),
        Figure("units.done", units, _DONE, "đơn vị", _UNITS_KEY, done, value=figures.units_done),
    ]
    found += [
        Figure(
            key,
            "Đảng viên",
            label,
            _unit_of(key),
            _UNITS_KEY,
            sum_of=(key,),
            value=getattr(figures.total, key),
        )
        for key, label in _TOTALS
    ]
    total = figures.total
    for key, label, above in (
        ("rate", "Tỷ lệ tham gia", ("present",)),
        ("rate_after", "Tỷ lệ sau học bù", ("present", "made_up")),
    ):
        value = sum(getattr(total, name) for name in above)
        rate = Quotient(above, "called")
        found.append(Figure(key, "Tỷ lệ", label, "%", _UNITS_KEY, rate=rate, value=value, of=total.called))
    return found


def _unit_of(key: str) -> str:
    return {"handed_in": "bài", "guests": "người"}.get(key, "đảng viên")


def _notes(unit: UnitResult) -> CellValue:
    """Return the note of the main session, and the days of the others."""
    session = _held(unit)
    days = ", ".join(date_vi(one.day) for one in unit.besides)
    made_up = f"Học bù ngày {days}" if days else ""
    return "; ".join(filter(None, (session.note, made_up))) if session is not None else None


def _held(unit: UnitResult) -> StudySession | None:
    session = unit.session
    return session if session is not None and session.state is SessionState.HELD else None


def _state(unit: UnitResult) -> str:
    if _held(unit) is not None:
        return _DONE
    if unit.ended_on is not None:
        return "chưa học (đơn vị cũ)"
    if unit.session is None:
        return "chưa hẹn"
    return f"{unit.session.state.value} {date_vi(unit.session.planned_on)}"
