"""Names of bodies, as a register writes them out."""

import pytest

from office_app.domain.issuers import whole_name


@pytest.mark.parametrize(
    ("issuer", "parent", "whole"),
    [
        ("Ban Tổ chức", "Tỉnh ủy Thái Nguyên", "Ban Tổ chức Tỉnh ủy Thái Nguyên"),
        ("Văn phòng", "Ban Thường vụ Tỉnh uỷ", "Văn phòng Tỉnh uỷ"),
        ("Ban Tuyên giáo", "Ban Chấp hành Trung ương", "Ban Tuyên giáo Trung ương"),
        ("Ban Tuyên giáo và Dân vận Tỉnh ủy", "Tỉnh ủy Thái Nguyên", "Ban Tuyên giáo và Dân vận Tỉnh ủy"),
        ("Ban Thường vụ Tỉnh ủy", "Đảng bộ tỉnh Thái Nguyên", "Ban Thường vụ Tỉnh ủy"),
        ("Đảng ủy xã La Hiên", "Đảng bộ tỉnh Thái Nguyên", "Đảng ủy xã La Hiên"),
        ("Ủy ban nhân dân tỉnh", None, "Ủy ban nhân dân tỉnh"),
        ("Sở Nội vụ", "Ủy ban nhân dân tỉnh", "Sở Nội vụ"),
    ],
)
def test_given_a_letterhead_of_two_lines_when_written_out_then_a_committees_body_bears_its_committee(
    issuer: str, parent: str | None, whole: str
):
    assert whole_name(issuer, parent) == whole
