"""The sample office reports: text, annexes and workbook say what plain SQL counts in the tables of its data file."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

import openpyxl
import pytest

from office_app.bootstrap import Office, open_office
from office_app.domain.incoming import IncomingFilter, IncomingState
from office_app.domain.indicators import Indicator, Reading
from office_app.domain.organisation import Member
from office_app.domain.paper_markup import parse_markup
from office_app.domain.report_counting import broken
from office_app.domain.report_periods import Period, ReportKind
from office_app.domain.reports import AnnexScope, PeriodReportDraft, ReportDraft
from office_app.domain.tasks import Task
from office_app.domain.vietnamese import count_vi, number_vi, percent_vi
from tests.story.report_counts import campaigns_by_sql, counted_by_sql

pytestmark = pytest.mark.slow  # its office takes seconds to make

NOW = datetime(2026, 11, 22, 8, 30, tzinfo=timezone(timedelta(hours=7)))
PERIODS = (
    (ReportKind.MONTH, "2026-11"),
    (ReportKind.MONTH, "2026-09"),
    (ReportKind.QUARTER, "2026-Q3"),
    (ReportKind.HALF_YEAR, "2026-H2"),
    (ReportKind.YEAR, "2026"),
    (ReportKind.MID_TERM, ""),
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The sample office after a month with a bit of everything."""
    made = open_office(tmp_path_factory.mktemp("Báo cáo"), now=lambda: NOW)
    made.make_sample()
    first, second = (line.unit.id or 0 for line in made.units()[:2])
    people = made.members(first)
    made.move_member(people[3].id or 0, second, date(2026, 11, 10))
    made.end_memberships([people[4].id or 0], date(2026, 11, 12), "từ trần")
    made.save_member(Member("Lò Thị Mới", second, joined_unit_on=date(2026, 11, 5), joined_how="kết nạp"))
    made.add_task(Task("Gửi danh sách quần chúng ưu tú", "Chi bộ Thôn Đông", date(2026, 11, 10)))
    made.add_task(Task("Rà soát sổ nghị quyết", "Chi bộ Thôn Đoài", date(2026, 11, 28)))
    target = Indicator("Kết nạp đảng viên", "đồng chí", Decimal(2), date(2026, 1, 1), date(2026, 12, 31))
    made.save_indicator(target, [Reading(0, date(2026, 7, 1), Decimal(3))])
    made.save_indicator(
        Indicator("Chi bộ sinh hoạt chuyên đề", "buổi", Decimal(88), date(2026, 7, 1), date(2026, 12, 31))
    )
    done = made.incoming_ids(IncomingFilter(state=IncomingState.REGISTERED))
    made.set_incoming_state(done[0], IncomingState.DONE)
    newest = made.campaigns()[0].id or 0
    made.make_return_forms(newest)
    waiting = [
        line.session for line in made.campaign_results(newest) if line.session and not line.session.held_on
    ]
    made.call_off_session(waiting[0].id or 0, "Trùng hội nghị của xã")
    yield made
    made.close()


def drafted(office: Office, kind: ReportKind, text: str) -> tuple[Period, PeriodReportDraft]:
    period = office.period(kind, text)
    assert period is not None
    return period, office.draft_period_report(period, annexes=AnnexScope.ALL)


def by_sql(office: Office, period: Period) -> dict[str, int]:
    day = min(period.until, office.today())
    return counted_by_sql(office.folder / "office.db", period.since, period.until, day)


@pytest.mark.parametrize(("kind", "text"), PERIODS)
def test_given_the_sample_office_when_a_period_is_counted_then_plain_sql_counts_the_same(office, kind, text):
    period, report = drafted(office, kind, text)
    expected = by_sql(office, period)
    counts = {figure.key: figure.value for figure in report.tables.figures if figure.rate is None}
    assert counts == expected
    for figure in report.tables.figures:
        if figure.rate is not None:
            above = sum(expected[key] for key in figure.rate.above)
            assert figure.text == percent_vi(above, expected[figure.rate.below])
        else:
            table = report.tables.table(figure.table)
            rows = report.tables.rows_of(figure)
            assert figure.value == (
                sum(table.total(key, rows) for key in figure.sum_of) if figure.sum_of else len(rows)
            )
    assert broken(report.tables) == []


@pytest.mark.parametrize(("kind", "text"), [PERIODS[0], PERIODS[2]])
def test_given_a_report_when_its_text_is_read_then_every_number_is_one_that_sql_counts(office, kind, text):
    period, report = drafted(office, kind, text)
    n = by_sql(office, period)
    said = "\n".join(section.text for section in report.paper.sections).replace("\u00a0", " ")
    rate = percent_vi(n["people"], n["people_called"])
    expected = [
        f"Tiếp nhận, xử lý {count_vi(n['received'])} văn bản đến",
        f"Ban hành {count_vi(n['issued'])} văn bản",
        f"Đã tổ chức {count_vi(n['sessions'])} hội nghị, buổi học",
        f"số lượt dự học: {count_vi(n['attendances'])}",
        f"Số bài thu hoạch đã nộp, lũy kế của các đợt học tập: {count_vi(n['handed_in'])} bài.",
        f"Toàn Đảng bộ có {count_vi(n['members.now'])} đảng viên",
    ]
    if n["people"] == n["people_called"]:
        expected.append(f"Toàn bộ {count_vi(n['people'])} đảng viên được triệu tập trong kỳ đã học")
    else:
        expected.append(f"{count_vi(n['people'])}/{count_vi(n['people_called'])} đảng viên được triệu tập")
        expected.append(f"trong kỳ đã học ít nhất một nội dung, đạt {rate}")
    if n["tasks.done"] < n["tasks"]:
        tasks = f"{count_vi(n['tasks.done'])}/{count_vi(n['tasks'])} nhiệm vụ"
        expected.append(f"{tasks}, đạt {percent_vi(n['tasks.done'], n['tasks'])}")
        expected.append(f"Còn {count_vi(n['tasks.late'])} nhiệm vụ quá hạn chưa hoàn thành.")
    for sentence in expected:
        assert sentence in said
    table = report.tables.table("campaigns")
    by_campaign = campaigns_by_sql(office.folder / "office.db", report.tables.as_of)
    for row in table.rows:
        c = by_campaign[int(row.key)]
        counted = (
            (
                f"{count_vi(c['present'])}/{count_vi(c['called'])} đảng viên",
                percent_vi(c["present"], c["called"]),
            )
            if kind is ReportKind.MONTH
            else (
                f"| {c['done']}/{c['units']} |",
                f"| {percent_vi(c['present'] + c['made_up'], c['called'])} |",
            )
        )
        line = next(line for line in said.splitlines() if str(row.cells[0]) in line)
        assert all(number in line for number in counted)
    # Whatever else is told with a number is counted too, or is what changed; days and symbols are left out.
    assert period.before is not None
    before = by_sql(office, period.before)
    known = {*n.values(), *(abs(value - before.get(key, 0)) for key, value in n.items())}
    lines = [line for line in said.splitlines() if line.startswith("- ") and "/TW" not in line]
    told = re.sub(r"\d+/\d+/\d{4}|\d+-\S+|\d+,\d+", " ", "\n".join(lines))
    told = told[: told.index("- Toàn Đảng bộ")]
    numbers = re.findall(r"\d[\d.]*", told)
    assert len(numbers) > 10
    assert {number.rstrip(".") for number in numbers} <= {count_vi(value) for value in known}


def test_given_indicators_when_the_year_is_drafted_then_each_stands_with_what_was_reached(office):
    _, report = drafted(office, ReportKind.YEAR, "2026")
    said = "\n".join(section.text for section in report.paper.sections)
    assert "| Kết nạp đảng viên | 2 đồng chí | 3 đồng chí | Đạt |" in said
    assert "| Chi bộ sinh hoạt chuyên đề | 88 buổi | Chưa có số liệu |" in said


def test_given_the_sample_office_when_its_records_are_set_side_by_side_then_they_agree(office):
    line = next(one for one in office.indicator_lines(date(2026, 9, 30)) if one.indicator.target == 20)
    reached = [(one.period_on, int(one.value)) for one in line.readings]
    quarters = [(date(2026, month, 1), date(2026, month + 2, 30)) for month in (1, 4, 7)]
    admitted = [
        (since, counted_by_sql(office.folder / "office.db", since, until, until)["members.admitted"])
        for since, until in quarters
    ]
    assert reached == admitted == [(quarters[0][0], 4), (quarters[1][0], 6), (quarters[2][0], 5)]
    papers = [office.outgoing_document(one) for one in office.outgoing_ids(issued=True)]
    days = [paper.issued_on for paper in papers if paper.issued_on]
    assert len(days) >= 7 and all(day.weekday() < 5 for day in days)


@pytest.mark.parametrize(("kind", "text"), [PERIODS[0], PERIODS[2]])
def test_given_a_report_when_annexes_and_workbook_are_read_then_they_say_the_same(
    office, kind, text, tmp_path
):
    period, report = drafted(office, kind, text)
    n = by_sql(office, period)
    summary = printed(report, 0)
    shown = [(row[1].removeprefix("- "), row[3]) for row in summary if row[2]]
    figures = iter(report.tables.figures)
    assert len(shown) > 30
    for label, value in shown:
        figure = next(figure for figure in figures if figure.label == label and figure.text.startswith(value))
        if figure.rate is None:
            assert value == number_vi(n[figure.key])
        else:
            rate = percent_vi(sum(n[key] for key in figure.rate.above), n[figure.rate.below])
            assert value == rate.removesuffix(" %")
    for table, annex in zip(
        [table for table in report.tables.tables if table.rows], range(1, 99), strict=False
    ):
        rows = printed(report, annex)
        assert len(rows) == len(table.rows) + table.has_total
    lines = printed(
        report, [a.heading for a in report.paper.annexes].index(heading(report, "Kết quả của từng"))
    )
    assert lines[-1][5] == number_vi(n["members"]) and lines[-1][8] == number_vi(n["called"])
    assert lines[-1][10] == percent_vi(n["present"], n["called"]).removesuffix(" %")

    (path,) = [one for one in office.write_report(report, tmp_path) if one.suffix == ".xlsx"]
    book = openpyxl.load_workbook(path, data_only=True)
    for table in report.tables.tables:
        written = list(
            book[table.name].iter_rows(values_only=True)
        )  # every table is there, whatever is printed
        if table.has_total and table.rows:
            (total,) = [row for row in written if row[0] == "Tổng cộng"]
            summed = {at: table.total(column.key) for at, column in enumerate(table.columns) if column.sums}
            assert {at: total[at] for at in summed} == summed
    sheet = book["Số liệu"]
    values: list[tuple[object, object]] = [
        (row[0], row[2]) for row in sheet.iter_rows(values_only=True) if row[0] and row[2] is not None
    ]
    cells = iter(values)
    for figure in report.tables.figures:
        cell = next(cell for label, cell in cells if label == figure.label)
        if figure.rate is None:
            assert cell == n[figure.key]
        elif n[figure.rate.below]:
            assert cell == pytest.approx(sum(n[k] for k in figure.rate.above) / n[figure.rate.below])


def test_given_a_campaign_report_when_text_annex_and_workbook_are_read_then_they_say_what_sql_counts(
    office, tmp_path
):
    campaign_id = office.campaigns()[1].id or 0
    n = campaigns_by_sql(office.folder / "office.db", office.today())[campaign_id]
    report = office.draft_report(campaign_id)
    said = "\n".join(section.text for section in report.paper.sections).replace("\u00a0", " ")
    rate, after = percent_vi(n["present"], n["called"]), percent_vi(n["present"] + n["made_up"], n["called"])
    for sentence in (
        f"{count_vi(n['done'])}/{count_vi(n['units'])} chi bộ, đảng bộ trực thuộc",
        f"Tham gia {count_vi(n['present'])}/{count_vi(n['called'])} đảng viên được triệu tập, đạt {rate}",
        f"vắng mặt {count_vi(n['called'] - n['present'])} đồng chí",
        f"Đã học bù {count_vi(n['made_up'])} đồng chí",
        f"{count_vi(n['present'] + n['made_up'])}/{count_vi(n['called'])}, đạt {after}",
    ):
        assert sentence in said
    total = printed(report, 0)[-1]
    assert total[1] == "Tổng cộng" and [total[4], total[5], total[9]] == [
        number_vi(n[key]) for key in ("called", "present", "made_up")
    ]
    assert [total[6], total[10]] == [rate.removesuffix(" %"), after.removesuffix(" %")]
    (path,) = [one for one in office.write_report(report, tmp_path) if one.suffix == ".xlsx"]
    sheet = openpyxl.load_workbook(path, data_only=True)["Tổng hợp"]
    (row,) = [row for row in sheet.iter_rows(values_only=True) if "Tổng cộng" in row]
    heads = next(row for row in sheet.iter_rows(values_only=True) if "Triệu tập" in row)
    found = dict(zip(heads, row, strict=True))
    assert [found[head] for head in ("Triệu tập", "Tham gia", "Đã học bù")] == [
        n[key] for key in ("called", "present", "made_up")
    ]


def printed(report: PeriodReportDraft | ReportDraft, at: int) -> list[list[str]]:
    """Return the cells of an annex's table as they are printed."""
    (table,) = [block.table for block in parse_markup(report.paper.annexes[at].text) if block.table]
    return [
        [cell if isinstance(cell, str) else "".join(r.text for r in cell) for cell in row]
        for row in table.rows
    ]


def heading(report: PeriodReportDraft, start: str) -> str:
    return next(annex.heading for annex in report.paper.annexes if annex.heading.startswith(start))
