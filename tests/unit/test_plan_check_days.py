"""Days written into the text by hand: impossible ones, days off, days of the week, the upper level's days."""

from datetime import date

import pytest

from office_app.bootstrap.calendar import work_calendar
from office_app.domain.incoming import IncomingDocument, Obligation, ObligationKind
from office_app.domain.outgoing import DraftCampaign, DraftSection, DraftTask, Finding, OutgoingDraft
from office_app.domain.plan_check import Against, check_draft
from office_app.domain.plan_mending import mended
from office_app.domain.plan_timeline import BackPlan, DayKey, PlanDay
from office_app.domain.written_days import written_days
from tests.unit.drafts import a_draft

TODAY = date(2026, 5, 4)
AGAINST = Against(work_calendar((2026, 2027)), TODAY)


def written(text: str, heading: str = "I- NỘI DUNG", **changes: object) -> OutgoingDraft:
    opening = DraftSection("0", "", 0, "Thực hiện Kế hoạch số 118-KH/TU, Đảng ủy xã xây dựng kế hoạch:")
    return a_draft(**{"sections": (opening, DraftSection("I", heading, 1, text)), **changes})


def of_days(draft: OutgoingDraft, against: Against = AGAINST) -> list[Finding]:
    kinds = ("ngay.", "viec.", "dot_hoc.", "bao_cao.")
    return [one for one in check_draft(draft, against) if one.code.startswith(kinds)]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("- Các chi bộ học xong trước ngày 10/5/2026.", "- Các chi bộ học xong trước ngày 08/5/2026."),
        ("- Hội nghị ngày 16 tháng 5 năm 2026.", "- Hội nghị ngày 15 tháng 5 năm 2026."),
        ("- Báo cáo chậm nhất ngày 02/9.", "- Báo cáo chậm nhất ngày 28/8."),
        ("- Gửi danh sách trước ngày 08/02/2027.", "- Gửi danh sách trước ngày 03/02/2027."),  # Tết
        ("- Học từ ngày 11/5/2026 đến ngày 31/5/2026.", "- Học từ ngày 11/5/2026 đến ngày 29/5/2026."),
        ("- Theo Kế hoạch số 5-KH/TU, ngày 03/5/2026; họp ngày 10/5/2026.", None),
    ],
)
def test_given_a_day_off_to_work_by_when_checked_then_the_working_day_before_it_is_proposed(
    text: str, after: str | None
) -> None:
    draft = written(text)
    (found,) = of_days(draft)
    assert (found.code, found.must, found.section) == ("ngay.nghi", False, "I")
    assert found.mending is not None
    better = mended(draft, found)
    assert of_days(better) == []
    if after is not None:
        assert better.sections[1].text == after


@pytest.mark.parametrize(
    "text",
    [
        "- Chào mừng Quốc khánh 02/9/2026.",
        "- Kỷ niệm ngày thành lập Đảng bộ xã 09/5/2026.",
        "- Theo Kế hoạch số 5-KH/TU, ngày 03/5/2026 của Tỉnh ủy.",
        "- Nghị định có hiệu lực từ ngày 01/11/2026.",
        "- Số liệu tính đến ngày 31/5/2026.",
        "- Ngày 02/5/2026 đã họp bàn.",  # before the plan
        "- Hội nghị chi bộ: Chủ nhật, ngày 10/5/2026; thứ Bảy (16/5/2026).",  # meant so
        "- Ngày bầu cử 17/5/2026.",
        "- Ngày 16/5/2026 là ngày hội đại đoàn kết.",
        "- Báo cáo trước ngày 15 tháng 11 hằng năm.",
        "- Nghỉ Tết từ ngày 04/02/2027 đến ngày 10/02/2027.",
        "- Cuộc thi từ ngày 16/5/2026.",
    ],
)
def test_given_a_day_off_that_nothing_is_due_on_when_checked_then_nothing_is_said(text: str) -> None:
    assert of_days(written(text)) == []


def test_given_an_upper_day_on_a_sunday_when_named_in_the_text_then_it_is_not_ours_to_move() -> None:
    asked = Obligation(ObligationKind.DEADLINE, "xong", due=date(2026, 5, 31))
    upper = IncomingDocument(
        "118-KH/TU", date(2026, 4, 28), "Kế hoạch", "Tỉnh ủy", "học", TODAY, obligations=(asked,)
    )
    draft = written("- Thời hạn cấp trên giao là ngày 31/5/2026.")
    assert of_days(draft, Against(AGAINST.calendar, TODAY, directives=(upper,))) == []
    assert [one.code for one in of_days(draft)] == ["ngay.nghi"]


def test_given_one_of_several_days_off_when_checked_then_no_mending_makes_nonsense_of_the_line() -> None:
    (found,) = of_days(written("- Họp ngày 15, 16/5/2026."))
    assert found.mending is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- Họp ngày 31/02/2027.", "Không có ngày 31/02/2027."),
        ("- Họp ngày 31/6.", "Không có ngày 31/6."),
        ("- Họp ngày 30 tháng 02 năm 2027.", "Không có ngày 30 tháng 02 năm 2027."),
        ("- Theo Kế hoạch số 5-KH/TU, ngày 31/4/2026.", "Không có ngày 31/4/2026."),
        ("- Xong trong tháng 13/2026.", "Không có tháng 13."),
    ],
)
def test_given_a_day_that_no_calendar_has_when_checked_then_red(text: str, told: str) -> None:
    assert [(one.must, one.text) for one in of_days(written(text))] == [(True, told)]


@pytest.mark.parametrize(
    "text",
    [
        "- Dự 1/2 ngày, 3/4 số đảng viên.",
        "- Trong 6 tháng 15 ngày; lương tháng 13.",
        "- Tỷ lệ 31/6.",
        "- Học ngày 29/02.",
    ],
)
def test_given_figures_that_look_like_days_when_checked_then_nothing_is_said(text: str) -> None:
    assert of_days(written(text)) == []


@pytest.mark.parametrize(
    ("text", "must", "after"),
    [
        ("- Họp ngày 12/5/2026 (thứ Hai).", True, "- Họp ngày 12/5/2026 (thứ Ba)."),
        ("- Sáng thứ 2, ngày 12 tháng 5 năm 2026.", True, "- Sáng thứ Ba, ngày 12 tháng 5 năm 2026."),
        ("- Họp thứ hai, ngày 12/5/2026.", True, "- Họp thứ Ba, ngày 12/5/2026."),
        ("- Họp thứ Hai, ngày 12/5.", False, "- Họp thứ Ba, ngày 12/5."),
        ("- Họp Chủ nhật, ngày 12/5/2026.", True, "- Họp thứ Ba, ngày 12/5/2026."),
    ],
)
def test_given_a_weekday_that_is_not_the_dates_when_checked_then_the_right_one_is_proposed(
    text: str, must: bool, after: str
) -> None:
    draft = written(text)
    (found,) = of_days(draft)
    assert (found.code, found.must) == ("ngay.thu", must)
    assert mended(draft, found).sections[1].text == after


def test_given_a_second_conference_when_checked_then_its_number_is_no_weekday() -> None:
    assert of_days(written("- Hội nghị lần thứ hai, ngày 12/5/2026; phiên thứ ba, ngày 14/5/2026.")) == []


def test_given_a_heading_with_a_wrong_day_when_mended_then_the_heading_changes() -> None:
    draft = written("- Việc.", heading="I- THỜI GIAN: thứ Hai, ngày 12/5/2026")
    better = mended(draft, of_days(draft)[0])
    assert better.sections[1].heading == "I- THỜI GIAN: thứ Ba, ngày 12/5/2026"


def plan_of(*days: tuple[DayKey, date]) -> BackPlan:
    return BackPlan(tuple(PlanDay(key, day, "") for key, day in days))


def test_given_an_upper_day_that_has_gone_by_when_checked_then_all_places_are_one_finding() -> None:
    days = plan_of(
        (DayKey.KEY_STAFF, date(2026, 5, 6)),
        (DayKey.LAST_SESSION, date(2026, 5, 8)),
        (DayKey.UPPER_STUDY, date(2026, 4, 20)),
    )
    parts = [
        DraftSection(key, f"{key}- VIỆC", 1, "- Họp ngày 06/5/2026.\n- Xong ngày 08/5/2026.")
        for key in ("I", "II", "III")
    ]
    tasks = (DraftTask("Văn phòng Đảng ủy", "Việc", date(2026, 5, 8)),)
    draft = a_draft(sections=parts, back_plan=days, tasks=tasks)
    (found,) = [one for one in of_days(draft) if one.code == "ngay.sau_cap_tren"]
    assert not found.must
    assert "2 ngày của kế hoạch (06/5/2026, 08/5/2026)" in found.text
    assert "(6 chỗ: mục I, mục II, mục III)" in found.text


def test_given_a_day_behind_an_upper_one_to_come_when_mended_then_it_moves_everywhere() -> None:
    days = plan_of((DayKey.LAST_SESSION, date(2026, 6, 16)), (DayKey.UPPER_STUDY, date(2026, 6, 15)))
    campaign = DraftCampaign("học", date(2026, 6, 16), date(2026, 6, 15), unit_ids=(1,))
    draft = written("- Xong ngày 16/6/2026.\n- Hạn 16/6/2026.", back_plan=days, campaign=campaign)
    (found,) = of_days(draft)
    assert (found.code, found.must) == ("ngay.sau_cap_tren", True) and "2 chỗ" in found.text
    better = mended(draft, found)
    assert better.sections[1].text == "- Xong ngày 12/6/2026.\n- Hạn 12/6/2026."
    assert better.campaign is not None and better.campaign.due == date(2026, 6, 12)


def reporting(due: date) -> Against:
    asked = Obligation(ObligationKind.REPORT, "báo cáo", unit="Tỉnh ủy", due=due)
    upper = IncomingDocument(
        "118-KH/TU", date(2026, 4, 28), "Kế hoạch", "Tỉnh ủy", "học", TODAY, obligations=(asked,)
    )
    return Against(AGAINST.calendar, TODAY, directives=(upper,))


def test_given_a_report_day_typed_behind_the_upper_one_when_checked_then_red_and_mended() -> None:
    draft = written("- Văn phòng tổng hợp, báo cáo Tỉnh ủy trước ngày 07/7/2026.")
    (found,) = of_days(draft, reporting(date(2026, 6, 30)))
    assert (found.code, found.must, found.section) == ("bao_cao.sau_cap_tren", True, "I")
    better = mended(draft, found)
    assert better.sections[1].text == "- Văn phòng tổng hợp, báo cáo Tỉnh ủy trước ngày 29/6/2026."
    assert of_days(better, reporting(date(2026, 6, 30))) == []


@pytest.mark.parametrize(
    "text",
    [
        "- Báo cáo Tỉnh ủy trước ngày 29/6/2026.",
        "- Báo cáo viên lên lớp ngày 07/7/2026.",
        "- Báo cáo tổng kết trước ngày 07/12/2026.",
        "- Định kỳ báo cáo quý trước ngày 07/7/2026.",
    ],
)
def test_given_other_reports_when_checked_then_the_upper_day_is_not_theirs(text: str) -> None:
    found = of_days(written(text), reporting(date(2026, 6, 30)))
    assert "bao_cao.sau_cap_tren" not in [one.code for one in found]


def test_given_days_of_all_writings_when_read_then_each_is_that_day() -> None:
    text = "05/9/2026, 15-12-2026, 1.2.2027, ngày 05 tháng 9 năm 2026, ngày 30/4, ngày 02 tháng 5, 31/11/2026"
    found = [one.day for one in written_days(text, date(2026, 11, 22))]
    assert found == [
        date(2026, 9, 5),
        date(2026, 12, 15),
        date(2027, 2, 1),
        date(2026, 9, 5),
        date(2027, 4, 30),
        date(2027, 5, 2),
        None,
    ]
