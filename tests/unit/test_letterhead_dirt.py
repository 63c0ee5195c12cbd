"""Letterheads as scans, copies and other programs leave them: noise, blanks, marks, furniture, lost parts."""

import re
import unicodedata
from collections.abc import Callable

import pytest

from office_app.domain.incoming import Certainty
from office_app.recognition.as_json import to_json
from office_app.recognition.recognise import recognise
from tests.unit.letterhead_papers import BODY, Head, paper
from tests.unit.letterheads import HEADS
from tests.unit.recognition_rules import RULES


def without_tones(text: str) -> str:
    """Return the text as OCR that loses tones reads it; circumflex, breve and horn stay."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if c not in "\u0300\u0301\u0303\u0309\u0323")
    return unicodedata.normalize("NFC", bare)


def without_marks(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn")


NOISE: dict[str, Callable[[str], str]] = {
    "no tones": without_tones,
    "no marks": without_marks,
    "no bar on Đ": lambda text: re.sub(r"(?<=[-/A-Z])Đ|Đ(?=[A-Z])", "D", text),
    "glued": lambda text: text.replace("ngày ", "ngày").replace("tháng ", "tháng").replace("năm ", "năm"),
    "1 as I": lambda text: re.sub(r"(?<=Số )1|(?<=Số: )1|(?<=ngày )1|(?<=tháng )1", "I", text),
    "0 as O": lambda text: re.sub(r"(?<=Số )0|(?<=Số: )0|(?<=ngày )0", "O", text),
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "odd dashes": lambda text: text.replace("-", "–"),
    "odd spaces": lambda text: text.replace(" ", "\u00a0"),
    "spaces in the symbol": lambda text: re.sub(r"(Số:? \d+)-(\w+)/", r"\1 - \2 / ", text),
    "colon": lambda text: text.replace("Số ", "Số: "),
    "capitals": lambda text: text.replace("Số ", "SỐ "),
    "bold": lambda text: "\n".join(
        f"**{line}**" if line not in ("", "*") else line for line in text.split("\n")
    ),
    "headings": lambda text: "\n".join(f"## {line}" if line.isupper() else line for line in text.split("\n")),
    "windows": lambda text: text.replace("\n", "\r\n"),
    "doubled": lambda text: text.replace("\n", "\n\n"),
    "dotted line": lambda text: text.replace("-----", "........"),
    "printed \\r\\n": lambda text: text.replace("\n", "\\r\\n"),
}


@pytest.mark.parametrize("noise", NOISE)
@pytest.mark.parametrize("head", HEADS, ids=lambda head: head.symbol)
def test_given_noise_when_recognised_then_symbol_date_and_type_are_right(head: Head, noise: str) -> None:
    if noise == "no marks" and "-ĐA/" in (head.symbol or ""):
        pytest.skip("DA is the code of another type: what the paper says stands")
    found = to_json(recognise(NOISE[noise](paper(head, "left-right")), RULES))
    expected = (head.symbol, head.day, head.doc_type)
    if head.symbol and "TƯ" in head.symbol_line and noise == "no marks":
        expected = (head.symbol.replace("TW", "TU"), *expected[1:])
    assert (found["symbol"], found["date"], found["doc_type"]) == expected


def head_with(
    symbol_line: str = "Số 12-KH/ĐU", place_date: str = "Nậm Cuổi, ngày 04 tháng 5 năm 2026"
) -> list[str]:
    return [
        "ĐẢNG BỘ TỈNH SƠN BÌNH", "ĐẢNG ỦY XÃ NẬM CUỔI", "*", symbol_line, "ĐẢNG CỘNG SẢN VIỆT NAM", place_date,
    ]  # fmt: skip


def plan(*subject: str, head: list[str] | None = None) -> str:
    return "\n".join([*(head or head_with()), "KẾ HOẠCH", *subject, "-----", *BODY])


@pytest.mark.parametrize(
    ("line", "symbol"),
    [
        ("Số 26 NQ/TU", "26-NQ/TU"),
        ("Số 09 KH/ĐU", "09-KH/ĐU"),
        ("Số 09 -KH/ĐU", "09-KH/ĐU"),
        ("Số 100 - KL/TW", "100-KL/TW"),
        ("Số: 693-QĐ/VPTW", "693-QĐ/VPTW"),
        ("Số 16 -\nHD/BTCTW", "16-HD/BTCTW"),
        ("Số\n449-CV/ĐU", "449-CV/ĐU"),
        ("Số: 449\n-CV/ĐU", "449-CV/ĐU"),
        ("Sô 449-CV/DU", "449-CV/ĐU"),
        ("Só: l2-KH/ĐỦ", "12-KH/ĐU"),
        ("SỐ 05-QC/BTCTU-BDVTU", "05-QC/BTCTU-BDVTU"),
        ("Số 12/KH-ĐU", "12-KH/ĐU"),
        ("Số: 31 /KH-UBND", "31/KH-UBND"),
        ("Số : 4144 /GDĐT – VP", "4144/GDĐT-VP"),
        ("Số: 06b/NQ-TLĐ", "06b/NQ-TLĐ"),
        ("Số: 2865/GDĐT-KT&KĐCL", "2865/GDĐT-KT&KĐCL"),
        ("Số: 12/2026/QĐ-UBND", "12/2026/QĐ-UBND"),
        ("Số 05-KHTĐ/ĐU", "05-KHTĐ/ĐU"),
        ("Số 17-CTr/ĐU", "17-CTr/ĐU"),
        ("Số 17-TTr/ĐU", "17-TTr/ĐU"),
        ("449-CV/ĐU", "449-CV/ĐU"),
        ("Số 449-CV/ĐU (Hỏa tốc)", "449-CV/ĐU"),
    ],
)
def test_given_a_dirty_symbol_when_recognised_then_its_clean_form(line: str, symbol: str) -> None:
    assert to_json(recognise(plan("về việc thử", head=head_with(line)), RULES))["symbol"] == symbol


@pytest.mark.parametrize(
    "line",
    ["Số      -CV/ĐU", "Số ....-CV/ĐU", "Số: …/KH-UBND", "Số:      /UBND-VP", "Số", "Số: .......", "Số ___-KH/ĐU", "Số -KH/ĐU"],
)  # fmt: skip
def test_given_a_number_left_blank_when_recognised_then_no_symbol_is_made_up(line: str) -> None:
    found = to_json(recognise(plan("về việc thử", head=head_with(line)), RULES))
    assert (found["symbol"], found["number"], found["issuer"]) == (None, None, "Đảng ủy xã Nậm Cuổi")
    assert (found["date"], found["subject"]) == ("2026-05-04", "thử")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Nậm Cuổi, ngày29 tháng4 năm2026", "2026-04-29"),
        ("Nậm Cuổi, ngày 29 tháng 4năm 2026", "2026-04-29"),
        ("Nậm Cuổi ngày 29 tháng 4 năm 2026", "2026-04-29"),
        ("Nậm Cuổi, Ngày 29 tháng 04 năm 2026.", "2026-04-29"),
        ("TP. Hồ Chí Minh, ngày 29 tháng 4 năm 2026", "2026-04-29"),
        ("Thành phố Huế, ngày 29 tháng 4 năm 2026", "2026-04-29"),
        ("K'Bang, ngày 29 tháng 4 năm 2026", "2026-04-29"),
        ("Bà Rịa - Vũng Tàu, ngày 29 tháng 4 năm 2026", "2026-04-29"),
        ("Nậm Cuổi, ngày 29/4/2026", "2026-04-29"),
        ("Nậm Cuổi, ngày 29 tháng tư năm 2026", "2026-04-29"),
        ("Nậm Cuổi, ngày 29\ntháng 4 năm 2026", "2026-04-29"),
        ("Nậm Cuổi,\nngày 29 tháng 4 năm 2026", "2026-04-29"),
        ("Nậm Cuổi, ngày 29 tháng 4 năm 20 26", "2026-04-29"),
        ("Nậm Cuổi, ngày      tháng 4 năm 2026", None),
        ("Nậm Cuổi, ngày ... tháng ... năm 2026", None),
        ("Nậm Cuổi, ngày 31 tháng 4 năm 2026", None),
        ("Nậm Cuổi, ngày    tháng    năm 20...", None),
    ],
)
def test_given_a_date_of_issue_when_recognised_then_read_or_left_empty(line: str, day: str | None) -> None:
    found = to_json(recognise(plan("về việc thử", head=head_with(place_date=line)), RULES))
    assert (found["date"], found["symbol"], found["subject"]) == (day, "12-KH/ĐU", "thử")


@pytest.mark.parametrize(
    ("mark", "urgency"),
    [
        ("KHẨN", "Khẩn"),
        ("THƯỢNG KHẨN", "Thượng khẩn"),
        ("HỎA TỐC", "Hỏa tốc"),
        ("HOẢ TỐC", "Hỏa tốc"),
        ("[HỎA TỐC]", "Hỏa tốc"),
        ("Độ khẩn: KHẨN", "Khẩn"),
        ("HỎA TỐC HẸN GIỜ", "Hỏa tốc hẹn giờ"),
        ("H Ỏ A   T Ố C", "Hỏa tốc"),
        ("DỰ THẢO", None),
        ("Dự thảo lần 2", None),
        ("(Dự thảo)", None),
        ("TÀI LIỆU HỘI NGHỊ", None),
        ("XONG HỘI NGHỊ TRẢ LẠI", None),
        ("BẢN SAO", None),
    ],
)
@pytest.mark.parametrize("at", [0, 2, 4, 6])
def test_given_a_mark_in_the_letterhead_when_recognised_then_no_other_field_changes(
    mark: str, urgency: str | None, at: int
) -> None:
    head = head_with()
    found = to_json(recognise(plan("về việc thử", head=[*head[:at], mark, *head[at:]]), RULES))
    assert found["urgency"] == urgency
    assert (found["issuer"], found["parent"]) == ("Đảng ủy xã Nậm Cuổi", "Đảng bộ tỉnh Sơn Bình")
    assert (found["symbol"], found["date"], found["subject"]) == ("12-KH/ĐU", "2026-05-04", "thử")


@pytest.mark.parametrize(
    "text",
    [
        plan("về nâng cao chất lượng", "sinh hoạt chi bộ"),
        plan("về nâng cao chất lượng", "sinh hoạt chi bộ").replace("-----\n", ""),
        plan("về nâng cao chất lượng", "sinh hoạt chi bộ").replace("-----\n", "\n"),
        plan("VỀ NÂNG CAO CHẤT LƯỢNG", "SINH HOẠT CHI BỘ").replace("-----\n", ""),
        plan("về nâng cao chất lượng", "sinh hoạt chi bộ").replace("KẾ HOẠCH\n", "KẾ HOẠCH "),
        plan("về nâng cao chất lượng", "sinh hoạt chi bộ").replace("KẾ HOẠCH", "K Ế   H O Ạ C H"),
        plan("V/v nâng cao chất lượng", "sinh hoạt chi bộ"),
        plan("về nâng cao chất lượng sinh hoạt chi bộ").replace("ĐẢNG CỘNG SẢN VIỆT NAM\n", ""),
        "\n".join([*head_with(), "V/v nâng cao chất lượng", "sinh hoạt chi bộ", "Kính gửi: Các chi bộ.", *BODY]),
        "\n".join([*head_with(), "Về việc nâng cao chất lượng sinh hoạt", "chi bộ", "Kính gửi:", "- Các chi bộ,", *BODY]),
        "\n".join([*head_with(), "Nâng cao chất lượng", "sinh hoạt chi bộ", "", "Kính gửi: Các chi bộ.", *BODY]),
        "\n".join([*head_with()[:4], "V/v nâng cao chất lượng", "sinh hoạt chi bộ", *head_with()[4:], "Kính gửi: A.", *BODY]),
    ],
)  # fmt: skip
def test_given_a_subject_over_lines_when_recognised_then_whole_and_no_more(text: str) -> None:
    document = recognise(text, RULES)
    assert document.subject and document.subject.value.lower() == "nâng cao chất lượng sinh hoạt chi bộ"
    assert document.issued_on and document.symbol


@pytest.mark.parametrize(
    ("line", "doc_type"), [("QUYẾT ĐỊNH", "Quyết định"), ("QUY ĐỊNH", "Quy định"), ("QUY CHẾ", "Quy chế")]
)
def test_given_a_code_that_means_two_types_when_recognised_then_the_type_line_decides(
    line: str, doc_type: str
) -> None:
    text = plan("về việc thử", head=head_with("Số 19-QĐ/TU")).replace("KẾ HOẠCH", line)
    assert to_json(recognise(text, RULES))["doc_type"] == doc_type


def test_given_running_heads_and_page_numbers_when_recognised_then_sentences_go_on_over_them() -> None:
    pages = [
        plan("về việc thử")
        + "\n3. Các chi bộ tiếp tục rà soát, bổ sung danh sách đảng viên tham gia học tập, gửi",
        "KẾ HOẠCH số 12-KH/ĐU\n2\nvề Ban Xây dựng Đảng để tổng hợp, báo cáo Ban Thường vụ Đảng ủy theo dõi, rồi",
        "KẾ HOẠCH số 12-KH/ĐU\nTrang 3/4\nlưu hồ sơ theo quy định của Trung ương về công tác văn thư, lưu trữ của Đảng.",
        "KẾ HOẠCH số 12-KH/ĐU\n- 4 -\n4. Kế hoạch này phổ biến đến chi bộ.",
    ]
    text = recognise("\n\f".join(pages), RULES).text
    assert "gửi về Ban Xây dựng Đảng" in text.replace("\n", " ")
    assert "rồi lưu hồ sơ" in text
    assert "KẾ HOẠCH số 12" not in text and "Trang 3" not in text


def test_given_an_arrival_stamp_and_a_digital_signature_when_recognised_then_they_are_no_part_of_the_letterhead() -> (
    None
):
    stamp = ["ĐẾN", "Số: 512", "Ngày: 06/5/2026", "Chuyển: đ/c Hà"]
    signed = ["Ký bởi: ĐẢNG ỦY XÃ KHÁC", "Email: vp@example.vn", "Thời gian ký: 05/05/2026 09:10:11 +07:00"]
    head = head_with()
    found = to_json(recognise(plan("về việc thử", head=[*signed, *head[:2], *stamp, *head[2:]]), RULES))
    assert (found["symbol"], found["date"]) == ("12-KH/ĐU", "2026-05-04")
    assert (found["issuer"], found["parent"]) == ("Đảng ủy xã Nậm Cuổi", "Đảng bộ tỉnh Sơn Bình")


@pytest.mark.parametrize(
    ("closing", "issuer"),
    [
        (("- Lưu Văn phòng Huyện ủy.", "T/M BAN THƯỜNG VỤ"), "Ban Thường vụ Huyện ủy"),
        (("- Lưu VPTU.", "T/M BAN THƯỜNG VỤ"), "Ban Thường vụ Tỉnh ủy"),
        (("- Lưu VPĐU.", "T/M BAN CHẤP HÀNH"), "Ban Chấp hành Đảng ủy"),
        (("- Lưu VP.", "T/M ĐẢNG ỦY"), "Đảng ủy"),
        (("- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN"), "Ủy ban nhân dân"),
        (("- Lưu VP.", "T/M ỦY BAN KIỂM TRA"), "Ủy ban Kiểm tra"),
    ],
)
def test_given_no_letterhead_and_no_issuer_in_the_text_when_recognised_then_signature_and_copies_propose_one(
    closing: tuple[str, ...], issuer: str
) -> None:
    text = "\n".join(
        ["KẾ HOẠCH", "về việc thử", "-----", *BODY[1:], "Nơi nhận:", *closing, "BÍ THƯ", "Lò Văn Ơn"]
    )
    found = recognise(text, RULES).issuer
    assert found
    assert (found.value, found.certainty) == (issuer, Certainty.GUESS)
    assert "Mất phần đầu văn bản" in found.reason


@pytest.mark.parametrize(
    "head",
    [
        (
            "ỦY\nBAN NHÂN DÂN\nXÃ NẬM CUỔI\n-------\n|\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
            "\n------\n|\nSố:\n36/KH-UBND\n|\nNậm\nCuổi, ngày 21 tháng 02 năm 2026\n|"
        ),
        (
            "| ỦY BAN NHÂN DÂN<br>XÃ NẬM CUỔI | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc |"
            "\n|---|---|\n| Số: 36/KH-UBND | *Nậm Cuổi, ngày 21 tháng 02 năm 2026* |"
        ),
        (
            "ỦY BAN NHÂN DÂN XÃ NẬM CUỔI CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc"
            " Số: 36/KH-UBND Nậm Cuổi, ngày 21 tháng 02 năm 2026"
        ),
    ],
)
def test_given_a_letterhead_from_a_web_page_when_recognised_then_its_halves_are_joined(head: str) -> None:
    found = to_json(recognise("\n".join([head, "KẾ HOẠCH", "Tổ chức ngày hội đọc sách", "", *BODY]), RULES))
    assert (found["symbol"], found["date"], found["issuer"]) == (
        "36/KH-UBND",
        "2026-02-21",
        "Ủy ban nhân dân xã Nậm Cuổi",
    )
    assert (found["doc_type"], found["subject"]) == ("Kế hoạch", "Tổ chức ngày hội đọc sách")


def test_given_a_web_pages_introduction_when_recognised_then_type_issuer_and_subject_are_guesses() -> None:
    text = (
        "Ngày 06/8, Ban Thường vụ Tỉnh ủy Sơn Bình đã ban hành Chỉ thị số 17 về việc tăng cường quản lý hè."
        "\nNội dung như sau:\n1. Các cấp ủy quán triệt."
    )
    document = recognise(text, RULES)
    found = (document.issuer, document.doc_type, document.subject)
    assert [value.value for value in found if value] == [
        "Ban Thường vụ Tỉnh ủy Sơn Bình",
        "Chỉ thị",
        "tăng cường quản lý hè",
    ]
    assert all(value and value.certainty is Certainty.GUESS and value.reason for value in found)
    assert document.symbol is None
