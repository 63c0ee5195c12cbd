"""The figures of the first screen against counts made another way, over a real store."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from office_app.bootstrap import Office, open_office
from office_app.domain.incoming import IncomingFilter, IncomingState
from office_app.domain.organisation import Unit, UnitKind
from office_app.domain.overview import Overview
from office_app.domain.study import SessionState
from office_app.domain.tasks import Task, TaskState, Urgency

NOW = datetime(2026, 11, 25, 8, 30, tzinfo=timezone(timedelta(hours=7)))  # a Wednesday
TODAY = NOW.date()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = open_office(tmp_path / "data", now=lambda: NOW)
    yield made
    made.close()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The sample office, made once; what one test adds to it, the other counts along."""
    made = open_office(tmp_path_factory.mktemp("sample") / "data", now=lambda: NOW)
    made.make_sample()
    yield made
    made.close()


def figures(overview: Overview) -> tuple[int, ...]:
    return (
        overview.due_this_week,
        overview.overdue,
        overview.to_plan,
        overview.units_waiting,
        overview.units_total,
    )


@pytest.mark.slow
def test_given_tasks_and_upper_days_when_counted_then_cards_count_what_the_room_of_tasks_shows(
    sample: Office,
):
    for day in (-30, -1, 0, 4, 5, 40):  # Sunday is four days away
        sample.add_task(Task(f"việc {day}", "VP", TODAY + timedelta(days=day)))
    sample.add_task(Task("xong", "VP", TODAY - timedelta(days=3), TaskState.DONE))
    sample.add_task(Task("không hạn", "VP", None))
    overview = sample.overview()
    listed = [urgency for urgency, _task in sample.tasks()]
    assert overview.due_this_week == listed.count(Urgency.THIS_WEEK)
    assert overview.overdue == listed.count(Urgency.OVERDUE) == 2
    assert {item.kind for item in overview.agenda} >= {"task", "obligation", "session"}


@pytest.mark.slow
def test_given_the_sample_office_when_counted_another_way_then_the_figures_are_the_same(sample: Office):
    overview = sample.overview()
    documents = [sample.incoming_document(one) for one in sample.incoming_ids(IncomingFilter())]
    to_plan = [
        document
        for document in documents
        if document.state is not IncomingState.DONE
        and any(one.ours for one in document.obligations)
        and not sample.papers_of(document.id or 0)
    ]
    results = {campaign.id: sample.campaign_results(campaign.id or 0) for campaign in sample.campaigns()}
    units = {line.unit for lines in results.values() for line in lines}
    studied = {
        line.unit
        for line in results[sample.campaigns()[0].id]
        if line.session is not None and line.session.state is SessionState.HELD
    }
    assert overview.to_plan == len(to_plan)
    assert (overview.units_waiting, overview.units_total) == (len(units - studied), len(units))
    months: dict[date, list[int]] = {}
    for lines in results.values():
        for line in lines:
            if line.session is not None and line.session.held_on is not None:
                month = months.setdefault(line.session.held_on.replace(day=1), [0, 0])
                month[0] += line.figures.present + line.figures.made_up
                month[1] += line.figures.called
    assert [[one.present, one.called] for one in overview.months] == [months[day] for day in sorted(months)][
        -12:
    ]
    assert figures(overview) == figures(sample.opened.overview())


def test_given_chi_bo_but_no_campaign_when_counted_then_none_is_waited_for_of_those_there_are(office: Office):
    assert figures(office.overview()) == (0, 0, 0, 0, 0)
    office.add_units(["Chi bộ Thôn Đông", "Chi bộ Thôn Đoài"])
    office.save_unit(Unit("Chi bộ cũ", UnitKind.CHI_BO, ended_on=TODAY))
    office.save_unit(Unit("Ủy ban nhân dân", UnitKind.UBND))
    overview = office.overview()
    assert (overview.units_waiting, overview.units_total) == (0, 2)
