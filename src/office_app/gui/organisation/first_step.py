"""What an office without units is offered: both ways to begin, by hand or from a list."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.labels import EmptyState


class FirstStep(QWidget):
    def __init__(
        self,
        theme: ThemeController,
        choose_file: Callable[[], object],
        first_unit: Callable[[], object],
        save_sample: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        empty = EmptyState(
            theme,
            "users",
            "Chưa có chi bộ, đảng viên nào",
            "Nhập danh sách đảng viên từ Excel: chi bộ được tạo theo danh sách, có bản kiểm tra trước khi ghi. "
            "Hoặc thêm từng chi bộ bằng tay.",
            "Nhập từ Excel",
            choose_file,
        )
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 48)
        row.addStretch(1)
        for text, icon, act in (
            ("Thêm chi bộ bằng tay", "plus", first_unit),
            ("Tải mẫu Excel", "download", save_sample),
        ):
            button = push_button(text, icon=theme.icon(icon))
            button.clicked.connect(lambda _=False, then=act: then())
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(empty)
        column.addLayout(row)
