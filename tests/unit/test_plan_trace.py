"""Lines keep their sentence through editing; days move with their text; later papers are told."""

from dataclasses import replace
from datetime import date

import pytest

from office_app.bootstrap import counterparts
from office_app.bootstrap.calendar import work_calendar
from office_app.domain.back_planning import back_plan
from office_app.domain.incoming import (
    CitedDocument,
    IncomingDocument,
    Obligation,
    ObligationKind,
    Reach,
    Span,
)
from office_app.domain.outgoing import DraftCampaign, DraftSection, DraftTask, SourceMark
from office_app.domain.plan_materials import audience_matrix, audiences_of, done_parts
from office_app.domain.plan_mending import with_moved_day
from office_app.domain.plan_timeline import BackPlan, DayKey, LeadTimes
from office_app.domain.plan_trace import trace
from office_app.domain.plan_work import local_work
from office_app.domain.superseding import Change, superseded_by
from office_app.domain.vietnamese import date_vi
from tests.unit.drafts import a_draft

CALENDAR = work_calendar(range(2025, 2029))
MARK = SourceMark(
    "Ban Dân vận lập danh mục.", 3, "12-KH/TU", Span(10, 35), "- Lập danh mục tài liệu học tập;"
)
OTHER = replace(MARK, sentence="Gửi báo cáo.", line="- Gửi báo cáo về Tỉnh ủy.")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("- Lập danh mục tài liệu học tập;\n- Gửi báo cáo về Tỉnh ủy.", [0, 1]),
        ("- Việc mới thêm.\n- Gửi báo cáo về Tỉnh ủy.\n- Lập danh mục tài liệu học tập;", [1, 2]),
        ("- Khẩn trương lập danh mục các tài liệu học tập cho đảng viên;\n- Gửi báo cáo.", [0, 1]),
        ("- Tuyên truyền trên loa truyền thanh;\n- Gửi báo cáo về Tỉnh ủy.", [1]),
        ("", []),
    ],
)
def test_given_a_section_edited_when_traced_then_lines_keep_their_sentence(
    text: str, lines: list[int]
) -> None:
    section = DraftSection("III.1", "1. Ban Xây dựng Đảng", 2, text, (MARK, OTHER))
    assert [one.line for one in trace(section)] == lines


def test_given_a_draft_of_the_first_version_when_traced_then_its_sentence_is_the_sections() -> None:
    section = DraftSection("I", "I- A", 1, "- Việc.", (SourceMark("câu gốc"),))
    assert [(one.line, one.mark.sentence) for one in trace(section)] == [(None, "câu gốc")]


def test_given_a_day_moved_when_carried_out_then_text_tasks_and_campaign_follow_together() -> None:
    days = back_plan(date(2026, 12, 31), None, today=date(2026, 11, 23), leads=LeadTimes(), calendar=CALENDAR)
    keys = (DayKey.KEY_STAFF, DayKey.LAST_SESSION, DayKey.MAKE_UP)
    before = {key: days.day(key) or date.min for key in keys}
    text = "\n".join(f"- {key.value}: ngày {date_vi(before[key])}." for key in keys)
    draft = a_draft(
        sections=(DraftSection("I", "I- A", 1, text),),
        tasks=(DraftTask("Chi bộ", "Học", before[DayKey.LAST_SESSION]),),
        campaign=DraftCampaign("học", before[DayKey.LAST_SESSION], date(2026, 12, 31)),
        back_plan=days,
    )
    after = with_moved_day(
        draft, DayKey.LAST_SESSION, CALENDAR.before(before[DayKey.LAST_SESSION], 2), CALENDAR
    )
    assert after.back_plan is not None
    new = {key: after.back_plan.day(key) or date.min for key in keys}
    assert new[DayKey.MAKE_UP] == before[DayKey.LAST_SESSION]  # the text must not be moved on a second time
    assert after.sections[0].text == "\n".join(f"- {key.value}: ngày {date_vi(new[key])}." for key in keys)
    assert after.tasks[0].due == new[DayKey.LAST_SESSION]
    assert after.campaign is not None and after.campaign.due == new[DayKey.LAST_SESSION]


def directive(text: str, *obligations: Obligation, cited: tuple[CitedDocument, ...] = ()) -> IncomingDocument:
    return IncomingDocument(
        "12-KH/TU", date(2026, 5, 4), "Kế hoạch", "Tỉnh ủy", "học tập", date(2026, 5, 6),
        text=text, obligations=obligations, cited=cited, id=3,
    )  # fmt: skip


def test_given_work_with_its_own_day_when_planned_then_ours_is_before_it_and_the_sentence_is_kept() -> None:
    asked = Obligation(
        ObligationKind.ASSIGNMENT,
        "UBND xã bố trí kinh phí.",
        unit="UBND xã",
        due=date(2026, 5, 29),
        span=Span(0, 24),
        reach=Reach.OURS,
    )
    days = back_plan(date(2026, 6, 30), None, today=date(2026, 5, 6), leads=LeadTimes(), calendar=CALENDAR)
    work = local_work([directive("UBND xã bố trí kinh phí.", asked)], counterparts(), days, CALENDAR, 5)
    (item,) = [item for body in work for item in body.items if item.source]
    said = "Bố trí kinh phí (hoàn thành chậm nhất ngày 22/5/2026)"
    assert (item.text, item.due) == (said, date(2026, 5, 22))
    assert item.source is not None
    assert (item.source.directive_id, item.source.span, item.source.symbol) == (3, Span(0, 24), "12-KH/TU")


def test_given_materials_for_some_when_planned_then_each_audience_has_its_row() -> None:
    materials = (
        "Văn kiện Đại hội",
        "Tài liệu nghiên cứu (Dùng cho cán bộ chủ chốt và báo cáo viên)",
        "Tài liệu hỏi - đáp (dùng cho cán bộ, đảng viên và tuyên truyền trong Nhân dân)",
    )
    rows = {row.audience: row.materials for row in audience_matrix(materials, BackPlan())}
    assert rows == {
        "Cán bộ chủ chốt, báo cáo viên": ("Văn kiện Đại hội", "Tài liệu nghiên cứu"),
        "Cán bộ, đảng viên": ("Văn kiện Đại hội", "Tài liệu hỏi - đáp"),
        "Đoàn viên, hội viên và Nhân dân": ("Tài liệu hỏi - đáp",),
    }
    assert audience_matrix(materials[:1], BackPlan()) == ()
    assert audiences_of("Tài liệu hỏi - đáp") == ()


def test_given_parts_that_are_done_when_read_then_their_words_and_place_are_known() -> None:
    text = "1. Hội nghị\n- Hội nghị toàn quốc ngày 07/02/2026\n theo giấy mời (Đã hoàn thành).\n- Chi bộ học."
    ((words, start, end),) = done_parts(text)
    assert words == "Hội nghị toàn quốc ngày 07/02/2026 theo giấy mời"
    assert text[start:end].endswith("(Đã hoàn thành)")


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Quy định này thay thế Quy định số 19-QĐ/TW, ngày 08/4/2026.", Change.REPLACED),
        ("Sửa đổi, bổ sung một số điểm của Quy định số 19-QĐ/TW như sau.", Change.AMENDED),
        ("Quy định số 19-QĐ/TW hết hiệu lực từ ngày ký.", Change.REPLACED),
        ("Tiếp tục thực hiện Quy định số 19-QĐ/TW, ngày 08/4/2026.", None),
        ("Rà soát, bổ sung đội ngũ báo cáo viên. Thực hiện Quy định số 19-QĐ/TW.", None),
    ],
)
def test_given_a_later_paper_when_read_then_what_it_replaces_or_amends_is_told(
    text: str, change: Change | None
) -> None:
    at = text.index("19-QĐ/TW")
    cited = CitedDocument("19-QĐ/TW", span=Span(at, at + 8))
    told = superseded_by(directive(text, cited=(cited,)))
    assert [one.change for one in told] == ([change] if change else [])
    assert all(one.by_symbol == "12-KH/TU" and "19-QĐ/TW" in one.sentence for one in told)
