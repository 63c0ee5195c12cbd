"""Cập nhật từ tệp: what the file holds, then backup, trial of the new program, and the exchange."""

from collections.abc import Callable
from pathlib import Path
from subprocess import Popen

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from office_app.bootstrap import Office
from office_app.bootstrap.updates import PreparedUpdate, look_into_update, prepare_update, start_exchange
from office_app.domain.errors import AppError
from office_app.domain.updates import UpdateOffer
from office_app.gui.jobs.job import Job, Work
from office_app.gui.jobs.run_for import run_for
from office_app.gui.room import RoomServices
from office_app.gui.widgets.labels import label

_NOTE = (
    "Dữ liệu được sao lưu và đọc lại trước; bản mới được chạy thử bên cạnh bản đang dùng rồi mới thay. "
    "Chương trình đóng chừng một phút rồi tự mở lại. Bản mới không mở được thì bản đang dùng trở lại như cũ."
)
_CLOSE_AFTER = 1200  # milliseconds: the last line can be read


class UpdateDialog(QDialog):
    """Deletes itself when closed; closing it while the new program is tried stops that, and nothing is left.

    ``ready``: the exchange waits for this program to close.
    """

    ready = Signal(object)  # Popen of what waits

    def __init__(
        self, file: Path, office: Office, services: RoomServices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._office, self._theme = office, services.theme
        self._run = run_for(self, services.runner)
        self._job: object = None
        self._offer: UpdateOffer | None = None
        self.setWindowTitle("Cập nhật chương trình")
        self.facts = QGridLayout()
        self.told = label("")
        self.told.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Tiến độ cập nhật")
        self.close_button = QPushButton("Đóng")
        self.close_button.setAutoDefault(False)
        self.start_button = QPushButton("&Cập nhật")
        self.start_button.setProperty("kind", "primary")
        self.start_button.setDefault(True)
        self.start_button.setEnabled(False)
        self._lay_out(file)
        self.close_button.clicked.connect(self.reject)
        self.start_button.clicked.connect(self._prepare)
        self._work(lambda progress: look_into_update(file, progress), self._offered)

    def reject(self) -> None:
        """Close, but not any more once the exchange waits."""
        if self.close_button.isEnabled():
            super().reject()

    def done(self, result: int) -> None:
        if isinstance(self._job, Job):
            self._job.cancel()
        super().done(result)
        self.deleteLater()

    # ---- steps -----------------------------------------------------------------------------------------------------

    def _offered(self, offer: UpdateOffer) -> None:
        self._rest()
        self._offer = offer
        news = "\n".join(f"• {line}" for line in offer.news) or "Tệp không kèm lời giới thiệu."
        for name, value in (
            ("Phiên bản mới", f"{offer.version} (đang dùng {offer.current})"),
            ("Có gì mới", news),
            ("Dung lượng", f"{offer.size // 1_000_000} MB sau khi giải nén"),
            ("Khóa ký", offer.signer),
            ("SHA-256 của tệp", _in_two(offer.sha256)),
        ):
            self._fact(name, value)
        self.told.setText(_NOTE)
        self.start_button.setEnabled(True)
        self.start_button.setFocus()

    def _prepare(self) -> None:
        offer, office = self._offer, self._office
        if offer is not None:
            self.start_button.setEnabled(False)
            self.close_button.setText("Hủy")
            self._work(lambda progress: prepare_update(offer, office, progress), self._prepared)

    def _prepared(self, prepared: PreparedUpdate) -> None:
        self._rest()
        try:
            waits: Popen[bytes] = start_exchange(prepared, window=True)
        except AppError as error:
            self._failed(error)
            return
        self.close_button.setEnabled(False)
        self.told.setText("Bản mới chạy được trên máy này. Chương trình đóng để thay bản mới rồi tự mở lại.")
        QTimer.singleShot(_CLOSE_AFTER, self, lambda: self._leave(waits))

    def _leave(self, waits: Popen[bytes]) -> None:
        self.accept()
        self.ready.emit(waits)

    # ---- work ------------------------------------------------------------------------------------------------------

    def _work(self, work: Work, on_done: Callable[..., object]) -> None:
        self.bar.setRange(0, 0)
        self.bar.show()
        self._job = self._run(work, on_done=on_done, on_failed=self._failed, on_progress=self._progressed)

    def _progressed(self, done: int, total: int, what: str) -> None:
        # In thousandths: a QProgressBar counts with 32 bits.
        self.bar.setRange(0, 1000 if total else 0)
        self.bar.setValue(done * 1000 // total if total else 0)
        self.told.setText(f"{what}…")

    def _failed(self, error: AppError) -> None:
        self._rest()
        self.told.setText(error.text_vi())
        self.close_button.setFocus()

    def _rest(self) -> None:
        self._job = None
        self.bar.hide()
        self.close_button.setText("Đóng")

    # ---- building --------------------------------------------------------------------------------------------------

    def _fact(self, name: str, value: str) -> None:
        row = self.facts.rowCount()
        words = label(value)
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.setAccessibleName(name)
        self.facts.addWidget(label(name, ink="soft"), row, 0, Qt.AlignmentFlag.AlignTop)
        self.facts.addWidget(words, row, 1)

    def _lay_out(self, file: Path) -> None:
        self.facts.setHorizontalSpacing(16)
        self.facts.setVerticalSpacing(8)
        self.facts.setColumnStretch(1, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.start_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(14)
        column.addWidget(label(f"Cập nhật từ tệp «{file.name}»", size="group"))
        column.addLayout(self.facts)
        column.addWidget(self.told)
        column.addWidget(self.bar)
        column.addStretch(1)
        column.addLayout(buttons)
        self.resize(self._theme.px(600), self._theme.px(360))


def _in_two(digest: str) -> str:
    return f"{digest[:32]}\n{digest[32:]}"
