"""What the templates of periodic reports are filled with: figures and lines, all from the tables of the report."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from office_app.domain.report_counting import (
    REASON_MISSING,
    figure_differences,
    is_empty,
    moved_much,
    points_moved,
)
from office_app.domain.report_periods import Period, ReportKind
from office_app.domain.reports import (
    Figure,
    PeriodReportRecord,
    ReportRow,
    ReportTable,
    ReportTables,
    citation,
)
from office_app.domain.settings import OfficeSettings
from office_app.domain.study import SessionForm
from office_app.domain.vietnamese import count_vi, date_vi, lower_first, number_vi
from office_app.use_cases.reports_activities import LATE, SETTLED
from office_app.use_cases.reports_lines import PLANS, outreach_line

TEMPLATES: Mapping[ReportKind, str] = {
    ReportKind.MONTH: "bao-cao-thang",
    ReportKind.QUARTER: "bao-cao-quy",
    ReportKind.HALF_YEAR: "bao-cao-quy",
    ReportKind.YEAR: "bao-cao-nam",
    ReportKind.MID_TERM: "bao-cao-nhiem-ky",
    ReportKind.TERM: "bao-cao-nhiem-ky",
}
_LISTED = 8  # lines of one kind in the text; the annex has all of them
_COUNTS = {
    "van_ban_den": "received",
    "den_xong": "received.done",
    "den_dang_lam": "received.going",
    "den_qua_han": "received.late",
    "van_ban_di": "issued",
    "nhiem_vu": "tasks",
    "nhiem_vu_xong": "tasks.done",
    "nhiem_vu_cham": "tasks.done_late",
    "nhiem_vu_qua_han": "tasks.late",
    "buoi_hoc": "sessions",
    "buoi_hoan": "sessions.off",
    "so_nguoi": "people",
    "so_nguoi_goi": "people_called",
    "so_luot": "attendances",
    "quan_chung": "session_guests",
    "thu_hoach": "handed_in",
    "vang_khong_ly_do": "unexcused",
    "phieu": "forms",
    "phieu_nop": "forms.back",
    "phieu_qua_han": "forms.late",
    "tiep_can": "outreach.reached",
    "dang_vien": "members.now",
    "ket_nap": "members.admitted",
    "chuyen_den": "members.moved_in",
    "chuyen_di": "members.moved_out",
    "tu_tran": "members.died",
    "ra_dang": "members.struck_off",
}
"""Which figure each count of the templates is."""


def period_data(
    report: ReportTables,
    period: Period,
    settings: OfficeSettings,
    *,
    first: bool,
    replaced: PeriodReportRecord | None = None,
    to_do: Sequence[str] = (),
    days_late: int = 0,
    reasons: Mapping[str, str] | None = None,
) -> dict[str, object]:
    """Return the data of a periodic report's template; the keys are explained in the template's head."""
    return {
        "co_quan_bao_cao": settings.party_committee,
        "ky": period.name,
        "ky_sau": period.name_after,
        "den_ngay": report.as_of,
        "lap_cham": days_late or None,
        "ky_dau": first and not report.compared_with,
        "khong_phat_sinh": is_empty(report),
        "thay_the": citation(replaced) if replaced else None,
        "doi_so": _listed(figure_differences(replaced.tables, report)) if replaced else None,
        **_compared(report, reasons or {}),
        **{key: report.figure(figure).value for key, figure in _COUNTS.items()},
        **_told(report),
        "nhiem_vu_toi": list(to_do),
        "co_phu_luc": not is_empty(report) and any(table.rows for table in report.tables),
    }


def _compared(report: ReportTables, reasons: Mapping[str, str]) -> dict[str, object]:
    """Return what is said of the period before: its figures, and why those moved that moved much."""
    before = _before(report)
    return {
        "so_voi": report.compared_with or None,
        "truoc": before,
        # Templates that an office made its own before name these.
        "van_ban_den_truoc": before["van_ban_den"] if before else None,
        "van_ban_di_truoc": before["van_ban_di"] if before else None,
        "bien_dong": [
            move_line(figure, reasons.get(figure.key, "")) for figure in report.figures if moved_much(figure)
        ],
    }


def _told(report: ReportTables) -> dict[str, object]:
    """Return what is told line by line: papers, sessions, campaigns and the office's other work."""
    return {
        "den_truoc": _listed([_with_day(row) for row in _overdue(report)], "văn bản"),
        "van_ban_di_loai": _parts(report, "issued."),
        "buoi_hoc_loai": [
            {"ten": _FORM.get(str(one["ten"]), one["ten"]), "so": one["so"]}
            for one in _parts(report, "sessions.")
        ],
        "chuong_trinh": _plans(report),
        "dot_hoc": _campaigns(report),
        "tuyen_truyen": _outreach(report),
        "chi_tieu": _indicators(report),
        "kiem_tra": _inspections(report),
        "kho_khan": _waiting(report, "difficulties", "{unit}: {text}"),
        "kien_nghi": _waiting(report, "proposals", "Đề nghị {form}: {text}"),
        "khen_thuong": [f"{row.cells[0]}: {row.cells[1]}" for row in report.table("commendations").rows],
    }


def _overdue(report: ReportTables) -> Sequence[ReportRow]:
    """Return the documents of earlier periods that are overdue; a report of before may not have them."""
    table = next((one for one in report.tables if one.key == "incoming_before"), None)
    return table.rows if table is not None else ()


def _with_day(row: ReportRow) -> str:
    symbol, subject, due = row.cells[1], row.cells[3], row.cells[6]
    return f"{symbol or subject} (hạn {date_vi(due)})" if isinstance(due, date) else str(symbol or subject)


_FORM = {
    "lồng ghép sinh hoạt chi bộ": "lồng ghép sinh hoạt chi bộ",
    lower_first(SessionForm.TOPICAL.value): "sinh hoạt chuyên đề",
}


def move_line(figure: Figure, reason: str) -> str:
    """Return why a rate moved much, with a place to fill where nobody has said it yet."""
    moved = points_moved(figure)
    assert moved is not None
    way = ("lên", "tăng") if moved > 0 else ("xuống", "giảm")
    label = figure.label[:1].upper() + figure.label[1:]
    return (
        f"{label} từ {figure.text_before} {way[0]} {figure.text}, {way[1]} {number_vi(abs(moved))} điểm "
        f"phần trăm: {reason.strip().rstrip('.') or REASON_MISSING}"
    )


def reasons_in(text: str, figures: Sequence[Figure]) -> Mapping[str, str]:
    """Return by figure the reasons that a text gives for moves which are still the same."""
    lines = text.replace("\u00a0", " ").splitlines()
    found = {}
    for figure in filter(moved_much, figures):
        told = move_line(figure, REASON_MISSING).removesuffix(REASON_MISSING)
        given = next((line.partition(told)[2].strip(" .;") for line in lines if told in line), "")
        if given and given != REASON_MISSING:
            found[figure.key] = given
    return found


def _before(report: ReportTables) -> dict[str, int] | None:
    if not report.compared_with:
        return None
    keys = ("van_ban_den", "van_ban_di", "buoi_hoc")
    return {key: report.figure(_COUNTS[key]).before or 0 for key in keys}


def _parts(report: ReportTables, prefix: str) -> list[dict[str, object]]:
    """Return the kinds that a figure is split into; they are what its key goes on with."""
    known = set(_COUNTS.values())
    return [
        {"ten": figure.label, "so": figure.value}
        for figure in report.figures
        if figure.key.startswith(prefix) and figure.key not in known and figure.value
    ]


def _plans(report: ReportTables) -> list[str]:
    table = report.table("issued")
    cited = []
    for row in table.rows:
        symbol, day, kind = row.cells[:3]
        if str(kind).lower() in PLANS and isinstance(day, date):
            cited.append(f"{kind} số {symbol}, ngày {date_vi(day)}")
    return _listed(cited, "văn bản")


def _listed(lines: Sequence[str], what: str = "thay đổi") -> list[str]:
    """Return the lines, the last ones as a number where there are many."""
    shown = list(lines[:_LISTED])
    if len(lines) > _LISTED:
        shown.append(f"và {count_vi(len(lines) - _LISTED)} {what} khác")
    return shown


def _campaigns(report: ReportTables) -> list[dict[str, object]]:
    table = report.table("campaigns")
    found: list[dict[str, object]] = []
    for row in table.rows:
        present, made_up = table.count(row, "present"), table.count(row, "made_up")
        found.append(
            {
                "ten": row.cells[0],
                "so_chi_bo": table.count(row, "units"),
                "so_chi_bo_xong": table.count(row, "done"),
                "trieu_tap": table.count(row, "called"),
                "tham_gia": present + made_up,
                "du_hoc": present,
                "hoc_bu": made_up,
                "con_vang": _still_absent(report, row.key),
                "con_han": isinstance(due := row.cells[table.place("due")], date) and due >= report.as_of,
            }
        )
    return found


def _still_absent(report: ReportTables, campaign: str) -> int:
    """Count those absent from a campaign that have to make up and have not."""
    lines = report.table("unit_lines")
    own = [row for row in lines.rows if row.key.startswith(f"{campaign}:")]
    absent, settled = (
        sum(lines.total(key, own) for key in keys)
        for keys in (("excused", "unexcused"), ("made_up", "closed"))
    )
    return max(0, absent - settled)


def _by_form(report: ReportTables, key: str) -> Mapping[str, Sequence[ReportRow]]:
    found: dict[str, list[ReportRow]] = defaultdict(list)
    for row in report.table(key).rows:
        found[str(row.cells[0])].append(row)
    return found


def _outreach(report: ReportTables) -> list[str]:
    table = report.table("outreach")
    lines = []
    for form, rows in _by_form(report, "outreach").items():
        lines.append(outreach_line(form, len(rows), table.total("items", rows)))
    return lines


def _inspections(report: ReportTables) -> list[str]:
    table = report.table("inspections")
    lines = [_inspected(form, rows, table) for form, rows in _by_form(report, "inspections").items()]
    carried = _carried(report, table)
    if carried:
        lines.append(_inspected("Các cuộc của kỳ trước còn phải khắc phục", carried, report.table("carried")))
    return lines


def _inspected(what: str, rows: Sequence[ReportRow], table: ReportTable) -> str:
    units = list(dict.fromkeys(str(row.cells[table.place("unit")]) for row in rows))
    states = [row.cells[table.place("state")] for row in rows]
    told = f"{what}: {count_vi(len(rows))} cuộc ({', '.join(units)})"
    if states.count(SETTLED):
        told += f"; đã khắc phục xong {count_vi(states.count(SETTLED))} cuộc"
    if states.count(LATE):
        told += f"; quá hạn khắc phục {count_vi(states.count(LATE))} cuộc"
    return told


def _carried(report: ReportTables, kind: ReportTable) -> Sequence[ReportRow]:
    """Return what earlier periods had left open of the kind that a table lists."""
    table = report.table("carried")
    return [row for row in table.rows if row.cells[table.place("kind")] == kind.name]


def _indicators(report: ReportTables) -> list[dict[str, object]]:
    return [
        {"ten": title, "ke_hoach": target, "thuc_hien": reached or None, "danh_gia": state}
        for title, target, reached, _, state, *_ in (row.cells for row in report.table("indicators").rows)
    ]


def _waiting(report: ReportTables, key: str, words: str) -> list[str]:
    """Return what is not settled yet, first what earlier periods had left open."""
    own, earlier = report.table(key), report.table("carried")
    lines = []
    for table, rows in ((earlier, _carried(report, own)), (own, own.rows)):
        for row in rows:
            cell = {column.key: value for column, value in zip(table.columns, row.cells, strict=True)}
            if cell["state"] == SETTLED:
                continue
            line = words.format(form=cell["form"], text=lower_first(str(cell["text"])), unit=cell["unit"])
            if table is earlier and isinstance(day := cell["day"], date):
                line = f"{line.rstrip(' .;')} (nêu từ ngày {date_vi(day)})"
            lines.append(line)
    return _listed(lines, "việc")
