"""The number series over the list: what comes next, which numbers no paper bears and why; numbers kept and voided."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from office_app.bootstrap import Office
from office_app.domain.errors import AppError
from office_app.domain.numbering import KEPT_REASONS, Gap, NumberSeries, NumberUse, gap_groups
from office_app.gui.jobs.run_for import run_for
from office_app.gui.outgoing.columns import DOC_TYPES
from office_app.gui.outgoing.gap_list import GapList
from office_app.gui.outgoing.reason_bar import ReasonBar
from office_app.gui.room import RoomServices
from office_app.gui.widgets.labels import label
from office_app.gui.widgets.number_field import NumberField
from office_app.use_cases.progress import Progress

RELEASE_REASONS = ("Không cần giữ nữa", "Giữ nhầm số", "Văn bản không phát hành")


class NumbersPanel(QFrame):
    """Hidden until asked for."""

    def __init__(self, office: Office, services: RoomServices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "top")
        self._office, self._services = office, services
        self._run = run_for(self, services.runner)
        self._all: Sequence[NumberSeries] = ()
        self.series = QComboBox()
        self.series.setAccessibleName("Loại văn bản và nhiệm kỳ")
        self.series.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.next = label(ink="soft")
        self.number = NumberField(services.theme, 1, 99_999)
        self.number.setAccessibleName("Số")
        self.keep, self.void = QPushButton("Giữ số…"), QPushButton("Hủy số…")
        self.keep.setToolTip(
            "Dành riêng số này, ví dụ cho sổ mật: chỉ văn bản nào chọn «Dùng số đã giữ» mới lấy số này"
        )
        self.void.setToolTip("Bỏ số này, ghi lý do: số không dùng lại")
        self.gaps = GapList(services.theme)
        self.reason = ReasonBar(services.theme)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.series)
        row.addWidget(self.next)
        row.addStretch(1)
        row.addWidget(label("Số", ink="soft"))
        for part in (self.number, self.keep, self.void):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.gaps)
        column.addWidget(self.reason)
        self.series.currentIndexChanged.connect(self._show)
        self.keep.clicked.connect(partial(self._ask, NumberUse.RESERVED))
        self.void.clicked.connect(partial(self._ask, NumberUse.VOIDED))
        self.gaps.release_asked.connect(self._ask_why_release)
        self.gaps.void_asked.connect(self._ask_why_void)
        self.hide()

    def toggle(self, checked: bool = False) -> None:
        """Show the series, or hide them again."""
        self.setVisible(self.isHidden())
        if not self.isHidden():
            self.series.setFocus(Qt.FocusReason.OtherFocusReason)
            self.refresh()

    def refresh(self) -> None:
        """Read the series again where they are shown."""
        if not self.isHidden():
            self._run(
                lambda progress: self._read(), on_done=self._read_in, on_failed=self._services.show_error
            )

    def _read(self) -> Sequence[NumberSeries]:
        found = list(self._office.number_series())
        settings = self._office.settings()
        term = settings.term if settings is not None else ""
        known = {(one.type_code, one.term) for one in found}
        fresh = [
            NumberSeries(code, term, 1, (), self._office.next_number(code))
            for code in DOC_TYPES
            if (code, term) not in known
        ]
        order = list(DOC_TYPES)
        now = sorted(
            [*(one for one in found if one.term == term), *fresh],
            key=lambda one: order.index(one.type_code) if one.type_code in order else len(order),
        )
        return [*now, *(one for one in found if one.term != term)]

    def _read_in(self, found: Sequence[NumberSeries]) -> None:
        chosen = self.series.currentText()
        self._all = found
        self.series.blockSignals(True)
        self.series.clear()
        self.series.addItems([_named(one) for one in found])
        self.series.setCurrentIndex(max(0, self.series.findText(chosen)))
        self.series.blockSignals(False)
        self._show()

    @property
    def _current(self) -> NumberSeries | None:
        at = self.series.currentIndex()
        return self._all[at] if 0 <= at < len(self._all) else None

    def _show(self, *_: object) -> None:
        one = self._current
        if one is None:
            return
        present = one.term == self._term
        issued = len(one.entries) - len(one.gaps)
        self.next.setText(f"{issued} văn bản đã cấp số · số tiếp theo {one.next_number:02d}")
        self.number.setValue(one.next_number)
        for part in (self.number, self.keep, self.void):
            part.setEnabled(present)
        self.gaps.show_gaps(gap_groups(one), changeable=present)

    @property
    def _term(self) -> str:
        settings = self._office.settings()
        return settings.term if settings is not None else ""

    def _ask(self, use: NumberUse, checked: bool = False) -> None:
        one = self._current
        if one is None:
            return
        number, code = self.number.value(), one.type_code
        verb = "Giữ" if use is NumberUse.RESERVED else "Hủy"
        act: Callable[[str], object] = (
            partial(self._office.reserve_number, code, number)
            if use is NumberUse.RESERVED
            else partial(self._office.void_number, code, number)
        )
        self._ask_reason(f"{verb} số {number:02d} vì:", KEPT_REASONS, f"{verb} số", act)

    def _ask_why_release(self, gap: Gap) -> None:
        if (one := self._current) is not None:
            act = partial(self._office.release_number, one.type_code, gap.first)
            self._ask_reason(f"Trả số {gap.first:02d} vì:", RELEASE_REASONS, "Trả số", act)

    def _ask_why_void(self, gap: Gap) -> None:
        if (one := self._current) is not None:
            numbers = f"{gap.first:02d}" if gap.first == gap.last else f"{gap.first:02d} đến {gap.last:02d}"
            act = partial(self._office.void_number, one.type_code, gap.first, last=gap.last)
            open_one = gap.use is NumberUse.UNEXPLAINED
            question = f"Số {numbers} không có văn bản vì:" if open_one else f"Hủy số {numbers} vì:"
            self._ask_reason(question, KEPT_REASONS, "Ghi lý do" if open_one else "Hủy số", act)

    def _ask_reason(
        self, question: str, reasons: Sequence[str], verb: str, act: Callable[[str], object]
    ) -> None:
        self.reason.ask(question, reasons, verb, partial(self._keep, act))

    def _keep(self, act: Callable[[str], object], reason: str) -> None:
        def work(progress: Progress) -> None:
            act(reason)

        def failed(error: AppError) -> None:
            self._services.show_error(error)
            self.refresh()

        self._run(work, on_done=self._kept, on_failed=failed)

    def _kept(self, _: object) -> None:
        self._services.data_changed()
        self.refresh()


def _named(one: NumberSeries) -> str:
    return f"{DOC_TYPES.get(one.type_code, one.type_code)} ({one.type_code}), {one.term}"
