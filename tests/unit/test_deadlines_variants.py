"""Deadlines as other provinces, levels and years write them; all sentences are our own."""

from datetime import date

import pytest

from office_app.domain.incoming import Certainty
from tests.unit.deadline_reading import TODAY, deadlines_in, in_short

DATED = [
    ("Gửi danh sách chậm nhất 17 giờ 00 ngày 12/5/2026.", "2026-05-12"),
    ("Gửi số liệu trước 16h00 thứ Sáu (08/5).", "2026-05-08"),
    ("Nộp bài trước 11h30' ngày 15/5/2026.", "2026-05-15"),
    ("Báo cáo nhanh trước 16 giờ 30 phút, thứ Hai, ngày 11/5/2026.", "2026-05-11"),
    ("Việc kiểm kê xong trong tuần đầu tháng 6.", "2026-06-07"),
    ("Hoàn thành trong tuần thứ hai của tháng 6/2026.", "2026-06-14"),
    ("Hoàn thành trong tuần cuối tháng 6/2026.", "2026-06-30"),
    ("Đưa vào sử dụng trong 10 ngày đầu tháng 6/2026.", "2026-06-10"),
    ("Xong trong thượng tuần tháng 7/2026.", "2026-07-10"),
    ("Triển khai xong trong trung tuần tháng 7/2026.", "2026-07-20"),
    ("Hoàn thành trong hạ tuần tháng 7/2026.", "2026-07-31"),
    ("Tổ chức tập huấn trong quý II, III/2026.", "2026-09-30"),
    ("Kiểm tra các chi bộ trong quý II và quý III năm 2026.", "2026-09-30"),
    ("Hoàn thành việc tập huấn trong các ngày 12-14/5/2026.", "2026-05-14"),
    ("Hoàn thành trong tháng 5 và tháng 6/2026.", "2026-06-30"),
    ("Tuyên truyền trong tháng 5, 6, 7/2026.", "2026-07-31"),
    ("Thời gian hoàn thành: Quý III/2026.", "2026-09-30"),
    ("Thời gian hoàn thành: Quý III năm 2026.", "2026-09-30"),
    ("Hạn báo cáo: 30/9.", "2026-09-30"),
    ("Hạn nộp bài dự thi: 30/06.", "2026-06-30"),
    ("Thời hạn cuối là ngày 15/6/2026.", "2026-06-15"),
    ("Thời hạn gửi hồ sơ về Ban Tổ chức: 15/6/2026.", "2026-06-15"),
    ("Hạn chót nhận ý kiến góp ý là ngày 20/5/2026.", "2026-05-20"),
    ("Gửi báo cáo không muộn hơn ngày 15/6/2026.", "2026-06-15"),
    ("Muộn nhất ngày 15/6/2026 các đơn vị phải nộp hồ sơ.", "2026-06-15"),
    ("Muộn nhất là 15/6/2026 phải xong.", "2026-06-15"),
    ("Hoàn thành trước khi kết thúc tháng 6/2026.", "2026-06-30"),
    ("Kiện toàn ban chỉ đạo ngay trong tháng 5.", "2026-05-31"),
    ("Ra mắt tổ giúp việc ngay trong ngày 06/5/2026.", "2026-05-06"),
    ("| 3 | Xây dựng kế hoạch | Trước 15/5/2026 |", "2026-05-15"),
    ("| 4 | Tập huấn báo cáo viên | Ban Xây dựng Đảng | Trong tháng 6/2026 |", "2026-06-30"),
    ("Hoàn thành trước ngày 15.5.2026.", "2026-05-15"),
    ("Gửi ý kiến góp ý trước ngày 15 tháng 5.", "2026-05-15"),
    ("Gửi ý kiến góp ý trước 30/06.", "2026-06-30"),
    ("Đăng ký dự thi trước ngày 15/6/26.", "2026-06-15"),
    ("Hoàn thành vào cuối năm 2026.", "2026-12-31"),
    ("Cắm mốc thực địa hoàn thành đến hết năm 2026.", "2026-12-31"),
    ("Hoàn thành việc số hóa hồ sơ trước 31-12-2026.", "2026-12-31"),
    ("Gửi trước 15 / 6 / 2026.", "2026-06-15"),
    ("Báo cáo kết quả trước ngày 10 tháng 6 năm 2026.", "2026-06-10"),
    ("Đề nghị gửi lại phiếu trước ngày 02 tháng 6, năm 2026.", "2026-06-02"),
    ("Các đoàn thể đăng ký xong trước ngày 20/5.", "2026-05-20"),
    ("Nộp đảng phí quý II chậm nhất đến ngày 25/6/2026.", "2026-06-25"),
    ("Bàn giao hồ sơ, không để quá ngày 30/5/2026.", "2026-05-30"),
    ("Giải quyết dứt điểm đơn thư chậm nhất trong tháng 7/2026.", "2026-07-31"),
    ("Thời gian thực hiện: Từ ngày 15/5/2026 đến ngày 15/8/2026.", "2026-08-15"),
    ("Thời gian thực hiện: 15/5/2026 - 15/8/2026.", "2026-08-15"),
    ("Thời gian tổ chức: Tháng 6/2026.", "2026-06-30"),
    ("Thời gian: Trong tháng 6/2026, tại hội trường các chi bộ.", "2026-06-30"),
    ("Đợt 1: Trong tháng 6/2026.", "2026-06-30"),
    ("Đợt 2: Từ ngày 01/7/2026 đến ngày 31/7/2026.", "2026-07-31"),
    ("Lấy ý kiến Nhân dân từ ngày 10/5 đến hết ngày 25/5/2026.", "2026-05-25"),
    ("Treo cờ, khẩu hiệu từ ngày 15 đến hết ngày 20/5/2026.", "2026-05-20"),
    ("Từ nay đến hết quý III/2026, rà soát toàn bộ hộ nghèo.", "2026-09-30"),
    ("Hoàn thành trong 6 tháng đầu năm 2026.", "2026-06-30"),
    ("Tổ chức 02 lớp bồi dưỡng, hoàn thành trong 6 tháng cuối năm 2026.", "2026-12-31"),
    ("Hoàn thành trước quý IV/2026.", "2026-09-30"),
    ("Trình Ban Thường vụ xem xét trước tháng 7/2026.", "2026-06-30"),
    ("Xong trước ngày 01/6/2026.", "2026-06-01"),
    ("Tham mưu ban hành trong quý 2 năm 2026.", "2026-06-30"),
    ("Phấn đấu hoàn thành trước ngày 30/6/2026.", "2026-06-30"),
    ("Kiểm điểm xong, gửi báo cáo vào ngày 20/6/2026.", "2026-06-20"),
    ("Trình Thường trực Đảng ủy ngày 20/5/2026.", "2026-05-20"),
    ("Giải ngân toàn bộ vốn, hoàn thành trước khai giảng năm học mới (05/9/2026).", "2026-09-05"),
    ("Khắc phục xong các tồn tại trong tháng này.", "2026-05-31"),
    ("Hoàn thành trong quý này.", "2026-06-30"),
    ("Báo cáo sơ bộ gửi trong tuần này.", "2026-05-08"),
    ("Hoàn thành xong phần móng đến ngày 30/6/2026.", "2026-06-30"),
    ("Bản mềm gửi chậm nhất là hết ngày 20/5/2026.", "2026-05-20"),
    ("Kết thúc đợt cao điểm vào ngày 30/6/2026.", "2026-06-30"),
    ("Việc học tập kết thúc trong tháng 6/2026.", "2026-06-30"),
    ("Nhận hồ sơ đến hết ngày 30/5/2026.", "2026-05-30"),
    ("Gửi báo cáo trong vòng 10 ngày kể từ ngày ký.", "2026-05-14"),
    ("Trả lời bằng văn bản trong 05 ngày làm việc kể từ ngày ban hành.", "2026-05-11"),
    ("Lộ trình hoàn thành: Quý IV/2026.", "2026-12-31"),
    ("Tiến độ: hoàn thành trong tháng 9/2026.", "2026-09-30"),
    ("Thời gian xong: trước 20/5/2026.", "2026-05-20"),
    ("Báo cáo gửi không sau ngày 20/5/2026.", "2026-05-20"),
    ("Phổ biến trong sinh hoạt chi bộ tháng 6/2026.", "2026-06-30"),
    ("Gửi kế hoạch về Ban Tổ chức trước Thứ sáu, ngày 15/5/2026.", "2026-05-15"),
    ("Việc gắn biển số nhà xong trước Chủ nhật, ngày 17/5/2026.", "2026-05-17"),
    ("HOÀN THÀNH TRƯỚC NGÀY 20/5/2026.", "2026-05-20"),
    ("Gửi báo cáo trước ngày 10/01.", "2027-01-10"),
    ("Số liệu tính đến ngày 31/5/2026, gửi trước ngày 05/6/2026.", "2026-06-05"),
    ("- Cấp tỉnh: dự kiến nửa cuối tháng 5/2026.", "2026-05-31"),
    ("Chi bộ sinh hoạt chuyên đề trong kỳ sinh hoạt tháng 6 hoặc tháng 7/2026.", "2026-07-31"),
    ("Các chi bộ gửi báo cáo tháng 6 trước ngày 20.", "2026-06-20"),
    ("Căn nhà thứ ba hoàn thành trước Ngày hội Đại đoàn kết toàn dân tộc 18/11.", "2026-11-18"),
    ("Hạn nộp hồ sơ là ngày cuối cùng của tháng 6/2026.", "2026-06-30"),
    ("Đưa nội dung vào sinh hoạt chi bộ thường kỳ tháng 6, tháng 7/2026.", "2026-07-31"),
    ("Nộp trong buổi chiều thứ Năm, 07/5/2026.", "2026-05-07"),
    ("Quá ngày 20/5/2026, chi bộ nào không gửi coi như nhất trí.", "2026-05-20"),
    ("Thời gian tổng kết: Tuần thứ 2 tháng 12/2026.", "2026-12-14"),
    ("Cuộc thi kết thúc lúc 23h59 ngày 07/6/2026.", "2026-06-07"),
    ("Trong 02 năm 2026, 2027 hoàn thành xóa nhà tạm.", "2027-12-31"),
    ("- Tháng 6/2026: Tổ chức hội nghị quán triệt.", "2026-06-30"),
    ("- Ngày 15/5/2026: Hoàn thành kế hoạch.", "2026-05-15"),
    ("Giai đoạn 1 (từ nay đến 30/6/2026): rà soát hộ nghèo.", "2026-06-30"),
    ("Nộp phiếu đăng ký chậm nhất là ngày 25.9.", "2026-09-25"),
    ("Các thôn nộp danh sách trước 25.9, không để chậm.", "2026-09-25"),
    ("Dự thảo xong, trình ký ngày 11/5.", "2026-05-11"),
    ("Nộp bản giải trình trước ngày 15 tháng này.", "2026-05-15"),
    ("Bảo đảm đến ngày 31-12-2026 giải ngân đạt ít nhất 90% vốn giao.", "2026-12-31"),
    ("- Sơ kết bước một: quý III/2026.", "2026-09-30"),
    ("3. Tổ chức lớp bồi dưỡng cấp ủy viên: tuần thứ nhất tháng 6-2026.", "2026-06-07"),
    ("Các chi bộ báo cáo tổng kết năm trước ngày 05 tháng 11.", "2026-11-05"),
    ("Đất tranh chấp đến cuối năm 2030 phải xử lý xong.", "2030-12-31"),
    ("Phát triển đảng viên ở các bản; đến hết năm 2026 không còn bản chưa có chi bộ.", "2026-12-31"),
    ("Hình thức: cổ động trực quan; sinh hoạt chuyên đề trong chi bộ tháng 12/2026.", "2026-12-31"),
    ("Đại hội đồng loạt từ đầu tháng 6 đến hết tháng 7/2026.", "2026-07-31"),
    ("Phòng Xây dựng chính quyền tổng hợp, ngày 12/12 báo cáo Giám đốc Sở.", "2026-12-12"),
]


@pytest.mark.parametrize(("text", "due"), DATED)
def test_given_a_last_day_when_read_then_that_day(text: str, due: str) -> None:
    assert in_short(text, TODAY) == {due}


SEVERAL = [
    ("Báo cáo 6 tháng trước ngày 10/6, báo cáo năm trước ngày 05/12.", {"2026-06-10", "2026-12-05"}),
    ("Gửi báo cáo trước ngày 15/6 và 15/12/2026.", {"2026-06-15", "2026-12-15"}),
    ("Nộp hồ sơ đợt 1 trước ngày 20/5/2026; đợt 2 trước ngày 20/8/2026.", {"2026-05-20", "2026-08-20"}),
    ("Thời gian: 01 buổi, xong trước 20/5/2026, báo cáo trước 25/5/2026.", {"2026-05-20", "2026-05-25"}),
]


@pytest.mark.parametrize(("text", "dues"), SEVERAL)
def test_given_several_last_days_when_read_then_all(text: str, dues: set[str]) -> None:
    assert in_short(text, TODAY) == dues


RECURRING = [
    ("Định kỳ hằng tháng (trước ngày 20), các chi bộ gửi báo cáo.", {"monthly"}),
    ("Báo cáo quý gửi trước ngày 20 tháng cuối quý.", {"quarterly"}),
    ("Gửi trước ngày 10 của tháng cuối quý.", {"quarterly"}),
    ("Thống kê gửi trước ngày 05 của tháng đầu quý.", {"quarterly"}),
    ("Báo cáo theo chế độ 6 tháng/lần.", {"half-yearly"}),
    ("Họp giao ban mỗi quý một lần.", {"quarterly"}),
    ("Báo cáo tiến độ tuần/lần.", {"weekly"}),
    ("Kiểm tra định kỳ 02 lần/năm.", {"half-yearly"}),
    ("Tổ chức đối thoại ít nhất 01 lần/năm.", {"yearly"}),
    ("Phát thanh 02 lần/tuần trên hệ thống truyền thanh.", {"weekly"}),
    ("Báo cáo tháng, quý, 6 tháng và năm theo mẫu.", {"monthly", "quarterly", "half-yearly", "yearly"}),
    ("Báo cáo định kỳ 6 tháng (trước ngày 20/6) và hằng năm (trước ngày 20/12).", {"half-yearly", "yearly"}),
    ("Báo cáo trước 20 giờ hằng ngày.", {"daily"}),
    ("Tổng vệ sinh sáng thứ Bảy hằng tuần.", {"weekly"}),
    ("Nộp báo cáo trước ngày 15/12 hằng năm.", {"yearly"}),
    ("Rà soát mỗi năm 01 lần.", {"yearly"}),
    ("Thứ Sáu hằng tuần gửi số liệu cho Văn phòng.", {"weekly"}),
    ("Giao ban định kỳ ba tháng một lần.", {"quarterly"}),
    ("Báo cáo nộp vào ngày làm việc cuối cùng của tháng.", {"monthly"}),
    ("Hàng quý, chi bộ đánh giá việc thực hiện.", {"quarterly"}),
    ("Các thôn báo cáo kết quả vận động 6 tháng, năm về xã.", {"half-yearly", "yearly"}),
    ("Văn phòng theo dõi; 6 tháng, một năm tổng hợp báo cáo.", {"half-yearly", "yearly"}),
    ("Hằng quý, 6 tháng, năm tổ chức giao ban khối.", {"quarterly", "half-yearly", "yearly"}),
    ("Sơ kết 6 tháng, tổng kết năm phong trào thi đua.", {"half-yearly", "yearly"}),
    ("Chế độ báo cáo: tháng, quý.", {"monthly", "quarterly"}),
    ("Báo cáo tuần/tháng gửi Tổ giúp việc.", {"weekly", "monthly"}),
    ("Sinh hoạt chuyên đề tại chi bộ: mỗi quý ít nhất 01 lần.", {"quarterly"}),
    ("Cấp ủy viên dự sinh hoạt cùng chi bộ ít nhất 01 lần/quý.", {"quarterly"}),
    ("Trạm trực báo cáo nhanh mỗi ngày 02 lần.", {"daily"}),
    ("Ban Chỉ đạo họp định kỳ 3 tháng một lần.", {"quarterly"}),
    ("Mỗi năm tổ chức ít nhất hai cuộc đối thoại.", {"half-yearly"}),
    ("Tổ công tác kiểm tra hiện trường 7 ngày/lần.", {"weekly"}),
    ("Đoàn công tác về cơ sở tối thiểu một lần mỗi tháng để kiểm tra.", {"monthly"}),
    ("Gửi báo cáo tháng trước ngày 23.", {"monthly"}),
    ("Cuối tháng, cuối quý, cuối năm báo cáo kết quả.", {"monthly", "quarterly", "yearly"}),
    ("Báo cáo kết quả hai lần mỗi năm (tháng 6 và tháng 12).", {"half-yearly"}),
    ("Báo cáo vào ngày cuối cùng của quý.", {"quarterly"}),
    ("Báo cáo sơ kết 6 tháng (trước 10/6), tổng kết năm (trước 10/12).", {"half-yearly", "yearly"}),
    ("Nộp báo cáo tuần chậm nhất 16 giờ thứ Năm.", {"weekly"}),
    ("Định kỳ 6 tháng báo cáo cấp trên trước ngày 15/6 và 15/12.", {"half-yearly"}),
    ("Hằng năm, các hội gửi báo cáo trước ngày 05 tháng 11.", {"yearly"}),
    ("Duy trì sinh hoạt chuyên đề 6 tháng/lần.", {"half-yearly"}),
    (
        "Duy trì giao ban hằng tuần; họp Ban Thường vụ hằng tháng; hội nghị hằng quý.",
        {"weekly", "monthly", "quarterly"},
    ),
    ("Sinh hoạt thường kỳ vào chiều ngày 03 hằng tháng.", {"monthly"}),
]


@pytest.mark.parametrize(("text", "periods"), RECURRING)
def test_given_a_duty_that_comes_round_when_read_then_its_periods(text: str, periods: set[str]) -> None:
    assert in_short(text, TODAY) == periods


BOUND = [
    ("Hoàn thành trước Tết Nguyên đán Bính Ngọ.", "Tết Nguyên đán Bính Ngọ"),
    ("Gửi bài thu hoạch trong vòng 07 ngày sau khi kết thúc lớp học.", "sau khi kết thúc lớp học"),
    ("Ngay sau hội nghị, các chi bộ gửi biên bản về Văn phòng.", "hội nghị"),
    ("Gửi tài liệu trước ngày khai mạc đại hội.", "ngày khai mạc đại hội"),
    ("Giấy mời phát hành trước hội nghị 05 ngày làm việc.", "hội nghị 05 ngày làm việc"),
    ("Gửi báo cáo sau 15 ngày kể từ ngày kết thúc hội nghị.", "kể từ ngày kết thúc hội nghị"),
    ("Chậm nhất 05 ngày sau đại hội, chi ủy trình chuẩn y kết quả.", "sau đại hội"),
    ("Báo cáo kết quả sau khi đại hội kết thúc 03 ngày.", "khi đại hội kết thúc 03 ngày"),
    ("Niêm yết danh sách trước Tết Nguyên đán 05 ngày.", "Tết Nguyên đán 05 ngày"),
]


@pytest.mark.parametrize(("text", "event"), BOUND)
def test_given_a_deadline_bound_to_an_event_when_read_then_the_event_and_no_date(
    text: str, event: str
) -> None:
    (found,) = deadlines_in(text, TODAY)
    assert (found.due, found.event, found.certainty) == (None, event, Certainty.GUESS)
    assert event in found.reason


@pytest.mark.parametrize(
    "text",
    [
        "Gửi báo cáo trong thời gian sớm nhất.",
        "Tổ chức hội nghị vào đầu quý III/2026.",
        "Hoàn thành vào đầu tháng 7/2026.",
        "Tổng kết vào giữa quý IV/2026.",
    ],
)
def test_given_vague_words_when_read_then_no_date_is_invented(text: str) -> None:
    (found,) = deadlines_in(text, TODAY)
    assert (found.due, found.certainty) == (None, Certainty.GUESS)
    assert found.reason


def test_given_no_year_when_read_then_likely_and_the_reason_names_the_year() -> None:
    (found,) = deadlines_in("Gửi báo cáo trước ngày 10/6.", TODAY)
    assert (found.certainty, found.year_inferred) == (Certainty.LIKELY, True)
    assert found.reason == "Văn bản không ghi năm; lấy năm 2026."


def test_given_a_full_date_when_read_then_sure() -> None:
    (found,) = deadlines_in("Gửi báo cáo trước ngày 10/6/2026.", TODAY)
    assert (found.certainty, found.reason, found.inclusive) == (Certainty.SURE, "", True)


@pytest.mark.parametrize(
    ("text", "due", "inclusive"),
    [
        ("Gửi báo cáo trước ngày 10/6/2026.", "2026-06-09", False),
        ("Gửi báo cáo chậm nhất trước 10/6.", "2026-06-09", False),
        ("Gửi báo cáo chậm nhất ngày 10/6/2026.", "2026-06-10", True),
        ("Gửi báo cáo trước 16 giờ ngày 10/6/2026.", "2026-06-10", True),
        ("Hoàn thành trước tháng 6/2026.", "2026-05-31", True),
        ("Hoàn thành trong tháng 6/2026.", "2026-06-30", True),
    ],
)
def test_given_the_day_itself_does_not_count_when_read_then_the_day_before(
    text: str, due: str, inclusive: bool
) -> None:
    (found,) = deadlines_in(text, TODAY, due_day_counts=False)
    assert (found.due, found.inclusive) == (date.fromisoformat(due), inclusive)


def test_given_every_fifteen_days_when_read_then_the_nearest_period_and_the_reason_says_so() -> None:
    (found,) = deadlines_in("Báo cáo tiến độ thi công 15 ngày/lần.", TODAY)
    assert found.recurrence and found.recurrence.value == "monthly"
    assert found.certainty is Certainty.GUESS and "15 ngày/lần" in found.reason


def test_given_two_words_for_one_period_when_read_then_one_duty() -> None:
    (found,) = deadlines_in("Tổ giúp việc họp định kỳ 3 tháng một lần.", TODAY)
    assert found.text == "định kỳ 3 tháng một lần"


def test_given_data_of_a_period_before_a_last_day_when_read_then_no_window() -> None:
    text = "Báo cáo kết quả (số liệu từ 15/12/2025 đến 14/5/2026), gửi Sở Nội vụ trước 15/5/2026."
    (found,) = deadlines_in(text, TODAY)
    assert (found.due, found.starts, found.text) == (date(2026, 5, 15), None, "gửi Sở Nội vụ trước 15/5/2026")


TABLE = """| TT | Nội dung | Đơn vị chủ trì | Thời gian hoàn thành |
|---|---|---|---|
| 1 | Ban hành kế hoạch | Văn phòng Đảng ủy | 15/5/2026 |
| 2 | Học tập tại chi bộ | Các chi bộ | Tháng 6/2026 |
| 3 | Kiểm tra, giám sát | Ủy ban Kiểm tra | Quý III/2026 |
| 4 | Báo cáo tiến độ | Các chi bộ | Hằng quý |"""


LINES = """Nội dung công việc
Thời hạn hoàn thành
Rà soát danh sách
20/5/2026
Tổng hợp kết quả
Quý III/2026
Báo cáo tiến độ
Ngày 20 hằng tháng"""


def test_given_a_table_with_a_column_of_last_days_when_read_then_every_cell_is_one() -> None:
    assert in_short(TABLE, TODAY) == {"2026-05-15", "2026-06-30", "2026-09-30", "quarterly"}


def test_given_a_row_whose_cells_stand_on_lines_of_their_own_when_read_then_the_rows_below_count() -> None:
    broken = TABLE.replace(
        "| 2 | Học tập tại chi bộ | Các chi bộ | Tháng 6/2026 |", "2\nHọc tập tại chi bộ\nCác chi bộ"
    )
    assert in_short(broken, TODAY) == {"2026-05-15", "2026-09-30", "quarterly"}


ENTRIES = """2. Số lớp và thời gian
- Cấp ủy viên mới: 40 người, nửa cuối tháng 6/2026.
- Bí thư chi bộ: 25 người, 02 ngày, quý III.
3. Kinh phí
- Nguồn chi: ngân sách xã, quý IV."""


def test_given_a_part_about_time_when_read_then_periods_that_end_its_entries_count() -> None:
    assert in_short(ENTRIES, TODAY) == {"2026-06-30", "2026-09-30"}


def test_given_cells_each_on_a_line_of_its_own_when_read_then_those_under_the_heading_count() -> None:
    assert in_short(LINES, TODAY) == {"2026-05-20", "2026-09-30", "monthly"}


def test_given_a_table_whose_frame_is_lost_when_read_then_the_periods_that_end_its_rows_count() -> None:
    flat = "\nTT Nội dung Đơn vị chủ trì Thời gian hoàn thành\n1 Số hóa hồ sơ Phòng Kinh tế Quý III/2026\n"
    below = "2 Nghe kết quả tháng 8/2026\nIII. Kinh phí\nNguồn chi tháng 9/2026"
    assert in_short(flat + below, TODAY) == {"2026-09-30"}


def test_given_a_table_without_such_a_column_when_read_then_its_dates_are_none() -> None:
    table = TABLE.replace("Thời gian hoàn thành", "Ngày sinh").replace("| Hằng quý |", "| |")
    assert in_short(table.replace("Tháng 6/2026", "").replace("Quý III/2026", ""), TODAY) == set()
