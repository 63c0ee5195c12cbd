"""A made-up report with its rows, for the tests of workbooks."""

from datetime import date, timedelta

from office_app.domain.report_periods import ReportKind
from office_app.domain.reports import (
    CellKind,
    Figure,
    Identity,
    Quotient,
    ReportColumn,
    ReportRow,
    ReportTable,
    ReportTables,
)

HOSTILE = '=HYPERLINK("http://vidu.vn","bấm")'
UNITS = ("Chi bộ xóm Trúc Mai", "Chi bộ xóm Hiên Bình", "Chi bộ Trường Tiểu học", HOSTILE, "Chi bộ Quân sự")
COUNTS = ((30, 28, 26, 1), (1300, 1284, 1200, 0), (16, 16, 16, 0), (3, 0, 0, 0), (44, 40, 33, 2))
STATES = ("đã học", "đã học", "quá hạn", "chưa hẹn", "đã học")

UNIT_TABLE = ReportTable(
    "units",
    "Tổng hợp",
    "Kết quả học tập của các chi bộ",
    (
        ReportColumn("unit", "Chi bộ, đảng bộ", width=4),
        ReportColumn("day", "Ngày tổ chức", CellKind.DATE),
        ReportColumn("members", "Tổng số đảng viên", CellKind.COUNT, sums=True),
        ReportColumn("called", "Triệu tập", CellKind.COUNT, sums=True),
        ReportColumn("present", "Tham gia", CellKind.COUNT, sums=True),
        ReportColumn("rate", "Tỷ lệ tham gia", CellKind.RATE, rate=Quotient(("present",), "called")),
        ReportColumn("made_up", "Đã học bù", CellKind.COUNT, sums=True),
        ReportColumn(
            "rate_after", "Tỷ lệ sau học bù", CellKind.RATE, rate=Quotient(("present", "made_up"), "called")
        ),
        ReportColumn("state", "Tình trạng"),
    ),
    [
        ReportRow(
            f"u{at}",
            (
                name,
                None if state == "chưa hẹn" else date(2026, 9, 1) + timedelta(at),
                members,
                called,
                present,
                None,
                made_up,
                None,
                state,
            ),
        )
        for at, (name, state, (members, called, present, made_up)) in enumerate(
            zip(UNITS, STATES, COUNTS, strict=True)
        )
    ],
    "Tỷ lệ chung tính từ tổng số, không lấy trung bình các chi bộ.",
)
MEMBER_TABLE = ReportTable(
    "members",
    "Điểm danh",
    "Danh sách đảng viên dự học",
    (ReportColumn("name", "Họ và tên"), ReportColumn("unit", "Chi bộ"), ReportColumn("mark", "Kết quả")),
    [
        ReportRow(f"m{n}", (f"Nguyễn Văn {n:03d}", UNITS[n % 3], "có mặt" if n % 4 else "vắng có lý do"))
        for n in range(40)
    ],
)
EMPTY_TABLE = ReportTable(
    "awards",
    "Khen thưởng",
    "Tập thể, cá nhân được khen",
    (ReportColumn("who", "Ai được khen"), ReportColumn("count", "Số tập thể", CellKind.COUNT, sums=True)),
)


def report() -> ReportTables:
    """Five chi bộ, forty members, nobody commended; compared with the month before."""
    of_called = Quotient(("present",), "called")
    return ReportTables(
        ReportKind.MONTH,
        "kết quả công tác tháng 9 năm 2026",
        date(2026, 9, 30),
        (UNIT_TABLE, MEMBER_TABLE, EMPTY_TABLE),
        (
            Figure("units", "Chi bộ", "Chi bộ trong đợt", "chi bộ", "units", value=5, before=4),
            Figure("held", "Chi bộ", "Chi bộ đã học", "chi bộ", "units", (("state", ("đã học",)),), value=3),
            Figure(
                "late",
                "Chi bộ",
                "Chi bộ chưa học, cả khi chưa hẹn ngày",
                "chi bộ",
                "units",
                (("state", ("quá hạn", "chưa hẹn")),),
                value=2,
            ),
            Figure(
                "called",
                "Đảng viên",
                "Triệu tập",
                "đảng viên",
                "units",
                sum_of=("called",),
                value=1368,
                before=0,
            ),
            Figure(
                "present",
                "Đảng viên",
                "Tham gia",
                "đảng viên",
                "units",
                sum_of=("present",),
                value=1275,
                before=1100,
            ),
            Figure(
                "present_held",
                "Đảng viên",
                "Tham gia ở chi bộ đã học",
                "đảng viên",
                "units",
                (("state", ("đã học",)),),
                ("present", "made_up"),
                value=1262,
            ),
            Figure(
                "rate",
                "Đảng viên",
                "Tỷ lệ tham gia",
                "%",
                "units",
                rate=of_called,
                value=1275,
                of=1368,
                before=1100,
                before_of=1200,
                reason="nhiều đồng chí đi làm xa",
            ),
            Figure("hostile", "Đảng viên", "Tên lạ", "chi bộ", "units", (("unit", (HOSTILE,)),), value=1),
            Figure("awards", "Khen thưởng", "Tập thể được khen", "tập thể", "awards", sum_of=("count",)),
        ),
        (Identity("Chi bộ đã học cộng chưa học bằng tổng số", ("held", "late"), ("units",)),),
        since=date(2026, 9, 1),
        until=date(2026, 9, 30),
        compared_with="tháng 8 năm 2026",
    )
