"""What directives ask of us and nobody follows up yet: ticked and taken into the list."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from office_app.domain.recurring import RecurringDuty, rule_words
from office_app.domain.vietnamese import date_screen, number_vi
from office_app.gui.look.theme import ThemeController
from office_app.gui.look.tokens import ROW
from office_app.gui.widgets.accept_buttons import AcceptButtons
from office_app.gui.widgets.dialog_column import DialogColumn
from office_app.use_cases.taking_up import Offer

_HEADS = ("Việc", "Đơn vị", "Hạn của ta", "Hạn cấp trên", "Từ văn bản")
_WIDTHS = (420, 170, 170, 106, 120)
_TOLD = (
    "Việc lặp lại thì tự lập kỳ sau. Hạn của ta đặt trước hạn cấp trên. "
    "Dấu cách: chọn · Ctrl+A: chọn hết · Enter: nhận"
)


class OffersDialog(QDialog):
    """``chosen`` is what was ticked. Space ticks, Ctrl+A ticks all, Enter takes."""

    def __init__(
        self, theme: ThemeController, offers: Sequence[Offer], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._offers = offers
        self.setWindowTitle("Nhận việc từ văn bản đến")
        self.list = _OfferTree()
        self.list.setColumnCount(len(_HEADS))
        self.list.setHeaderLabels(list(_HEADS))
        self.list.setRootIsDecorated(False)
        self.list.setAlternatingRowColors(False)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName("Việc được giao chưa ai theo dõi")
        for at, width in enumerate(_WIDTHS):
            self.list.setColumnWidth(at, theme.px(width))
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setStretchLastSection(False)
        for offer in offers:
            item = _item(offer)
            item.setSizeHint(0, QSize(0, theme.px(ROW)))
            self.list.addTopLevelItem(item)
        self.list.itemChanged.connect(self._count)
        buttons = AcceptButtons(self, "Nhận vào theo dõi", "Đóng")
        self.take_button = buttons.accept_button
        column = DialogColumn(self, "Việc được giao trong văn bản đến, chưa ai theo dõi", _TOLD)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        self.resize(theme.px(1060), theme.px(560))
        self._count()
        if offers:
            self.list.setCurrentItem(self._item(0))
        self.list.setFocus()

    @property
    def chosen(self) -> list[Offer]:
        """The offers ticked, in their order."""
        return [
            offer
            for at, offer in enumerate(self._offers)
            if self._item(at).checkState(0) is Qt.CheckState.Checked
        ]

    def _item(self, at: int) -> QTreeWidgetItem:
        item = self.list.topLevelItem(at)
        assert item is not None
        return item

    def _count(self, *_: object) -> None:
        count = len(self.chosen)
        self.take_button.setText(
            f"Nhận {number_vi(count)} việc vào theo dõi" if count else "Nhận vào theo dõi"
        )
        self.take_button.setEnabled(count > 0)
        self.take_button.setDefault(True)


class _OfferTree(QTreeWidget):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        every = event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_A
        if every:
            items = [self.topLevelItem(at) for at in range(self.topLevelItemCount())]
            ticked = all(item is not None and item.checkState(0) is Qt.CheckState.Checked for item in items)
            for item in items:
                if item is not None:
                    item.setCheckState(0, Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)
        else:
            super().keyPressEvent(event)


def _item(offer: Offer) -> QTreeWidgetItem:
    thing = offer.thing
    if isinstance(thing, RecurringDuty):
        day = rule_words(thing.rule)
    else:
        day = date_screen(thing.due) if thing.due else "không nêu"
    upper = date_screen(offer.upper_due) if offer.upper_due else ""
    item = QTreeWidgetItem([thing.title, thing.unit or "chưa giao", day, upper, thing.source])
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(0, Qt.CheckState.Unchecked)
    item.setToolTip(0, thing.passage)
    return item
