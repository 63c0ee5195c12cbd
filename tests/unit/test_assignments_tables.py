"""Who is told to do what in tables: framed, in one line, in cells, by months, grouped, in an annex."""

import pytest

from office_app.domain.incoming import Certainty
from tests.unit.assignment_plans import plan, row, units

FRAMED = (
    "TT | Nhiệm vụ | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian\n"
    "1 | Rà soát đảng viên đi làm xa | Ban Xây dựng Đảng | Các chi bộ | Tháng 6/2026\n"
    "2 | Nâng cấp phòng họp trực tuyến | Văn phòng Đảng ủy | UBND xã | Trước 15/7/2026\n"
)
ONE_LINE = FRAMED.replace(" | ", " ")
CELLS = "S" + FRAMED.replace(" | ", "\n")
TABBED = FRAMED.replace(" | ", "\t")


@pytest.mark.parametrize(
    "table", [FRAMED, ONE_LINE, CELLS, TABBED], ids=["framed", "one line", "cells", "tabs"]
)
def test_given_a_table_of_work_when_read_then_who_leads_has_the_row_and_who_helps_cooperates(
    table: str,
) -> None:
    document = plan(f"1. Phân công thực hiện theo bảng sau:\n{table}3. Các chi bộ nộp báo cáo.")
    assert units(document) == ["Ban Xây dựng Đảng", "Văn phòng Đảng ủy", "Các chi bộ"]
    assert row(document, "Ban Xây dựng Đảng").cooperating == ("Các chi bộ",)
    assert row(document, "Văn phòng Đảng ủy").cooperating == ("Ủy ban nhân dân xã",)
    sure = document.assignments[0].certainty
    assert sure is (Certainty.SURE if table is FRAMED else Certainty.LIKELY)


def test_given_a_table_by_months_when_read_then_who_prepares_has_the_row() -> None:
    document = plan(
        "1. Nội dung họp:\nThời gian thực hiện | Nội dung | Cơ quan chuẩn bị | Phối hợp\n"
        "Tháng 01 | Kế hoạch kiểm tra | Ủy ban Kiểm tra Đảng ủy | Chi ủy\nTháng 02 | Giao quân | Công an xã | Trạm Y tế"
    )
    assert units(document) == ["Ủy ban Kiểm tra Đảng ủy", "Công an xã"]
    assert row(document, "Công an xã").cooperating == ("Trạm Y tế",)


def test_given_rows_grouped_under_headings_of_one_cell_when_read_then_all_of_them_count() -> None:
    first, second = FRAMED.partition("2 | ")[::2]
    document = plan(
        f"1. Phân công thực hiện:\n{first}II | XÂY DỰNG ĐẢNG | | |\n2 | {second}III\nTÀI CHÍNH\n3 | Quyết toán | Kho bạc | Thuế | Quý I"
    )
    assert units(document) == ["Ban Xây dựng Đảng", "Văn phòng Đảng ủy", "Kho bạc"]


def test_given_a_table_of_who_looks_after_what_when_read_then_those_looked_after_have_no_work() -> None:
    document = plan("1. Phân công:\nTT | Họ và tên | Chi bộ phụ trách\n1 | Lò Văn Ơn | Chi bộ thôn Đông")
    assert units(document) == []


def test_given_a_table_in_an_annex_when_read_then_its_rows_count() -> None:
    document = plan(
        "1. Văn phòng Đảng ủy lưu hồ sơ.\nNơi nhận:\n- Lưu Văn phòng.\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\nLường Văn Cón\n"
        f"PHỤ LỤC\nDANH MỤC NHIỆM VỤ NĂM 2026\n{FRAMED}"
    )
    assert units(document) == ["Văn phòng Đảng ủy", "Ban Xây dựng Đảng", "Văn phòng Đảng ủy"]
