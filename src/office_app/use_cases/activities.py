"""Recording what happens between a directive and the report on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from office_app.domain.activities import FIELDS, Activity, ActivityFilter, ActivityKind, ActivityTotals
from office_app.domain.errors.entries import IncompleteError
from office_app.use_cases.ports.clock import Clock
from office_app.use_cases.ports.files import Originals
from office_app.use_cases.ports.transaction import OpenTransaction


@dataclass(frozen=True)
class ActivityTools:
    """What activities are recorded with."""

    open_transaction: OpenTransaction
    originals: Originals
    now: Clock


def save_activity(activity: Activity, evidence: Sequence[Path] = (), *, tools: ActivityTools) -> int:
    """Add (``id`` None) or change a record, keep its evidence, and return its id.

    Raises:
        IncompleteError: no text, a day to come, a last day or a settling before the first, a number below nought.
        FileReadError: a file of evidence cannot be read; nothing is written.
    """
    activity = replace(activity, text=activity.text.strip(), form=" ".join(activity.form.split()))
    fault = _fault(activity, tools.now().date())
    if fault is not None:
        raise IncompleteError(fields=fault)
    stored = [tools.originals.put(path) for path in evidence]
    known = {file.sha256 for file in activity.files}
    files = (*activity.files, *(file for file in stored if file.sha256 not in known))
    activity = replace(activity, files=files)
    with tools.open_transaction() as tx:
        if activity.id is None:
            activity_id = tx.activities.add(activity)
        else:
            activity_id = activity.id
            tx.activities.update(activity)
        tx.audit.record(
            tools.now(), f"activity.{activity.kind.name.lower()}", activity_id, activity.text[:80]
        )
        tx.commit()
    return activity_id


def _fault(activity: Activity, today: date) -> str | None:
    fields = FIELDS[activity.kind]
    if not activity.text:
        return fields.text.lower()
    if activity.happened_on > today:
        return "ngày phải là ngày đã qua"
    if activity.until is not None and activity.until < activity.happened_on:
        return "ngày kết thúc phải từ ngày bắt đầu trở đi"
    if activity.settled_on is not None and not activity.happened_on <= activity.settled_on <= today:
        return f"«{fields.settled_on}» phải từ ngày ghi nhận đến hôm nay"
    if min(activity.count, activity.reached) < 0:
        return "số lượng phải từ 0 trở lên"
    return None


def remove_activity(activity_id: int, *, tools: ActivityTools) -> Activity:
    """Take a record away and return it, so that it can be brought back. Its files stay kept."""
    with tools.open_transaction() as tx:
        activity = tx.activities.get(activity_id)
        tx.activities.remove(activity_id)
        tx.audit.record(tools.now(), "activity.removed", activity_id, activity.text[:80])
        tx.commit()
    return activity


def find_activities(wanted: ActivityFilter, *, open_transaction: OpenTransaction) -> Sequence[Activity]:
    """Return the records that match, the newest first."""
    with open_transaction() as tx:
        return tx.activities.find(wanted)


def activity_totals(
    wanted: ActivityFilter, today: date, *, open_transaction: OpenTransaction
) -> Mapping[ActivityKind, ActivityTotals]:
    """Return sums over the records that match, by kind; kinds without records are left out."""
    found: dict[ActivityKind, list[Activity]] = {}
    for activity in find_activities(wanted, open_transaction=open_transaction):
        found.setdefault(activity.kind, []).append(activity)
    return {kind: totals_of(records, today) for kind, records in found.items()}


def totals_of(records: Sequence[Activity], today: date) -> ActivityTotals:
    """Return the sums over records of one kind."""
    return ActivityTotals(
        records=len(records),
        count=sum(activity.count for activity in records),
        reached=sum(activity.reached for activity in records),
        settled=sum(one.settled_on is not None and one.settled_on <= today for one in records),
        waiting=sum(activity.open_on(today) for activity in records),
        units=len({activity.unit_id for activity in records if activity.unit_id is not None}),
    )
