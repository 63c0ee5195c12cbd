"""The chain of a directive as a picture: a band for each level, a card for each link, the days in between."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from office_app.domain.cascade import TIER_VI, Cascade, CascadeLink, Lag, LinkKind, Tier
from office_app.domain.vietnamese import date_vi, upper_first
from office_app.gui.incoming.detail_rows import DetailRow, RowWords
from office_app.gui.look.theme import ThemeController
from office_app.gui.look.tokens import RADIUS, State
from office_app.gui.widgets.chips import StateBadge
from office_app.gui.widgets.labels import label

Go = Callable[[str, object], object]


class CascadeView(QWidget):
    """Built anew for each directive; ``go`` opens what a card stands for."""

    def __init__(self, theme: ThemeController, cascade: Cascade, go: Go) -> None:
        super().__init__()
        self._theme = theme
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 4)
        column.setSpacing(0)
        tiers = [tier for tier in Tier if cascade.of_tier(tier)]
        for number, tier in enumerate(tiers):
            if number:
                column.addWidget(_Arrow(theme))
            column.addWidget(self._band(tier, cascade, go))
        if cascade.lags:
            column.addSpacing(theme.px(8))
            column.addWidget(_Times(theme, cascade))

    def _band(self, tier: Tier, cascade: Cascade, go: Go) -> QWidget:
        px = self._theme.px
        band = QWidget()
        row = QHBoxLayout(band)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        name = label(TIER_VI[tier], size="small", ink="soft", semibold=True)
        name.setFixedWidth(px(72))
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        cards = QVBoxLayout()
        cards.setSpacing(px(6))
        for link in cascade.of_tier(tier):
            cards.addWidget(LinkCard(self._theme, link, go))
        row.addLayout(cards, 1)
        return band


class LinkCard(DetailRow):
    """One link in a frame; what is missing has a broken one, and says so in words."""

    def __init__(self, theme: ThemeController, link: CascadeLink, go: Go) -> None:
        # Above, and in study and reports, the level says it already: «thực hiện» is what is done of ours.
        told = link.tier is Tier.COMMUNE or link.kind in (LinkKind.REPLACES, LinkKind.AMENDS)
        kind = f"{link.kind.value} · " if told and link.kind is not LinkKind.SELF else ""
        day = date_vi(link.day) if link.day else ""  # as the papers in the chain write it
        note = " · ".join(part for part in (day, link.state) if part)
        chip: tuple[State, str] | None = ("late", "còn thiếu") if link.gap else None
        act = partial(go, link.room, link.target) if link.room and link.kind is not LinkKind.SELF else None
        words = RowWords(
            f"{upper_first(kind)}{link.title}",
            link.text,
            f"{upper_first(link.gap)}{f' · {note}' if note else ''}" if link.gap else note,
            chip,
            act,
            strong=link.kind is LinkKind.SELF,
        )
        super().__init__(theme, words)
        self._frame_theme, self.link = theme, link

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tokens = self._frame_theme.tokens
        ink = (
            tokens.late
            if self.link.gap
            else tokens.accent
            if self.link.kind is LinkKind.SELF
            else tokens.strong_line
        )
        pen = QPen(QColor(ink), 1.4)
        if self.link.gap:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.end()


class _Arrow(QWidget):
    """The way from one level down to the next."""

    def __init__(self, theme: ThemeController) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(theme.px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        px = self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.tokens.strong_line), 1.6))
        middle, foot = px(104), self.height() - 3
        painter.drawLine(middle, 1, middle, foot)
        painter.drawLine(middle - px(4), foot - px(4), middle, foot)
        painter.drawLine(middle + px(4), foot - px(4), middle, foot)
        painter.end()


class _Times(QWidget):
    """The working days from step to step; those beyond our own norm say so in words."""

    def __init__(self, theme: ThemeController, cascade: Cascade) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(label("Số ngày làm việc giữa các bước", size="small", ink="soft", semibold=True))
        for lag in cascade.lags:
            column.addWidget(self._line(theme, lag))

    def _line(self, theme: ThemeController, lag: Lag) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        words = label(f"{upper_first(lag.start)} → {lag.end}", size="small", wraps=True)
        row.addWidget(words, 1)
        said = lag.words
        if lag.norm is not None:
            said += f" · quá định mức {lag.norm}" if lag.slow else f" · định mức {lag.norm}"
        state: State = "plain" if lag.norm is None else "late" if lag.slow else "good"
        row.addWidget(StateBadge(theme, state, said))
        return line
