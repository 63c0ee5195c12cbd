"""The rooms of the window: name, icon, and how each is made. This module alone knows them all."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from office_app.gui.room import RoomPage, RoomServices

if TYPE_CHECKING:
    from office_app.bootstrap import Office


def _overview(office: "Office", services: RoomServices) -> RoomPage:
    from office_app.gui.overview.overview_page import OverviewPage

    return OverviewPage(office, services)


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


def _reports(office: "Office", services: RoomServices) -> RoomPage:
    from office_app.gui.reports.reports_page import ReportsPage

    return ReportsPage(office, services)


def _organisation(office: "Office", services: RoomServices) -> RoomPage:
    from office_app.gui.organisation.organisation_page import OrganisationPage

    return OrganisationPage(office, services)


def _settings(office: "Office", services: RoomServices) -> RoomPage:
    from office_app.gui.settings.settings_page import SettingsPage

    return SettingsPage(office, services)


ROOMS: dict[str, tuple[str, str, Callable[["Office", RoomServices], RoomPage]]] = {
    "overview": ("Tổng quan", "layout-dashboard", _overview),
    "incoming": ("Văn bản đến", "inbox", _incoming),
    "outgoing": ("Kế hoạch, văn bản đi", "file-pen-line", _outgoing),
    "tasks": ("Nhiệm vụ", "list-checks", _tasks),
    "study": ("Học tập, quán triệt", "book-open-check", _study),
    "reports": ("Báo cáo", "chart-column", _reports),
    "organisation": ("Tổ chức, đảng viên", "users", _organisation),
    "settings": ("Cài đặt", "settings", _settings),
    "intake": ("Nhận văn bản", "file-input", _intake),
}
NOT_IN_SIDE_BAR = {"intake"}
