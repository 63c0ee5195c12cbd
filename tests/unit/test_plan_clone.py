"""Last year's plan as this year's: what moves, what stays, and what must be looked at before it is issued."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from office_app.bootstrap.calendar import work_calendar
from office_app.domain.back_planning import back_plan
from office_app.domain.outgoing import DraftCampaign, DraftSection, DraftTask, OutgoingDraft, SourceMark
from office_app.domain.plan_check import Against, check_draft
from office_app.domain.plan_clone import (
    MOVED,
    NO_UPPER_DAY,
    NO_YEAR,
    OLD_SYMBOL,
    OLD_YEAR,
    PAST,
    WORKS_PLACE,
    cloned,
)
from office_app.domain.plan_mending import mended, overruled
from office_app.domain.plan_timeline import DayKey, LeadTimes
from tests.unit.drafts import a_draft

CALENDAR = work_calendar(range(2025, 2030))
ISSUED = date(2026, 1, 5)
TODAY = date(2027, 1, 8)
MARK = SourceMark("Ban Dân vận lập danh mục.", 3, "12-KH/TU")


def copied(line: str, **changes: Any) -> OutgoingDraft:
    part = DraftSection("I", "I- NỘI DUNG", 1, line, (MARK,))
    earlier = a_draft(id=9, incoming_id=3, sections=(part,), **changes)
    return cloned(earlier, calendar=CALENDAR, today=TODAY, issued_on=ISSUED)


@pytest.mark.parametrize(
    ("line", "new", "marks"),
    [
        ("- Họp ngày 12/5/2026.", "- Họp ngày 12/5/2027.", {"12/5/2027": MOVED}),
        # 06/02/2027 is the first day of Tết
        ("- Xong trước ngày 06/02/2026.", "- Xong trước ngày 03/02/2027.", {"03/02/2027": MOVED}),
        ("- Ngày 05 tháng 5 năm 2026.", "- Ngày 05 tháng 5 năm 2027.", {"Ngày 05 tháng 5 năm 2027": MOVED}),
        (
            "- Thực hiện Kế hoạch số 118-KH/TU, ngày 28/4/2026 của Tỉnh ủy năm 2026.",
            "- Thực hiện Kế hoạch số 118-KH/TU, ngày 28/4/2026 của Tỉnh ủy năm 2026.",
            {"118-KH/TU": OLD_SYMBOL},
        ),
        (
            "- Nghị quyết số 59-NQ/TW của Bộ Chính trị ngày 24/01/2025; sơ kết 12/5/2026.",
            "- Nghị quyết số 59-NQ/TW của Bộ Chính trị ngày 24/01/2025; sơ kết 12/5/2027.",
            {"24/01/2025": PAST, "12/5/2027": MOVED, "59-NQ/TW": OLD_SYMBOL},
        ),
        (
            "- Hội nghị trực tuyến ngày 20/12/2025.",
            "- Hội nghị trực tuyến ngày 20/12/2025.",
            {"20/12/2025": PAST},
        ),
        ("- Từ ngày 03/02/1930 đến nay.", "- Từ ngày 03/02/1930 đến nay.", {}),
        # an anniversary is kept on its own day, a Saturday in 2027
        (
            "- Kỷ niệm ngày sinh Bác Hồ (19/5/1890 - 19/5/2026).",
            "- Kỷ niệm ngày sinh Bác Hồ (19/5/1890 - 19/5/2027).",
            {"19/5/2027": MOVED},
        ),
        ("- Báo cáo trước ngày 15/6 hằng năm.", "- Báo cáo trước ngày 15/6 hằng năm.", {"15/6": NO_YEAR}),
        (
            "- Kết quả năm 2024, nhiệm vụ năm 2026, mục tiêu đến năm 2030, nhiệm kỳ 2025 - 2030.",
            "- Kết quả năm 2024, nhiệm vụ năm 2027, mục tiêu đến năm 2030, nhiệm kỳ 2025 - 2030.",
            {"năm 2027": OLD_YEAR},
        ),
    ],
)
def test_given_a_line_of_last_years_plan_when_copied_then_only_its_own_days_move_and_all_is_marked(
    line: str, new: str, marks: dict[str, str]
) -> None:
    copy = copied(line)
    assert copy.sections[0].text == new and copy.sections[0].sources == ()
    assert {one.text: one.reason.split(" (")[0] for one in copy.reviews} == marks
    assert all(one.text in new for one in copy.reviews)


def test_given_a_plan_with_days_when_copied_then_its_line_of_days_is_this_years_over_worked_days() -> None:
    days = back_plan(date(2026, 3, 10), date(2026, 3, 20), today=ISSUED, leads=LeadTimes(), calendar=CALENDAR)
    last = days.study_due
    assert last is not None
    copy = copied(
        f"- Chi bộ học xong trước ngày {last:%d/%m/%Y}.",
        back_plan=days,
        subject="học tập nghị quyết năm 2026",
        tasks=(DraftTask("Văn phòng", "Chuẩn bị", last, source=MARK),),
        campaign=DraftCampaign("học", last, date(2026, 3, 10)),
    )
    plan, campaign = copy.back_plan, copy.campaign
    assert plan is not None and campaign is not None
    assert [one.key for one in plan.days] == [one.key for one in days.days if not one.upper]
    assert all(CALENDAR.works(one.day) and one.day.year == 2027 for one in plan.days)
    assert [one.day for one in plan.days] == sorted(one.day for one in plan.days)
    assert plan.day(DayKey.PLAN) == TODAY and plan.problems == (NO_UPPER_DAY,)
    assert plan.study_due == campaign.due == copy.tasks[0].due and campaign.upper_due is None
    assert (copy.id, copy.incoming_id, copy.subject) == (None, None, "học tập nghị quyết năm 2027")
    assert copy.tasks[0].source is None
    assert WORKS_PLACE in [one.section for one in copy.reviews]


def test_given_a_plan_of_the_first_version_when_copied_then_its_campaign_gives_the_days() -> None:
    copy = copied("- Học tập.", campaign=DraftCampaign("học", date(2026, 5, 5), None))
    assert copy.back_plan is not None and copy.back_plan.study_due == date(2027, 5, 5)


def test_given_a_plan_of_two_years_ago_when_copied_then_it_is_this_years() -> None:
    earlier = a_draft(sections=(DraftSection("I", "I- A", 1, "- Họp ngày 12/5/2025."),))
    copy = cloned(earlier, calendar=CALENDAR, today=TODAY, issued_on=date(2025, 3, 3))
    assert copy.sections[0].text == "- Họp ngày 12/5/2027."


def test_given_a_copied_plan_when_checked_then_red_until_each_part_is_looked_at_or_overruled() -> None:
    copy = copied(
        "- Theo Kế hoạch số 118-KH/TU, ngày 28/4/2026.\n- Họp ngày 12/5/2026.",
        campaign=DraftCampaign("học", date(2026, 5, 5), None),
        subject="học tập năm 2026",
    )
    against = Against(CALENDAR, TODAY)

    def red(draft: OutgoingDraft) -> list[str | None]:
        return [one.section for one in check_draft(draft, against) if one.code == "xem_lai" and one.must]

    assert red(copy) == ["I", None, None]
    findings = [one for one in check_draft(copy, against) if one.code == "xem_lai"]
    assert "2 chỗ của kế hoạch cũ ở mục «I- NỘI DUNG»" in findings[0].text
    assert "«12/5/2027»" in findings[0].text and "Cần xem lại căn cứ" in findings[0].text
    assert red(mended(copy, findings[0])) == [None, None]
    assert red(overruled(copy, findings[0], "Đã có ý kiến của Thường trực")) == [None, None]
    retyped = replace(
        copy,
        sections=(replace(copy.sections[0], text="- Theo Kế hoạch của Tỉnh ủy.\n- Họp ngày 14/5/2027."),),
    )
    assert red(retyped) == [None, None]
    seen = copy
    for finding in findings:
        seen = mended(seen, finding)
    assert red(seen) == [] and seen.reviews == ()
