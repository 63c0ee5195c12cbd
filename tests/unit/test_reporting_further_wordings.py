"""Further wordings of reports asked for: rounds told behind the day, receivers named before, drafts to be signed."""

import pytest

from tests.unit.reporting_reading import duties, in_short

ISSUER = "Đảng ủy xã Nậm Cuổi"

Short = list[tuple[str, str | None, str | None]]

WORDINGS: list[tuple[tuple[str, ...], Short]] = [
    (
        (
            "Các đảng bộ trực thuộc định kỳ 6 tháng (trước ngày 10/6/2026) và cuối năm (trước ngày 05/12/2026) gửi báo cáo về Ban Tổ chức Tỉnh ủy.",
        ),
        [
            ("Ban Tổ chức Tỉnh ủy", None, "half-yearly"),
            ("Ban Tổ chức Tỉnh ủy", None, "2026-06-10"),
            ("Ban Tổ chức Tỉnh ủy", None, "2026-12-05"),
        ],
    ),
    (
        (
            "Các phường đoàn gửi kế hoạch về Thành đoàn trước ngày 25/8/2026; báo cáo kết quả hội trại (qua Ban Phong trào - Thanh thiếu nhi, thư điện tử phongtrao@vidu.vn) trước ngày 05/9/2026.",
        ),
        [
            ("Thành đoàn", None, "2026-08-25"),
            ("Thành đoàn", "Ban Phong trào - Thanh thiếu nhi", "2026-09-05"),
        ],
    ),
    (
        (
            "Các thôn gửi danh sách cho Phòng Kinh tế trước ngày 14/10/2026; nộp báo cáo thiệt hại trước ngày 16/10/2026.",
        ),
        [("Phòng Kinh tế", None, "2026-10-14"), (ISSUER, None, "2026-10-16")],
    ),
    (
        (
            "Sở Thông tin và Truyền thông mở lớp cho Tổ công nghệ số cộng đồng trong quý III/2026.",
            "Công an xã phối hợp với Sở Thông tin và Truyền thông kiểm tra an toàn thông tin 6 tháng một lần.",
        ),
        [],
    ),
    (
        ("Văn phòng tổng hợp, báo cáo Ban Thường vụ Tỉnh ủy từng quý.",),
        [("Ban Thường vụ Tỉnh ủy", None, "quarterly")],
    ),
    (
        ("Các chi bộ gửi báo cáo về Văn phòng Đảng ủy từng tháng để theo dõi.",),
        [("Văn phòng Đảng ủy", None, "monthly")],
    ),
    (
        ("Các đảng ủy đánh giá hằng quý; báo cáo gửi Ban Tổ chức Tỉnh ủy trước ngày 15 của tháng đó.",),
        [("Ban Tổ chức Tỉnh ủy", None, "quarterly")],
    ),
    (
        ("Các chi bộ họp hằng tháng; biên bản gửi Văn phòng Đảng ủy trước ngày 28 của tháng ấy.",),
        [("Văn phòng Đảng ủy", None, "monthly")],
    ),
    (
        (
            "Báo cáo tiến độ về Sở Xây dựng vào thứ Năm hàng tuần; từ năm 2027 báo cáo theo quý, trước ngày 20 của tháng cuối quý.",
        ),
        [("Sở Xây dựng", None, "weekly"), ("Sở Xây dựng", None, "quarterly")],
    ),
    (
        (
            "Báo cáo nhanh về Hội Phụ nữ tỉnh qua Ban Tuyên giáo trước 10 giờ ngày 31/10; sau đó báo cáo hằng ngày trước 16 giờ.",
        ),
        [("Hội Phụ nữ tỉnh", "Ban Tuyên giáo", "2026-10-31"), ("Hội Phụ nữ tỉnh", "Ban Tuyên giáo", "daily")],
    ),
    (
        (
            "Kết quả học tập gửi Thường trực Đảng ủy thông qua Ban Xây dựng Đảng trước ngày 15/6/2026; từ quý III/2026 báo cáo định kỳ mỗi quý một lần, trước ngày 20 của tháng cuối quý.",
        ),
        [
            ("Thường trực Đảng ủy", "Ban Xây dựng Đảng", "2026-06-15"),
            ("Thường trực Đảng ủy", "Ban Xây dựng Đảng", "quarterly"),
        ],
    ),
    (
        ("Phòng Nội vụ tổng hợp trình Giám đốc Sở ký báo cáo UBND tỉnh trong ngày 14/9/2026.",),
        [("UBND tỉnh", None, "2026-09-14")],
    ),
    (
        (
            "Văn phòng dự thảo, trình Bí thư Đảng ủy xem xét, ký ban hành, gửi Ban Tổ chức Tỉnh ủy trước ngày 20/6/2026.",
        ),
        [("Ban Tổ chức Tỉnh ủy", None, "2026-06-20")],
    ),
    (
        (
            "Thực hiện chế độ báo cáo như sau:",
            "Báo cáo tháng: chậm nhất ngày 18 hằng tháng;",
            "Báo cáo quý: trước ngày 15 của tháng cuối quý;",
            "Báo cáo 6 tháng: trước ngày 10/6.",
        ),
        [(ISSUER, None, "monthly"), (ISSUER, None, "quarterly"), (ISSUER, None, "half-yearly")],
    ),
    (
        (
            "Bí thư chi bộ báo cáo nhanh về Thường trực Đảng ủy (qua Văn phòng Đảng ủy) ngày hai lần, kể từ hôm nay cho đến hết ngày 09/5; báo cáo tổng hợp trước 17 giờ ngày 10/5.",
        ),
        [
            ("Thường trực Đảng ủy", "Văn phòng Đảng ủy", "daily"),
            ("Thường trực Đảng ủy", "Văn phòng Đảng ủy", "2026-05-10"),
        ],
    ),
    (
        (
            "Kiểm điểm trách nhiệm để chậm tiến độ, báo cáo Thường trực Tỉnh ủy qua Ban Tổ chức Tỉnh ủy trong tháng 8, không để sang tháng 9.",
        ),
        [("Thường trực Tỉnh ủy", "Ban Tổ chức Tỉnh ủy", "2026-08-31")],
    ),
    (
        ("Làm rõ nguyên nhân để xảy ra sai sót, gửi kết quả về Văn phòng Đảng ủy trước ngày 20/6/2026.",),
        [("Văn phòng Đảng ủy", None, "2026-06-20")],
    ),
    (
        (
            "Chỉ đạo thực hiện chế độ báo cáo nhanh hàng tuần vào thứ Năm, báo cáo tháng trước ngày 20 hàng tháng gửi Ban Tuyên giáo Tỉnh ủy.",
        ),
        [("Ban Tuyên giáo Tỉnh ủy", None, "weekly"), ("Ban Tuyên giáo Tỉnh ủy", None, "monthly")],
    ),
    (
        (
            "Văn phòng tham mưu báo cáo Ban Thường vụ Tỉnh ủy trước 15/6 (báo cáo 6 tháng) và trước 15/12 (báo cáo năm) hằng năm.",
        ),
        [("Ban Thường vụ Tỉnh ủy", None, "half-yearly"), ("Ban Thường vụ Tỉnh ủy", None, "yearly")],
    ),
    (
        ("Theo dõi việc thực hiện; sau ba tháng (ngày 04/8/2026) báo cáo đồng chí Phó Bí thư Thường trực.",),
        [("đồng chí Phó Bí thư Thường trực", None, "2026-08-04")],
    ),
    (("Trước ngày 30/5/2026: gửi đề cương báo cáo tự giám sát đến các tổ chức đảng được giám sát.",), []),
    (("Gửi mẫu báo cáo cho các chi bộ trước ngày 10/5/2026.",), []),
    (("Gửi văn bản đến từng chi bộ trước ngày 10/5/2026.",), []),
    (("Ban Thường trực Mặt trận các xã báo cáo cấp ủy, phối hợp với UBND cùng cấp xây dựng kế hoạch.",), []),
    (("Gửi phiếu lấy ý kiến và báo cáo tóm tắt về các tổ dân phố trước ngày 10/5/2026.",), []),
]


@pytest.mark.parametrize(("paragraphs", "wanted"), WORDINGS)
def test_given_wording_when_read_then_receiver_channel_and_day_are_found(
    paragraphs: tuple[str, ...], wanted: Short
) -> None:
    assert in_short(duties(*paragraphs)) == wanted
