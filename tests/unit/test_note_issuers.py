"""Papers listed in a footnote without their issuer, which the sentence with its mark names."""

import pytest

from office_app.domain.incoming import Certainty
from office_app.recognition.recognise import recognise
from tests.unit.recognition_rules import RULES

LETTER = """ĐẢNG ỦY XÃ ĐỒNG QUẾ
*
Số 210-CV/ĐU
Đồng Quế, ngày 05 tháng 5 năm 2026

Kính gửi: Các chi bộ trực thuộc.

Thực hiện Công văn số 81-CV/TU, ngày 22/4/2026 của Tỉnh ủy, Đảng ủy yêu cầu:

1. {sentence}

2. Các chi bộ báo cáo kết quả trước ngày 30/6/2026.

¹ (1) Nghị quyết số 57-NQ/TW, ngày 22/12/2024 về khoa học. (2) Nghị quyết số 59-NQ/TW, ngày 24/01/2025 về hội nhập.

Nơi nhận:
- Như trên,
- Lưu VP.

T/M BAN THƯỜNG VỤ
BÍ THƯ
Trần Văn Sửu
"""


def issuers(sentence: str) -> dict[str, str | None]:
    cited = recognise(LETTER.format(sentence=sentence), RULES).cited
    return {one.symbol: one.issuer for one in cited if one.symbol.endswith("/TW")}


@pytest.mark.parametrize(
    ("sentence", "issuer"),
    [
        ("Quán triệt 02 nghị quyết chiến lược của Bộ Chính trị khóa XIII¹ đến từng chi bộ.", "Bộ Chính trị"),
        ("Quán triệt các nghị quyết của Bộ Chính trị¹ đến từng chi bộ.", "Bộ Chính trị"),
        ("Học tập những văn bản mới của Ban Chấp hành Trung ương Đảng¹.", "Ban Chấp hành Trung ương Đảng"),
    ],
)
def test_given_the_marks_sentence_names_the_issuer_when_read_then_the_listed_papers_have_it(
    sentence: str, issuer: str
) -> None:
    assert issuers(sentence) == {"57-NQ/TW": issuer, "59-NQ/TW": issuer}


@pytest.mark.parametrize(
    "sentence",
    [
        "Quán triệt các nghị quyết mới¹ đến từng chi bộ.",
        "Quán triệt các chỉ thị của Ban Bí thư¹ đến từng chi bộ.",
        "Quán triệt các nghị quyết của Bộ Chính trị đến từng chi bộ, lồng ghép trong sinh hoạt¹.",
    ],
)
def test_given_no_issuer_of_that_kind_before_the_mark_when_read_then_it_stays_empty(sentence: str) -> None:
    assert issuers(sentence) == {"57-NQ/TW": None, "59-NQ/TW": None}


def test_given_issuer_taken_from_the_sentence_when_read_then_marked_as_likely() -> None:
    sentence = "Quán triệt 02 nghị quyết của Bộ Chính trị¹ đến từng chi bộ."
    found = recognise(LETTER.format(sentence=sentence), RULES).cited
    listed = next(one for one in found if one.symbol == "57-NQ/TW")
    assert listed.certainty is Certainty.LIKELY
    assert "cước chú" in listed.reason.lower()
