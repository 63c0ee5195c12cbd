"""The templates: what they say with much data, with little, and what is said of mistakes in them."""

from datetime import date

import pytest

from office_app.domain.paper_markup import draft_sections
from office_app.writing.template_words import de_hoc, dem, nhac_lai, phan_tram, trich_dan
from office_app.writing.templates import Templates
from tests.writing.filled_text import reads_well
from tests.writing.outline import check_golden

TEMPLATES = Templates()
CITED = {
    "loai": "Nghị quyết",
    "so": "57-NQ/TW",
    "ngay": date(2024, 12, 22),
    "co_quan": "Bộ Chính trị",
    "ve": "về đột phá phát triển khoa học, công nghệ",
}
PLAN: dict[str, object] = {
    "can_cu": [
        CITED,
        {
            "loai": "kế hoạch",
            "so": "242-KH/TU",
            "ngay": date(2026, 7, 22),
            "co_quan": "Ban Thường vụ Tỉnh ủy",
            "ve": "tổ chức học tập Nghị quyết số 57-NQ/TW",
        },
    ],
    "co_quan_ban_hanh": "Ban Thường vụ Đảng ủy xã La Hiên",
    "trich_yeu": "học tập, quán triệt và triển khai thực hiện Nghị quyết số 57-NQ/TW",
}
PLAN_EXTRAS: dict[str, object] = {
    "van_ban_hoc": [
        {
            "loai": "Nghị quyết",
            "so": "57-NQ/TW",
            "ngay": date(2024, 12, 22),
            "co_quan": "Bộ Chính trị",
            "ve": "đột phá phát triển khoa học, công nghệ",
        },
        {
            "loai": "Quy định",
            "so": "19-QĐ/TW",
            "ngay": date(2026, 4, 8),
            "co_quan": "Ban Chấp hành Trung ương",
        },
    ],
    "tai_lieu": ["Nghị quyết số 57-NQ/TW;", "tài liệu hỏi - đáp."],
    "han_chi_bo": date(2026, 9, 4),
    "han_bao_cao": date(2026, 9, 14),
    "han_cap_tren": date(2026, 9, 11),
    "hoi_nghi_chu_chot": date(2026, 8, 12),
    "phan_cong": [
        {
            "don_vi": "Ban Xây dựng Đảng Đảng ủy",
            "viec": ["Theo dõi, đôn đốc", "tổng hợp kết quả."],
            "han": date(2026, 9, 14),
        },
        {"don_vi": "Ủy ban nhân dân xã", "viec": ["Bảo đảm cơ sở vật chất"], "han": None},
        {"don_vi": "Các chi bộ, đảng bộ trực thuộc", "viec": ["Tổ chức học tập"], "han": date(2026, 9, 4)},
    ],
    "chi_bo_so_luong": 8,
    "bao_cao_toi": "Ban Thường vụ Tỉnh ủy",
    "bao_cao_qua": "Ban Tuyên giáo và Dân vận Tỉnh ủy",
    "hinh_thuc": "trực tiếp hoặc lồng ghép trong sinh hoạt chi bộ",
    "da_hoan_thanh": ["Hội nghị toàn quốc ngày 07/02/2026"],
    "ten_van_ban": ["Nghị quyết số 57-NQ/TW"],
    "noi_dung_hoc": ["Những đột phá về thể chế, hạ tầng và nhân lực;"],
    "yeu_cau_hoc": ["Gắn việc học tập với việc bảo vệ nền tảng tư tưởng của Đảng;"],
}
PLAN_DATES: dict[str, object] = {
    "gui_tai_lieu": date(2026, 8, 10),
    "hoc_tu_ngay": date(2026, 8, 13),
    "hoc_bu_xong": date(2026, 9, 8),
    "han_cap_tren_ghi": "trong tháng 9/2026",
    "tuyen_truyen": ["Đẩy mạnh tuyên truyền trên hệ thống truyền thanh cơ sở;"],
    "tuyen_truyen_den": "đến hết tháng 10/2026",
    "doi_tuong": [
        {
            "ten": "Đảng viên các chi bộ",
            "tai_lieu": ["Tài liệu hỏi - đáp"],
            "hinh_thuc": "Sinh hoạt chi bộ",
            "thoi_gian": "Trước ngày 04/9/2026",
        }
    ],
}
REPORT: dict[str, object] = {
    "can_cu": [
        "Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị",
        "Kế hoạch số 05-KH/ĐU, ngày 05/8/2026",
    ],
    "co_quan_bao_cao": "Đảng ủy xã La Hiên",
    "ten_dot": "học tập, quán triệt Nghị quyết số 57-NQ/TW",
    "den_ngay": date(2026, 9, 10),
    "so_chi_bo": 32,
    "so_chi_bo_xong": 32,
    "so_chi_bo_cho_bu": 0,
    "chi_bo_chua": [],
    "so_hoi_nghi": 32,
    "truc_tiep": 2,
    "truc_tuyen": 0,
    "long_ghep": 29,
    "chuyen_de": 1,
    "tu_ngay": date(2026, 8, 14),
    "toi_ngay": date(2026, 9, 4),
    "dang_vien": 1050,
    "mien": 20,
    "trieu_tap": 1030,
    "tham_gia": 1000,
    "ty_le": "97,09 %",
    "vang": 30,
    "co_phep": 28,
    "khong_phep": 2,
    "hoc_bu": 30,
    "ty_le_sau_bu": "100,00 %",
    "con_vang": 0,
    "quan_chung": 120,
    "thu_hoach": 900,
    "tai_lieu": ["Tài liệu hỏi - đáp"],
    "bao_cao_vien": ["Nguyễn Văn An", "Trần Thị Bình"],
    "han": date(2026, 9, 5),
}
COUNTS = [key for key, value in REPORT.items() if isinstance(value, int) and key != "so_chi_bo"]
NONE_DONE = (
    REPORT
    | dict.fromkeys(COUNTS, 0)
    | {"tu_ngay": None, "toi_ngay": None, "tai_lieu": [], "bao_cao_vien": []}
)


def test_given_the_shipped_templates_when_listed_then_each_says_what_it_needs():
    assert len(TEMPLATES.names()) == 21
    head = TEMPLATES.head("ke-hoach-hoc-tap")
    assert (head.doc_type, head.type_code) == ("Kế hoạch", "KH")
    assert set(head.data) == set(PLAN)
    assert set(head.optional) == set(PLAN_EXTRAS) | set(PLAN_DATES)
    report = TEMPLATES.head("bao-cao-hoc-tap")
    assert set(REPORT) <= set(report.data) | set(report.optional)
    assert all(TEMPLATES.head(name).name and TEMPLATES.head(name).description for name in TEMPLATES.names())


def test_given_all_data_when_filled_then_the_plan_reads_as_in_the_golden_text():
    text = TEMPLATES.fill("ke-hoach-hoc-tap", PLAN | PLAN_EXTRAS)
    reads_well(text)
    check_golden("ke-hoach-hoc-tap.txt", text)


def test_given_only_what_is_needed_when_filled_then_the_plan_still_reads_well():
    text = TEMPLATES.fill("ke-hoach-hoc-tap", PLAN)
    reads_well(text)
    check_golden("ke-hoach-hoc-tap-it.txt", text)


@pytest.mark.parametrize("key", PLAN_EXTRAS | PLAN_DATES)
def test_given_one_thing_missing_or_alone_when_filled_then_the_plan_reads_well(key):
    extras = PLAN_EXTRAS | PLAN_DATES
    reads_well(TEMPLATES.fill("ke-hoach-hoc-tap", PLAN | extras | {key: None}))
    reads_well(TEMPLATES.fill("ke-hoach-hoc-tap", PLAN | {key: extras[key]}))


def test_given_the_upper_day_has_passed_when_filled_then_the_plan_says_that_it_asks_for_more_time():
    data = PLAN | PLAN_EXTRAS | PLAN_DATES
    in_time = TEMPLATES.fill("ke-hoach-hoc-tap", data)
    assert "(thời hạn cấp trên giao: trong tháng 9/2026)" in in_time and "gia hạn" not in in_time
    late = TEMPLATES.fill("ke-hoach-hoc-tap", data | {"han_cap_tren": date(2026, 9, 1)})
    assert (
        "do không còn kịp thời hạn này, Ban Thường vụ Đảng ủy xã La Hiên báo cáo cấp trên cho gia hạn" in late
    )


def test_given_no_citation_or_a_bare_one_when_filled_then_the_opening_reads_well():
    text = TEMPLATES.fill("ke-hoach-hoc-tap", PLAN | {"can_cu": []})
    reads_well(text)
    assert text.startswith("Ban Thường vụ Đảng ủy xã La Hiên xây dựng kế hoạch học tập, quán triệt")
    bare = {"loai": "Công văn", "so": "", "ngay": None, "co_quan": "Tỉnh ủy", "ve": ""}
    text = TEMPLATES.fill("ke-hoach-hoc-tap", PLAN | {"can_cu": [bare]})
    reads_well(text)
    assert text.startswith("Thực hiện Công văn của Tỉnh ủy, Ban Thường vụ")


def test_given_a_plan_when_split_then_each_unit_has_a_section_and_the_closing_none():
    sections = draft_sections(TEMPLATES.fill("ke-hoach-hoc-tap", PLAN | PLAN_EXTRAS))
    keys = {section.key: section for section in sections}
    assert keys["III.2"].heading == "2. Ủy ban nhân dân xã"
    assert keys["end"].text.endswith("Kế hoạch này phổ biến đến chi bộ để thực hiện.")
    assert list(keys)[:2] == ["0", "I"]


def test_given_every_unit_done_when_filled_then_the_report_says_so():
    text = TEMPLATES.fill("bao-cao-hoc-tap", REPORT)
    reads_well(text)
    assert "toàn bộ 32/32 chi bộ" in text
    assert "1.000/1.030 đảng viên được triệu tập, đạt 97,09\u00a0%" in text
    check_golden("bao-cao-hoc-tap.txt", text)


def test_given_most_units_done_when_filled_then_the_report_names_the_rest():
    facts = {
        "so_chi_bo_xong": 30,
        "so_chi_bo_cho_bu": 0,
        "chi_bo_chua": ["Chi bộ Quân sự", "Chi bộ Công an"],
        "hoc_bu": 10,
        "con_vang": 20,
    }
    text = TEMPLATES.fill("bao-cao-hoc-tap", REPORT | facts | {"toi_ngay": date(2026, 9, 8)})
    reads_well(text)
    for part in (
        "30/32 chi bộ, đảng bộ trực thuộc đã tổ chức học tập, đạt 93,75\u00a0%; còn 02 đơn vị",
        ": Chi bộ Quân sự, Chi bộ Công an.",
        "còn 20 đồng chí chưa học bù",
        "Có chi bộ học sau thời hạn ngày 05/9/2026",
        "Đôn đốc 02 chi bộ",
    ):
        assert part in text


def test_given_few_units_done_when_filled_then_the_report_does_not_praise():
    text = TEMPLATES.fill("bao-cao-hoc-tap", REPORT | {"so_chi_bo_xong": 3, "chi_bo_chua": ["x"] * 29})
    reads_well(text)
    assert "mới có 03/32 chi bộ" in text
    assert "Phần lớn chi bộ" not in text


def test_given_nothing_done_when_filled_then_the_report_says_only_that():
    text = TEMPLATES.fill("bao-cao-hoc-tap", NONE_DONE)
    reads_well(text)
    assert "chưa có chi bộ, đảng bộ trực thuộc nào tổ chức học tập" in text
    assert "Ưu điểm\nSố liệu đến ngày 10/9/2026 chưa đủ để đánh giá." in text
    assert "%" not in text
    assert "# III- ĐÁNH GIÁ CHUNG" in text  # numbered on without the part left out


def test_given_all_present_or_all_absences_of_one_kind_when_filled_then_the_sentence_fits():
    present = REPORT | {
        "tham_gia": 1030,
        "vang": 0,
        "co_phep": 0,
        "khong_phep": 0,
        "hoc_bu": 0,
        "ty_le": "100,00 %",
    }
    assert "Toàn bộ 1.030/1.030 đảng viên được triệu tập đã tham gia" in TEMPLATES.fill(
        "bao-cao-hoc-tap", present
    )
    excused = REPORT | {"khong_phep": 0, "co_phep": 30, "hoc_bu": 0, "con_vang": 30}
    text = TEMPLATES.fill("bao-cao-hoc-tap", excused)
    reads_well(text)
    assert "vắng mặt 30 đồng chí, đều có lý do." in text
    assert "Số đảng viên vắng mặt chưa được học bù." in text


def test_given_words_of_the_office_when_filled_then_they_are_in_the_report():
    extras = {
        key: ["Một ý kiến."] for key in ("tuyen_truyen", "uu_diem", "han_che", "nguyen_nhan", "kien_nghi")
    }
    text = TEMPLATES.fill("bao-cao-hoc-tap", REPORT | extras)
    reads_well(text)
    assert text.count("Một ý kiến") == 4
    assert "Nguyên nhân: một ý kiến." in text


@pytest.mark.parametrize(
    ("document", "text"),
    [
        (
            CITED,
            "Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ",
        ),
        (
            {
                "loai": "Nghị định",
                "so": "30/2020/NĐ-CP",
                "ngay": date(2020, 3, 5),
                "co_quan": "Chính phủ",
                "ve": "công tác văn thư",
            },
            "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư",
        ),
        (
            {"loai": "Kế hoạch", "so": "12/KH-UBND", "ngay": date(2026, 2, 1)},
            "Kế hoạch số 12/KH-UBND ngày 01/02/2026",
        ),
        ({"loai": "công văn", "so": "1-CV/TU", "ve": "V/v học tập."}, "Công văn số 1-CV/TU về việc học tập"),
        ({}, "Văn bản"),
    ],
)
def test_given_a_document_when_cited_then_only_party_ones_have_the_comma(document, text):
    assert trich_dan(document) == text


def test_given_numbers_when_written_then_they_look_vietnamese():
    assert [dem(n) for n in (0, 5, 12, 1234)] == ["0", "05", "12", "1.234"]
    assert (phan_tram(2909, 3044), phan_tram("95,57 %"), phan_tram(1, 0)) == (
        "95,57\u00a0%",
        "95,57\u00a0%",
        "–",
    )
    assert nhac_lai("học tập Nghị quyết số 57-NQ/TW", ["Nghị quyết số 57-NQ/TW, ngày 22/12/2024"])
    assert not nhac_lai("học tập Nghị quyết số 59-NQ/TW", ["Nghị quyết số 57-NQ/TW, ngày 22/12/2024"])


def test_given_one_resolution_cited_twice_when_asked_what_to_study_then_it_comes_once():
    again = {"loai": "nghị quyết", "so": "57-NQ/TW"}
    order = {"loai": "Kế hoạch", "so": "1-KH/TU"}
    other = {"loai": "Chỉ thị", "so": "2-CT/TW"}
    assert de_hoc([CITED, order, again, other]) == [CITED, other]
    assert de_hoc(None) == []
