"""*Bộ lọc đã lưu*: what a list is filtered by, kept under a name and shown again with a click."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from office_app.domain.saved_filters import SavedFilter
from office_app.gui.room import RoomServices
from office_app.gui.widgets.buttons import push_button, sign_button
from office_app.gui.widgets.filter_bar import FilterBar
from office_app.gui.widgets.labels import label


class FilterKeeper(Protocol):
    """What of ``Office`` keeps filters."""

    def saved_filters(self, place: str) -> Sequence[SavedFilter]: ...
    def save_filter(self, place: str, name: str, content: Mapping[str, Any]) -> None: ...
    def remove_filter(self, place: str, name: str) -> None: ...


class SavedFilters(QFrame):
    """A button at the end of a filter bar, and the little page that it opens; ``place`` names the list."""

    def __init__(self, bar: FilterBar, keeper: FilterKeeper, place: str, services: RoomServices) -> None:
        super().__init__(bar, Qt.WindowType.Popup)
        self._bar, self._keeper, self._place, self._services = bar, keeper, place, services
        self.button = bar.add_button("Bộ lọc", "bookmark", folds=True)
        self.button.setToolTip("Bộ lọc đã lưu: chọn lại, hoặc lưu bộ lọc đang dùng")
        self.button.clicked.connect(self._ask)
        self.setProperty("card", True)
        self.rows: list[QWidget] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self.name = QLineEdit()
        self.name.setPlaceholderText("Tên cho bộ lọc đang dùng")
        self.name.setAccessibleName("Tên cho bộ lọc đang dùng")
        self.name.textChanged.connect(self._allow)
        self.name.returnPressed.connect(self._save)
        self.save = push_button("Lưu bộ lọc", kind="primary")
        self.save.clicked.connect(self._save)
        self._hint = label(size="small", ink="soft", wraps=True)
        self._build()
        # The main window does not hear it while this is open.
        QShortcut(QKeySequence("F1"), self).activated.connect(self._explain)

    def _explain(self) -> None:
        self.close()
        self._services.navigate("help", "man-hinh#danh-sách")

    def _ask(self, checked: bool = False) -> None:
        place, keeper = self._place, self._keeper
        self._services.runner.run(
            lambda _progress: keeper.saved_filters(place),
            on_done=self.drop_down,
            on_failed=self._services.show_error,
        )

    def drop_down(self, saved: Sequence[SavedFilter]) -> None:
        """Show the page with these filters under the button."""
        for row in self.rows:
            self._list.removeWidget(row)
            row.deleteLater()
        self.rows = [self._row(one) for one in saved]
        for row in self.rows:
            self._list.addWidget(row)
        active = bool(self._bar.content())
        self.name.clear()
        for part in (self.name, self.save):
            part.setVisible(active)
        self._hint.setText(
            "" if active else "Lọc danh sách trước (gõ chữ, chọn loại, cơ quan…), rồi mở lại đây để lưu."
        )
        self._hint.setVisible(not active)
        self._allow()
        self.adjustSize()
        corner = self.button.mapToGlobal(QPoint(self.button.width(), self.button.height() + 4))
        self.move(corner.x() - self.width(), corner.y())
        self.show()
        first = self.rows[0].findChild(QPushButton) if self.rows else None
        (first or self.name).setFocus()

    # ---- what is done with a filter

    def _show(self, saved: SavedFilter) -> None:
        self.hide()
        self._bar.show_content(saved.content)

    def _save(self) -> None:
        name, content = " ".join(self.name.text().split()), self._bar.content()
        if name and content:
            self._write(
                lambda: self._keeper.save_filter(self._place, name, content), f"Đã lưu bộ lọc «{name}»."
            )

    def _remove(self, saved: SavedFilter, checked: bool = False) -> None:
        again = partial(self._keeper.save_filter, saved.place, saved.name, saved.content)
        self._write(
            lambda: self._keeper.remove_filter(saved.place, saved.name),
            f"Đã xóa bộ lọc «{saved.name}».",
            lambda: self._write(again, f"Đã lưu lại bộ lọc «{saved.name}»."),
        )

    def _write(self, act: Callable[[], object], said: str, undo: Callable[[], object] | None = None) -> None:
        self.hide()

        def done(_nothing: object) -> None:
            self._services.data_changed()  # the first screen counts what each finds
            self._services.toast(said, undo)

        self._services.runner.run(lambda _progress: act(), on_done=done, on_failed=self._services.show_error)

    # ---- building

    def _build(self) -> None:
        saving = QHBoxLayout()
        saving.setSpacing(8)
        saving.addWidget(self.name, 1)
        saving.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(label("Bộ lọc đã lưu", semibold=True))
        column.addLayout(self._list)
        column.addWidget(self._hint)
        column.addLayout(saving)
        self.setMinimumWidth(self._services.theme.px(340))

    def _row(self, saved: SavedFilter) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        show = push_button(saved.name, kind="quiet")
        show.setStyleSheet("text-align: left")
        show.clicked.connect(lambda checked=False: self._show(saved))
        remove = sign_button(self._services.theme.icon("trash-2"), f"Xóa bộ lọc «{saved.name}»")
        remove.clicked.connect(partial(self._remove, saved))
        line.addWidget(show, 1)
        line.addWidget(remove)
        return row

    def _allow(self, _text: str = "") -> None:
        self.save.setEnabled(bool(self.name.text().strip()))
