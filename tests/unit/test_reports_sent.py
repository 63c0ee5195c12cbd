"""Reports that were sent: frozen with their rows, refused a second time, put right, voided, told apart from later records."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from office_app.bootstrap import Office
from office_app.domain.activities import Activity, ActivityKind
from office_app.domain.errors.reports import ReportSentError
from office_app.domain.organisation import Unit, UnitKind
from office_app.domain.study import Mark
from office_app.storage.serialise_reports import tables_to_json
from tests.unit.reporting_office import Day, clock, month, office, said, studied

__all__ = ["clock", "office"]  # the fixtures


def test_given_an_issued_report_when_members_move_and_units_merge_then_it_prints_the_same(
    office: Office, clock: Day, tmp_path: Path
):
    campaign_id = studied(office, date(2026, 10, 12), absent=1)
    for kind in (ActivityKind.OUTREACH, ActivityKind.INSPECTION, ActivityKind.DIFFICULTY):
        office.save_activity(Activity(kind, date(2026, 10, 13), "một việc trong tháng"))
    report = office.draft_period_report(month(10))
    issued, _ = office.issue_report(report, issued_on=date(2026, 10, 30), out=tmp_path)
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
    office.issue_report(office.draft_period_report(month(10)), issued_on=date(2026, 10, 30), out=tmp_path)
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
    office.issue_report(right, issued_on=date(2026, 10, 30), out=tmp_path)
    (newest, now), (oldest, _) = office.sent_period_reports(month(10))
    assert (newest.symbol, newest.replaces, now) == ("02-BC/ĐU", oldest.id, [])
    assert oldest.replaced_by == "02-BC/ĐU"


def test_given_a_report_that_was_sent_when_issued_again_then_it_is_refused_in_words_until_it_puts_that_right(
    office: Office, tmp_path: Path
):
    studied(office, date(2026, 10, 12), absent=1)
    day = date(2026, 10, 30)
    first = office.draft_period_report(month(10))
    assert office.sent_before(first) is None
    office.issue_report(first, issued_on=day, out=tmp_path)
    again = office.draft_period_report(month(10))
    with pytest.raises(ReportSentError, match="số 01-BC/ĐU, ngày 30/10/2026"):
        office.issue_report(again, issued_on=day, out=tmp_path)
    assert len(office.sent_period_reports(month(10))) == 1
    elsewhere = replace(again.paper, recipients=("Ủy ban Mặt trận Tổ quốc tỉnh (b/c)", "Lưu VPĐU"))
    assert office.sent_before(replace(again, paper=elsewhere)) is None
    assert office.sent_before(office.draft_period_report(month(9))) is None

    right = office.draft_period_report(
        month(10), replaces=1
    )  # it still matches, and is put right all the same
    assert "thay thế Báo cáo số 01-BC/ĐU" in right.paper.subject and "số liệu thay đổi" not in said(right)
    office.issue_report(right, issued_on=day, out=tmp_path)
    sent = office.sent_before(again)
    assert sent is not None and sent.symbol == "02-BC/ĐU"
    office.issue_report(again, issued_on=day, again=True, out=tmp_path)
    assert [one.symbol for one, _ in office.sent_period_reports(month(10))] == [
        "03-BC/ĐU",
        "02-BC/ĐU",
        "01-BC/ĐU",
    ]


def test_given_a_campaign_s_report_that_was_sent_when_issued_again_then_it_is_refused_too(
    office: Office, tmp_path: Path
):
    campaign_id = studied(office, date(2026, 10, 12), absent=1)
    day = date(2026, 10, 30)
    office.issue_report(office.draft_report(campaign_id), issued_on=day, out=tmp_path)
    assert (tmp_path / "01-BC-DU_SO-LIEU_ket-qua-hoc-tap-nghi-quyet-so-57-nq-tw.xlsx").is_file()
    with pytest.raises(ReportSentError):
        office.issue_report(office.draft_report(campaign_id), issued_on=day, out=tmp_path)
    (sent,) = office.issued_reports(campaign_id)
    right = office.draft_report(campaign_id, replaces=sent.id)
    assert office.issue_report(right, issued_on=day, out=tmp_path)[0].symbol == "02-BC/ĐU"


def test_given_a_report_whose_number_was_voided_when_the_next_is_drafted_then_it_counts_as_never_sent(
    office: Office, clock: Day, tmp_path: Path
):
    clock.day = date(2026, 10, 5)
    for replaces in (None, 1):
        report = office.draft_period_report(month(9), replaces=replaces)
        office.issue_report(report, issued_on=date(2026, 10, 5), out=tmp_path)
    (newer, _), (older, _) = office.sent_period_reports(month(9))
    assert office.period_due() != month(9)
    office.void_paper(newer.outgoing_id, "đánh máy nhầm")
    (newer, _), (older, _) = office.sent_period_reports(month(9))
    assert (newer.voided, older.voided, older.replaced_by) == (True, False, "")
    assert "Báo cáo số 01-BC/ĐU" in office.draft_period_report(month(10)).tables.compared_with
    office.void_paper(older.outgoing_id, "gửi nhầm")
    assert office.reported_periods() == [] and office.period_due() == month(9)
    assert "Báo cáo số" not in office.draft_period_report(month(10)).tables.compared_with


def test_given_the_month_before_was_reported_when_compared_then_with_what_was_sent(
    office: Office, tmp_path: Path
):
    campaign_id = studied(office, date(2026, 9, 10), absent=1)
    first = office.draft_period_report(month(9))
    assert "chưa có kỳ trước để so sánh" in said(first)
    office.issue_report(first, issued_on=date(2026, 9, 30), out=tmp_path)
    session = office.campaign_results(campaign_id)[0].session
    assert session is not None
    rows = office.attendance_rows(session.id or 0)
    office.save_attendance(session, [replace(row, mark=Mark.PRESENT) for row in rows])
    studied(office, date(2026, 10, 12), absent=1, title="Học tập Nghị quyết số 59-NQ/TW")
    report = office.draft_period_report(month(10))
    assert report.tables.compared_with == "tháng 9 năm 2026, theo Báo cáo số 01-BC/ĐU, ngày 30/9/2026"
    assert report.tables.figure("present").before == 18  # as sent, not as the records say by now
