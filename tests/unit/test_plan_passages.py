"""What of a directive becomes work of ours, whose it is, in which words and by when."""

from datetime import date

import pytest

from office_app.bootstrap.bodies import counterparts
from office_app.domain.incoming import (
    CitationRole,
    CitedDocument,
    IncomingDocument,
    Obligation,
    ObligationKind,
    Reach,
    Span,
)
from office_app.domain.plan_doers import OwnOffice, doer, is_own_paper
from office_app.domain.plan_passages import at_home, passage, same_duty, with_own_day
from office_app.domain.plan_reports import has_ended, is_internal, our_reports
from office_app.domain.plan_studies import studied_papers, study_content
from office_app.domain.settings import OfficeSettings
from office_app.use_cases.plans import report_way

OFFICE = OwnOffice("Thanh Lâm", "xã", ("Chi bộ Thôn Đông",))


def a_directive(
    *obligations: Obligation,
    issuer: str = "Ban Thường vụ Tỉnh ủy",
    issued_on: date = date(2026, 3, 2),
    subject: str = "học tập nghị quyết",
    doc_type: str = "Kế hoạch",
    text: str = "",
    cited: tuple[CitedDocument, ...] = (),
    materials: tuple[str, ...] = (),
) -> IncomingDocument:
    return IncomingDocument(
        symbol="12-KH/TU",
        issued_on=issued_on,
        arrived_on=issued_on,
        doc_type=doc_type,
        issuer=issuer,
        subject=subject,
        obligations=obligations,
        text=text,
        cited=cited,
        materials=materials,
    )


def asked_of(unit: str, reach: Reach = Reach.OURS, text: str = "lập danh mục.") -> Obligation:
    ours = reach in (Reach.OURS, Reach.BELOW)
    return Obligation(ObligationKind.ASSIGNMENT, text, unit=unit, reach=reach, ours=ours)


COMMITTEE = "Ban Thường vụ Đảng ủy"
CELLS = "Các chi bộ, đảng bộ trực thuộc"


@pytest.mark.parametrize(
    ("unit", "reach", "issued_on", "ours"),
    [
        ("Đảng ủy các xã, phường", Reach.OURS, date(2026, 3, 2), COMMITTEE),
        ("Các cấp ủy, tổ chức đảng", Reach.OURS, date(2026, 3, 2), COMMITTEE),
        ("các TCCSĐ trực thuộc", Reach.OURS, date(2020, 11, 2), COMMITTEE),
        ("các tổ chức cơ sở đảng", Reach.OURS, date(2026, 3, 2), CELLS),
        ("Các đảng bộ, chi bộ", Reach.BELOW, date(2022, 1, 17), COMMITTEE),
        ("Các chi bộ", Reach.BELOW, date(2026, 3, 2), CELLS),
        ("Cấp ủy các chi bộ", Reach.BELOW, date(2026, 3, 2), CELLS),
        ("Chi bộ Thôn Đông", Reach.BELOW, date(2026, 3, 2), "Chi bộ Thôn Đông"),
        ("Chi bộ Tin học và Hành chính công", Reach.BELOW, date(2026, 3, 2), None),
        ("Ủy ban nhân dân xã", Reach.OURS, date(2026, 3, 2), "Ủy ban nhân dân xã"),
        ("Ban Tuyên giáo Tỉnh ủy", Reach.ABOVE, date(2026, 3, 2), None),
    ],
)
def test_given_an_assignment_when_drafted_then_it_goes_to_whom_it_is_meant_for(
    unit: str, reach: Reach, issued_on: date, ours: str | None
) -> None:
    body = doer(a_directive(issued_on=issued_on), asked_of(unit, reach), counterparts(), OFFICE)
    assert (body.name if body else None) == ours


def test_given_a_committee_of_another_body_when_drafted_then_its_chi_bo_are_not_ours() -> None:
    basis = CitedDocument("38-KH/ĐU", issuer="Đảng uỷ Uỷ ban nhân dân tỉnh", role=CitationRole.BASIS)
    theirs = a_directive(issuer="Đảng uỷ", cited=(basis,))
    ours = a_directive(issuer="Ban Thường vụ Đảng uỷ")
    asked = asked_of("Các chi bộ trực thuộc", Reach.BELOW)
    assert doer(theirs, asked, counterparts(), OFFICE) is None
    assert doer(ours, asked, counterparts(), OFFICE) is not None
    assert [is_own_paper(one, OFFICE) for one in (theirs, ours, a_directive())] == [False, True, False]
    assert is_own_paper(a_directive(issuer="Đảng ủy xã Thanh Lâm"), OFFICE)


def test_given_work_of_other_kinds_of_bodies_when_drafted_then_it_is_left_out() -> None:
    other = asked_of("Cấp ủy", text="- Đối với các loại hình tổ chức cơ sở đảng khác: Cấp ủy phối hợp.")
    assert doer(a_directive(), other, counterparts(), OFFICE) is None


@pytest.mark.parametrize(
    ("text", "unit", "line"),
    [
        ("UBND các xã, phường tổ chức hội nghị.", "Ủy ban nhân dân các xã, phường", "Tổ chức hội nghị"),
        (
            "Giao Ban Xây dựng Đảng theo dõi; định kỳ báo cáo Đảng ủy. Câu hai.",
            "Ban Xây dựng Đảng",
            "Theo dõi; định kỳ báo cáo Đảng ủy",
        ),
        (
            "Các chi bộ căn cứ Kế hoạch của Đảng ủy chỉ đạo thực hiện.",
            "Các chi bộ",
            "Căn cứ Kế hoạch của Đảng ủy, chỉ đạo thực hiện",
        ),
        (
            "Đảng ủy các xã tổ chức cho toàn thể đảng viên.",
            "Đảng ủy các xã",
            "Tổ chức học tập cho toàn thể đảng viên",
        ),
        ("2. Trường và Trung tâm Phối hợp chuẩn bị.", "Trung tâm", "Phối hợp chuẩn bị"),
        ("2. Ban Dân vận Tỉnh ủy lập danh mục. Câu hai.", "Ban Dân vận Tỉnh ủy", "Lập danh mục"),
        (
            "Giao Văn phòng theo dõi việc thực hiện công văn này;",
            "Văn phòng",
            "Theo dõi việc thực hiện Kế hoạch này",
        ),
        (
            "Mặt trận Tổ quốc xã; các chi bộ đẩy mạnh tuyên truyền.",
            "Mặt trận Tổ quốc xã",
            "Đẩy mạnh tuyên truyền",
        ),
        ("Mặt trận Tổ quốc xã; các chi bộ đẩy mạnh tuyên truyền.", "các chi bộ", "Đẩy mạnh tuyên truyền"),
        (
            "Căn cứ Nghị quyết, các cấp ủy rà soát chỉ tiêu.",
            "các cấp ủy",
            "Căn cứ Nghị quyết, rà soát chỉ tiêu",
        ),
        (
            "- Đối với cơ sở: Các chi bộ tổ chức học. Hoàn thành trước ngày 30-12.",
            "Các chi bộ",
            "Tổ chức học",
        ),
        (
            "Các chi bộ, đặc biệt là bí thư xây dựng kế hoạch.",
            "Các chi bộ",
            "Xây dựng kế hoạch",
        ),
        (
            "2. Các chi bộ Tổ chức học cho đảng viên. a. Nội dung: Nghị quyết.",
            "Các chi bộ",
            "Tổ chức học cho đảng viên",
        ),
    ],
)
def test_given_a_passage_when_taken_over_then_it_is_a_whole_sentence_of_our_work(
    text: str, unit: str, line: str
) -> None:
    assert passage(text, unit) == line


def test_given_a_line_of_the_district_when_taken_over_then_its_place_is_ours() -> None:
    assert at_home("Nhân dân trong huyện và Đảng bộ huyện", "xã") == "Nhân dân trong xã và Đảng bộ huyện"
    assert at_home("Mặt trận của huyện Định Hóa", "xã") == "Mặt trận của huyện Định Hóa"


@pytest.mark.parametrize(
    ("line", "said", "told", "expected"),
    [
        (
            "Học, xong trước ngày 31/7/2026",
            ["xong trước ngày 31/7/2026"],
            False,
            "Học, hoàn thành chậm nhất ngày 24/7/2026",
        ),
        (
            "Học từ ngày 08/6/2026 đến hết ngày 31/7/2026",
            [],
            False,
            "Học từ ngày 08/6/2026 đến hết ngày 24/7/2026",
        ),
        ("Gửi kết quả trước ngày 31/7/2026", [], True, "Gửi kết quả chậm nhất ngày 24/7/2026"),
        ("Ban hành chương trình", [], False, "Ban hành chương trình (hoàn thành chậm nhất ngày 24/7/2026)"),
        ("Ban hành chương trình", [], True, "Ban hành chương trình"),
    ],
)
def test_given_an_upper_day_in_a_line_when_taken_over_then_ours_stands_there(
    line: str, said: list[str], told: bool, expected: str
) -> None:
    assert with_own_day(line, said, date(2026, 7, 31), date(2026, 7, 24), told=told) == expected


def test_given_lines_that_ask_for_the_same_when_compared_then_they_are_one_duty() -> None:
    one = "Tổ chức quán triệt Nghị quyết đến cán bộ, đảng viên và Nhân dân ở cơ sở"
    assert same_duty(one, "Tổ chức quán triệt Nghị quyết đến toàn thể đảng viên; phân công cán bộ về thôn")
    assert same_duty(
        "Căn cứ tình hình, xây dựng kế hoạch tổ chức quán triệt Nghị quyết",
        "Căn cứ kế hoạch của Tỉnh ủy, chủ động xây dựng kế hoạch mở các lớp quán triệt",
    )
    assert not same_duty(one, "Xây dựng kế hoạch kiểm tra, giám sát việc quán triệt Nghị quyết")


def test_given_reports_of_several_levels_when_drafted_then_only_ours_to_bodies_above_count() -> None:
    def report(unit: str, start: int) -> Obligation:
        return Obligation(ObligationKind.REPORT, "báo cáo", unit=unit, span=Span(start, start + 5))

    theirs = Obligation(
        ObligationKind.ASSIGNMENT,
        "…",
        unit="Văn phòng Tỉnh ủy",
        reach=Reach.ABOVE,
        ours=False,
        span=Span(0, 40),
    )
    found = our_reports(
        [a_directive(theirs, report("Trung ương", 10), report("Đảng ủy", 60), report("Tỉnh ủy", 70))]
    )
    assert [one.unit for one in found] == ["Tỉnh ủy"]
    assert is_internal("Thường trực Đảng uỷ") and is_internal("Ban Thường vụ Đảng ủy xã Thanh Lâm")
    assert not is_internal("Đảng ủy Ủy ban nhân dân tỉnh")
    assert has_ended("Ban Tuyên giáo Huyện uỷ", date(2026, 1, 5))
    assert not has_ended("Ban Tuyên giáo Huyện uỷ", date(2025, 6, 30))
    assert not has_ended("Ban Tuyên giáo và Dân vận Tỉnh ủy", date(2026, 1, 5))


def test_given_a_report_to_a_district_that_has_ended_when_drafted_then_it_goes_our_own_way_up() -> None:
    settings = OfficeSettings(
        "Thanh Lâm", "Vĩnh Yên", report_to="Ban Thường vụ Tỉnh ủy", report_through="Văn phòng"
    )
    duty = Obligation(ObligationKind.REPORT, "báo cáo", unit="Ban Tuyên giáo Huyện uỷ")
    asked = [a_directive(duty)]
    assert report_way(asked, settings, date(2025, 6, 30)) == ("Ban Tuyên giáo Huyện ủy", "")
    assert report_way(asked, settings, date(2025, 7, 1)) == ("Ban Thường vụ Tỉnh ủy", "Văn phòng")
    assert report_way([a_directive()], settings, date(2026, 3, 2)) == ("", "")


def test_given_a_resolution_named_in_the_subject_alone_when_drafted_then_it_is_what_is_studied() -> None:
    named = a_directive(
        subject="học tập, quán triệt Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XVI, nhiệm kỳ 2020-2025",
        doc_type="Chỉ thị",
    )
    (one,) = studied_papers(named)
    assert (one.kind, one.symbol, one.main) == (
        "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XVI, nhiệm kỳ 2020-2025",
        "",
        True,
    )
    several = a_directive(subject="quán triệt Nghị quyết Đại hội XIV và các nghị quyết, kết luận của Đảng")
    assert [one.kind for one in studied_papers(several)] == ["Nghị quyết Đại hội XIV của Đảng"]
    assert studied_papers(a_directive(subject="học tập nghị quyết năm 2026")) == []
    (itself,) = studied_papers(a_directive(subject="tăng cường phòng cháy", doc_type="Chỉ thị"))
    assert (itself.symbol, itself.about) == ("12-KH/TU", "tăng cường phòng cháy")


def test_given_a_resolution_among_the_materials_when_drafted_then_it_follows_with_its_whole_name() -> None:
    cited = CitedDocument("08-NQ/TU", date(2022, 1, 18), "Nghị quyết", "Tỉnh ủy", "nhiệm vụ năm 2022")
    report = CitedDocument("193-BC/TU", date(2022, 1, 18), "Báo cáo", "Tỉnh ủy", "kết quả năm 2021")
    materials = (
        "Nghị quyết số 08-NQ/TU, ngày 18/01/2022 của Tỉnh ủy về nhiệm vụ năm 2022, những năm sau",
        "Báo cáo số 193-BC/TU",
    )
    found = studied_papers(
        a_directive(
            subject="quán triệt Nghị quyết năm 2022 của Tỉnh ủy", cited=(cited, report), materials=materials
        )
    )
    assert [(one.symbol or one.kind, one.about, one.main) for one in found] == [
        ("Nghị quyết năm 2022 của Tỉnh ủy", "", True),
        ("08-NQ/TU", "nhiệm vụ năm 2022, những năm sau", False),
    ]


def test_given_what_to_speak_of_when_read_then_each_passage_has_its_place() -> None:
    text = (
        "1.1. Nội dung\nTập trung vào điểm mới của Nghị quyết.\n1.2. Tài liệu\n- Văn kiện.\n"
        "b. Nội dung:\n- Kết quả năm 2021.\n- Nhiệm vụ năm 2022.\nc. Tài liệu:\n- Báo cáo.\n"
        "Nội dung quán triệt cần nêu rõ kết quả.\nNội dung cuộc họp."
    )
    found = study_content(text)
    assert [words for words, _ in found] == [
        "Tập trung vào điểm mới của Nghị quyết",
        "Kết quả năm 2021",
        "Nhiệm vụ năm 2022",
        "Nêu rõ kết quả",
    ]
    assert all(words[1:] in text[span.start : span.end] for words, span in found)
