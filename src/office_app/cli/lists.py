"""What ``office-app list`` can show, one function a list."""

from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from office_app.bootstrap import Office
from office_app.domain.incoming import IncomingFilter


def _incoming(office: Office, _: Namespace) -> list[dict[str, Any]]:
    return [asdict(line) for line in office.incoming_lines(office.incoming_ids(IncomingFilter()))]


def _outgoing(office: Office, _: Namespace) -> list[dict[str, Any]]:
    return [asdict(line) for line in office.outgoing_lines(office.outgoing_ids())]


def _units(office: Office, _: Namespace) -> list[dict[str, Any]]:
    return [
        {"id": line.unit.id, "name": line.unit.name, "members": line.members, "exempt": line.exempt}
        for line in office.units()
    ]


def _tasks(office: Office, _: Namespace) -> list[dict[str, Any]]:
    return [{**asdict(task), "urgency": urgency} for urgency, task in office.tasks()]


def _campaigns(office: Office, _: Namespace) -> list[dict[str, Any]]:
    return [asdict(campaign) for campaign in office.campaigns()]


def _sessions(office: Office, args: Namespace) -> list[dict[str, Any]]:
    wanted = [args.campaign] if args.campaign else [c.id or 0 for c in office.campaigns()]
    return [
        {
            "id": line.session.id if line.session else None,
            "campaign": campaign_id,
            "unit": line.unit,
            "planned_on": line.session.planned_on if line.session else None,
            "state": line.session.state if line.session else None,
            "called": line.figures.called,
            "present": line.figures.present,
        }
        for campaign_id in wanted
        for line in office.campaign_results(campaign_id)
    ]


LISTS: dict[str, Callable[[Office, Namespace], list[dict[str, Any]]]] = {
    "incoming": _incoming,
    "outgoing": _outgoing,
    "units": _units,
    "tasks": _tasks,
    "campaigns": _campaigns,
    "sessions": _sessions,
}
