"""The room *Theo dõi* as a clerk has it before them: five tasks, and what is looked up behind the window there."""

from datetime import date, timedelta

import pytest

from office_app.bootstrap import Office
from office_app.domain.tasks import Task
from office_app.gui.room import RoomServices
from office_app.gui.tasks.task_table import TITLE
from office_app.gui.tasks.tasks_page import TasksPage
from tests.gui.waiting import wait_idle

TODAY = date(2026, 11, 22)  # a Sunday: this week ends today


@pytest.fixture
def page(office: Office, services: RoomServices, qtbot) -> TasksPage:
    for title, unit, days in (
        ("Báo cáo kết quả học tập", "Văn phòng", -3),
        ("Thu bài thu hoạch", "Chi bộ Thôn Đông", 0),
        ("Gửi giấy triệu tập", "Văn phòng", 5),
        ("Tuyên truyền trên truyền thanh", "Ban Xây dựng Đảng", 40),
    ):
        office.add_task(Task(title=title, unit=unit, due=TODAY + timedelta(days)))
    office.add_task(Task(title="Rà soát danh sách", unit="", due=None))
    made = TasksPage(office, services)
    qtbot.addWidget(made)
    made.resize(1140, 600)
    made.show()
    made.open(None)
    settled(made, qtbot)
    return made


def settled(page: TasksPage, qtbot) -> None:
    """Wait until what is looked up behind the window has come."""
    wait_idle(page._services.runner, qtbot)


def shown(page: TasksPage) -> list[str]:
    model = page.tasks.model
    return [str(model.index(row, TITLE).data()) for row in range(model.rowCount())]


def task_of(office: Office, title: str) -> Task:
    return next(task for _, task in office.tasks() if task.title.startswith(title))
