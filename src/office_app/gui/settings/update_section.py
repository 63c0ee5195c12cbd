"""Which version this is, and the way to a newer one without a network."""

from pathlib import Path
from subprocess import Popen

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from office_app.bootstrap import Office
from office_app.domain.updates import UPDATE_SUFFIX
from office_app.gui.practice.not_here import grey_in_practice
from office_app.gui.room import RoomServices
from office_app.gui.settings.card import card
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.labels import label
from office_app.shipped import program_version

_NOTE = (
    "Tệp cập nhật (.capnhat) do nơi phát hành phần mềm gửi, chép về bằng USB cũng được. Chữ ký của tệp được kiểm tra "
    "trước, dữ liệu được sao lưu trước, bản mới không chạy được thì quay lại bản đang dùng."
)


class UpdateSection(QObject):
    def __init__(self, office: Office, services: RoomServices) -> None:
        super().__init__()
        self._office, self._services = office, services
        self.card, column = card("Phiên bản, cập nhật", _NOTE)
        self.choose = push_button("Cập nhật từ tệp…", icon=services.theme.icon("download"))
        self.choose.clicked.connect(self._choose)
        if office.practice:
            grey_in_practice(self.choose)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(label(f"Đang dùng phiên bản {program_version() or 'không rõ'}"))
        row.addStretch(1)
        row.addWidget(self.choose)
        column.addLayout(row)

    def take(self, file: Path) -> None:
        """Show what an update file holds, and let it be taken."""
        from office_app.gui.settings.update_dialog import (
            UpdateDialog,
        )  # checking signatures needs more than a room

        dialog = UpdateDialog(file, self._office, self._services, self.card.window())
        dialog.ready.connect(self._close)
        dialog.open()

    def _choose(self) -> None:
        kinds = f"Tệp cập nhật (*{UPDATE_SUFFIX})"
        chosen, _ = QFileDialog.getOpenFileName(self.card, "Chọn tệp cập nhật", "", kinds)
        if chosen:
            self.take(Path(chosen))

    def _close(self, waits: Popen[bytes]) -> None:
        if not self.card.window().close():  # a room has asked its user, who stays
            waits.terminate()
