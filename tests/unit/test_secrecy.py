"""Secrecy marks on page 1: wherever the stamp fell, whatever OCR made of it; and words that are no marks."""

import pytest

from office_app.domain.incoming import RecognisedDocument
from office_app.recognition.recognise import recognise
from tests.unit.recognition_rules import RULES

HEAD = "TỈNH ỦY SƠN BÌNH\n*\nSố 5-BC/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nSơn Bình, ngày 04 tháng 5 năm 2026"
TITLE = "BÁO CÁO\nvề tình hình địa bàn\n-----"
BODY = "Thực hiện chương trình công tác, Tỉnh ủy báo cáo như sau:\n1. Tình hình chung ổn định."

STAMPS = [
    ("MẬT", "MẬT"),
    ("TỐI MẬT", "TỐI MẬT"),
    ("TUYỆT MẬT", "TUYỆT MẬT"),
    ("[TỐI MẬT]", "TỐI MẬT"),
    ("* MẬT *", "MẬT"),
    ("(Mật)", "MẬT"),
    ("Tối mật", "TỐI MẬT"),
    ("M Ậ T", "MẬT"),
    ("T Ố I   M Ậ T", "TỐI MẬT"),
    ("T U Y Ệ T   M Ậ T", "TUYỆT MẬT"),
    ("TÓI MẬT", "TỐI MẬT"),
    ("TỐI MÂT", "TỐI MẬT"),
    ("TUYÊT MAT", "TUYỆT MẬT"),
    ("TỐIMẬT", "TỐI MẬT"),
    ("Độ mật: Mật", "MẬT"),
    ("Độ mật: Tối mật", "TỐI MẬT"),
    ("ĐỘ MẬT: TUYỆT MẬT", "TUYỆT MẬT"),
    ("Mức độ mật: MẬT", "MẬT"),
    ("HỎA TỐC - MẬT", "MẬT"),
    ("MẬT/KHẨN", "MẬT"),
    ("TỐI MẬT HỎA TỐC", "TỐI MẬT"),
    ("TÀI LIỆU MẬT", "MẬT"),
    ("Chỉ người có tên mới được bóc bì", "TUYỆT MẬT"),
]


@pytest.mark.parametrize("place", ["first", "under the number", "above the title", "behind the body"])
@pytest.mark.parametrize(("stamp", "mark"), STAMPS)
def test_given_a_stamp_anywhere_on_page_one_when_recognised_then_refused(
    stamp: str, mark: str, place: str
) -> None:
    text = {
        "first": f"{stamp}\n{HEAD}\n{TITLE}\n{BODY}",
        "under the number": f"TỈNH ỦY SƠN BÌNH\n*\nSố 5-BC/TU\n{stamp}\nĐẢNG CỘNG SẢN VIỆT NAM\n{TITLE}\n{BODY}",
        "above the title": f"{HEAD}\n\n{stamp}\n\n{TITLE}\n{BODY}",
        "behind the body": f"{HEAD}\n{TITLE}\n{BODY}\n{stamp}\n",
    }[place]
    if place == "behind the body" and not stamp.isupper() and ":" not in stamp and "bóc bì" not in stamp:
        pytest.skip("in small letters a mark is one only in the letterhead")
    assert recognise(text, RULES) == RecognisedDocument(refused=mark)


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("Số 12-BC/TU (Mật)", "MẬT"),
        ("Số: 12/BC-UBND (Tối mật)", "TỐI MẬT"),
        ("Số 12-BC/TU        MẬT", "MẬT"),
        ("Số 12-BC/TU MẬT Sơn Bình, ngày 04 tháng 5 năm 2026", "MẬT"),
        ("TỐI MẬT ĐẢNG CỘNG SẢN VIỆT NAM", "TỐI MẬT"),
        ("ĐẢNG ỦY XÃ NẬM CUỔI TỐI MẬT ĐẢNG CỘNG SẢN VIỆT NAM", "TỐI MẬT"),
        ("ĐẢNG ỦY XÃ NẬM CUỔI MẬT", "MẬT"),
        ("KHẨN        MẬT", "MẬT"),
        ("| MẬT | ĐẢNG CỘNG SẢN VIỆT NAM |", "MẬT"),
        ("**MẬT**", "MẬT"),
    ],
)
def test_given_a_stamp_within_a_line_of_the_letterhead_when_recognised_then_refused(
    line: str, mark: str
) -> None:
    assert recognise(f"TỈNH ỦY SƠN BÌNH\n*\n{line}\n{TITLE}\n{BODY}", RULES).refused == mark


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}\nKẾ HOẠCH\nvề công tác bảo vệ bí mật nhà nước\n-----\n{BODY}",
        f"{HEAD}\nKẾ HOẠCH\nVỀ CÔNG TÁC BẢO VỆ BÍ\nMẬT NHÀ NƯỚC\n-----\n{BODY}",
        f"{HEAD}\nKẾ HOẠCH\nVỀ CÔNG TÁC BẢO VỆ BÍ\nMẬT\n-----\n{BODY}",
        f"{HEAD}\nHƯỚNG DẪN\nvề văn bản, tài liệu có độ mật: tối mật, tuyệt mật, mật\n-----\n{BODY}",
        f"{HEAD}\nQUY CHẾ\nVỀ QUẢN LÝ TÀI LIỆU TUYỆT MẬT,\nTỐI MẬT, MẬT\n-----\n{BODY}",
        f"TỈNH ỦY SƠN BÌNH\nBAN CHỈ ĐẠO BẢO VỆ BÍ MẬT\n*\nSố 5-BC/BCĐ\n{TITLE}\n{BODY}",
        f"ỦY BAN\nMẶT TRẬN TỔ QUỐC VIỆT NAM\nXÃ NẬM CUỔI\nSố: 5/BC-MTTQ\n{TITLE}\n{BODY}",
        f"ỦY BAN MẶT\nTRẬN TỔ QUỐC XÃ NẬM CUỔI\nSố: 5/BC-MTTQ\n{TITLE}\n{BODY}",
        f"{HEAD}\n{TITLE}\n1. Mật độ dân số của xã thấp.\n2. Giữ cơ mật trong công tác cơ yếu.\n3. Bảo mật thông tin.",
        f"{HEAD}\n{TITLE}\nĐồng chí Vi Văn Mật báo cáo về nghề nuôi ong lấy\nmật.\nSản lượng đạt 3 tấn.",
        f"{HEAD}\n{TITLE}\n- Độ mật: không.\n- Tài liệu mật phải nộp về văn thư theo quy định của pháp luật.",
        f"{HEAD}\n{TITLE}\n{BODY}\n\fMẬT",
        f"CHI BỘ THÔN SUỐI MẬT\n*\nSố 5-BC/CB\n{TITLE}\n{BODY}".replace("SUỐI MẬT", "SUỐI MẬT ONG"),
    ],
)
def test_given_words_that_are_no_marks_when_recognised_then_read(text: str) -> None:
    assert recognise(text, RULES).refused is None
