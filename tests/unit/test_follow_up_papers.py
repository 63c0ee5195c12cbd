"""What is printed, exported and told each morning of the work that is followed up."""

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest

from office_app.bootstrap import Office
from office_app.domain.days_ahead import CalendarEntry
from office_app.domain.incoming import Obligation, ObligationKind
from office_app.domain.tasks import Task, TaskState
from office_app.use_cases.one_page import lines_of, shortened
from office_app.writing.ics import calendar_file
from tests.unit.follow_up_office import NOW, TODAY, directive, office

__all__ = ["office"]  # the fixture

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
