"""Tổng quan. Targets: none."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from office_app.domain.errors import AppError
from office_app.domain.overview import Overview
from office_app.domain.saved_filters import FilterCount
from office_app.domain.study_coverage import CoverageMap
from office_app.gui.forms.ui_overview import Ui_OverviewPage
from office_app.gui.jobs.run_for import run_for
from office_app.gui.look.theme import set_property
from office_app.gui.look.tokens import State
from office_app.gui.overview.agenda_list import AgendaList
from office_app.gui.overview.coverage_map import CoverageMapView, LegendSign
from office_app.gui.overview.figure_card import FigureCard
from office_app.gui.overview.overview_presenter import (
    LEGEND,
    AgendaText,
    CardText,
    FilterText,
    MonthPoint,
    OverviewPresenter,
)
from office_app.gui.overview.saved_strip import SavedStrip
from office_app.gui.overview.trend_chart import TrendChart
from office_app.gui.practice.not_here import grey_in_practice
from office_app.gui.room import RoomPage, RoomServices
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.coverage_button import CoverageButton, CoveragePrinter
from office_app.gui.widgets.flow_layout import FlowLayout
from office_app.gui.widgets.labels import ElidedLabel, EmptyState, label
from office_app.gui.widgets.pause import after_pause

SAVED_AFTER = 200  # milliseconds after the figures are there
_NO_LIMIT = 16777215  # Qt's own for a widget without a maximum
# Row, column, row span, column span of map, agenda, trend, safety: two columns, or one where two do not fit.
_BESIDE = ((1, 0, 1, 1), (1, 1, 1, 1), (2, 0, 1, 1), (2, 1, 1, 1))
_BELOW = ((1, 0, 1, 2), (2, 0, 1, 2), (3, 0, 1, 2), (4, 0, 1, 2))


class OverviewSource(CoveragePrinter, Protocol):
    """What this room reads; the data folder has it before the whole office is there."""

    def overview(self) -> Overview: ...
    def saved_counts(self) -> Sequence[FilterCount]: ...
    def now(self) -> datetime: ...
    @property
    def practice(self) -> bool: ...


class OverviewPage(RoomPage):
    was_read = Signal(object)  # the Overview now shown; None when it could not be read

    def __init__(self, office: OverviewSource, services: RoomServices) -> None:
        super().__init__()
        self._office, self._services = office, services
        self._form = Ui_OverviewPage()
        self._form.setupUi(self)
        self.presenter = OverviewPresenter(self)
        self._places: Sequence[tuple[int, int, int, int]] = ()
        self._build()
        services.theme.changed.connect(self._fit)
        self._fit()

    def open(self, target: object) -> None:
        self.refresh()

    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {"print": self.print_button.click}

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def refresh(self) -> None:
        office = self._office
        self._services.runner.run(
            lambda _progress: office.overview(), on_done=self._show, on_failed=self._not_read
        )

    def _show(self, overview: Overview) -> None:
        self.presenter.show(overview, self._office.now())
        self.was_read.emit(overview)
        self._saved_later.start()

    def _read_saved(self) -> None:
        office = self._office
        run_for(self, self._services.runner)(
            lambda _progress: office.saved_counts(),
            on_done=self.presenter.show_saved,
            on_failed=self._services.show_error,
        )

    def _not_read(self, error: AppError) -> None:
        self._services.show_error(error)
        self.was_read.emit(None)

    # ---- what the presenter asks for -----------------------------------------------------------------------------

    def show_cards(self, cards: Sequence[CardText]) -> None:
        for widget, card in zip(self.cards, cards, strict=True):
            widget.set(card)

    def show_map(self, coverage: CoverageMap, has_units: bool) -> None:
        empty = not coverage.rows or not coverage.units
        self.map.show_map(coverage)
        self._map_stack.setCurrentWidget(self._map_empty if empty else self.map)
        for part in self._legend:
            part.setVisible(not empty)
        if not has_units:
            self._map_empty.set(
                "Chưa có chi bộ nào",
                "Nhập danh sách chi bộ, đảng viên từ Excel; bảng này sẽ cho thấy chi bộ nào đã học văn bản nào.",
                "Nhập từ Excel…",
            )
        else:
            self._map_empty.set(
                "Chưa có đợt học tập nào",
                "Nhận văn bản chỉ đạo, lập kế hoạch rồi phát hành: đợt học tập của các chi bộ hiện ra ở đây.",
                "Nhận văn bản",
            )
        self._no_units = not has_units

    def show_filters(self, filters: Sequence[FilterText]) -> None:
        self.saved.show_filters(filters)

    def show_agenda(self, items: Sequence[AgendaText], month: str) -> None:
        self._form.agendaMonth.setText(month)
        self.agenda.show_items(items)

    def show_trend(self, points: Sequence[MonthPoint]) -> None:
        self.trend.show_points(points)

    def show_safety(self, backup: tuple[State, str], folder: str, size: str) -> None:
        state, words = ("plain", "không cần") if self._office.practice else backup
        self._backup.setText(words)
        set_property(self._backup, "ink", state)
        self._size.setText(f"Dữ liệu trên máy này · {size}")
        self._folder.setText(folder)

    def go(self, room: str, target: object) -> None:
        self._services.navigate(room, target)

    # ---- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        theme, form = self._services.theme, self._form
        self.cards = [FigureCard(theme) for _ in range(4)]
        for card in self.cards:
            card.clicked.connect(self._card_clicked)
        self.saved = SavedStrip(theme)
        self.saved.chosen.connect(self.go)
        # They need the whole office, which comes after the first screen.
        self._saved_later = after_pause(SAVED_AFTER, self._read_saved, self)
        legend = QWidget()
        signs = FlowLayout(legend, spacing=12)
        for cell in LEGEND:
            signs.addWidget(self._legend_entry(LegendSign(theme, cell), cell.value))
        form.mapColumn.addWidget(legend)
        self._legend: list[QWidget] = [legend]
        self.print_button = CoverageButton(self._office, self._services, "In")
        self.print_button.setProperty("small", True)
        self._legend.append(self.print_button)
        form.mapHead.addWidget(self.print_button)
        for part in self._legend:
            part.hide()
        self.map = CoverageMapView(theme)
        self.map.cell_chosen.connect(self.presenter.open_cell)
        self.map.row_chosen.connect(self.presenter.open_row)
        self._map_empty = EmptyState(theme, "book-open-check", "", on_action=self._fill_map)
        self._no_units = False
        self._map_stack: QStackedWidget = QStackedWidget()
        self._map_stack.addWidget(QWidget())  # until the figures have been read
        self._map_stack.addWidget(self.map)
        self._map_stack.addWidget(self._map_empty)
        form.mapColumn.addWidget(self._map_stack, 1)
        self.agenda = AgendaList(theme)
        self.agenda.chosen.connect(self.go)
        form.agendaColumn.addWidget(self.agenda, 1)
        self.trend = TrendChart(theme)
        form.trendColumn.addWidget(self.trend)
        self._build_safety()

    def _build_safety(self) -> None:
        self._backup = label("", semibold=True)
        self._size = ElidedLabel("", ink="soft")
        self._folder = ElidedLabel("", size="small", ink="soft")
        self._icons: list[tuple[QLabel, str]] = []
        column = self._form.safetyColumn
        last = QHBoxLayout()
        last.setSpacing(4)
        last.addWidget(label("Bản sao lưu tốt gần nhất:", ink="soft"))
        last.addWidget(self._backup)
        last.addStretch(1)
        column.addLayout(self._line("shield-check", last))
        where = QVBoxLayout()
        where.setSpacing(1)
        where.addWidget(self._size)
        where.addWidget(self._folder)
        column.addLayout(self._line("folder", where))
        column.addStretch(1)
        self.backup_button = push_button("Sao lưu ra USB…", small=True)
        self.backup_button.clicked.connect(self._to_backups)
        if self._office.practice:
            grey_in_practice(self.backup_button)
        row = QHBoxLayout()
        row.addWidget(self.backup_button)
        row.addStretch(1)
        column.addLayout(row)

    def _line(self, icon: str, words: QHBoxLayout | QVBoxLayout) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        picture = QLabel()
        self._icons.append((picture, icon))
        column = QVBoxLayout()
        column.setContentsMargins(0, 2, 0, 0)
        column.addWidget(picture)
        column.addStretch(1)
        row.addLayout(column)
        row.addLayout(words, 1)
        return row

    def _legend_entry(self, sign: QWidget, word: str) -> QWidget:
        entry = QWidget()
        row = QHBoxLayout(entry)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        row.addWidget(sign)
        row.addWidget(label(word, size="small", ink="soft"))
        return entry

    def _fit(self) -> None:
        theme = self._services.theme
        form, grid = self._form, self._form.grid
        wide = self.width() >= theme.px(1010)
        side = theme.px(300) if wide else _NO_LIMIT
        for card in (form.agendaCard, form.safetyCard):
            card.setMinimumWidth(side if wide else 0)
            card.setMaximumWidth(side)
        form.agendaCard.setMinimumHeight(0 if wide else theme.px(260))
        places = _BESIDE if wide else _BELOW
        if places is not self._places:
            self._places = places
            parts = (form.mapCard, form.agendaCard, form.trendCard, form.safetyCard)
            for part, place in zip(parts, places, strict=True):
                grid.addWidget(part, *place)
            columns = 4 if wide else 2
            for number, figure in enumerate(self.cards):
                form.cards.addWidget(figure, number // columns, number % columns)
            form.cards.addWidget(self.saved, 2, 0, 1, columns)
        size = QSize(theme.px(16), theme.px(16))
        for picture, icon in self._icons:
            picture.setPixmap(theme.icon(icon).pixmap(size))

    def _card_clicked(self) -> None:
        card = self.sender()
        if isinstance(card, FigureCard) and card.card.room:
            self.go(card.card.room, card.card.target)

    def _fill_map(self) -> None:
        if self._no_units:
            self.go("organisation", "import")
        else:
            self.go("intake", "pick")

    def _to_backups(self) -> None:
        self.go("settings", "backups")
