"""What the made-up office has recorded between its directives and its reports, and who presents there."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from office_app.domain.activities import Activity, ActivityKind
from office_app.domain.incoming import IncomingDocument
from office_app.domain.rapporteurs import Rapporteur
from office_app.use_cases.activities import ActivityTools, save_activity
from office_app.use_cases.rapporteurs import save_rapporteur


def add_records(
    data: dict[str, Any], documents: Sequence[IncomingDocument], today: date, tools: ActivityTools
) -> None:
    """Record the activities of the sample's texts, days counted back from today, and list its rapporteurs."""
    with tools.open_transaction() as tx:
        units = {line.unit.short_name: line.unit.id for line in tx.organisation.units(today)}
    directives = [document.id for document in documents if document.doc_type == "Kế hoạch"]
    for at, one in enumerate(data["activity"]):
        save_activity(_activity(one, units, directives[-1 - at % len(directives)], today), tools=tools)
    for one in data["rapporteur"]:
        training = tuple((today - timedelta(days=days), what) for days, what in one.get("training", ()))
        person = Rapporteur(one["full_name"], one["title"], one["level"], one["workplace"], training=training)
        save_rapporteur(person, open_transaction=tools.open_transaction, now=tools.now)


def _activity(
    one: dict[str, Any], units: dict[str, int | None], directive: int | None, today: date
) -> Activity:
    def ago(key: str) -> date | None:
        return today - timedelta(days=one[key]) if key in one else None

    return Activity(
        ActivityKind[one["kind"]],
        today - timedelta(days=one["days_ago"]),
        one["text"],
        one["form"],
        unit_id=units[one["unit"]] if "unit" in one else None,
        incoming_id=directive,
        count=one.get("count", 0),
        reached=one.get("reached", 0),
        settle_by=ago("settle_by"),
        settled_on=ago("settled_on"),
        details=one.get("details", {}),
    )
