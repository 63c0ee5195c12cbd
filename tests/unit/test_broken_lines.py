"""Lines as narrow columns and pages break them: words, names and dates are whole, items stand alone."""

from datetime import date

import pytest

from office_app.recognition.lines import read_lines
from office_app.recognition.recognise import recognise
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
