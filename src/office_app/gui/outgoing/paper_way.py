"""The way of a paper: its steps with their reasons, and the signed scan, brought by a button or dropped."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from office_app.domain.incoming import StoredFile
from office_app.domain.outgoing import OutgoingDocument, OutgoingState, StateStep
from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.clear_layout import clear_layout
from office_app.gui.widgets.labels import label
from office_app.gui.widgets.local_files import local_files

_SCANS = "Bản ký (*.pdf *.png *.jpg *.jpeg *.tif *.tiff *.bmp *.webp)"
_ENDINGS = {".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp"}


class PaperWay(QFrame):
    scan_brought = Signal(object)  # Path
    scan_asked = Signal(object)  # StoredFile, to be opened

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.attach = push_button(
            "Đính kèm bản ký…",
            small=True,
            icon=theme.icon("file-input"),
            tip="Tệp quét hoặc ảnh chụp bản đã ký; cũng có thể kéo thả tệp vào đây",
        )
        self.attach.clicked.connect(self._choose)
        row = QHBoxLayout()
        row.addWidget(self.attach)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label("Quá trình", size="small", ink="soft"))
        column.addLayout(self._lines)
        column.addLayout(row)

    def show_paper(self, document: OutgoingDocument) -> None:
        """Show the steps and scans of a paper."""
        clear_layout(self._lines)
        if not document.steps:
            self._lines.addWidget(label("Đang soạn, chưa trình.", size="small", ink="soft"))
        for before, step in zip((None, *document.steps), document.steps, strict=False):
            line = label(
                step_words(step, before), size="small", ink="waiting" if step.reason else None, wraps=True
            )
            self._lines.addWidget(line)
        self._add_scans(document.scans)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _scan_of(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        scan = _scan_of(event)
        if scan is not None:
            event.acceptProposedAction()
            self.scan_brought.emit(scan)

    def _add_scans(self, scans: Sequence[StoredFile]) -> None:
        for scan in scans:
            button = push_button(f"Bản ký: {scan.name}", kind="link")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(partial(self._open, scan))
            self._lines.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _open(self, scan: StoredFile, checked: bool = False) -> None:
        self.scan_asked.emit(scan)

    def _choose(self, checked: bool = False) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Chọn bản đã ký", "", _SCANS)
        if chosen:
            self.scan_brought.emit(Path(chosen))


def step_words(step: StateStep, before: StateStep | None) -> str:
    """Return one line of the history: «14/12/2026 08:30 · Trả lại: thời hạn chưa phù hợp (Trần Văn A)»."""
    returned = step.state is OutgoingState.DRAFT and before is not None
    what = "Trả lại" if returned else step.state.value.capitalize()
    reason = f": {step.reason[:1].lower()}{step.reason[1:]}" if step.reason else ""
    who = f" ({step.who})" if step.who else ""
    return f"{step.at:%d/%m/%Y %H:%M} · {what}{reason}{who}"


def _scan_of(event: QDropEvent) -> Path | None:
    """Return the one scan or photo that is dragged; None for anything else."""
    paths = local_files(event.mimeData())
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() in _ENDINGS else None
