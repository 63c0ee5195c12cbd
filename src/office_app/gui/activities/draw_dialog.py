"""Bốc thăm kiểm tra: how many chi bộ, who came out, and on to their sheets."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QWidget,
)

from office_app.domain.errors import AppError
from office_app.domain.organisation import Unit
from office_app.domain.vietnamese import number_vi
from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.accept_buttons import AcceptButtons
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.dialog_column import DialogColumn
from office_app.gui.widgets.labels import label
from office_app.gui.widgets.number_field import NumberField
from office_app.use_cases.inspection_draw import InspectionPool

_USUAL = 3


class DrawDialog(QDialog):
    """``drawn`` is who came out of the last draw; accepted when their sheets are wanted."""

    failed = Signal(object)

    def __init__(
        self,
        theme: ThemeController,
        pool: InspectionPool,
        draw: Callable[[int], Sequence[Unit]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._draw = draw
        self.drawn: Sequence[Unit] = ()
        self.setWindowTitle("Bốc thăm kiểm tra")
        self.number = NumberField(theme, 1, max(1, len(pool.units)))
        self.number.setValue(min(_USUAL, len(pool.units)))
        self.number.setAccessibleName("Số chi bộ cần bốc")
        self.draw_button = push_button("&Bốc thăm", icon=theme.icon("dices"))
        self.draw_button.setEnabled(bool(pool.units))
        self.draw_button.clicked.connect(lambda: self.draw())
        self.result_text: QLabel = label(wraps=True)
        self.result_text.setMinimumHeight(theme.px(112))
        buttons = AcceptButtons(self, "&In phiếu kiểm tra", "Đóng")
        self.print_button = buttons.accept_button
        self.print_button.setEnabled(False)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label("Số chi bộ"))
        row.addWidget(self.number)
        row.addWidget(self.draw_button)
        row.addStretch(1)
        column = DialogColumn(self, "Chọn ngẫu nhiên chi bộ để kiểm tra", _told(pool))
        column.addLayout(row)
        column.addWidget(self.result_text, 1)
        column.addWidget(buttons)
        self.resize(theme.px(480), self.sizeHint().height())

    def draw(self) -> None:
        """Draw anew; each draw is noted in the log."""
        try:
            self.drawn = self._draw(self.number.value())
        except AppError as error:
            self.failed.emit(error)
            return
        self.result_text.setText("\n".join(f"{at}. {unit.name}" for at, unit in enumerate(self.drawn, 1)))
        self.draw_button.setText("&Bốc lại")
        self.print_button.setEnabled(True)
        self.print_button.setFocus()


def _told(pool: InspectionPool) -> str:
    if not pool.units:
        return f"Năm {pool.year} không còn chi bộ nào chưa được kiểm tra, giám sát."
    return (
        f"Năm {pool.year} còn {number_vi(len(pool.units))} chi bộ chưa được kiểm tra, giám sát "
        f"({number_vi(pool.inspected)} chi bộ đã có). Mỗi lần bốc được ghi vào nhật ký. Phiếu in sẵn số liệu "
        "chi bộ đã báo, để trống cột kiểm tra thấy."
    )
