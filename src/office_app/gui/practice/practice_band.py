"""What keeps the window of practice from being taken for the office's: a band, another title, another icon."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMainWindow, QPushButton, QWidget

from office_app.domain.practice import BAND, TITLE
from office_app.gui.look.theme import ThemeController
from office_app.gui.look.tokens import BASE

_ICON_SIZES = (16, 24, 32, 48, 64, 128)


class PracticeBand(QWidget):
    """Stands over all of the window for good; ``again`` and ``back`` are what its buttons ask for."""

    again = Signal()
    back = Signal()

    def __init__(self, theme: ThemeController) -> None:
        super().__init__()
        self._theme = theme
        self.words = QLabel(BAND)
        self.again_button = QPushButton("Làm lại từ đầu…")
        self.back_button = QPushButton("Về văn phòng thật")
        for button in (self.again_button, self.back_button):
            button.setProperty("small", True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.again_button.clicked.connect(lambda _checked=False: self.again.emit())
        self.back_button.clicked.connect(lambda _checked=False: self.back.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 4, 18, 4)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.again_button)
        row.addWidget(self.back_button)
        theme.changed.connect(self._dress)
        self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.tokens.waiting))
        painter.end()

    def _dress(self) -> None:
        self.words.setFont(self._theme.font(BASE, "semibold"))
        palette = self.words.palette()
        palette.setColor(self.words.foregroundRole(), QColor(self._theme.tokens.panel))
        self.words.setPalette(palette)
        self.words.setStyleSheet(f"color: {self._theme.tokens.panel}")  # over the sheet of the program
        self.update()


def wear_practice(window: QMainWindow, theme: ThemeController) -> PracticeBand:
    """Put band, title and icon on the window and return the band."""
    band = PracticeBand(theme)
    window.setMenuWidget(band)
    window.setWindowTitle(TITLE)
    window.setWindowIcon(practice_icon(window.windowIcon()))
    return band


def practice_icon(icon: QIcon) -> QIcon:
    """Return the icon with «THỬ» across its foot."""
    marked = QIcon()
    for size in _ICON_SIZES:
        picture = QPixmap(size, size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.drawPixmap(0, 0, icon.pixmap(size, size))
        foot = QRectF(0, size * 0.5, size, size * 0.5)
        painter.fillRect(foot, QColor("#FFD84D"))
        font = QFont(painter.font())
        font.setBold(True)
        font.setPixelSize(max(7, round(size * 0.38)))
        painter.setFont(font)
        painter.setPen(QColor("#1F2328"))
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, "THỬ")
        painter.end()
        marked.addPixmap(picture)
    return marked
