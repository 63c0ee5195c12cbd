"""Further ways of saying by when: days named by a feast, explained in brackets, by month words, by figures to reach."""

from datetime import date

import pytest

from tests.unit.deadline_reading import in_short

TODAY = date(2026, 3, 20)

ASKED = [
    ("Việc vận động tiến hành thường xuyên, cao điểm từ nay đến cuối năm 2026.", {"2026-12-31"}),
    ("Ra quân làm sạch đường thôn từ nay đến hết quý II/2026.", {"2026-06-30"}),
    (
        "Sinh hoạt chuyên đề trong quý II năm 2026 (những chi bộ đã sinh hoạt trước ngày 10/3/2026 thì không phải làm lại).",
        {"2026-06-30"},
    ),
    ("Các chi bộ hoàn thành kiểm điểm tập thể, cá nhân trong tháng 5/2026, gửi hồ sơ.", {"2026-05-31"}),
    ("Thanh tra trách nhiệm người đứng đầu tại 04 đơn vị trong năm 2026.", {"2026-12-31"}),
    ("Các báo mở chuyên trang, tập trung tuyên truyền đến hết năm 2026.", {"2026-12-31"}),
    ("Các chi bộ báo cáo tháng ba lần.", {"monthly"}),
    ("Báo cáo nhanh ngày hai lần về Văn phòng.", {"daily"}),
    ("Báo cáo Ban Thường vụ từng quý.", {"quarterly"}),
    (
        "Hoàn thành bước một trong tháng 4/2026, hoàn thành bước hai (nghiệm thu) cuối quý III/2026.",
        {"2026-04-30", "2026-09-30"},
    ),
    ("Rà soát xong hồ sơ giữa tháng 4/2026.", {"2026-04-15"}),
    ("Tổng kết mô hình cuối năm 2026.", {"2026-12-31"}),
    ("Các chi bộ hoàn thành đại hội thôn trung tuần tháng 5/2026.", {"2026-05-20"}),
    ("Xong phần đường (3 tuyến) cuối tháng 6/2026.", {"2026-06-30"}),
    (
        "II. TIẾN ĐỘ\n1. Phân bổ kinh phí: trong vòng tháng 6/2026.\n2. Khởi công đồng loạt: tuần cuối tháng 7/2026; bàn giao trước 20/12/2026.",
        {"2026-06-30", "2026-07-31", "2026-12-20"},
    ),
    (
        "3. Thời gian kiểm điểm\n- Cấp thôn: xong trước 05/12/2026.\n- Ban Thường vụ Đảng ủy: cuối tháng 12/2026 (có lịch riêng).",
        {"2026-12-05", "2026-12-31"},
    ),
    (
        "2. Thời gian đại hội\n- Chi đoàn: quý II/2026.\n- Đoàn xã: quý III/2026 (dự kiến).",
        {"2026-06-30", "2026-09-30"},
    ),
    (
        "III- LỘ TRÌNH THỰC HIỆN\na) Thôn điểm: tháng 5/2026;\nb) Các thôn còn lại: tháng 6 - 8/2026.",
        {"2026-05-31", "2026-08-31"},
    ),
    ("Đánh giá hằng quý, báo cáo gửi Ban Tổ chức trước ngày 15 của tháng đó.", {"quarterly"}),
    ("Hoàn thành trước khi kết thúc năm học 2025 - 2026 (31/5/2026).", {"2026-05-31"}),
    ("Hoàn thành sơ tán trước 10 giờ sáng mai (21/3);", {"2026-03-21"}),
    ("Lắp xong trạm bơm trước vụ hè thu (15/5/2026).", {"2026-05-15"}),
    ("Nộp hồ sơ trước phiên họp thường kỳ tháng 5 (28/5/2026).", {"2026-05-28"}),
    ("Gửi danh sách chậm nhất thứ Sáu tuần này (27/3/2026).", {"2026-03-27"}),
    ("Bàn giao mặt bằng trước lễ khởi công (ngày 19/8/2026) ít nhất là phần tuyến chính.", {"2026-08-19"}),
    ("Khởi công trước ngày Giải phóng huyện 20/4/2026.", {"2026-04-20"}),
    ("Khánh thành trước ngày Quốc khánh 02/9/2026.", {"2026-09-02"}),
    ("Đưa vào khai thác chậm nhất dịp lễ 30/4/2026.", {"2026-04-30"}),
    ("Trao nhà xong trước Ngày Thương binh, Liệt sĩ 27/7.", {"2026-07-27"}),
    ("Ra mắt mô hình chào mừng, chậm nhất vào dịp Quốc khánh 02/9/2026.", {"2026-09-02"}),
    ("Khởi công trong tuần cuối tháng 6/2026.", {"2026-06-30"}),
    ("Chi trả xong, chậm nhất là ngày làm việc cuối cùng của tháng 9.", {"2026-09-30"}),
    ("Gửi báo cáo chậm nhất ngày làm việc cuối cùng của tháng 5/2026.", {"2026-05-29"}),
    ("Nộp trước ngày cuối cùng của tháng 4/2026.", {"2026-04-30"}),
    ("Tổ chức học tập Nghị quyết trong hai ngày 16 và 17/4.", {"2026-04-17"}),
    ("Tổ chức lấy phiếu trong các ngày 11, 12 và 13/5/2026.", {"2026-05-13"}),
    ("Tổ chức tập huấn trong 02 ngày 08 - 09/5.", {"2026-05-09"}),
    ("Cụ thể hóa thành kế hoạch trước ngày 20 tháng Tư năm 2026.", {"2026-04-20"}),
    ("Xây dựng chương trình, hoàn thành trong tháng Tư.", {"2026-04-30"}),
    ("Hoàn thành trong tháng Mười hai năm 2026.", {"2026-12-31"}),
    ("Gửi báo cáo trước ngày 05 tháng Sáu.", {"2026-06-05"}),
    ("Tổ chức xong trong tháng Tám.", {"2026-08-31"}),
    (
        "Văn phòng tham mưu báo cáo Ban Thường vụ Thành ủy trước 15/6 (báo cáo 6 tháng) và trước 15/12 (báo cáo năm) hằng năm.",
        {"half-yearly", "yearly"},
    ),
    (
        "Thực hiện chế độ báo cáo như sau:\n- Báo cáo quý: trước ngày 15 của tháng cuối quý;\n- Báo cáo 6 tháng: truớc ngày 10/6;\n- Báo cáo năm: trước ngày 10/12.",
        {"half-yearly", "quarterly", "yearly"},
    ),
    ("Hằng năm gửi báo cáo trước ngày 10/6 (6 tháng), trước ngày 10/12 (cả năm).", {"half-yearly", "yearly"}),
    (
        "Định kỳ báo cáo về Văn phòng: 6 tháng đầu năm (trước 15/6), cả năm (trước 15/12).",
        {"half-yearly", "yearly"},
    ),
    ("Giải ngân đến 30/9 đạt trên 75%, đến 31/12/2026 đạt 100% kế hoạch vốn.", {"2026-09-30", "2026-12-31"}),
    ("Phấn đấu đến ngày 31/12/2027 giảm ít nhất 20% đầu mối.", {"2027-12-31"}),
    ("Đến 31/12/2026: giải ngân đạt từ 98% trở lên; kết nạp đủ 25 đảng viên.", {"2026-12-31"}),
    ("Đến ngày 30/6/2026, 100% chi bộ dùng Sổ tay đảng viên điện tử.", {"2026-06-30"}),
    ("Thu ngân sách đến ngày 30/6/2026 đạt trên 55% dự toán.", {"2026-06-30"}),
    ("Phấn đấu trước ngày 30/11/2026 thu đủ 100% quỹ.", {"2026-11-30"}),
    ("Mỗi quý tổ chức ít nhất 01 kỳ sinh hoạt chuyên đề.", {"quarterly"}),
    ("Các chi bộ duy trì nền nếp; hằng quý sinh hoạt chuyên đề tối thiểu một lần.", {"quarterly"}),
    ("Trước năm 2027 hoàn thành tự chủ tài chính đối với Trường Cao đẳng.", {"2026-12-31"}),
    (
        "Phấn đấu đến ngày 31/12/2026 giảm 10% đầu mối, và trước năm 2028 hoàn thành sắp xếp.",
        {"2026-12-31", "2027-12-31"},
    ),
    ("Theo dõi việc thực hiện; sau ba tháng (ngày 20/6/2026) báo cáo đồng chí Bí thư.", {"2026-06-20"}),
    ("Sau 01 tháng (tức ngày 20/4/2026) gửi báo cáo về Văn phòng.", {"2026-04-20"}),
    ("Khắc phục trong vòng 60 ngày (đến ngày 19/5/2026).", {"2026-05-19"}),
    ("Biểu dương gương điển hình dịp 02/9 năm nay.", {"2026-09-02"}),
    ("Tổ chức gặp mặt, biểu dương vào dịp 27/7/2026.", {"2026-07-27"}),
    ("Khen thưởng dịp 19/5 năm nay.", {"2026-05-19"}),
    ("Sau khi kết thúc đợt học, chậm nhất 05 ngày làm việc các đơn vị gửi báo cáo kết quả.", {"words"}),
    ("Gửi báo cáo truớc ngày 15/5/2026.", {"2026-05-15"}),
    (
        "Các đồng chí phụ trách thôn nắm chắc tình hình, xong phần rà soát chậm nhất hết tuần đầu tháng 6.",
        {"2026-06-07"},
    ),
    (
        "Đề án hoàn chỉnh, trình Ban Thường vụ cho ý kiến ngay trong phiên họp thường kỳ tháng 7/2026.",
        {"2026-07-31"},
    ),
    ("Công tác chuẩn bị phải xong xuôi trước lễ giỗ Tổ (ngày 26/4/2027) 10 ngày.", {"2027-04-26"}),
    ("Hồ sơ thiếu phải bổ sung, hạn đến 17 giờ ngày 22/5.", {"2026-05-22"}),
    ("Thời gian lấy phiếu: trong 03 ngày, từ 18 đến 20/5/2026.", {"2026-05-20"}),
    (
        "Đợt 1 triển khai ở 04 thôn, kết thúc ngày 30/6; đợt 2 ở các thôn còn lại, kết thúc ngày 31/8/2026.",
        {"2026-06-30", "2026-08-31"},
    ),
    (
        "Phấn đấu giải ngân 100% vốn trước ngày 31/12/2026, riêng vốn kéo dài xong trước 30/9/2026.",
        {"2026-09-30", "2026-12-31"},
    ),
    ("Từ nay đến hết tháng Sáu, mỗi chi bộ tổ chức một buổi sinh hoạt chuyên đề.", {"2026-06-30"}),
    ("Chậm nhất sau 05 ngày làm việc kể từ ngày kết thúc đại hội, chi bộ gửi hồ sơ về Đảng ủy.", {"words"}),
    ("Hằng tuần, chiều thứ Sáu, gửi tin về Văn phòng.", {"weekly"}),
    ("Mỗi quý ít nhất một lần, cấp ủy đối thoại với Nhân dân.", {"quarterly"}),
    ("Danh sách gửi kèm bản mềm, không nhận sau ngày 20/5/2026.", {"2026-05-20"}),
    ("Việc bàn giao tiến hành dứt điểm trong ngày 30/6/2026.", {"2026-06-30"}),
    ("Ngày 12/5 là hạn chót nhận đăng ký.", {"2026-05-12"}),
    ("Báo cáo chuyên đề gửi trước 02 ngày so với ngày họp.", {"words"}),
    ("Tổng hợp, báo cáo Thường trực vào ngày làm việc cuối cùng hằng tháng.", {"monthly"}),
    ("Lịch tiếp công dân của Bí thư: ngày 15 hằng tháng.", {"monthly"}),
    (
        "Các chi bộ hoàn thành việc bình xét trước kỳ họp Hội đồng nhân dân cuối năm (dự kiến 10/12/2026).",
        {"2026-12-10"},
    ),
]

SILENT = [
    "Các hộ đăng ký trước đợt rà soát (15/6/2026) được ưu tiên vay vốn.",
    "Nguồn kinh phí được cấp trước khi sáp nhập (01/7/2026) quyết toán theo quy định cũ.",
    "Gia đình chính sách được tặng quà dịp 27/7/2026 gồm 45 hộ.",
    "Lịch nghỉ lễ:\n- Quốc khánh: tháng 9/2026.\n- Tết Dương lịch: tháng 01/2027.",
    "Thời gian làm việc:\n- Mùa hè: tháng 5 - tháng 9/2026.",
    "Thời gian giữ chức vụ:\n- Bí thư: tháng 6/2026.",
    "Ước đến 30/6/2026 đạt 52% kế hoạch.",
    "Dự kiến đến ngày 31/12/2026 dân số đạt 12.500 người.",
    "Hợp đồng thuê đất đến ngày 31/12/2027 có giá trị 150 triệu đồng.",
    "Quỹ đến ngày 30/6/2026 có số dư 12 triệu đồng.",
    "Đảng viên được miễn sinh hoạt đến ngày 30/9/2026.",
    "Thẻ bảo hiểm y tế có hạn sử dụng đến 31/12/2026.",
    "Sau ba năm (2023 - 2026) thực hiện, kết quả đạt 95%.",
    "Chuẩn bị cho Ngày hội Đại đoàn kết 18/11, các thôn đã họp.",
    "Nhà văn hóa được xây dựng trước năm 2027 không thuộc diện hỗ trợ.",
    "Trẻ sinh trong tháng Sáu được tiêm miễn phí.",
    "Từng tháng, từng quý tình hình có chuyển biến.",
    "Anh đã hai lần được khen, tháng 2 lần đạt giải.",
    "Bí thư Đảng ủy chủ trì phiên họp thường kỳ tháng 6/2026.",
    "Giá trị sản xuất đến 31/12/2026 tăng 12% so với cùng kỳ.",
    "Kinh phí: năm 2026 là 50 triệu đồng; năm 2027 là 60 triệu đồng.",
    "Hai tháng một lần, Ban Thường vụ làm việc với Đảng ủy Công an xã.",
    "Năm 2026, mỗi thôn có ít nhất 01 mô hình; đến cuối năm 2026 toàn xã có 20 mô hình.",
    "Kết thúc năm học 2025 - 2026, 100% trường đạt chuẩn.",
    "Rà soát, lập danh sách hộ nghèo theo mốc 01/6/2026.",
    "Kỷ niệm 80 năm Ngày truyền thống (23/9/1946 - 23/9/2026).",
    "Chương trình phối hợp giai đoạn 2026 - 2030 có hiệu lực từ ngày 01/6/2026.",
    "Phân công nhiệm vụ từng tháng cho từng đồng chí.",
    "Chỉ tiêu từng quý nêu ở phụ lục.",
    "Qua năm lần tổ chức, Cuộc thi đã thu hút nhiều người.",
    "Năm lần tổ chức trước đây đều tốt.",
    "Mốc thời gian kiểm tra: từ ngày 01/7/2025 đến thời điểm kiểm tra.",
    "Thời kỳ giám sát: từ ngày 01/01/2026 đến thời điểm giám sát.",
    "Niên độ kiểm tra: từ tháng 01/2025 đến thời điểm kiểm tra.",
    "Đến năm 2030, tỷ lệ hộ nghèo dưới 1%.",
    "Phấn đấu đến năm 2030 có 80% thôn đạt chuẩn.",
    "Tăng cường kiểm tra an toàn thực phẩm dịp Tết và lễ 30/4.",
    "Để hoàn thành chỉ tiêu năm 2026, Ban Thường vụ yêu cầu các chi bộ thực hiện tốt.",
    "Nhằm hoàn thành kế hoạch năm 2026, các chi bộ tập trung chỉ đạo.",
    "Góp phần hoàn thành nhiệm vụ năm 2026.",
    "Phấn đấu hoàn thành các chỉ tiêu năm 2026.",
    "Quyết tâm hoàn thành kế hoạch thu ngân sách năm 2026.",
    "Theo số liệu kiểm kê đến ngày 30/6/2026, toàn xã có 412 ha rừng.",
    "Ước đến 31/12/2026 đạt 98% dự toán.",
    "Ngày tháng năm sinh, quê quán của từng người.",
]


@pytest.mark.parametrize(("words", "wanted"), ASKED)
def test_given_further_wording_when_read_then_its_last_day_is_found(words: str, wanted: set[str]) -> None:
    assert in_short(words, TODAY) == wanted


@pytest.mark.parametrize("words", SILENT)
def test_given_date_that_only_describes_when_read_then_no_deadline(words: str) -> None:
    assert in_short(words, TODAY) == set()
