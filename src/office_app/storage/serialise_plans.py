"""The days of a plan and the traces of its passages as JSON and back, see ``serialise``."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from office_app.domain.incoming import Span
from office_app.domain.outgoing import SourceMark
from office_app.domain.plan_timeline import BackPlan, DayKey, PlanDay
from office_app.storage.serialise_parts import Json, day_text


def mark_to_json(mark: SourceMark) -> Json:
    return {
        "sentence": mark.sentence,
        "directive_id": mark.directive_id,
        "symbol": mark.symbol,
        "span": [mark.span.start, mark.span.end] if mark.span else None,
        "line": mark.line,
    }


def mark_from_json(data: Mapping[str, Any] | str) -> SourceMark:
    """Drafts of version 0.1 hold the sentence alone."""
    if isinstance(data, str):
        return SourceMark(data)
    span = Span(*data["span"]) if data["span"] else None
    return SourceMark(data["sentence"], data["directive_id"], data["symbol"], span, data["line"])


def back_plan_to_json(plan: BackPlan) -> Json:
    return {
        "days": [
            {"key": one.key.value, "day": day_text(one.day), "rule": one.rule, "moved": one.moved}
            for one in plan.days
        ],
        "problems": list(plan.problems),
    }


def back_plan_from_json(data: Mapping[str, Any]) -> BackPlan:
    days = (
        PlanDay(DayKey(one["key"]), date.fromisoformat(one["day"]), one["rule"], one["moved"])
        for one in data["days"]
    )
    return BackPlan(tuple(days), tuple(data["problems"]))
