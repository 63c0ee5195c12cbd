"""Who is told to do what: passages in the manner of many levels and years, and sentences that give no work."""

import pytest

from office_app.domain.incoming import Certainty
from office_app.domain.vietnamese import fold_tone
from office_app.recognition.clean_text import CleanText
from office_app.recognition.passages import Others
from office_app.recognition.recognise import recognise
from tests.unit.assignment_plans import HEAD, plan, row, units
from tests.unit.recognition_rules import RULES

ONE_ITEM = [
    ("Giao Văn phòng Đảng ủy in sao tài liệu.", ["Văn phòng Đảng ủy"]),
    ("Giao cho Văn phòng Đảng ủy mua sắm thiết bị.", ["Văn phòng Đảng ủy"]),
    ("Giao trách nhiệm cho Văn phòng Đảng ủy lưu hồ sơ.", ["Văn phòng Đảng ủy"]),
    ("Giao nhiệm vụ cho Ban Xây dựng Đảng soạn thảo dự thảo.", ["Ban Xây dựng Đảng"]),
    ("Phân công Ban Xây dựng Đảng làm đầu mối.", ["Ban Xây dựng Đảng"]),
    ("Ủy quyền Ban Xây dựng Đảng ký giấy triệu tập.", ["Ban Xây dựng Đảng"]),
    ("Chỉ đạo Trung tâm Dịch vụ tổng hợp xã phát sóng chuyên mục.", ["Trung tâm Dịch vụ tổng hợp xã"]),
    ("Đề nghị Ủy ban nhân dân xã bố trí kinh phí.", ["Ủy ban nhân dân xã"]),
    ("Yêu cầu các chi bộ trực thuộc nộp danh sách.", ["các chi bộ trực thuộc"]),
    ("Kính đề nghị Đảng ủy Công an tỉnh cử báo cáo viên.", ["Đảng ủy Công an tỉnh"]),
    ("Giao Phòng Kinh tế rải thảm 02 km đường làng.", ["Phòng Kinh tế"]),
    ("Giao Hạt Kiểm lâm khu vực III đo đếm trữ lượng rừng.", ["Hạt Kiểm lâm khu vực III"]),
    ("Ban Xây dựng Đảng chủ trì, phối hợp với Văn phòng Đảng ủy mở lớp.", ["Ban Xây dựng Đảng"]),
    ("Ban Xây dựng Đảng có trách nhiệm hướng dẫn.", ["Ban Xây dựng Đảng"]),
    ("Ban Xây dựng Đảng là đơn vị đầu mối, tổng hợp kết quả.", ["Ban Xây dựng Đảng"]),
    ("Văn phòng Tỉnh ủy là cơ quan thường trực, đôn đốc việc thực hiện.", ["Văn phòng Tỉnh ủy"]),
    ("Ban Xây dựng Đảng được giao chủ trì tham mưu.", ["Ban Xây dựng Đảng"]),
    ("Việc này được giao cho Văn phòng Đảng ủy.", ["Văn phòng Đảng ủy"]),
    ("Nội dung tuyên truyền do Ban Xây dựng Đảng chủ trì.", ["Ban Xây dựng Đảng"]),
    ("Lớp tập huấn mở tại hội trường, giao Văn phòng Đảng ủy chuẩn bị.", ["Văn phòng Đảng ủy"]),
    ("Đơn vị chủ trì: Ban Xây dựng Đảng.", ["Ban Xây dựng Đảng"]),
    ("Cơ quan thực hiện: Phòng Văn hóa - Xã hội; hoàn thành trong quý III/2026.", ["Phòng Văn hóa - Xã hội"]),
    ("Ban Xây dựng Đảng: tham mưu kế hoạch; mở lớp.", ["Ban Xây dựng Đảng"]),
    ("Đối với các chi bộ trực thuộc: tổ chức sinh hoạt chuyên đề.", ["các chi bộ trực thuộc"]),
    ("Căn cứ kế hoạch này, các chi bộ xây dựng chương trình.", ["các chi bộ"]),
    ("Định kỳ hằng quý, Ban Xây dựng Đảng báo cáo Ban Thường vụ.", ["Ban Xây dựng Đảng"]),
    ("Đồng thời, đề nghị Hội Nông dân xã vận động hội viên.", ["Hội Nông dân xã"]),
    ("UBND xã chỉ đạo cơ quan chuyên môn rà soát.", ["Ủy ban nhân dân xã"]),
    ("UBMTTQVN xã giám sát việc thực hiện.", ["Ủy ban Mặt trận Tổ quốc Việt Nam xã"]),
    ("BCHQS xã huy động dân quân.", ["Ban Chỉ huy Quân sự xã"]),
    ("Các TCCSĐ trực thuộc quán triệt đến đảng viên.", ["Các tổ chức cơ sở đảng trực thuộc"]),
    ("TTDVTH xã đưa tin, bài.", ["Trung tâm Dịch vụ tổng hợp xã"]),
    ("Các tổ chức CT - XH xã vận động đoàn viên.", ["Các tổ chức chính trị - xã hội xã"]),
    ("BTV Đảng ủy xem xét kết quả hằng quý.", ["Ban Thường vụ Đảng ủy"]),
    (
        "Ban Xây dựng Đảng; Ủy ban Kiểm tra Đảng ủy theo dõi các chi bộ.",
        ["Ban Xây dựng Đảng", "Ủy ban Kiểm tra Đảng ủy"],
    ),
    (
        "Ban Xây dựng Đảng và Văn phòng Đảng ủy chuẩn bị hội nghị.",
        ["Ban Xây dựng Đảng", "Văn phòng Đảng ủy"],
    ),
    (
        "Công an xã, Ban Chỉ huy Quân sự xã, Hội Cựu chiến binh xã giữ vững an ninh trật tự.",
        ["Công an xã", "Ban Chỉ huy Quân sự xã", "Hội Cựu chiến binh xã"],
    ),
    (
        "Ủy ban Mặt trận Tổ quốc và các tổ chức chính trị - xã hội xã đẩy mạnh tuyên truyền.",
        ["Ủy ban Mặt trận Tổ quốc và các tổ chức chính trị - xã hội xã"],
    ),
    (
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh, các đoàn thể chính trị - xã hội phát động thi đua.",
        ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh, các đoàn thể chính trị - xã hội"],
    ),
    ("Văn phòng HĐND và UBND xã theo dõi, đôn đốc.", ["Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã"]),
    ("Các cấp ủy, tổ chức đảng quán triệt sâu rộng.", ["Các cấp ủy, tổ chức đảng"]),
    (
        "Ban Tuyên giáo và Dân vận Tỉnh ủy biên soạn đề cương.",
        ["Ban Tuyên giáo và Dân vận Tỉnh ủy"],
    ),
    (
        "Báo và Phát thanh, Truyền hình Hòa Lâm mở chuyên mục.",
        ["Báo và Phát thanh, Truyền hình Hòa Lâm"],
    ),
    (
        "Ban cán sự đảng Ủy ban nhân dân tỉnh lãnh đạo việc lập dự toán.",
        ["Ban cán sự đảng Ủy ban nhân dân tỉnh"],
    ),
    ("Tuyên giáo các xã, thị trấn phối hợp Mặt trận Tổ quốc cùng cấp.", ["Tuyên giáo các xã, thị trấn"]),
    ("Huyện đoàn Phù Lạc hướng dẫn các chi đoàn.", ["Huyện đoàn Phù Lạc"]),
    (
        "Ban Chấp hành Đoàn TNCS Hồ Chí Minh xã tổ chức hội thi.",
        ["Ban Chấp hành Đoàn Thanh niên Cộng sản Hồ Chí Minh xã"],
    ),
    ("Trung tâm Bồi dưỡng chính trị thị xã mở 03 lớp.", ["Trung tâm Bồi dưỡng chính trị thị xã"]),
    ("Sở Giáo dục và Đào tạo đưa nội dung vào giờ học.", ["Sở Giáo dục và Đào tạo"]),
    ("Kho bạc Nhà nước khu vực VIII bảo đảm thời gian kiểm soát chi.", ["Kho bạc Nhà nước khu vực VIII"]),
    ("Chánh Văn phòng Đảng ủy chịu trách nhiệm thi hành Quyết định này.", ["Chánh Văn phòng Đảng ủy"]),
    ("Trưởng thôn các thôn thông báo lịch họp dân.", ["Trưởng thôn các thôn"]),
    ("Ban Công tác Mặt trận các thôn họp góp ý.", ["Ban Công tác Mặt trận các thôn"]),
    ("Trạm Y tế xã khám sức khỏe cho người cao tuổi.", ["Trạm Y tế xã"]),
    ("Các trường học trên địa bàn lồng ghép vào giờ chào cờ.", ["Các trường học trên địa bàn"]),
    ("Đoàn kiểm tra số 02 làm việc tại 05 chi bộ.", ["Đoàn kiểm tra số 02"]),
    ("Tổ công nghệ số cộng đồng hỗ trợ người dân.", ["Tổ công nghệ số cộng đồng"]),
]


@pytest.mark.parametrize(("passage", "expected"), ONE_ITEM)
def test_given_a_passage_when_read_then_one_row_for_each_unit(passage: str, expected: list[str]) -> None:
    found = units(
        plan(f"1. Công tác chung thực hiện theo quy định.\n2. {passage}\n3. Kinh phí theo quy định.")
    )
    assert found == [fold_tone(unit) for unit in expected]


MANY = [
    ("1. Giao:\n- Văn phòng Đảng ủy chuẩn bị hội trường;\n- Ban Xây dựng Đảng mời báo cáo viên.", 2),
    ("Phân công cụ thể:\n- Văn phòng Đảng ủy: chuẩn bị hội trường.\n- Công an xã: giữ an ninh trật tự.", 2),
    ("1. Văn phòng Đảng ủy\n- Chuẩn bị hội trường.\n- Mời đại biểu.\n2. Công an xã\nGiữ gìn trật tự.", 2),
    (
        "1. Văn phòng Đảng ủy:\na) Chuẩn bị hội trường;\nb) Mời đại biểu.\n2. Đối với các chi bộ\n- Nộp danh sách.",
        2,
    ),
    ("1- Ban Xây dựng Đảng\n- Mở lớp.\n2- Văn phòng Đảng ủy\n- Lưu hồ sơ.", 2),
    ("Ban Xây dựng Đảng\nMở lớp bồi dưỡng.\nVăn phòng Đảng ủy\nLưu hồ sơ, tài liệu.", 2),
    ("1. Đề nghị UBND xã hỗ trợ kinh phí; Công an xã bảo đảm an ninh trật tự.", 2),
    ("Điều 1. Lập Tổ công tác.\nĐiều 2. Văn phòng Đảng ủy, Ban Xây dựng Đảng chịu trách nhiệm thi hành.", 2),
    ("1. Các chi bộ tổ chức học tập. Giao Ban Xây dựng Đảng tổng hợp kết quả.", 2),
]


@pytest.mark.parametrize(("passages", "count"), MANY)
def test_given_several_units_when_read_then_each_has_its_row(passages: str, count: int) -> None:
    assert len(plan(passages).assignments) == count


TRAPS = [
    "Quán triệt nghiêm các văn bản chỉ đạo của Trung ương, của tỉnh.",
    "Nắm vững tinh thần chỉ đạo của Tỉnh ủy.",
    "Trong năm 2025, Ban Thường vụ Đảng ủy đã chỉ đạo các chi bộ học tập nghiêm túc.",
    "Các chi bộ đã tổ chức 42 buổi sinh hoạt chuyên đề.",
    "Hội nghị toàn quốc do Ban Bí thư tổ chức vào ngày 07/02/2026.",
    "Đội ngũ cán bộ được bồi dưỡng thường xuyên.",
    "Trường hợp vướng mắc, phản ánh bằng văn bản.",
    "Phòng, chống tham nhũng, lãng phí là nhiệm vụ thường xuyên.",
    "Báo cáo kết quả trước ngày 25 hằng tháng.",
    "Thành phần: Thường trực Đảng ủy; Chủ tịch UBND xã; Trưởng các đoàn thể xã (chủ trì thảo luận).",
    "Thời gian: sáng ngày 12/5/2026, Ban Tổ chức đón đại biểu từ 7 giờ.",
    "Nghị quyết đã được Hội đồng nhân dân xã thông qua tại kỳ họp thứ ba.",
    "Kinh phí: từ dự toán được Ủy ban nhân dân xã phê duyệt.",
    "Theo yêu cầu của Tỉnh ủy, nội dung này đưa vào chương trình toàn khóa.",
    "Biểu dương chi bộ thôn Nà Khoang và chi bộ Trạm Y tế.",
    "Sở hữu trí tuệ được quan tâm bảo vệ.",
    "Văn phòng Tỉnh ủy thông báo để các cơ quan, đơn vị biết.",
    "Đăng trên Trang thông tin điện tử của xã.",
    "Thay thế Quyết định của Ban Thường vụ Huyện ủy về phân công cấp ủy viên.",
]


@pytest.mark.parametrize("sentence", TRAPS)
def test_given_a_sentence_that_gives_no_work_when_read_then_no_row(sentence: str) -> None:
    assert units(plan(f"1. {sentence}\n2. Văn phòng Đảng ủy lưu hồ sơ.")) == ["Văn phòng Đảng ủy"]


@pytest.mark.parametrize(
    "section",
    ["I- TÌNH HÌNH", "I- KẾT QUẢ ĐẠT ĐƯỢC", "I- ĐÁNH GIÁ CHUNG", "I. ĐÁNH GIÁ CÔNG TÁC THÁNG 4/2026"],
)
def test_given_a_look_back_when_read_then_no_row(section: str) -> None:
    assert (
        units(plan("1. Các chi bộ tổ chức sinh hoạt đúng kỳ.\n2. Công an xã giữ vững trật tự.", section))
        == []
    )


def test_given_a_purpose_when_read_then_only_a_plain_duty_and_to_be_checked() -> None:
    document = plan(
        "1. Mục đích: các chi bộ nâng cao nhận thức.\n2. Yêu cầu\n"
        "- Các đơn vị quán triệt đầy đủ.\n- Ban Xây dựng Đảng có trách nhiệm kiểm tra, đôn đốc.",
        "I- MỤC ĐÍCH, YÊU CẦU",
    )
    assert units(document) == ["Ban Xây dựng Đảng"]
    assert document.assignments[0].certainty is Certainty.LIKELY
    assert "mục đích, yêu cầu" in document.assignments[0].reason


def test_given_addressees_and_recipients_when_read_then_no_rows() -> None:
    text = (
        "ĐẢNG ỦY XÃ ĐỒNG QUẾ\n*\nSố 3-CV/ĐU\nĐồng Quế, ngày 05 tháng 5 năm 2026\nV/v nộp báo cáo\n"
        "Kính gửi:\n- Ban Xây dựng Đảng,\n- Các chi bộ trực thuộc.\n"
        "Thường trực Đảng ủy yêu cầu các chi bộ nộp báo cáo trước ngày 10/5/2026.\n"
        "Nơi nhận:\n- Văn phòng Tỉnh ủy (báo cáo),\n- Ban Xây dựng Đảng (theo dõi),\n- Lưu Văn phòng.\n"
        "T/M BAN THƯỜNG VỤ\nBÍ THƯ\nLường Văn Cón"
    )
    assert units(recognise(text, RULES)) == ["các chi bộ"]


def test_given_a_closing_call_to_all_when_read_then_no_row_but_a_named_body_has_one() -> None:
    document = plan(
        "1. Các chi bộ tổ chức học tập.\nVăn phòng Đảng ủy theo dõi, đôn đốc việc thực hiện Kế hoạch này.\n"
        "Nhận được Kế hoạch này, yêu cầu các cơ quan, đơn vị nghiêm túc triển khai thực hiện./."
    )
    assert units(document) == ["Các chi bộ", "Văn phòng Đảng ủy"]


def test_given_a_work_together_when_read_then_the_others_cooperate() -> None:
    document = plan(
        "1. Ban Xây dựng Đảng chủ trì, phối hợp với Văn phòng Đảng ủy, UBND xã và các chi bộ liên quan mở lớp.\n"
        "2. Công an xã phối hợp chặt chẽ với Ban Chỉ huy Quân sự xã tuần tra."
    )
    assert row(document, "Ban Xây dựng Đảng").cooperating == (
        "Văn phòng Đảng ủy",
        "Ủy ban nhân dân xã",
        "các chi bộ liên quan",
    )
    assert row(document, "Công an xã").cooperating == ("Ban Chỉ huy Quân sự xã",)


def test_given_a_body_makes_another_do_it_when_read_then_that_is_the_executor() -> None:
    document = plan(
        "1. UBND xã chỉ đạo các cơ quan chuyên môn rà soát hộ nghèo.\n"
        "Chỉ đạo Trung tâm Dịch vụ tổng hợp xã xây dựng chuyên mục tuyên truyền.\n2. Văn phòng Đảng ủy lưu hồ sơ."
    )
    assert row(document, "Ủy ban nhân dân xã").executor == "Trung tâm Dịch vụ tổng hợp xã"
    assert row(document, "Trung tâm Dịch vụ tổng hợp xã").executor is None
    assert row(document, "Văn phòng Đảng ủy").executor is None


def test_given_a_page_ends_amid_the_words_that_make_others_work_when_read_then_executor_and_helpers_are_told() -> (
    None
):
    first = "1. Đảng ủy Công an xã phối\nhợp với Ban Xây dựng Đảng mở lớp; chỉ\nđạo Trung tâm Văn hóa xã treo khẩu hiệu"
    others = Others(CleanText(first, first), RULES)

    assert others.cooperating(0, len(first)) == ["Ban Xây dựng Đảng"]
    assert others.executor(0, len(first)) == "Trung tâm Văn hóa xã"


def test_given_paragraphs_and_lists_after_an_item_when_read_then_they_belong_to_its_passage() -> None:
    document = plan(
        "1. Ban Xây dựng Đảng thực hiện các nhiệm vụ:\n- Mở lớp.\n+ Hai lớp ở thôn.\n- Tổng hợp số liệu.\n"
        "Kết quả là căn cứ xếp loại cuối năm.\n2. Văn phòng Đảng ủy lưu hồ sơ."
    )
    passage = row(document, "Ban Xây dựng Đảng").text
    assert passage.startswith("Ban Xây dựng Đảng") and passage.endswith("xếp loại cuối năm.")
    assert row(document, "Văn phòng Đảng ủy").text == "Văn phòng Đảng ủy lưu hồ sơ."


def test_given_another_unit_among_the_bullets_when_read_then_the_passage_ends_before_it() -> None:
    document = plan("1. Giao Ban Xây dựng Đảng:\n- Mở lớp.\n- Văn phòng Đảng ủy lưu hồ sơ.\n2. Việc khác.")
    assert row(document, "Ban Xây dựng Đảng").text.endswith("Mở lớp.")


def test_given_a_verb_nobody_listed_when_read_then_found_and_to_be_checked() -> None:
    found = plan("1. Hợp tác xã Thanh niên Đồng Quế rào chắn 02 ha chè.\n2. Việc khác.").assignments
    assert [a.unit for a in found] == ["Hợp tác xã Thanh niên Đồng Quế"]
    assert (found[0].certainty, "động từ" in found[0].reason) == (Certainty.LIKELY, True)


def test_given_only_the_opening_names_units_when_read_then_guessed() -> None:
    text = HEAD.split("Thực hiện")[0] + (
        "Thường trực Đảng ủy yêu cầu các chi bộ trực thuộc thực hiện một số nội dung sau:\n"
        "1. Treo cờ Đảng, cờ Tổ quốc.\n2. Vệ sinh đường làng."
    )
    found = recognise(text, RULES).assignments
    assert [(a.unit, a.certainty) for a in found] == [("các chi bộ trực thuộc", Certainty.GUESS)]


def test_given_items_without_a_unit_when_read_then_whom_the_opening_asks_and_not_whom_it_mentions() -> None:
    text = (
        "UBND TỈNH LAM SƠN\nSỞ NỘI VỤ\nSố: 2215/SNV-TCCB\nLam Sơn, ngày 08 tháng 01 năm 2026\nV/v báo cáo số lượng\n"
        "Kính gửi: Ủy ban nhân dân các xã, phường.\n"
        "Chủ tịch UBND tỉnh đã giao Sở Nội vụ chủ trì; Sở Nội vụ đề nghị UBND các xã, phường thực hiện nội dung sau:\n"
        "1. Lập danh sách theo biểu.\n2. Báo cáo trước ngày 16/01/2026.\n"
        "Đề nghị UBND các xã, phường quan tâm thực hiện./.\n"
    )
    found = recognise(text, RULES).assignments
    assert [a.unit for a in found] == ["Ủy ban nhân dân các xã, phường"]
    assert "2. Báo cáo trước ngày 16/01/2026." in found[0].text
