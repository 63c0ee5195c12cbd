"""What a report over a period counts and says: until its cut-off day, nil, still open, with reasons for a fall, by command."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from office_app.bootstrap import Office
from office_app.cli.main import main
from office_app.domain.activities import Activity, ActivityKind
from office_app.domain.errors.entries import IncompleteError, WrongEntryError
from office_app.domain.organisation import Unit, UnitKind
from office_app.domain.report_counting import REASON_MISSING, broken
from office_app.domain.report_periods import Period, ReportKind, period_of
from office_app.domain.reports import AnnexScope
from office_app.writing.report_xlsx import campaign_tables
from tests.unit.reporting_office import clock, month, office, said, studied

__all__ = ["clock", "office"]  # the fixtures


def test_given_an_absence_closed_with_reason_when_the_campaign_is_reported_then_nobody_has_it_to_make_up(
    office: Office,
):
    campaign_id = studied(office, date(2026, 10, 12), absent=2)
    absences = office.open_absences(campaign_id)
    office.make_up([absences[0].key], date(2026, 10, 14), "ở chi bộ")
    office.close_absences([absences[1].key], "được miễn")
    paper = office.draft_report(campaign_id).paper
    text = "\n".join(section.text for section in paper.sections).replace("\u00a0", " ")
    assert "còn 02 đồng chí chưa học bù" in text and "Bố trí học bù cho 02 đảng viên còn lại" in text
    assert "Có 01 đồng chí vắng mặt không phải học bù" in text
    assert "không phải học bù: Chi bộ Thôn Đông 01" in paper.annexes[0].text
    figures = campaign_tables(office.campaign_figures(campaign_id)).figures
    assert [one.value for one in figures if one.key in ("made_up", "closed")] == [1, 1]


def test_given_another_cut_off_day_when_drafted_then_what_came_later_is_left_to_the_next_period(
    office: Office,
):
    studied(office, date(2026, 10, 12), absent=0)
    studied(office, date(2026, 10, 27), absent=0, title="Học tập Nghị quyết số 59-NQ/TW")
    report = office.draft_period_report(month(10), cut_off=date(2026, 10, 25))
    assert report.tables.as_of == date(2026, 10, 25) and report.tables.figure("sessions").value == 2
    assert "số liệu tính đến ngày 25/10/2026" in said(report)
    for day, why in (
        (date(2026, 11, 1), "tháng 10 năm 2026 hết ngày 31/10/2026, việc về sau thuộc kỳ sau"),
        (date(2026, 10, 31), "ngày 31/10/2026 chưa tới"),
        (date(2026, 9, 30), "tháng 10 năm 2026 bắt đầu từ ngày 01/10/2026"),
    ):
        with pytest.raises(WrongEntryError, match=why):
            office.draft_period_report(month(10), cut_off=day)


def test_given_less_to_print_when_drafted_then_the_annexes_are_fewer_and_the_tables_whole(office: Office):
    studied(office, date(2026, 10, 12), absent=1)
    usual, units, whole = (
        office.draft_period_report(month(10), annexes=scope)
        for scope in (None, AnnexScope.UNITS, AnnexScope.ALL)
    )
    counts = [len(one.paper.annexes) for one in (usual, units, whole)]
    assert counts[0] == 1 < counts[1] < counts[2]  # the figures alone
    assert usual.tables == units.tables == whole.tables
    assert [annex.label for annex in usual.paper.annexes] == ["Phụ lục"]


def test_given_a_rate_that_fell_when_drafted_then_a_reason_is_asked_for_and_issuing_waits(
    office: Office, tmp_path: Path
):
    studied(office, date(2026, 9, 10), absent=0)
    studied(office, date(2026, 10, 12), absent=2, title="Học tập Nghị quyết số 59-NQ/TW")
    report = office.draft_period_report(month(10))
    line = "Tỷ lệ tham gia từ 100,00 % xuống 80,00 %, giảm 20,00 điểm phần trăm: "
    assert f"- {line}{REASON_MISSING}" in said(report)
    with pytest.raises(IncompleteError):
        office.issue_report(report, issued_on=date(2026, 10, 30), out=tmp_path)
    assert office.sent_period_reports(month(10)) == [] and list(tmp_path.glob("*.*")) == []
    reasons = {"rate": "nhiều đảng viên đi làm xa.", "rate_after": "như trên", "people_rate": "như trên"}
    told = office.draft_period_report(month(10), reasons=reasons)
    assert f"- {line}nhiều đảng viên đi làm xa" in said(told) and REASON_MISSING not in said(told)
    office.issue_report(told, issued_on=date(2026, 10, 30), out=tmp_path)
    ((sent, _),) = office.sent_period_reports(month(10))
    assert sent.tables.figure("rate").reason == "nhiều đảng viên đi làm xa."
    right = office.draft_period_report(month(10), replaces=sent.id)
    assert f"- {line}nhiều đảng viên đi làm xa." in said(right) and REASON_MISSING not in said(right)


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
    assert not nil.paper.annexes and "phụ lục" not in said(nil)
    assert nil.tables.figure("rate").text == "–" and nil.tables.figure("members.now").value == 20
    office.save_activity(
        Activity(ActivityKind.OUTREACH, date(2026, 8, 5), "Phát thanh", "Loa truyền thanh", count=3)
    )
    assert "- Loa truyền thanh: 03 lượt phát." in said(office.draft_period_report(month(8)))


def test_given_what_an_earlier_month_left_open_when_the_next_is_drafted_then_it_is_told_until_settled(
    office: Office,
):
    lacking = Activity(ActivityKind.DIFFICULTY, date(2026, 8, 5), "Thiếu máy chiếu", "Cơ sở vật chất")
    lacking = replace(lacking, id=office.save_activity(lacking))
    asked = {"requests": "Bổ sung sổ nghị quyết"}
    seen = Activity(
        ActivityKind.INSPECTION, date(2026, 8, 6), "Việc học nghị quyết", "Giám sát chuyên đề", details=asked
    )
    office.save_activity(replace(seen, settle_by=date(2026, 9, 1)))
    report = office.draft_period_report(month(9))
    assert "thiếu máy chiếu (nêu từ ngày 05/8/2026)" in said(report)
    assert "còn phải khắc phục: 01 cuộc (Toàn xã); quá hạn khắc phục 01 cuộc" in said(report)
    counts = {key: report.tables.figure(key).value for key in ("carried", "carried.late", "inspections")}
    assert counts == {"carried": 2, "carried.late": 1, "inspections": 0}
    office.save_activity(replace(lacking, settled_on=date(2026, 9, 20)))
    assert "thiếu máy chiếu" not in said(office.draft_period_report(month(9)))
    tables = office.draft_period_report(month(10)).tables
    assert [row.cells[0] for row in tables.table("carried").rows] == ["Kiểm tra, giám sát"]


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
    assert main(["report", "quarter", "--period", "2024-03", *where]) == 2
    told = capsys.readouterr().err
    assert "«2024-03» không phải kỳ của báo cáo này" in told and "--period NĂM-Qsố" in told
    assert main(["report", "quarter", *where]) == 2
    assert "thiếu --period NĂM-Qsố" in capsys.readouterr().err
    issue = ["report", "month", "--period", "2024-03", *where, "--issue"]
    assert [main(issue), main(issue), main([*issue, "--again"])] == [0, 1, 0]
    assert "Báo cáo này đã gửi: số 01-BC/ĐU" in capsys.readouterr().err


def march() -> Period:
    return period_of(ReportKind.MONTH, date(2024, 3, 1))
