"""Study materials: lists under headings, titles named in sentences, and what is no material."""

import pytest

from office_app.domain.incoming import Certainty
from office_app.recognition.recognise import recognise
from tests.unit.materials_reading import HEAD, titles
from tests.unit.recognition_rules import RULES


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "1. Tài liệu học tập\n- Văn kiện Đại hội XIV của Đảng;\n- Sổ tay đảng viên năm 2026.\n2. Thời gian: 01 ngày.",
            ["Văn kiện Đại hội XIV của Đảng", "Sổ tay đảng viên năm 2026"],
        ),
        (
            "1. Tài liệu: Văn kiện Đại hội XIV; Đề cương giới thiệu Nghị quyết số 79-NQ/TW.\n2. Thời gian: 01 ngày.",
            ["Văn kiện Đại hội XIV", "Đề cương giới thiệu Nghị quyết số 79-NQ/TW"],
        ),
        (
            "1. Tài liệu nghiên cứu gồm: (1) Nghị quyết số 79-NQ/TW; (2) Nghị quyết số 80-NQ/TW.\n2. Thời gian.",
            ["Nghị quyết số 79-NQ/TW", "Nghị quyết số 80-NQ/TW"],
        ),
        (
            "1. Về tài liệu\na) Sách hỏi - đáp về Điều lệ Đảng.\nb) Tập bài giảng chuyên đề năm 2026.\n2. Về thời gian",
            ["Sách hỏi - đáp về Điều lệ Đảng", "Tập bài giảng chuyên đề năm 2026"],
        ),
        (
            '1. Tài liệu: mỗi chi bộ 01 cuốn "Chuyện kể bên dòng Lô" và 02 cuốn "Điều lệ Đảng".\n2. Kinh phí.',
            ["Chuyện kể bên dòng Lô", "Điều lệ Đảng"],
        ),
        ("1. Các chi bộ sử dụng cuốn sách “Đường lên Đồng Quế” trong sinh hoạt.", ["Đường lên Đồng Quế"]),
        (
            "1. Các chi bộ sử dụng tài liệu “Sổ tay bí thư chi bộ” và bản tin “Thông tin nội bộ”.",
            ["Sổ tay bí thư chi bộ", "bản tin “Thông tin nội bộ”"],
        ),
        ("1. Tổ chức xem phóng sự “Bản trên mây” trước khi thảo luận.", ["phóng sự “Bản trên mây”"]),
        ("1. Sinh hoạt theo chuyên đề “Nêu gương trong việc nhỏ”.", ["chuyên đề “Nêu gương trong việc nhỏ”"]),
        (
            "1. Học tập theo Đề cương tuyên truyền kỷ niệm 80 năm thành lập Đảng bộ.",
            ["Đề cương tuyên truyền kỷ niệm 80 năm thành lập Đảng bộ"],
        ),
        (
            "1. Báo cáo viên nghiên cứu Tài liệu hỏi - đáp về nội dung cơ bản của Nghị quyết do Nhà xuất bản Sự thật phát hành.",
            ["Tài liệu hỏi - đáp về nội dung cơ bản của Nghị quyết"],
        ),
        (
            "1. Các chi bộ dùng tài liệu tuyên truyền do Ban Xây dựng Đảng biên soạn.",
            ["tài liệu tuyên truyền do Ban Xây dựng Đảng biên soạn"],
        ),
        ("1. Phát video hướng dẫn ký số trên điện thoại cho đảng viên.", ["video hướng dẫn ký số"]),
        (
            "1. Sử dụng bộ 12 video tuyên truyền về chuyển đổi số.",
            ["bộ 12 video tuyên truyền về chuyển đổi số"],
        ),
        ("1. Tài liệu dùng là bản tin “Đồng Quế ngày mới”.", ["bản tin “Đồng Quế ngày mới”"]),
        (
            "1. Ban Xây dựng Đảng biên soạn “Đề cương giới thiệu lịch sử Đảng bộ xã” (gửi kèm kế hoạch này).",
            ["Đề cương giới thiệu lịch sử Đảng bộ xã"],
        ),
        (
            "1. Tuyên truyền bằng infographic giới thiệu 10 điểm mới của Luật.",
            ["infographic giới thiệu 10 điểm mới của Luật"],
        ),
        ("1. Sinh hoạt bằng “117 chuyện kể về tấm gương đạo đức”.", ["117 chuyện kể về tấm gương đạo đức"]),
    ],
)
def test_given_materials_to_use_when_read_then_their_titles(body: str, expected: list[str]) -> None:
    assert titles(body) == expected


def test_given_materials_of_several_kinds_after_a_label_when_read_then_each_is_one() -> None:
    body = (
        "1. Học tập trực tuyến. Tài liệu: sách “Đường lên Đồng Quế” (in năm 2026), đề cương do Ban Tuyên giáo biên soạn "
        "và các video trên trang dongque.example.vn.\n2. Thời gian: 01 ngày."
    )
    assert titles(body) == [
        "Đường lên Đồng Quế",
        "đề cương do Ban Tuyên giáo biên soạn",
        "các video trên trang dongque.example.vn",
    ]


def test_given_titles_with_a_capital_in_a_sentence_when_read_then_they_end_before_what_they_are_for() -> None:
    body = (
        "1. Các đơn vị sử dụng Đề cương thông báo nhanh kết quả kỳ họp để tuyên truyền.\n"
        "2. Các chi bộ khai thác bộ câu hỏi về chè shan và video “Một ngày ở Nà Ngần” khi sinh hoạt."
    )
    assert titles(body) == [
        "Đề cương thông báo nhanh kết quả kỳ họp",
        "bộ câu hỏi về chè shan",
        "video “Một ngày ở Nà Ngần”",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ban Xây dựng Đảng biên soạn tài liệu tuyên truyền bằng tiếng Dao.",
        "Chuẩn bị nội dung, chương trình và tài liệu phục vụ hội nghị.",
        "Cán bộ gửi tài liệu chưa phân loại qua Zalo.",
        "Các tài liệu liên quan được lưu theo quy định.",
        "Tài liệu: theo hướng dẫn của cấp trên.",
        "Tài liệu do Ban Tổ chức chuẩn bị.",
        "Tài liệu gửi trước hội nghị 03 ngày.",
        "Thực hiện Nghị quyết số 79-NQ/TW, ngày 06/01/2026 của Bộ Chính trị.",
        "Xây dựng phóng sự về gương người tốt, việc tốt.",
        "Hội nghị chuyên đề của Ban Chấp hành họp mỗi quý một lần.",
        "Quán triệt phương châm “gần dân, sát dân”.",
        "Thi viết “Đảng trong tôi” chào mừng đại hội.",
        "Mở chuyên mục “Đưa nghị quyết vào cuộc sống” trên đài.",
        "Đảng viên sử dụng Sổ tay đảng viên điện tử để điểm danh.",
    ],
)
def test_given_no_material_to_use_when_read_then_none(sentence: str) -> None:
    assert titles(f"1. {sentence}\n2. Thời gian: tháng 6/2026.") == []


def test_given_a_title_in_a_list_or_in_passing_when_read_then_its_place_and_how_sure() -> None:
    document = recognise(
        HEAD + "1. Tài liệu: Văn kiện Đại hội XIV.\n2. Các chi bộ sử dụng cuốn sách “Đường lên Đồng Quế”.",
        RULES,
    )
    listed, passing = document.materials
    assert (listed.certainty, passing.certainty) == (Certainty.SURE, Certainty.LIKELY)
    assert passing.reason
    for found in (listed, passing):
        assert found.span and document.text[found.span.start : found.span.end] == found.value


def test_given_a_title_named_twice_when_read_then_once() -> None:
    body = "1. Tài liệu: Sổ tay đảng viên năm 2026.\n2. Các chi bộ sử dụng “Sổ tay đảng viên năm 2026” khi sinh hoạt."
    assert titles(body) == ["Sổ tay đảng viên năm 2026"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            (
                '1. Tài liệu: Các chi bộ sử dụng cuốn "Sổ tay bản làng", Đề cương chuyên đề quý II; tham khảo thêm '
                "Bản tin nội bộ hằng tháng.\n2. Thời gian."
            ),
            ["Sổ tay bản làng", "Đề cương chuyên đề quý II", "Bản tin nội bộ hằng tháng"],
        ),
        (
            '1. Các chi bộ dùng tài liệu "Hỏi - đáp Điều lệ Đảng" và đoạn phim tư liệu do Đảng ủy gửi.',
            ["Hỏi - đáp Điều lệ Đảng", "đoạn phim tư liệu do Đảng ủy gửi"],
        ),
        ('1. Nội dung\n- Cuốn "Hỏi đáp về Luật Đất đai" gửi mỗi chi bộ 02 bản.', ["Hỏi đáp về Luật Đất đai"]),
    ],
)
def test_given_a_sentence_among_the_materials_when_read_then_titles_stand_without_it(
    body: str, expected: list[str]
) -> None:
    assert titles(body) == expected
