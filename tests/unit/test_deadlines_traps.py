"""What looks like a deadline and is none; all sentences are our own."""

from datetime import date

import pytest

from tests.unit.deadline_reading import in_short

TODAY = date(2026, 5, 4)

TRAPS = [
    # periods whose figures are reported
    "Các đảng ủy báo cáo kết quả học tập nghị quyết trong 6 tháng đầu năm (số liệu tính đến ngày 31/5/2026).",
    "Chi bộ báo cáo kết quả sinh hoạt trong quý II (tính từ ngày 01/4/2026).",
    # documents that are cited
    "Căn cứ Nghị quyết số 57-NQ/TW, ngày 22/12/2026 của Bộ Chính trị về đột phá phát triển khoa học.",
    "Thực hiện Kế hoạch số 41-KH/ĐU, ngày 12/6/2026 của Ban Thường vụ Đảng ủy.",
    "Theo Hướng dẫn số 05-HD/VPTW ngày 27/5/2026, văn bản được trình bày lại.",
    "Báo cáo số 95-BC/ĐU, ngày 15/6/2026 của Đảng ủy đã nêu rõ.",
    # terms and periods of policy
    "Nghị quyết Đại hội nhiệm kỳ 2025 - 2030 đi vào cuộc sống.",
    "Chương trình mục tiêu quốc gia giai đoạn 2026 - 2030 được triển khai.",
    "Quy hoạch đến năm 2035, tầm nhìn đến năm 2050.",
    "Kế hoạch phát triển kinh tế - xã hội 5 năm 2026-2030.",
    "Đề án đến năm 2030 có ba khâu đột phá.",
    # targets
    "Phấn đấu đến năm 2030 đạt chuẩn nông thôn mới hiện đại.",
    "Phấn đấu đến hết năm 2026 đạt tỷ lệ 95% hộ gia đình văn hóa.",
    "Mục tiêu đến năm 2027 giảm 50% số hộ nghèo.",
    "Chỉ tiêu: đến cuối năm 2026, tỷ lệ đảng viên dự học đạt 98% trở lên.",
    "Hai mục tiêu 100 năm (đến năm 2030 trở thành nước đang phát triển có công nghiệp hiện đại).",
    "Ước giải ngân đến hết quý III/2026 đạt 65% kế hoạch.",
    # durations
    "Thời gian học tập: 01 buổi.",
    "Hội nghị tổ chức không quá 02 ngày.",
    "Thời gian của lớp bồi dưỡng là 05 ngày.",
    "Mỗi chuyên đề 1/2 ngày.",
    "Thời gian học: 05 ngày, từ ngày 11/5/2026 đến ngày 15/5/2026.",
    "Nghỉ hưởng chế độ 06 tháng.",
    # past events
    "Đảng ủy đã hoàn thành việc rà soát trước ngày 30/4/2026.",
    "Trong tháng 5/2026, Đảng ủy đã ban hành 03 nghị quyết.",
    "Ban Thường vụ đã tổ chức hội nghị vào ngày 20/4/2026.",
    "Kết nối với hội nghị toàn quốc ngày 20/5/2026 (Đã hoàn thành).",
    "Đến ngày 15/4/2026, toàn xã có 38 chi bộ.",
    "Từ ngày 01/01/2026 đến ngày 30/4/2026, xã tiếp 45 lượt công dân.",
    "Hằng tháng, chi bộ đã duy trì sinh hoạt đều.",
    "Đánh giá kết quả 10 năm thực hiện (từ tháng 5/2016 đến tháng 5/2026).",
    "Đăng ký lớp bồi dưỡng (02 ngày, dự kiến 24-25/9/2026) theo mẫu.",
    # legal effect
    "Quy định này có hiệu lực từ ngày 01/7/2026.",
    "Quyết định có hiệu lực kể từ ngày ký.",
    "Luật có hiệu lực thi hành từ ngày 01 tháng 7 năm 2026.",
    "Thực hiện chế độ mới từ ngày 01/7/2026.",
    # dates of events
    "Hội nghị do Tỉnh ủy tổ chức vào ngày 07/6/2026.",
    "Đại hội khai mạc ngày 20/6/2026.",
    "Kỳ họp thứ ba diễn ra vào ngày 15/6/2026.",
    "Đại hội diễn ra từ ngày 12/6/2026 đến ngày 14/6/2026.",
    "Ngày bầu cử là Chủ nhật, ngày 15/11/2026.",
    "Lễ kết nạp đảng viên được tổ chức trong ngày 19/5/2026.",
    "Ban Thường vụ dự kiến họp trong tuần 3 tháng 6/2026.",
    # figures and periods of data
    "Số liệu tính đến ngày 31/12/2026.",
    "Số liệu từ 15/12/2025 đến 14/12/2026.",
    "Số liệu chốt đến hết ngày 31/5/2026.",
    "Thời kỳ kiểm tra: từ ngày 01/01/2025 đến ngày 30/6/2026.",
    "Mốc số liệu báo cáo: từ ngày 15/12/2025 đến ngày 14/6/2026.",
    "Kỳ báo cáo tính từ ngày 15/5/2026 đến ngày 14/6/2026.",
    "Báo cáo kết quả thực hiện nhiệm vụ 6 tháng đầu năm 2026.",
    "Tình hình thực hiện nhiệm vụ trong 6 tháng đầu năm 2026 có chuyển biến.",
    # anniversaries, birthdays
    "Tuyên truyền kỷ niệm 81 năm Quốc khánh (02/9/1945 - 02/9/2026).",
    "Kỷ niệm 96 năm Ngày thành lập Công đoàn Việt Nam 28/7/2026.",
    "Đồng chí sinh ngày 15/8/1970, vào Đảng ngày 19/5/1998.",
    "Xét tặng Huy hiệu Đảng đợt 02/9/2026.",
    "Các hoạt động chào mừng dịp lễ 30/4 và 01/5.",
    # invitations
    "Thời gian: 14 giờ 00, ngày 12/6/2026 (thứ Sáu).",
    "Thời gian: 07 giờ 30 phút, ngày 12 tháng 6 năm 2026, tại hội trường Đảng ủy.",
    "Trân trọng kính mời đồng chí dự hội nghị vào hồi 8 giờ ngày 12/6/2026.",
    "Khai giảng lúc 8 giờ 00 ngày 11/5/2026.",
    # headings, plans for a period
    "CHƯƠNG TRÌNH CÔNG TÁC THÁNG 6/2026",
    "Kế hoạch kiểm tra, giám sát năm 2026",
    "Nhiệm vụ trọng tâm từ nay đến cuối năm 2026",
    "Phương hướng, nhiệm vụ quý III/2026",
    # described, not asked
    "Là căn cứ để đánh giá, xếp loại tổ chức đảng hằng năm.",
    "Lồng ghép vào sinh hoạt chi bộ hằng tháng.",
    "Thu nhập bình quân hằng năm tăng 8%.",
    "Kinh phí hằng năm do ngân sách bảo đảm.",
    "Hằng năm, xã đón trên 5.000 lượt khách.",
    "Bảo đảm 2/3 số thành viên có mặt, 12/15 chi bộ đạt yêu cầu.",
    "Mỗi tổ có từ 5-7 người, phụ trách đến 12-14 hộ.",
    "Điểm 2.1.3 của Hướng dẫn nêu rõ cách làm.",
    "Số điện thoại 0203.456.2026 để liên hệ.",
    "Đảng viên được kết nạp trước ngày 01/6/2026 đóng đảng phí theo mức mới.",
    "Các dự án phê duyệt trước ngày 01/7/2026 thực hiện theo quy định cũ.",
    "Hợp đồng có thời hạn đến ngày 31/12/2026.",
    "Phiếu có giá trị đến hết ngày 31/12/2026.",
    "Thời gian: Từ 19h30 đến 21h00 ngày 15/5/2026.",
    "Giờ làm việc mùa hè từ ngày 16/4 đến ngày 15/10.",
    "Đoàn làm việc tại đơn vị ngày 15/6/2026.",
    "- Ngày 15/5/2026: Đoàn làm việc với Chi bộ Nà Lài.",
    # periods in a row, counts and periods after a colon that ask for nothing
    "Xây dựng kế hoạch công tác tháng, quý, năm sát thực tế.",
    "Kết quả thực hiện nhiệm vụ 6 tháng, năm 2026 có chuyển biến.",
    "Chi bộ đã báo cáo kết quả quý, năm đầy đủ.",
    "Tiêu chí xếp loại tháng, quý, năm của đảng viên.",
    "Tỷ lệ bình quân mỗi năm ít nhất 01 lần tăng.",
    "Đã kiểm tra 02 lần/năm theo kế hoạch.",
    "- Kỳ báo cáo: tháng 6/2026",
    "- Báo cáo kết quả công tác: quý II/2026.",
    "- Số lượng hồ sơ tiếp nhận: quý III.",
    "Đạt trước 9.5 điểm, theo mục 2.1 của Đề án.",
    "Một số chi bộ nộp phiếu chậm so với hạn 25/8.",
    "Dự báo thời tiết xấu; từ ngày 07/6 đến ngày 09/6 mưa phổ biến 200 mm.",
    "- Lớp 1: từ ngày 09/6 đến ngày 13/6/2026;",
    "- Lớp 3: dự kiến tháng 9/2026.",
    "Bốn đơn vị đã được gia hạn đến ngày 18/6.",
    "Danh sách gửi chậm, sau hạn trước ngày 28/4.",
    "Thời gian mỗi cuộc không quá 15 ngày làm việc.",
    "Đơn gửi đến muộn thì xem xét sau đại hội.",
    "Một số chi bộ chưa cập nhật số liệu hằng tháng.",
    "- Đến năm 2028: không còn chi bộ yếu; mỗi chi bộ sinh hoạt chuyên đề ít nhất 04 lần/năm.",
    "Tại phiên họp ngày 28/5/2026, Ban Thường vụ có ý kiến như sau.",
    # what a supervision looks at; a rate kept up; what happened so many days after
    "Thời kỳ giám sát từ ngày 01/12/2025 đến ngày 20/8/2026.",
    "Duy trì tốc độ tăng trưởng hằng năm trên 8%.",
    "Phấn đấu đến hết năm 2028 không còn nhà tạm, nhà dột nát.",
    "Sau khi tổ chức hội nghị 02 ngày, chi bộ đã báo cáo kết quả.",
]


@pytest.mark.parametrize("text", TRAPS)
def test_given_what_only_looks_like_a_deadline_when_read_then_nothing(text: str) -> None:
    assert in_short(text, TODAY) == set()
