"""The rooms of the window: name, icon, and how each is made. This module alone knows them all."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from office_app.gui.room import RoomPage, RoomServices
from office_app.use_cases.progress import Progress

if TYPE_CHECKING:
    from office_app.bootstrap import Office, OpenedFolder
    from office_app.domain.overview import Overview

FIRST_ROOM = "overview"


def first_room(
    opened: "OpenedFolder", was_read: Callable[["Overview | None"], object], services: RoomServices
) -> RoomPage:
    """Return the room shown before there is an ``Office``; ``was_read`` hears of each of its readings."""
    from office_app.gui.overview.overview_page import OverviewPage

    page = OverviewPage(opened, services)
    page.was_read.connect(was_read)
    return page


def _intake(office: "Office", services: RoomServices) -> RoomPage:
    from office_app.gui.intake.intake_page import IntakePage

    return IntakePage(office, services)


def _incoming(office: "Office", services: RoomServices) -> RoomPage:
    from office_app.gui.incoming.incoming_page import IncomingPage

    return IncomingPage(office, services)


def _outgoing(office: "Office", services: RoomServices) -> RoomPage:
    from office_app.gui.outgoing.outgoing_page import OutgoingPage

    return OutgoingPage(office, services)


def _tasks(office: "Office", services: RoomServices) -> RoomPage:
    from office_app.gui.tasks.tasks_page import TasksPage

    return TasksPage(office, services)


def _study(office: "Office", services: RoomServices) -> RoomPage:
    from office_app.gui.study.study_page import StudyPage

    return StudyPage(office, services)


def _outreach(office: "Office", services: RoomServices) -> RoomPage:
    from office_app.gui.activities.activities_page import ActivitiesPage

    return ActivitiesPage(office, services, "outreach")


def _inspections(office: "Office", services: RoomServices) -> RoomPage:
    from office_app.gui.activities.activities_page import ActivitiesPage

    return ActivitiesPage(office, services, "inspections")


def _reports(office: "Office", services: RoomServices) -> RoomPage:
    from office_app.gui.reports.reports_page import ReportsPage

    return ReportsPage(office, services)


def _organisation(office: "Office", services: RoomServices) -> RoomPage:
    from office_app.gui.organisation.organisation_page import OrganisationPage

    return OrganisationPage(office, services)


def _settings(office: "Office", services: RoomServices) -> RoomPage:
    from office_app.gui.settings.settings_page import SettingsPage

    return SettingsPage(office, services)


def _templates(office: "Office", services: RoomServices) -> RoomPage:
    from office_app.gui.templates.templates_page import TemplatesPage

    return TemplatesPage(office, services)


def _search(office: "Office", services: RoomServices) -> RoomPage:
    from office_app.gui.search.search_page import SearchPage

    return SearchPage(office, services)


LABELS = {
    FIRST_ROOM: ("Tổng quan", "layout-dashboard"),
    "intake": ("Nhận văn bản", "file-input"),
    "incoming": ("Văn bản đến", "inbox"),
    "outgoing": ("Kế hoạch, văn bản đi", "file-pen-line"),
    "tasks": ("Theo dõi", "list-checks"),
    "study": ("Học tập, quán triệt", "book-open-check"),
    "outreach": ("Tuyên truyền", "megaphone"),
    "inspections": ("Kiểm tra, giám sát", "clipboard-check"),
    "reports": ("Báo cáo", "chart-column"),
    "organisation": ("Tổ chức, đảng viên", "users"),
    "settings": ("Cài đặt", "settings"),
    "templates": ("Mẫu văn bản", "file-text"),
    "search": ("Kết quả tìm kiếm", "search"),
}
"""Name and icon of every room, in the order of the side bar."""

MAKERS: dict[str, Callable[["Office", RoomServices], RoomPage]] = {
    "incoming": _incoming,
    "outgoing": _outgoing,
    "tasks": _tasks,
    "study": _study,
    "outreach": _outreach,
    "inspections": _inspections,
    "reports": _reports,
    "organisation": _organisation,
    "settings": _settings,
    "intake": _intake,
    "templates": _templates,
    "search": _search,
}
"""How each room but the first is made."""

_FOLDERS = {"outreach": "activities", "inspections": "activities"}  # two rooms of one making
_FURTHER = {"study": ("returns_tab", "make_up_tab", "results_tab", "chase_tab")}
"""Modules of pages that a room makes when they are first asked for."""
NOT_IN_SIDE_BAR = {"templates", "search"}
WAITING = {"intake": "tệp chờ vào sổ"}
"""What the count beside a room counts, where that is not «việc chờ»."""


def import_rooms(progress: Progress) -> None:
    """Import what the rooms are made of, in a job: at a first visit the window would wait for it."""
    for key in MAKERS:
        progress.step(0, 0, "")
        folder = _FOLDERS.get(key, key)
        for name in (f"{folder}_page", *_FURTHER.get(key, ())):
            import_module(f"office_app.gui.{folder}.{name}")
