"""Every phrasing of a deadline collected from real papers, each in a sentence, with the reading it must have."""

from datetime import date

import pytest

from tests.unit.deadline_reading import deadlines_in, in_short

WORDS = "words"  # a deadline without a day that anybody could compute

PHRASINGS = [
    (1, "Việc học tập ở các chi bộ: Đến 25/12/2023 hoàn thành.", "2023-10-02", ["2023-12-25"]),
    (2, "Đối với cơ sở: Hoàn thành trước ngày 30-12-2020.", "2020-11-02", ["2020-12-30"]),
    (3, "Tổ chức học tập cho đảng viên ở cấp huyện trước ngày 15-12-2020.", "2020-11-02", ["2020-12-15"]),
    (4, "Hội nghị cấp tỉnh: Hoàn thành trong tháng 11-2020.", "2020-11-02", ["2020-11-30"]),
    (5, "Đồng chí bí thư làm báo cáo viên. Hoàn thành trong tháng 4/2026.", "2026-03-10", ["2026-04-30"]),
    (6, "Xây dựng chương trình hành động. Hoàn thành trong quý I/2026.", "2026-03-10", ["2026-03-31"]),
    (7, "Cấp ủy ban hành chương trình hành động trong quý 1/2026.", "2026-02-01", ["2026-03-31"]),
    (8, "Thời gian: 01 ngày, hoàn thành trong nửa đầu tháng 02/2022.", "2022-01-28", ["2022-02-15"]),
    (9, "Thời gian thực hiện đến hết tháng 3/2022.", "2022-01-28", ["2022-03-31"]),
    (10, "Thời gian 0,5 ngày, lồng ghép vào sinh hoạt lệ tháng 02/2022.", "2022-01-28", ["2022-02-28"]),
    (11, "Ban Xây dựng Đảng theo dõi, định kỳ báo cáo Ban Thường vụ.", "2026-04-29", []),
    (
        12,
        "Cập nhật tiến độ thực hiện hằng tháng, hằng quý, hằng năm.",
        "2026-03-10",
        ["monthly", "quarterly", "yearly"],
    ),
    (13, "Tổ chức sơ kết giữa nhiệm kỳ, tổng kết việc thực hiện Nghị quyết.", "2026-03-10", []),
    (14, "Tuyên truyền ngay sau khi hoàn thành triển khai trong nội bộ Đảng.", "2022-01-28", []),
    (15, "Sau đợt quán triệt và triển khai phải có báo cáo kết quả về Huyện ủy.", "2023-10-02", [WORDS]),
    (16, "Đại hội chi bộ hoàn thành trước ngày 28/02/2025.", "2024-12-02", ["2025-02-28"]),
    (17, "Cấp xã bắt đầu từ tháng 4/2025, hoàn thành trước ngày 30/6/2025.", "2024-12-02", ["2025-06-30"]),
    (
        18,
        "Cấp trên cơ sở bắt đầu từ tháng 6/2025, hoàn thành trước ngày 25/8/2025.",
        "2024-12-02",
        ["2025-08-25"],
    ),
    (19, "Đại hội cấp tỉnh tổ chức trước ngày 31/10/2025.", "2024-12-02", ["2025-10-31"]),
    (20, "Đại hội điểm tổ chức vào đầu quý I/2025.", "2024-12-02", [WORDS]),
    (21, "Nơi sáp nhập hoàn thành đại hội trước tháng 5/2025.", "2024-12-02", ["2025-04-30"]),
    (
        22,
        "Hồ sơ trình duyệt ít nhất trước 45 ngày làm việc đến thời điểm dự kiến khai mạc đại hội.",
        "2024-12-02",
        [WORDS],
    ),
    (23, "Thảo luận ở chi bộ, thời gian hoàn thành: trước ngày 15/1/2015.", "2014-12-01", ["2015-01-15"]),
    (24, "Tổng hợp ý kiến gửi Tiểu ban Văn kiện trước ngày 30/1/2015.", "2014-12-01", ["2015-01-30"]),
    (25, "Đại hội cơ sở bắt đầu từ tháng 4 và hoàn thành trước ngày 30-6.", "2020-01-15", ["2020-06-30"]),
    (26, "Đại hội điểm cấp huyện tổ chức vào cuối tháng 3-2020.", "2020-01-15", ["2020-03-31"]),
    (27, "Đại hội ở cơ sở hoàn thành trước 30-6-2020.", "2020-01-15", ["2020-06-30"]),
    (28, "Việc kiểm điểm hoàn thành trước 15/12/2025.", "2025-11-01", ["2025-12-15"]),
    (29, "Báo cáo năm gửi chậm nhất vào ngày 17 tháng 12 hằng năm.", "2020-10-01", ["yearly"]),
    (30, "Các cơ quan gửi báo cáo trước ngày 25 hàng tháng.", "2025-07-01", ["monthly"]),
    (31, "Báo cáo quý gửi trước ngày 25 tháng cuối quý.", "2025-07-01", ["quarterly"]),
    (32, "Danh sách thay đổi gửi trước ngày 20 hàng tháng.", "2025-07-01", ["monthly"]),
    (33, "Bản in gửi về Văn phòng Đảng ủy trước ngày 15 hàng tháng.", "2026-01-05", ["monthly"]),
    (34, "Báo cáo tổng kết trước ngày 15 tháng 12 hằng năm.", "2026-01-05", ["yearly"]),
    (35, "Các bộ phận báo cáo Thường trực hàng tuần vào thứ Sáu.", "2026-01-05", ["weekly"]),
    (36, "Bản đăng ký gửi về Ban Tổ chức trước ngày 10/6.", "2026-05-20", ["2026-06-10"]),
    (37, "Hồ sơ nộp chậm nhất trước 15/9.", "2026-08-03", ["2026-09-15"]),
    (38, "Cấp tỉnh xây dựng xong phương án trước tháng 10/2024.", "2024-06-03", ["2024-09-30"]),
    (39, "Đợt thi đua tổ chức từ nay đến ngày 30/12/2015.", "2015-09-01", ["2015-12-30"]),
    (40, "Thời gian tổ chức: từ đầu năm 2016 đến hết nhiệm kỳ.", "2015-12-01", [WORDS]),
    (41, "Đại hội đảng bộ các xã phải hoàn thành trước ngày 6/8.", "2025-07-09", ["2025-08-06"]),
    (42, "Từ nay đến thời điểm hoàn thành đại hội, treo cờ và khẩu hiệu.", "2025-03-01", [WORDS]),
    (43, "Chậm nhất sau 15 ngày kể từ ngày kết thúc đợt kiểm tra, gửi báo cáo.", "2023-05-02", [WORDS]),
    (44, "Chậm nhất sau 30 ngày kể từ ngày nhận hồ sơ, cơ quan trả lời.", "2023-05-02", [WORDS]),
    (45, "Đăng ký nộp chậm nhất là ngày 15 tháng 12 của năm trước.", "2023-05-02", ["yearly"]),
    (46, "Quyết toán gửi chậm nhất là ngày cuối cùng của tháng.", "2023-05-02", ["monthly"]),
    (47, "Tờ khai nộp chậm nhất là ngày 30 của tháng tiếp sau.", "2023-05-02", ["monthly"]),
    (48, "Hội nghị cấp tỉnh: thời gian 1 ngày, hoàn thành trong tháng 1/2021.", "2020-12-20", ["2021-01-31"]),
    (49, "Ở chi bộ: 1 buổi, hoàn thành trong quý I/2021.", "2020-12-20", ["2021-03-31"]),
    (50, "Các huyện ủy tổ chức học tập, hoàn thành cuối tháng 1/2021.", "2020-12-20", ["2021-01-31"]),
    (51, "Các đảng ủy cơ sở học tập, hoàn thành trong 2/2021.", "2020-12-20", ["2021-02-28"]),
    (52, "Cuộc thi trắc nghiệm mở từ ngày 27/2 đến hết 15/3.", "2026-02-20", ["2026-03-15"]),
    (53, "Thí sinh dự thi từ 0 giờ ngày 9-3 đến hết ngày 15-3-2026.", "2026-03-02", ["2026-03-15"]),
    (54, "Văn phòng trình Thường trực Đảng ủy trước ngày 10/07/2026.", "2026-06-15", ["2026-07-10"]),
    (55, "Bộ phận tiếp nhận trả lời trong 3 ngày làm việc.", "2026-06-15", [WORDS]),
    (56, "Gửi biên bản trong vòng 15 ngày kể từ ngày kết thúc hội nghị.", "2026-06-15", [WORDS]),
    (
        57,
        "Đến 31/12/2025 hoàn thành sắp xếp; đến 30/6/2025 hoàn thành kiểm kê.",
        "2025-03-03",
        ["2025-12-31", "2025-06-30"],
    ),
    (58, "Chi bộ hoạt động theo tên mới từ ngày 01/7/2025.", "2025-06-20", []),
    (59, "Hội nghị không quá 1 ngày, ở chi bộ không quá 1/2 ngày hoặc 01 ngày, 0,5 ngày.", "2022-01-28", []),
    (60, "Các chi bộ báo cáo định kỳ 6 tháng, hằng năm.", "2026-01-05", ["half-yearly", "yearly"]),
    (61, "Nghị quyết đại hội nhiệm kỳ 2020-2025, kế hoạch giai đoạn 2021-2025 của tỉnh.", "2020-11-02", []),
    (
        62,
        "Thực hiện Công văn số 812-CV/TU, ngày 22/4/2026 của Thường trực Tỉnh ủy về học tập.",
        "2026-04-20",
        [],
    ),
    (63, "Theo Công văn số 702-CV/ĐU, ngày 04/02/2026 của Ban Thường vụ (Đã hoàn thành).", "2026-02-01", []),
    (64, "Kết nối với hội nghị toàn quốc do Ban Bí thư tổ chức vào ngày 07/02/2026.", "2026-02-01", []),
    (
        65,
        "Các chi bộ rà soát danh sách, hoàn thành trong tháng, báo cáo cấp ủy.",
        "2026-05-08",
        ["2026-05-31"],
    ),
]


@pytest.mark.parametrize(
    ("number", "text", "today", "expected"), PHRASINGS, ids=[str(p[0]) for p in PHRASINGS]
)
def test_given_a_phrasing_of_real_papers_when_read_then_its_meaning(
    number: int, text: str, today: str, expected: list[str]
) -> None:
    assert in_short(text, date.fromisoformat(today)) == set(expected), number


@pytest.mark.parametrize(
    ("text", "today", "starts"),
    [
        ("Cấp xã bắt đầu từ tháng 4/2025, hoàn thành trước ngày 30/6/2025.", "2024-12-02", "2025-04-01"),
        ("Đại hội cơ sở bắt đầu từ tháng 4 và hoàn thành trước ngày 30-6.", "2020-01-15", "2020-04-01"),
        ("Đợt thi đua tổ chức từ nay đến ngày 30/12/2015.", "2015-09-01", "2015-09-01"),
        ("Cuộc thi trắc nghiệm mở từ ngày 27/2 đến hết 15/3.", "2026-02-20", "2026-02-27"),
        ("Thí sinh dự thi từ 0 giờ ngày 9-3 đến hết ngày 15-3-2026.", "2026-03-02", "2026-03-09"),
        ("Nhận bài dự thi từ ngày 12 đến hết ngày 24/6/2026.", "2026-05-02", "2026-06-12"),
        ("Lấy phiếu từ ngày 20/12 đến ngày 10/01/2027.", "2026-11-02", "2026-12-20"),
        ("Thời gian thực hiện: 01/6/2026 - 30/6/2026.", "2026-05-02", "2026-06-01"),
    ],
)
def test_given_a_window_when_read_then_its_first_day_too(text: str, today: str, starts: str) -> None:
    found = deadlines_in(text, date.fromisoformat(today))
    assert [d.starts for d in found if d.due] == [date.fromisoformat(starts)]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Các chi bộ bổ sung chương trình hành động trong tháng 9/2026.", "trong tháng 9/2026"),
        (
            "Các chi bộ xây dựng chương trình hành động trong tháng 9/2026.",
            "xây dựng chương trình hành động trong tháng 9/2026",
        ),
        (
            "Các chi bộ hoàn thành chương trình hành động trong tháng 9/2026.",
            "hoàn thành chương trình hành động trong tháng 9/2026",
        ),
    ],
)
def test_given_a_programme_with_a_last_day_when_read_then_its_words_begin_where_they_make_sense(
    sentence: str, words: str
) -> None:
    assert [d.text for d in deadlines_in(sentence, date(2026, 5, 5))] == [words]
