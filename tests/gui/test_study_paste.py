"""Rows of an attendance sheet pasted from Excel: headings decide what a tick means, and doubt is told."""

from dataclasses import replace

import pytest

from office_app.domain.study import AttendanceRow, Mark
from office_app.gui.study.attendance_paste import read_pasted

NAMES = ("Bùi Văn An", "Cao Thị Hạnh", "Hoàng Minh Dũng", "Nguyễn Văn Dự", "Nguyễn Văn Dự")
ROWS = [AttendanceRow(at, Mark.PRESENT, full_name=name) for at, name in enumerate(NAMES)]
TWO_LINES = '"STT"\t"Họ và\ntên"\t"Có mặt"\t"Vắng"\t\t"Ghi chú"\n\t\t\t"Có\nphép"\tKhông phép\t\n'


def read(text: str) -> tuple[list[tuple[int, str, str]], list[str]]:
    marks, left = read_pasted(text, ROWS)
    return [(one.place, one.mark.value, one.reason) for one in marks], list(left)


@pytest.mark.parametrize(
    "head",
    [
        "STT\tHọ và tên\tCó mặt\tVắng có phép\tVắng không phép\tGhi chú\n",
        "DANH SÁCH ĐIỂM DANH\nTT\tHọ, tên\tDự họp\tVắng có lý do\tVắng không có lý do\tLý do vắng\n",
        "TT\tĐồng chí\tCó mặt\tVắng P\tVắng KP\tGhi chú\n(1)\t\t(3)\t(4)\t(5)\t(6)\n",
        TWO_LINES,
    ],
)
def test_given_ticks_below_headings_when_read_then_the_heading_is_the_mark(head: str):
    body = "1\tBùi Văn An\tx\t\t\t\n2\tCao Thị Hạnh\t\tX\t\tốm\n3\tHoàng Minh Dũng\t0\t\t1\t"
    assert read(head + body) == ([(0, "C", ""), (1, "P", "ốm"), (2, "K", "")], [])


def test_given_columns_in_another_order_and_names_in_two_cells_when_read_then_each_tick_is_its_headings():
    text = (
        "Ghi chú\tKhông phép\tMiễn\tHọ đệm\tTên\tCó phép\nđi xa\tv\t\tBùi Văn\tAn\t\n\t\tx\tCao Thị\tHạnh\t\n"
    )
    assert read(text) == ([(0, "K", "đi xa"), (1, "M", "")], [])


def test_given_rows_in_doubt_when_read_then_they_are_named_with_why_and_not_marked():
    text = (
        "Họ và tên\tCó mặt\tVắng\nBùi Văn An\t\tx\nCao Thị Hạnh\tx\tP\nHoàng Minh Dũng\tốm\t\n"
        "Nguyễn Văn Dự\tx\t\nNgười Lạ\tx\t\n"
    )
    assert read(text) == (
        [],
        [
            "Bùi Văn An (chưa rõ «x» ở cột «Vắng»)",
            "Cao Thị Hạnh (hai dấu khác nhau)",
            "Hoàng Minh Dũng (chưa rõ «ốm» ở cột «Có mặt»)",
            "Nguyễn Văn Dự (trùng tên)",
            "Người Lạ",
        ],
    )


def test_given_only_columns_of_absence_when_a_row_is_empty_then_who_is_not_absent_stays():
    text = "Họ và tên\tCó phép\tKhông phép\nBùi Văn An\t\t\nCao Thị Hạnh\tx\t\n"
    assert read(text) == ([(0, "C", ""), (1, "P", "")], [])
    absent = [AttendanceRow(0, Mark.UNEXCUSED, full_name=NAMES[0])]
    assert read_pasted(text.splitlines()[0] + "\nBùi Văn An\t\t", absent) == (
        [],
        ["Bùi Văn An (không có dấu)"],
    )


def test_given_no_headings_when_read_then_words_count_and_an_x_where_it_stands_in_one_column():
    words = "Bùi Văn An\tvắng có phép\thọp xã\nCao Thị Hạnh\tK\nNguyễn Văn Dự\tcó mặt\nNguyễn Văn Dự\tmiễn"
    twice = ["Nguyễn Văn Dự (trùng tên)"] * 2  # which of them has which is not said
    assert read(words) == ([(0, "P", "họp xã"), (1, "K", "")], twice)
    assert read(words.replace("miễn", "có mặt"))[0][2:] == [(3, "C", ""), (4, "C", "")]
    told = [
        replace(ROWS[3], told_apart="Nguyễn Văn Dự (1974)"),
        replace(ROWS[4], told_apart="Nguyễn Văn Dự (1945)"),
    ]
    assert read_pasted("Nguyễn Văn Dự (1945)\tK", told)[0][0].place == 1
    assert read("Bùi Văn An\tx\nCao Thị Hạnh\tx")[0] == [(0, "C", ""), (1, "C", "")]
    crossed = "Bùi Văn An\tx\t\t\nCao Thị Hạnh\t\tx\tốm"
    assert read(crossed)[0] == [] and "cả dòng tiêu đề" in read(crossed)[1][0]
    headed = "Họ và tên\tNữ\tĐiểm danh\nCao Thị Hạnh\tx\tP\nBùi Văn An\t\tx"
    assert read(headed)[0] == [(0, "C", "")]
