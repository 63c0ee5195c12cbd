"""Reports asked for: to whom, through whom, what, by when or how often; all sentences are our own."""

import pytest

from office_app.domain.incoming import Certainty
from tests.unit.reporting_reading import duties, in_short

ONE = [
    (
        "Các chi bộ báo cáo kết quả thực hiện về Thường trực Đảng ủy (qua Ban Xây dựng Đảng Đảng ủy) trước ngày 20/6/2026.",
        ("Thường trực Đảng ủy", "Ban Xây dựng Đảng Đảng ủy", "2026-06-20"),
    ),
    ("Gửi báo cáo về Văn phòng Đảng ủy trước ngày 20/6.", ("Văn phòng Đảng ủy", None, "2026-06-20")),
    (
        "Báo cáo kết quả bằng văn bản về Tỉnh ủy (qua Văn phòng Tỉnh ủy) chậm nhất ngày 30/6/2026.",
        ("Tỉnh ủy", "Văn phòng Tỉnh ủy", "2026-06-30"),
    ),
    (
        "Ban Xây dựng Đảng tổng hợp, báo cáo Ban Thường vụ Đảng ủy trước ngày 25/6/2026.",
        ("Ban Thường vụ Đảng ủy", None, "2026-06-25"),
    ),
    (
        "Gửi danh sách về Ban Tổ chức Tỉnh ủy để tổng hợp trước ngày 12/6/2026.",
        ("Ban Tổ chức Tỉnh ủy", None, "2026-06-12"),
    ),
    (
        "Thông tin kết quả về Ban Tuyên giáo và Dân vận Tỉnh ủy trước ngày 12/6/2026.",
        ("Ban Tuyên giáo và Dân vận Tỉnh ủy", None, "2026-06-12"),
    ),
    (
        "Các chi bộ gửi báo cáo về Văn phòng Đảng ủy qua hộp thư vpdu@nam-cuoi.vn trước ngày 12/6/2026.",
        ("Văn phòng Đảng ủy", "hộp thư vpdu@nam-cuoi.vn", "2026-06-12"),
    ),
    (
        "Trước ngày 20/6/2026, các chi bộ báo cáo Ban Thường vụ Đảng ủy kết quả học tập.",
        ("Ban Thường vụ Đảng ủy", None, "2026-06-20"),
    ),
    (
        "Định kỳ hằng quý báo cáo Thường trực Tỉnh ủy (qua Văn phòng Tỉnh ủy).",
        ("Thường trực Tỉnh ủy", "Văn phòng Tỉnh ủy", "quarterly"),
    ),
    (
        "Báo cáo của các chi bộ gửi về Đảng ủy (qua đồng chí Trần Văn Cương) trước 16 giờ ngày 12/6/2026.",
        ("Đảng ủy", "đồng chí Trần Văn Cương", "2026-06-12"),
    ),
    (
        "Nộp bài thu hoạch về Ban Xây dựng Đảng Đảng ủy chậm nhất ngày 10/6/2026.",
        ("Ban Xây dựng Đảng Đảng ủy", None, "2026-06-10"),
    ),
    (
        "Thứ Sáu hằng tuần, Công an xã gửi số liệu cho Văn phòng Đảng ủy.",
        ("Văn phòng Đảng ủy", None, "weekly"),
    ),
    (
        "Đề nghị Ủy ban Mặt trận Tổ quốc xã báo cáo kết quả về Đảng ủy (qua Ủy ban Kiểm tra Đảng ủy) trước ngày 05/7/2026.",
        ("Đảng ủy", "Ủy ban Kiểm tra Đảng ủy", "2026-07-05"),
    ),
    (
        "Trình Thường trực HĐND xã báo cáo giám sát chậm nhất ngày 15/5/2026.",
        ("Thường trực HĐND xã", None, "2026-05-15"),
    ),
    (
        "Các chi bộ phản ánh với Trưởng Ban Chỉ đạo trước ngày 05 hằng tháng.",
        ("Trưởng Ban Chỉ đạo", None, "monthly"),
    ),
    (
        "Gửi báo cáo về Sở Nội vụ (qua Phòng Xây dựng chính quyền, đồng chí Mai) trước ngày 10/6/2026.",
        ("Sở Nội vụ", "Phòng Xây dựng chính quyền, đồng chí Mai", "2026-06-10"),
    ),
    (
        "Gửi báo cáo về Đảng ủy xã (qua phòng Hành chính, email: hc.namcuoi@example.vn) trước ngày 10/6/2026.",
        ("Đảng ủy xã", "phòng Hành chính", "2026-06-10"),
    ),
    (
        "Gửi báo cáo về Đoàn giám sát (qua đ/c Lò Văn Inh, Thư ký) trước ngày 10/6/2026.",
        ("Đoàn giám sát", "đ/c Lò Văn Inh", "2026-06-10"),
    ),
    (
        "Kết quả gửi về đồng chí Lê Văn Bình, Chánh Văn phòng trước ngày 10/6/2026.",
        ("đồng chí Lê Văn Bình", None, "2026-06-10"),
    ),
    (
        "Các thôn định kỳ báo cáo Ban Thường vụ Đảng ủy 3 tháng một lần.",
        ("Ban Thường vụ Đảng ủy", None, "quarterly"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), ONE)
def test_given_a_report_is_asked_for_when_read_then_receiver_channel_and_date(
    text: str, expected: tuple[str, str | None, str | None]
) -> None:
    assert in_short(duties(text, "Các chi bộ học tập nghiêm túc.")) == [expected]


def test_given_the_date_stands_in_the_next_sentence_when_read_then_it_belongs_to_the_report() -> None:
    text = "Các chi bộ báo cáo kết quả về Ban Xây dựng Đảng Đảng ủy. Báo cáo gửi trước ngày 20/6/2026."
    assert in_short(duties(text)) == [("Ban Xây dựng Đảng Đảng ủy", None, "2026-06-20")]


def test_given_several_periods_when_read_then_a_duty_for_each() -> None:
    text = (
        "Các chi bộ báo cáo Đảng ủy (qua Văn phòng Đảng ủy) hằng tháng trước ngày 18; "
        "báo cáo quý trước ngày 15 tháng cuối quý."
    )
    assert in_short(duties(text)) == [
        ("Đảng ủy", "Văn phòng Đảng ủy", "monthly"),
        ("Đảng ủy", "Văn phòng Đảng ủy", "quarterly"),
    ]


def test_given_two_instalments_when_read_then_a_duty_for_each() -> None:
    text = "Báo cáo kết quả từng đợt về Tỉnh ủy: Đợt 1 trước ngày 10/6/2026; Đợt 2 trước ngày 05/9/2026."
    assert [d.due.isoformat() for d in duties(text) if d.due] == ["2026-06-10", "2026-09-05"]


def test_given_two_receivers_when_read_then_each_has_its_own_date() -> None:
    text = (
        "Gửi báo cáo về Văn phòng Đảng ủy trước ngày 10/6/2026; Văn phòng tổng hợp, "
        "báo cáo Ban Thường vụ Đảng ủy trước ngày 15/6/2026."
    )
    assert in_short(duties(text)) == [
        ("Văn phòng Đảng ủy", None, "2026-06-10"),
        ("Ban Thường vụ Đảng ủy", None, "2026-06-15"),
    ]


def test_given_regularly_without_a_period_when_read_then_a_person_must_decide() -> None:
    (duty,) = duties("Giao Ban Xây dựng Đảng theo dõi, định kỳ báo cáo Ban Thường vụ Đảng ủy.")
    assert (duty.to, duty.due, duty.recurrence) == ("Ban Thường vụ Đảng ủy", None, None)
    assert duty.certainty is Certainty.LIKELY
    assert "cần người" in duty.reason


def test_given_no_date_when_read_then_the_reason_says_so() -> None:
    (duty,) = duties("Các chi bộ báo cáo kết quả học tập về Ban Xây dựng Đảng Đảng ủy.")
    assert (duty.due, duty.certainty, duty.reason) == (
        None,
        Certainty.LIKELY,
        "Văn bản không nêu thời hạn báo cáo.",
    )


@pytest.mark.parametrize(
    ("text", "product"),
    [
        ("Gửi báo cáo kết quả học tập về Văn phòng Đảng ủy trước ngày 10/6/2026.", "báo cáo kết quả học tập"),
        ("Gửi danh sách dự học về Văn phòng Đảng ủy trước ngày 10/6/2026.", "danh sách dự học"),
        ("Nộp bài thu hoạch cho Chi ủy trước ngày 10/6/2026.", "bài thu hoạch"),
    ],
)
def test_given_what_to_send_is_named_when_read_then_it_is_the_product(text: str, product: str) -> None:
    (duty,) = duties(text)
    assert duty.product == product


@pytest.mark.parametrize(
    "text",
    [
        "Chi bộ đã báo cáo Ban Thường vụ Đảng ủy ngày 02/5/2026.",
        "Nghe Báo cáo số 95-BC/ĐU, ngày 15/4/2026 của Đảng ủy.",
        "Đội ngũ báo cáo viên Tỉnh ủy truyền đạt nghị quyết.",
        "Báo cáo chính trị trình Đại hội được thảo luận kỹ.",
        "Nâng cao nhận thức về Đảng, về Bác Hồ cho thanh niên.",
        "Có vướng mắc, các chi bộ phản ánh về Văn phòng Đảng ủy để hướng dẫn thêm.",
        "Trình độ của Đảng viên được nâng lên.",
        "Các chi bộ tổng hợp, gộp kết quả chậm nhất ngày 15/6/2026.",
        "Gửi giấy mời cho Chi bộ thôn Nà Lài.",
        "Văn phòng kính trình Ban Thường vụ Đảng ủy xem xét, cho ý kiến trước ngày 26/5/2026.",
        "Đề nghị góp ý dự thảo trước khi trình Ban Thường vụ Đảng ủy vào phiên họp tháng 6/2026.",
    ],
)
def test_given_no_report_is_asked_for_when_read_then_nothing(text: str) -> None:
    assert duties(text) == []


def test_given_what_the_receiver_does_with_it_when_read_then_that_is_no_duty_of_ours() -> None:
    text = (
        "Các chi bộ báo cáo kết quả về Ban Tuyên giáo và Dân vận để theo dõi, tổng hợp, "
        "báo cáo về Thường trực Tỉnh ủy."
    )
    assert in_short(duties(text)) == [("Ban Tuyên giáo và Dân vận", None, None)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Các chi bộ báo cáo đảng ủy cấp trên trước ngày 20/6/2026.",
            [("đảng ủy cấp trên", None, "2026-06-20")],
        ),
        (
            "Gửi báo cáo về Ban Tổ chức Tỉnh ủy và Ủy ban Kiểm tra Tỉnh ủy trước ngày 15/6/2026.",
            [
                ("Ban Tổ chức Tỉnh ủy", None, "2026-06-15"),
                ("Ủy ban Kiểm tra Tỉnh ủy", None, "2026-06-15"),
            ],
        ),
        (
            "Trước ngày 15/6/2026, gửi báo cáo Thường trực Đảng ủy, Văn phòng HĐND và UBND xã để tổng hợp.",
            [
                ("Thường trực Đảng ủy", None, "2026-06-15"),
                ("Văn phòng HĐND và UBND xã", None, "2026-06-15"),
            ],
        ),
        (
            "Báo cáo kết quả gửi về Tỉnh ủy, đồng thời gửi Đảng ủy xã trước ngày 20/11 hằng năm.",
            [("Tỉnh ủy", None, "yearly"), ("Đảng ủy xã", None, "yearly")],
        ),
        (
            "Báo cáo kết quả định kỳ hằng quý và báo cáo năm trước ngày 10/12/2026 về Văn phòng Đảng ủy.",
            [("Văn phòng Đảng ủy", None, "quarterly"), ("Văn phòng Đảng ủy", None, "2026-12-10")],
        ),
        (
            "Báo cáo kết quả vận động 6 tháng, năm về Đảng ủy xã (qua Văn phòng Đảng ủy).",
            [
                ("Đảng ủy xã", "Văn phòng Đảng ủy", "half-yearly"),
                ("Đảng ủy xã", "Văn phòng Đảng ủy", "yearly"),
            ],
        ),
        (
            "Định kỳ 6 tháng báo cáo Ủy ban Kiểm tra (qua Văn phòng) trước ngày 15/6 và 15/12.",
            [("Ủy ban Kiểm tra", "Văn phòng", "half-yearly")],
        ),
        (
            "Gửi báo cáo tháng về Văn phòng Đảng ủy trước ngày 23, báo cáo quý trước ngày 20.",
            [("Văn phòng Đảng ủy", None, "monthly"), ("Văn phòng Đảng ủy", None, "quarterly")],
        ),
        (
            "Sau khi báo cáo Ban Thường vụ thì gửi kết quả về Văn phòng Đảng ủy trước ngày 20/5/2026.",
            [("Văn phòng Đảng ủy", None, "2026-05-20")],
        ),
    ],
)
def test_given_several_receivers_when_read_then_each_has_its_date(
    sentence: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert set(in_short(duties(sentence))) == set(expected)


def test_given_no_receiver_when_read_then_who_issued_the_paper_gets_it_and_the_reason_says_so() -> None:
    found = duties("Các chi bộ nộp báo cáo trước ngày 12/6/2026.")
    assert in_short(found) == [("Đảng ủy xã Nậm Cuổi", None, "2026-06-12")]
    assert found[0].certainty is Certainty.LIKELY
    assert "nơi ban hành" in found[0].reason


def test_given_a_report_that_is_only_to_be_drafted_when_read_then_no_duty() -> None:
    assert duties("Hoàn thành báo cáo tổng kết trước ngày 12/6/2026.") == []


def test_given_the_day_some_lines_below_the_receiver_when_read_then_one_duty() -> None:
    found = duties(
        "Gửi báo cáo về Văn phòng Đảng ủy.", "Yêu cầu các chi bộ nộp báo cáo trước ngày 12/6/2026."
    )
    assert in_short(found) == [("Văn phòng Đảng ủy", None, "2026-06-12")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Gửi báo cáo về Văn phòng Đảng ủy (qua Bộ phận Tổng hợp; email th@xa.vn) hạn cuối 12/6/2026.",
            [("Văn phòng Đảng ủy", "Bộ phận Tổng hợp", "2026-06-12")],
        ),
        (
            "Tổng hợp kết quả, báo cáo (qua Văn phòng Đảng ủy) trước ngày 12/6/2026.",
            [("Đảng ủy xã Nậm Cuổi", "Văn phòng Đảng ủy", "2026-06-12")],
        ),
        (
            "Kết quả sinh hoạt chuyên đề báo cáo Ban Xây dựng Đảng định kỳ hằng quý và năm.",
            [("Ban Xây dựng Đảng", None, "quarterly"), ("Ban Xây dựng Đảng", None, "yearly")],
        ),
        ("Cập nhật dữ liệu lên Hệ thống thông tin báo cáo vào ngày cuối cùng hằng tháng.", []),
    ],
)
def test_given_brackets_or_words_of_other_matters_when_read_then_the_report_is_told(
    sentence: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert in_short(duties(sentence)) == expected
