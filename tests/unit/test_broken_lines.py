"""Lines as narrow columns and pages break them: words, names and dates are whole, items stand alone."""

from datetime import date

import pytest

from office_app.recognition.clean_text import Paragraph
from office_app.recognition.columns import is_recipients_line
from office_app.recognition.joining import all_capitals, starts_block
from office_app.recognition.lines import read_lines
from office_app.recognition.recognise import recognise
from office_app.recognition.structure import items_of
from tests.unit.recognition_rules import RULES

HEAD = """ĐẢNG BỘ PHƯỜNG ĐÔNG SƠN
{body}
*
Số 12-KH/CB
ĐẢNG CỘNG SẢN VIỆT NAM
Đông Sơn, ngày 25 tháng 02 năm 2026
KẾ HOẠCH
học tập nghị quyết năm 2026
-----
"""
ITEM = "1. Chi ủy tổ chức cho toàn thể đảng viên viết bài thu hoạch về nội dung nghị"


def test_given_a_short_word_alone_below_the_issuer_when_recognised_then_it_belongs_to_the_name():
    found = recognise(HEAD.format(body="CHI BỘ TRƯỜNG THCS NGUYỄN\nDU") + ITEM, RULES)

    assert found.issuer and found.issuer.value == "Chi bộ Trường THCS Nguyễn Du"


def test_given_a_mark_of_secrecy_below_the_issuer_when_recognised_then_it_is_seen():
    assert recognise(HEAD.format(body="CHI BỘ TRƯỜNG THCS NGUYỄN DU\nMẬT") + ITEM, RULES).refused


@pytest.mark.parametrize("before", ["2. Về an sinh xã hội", "2. Công tác Đoàn, Hội"])
def test_given_a_lettered_item_below_a_heading_when_joined_then_it_stands_alone(before: str):
    item = "a) Phòng Văn hóa - Xã hội tặng quà người có công, xong trước ngày 31/01/2027."
    text = recognise("\n".join([HEAD.format(body="CHI BỘ THÔN BẮC"), ITEM, before, item]), RULES).text

    assert item in text.split("\n")


def test_given_a_day_alone_behind_a_colon_when_recognised_then_it_is_the_deadline():
    lines = [ITEM, "quyết, từ 03 đến 05 trang viết tay, đóng thành tập, bìa cứng; hạn nộp:", "20/3/2026."]
    found = recognise(HEAD.format(body="CHI BỘ THÔN BẮC") + "\n".join(lines), RULES)

    assert [one.due for one in found.deadlines] == [date(2026, 3, 20)]


def test_given_a_line_of_the_text_that_begins_like_a_stamp_when_read_then_it_stays():
    line = "chữ ký số của cán bộ chủ chốt; báo cáo biến động trước ngày 25 hằng tháng."
    lines, stamps = read_lines(f"c) Cập nhật danh sách tài khoản,\n{line}\nNgười ký: Lê Văn Bình")

    assert line in [one.text for one in lines]
    assert [one.text for one in stamps] == ["Người ký: Lê Văn Bình"]


@pytest.mark.parametrize("mark", ["**", "_", "#", ">", "***"])
def test_given_a_mark_alone_on_a_line_when_recognised_then_the_lines_around_it_stand(mark: str):
    text = recognise(
        f"{HEAD.format(body='CHI BỘ THÔN BẮC')}{ITEM}\nquyết.\n{mark}\n2. Chi ủy họp.", RULES
    ).text

    assert f"{ITEM} quyết." in text.split("\n")
    assert "2. Chi ủy họp." in text.split("\n")


def test_given_a_lettered_item_below_the_row_of_a_table_when_joined_then_it_stands_alone():
    row = "1 | Sơ kết việc học tập và làm theo trong các chi bộ trực thuộc | Ban Xây dựng Đảng"
    item = "a) Chi ủy tổ chức cho toàn thể đảng viên viết bài thu hoạch trước ngày 31/01/2027."
    text = recognise("\n".join([HEAD.format(body="CHI BỘ THÔN BẮC"), ITEM, row, item]), RULES).text

    assert item in text.split("\n")


PAGES = """ĐẢNG ỦY XÃ ĐÔNG SƠN
KẾ HOẠCH
rà soát đảng viên
Thực hiện Chỉ thị số 6-CT/TU của Tỉnh ủy, Đảng ủy xã yêu cầu các chi bộ lập danh sách quần chúng từ đủ
18
tuổi, nộp trong vòng
{number}
trước ngày 15/6/2026.
Các chi bộ thôn cùng
làm.\f2
Ban Xây dựng Đảng tổng hợp.
Văn phòng Đảng ủy in tài liệu.
"""


def test_given_a_figure_alone_amid_a_page_when_read_then_it_is_of_the_sentence_and_no_page_number():
    texts = [line.text for line in read_lines(PAGES.format(number="- 3 -"))[0]]

    assert "18" in texts
    assert not {"- 3 -", "2"} & set(texts)


def test_given_the_same_cell_on_both_sides_of_a_page_s_end_when_read_then_neither_is_a_running_head():
    page = "{head}\nLập danh sách\nVăn phòng Đảng ủy\nTrước ngày 05/6/2026\n{foot}"
    raw = "\f".join(
        [
            page.format(head="Đảng ủy xã", foot="Chi bộ thôn Đông\nBan Xây dựng Đảng"),
            page.format(head="Ban Xây dựng Đảng\nHết tháng 6/2026", foot="Lưu hồ sơ\nTrang của Văn phòng 2"),
            page.format(head="Kết luận", foot="Lưu sổ\nTrang của Văn phòng 3"),
        ]
    )
    texts = [line.text for line in read_lines(raw)[0]]

    assert texts.count("Ban Xây dựng Đảng") == 2
    assert not any(text.startswith("Trang của") for text in texts)


@pytest.mark.parametrize(
    "lines",
    [
        ("Các chi bộ thực hiện Nghị quyết liên tịch số", "19/NQLT/CP-TLĐLĐVN", "ngày 05/01/2026 về thi đua."),
        ("- Các chi bộ nhận hồ sơ dự thi đến 17 giờ 00 ngày", "15/7/2026; chấm xong trong tuần sau."),
        (
            "- Các chi bộ gửi danh sách học viên theo mẫu kèm theo về Đảng ủy xã",
            "(qua",
            "Ban Xây dựng Đảng) sớm.",
        ),
    ],
)
def test_given_a_line_cut_before_a_number_or_within_brackets_when_joined_then_the_sentence_is_whole(
    lines: tuple[str, ...],
):
    long = "3. Chi ủy phân công từng đảng viên giúp đỡ một hộ và ghi vào sổ theo dõi của mình."
    text = recognise("\n".join([HEAD.format(body="CHI BỘ THÔN BẮC") + long, *lines, long]), RULES).text

    assert " ".join(lines) in text


@pytest.mark.parametrize(
    ("left", "symbol", "issuer"),
    [
        (
            "TỈNH ỦY SƠN BÌNH\nBAN NỘI CHÍNH - ỦY\nBAN KIỂM TRA\n*\nSố 09-HD/BNCTU-\nUBKTTU",
            "09-HD/BNCTU-UBKTTU",
            "Ban Nội chính - Ủy ban Kiểm tra",
        ),
        (
            "HỘI LIÊN HIỆP PHỤ NỮ\nVIỆT NAM\nBAN THƯỜNG VỤ HỘI\nLHPN TỈNH SƠN BÌNH\n*\nSố 7-KH/ĐU\n-\nLHPN",
            "7-KH/ĐU-LHPN",
            "Ban Thường vụ Hội LHPN tỉnh Sơn Bình",
        ),
    ],
)
def test_given_a_narrow_letterhead_when_recognised_then_symbol_and_issuer_are_whole(
    left: str, symbol: str, issuer: str
):
    right = (
        "ĐẢNG CỘNG SẢN VIỆT NAM\nSơn Bình, ngày 02 tháng 3 năm 2026\nHƯỚNG DẪN\nvề kê khai tài sản\n-----\n"
    )
    found = recognise(f"{left}\n{right}{ITEM}", RULES)

    assert (found.symbol and found.symbol.value, found.issuer and found.issuer.value) == (symbol, issuer)


def texts_of(raw: str) -> list[str]:
    return [line.text for line in read_lines(raw)[0]]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("gửi sổ theo dõi về Văn phòng Đảng ủy trước ngày", "tháng 6 năm 2026; chi ủy duyệt."),
        ("Các chi bộ làm theo mẫu số", "kèm theo kế hoạch này."),
        ("Chi ủy xét từng hồ sơ như đã nêu tại Điều", "Quy định của Đảng ủy xã."),
    ],
)
def test_given_a_figure_that_the_line_above_lacks_when_read_then_it_stays_though_it_reads_as_the_page_s_number(
    above: str, below: str
):
    raw = f"Thực hiện chương trình năm,\n{above}\n2\n{below}\nVăn phòng lưu.\fBan Xây dựng Đảng tổng hợp."

    assert "2" in texts_of(raw)


def test_given_the_number_of_a_page_amid_its_words_when_read_then_it_goes():
    raw = "Chi ủy họp.\nCác chi bộ đẩy mạnh chuyển đổi số\n2\nvà báo cáo hằng tháng\nvề Đảng ủy.\fHết."

    assert "2" not in texts_of(raw)
    assert "2" not in texts_of(raw.replace("\f", "\n"))
    assert "2" in texts_of("Gửi trước ngày\n2\ntháng 6 năm 2026.")  # no page is known, but a date is


def test_given_a_short_last_page_when_read_then_the_running_head_goes_and_a_table_s_first_cells_stay():
    head = "Kế hoạch rà soát hồ sơ đảng viên"
    page = f"{{}}\n{head}\nMột.\nHai.\nBa.\nBốn.\nNăm.\n"

    assert head not in texts_of("Chi bộ họp.\n" + page.format(2) + page.format(3))
    assert texts_of("TT\n" + page.format(1) + page.format(2)).count(head) == 2


LONG = "3. Chi ủy phân công từng đảng viên giúp đỡ một hộ và ghi vào sổ theo dõi của mình."


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Các chi bộ tham gia tập huấn và làm tốt công tác chuyển đổi số", "06 chi bộ gửi sổ theo dõi sớm."),
        (
            "Văn phòng Đảng ủy mở lớp công nghệ thông tin, chuyển đổi số",
            "1.000 đảng viên được học trong năm.",
        ),
        ("1. Các chi bộ tham gia tập huấn và làm tốt công tác chuyển đổi số", "2. Văn phòng mở lớp học."),
        ("Các chi bộ phân công đảng viên trực tại nhà văn hóa hằng ngày", "12 đảng viên trực trong tuần."),
    ],
)
def test_given_a_line_that_lacks_no_number_when_joined_then_figures_below_begin_something_else(
    above: str, below: str
):
    text = recognise("\n".join([HEAD.format(body="CHI BỘ THÔN BẮC") + LONG, above, below, LONG]), RULES).text

    assert below in text.split("\n")


def test_given_lines_that_are_whole_paragraphs_when_joined_then_figures_below_begin_something_else():
    long = f"{LONG[:-1]}, chi ủy kiểm tra mỗi tháng một lần và gửi kết quả về Ban Xây dựng Đảng để theo dõi."
    below = "06 chi bộ được chọn gửi báo cáo về Đảng ủy trước ngày 15/6/2026."
    lines = [
        HEAD.format(body="CHI BỘ THÔN BẮC") + long,
        *[long] * 15,
        "Các chi bộ thống nhất kết quả rồi họp ngay trong ngày",
        below,
    ]
    text = recognise("\n".join(lines), RULES).text

    assert below in text.split("\n")


def test_given_one_small_letter_among_signs_when_asked_then_the_line_is_in_capitals_all_the_same():
    assert all_capitals("UBND - / a ? TỈNH TỈNH")
    assert not all_capitals("1. Các chi bộ CÔNG AN XÃ")


@pytest.mark.parametrize("opening", ["Điều 3", "Chương II", "Phần 1", "Mục 2", "Phụ lục I", "ĐIỀU 3"])
def test_given_a_part_of_a_paper_when_asked_then_it_opens_a_block(opening: str):
    assert starts_block(f"{opening}. Chi ủy thực hiện")


@pytest.mark.parametrize(
    "opening",
    [
        "Điều 3.",
        *(f"{one} là," for one in ("Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười")),
        "Mười hai là",
    ],
)
def test_given_the_marker_of_an_item_when_read_then_it_has_a_level(opening: str):
    text = f"{opening} tổ chức học tập."

    (item,) = items_of([Paragraph(text, text, 0)])
    assert item.level and item.words == "tổ chức học tập."


@pytest.mark.parametrize(
    "opening", ["Nơi nhận:", "- NƠI NHẬN", "N0i nhận:", "Nöi nhận", "nỗl gửi:", "*Nợi nhận:"]
)
def test_given_the_recipients_however_misread_when_asked_then_the_line_is_theirs(opening: str):
    assert is_recipients_line(opening)
