"""What the made-up office follows up: leaders of its tasks, duties that come round, targets of the year."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from office_app.domain.indicators import Aim, Counting, Indicator, Reading
from office_app.domain.recurring import Every, RecurringDuty, Rule, period_of
from office_app.domain.settings import OfficeSettings
from office_app.domain.tasks import TaskKind
from office_app.domain.vietnamese import lower_first
from office_app.use_cases.indicators import save_indicator
from office_app.use_cases.recurring import FollowUp, save_duty


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
    """Keep a target of this year with the values of the quarters that are over."""
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
    readings = [
        Reading(0, date(year, 1 + 3 * at, 1), Decimal(value))
        for at, value in enumerate(one["values"])
        if period_of(Every.QUARTER, date(year, 1 + 3 * at, 1), tools.term_start).last < tools.today
    ]
    save_indicator(
        indicator,
        readings,
        term_start=tools.term_start,
        open_transaction=tools.open_transaction,
        now=tools.now,
    )
