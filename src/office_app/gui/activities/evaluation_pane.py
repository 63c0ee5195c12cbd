"""Minh chứng đánh giá as a tab: chi bộ side by side for a quarter or a year, the records of one at the right."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from office_app.bootstrap import Office
from office_app.domain.errors import AppError
from office_app.domain.evaluation import MEASURE_VI, EvaluationPack, Measure, UnitEvidence
from office_app.domain.report_periods import Period, ReportKind, period_of
from office_app.domain.vietnamese import number_vi, upper_first
from office_app.gui.forms.ui_list_pane import Ui_ListPane
from office_app.gui.jobs.run_for import run_for
from office_app.gui.models.paged_table import Column, PagedTable
from office_app.gui.room import RoomServices
from office_app.gui.widgets.data_table import DataTable
from office_app.gui.widgets.filter_bar import FilterBar
from office_app.gui.widgets.labels import EmptyState, label
from office_app.gui.widgets.open_path import open_path

_SHOWN = (
    ("studied", "Đã học", Measure.STUDIED),
    ("in_time", "Đúng hạn", Measure.ON_TIME),
    ("rate", "Tham gia", Measure.RATE),
    ("after", "Sau học bù", Measure.AFTER_MAKE_UP),
    ("forms", "Phiếu báo", Measure.FORMS),
    ("chased", "Đôn đốc", Measure.CHASED),
    ("tasks", "Nhiệm vụ", Measure.TASKS),
)
"""The figures that stand side by side; all of them stand at the right."""
_QUARTERS, _YEARS = 6, 3  # periods to choose from, backwards


class EvaluationPane(QWidget):
    """Counts in a job when it is looked at, and again when records may have changed since."""

    def __init__(self, office: Office, services: RoomServices) -> None:
        super().__init__()
        self._office, self._services = office, services
        self._run = run_for(self, services.runner)
        self._pack: EvaluationPack | None = None
        self._asked = 0
        self._stale = True
        self._units: dict[int, UnitEvidence] = {}
        self._ui = Ui_ListPane()
        self._ui.setupUi(self)
        self.bar = FilterBar(services.theme, "Lọc chi bộ…")
        self.period = self.bar.add_choice(
            "", [(upper_first(one.name), one) for one in recent(office.today())]
        )
        self.period.removeItem(0)  # there is always a period
        self.period.setMinimumContentsLength(len("Quý III năm 2026"))
        self.print_button = self.bar.add_button("&In bảng", "printer", folds=True)
        self.print_unit = self.bar.add_button("In &chi bộ này", "printer", folds=True)
        self.print_button.setToolTip("In bảng số liệu của các chi bộ")
        self.print_unit.setToolTip("In minh chứng của chi bộ đang chọn")
        self.empty = EmptyState(services.theme, "clipboard-check", "")
        self._build()

    # ---- as the other tabs

    def load(self) -> None:
        """Count anew when the tab is looked at next, at once when it is."""
        self._stale = True
        if self.isVisible():
            self._count()

    def leave(self) -> bool:
        return True

    def keyboard_home(self) -> QWidget:
        if self._stale:
            self._count()
        return self.table if self._units else self.bar.box

    # ---- building

    def _build(self) -> None:
        ui, theme = self._ui, self._services.theme
        ui.filterHolder.addWidget(self.bar)
        columns = (
            Column[UnitEvidence]("unit", "Chi bộ", lambda one: one.unit, 150, stretch=True, sortable=False),
            *(_column(*shown) for shown in _SHOWN),
        )
        self.model = PagedTable(columns, lambda ids: [self._units[one] for one in ids], self)
        self.table = DataTable(theme, self.model, self._services.state, "evaluation")
        self.table.setAccessibleName("Số liệu đánh giá của các chi bộ")
        self.table.hide_columns((), ("tasks", "chased", "forms"))
        ui.listStack.addWidget(self.table)
        ui.listStack.addWidget(self.empty)
        self.side = QScrollArea()
        self.side.setWidgetResizable(True)
        self.side.setFrameShape(QFrame.Shape.NoFrame)
        self.side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ui.sideColumn.addWidget(self.side)
        ui.splitter.setStretchFactor(0, 1)
        ui.splitter.setSizes([theme.px(720), theme.px(380)])
        self.table.current_changed.connect(self._show_unit)
        self.bar.changed.connect(self._changed)
        self.print_button.clicked.connect(self._print_all)
        self.print_unit.clicked.connect(self._print_one)

    # ---- counting and showing

    def _changed(self) -> None:
        if self._pack is None or self._pack.period != self.period.currentData():
            self._count()
        else:
            self._show()

    def _count(self) -> None:
        period: Period = self.period.currentData()
        office, asked = self._office, self._asked + 1
        self._asked, self._stale = asked, False
        self._pack = None  # figures of one period must not stand under the name of another
        self._show_none("Đang đếm…", "")

        def done(pack: EvaluationPack) -> None:
            if asked == self._asked:
                self._pack = pack
                self._show()

        self._run(
            lambda progress: office.evaluation_pack(period),
            on_done=done,
            on_failed=self._failed,
        )

    def _failed(self, error: AppError) -> None:
        self._show_none("Chưa đếm được", error.text_vi())
        self._services.show_error(error)

    def _show_none(self, title: str, text: str) -> None:
        self._units = {}
        self.model.show([])
        self.empty.set(title, text, "")
        self._ui.listStack.setCurrentWidget(self.empty)
        self._ui.sidePanel.hide()
        self.bar.set_count("")
        for button in (self.print_button, self.print_unit):
            button.setEnabled(False)

    def _show(self) -> None:
        if self._pack is None:
            return
        words = self.bar.words.casefold()
        self._units = {one.unit_id: one for one in self._pack.units if words in one.unit.casefold()}
        current = self.table.current_id()
        if not self._units:
            known = bool(self._pack.units)
            where = (
                f"Không có chi bộ nào khớp «{self.bar.words}»."
                if known
                else "Thêm chi bộ ở «Tổ chức, đảng viên»."
            )
            self._show_none("Không tìm thấy chi bộ" if known else "Chưa có chi bộ nào", where)
            return
        self.model.show(list(self._units))
        self._ui.listStack.setCurrentWidget(self.table)
        self._ui.sidePanel.show()
        self.print_button.setEnabled(True)
        self.bar.set_count(f"{number_vi(len(self._units))} chi bộ")
        self._ui.totals.setText(
            "Số liệu làm minh chứng; phần mềm không chấm điểm, không đề nghị mức xếp loại."
        )
        self.table.select_id(current if current in self._units else next(iter(self._units)))
        self._show_unit(self.table.current_id())

    def _show_unit(self, unit_id: int | None) -> None:
        unit = self._units.get(unit_id or 0)
        self.print_unit.setEnabled(unit is not None)
        if unit is None or self._pack is None:
            return
        page = QWidget()
        page.setObjectName("scrolled")
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(label(unit.unit, size="group"))
        for criterion in self._pack.criteria:
            title = label(criterion.name, semibold=True, wraps=True)
            column.addSpacing(8)
            column.addWidget(title)
            told: set[Sequence[str]] = set()
            for measure in criterion.measures:
                found = unit.found[measure]
                words = f"{MEASURE_VI[measure]}: {found.value}"
                column.addWidget(label(words, size="small", wraps=True))
                if (rows := tuple(found.rows)) and rows not in told:
                    told.add(rows)
                    words = "\n".join(f"– {row}" for row in rows)
                    column.addWidget(label(words, size="small", ink="soft", wraps=True))
        column.addStretch(1)
        self.side.setWidget(page)

    # ---- printing

    def _print_all(self, checked: bool = False) -> None:
        self._print(None)

    def _print_one(self, checked: bool = False) -> None:
        self._print(self._units.get(self.table.current_id() or 0))

    def _print(self, unit: UnitEvidence | None) -> None:
        office, pack = self._office, self._pack
        if pack is None:
            return
        self._run(
            lambda progress: office.print_evaluation(pack, unit),
            what="Đang in minh chứng đánh giá",
            on_done=lambda path: self._services.toast(
                f"Đã ghi «{path.name}» và tệp Word cùng tên.", lambda: open_path(path), "Mở"
            ),
            on_failed=self._services.show_error,
        )


def recent(today: date) -> list[Period]:
    """Return the quarters and years that may be evaluated, the newest first."""
    found = []
    for kind, count in ((ReportKind.QUARTER, _QUARTERS), (ReportKind.YEAR, _YEARS)):
        period: Period | None = period_of(kind, today)
        for _ in range(count):
            if period is not None:
                found.append(period)
                period = period.before
    return found


def _column(key: str, title: str, measure: Measure) -> Column[UnitEvidence]:
    return Column(key, title, lambda one: one.found[measure].value, 84, align="right", sortable=False)
