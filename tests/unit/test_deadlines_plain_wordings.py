"""Plain wordings stand whatever the sentence said before: «trước ngày …», «trong tháng …», «là chậm nhất»."""

from datetime import date

import pytest

from tests.unit.deadline_reading import deadlines_in, in_short

TODAY = date(2026, 1, 10)

ASKED = [
    # words earlier in the sentence that elsewhere show what is no last day
    ("Hồ sơ người được bổ nhiệm mới nộp trước ngày 15/4/2026.", {"2026-04-15"}),
    ("Danh sách tặng Huy hiệu 40 năm tuổi Đảng gửi về Ban trước ngày 15/4/2026.", {"2026-04-15"}),
    ("Hoàn thành công tác tuyển dụng trước ngày 15/5/2026.", {"2026-05-15"}),
    ("Tổ chức lễ kỷ niệm trước ngày 03/02/2026.", {"2026-02-03"}),
    ("Số liệu lấy từ phần mềm, gửi trước ngày 15/5/2026.", {"2026-05-15"}),
    ("Xử lý văn bản quá hạn xong trước ngày 15/5/2026.", {"2026-05-15"}),
    ("Nộp trong giờ làm việc, chậm nhất ngày 15/5/2026.", {"2026-05-15"}),
    ("Đơn vị nào đã ban hành kế hoạch thì gửi về Ban trước ngày 15/5/2026.", {"2026-05-15"}),
    ("Trước ngày 15/5/2026 lập danh sách người không phải đóng quỹ.", {"2026-05-15"}),
    ("Báo cáo tổng kết đợt trước ngày 15 tháng 5 năm 2026.", {"2026-05-15"}),
    ("Số hộ được giao phải đạt chỉ tiêu trước ngày 30/6/2026.", {"2026-06-30"}),
    ("Kế hoạch phải được ban hành trước ngày 15/3/2026.", {"2026-03-15"}),
    ("Trao Huy hiệu tuổi Đảng trước ngày 03/02/2026.", {"2026-02-03"}),
    ("Khánh thành công trình trước dịp kỷ niệm ngày sinh Bác 19/5/2026.", {"2026-05-19"}),
    ("Số liệu báo cáo chốt đến ngày 28/02/2026, gửi trước 05/3/2026.", {"2026-03-05"}),
    # periods of bodies, with any verb
    ("Chi bộ trường làm điểm, mời các chi bộ khác dự trong tháng 4/2026.", {"2026-04-30"}),
    ("Chi đoàn giới thiệu ít nhất 01 đoàn viên ưu tú trong quý II.", {"2026-06-30"}),
    ("Đảng ủy trực thuộc khác trong nửa đầu tháng 02/2026.", {"2026-02-15"}),
    ("Giai đoạn 1 đến hết quý II, giai đoạn 2 đến hết năm 2026.", {"2026-06-30", "2026-12-31"}),
    # ends said in other places
    ("Gửi Thường trực (qua Văn phòng) ngày 27/3/2026 là chậm nhất.", {"2026-03-27"}),
    ("Ngày 15/5/2026 hết hạn nhận bài.", {"2026-05-15"}),
    ("Từ ngày 01/3: thí điểm ở 05 chi bộ; kết thúc thí điểm ngày 30/4/2026.", {"2026-04-30"}),
    ("- Cấp chi bộ: từ nay đến ngày 20-3-2026.", {"2026-03-20"}),
    ("Triển khai đại trà từ 01/3/2026 - 15/3/2026.", {"2026-03-15"}),
    ("Hoàn thành trước kỳ nghỉ lễ 30/4 - 01/5.", {"2026-04-30"}),
    ("Gửi chậm nhất cuối ngày 15/5/2026.", {"2026-05-15"}),
    ("Nộp không trễ hơn ngày 15/5/2026.", {"2026-05-15"}),
    ("Giải quyết đơn thư tồn đọng, không để sang tháng 5.", {"2026-04-30"}),
    ("Gửi danh sách dự lớp vào thứ Hai tuần thứ ba của tháng 5, tức ngày 18/5/2026.", {"2026-05-18"}),
    ("Ngày hội diễn ra trong khoảng từ ngày 01/11 đến ngày 18/11/2026.", {"2026-11-18"}),
    ("Hội đồng nhân dân xã ban hành nghị quyết về phí tại kỳ họp cuối năm 2026.", {"2026-12-31"}),
    ("Văn phòng trình quy chế tại kỳ họp thường lệ cuối năm 2026.", {"2026-12-31"}),
    # where there was a storm, and who tells something
    (
        "Đoàn xã dựng lại nhà từ ngày 01/6/2026 đến ngày 15/6/2026 tại các bản chịu ảnh hưởng của bão.",
        {"2026-06-15"},
    ),
    ("Theo bản tin của Đảng ủy, chi bộ nộp bài từ ngày 01/6/2026 đến ngày 15/6/2026.", {"2026-06-15"}),
    # before others meet, after what is held
    ("Văn phòng gửi tài liệu cho đại biểu trước kỳ họp thường lệ giữa năm.", {"words"}),
    ("Chi bộ hoàn thiện lý lịch và danh sách, gửi về Văn phòng Đảng ủy trước hội nghị.", {"words"}),
    ("Niêm yết danh sách trước giờ khai mạc 24 giờ.", {"words"}),
    ("Xã đội gửi báo cáo sau lễ ra quân 5 ngày.", {"words"}),
    # duties that come round
    ("Trưởng thôn báo cáo Công an xã vào ngày 10 và ngày cuối tháng.", {"monthly"}),
    (
        "Báo cáo định kỳ: tháng - ngày 18; quý - ngày 15 tháng cuối quý; 6 tháng: trước ngày 10/6.",
        {"monthly", "quarterly", "half-yearly"},
    ),
    ("Đài Truyền thanh mỗi ngày phát 01 bản tin.", {"daily"}),
    (
        "Kết quả sinh hoạt chuyên đề báo cáo Ban định kỳ hằng quý, 6 tháng và năm.",
        {"quarterly", "half-yearly", "yearly"},
    ),
    (
        "Các chi bộ báo cáo tháng (trước ngày 18 hằng tháng), báo cáo 6 tháng, 9 tháng và năm về Văn phòng.",
        {"monthly", "half-yearly", "yearly"},
    ),
]

SILENT = [
    "Kết quả trong tháng 5/2026 được đánh giá riêng.",
    "Một số nhiệm vụ trong tháng 02/2026",
    "Những việc nổi bật của xã trong tháng 01/2025:",
    "Lịch trực của Ban trong tháng 02/2026",
    "Đồng chí bí thư chi đoàn nghỉ phép trong quý II/2026.",
    "Mưa lớn kéo dài trong tháng 5/2026.",
    "Theo bản tin sáng nay, từ ngày 12/02 đến ngày 16/02/2026 vùng núi có sương muối.",
    "Từ ngày 12/02 đến ngày 16/02/2026, các thôn vùng cao chịu ảnh hưởng của đợt lạnh.",
    "Theo bản tin dự báo, từ ngày 12/6 đến ngày 16/6/2026 nước suối dâng cao.",
    "Hội xuân mở ngày mùng 8 tháng Giêng, tức ngày 24/02/2026.",
    "Đại hội toàn quốc diễn ra từ ngày 19/01 đến ngày 25/01/2026.",
    "Tại kỳ họp cuối năm 2026, đại biểu chất vấn hai nhóm vấn đề.",
    "Trước hội nghị, các đại biểu viếng nghĩa trang liệt sĩ.",
    # said to a meeting, not by then
    "Bí thư chi bộ đọc báo cáo trước hội nghị.",
    "Chi ủy chịu trách nhiệm báo cáo trước đại hội về việc thu đảng phí.",
    "Trưởng thôn báo cáo giải trình trước kỳ họp Hội đồng nhân dân.",
    "Đảng viên tự phê bình, báo cáo kiểm điểm trước hội nghị chi bộ.",
    "Chi bộ báo cáo trước hội nghị những việc còn chậm.",
    "Thiếu nhi gửi lời chào mừng trước đại hội.",
    "Giá xăng tăng trong quý II/2026.",
    "Mỗi năm tăng 03 bậc.",
    "Người được bổ nhiệm trước ngày 15/4/2026 hưởng mức mới.",
    "Báo cáo nêu số liệu tính đến ngày 31/5/2026.",
]


@pytest.mark.parametrize(("text", "expected"), ASKED)
def test_given_a_plain_wording_when_read_then_found(text: str, expected: set[str]) -> None:
    assert in_short(text, TODAY) == expected


@pytest.mark.parametrize("text", SILENT)
def test_given_nothing_to_be_done_by_then_when_read_then_silent(text: str) -> None:
    assert in_short(text, TODAY) == set()


def test_given_so_many_days_before_others_meet_when_read_then_they_hang_on_the_meeting() -> None:
    found = deadlines_in("Văn phòng gửi tài liệu chậm nhất 05 ngày làm việc trước phiên họp.", TODAY)
    assert [one.event for one in found] == ["trước phiên họp"]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Văn phòng gửi dự thảo trước kỳ họp để đại biểu đọc.", "kỳ họp"),
        ("Chi bộ nộp báo cáo trước hội nghị về Văn phòng Đảng ủy.", "hội nghị"),
        ("Chi bộ báo cáo kết quả 10 ngày trước đại hội.", "10 ngày trước đại hội"),
        ("Tổ thư ký hoàn thành báo cáo 05 ngày làm việc trước hội nghị.", "05 ngày làm việc trước hội nghị"),
    ],
)
def test_given_papers_sent_before_others_meet_when_read_then_the_meeting_and_the_count_are_named(
    text: str, event: str
) -> None:
    assert [one.event for one in deadlines_in(text, TODAY)] == [event]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chi bộ báo cáo Đảng ủy trước ngày 18 hằng tháng, hằng quý, hằng năm.",
            ["monthly", "quarterly", "yearly"],
        ),
        ("Gửi biên bản vào ngày 18 hằng tháng, hằng quý.", ["monthly", "quarterly"]),
        (
            "Nộp đảng phí trước ngày 25 hằng tháng và hằng quý, báo cáo năm trước ngày 05/12 hằng năm.",
            ["monthly", "quarterly", "yearly"],
        ),
        (
            "Chi ủy họp giao ban vào tuần đầu hằng tháng/hằng quý và định kỳ hằng năm.",
            ["monthly", "quarterly", "yearly"],
        ),
    ],
)
def test_given_periods_behind_a_day_of_each_month_when_read_then_each_comes_round(
    text: str, expected: list[str]
) -> None:
    found = deadlines_in(text, TODAY)
    assert [one.recurrence.value for one in found if one.recurrence] == expected


def test_given_each_way_to_say_that_work_comes_round_when_read_then_found() -> None:
    ways = (
        "Định kỳ 6 tháng",
        "Hằng quý",
        "Hàng quý",
        "Mỗi quý",
        "Báo cáo từng quý,",
        "Báo cáo quý, tháng",
        "Tổng hợp theo quý",
        "Thực hiện chế độ báo cáo quý",
    )
    silent = [way for way in ways if not in_short(f"{way} gửi Đảng ủy kết quả thu đảng phí.", TODAY)]
    assert silent == []


@pytest.mark.parametrize("due_day_counts", [True, False])
def test_given_work_not_to_go_on_into_a_day_when_read_then_that_day_is_never_allowed(
    due_day_counts: bool,
) -> None:
    text = "Kiểm kê xong sớm, không kéo dài sang ngày 20/6/2026; không chuyển sang tháng 8/2026."
    found = deadlines_in(text, TODAY, due_day_counts=due_day_counts)
    assert [str(one.due) for one in found] == ["2026-06-19", "2026-07-31"]
