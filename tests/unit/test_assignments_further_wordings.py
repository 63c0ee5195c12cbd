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
    ("4. Cổng tri thức Sông Lam tỉnh: đăng tải thể lệ.", ["Cổng tri thức Sông Lam tỉnh"]),
    (
        "5. Trung tâm Thông tin công tác tuyên giáo ghi hình bài giảng.",
        ["Trung tâm Thông tin công tác tuyên giáo"],
    ),
    ("6. Trung tâm Khuyến nông tỉnh hướng dẫn kỹ thuật cho hộ dân.", ["Trung tâm Khuyến nông tỉnh"]),
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
