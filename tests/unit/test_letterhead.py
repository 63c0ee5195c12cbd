"""Letterheads of all levels, read from every way a file may hold their two columns."""

import pytest

from office_app.domain.incoming import Certainty
from office_app.recognition.as_json import to_json
from office_app.recognition.recognise import recognise
from tests.unit.letterhead_papers import LAYOUTS, Head, paper
from tests.unit.letterheads import HEADS
from tests.unit.recognition_rules import RULES


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("head", HEADS, ids=lambda head: head.symbol)
def test_given_a_letterhead_in_any_layout_when_recognised_then_every_field_is_right(
    head: Head, layout: str
) -> None:
    found = to_json(recognise(paper(head, layout), RULES))
    expected = {
        "symbol": head.symbol,
        "date": head.day,
        "doc_type": head.doc_type,
        "issuer": head.issuer,
        "parent": head.parent,
        "subject": head.subject,
    }
    assert {name: found[name] for name in expected} == expected


LETTER_HEAD = "ĐẢNG BỘ TỈNH HÒA LÂM\nĐẢNG ỦY XÃ ĐỒNG QUẾ\n*\nSố 210-CV/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\n"
STATE_HEAD = "ỦY BAN NHÂN DÂN\nXÃ ĐỒNG QUẾ\nSố: 88/UBND-VX\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
LETTER_REST = "Đồng Quế, ngày 05 tháng 5 năm 2026\nV/v thu nộp hồ sơ\nKính gửi: Các chi bộ trực thuộc.\nĐề nghị các chi bộ nộp hồ sơ.\n"


@pytest.mark.parametrize(
    ("raw", "certainty"),
    [
        (LETTER_HEAD + LETTER_REST, Certainty.SURE),
        (LETTER_HEAD + LETTER_REST.replace("V/v thu nộp hồ sơ\n", ""), Certainty.SURE),
        (STATE_HEAD + LETTER_REST, Certainty.SURE),
        (LETTER_HEAD.replace("Số 210-CV/ĐU\n", "") + LETTER_REST, Certainty.LIKELY),
        (LETTER_HEAD.replace("-CV", "-KH") + LETTER_REST, Certainty.LIKELY),
    ],
)
def test_given_a_letter_when_recognised_then_code_and_kinh_gui_make_its_type_sure(
    raw: str, certainty: Certainty
) -> None:
    found = recognise(raw, RULES).doc_type
    assert found and (found.value, found.certainty) == ("Công văn", certainty)


@pytest.mark.parametrize(
    ("written", "subject"),
    [
        ("V/v “Triển khai số hóa hồ sơ", "Triển khai số hóa hồ sơ"),
        ("V/v thực hiện mục tiêu “2 con số”", "thực hiện mục tiêu “2 con số”"),
        ("V/v phát động phong trào “Dân vận khéo” năm 2026", "phát động phong trào “Dân vận khéo” năm 2026"),
    ],
)
def test_given_quotation_marks_in_a_subject_when_recognised_then_none_stands_alone(
    written: str, subject: str
) -> None:
    found = recognise(LETTER_HEAD + LETTER_REST.replace("V/v thu nộp hồ sơ", written), RULES).subject
    assert found and found.value == subject
