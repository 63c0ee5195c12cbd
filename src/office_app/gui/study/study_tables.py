"""Columns of the study room: the campaigns, and the chi bộ of one campaign."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from office_app.domain.study import UnitResult
from office_app.domain.vietnamese import date_screen
from office_app.gui.look.tokens import DAY, SMALL
from office_app.gui.models.paged_table import Column, Index
from office_app.gui.study.study_words import (
    FORM_SHORT,
    CampaignLine,
    absent,
    bare,
    count,
    due_chip,
    rate,
    rate_after,
    session_day,
    state_chip,
)
from office_app.gui.widgets.row_delegate import RowDelegate
from office_app.use_cases.study import bare_unit, short_title

NARROW_HIDES = ("handed_in", "absent", "form", "made_up", "called", "rate")
"""Columns that give way, in this order, when the matrix is narrow; the panel beside it shows them anyway."""


def unit_columns(today: Callable[[], date], due: Callable[[], date | None]) -> Sequence[Column[UnitResult]]:
    """Return the columns of the matrix of a campaign that is due; a session not held has blanks, not zeros."""

    def number(key: str, title: str, width: int, of: Callable[[UnitResult], int]) -> Column[UnitResult]:
        return Column(key, title, lambda line: count(line, of(line)), width, align="right")

    return (
        Column(
            "unit",
            "Chi bộ",
            lambda line: bare_unit(line.unit),
            160,
            stretch=True,
            tooltip=lambda line: line.unit,
        ),
        Column("day", "Ngày", _day, 64, align="right", tooltip=_whole_day),
        Column("form", "Hình thức", _form, 92, tooltip=_whole_form),
        number("called", "Triệu tập", 76, lambda line: line.figures.called),
        number("present", "Tham gia", 78, lambda line: line.figures.present),
        Column("rate", "Tỷ lệ %", lambda line: _rate(line, rate(line.figures)), 66, align="right"),
        number("absent", "Vắng", 56, lambda line: absent(line.figures)),
        number("made_up", "Học bù", 64, lambda line: line.figures.made_up),
        Column(
            "rate_after", "Sau bù %", lambda line: _rate(line, rate_after(line.figures)), 74, align="right"
        ),
        number("handed_in", "Thu hoạch", 82, lambda line: line.figures.handed_in),
        Column(
            "state", "Trạng thái", lambda line: "", 138, chip=lambda line: state_chip(line, today(), due())
        ),
    )


def _day(line: UnitResult) -> str:
    return f"{session_day(line.session):%d/%m}" if line.session else ""


def _whole_day(line: UnitResult) -> str:
    return date_screen(session_day(line.session)) if line.session else "Chưa hẹn ngày"


def _form(line: UnitResult) -> str:
    return FORM_SHORT[line.session.form] if line.session else ""


def _whole_form(line: UnitResult) -> str:
    return line.session.form.value if line.session else ""


def _rate(line: UnitResult, percent: str) -> str:
    return bare(percent) if line.is_held else ""


def campaign_columns(today: Callable[[], date]) -> Sequence[Column[CampaignLine]]:
    return (
        Column(
            "title",
            "Đợt học tập",
            lambda line: short_title(line.campaign),
            320,
            stretch=True,
            sortable=False,
            tooltip=lambda line: line.campaign.title,
        ),
        Column("symbol", "Văn bản", lambda line: line.campaign.symbol, 120, sortable=False),
        Column("progress", "Chi bộ đã học", _progress, 170, sortable=False),
        Column("rate", "Tỷ lệ", lambda line: rate(line.figures), 84, align="right", sortable=False),
        Column(
            "rate_after",
            "Sau học bù",
            lambda line: rate_after(line.figures),
            92,
            align="right",
            sortable=False,
        ),
        Column("due", "Hạn", _due, DAY, align="right", sortable=False),
        Column(
            "state",
            "Tình hình",
            lambda line: "",
            140,
            sortable=False,
            chip=lambda line: due_chip(line.campaign.due, today(), 0 < line.units == line.done),
        ),
    )


def _due(line: CampaignLine) -> str:
    return date_screen(line.campaign.due) if line.campaign.due else ""


def _progress(line: CampaignLine) -> str:
    return f"{line.done}/{line.units}"


class ProgressDelegate(RowDelegate):
    """Paints «18/22» with a thin bar beside it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        done, _, whole = str(index.data() or "").partition("/")
        if not whole.isdigit() or not int(whole):
            return
        theme, tokens = self._theme, self._theme.tokens
        text = theme.px(66)
        rect = QRectF(option.rect).adjusted(text, 0, -theme.px(14), 0)
        track = QRectF(rect.x(), rect.center().y() - theme.px(3), rect.width(), theme.px(6))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.plain_ground))
        painter.drawRoundedRect(track, theme.px(3), theme.px(3))
        painter.setBrush(QColor(tokens.good))
        track.setWidth(track.width() * int(done) / int(whole))
        painter.drawRoundedRect(track, theme.px(3), theme.px(3))
        painter.setFont(theme.font(SMALL))
        painter.restore()
