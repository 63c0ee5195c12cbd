"""Days told from the day of the paper, from meetings and occasions; clauses that open with the day of an order."""

from datetime import date

import pytest

from tests.unit.deadline_reading import in_short

TODAY = date(2026, 5, 4)  # a Monday

ASKED = [
    # from the day of the paper
    ("Thực hiện xong trong tháng tới.", {"2026-06-30"}),
    ("Hoàn thành trong tháng sau.", {"2026-06-30"}),
    ("Gửi về Văn phòng trong tuần tới.", {"2026-05-15"}),
    ("Trình Ban Thường vụ trước thứ Sáu tuần sau.", {"2026-05-15"}),
    ("Gửi chậm nhất chiều thứ Sáu tuần này.", {"2026-05-08"}),
    ("Gửi danh sách chậm nhất thứ Sáu tuần này (ngày 08/5/2026).", {"2026-05-08"}),
    ("Hoàn thành trong quý tới.", {"2026-09-30"}),
    ("Hoàn thành trong năm tới.", {"2027-12-31"}),
    ("Nghiệm thu xong trong quý I năm sau.", {"2027-03-31"}),
    ("Chậm nhất trong tháng 6 năm nay phải hoàn thành.", {"2026-06-30"}),
    # laid before a meeting, taken into one
    ("Đồng chí Phó Bí thư báo cáo tại cuộc họp giao ban ngày 20/5/2026.", {"2026-05-20"}),
    ("Trình Hội nghị Ban Chấp hành tháng 6/2026 cho ý kiến.", {"2026-06-30"}),
    ("Trình kỳ họp thường lệ giữa năm (tháng 7/2026).", {"2026-07-31"}),
    ("Đưa chuyên đề này vào chương trình sinh hoạt tháng 6.", {"2026-06-30"}),
    ("Lồng ghép quán triệt trong buổi sinh hoạt chuyên đề tháng 6/2026.", {"2026-06-30"}),
    ("Phổ biến Quy định tại kỳ họp chi bộ tháng 6/2026.", {"2026-06-30"}),
    # what closes, is handed over or fixed by then
    ("Kết thúc nhận bài lúc 24 giờ 00 ngày 05/6/2026.", {"2026-06-05"}),
    ("Hệ thống tự động đóng lúc 23h59' ngày 05/6/2026.", {"2026-06-05"}),
    ("Khóa sổ đăng ký vào 17 giờ ngày 05/6/2026.", {"2026-06-05"}),
    ("Chốt danh sách đại biểu vào ngày 05/6/2026.", {"2026-06-05"}),
    ("Các tổ trưởng bàn giao phiếu vào sáng ngày 05/6/2026.", {"2026-06-05"}),
    ("Tuyến đường mẫu ra mắt nhân dịp kỷ niệm 02/9/2026.", {"2026-09-02"}),
    ("Sửa xong trường trước khai giảng năm học mới 2026 - 2027.", {"words"}),
    ("Công trình phải hoàn thành trước thềm đại hội.", {"words"}),
    # a clause that opens with the day
    ("Rà soát các thửa đất còn tranh chấp, cuối tháng 11 phải có kết luận.", {"2026-11-30"}),
    ("Tổ công tác xuống cơ sở, ngày 15/5 phải bàn giao xong.", {"2026-05-15"}),
    ("Đại hội đảng bộ cơ sở kéo dài đến hết tháng 6-2026.", {"2026-06-30"}),
    # rounds
    ("Văn phòng theo dõi, đánh giá 6 tháng, hằng năm.", {"half-yearly", "yearly"}),
    ("Hằng quý, trước ngày 20 của tháng thứ ba, báo cáo Ban Thường vụ.", {"quarterly"}),
    ("Gửi báo cáo theo quý.", {"quarterly"}),
    ("Tổng hợp theo tháng, báo cáo Thường trực Đảng ủy.", {"monthly"}),
    ("Ngày 20 hằng tháng là hạn gửi báo cáo.", {"monthly"}),
    ("Bí thư Đảng ủy tiếp công dân ít nhất 01 ngày/tháng.", {"monthly"}),
    ("Tiếp công dân ít nhất 01 buổi trong tháng.", {"monthly"}),
    ("Chế độ báo cáo tuần: 15 giờ thứ Năm.", {"weekly"}),
]

SILENT = [
    "Trong 6 tháng tới, tình hình còn khó khăn; các chi bộ cần tập trung.",
    "Trong năm tới, phấn đấu thu ngân sách tăng 10%.",
    "Phương hướng, nhiệm vụ tháng tới",
    "Trong tháng sau khi kết thúc đợt học tập",
    "Đại hội đại biểu Đảng bộ tỉnh lần thứ I dự kiến tổ chức vào hạ tuần tháng 9/2026.",
    "Kỳ họp thứ 3 Hội đồng nhân dân xã dự kiến diễn ra vào trung tuần tháng 7/2026.",
    "Công trình khởi công ngày 19/5/2026.",
    "Văn bản này được gửi kèm Hướng dẫn ngày 10/5/2026 của Ban Tổ chức.",
    "Nội dung sinh hoạt chi bộ tháng 6/2026",
    "Nắng nóng kéo dài đến hết tháng 6/2026.",
    "Đảng viên phải tự giác khắc phục trước khi tổ chức xem xét.",
    "Tháng 5 phải chịu ảnh hưởng của hạn hán.",
    "Phấn đấu hằng năm kết nạp từ 05 đảng viên trở lên.",
    "Nhiều chi bộ duy trì tốt sinh hoạt chuyên đề hằng quý.",
    "Chế độ báo cáo tháng, quý chưa bảo đảm.",
    "Một số bí thư chưa tiếp công dân đủ ít nhất 01 ngày/tháng.",
    "Công chức làm việc 05 ngày/tuần.",
]


@pytest.mark.parametrize(("words", "wanted"), ASKED)
def test_given_what_is_asked_for_when_read_then_its_day_or_round(words: str, wanted: set[str]) -> None:
    assert in_short(words, TODAY) == wanted


@pytest.mark.parametrize("words", SILENT)
def test_given_what_only_happens_or_is_so_when_read_then_no_deadline(words: str) -> None:
    assert in_short(words, TODAY) == set()
