"""Rows of tables as people type them: each comes out as one line, however lines and pages broke it."""

import pytest

from office_app.recognition.lines import read_lines

ROWS = [
    "TT | Việc | Ai | Hạn",
    "1 | Khảo sát, chọn khu phố điểm | Ban Thường trực Ủy ban MTTQ Việt Nam phường | 20/10",
    "2 | Duyệt kịch bản phần lễ | Đoàn Thanh niên | Tháng 11",
]
EDGED = [f"| {row} |" for row in ROWS]


def texts(raw: str) -> list[str]:
    return [line.text for line in read_lines(raw)[0]]


@pytest.mark.parametrize(
    "raw",
    [
        "\n".join(ROWS),
        "\n".join(EDGED),
        "\n".join([EDGED[0], "|---|:---:|---|---|", *EDGED[1:]]),
        "\n".join(EDGED).replace("phường |", "phường<br>|"),
        "\n".join(EDGED).replace("Ủy ban MTTQ", "Ủy ban\nMTTQ").replace("phần lễ |", "phần lễ |\n"),
        "\n".join(ROWS).replace("Ủy ban MTTQ", "Ủy ban\nMTTQ"),
        "\n".join(EDGED[:2]) + "\n3\f4\n" + EDGED[2],
        "\n".join(ROWS[:2]).replace(" | 20/10", "\f2\n| 20/10") + "\n" + ROWS[2],
    ],
    ids=["plain", "edges", "markdown", "break", "wrapped edges", "wrapped", "pages", "row over pages"],
)
def test_given_a_typed_table_when_read_then_each_row_is_one_line(raw: str):
    assert texts(f"Phân công:\n{raw}\nIII. TỔ CHỨC") == ["Phân công:", *ROWS, "III. TỔ CHỨC"]


def test_given_a_heading_repeated_on_the_next_page_when_read_then_it_comes_once():
    raw = "\n".join(["Phân công:", *EDGED[:2], "\f" + EDGED[0], EDGED[2], "Hết."])

    assert texts(raw) == ["Phân công:", *ROWS, "Hết."]


def test_given_a_row_cut_by_the_page_and_its_rest_nowhere_when_read_then_what_is_there_stays():
    read = texts(
        "\n".join(ROWS)
        + "\n3 | Tổng kết | Hội Nông dân\f"
        + "\n".join([ROWS[0], "4 | Chi hỗ trợ | Phòng Kinh tế | 30/11"])
    )
    assert [row for row in read if row.startswith("3")] == ["3 | Tổng kết | Hội Nông dân"]
    assert read[-1] == "4 | Chi hỗ trợ | Phòng Kinh tế | 30/11"


def test_given_the_rest_of_a_row_on_the_next_page_when_read_then_it_goes_to_its_cells():
    raw = "| TT | Việc | Hạn |\n| 1 | Trồng cây | Trước ngày |\n\f| | xanh ven đường | 20/10 |\n| 2 | Dọn | 1/11 |"

    assert texts(raw) == [
        "TT | Việc | Hạn",
        "1 | Trồng cây xanh ven đường | Trước ngày 20/10",
        "2 | Dọn | 1/11",
    ]


@pytest.mark.parametrize(
    "raw",
    [
        "| TỈNH ỦY SƠN BÌNH | ĐẢNG CỘNG SẢN VIỆT NAM |\n| * | Sơn Bình, ngày 01 tháng 3 năm 2026 |",
        "| Nơi nhận: | T/M BAN THƯỜNG VỤ |\n| - Như trên, | BÍ THƯ |",
    ],
)
def test_given_a_letterhead_or_signature_set_in_a_table_when_read_then_cells_stand_alone(raw: str):
    assert not [text for text in texts(raw) if "|" in text]
    assert len(texts(raw)) == 4


def test_given_the_last_line_of_a_page_printed_again_on_the_next_when_read_then_it_comes_once():
    line = "lãnh đạo, chỉ đạo hoàn thành chậm nhất ngày 10/10/2025. Danh sách"

    assert texts(f"Một câu\n{line}\n1\f{line}\nđảng viên gửi về Văn phòng.").count(line) == 1


def test_given_groups_of_rows_under_capital_letters_when_read_then_each_row_stays_on_its_line():
    rows = [
        "TT | Nhiệm vụ | Chủ trì | Thời gian | Sản phẩm",
        "A | THỂ CHẾ | | |",
        "1 | Bố trí kinh phí cho số hóa | Sở Tài chính | Quý I/2026 | Quyết định",
        "B | HẠ TẦNG | | |",
        "2 | Xóa bản lõm sóng | Sở Khoa học và Công nghệ | 30/6/2026 | Báo cáo",
    ]

    assert [row for row in texts("\n".join(rows)) if row[0] in "12"] == [rows[2], rows[4]]
