"""Work that stands where others only come together, or beside what is done every year; all sentences are our own."""

import pytest

from tests.unit.assignment_plans import plan, units


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("1. Thành phần\na) Văn phòng Đảng ủy in tài liệu, gửi trước ngày 15/6/2026.", ["Văn phòng Đảng ủy"]),
        ("1. Thành phần, đối tượng\n- Các chi bộ lập danh sách người học.", ["Các chi bộ"]),
        ("1. Đồng chí Bí thư Đảng ủy: Trưởng Ban.\n2. Các đồng chí Trưởng thôn làm thành viên.", []),
    ],
)
def test_given_names_with_or_without_work_when_read_then_only_the_work_is_given(
    body: str, expected: list[str]
) -> None:
    assert units(plan(body)) == expected


def test_given_a_role_with_work_behind_it_when_read_then_it_is_given() -> None:
    found = units(plan("1. Đồng chí Bí thư Đảng ủy, Trưởng Ban chủ trì cuộc họp."))
    assert "Đồng chí Bí thư Đảng ủy" in found


def test_given_a_custom_before_what_is_asked_when_read_then_the_asking_stays() -> None:
    found = plan("Mỗi quý, Công an xã kiểm tra 02 thôn. Giao Văn phòng Đảng ủy chủ trì:\n- Lập lịch.", "")
    assert "Văn phòng Đảng ủy" in units(found)
    assert [one.recurrence.value for one in found.deadlines if one.recurrence] == ["quarterly"]
