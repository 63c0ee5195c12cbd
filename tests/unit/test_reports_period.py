"""Reports over periods: frozen with their rows, told apart from later records, put right, nil, and asked for reasons."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from office_app.bootstrap import Office, open_office
from office_app.cli.main import main
from office_app.domain.activities import Activity, ActivityKind
from office_app.domain.errors import IncompleteError
from office_app.domain.organisation import Unit, UnitKind
from office_app.domain.report_counting import (
    REASON_MISSING,
    broken,
    change_text,
    compared,
    counted,
    moved_much,
)
from office_app.domain.report_periods import Period, ReportKind, parse_period, period_of, term_period
from office_app.domain.reports import (
    CellKind,
    Figure,
    Identity,
    PeriodReportDraft,
    Quotient,
    ReportColumn,
    ReportRow,
    ReportTable,
    ReportTables,
)
from office_app.domain.settings import OfficeSettings, Signer
from office_app.domain.study import Campaign, Mark, SessionState, StudySession
from office_app.storage.serialise_reports import tables_to_json
from office_app.use_cases.reports_figures import next_due

ZONE = timezone(timedelta(hours=7))


class Day:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.day = date(2026, 10, 30)

    def __call__(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, 8, 30, tzinfo=ZONE)


@pytest.fixture
def clock() -> Day:
    return Day()


@pytest.fixture
def office(tmp_path: Path, clock: Day) -> Iterator[Office]:
    """Two chi bộ of ten that study in September and October."""
    made = open_office(tmp_path / "data", now=clock)
    signer = Signer("Nguyễn Văn Lâm", "PHÓ BÍ THƯ")
    made.save_settings(OfficeSettings("Thanh Lâm", "Thái Nguyên", signers=(signer,)))
    for name in ("Chi bộ Thôn Đông", "Chi bộ Thôn Đoài"):
        unit_id = made.save_unit(Unit(name, UnitKind.CHI_BO))
        made.add_members(unit_id, [f"Nguyễn Văn {letter}" for letter in "ABCDEGHIKL"])
    yield made
    made.close()


def studied(office: Office, day: date, absent: int, title: str = "Học tập Nghị quyết số 57-NQ/TW") -> int:
    """Let every chi bộ study on a day, the first ``absent`` of each away with a reason."""
    units = [line.unit.id or 0 for line in office.units()]
    campaign_id = office.save_campaign(Campaign(title, due=day), units)
    for unit_id in units:
        session_id = office.change_session(StudySession(campaign_id, unit_id, day))
        rows = list(office.attendance_rows(session_id, day))
        rows[:absent] = [replace(row, mark=Mark.EXCUSED) for row in rows[:absent]]
        session = replace(office.session(session_id), state=SessionState.HELD, held_on=day)
        office.save_attendance(session, rows)
    return campaign_id


def month(number: int) -> Period:
    return period_of(ReportKind.MONTH, date(2026, number, 1))


def said(report: PeriodReportDraft) -> str:
    text = "\n".join(f"{section.heading}\n{section.text}" for section in report.paper.sections)
    return text.replace("\u00a0", " ")


def test_given_an_issued_report_when_members_move_and_units_merge_then_it_prints_the_same(
    office: Office, clock: Day, tmp_path: Path
):
    campaign_id = studied(office, date(2026, 10, 12), absent=1)
    report = office.draft_period_report(month(10))
    issued, _ = office.issue_period_report(report, issued_on=date(2026, 10, 30), out=tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    assert sorted(name.rpartition(".")[2] for name in before) == ["docx", "pdf", "xlsx"]
    ((sent, changes),) = office.sent_period_reports(month(10))
    frozen = tables_to_json(report.tables)
    assert tables_to_json(sent.tables) == frozen and changes == []

    clock.day = date(2027, 12, 1)
    first, second = (line.unit.id or 0 for line in office.units())
    office.move_member(office.members(first)[0].id or 0, second, date(2027, 3, 1))
    office.merge_units([first, second], Unit("Chi bộ Thôn Đông Đoài", UnitKind.CHI_BO), date(2027, 6, 1))
    ((again, changes),) = office.sent_period_reports(month(10))
    assert (
        tables_to_json(again.tables) == frozen and changes == []
    )  # it was all later than what the report counts
    paper = office.outgoing_document(issued.outgoing_id)
    assert paper.draft.sections == tuple(report.paper.sections)
    assert paper.draft.annexes == tuple(report.paper.annexes)
    for file in paper.files:
        assert office.export_original(file, tmp_path / "lại").read_bytes() == before[file.name]

    session = office.campaign_results(campaign_id)[0].session
    assert session is not None
    rows = office.attendance_rows(session.id or 0)
    office.save_attendance(session, [replace(row, mark=Mark.PRESENT) for row in rows])
    ((again, changes),) = office.sent_period_reports(month(10))
    assert tables_to_json(again.tables) == frozen
    assert "tham gia: 18 → 19" in changes
    assert "Tỷ lệ tham gia: 90,00 % → 95,00 % (18/20 → 19/20)" in changes
    assert any("Chi bộ Thôn Đông" in line and "Tham gia 9 → 10" in line for line in changes)


def test_given_a_report_that_is_wrong_when_put_right_then_the_new_one_names_it_and_what_changed(
    office: Office, tmp_path: Path
):
    campaign_id = studied(office, date(2026, 10, 12), absent=2)
    office.issue_period_report(
        office.draft_period_report(month(10)), issued_on=date(2026, 10, 30), out=tmp_path
    )
    session = office.campaign_results(campaign_id)[0].session
    assert session is not None
    rows = office.attendance_rows(session.id or 0)
    office.save_attendance(session, [replace(row, mark=Mark.PRESENT) for row in rows])
    ((sent, changes),) = office.sent_period_reports(month(10))
    assert changes
    right = office.draft_period_report(month(10), replaces=sent.id)
    assert right.paper.subject.endswith("(thay thế Báo cáo số 01-BC/ĐU, ngày 30/10/2026)")
    assert "Báo cáo này thay thế Báo cáo số 01-BC/ĐU, ngày 30/10/2026; số liệu thay đổi:" in said(right)
    assert "tham gia: 16 → 18" in said(right)
    office.issue_period_report(right, issued_on=date(2026, 10, 30), out=tmp_path)
    (newest, now), (oldest, _) = office.sent_period_reports(month(10))
    assert (newest.symbol, newest.replaces, now) == ("02-BC/ĐU", oldest.id, [])
    assert oldest.replaced_by == "02-BC/ĐU"


def test_given_a_report_whose_number_was_voided_when_the_next_is_drafted_then_it_counts_as_never_sent(
    office: Office, clock: Day, tmp_path: Path
):
    clock.day = date(2026, 10, 5)
    for replaces in (None, 1):
        report = office.draft_period_report(month(9), replaces=replaces)
        office.issue_period_report(report, issued_on=date(2026, 10, 5), out=tmp_path)
    (newer, _), (older, _) = office.sent_period_reports(month(9))
    assert office.period_due() != month(9)
    office.void_paper(newer.outgoing_id, "đánh máy nhầm")
    (newer, _), (older, _) = office.sent_period_reports(month(9))
    assert (newer.voided, older.voided, older.replaced_by) == (True, False, "")
    assert "Báo cáo số 01-BC/ĐU" in office.draft_period_report(month(10)).tables.compared_with
    office.void_paper(older.outgoing_id, "gửi nhầm")
    assert office.reported_periods() == [] and office.period_due() == month(9)
    assert "Báo cáo số" not in office.draft_period_report(month(10)).tables.compared_with


def test_given_a_rate_that_fell_when_drafted_then_a_reason_is_asked_for_and_issuing_waits(
    office: Office, tmp_path: Path
):
    studied(office, date(2026, 9, 10), absent=0)
    studied(office, date(2026, 10, 12), absent=2, title="Học tập Nghị quyết số 59-NQ/TW")
    report = office.draft_period_report(month(10))
    line = "Tỷ lệ tham gia từ 100,00 % xuống 80,00 %, giảm 20,00 điểm phần trăm: "
    assert f"- {line}{REASON_MISSING}" in said(report)
    with pytest.raises(IncompleteError):
        office.issue_period_report(report, issued_on=date(2026, 10, 30), out=tmp_path)
    assert office.sent_period_reports(month(10)) == [] and list(tmp_path.glob("*.*")) == []
    reasons = {"rate": "nhiều đảng viên đi làm xa.", "rate_after": "như trên", "people_rate": "như trên"}
    told = office.draft_period_report(month(10), reasons=reasons)
    assert f"- {line}nhiều đảng viên đi làm xa" in said(told) and REASON_MISSING not in said(told)
    office.issue_period_report(told, issued_on=date(2026, 10, 30), out=tmp_path)
    ((sent, _),) = office.sent_period_reports(month(10))
    assert sent.tables.figure("rate").reason == "nhiều đảng viên đi làm xa."


def test_given_the_month_before_was_reported_when_compared_then_with_what_was_sent(
    office: Office, tmp_path: Path
):
    campaign_id = studied(office, date(2026, 9, 10), absent=1)
    first = office.draft_period_report(month(9))
    assert "chưa có kỳ trước để so sánh" in said(first)
    office.issue_period_report(first, issued_on=date(2026, 9, 30), out=tmp_path)
    session = office.campaign_results(campaign_id)[0].session
    assert session is not None
    rows = office.attendance_rows(session.id or 0)
    office.save_attendance(session, [replace(row, mark=Mark.PRESENT) for row in rows])
    studied(office, date(2026, 10, 12), absent=1, title="Học tập Nghị quyết số 59-NQ/TW")
    report = office.draft_period_report(month(10))
    assert report.tables.compared_with == "tháng 9 năm 2026, theo Báo cáo số 01-BC/ĐU, ngày 30/9/2026"
    assert report.tables.figure("present").before == 18  # as sent, not as the records say by now


def test_given_a_merged_chi_bo_named_as_an_ended_one_when_counted_then_each_has_its_own_members(
    office: Office,
):
    first, second = (line.unit.id or 0 for line in office.units())
    office.merge_units([first, second], Unit("Chi bộ Thôn Đông", UnitKind.CHI_BO), date(2026, 10, 15))
    tables = office.draft_period_report(month(10)).tables
    table = tables.table("members")
    rows = [tuple(table.count(row, key) for key in ("before", "came", "went", "now")) for row in table.rows]
    assert sorted(rows) == [(0, 20, 0, 20), (10, 0, 10, 0), (10, 0, 10, 0)]
    assert broken(tables) == []
    wrong = replace(table, rows=[replace(table.rows[0], cells=("Chi bộ Thôn Đông", 10, 20, 10, 0, 0, 0))])
    told = broken(replace(tables, tables=(wrong,)))
    assert told == ["Chi bộ Thôn Đông: cuối kỳ 0 khác đầu kỳ cộng tăng trừ giảm 20."]


def test_given_nothing_happened_when_drafted_then_the_report_says_so(office: Office):
    nil = office.draft_period_report(month(8))
    assert "Báo cáo này lập chậm, sau ngày hết kỳ 60 ngày." in said(nil)  # on 30 October
    assert "lập chậm" not in said(office.draft_period_report(month(10)))
    assert "Trong kỳ không phát sinh" in said(nil) and "KẾT QUẢ HỌC TẬP" not in said(nil)
    assert nil.tables.figure("rate").text == "–" and nil.tables.figure("members.now").value == 20
    office.save_activity(
        Activity(ActivityKind.OUTREACH, date(2026, 8, 5), "Phát thanh", "Loa truyền thanh", count=3)
    )
    assert "- Loa truyền thanh: 03 lượt phát." in said(office.draft_period_report(month(8)))


def test_given_what_was_made_up_later_when_a_past_month_is_counted_then_it_is_as_it_was(office: Office):
    studied(office, date(2026, 9, 10), absent=1)
    absences = office.open_absences(office.campaigns()[0].id or 0)
    office.make_up([one.key for one in absences], date(2026, 10, 20))
    september, quarter = month(9), period_of(ReportKind.HALF_YEAR, date(2026, 9, 1))
    assert office.draft_period_report(september).tables.figure("made_up").value == 0
    assert office.draft_period_report(quarter).tables.figure("made_up").value == 2


def test_given_a_past_month_when_commanded_then_the_same_figures_and_three_files_come_out(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    studied(office, date(2024, 3, 12), absent=1)
    expected = {f.key: f.text for f in office.draft_period_report(march()).tables.figures}
    office.close()
    where = ["--data-dir", str(tmp_path / "data"), "--out", str(tmp_path / "ra")]
    assert main(["report", "month", "--period", "2024-03", *where, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {figure["key"]: figure["text"] for figure in told["figures"]} == expected
    assert expected["rate"] == "90,00 %" and told["warnings"] == []
    assert sorted(Path(path).suffix for path in told["files"]) == [".docx", ".pdf", ".xlsx"]
    assert main(["report", "quarter", "--period", "2024-03", *where]) == 1
    assert "--period NĂM-Qsố" in capsys.readouterr().err


def march() -> Period:
    return period_of(ReportKind.MONTH, date(2024, 3, 1))


# ---- arithmetic


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
