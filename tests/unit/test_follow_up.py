"""Following up: work taken from directives, evidence, files and history, papers, days ahead, indicators."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest

from office_app.bootstrap import Office, open_office
from office_app.domain.days_ahead import CalendarEntry
from office_app.domain.errors.entries import IncompleteError, WrongEntryError
from office_app.domain.errors.files import FileMissingError
from office_app.domain.evidence import CampaignFact, IssuedFact, Records, evidence_of
from office_app.domain.incoming import IncomingDocument, Obligation, ObligationKind, Reach, Recurrence
from office_app.domain.indicators import Aim, Counting, Indicator, Reading, Standing, line_of, read_amount
from office_app.domain.recurring import Every, RecurringDuty
from office_app.domain.settings import OfficeSettings, Signer
from office_app.domain.study import SessionFigures, StudySession
from office_app.domain.tasks import Task, TaskKind, TaskState, kind_of
from office_app.use_cases.one_page import lines_of, shortened
from office_app.writing.ics import calendar_file

NOW = datetime(2026, 11, 25, 8, 0, tzinfo=timezone(timedelta(hours=7)))  # a Wednesday
TODAY = NOW.date()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = open_office(tmp_path / "data", now=lambda: NOW)
    signer = Signer("Nguyễn Văn Lâm", "PHÓ BÍ THƯ")
    made.save_settings(OfficeSettings(commune="Thanh Lâm", province="Thái Nguyên", signers=(signer,)))
    made.add_units(["Chi bộ Thôn Đông", "Chi bộ Thôn Đoài"])
    yield made
    made.close()


def directive(**values: object) -> IncomingDocument:
    text = (
        "1. Đảng ủy các xã tổ chức học tập, quán triệt xong trước ngày 21/12/2026.\n"
        "2. Ban Tổ chức Tỉnh ủy chủ trì theo dõi; định kỳ 6 tháng tổng hợp.\n"
        "3. Các chi bộ gửi danh sách trước ngày 27/11/2026.\n"
        "4. Đảng ủy các xã báo cáo kết quả về Ban Tổ chức Tỉnh ủy trước ngày 20 hằng tháng."
    )
    lines = text.splitlines()
    ours = {"unit": "Đảng ủy các xã", "counterpart": "Ban Thường vụ Đảng ủy", "reach": Reach.OURS}
    obligations = (
        Obligation(ObligationKind.ASSIGNMENT, lines[0][3:], due=date(2026, 12, 21), cooperating=("Văn phòng",), **ours),  # type: ignore[arg-type]
        Obligation(ObligationKind.ASSIGNMENT, lines[1][3:], unit="Ban Tổ chức Tỉnh ủy", ours=False, reach=Reach.ABOVE),
        Obligation(ObligationKind.ASSIGNMENT, lines[2][3:], unit="Các chi bộ", due=date(2026, 11, 27), reach=Reach.BELOW),
        Obligation(ObligationKind.ASSIGNMENT, lines[3][3:], **ours),  # type: ignore[arg-type]
        Obligation(ObligationKind.DEADLINE, "định kỳ 6 tháng", recurrence=Recurrence.HALF_YEARLY),
        Obligation(ObligationKind.DEADLINE, "trước ngày 21/12/2026", due=date(2026, 12, 21)),
        Obligation(ObligationKind.REPORT, lines[3][3:], unit="Ban Tổ chức Tỉnh ủy", recurrence=Recurrence.MONTHLY),
    )  # fmt: skip
    made = IncomingDocument(
        "64-KH/TU",
        date(2026, 11, 9),
        "Kế hoạch",
        "Tỉnh ủy",
        "học tập",
        TODAY,
        text=text,
        obligations=obligations,
    )
    return replace(made, **values)  # type: ignore[arg-type]


def test_given_a_directive_when_its_work_is_offered_then_each_thing_is_there_once_and_nothing_of_others(
    office: Office,
):
    document = office.register(directive(), ())
    offers = office.task_offers()
    tasks = [one.thing for one in offers if isinstance(one.thing, Task)]
    assert [(task.title, task.unit, task.due, task.kind) for task in tasks] == [
        ("Gửi danh sách trước ngày 27/11/2026", "Các chi bộ", date(2026, 11, 27), TaskKind.WORK),
        (
            "Tổ chức học tập, quán triệt xong trước ngày 21/12/2026",
            "Ban Thường vụ Đảng ủy",
            date(2026, 12, 14),
            TaskKind.STUDY,
        ),
    ]
    assert [one.upper_due for one in offers] == [date(2026, 11, 27), date(2026, 12, 21), None]
    (duty,) = (one.thing for one in offers if isinstance(one.thing, RecurringDuty))
    assert (duty.title, duty.rule.day, duty.unit) == (
        "Báo cáo kết quả về Ban Tổ chức Tỉnh ủy trước ngày 20 hằng tháng", 20, "Văn phòng Đảng ủy",
    )  # fmt: skip
    assert office.take_up(offers) == (2, 1) and office.task_offers() == []
    study = next(task for _, task in office.tasks() if task.kind is TaskKind.STUDY)
    place = office.task_source(study.id or 0)
    assert place is not None and (place.name, place.place, place.directive_id) == (
        "64-KH/TU",
        "mục 1",
        document.id,
    )
    assert study.cooperating == ("Văn phòng",) and study.unclear == ["trách nhiệm", "sản phẩm", "thẩm quyền"]
    assert office.task_history(study.id or 0)[0].after == "64-KH/TU"
    assert [task.due for _, task in office.tasks() if task.duty_id] == [date(2026, 12, 18)]


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


TITLE = (
    "Xây dựng kế hoạch triển khai thực hiện nghị quyết phù hợp với tình hình của địa phương, báo cáo kết quả"
)


def busy(office: Office) -> None:
    """Give the office more than one page can hold of everything."""
    for at in range(30):
        unit = ("Chi bộ Thôn Đông", "Ủy ban Mặt trận Tổ quốc và các tổ chức chính trị - xã hội xã", "")[
            at % 3
        ]
        leader = ("Đ/c Lâm", "")[at % 2]
        office.add_task(
            Task(f"{TITLE} số {at}", unit, TODAY + timedelta(days=at - 15), leader=leader, source="64-KH/TU")
        )
    for _, task in office.tasks()[:12]:
        if (task.id or 0) % 2:
            office.change_task(
                replace(task, state=TaskState.STUCK), "chờ hướng dẫn của Ban Tổ chức Tỉnh ủy và kinh phí"
            )
        else:
            office.change_task(replace(task, state=TaskState.DONE))


def text_of(pdf: Path) -> tuple[int, str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        words = " ".join(page.get_textpage().get_text_range() for page in document)
        return len(document), " ".join(words.split())
    finally:
        document.close()


def test_given_a_busy_week_when_giao_ban_is_printed_then_it_is_one_page_and_its_sums_are_those_of_the_list(
    office: Office,
):
    busy(office)
    report = Obligation(
        ObligationKind.REPORT, "báo cáo kết quả", unit="Ban Tổ chức Tỉnh ủy", due=TODAY - timedelta(days=40)
    )
    office.register(directive(obligations=(report,)), ())
    path = office.print_giao_ban()
    pages, text = text_of(path)
    tasks = [task for _, task in office.tasks()]
    late = sum(task.due is not None and task.due < TODAY and not task.closed for task in tasks)
    done = sum(task.done_on == TODAY for task in tasks)
    stuck = sum(task.state is TaskState.STUCK for task in tasks)
    assert pages == 1 and path.with_suffix(".docx").exists() and "GIAO BAN TUẦN 48" in text
    assert f"Quá hạn: {late} nhiệm vụ, 1 hạn cấp trên giao; từ nay đến hết tuần:" in text
    said = re.search(r"từ nay đến hết tuần: (.+?); tuần sau: (.+?); ", text)
    assert said is not None
    for words, part in zip(said.groups(), ("Trong tuần này", "Tuần sau"), strict=True):
        total = sum(map(int, re.findall(r"\d+", words)))
        assert f"{part}: {total}" in text or (total == 0 and words == "không có")
    assert f"{stuck} việc đang vướng; {done} việc đã xong trong tuần" in text
    order = [
        f"Quá hạn: {late + 1} (nêu",
        "Trong tuần này:",
        "Tuần sau:",
        "Lãnh đạo cần quyết:",
        "Đơn vị còn nợ:",
    ]
    places = [text.index(one) for one in order]
    assert places == sorted(places)
    # what the upper level waits for longest stands first, and nobody has it
    assert re.search(r"Báo cáo Ban Tổ chức Tỉnh ủy \(64-KH/TU\)\s+chưa giao 16/10, ! quá 40 ngày", text)
    assert "Giao người làm theo 64-KH/TU chưa giao 1 hạn, tính đến" in text
    whole = {TITLE, "Mặt trận Tổ quốc và các tổ chức", "chờ hướng dẫn của Ban Tổ chức Tỉnh ủy và kinh phí"}
    known = set(re.findall(r"\w+", " ".join(whole)))
    cut = [word for word in re.findall(r"(\w+)…", text) if word not in known]
    assert "…" in text and not cut  # every text that is cut ends with a whole word


@pytest.mark.parametrize("letters", [8, 17, 38])
def test_given_any_text_when_shortened_then_it_fits_two_lines_and_ends_with_a_whole_word(letters: int):
    text = f"{TITLE} (quý IV)"
    short = shortened(text, letters)
    assert lines_of(short, letters) <= 2 and set(re.findall(r"\w+", short)) <= set(re.findall(r"\w+", text))
    assert shortened("ngắn gọn", letters) == "ngắn gọn"


def test_given_open_tasks_when_who_owes_is_printed_then_each_stands_under_its_unit_or_leader_once(
    office: Office,
):
    busy(office)
    still_open = [task for _, task in office.tasks(include_done=False)]
    for by_leader, heads in ((False, ("Chi bộ Thôn Đông", "Chưa giao")), (True, ("Đ/c Lâm", "Chưa giao"))):
        _, text = text_of(office.print_owing(by_leader=by_leader))
        assert f"{len(still_open)} việc chưa xong" in text
        for head in heads:
            own = [
                one for one in still_open if ((one.leader if by_leader else one.unit) or "Chưa giao") == head
            ]
            assert f"{head}: {len(own)} việc" in text
        # a line that is broken over two pages or cells may part the number from the words
        numbers = re.findall(r"số (\d+)", text)
        assert sorted(map(int, numbers)) == sorted(int(one.title.rsplit(" ", 1)[1]) for one in still_open)


def parsed(content: bytes) -> list[dict[str, str]]:
    """Read events back as RFC 5545 says: lines end with CRLF, folded ones go on after a space."""
    assert content.endswith(b"\r\n") and b"\n" not in content.replace(b"\r\n", b"")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    for piece in content.split(b"\r\n"):
        piece.decode("utf-8")  # no letter is cut in two
    lines = content.decode("utf-8").replace("\r\n ", "").split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-2] == "END:VCALENDAR"
    events: list[dict[str, str]] = []
    for line in lines[lines.index("END:VTIMEZONE") :]:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events and name not in ("END", "BEGIN"):
            text = re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value)
            events[-1][name] = text
    return events


def test_given_days_ahead_when_exported_then_other_calendars_read_them_as_they_are(office: Office):
    title = "Báo cáo: «kết quả», đợt 1; gửi \\ nộp " + "ộ" * 60
    office.add_task(Task(title, "Văn phòng", date(2026, 12, 31), note="dòng 1\ndòng 2", leader="Đ/c Lâm"))
    office.add_task(Task("đã xong", "", date(2026, 12, 1), TaskState.DONE))
    office.register(directive(), ())
    path = office.export_calendar()
    assert path.suffix == ".ics"
    events = parsed(path.read_bytes())
    own = next(one for one in events if one["SUMMARY"].startswith("Hạn: Báo cáo"))
    assert own["SUMMARY"] == f"Hạn: {title}"
    assert own["DESCRIPTION"] == "Đơn vị: Văn phòng\nLãnh đạo phụ trách: Đ/c Lâm\ndòng 1\ndòng 2"
    assert (own["DTSTART;VALUE=DATE"], own["DTEND;VALUE=DATE"]) == ("20261231", "20270101")
    assert own["DTSTAMP"] == "20261125T010000Z"
    assert sorted(one["SUMMARY"] for one in events if one is not own) == ["Hạn của cấp trên (64-KH/TU)"]
    meeting = CalendarEntry(
        "buoi-hoc-3",
        date(2026, 12, 1),
        "Học tập",
        place="Nhà văn hóa, thôn Đông",
        starts_at="07:30",
        minutes=120,
    )
    (event,) = parsed(calendar_file([meeting], NOW))
    assert event["DTSTART;TZID=Asia/Ho_Chi_Minh"] == "20261201T073000"
    assert event["DTEND;TZID=Asia/Ho_Chi_Minh"] == "20261201T093000"
    assert (event["UID"], event["LOCATION"]) == ("buoi-hoc-3@van-phong-dang-uy", "Nhà văn hóa, thôn Đông")
    (whole_day,) = parsed(calendar_file([replace(meeting, starts_at="sáng")], NOW))
    assert whole_day["DTSTART;VALUE=DATE"] == "20261201"


def test_given_tasks_of_today_when_the_day_begins_then_the_notice_says_so_in_one_line(office: Office):
    assert office.morning_notice().words == ""
    office.add_task(Task("tuần này", "", date(2026, 11, 27)))
    assert office.morning_notice().words == "Tuần này còn 1 việc đến hạn"
    for day in (TODAY, TODAY, TODAY - timedelta(days=4)):
        office.add_task(Task("việc", "", day))
    notice = office.morning_notice()
    assert notice.words == "Hôm nay: 2 việc đến hạn, 1 việc quá hạn" and notice.titles == ["việc"] * 3


def test_given_values_of_periods_when_an_indicator_is_looked_at_then_share_and_word_are_right(office: Office):
    year = Indicator(
        "Tỷ lệ học tập", "%", Decimal(98), date(2026, 1, 1), date(2026, 12, 31), counting=Counting.LAST
    )
    indicator_id = office.save_indicator(year)
    kept = replace(year, id=indicator_id)
    readings = [
        Reading(indicator_id, date(2026, 2, 14), Decimal("90.5"), "12-BC/ĐU"),
        Reading(indicator_id, date(2026, 10, 1), Decimal("95.57")),
    ]
    office.save_indicator(kept, readings)
    (line,) = office.indicator_lines(date(2026, 11, 25), date(2026, 10, 1))
    assert [one.period_on for one in line.readings] == [date(2026, 1, 1), date(2026, 10, 1)]  # of its quarter
    assert (line.reached, line.before, line.share) == (Decimal("95.57"), Decimal("90.5"), Decimal("97.52"))
    assert line.words == "95,57/98 %, 97,52 % chỉ tiêu, đang thực hiện"
    (spring,) = office.indicator_lines(date(2026, 6, 30), date(2026, 4, 1))
    assert spring.reached == Decimal("90.5")  # what came later is not known then
    assert office.indicator_lines(date(2027, 3, 31), date(2027, 1, 1)) == []
    shorter = replace(kept, until=date(2026, 9, 30))
    with pytest.raises(WrongEntryError, match="số của quý IV năm 2026 nằm ngoài thời gian chỉ tiêu"):
        office.save_indicator(shorter, readings)
    (line,) = office.indicators()
    assert line.indicator == kept and len(line.readings) == 2  # nothing of it is saved
    assert line_of(shorter, line.readings, TODAY).reached == Decimal("90.5")

    sum_up = replace(kept, counting=Counting.SUM, target=Decimal(100))
    most = replace(sum_up, aim=Aim.AT_MOST, target=Decimal(3), every=Every.MONTH)
    cases = (
        (sum_up, (), date(2026, 5, 1), Standing.NO_VALUE),
        (sum_up, (), date(2027, 1, 1), Standing.MISSED),
        (sum_up, (Decimal(10),), date(2026, 11, 25), Standing.BEHIND),
        (sum_up, (Decimal(85),), date(2026, 11, 25), Standing.ON_WAY),
        (sum_up, (Decimal(60), Decimal(40)), date(2026, 11, 25), Standing.REACHED),
        (sum_up, (Decimal(99),), date(2026, 12, 31), Standing.MISSED),
        (most, (Decimal(3),), date(2026, 11, 25), Standing.ON_WAY),
        (most, (Decimal(3),), date(2026, 12, 31), Standing.REACHED),
        (most, (Decimal(2), Decimal(2)), date(2026, 11, 25), Standing.MISSED),
    )
    for indicator, values, on, standing in cases:
        found = [Reading(indicator_id, date(2026, 1 + at, 1), value) for at, value in enumerate(values)]
        assert line_of(indicator, found, on).standing is standing, (indicator, values, on)
    assert line_of(replace(sum_up, target=Decimal(0)), [], TODAY).share is None


def test_given_values_when_the_rhythm_is_changed_then_none_is_lost_and_each_says_where_it_is_from(
    office: Office,
):
    year = Indicator("Kết nạp", "đảng viên", Decimal(20), date(2026, 1, 1), date(2026, 12, 31))
    values = {1: ("4", "báo cáo quý I"), 4: ("6", ""), 7: ("5", ""), 10: ("2", "")}
    readings = [
        Reading(0, date(2026, at, 1), Decimal(value), source) for at, (value, source) in values.items()
    ]
    quarterly = replace(year, id=office.save_indicator(year, readings))

    def saved(every: Every, counting: Counting = Counting.SUM) -> list[tuple[str, str, str]]:
        """Change the rhythm, look, and put everything back as it was."""
        changed = replace(quarterly, every=every, counting=counting)
        office.save_indicator(changed, readings, quarterly.every)
        (line,) = office.indicators()
        office.save_indicator(quarterly, readings)
        return [(f"{one.period_on:%d/%m}", str(one.value), one.source) for one in line.readings]

    assert saved(Every.HALF_YEAR) == [
        ("01/01", "10", "số của quý I năm 2026: 4; quý II năm 2026: 6. báo cáo quý I"),
        ("01/07", "7", "số của quý III năm 2026: 5; quý IV năm 2026: 2"),
    ]
    (whole,) = saved(Every.YEAR, Counting.LAST)
    assert whole[1] == "2" and "quý II năm 2026: 6" in whole[2]  # the last one counts, all are told
    assert saved(Every.MONTH) == [
        ("01/03", "4", "số của quý I năm 2026. báo cáo quý I"),
        ("01/06", "6", "số của quý II năm 2026"),
        ("01/09", "5", "số của quý III năm 2026"),
        ("01/11", "2", "số của quý IV năm 2026"),  # the quarter has come as far as November
    ]
    (line,) = office.indicators()
    assert line.indicator == quarterly and [str(one.value) for one in line.readings] == ["4", "6", "5", "2"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.250", "1250"),
        ("95,5 %", "95.5"),
        ("12000", "12000"),
        ("0", "0"),
        ("95.5", None),
        ("-3", None),
        ("", None),
    ],
)
def test_given_a_number_as_offices_write_it_when_read_then_a_dot_parts_thousands_alone(
    text: str, value: str | None
):
    assert read_amount(text) == (None if value is None else Decimal(value))
