"""Text and due dates that say another day than the plan's line of days, and one step to bring them together."""

from dataclasses import replace
from datetime import date

import pytest

from office_app.domain.day_differences import DayDifference, day_differences, in_step
from office_app.domain.outgoing import DraftCampaign, DraftSection, DraftTask, OutgoingDraft
from office_app.domain.plan_mending import with_day
from office_app.domain.plan_timeline import BackPlan, DayKey, PlanDay
from tests.unit.drafts import a_draft

PLAN = BackPlan(
    tuple(
        PlanDay(key, day, "")
        for key, day in (
            (DayKey.PLAN, date(2026, 11, 23)),
            (DayKey.MATERIALS, date(2026, 11, 24)),
            (DayKey.KEY_STAFF, date(2026, 11, 30)),
            (DayKey.LAST_SESSION, date(2026, 12, 10)),
            (DayKey.OWN_REPORT, date(2026, 12, 18)),
            (DayKey.UPPER_STUDY, date(2026, 12, 25)),
        )
    )
)
TEXT = (
    "- Hội nghị cán bộ chủ chốt: ngày 30/11/2026.\n"
    "- Các chi bộ học xong trước ngày 10/12/2026.\n"
    "- Văn phòng gửi báo cáo trước ngày 18/12/2026."
)


def planned(text: str = TEXT, due: date = date(2026, 12, 10)) -> OutgoingDraft:
    return a_draft(
        sections=(DraftSection("I", "I- NỘI DUNG", 1, text),),
        tasks=(
            DraftTask("Chi bộ", "Học", date(2026, 12, 10)),
            DraftTask("Văn phòng", "In", date(2026, 12, 2)),
        ),
        campaign=DraftCampaign("học", due, None),
        back_plan=PLAN,
    )


def test_given_a_plan_in_step_when_compared_then_nothing_is_said() -> None:
    assert day_differences(planned()) == ()
    assert day_differences(replace(planned(due=date(2026, 12, 11)), back_plan=None)) == ()


def test_given_a_due_day_typed_by_hand_when_aligned_then_days_text_and_tasks_say_the_same() -> None:
    draft = planned(due=date(2026, 12, 11))
    (found,) = day_differences(draft)
    assert found == DayDifference(
        DayKey.LAST_SESSION, date(2026, 12, 10), date(2026, 12, 11), "Hạn của chi bộ trong đợt học tập"
    )
    assert "11/12/2026" in found.text and "«Chi bộ học xong»" in found.text and "10/12/2026" in found.text
    after = in_step(draft, found)
    assert day_differences(after) == ()
    assert after.back_plan is not None and after.back_plan.study_due == date(2026, 12, 11)
    assert "trước ngày 11/12/2026" in after.sections[0].text
    assert [task.due for task in after.tasks] == [date(2026, 12, 11), date(2026, 12, 2)]
    assert after.back_plan.key_staff_on == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("10/12/2026", "08/12/2026", DayKey.LAST_SESSION),
        ("30/11/2026", "01/12/2026", DayKey.KEY_STAFF),
        ("18/12/2026", "21/12/2026", DayKey.OWN_REPORT),
    ],
)
def test_given_a_day_changed_in_the_text_when_compared_then_the_right_one_of_the_plan_is_told(
    old: str, new: str, key: DayKey
) -> None:
    draft = planned(TEXT.replace(old, new))
    (found,) = day_differences(draft)
    assert (found.key, f"{found.said:%d/%m/%Y}", found.where) == (key, new, "Nội dung")
    assert day_differences(in_step(draft, found)) == ()


@pytest.mark.parametrize(
    "line",
    [
        "- Theo Kế hoạch số 118-KH/TU, ngày 08/12/2026 của Tỉnh ủy gửi tài liệu.",  # a cited paper's day
        "- Cấp trên yêu cầu các chi bộ báo cáo trước ngày 25/12/2026.",  # the upper level's day
        "- Chuẩn bị tài liệu trước ngày 02/12/2026.",  # the due day of a task
    ],
)
def test_given_days_of_other_matters_when_compared_then_nothing_is_said(line: str) -> None:
    assert day_differences(planned(f"{TEXT}\n{line}")) == ()


def test_given_a_day_mended_when_it_is_the_plans_then_the_line_of_days_follows() -> None:
    after = with_day(planned(), date(2026, 12, 10), date(2026, 12, 9))
    assert after.back_plan is not None and after.back_plan.study_due == date(2026, 12, 9)
    assert day_differences(after) == ()
