"""Our own dates before the upper ones, and the upper bodies' work given to our own."""

import tomllib
from datetime import date

import pytest

from office_app.bootstrap import counterparts
from office_app.domain.counterparts import Counterpart, counterpart_of, lines_of, with_lines
from office_app.domain.incoming import (
    Assignment,
    IncomingDocument,
    Obligation,
    ObligationKind,
    Reach,
    RecognisedDocument,
)
from office_app.domain.plan_naming import plan_subject
from office_app.domain.plan_timeline import BackPlan, LeadTimes
from office_app.domain.plan_work import UnitWork, local_work
from office_app.domain.plans import plan_days, session_days
from office_app.domain.settings import CounterpartLine, OfficeSettings
from office_app.domain.working_days import WorkCalendar
from office_app.shipped import resource
from office_app.use_cases.intake import propose_obligations
from office_app.use_cases.plans import recipients, report_way

TODAY = date(2026, 11, 23)  # a Monday
PAPER_ITSELF = "thực hiện Công văn số 118-KH/TU, ngày 12/11/2026 của Ban Thường vụ Tỉnh ủy về việc tăng cường tuyên truyền"
EVERY_WEEK = WorkCalendar()


def directive(
    *obligations: Obligation, subject: str = "học tập Nghị quyết", doc_type: str = "Kế hoạch"
) -> IncomingDocument:
    return IncomingDocument(
        symbol="118-KH/TU",
        issued_on=date(2026, 11, 12),
        doc_type=doc_type,
        issuer="Ban Thường vụ Tỉnh ủy",
        subject=subject,
        arrived_on=TODAY,
        obligations=obligations,
    )


def deadline(due: date | None, ours: bool = True) -> Obligation:
    return Obligation(ObligationKind.DEADLINE, "hoàn thành", due=due, ours=ours)


def report_by(due: date) -> Obligation:
    return Obligation(
        ObligationKind.REPORT, "báo cáo", unit="Ban Thường vụ Tỉnh ủy", through="Ban Tổ chức Tỉnh ủy", due=due
    )


def dates_of(*obligations: Obligation, lead_days: int = 3, calendar: WorkCalendar = EVERY_WEEK) -> BackPlan:
    return plan_days(
        [directive(*obligations)], today=TODAY, leads=LeadTimes(study=lead_days), calendar=calendar
    )


def work_of(asked: Obligation) -> list[UnitWork]:
    return local_work([directive(asked)], counterparts(), dates_of(), EVERY_WEEK, 3)


def test_given_upper_due_when_planned_then_study_ends_lead_days_before_and_key_staff_first() -> None:
    dates = dates_of(deadline(date(2026, 12, 18)), report_by(date(2026, 12, 25)))
    assert dates.study_due == date(2026, 12, 15)
    assert dates.own_report_due == date(2026, 12, 24)
    assert dates.key_staff_on is not None
    assert TODAY < dates.key_staff_on < dates.study_due
    assert dates.key_staff_on.weekday() < 5


def test_given_several_levels_when_planned_then_the_last_day_counts_and_the_report_is_not_a_study_day() -> (
    None
):
    dates = dates_of(
        deadline(date(2026, 12, 4)),
        deadline(date(2026, 12, 18)),
        deadline(date(2026, 12, 25)),
        report_by(date(2026, 12, 25)),
    )
    assert dates.upper_due == date(2026, 12, 18)
    assert dates.report_due == date(2026, 12, 25)


def test_given_report_only_when_planned_then_study_ends_before_our_report() -> None:
    dates = dates_of(report_by(date(2026, 12, 25)), lead_days=1)
    assert dates.study_due is not None
    assert dates.own_report_due is not None
    assert dates.study_due < dates.own_report_due < date(2026, 12, 25)


def test_given_no_dates_when_planned_then_no_upper_day_is_invented_and_our_own_are_called_proposals() -> None:
    dates = dates_of(deadline(None))
    assert (dates.upper_due, dates.report_due, dates.own_report_due) == (None, None, None)
    assert dates.study_due is not None and dates.study_due > TODAY
    assert all("không nêu thời hạn" in one.rule for one in dates.days[1:])
    assert dates.problems == ("Văn bản không nêu thời hạn: các ngày là đề xuất, cơ quan quyết định.",)


def test_given_tet_before_the_due_day_when_planned_then_days_off_are_skipped() -> None:
    tet = frozenset(date(2026, 12, day) for day in (14, 15, 16, 17))
    assert dates_of(deadline(date(2026, 12, 18)), lead_days=2, calendar=WorkCalendar(tet)).study_due == date(
        2026, 12, 10
    )


@pytest.mark.parametrize("entry", counterparts(), ids=lambda body: body.name)
def test_given_its_own_name_when_matched_then_each_body_takes_it(entry: Counterpart) -> None:
    found = counterpart_of(entry.name, counterparts())
    assert found is not None and found.name == entry.name


@pytest.mark.parametrize(
    ("named", "ours"),
    [
        ("Ban Tuyên giáo và Dân vận Tỉnh ủy", "Ban Xây dựng Đảng Đảng ủy"),
        ("Ủy ban Kiểm tra Huyện uỷ", "Ủy ban Kiểm tra Đảng ủy"),
        ("UBND xã", "Ủy ban nhân dân xã"),
        (
            "Các đoàn thể chính trị - xã hội",
            "Ủy ban Mặt trận Tổ quốc Việt Nam xã và các tổ chức chính trị - xã hội xã",
        ),
        ("Trung tâm Văn hóa - Thể thao và Truyền thanh huyện", "Trung tâm Dịch vụ tổng hợp xã"),
        ("Các TCCSĐ trực thuộc", "Các chi bộ, đảng bộ trực thuộc"),
    ],
)
def test_given_upper_body_when_mapped_then_our_counterpart_gets_the_work(named: str, ours: str) -> None:
    asked = Obligation(ObligationKind.ASSIGNMENT, f"{named} lập danh mục tài liệu. Câu thứ hai.", unit=named)
    work = work_of(asked)
    (body,) = [w for w in work if w.sources]
    assert body.unit == ours
    assert body.work[-1] == "Lập danh mục tài liệu. Câu thứ hai"


def rows_of_rules() -> list[tuple[str, str]]:
    """Return each body's example of a name above, and the body."""
    text = resource("rules", "counterparts.toml").read_text(encoding="utf-8")
    return [(row["example"], row["name"]) for row in tomllib.loads(text)["counterpart"]]


@pytest.mark.parametrize(("named", "ours"), rows_of_rules())
def test_given_the_example_of_the_shipped_table_when_looked_up_then_its_body_is_found(named: str, ours: str):
    found = counterpart_of(named, counterparts())
    assert found is not None and found.name == ours


def test_given_a_table_of_the_office_when_looked_up_then_it_alone_counts_and_bodies_keep_their_work() -> None:
    own = (
        CounterpartLine("Sở Văn hóa, Thể thao", "Phòng Văn hóa - Xã hội"),
        CounterpartLine("Ban Dân vận", "Ủy ban Mặt trận xã"),
        CounterpartLine("Văn phòng", "Văn phòng Đảng ủy"),
    )
    bodies = counterparts(OfficeSettings("Thanh Lâm", "Thái Nguyên", counterparts=own))

    def ours(named: str) -> str | None:
        body = counterpart_of(named, bodies)
        return body.name if body else None

    assert ours("sở văn hoá thể thao và du lịch") == "Phòng Văn hóa - Xã hội"
    assert ours("Ban Dân vận Tỉnh ủy") == "Ủy ban Mặt trận xã"
    assert ours("Ban Tổ chức Tỉnh ủy") is None
    assert ours("Ủy ban nhân dân xã") == "Ủy ban nhân dân xã"  # a body's own name always means it
    office = next(body for body in bodies if body.name == "Văn phòng Đảng ủy")
    assert office.work and [body.name for body in bodies][-2:] == [
        "Phòng Văn hóa - Xã hội",
        "Ủy ban Mặt trận xã",
    ]


def test_given_the_shipped_table_when_kept_as_the_offices_own_then_nothing_changes() -> None:
    shipped = counterparts()
    assert with_lines(shipped, lines_of(shipped)) == shipped


def test_given_a_counterpart_the_clerk_confirmed_when_planned_then_it_goes_before_the_table() -> None:
    asked = Obligation(
        ObligationKind.ASSIGNMENT,
        "Ban Dân vận Tỉnh ủy lập danh mục.",
        unit="Ban Dân vận Tỉnh ủy",
        counterpart="Văn phòng Đảng ủy",
    )
    (body,) = [w for w in work_of(asked) if w.sources]
    assert body.unit == "Văn phòng Đảng ủy"


def test_given_assignments_when_proposed_then_those_of_bodies_above_name_who_does_it_here() -> None:
    found = RecognisedDocument(
        assignments=(
            Assignment("Ban Tuyên giáo Huyện ủy", "tham mưu", Reach.OURS),
            Assignment("Văn phòng Đảng ủy", "đôn đốc", Reach.OURS),
            Assignment("Ban Tổ chức Tỉnh ủy", "hướng dẫn", Reach.ABOVE),
            Assignment("Ban Tuyên giáo Đảng ủy Công an tỉnh", "phối hợp", Reach.OTHERS),
        )
    )
    proposed = propose_obligations(found, counterparts())
    assert [one.counterpart for one in proposed] == [
        "Ban Xây dựng Đảng Đảng ủy",
        None,
        "Ban Xây dựng Đảng Đảng ủy",
        None,
    ]


def test_given_work_of_other_levels_when_mapped_then_nobody_here_gets_it() -> None:
    asked = Obligation(
        ObligationKind.ASSIGNMENT, "Ban Tuyên giáo lập danh mục.", unit="Ban Tuyên giáo", ours=False
    )
    assert all(not work.sources for work in work_of(asked))


def test_given_meeting_days_when_sessions_are_proposed_then_each_falls_on_it_or_on_a_working_day() -> None:
    days = session_days([3, None, 5, 28], start=TODAY, end=date(2026, 12, 15), calendar=EVERY_WEEK)
    assert days[0] == date(2026, 12, 3)
    assert all(TODAY <= day <= date(2026, 12, 15) and day.weekday() < 5 for day in days)


def test_given_due_day_past_when_sessions_are_proposed_then_a_day_is_still_given() -> None:
    assert session_days([None], start=TODAY, end=date(2026, 11, 2), calendar=EVERY_WEEK) == [TODAY]


@pytest.mark.parametrize(
    ("doc_type", "subject", "expected"),
    [
        (
            "Kế hoạch",
            "Học tập, quán triệt Nghị quyết số 71-NQ/TW",
            "học tập, quán triệt Nghị quyết số 71-NQ/TW",
        ),
        (
            "Nghị quyết",
            "Phát triển giáo dục",
            (
                "học tập, quán triệt, tuyên truyền và triển khai thực hiện Nghị quyết số 118-KH/TU của "
                "Ban Thường vụ Tỉnh ủy về phát triển giáo dục"
            ),
        ),
        ("Công văn", "Tăng cường tuyên truyền", PAPER_ITSELF),
    ],
)
def test_given_directive_when_named_then_the_plan_says_what_we_do(
    doc_type: str, subject: str, expected: str
) -> None:
    assert plan_subject(directive(subject=subject, doc_type=doc_type)) == expected


def test_given_reporting_channel_when_recipients_are_made_then_it_comes_first_and_the_copy_last() -> None:
    settings = OfficeSettings("Thanh Lâm", "Vĩnh Yên")
    names = recipients(settings, report_way([directive(report_by(date(2026, 12, 25)))], settings, TODAY))
    assert names[:2] == ("Ban Thường vụ Tỉnh ủy (b/c)", "Ban Tổ chức Tỉnh ủy (b/c)")
    assert names[-1].startswith("Lưu")
