"""Names over several lines, unions under the Front, letters without «Nơi nhận», papers without their letterhead."""

from datetime import date

import pytest

from office_app.domain.incoming import Certainty
from office_app.recognition.recognise import recognise
from tests.unit.recognition_rules import RULES

BODY = (
    "Thực hiện Kế hoạch số 31-KH/TU, ngày 05/01/2026 của Ban Thường vụ Tỉnh ủy, đề nghị các đơn vị tổng hợp kết quả, "
    "gửi báo cáo trước ngày 20/3/2026./."
)


def letter(left: str, number: str, address: str, right: str = "ĐẢNG CỘNG SẢN VIỆT NAM") -> str:
    """Write a letter of our own; the left column is read before the right one."""
    day = "Sơn Bình, ngày 02 tháng 3 năm 2026"
    return "\n".join([left, "*", number, "V/v báo cáo kết quả", right, day, address, "", BODY, ""])


@pytest.mark.parametrize(
    ("left", "parent", "issuer"),
    [
        (
            "ĐẢNG BỘ KHỐI CÁC CƠ QUAN\nVÀ DOANH NGHIỆP TỈNH\nĐẢNG ỦY SỞ TƯ PHÁP",
            "Đảng bộ Khối các cơ quan và doanh nghiệp tỉnh",
            "Đảng ủy Sở Tư pháp",
        ),
        (
            "ĐẢNG BỘ CÁC CƠ QUAN ĐẢNG TỈNH\nCHI BỘ BAN TỔ CHỨC TỈNH ỦY",
            "Đảng bộ các cơ quan Đảng tỉnh",
            "Chi bộ Ban Tổ chức Tỉnh ủy",
        ),
        ("ĐẢNG BỘ TỈNH SƠN BÌNH\nĐẢNG ỦY XÃ\nĐOÀN KẾT", "Đảng bộ tỉnh Sơn Bình", "Đảng ủy xã Đoàn Kết"),
        ("THÀNH ỦY AN GIANG\nĐẢNG ỦY PHƯỜNG\nHỘI YÊN", "Thành ủy An Giang", "Đảng ủy phường Hội Yên"),
        (
            "ỦY BAN TRUNG ƯƠNG\nMẶT TRẬN TỔ QUỐC VIỆT NAM\nBAN THƯỜNG TRỰC",
            None,
            "Ban Thường trực Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
        ),
        ("BCH ĐOÀN TỈNH SƠN BÌNH\nBAN THƯỜNG VỤ", None, "Ban Thường vụ Tỉnh đoàn Sơn Bình"),
        ("BCH ĐOÀN TNCS HỒ CHÍ MINH\nTỈNH SƠN BÌNH\nBAN THƯỜNG VỤ", None, "Ban Thường vụ Tỉnh đoàn Sơn Bình"),
        ("BAN CHẤP HÀNH ĐOÀN XÃ NẬM CUỔI\nBAN THƯỜNG VỤ", None, "Ban Thường vụ Đoàn xã Nậm Cuổi"),
    ],
)
def test_given_a_left_column_of_several_lines_when_read_then_each_body_has_its_own(
    left: str, parent: str | None, issuer: str
) -> None:
    found = recognise(letter(left, "Số 15-CV/ĐU", "Kính gửi: Các đơn vị trực thuộc"), RULES)
    assert found.issuer is not None
    assert found.issuer.value == issuer
    assert (found.parent.value if found.parent else None) == parent


def test_given_a_union_under_the_front_when_read_then_the_right_column_is_not_the_issuer() -> None:
    left = "ỦY BAN MTTQ VIỆT NAM\nXÃ NẬM CUỔI\nBAN CHẤP HÀNH HỘI LHPN"
    text = letter(left, "Số: 09/CV-BCH", "Kính gửi: Các chi hội", right="HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM")
    found = recognise(text, RULES)
    assert found.issuer is not None
    assert found.issuer.value == "Ban Chấp hành Hội LHPN xã Nậm Cuổi"
    assert found.parent is not None
    assert found.parent.value == "Ủy ban MTTQ Việt Nam xã Nậm Cuổi"


@pytest.mark.parametrize(
    ("address", "recipients"),
    [
        ("Kính gửi: Các chi bộ trực thuộc,", ["Các chi bộ trực thuộc"]),
        ("Kính gửi:\n- Các chi bộ;\n- Ủy ban nhân dân xã.", ["Các chi bộ", "Ủy ban nhân dân xã"]),
        ("Kính gửi: - Các chi bộ;\n - Ủy ban nhân dân xã.", ["Các chi bộ", "Ủy ban nhân dân xã"]),
        ("Kính gửi: | - Các chi bộ;\n- Ủy ban nhân dân xã.", ["Các chi bộ", "Ủy ban nhân dân xã"]),
        ("Kính gửi:\nCác chi bộ,\nỦy ban nhân dân xã.", ["Các chi bộ", "Ủy ban nhân dân xã"]),
        ("Kính gửi: Các chi bộ; Ủy ban nhân dân xã.", ["Các chi bộ", "Ủy ban nhân dân xã"]),
        (
            "Kính gửi:\nCác phòng chuyên môn\nTrạm Y tế xã\nCác trường học trên địa bàn",
            ["Các phòng chuyên môn", "Trạm Y tế xã", "Các trường học trên địa bàn"],
        ),
        (
            "Kính gửi: Trưởng các Ban của\nĐảng ủy và Bí thư các chi bộ",
            ["Trưởng các Ban của Đảng ủy và Bí thư các chi bộ"],
        ),
    ],
)
def test_given_no_list_of_copies_when_read_then_those_addressed_are_proposed(
    address: str, recipients: list[str]
) -> None:
    found = recognise(letter("ĐẢNG BỘ TỈNH SƠN BÌNH\nĐẢNG ỦY XÃ NẬM CUỔI", "Số 15-CV/ĐU", address), RULES)
    assert [recipient.value for recipient in found.recipients] == recipients
    assert {recipient.certainty for recipient in found.recipients} == {Certainty.LIKELY}


def test_given_the_title_of_a_union_above_the_day_when_read_then_it_is_no_part_of_the_subject() -> None:
    left = "HỘI NÔNG DÂN TỈNH SƠN BÌNH\nBAN CHẤP HÀNH HỘI NÔNG DÂN HUYỆN PHÙ LẠC"
    found = recognise(letter(left, "Số 12-CV/HNDH", "Kính gửi: Các chi hội", "HỘI NÔNG DÂN VIỆT NAM"), RULES)
    assert found.subject is not None
    assert found.subject.value == "báo cáo kết quả"


def test_given_a_number_without_a_type_when_read_then_the_body_is_its_code() -> None:
    text = letter("TỔNG LIÊN ĐOÀN LAO ĐỘNG VN\nLĐLĐ TỈNH SƠN BÌNH", "Số: 377/LĐLĐ", "Kính gửi: Các đơn vị")
    found = recognise(text, RULES)
    assert found.symbol is not None
    assert found.symbol.value == "377/LĐLĐ"
    assert found.doc_type is not None
    assert found.doc_type.value == "Công văn"


@pytest.mark.parametrize(
    "below",
    [
        "của Ban Thường vụ Tỉnh ủy về phòng, chống thiên tai",
        "CỦA BAN THƯỜNG VỤ TỈNH ỦY\nvề phòng, chống thiên tai",
        "của Ban Thường vụ Tỉnh ủy (khóa XV)\nvề phòng, chống thiên tai",
    ],
)
def test_given_only_the_line_under_the_type_when_read_then_it_names_the_issuer(below: str) -> None:
    found = recognise(f"CHỈ THỊ\n\n{below}\n\n{BODY}\n", RULES)
    assert found.issuer is not None
    assert found.issuer.value == "Ban Thường vụ Tỉnh ủy"
    assert found.subject is not None
    assert found.subject.value == "phòng, chống thiên tai"


def test_given_a_term_behind_the_issuer_when_read_then_it_is_no_part_of_its_name() -> None:
    text = (
        "CHƯƠNG TRÌNH\nBảo vệ và phát triển rừng\n\nĐể thực hiện Chỉ thị 13-CT/TW của Ban Bí thư, "
        "Ban Thường vụ Tỉnh ủy (khóa XV) xây dựng chương trình như sau:\n\n1. Bảo vệ tốt diện tích rừng hiện có.\n"
    )
    found = recognise(text, RULES)
    assert found.issuer is not None
    assert found.issuer.value == "Ban Thường vụ Tỉnh ủy"


@pytest.mark.parametrize(
    ("first", "second", "subject"),
    [
        (
            "BAN HÀNH QUY CHẾ VỀ DÂN SỐ -",
            "KẾ HOẠCH HÓA GIA ĐÌNH",
            "ban hành quy chế về dân số - kế hoạch hóa gia đình",
        ),
        ("CÔNG NHẬN", "BÁO CÁO VIÊN", "công nhận báo cáo viên"),
        ("PHÊ DUYỆT ĐỀ ÁN VÀ", "KẾ HOẠCH TRỒNG RỪNG", "phê duyệt đề án và kế hoạch trồng rừng"),
    ],
)
def test_given_a_subject_whose_second_line_begins_like_a_type_when_read_then_it_is_whole(
    first: str, second: str, subject: str
) -> None:
    text = (
        "ĐẢNG BỘ TỈNH SƠN BÌNH\nĐẢNG ỦY XÃ NẬM CUỔI\n*\nSố 15-QĐ/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\n"
        f"Nậm Cuổi, ngày 02 tháng 3 năm 2026\nQUYẾT ĐỊNH\nVỀ VIỆC {first}\n{second}\n-----\n"
        "- Căn cứ Điều lệ Đảng;\n\nĐiều 1. Giao Văn phòng Đảng ủy thực hiện.\n"
    )
    found = recognise(text, RULES)
    assert found.subject is not None
    assert found.subject.value == subject


@pytest.mark.parametrize(
    "place", ["Sơn Kim 2", "Phường 5", "IaPa", "TP.HCM", "HÀ NỘI", "Hà nội", "La Hiên (Thái Nguyên)"]
)
def test_given_places_as_they_are_written_when_read_then_the_day_of_issue_is_found(place: str) -> None:
    text = letter("ĐẢNG ỦY XÃ NẬM CUỔI", "Số 15-CV/ĐU", "Kính gửi: Các chi bộ")
    found = recognise(text.replace("Sơn Bình, ngày", f"{place}, ngày"), RULES)
    assert found.issued_on is not None
    assert found.issued_on.value.isoformat() == "2026-03-02"


OPENED = [
    "Chiều ngày 29/6/2026, đồng chí Lò Văn Ơn, Chủ tịch Ủy ban nhân dân xã chủ trì cuộc họp với",
    "Đại hội đại biểu Đảng bộ xã lần thứ I, nhiệm kỳ 2025 - 2030 đã quyết định những nhiệm vụ và",
    "Công tác phát triển đảng viên của Đảng bộ xã thời gian qua có nhiều tiến bộ, tuy nhiên vẫn còn",
]


@pytest.mark.parametrize("opened", OPENED)
def test_given_a_subject_without_a_rule_below_when_the_body_begins_then_it_is_not_the_subjects(
    opened: str,
) -> None:
    text = (
        "ĐẢNG ỦY XÃ NẬM CUỔI\n*\nSố 31-TB/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\nNậm Cuổi, ngày 01 tháng 7 năm 2026\nTHÔNG BÁO\n"
        f"về thu ngân sách\n6 tháng đầu năm 2026\n{opened}\nmột số việc phải làm ngay.\n1. Phòng Kinh tế theo dõi.\n"
    )
    found = recognise(text, RULES).subject
    assert found is not None
    assert found.value == "thu ngân sách 6 tháng đầu năm 2026"


def test_given_who_decides_above_the_rule_when_read_then_it_is_no_part_of_the_subject() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nXÃ NẬM CUỔI\nSố: 31/QĐ-UBND\nNậm Cuổi, ngày 01 tháng 7 năm 2026\nQUYẾT ĐỊNH\n"
        "Phê duyệt kế hoạch kiểm kê rừng\nCHỦ TỊCH ỦY BAN NHÂN DÂN XÃ\n-----\nCăn cứ Luật Lâm nghiệp;\nĐiều 1. Duyệt.\n"
    )
    found = recognise(text, RULES).subject
    assert found is not None
    assert found.value == "Phê duyệt kế hoạch kiểm kê rừng"


@pytest.mark.parametrize(
    "head",
    [
        "ĐẢNG CỘNG SẢN VIỆT NAM\nPhú Lộc, ngày 12 tháng 01 năm\n*\nSố 88-KH/ĐU\n2026",
        "ĐẢNG CỘNG SẢN VIỆT NAM\nPhú Lộc, ngày 12 tháng 01 năm\n*\nSố 88-KH/ĐU\nV/v góp ý vào dự\nthảo\ncác\nvăn kiện\n2026",
        "*\nSố 88-KH/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\nPhú Lộc, ngày 12 tháng\n01 năm 2026",
        "*\nSố 88-KH/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\nPhú Lộc, n gày 12 tháng 01 năm 2026",
    ],
)
def test_given_a_date_cut_by_a_narrow_column_when_recognised_then_it_is_whole(head: str) -> None:
    text = f"ĐẢNG BỘ TỈNH AN GIANG\nĐẢNG ỦY XÃ PHÚ LỘC\n{head}\nKẾ HOẠCH\nkiểm tra năm 2026\n-----\nNội dung."
    found = recognise(text, RULES)
    assert found.issued_on and found.issued_on.value == date(2026, 1, 12)
    assert found.symbol and found.symbol.value == "88-KH/ĐU"


@pytest.mark.parametrize(
    "meeting",
    [
        "HỘI NGHỊ BAN CHẤP HÀNH ĐẢNG BỘ XÃ LẦN THỨ BẢY",
        "KỲ HỌP THỨ TƯ\nBAN CHẤP HÀNH ĐẢNG BỘ XÃ KHÓA II",
        "CỦA BAN CHẤP HÀNH ĐẢNG BỘ XÃ",
        "của Ban Chấp hành Đảng bộ xã",
    ],
)
def test_given_which_meeting_decided_above_the_subject_when_read_then_it_is_left_out(meeting: str) -> None:
    text = (
        "ĐẢNG BỘ TỈNH SƠN BÌNH\nĐẢNG ỦY XÃ NẬM CUỔI\n*\nSố 7-NQ/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\n"
        f"Nậm Cuổi, ngày 02 tháng 3 năm 2026\nNGHỊ QUYẾT\n{meeting}\nlãnh đạo trồng rừng gỗ lớn,\n"
        "giai đoạn 2026 - 2030\n-----\nCăn cứ Điều lệ Đảng;\n1. Các chi bộ rà soát.\n"
    )
    found = recognise(text, RULES).subject
    assert found is not None
    assert found.value == "lãnh đạo trồng rừng gỗ lớn, giai đoạn 2026 - 2030"


@pytest.mark.parametrize(
    ("above", "name", "issuer"),
    [
        (
            "ĐẢNG ỦY XÃ NẬM CUỔI",
            "BAN CHỈ ĐẠO THỰC HIỆN\nNGHỊ QUYẾT SỐ 57-NQ/TW",
            "Ban Chỉ đạo thực hiện Nghị quyết số 57-NQ/TW",
        ),
        ("UBND XÃ NẬM CUỔI", "BAN QUẢN LÝ\nDỰ ÁN ĐẦU TƯ XÂY DỰNG", "Ban Quản lý dự án đầu tư xây dựng"),
        ("HỘI NÔNG DÂN VIỆT NAM", "BAN CHẤP HÀNH XÃ NẬM CUỔI", "Ban Chấp hành Hội Nông dân xã Nậm Cuổi"),
    ],
)
def test_given_a_body_s_name_parted_over_lines_when_read_then_it_is_whole(
    above: str, name: str, issuer: str
) -> None:
    text = (
        f"{above}\n{name}\n*\nSố 7-KH/BCĐ\nĐẢNG CỘNG SẢN VIỆT NAM\nNậm Cuổi, ngày 02 tháng 3 năm 2026\nKẾ HOẠCH\n"
        "công tác năm 2026\n-----\n1. Các chi bộ rà soát.\n"
    )
    found = recognise(text, RULES)
    assert found.issuer and found.issuer.value == issuer
    assert found.doc_type and found.doc_type.value == "Kế hoạch"
    assert found.subject and found.subject.value == "công tác năm 2026"


@pytest.mark.parametrize(
    "head", ["Số 27-KH/ĐU\nNậm Cuổi, ngày 05 tháng 11 năm 2025\nKẾ HOẠCH\n", "KẾ HOẠCH\n", ""]
)
def test_given_a_subject_that_goes_on_with_a_number_when_read_then_it_is_whole_and_no_number_of_the_paper(
    head: str,
) -> None:
    text = (
        f"{head}học tập, quán triệt các Nghị quyết\nsố 57-NQ/TW và số 59-NQ/TW của Bộ Chính trị\n-----\n"
        "Thực hiện Kế hoạch số 14-KH/TU của Tỉnh ủy, Ban Thường vụ Đảng ủy xây dựng kế hoạch như sau:\n"
    )
    found = recognise(text, RULES)
    assert (found.symbol.value if found.symbol else "") == ("27-KH/ĐU" if "Số" in head else "")
    assert found.subject is not None
    subject = "học tập, quán triệt các Nghị quyết số 57-NQ/TW và số 59-NQ/TW của Bộ Chính trị"
    assert found.subject.value == subject


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        (
            "THỰC HIỆN NGHỊ QUYẾT\nSỐ 57-NQ/TW NGÀY 22/12/2024 CỦA BỘ CHÍNH TRỊ\nVỀ ĐỘT PHÁ PHÁT TRIỂN KHOA HỌC",
            "thực hiện nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học",
        ),
        (
            "thực hiện Nghị quyết\nSố 57-NQ/TW của Bộ Chính trị",
            "thực hiện Nghị quyết Số 57-NQ/TW của Bộ Chính trị",
        ),
        ("CỦA BAN THƯỜNG VỤ TỈNH ỦY\nVỀ PHÁT TRIỂN DU LỊCH", "phát triển du lịch"),
    ],
)
@pytest.mark.parametrize("head", ["Số 27-KH/ĐU\nNậm Cuổi, ngày 05 tháng 11 năm 2025\n", ""])
def test_given_a_title_with_the_number_of_another_paper_when_read_then_it_is_whole_and_no_number_of_this_one(
    head: str, title: str, subject: str
) -> None:
    body = "Thực hiện Kế hoạch số 14-KH/TU của Tỉnh ủy, Ban Thường vụ Đảng ủy xây dựng kế hoạch như sau:\n"
    found = recognise(f"{head}KẾ HOẠCH\n{title}\n-----\n{body}", RULES)
    assert (found.symbol.value if found.symbol else "") == ("27-KH/ĐU" if head else "")
    assert found.subject is not None
    assert found.subject.value == subject
