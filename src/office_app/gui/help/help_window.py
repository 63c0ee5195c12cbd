"""The guide in a window of its own, to read beside the program."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSplitter, QToolButton, QVBoxLayout, QWidget

from office_app.gui.help.browser import GuideBrowser
from office_app.gui.help.contents import ContentsPane
from office_app.gui.help.guide import HOME, QUICK_START, shipped_guide
from office_app.gui.help.sheet import print_page
from office_app.gui.look.theme import ThemeController
from office_app.gui.state_file import StateFile
from office_app.gui.widgets.buttons import push_button, sign_button
from office_app.gui.widgets.filter_bar import SearchBox
from office_app.gui.widgets.labels import label
from office_app.gui.widgets.open_path import open_path
from office_app.gui.window_place import HELP, place_within, remember_place, restore_place
from office_app.shipped import program_version

log = logging.getLogger(__name__)
_WIDE = 640  # from here on the contents have room beside the page


def show_help(
    theme: ThemeController,
    state: StateFile,
    owner: QWidget,
    place: str,
    practise: Callable[[], object] | None = None,
) -> "HelpWindow":
    """Show a place of the guide in the help window of ``owner``, made at the first time.

    ``practise`` is what its button «Làm thử…» does; without it there is none.

    A dialog has a window of its own: the one of the main window cannot be used as long as the dialog is open.
    """
    made = owner.findChildren(HelpWindow, options=Qt.FindChildOption.FindDirectChildrenOnly)
    window = made[0] if made else HelpWindow(theme, state, owner)
    window.offer_practice(practise)
    window.show()
    window.show_place(place)  # now that the page has its width
    window.raise_()
    window.activateWindow()
    return window


class HelpWindow(QDialog):
    def __init__(self, theme: ThemeController, state: StateFile, owner: QWidget) -> None:
        super().__init__(owner)
        self._theme, self._state, self._guide = theme, state, shipped_guide()
        self._practise: Callable[[], object] | None = None
        self.setWindowTitle("Hướng dẫn sử dụng")
        self.setWindowFlags(
            Qt.WindowType.Window
            | Qt.WindowType.WindowMaximizeButtonHint
            | Qt.WindowType.WindowCloseButtonHint
        )
        self.box = SearchBox(theme, "Tìm trong hướng dẫn (Ctrl+F)")
        self.box.setAccessibleName("Tìm trong hướng dẫn")
        self.contents = ContentsPane(theme, self._guide)
        self.browser = GuideBrowser(theme, self._guide)
        self.problem = label(ink="late", wraps=True)
        self.problem.hide()
        self._build()
        self._bind()
        if not restore_place(self, state, HELP):
            place_within(self, owner.screen().availableGeometry(), QSize(theme.px(920), theme.px(680)))
        self.browser.setFocus()

    def offer_practice(self, practise: Callable[[], object] | None) -> None:
        """Show the way into practice, or none."""
        self._practise = practise
        self._fit()

    def show_place(self, place: str) -> None:
        """Show a place; the first page when there is none of that name."""
        self.box.clear()
        self.browser.show_place(place if self._guide.has(place) else HOME)

    # ---- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(4)
        self.back = self._tool("chevron-left", "Trang vừa xem", "Alt+←", lambda: self.browser.step(-1))
        self.forward = self._tool("chevron-right", "Trang kế", "Alt+→", lambda: self.browser.step(1))
        self.smaller = self._tool("zoom-out", "Chữ nhỏ hơn", "Ctrl+−", lambda: self.browser.zoom(-1))
        self.larger = self._tool("zoom-in", "Chữ to hơn", "Ctrl++", lambda: self.browser.zoom(1))
        self.printing = self._tool(
            "printer", "In trang này", "Ctrl+P", lambda: self.print_page(self._current())
        )
        self.quick = push_button("In tờ hướng dẫn nhanh", small=True, tip="Hai trang A4 để ở bàn làm việc")
        self.quick.setAutoDefault(False)
        self.quick.clicked.connect(lambda _checked=False: self.print_page(QUICK_START))
        self.practice = push_button(
            "Làm thử…", small=True, tip="Cửa sổ riêng với một xã hư cấu, để tập làm theo hướng dẫn"
        )
        self.practice.setAutoDefault(False)
        self.practice.clicked.connect(lambda _checked=False: self._practise and self._practise())
        self.practice.hide()
        for tool in (self.back, self.forward):
            row.addWidget(tool)
        row.addWidget(self.box, 1)
        for widget in (self.smaller, self.larger, self.printing, self.quick, self.practice):
            row.addWidget(widget)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(self.contents)
        halves.addWidget(self.browser)
        halves.setStretchFactor(1, 1)
        px = self._theme.px
        halves.setSizes([px(250), px(670)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.problem)
        column.addWidget(halves, 1)
        foot = label(f"Văn phòng Đảng ủy, phiên bản {program_version()}", size="small", ink="soft")
        foot.setContentsMargins(16, 4, 16, 6)
        column.addWidget(foot)

    def _tool(self, icon: str, name: str, key: str, act: Callable[[], object]) -> QToolButton:
        button = sign_button(self._theme.icon(icon), name, key=key)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _bind(self) -> None:
        self.box.asked.connect(self._search)
        self.box.left_downwards.connect(self.contents.take_keyboard)
        self.contents.chosen.connect(self.browser.show_place)
        self.browser.shown.connect(self._shown)
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+F": self.box.setFocus,
            "Ctrl+K": self.box.setFocus,
            "Alt+Left": lambda: self.browser.step(-1),
            "Alt+Right": lambda: self.browser.step(1),
            "Alt+Home": lambda: self.show_place(HOME),
            "Ctrl++": lambda: self.browser.zoom(1),
            "Ctrl+=": lambda: self.browser.zoom(1),
            "Ctrl+-": lambda: self.browser.zoom(-1),
            "Ctrl+0": lambda: self.browser.zoom(0),
            "Ctrl+P": lambda: self.print_page(self._current()),
            "F1": lambda: self.show_place(HOME),
        }
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(act)

    # ---- what happens --------------------------------------------------------------------------------------------

    def print_page(self, name: str) -> None:
        """Write a page as a PDF and hand it to the system's viewer, which prints it."""
        try:
            path = print_page(self._guide, name)
        except OSError:
            log.exception("guide not printed")
            self.problem.setText(
                "Chưa ghi được tệp PDF để in: ổ đĩa đầy hoặc không cho ghi. Giải phóng chỗ rồi in lại."
            )
            self.problem.show()
            return
        self.problem.hide()
        open_path(path)

    def _current(self) -> str:
        return self.browser.page.name

    def _search(self, typed: str) -> None:
        words = typed.strip()
        self._fit()
        if not words:
            self.contents.show_contents()
            return
        self.contents.show_hits(words, self._guide.find(words))

    def hideEvent(self, event: QHideEvent) -> None:
        remember_place(self, self._state, HELP)
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave a narrow window, kept beside the program, to the page."""
        wide = self.width() >= self._theme.px(_WIDE)
        self.contents.setVisible(wide or bool(self.box.text().strip()))
        self.quick.setVisible(wide)
        self.practice.setVisible(wide and self._practise is not None)

    def _shown(self, place: str) -> None:
        self.back.setEnabled(self.browser.has_beside(-1))
        self.forward.setEnabled(self.browser.has_beside(1))
        self.contents.mark(place)
