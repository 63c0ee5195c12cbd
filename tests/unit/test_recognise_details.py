"""Recognition piece by piece: rules with their examples, secrecy, joining of lines, hostile input."""

import time

import pytest

from office_app.domain.incoming import Certainty, RecognisedDocument
from office_app.domain.vietnamese import fold_tone
from office_app.recognition.citations import find_citations
from office_app.recognition.clean_text import clean
from office_app.recognition.lines import read_lines
from office_app.recognition.naming import running_text, title_text, written_out
from office_app.recognition.recognise import recognise
from office_app.recognition.rules import alternation, load_rules
from tests.unit.recognition_rules import RULES, RULES_TEXTS

LISTS = [name for name, rows in RULES.data.items() if isinstance(rows, list) and isinstance(rows[0], dict)]


@pytest.mark.parametrize("name", LISTS)
def test_given_each_phrase_of_a_list_when_looked_for_in_its_example_then_found(name: str) -> None:
    import re

    for row in RULES.data[name]:
        phrase = row.get("phrase") or row["name"]
        assert re.search(alternation([phrase]), fold_tone(row["example"]), re.IGNORECASE), (name, phrase)


def recognised_units(example: str) -> list[str]:
    """Return the units that have an assignment where the example of a phrase stands in a paper."""
    document = recognise(f"Mở đầu.\n1. {example}\n2. Việc khác.", RULES)
    return [assignment.unit for assignment in document.assignments]


def test_given_the_units_of_the_list_when_told_to_do_something_then_each_has_an_assignment() -> None:
    rows = RULES.data["unit_starts"]
    assert [row["phrase"] for row in rows if not recognised_units(row["example"])] == []


def test_given_the_verbs_of_the_list_when_they_follow_a_unit_then_its_name_ends_before_them() -> None:
    units = {row["phrase"]: recognised_units(row["example"]) for row in RULES.data["assignment_verbs"]}
    assert {phrase: found for phrase, found in units.items() if found != ["Ban Xây dựng Đảng"]} == {}


def test_given_a_list_is_missing_when_rules_are_loaded_then_it_shows_at_once() -> None:
    with pytest.raises(KeyError, match="secrecy"):
        load_rules(*(text.replace("secrecy = [", "other = [") for text in RULES_TEXTS))


@pytest.mark.parametrize(
    ("stamp", "mark"),
    [
        ("MẬT", "MẬT"),
        ("[MẬT]", "MẬT"),
        ("TUYỆT MẬT", "TUYỆT MẬT"),
        ("M Ậ T", "MẬT"),
        ("Độ mật: Mật", "MẬT"),
        ("HỎA TỐC - MẬT", "MẬT"),
    ],
)
def test_given_a_secrecy_stamp_when_recognised_then_refused_and_nothing_kept(stamp: str, mark: str) -> None:
    text = f"TỈNH ỦY SƠN BÌNH\n*\nSố 5-BC/TU\n{stamp}\nBÁO CÁO\nvề việc thử\n-----\nNội dung."
    assert recognise(text, RULES) == RecognisedDocument(refused=mark)


@pytest.mark.parametrize(
    "text",
    [
        "KẾ HOẠCH\nvề công tác bảo vệ bí mật nhà nước\n-----\nThực hiện Luật, Đảng ủy ban hành kế hoạch như sau:",
        "KẾ HOẠCH\nVỀ CÔNG TÁC BẢO VỆ BÍ\nMẬT NHÀ NƯỚC\n-----\nNội dung.",
        "ĐẢNG ỦY XÃ NẬM CUỔI\n*\nSố 5-KH/ĐU\nKế hoạch giữ bí mật thông tin.",
    ],
)
def test_given_secrecy_is_only_the_subject_when_recognised_then_read(text: str) -> None:
    assert recognise(text, RULES).refused is None


def test_given_a_footnote_inside_a_sentence_when_cleaned_then_the_sentence_is_whole() -> None:
    raw = (
        "Mở đầu văn bản này như sau:\n\n1. Gắn việc học tập với¹\n\n"
        "¹ Theo Kết luận số 40-KL/TW, ngày 19/5/2026.\n\fviệc làm cụ thể của đảng viên.\n"
    )
    doc = clean(*read_lines(raw), RULES)
    assert "1. Gắn việc học tập với¹ việc làm cụ thể của đảng viên." in [p.text for p in doc.body]
    assert [p.text[0] for p in doc.notes] == ["¹"]


def test_given_strange_hyphens_and_spaces_when_cleaned_then_plain() -> None:
    raw = "Theo Nghị quyết số 26\ufffeNQ/TU và số 7\u0002KL/TW\u00a0năm\u200b nay, thực hiện như sau:\n2\n1. Việc một."
    text = clean(*read_lines(raw), RULES).text
    assert "26-NQ/TU" in text and "7-KL/TW năm nay" in text
    assert "\n2\n" not in text


def test_given_capitals_when_written_in_running_text_then_names_keep_theirs() -> None:
    assert running_text("ĐẢNG UỶ XÃ NẬM CUỔI", RULES) == "Đảng ủy xã Nậm Cuổi"
    assert running_text("BAN TUYÊN GIÁO VÀ DÂN VẬN", RULES) == "Ban Tuyên giáo và Dân vận"
    assert running_text("ỦY BAN NHÂN DÂN TỈNH SƠN BÌNH", RULES) == "Ủy ban nhân dân tỉnh Sơn Bình"
    assert title_text("PHÓ BÍ THƯ THƯỜNG TRỰC") == "Phó Bí thư Thường trực"
    assert written_out("UBND, UBMTTQVN xã", RULES) == "Ủy ban nhân dân, Ủy ban Mặt trận Tổ quốc Việt Nam xã"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\f",
        "\n\n",
        "a",
        "Số",
        "Nơi nhận:",
        "T/M",
        "\x00\x01",
        "ngày 31/02/2026",
        "KẾ HOẠCH",
        "1.",
        "99/99/9999",
    ],
)
def test_given_next_to_nothing_when_recognised_then_nothing_and_no_error(text: str) -> None:
    document = recognise(text, RULES)
    assert (document.symbol, document.issued_on, document.deadlines) == (None, None, [])


@pytest.mark.parametrize(
    "piece",
    [
        "ban,",
        "1/1/",
        "Ban Xây dựng Đảng ",
        "trong tháng 6/2026 ",
        "Ban Thường vụ\n",
        "từ ngày 1 ",
        ". ",
        "báo cáo về Ban Thường vụ ",
        "số 12-KH/TU, ngày 3/4/2026 của Ban ",
        "gửi ",
        "(",
        "qua ",
        "1. Giao Ban Tổ chức ",
    ],
)
def test_given_hostile_repetition_when_recognised_then_time_grows_with_length_only(piece: str) -> None:
    times = []
    for size in (20_000, 80_000):
        started = time.process_time()
        recognise((piece * (size // len(piece) + 1))[:size], RULES)
        times.append(time.process_time() - started)
    assert times[1] < 12 * times[0] + 0.5


def test_given_a_decision_when_recognised_then_its_last_articles_assign() -> None:
    text = (
        "TỈNH ỦY SƠN BÌNH\n*\nSố 12-QĐ/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nSơn Bình, ngày 04 tháng 5 năm 2026\n"
        "QUYẾT ĐỊNH\nvề việc lập Ban Chỉ đạo chuyển đổi số\n-----\n- Căn cứ Điều lệ Đảng,\n"
        "BAN THƯỜNG VỤ TỈNH ỦY QUYẾT ĐỊNH\nĐiều 1. Lập Ban Chỉ đạo gồm các đồng chí sau.\n"
        "Điều 2. Văn phòng Tỉnh ủy và các đồng chí có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này."
    )
    document = recognise(text, RULES)
    assert document.doc_type and document.doc_type.value == "Quyết định"
    assert [a.unit for a in document.assignments] == ["Văn phòng Tỉnh ủy"]


def test_given_number_and_day_left_blank_when_recognised_then_both_stay_empty() -> None:
    text = (
        "ĐẢNG BỘ TỈNH SƠN BÌNH ĐẢNG CỘNG SẢN VIỆT NAM\nĐẢNG ỦY XÃ NẬM CUỔI\n*\nSố      -CV/ĐU\n"
        "Nậm Cuổi, ngày      tháng 6 năm 2026\nV/v tổ chức học tập\nKính gửi: Các chi bộ trực thuộc.\n"
        "Căn cứ Kế hoạch số 5-KH/TU, ngày 03/6/2026, Ban Thường vụ Đảng ủy yêu cầu các chi bộ học tập."
    )
    document = recognise(text, RULES)
    assert (document.symbol, document.number, document.issued_on) == (None, None, None)
    assert document.issuer and document.issuer.value == "Đảng ủy xã Nậm Cuổi"
    assert document.subject and document.subject.value == "tổ chức học tập"


def test_given_a_short_conclusion_without_a_rule_when_recognised_then_the_subject_ends_before_the_body() -> (
    None
):
    text = (
        "BỘ CHÍNH TRỊ\n*\nSố 157-KL/TW\nĐẢNG CỘNG SẢN VIỆT NAM\nHà Nội, ngày 04 tháng 5 năm 2026\nKẾT LUẬN\n"
        "CỦA BỘ CHÍNH TRỊ\nvề sắp xếp tổ chức\nSau khi xem xét báo cáo, Bộ Chính trị kết luận:\n"
        "1. Giao Ban Tổ chức Trung ương chủ trì, báo cáo Bộ Chính trị trong tháng 6/2026.\n"
        "T/M BỘ CHÍNH TRỊ\nTHƯỜNG TRỰC BAN BÍ THƯ\nTrần Văn Cê"
    )
    document = recognise(text, RULES)
    assert document.subject and document.subject.value == "sắp xếp tổ chức"
    assert document.signer_title and document.signer_title.value == "Thường trực Ban Bí thư"


def test_given_a_joint_resolution_with_its_first_issuer_in_the_symbol_when_read_then_it_is_sure_in_capitals_too():
    text = "Thực hiện Nghị quyết liên tịch số 15/NQLT/CP-ĐCTUBTWMTTQVN về hòa giải ở cơ sở"

    for written in (text, text.upper()):
        (cited,) = find_citations(written, RULES)
        assert (cited.symbol, cited.doc_type) == ("15/NQLT/CP-ĐCTUBTWMTTQVN", "Nghị quyết liên tịch")
        assert cited.certainty is Certainty.SURE
