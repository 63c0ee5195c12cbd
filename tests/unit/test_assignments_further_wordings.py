"""Further ways of giving work: counted bodies, sentences of their own, names of many words; and what gives none."""

import pytest

from office_app.recognition.recognise import recognise
from tests.unit.recognition_rules import RULES

HEAD = (
    "ĐẢNG ỦY XÃ ĐỒNG QUẾ\n*\nSố 210-KH/ĐU\nĐồng Quế, ngày 05 tháng 5 năm 2026\nKẾ HOẠCH\nvề học tập nghị quyết\n-----\n"
    "Thực hiện Chỉ thị số 6-CT/TU của Tỉnh ủy, Ban Thường vụ Đảng ủy xây dựng kế hoạch như sau:\n"
)
FOOT = "\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\nTrần Văn Sửu\n"


def units(body: str, section: str = "II- TỔ CHỨC THỰC HIỆN") -> list[str]:
    return [found.unit for found in recognise(f"{HEAD}{section}\n{body}{FOOT}", RULES).assignments]


GIVEN = [
    (
        "1. Phòng Kinh tế bố trí kinh phí phục vụ, Kho bạc Nhà nước bảo đảm chi trả.",
        ["Phòng Kinh tế", "Kho bạc Nhà nước"],
    ),
    (
        "2. Ủy ban nhân dân xã bố trí điểm giữ xe; chỉ đạo Phòng Kinh tế, Công an xã xử lý vi phạm.",
        ["Ủy ban nhân dân xã", "Phòng Kinh tế", "Công an xã"],
    ),
    (
        "3. Ban Xây dựng Đảng phối hợp với Công an xã, Ban Chỉ huy Quân sự xã nắm tình hình.",
        ["Ban Xây dựng Đảng"],
    ),
    ("4. Chi đoàn giáo viên, Liên đội tổ chức sân chơi.", ["Chi đoàn giáo viên", "Liên đội"]),
    (
        "5. Phòng Công tác đảng và công tác chính trị là thường trực phong trào, theo dõi kết quả.",
        ["Phòng Công tác đảng và công tác chính trị"],
    ),
    (
        "1. Các đồng chí đảng ủy viên được phân công phụ trách lĩnh vực có trách nhiệm đôn đốc.",
        ["Các đồng chí đảng ủy viên được phân công phụ trách lĩnh vực"],
    ),
    (
        "1. Bí thư chi bộ chủ trì xây dựng báo cáo. Trước ngày 25/11, các cơ quan tham mưu tham gia ý kiến.",
        ["Bí thư chi bộ", "các cơ quan tham mưu"],
    ),
    ("2. Chi bộ trường học nhận đỡ đầu thôn Đông.", ["Chi bộ trường học"]),
    (
        "1. Chánh Văn phòng, Giám đốc các sở: Tài chính, Nội vụ, Y tế; Trưởng thôn chịu trách nhiệm thi hành.",
        ["Chánh Văn phòng", "Giám đốc các sở: Tài chính, Nội vụ, Y tế", "Trưởng thôn"],
    ),
    (
        "1. Yêu cầu các cấp ủy, đơn vị\n1.1. Chi bộ thôn Đông lập danh sách.\n1.2. Chi bộ thôn Tây gửi báo cáo.",
        ["Chi bộ thôn Đông", "Chi bộ thôn Tây"],
    ),
    (
        "1. Trung tâm Chính trị: bố trí hội trường. Văn phòng Đảng ủy: chuẩn bị tài liệu.",
        ["Trung tâm Chính trị", "Văn phòng Đảng ủy"],
    ),
    ("2. Ban Xây dựng Đảng (bộ phận Tuyên giáo) theo dõi việc học tập.", ["Ban Xây dựng Đảng"]),
    ("2. Bí thư các đảng ủy xã, phường chịu trách nhiệm về tiến độ.", ["Bí thư các đảng ủy xã, phường"]),
    (
        "3. Ủy ban MTTQVN xã và các tổ chức chính trị - xã hội giám sát.",
        ["Ủy ban Mặt trận Tổ quốc Việt Nam xã và các tổ chức chính trị - xã hội"],
    ),
    (
        "1. Yêu cầu\n1.1. Ủy ban nhân dân xã lãnh đạo thu ngân sách.\n1.2. Công an xã tuần tra.",
        ["Ủy ban nhân dân xã", "Công an xã"],
    ),
    (
        "2. Ban Chỉ đạo được sử dụng con dấu của Đảng ủy; Trưởng Ban phân công việc cụ thể.",
        ["Trưởng Ban"],
    ),
    (
        "3. Đảng ủy Ủy ban nhân dân xã hoàn thiện quy định; chỉ đạo các ngành thực hiện.",
        ["Đảng ủy Ủy ban nhân dân xã"],
    ),
    (
        "4. Văn phòng tổng hợp. Các phòng nghiệp vụ theo địa bàn được phân công đôn đốc.",
        ["Văn phòng", "Các phòng nghiệp vụ"],
    ),
    (
        "5. Giao Phòng Theo dõi công tác phòng, chống tham nhũng, tiêu cực đôn đốc.",
        ["Phòng Theo dõi công tác phòng, chống tham nhũng, tiêu cực"],
    ),
    ("1. Thường trực Đảng ủy giao Ban Xây dựng Đảng rà soát danh sách.", ["Ban Xây dựng Đảng"]),
    (
        "1. Ban Thường vụ phân công các đồng chí đảng ủy viên phụ trách chi bộ có trách nhiệm dự sinh hoạt.",
        ["các đồng chí đảng ủy viên phụ trách chi bộ"],
    ),
    ("1. Chỉnh trang ngõ xóm. Đơn vị thực hiện: Đoàn Thanh niên xã.", ["Đoàn Thanh niên xã"]),
    (
        "2. Hội đồng bồi thường, hỗ trợ, tái định cư và Phòng Kinh tế công khai phương án.",
        ["Hội đồng bồi thường, hỗ trợ, tái định cư", "Phòng Kinh tế"],
    ),
    (
        "2. Đài Truyền thanh xã, Cổng thông tin điện tử xã mở chuyên mục.",
        ["Đài Truyền thanh xã", "Cổng thông tin điện tử xã"],
    ),
    (
        "3. Chi bộ lập sổ.\nTrên đây là Kế hoạch, đề nghị các chi bộ thực hiện; quá trình thực hiện có vướng mắc thì hỏi.",
        ["Chi bộ"],
    ),
    (
        "3. Chi bộ lập sổ.\nTrên đây là Kế hoạch; yêu cầu các đơn vị nghiêm túc thực hiện. Giao Văn phòng Đảng ủy tổng hợp.",
        ["Chi bộ", "Văn phòng Đảng ủy"],
    ),
    (
        "1. Thành lập 03 đoàn giám sát do đồng chí Phó Bí thư làm trưởng đoàn. Các đoàn giám sát xây dựng lịch làm việc.",
        ["Các đoàn giám sát"],
    ),
    (
        "1. Kỳ giao ban tới tổ chức vào đầu tháng 7. Các đảng ủy gửi báo cáo quý II cho Văn phòng.",
        ["Các đảng ủy"],
    ),
    ("2. 11 đảng ủy xã, phường nêu trên nghiêm túc rút kinh nghiệm.", ["11 đảng ủy xã, phường nêu trên"]),
    ("2. 05 chi bộ được chọn làm điểm tổ chức học tập trước ngày 20/5/2026.", ["05 chi bộ được chọn"]),
    (
        "3. Các chi bộ được kiểm tra chuẩn bị báo cáo; các chi bộ, đảng bộ còn lại xây dựng kế hoạch của mình.",
        ["Các chi bộ được kiểm tra", "các chi bộ, đảng bộ còn lại"],
    ),
    (
        "2. Báo Thiếu niên Tiền phong và Nhi đồng phối hợp tuyên truyền.",
        ["Báo Thiếu niên Tiền phong và Nhi đồng"],
    ),
    ("3. Phổ cập bơi: mỗi huyện, thị đoàn tổ chức ít nhất 02 lớp dạy bơi.", ["mỗi huyện, thị đoàn"]),
    (
        "2. Hội đồng nhân dân xã giám sát chuyên đề. Ủy ban nhân dân xã cụ thể hóa thành kế hoạch.",
        ["Hội đồng nhân dân xã", "Ủy ban nhân dân xã"],
    ),
    (
        "1. Các ban đảng, ban cán sự đảng, đảng đoàn tiếp tục quán triệt.",
        ["Các ban đảng, ban cán sự đảng, đảng đoàn"],
    ),
    ("2. Văn phòng Điều phối nông thôn mới huyện rà soát.", ["Văn phòng Điều phối nông thôn mới huyện"]),
    (
        "3. Các phòng nghiệp vụ thuộc Cơ quan Ủy ban Kiểm tra nắm địa bàn.",
        ["Các phòng nghiệp vụ thuộc Cơ quan Ủy ban Kiểm tra"],
    ),
    ("4. Tổ công tác giải phóng mặt bằng xã vận động hộ dân.", ["Tổ công tác giải phóng mặt bằng xã"]),
    (
        "1. Đảng ủy xã, phường; các ban xây dựng Đảng căn cứ Quy định này rà soát.",
        ["Đảng ủy xã, phường", "các ban xây dựng Đảng"],
    ),
    (
        "1. Ủy ban nhân dân xã\n- Chỉ đạo Trung tâm Dịch vụ tổng hợp mở chuyên mục.\n- Chỉ đạo các thôn ra quân.",
        ["Ủy ban nhân dân xã", "Trung tâm Dịch vụ tổng hợp"],
    ),
    ("1. Mục tiêu\n- Đạt 90%.\n2. Nhiệm vụ\n- Văn phòng Đảng ủy lập danh sách.", ["Văn phòng Đảng ủy"]),
    ("1. Khối Dân vận xã (Ban Xây dựng Đảng thường trực) nắm tình hình.", ["Khối Dân vận xã"]),
    # none of these gives work to a further body
    ("2. Duy trì giao ban Thường trực Đảng ủy vào sáng thứ Hai.\n3. Chi bộ họp.", ["Chi bộ"]),
    ("2. Văn phòng mua bàn ghế, bàn giao cho các thôn trước ngày 20/6.", ["Văn phòng"]),
    ("2. Các chi bộ ký cam kết; mỗi chi bộ đảm nhận một đoạn đường.", ["Các chi bộ"]),
    ("2. Chỉ tiêu: mỗi thôn có ít nhất 500 lượt thi.\n3. Chi bộ họp.", ["Chi bộ"]),
    ("2. Hội thi: mỗi đội 03 người, đăng ký đến hết ngày 25/6.\n3. Chi bộ họp.", ["Chi bộ"]),
    ("2. Tổ chức đảng lập chưa đủ 6 tháng thì kiểm điểm nhưng không xếp loại.\n3. Chi bộ họp.", ["Chi bộ"]),
    ("2. Chi bộ lập danh sách. Chi bộ Quân sự có thể tổ chức học theo ngành.", ["Chi bộ"]),
    ("2. Chi bộ họp.\nTrong quá trình thực hiện, có vướng mắc, đề nghị các thôn phản ánh về xã.", ["Chi bộ"]),
    ("2. Chi bộ họp.\nCăn cứ Kế hoạch này, các chi bộ khẩn trương triển khai thực hiện.", ["Chi bộ"]),
    ("4. Cổng tri thức Sông Lam tỉnh: đăng tải thể lệ.", ["Cổng tri thức Sông Lam tỉnh"]),
    (
        "5. Trung tâm Thông tin công tác tuyên giáo ghi hình bài giảng.",
        ["Trung tâm Thông tin công tác tuyên giáo"],
    ),
    ("6. Trung tâm Khuyến nông tỉnh hướng dẫn kỹ thuật cho hộ dân.", ["Trung tâm Khuyến nông tỉnh"]),
    (
        "1. Các huyện, thị, thành ủy, đảng ủy trực thuộc mở hội nghị học tập.",
        ["Các huyện, thị, thành ủy, đảng ủy trực thuộc"],
    ),
    (
        "1. Ban Thường vụ Quận ủy Hải Vân, Ban Thường vụ Thị ủy Sa Trà chuẩn bị báo cáo giải trình.",
        ["Ban Thường vụ Quận ủy Hải Vân", "Ban Thường vụ Thị ủy Sa Trà"],
    ),
    (
        "1. Đề nghị Ủy ban kiểm tra Huyện ủy Ea Súp Đông và Ủy ban kiểm tra Thị ủy Sa Trà cung cấp hồ sơ.",
        ["Ủy ban kiểm tra Huyện ủy Ea Súp Đông", "Ủy ban kiểm tra Thị ủy Sa Trà"],
    ),
    (
        "1. Đảng đoàn Hội đồng nhân dân tỉnh không mở lớp riêng mà lồng ghép vào kỳ họp.",
        ["Đảng đoàn Hội đồng nhân dân tỉnh"],
    ),
    ("1. Mặt trận cấp xã lập danh sách người có uy tín.", ["Mặt trận cấp xã"]),
    (
        "1. Ban Giám sát đầu tư của cộng đồng theo dõi công trình đường thôn.",
        ["Ban Giám sát đầu tư của cộng đồng"],
    ),
    ("1. Các xã, phường đoàn và đoàn trực thuộc ra quân.", ["Các xã, phường đoàn và đoàn trực thuộc"]),
    ("1. Các trường học cho học sinh nghỉ kể từ ngày 12/9 cho đến khi hết mưa.", ["Các trường học"]),
    (
        "1. Phòng Cơ yếu - Công nghệ thông tin tổng hợp, báo cáo hằng tuần.",
        ["Phòng Cơ yếu - Công nghệ thông tin"],
    ),
    (
        "1. Văn phòng Đảng ủy theo dõi. Hằng quý, các chi bộ trực thuộc gửi kết quả về Văn phòng Đảng ủy.",
        ["Văn phòng Đảng ủy", "các chi bộ trực thuộc"],
    ),
    (
        "1. Ban Tuyên giáo Hội in tài liệu. Hội Nông dân các xã báo cáo kết quả 6 tháng về Hội Nông dân tỉnh trước ngày 15/6.",
        ["Ban Tuyên giáo Hội", "Hội Nông dân các xã"],
    ),
    ("1. Sở Nội vụ - cơ quan thường trực Ban Chỉ đạo giúp Ban theo dõi cải cách.", ["Sở Nội vụ"]),
    (
        "1. Đội Quản lý thị trường số 7, Công an xã kiểm tra hàng hóa dịp Tết.",
        ["Đội Quản lý thị trường số 7", "Công an xã"],
    ),
    ("1. Ban Quản lý Khu kinh tế cửa khẩu hỗ trợ tiểu thương.", ["Ban Quản lý Khu kinh tế cửa khẩu"]),
    (
        "1. Báo và phát thanh, truyền hình Lạng Giang tăng tin, bài.",
        ["Báo và phát thanh, truyền hình Lạng Giang"],
    ),
    (
        "1. Hội đồng Phối hợp phổ biến, giáo dục pháp luật xã biên soạn đề cương.",
        ["Hội đồng Phối hợp phổ biến, giáo dục pháp luật xã"],
    ),
    ("1. Mỗi chi bộ có ít nhất 02 bài dự thi.", ["Mỗi chi bộ"]),
    (
        "1. Thường trực HĐND, lãnh đạo UBND các xã tiếp công dân định kỳ.",
        ["Thường trực Hội đồng nhân dân, lãnh đạo Ủy ban nhân dân các xã"],
    ),
    (
        "1. Trưởng đoàn giám sát dự thảo thông báo, trình Thường trực Đảng ủy.",
        ["Trưởng đoàn giám sát"],
    ),
]


@pytest.mark.parametrize(("body", "wanted"), GIVEN)
def test_given_further_wording_when_read_then_the_unit_has_its_work(body: str, wanted: list[str]) -> None:
    assert units(body) == wanted


@pytest.mark.parametrize(
    ("body", "section"),
    [
        (
            "1. Kính mời:\n- Các đồng chí Đảng ủy viên;\n- Thường trực HĐND xã, lãnh đạo UBND xã.",
            "II- THÀNH PHẦN",
        ),
        (
            "Đảng ủy ban hành Kế hoạch số 41-KH/ĐU, ngày 30/01/2026, yêu cầu các chi bộ hoàn thành học tập.",
            "I- CÔNG TÁC LÃNH ĐẠO",
        ),
    ],
)
def test_given_guests_or_what_was_done_when_read_then_nobody_has_work(body: str, section: str) -> None:
    assert units(body, section) == []


def test_given_how_many_did_well_when_read_then_nobody_has_work() -> None:
    assert units("3. 12 chi bộ đạt loại tốt được khen thưởng.") == []


def test_given_reports_in_a_sentence_of_their_own_when_read_outside_the_part_on_duties_then_who_reports_is_named() -> (
    None
):
    body = "1. Trực ban 24/24 giờ. Các thôn, các trường báo cáo tình hình về Ủy ban nhân dân xã trước 16 giờ hằng ngày."
    assert units(body, "II- ỨNG PHÓ") == ["Các thôn, các trường"]


def test_given_a_verb_outside_the_list_when_one_body_makes_another_work_then_its_name_ends_before_it() -> (
    None
):
    body = "1. Ủy ban nhân dân xã chỉ đạo Đài Truyền thanh xã phát bản tin ít nhất 02 buổi mỗi tuần."
    (found,) = recognise(f"{HEAD}II- TỔ CHỨC THỰC HIỆN\n{body}{FOOT}", RULES).assignments
    assert found.executor == "Đài Truyền thanh xã"


def test_given_items_without_a_name_under_a_request_that_ends_with_it_when_read_then_they_are_its_work() -> (
    None
):
    text = (
        "về sơ kết 3 năm\n-----\nBan Thường vụ Đảng ủy Công an tỉnh yêu cầu các chi bộ trực thuộc:\n"
        "1. Sơ kết việc học tập trước ngày 15/6/2026.\n2. Phòng Cảnh sát môi trường tăng cường kiểm tra.\n"
    )
    assert [a.unit for a in recognise(text + FOOT, RULES).assignments] == [
        "các chi bộ trực thuộc",
        "Phòng Cảnh sát môi trường",
    ]


def test_given_the_closing_call_names_its_speaker_when_read_then_it_gives_no_further_work() -> None:
    body = "1. Chi bộ lập danh sách.\nĐảng ủy xã đề nghị các đơn vị quan tâm thực hiện."
    assert units(body) == ["Chi bộ"]


@pytest.mark.parametrize(
    "told",
    [
        "Ngày 14/7/2026, tại Nhà văn hóa trung tâm, Chủ tịch Ủy ban nhân dân xã chủ trì buổi làm việc với các trưởng thôn.",
        "Sau khi nghe các thôn phát biểu, Chủ tịch Ủy ban nhân dân xã ghi nhận và chỉ đạo nội dung ở dưới.",
    ],
)
def test_given_a_meeting_told_at_the_beginning_when_read_then_its_chair_has_no_work(told: str) -> None:
    text = f"THÔNG BÁO\nkết luận buổi làm việc\n-----\n{told}\n1. Phòng Kinh tế lập phương án.\n{FOOT}"
    assert [a.unit for a in recognise(text, RULES).assignments] == ["Phòng Kinh tế"]


@pytest.mark.parametrize(
    "told",
    [
        "2. Buổi chiều: giao ban bí thư chi bộ quý I, nghe báo cáo tóm tắt.",
        "2. Mời dự: đồng chí Lò Văn Ơn, Tỉnh ủy viên, phụ trách Đảng bộ xã.",
        "2. Trung tâm hội nghị, nhà khách: đưa vào vận hành thử trong tháng 6.",
        "2. Đoàn giám sát làm việc với Ban Thường vụ Đảng ủy vào ngày 02/10/2026.",
        "2. Thường trực Đảng ủy làm việc với các chi bộ ít nhất mỗi nơi một lần; lịch thông báo trước.",
        "2. Các đơn vị tự bảo đảm chi thường xuyên được giao quyền tự chủ từ ngày 01/01/2026.",
        "Yêu cầu Thủ trưởng các cơ quan, Bí thư các chi bộ triển khai thực hiện nghiêm túc Kế hoạch này./.",
    ],
)
def test_given_words_that_name_a_body_without_work_when_read_then_it_has_none(told: str) -> None:
    assert units(f"1. Chi bộ lập danh sách.\n{told}") == ["Chi bộ"]


def test_given_a_telegram_s_addressees_when_read_then_they_are_no_doers() -> None:
    text = (
        "CÔNG ĐIỆN\nvề ứng phó bão\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ĐIỆN:\n- Chủ tịch Ủy ban nhân dân các xã;\n"
        "- Giám đốc các công ty: Điện lực, Thủy lợi.\nĐể ứng phó bão, yêu cầu:\n1. Công an tỉnh trực ban.\n"
        "2. Bảo đảm an toàn hồ đập.\n3. Di dời dân khỏi nơi nguy hiểm.\n4. Sẵn sàng lực lượng.\nNơi nhận:\n- Lưu.\n"
    )
    assert [a.unit for a in recognise(text + FOOT, RULES).assignments] == ["Công an tỉnh"]


def test_given_the_head_of_a_lost_column_when_read_then_it_is_no_unit() -> None:
    assert units("Đơn vị thực hiện\n1. Chi bộ lập danh sách.") == ["Chi bộ"]


def test_given_a_report_when_read_then_only_its_part_on_what_comes_next_gives_work() -> None:
    text = (
        "BÁO CÁO\nkết quả 6 tháng\n-----\nĐảng ủy báo cáo như sau:\nI- CÔNG TÁC TỔ CHỨC\n"
        "1. Hội Nông dân xã chủ trì, phối hợp với Đoàn xã mở 03 lớp.\n"
        "II- NHIỆM VỤ THỜI GIAN TỚI\n1. Văn phòng Đảng ủy lập danh sách.\n"
    )
    assert [a.unit for a in recognise(text + FOOT, RULES).assignments] == ["Văn phòng Đảng ủy"]


def test_given_cells_on_lines_of_their_own_when_read_then_the_first_row_is_not_the_header() -> None:
    cells = "TT\tNhiệm vụ\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời hạn\n"
    rows = (
        "1\tĐề án sắp xếp trường, lớp\tPhòng Kinh tế\tCác thôn\tTháng 6/2026\n"
        "2\tKế hoạch phổ cập\tTrường Mầm non Sao Mai\tHội Phụ nữ xã\t15/5/2026\n"
    )
    text = f"{HEAD}1. Chi bộ họp.{FOOT}PHỤ LỤC\nPHÂN CÔNG NHIỆM VỤ\n{cells}{rows}"
    assert [a.unit for a in recognise(text, RULES).assignments][1:] == [
        "Phòng Kinh tế",
        "Trường Mầm non Sao Mai",
    ]
