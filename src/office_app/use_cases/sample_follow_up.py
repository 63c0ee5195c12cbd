"""What the made-up office follows up: leaders of its tasks, duties that come round, targets of the year."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from office_app.domain.indicators import Aim, Counting, Indicator, Reading
from office_app.domain.recurring import Every, RecurringDuty, Rule
from office_app.domain.report_counting import rate_of
from office_app.domain.report_periods import Period, ReportKind, period_of
from office_app.domain.settings import OfficeSettings
from office_app.domain.tasks import TaskKind
from office_app.domain.vietnamese import lower_first
from office_app.use_cases.indicators import save_indicator
from office_app.use_cases.recurring import FollowUp, save_duty
from office_app.use_cases.reports_figures import count_period


def add_follow_up(data: dict[str, Any], settings: OfficeSettings, tools: FollowUp) -> None:
    """Give every other open task its leader, and add the duties and indicators of the sample's texts."""
    leaders = [f"{one.full_name}, {lower_first(one.title.capitalize())}" for one in settings.signers]
    with tools.open_transaction() as tx:
        for at, task in enumerate(tx.tasks.all(include_done=False)):
            if at % 2:
                leader = leaders[at % len(leaders)]
                tx.tasks.update(replace(task, leader=leader, authority="Ban Thường vụ Đảng ủy"))
        units = {line.unit.name: line.unit.id for line in tx.organisation.units(tools.today)}
        tx.commit()
    for at, one in enumerate(data["duty"]):
        duty = RecurringDuty(
            one["title"],
            Rule(Every[one["every"]], one["day"]),
            tools.today,
            one["unit"],
            units.get(one["unit"]),
            TaskKind[one.get("kind", "REPORT")],
            leader=leaders[at % len(leaders)],
            product=one["product"],
            authority=one["authority"],
        )
        save_duty(duty, tools=tools)
    for one in data["indicator"]:
        _measure(one, tools)


def _measure(one: dict[str, Any], tools: FollowUp) -> None:
    """Keep a target of this year with the values of the quarters that are over, as the office's own records say."""
    year = tools.today.year
    indicator = Indicator(
        one["title"],
        one["unit"],
        Decimal(one["target"]),
        date(year, 1, 1),
        date(year, 12, 31),
        counting=Counting[one.get("counting", "SUM")],
        aim=Aim[one.get("aim", "AT_LEAST")],
        owner=one["owner"],
    )
    quarters = [period_of(ReportKind.QUARTER, date(year, month, 1)) for month in (1, 4, 7, 10)]
    begun = [quarter for quarter in quarters if quarter.since <= tools.today]
    if "counted" in one:
        values = _counted(one["counted"], begun, tools)
    else:
        over = [quarter for quarter in begun if quarter.until < tools.today]
        values = [Decimal(value) for value in one["values"][: len(over)]]
    readings = [
        Reading(0, quarter.since, value)
        for quarter, value in zip(begun, values, strict=False)
        if value is not None
    ]
    save_indicator(
        indicator,
        readings,
        term_start=tools.term_start,
        open_transaction=tools.open_transaction,
        now=tools.now,
    )


def _counted(key: str, quarters: Sequence[Period], tools: FollowUp) -> list[Decimal | None]:
    """Return a figure of each quarter as a report made today counts it, None for a rate of nothing."""
    with tools.open_transaction() as tx:
        found = [count_period(one, tools.today, tx).figure(key) for one in quarters]
    return [Decimal(one.value) if one.of is None else rate_of(one.value, one.of) for one in found]
