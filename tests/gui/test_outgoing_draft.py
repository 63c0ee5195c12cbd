"""A draft under the pen: outline, numbering, days."""

from dataclasses import replace
from datetime import date

import pytest

from office_app.domain.incoming import IncomingDocument, Obligation, ObligationKind
from office_app.domain.outgoing import DraftCampaign, DraftSection, DraftTask, OutgoingDraft
from office_app.gui.outgoing.edited_draft import EditedDraft
from office_app.gui.outgoing.outline_list import title_of
from office_app.gui.outgoing.timeline import milestones


def made_draft() -> OutgoingDraft:
    sections = (
        DraftSection("0", "", 0, "Thực hiện Kế hoạch số 118-KH/TU"),
        DraftSection("I", "I- MỤC ĐÍCH, YÊU CẦU", 1, ""),
        DraftSection("I.1", "1. Mục đích", 2, "- Nắm vững."),
        DraftSection("I.2", "2. Yêu cầu", 2, "- Nghiêm túc."),
        DraftSection("II", "II- NỘI DUNG", 1, ""),
        DraftSection("II.1", "1. Tài liệu", 2, "- Nghị quyết."),
        DraftSection("end", "", 0, "Trong quá trình thực hiện …"),
    )
    return OutgoingDraft(
        "Kế hoạch", "KH", "ĐU", "học tập", sections, ("Lưu Văn phòng",), "Trần Văn Minh", "BÍ THƯ",
        "T/M BAN THƯỜNG VỤ", "ke-hoach-hoc-tap", id=7,
    )  # fmt: skip


@pytest.fixture
def edited() -> EditedDraft:
    return EditedDraft(made_draft())


def headings(edited: EditedDraft) -> list[str]:
    return [section.heading for section in edited.sections if section.level]


def test_given_a_section_when_moved_down_then_it_takes_its_number_and_what_stands_under_it(
    edited: EditedDraft,
):
    assert edited.move("I", 1)
    assert headings(edited) == [
        "I- NỘI DUNG",
        "1. Tài liệu",
        "II- MỤC ĐÍCH, YÊU CẦU",
        "1. Mục đích",
        "2. Yêu cầu",
    ]
    assert edited.section("I.1") is not None
    assert edited.move("I.2", -1)
    assert headings(edited)[3:] == ["1. Yêu cầu", "2. Mục đích"]


@pytest.mark.parametrize(("key", "way"), [("I", -1), ("I.1", -1), ("I.2", 1), ("II", 1), ("0", 1)])
def test_given_no_neighbour_when_moved_then_nothing_changes(edited: EditedDraft, key: str, way: int):
    before = edited.draft
    assert not edited.move(key, way)
    assert edited.draft is before


def test_given_a_section_when_added_then_those_behind_are_numbered_again(edited: EditedDraft):
    key = edited.add_after("I.1")
    assert headings(edited)[1:4] == ["1. Mục đích", "2. Mục mới", "3. Yêu cầu"]
    edited.set_heading(key, "2. Đối tượng")
    edited.set_text(key, "- Toàn thể đảng viên.")
    section = edited.section(key)
    assert section is not None and (section.heading, section.level) == ("2. Đối tượng", 2)


def test_given_a_part_when_removed_then_its_sections_go_and_undo_brings_them_back(edited: EditedDraft):
    before = edited.draft
    assert edited.remove("I") == "II"
    assert headings(edited) == ["I- NỘI DUNG", "1. Tài liệu"]
    edited.restore(before)
    assert len(headings(edited)) == 5


def test_given_the_same_words_when_typed_then_it_is_no_new_revision(edited: EditedDraft):
    edited.set_text("I.1", "- Nắm vững.")
    assert edited.revision == 0
    edited.set_head(subject="học tập Nghị quyết")
    assert edited.revision == 1


def test_given_an_empty_task_when_stored_then_it_is_left_out(edited: EditedDraft):
    edited.set_head(tasks=(DraftTask("UBND xã", "bố trí kinh phí", None),))
    edited.add_task()
    assert len(edited.draft.tasks) == 2
    assert [task.unit for task in edited.to_store().tasks] == ["UBND xã"]


def test_given_dates_in_draft_and_directive_when_lined_up_then_each_stands_once_in_order():
    sections = (DraftSection("II.1", "1. Thời gian", 2, "- Hội nghị cán bộ chủ chốt: ngày 02/12/2026."),)
    draft = replace(
        made_draft(),
        sections=sections,
        tasks=(DraftTask("Văn phòng", "tổng hợp", date(2026, 12, 24)),),
        campaign=DraftCampaign("Đợt học", date(2026, 12, 11), date(2026, 12, 18)),
    )
    report = Obligation(ObligationKind.REPORT, "báo cáo", due=date(2026, 12, 25))
    directive = IncomingDocument(
        "118-KH/TU", None, "Kế hoạch", "Tỉnh ủy", "học tập", date(2026, 11, 20), obligations=(report,)
    )
    stones = milestones(draft, directive, date(2026, 11, 23))
    assert [(f"{stone.day:%d/%m}", stone.words) for stone in stones] == [
        ("23/11", "ban hành"),
        ("02/12", "cán bộ chủ chốt"),
        ("11/12", "chi bộ xong"),
        ("18/12", "hạn cấp trên"),
        ("24/12", "gửi báo cáo"),
        ("25/12", "hạn báo cáo"),
    ]


def test_given_no_dates_when_lined_up_then_only_the_day_of_issue_is_there():
    assert [stone.words for stone in milestones(made_draft(), None, date(2026, 11, 23))] == ["ban hành"]


def test_given_sections_when_named_for_the_outline_then_capitals_become_running_letters():
    first, part, section, *_ = made_draft().sections
    assert [title_of(first), title_of(part), title_of(section)] == [
        "Mở đầu",
        "I- Mục đích, yêu cầu",
        "1. Mục đích",
    ]
