"""Papers copied from web pages without their letterhead: title, introduction, and whose number is whose."""

from datetime import date

import pytest

from office_app.domain.incoming import Certainty, RecognisedDocument
from office_app.recognition.recognise import recognise
from tests.unit.recognition_rules import RULES

END = """

1. Các chi bộ tổ chức học tập trước ngày 15/8/2024.

2. Văn phòng theo dõi, đôn đốc.

T/M BAN THƯỜNG VỤ
BÍ THƯ
(đã ký)
Trần Văn Sửu
"""


def read(*paragraphs: str) -> RecognisedDocument:
    return recognise("\n\n".join(paragraphs) + END, RULES)


TITLES = [
    (
        "Hướng dẫn kiểm điểm, đánh giá, xếp loại chất lượng tổ chức đảng năm 2024",
        "Hướng dẫn",
        "kiểm điểm, đánh giá, xếp loại chất lượng tổ chức đảng năm 2024",
    ),
    (
        "Chỉ thị của Ban Thường vụ Huyện ủy về tăng cường công tác phòng cháy",
        "Chỉ thị",
        "tăng cường công tác phòng cháy",
    ),
    (
        "Kế hoạch tổ chức đợt sinh hoạt chính trị năm 2024",
        "Kế hoạch",
        "tổ chức đợt sinh hoạt chính trị năm 2024",
    ),
    ("Thông tri về lãnh đạo đại hội các chi bộ thôn", "Thông tri", "lãnh đạo đại hội các chi bộ thôn"),
    (
        "Kết luận của Ban Thường vụ Huyện ủy về nhiệm vụ trọng tâm quý III năm 2024",
        "Kết luận",
        "nhiệm vụ trọng tâm quý III năm 2024",
    ),
]


@pytest.mark.parametrize(("title", "doc_type", "subject"), TITLES)
def test_given_title_of_a_web_page_when_recognised_then_type_and_subject_are_guessed(
    title: str, doc_type: str, subject: str
) -> None:
    found = read(
        "Trang chủ » Văn bản » Huyện ủy",
        title,
        "Cập nhật lúc 08:15 - 22/7/2024 | Lượt xem: 82",
        "Thời gian qua, các cấp ủy đã có nhiều cố gắng. Ban Thường vụ Huyện ủy yêu cầu các cấp ủy làm tốt các việc sau:",
    )
    assert found.doc_type and found.doc_type.value == doc_type
    assert found.subject and found.subject.value == subject
    assert found.subject.certainty is Certainty.GUESS


PRESENTED = [
    (
        "(Cổng tin) - Ngày 12/7/2024, Ban Thường vụ Tỉnh ủy ban hành Chỉ thị số 29-CT/TU về đất đai. Xin giới thiệu toàn văn.",
        "29-CT/TU",
        date(2024, 7, 12),
    ),
    (
        "Ban Biên tập giới thiệu nội dung Kết luận số 45-KL/TU, ngày 03/5/2024 của Tỉnh ủy về chuyển đổi số.",
        "45-KL/TU",
        date(2024, 5, 3),
    ),
    ("Kế hoạch số 45-KH/HU của Huyện ủy Lâm Sơn về chuyển đổi số năm 2024", "45-KH/HU", None),
    ("(Trang tin xin đăng Thông báo số 88-TB/HU của Huyện ủy Lâm Sơn)", "88-TB/HU", None),
    (
        "Ban Thường vụ Tỉnh ủy đã ban hành Chỉ thị số 31-CT/TU về phòng, chống thiên tai. Nội dung Chỉ thị như sau:",
        "31-CT/TU",
        None,
    ),
]


@pytest.mark.parametrize(("introduction", "symbol", "issued_on"), PRESENTED)
def test_given_page_presents_the_paper_when_recognised_then_its_number_is_guessed_and_not_cited(
    introduction: str, symbol: str, issued_on: date | None
) -> None:
    found = read(introduction, "Trong những năm qua, công tác này đạt kết quả tích cực.")
    assert found.symbol and found.symbol.value == symbol
    assert found.symbol.certainty is Certainty.GUESS
    assert (found.issued_on and found.issued_on.value) == issued_on
    assert symbol not in [cited.symbol for cited in found.cited]


OTHERS = [
    "Tỉnh ủy đã ban hành Nghị quyết số 05-NQ/TU về kinh tế. Thực hiện nghị quyết, Đảng ủy xã đề nghị nội dung như sau:",
    "Ngày 03/5/2024, Tỉnh ủy ban hành Chỉ thị số 29-CT/TU về đất đai. Đảng ủy xã triển khai nội dung như sau:",
    "Thực hiện Hướng dẫn số 12-HD/BTGTU, ngày 05/6/2024 của Ban Tuyên giáo Tỉnh ủy, Đảng ủy xã hướng dẫn như sau:",
]


@pytest.mark.parametrize("opening", OTHERS)
def test_given_number_of_another_paper_when_recognised_then_it_is_cited_and_not_the_own(opening: str) -> None:
    found = read(opening)
    assert found.symbol is None
    assert len(found.cited) == 1


def test_given_remark_of_the_page_below_a_subject_when_recognised_then_it_is_no_part_of_it() -> None:
    found = read(
        "KẾ HOẠCH\ntriển khai đợt lấy ý kiến Nhân dân về dự thảo quy ước\n"
        "(Đăng trên Cổng thông tin điện tử xã - Chuyên mục Xây dựng Đảng)",
        "Thực hiện Kế hoạch số 61-KH/HU, ngày 14/6/2024 của Huyện ủy, Đảng ủy xã xây dựng kế hoạch như sau:",
    )
    assert found.subject and found.subject.value == "triển khai đợt lấy ý kiến Nhân dân về dự thảo quy ước"


def test_given_capitals_above_a_remark_when_recognised_then_the_whole_subject_is_in_small_letters() -> None:
    found = read(
        "ĐẢNG ỦY XÃ NẬM CUỔI\n*\nSố 03-HD/ĐU\nNậm Cuổi, ngày 02 tháng 6 năm 2026\nHƯỚNG DẪN\n"
        "QUY TRÌNH KẾT NẠP ĐẢNG VIÊN\nTRONG NĂM 2026\n(Kèm theo Kế hoạch số 12-KH/ĐU)\n-----",
        "Căn cứ Điều lệ Đảng, Đảng ủy hướng dẫn như sau:",
    )
    assert found.subject and found.subject.value == "quy trình kết nạp đảng viên trong năm 2026"


GOES_BY_ANOTHER = [
    (
        (
            "Ngày 12/7/2022, Chính phủ ban hành Nghị quyết số 89/NQ-CP về bảo vệ rừng. Để khắc phục hạn chế thời gian qua, "
            "Ban Thường vụ Thị ủy yêu cầu:"
        ),
        "Chỉ thị này phổ biến đến chi bộ.",
        "Ban Thường vụ Thị ủy",
        "Chỉ thị",
    ),
    (
        (
            "Ngày 30/3/2018, Ban Bí thư Trung ương Đảng đã ban hành Chỉ thị số 50-CT/TW về sinh hoạt chi bộ. Để Chỉ thị đi vào "
            "nền nếp, Ban Thường vụ Đảng ủy xã Bình Tân thông tri:"
        ),
        "Các chi bộ nghiêm túc thực hiện.",
        "Ban Thường vụ Đảng ủy xã Bình Tân",
        "Thông tri",
    ),
    (
        (
            "Ngày 22/12/2024, Bộ Chính trị đã ban hành Nghị quyết số 57-NQ/TW về chuyển đổi số quốc gia. Triển khai Nghị quyết, "
            "Văn phòng Tỉnh ủy hướng dẫn một số nội dung như sau:"
        ),
        "Trên đây là Hướng dẫn triển khai đợt cao điểm, đề nghị các đơn vị thực hiện.",
        "Văn phòng Tỉnh ủy",
        "Hướng dẫn",
    ),
    (
        (
            "Ngày 20/3/2025, Ban Thường vụ Tỉnh ủy có Kế hoạch số 266-KH/TU về tổ chức lễ kỷ niệm. Đảng ủy Khối các cơ quan tỉnh "
            "xây dựng kế hoạch tổ chức thực hiện, cụ thể:"
        ),
        "Các đảng bộ cơ sở báo cáo kết quả.",
        "Đảng ủy Khối các cơ quan tỉnh",
        "Kế hoạch",
    ),
    (
        (
            "Ngày 06/9/2024, Thủ tướng Chính phủ đã ký Công điện số 86/CĐ-TTg về ứng phó bão. Trước diễn biến phức tạp, "
            "Chủ tịch Ủy ban nhân dân tỉnh chỉ thị:"
        ),
        "Nhận được Chỉ thị này, các đơn vị khẩn trương thực hiện.",
        "Chủ tịch Ủy ban nhân dân tỉnh",
        "Chỉ thị",
    ),
    (
        "Thời gian qua, một số đảng viên đăng tải thông tin thiếu kiểm chứng. Thường trực Thành ủy có ý kiến chỉ đạo như sau:",
        "Căn cứ Kết luận này, các cấp ủy tổ chức thực hiện.",
        "Thường trực Thành ủy",
        "Kết luận",
    ),
    (
        "Việc quản lý đảng viên đi làm xa còn khó khăn. Ban Chấp hành Đảng bộ xã quyết nghị một số nội dung sau:",
        "Nghị quyết này được thông qua tại hội nghị.",
        "Ban Chấp hành Đảng bộ xã",
        "Nghị quyết",
    ),
    (
        "Thực hiện Kế hoạch số 54-KH/TU của Tỉnh ủy; căn cứ tình hình, Ban Thường vụ Huyện ủy Hồng Phước lập kế hoạch như sau:",
        "Các chi bộ thực hiện tốt nội dung trên.",
        "Ban Thường vụ Huyện ủy Hồng Phước",
        "Kế hoạch",
    ),
    (
        (
            "Ngày 15/01/2025, Ban Thường vụ Trung ương Hội Nông dân Việt Nam ban hành Kế hoạch số 119-KH/HNDTW về thi đua. "
            "Hưởng ứng, Ban Thường vụ Hội Nông dân tỉnh phát động các cấp Hội:"
        ),
        "Căn cứ Kế hoạch này, các cấp Hội triển khai.",
        "Ban Thường vụ Hội Nông dân tỉnh",
        "Kế hoạch",
    ),
]


@pytest.mark.parametrize(("opening", "last", "issuer", "doc_type"), GOES_BY_ANOTHER)
def test_given_paper_of_above_is_spoken_of_first_when_recognised_then_who_asks_below_is_the_issuer(
    opening: str, last: str, issuer: str, doc_type: str
) -> None:
    found = read(
        "về việc tổ chức thực hiện trong năm tới\n\n-----", opening, "1. Các cấp ủy quán triệt.", last
    )
    assert found.issuer and (found.issuer.value, found.issuer.certainty) == (issuer, Certainty.GUESS)
    assert found.doc_type and (found.doc_type.value, found.doc_type.certainty) == (doc_type, Certainty.GUESS)


def test_given_only_the_centre_is_spoken_of_when_recognised_then_the_signature_names_the_issuer() -> None:
    found = read(
        "về lãnh đạo phong trào thi đua\n\n-----",
        "Ngày 07/4/2014, Bộ Chính trị đã ban hành Chỉ thị số 34-CT/TW về công tác thi đua, khen thưởng. Phong trào còn hạn chế.",
    )
    assert found.issuer and found.issuer.value == "Ban Thường vụ"


def test_given_organs_of_one_committee_when_recognised_then_the_introduced_paper_is_its_own() -> None:
    found = read(
        "Ban Chấp hành Đảng bộ tỉnh vừa ban hành Nghị quyết số 09-NQ/TU về kinh tế biển. Nội dung như sau:",
        "Để khai thác lợi thế, Tỉnh ủy yêu cầu các cấp ủy thực hiện các nhiệm vụ sau:",
    )
    assert found.issuer and found.issuer.value == "Ban Chấp hành Đảng bộ tỉnh"
    assert found.doc_type and found.doc_type.value == "Nghị quyết"
