"""Signatures and recipients: authority, title, name, in the shapes that offices, levels and programs give them."""

from collections.abc import Sequence

import pytest

from office_app.domain.incoming import Certainty
from office_app.recognition.as_json import to_json
from office_app.recognition.recognise import recognise
from tests.unit.letterhead_papers import BODY
from tests.unit.recognition_rules import RULES

HEAD = (
    "ĐẢNG BỘ TỈNH SƠN BÌNH",
    "ĐẢNG ỦY XÃ NẬM CUỔI",
    "*",
    "Số 12-KH/ĐU",
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "Nậm Cuổi, ngày 04 tháng 5 năm 2026",
    "KẾ HOẠCH",
    "về việc thử",
    "-----",
)
COPIES = ["Thường trực Tỉnh ủy (b/c)", "Các chi bộ trực thuộc", "Lưu Văn phòng Đảng ủy"]
LIST = ("Nơi nhận:", "- Thường trực Tỉnh ủy (b/c),", "- Các chi bộ trực thuộc,", "- Lưu Văn phòng Đảng ủy.")


def text(*closing: str) -> str:
    return "\n".join([*HEAD, *BODY, "", *closing])


SIGNATURES: list[tuple[Sequence[str], str | None, str | None]] = [
    (("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ THƯỜNG TRỰC", "", "Hoàng Thị Sao Mai"), "Hoàng Thị Sao Mai", "Phó Bí thư Thường trực"),
    (("T/M ĐẢNG ỦY", "BÍ THƯ", "(Đã ký)", "Lò Văn Ơn"), "Lò Văn Ơn", "Bí thư"),
    (("T/M BAN CHẤP HÀNH", "PHÓ BÍ THƯ", "đã ký", "Y Thanh Hà Niê Kđăm"), "Y Thanh Hà Niê Kđăm", "Phó Bí thư"),
    (("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "K'Brền Thị Mai"), "K'Brền Thị Mai", "Bí thư"),
    (("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Ksor H'Bơ Khăp"), "Ksor H'Bơ Khăp", "Bí thư"),
    (("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "A Lăng Thị Búp"), "A Lăng Thị Búp", "Bí thư"),
    (("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Rơ Châm La"), "Rơ Châm La", "Bí thư"),
    (("T/M CHI BỘ", "BÍ THƯ", "ĐOÀN VĂN HẬU"), "Đoàn Văn Hậu", "Bí thư"),
    (("T/M ỦY BAN KIỂM TRA", "PHÓ CHỦ NHIỆM THƯỜNG TRỰC", "Lưu Thị Ban"), "Lưu Thị Ban", "Phó Chủ nhiệm Thường trực"),
    (("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "Quàng Văn Chài"), "Quàng Văn Chài", "Phó Trưởng Ban"),
    (("K/T CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "Hà Mạnh Cường"), "Hà Mạnh Cường", "Phó Chánh Văn phòng"),
    (("TRƯỞNG BAN", "", "Đặng Thị Vân"), "Đặng Thị Vân", "Trưởng Ban"),
    (("T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "Công Thị Huệ"), "Công Thị Huệ", "Chánh Văn phòng"),
    (("T/L BAN THƯỜNG VỤ", "TRƯỞNG BAN XÂY DỰNG ĐẢNG", "Xa Văn Tới"), "Xa Văn Tới", "Trưởng Ban xây dựng đảng"),
    (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Ngô Đức Thuần"), "Ngô Đức Thuần", "Chủ tịch"),
    (("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Võ Đăng Khoái"), "Võ Đăng Khoái", "Phó Chủ tịch"),
    (("KT. CHỦ TỊCH PHÓ CHỦ TỊCH", "Võ Đăng Khoái"), "Võ Đăng Khoái", "Phó Chủ tịch"),
    (("KT.GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "TS. Vi Thị Thơ"), "Vi Thị Thơ", "Phó Giám đốc"),
    (("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Bùi Công Tráng"), "Bùi Công Tráng", "Chánh Văn phòng"),
    (("TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG", "Tô Thị Nga"), "Tô Thị Nga", "Trưởng phòng"),
    (("Q. CHỦ TỊCH", "Tô Thị Nga"), "Tô Thị Nga", "Chủ tịch"),
    (("TRƯỞNG CÔNG AN XÃ", "Trung tá Giàng A Páo"), "Giàng A Páo", "Trưởng Công an xã"),
    (("CHỈ HUY TRƯỞNG", "Thiếu tá, ThS. Cầm Bá Lâm"), "Cầm Bá Lâm", "Chỉ huy trưởng"),
    (("TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH", "Sơn Thị Cẩm Tú"), "Sơn Thị Cẩm Tú", "Chủ tịch"),
    (("TM. BAN CHỈ ĐẠO", "PHÓ TRƯỞNG BAN THƯỜNG TRỰC", "CHỦ TỊCH UBND XÃ", "Nông Đức Cảnh"), "Nông Đức Cảnh", "Phó Trưởng Ban Thường trực"),
    (("T/M BAN CHỈ ĐẠO", "TRƯỞNG BAN", "PHÓ BÍ THƯ ĐẢNG ỦY", "Nông Đức Cảnh"), "Nông Đức Cảnh", "Trưởng Ban"),
    (("TM. HỘI ĐỒNG", "CHỦ TỊCH HỘI ĐỒNG", "PHÓ CHỦ TỊCH UBND XÃ", "Vi Thị Thơ"), "Vi Thị Thơ", "Chủ tịch Hội đồng"),
    (("PHÓ GIÁM ĐỐC", "PHỤ TRÁCH", "Vi Thị Thơ"), "Vi Thị Thơ", "Phó Giám đốc phụ trách"),
    (("TRƯỞNG BAN\t\tTRƯỞNG CÔNG AN XÃ", "", "Lò Văn Ơn\t\tVi Thị Thơ"), "Vi Thị Thơ", "Trưởng Công an xã"),
    (("T/M BAN THƯỜNG VỤ", "Phó Bí thư", "Thào A Sùng"), "Thào A Sùng", "Phó Bí thư"),
    (("**T/M BAN THƯỜNG VỤ**", "**BÍ THƯ**", "**Triệu Mùi Chài**"), "Triệu Mùi Chài", "Bí thư"),
    (("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Người ký: Trần Thị Bé", "Thời gian ký: 04/05/2026 08:11:02 +07:00", "Phan Thị Én"), "Phan Thị Én", "Phó Bí thư"),
    (("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "[Chữ ký số]", "Mã A Lềnh"), "Mã A Lềnh", "Phó Bí thư"),
    (("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THU", "Chu Thị Dung"), "Chu Thị Dung", "Phó Bí thư"),
    (("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"), None, "Phó Bí thư"),
]  # fmt: skip


@pytest.mark.parametrize("order", ["after the list", "before the list"])
@pytest.mark.parametrize(
    ("signature", "signer", "title"), SIGNATURES, ids=lambda v: v if isinstance(v, str) else None
)
def test_given_a_signature_when_recognised_then_name_title_and_recipients_are_right(
    signature: Sequence[str], signer: str | None, title: str | None, order: str
) -> None:
    parts = (*LIST, "", *signature) if order == "after the list" else (*signature, "", *LIST)
    found = to_json(recognise(text(*parts), RULES))
    assert (found["signer"], found["signer_title"], found["recipients"]) == (signer, title, COPIES)


def side_by_side(left: Sequence[str], right: Sequence[str], gap: str) -> list[str]:
    height = max(len(left), len(right))
    rows = zip([*left, *[""] * (height - len(left))], [*right, *[""] * (height - len(right))], strict=True)
    return [f"{a}{gap}{b}" if a and b else a or (gap + b if len(gap) > 3 else b) for a, b in rows]


@pytest.mark.parametrize("gap", [" ", "\t", " " * 14])
@pytest.mark.parametrize(
    "right",
    [
        ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "", "", "Hoàng Thị Sao Mai"),
        ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "Hoàng Thị Sao Mai"),
        ("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "", "", "Hoàng Thị Sao Mai"),
        ("", "TRƯỞNG BAN", "", "", "Hoàng Thị Sao Mai"),
    ],
)
def test_given_list_and_signature_read_as_one_when_recognised_then_apart_again(
    right: Sequence[str], gap: str
) -> None:
    found = to_json(recognise(text(*side_by_side(LIST, right, gap)), RULES))
    title = {"T/M": "Phó Bí thư", "TM.": "Phó Chủ tịch", "K/T": "Phó Trưởng Ban", "": "Trưởng Ban"}[
        right[0][:3]
    ]
    assert (found["signer"], found["signer_title"]) == ("Hoàng Thị Sao Mai", title)
    assert found["recipients"] == COPIES


@pytest.mark.parametrize(
    ("lines", "recipients"),
    [
        (("Nơi gửi:", "- Như trên,", "- Lưu VPĐU."), ["Như trên", "Lưu VPĐU"]),
        (("NƠI NHẬN:", "– Như trên;", "– Lưu: VT, NC."), ["Như trên", "Lưu: VT, NC"]),
        (("Nơi nhận: Như trên; Thường trực Đảng ủy (để báo cáo); Lưu VP.",), ["Như trên", "Thường trực Đảng ủy (để báo cáo)", "Lưu VP"]),
        (("Nơi nhận:", "- Như trên,- Thường trực Đảng ủy,- Lưu VP."), ["Như trên", "Thường trực Đảng ủy", "Lưu VP"]),
        (("Nơi nhận", "+ Như trên", "+ Lưu VP"), ["Như trên", "Lưu VP"]),
        (("Nơi nhận:", "Như trên,", "Các chi bộ,", "Lưu VP."), ["Như trên", "Các chi bộ", "Lưu VP"]),
        (("Nơi nhận:", "- Các cơ quan chuyên trách tham mưu,", "giúp việc Đảng ủy,", "- Lưu VP."),
         ["Các cơ quan chuyên trách tham mưu, giúp việc Đảng ủy", "Lưu VP"]),
        (("*Nơi nhận:*", "- Các sở: TC, XD;", "- UBND các xã; Công an xã;", "- Lưu: VT."),
         ["Các sở: TC, XD", "UBND các xã; Công an xã", "Lưu: VT"]),
        (("Nơi nhận:", "- Bộ Tư pháp", "(để b/c);", "- Lưu: VT. ABC-268"), ["Bộ Tư pháp (để b/c)", "Lưu: VT. ABC-268"]),
    ],
)  # fmt: skip
def test_given_a_list_of_copies_in_any_shape_when_recognised_then_each_recipient_once(
    lines: Sequence[str], recipients: list[str]
) -> None:
    found = to_json(recognise(text(*lines, "", "T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Lò Văn Ơn"), RULES))
    assert (found["recipients"], found["signer"]) == (recipients, "Lò Văn Ơn")


def test_given_minutes_with_two_signers_when_recognised_then_the_chair_is_the_signer() -> None:
    for closing in (
        ["THƯ KÝ          CHỦ TRÌ", "", "Hà Văn Một          Lò Thị Hai"],
        ["NGƯỜI GHI BIÊN BẢN", "Hà Văn Một", "CHỦ TỌA", "Lò Thị Hai"],
    ):
        found = to_json(recognise(text(*closing), RULES))
        assert found["signer"] == "Lò Thị Hai"
        assert found["signer_title"] in ("Chủ trì", "Chủ tọa")


def test_given_a_joint_paper_when_recognised_then_the_lead_signs_on_the_right() -> None:
    left = ("TM. ỦY BAN MTTQ VIỆT NAM", "CHỦ TỊCH", "", "", "Hà Thị Nết")
    right = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "Lò Văn Pâng")
    found = to_json(recognise(text(*side_by_side(left, right, " " * 12)), RULES))
    assert (found["signer"], found["signer_title"]) == ("Lò Văn Pâng", "Phó Chủ tịch")


def test_given_the_presidium_of_a_congress_signs_when_recognised_then_it_is_no_title() -> None:
    found = to_json(recognise(text("T/M ĐOÀN CHỦ TỊCH", "Lò Văn Ơn"), RULES))
    assert (found["signer"], found["signer_title"]) == ("Lò Văn Ơn", None)


def test_given_the_closing_in_one_line_when_recognised_then_apart_again() -> None:
    found = to_json(
        recognise(text("Nơi nhận: - Như trên, - Lưu VPTU. T/M BAN THƯỜNG VỤ BÍ THƯ Lò Văn Ơn"), RULES)
    )
    assert (found["signer"], found["signer_title"]) == ("Lò Văn Ơn", "Bí thư")
    assert found["recipients"] == ["Như trên", "Lưu VPTU"]


def test_given_only_a_digital_stamp_names_the_signer_when_recognised_then_it_is_no_certainty() -> None:
    document = recognise(
        text(*LIST, "T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Người ký: LÒ VĂN ƠN", "Ngày ký: 05-05-2026 07:02:11"),
        RULES,
    )
    assert document.signer
    assert (document.signer.value, document.signer.certainty) == ("Lò Văn Ơn", Certainty.LIKELY)
    assert document.signer.reason
    assert document.issued_on and str(document.issued_on.value) == "2026-05-04"


def test_given_the_name_ends_the_last_recipients_line_when_recognised_then_it_is_no_certainty() -> None:
    document = recognise(
        text("T/M BAN THƯỜNG VỤ", "BÍ THƯ", *LIST[:-1], "- Lưu Văn phòng Đảng ủy. Lò Văn Ơn"), RULES
    )
    assert document.signer
    assert (document.signer.value, document.signer.certainty) == ("Lò Văn Ơn", Certainty.LIKELY)
    assert [r.value for r in document.recipients] == COPIES


def test_given_an_annex_after_the_signature_when_recognised_then_its_names_sign_nothing() -> None:
    document = recognise(
        text(*LIST, "T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Lò Văn Ơn", "PHỤ LỤC", "NGƯỜI LẬP BIỂU", "Hà Văn Một"),
        RULES,
    )
    assert document.signer and document.signer.value == "Lò Văn Ơn"
    assert document.signer_title and document.signer_title.value == "Bí thư"


def test_given_titles_that_differ_by_an_accent_when_recognised_then_each_is_its_own() -> None:
    for title in ("Thứ trưởng", "Thủ trưởng"):
        found = recognise(text(*LIST, "KT. BỘ TRƯỞNG", title.upper(), "Lò Văn Ơn"), RULES).signer_title
        assert found and found.value == title


@pytest.mark.parametrize(
    ("read", "name", "reason"),
    [
        ("Nguyên Văn An", "Nguyễn Văn An", "họ có thể là Nguyễn"),
        ("Tran Văn Bình", "Trần Văn Bình", "họ có thể là Trần"),
        ("Nguyễn Văn An", "Nguyễn Văn An", ""),
        ("Giàng A Tủa", "Giàng A Tủa", ""),
        ("H'Yao Knul", "H'Yao Knul", ""),
        ("Xuyến Văn An", "Xuyến Văn An", "chưa gặp họ «Xuyến»"),
        ("loàng Thị Mai", "Hoàng Thị Mai", "họ có thể là Hoàng"),
    ],
)
def test_given_a_signer_read_from_a_picture_when_the_family_name_is_none_then_it_is_to_be_looked_at(
    read: str, name: str, reason: str
) -> None:
    raw = text(*LIST, "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "", read)
    found = recognise(raw, RULES, optical=True).signer
    assert found and found.value == name and reason in found.reason
    assert found.certainty is (Certainty.LIKELY if reason else Certainty.SURE)
    printed = recognise(raw, RULES).signer
    assert printed is None or (printed.value, printed.certainty) == (read, Certainty.SURE)


def test_given_the_second_of_two_signers_lost_when_recognised_then_the_first_is_a_guess() -> None:
    signed = ("TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH", "Lò Văn Ơn", "SỞ NỘI VỤ", "GIÁM ĐỐC")
    found = recognise(text(*LIST, *signed), RULES).signer
    assert found and found.certainty is Certainty.GUESS and "chức vụ khác" in found.reason
    whole = recognise(text(*LIST, "TRƯỞNG BAN", "Lò Văn Ơn", "PHÓ BÍ THƯ ĐẢNG ỦY"), RULES).signer
    assert whole and (whole.value, whole.certainty) == ("Lò Văn Ơn", Certainty.SURE)


def test_given_a_form_below_whose_signer_is_only_called_so_when_recognised_then_that_is_no_name() -> None:
    found = recognise(text(*LIST, "T/M BAN THƯỜNG VỤ", "BÍ THƯ", "NGƯỜI TỰ KIỂM ĐIỂM"), RULES).signer
    assert found is None
