"""Parts of the report room: big figures, and the reports already sent."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from office_app.domain.incoming import StoredFile
from office_app.domain.vietnamese import date_screen
from office_app.gui.look.theme import ThemeController, set_property
from office_app.gui.look.tokens import State
from office_app.gui.reports.campaign_figures import FigureTile
from office_app.gui.reports.report_sources import SentReport
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.chips import StateBadge
from office_app.gui.widgets.labels import ElidedLabel, label

_KINDS = {
    "docx": ("Văn bản Word", "file-text"),
    "pdf": ("Bản in PDF", "printer"),
    "xlsx": ("Bảng số liệu Excel", "file-spreadsheet"),
}


class Tile(QFrame):
    """A figure that opens the rows behind it: click, or Enter."""

    chosen = Signal(str)

    def __init__(self, tile: FigureTile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = tile.key
        self.setProperty("card", True)
        self.setProperty("hover", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._value = label(size="title")
        self._word = label(size="small", ink="soft", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(0)
        column.addWidget(self._value)
        column.addWidget(self._word)
        self.show_tile(tile)

    def show_tile(self, tile: FigureTile) -> None:
        self._value.setText(tile.value)
        self._word.setText(tile.word)
        self.setAccessibleName(f"{tile.word}: {tile.value}")
        self.setToolTip("Xem các chi bộ làm nên con số này")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.key)
        else:
            super().keyPressEvent(event)


class SentCard(QFrame):
    """One report that was sent: its number and day, its files, and what has changed since."""

    open_asked = Signal(object, bool)  # StoredFile, the folder only
    correct_asked = Signal(int)  # the report that another one is to put right

    def __init__(self, theme: ThemeController, sent: SentReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(sent.symbol, semibold=True))
        head.addWidget(label(date_screen(sent.issued_on), ink="soft"))
        head.addStretch(1)
        head.addWidget(StateBadge(theme, *_standing(sent)))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        column.addLayout(head)
        for file in sent.files:
            column.addLayout(self._file_row(theme, file))
        if sent.changes:
            shown = list(sent.changes[:12])
            if len(sent.changes) > len(shown):
                shown.append(f"và {len(sent.changes) - len(shown)} thay đổi nữa")
            column.addWidget(label("Thay đổi từ khi gửi", size="small", semibold=True))
            changes = label("\n".join(shown), size="small", ink="soft", wraps=True)
            changes.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(changes)
        if not sent.replaced_by and not sent.voided:
            button = push_button(
                "Lập báo cáo thay thế",
                small=True,
                tip=f"Soạn báo cáo mới nêu rõ thay thế Báo cáo số {sent.symbol}",
            )
            button.clicked.connect(lambda: self.correct_asked.emit(sent.id))
            column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)

    def _file_row(self, theme: ThemeController, file: StoredFile) -> QHBoxLayout:
        word, icon = _KINDS.get(file.name.rpartition(".")[2].lower(), (file.name, "file-text"))
        row = QHBoxLayout()
        row.setSpacing(6)
        picture = QLabel()
        picture.setPixmap(theme.icon(icon).pixmap(QSize(theme.px(16), theme.px(16))))
        row.addWidget(picture)
        name = ElidedLabel(word)
        name.setToolTip(file.name)
        row.addWidget(name, 1)
        for text, folder in (("Mở", False), ("Mở thư mục", True)):
            button = push_button(text, kind="quiet", small=True)
            button.setAccessibleName(f"{text}: {file.name}")
            button.clicked.connect(lambda _=False, f=file, only=folder: self.open_asked.emit(f, only))
            row.addWidget(button)
        return row


def _standing(sent: SentReport) -> tuple[State, str]:
    if sent.voided:
        return "plain", "đã hủy số"
    if sent.replaced_by:
        return "plain", f"đã thay bằng {sent.replaced_by}"
    return ("waiting", "đã khác bản gửi") if sent.changes else ("good", "khớp bản gửi")


def mark_tile(tile: Tile, marked: bool) -> None:
    """Show which figure the rows beside it belong to."""
    set_property(tile, "strip", marked)
    set_property(tile, "state", "planned" if marked else "")
