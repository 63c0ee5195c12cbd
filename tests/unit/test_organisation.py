"""Units and members as they are entered one by one: names, doubles, moves, search."""

from dataclasses import replace
from datetime import date

import pytest

from office_app.bootstrap import Office
from office_app.domain.errors.entries import IncompleteError, WrongEntryError
from office_app.domain.errors.organisation import DuplicateMemberError, DuplicateUnitError
from office_app.domain.organisation import Member, Unit, UnitKind, whole_unit_name
from tests.unit.three_chi_bo import office

__all__ = ["office"]  # the fixture


def test_given_units_that_differ_in_a_mark_only_when_added_then_both_are_kept(office: Office):
    assert office.add_units(["Chi bộ Thôn Hã", "chi bộ thôn hạ"]) == 1


def test_given_a_page_of_text_as_a_name_when_a_unit_is_saved_or_renamed_then_it_is_refused(office: Office):
    before, page = office.units(), "Chi bộ Thôn Đông và " * 250
    unit = before[0].unit
    for save in (
        lambda: office.save_unit(replace(unit, short_name=page)),
        lambda: office.add_units(["Chi bộ Trạm Y tế", page]),
        lambda: office.rename_unit(unit.id or 0, page, office.today()),
    ):
        with pytest.raises(WrongEntryError, match=r"dài 4\.999 ký tự, chỉ được đến 200"):
            save()
    assert office.units() == before


def test_given_a_unit_or_member_twice_when_saved_then_it_is_refused(office: Office):
    unit = office.units()[0].unit
    with pytest.raises(DuplicateUnitError):
        office.save_unit(Unit("chi bộ thôn đông", UnitKind.CHI_BO))
    with pytest.raises(IncompleteError):
        office.save_unit(replace(unit, meeting_day=31))
    member = Member("Lê Thị Lan", unit.id or 0, born_on=date(1970, 11, 5), card_number="7")
    office.save_member(member)
    with pytest.raises(DuplicateMemberError):
        office.save_member(member)
    with pytest.raises(DuplicateMemberError):
        office.save_member(Member("Người Khác", office.units()[1].unit.id or 0, card_number="7"))
    with pytest.raises(WrongEntryError, match="sinh ngày 01/01/2023 thì chưa đủ 18 tuổi"):
        office.save_member(Member("Hà Văn Tư", unit.id or 0, born_on=date(2023, 1, 1)))
    with pytest.raises(IncompleteError):
        office.save_member(
            Member("Hà Văn Tư", unit.id or 0, joined_unit_on=date(2026, 5, 1), left_unit_on=date(2026, 4, 1))
        )


def test_given_a_member_when_moved_then_past_counts_stay_and_today_counts_follow(office: Office):
    first, second = (line.unit.id or 0 for line in office.units()[:2])
    member_id = office.save_member(Member("Lê Thị Lan", first))
    moved = office.move_member(member_id, second, date(2026, 11, 1))
    assert [m.id for m in office.members(first, date(2026, 10, 31))] == [member_id]
    assert office.members(first) == []
    assert [m.id for m in office.members(second)] == [moved]
    assert office.members(second, date(2026, 10, 31)) == []
    assert [m.id for m in office.former_members(first)] == [member_id]


def test_given_words_without_diacritics_when_searching_then_all_readings_are_found(office: Office):
    unit_id = office.units()[0].unit.id or 0
    assert office.add_members(unit_id, ["Nguyễn Văn Hùng", "Nguyễn Văn Hưng", "nguyễn văn  hùng", ""]) == 2
    assert len(office.find_members("hung")) == 2
    assert [m.full_name for m in office.find_members("hưng")] == ["Nguyễn Văn Hưng"]


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("Thôn Mai", "Chi bộ Thôn Mai"),
        ("CB Thôn Mai", "Chi bộ Thôn Mai"),
        ("chi bộ Thôn Mai", "chi bộ Thôn Mai"),
        ("Đảng bộ bộ phận Trường học", "Đảng bộ bộ phận Trường học"),
    ],
)
def test_given_a_chi_bo_as_lists_write_it_when_added_then_it_is_named_as_in_papers(written: str, whole: str):
    assert whole_unit_name(written) == whole
