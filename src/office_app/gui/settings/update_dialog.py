"""Cập nhật từ tệp: what the file holds, then backup, trial of the new program, and the exchange."""

from pathlib import Path
from subprocess import Popen

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from office_app.bootstrap import Office
from office_app.bootstrap.updates import PreparedUpdate, look_into_update, prepare_update, start_exchange
from office_app.domain.errors import AppError
from office_app.domain.updates import UpdateOffer
from office_app.gui.room import RoomServices
from office_app.gui.settings.work_dialog import WorkDialog
from office_app.gui.widgets.labels import label

_NOTE = (
    "Dữ liệu được sao lưu và đọc lại trước; bản mới được chạy thử bên cạnh bản đang dùng rồi mới thay. "
    "Chương trình đóng chừng một phút rồi tự mở lại. Bản mới không mở được thì bản đang dùng trở lại như cũ."
)
_CLOSE_AFTER = 1200  # milliseconds: the last line can be read


class UpdateDialog(WorkDialog):
    """What the file holds; stopped while the new program is tried, it leaves nothing.

    ``ready``: the exchange waits for this program to close.
    """

    ready = Signal(object)  # Popen of what waits

    def __init__(
        self, file: Path, office: Office, services: RoomServices, parent: QWidget | None = None
    ) -> None:
        super().__init__("Cập nhật chương trình", "&Cập nhật", services, parent)
        self._office = office
        self._offer: UpdateOffer | None = None
        self.facts = QGridLayout()
        self.facts.setHorizontalSpacing(16)
        self.facts.setVerticalSpacing(8)
        self.facts.setColumnStretch(1, 1)
        self.lay_out(f"Cập nhật từ tệp «{file.name}»", self.facts, None, (600, 360))
        self.start_button.setEnabled(False)
        self.start_button.clicked.connect(self._prepare)
        self.work(
            lambda progress: look_into_update(file, progress), self._offered, self._failed, super().reject
        )

    def reject(self) -> None:
        """Stop what runs, or close; but no more once the exchange waits."""
        if self.close_button.isEnabled():
            super().reject()

    # ---- steps -----------------------------------------------------------------------------------------------------

    def _offered(self, offer: UpdateOffer) -> None:
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
            self.work(
                lambda progress: prepare_update(offer, office, progress),
                self._prepared,
                self._failed,
                self._stopped,
            )

    def _prepared(self, prepared: PreparedUpdate) -> None:
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

    def _failed(self, error: AppError) -> None:
        self.told.setText(error.text_vi())
        self.close_button.setFocus()

    def _stopped(self) -> None:
        self.told.setText("Đã dừng. Bản đang dùng và dữ liệu còn nguyên.")
        self.start_button.setEnabled(True)

    # ---- building --------------------------------------------------------------------------------------------------

    def _fact(self, name: str, value: str) -> None:
        row = self.facts.rowCount()
        words = label(value, wraps=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.setAccessibleName(name)
        self.facts.addWidget(label(name, ink="soft"), row, 0, Qt.AlignmentFlag.AlignTop)
        self.facts.addWidget(words, row, 1)


def _in_two(digest: str) -> str:
    return f"{digest[:32]}\n{digest[32:]}"
