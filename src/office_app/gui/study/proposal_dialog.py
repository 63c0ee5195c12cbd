"""Sessions proposed for the chi bộ that have none: looked through, ticked, and taken in one step."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from office_app.domain.study import StudySession
from office_app.domain.vietnamese import date_screen
from office_app.domain.weekdays import weekday_name
from office_app.gui.look.theme import ThemeController
from office_app.gui.study.study_words import FORM_SHORT
from office_app.gui.widgets.accept_buttons import AcceptButtons
from office_app.gui.widgets.dialog_column import DialogColumn
from office_app.use_cases.session_proposals import ProposedSession
from office_app.use_cases.study import bare_unit


class ProposalDialog(QDialog):
    """Deletes itself when closed; ``accepted_sessions`` says which sessions are to be planned."""

    accepted_sessions = Signal(object)

    def __init__(
        self, theme: ThemeController, proposed: Sequence[ProposedSession], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Đề xuất lịch học")
        self._proposed = proposed
        self.list = QTreeWidget()
        self.list.setHeaderLabels(["Chi bộ", "Ngày", "Hình thức", "Báo cáo viên", "Vì sao"])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setAccessibleName("Các buổi học đề xuất")
        self.items = [_item(one) for one in proposed]
        for item in self.items:
            item.setSizeHint(0, QSize(0, theme.px(30)))
        self.list.addTopLevelItems(self.items)
        header = self.list.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate((180, 164, 88, 140)):
            self.list.setColumnWidth(column, theme.px(width))
        buttons = AcceptButtons(self, "Hẹn")
        self.take = buttons.accept_button
        self.list.itemChanged.connect(self._show_count)
        parts = DialogColumn(
            self,
            "Đề xuất lịch học",
            "Bỏ dấu ở chi bộ chưa muốn hẹn. Sau khi hẹn, kéo trên lịch để dời ngày.",
        )
        parts.addWidget(self.list, 1)
        parts.addWidget(buttons)
        self.resize(theme.px(1040), theme.px(560))
        self._show_count()
        self.take.setFocus()

    def ticked(self) -> list[StudySession]:
        checked = Qt.CheckState.Checked
        pairs = zip(self.items, self._proposed, strict=True)
        return [one.session for item, one in pairs if item.checkState(0) is checked]

    def _show_count(self, *_: object) -> None:
        count = len(self.ticked())
        self.take.setText(f"Hẹn {count} buổi")
        self.take.setEnabled(count > 0)

    def accept(self) -> None:
        self.accepted_sessions.emit(self.ticked())
        super().accept()


def _item(one: ProposedSession) -> QTreeWidgetItem:
    day = one.session.planned_on
    texts = (
        bare_unit(one.unit.name),
        f"{weekday_name(day)} {date_screen(day)}",
        FORM_SHORT[one.session.form],
        one.session.rapporteur,
        one.why,
    )
    item = QTreeWidgetItem(list(texts))
    item.setCheckState(0, Qt.CheckState.Checked)
    for column, text in enumerate(texts):
        item.setToolTip(column, one.unit.name if column == 0 else text)
    return item
