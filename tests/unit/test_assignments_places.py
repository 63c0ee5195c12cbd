"""Where work is given: headings, lists, sentences and brackets, and bodies nobody listed."""

from datetime import date

import pytest

from office_app.domain.incoming import Certainty, Reach, RecognisedDocument
from office_app.recognition.recognise import recognise
from tests.unit.recognition_rules import RULES

HEAD = (
    "ĐẢNG ỦY XÃ ĐỒNG QUẾ\n*\nSố 77-KH/ĐU\nĐồng Quế, ngày 05 tháng 5 năm 2026\nKẾ HOẠCH\nvề phong trào vườn mẫu\n-----\n"
    "Thực hiện Chỉ thị số 6-CT/TU của Tỉnh ủy, Ban Thường vụ Đảng ủy xây dựng kế hoạch như sau:\n"
)


def read(body: str, section: str = "II- PHÂN CÔNG THỰC HIỆN") -> RecognisedDocument:
    return recognise(f"{HEAD}{section}\n{body}\n", RULES)


def units(body: str, section: str = "II- PHÂN CÔNG THỰC HIỆN") -> list[str]:
    return [a.unit for a in read(body, section).assignments]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("Tổ đảng số 3 nắm tình hình hộ khó khăn.", "Tổ đảng số 3"),
        (
            "Công ty TNHH một thành viên Chè Đồng Quế hỗ trợ cây giống.",
            "Công ty TNHH một thành viên Chè Đồng Quế",
        ),
        ("Ban Phong trào xã: chấm điểm vườn mẫu.", "Ban Phong trào xã"),
        ("Chi bộ Cụm cảng số 2 đến số 4: vệ sinh bến bãi.", "Chi bộ Cụm cảng số 2 đến số 4"),
        ("Sở Y tế (cơ quan thường trực) tổng hợp số liệu.", "Sở Y tế"),
        ("Ngân hàng Chính sách xã hội xã giải ngân vốn vay.", "Ngân hàng Chính sách xã hội xã"),
        ("Đơn vị thường trực: Văn phòng Đảng ủy.", "Văn phòng Đảng ủy"),
        ("Trạm Y tế xã, cử 02 cán bộ trực.", "Trạm Y tế xã"),
        ("Trường Mầm non Hoa Ban - bố trí hội trường.", "Trường Mầm non Hoa Ban"),
        ("Giao đồng chí Nông Thị Sim, Phó Bí thư, trực tiếp chỉ đạo.", "đồng chí Nông Thị Sim, Phó Bí thư"),
        ("Vụ Khuyến nông là đơn vị thường trực; lập danh sách.", "Vụ Khuyến nông"),
    ],
)
def test_given_a_body_nobody_listed_or_a_sign_after_its_name_when_read_then_found(
    item: str, expected: str
) -> None:
    assert units(f"1. {item}\n2. Kinh phí theo quy định.") == [expected]


def test_given_bodies_under_the_heading_of_their_parent_when_read_then_each_has_its_row() -> None:
    found = units(
        "1. Các cơ quan tham mưu của Đảng ủy\na) Ban Xây dựng Đảng: hướng dẫn chấm điểm.\n"
        "b) Văn phòng Đảng ủy bảo đảm kinh phí.\n2. Việc khác."
    )
    assert found == ["Ban Xây dựng Đảng", "Văn phòng Đảng ủy"]


def test_given_parts_under_capital_letters_when_read_then_each_is_the_work_of_the_body_that_heads_it() -> (
    None
):
    found = units(
        "A. Ủy ban nhân dân xã\n1. Chủ trì lấy ý kiến của các hộ gia đình trên địa bàn.\n2. Gửi báo cáo về huyện.\n"
        "B. Văn phòng Điều phối\nTổng hợp, tham mưu thẩm định hồ sơ của các xã theo quy định."
    )
    assert found == ["Ủy ban nhân dân xã", "Văn phòng Điều phối"]


def test_given_articles_on_duties_when_read_then_their_numbered_parts_belong_to_them() -> None:
    document = read(
        "Điều 4. Trách nhiệm của Ban Chỉ đạo\n1. Họp mỗi quý một lần.\n2. Chấm điểm vườn mẫu.\n"
        "Điều 5. Trách nhiệm của các cơ quan\n1. Công an xã: giữ trật tự.\n2. Trạm Y tế xã: khám bệnh.",
        "QUY ĐỊNH CHUNG",
    )
    assert [a.unit for a in document.assignments] == ["Ban Chỉ đạo", "Công an xã", "Trạm Y tế xã"]
    assert document.assignments[0].text.endswith("Chấm điểm vườn mẫu.")


def test_given_a_letter_that_asks_before_a_list_when_read_then_the_list_is_the_work_of_those_asked() -> None:
    text = HEAD.split("KẾ HOẠCH")[0] + (
        "Để chuẩn bị chấm điểm vườn mẫu, Ban Xây dựng Đảng đề nghị Chi bộ các thôn, bản và trường học:\n"
        "- Chỉ đạo Ban Công tác Mặt trận rà soát hộ đăng ký.\n- Gửi danh sách trước ngày 20/5/2026.\n"
        "Rất mong các đồng chí quan tâm."
    )
    found = recognise(text, RULES).assignments
    assert [a.unit for a in found] == ["Chi bộ các thôn, bản và trường học"]
    assert found[0].text.endswith("20/5/2026.")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "1. Các đoàn thể xã vận động hội viên; Hội Nông dân xã chủ trì phần ươm giống, Hội Phụ nữ xã chủ trì phần trồng hoa.",
            ["Các đoàn thể xã", "Hội Nông dân xã", "Hội Phụ nữ xã"],
        ),
        ("1. Chấm điểm vườn mẫu (các chi bộ sử dụng mẫu phiếu của xã để chấm).", ["các chi bộ"]),
        ("1. Ngày 24/6: họp tổng kết (tài liệu do Ban Xây dựng Đảng chuẩn bị).", ["Ban Xây dựng Đảng"]),
        ("1. Đối với vườn của hộ nghèo thì Hội Nông dân xã có trách nhiệm giúp công.", ["Hội Nông dân xã"]),
        ("1. Kế hoạch có hiệu lực từ ngày ký. Các chi bộ căn cứ Kế hoạch thi hành.", ["Các chi bộ"]),
        (
            "1. Các trường học thực hiện thanh toán không tiền mặt. Trưởng thôn vận động Nhân dân cài ứng dụng.",
            ["Các trường học", "Trưởng thôn"],
        ),
        (
            "1. Các chi bộ thôn phát động trồng cây. Các chi bộ trường học cung cấp cây giống cho hộ nghèo.",
            ["Các chi bộ thôn", "Các chi bộ trường học"],
        ),
        (
            "1. Hội Nông dân xã hướng dẫn ươm giống, Hội Phụ nữ xã, Đoàn Thanh niên xã theo chức năng kiểm tra từng hộ.",
            ["Hội Nông dân xã", "Hội Phụ nữ xã", "Đoàn Thanh niên xã"],
        ),
        (
            "Các đoàn thể xã; Hội Chữ thập đỏ xã; Hội Người cao tuổi xã: vận động hội viên góp công.\n1. Kinh phí: theo quy định.",
            ["Các đoàn thể xã", "Hội Chữ thập đỏ xã", "Hội Người cao tuổi xã"],
        ),
        (
            "Hội Nông dân xã: tặng cây giống; Công an xã và Ban Chỉ huy Quân sự xã: giữ trật tự.\n1. Kinh phí: theo quy định.",
            ["Hội Nông dân xã", "Công an xã", "Ban Chỉ huy Quân sự xã"],
        ),
        (
            "1. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã, các đoàn thể xã vận động hội viên góp công.",
            ["Ủy ban Mặt trận Tổ quốc Việt Nam xã", "các đoàn thể xã"],
        ),
        (
            "1. Đề nghị Hội Doanh nhân trẻ tỉnh và Trường Đại học Hòa Lâm - Phân hiệu Mường Lống tặng cây giống.",
            ["Hội Doanh nhân trẻ tỉnh", "Trường Đại học Hòa Lâm - Phân hiệu Mường Lống"],
        ),
        (
            "1. Đảng ủy Quân sự xã (nòng cốt là Ban Chỉ huy Quân sự xã) tham mưu lập tổ trồng cây.",
            ["Đảng ủy Quân sự xã"],
        ),
        (
            "Giao Văn phòng Đảng ủy theo dõi; yêu cầu các đơn vị thực hiện:\n1. Công an xã rà soát.\n2. Trạm Y tế xã cử bác sĩ.",
            ["Văn phòng Đảng ủy", "Công an xã", "Trạm Y tế xã"],
        ),
    ],
)
def test_given_work_within_a_sentence_when_read_then_found(body: str, expected: list[str]) -> None:
    assert units(body) == expected


@pytest.mark.parametrize(
    "item",
    [
        "Đồng chí Nông Thị Sim, Phó Bí thư - Trưởng ban.",
        "Đồng chí Lý Văn Páo, chuyên viên - Thư ký.",
        "Đồng chí Chủ tịch Hội Nông dân xã: Phó Trưởng Ban Thường trực.",
        "Đồng chí Trưởng Công an xã làm Thành viên.",
        "Thành phần dự\n- Chủ tịch hoặc Phó Chủ tịch Hội phụ trách phong trào.\n- Bí thư các chi bộ.",
        "Đơn vị phối hợp: Các đồng chí phụ trách thôn.",
        "Cơ quan chủ trì là cơ quan được giao chấm điểm.",
        "Tham gia các đoàn kiểm tra, chấm điểm vườn mẫu do Hội Nông dân xã chủ trì.",
        "Chi bộ thôn Nà Ngần: ngày 25, 26/5/2026.",
        "Ban Giám khảo: do Ban Thường vụ Đảng ủy xã thành lập.",
        "Cơ quan chỉ đạo: Ban Thường vụ Đảng ủy xã.",
        "Khoa học công nghệ tham gia phát triển vườn mẫu.",
        "Khối lượng phân hữu cơ tăng đều.",
        "Bộ Luật Trồng trọt được phổ biến đến hội viên.",
        "Ban đầu tổ chức tại 02 thôn.",
    ],
)
def test_given_who_or_when_or_what_a_thing_is_when_read_then_no_row(item: str) -> None:
    assert units(f"1. {item}\n2. Văn phòng Đảng ủy lưu hồ sơ.") == ["Văn phòng Đảng ủy"]


def test_given_what_is_done_every_year_in_the_opening_when_read_then_it_is_no_work_of_this_year() -> None:
    text = HEAD.split("Thực hiện")[0] + (
        "Hằng năm, vào dịp đầu xuân, các thôn mở hội trồng cây. Năm nay là năm đầu chấm điểm vườn mẫu. Căn cứ Chỉ thị số "
        "6-CT/TU của Tỉnh ủy, Đảng ủy xã hướng dẫn:\n1. Công an xã giữ trật tự.\n2. Trạm Y tế xã cử bác sĩ."
    )
    found = recognise(text, RULES)
    assert ([a.unit for a in found.assignments], found.deadlines) == (["Công an xã", "Trạm Y tế xã"], [])


def test_given_what_a_body_concludes_when_read_then_it_is_not_told_to() -> None:
    text = HEAD.split("Thực hiện")[0] + (
        "Tại phiên họp ngày 20/4/2026, sau khi xem xét đề nghị của Chi bộ thôn Đông, Ban Bí thư kết luận:\n"
        "1. Công an xã giữ trật tự.\n2. Trạm Y tế xã cử bác sĩ."
    )
    assert [a.unit for a in recognise(text, RULES).assignments] == ["Công an xã", "Trạm Y tế xã"]


def test_given_the_grounds_of_a_decision_when_read_then_no_row() -> None:
    text = HEAD.split("KẾ HOẠCH")[0] + (
        "QUYẾT ĐỊNH\nvề vườn mẫu\nCăn cứ Điều lệ Đảng;\n"
        "Xét đề nghị của Chi bộ thôn Nà Ngần và đề nghị Giám đốc Hợp tác xã Chè thực hiện Đề án 12,\n"
        "QUYẾT ĐỊNH:\nĐiều 1. Công nhận 05 vườn mẫu.\n"
    )
    assert not recognise(text, RULES).assignments


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("II- NHIỆM VỤ TRONG TÌNH HÌNH MỚI", ["Các chi bộ"]),
        ("II- GIẢI PHÁP KHẮC PHỤC HẠN CHẾ", ["Các chi bộ"]),
        ("II- KẾT QUẢ", []),
        ("I- NHỮNG VIỆC ĐÃ LÀM ĐƯỢC", []),
        ("I- QUAN ĐIỂM, MỤC TIÊU", []),
        ("II- MỤC TIÊU, NHIỆM VỤ", ["Các chi bộ"]),
        ("I- ĐẶC ĐIỂM, TÌNH HÌNH", []),
    ],
)
def test_given_a_section_on_what_was_or_what_comes_when_read_then_told_apart(
    section: str, expected: list[str]
) -> None:
    assert units("1. Các chi bộ tổ chức trồng cây.", section) == expected


def test_given_a_heading_that_is_also_a_signer_s_title_when_read_then_its_items_are_of_the_body() -> None:
    found = units("CHỦ TRÌ\n1. Hội Nông dân xã lập danh sách.\nPHỐI HỢP VỚI\n1. Công an xã giữ trật tự.")
    assert found == ["Hội Nông dân xã", "Công an xã"]


def test_given_an_item_about_the_situation_when_read_then_what_follows_is_still_given() -> None:
    assert units("1. Tổ đảng thôn nắm tình hình.\n2. Công an xã tuần tra.") == ["Tổ đảng thôn", "Công an xã"]


def test_given_a_misread_capital_before_the_list_when_read_then_the_opening_gives_no_row() -> None:
    text = HEAD.split("KẾ HOẠCH")[0] + (
        "Ban Thường vụ yêu cầu các cơ quan, đơn vị tập trung thực hiện tốt một số nội dung Sau:\n"
        "1. Các chi bộ trồng cây.\n2. Công an xã tuần tra."
    )
    assert [a.unit for a in recognise(text, RULES).assignments] == ["Các chi bộ", "Công an xã"]


PROVINCE_LETTER = (
    "TỈNH ỦY HÒA LÂM\nVĂN PHÒNG\n*\nSố 310-CV/VPTU\nĐẢNG CỘNG SẢN VIỆT NAM\n"
    "Hòa Lâm, ngày 05 tháng 5 năm 2026\nV/v nộp hồ sơ\nKính gửi: Như đề nghị.\n"
    "Thực hiện Kế hoạch số 30-KH/TU, Văn phòng Tỉnh ủy đề nghị {asked} thực hiện một số nội dung sau:\n"
    "1. Báo cáo kết quả nộp hồ sơ trước ngày 20/6.\n2. Giao Ban Tổ chức Tỉnh ủy theo dõi, tổng hợp.\n"
    "3. Phối hợp với Công an tỉnh rà soát danh sách.\nNơi nhận:\n- Như trên.\n"
)


def test_given_items_without_a_unit_beside_one_with_when_read_then_they_are_of_whom_the_opening_asks() -> (
    None
):
    found = recognise(PROVINCE_LETTER.format(asked="các đảng ủy"), RULES).assignments
    told = [(a.unit, a.text.split()[0], a.reach, a.certainty) for a in found]
    assert told == [
        ("các đảng ủy", "Báo", Reach.OURS, Certainty.LIKELY),
        ("Ban Tổ chức Tỉnh ủy", "Giao", Reach.ABOVE, Certainty.SURE),
        ("các đảng ủy", "Phối", Reach.OURS, Certainty.LIKELY),
    ]
    assert (found[0].due, found[2].cooperating) == (date(2026, 6, 20), ("Công an tỉnh",))
    assert "câu mở đầu" in found[0].reason


def test_given_the_opening_asks_everyone_when_read_then_items_without_a_unit_are_nobody_s_own() -> None:
    found = recognise(PROVINCE_LETTER.format(asked="các cơ quan, đơn vị"), RULES).assignments
    assert [a.unit for a in found] == ["Ban Tổ chức Tỉnh ủy"]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (
            "Một là, các đảng ủy xã rà soát hồ sơ.\nHai là, Ban Tổ chức Tỉnh ủy tổng hợp kết quả.",
            ["các đảng ủy xã", "Ban Tổ chức Tỉnh ủy"],
        ),
        (
            "(1) Các đảng ủy xã báo cáo tiến độ.\n(2) Văn phòng các huyện ủy cập nhật dữ liệu.",
            ["Các đảng ủy xã", "Văn phòng các huyện ủy"],
        ),
        (
            "1. Đoàn các xã, phường xây dựng kế hoạch; Công an tỉnh nắm tình hình; các chi bộ hoàn thành trong tháng 6.",
            ["Đoàn các xã, phường", "Công an tỉnh", "các chi bộ"],
        ),
    ],
)
def test_given_items_in_words_or_brackets_or_clauses_when_read_then_each_unit_has_its_row(
    items: str, expected: list[str]
) -> None:
    asked = PROVINCE_LETTER.format(asked="các cơ quan, đơn vị").partition("1. ")[0]
    found = recognise(f"{asked}{items}\nNơi nhận:\n- Như trên.\n", RULES).assignments
    assert [a.unit for a in found] == expected


def test_given_the_newspaper_and_broadcaster_of_a_province_when_read_then_they_are_one_body() -> None:
    found = read("1. Báo và Đài Phát thanh - Truyền hình tỉnh mở chuyên mục.").assignments
    assert [a.unit for a in found] == ["Báo và Đài Phát thanh - Truyền hình tỉnh"]


def test_given_bodies_asked_before_a_colon_when_read_then_what_they_direct_below_is_theirs() -> None:
    found = units(
        "1. Đề nghị các đảng ủy xã, phường; các đảng ủy trực thuộc Tỉnh ủy:\n"
        "- Chỉ đạo chi bộ cơ sở lấy ý kiến đảng viên.\n- Gửi tổng hợp trước ngày 30/10.\n2. Việc khác."
    )
    assert found == ["các đảng ủy xã, phường", "các đảng ủy trực thuộc Tỉnh ủy"]


def test_given_a_table_of_bodies_and_their_work_when_read_then_each_row_is_theirs() -> None:
    found = units(
        "TT | Cơ quan, đơn vị | Nội dung công việc | Thời gian\n"
        "1 | Trung tâm Chính trị | Mở 02 lớp đảng viên mới | Thường xuyên\n"
        "2 | Công an xã, Quân sự xã | Tạo nguồn từ dân quân | Quý II"
    )
    assert found == ["Trung tâm Chính trị", "Công an xã", "Quân sự xã"]


def test_given_a_table_of_bodies_and_figures_when_read_then_nobody_is_told_anything() -> None:
    assert units("TT | Đơn vị | Số đảng viên\n1 | Công an xã | 12\n2 | Quân sự xã | 9") == []


def test_given_the_members_of_a_team_when_read_then_none_is_given_work() -> None:
    found = units(
        "1. Đồng chí Lù A Páo, kiểm tra viên, Phòng Nghiệp vụ - thành viên;\n"
        "2. Đồng chí Vàng Thị Sai, kiểm tra viên - thư ký.",
        "Điều 1. Thành lập Đoàn kiểm tra gồm các đồng chí:",
    )
    assert found == []


def test_given_the_youth_union_of_the_centre_behind_another_body_when_read_then_found() -> None:
    found = units(
        "1. Đảng ủy Mặt trận Tổ quốc lãnh đạo giám sát; Trung ương Đoàn Thanh niên đổi mới phương thức hoạt động."
    )
    assert found == ["Đảng ủy Mặt trận Tổ quốc", "Trung ương Đoàn Thanh niên"]


def test_given_a_topic_that_begins_like_a_body_when_read_then_it_is_none() -> None:
    assert units("1. Chính quyền số\nGiao Sở Nội vụ cử cán bộ về bản.") == ["Sở Nội vụ"]


def test_given_the_first_line_of_a_form_when_read_then_who_fills_it_in_is_told_nothing() -> None:
    assert units("1. Đơn vị báo cáo: Đảng ủy xã ..........\n2. Kết quả thực hiện: ..........") == []


def test_given_a_bullet_that_addresses_among_others_when_read_then_those_below_it_still_give_work() -> None:
    found = units(
        "- Kính gửi: Các chi bộ; Ủy ban nhân dân xã;\n- Các chi bộ hoàn thành đại hội trước ngày 20/5/2026.\n"
        "- Văn phòng Đảng ủy chuẩn bị tài liệu.",
        "Đảng ủy xã triển khai như sau.",
    )
    assert found == ["Các chi bộ", "Văn phòng Đảng ủy"]
