"""Days told from the day of the paper, from meetings and occasions; clauses that open with the day of an order."""

from datetime import date

import pytest

from office_app.domain.incoming import Recurrence
from office_app.recognition.recognise import recognise
from tests.unit.deadline_reading import in_short
from tests.unit.recognition_rules import RULES

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
    ("Báo cáo nhanh hằng ngày qua đường dây nóng.", {"daily"}),
    ("Báo cáo quý: ngày 15 tháng cuối quý.", {"quarterly"}),
    ("Thời gian nộp: ngày 05 của tháng đầu quý sau.", {"quarterly"}),
    ("Cuối năm kiểm điểm theo định kỳ hằng năm.", {"yearly"}),
    # money to be spent, the middle of a year, work until the year is out
    ("Phấn đấu đến hết năm 2026 giải ngân đạt 95% kế hoạch vốn trở lên.", {"2026-12-31"}),
    ("Giải ngân đến hết quý III/2026 đạt tối thiểu 65% kế hoạch.", {"2026-09-30"}),
    ("Tổng kết vào giữa năm 2030.", {"2030-06-30"}),
    ("5. Ban Tài chính quyết toán kinh phí hỗ trợ đại hội điểm đến hết năm 2026.", {"2026-12-31"}),
    ("Văn bản đến trình xử lý ngay trong ngày nhận được, muộn nhất là ngày làm việc tiếp theo.", {"words"}),
    # headings of columns
    (
        "TT | Nội dung | Thời gian tiến hành\n1 | Kiểm tra | Quý II/2026\n2 | Giám sát | Tháng 8/2026",
        {"2026-06-30", "2026-08-31"},
    ),
    ("TT | Việc | Dự kiến hoàn thành (chậm nhất)\n1 | Sơ kết | Tuần 2, tháng 6/2026", {"2026-06-14"}),
    (
        "TT | Việc | Thời gian bắt đầu | Thời gian kết thúc\n1 | Rà soát | 10/5/2026 | 20/5/2026",
        {"2026-05-20"},
    ),
    ("TT | Việc | Lộ trình thực hiện\n1 | Họp | 02 lần/năm", {"half-yearly"}),
    # days of a quarter's or a month's first week, reports each with its day
    ("Cập nhật lên phần mềm trong tuần đầu của tháng đầu quý sau.", {"quarterly"}),
    ("Xác nhận biến động vào ngày làm việc đầu tiên của tháng sau.", {"monthly"}),
    ("Ngày 15 của tháng cuối quý gửi báo cáo về Ủy ban Kiểm tra Đảng ủy.", {"quarterly"}),
    ("Thời điểm báo cáo: 10/6 và 10/12 hằng năm.", {"half-yearly"}),
    ("Báo cáo quý gửi ngày 20 tháng cuối quý.", {"quarterly"}),
    ("- Báo cáo quý: ngày 14 của tháng thứ ba trong quý.", {"quarterly"}),
    ("- Báo cáo 6 tháng: ngày 12/6/2026; báo cáo năm: ngày 14/11/2026.", {"2026-06-12", "2026-11-14"}),
    ("Công khai tỷ lệ giải ngân, báo cáo tuần vào thứ Tư.", {"weekly"}),
    ("Đảng viên kiểm điểm việc thực hiện ở kỳ sinh hoạt hằng tháng.", {"monthly"}),
    ("Chi bộ sinh hoạt chuyên đề mỗi quý 01 chuyên đề.", {"quarterly"}),
    # ends explained in brackets, milestones of the year, stages
    ("Nhiệm vụ cấp bách, trọng tâm từ nay đến hết mùa khô (tháng 5/2026).", {"2026-05-31"}),
    ("Việc dạy bù hoàn thành vào cuối năm học (31/5/2026).", {"2026-05-31"}),
    ("Phấn đấu đến cuối năm 2026 không còn chi bộ yếu.", {"2026-12-31"}),
    ("- Giai đoạn 1 (đến hết tháng 6/2026): chuẩn bị, tuyên truyền.", {"2026-06-30"}),
    ("Thời gian thực hiện: Năm 2026.", {"2026-12-31"}),
    ("- 20/5/2026: thẩm định xong hồ sơ;", {"2026-05-20"}),
    ("- Tháng 12: tổng kết phong trào.", {"2026-12-31"}),
    ("Gửi danh sách về Văn phòng trước khi nghỉ Tết.", {"words"}),
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
    "Công tác nắm bắt dư luận được duy trì hằng tuần; đã gửi 24 báo cáo tuần.",
    "Theo kết luận của Ban Thường vụ tại phiên họp tháng 4, Ban đã xây dựng Đề án.",
    "Đưa nội dung này vào nghị quyết, chương trình công tác toàn khóa và hằng năm của cấp ủy.",
    "Nhà của 36 hộ đã được làm xong trước Tết (hoàn thành ngày 10/6/2026, vượt tiến độ 20 ngày).",
    "Công trình đưa vào sử dụng ngày 10/6/2026, sớm hơn kế hoạch 15 ngày.",
    "Rà soát chứng thư số (hết hạn trong năm 2026).",
    "Kinh phí tổ chức hội nghị của Đảng ủy sử dụng đến hết năm 2026 là 50 triệu đồng.",
    "Phấn đấu đến cuối năm 2027, thêm 02 thôn đạt chuẩn.",
    "3. Giai đoạn 3 (từ năm 2027): vận hành chính thức.",
    "TT | Tên lớp | Thời gian\n1 | Lớp 1 | Học 06 tháng, mỗi tháng 10 ngày",
    "TT | Nội dung | Mốc kiểm tra\n1 | Thu ngân sách | Từ tháng 8/2026",
    "TT | Buổi họp | Thời gian\n1 | Chi bộ | 8h00, ngày 20/5/2026",
]


@pytest.mark.parametrize(("words", "wanted"), ASKED)
def test_given_what_is_asked_for_when_read_then_its_day_or_round(words: str, wanted: set[str]) -> None:
    assert in_short(words, TODAY) == wanted


@pytest.mark.parametrize("words", SILENT)
def test_given_what_only_happens_or_is_so_when_read_then_no_deadline(words: str) -> None:
    assert in_short(words, TODAY) == set()


def test_given_a_report_when_read_then_its_parts_on_what_was_done_ask_for_nothing() -> None:
    head = "ĐẢNG ỦY XÃ TÂN LẬP\n*\nSố 33-BC/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\nTân Lập, ngày 04 tháng 5 năm 2026\n"
    done = "I. KẾT QUẢ\nHằng tháng, Ban giao ban với các chi bộ. Giải quyết đơn trong 30 ngày kể từ ngày nhận đơn.\n"
    ahead = (
        "II. NHIỆM VỤ\n1. Hằng quý, Ủy ban Kiểm tra báo cáo Ban Thường vụ.\n2. Xong trước ngày 30/6/2026.\n"
    )
    read = recognise(f"{head}BÁO CÁO\nkết quả quý I năm 2026\n-----\n{done}{ahead}", RULES)
    assert [(d.due, d.recurrence) for d in read.deadlines] == [
        (None, Recurrence.QUARTERLY),
        (date(2026, 6, 30), None),
    ]
