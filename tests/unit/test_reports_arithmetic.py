"""Sums, rates, comparisons and periods of reports: pure arithmetic."""

from datetime import date

import pytest

from office_app.domain.report_counting import broken, change_text, compared, counted, moved_much
from office_app.domain.report_periods import ReportKind, parse_period, period_of, term_period
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
from office_app.use_cases.reports_figures import next_due


def lines(*numbers: tuple[str, int, int]) -> ReportTable:
    columns = (
        ReportColumn("unit", "Chi bộ"),
        ReportColumn("called", "Triệu tập", CellKind.COUNT, sums=True),
        ReportColumn("present", "Tham gia", CellKind.COUNT, sums=True),
        ReportColumn("rate", "Tỷ lệ %", CellKind.RATE, rate=Quotient(("present",), "called")),
    )
    rows = [ReportRow(name, (name, called, present, None)) for name, called, present in numbers]
    return ReportTable("units", "Chi bộ", "Chi bộ", columns, rows)


def report_of(table: ReportTable) -> ReportTables:
    figures = (
        Figure("called", "Học tập", "Triệu tập", "đảng viên", "units", sum_of=("called",)),
        Figure("present", "Học tập", "Tham gia", "đảng viên", "units", sum_of=("present",)),
        Figure("rate", "Học tập", "Tỷ lệ", "%", "units", rate=Quotient(("present",), "called")),
    )
    same = Identity("Tham gia không bằng triệu tập", ("present",), ("called",))
    return ReportTables(
        ReportKind.MONTH, "kết quả", date(2026, 9, 30), (table,), tuple(counted(figures, [table])), (same,)
    )


def test_given_two_chi_bo_when_counted_then_the_rate_is_one_quotient_and_never_a_mean():
    report = report_of(lines(("Thôn Đông", 3000, 2900), ("Thôn Đoài", 44, 9)))
    assert report.figure("rate").text == "95,57 %"  # 2.909 of 3.044; the mean of the two rates is 58,56 %
    table = report.table("units")
    assert table.quotient(table.columns[3]) == (2909, 3044)
    assert report_of(lines()).figure("rate").text == "–"
    assert broken(report) == ["Tham gia không bằng triệu tập: 2.909 khác 3.044."]


def test_given_a_period_before_when_compared_then_points_are_between_the_rates_as_printed():
    now, before = report_of(lines(("a", 3044, 2909))), report_of(lines(("a", 3, 2)))
    figure = compared(now, before, "tháng 8").figure("rate")
    assert (figure.text_before, change_text(figure)) == ("66,67 %", "+28,90 điểm")
    assert moved_much(figure)
    assert change_text(compared(now, report_of(lines()), "tháng 8").figure("rate")) == ""
    assert change_text(compared(before, now, "tháng 8").figure("called")) == "-3.041"


@pytest.mark.parametrize(
    ("kind", "text", "name", "before"),
    [
        (ReportKind.MONTH, "2026-01", "tháng 1 năm 2026", "tháng 12 năm 2025"),
        (ReportKind.QUARTER, "2026-Q1", "quý I năm 2026", "quý IV năm 2025"),
        (ReportKind.HALF_YEAR, "2026-H2", "6 tháng cuối năm 2026", "6 tháng đầu năm 2026"),
        (ReportKind.YEAR, "2026", "năm 2026", "năm 2025"),
    ],
)
def test_given_a_period_when_named_then_the_one_before_is_known(kind, text, name, before):
    period = parse_period(kind, text)
    assert period is not None and period.before is not None
    assert (period.name, period.before.name, period.key) == (name, before, text)
    assert period_of(kind, period.until) == period and parse_period(kind, "2026-13") is None


def test_given_a_congress_term_when_halved_then_its_first_half_ends_after_thirty_months():
    half = term_period(ReportKind.MID_TERM, date(2025, 7, 1))
    assert (half.until, half.before) == (date(2027, 12, 31), None)
    assert half.name == "nửa đầu nhiệm kỳ 2025 - 2030"
    assert term_period(ReportKind.TERM, date(2025, 7, 1)).until == date(2030, 6, 30)


def test_given_a_congress_at_the_end_of_a_month_when_its_term_is_reckoned_then_no_day_is_cut_off():
    assert term_period(ReportKind.TERM, date(2025, 7, 30)).until == date(2030, 7, 29)
    assert term_period(ReportKind.MID_TERM, date(2025, 7, 31)).until == date(2028, 1, 30)
    assert term_period(ReportKind.MID_TERM, date(2025, 8, 31)).until == date(2028, 2, 28)


def test_given_what_was_reported_when_asked_then_the_next_one_due_is_named():
    assert next_due([], date(2026, 11, 22)).key == "2026-11"
    assert next_due([], date(2026, 12, 5)).key == "2026-11"
    assert next_due([(ReportKind.MONTH, date(2026, 11, 1))], date(2026, 12, 5)).key == "2026-12"
    sent = [(ReportKind.MONTH, date(2026, 11, 1))]
    assert next_due(sent, date(2026, 11, 23)).key == "2026-Q4"  # December has not begun
