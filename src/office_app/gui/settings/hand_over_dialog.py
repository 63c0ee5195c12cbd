"""Bàn giao: who hands over, who takes over, where to; then the pack is written by a job."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from office_app.domain.errors import AppError
from office_app.domain.hand_over import HandOverPack, Parties, Party
from office_app.domain.vietnamese import upper_first
from office_app.gui.jobs.job import Job
from office_app.gui.room import RoomServices
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


class HandOverDialog(QDialog):
    """Deletes itself when closed; closing it while the pack is being written stops that, and nothing is left."""

    def __init__(self, office: HandingOffice, services: RoomServices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._services = office, services
        self._job: Job | None = None
        self._pack: Path | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Bàn giao")
        self.names = {role: self._field(role, "Họ và tên") for role in _ROLES}
        self.posts = {role: self._field(role, "Chức vụ") for role in _ROLES}
        desktop = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DesktopLocation)
        self.place = QLineEdit(desktop)
        self.place.setAccessibleName("Nơi để")
        self.choose = QPushButton("Chọn…")
        self.choose.setAutoDefault(False)
        self.told = label("")
        self.told.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.close_button = QPushButton("Đóng")
        self.close_button.setAutoDefault(False)
        self.start_button = QPushButton("&Lập bộ bàn giao")
        self.start_button.setProperty("kind", "primary")
        self.start_button.setDefault(True)
        self._lay_out()
        self.place.textChanged.connect(self._check)
        self.choose.clicked.connect(self._choose)
        self.start_button.clicked.connect(self._start)
        self.close_button.clicked.connect(self.reject)
        self.bar.hide()
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

    def _lay_out(self) -> None:
        theme = self._services.theme
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
        note = label(_NOTE, size="small", ink="soft")
        note.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.start_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(14)
        column.addWidget(label("Bàn giao công việc văn phòng", size="group"))
        column.addLayout(rows)
        column.addWidget(note)
        column.addWidget(self.bar)
        column.addWidget(self.told)
        column.addStretch(1)
        column.addLayout(buttons)
        self.resize(theme.px(620), theme.px(380))

    # ---- choosing and writing

    def _check(self, _text: str = "") -> None:
        self.start_button.setEnabled(self._job is None and bool(self.place.text().strip()))

    def _choose(self, checked: bool = False) -> None:
        if chosen := QFileDialog.getExistingDirectory(self, "Nơi để bộ bàn giao", self.place.text()):
            self.place.setText(chosen)

    def _start(self, checked: bool = False) -> None:
        if self._pack is not None:
            open_path(self._pack)
            self.accept()
            return
        office, place, parties = self._office, Path(self.place.text().strip()), self.parties()
        self.bar.setRange(0, 0)
        self._show_running(True)
        self._job = self._services.runner.run(
            lambda progress: office.hand_over(place, parties, progress),
            on_done=self._done,
            on_failed=self._failed,
            on_cancelled=self._stopped,
            on_progress=self._going,
            what="Đang lập bộ bàn giao",
        )
        self._check()

    def _show_running(self, running: bool) -> None:
        for widget in (*self.names.values(), *self.posts.values(), self.place, self.choose):
            widget.setEnabled(not running)
        self.bar.setVisible(running)
        self.close_button.setText("Hủy" if running else "Đóng")
        if running:
            self.told.setText("Đang chuẩn bị")

    def _going(self, done: int, total: int, what: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.told.setText(upper_first(what))

    def _over(self) -> None:
        self._job = None
        self._show_running(False)
        self._check()

    def _done(self, pack: HandOverPack) -> None:
        self._over()
        self._pack = pack.folder
        damaged = "\n".join(["Trong dữ liệu có chỗ đã hỏng từ trước:", *pack.faults]) if pack.faults else ""
        self.told.setText(
            f"Đã lập «{pack.folder.name}»; bản sao lưu đã đọc lại và thấy đủ. {damaged}".strip()
        )
        self.start_button.setText("&Mở thư mục")
        self.start_button.setFocus()
        for widget in (*self.names.values(), *self.posts.values(), self.place, self.choose):
            widget.setEnabled(False)
        self._services.data_changed()

    def _failed(self, error: AppError) -> None:
        self._over()
        self.told.setText(error.text_vi())

    def _stopped(self) -> None:
        self._over()
        self.told.setText("Đã dừng. Không có tệp nào để lại, dữ liệu của văn phòng còn nguyên.")

    def reject(self) -> None:
        """Stop what runs, or close; Esc and the window's own button come here as well."""
        if self._job is not None:
            self._job.cancel()
        else:
            super().reject()
