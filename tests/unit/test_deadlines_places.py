"""Deadlines in the less usual places of a whole paper, and in words met late; all papers are our own."""

import pytest

from office_app.recognition.recognise import recognise
from tests.unit.deadline_reading import TODAY, in_short
from tests.unit.recognition_rules import RULES

HEAD = """ĐẢNG BỘ TỈNH SƠN BÌNH
ĐẢNG ỦY XÃ NẬM CUỔI
*
Số 41-QĐ/ĐU

ĐẢNG CỘNG SẢN VIỆT NAM

Nậm Cuổi, ngày 04 tháng 5 năm 2026

QUYẾT ĐỊNH
ban hành Quy định về chế độ học tập
-----

Điều 1. Ban hành kèm theo Quyết định này Quy định về chế độ học tập.

Nơi nhận:
- Như Điều 3,
- Lưu Văn phòng.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

Vàng Thị Sú
"""


def dues(below_the_signature: str) -> set[str]:
    found = recognise(f"{HEAD}\n{below_the_signature}", RULES).deadlines
    return {d.due.isoformat() if d.due else d.recurrence.value if d.recurrence else "words" for d in found}


def test_given_a_regulation_below_the_decision_when_recognised_then_its_broken_lines_are_read_whole() -> None:
    regulation = """QUY ĐỊNH
về chế độ học tập
(Kèm theo Quyết định số 41-QĐ/ĐU, ngày 04/5/2026 của Ban Thường vụ Đảng ủy)

Điều 1. Trách nhiệm
1. Trung tâm Chính trị: xây dựng chương trình, gửi Ban Xây dựng Đảng thẩm định
trước ngày 15/10/2026; mở lớp đầu tiên trong
tháng 11 năm 2026.
2. Các chi bộ: báo cáo kết quả về Đảng ủy trước ngày 20 tháng 11 hằng
năm.
"""
    assert dues(regulation) == {"2026-10-15", "2026-11-30", "yearly"}


@pytest.mark.parametrize("opening", ["Ghi chú: Báo", "* Báo", "Lưu ý: báo"])
def test_given_a_remark_below_the_signature_when_recognised_then_its_deadline_counts(opening: str) -> None:
    assert dues(f"{opening} cáo gửi về Văn phòng Đảng ủy trước ngày 20/5/2026.") == {"2026-05-20"}


def test_given_a_table_in_an_annex_when_recognised_then_each_row_has_its_day() -> None:
    table = """PHỤ LỤC
(Kèm theo Quyết định số 41-QĐ/ĐU, ngày 04/5/2026 của Ban Thường vụ Đảng ủy)
TT | Nội dung | Đơn vị chủ trì | Thời hạn hoàn thành
1 | Cập nhật dữ liệu đảng viên | Văn phòng Đảng ủy | Tháng 9/2026
2 | Bồi dưỡng bí thư chi bộ | Trung tâm Chính trị | Tuần thứ hai của tháng 6/2026
3 | Kiểm điểm cuối năm | Các chi bộ | Từ 10/11 đến 30/11/2026
"""
    assert dues(table) == {"2026-09-30", "2026-06-14", "2026-11-30"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("V- THỜI GIAN THỰC HIỆN\nTừ tháng 6/2026 đến tháng 9/2026.", {"2026-09-30"}),
        ("4. Thời gian hoàn thành:\nTrước ngày 30/6/2026.", {"2026-06-30"}),
        ("* Quý III/2026:\n- Tổ chức hội nghị sơ kết.", {"2026-09-30"}),
        ("Bước 1 (từ 15/5 - 30/5/2026): chuẩn bị.", {"2026-05-30"}),
        ("Mốc 1 (đến 30/6/2026): số hóa; mốc 2 (đến 31/12/2026): khai thác.", {"2026-06-30", "2026-12-31"}),
        ("Giai đoạn 1: từ tháng 6 đến tháng 8/2026.", {"2026-08-31"}),
        ("Trình xem xét tại kỳ họp tháng 7/2026.", {"2026-07-31"}),
        ("Gửi phiếu góp ý trước 10 giờ ngày mai (05/5/2026).", {"2026-05-05"}),
        ("Từ nay đến 30/6, tập trung tuyên truyền.", {"2026-06-30"}),
        ("Phát hành trong quý I hằng năm (năm 2026: trong tháng 6).", {"yearly", "2026-06-30"}),
        ("Định kỳ ngày 10 và 25 hằng tháng báo cáo tiến độ.", {"monthly"}),
        ("Chế độ báo cáo:\na) Báo cáo 6 tháng: trước ngày 15/6;\nb) Báo cáo năm: trước ngày 15/12.", {"half-yearly", "yearly"}),
        ("Mỗi chi bộ hằng tháng giới thiệu ít nhất một cuốn sách.", {"monthly"}),
        ("Gửi báo cáo chậm nhất ngày 17/6 đối với báo cáo 6 tháng, ngày 17/12 đối với báo cáo năm.", {"2026-06-17", "2026-12-17"}),
    ],
)  # fmt: skip
def test_given_an_unusual_shape_when_read_then_found(text: str, found: set[str]) -> None:
    assert in_short(text, TODAY) == found


@pytest.mark.parametrize(
    "text",
    [
        "Dự báo từ chiều tối 28/9 đến hết ngày 30/9/2026 có mưa to.",
        "Tuyên truyền kết quả chuyến thăm của đoàn từ ngày 11/5 đến 17/5/2026.",
        "Báo cáo danh sách đảng viên được tặng Huy hiệu Đảng đợt 02/9/2026.",
        "Còn 04 chi bộ nộp báo cáo sau ngày 20 hằng tháng.",
        "Bàn giao ngày 10/02/2026, trước Tết Nguyên đán.",
        "Thời gian chốt số liệu: tính từ ngày 15 tháng trước đến ngày 14 của tháng thuộc kỳ báo cáo.",
        "Xã đã hoàn thành trước ngày 31/5/2026 chỉ tiêu giao quân.",
        "Công tác cán bộ hằng năm được đánh giá đúng quy định.",
        "Các văn bản gửi sau ngày 30/6/2026 không được xem xét.",
        "Nội dung báo cáo gồm: kết quả thực hiện tính đến ngày 30/6/2026.",
        "Phụ cấp trách nhiệm hằng tháng chi trả cho cấp ủy viên.",
        "Đảng viên được miễn sinh hoạt từ ngày 01/6/2026 đến 30/9/2026.",
    ],
)
def test_given_what_only_looks_like_one_when_read_then_nothing(text: str) -> None:
    assert in_short(text, TODAY) == set()


def test_given_the_number_of_a_part_on_time_on_a_line_of_its_own_when_read_then_its_entries_are_dates() -> (
    None
):
    body = "1. Mục đích: tốt.\n2.\nThời gian\nChi bộ A: tháng 6/2026\nChi bộ B: tháng 7/2026\n3. Kinh phí: không."
    assert dues(f"QUY ĐỊNH\nvề chế độ học tập\n-----\n{body}") >= {"2026-06-30", "2026-07-31"}


def test_given_rows_a_cell_to_a_line_when_read_then_days_that_look_alike_are_no_running_heads() -> None:
    rows = [
        ("Lập tổ giúp việc", "Văn phòng", "Chậm nhất ngày 05/6/2026 (25 ngày trước ngày khai mạc)"),
        ("Trang trí hội trường", "Đoàn xã", "Chậm nhất ngày 12/6/2026 (18 ngày trước ngày khai mạc)"),
        ("Nhận đăng ký dự thi", "Hội Nông dân", "Đến 17 giờ 00 phút ngày 19/6/2026"),
        ("Nghiệm thu âm thanh", "Đài xã", "Trước giờ khai mạc 24 giờ"),
    ]
    cells = [line for number, row in enumerate(rows, start=1) for line in (str(number), *row, "")]
    table = "\n".join(["STT", "Nội dung", "Cơ quan thực hiện", "Thời hạn", "", *cells])
    found = recognise(f"{HEAD}PHỤ LỤC\n1. Các mốc công việc\n\n{table}\n2. Kinh phí: theo dự toán.", RULES)
    assert [d.due and d.due.isoformat() for d in found.deadlines] == [
        "2026-06-05",
        "2026-06-12",
        "2026-06-19",
        None,
    ]


def test_given_an_event_in_a_column_of_last_days_when_read_then_it_hangs_on_that() -> None:
    table = (
        "TT | Nội dung | Chủ trì | Thời hạn\n1 | Tổng kết | Văn phòng | Trước kỳ họp Đảng ủy cuối năm 2026\n"
    )
    found = recognise(f"{HEAD}PHỤ LỤC\n{table}2. Kinh phí: theo dự toán.", RULES).deadlines
    assert [(d.text, d.due) for d in found] == [("Trước kỳ họp Đảng ủy cuối năm 2026", None)]
