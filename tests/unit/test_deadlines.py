"""Deadlines: every phrasing met in real papers that has a reading, and those that only look like one."""

from datetime import date

import pytest

from office_app.domain.incoming import Recurrence
from office_app.recognition.citations import citation_spans, find_citations
from office_app.recognition.deadlines import find_deadlines
from tests.unit.recognition_rules import RULES


def read(text: str, today: date | None) -> list[tuple[date | None, Recurrence | None]]:
    cited = find_citations(text, RULES)
    found = find_deadlines(text, RULES, today, citations=citation_spans(text, cited))
    return [(d.due, d.recurrence) for d in found]


ABSOLUTE = [
    ("Việc học tập ở cơ sở: Đến 25/12/2023 hoàn thành.", date(2023, 12, 25), date(2023, 10, 2)),
    ("Việc học tập ở chi bộ. Hoàn thành trước ngày 30-12-2020.", date(2020, 12, 30), None),
    ("Các lớp ở cấp huyện xong trước ngày 15-12-2020.", date(2020, 12, 15), None),
    ("Hoàn thành trong tháng 11-2020.", date(2020, 11, 30), None),
    ("Hoàn thành trong tháng 4/2026.", date(2026, 4, 30), None),
    ("Kế hoạch phải hoàn thành trong quý I/2026.", date(2026, 3, 31), None),
    ("Ban hành chương trình hành động trong quý 1/2026.", date(2026, 3, 31), None),
    ("Lớp học 02 ngày, hoàn thành trong nửa đầu tháng 02/2022.", date(2022, 2, 15), None),
    ("Đợt thi đua thực hiện đến hết tháng 3/2022.", date(2022, 3, 31), None),
    ("Lồng ghép vào sinh hoạt lệ tháng 02/2022.", date(2022, 2, 28), None),
    ("Các chi bộ hoàn thành trước ngày 28/02/2025.", date(2025, 2, 28), None),
    ("Thực hiện bắt đầu từ tháng 4/2025, hoàn thành trước ngày 30/6/2025.", date(2025, 6, 30), None),
    ("Thực hiện bắt đầu từ tháng 6/2025, hoàn thành trước ngày 25/8/2025.", date(2025, 8, 25), None),
    ("Đại hội tổ chức trước ngày 31/10/2025.", date(2025, 10, 31), None),
    ("Nơi nào chưa sắp xếp thì hoàn thành trước tháng 5/2025.", date(2025, 4, 30), None),
    ("Thời gian hoàn thành: trước ngày 15/1/2015.", date(2015, 1, 15), None),
    ("Gửi Tiểu ban Văn kiện trước ngày 30/1/2015.", date(2015, 1, 30), None),
    ("Đại hội bắt đầu từ tháng 4 và hoàn thành trước ngày 30-6.", date(2020, 6, 30), date(2020, 1, 10)),
    ("Đại hội điểm tổ chức vào cuối tháng 3-2020.", date(2020, 3, 31), None),
    ("Cấp cơ sở hoàn thành trước 30-6-2020.", date(2020, 6, 30), None),
    ("Việc này hoàn thành trước 15/12/2025.", date(2025, 12, 15), None),
    ("Gửi danh sách trước ngày 10/6.", date(2026, 6, 10), date(2026, 5, 20)),
    ("Gửi báo cáo chậm nhất trước 15/9.", date(2026, 9, 15), date(2026, 8, 1)),
    ("Hoàn thành bàn giao trước tháng 10/2024.", date(2024, 9, 30), None),
    ("Tổ chức từ nay đến ngày 30/12/2015.", date(2015, 12, 30), date(2015, 11, 2)),
    ("Việc này phải hoàn thành trước ngày 6/8.", date(2025, 8, 6), date(2025, 7, 9)),
    ("Học tập 1 ngày, thời gian 1 ngày, hoàn thành trong tháng 1/2021.", date(2021, 1, 31), None),
    ("Thời gian 1 buổi, hoàn thành trong quý I/2021.", date(2021, 3, 31), None),
    ("Các đảng bộ hoàn thành cuối tháng 1/2021.", date(2021, 1, 31), None),
    ("Cấp xã hoàn thành trong 2/2021.", date(2021, 2, 28), None),
    ("Cuộc thi diễn ra từ ngày 27/2 đến hết 15/3.", date(2026, 3, 15), date(2026, 2, 20)),
    ("Cuộc thi diễn ra từ 0 giờ ngày 9-3 đến hết ngày 15-3-2026.", date(2026, 3, 15), date(2026, 3, 2)),
    ("Trình Thường trực Đảng ủy trước ngày 10/07/2026.", date(2026, 7, 10), None),
    ("Hoàn thành việc rà soát đến 30/6/2025.", date(2025, 6, 30), None),
    ("Hoàn thành trong tháng, báo cáo kết quả.", date(2026, 5, 31), date(2026, 5, 8)),
    ("Chậm nhất là hết ngày 20 tháng 6 năm 2026 phải gửi danh sách.", date(2026, 6, 20), None),
    ("Gửi về Văn phòng Đảng ủy trước 17 giờ 00 ngày 12/6/2026.", date(2026, 6, 12), None),
    ("Gửi báo cáo trước 16h30, thứ Sáu, ngày 12/6/2026.", date(2026, 6, 12), None),
    ("Thời hạn hoàn thành: tháng 6/2026.", date(2026, 6, 30), None),
    ("Hoàn thành trong 6 tháng đầu năm 2026.", date(2026, 6, 30), None),
    ("Phải hoàn thành trong năm 2026.", date(2026, 12, 31), None),
    ("Hoàn thành trước quý IV/2026.", date(2026, 9, 30), None),
    ("Báo cáo sơ kết gửi chậm nhất ngày 05 tháng 6 năm 2026.", date(2026, 6, 5), None),
    ("Gửi báo cáo trong vòng 15 ngày kể từ ngày ký.", date(2026, 5, 16), date(2026, 5, 1)),
]


@pytest.mark.parametrize(("text", "due", "today"), ABSOLUTE)
def test_given_a_phrase_with_a_day_when_read_then_that_is_the_last_day(
    text: str, due: date, today: date | None
) -> None:
    assert {d for d, _ in read(text, today)} == {due}


RECURRING = [
    ("Văn phòng cập nhật số liệu hằng tháng, hằng quý, hằng năm.", ["monthly", "quarterly", "yearly"]),
    ("Báo cáo chậm nhất vào ngày 17 tháng 12 hằng năm.", ["yearly"]),
    ("Gửi báo cáo trước ngày 25 hàng tháng.", ["monthly"]),
    ("Gửi báo cáo quý trước ngày 25 tháng cuối quý.", ["quarterly"]),
    ("Gửi danh sách trước ngày 20 hàng tháng.", ["monthly"]),
    ("Gửi về Văn phòng Đảng ủy trước ngày 15 hàng tháng.", ["monthly"]),
    ("Gửi báo cáo trước ngày 15 tháng 12 hằng năm.", ["yearly"]),
    ("Các bộ phận báo cáo Thường trực hàng tuần vào thứ Sáu.", ["weekly"]),
    ("Nộp chậm nhất là ngày 15 tháng 12 của năm trước.", ["yearly"]),
    ("Nộp chậm nhất là ngày cuối cùng của tháng.", ["monthly"]),
    ("Nộp chậm nhất là ngày 30 của tháng tiếp sau.", ["monthly"]),
    ("Thực hiện chế độ báo cáo định kỳ 6 tháng, hằng năm.", ["half-yearly", "yearly"]),
    ("Hằng năm, Đảng ủy kiểm tra việc học tập của các chi bộ.", ["yearly"]),
    ("Giao ban mỗi tháng một lần để đánh giá tiến độ.", ["monthly"]),
    ("Báo cáo định kỳ 03 tháng/lần về Văn phòng.", ["quarterly"]),
]


@pytest.mark.parametrize(("text", "recurring"), RECURRING)
def test_given_a_duty_that_comes_round_when_read_then_the_period(text: str, recurring: list[str]) -> None:
    found = read(text, date(2026, 5, 4))
    assert sorted({r.value for _, r in found if r}) == sorted(recurring)
    assert all(due is None for due, _ in found)


@pytest.mark.parametrize(
    "text",
    [
        "Hồ sơ gửi ít nhất trước 45 ngày làm việc đến thời điểm dự kiến khai mạc đại hội.",
        "Báo cáo chậm nhất sau 15 ngày kể từ ngày kết thúc đợt học tập.",
        "Chậm nhất sau 30 ngày kể từ ngày nhận được văn bản, các chi bộ gửi bài thu hoạch.",
        "Trả lời đơn vị trong 3 ngày làm việc.",
        "Báo cáo trong vòng 15 ngày kể từ ngày kết thúc hội nghị.",
        "Hội nghị tổ chức vào đầu quý I/2025.",
        "Từ nay đến thời điểm hoàn thành đại hội, tập trung tuyên truyền.",
    ],
)
def test_given_a_last_day_nobody_can_tell_when_read_then_the_words_are_kept(text: str) -> None:
    assert read(text, date(2024, 12, 2)) == [(None, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Giao Ban Xây dựng Đảng định kỳ báo cáo Ban Thường vụ Đảng ủy.",
        "Tổ chức sơ kết giữa nhiệm kỳ, tổng kết việc thực hiện.",
        "Tuyên truyền ngay sau khi hoàn thành đợt học tập của đảng viên.",
        "Quy định có hiệu lực từ ngày 01/7/2026.",
        "Mỗi hội nghị tổ chức không quá 1 ngày.",
        "Mỗi hội nghị tổ chức không quá 1/2 ngày.",
        "Thời gian học tập: 01 ngày.",
        "Thời gian: 0,5 ngày.",
        "Nghị quyết đại hội nhiệm kỳ 2025-2030, giai đoạn 2026-2030 phải được thực hiện nghiêm.",
        "Thực hiện Công văn số 812-CV/TU, ngày 22/4/2026 của Thường trực Tỉnh ủy, các chi bộ tổ chức học tập.",
        "Theo Công văn số 455-CV/ĐU, ngày 04/02/2026 của Ban Thường vụ Đảng ủy (Đã hoàn thành).",
        "Dự hội nghị trực tuyến do Tỉnh ủy tổ chức vào ngày 07/02/2026.",
        "Số liệu tính đến ngày 31/5/2026.",
        "Chi bộ đã hoàn thành trước ngày 15/4/2026 theo kế hoạch.",
        "Phấn đấu đến năm 2030 trở thành xã nông thôn mới hiện đại.",
        "Là một trong những tiêu chí để đánh giá, xếp loại hằng năm.",
        "Xây dựng kế hoạch hằng năm sát thực tế.",
        "Lồng ghép vào sinh hoạt chi bộ hằng tháng.",
        "Hội nghị khai mạc ngày 20/5/2026 tại hội trường xã.",
    ],
)
def test_given_what_only_looks_like_a_deadline_when_read_then_nothing(text: str) -> None:
    assert read(text, date(2026, 5, 4)) == []


def test_given_a_window_when_read_then_its_first_day_is_kept() -> None:
    text = "Cuộc thi diễn ra từ ngày 27/2 đến hết 15/3."
    (found,) = find_deadlines(text, RULES, date(2026, 2, 20))
    assert (found.starts, found.due, found.year_inferred) == (date(2026, 2, 27), date(2026, 3, 15), True)


def test_given_from_now_when_read_then_the_window_starts_with_the_document() -> None:
    (found,) = find_deadlines("Tổ chức từ nay đến ngày 30/12/2025.", RULES, date(2025, 11, 3))
    assert found.starts == date(2025, 11, 3)


def test_given_a_date_before_the_document_when_read_then_no_deadline() -> None:
    assert read("Các vụ việc phát sinh trước ngày 01/7/2025 xử lý theo quy định cũ.", date(2026, 3, 2)) == []


def test_given_no_year_and_no_date_of_the_document_when_read_then_nothing_is_invented() -> None:
    assert read("Gửi danh sách trước ngày 10/6.", None) == []


def test_given_next_year_is_meant_when_read_then_next_year() -> None:
    assert read("Gửi báo cáo trước ngày 10/01.", date(2026, 12, 1)) == [(date(2027, 1, 10), None)]


def test_given_a_deadline_when_read_then_its_words_stand_at_its_place() -> None:
    text = "Các chi bộ học tập xong, hoàn thành việc gửi bài thu hoạch trước ngày 20/6/2026, lưu hồ sơ."
    (found,) = find_deadlines(text, RULES, None)
    assert found.span is not None
    assert text[found.span.start : found.span.end] == found.text
    assert found.text.startswith("gửi") or "hoàn thành" in found.text


@pytest.mark.parametrize("row", RULES.data["deadline_markers"], ids=lambda row: row["phrase"])
def test_given_the_example_of_a_marker_when_read_then_it_is_a_deadline(row: dict[str, str]) -> None:
    dues = {due for due, _ in read(row["example"], date(2026, 5, 4))}
    assert dues and dues <= {date(2026, 6, 15), date(2026, 6, 30)}
