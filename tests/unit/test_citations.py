"""Documents named in the text: every way of writing a symbol and its date, and numbers that are none."""

from datetime import date

import pytest

from office_app.domain.incoming import Certainty, CitationRole, CitedDocument
from office_app.recognition.citations import find_citations
from office_app.recognition.recognise import recognise
from tests.unit.recognition_rules import RULES


def symbols(text: str) -> list[str]:
    return [cited.symbol for cited in find_citations(text, RULES)]


def only(text: str) -> CitedDocument:
    found = find_citations(text, RULES)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("theo Nghị quyết số 14-NQ/TU của Tỉnh ủy", "14-NQ/TU"),
        ("theo Nghị quyết số: 14-NQ/TU của Tỉnh ủy", "14-NQ/TU"),
        ("theo Nghị quyết 14-NQ/TU của Tỉnh ủy", "14-NQ/TU"),
        ("theo Nghị quyết số14-NQ/TU của Tỉnh ủy", "14-NQ/TU"),
        ("theo Nghị quyết số 14 NQ/TU của Tỉnh ủy", "14-NQ/TU"),
        ("theo Nghị quyết số 14 - NQ/TU của Tỉnh ủy", "14-NQ/TU"),
        ("theo Nghị quyết số 14- NQ/TU của Tỉnh ủy", "14-NQ/TU"),
        ("theo Nghị quyết số 14 –NQ/TU của Tỉnh ủy", "14-NQ/TU"),
        ("theo Nghị quyết số 14—NQ/TU của Tỉnh ủy", "14-NQ/TU"),
        ("theo Nghị quyết số 14-NQ / TU của Tỉnh ủy", "14-NQ/TU"),
        ("theo Nghị quyết số 14-NQ/\nTU của Tỉnh ủy", "14-NQ/TU"),
        ("theo Nghị quyết số\n14-NQ/TU của Tỉnh ủy", "14-NQ/TU"),
        ("theo Nghị quyết số 14 -\nNQ/TU của Tỉnh ủy", "14-NQ/TU"),
        ("theo Nghị quyết số 14/NQ-TU của Tỉnh ủy", "14-NQ/TU"),
        ("theo Nghị quyết số 14/NQ/TU của Tỉnh ủy", "14-NQ/TU"),
        ("theo Nghị quyết số 14-NQ-TU của Tỉnh ủy", "14-NQ/TU"),
        ("theo Kết luận số 31-KL/TƯ của Tỉnh ủy", "31-KL/TU"),
        ("theo Kết luận số 31-KL/TƯ của Ban Bí thư", "31-KL/TW"),
        ("theo Kết luận số 31-KL/T.Ư của Bộ Chính trị", "31-KL/TW"),
        ("theo Chương trình số 7-CTR/TU của Tỉnh ủy", "7-CTr/TU"),
        ("theo Chương trình hành động số 7-CTHĐ/ĐU", "7-CTHĐ/ĐU"),
        ("theo Tờ trình số 16-TTR/ĐU", "16-TTr/ĐU"),
        ("theo Quy định số 22-QD/TW", "22-QĐ/TW"),
        ("theo Công văn số 1.208-CV/TU", "1208-CV/TU"),
        ("theo Công văn số 88a-CV/ĐU", "88a-CV/ĐU"),
        ("theo Hướng dẫn số 09-HD/BTCTU-BTGDVTU", "09-HD/BTCTU-BTGDVTU"),
        ("theo Quy chế phối hợp số 03-QCPH/ĐU-UBND", "03-QCPH/ĐU-UBND"),
        ("theo Bản sao số 24-BS/UBKTTU", "24-BS/UBKTTU"),
        ("theo Kế hoạch số 61-KH/BCĐ35", "61-KH/BCĐ35"),
        ("theo Kế hoạch số 183-KH/TWĐTN-TNNT", "183-KH/TWĐTN-TNNT"),
        ("theo Nghị định số 30/2020/NĐ-CP", "30/2020/NĐ-CP"),
        ("theo Nghị định số 30 / 2020 / NĐ-CP", "30/2020/NĐ-CP"),
        ("theo Nghị định số 30/2020/NĐ –CP", "30/2020/NĐ-CP"),
        ("theo Nghị quyết số 15/NQ-CP của Chính phủ", "15/NQ-CP"),
        ("theo Luật số 72/2025/QH15", "72/2025/QH15"),
        ("theo Luật Lưu trữ số 33/2024/QH15", "33/2024/QH15"),
        ("theo Nghị quyết số 1665/NQ-UBTVQH15", "1665/NQ-UBTVQH15"),
        ("theo Nghị quyết số 101/2025/UBTVQH15", "101/2025/UBTVQH15"),
        ("theo Pháp lệnh số 01/2022/UBTVQH15", "01/2022/UBTVQH15"),
        ("theo Thông tư số 08/2023/TT-BTC", "08/2023/TT-BTC"),
        ("theo Thông tư liên tịch số 02/2013/TTLT-BKHĐT-BTC", "02/2013/TTLT-BKHĐT-BTC"),
        ("theo Nghị quyết liên tịch số 09/2014/NQLT/CP-UBTWMTTQVN", "09/2014/NQLT/CP-UBTWMTTQVN"),
        ("theo Nghị quyết liên tịch số 19/NQLT/CP-TLĐLĐVN", "19/NQLT/CP-TLĐLĐVN"),
        (
            "theo Nghị quyết liên tịch số 102/2025/NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN",
            "102/2025/NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN",
        ),
        ("theo Kế hoạch liên tịch số 5/KHLT-SGDĐT-CA", "5/KHLT-SGDĐT-CA"),
        ("theo Quyết định số 749/QĐ-TTg", "749/QĐ-TTg"),
        ("theo Chỉ thị số 34/CT-TTg", "34/CT-TTg"),
        ("theo Công điện số 174/CĐ-TTg", "174/CĐ-TTg"),
        ("theo Thông báo số 240/TB-VPCP", "240/TB-VPCP"),
        ("theo Công văn số 912/UBND-NV", "912/UBND-NV"),
        ("theo Công văn số 3105/SNV-CCVC", "3105/SNV-CCVC"),
        ("theo Tờ trình số 126/SKHĐT", "126/SKHĐT"),
        ("theo Hướng dẫn số 13/HD-MTTQ-BTT", "13/HD-MTTQ-BTT"),
        ("theo Nghị quyết số 52/NQ-HĐND", "52/NQ-HĐND"),
        ("(Quyết định số 1185/QĐ-UBND)", "1185/QĐ-UBND"),
        ("văn bản số 77-TB/VPĐU", "77-TB/VPĐU"),
        ("theo Kế hoạch số 12/KH-BCĐTƯ", "12/KH-BCĐTU"),
    ],
)
def test_given_any_writing_of_a_symbol_when_read_then_one_clean_form(text: str, symbol: str) -> None:
    assert symbols(text + " về việc chung.") == [symbol]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Kế hoạch số 41-KH/TU, ngày 09/3/2025 của Tỉnh ủy", date(2025, 3, 9)),
        ("Kế hoạch số 41-KH/TU ngày 9-3-2025 của Tỉnh ủy", date(2025, 3, 9)),
        ("Kế hoạch số 41-KH/TU ngày 9.3.2025 của Tỉnh ủy", date(2025, 3, 9)),
        ("Kế hoạch số 41-KH/TU, ngày 9 tháng 3 năm 2025 của Tỉnh ủy", date(2025, 3, 9)),
        ("Kế hoạch số 41-KH/TU (ngày 09/3/2025) của Tỉnh ủy", date(2025, 3, 9)),
        ("Kế hoạch số 41-KH/TU ban hành ngày 09/3/2025", date(2025, 3, 9)),
        ("Kế hoạch số 41-KH/TU ký ngày 09/3/2025", date(2025, 3, 9)),
        ("Kế hoạch số 41-KH/TU,\nngày 09/3/2025", date(2025, 3, 9)),
        ("Kế hoạch số 41-KH/TU ngày\n09/3/2025", date(2025, 3, 9)),
        ("Kế hoạch số 41-KH/TU của Ban Thường vụ Tỉnh ủy, ngày 09/3/2025 về đất đai", date(2025, 3, 9)),
        ("Kế hoạch số 41-KH/TU của Ban Thường vụ Tỉnh ủy ngày 09/3/2025 về đất đai", date(2025, 3, 9)),
        ("Kế hoạch số 41-KH/TU ngày 09/3/25 của Tỉnh ủy", date(2025, 3, 9)),
        ("Ngày 09/3/2025, Tỉnh ủy đã ban hành Kế hoạch số 41-KH/TU về đất đai", date(2025, 3, 9)),
        ("Kế hoạch số 41-KH/TU của Tỉnh ủy về đất đai", None),
        ("Kế hoạch số 41-KH/TU, xong trước ngày 09/3/2025", None),
        ("Kế hoạch số 41-KH/TU ngày 31/02/2025 của Tỉnh ủy", None),
    ],
)
def test_given_a_date_that_belongs_to_a_document_when_read_then_it_is_its_own(
    text: str, day: date | None
) -> None:
    assert only(f"Căn cứ {text};").issued_on == day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("các Nghị quyết số 57, 59, 66, 68-NQ/TW", ["57-NQ/TW", "59-NQ/TW", "66-NQ/TW", "68-NQ/TW"]),
        ("các nghị quyết số 57, 59 và 66-NQ/TW", ["57-NQ/TW", "59-NQ/TW", "66-NQ/TW"]),
        ("Nghị quyết số 57-NQ/TW, 59-NQ/TW", ["57-NQ/TW", "59-NQ/TW"]),
        ("Nghị quyết số 57-NQ/TW, số 59-NQ/TW và số 66-NQ/TW", ["57-NQ/TW", "59-NQ/TW", "66-NQ/TW"]),
        ("các Kế hoạch số 12, 13/KH-UBND", ["12/KH-UBND", "13/KH-UBND"]),
        ("Chỉ thị số 5-CT/TU và Chương trình số 5-CTr/TU", ["5-CT/TU", "5-CTr/TU"]),
        ("Kế hoạch số 12-KH/TU; lại theo Kế hoạch số 12-KH/TU và 012 KH/TU", ["12-KH/TU"]),
    ],
)
def test_given_a_list_when_read_then_each_document_once(text: str, expected: list[str]) -> None:
    assert symbols(f"Học tập {text}.") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Điện thoại: 0912 345 678, fax 0208/3855 111.",
        "Họp lúc 14 giờ ngày 22/4/2026 tại phòng 302.",
        "Tỷ lệ đạt 15/17 chi bộ, 1/2 ngày, 24/7.",
        "Lập danh sách theo Mẫu số 01/BCĐBHĐND-MT kèm theo.",
        "Điền vào mẫu 2-KNĐ và Biểu số 03/BC-TK.",
        "Phụ lục số 2/PL-KH gửi kèm.",
        "Nhiệm kỳ 2025 - 2030, giai đoạn 2021-2025.",
        "Khoản 2 Điều 5, điểm a khoản 1 Điều 16 Điều lệ Đảng.",
        "Số nhà 18/KP-BL đường Bến Láng.",
        "Tài khoản số 3713/KB-TN tại Kho bạc.",
        "Xe ô tô biển số 20A-123.45 đón đại biểu.",
        "Nghị quyết Đại hội XIV và Hội nghị Trung ương 2 khóa XIV.",
        "Thu 5.600.000 đồng/người/năm; 02 lần/tuần.",
        "Các tổ chức CT - XH, 05 xã ĐBKK.",
        "Quốc lộ 1A, tỉnh lộ 265/TL.",
        "Báo cáo theo Nghị quyết năm 2026 của Đảng bộ xã.",
    ],
)
def test_given_numbers_that_name_no_document_when_read_then_none(text: str) -> None:
    assert symbols(text) == []


def test_given_the_papers_own_number_when_read_then_it_is_not_among_the_cited() -> None:
    text = "ĐẢNG ỦY XÃ ĐỒNG QUẾ\n*\nSố: 54-KH/ĐU\nKế hoạch số 54-KH/ĐU thay Kế hoạch số 50-KH/ĐU."
    assert symbols(text) == ["50-KH/ĐU"]


@pytest.mark.parametrize(
    ("text", "doc_type", "issuer", "subject"),
    [
        (
            "Quy định số 19-QĐ/TW, ngày 08/4/2026 của Ban Bí thư về công tác tư tưởng, ",
            "Quy định",
            "Ban Bí thư",
            "công tác tư tưởng",
        ),
        ("Quyết định số 19-QĐ/TU của Tỉnh ủy.", "Quyết định", "Tỉnh ủy", None),
        ("tại Tờ trình số 402/TTr-SNV của Sở Nội vụ: thiếu người.", "Tờ trình", "Sở Nội vụ", None),
        (
            "Nghị định số 8/2024/NĐ-CP của Chính phủ quy định chế độ báo cáo;",
            "Nghị định",
            "Chính phủ",
            "quy định chế độ báo cáo",
        ),
        ("theo yêu cầu của Tỉnh ủy tại Công văn số 21-CV/TU.", "Công văn", "Tỉnh ủy", None),
        ("Luật Lưu trữ số 33/2024/QH15.", "Luật", None, None),
        ("Thông báo Kết luận số 59-TB/TU.", "Thông báo", None, None),
        ("Nghị quyết liên tịch số 5/NQLT-HPN-ĐTN.", "Nghị quyết liên tịch", None, None),
    ],
)
def test_given_what_is_said_of_a_document_when_read_then_type_issuer_and_subject(
    text: str, doc_type: str, issuer: str | None, subject: str | None
) -> None:
    cited = only(text)
    assert (cited.doc_type, cited.issuer, cited.subject) == (doc_type, issuer, subject)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("các Nghị quyết số 57, 59-NQ/TW", "dãy"),
        ("Kết luận số 31-KL/TƯ của Tỉnh ủy", "TƯ"),
        ("Công văn số 3105/SNV-CCVC", "không có trong bảng"),
    ],
)
def test_given_something_was_inferred_when_read_then_it_says_so_and_why(text: str, words: str) -> None:
    cited = find_citations(text, RULES)[0]
    assert cited.certainty is Certainty.LIKELY
    assert words in cited.reason


LETTER = (
    "ĐẢNG BỘ TỈNH HÒA LÂM\nĐẢNG ỦY XÃ ĐỒNG QUẾ\n*\nSố 210-CV/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\n"
    "Đồng Quế, ngày 05 tháng 5 năm 2026\nV/v học tập nghị quyết\nKính gửi: Các chi bộ trực thuộc.\n"
)


def roles(body: str) -> dict[str, CitationRole]:
    return {c.symbol: c.role for c in recognise(LETTER + body, RULES).cited}


def test_given_the_opening_when_read_then_what_is_carried_out_is_the_basis() -> None:
    found = roles(
        "Thực hiện Kế hoạch số 30-KH/TU, ngày 02/5/2026 của Tỉnh ủy về học tập, quán triệt Nghị quyết số 79-NQ/TW và "
        "Nghị quyết số 80-NQ/TW, Thường trực Đảng ủy yêu cầu như sau:\n"
        "1. Giao Văn phòng Đảng ủy lưu hồ sơ theo Hướng dẫn số 5-HD/VPTW.\n2. Các chi bộ tổ chức học tập."
    )
    assert found == {
        "30-KH/TU": CitationRole.BASIS,
        "79-NQ/TW": CitationRole.FORWARDED,
        "80-NQ/TW": CitationRole.FORWARDED,
        "5-HD/VPTW": CitationRole.MENTIONED,
    }


def test_given_several_bases_when_read_then_all_are() -> None:
    found = roles(
        "Căn cứ Luật Lưu trữ số 33/2024/QH15;\nCăn cứ Nghị định số 30/2020/NĐ-CP và Thông tư số 5/2025/TT-BNV,\n"
        "Đảng ủy yêu cầu:\n1. Các chi bộ nộp hồ sơ."
    )
    assert set(found.values()) == {CitationRole.BASIS} and len(found) == 3


@pytest.mark.parametrize(
    "sentence",
    [
        "Văn phòng Đảng ủy sao gửi Kết luận số 18-KL/TW đến các chi bộ để triển khai.",
        "Gửi kèm Công văn này Kết luận số 18-KL/TW của Ban Bí thư.",
        "Kết luận số 18-KL/TW (gửi kèm) để các đơn vị nghiên cứu.",
        "Thường trực Đảng ủy gửi đến các đơn vị Kết luận số 18-KL/TW để thực hiện.",
        "Yêu cầu các chi bộ tổ chức học tập, quán triệt Kết luận số 18-KL/TW.",
        "Các đơn vị tập trung nghiên cứu, tuyên truyền và triển khai thực hiện Kết luận số 18-KL/TW.",
    ],
)
def test_given_a_text_passed_on_when_read_then_it_is_forwarded(sentence: str) -> None:
    assert roles(sentence) == {"18-KL/TW": CitationRole.FORWARDED}


def test_given_a_list_of_texts_sent_when_read_then_each_is_forwarded() -> None:
    found = roles(
        "Thực hiện ý kiến của Thường trực Tỉnh ủy, Văn phòng Đảng ủy sao gửi các văn bản sau:\n"
        "(1) Quy định số 366-QĐ/TW, ngày 30/8/2025 của Bộ Chính trị;\n(2) Hướng dẫn số 43-HD/BTCTW.\n"
        "Đề nghị các chi bộ thực hiện theo Quy chế số 4-QC/ĐU."
    )
    assert found == {
        "366-QĐ/TW": CitationRole.FORWARDED,
        "43-HD/BTCTW": CitationRole.FORWARDED,
        "4-QC/ĐU": CitationRole.MENTIONED,
    }


def test_given_a_footnote_to_a_passage_on_study_when_read_then_its_texts_are_forwarded() -> None:
    body = (
        "Thực hiện Công văn số 9-CV/TU, ngày 03/5/2026 của Tỉnh ủy, Đảng ủy yêu cầu:\n\n"
        "1. Các chi bộ tổ chức học tập, quán triệt 02 nghị quyết của Bộ Chính trị¹; hoàn thành trong quý II.\n\n"
        "¹ (1) Nghị quyết số 79-NQ/TW, ngày 06/01/2026 về kinh tế nhà nước. (2) Nghị quyết số 80-NQ/TW, ngày 07/01/2026.\n\n"
        "2. Giao Văn phòng Đảng ủy theo dõi².\n\n² Theo Quy chế số 4-QC/ĐU.\n"
    )
    assert roles(body) == {
        "9-CV/TU": CitationRole.BASIS,
        "79-NQ/TW": CitationRole.FORWARDED,
        "80-NQ/TW": CitationRole.FORWARDED,
        "4-QC/ĐU": CitationRole.MENTIONED,
    }


def test_given_a_text_is_the_basis_and_named_again_when_read_then_it_stays_the_basis() -> None:
    found = roles(
        "Thực hiện Chỉ thị số 6-CT/TU của Tỉnh ủy, yêu cầu:\n1. Các chi bộ học tập Chỉ thị số 6-CT/TU."
    )
    assert found == {"6-CT/TU": CitationRole.BASIS}


NOTES_OVER_TWO_PAGES = (
    "Thực hiện Công văn số 9-CV/TU, ngày 03/5/2026 của Tỉnh ủy, Đảng ủy yêu cầu các chi bộ như sau:\n"
    "1. Các chi bộ tổ chức học tập, quán triệt những nội dung mới của 03 nghị quyết{mark}; hoàn\n"
    "thành việc học tập trong quý II và gửi danh sách người học về Đảng ủy để tổng hợp, theo dõi, gắn\n"
    "{mark_below} (1) Nghị quyết số 79-NQ/TW, ngày 06/01/2026 về phát triển kinh tế nhà nước. (2) Nghị quyết số\n"
    "\f80-NQ/TW, ngày 07/01/2026 về phát triển văn hóa Việt Nam trong thời kỳ mới. (3) Nghị quyết số\n"
    "81-NQ/TW, ngày 08/01/2026 về chăm lo đời sống.\n"
    "việc học tập với việc làm hằng ngày của từng đảng viên trong chi bộ.\n2. Giao Văn phòng theo dõi.\n"
)


@pytest.mark.parametrize(("mark", "below"), [("¹", "¹"), ("”", "1"), ("1", "1"), ("'", "!")])
def test_given_a_note_over_two_pages_when_read_from_any_file_then_its_texts_are_forwarded(
    mark: str, below: str
) -> None:
    """Pictures of pages lose the raised figure, in the sentence or at the foot."""
    paper = recognise(LETTER + NOTES_OVER_TWO_PAGES.format(mark=mark, mark_below=below), RULES)
    forwarded = [c.symbol for c in paper.cited if c.role is CitationRole.FORWARDED]
    assert forwarded == ["79-NQ/TW", "80-NQ/TW", "81-NQ/TW"]
    assert "tổng hợp, theo dõi, gắn việc học tập với việc làm hằng ngày" in paper.text


def test_given_the_subject_is_study_when_read_then_its_text_is_forwarded() -> None:
    raw = LETTER.replace(
        "V/v học tập nghị quyết", "V/v quán triệt, triển khai thực hiện\nNghị quyết số 79-NQ/TW"
    )
    found = {
        c.symbol: c.role for c in recognise(raw + "Đảng ủy yêu cầu:\n1. Các chi bộ học tập.", RULES).cited
    }
    assert found == {"79-NQ/TW": CitationRole.FORWARDED}


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("về “Triển khai số hóa hồ sơ đảng viên”.", "Triển khai số hóa hồ sơ đảng viên"),
        ("về mục tiêu tăng trưởng “2 con số”.", "mục tiêu tăng trưởng “2 con số”"),
        ("về phong trào “Dân vận khéo” năm 2026.", "phong trào “Dân vận khéo” năm 2026"),
        (
            "về tiếp tục thực hiện Chỉ thị số 05-CT/TW về học tập và làm theo Bác; nêu cao gương sáng.",
            "tiếp tục thực hiện Chỉ thị số 05-CT/TW về học tập và làm theo Bác",
        ),
        ("về sửa đổi, bổ sung Quy định số 19-QĐ/TW và Quy định số 20-QĐ/TW.", None),
    ],
)
def test_given_quotes_or_papers_in_a_cited_subject_when_read_then_it_is_whole(
    words: str, subject: str | None
) -> None:
    cited = recognise(LETTER + f"Thực hiện Kết luận số 18-KL/TW {words}", RULES).cited[0]
    assert cited.subject == (subject or "sửa đổi, bổ sung Quy định số 19-QĐ/TW và Quy định số 20-QĐ/TW")


def test_given_tw_misread_from_a_picture_when_read_then_it_is_tw_and_to_be_looked_at() -> None:
    cited = recognise(
        LETTER + "Thực hiện Quy định số 19-QĐ/TIW, ngày 08/4/2026 của Bộ Chính trị.", RULES
    ).cited[0]
    assert (cited.symbol, cited.certainty) == ("19-QĐ/TW", Certainty.LIKELY)
