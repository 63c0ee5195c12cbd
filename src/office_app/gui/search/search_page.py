"""The room *Kết quả tìm kiếm*: all that was found, more of each kind than fits under the box."""

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from office_app.bootstrap import Office
from office_app.domain.errors import AppError
from office_app.domain.vietnamese import number_vi
from office_app.gui.jobs.run_for import run_for
from office_app.gui.room import RoomPage, RoomServices
from office_app.gui.search.result_lines import Line, LineKind
from office_app.gui.search.result_list import ResultList
from office_app.gui.search.search_panel import HINTS
from office_app.gui.search.search_presenter import SearchPresenter
from office_app.gui.widgets.filter_bar import FilterBar
from office_app.gui.widgets.labels import EmptyState

MOST = 50  # hits of one kind


class SearchPage(RoomPage):
    """``open`` takes what was typed: words and filters as of ``domain.search_query``."""

    def __init__(self, office: Office, services: RoomServices) -> None:
        super().__init__()
        self._services = services
        self.bar = FilterBar(services.theme, "Tìm mọi thứ…")
        self.bar.box.setMaximumWidth(services.theme.px(640))
        self.bar.changed.connect(self._ask)
        self.bar.box.left_downwards.connect(self._into_list)
        self.list = ResultList(services.theme)
        self.list.chosen.connect(self._go)
        self.empty = EmptyState(services.theme, "search", "Gõ để tìm", HINTS)
        self.nothing = EmptyState(services.theme, "search", "Không thấy gì", HINTS)
        self._stack = QStackedWidget()
        for page in (self.empty, self.list, self.nothing):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        self.presenter = SearchPresenter(self, office, run_for(self, services.runner), most=MOST)

    def open(self, target: object) -> None:
        if isinstance(target, str):
            self.bar.box.setText(target)
            self._ask()

    def refresh(self) -> None:
        if self.bar.words:
            self._ask()

    def leave(self) -> bool:
        self.presenter.stop()
        return True

    def keyboard_home(self) -> QWidget:
        return self.list if self._stack.currentWidget() is self.list else self.bar.box

    # ---- what the presenter says

    def show_lines(self, lines: Sequence[Line], typed: str) -> None:
        self.list.show_lines(lines)
        hits = sum(line.kind is LineKind.HIT for line in lines)
        shown = self.list if hits else self.nothing if typed.strip() else self.empty
        self._stack.setCurrentWidget(shown)
        more = any(line.kind is LineKind.MORE for line in lines)
        self.bar.set_count(f"{'hơn ' if more else ''}{number_vi(hits)} kết quả" if typed.strip() else "")
        self.crumb_changed.emit(f"«{typed.strip()}»" if typed.strip() else "")
        self.take_keyboard()

    def show_waiting(self, count: int) -> None:
        if count:
            self.bar.set_count(f"Đang lập chỉ mục: còn {number_vi(count)} mục chưa tìm được")

    def show_error(self, error: AppError) -> None:
        self._services.show_error(error)

    # ---- asking

    def _ask(self) -> None:
        self.presenter.ask(self.bar.words)

    def _into_list(self) -> None:
        if self._stack.currentWidget() is self.list:
            self.list.setFocus()

    def _go(self, line: Line) -> None:
        if line.room == "search":
            self.open(line.target)
        else:
            self._services.navigate(line.room, line.target)
