"""Whom an assignment is meant for: us, our chi bộ, bodies above us, others."""

import pytest

from office_app.domain.incoming import Certainty, Reach
from office_app.domain.read_files import Viewpoint
from office_app.recognition.reach import reach_of
from office_app.recognition.recognise import recognise
from tests.unit.recognition_rules import RULES

OURS = Viewpoint("Đồng Quế", "xã", "Hòa Lâm", "tỉnh")
PROVINCE = "Ban Thường vụ Tỉnh ủy"
OWN = "Đảng ủy xã Đồng Quế"


@pytest.mark.parametrize(
    ("unit", "issuer", "reach"),
    [
        ("Đảng ủy các xã, phường", PROVINCE, Reach.OURS),
        ("Ban Thường vụ đảng ủy các xã, phường, đặc khu", PROVINCE, Reach.OURS),
        ("các đảng ủy trực thuộc Tỉnh ủy", PROVINCE, Reach.OURS),
        ("Các cấp ủy, tổ chức đảng trực thuộc", PROVINCE, Reach.OURS),
        ("cấp ủy cấp xã", PROVINCE, Reach.OURS),
        ("Các cấp ủy", PROVINCE, Reach.OURS),
        ("Ban Xây dựng Đảng các xã, phường", "Ban Tuyên giáo và Dân vận Tỉnh ủy", Reach.OURS),
        ("Ủy ban nhân dân các xã, phường", "Ủy ban nhân dân tỉnh Hòa Lâm", Reach.OURS),
        ("Ủy ban nhân dân xã Đồng Quế", PROVINCE, Reach.OURS),
        ("Đảng ủy xã Đồng Quế", PROVINCE, Reach.OURS),
        ("Đảng ủy xã Nà Phang", PROVINCE, Reach.OTHERS),
        ("Ủy ban nhân dân phường Bến Láng", PROVINCE, Reach.OTHERS),
        ("Các chi bộ", PROVINCE, Reach.BELOW),
        ("Ban Tổ chức Tỉnh ủy", PROVINCE, Reach.ABOVE),
        ("Văn phòng Tỉnh ủy", PROVINCE, Reach.ABOVE),
        ("Đảng ủy Ủy ban nhân dân tỉnh", PROVINCE, Reach.ABOVE),
        ("Đảng ủy Công an tỉnh", PROVINCE, Reach.ABOVE),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội", PROVINCE, Reach.ABOVE),
        ("Sở Giáo dục và Đào tạo", "Ủy ban nhân dân tỉnh Hòa Lâm", Reach.ABOVE),
        ("Trường Chính trị tỉnh", PROVINCE, Reach.ABOVE),
        ("Tỉnh đoàn Hòa Lâm", PROVINCE, Reach.ABOVE),
        ("Ban Tổ chức Trung ương", "Ban Bí thư", Reach.ABOVE),
        ("Bộ Tài chính", "Chính phủ", Reach.ABOVE),
        ("Ban Tuyên giáo Huyện ủy", "Ban Thường vụ Huyện ủy Phù Lạc", Reach.ABOVE),
        ("Ủy ban nhân dân huyện", "Ban Thường vụ Huyện ủy Phù Lạc", Reach.ABOVE),
        ("các đảng bộ, chi bộ trực thuộc Huyện ủy", "Ban Thường vụ Huyện ủy Phù Lạc", Reach.OURS),
        ("Các cấp ủy, tổ chức đảng trực thuộc", OWN, Reach.BELOW),
        ("Các chi, đảng bộ trực thuộc Đảng ủy", OWN, Reach.BELOW),
        ("Chi bộ thôn Nà Khoang", OWN, Reach.BELOW),
        ("Đảng bộ bộ phận Trường học", OWN, Reach.BELOW),
        ("Các tổ chức cơ sở đảng", OWN, Reach.BELOW),
        ("Văn phòng Đảng ủy", OWN, Reach.OURS),
        ("Ban Xây dựng Đảng", OWN, Reach.OURS),
        ("Ủy ban Kiểm tra Đảng ủy", OWN, Reach.OURS),
        ("Ủy ban nhân dân xã", OWN, Reach.OURS),
        ("Công an xã", OWN, Reach.OURS),
        ("Hội Nông dân", OWN, Reach.OURS),
        ("Trung tâm Dịch vụ tổng hợp xã", OWN, Reach.OURS),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam xã và các tổ chức chính trị - xã hội", OWN, Reach.OURS),
        ("các cơ quan, đơn vị", OWN, Reach.OURS),
        ("Văn phòng Đảng ủy", "Đảng ủy xã Nà Phang", Reach.OTHERS),
        ("Các chi bộ trực thuộc", "Đảng ủy xã Nà Phang", Reach.OTHERS),
    ],
)
def test_given_our_commune_is_known_when_a_unit_is_named_then_its_reach(
    unit: str, issuer: str, reach: Reach
) -> None:
    assert reach_of(unit, issuer, OURS).reach is reach


@pytest.mark.parametrize(
    ("unit", "issuer", "reach", "certainty"),
    [
        ("Đảng ủy các xã, phường", PROVINCE, Reach.OURS, Certainty.SURE),
        ("Văn phòng Tỉnh ủy", PROVINCE, Reach.ABOVE, Certainty.SURE),
        ("Văn phòng Đảng ủy", OWN, Reach.OURS, Certainty.SURE),
        ("Đảng ủy xã Nà Phang", PROVINCE, Reach.OURS, Certainty.GUESS),
        ("Ủy ban nhân dân xã Đồng Quế", OWN, Reach.OURS, Certainty.SURE),
        ("Ủy ban nhân dân xã Nà Phang", OWN, Reach.OTHERS, Certainty.SURE),
        ("các cơ quan, đơn vị", PROVINCE, Reach.OURS, Certainty.LIKELY),
        ("Văn phòng", PROVINCE, Reach.ABOVE, Certainty.LIKELY),
        ("Văn phòng", "", Reach.OTHERS, Certainty.GUESS),
        ("Các cấp ủy", "", Reach.OURS, Certainty.LIKELY),
    ],
)
def test_given_nobody_said_whose_office_this_is_when_a_unit_is_named_then_level_words_tell(
    unit: str, issuer: str, reach: Reach, certainty: Certainty
) -> None:
    seen = reach_of(unit, issuer, Viewpoint())
    assert (seen.reach, seen.certainty) == (reach, certainty)
    assert bool(seen.reason) is (certainty is not Certainty.SURE)


def test_given_a_paper_of_the_province_when_read_from_our_commune_then_work_is_told_apart() -> None:
    text = (
        "TỈNH ỦY HÒA LÂM\n*\nSố 15-CT/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nHòa Lâm, ngày 04 tháng 5 năm 2026\n"
        "CHỈ THỊ\nvề công tác thống kê\n-----\nBan Thường vụ Tỉnh ủy yêu cầu:\n"
        "1. Ban Thường vụ đảng ủy các xã, phường xây dựng kế hoạch thực hiện.\n"
        "2. Đảng ủy xã Nà Phang làm điểm.\n3. Đảng ủy xã Đồng Quế phối hợp chuẩn bị nội dung.\n"
        "4. Văn phòng Tỉnh ủy theo dõi, đôn đốc.\n5. Các chi bộ tổ chức học tập."
    )
    found = recognise(text, RULES, OURS).assignments
    assert [a.reach for a in found] == [Reach.OURS, Reach.OTHERS, Reach.OURS, Reach.ABOVE, Reach.BELOW]
    assert [a.ours for a in found] == [True, False, True, False, True]
