"""What came back, before anything is written: each file with its faults and with what it would change."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from office_app.domain.returns import ReturnReading
from office_app.gui.models.paged_table import PagedTable
from office_app.gui.room import RoomServices
from office_app.gui.study.returns_tables import DETAILS, FILES, Detail, details, elsewhere_column
from office_app.gui.study.toggle_table import ToggleTable, in_column
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.data_table import DataTable
from office_app.gui.widgets.labels import label

_TAKE_ALL = "Ghi tất cả phiếu đúng"


class ReturnsReview(QWidget):
    """Files above, below what the chosen one says; one button writes those that are put in.

    Put in at first are the right ones of the campaign in view that nobody has to decide about.
    """

    take_asked = Signal()
    later_asked = Signal()

    def __init__(self, services: RoomServices) -> None:
        super().__init__()
        self._services = services
        self.readings: Sequence[ReturnReading] = ()
        self._details: Sequence[Detail] = ()
        self._campaign_id, self._in = 0, set[int]()  # places of the files put in
        self._returned: Collection[int | None] = ()
        put_in = in_column("Đưa vào", self._is_in, lambda one: not one.blocked)
        columns = (put_in, *FILES, elsewhere_column(self._elsewhere))
        self._files = PagedTable(columns, lambda ids: [self.readings[i] for i in ids])
        self._lines = PagedTable(DETAILS, lambda ids: [self._details[i] for i in ids])
        theme, state = services.theme, services.state
        self.files = ToggleTable(theme, self._files, state, "study.returns.files")
        self.files.setAccessibleName("Các tệp vừa nhận")
        self.details = DataTable(theme, self._lines, state, "study.returns.details")
        self.details.setAccessibleName("Chỗ khác nhau và chỗ sai của tệp đang chọn")
        self.head = label(semibold=True, wraps=True)  # a longer line would widen the window
        self.head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.take_button = push_button(_TAKE_ALL, kind="primary", icon=theme.icon("check", "on_accent"))
        self.copy_button = push_button("Chép lời báo lỗi để nhắn chi bộ", icon=theme.icon("copy"))
        self.later_button = QPushButton("Để sau")
        self._build()
        self.files.current_changed.connect(self._show_file)
        self.files.toggle_asked.connect(self._toggle)
        self.take_button.clicked.connect(self.take_asked)
        self.later_button.clicked.connect(self.later_asked)
        self.copy_button.clicked.connect(self._copy_faults)

    def _build(self) -> None:
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.files)
        split.addWidget(self.details)
        split.setSizes([300, 200])
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.head, 1)
        for button in (self.later_button, self.copy_button, self.take_button):
            top.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(split, 1)
        column.addWidget(label("Dấu cách: đưa phiếu vào hoặc để ra", size="small", ink="soft"))

    @property
    def chosen(self) -> Sequence[ReturnReading]:
        """The files put in, with that decided."""
        return [replace(self.readings[place], decided=True) for place in sorted(self._in)]

    @property
    def left(self) -> Sequence[ReturnReading]:
        """The files that are not put in, wrong ones too."""
        return [one for place, one in enumerate(self.readings) if place not in self._in]

    def show_readings(
        self, readings: Sequence[ReturnReading], campaign_id: int, returned: Collection[int | None]
    ) -> None:
        """Show what was read; the files that are wrong stand first, then those to decide about.

        Args:
            campaign_id: the campaign in view; forms of another one are told apart.
            returned: ids of the forms that are in already.
        """
        self._campaign_id, self._returned = campaign_id, returned
        self.readings = sorted(readings, key=self._order)
        asked = [place for place, one in enumerate(self.readings) if one.blocked or self._to_decide(one)]
        self._in = set(range(len(self.readings))).difference(asked)
        self._tell()
        self.copy_button.setEnabled(any(one.blocked for one in readings))
        elsewhere = any(self._elsewhere(one) for one in readings)
        self.files.hide_columns(() if elsewhere else ("campaign",))
        self._files.show(range(len(self.readings)))
        if self.readings:
            self.files.select_id(0)
        self._show_file(0 if self.readings else None)
        self._show_choice()
        self.files.setFocus()

    def _order(self, one: ReturnReading) -> tuple[bool, bool, bool, str]:
        return not one.blocked, not self._elsewhere(one), not one.doubts, one.file_name.lower()

    def _elsewhere(self, one: ReturnReading) -> bool:
        return one.form is not None and one.form.campaign_id != self._campaign_id

    def _to_decide(self, one: ReturnReading) -> bool:
        return not one.blocked and (bool(one.doubts) or self._elsewhere(one))

    def _is_in(self, one: ReturnReading) -> bool:
        return any(self.readings[place] is one for place in self._in)

    def _tell(self) -> None:
        right = [one for one in self.readings if not one.blocked]
        decide = [one for one in right if self._to_decide(one)]
        sure = [one for one in right if not self._to_decide(one)]
        changing = count_forms([one for one in sure if one.changes])
        doubts = Counter(one.doubts[0] for one in decide if not self._elsewhere(one))
        elsewhere = sum(self._elsewhere(one) for one in decide)
        parts = (
            f"{changing} phiếu có số liệu mới",
            _counted(count_forms(sure) - changing, "không đổi gì"),
            _counted(len(sure) - count_forms(sure), "tệp trùng"),
            *(_counted(count, doubt.value) for doubt, count in doubts.items()),
            _counted(elsewhere, "của đợt khác"),
            _counted(len(self.readings) - len(right), "có lỗi"),
        )
        told = " · ".join(part for part in parts if part)
        self.head.setText(f"{len(self.readings)} tệp: {told}. Chưa ghi gì.")

    def _toggle(self, places: Sequence[int]) -> None:
        """Put all in unless all are, as a box for several does."""
        right = {place for place in places if not self.readings[place].blocked}
        self._in = self._in - right if right <= self._in else self._in | right
        self._files.reread()
        self._show_choice()

    def _show_choice(self) -> None:
        chosen = self.chosen
        right = sum(not one.blocked for one in self.readings)
        self.take_button.setText(
            _TAKE_ALL if len(self._in) == right else f"Ghi {count_forms(chosen)} phiếu đưa vào"
        )
        news = [one for one in chosen if one.changes or one.form is None or one.form.id not in self._returned]
        self.take_button.setEnabled(bool(news))

    def _show_file(self, place: int | None) -> None:
        self._details = ()
        if place is not None:
            one = self.readings[place]
            self._details = details(one, elsewhere=self._elsewhere(one))
        self._lines.show(range(len(self._details)))

    def _copy_faults(self) -> None:
        lines = []
        for one in self.readings:
            if one.blocked:
                unit = one.form.content.unit if one.form is not None else one.file_name
                lines += [f"{unit}: phiếu báo có chỗ chưa đúng, xin sửa và gửi lại."]
                lines += [f"- {fault}" for fault in one.faults if fault.blocking]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self._services.toast("Đã sao chỗ sai của từng chi bộ, dán vào Zalo để nhắn.")


def count_forms(readings: Sequence[ReturnReading]) -> int:
    """Return of how many forms these files are: one may come twice."""
    return len({one.form.identity for one in readings if one.form is not None})


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count else ""
