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


HEADS = {
    "incoming": {
        "id": "ID",
        "arrival": "Số đến",
        "arrived_on": "Ngày đến",
        "symbol": "Số, ký hiệu",
        "issued_on": "Ngày văn bản",
        "doc_type": "Loại",
        "issuer": "Cơ quan ban hành",
        "subject": "Trích yếu",
        "state": "Tình trạng",
        "due": "Hạn",
    },
    "outgoing": {
        "id": "ID",
        "symbol": "Số, ký hiệu",
        "issued_on": "Ngày ban hành",
        "doc_type": "Loại",
        "subject": "Trích yếu",
        "signer": "Người ký",
        "state": "Tình trạng",
    },
    "units": {"id": "ID", "name": "Đơn vị", "members": "Đảng viên", "exempt": "Miễn"},
    "tasks": {
        "id": "ID",
        "title": "Việc",
        "unit": "Đơn vị",
        "due": "Hạn",
        "state": "Trạng thái",
        "kind": "Loại",
        "source": "Nguồn",
    },
    "campaigns": {
        "id": "ID",
        "symbol": "Số, ký hiệu",
        "title": "Đợt học tập",
        "starts_on": "Từ ngày",
        "due": "Hạn",
        "upper_due": "Hạn của cấp trên",
    },
    "sessions": {
        "id": "ID",
        "campaign": "ID đợt",
        "unit": "Đơn vị",
        "planned_on": "Ngày hẹn",
        "state": "Tình trạng",
        "called": "Triệu tập",
        "present": "Có mặt",
    },
}
"""What of each list is printed for people, under which heading; ``--json`` gives all."""

LISTS: dict[str, Callable[[Office, Namespace], list[dict[str, Any]]]] = {
    "incoming": _incoming,
    "outgoing": _outgoing,
    "units": _units,
    "tasks": _tasks,
    "campaigns": _campaigns,
    "sessions": _sessions,
}
