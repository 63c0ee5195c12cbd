"""The window of practice: dressed as such, begun anew at will, and left for the real office."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from office_app.domain.errors import AppError
from office_app.gui.practice.practice_band import wear_practice
from office_app.gui.practice.practice_page import PracticePage
from office_app.use_cases.progress import Progress

if TYPE_CHECKING:
    from office_app.bootstrap import Office
    from office_app.gui.main_window import MainWindow

WhileClosed = Callable[[Callable[[Path | None, Progress], object], str], None]
"""Closes the office, does something to its folder in a job, and opens it again; with a line for the status bar."""

_ASK = (
    "Xóa mọi thứ đã làm thử và dựng lại văn phòng hư cấu như lúc đầu?\n\n"
    "Văn phòng thật không bị đụng đến. Tệp đã xuất ra ngoài thư mục làm thử vẫn còn."
)


class PracticeSession(QObject):
    """Made once a folder of practice is open; lives as long as its window."""

    def __init__(self, window: "MainWindow", folder: Path, while_closed: WhileClosed) -> None:
        super().__init__(window)
        self._window, self.folder, self._while_closed = window, folder, while_closed
        self._icon = window.windowIcon()
        window.may_practise = False
        self.band = wear_practice(window, window.theme)
        self.band.again.connect(self.ask_anew)
        self.band.back.connect(self.leave)

    def take_off(self) -> None:
        """Let the window look like the office's again, because another folder is open in it."""
        self._window.setMenuWidget(None)  # type: ignore[arg-type]  # Qt takes None
        self._window.setWindowIcon(self._icon)
        self._window.may_practise = True
        self.deleteLater()

    def first_page(self, office: "Office") -> PracticePage:
        """Return the page that makes the invented office."""
        page = PracticePage(office, self._window.services)
        page.again.connect(self.begin_anew)
        return page

    def ask_anew(self) -> None:
        box = QMessageBox(QMessageBox.Icon.Question, "Làm lại từ đầu", _ASK, parent=self._window)
        yes = box.addButton("Làm lại từ đầu", QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton("Hủy", QMessageBox.ButtonRole.RejectRole))
        box.exec()
        if box.clickedButton() is yes:
            self.begin_anew()

    def begin_anew(self) -> None:
        """Empty the folder of practice and make the invented office again."""
        from office_app.bootstrap.practice import begin_anew

        folder = self.folder
        self._while_closed(lambda _open, _progress: begin_anew(folder), "Đang xóa bản làm thử")

    def leave(self) -> None:
        """Close the window and bring the real office forward, opened where it is not."""
        from office_app.bootstrap.practice import start_real

        if not self._window.close():
            return
        try:
            start_real(self.folder)
        except AppError as error:
            QMessageBox.warning(None, "Làm thử", error.text_vi())
