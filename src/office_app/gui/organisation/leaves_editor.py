"""The times in which a member is not called: exempt or away, from when to when, and why."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from office_app.domain.organisation import Leave, LeaveKind
from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.date_field import DateField
from office_app.gui.widgets.labels import label

_SHORT = {LeaveKind.EXEMPT: "Miễn công tác, sinh hoạt", LeaveKind.AWAY: "Vắng dài ngày"}


@dataclass(frozen=True)
class _Row:
    box: QFrame
    kind: QComboBox
    since: DateField
    until: DateField
    reason: QLineEdit


class LeavesEditor(QWidget):
    def __init__(
        self, theme: ThemeController, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._today = theme, today
        self._rows: list[_Row] = []
        self.add_button = push_button(
            "Thêm thời gian miễn, vắng", kind="quiet", small=True, icon=theme.icon("plus")
        )
        self.add_button.clicked.connect(lambda: self.add(Leave(LeaveKind.EXEMPT)).kind.setFocus())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(label("Miễn sinh hoạt, vắng dài ngày", size="small", ink="soft"))
        foot = QHBoxLayout()
        foot.addWidget(self.add_button)
        foot.addStretch(1)
        self._column.addLayout(foot)

    @property
    def rows(self) -> list[_Row]:
        return list(self._rows)

    def show_leaves(self, leaves: Iterable[Leave]) -> None:
        for row in list(self._rows):
            self._remove(row)
        for leave in leaves:
            self.add(leave)

    def entered(self) -> tuple[Leave, ...]:
        """Return the leaves as entered."""
        return tuple(
            Leave(
                LeaveKind(row.kind.currentData()),
                row.since.date,
                row.until.date,
                " ".join(row.reason.text().split()),
            )
            for row in self._rows
        )

    def day_fields(self) -> list[DateField]:
        return [field for row in self._rows for field in (row.since, row.until)]

    def add(self, leave: Leave) -> _Row:
        """Show one more leave."""
        box, kind, reason = QFrame(), QComboBox(), QLineEdit(leave.reason)
        box.setProperty("card", True)
        for one in LeaveKind:
            kind.addItem(_SHORT[one], one)
        kind.setCurrentIndex(kind.findData(leave.kind))
        kind.setAccessibleName("Miễn hay vắng")
        reason.setPlaceholderText("Lý do: tuổi cao, đi làm ở Bắc Ninh …")
        reason.setAccessibleName("Lý do")
        since, until = (DateField(self._theme, self._today, day) for day in (leave.since, leave.until))
        row = _Row(box, kind, since, until, reason)
        row.since.setPlaceholderText("từ trước")
        row.until.setPlaceholderText("chưa biết")
        row.since.setAccessibleName("Từ ngày")
        row.until.setAccessibleName("Đến hết ngày")
        remove = QToolButton()
        remove.setIcon(self._theme.icon("trash-2"))
        remove.setToolTip("Bỏ thời gian này (ghi nhầm); đã hết miễn, vắng thì ghi ngày cuối")
        remove.setAccessibleName("Bỏ")
        remove.clicked.connect(lambda: self._remove(row))
        head, days, captions = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(kind, 1)
        head.addWidget(remove)
        for text, field in (("Từ ngày", row.since), ("Đến hết ngày", row.until)):
            captions.addWidget(label(text, size="small", ink="soft"), 1)
            days.addWidget(field, 1)
        column = QVBoxLayout(box)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        for part in (head, captions, days):
            part.setSpacing(6)
            column.addLayout(part)
        column.addWidget(reason)
        self._rows.append(row)
        self._column.insertWidget(self._column.count() - 1, box)
        return row

    def _remove(self, row: _Row) -> None:
        self._rows.remove(row)
        self._column.removeWidget(row.box)
        row.box.hide()
        row.box.deleteLater()
