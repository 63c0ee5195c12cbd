"""Materials written and handed out in one sentence, titles with where they lie, and what is no book."""

import pytest

from tests.unit.materials_reading import titles

WORDINGS: list[tuple[str, list[str]]] = [
    (
        "1. Tài liệu dùng để sinh hoạt là Sổ tay hỏi - đáp về Luật Đất đai và Đề cương tuyên truyền bầu cử hội đồng nhân dân các cấp đã đăng trên trang của Ban.",
        ["Sổ tay hỏi - đáp về Luật Đất đai", "Đề cương tuyên truyền bầu cử hội đồng nhân dân các cấp"],
    ),
    (
        "1. Tài liệu: Bộ câu hỏi về Điều lệ Hội; các infographic, video ngắn do Trung ương Hội phát hành.",
        ["Bộ câu hỏi về Điều lệ Hội", "các infographic, video ngắn do Trung ương Hội phát hành"],
    ),
    (
        "1. Tài liệu: Sổ tay hỏi - đáp về Luật Căn cước của Công an tỉnh (các thôn nhận tại Văn phòng).",
        ["Sổ tay hỏi - đáp về Luật Căn cước của Công an tỉnh"],
    ),
    (
        "1. Ban Xây dựng Đảng biên soạn tài liệu “Nhận diện lừa đảo trên mạng” để sử dụng trong sinh hoạt chi bộ quý III.",
        ["tài liệu “Nhận diện lừa đảo trên mạng”"],
    ),
    (
        "1. Ban Xây dựng Đảng biên tập Tài liệu tuyên truyền Đại hội Đảng bộ xã lần thứ II, gửi đến các chi bộ xong trước 25/6.",
        ["Tài liệu tuyên truyền Đại hội Đảng bộ xã lần thứ II"],
    ),
    (
        "1. Ban Tuyên giáo biên soạn Sổ tay nghiệp vụ công tác chi bộ ở thôn, Tài liệu sinh hoạt chi bộ hằng tháng (bản in); các chi bộ sử dụng thống nhất từ tháng 5.",
        ["Sổ tay nghiệp vụ công tác chi bộ ở thôn", "Tài liệu sinh hoạt chi bộ hằng tháng"],
    ),
    (
        "1. Ban Xây dựng Đảng gửi kèm theo Công văn này “Đề cương tuyên truyền kỷ niệm 30 năm thành lập xã”.",
        ["Đề cương tuyên truyền kỷ niệm 30 năm thành lập xã"],
    ),
    (
        "1. Đưa nội dung Đề cương vào sinh hoạt chi bộ tháng 7.\n2. Giới thiệu Đề cương cho học viên các lớp đang mở.",
        [],
    ),
    (
        "1. Tài liệu: các đồng chí đọc trước Tài liệu nghiên cứu các văn kiện Đại hội XIV của Đảng trên Sổ tay đảng viên điện tử; mang theo sổ ghi chép.\n2. Thời gian: 01 ngày.",
        ["Tài liệu nghiên cứu các văn kiện Đại hội XIV của Đảng"],
    ),
    (
        "1. Tài liệu sinh hoạt: sử dụng bộ sách “Kỹ năng hè cho phụ trách thiếu nhi” và video “Hè vui khỏe” đăng trên Cổng tri thức.\n2. Kinh phí.",
        ["Kỹ năng hè cho phụ trách thiếu nhi", "video “Hè vui khỏe”"],
    ),
    ("1. Các cơ quan gửi danh sách về Sở Nội vụ, báo cáo ngân sách và chính sách về người có công.", []),
    (
        "1. Đề nghị Ban Tuyên giáo và Dân vận Tỉnh ủy sớm phát hành tài liệu hỏi - đáp dành cho khu dân cư.",
        [],
    ),
    ("1. Chỉ đạo nâng cấp phần mềm “Sổ tay đảng viên điện tử” từ ngày 01/10/2026.", []),
    ("1. Ban Tuyên giáo biên soạn tài liệu “Đường chúng ta đi”, xong trước ngày 30/6/2026.", []),
    (
        "1. Trung tâm Chính trị soạn đề cương “Vững tin theo Đảng”, cấp cho mỗi chi bộ 02 bản.",
        ["đề cương “Vững tin theo Đảng”"],
    ),
    (
        "1. Ban Dân vận xây dựng cẩm nang “Dân vận khéo” phục vụ tuyên truyền ở cơ sở.",
        ["cẩm nang “Dân vận khéo”"],
    ),
]


@pytest.mark.parametrize(("body", "expected"), WORDINGS)
def test_given_wording_when_read_then_the_titles_to_use_are_found(body: str, expected: list[str]) -> None:
    assert titles(body) == expected
