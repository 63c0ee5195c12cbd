"""The results of a campaign as bars: one line per chi bộ, who came and who made up."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from office_app.domain.study import SessionFigures, StudySession, UnitResult
from office_app.domain.vietnamese import number_vi
from office_app.gui.look.theme import ThemeController
from office_app.gui.look.tokens import BASE, SMALL
from office_app.gui.study.study_words import attendances_words, rate, rate_after
from office_app.gui.widgets.labels import label
from office_app.use_cases.study import bare_unit

_ROW = 30
_FIGURES = ("Triệu tập", "Tham gia", "Tỷ lệ trước học bù", "Học bù", "Tỷ lệ sau học bù", "Còn phải học")
_LEGEND = "Thanh xanh: có mặt · thanh vàng, thấp hơn: đã học bù · phần xám: còn vắng"


class ResultBars(QWidget):
    """Paints one bar a chi bộ: present, made up, still absent; the figures stand beside it."""

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: Sequence[UnitResult] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_lines(self, lines: Sequence[UnitResult]) -> None:
        self._lines = lines
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(520), len(self._lines) * self._theme.px(_ROW) + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(360), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = self._theme.px(_ROW)
        for place, line in enumerate(self._lines):
            rect = QRect(0, place * height, self.width(), height)
            if rect.intersects(event.rect()):
                self._paint_line(painter, rect, line)
        painter.end()

    def _paint_line(self, painter: QPainter, rect: QRect, line: UnitResult) -> None:
        theme, tokens = self._theme, self._theme.tokens
        name = QRect(rect.x(), rect.y(), theme.px(190), rect.height())
        figure = QRect(rect.right() - theme.px(150), rect.y(), theme.px(150), rect.height())
        track = QRectF(
            name.right() + theme.px(8),
            rect.y() + rect.height() / 2 - theme.px(6),
            figure.x() - name.right() - theme.px(20),
            theme.px(12),
        )
        font = theme.font(BASE)
        painter.setFont(font)
        painter.setPen(theme.color("ink"))
        elided = QFontMetrics(font).elidedText(
            bare_unit(line.unit), Qt.TextElideMode.ElideRight, name.width()
        )
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, elided)
        figures = line.figures
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.plain_ground))
        painter.drawRoundedRect(track, theme.px(3), theme.px(3))
        if figures.called:
            unit = track.width() / figures.called
            present, made_up = figures.present * unit, figures.made_up * unit
            painter.setBrush(QColor(tokens.good))
            painter.drawRoundedRect(QRectF(track.x(), track.y(), present, track.height()), 3, 3)
            # Half as high as well as of another colour: told apart in black and white.
            painter.setBrush(QColor(tokens.waiting))
            middle = track.y() + track.height() / 4
            painter.drawRect(QRectF(track.x() + present, middle, made_up, track.height() / 2))
        painter.setFont(theme.font(SMALL, "medium"))
        if line.is_held:
            painter.setPen(theme.color("ink"))
            text = f"{number_vi(figures.present)}/{number_vi(figures.called)} · {rate(figures)}"
        else:
            painter.setPen(theme.color("faint"))
            text = "chưa học"
        painter.drawText(figure, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)


class ResultsView(QWidget):
    """Figures of the campaign, the legend and the bars."""

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sessions: Sequence[StudySession] = ()
        self._values = [label("–", size="title") for _ in _FIGURES]
        self._attendances = label(wraps=True)
        self._bars = ResultBars(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(self._scrolled_bars(), 1)

    def _head(self) -> QVBoxLayout:
        figures = QHBoxLayout()
        figures.setSpacing(28)
        for value, word in zip(self._values, _FIGURES, strict=True):
            part = QVBoxLayout()
            part.setSpacing(0)
            part.addWidget(value)
            part.addWidget(label(word, size="small", ink="soft"))
            figures.addLayout(part)
        figures.addStretch(1)
        head = QVBoxLayout()
        head.setContentsMargins(16, 16, 16, 8)
        head.setSpacing(12)
        head.addLayout(figures)
        head.addWidget(self._attendances)
        head.addWidget(label(_LEGEND, size="small", ink="soft", wraps=True))
        return head

    def _scrolled_bars(self) -> QScrollArea:
        holder = QWidget()
        holder.setObjectName("scrolled")
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(16, 0, 16, 16)
        inside.addWidget(self._bars)
        inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(holder)
        return scroll

    def show_sessions(self, sessions: Sequence[StudySession]) -> None:
        """Tell people from attendances (N23) in what the next results say."""
        self._sessions = sessions

    def show_results(self, lines: Sequence[UnitResult], total: SessionFigures) -> None:
        texts = (
            number_vi(total.called),
            number_vi(total.present),
            rate(total),
            number_vi(total.made_up),
            rate_after(total),
            number_vi(total.waiting),
        )
        for value, text in zip(self._values, texts, strict=True):
            value.setText(text)
        self._attendances.setText(attendances_words(total, self._sessions))
        self._bars.show_lines(lines)
