"""What a report writes: the workbook of a year's attendance by name, and an annex of 200 pages as PDF."""

import statistics
from datetime import date, datetime, time, timedelta
from io import BytesIO

from benchmarks.figures import Bench, Figure, in_turn, run_script
from office_app.domain.report_periods import ReportKind
from office_app.domain.reports import CellKind, ReportColumn, ReportRow, ReportTable, ReportTables
from office_app.domain.settings import OfficeSettings
from office_app.writing import workbook_parts as parts
from office_app.writing.workbooks import TableWorkbooks

UNITS, MEMBERS, SESSIONS, ROUNDS = 80, 5_000, 12, 5
DAY = date(2026, 12, 31)
MARKS = ("có mặt", "có mặt", "có mặt", "vắng có lý do", "có mặt", "vắng không lý do", "đã học bù")
COLUMNS = (
    ReportColumn("number", "STT", CellKind.COUNT),
    ReportColumn("unit", "Chi bộ, đảng bộ"),
    ReportColumn("name", "Họ và tên"),
    ReportColumn("session", "Hội nghị, buổi học"),
    ReportColumn("day", "Ngày học", CellKind.DATE),
    ReportColumn("mark", "Kết quả"),
)


def measure(bench: Bench) -> None:
    """Both keep all cells in memory, which a named table needs; bare XlsxWriter writes the same cells and no more."""
    _workbook(bench)
    _annex(bench)


def _workbook(bench: Bench) -> None:
    report = _attendance()
    ours, floor = in_turn(lambda: _ours(report), lambda: _bare(report.tables[0]), ROUNDS)
    what = f"workbook of {UNITS} chi bộ × {MEMBERS:,} members × {SESSIONS} sessions"
    bench.add(Figure(what, ours, floor, "bare XlsxWriter", limit=1.2))


def _ours(report: ReportTables) -> None:
    class Watched:
        steps = 0

        def step(self, done: int, total: int, what: str) -> None:
            self.steps += 1

    watched = Watched()
    TableWorkbooks().report(report, OfficeSettings(commune="Thanh Lâm", province="Thái Nguyên"), watched)
    assert watched.steps > 100, "nobody would see how far it is"


def _bare(table: ReportTable) -> None:
    """Write the cells of the table with their formats."""
    book = parts.open_workbook(BytesIO(), "", "", DAY)
    sheet = book.add_worksheet("Điểm danh")
    look = {"font_name": parts.FONT, "font_size": parts.SIZE, "border": 1, "valign": "vcenter"}
    text = book.add_format(look | {"text_wrap": True})
    count = book.add_format(look | {"num_format": parts.COUNT})
    day = book.add_format(look | {"num_format": parts.DAY})
    for at, column in enumerate(table.columns):
        sheet.write_string(0, at, column.title, text)
    for at, row in enumerate(table.rows, 1):
        number, unit, name, session, held, mark = row.cells
        sheet.write_number(at, 0, number, count)
        sheet.write_string(at, 1, unit, text)
        sheet.write_string(at, 2, name, text)
        sheet.write_string(at, 3, session, text)
        assert isinstance(held, date)
        sheet.write_datetime(at, 4, datetime.combine(held, time()), day)
        sheet.write_string(at, 5, mark, text)
    book.close()


def _attendance() -> ReportTables:
    rows = [
        ReportRow(
            f"{session}-{member}",
            (
                session * MEMBERS + member + 1,
                f"Chi bộ Thôn {member % UNITS + 1}",
                f"Nguyễn Văn {member:04d}",
                f"Học tập Nghị quyết số {session + 57}-NQ/TW",
                DAY - timedelta(days=30 * session + member % 9),
                MARKS[(member + session) % len(MARKS)],
            ),
        )
        for session in range(SESSIONS)
        for member in range(MEMBERS)
    ]
    table = ReportTable("attendance", "Điểm danh", "Điểm danh từng đảng viên", COLUMNS, rows)
    return ReportTables(ReportKind.YEAR, "kết quả năm 2026", DAY, (table,), ())


def _annex(bench: Bench) -> None:
    """Each in a process of its own, whose memory is then its own too."""
    runs: dict[str, list[list[float]]] = {"ours": [], "peer": []}
    for _ in range(ROUNDS):
        for name, taken in runs.items():
            taken.append([float(word) for word in run_script("annex_pdf", name)])
    ours, peer = (
        [statistics.median(values) for values in zip(*taken, strict=True)] for taken in runs.values()
    )
    assert min(ours[2], peer[2]) >= 200, f"{ours[2]:.0f} and {peer[2]:.0f} pages"
    bench.add(Figure(f"PDF annex of {ours[2]:.0f} pages", ours[0], peer[0], "one LongTable", limit=1.0))
    bench.add(
        Figure("its peak memory", ours[1], peer[1], "one LongTable", unit="MB", limit=1.0, ceiling=120.0)
    )
