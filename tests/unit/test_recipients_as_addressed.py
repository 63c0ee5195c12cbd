"""«Như trên», «Như Kính gửi» under «Nơi nhận» mean those whom the letter addresses."""

import pytest

from office_app.domain.incoming import Certainty
from office_app.recognition.recognise import recognise
from tests.unit.recognition_rules import RULES

LETTER = """TỈNH ỦY SƠN BÌNH          ĐẢNG CỘNG SẢN VIỆT NAM
BAN TỔ CHỨC
*                          Sơn Bình, ngày 04 tháng 5 năm 2026
Số 318-CV/BTCTU
V/v rà soát danh sách

{addressed}

Ban Tổ chức Tỉnh ủy đề nghị các đồng chí quan tâm thực hiện.

{listed}

TRƯỞNG BAN
Hoàng Thị Sao Mai
"""

SHAPES = [
    (
        "Kính gửi: - Đảng ủy các xã, phường,\n           - Trường Chính trị tỉnh.",
        "Nơi nhận:\n- Như trên,\n- Lưu VP.",
        ["Đảng ủy các xã, phường", "Trường Chính trị tỉnh", "Lưu VP"],
    ),
    (
        "Kính gửi: Ban Thường vụ đảng ủy các xã, phường.",
        "Nơi nhận:\n- Như Kính gửi,\n- Thường trực Tỉnh ủy (b/c),\n- Lưu VP.",
        ["Ban Thường vụ đảng ủy các xã, phường", "Thường trực Tỉnh ủy (b/c)", "Lưu VP"],
    ),
    (
        "Kính gửi: Ủy ban kiểm tra các đảng ủy; các tổ chức chính trị - xã hội tỉnh.",
        "Nơi nhận: Như trên; Lưu VP.",
        ["Ủy ban kiểm tra các đảng ủy", "các tổ chức chính trị - xã hội tỉnh", "Lưu VP"],
    ),
    (
        "Kính gửi: Đồng chí Bí thư Đảng ủy xã Nậm Cuổi.",
        "Nơi nhận:\n- Như kính gửi (để thực hiện),\n- Lưu VP.",
        ["Đồng chí Bí thư Đảng ủy xã Nậm Cuổi", "Lưu VP"],
    ),
]


@pytest.mark.parametrize("entries", ["-\nCác chi bộ,\n- Lưu VP.", "- Các chi bộ,\n-\nLưu VP."])
def test_given_a_dash_on_a_line_of_its_own_when_recognised_then_its_recipient_stands_below(
    entries: str,
) -> None:
    found = recognise(LETTER.format(addressed="", listed=f"Nơi nhận:\n{entries}"), RULES).recipients
    assert [one.value for one in found] == ["Các chi bộ", "Lưu VP"]


@pytest.mark.parametrize(("addressed", "listed", "recipients"), SHAPES)
def test_given_as_above_when_recognised_then_the_addressees_are_the_recipients(
    addressed: str, listed: str, recipients: list[str]
) -> None:
    found = recognise(LETTER.format(addressed=addressed, listed=listed), RULES).recipients
    assert [one.value for one in found] == recipients
    assert found[0].certainty is Certainty.LIKELY
    assert found[-1].certainty is Certainty.SURE


def test_given_articles_or_no_addressees_when_recognised_then_the_list_stays_as_written() -> None:
    listed = "Nơi nhận:\n- Như Điều 3,\n- Lưu VP."
    found = recognise(LETTER.format(addressed="Kính gửi: Đảng ủy các xã.", listed=listed), RULES).recipients
    assert [one.value for one in found] == ["Như Điều 3", "Lưu VP"]
    alone = recognise(LETTER.format(addressed="", listed="Nơi nhận:\n- Như trên,\n- Lưu VP."), RULES)
    assert [one.value for one in alone.recipients] == ["Như trên", "Lưu VP"]
