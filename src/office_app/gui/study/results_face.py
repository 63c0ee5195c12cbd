"""What *Thu hoạch* shows: chi bộ with their counts at the left, members of one at the right, sums at the foot."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QSpinBox,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from office_app.domain.study_results import ResultKind
from office_app.domain.vietnamese import number_vi, percent_vi
from office_app.gui.look.theme import ThemeController
from office_app.gui.models.paged_table import Column, PagedTable
from office_app.gui.state_file import StateFile
from office_app.gui.study.result_grid import ResultGrid
from office_app.gui.study.result_sheet import ResultSheet, UnitCount
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.data_table import DataTable
from office_app.gui.widgets.date_field import DateField
from office_app.gui.widgets.flow_layout import FlowLayout
from office_app.gui.widgets.labels import EmptyState, label

_KEYS = "Dấu cách: nộp · gõ số: điểm · Enter, mũi tên: xuống dòng · Delete: bỏ · Ctrl+Z: hoàn tác"
_COLUMNS = (
    Column[UnitCount]("unit", "Chi bộ", lambda one: one.unit, 170, stretch=True, sortable=False),
    Column[UnitCount](
        "done",
        "Đã nộp",
        lambda one: f"{one.handed_in}/{one.asked}" if one.members else str(one.handed_in),
        76,
        align="right",
        sortable=False,
    ),
    Column[UnitCount]("share", "Tỷ lệ", lambda one: one.share, 84, align="right", sortable=False),
)


class ResultsFace(QStackedWidget):
    """Says nothing by itself; the tab connects its parts."""

    def __init__(self, theme: ThemeController, state: StateFile, today: Callable[[], date]) -> None:
        super().__init__()
        self._theme = theme
        self._counts: Mapping[int, UnitCount] = {}
        self.kind_box = QComboBox()
        for kind in ResultKind:
            self.kind_box.addItem(kind.value, kind)
        self.kind_box.setAccessibleName("Loại kết quả")
        self.day_field = DateField(theme, today=today, follows=True)
        self.day_field.setAccessibleName("Ngày nộp")
        self.files_button = push_button(
            "Nhận tệp…",
            kind="primary",
            icon=theme.icon("file-input", "on_accent"),
            tip="Ghép tệp bài nộp với đảng viên theo tên tệp; cũng có thể kéo thả tệp vào đây",
        )
        self.alike_button = push_button(icon=theme.icon("triangle-alert", "late"))
        self.undo_button = push_button("Hoàn tác", icon=theme.icon("undo-2"))
        self.copy_button = push_button("Chép bảng", icon=theme.icon("copy"))
        units = PagedTable(_COLUMNS, lambda ids: [self._counts[at] for at in ids])
        self.unit_table = DataTable(theme, units, state, "study.results")
        self.unit_table.setAccessibleName("Các chi bộ")
        self.grid = ResultGrid(theme)
        self.count_box = QSpinBox()
        self.count_box.setMaximum(99_999)
        self.count_box.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.count_box.setAccessibleName("Số đã nộp")
        self._count_text = label(ink="soft", wraps=True)
        self._members = QStackedWidget()
        self._foot, self._all_foot = label(semibold=True), label(ink="soft")
        self._build()

    @property
    def kind(self) -> ResultKind:
        return ResultKind(self.kind_box.currentData())

    @property
    def current(self) -> UnitCount | None:
        """The chi bộ whose members are shown."""
        return self._counts.get(self.unit_table.current_id() or 0)

    def show_sheet(self, sheet: ResultSheet, wanted_unit: int | None) -> None:
        """Show a sheet read anew, at the chi bộ wanted or the first."""
        self._counts = {one.unit_id: one for one in sheet.unit_counts()}
        ids = list(self._counts)
        with QSignalBlocker(self.unit_table):
            self.unit_table.table.show(ids)
            self.unit_table.select_id(wanted_unit if wanted_unit in ids else next(iter(ids), None))
        self.setCurrentIndex(0 if ids else 1)
        self.show_unit(sheet)
        self._show_sums(sheet)

    def show_changes(self, sheet: ResultSheet) -> None:
        """Show what has changed on the sheet shown."""
        self._counts = {one.unit_id: one for one in sheet.unit_counts()}
        self.unit_table.table.reread()
        self.grid.rows.redraw()
        one = self.current
        if one is not None and not one.members:
            self._show_count(sheet, one)
        self._show_sums(sheet)

    def show_unit(self, sheet: ResultSheet) -> None:
        """Show the members of the chi bộ that is current, or its number where it keeps no names."""
        one = self.current
        if one is None:
            return
        if one.members:
            self.grid.show_unit(sheet, one.unit_id)
        else:
            what = sheet.kind.value.lower()
            self._count_text.setText(f"{one.unit} không có danh sách đảng viên: ghi số {what} đã nộp.")
            self._show_count(sheet, one)
        self._members.setCurrentIndex(0 if one.members else 1)
        self._show_foot(sheet)

    def go_on(self) -> None:
        """Go to the next chi bộ, as down a list that does not end."""
        ids, current = list(self._counts), self.current
        after = ids[ids.index(current.unit_id) + 1 :] if current is not None else []
        if after:
            self.unit_table.select_id(after[0])
            self.enter_unit()

    def enter_unit(self) -> None:
        """Bring the keyboard to the members, or to the number."""
        at_names = self._members.currentIndex() == 0
        (self.grid if at_names else self.count_box).setFocus(Qt.FocusReason.OtherFocusReason)
        if not at_names:
            self.count_box.selectAll()

    # ---- parts --------------------------------------------------------------------------------------------------

    def _show_count(self, sheet: ResultSheet, one: UnitCount) -> None:
        with QSignalBlocker(self.count_box):
            self.count_box.setValue(sheet.count(one.unit_id))

    def _show_sums(self, sheet: ResultSheet) -> None:
        counts = self._counts.values()
        total = sum(one.handed_in for one in counts)
        asked = sum(one.asked for one in counts)
        named = sum(one.handed_in for one in counts if one.members)
        share = f"; theo danh sách {named}/{asked} ({percent_vi(named, asked)})" if asked else ""
        told = sum(max(one.handed_in, one.reported) for one in counts)
        report = f" · vào báo cáo {number_vi(told)}" if told > total else ""
        self._all_foot.setText(f"Cả đợt: {number_vi(total)} đã nộp{share}{report}")
        pairs = len(sheet.alike())
        self.alike_button.setText(f"{pairs} cặp bài gần giống nhau")
        self.alike_button.setVisible(pairs > 0)
        self.undo_button.setEnabled(sheet.can_undo)
        self._show_foot(sheet)

    def _show_foot(self, sheet: ResultSheet) -> None:
        one = self.current
        if one is None:
            return
        of_all = f"/{one.asked}" if one.members else ""
        parts = [f"{one.unit}: {one.handed_in}{of_all} đã nộp"]
        if one.members > one.asked:
            parts.append(f"không tính {one.members - one.asked} đồng chí miễn sinh hoạt")
        if one.members and sheet.kind is not ResultKind.SURVEY:
            parts.append(f"{one.scored} có điểm")
        if one.reported > one.handed_in:
            parts.append(f"chi bộ báo {one.reported}, báo cáo lấy số này")
        self._foot.setText(" · ".join(parts))

    def _build(self) -> None:
        px = self._theme.px
        # From the outside in: whatever is put into another widget gets its style anew, with all that is in it.
        inside = QWidget()
        self.addWidget(inside)
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(12, 8, 12, 8)
        rows.setSpacing(8)
        tools, feet, splitter = QWidget(), QWidget(), QSplitter(Qt.Orientation.Horizontal)
        bar, foot = FlowLayout(tools, spacing=8), FlowLayout(feet, spacing=16)
        rows.addWidget(tools)
        rows.addWidget(splitter, 1)
        rows.addWidget(feet)
        rows.addWidget(label(_KEYS, size="small", ink="soft"))
        day_label = label("Ngày nộp")
        day_label.setMinimumHeight(self.day_field.sizeHint().height())  # in the middle of its line
        for widget in (
            self.kind_box,
            day_label,
            self.day_field,
            self.files_button,
            self.alike_button,
            self.undo_button,
            self.copy_button,
        ):
            bar.addWidget(widget)
        self.day_field.setFixedWidth(px(136))
        splitter.addWidget(self.unit_table)
        splitter.addWidget(self._members)
        self._members.addWidget(self.grid)
        self._build_count_page()
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([px(340), px(800)])
        splitter.setChildrenCollapsible(False)
        foot.addWidget(self._foot)
        foot.addWidget(self._all_foot)
        why = "Thêm chi bộ vào đợt thì ghi được ai đã nộp bài thu hoạch, bài kiểm tra, phiếu khảo sát."
        self.addWidget(EmptyState(self._theme, "users", "Đợt này chưa có chi bộ nào", why))

    def _build_count_page(self) -> None:
        page = QWidget()
        self._members.addWidget(page)
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        self.count_box.setFixedWidth(self._theme.px(140))
        column.addWidget(self._count_text)
        column.addWidget(self.count_box)
        column.addStretch(1)
