"""Bàn giao: who hands over, who takes over, where to; then the pack is written by a job."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget

from office_app.domain.errors import AppError
from office_app.domain.hand_over import HandOverPack, Parties, Party
from office_app.gui.room import RoomServices
from office_app.gui.settings.work_dialog import WorkDialog
from office_app.gui.widgets.labels import label
from office_app.gui.widgets.open_path import open_path
from office_app.use_cases.progress import Progress

_ROLES = ("Người giao", "Người nhận", "Người chứng kiến")
_NOTE = (
    "Một thư mục mới được ghi vào nơi đã chọn: bản sao lưu toàn bộ đã đọc lại, tình hình công việc trên một trang, "
    "sổ in của năm, biên bản để ký, và hướng dẫn tiếp nhận. Tên để trống thì biên bản có dòng chấm để ghi tay."
)


class HandingOffice(Protocol):
    """Who can make the pack."""

    def hand_over(self, place: Path, parties: Parties, progress: Progress = ...) -> HandOverPack: ...


class HandOverDialog(WorkDialog):
    """Names and place, then the pack; stopped while it is being written, it leaves nothing."""

    def __init__(self, office: HandingOffice, services: RoomServices, parent: QWidget | None = None) -> None:
        super().__init__("Bàn giao", "&Lập bộ bàn giao", services, parent)
        self._office, self._services = office, services
        self._pack: Path | None = None
        self.names = {role: self._field(role, "Họ và tên") for role in _ROLES}
        self.posts = {role: self._field(role, "Chức vụ") for role in _ROLES}
        desktop = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DesktopLocation)
        self.place = QLineEdit(desktop)
        self.place.setAccessibleName("Nơi để")
        self.choose = QPushButton("Chọn…")
        self.choose.setAutoDefault(False)
        note = label(_NOTE, size="small", ink="soft", wraps=True)
        self.lay_out("Bàn giao công việc văn phòng", self._rows(), note, (620, 412))
        self.place.textChanged.connect(self._check)
        self.choose.clicked.connect(self._choose)
        self.start_button.clicked.connect(self._start)
        self._check()

    def parties(self) -> Parties:
        """Return who takes part, as typed."""
        typed = [Party(self.names[role].text().strip(), self.posts[role].text().strip()) for role in _ROLES]
        return Parties(*typed)

    # ---- building

    def _field(self, role: str, what: str) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(what)
        field.setAccessibleName(f"{role}: {what.lower()}")
        return field

    def _rows(self) -> QGridLayout:
        rows = QGridLayout()
        rows.setHorizontalSpacing(12)
        rows.setVerticalSpacing(10)
        for at, role in enumerate(_ROLES):
            rows.addWidget(label(role, ink="soft"), at, 0)
            rows.addWidget(self.names[role], at, 1)
            rows.addWidget(self.posts[role], at, 2)
        rows.addWidget(label("Nơi để", ink="soft"), len(_ROLES), 0)
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(self.place, 1)
        where.addWidget(self.choose)
        rows.addLayout(where, len(_ROLES), 1, 1, 2)
        return rows

    # ---- choosing and writing

    def _check(self, _text: str = "") -> None:
        self.start_button.setEnabled(not self.working and bool(self.place.text().strip()))

    def _choose(self, checked: bool = False) -> None:
        if chosen := QFileDialog.getExistingDirectory(self, "Nơi để bộ bàn giao", self.place.text()):
            self.place.setText(chosen)

    def _start(self, checked: bool = False) -> None:
        if self._pack is not None:
            open_path(self._pack)
            self.accept()
            return
        office, place, parties = self._office, Path(self.place.text().strip()), self.parties()
        self.work(
            lambda progress: office.hand_over(place, parties, progress),
            self._done,
            self._failed,
            self._stopped,
            what="Đang lập bộ bàn giao",
        )
        self._let_type(False)

    def _let_type(self, may: bool) -> None:
        for widget in (*self.names.values(), *self.posts.values(), self.place, self.choose):
            widget.setEnabled(may)
        self._check()

    def _done(self, pack: HandOverPack) -> None:
        self._pack = pack.folder
        damaged = "\n".join(["Trong dữ liệu có chỗ đã hỏng từ trước:", *pack.faults]) if pack.faults else ""
        self.told.setText(
            f"Đã lập «{pack.folder.name}»; bản sao lưu đã đọc lại và thấy đủ. {damaged}".strip()
        )
        self.start_button.setText("&Mở thư mục")
        self._check()
        self.start_button.setFocus()
        self._services.data_changed()

    def _failed(self, error: AppError) -> None:
        self._let_type(True)
        self.told.setText(error.text_vi())

    def _stopped(self) -> None:
        self._let_type(True)
        self.told.setText("Đã dừng. Không có tệp nào để lại, dữ liệu của văn phòng còn nguyên.")
