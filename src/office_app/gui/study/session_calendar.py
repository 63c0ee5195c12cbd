"""*Lịch*: the sessions of a campaign in a month, proposed, dragged to other days, with what clashes."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from office_app.domain.study import SessionState, StudySession
from office_app.gui.look.theme import ThemeController
from office_app.gui.study.calendar_entries import calendar_entries
from office_app.gui.study.campaign_reading import CampaignReading
from office_app.gui.study.month_grid import MonthGrid
from office_app.gui.widgets.buttons import push_button, sign_button
from office_app.gui.widgets.labels import ElidedLabel, label
from office_app.use_cases.session_plans import SessionClash

_MOST_LINES = 3
_PROPOSE_TIP = "Đề xuất ngày học cho các chi bộ chưa hẹn"
_ALL_PLANNED_TIP = "Chi bộ nào trong đợt cũng đã có ngày học; muốn dời thì kéo chi bộ sang ngày khác"
_CLASHES_TIP = (
    "Những ngày nên xem lại: trùng buổi khác, trùng báo cáo viên, ngày nghỉ. Bấm để xem; kéo chi bộ để dời"
)


class SessionCalendar(QWidget):
    """The month with its name and the buttons that turn it; below it the list of clashes."""

    propose_asked = Signal()

    def __init__(
        self, theme: ThemeController, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._today = theme, today
        self._clashes: Sequence[SessionClash] = ()
        self._campaign_id: int | None = None
        self._known: set[int | None] = set()
        self.grid = MonthGrid(theme, today)
        self.propose_button = push_button("Đề xuất lịch", icon=theme.icon("calendar-days"))
        self.clash_button = push_button(kind="quiet", icon=theme.icon("calendar-days"), tip=_CLASHES_TIP)
        self.clash_button.setCheckable(True)
        self.clash_button.hide()
        self.clash_list = QListWidget()
        self.clash_list.setAccessibleName("Những chỗ vướng lịch")
        self.clash_list.setWordWrap(True)
        self.clash_list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clash_list.setFrameShape(QFrame.Shape.NoFrame)
        self.clash_list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.clash_list.setIconSize(QSize(theme.px(14), theme.px(14)))
        self.clash_list.hide()
        self._name = label(size="group")
        self._build()
        self.grid.month_asked.connect(self.turn)
        self.propose_button.clicked.connect(lambda: self.propose_asked.emit())
        self.clash_button.toggled.connect(self.clash_list.setVisible)
        self.clash_list.itemActivated.connect(self._clash_chosen)
        self.clash_list.itemClicked.connect(self._clash_chosen)
        self._show_name()

    def show_reading(self, reading: CampaignReading) -> None:
        """Show the sessions of a campaign, faintly those of others, and what clashes."""
        self.grid.show_entries(calendar_entries(reading, self._today()), reading.campaign.due)
        unplanned = sum(line.session is None for line in reading.results)
        self.propose_button.setEnabled(unplanned > 0)
        self.propose_button.setText(f"Đề xuất lịch ({unplanned})" if unplanned else "Đề xuất lịch")
        self.propose_button.setToolTip(_PROPOSE_TIP if unplanned else _ALL_PLANNED_TIP)
        self._show_clashes(reading.own_clashes())
        self._show_booked(reading)

    def _show_booked(self, reading: CampaignReading) -> None:
        """Turn to the first of the sessions planned since, unless some of them are in view."""
        known, self._known = self._known, {one.id for one in reading.sessions}
        campaign_id, self._campaign_id = self._campaign_id, reading.campaign.id
        if campaign_id != reading.campaign.id:
            return
        planned = (one for one in reading.sessions if one.state is SessionState.PLANNED)
        days = sorted(one.day for one in planned if one.id not in known)
        if days and all(day.replace(day=1) != self.grid.month for day in days):
            self.grid.show_month(days[0])
            self._show_name()

    def show_month_of(self, sessions: Sequence[StudySession]) -> None:
        """Turn to the month of the next session that is not held, or of the last one."""
        days = sorted(s.day for s in sessions if s.state is not SessionState.HELD)
        past = sorted(session.day for session in sessions)
        today = self._today()
        shown = next((day for day in days if day >= today), (days or past or [today])[-1])
        self.grid.show_month(shown)
        self._show_name()

    def turn(self, months: int) -> None:
        """Show another month."""
        month = self.grid.month
        turned = month + timedelta(days=31) if months > 0 else month - timedelta(days=1)
        self.grid.show_month(turned)
        self._show_name()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._name)
        head.addSpacing(8)
        for icon, tip, step in (("chevron-left", "Tháng trước", -1), ("chevron-right", "Tháng sau", 1)):
            button = sign_button(self._theme.icon(icon), tip)
            button.clicked.connect(lambda _=False, by=step: self.turn(by))
            head.addWidget(button)
        head.addSpacing(8)
        hint = ElidedLabel("Kéo một chi bộ sang ngày khác để dời hội nghị", size="small", ink="soft")
        head.addWidget(hint, 1)
        head.addWidget(self.clash_button)
        head.addWidget(self.propose_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.grid, 1)
        column.addWidget(self.clash_list)

    def _show_clashes(self, clashes: Sequence[SessionClash]) -> None:
        self._clashes = clashes
        self.clash_list.clear()
        for at, clash in enumerate(clashes):
            item = QListWidgetItem(self._theme.icon("triangle-alert"), clash.text)
            item.setData(Qt.ItemDataRole.UserRole, at)
            self.clash_list.addItem(item)
        self.clash_list.setFixedHeight(self._theme.px(30) * min(_MOST_LINES, max(1, len(clashes))))
        self.clash_button.setText(f"{len(clashes)} chỗ vướng lịch")
        self.clash_button.setVisible(bool(clashes))
        self.clash_list.setVisible(bool(clashes) and self.clash_button.isChecked())

    def _clash_chosen(self, item: QListWidgetItem) -> None:
        clash = self._clashes[item.data(Qt.ItemDataRole.UserRole)]
        self.grid.show_month(clash.day)
        self._show_name()
        self.grid.session_chosen.emit(clash.session_ids[0])

    def _show_name(self) -> None:
        self._name.setText(f"Tháng {self.grid.month.month}/{self.grid.month.year}")
