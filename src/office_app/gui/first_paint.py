"""The first thing on the screen, there before the rest of the program is even imported.

Nothing of ours may be imported here, and of Qt only what an empty window needs.
"""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

SIZE = (420, 168)
# The accent and grounds of gui.look.tokens, which is not imported yet; a test keeps them equal.
ACCENT = {"light": "#B42318", "dark": "#F97066"}
GROUND = {"light": "#FFFFFF", "dark": "#232528"}
INK = {"light": "#1F2328", "dark": "#ECEDEE"}


class FirstPaint(QWidget):
    """A small card with the program's name; it goes when the window comes.

    No QSplashScreen: where no window manager maps it, its ``show`` waits a whole second.
    """

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.SplashScreen | Qt.WindowType.FramelessWindowHint)
        self.resize(*SIZE)
        screen = QGuiApplication.primaryScreen()
        if screen is not None:
            self.move(screen.availableGeometry().center() - self.rect().center())

    def paintEvent(self, event: QPaintEvent) -> None:
        dark = self.palette().color(QPalette.ColorRole.Window).lightness() < 128
        mode = "dark" if dark else "light"
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(GROUND[mode]))
        painter.fillRect(QRect(0, 0, 6, self.height()), QColor(ACCENT[mode]))
        painter.setPen(QColor(INK[mode]))
        font = self.font()
        font.setPointSize(16)
        font.setBold(True)
        painter.setFont(font)
        painter.drawText(QRect(32, 48, self.width() - 48, 36), 0, "Văn phòng Đảng ủy")
        font.setPointSize(10)
        font.setBold(False)
        painter.setFont(font)
        painter.drawText(QRect(32, 92, self.width() - 48, 28), 0, "Đang mở…")
        painter.end()


def paint_first() -> tuple[QApplication, FirstPaint]:
    """Make the application, paint the card and return both; the caller closes the card."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([])
    card = FirstPaint()
    card.show()
    app.processEvents()
    return app, card


def say_without_window(text: str) -> None:
    """Say why no window opens, and wait until that was read."""
    _app = QApplication.instance() or QApplication([])
    QMessageBox.warning(None, "Văn phòng Đảng ủy", text)
