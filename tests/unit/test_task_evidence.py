"""What shows a task done, its files and its history."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from office_app.bootstrap import Office
from office_app.domain.errors.entries import IncompleteError
from office_app.domain.errors.files import FileMissingError
from office_app.domain.evidence import CampaignFact, IssuedFact, Records, evidence_of
from office_app.domain.study import SessionFigures, StudySession
from office_app.domain.tasks import Task, TaskKind, TaskState, kind_of
from tests.unit.follow_up_office import TODAY, directive, office

__all__ = ["office"]  # the fixture


def test_given_the_words_of_a_passage_when_its_kind_is_told_then_it_is_what_shows_it_done():
    assert [
        kind_of(text)
        for text in (
            "Xây dựng kế hoạch thực hiện; báo cáo kết quả về Ban Thường vụ Tỉnh ủy",
            "Báo cáo kết quả học tập",
            "Tổ chức học tập, quán triệt đến toàn thể đảng viên; báo cáo kết quả",
            "Cử báo cáo viên tham gia",
        )
    ] == [TaskKind.PLAN, TaskKind.REPORT, TaskKind.STUDY, TaskKind.WORK]


def test_given_what_the_records_hold_when_evidence_is_looked_for_then_it_is_that_of_the_task_alone():
    plan = IssuedFact(7, "KH", "Kế hoạch", "05-KH/ĐU", date(2026, 11, 12), "học tập nghị quyết", (3,))
    monthly = IssuedFact(
        8, "BC", "Báo cáo", "12-BC/ĐU", date(2026, 11, 20), "tình hình tư tưởng tháng 11 năm 2026"
    )
    campaign = CampaignFact(2, "Đợt 1", (3,), 7, {1: date(2026, 11, 14), 4: None}, {1: True, 4: False})
    records = Records((plan, monthly), (campaign,))
    make_plan = Task("Xây dựng kế hoạch", "BTV", None, kind=TaskKind.PLAN, incoming_id=3)
    shown = evidence_of(make_plan, records)
    assert shown is not None and shown.settles and shown.outgoing_id == 7
    assert shown.words == "Đã ban hành Kế hoạch số 05-KH/ĐU ngày 12/11/2026"
    assert evidence_of(replace(make_plan, incoming_id=4), records) is None
    assert (
        evidence_of(replace(make_plan, outgoing_id=7), records) is None
    )  # the plan is no evidence of its own task
    study = Task("Tổ chức học tập", "Chi bộ A", None, kind=TaskKind.STUDY, outgoing_id=7)
    whole, own, not_yet = (evidence_of(replace(study, unit_id=unit), records) for unit in (None, 1, 4))
    assert whole is not None and (whole.words, whole.state) == ("1/2 chi bộ đã học", TaskState.DOING)
    assert own is not None and own.on == date(2026, 11, 14) and not_yet is None
    returned = evidence_of(replace(study, kind=TaskKind.REPORT, unit_id=1), records)
    assert returned is not None and returned.words == "Đã nộp phiếu báo kết quả"
    duty = Task(
        "Báo cáo tình hình tư tưởng (tháng 11 năm 2026)", "VP", None, kind=TaskKind.REPORT, duty_id=1,
        period_on=date(2026, 11, 1),
    )  # fmt: skip
    sent = evidence_of(duty, records, "tháng 11 năm 2026")
    assert sent is not None and sent.outgoing_id == 8
    december = replace(duty, period_on=date(2026, 12, 1))
    assert evidence_of(december, records, "tháng 12 năm 2026") is None
    assert evidence_of(duty, records, "tháng 1 năm 2026") is None  # «tháng 1» is not «tháng 11»


def test_given_reports_of_a_month_when_evidence_of_a_duty_is_looked_for_then_only_its_own_matter_is_proposed():
    month, day = "tháng 11 năm 2026", date(2026, 11, 20)
    subjects = (
        "kết quả học tập, quán triệt nghị quyết của đảng viên tháng 11 năm 2026",
        "kết quả công tác xây dựng Đảng tháng 11 năm 2026",
        "tình hình tư tưởng, dư luận xã hội tháng 11 năm 2026",
        "công tác kiểm tra, giám sát tháng 10 năm 2026",
    )
    records = Records(
        [IssuedFact(at, "BC", "Báo cáo", f"{at}-BC/ĐU", day, one) for at, one in enumerate(subjects)]
    )
    proposed = {
        "Báo cáo kết quả về Ban Tổ chức Tỉnh ủy trước ngày 20 hằng tháng": None,  # names no matter at all
        "Báo cáo kết quả thực hiện nhiệm vụ hằng tháng": None,
        "Báo cáo công tác dân vận": None,
        "Báo cáo tình hình tư tưởng, dư luận trong cán bộ, đảng viên và Nhân dân": 2,
        "Báo cáo công tác xây dựng Đảng gửi Ban Tổ chức Tỉnh uỷ": 1,
        "Báo cáo công tác kiểm tra, giám sát": None,  # that one is of October
    }
    for title, expected in proposed.items():
        task = Task(
            f"{title} ({month})", "VP", None, kind=TaskKind.REPORT, duty_id=1, period_on=date(2026, 11, 1)
        )
        shown = evidence_of(task, records, month)
        assert (None if shown is None else shown.outgoing_id) == expected, title


def test_given_a_study_task_when_all_chi_bo_have_studied_then_its_evidence_settles_it(office: Office):
    units = [line.unit.id or 0 for line in office.units()]
    document = office.register(directive(), ())
    office.take_up([one for one in office.task_offers() if not one.recurring])
    from office_app.domain.study import Campaign, SessionState

    with office._open() as tx:
        campaign_id = tx.study.add_campaign(
            Campaign("Học tập", date(2026, 12, 1), incoming_ids=(document.id or 0,)), units
        )
        figures = SessionFigures(members=3, called=3, present=3)
        for unit_id in units:
            day = date(2026, 11, 10 + unit_id)
            held = StudySession(
                campaign_id, unit_id, day, SessionState.HELD, day, by_name=False, figures=figures
            )
            tx.study.add_session(held)
        tx.commit()
    study = next(task for _, task in office.tasks() if task.kind is TaskKind.STUDY)
    assert office.confirm_evidence([study.id or 0]) == [study]
    done = next(task for _, task in office.tasks() if task.id == study.id)
    assert (done.state, done.done_why) == (TaskState.DONE, "2/2 chi bộ đã học")
    assert done.done_on == date(2026, 11, 10 + max(units))
    assert office.confirm_evidence([study.id or 0]) == []  # once is enough


def test_given_a_file_and_changes_when_kept_then_history_tells_them_and_the_check_finds_the_file(
    office: Office, tmp_path: Path
):
    scan = tmp_path / "biên bản.txt"
    scan.write_text("biên bản", encoding="utf-8")
    task_id = office.add_task(Task("Họp chi ủy", "Văn phòng", date(2026, 12, 1)))
    task = next(one for _, one in office.tasks())
    with pytest.raises(IncompleteError, match="đang vướng"):
        office.change_task(replace(task, state=TaskState.STUCK))
    office.change_task(replace(task, state=TaskState.STUCK, leader="Đ/c Lâm"), "chờ kinh phí", [scan])
    kept = next(one for _, one in office.tasks())
    assert [file.name for file in kept.files] == ["biên bản.txt"]
    lines = [(one.what, one.after, one.reason) for one in office.task_history(task_id)]
    assert lines == [
        ("Lập việc", "tự thêm", ""),
        ("Lãnh đạo phụ trách", "Đ/c Lâm", ""),
        ("Trạng thái", "đang vướng", "chờ kinh phí"),
        ("Tệp", "biên bản.txt", ""),
    ]
    assert office.check() == []
    office.original_path(kept.files[0]).unlink()
    assert office.check() == ["Thiếu tệp gốc «biên bản.txt» của việc Họp chi ủy"]
    with pytest.raises(IncompleteError, match="ngày bắt đầu"):
        office.change_task(replace(kept, starts=date(2026, 12, 2)))


def test_given_a_new_task_when_its_file_or_reason_is_missing_then_nothing_is_written_else_all_of_it(
    office: Office, tmp_path: Path
):
    stuck = Task("Họp chi ủy", "Văn phòng", date(2026, 12, 1), TaskState.STUCK)
    with pytest.raises(FileMissingError):
        office.add_task(stuck, "chờ kinh phí", [tmp_path / "không có.txt"])
    with pytest.raises(IncompleteError, match="đang vướng"):
        office.add_task(stuck)
    assert office.tasks() == []
    scan = tmp_path / "biên bản.txt"
    scan.write_text("biên bản", encoding="utf-8")
    task_id = office.add_task(stuck, "chờ kinh phí", [scan, scan])
    office.add_task(Task("Gửi giấy mời", "Văn phòng", None, TaskState.DONE))
    kept, done = (task for _, task in office.tasks())
    assert [file.name for file in kept.files] == ["biên bản.txt"] and done.done_on == TODAY
    lines = [(one.what, one.after, one.reason) for one in office.task_history(task_id)]
    assert lines == [("Lập việc", "tự thêm", ""), ("Trạng thái", "đang vướng", "chờ kinh phí")]


def test_given_something_written_since_when_one_change_is_taken_back_then_the_rest_stays(office: Office):
    office.add_task(Task("Họp chi ủy", "Văn phòng", date(2026, 12, 1)))
    ((_, before),) = office.tasks()
    (done,) = office.set_task_fields([replace(before, state=TaskState.DONE)], ("state",))
    office.change_task(replace(done, note="đã gửi biên bản"))
    office.set_task_fields([before], ("state", "done_on", "done_why"))
    ((_, after),) = office.tasks()
    assert after == replace(before, note="đã gửi biên bản")
