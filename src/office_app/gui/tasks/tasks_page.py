"""Theo dõi: tasks, duties that come round, indicators, and what is printed of them.

Targets of ``open``: int task, ``"overdue"``, ``"week"``, ``"duties"``, ``"indicators"``, a ``SavedFilter``, None.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QTabBar, QWidget

from office_app.domain.saved_filters import SavedFilter
from office_app.domain.task_filter import Show
from office_app.gui.forms.ui_tasks import Ui_TasksPage
from office_app.gui.jobs.run_for import run_for
from office_app.gui.room import RoomPage, RoomServices
from office_app.gui.tasks.duties_pane import DutiesPane
from office_app.gui.tasks.indicators_pane import IndicatorsPane
from office_app.gui.tasks.tasks_pane import TasksPane
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.open_path import open_path
from office_app.use_cases.progress import Progress

if TYPE_CHECKING:
    from office_app.bootstrap import Office

_SHOWS = {"overdue": Show.LATE, "week": Show.WEEK}
_TABS = {"duties": 1, "indicators": 2}


class TasksPage(RoomPage):
    def __init__(self, office: "Office", services: RoomServices) -> None:
        super().__init__()
        self._office, self._services = office, services
        self._form = Ui_TasksPage()
        self._form.setupUi(self)
        self.tasks = TasksPane(office, services)
        self.duties = DutiesPane(office, services)
        self.indicators = IndicatorsPane(office, services)
        self._panes: Sequence[TasksPane | DutiesPane | IndicatorsPane] = (
            self.tasks,
            self.duties,
            self.indicators,
        )
        self.list, self.source = self.tasks.list, self.tasks.source
        self._loaded = False
        self._build()

    # ---- the room

    def open(self, target: object) -> None:
        if isinstance(target, str) and target in _TABS:
            self.tabs.setCurrentIndex(_TABS[target])
        elif target is not None:
            self.tabs.setCurrentIndex(0)
        if isinstance(target, SavedFilter):
            self.tasks.bar.show_content(target.content)
        if isinstance(target, str) and target in _SHOWS:
            self.tasks.show_only(_SHOWS[target])
        if isinstance(target, int):
            self.tasks.show_only(Show.ALL)
        if not self._loaded:
            self.refresh()
        if isinstance(target, int) and not self.list.select_task(target):
            self.tasks.load(select=target)
        self.take_keyboard()

    def refresh(self) -> None:
        self._loaded = True
        office = self._office
        for pane in self._panes:
            pane.load()
        run_for(self, self._services.runner)(
            lambda progress: office.make_due_tasks(), on_done=self._came_round
        )

    def commands(self) -> Mapping[str, Callable[[], object]]:
        acts = {key: act for key, _text, act in self._printed()}
        return acts | {
            "new": partial(self._begin_in, 0),
            "new_duty": partial(self._begin_in, 1),
            "new_indicator": partial(self._begin_in, 2),
            "take_up": self.tasks.ask_offers,
        }

    def leave(self) -> bool:
        return self._pane.leave()

    def keyboard_home(self) -> QWidget:
        return self._pane.keyboard_home()

    @property
    def _pane(self) -> TasksPane | DutiesPane | IndicatorsPane:
        return self._panes[self._form.stack.currentIndex()]

    def _came_round(self, made: int) -> None:
        if made:
            self._services.data_changed()
            self.tasks.load()
            self.duties.load()

    # ---- building

    def _build(self) -> None:
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setAccessibleName("Phần của phòng Theo dõi")
        for name, pane in zip(("Việc", "Việc định kỳ", "Chỉ tiêu"), self._panes, strict=True):
            self.tabs.addTab(name)
            self._form.stack.addWidget(pane)
        self.tasks.choices_changed.connect(self.duties.set_choices)
        self.print_button = push_button("&In, xuất", icon=self._services.theme.icon("printer"))
        menu = QMenu(self.print_button)
        for _key, text, act in self._printed():
            menu.addAction(text).triggered.connect(act)
        self.print_button.setMenu(menu)
        self._form.tabHolder.addWidget(self.tabs)
        self._form.tabHolder.addStretch(1)
        self._form.tabHolder.addWidget(self.print_button)
        self.tabs.currentChanged.connect(self._tab_chosen)

    def _printed(self) -> Sequence[tuple[str, str, Callable[..., object]]]:
        """Return what the menu holds: name of the command, words, what it does."""
        office = self._office
        return (
            ("giao_ban", "Giao ban tuần này (một trang)", partial(self._make, office.print_giao_ban)),
            ("owing", "Việc chưa xong theo đơn vị", partial(self._make, office.print_owing)),
            ("owing_by_leader", "Việc chưa xong theo lãnh đạo",
             partial(self._make, partial(office.print_owing, by_leader=True))),
            ("calendar", "Lịch cho Outlook, Google, điện thoại (.ics)", partial(self._make, office.export_calendar)),
            ("week", "Soạn lịch công tác tuần này", partial(self._begin_week, 0)),
            ("next_week", "Soạn lịch công tác tuần sau", partial(self._begin_week, 7)),
        )  # fmt: skip

    def _make(self, make: Callable[[], Path], checked: bool = False) -> None:
        run_for(self, self._services.runner)(
            lambda progress: make(),
            what="Đang lập",
            on_done=self._made,
            on_failed=self._services.show_error,
        )

    def _begin_in(self, tab: int) -> None:
        self.tabs.setCurrentIndex(tab)
        if self._form.stack.currentIndex() == tab:
            self._pane.begin()

    def _made(self, path: Path) -> None:
        self._services.toast(f"Đã ghi «{path.name}».", lambda: open_path(path), "Mở")

    def _begin_week(self, days: int, checked: bool = False) -> None:
        """Open the timetable of a week: the one begun before, or a new one from the records."""
        office, day = self._office, self._office.today() + timedelta(days=days)

        def begin(_: Progress) -> tuple[int, bool]:
            begun = office.begun_week(day)
            return (office.begin_week(day), False) if begun is None else (begun, True)

        run_for(self, self._services.runner)(
            begin,
            what="Đang lập lịch tuần",
            on_done=self._week_begun,
            on_failed=self._services.show_error,
        )

    def _week_begun(self, found: tuple[int, bool]) -> None:
        draft_id, before = found
        self._services.navigate("outgoing", draft_id)
        if before:
            self._services.toast(
                "Lịch tuần này đã soạn trước đó. Muốn lập lại từ sổ thì xóa dự thảo này rồi soạn."
            )

    def _tab_chosen(self, number: int) -> None:
        if number == self._form.stack.currentIndex():
            return
        if not self._pane.leave():
            self.tabs.setCurrentIndex(self._form.stack.currentIndex())
            return
        self._form.stack.setCurrentIndex(number)
        self._pane.load()  # what was done in one tab shows in the others
        self.take_keyboard()
