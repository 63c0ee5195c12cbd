"""The panel under the search box of the top bar: results and actions as you type, for the keyboard first."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from office_app.bootstrap import Office
from office_app.domain.errors import AppError
from office_app.domain.vietnamese import number_vi
from office_app.gui.jobs.run_for import run_for
from office_app.gui.room import RoomServices
from office_app.gui.search.actions import Rooms
from office_app.gui.search.result_lines import Line
from office_app.gui.search.result_list import ResultList
from office_app.gui.search.search_presenter import SearchPresenter
from office_app.gui.widgets.filter_bar import SearchBox
from office_app.gui.widgets.labels import label
from office_app.gui.widgets.pause import after_pause

MOST = 4  # hits of one kind
_PAUSE = 60  # milliseconds after a key
_ABOVE = 4  # pixels over the first line
HINTS = (
    'Gõ có dấu hay không dấu đều được. Cụm từ đặt trong ngoặc kép: "đại hội XIV".\n'
    "Số, ký hiệu viết cách nào cũng được: 12-KH/TU, KH12. Ngày: 15/9/2026, tháng 9/2026.\n"
    "Lọc thêm: loại:kế hoạch · từ:tỉnh ủy · ký:họ tên · hạn:tháng 9 · năm:2026 · -từ không muốn có"
)
_KEYS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}


class SearchPanel(QFrame):
    """Belongs to the box it drops from, whose keys it takes: arrows, Enter, Ctrl+Enter, Esc.

    ``home`` brings the keyboard back to the room; actions are offered for ``rooms``.
    """

    def __init__(
        self,
        office: Office,
        services: RoomServices,
        box: SearchBox,
        host: QWidget,
        rooms: Rooms,
        home: Callable[[], object],
    ) -> None:
        super().__init__(host)
        self._home = home
        self._shown_for = ""
        self._services, self._theme, self._box, self._host = services, services.theme, box, host
        # What lies under the panel is then not painted at each key.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.list = ResultList(self._theme)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard stays in the box
        self.list.chosen.connect(self._go)
        self.nothing = label(ink="soft", wraps=True)
        self.nothing.setMargin(16)
        self.hints = label(HINTS, size="small", ink="faint", wraps=True)
        self.foot = label(size="small", ink="faint")
        self._build()
        run = run_for(self, services.runner)
        self.presenter = SearchPresenter(self, office, run, most=MOST, rooms=rooms)
        self._pause = after_pause(_PAUSE, self._ask, self)
        box.textChanged.connect(self._typed)
        box.installEventFilter(self)
        host.installEventFilter(self)
        self._theme.changed.connect(self._place)
        self.hide()

    # ---- what the presenter says

    def show_lines(self, lines: Sequence[Line], typed: str) -> None:
        self._shown_for = typed
        self.list.show_lines(lines)
        found = any(line.chosen for line in lines)
        self.list.setVisible(found)
        self.nothing.setVisible(not found)
        self.nothing.setText(
            f"Không thấy gì có «{typed.strip()}».\nThử bớt từ, bỏ ngoặc kép, hoặc gõ một phần của từ."
        )
        self.hints.setVisible(not typed or not found)
        self._place()

    def show_waiting(self, count: int) -> None:
        keys = "↑ ↓ chọn · Enter mở · Ctrl+Enter xem mọi kết quả · Esc đóng"
        waiting = f"Đang lập chỉ mục: còn {number_vi(count)} mục chưa tìm được" if count else ""
        self.foot.setText(" · ".join(part for part in (waiting, keys) if part))

    def show_error(self, error: AppError) -> None:
        self.put_away()
        self._services.show_error(error)

    # ---- coming and going

    def drop_down(self) -> None:
        """Show the panel with what the box holds."""
        if self.isVisible():
            return
        self.show_waiting(0)
        self.presenter.ask(self._box.text())
        self._place()
        self.raise_()
        self.show()

    def put_away(self) -> None:
        """Hide the panel and give up what is searched for."""
        self.presenter.stop()
        self._pause.stop()
        self.hide()

    def look_after_index(self) -> None:
        """Take into the index what an upgrade or a large import left waiting."""
        self.presenter.look_after_index()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host:
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self._place()
            return False
        kind = event.type()
        if kind in (QEvent.Type.FocusIn, QEvent.Type.MouseButtonPress):
            QTimer.singleShot(0, self, self.drop_down)
        elif kind == QEvent.Type.FocusOut and QApplication.activePopupWidget() is None:
            self.put_away()
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.put_away()
            self._box.clear()
            self._home()
            return True
        if key in _KEYS:
            self.drop_down()
            self.list.go_on(_KEYS[key])
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Typed faster than it was searched: what is shown is not for what was typed.
            behind = self._shown_for != self._box.text()
            if behind or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._all_results()
            else:
                self.list.choose_current()
            return True
        return False

    # ---- searching

    def _typed(self, _text: str) -> None:
        if self._box.hasFocus():
            self.drop_down()
            self._pause.start()

    def _ask(self) -> None:
        self.presenter.ask(self._box.text())

    def _all_results(self) -> None:
        if typed := self._box.text().strip():
            self.put_away()
            self._services.navigate("search", typed)

    def _go(self, line: Line) -> None:
        self.put_away()
        self._services.navigate(line.room, line.target)

    # ---- building

    def _build(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 6, 16, 8)
        foot.addWidget(self.foot, 1)
        hints = QHBoxLayout()
        hints.setContentsMargins(16, 8, 16, 4)
        hints.addWidget(self.hints)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, _ABOVE, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        column.addLayout(hints)
        column.addLayout(foot)

    def _place(self) -> None:
        """Drop from the box to the left, as high as the results need and the window allows."""
        px, host = self._theme.px, self._host
        corner = self._box.mapTo(host, QPoint(self._box.width(), self._box.height() + px(4)))
        width = min(px(760), host.width() - px(32))
        around = self.foot.sizeHint().height() + 14 + _ABOVE + 1
        if self.hints.isVisibleTo(self):
            around += self.hints.heightForWidth(width - 34) + 12
        if self.nothing.isVisibleTo(self):
            around += self.nothing.heightForWidth(width - 2)
        room = host.height() - corner.y() - px(16)
        wanted = self.list.height_for(width - 2) if self.list.isVisibleTo(self) else 0
        height = max(0, min(wanted, room - around))
        self.list.setFixedHeight(height)
        self.setGeometry(max(px(16), corner.x() - width), corner.y(), width, around + height)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(tokens.panel))
        painter.setPen(QColor(tokens.strong_line))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
