"""Letterheads in texts from web pages and scans: run together, below a page's words, stamped, split, misread."""

import pytest

from office_app.domain.incoming import RecognisedDocument
from office_app.domain.symbol import symbol_after
from office_app.recognition.recognise import recognise
from tests.unit.recognition_rules import RULES

PARTY = (
    "ĐẢNG BỘ TỈNH LÀO CAI\nĐẢNG ỦY XÃ MƯỜNG HÙM\n*\nSố 33-KH/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\n"
    "Mường Hùm, ngày 10 tháng 10 năm 2025\nKẾ HOẠCH\nhọc tập chuyên đề quý IV\n-----\n"
)
BODY = (
    "Thực hiện Kế hoạch số 12-KH/TU, ngày 05/9/2025 của Ban Thường vụ Tỉnh ủy, Đảng ủy xã ban hành kế hoạch "
    "như sau:\nI- MỤC ĐÍCH\n1. Nâng cao nhận thức của cán bộ, đảng viên.\n2. Các chi bộ nghiêm túc thực hiện.\n"
)
CLOSING = (
    "Nơi nhận:\n- Tỉnh ủy (b/c),\n- Các chi bộ,\n- Lưu VPĐU.\nT/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nSùng A Lềnh\n"
)


def facts(document: RecognisedDocument) -> dict[str, str | None]:
    names = ("symbol", "doc_type", "issuer", "parent", "subject", "signer", "signer_title")
    found = {name: getattr(document, name) for name in names}
    return {name: value.value if value else None for name, value in found.items()}


WHOLE = facts(recognise(PARTY + BODY + CLOSING, RULES))


def test_given_a_paper_run_together_on_one_line_when_recognised_then_nothing_is_lost() -> None:
    flat = " ".join((PARTY + BODY + CLOSING).split())
    document = recognise(flat, RULES)
    assert facts(document) == WHOLE
    assert [r.value for r in document.recipients] == ["Tỉnh ủy (b/c)", "Các chi bộ", "Lưu VPĐU"]


def test_given_words_run_together_without_spaces_when_recognised_then_they_come_apart() -> None:
    text = (
        "TỈNH ĐOÀN LÀO CAI***Số: 67 - QĐ/TĐTN-VPĐOÀN TNCS HỒ CHÍ MINH Lào Cai, ngày 29 tháng 10 năm 2025 QUYẾT ĐỊNH"
        "Về việc ban hành Quy chế làm việc của cơ quan Tỉnh Đoàn---------- Căn cứ Điều lệ Đoàn; - Xét nhu cầu công tác, "
        "QUYẾT ĐỊNH Điều 1. Ban hành kèm theo quyết định này Quy chế làm việc. Điều 2. Quyết định có hiệu lực từ ngày "
        "ký. Nơi nhận: - Như Điều 2; - Lưu VP. TM. BAN THƯỜNG VỤ TỈNH ĐOÀNBÍ THƯ (đã ký) Hoàng Văn Páo"
    )
    found = facts(recognise(text, RULES))
    assert found["symbol"] == "67-QĐ/TĐTN-VP"
    assert (found["doc_type"], found["signer"], found["signer_title"]) == (
        "Quyết định",
        "Hoàng Văn Páo",
        "Bí thư",
    )
    assert found["subject"] == "ban hành Quy chế làm việc của cơ quan Tỉnh Đoàn"


def test_given_a_news_item_on_one_line_when_recognised_then_it_has_no_letterhead() -> None:
    text = (
        "Ngày 12 tháng 4 năm 2026, Ủy ban nhân dân xã ban hành Kế hoạch số 21/KH-UBND về phát triển du lịch. Theo đó, "
        + "các thôn chủ động tham mưu và báo cáo khi có khó khăn. " * 12
    )
    document = recognise(text, RULES)
    assert document.symbol is None
    assert document.issued_on is None


@pytest.mark.parametrize(
    "above",
    [
        "Để xem toàn bộ văn bản, mời đăng nhập.\n",
        "Trang chủ\nKế hoạch học tập của Đảng ủy xã\nNgày đăng: 12/10/2025. Lượt xem: 40.\n",
        "Thực hiện Kế hoạch số 12-KH/TU, ngày 05/9/2025 của Ban Thường vụ Tỉnh ủy, xã học tập chuyên đề\nTrang 1",
    ],
)
def test_given_words_of_a_web_page_above_when_recognised_then_the_letterhead_stands(above: str) -> None:
    assert facts(recognise(above + PARTY + BODY + CLOSING, RULES)) == WHOLE


@pytest.mark.parametrize("gap", ["", "\n"])
def test_given_a_stamp_of_arrival_with_its_office_when_recognised_then_that_is_no_issuer(gap: str) -> None:
    stamp = f"{gap}ĐẢNG ỦY XÃ BẢN LẦU\nĐẾN\nSố: 2214\nNgày: 12/10/2025\nChuyển: BXDĐ\n"
    for text in (PARTY.replace("KẾ HOẠCH\n", stamp + "KẾ HOẠCH\n"), stamp + PARTY):
        assert facts(recognise(text + BODY + CLOSING, RULES)) == WHOLE


@pytest.mark.parametrize(
    ("read", "misread"),
    [
        ("LÀO CAI", "LÀO CAl"),
        ("XÃ MƯỜNG", "XÃ M ƯỜNG"),
        ("ĐẢNG CỘNG SẢN", "ĐẢNG C ỘNG SẢN"),
        ("KẾ HOẠCH\n", "KẾ H0ẠCH\n"),
        ("KẾ HOẠCH\n", "K Ế HOẠCH\n"),
        ("*\n", "* '\n"),
        ("MƯỜNG HÙM\n", "MƯỜNG HÙM ~\n"),
        ("\nSùng A Lềnh", "\n' Sùng A Lềnh ."),
    ],
)
def test_given_what_scans_make_of_capitals_when_recognised_then_it_is_mended(read: str, misread: str) -> None:
    text = (PARTY + BODY + CLOSING).replace(read, misread)
    assert facts(recognise(text, RULES)) == WHOLE


@pytest.mark.parametrize(
    ("printed", "symbol"),
    [
        ("1961/QĐUBND", "1961/QĐ-UBND"),
        ("15/2012/CTUBND", "15/2012/CT-UBND"),
        ("30/NQHĐND", "30/NQ-HĐND"),
        ("117/2025/QH15", "117/2025/QH15"),
    ],
)
def test_given_a_symbol_without_its_hyphen_when_read_then_it_is_mended(printed: str, symbol: str) -> None:
    found = symbol_after(printed, 0)
    assert found is not None
    assert str(found[2]) == symbol


def test_given_a_subject_and_a_list_out_of_place_when_recognised_then_both_are_found() -> None:
    text = (
        "UBND TỈNH LÀO CAI CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ Y TẾ Độc lập - Tự do - Hạnh phúc\n"
        "Số: 327/SYT-NVY Lào Cai, ngày 29 tháng 4 năm 2026\nKính gửi:\n- Ủy ban nhân dân các xã, phường.\n"
        "Sở Y tế đề nghị các đơn vị kiểm tra bếp ăn tập thể.\nTrân trọng./.\n- Như trên;\n- Lưu: VT, NVY.\n"
        "V/v kiểm tra bếp ăn\ncủa trường học\nGIÁM ĐỐC\n(đã ký)\nPhàn Thị Mẩy\n"
    )
    document = recognise(text, RULES)
    assert facts(document)["subject"] == "kiểm tra bếp ăn của trường học"
    assert [r.value for r in document.recipients] == ["Ủy ban nhân dân các xã, phường", "Lưu: VT, NVY"]


def test_given_a_subject_in_capitals_when_recognised_then_names_stand_as_the_text_writes_them() -> None:
    text = PARTY.replace("học tập chuyên đề quý IV", "THỰC HIỆN ĐỀ ÁN SỮA HỌC ĐƯỜNG NĂM HỌC MỚI") + (
        BODY.replace("I- MỤC", "Đề án Sữa học đường năm học mới được giữ nguyên.\nI- MỤC") + CLOSING
    )
    assert facts(recognise(text, RULES))["subject"] == "thực hiện đề án Sữa học đường năm học mới"


@pytest.mark.parametrize(
    "annex", ["PHỤ LỤC\nPHÂN CÔNG", "QUY CHẾ\nlàm việc", "LỊCH\nhọc tập", "(Kèm theo Kế hoạch số 33)"]
)
def test_given_a_text_below_the_signature_when_recognised_then_the_signer_stays(annex: str) -> None:
    columns = (
        "Nơi nhận:                      T/M BAN THƯỜNG VỤ\n- Tỉnh ủy (b/c),               PHÓ BÍ THƯ\n"
        "- Lưu VPĐU.                    Sùng A Lềnh\n\n"
    )
    found = facts(
        recognise(
            f"{PARTY}{BODY}{columns}{annex}\nTT  Việc  Đoàn Thị Lan\n1   Học tập   Giàng Thị Mai\n", RULES
        )
    )
    assert (found["signer"], found["signer_title"]) == ("Sùng A Lềnh", "Phó Bí thư")


@pytest.mark.parametrize("body", ["BAN BÍ THƯ", "BỘ CHÍNH TRỊ"])
def test_given_a_body_of_the_centre_that_signs_with_a_name_alone_when_recognised_then_there_is_no_title(
    body: str,
) -> None:
    found = facts(recognise(PARTY + BODY + f"T/M {body}\n\nTrần Vĩnh Lục\n", RULES))
    assert (found["signer"], found["signer_title"]) == ("Trần Vĩnh Lục", None)
