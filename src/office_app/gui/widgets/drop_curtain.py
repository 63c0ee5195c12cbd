"""Covers the window while files are dragged over it, says what letting go will do, and hands on what is dropped."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from office_app.gui.look.icons import tinted
from office_app.gui.look.theme import ThemeController
from office_app.gui.look.tokens import GROUP
from office_app.gui.widgets.local_files import local_files


class DropCurtain(QWidget):
    """Looks after the drops on its host, which says by ``setAcceptDrops`` when they are welcome."""

    dropped = Signal(object)  # list of Path

    def __init__(self, theme: ThemeController, host: QWidget) -> None:
        super().__init__(host)
        self._theme, self._host = theme, host
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        host.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):
            if local_files(event.mimeData()):
                event.acceptProposedAction()
                self._drop_down()
            return True
        if event.type() == QEvent.Type.DragLeave:
            self.hide()
        elif isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self.hide()
            self.dropped.emit(local_files(event.mimeData()))
            event.acceptProposedAction()
            return True
        return super().eventFilter(watched, event)

    def _drop_down(self) -> None:
        self.setGeometry(self._host.rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, px = self._theme.tokens, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(tokens.ground)
        veil.setAlpha(225)
        painter.fillRect(self.rect(), veil)
        pen = QPen(QColor(tokens.accent), 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(px(16), px(16), -px(16), -px(16)), px(12), px(12)
        )
        size = px(48)
        picture = tinted("file-input", tokens.accent, size, self.devicePixelRatioF())
        middle = self.rect().center()
        painter.drawPixmap(middle.x() - size // 2, middle.y() - size, picture)
        painter.setFont(self._theme.font(GROUP, "semibold"))
        painter.setPen(QColor(tokens.ink))
        below = self.rect().adjusted(0, middle.y() + px(16), 0, 0)
        painter.drawText(
            below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, "Thả để nhận văn bản"
        )
        painter.end()
