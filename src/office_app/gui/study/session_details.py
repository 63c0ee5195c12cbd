"""The particulars of one session: day, hour, form, place, rapporteur, and for which campaigns it counts."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QFrame,
    QGridLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from office_app.domain.study import Campaign, SessionForm, StudySession, Topic
from office_app.gui.look.theme import ThemeController, set_property
from office_app.gui.study.number_box import OptionalNumberBox
from office_app.gui.widgets.date_field import DateField
from office_app.gui.widgets.labels import label
from office_app.gui.widgets.offers import frame_offers
from office_app.use_cases.study import short_title

_HOUR = re.compile(r"^\s*(\d{1,2})\s*(?:[:hg.]\s*(\d{1,2})?\s*(?:phút|p)?)?\s*$", re.IGNORECASE)


def read_hour(text: str) -> str | None:
    """Read ``7h30``, ``7 giờ``, ``14:00`` as «HH:MM»; "" for nothing, None for what is no hour."""
    if not text.strip():
        return ""
    match = _HOUR.match(text.replace("giờ", "h"))
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


class TopicsBox(QWidget):
    """Ticks the further campaigns that a session counts for (lồng ghép), each with its minutes."""

    changed = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._filling = False
        self.minutes_box = OptionalNumberBox("Số phút của đợt chính")
        self.ticks: dict[int, QCheckBox] = {}
        self.minutes: dict[int, OptionalNumberBox] = {}
        self._holder = QScrollArea()
        self._holder.setWidgetResizable(True)
        self._holder.setFrameShape(QFrame.Shape.NoFrame)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label("Buổi này tính cho đợt · số phút", size="small", ink="soft"))
        column.addWidget(self._holder)
        self.minutes_box.valueChanged.connect(self._tell)

    def show_session(self, session: StudySession, campaigns: Sequence[Campaign]) -> None:
        """Show the session's campaigns, and those that may go along because they still run on its day."""
        self._filling = True
        given = {topic.campaign_id: topic.minutes for topic in session.also}
        inside = QWidget()
        inside.setObjectName("scrolled")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 4, 0)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        main = next((one for one in campaigns if one.id == session.campaign_id), None)
        grid.addWidget(label(_name(main) if main is not None else "Đợt này"), 0, 0)
        grid.addWidget(self.minutes_box, 0, 1)
        self.minutes_box.set_number(session.minutes)
        self.ticks, self.minutes = {}, {}
        for one in campaigns:
            running = one.due is None or one.due >= session.day
            if one.id != session.campaign_id and one.id is not None and (running or one.id in given):
                self._add(grid, one, one.id in given, given.get(one.id))
        self._holder.setWidget(inside)
        rows = min(3, grid.rowCount())
        self._holder.setFixedHeight(rows * self._theme.px(38))
        self._filling = False

    def topics(self) -> Sequence[Topic]:
        """Return the further campaigns ticked."""
        return tuple(
            Topic(campaign_id, self.minutes[campaign_id].number)
            for campaign_id, tick in self.ticks.items()
            if tick.isChecked()
        )

    def _add(self, grid: QGridLayout, one: Campaign, ticked: bool, minutes: int | None) -> None:
        tick, box = QCheckBox(_name(one)), OptionalNumberBox(f"Số phút của {_name(one)}")
        tick.setToolTip(one.title)
        tick.setChecked(ticked)
        box.set_number(minutes)
        box.setEnabled(ticked)
        tick.toggled.connect(box.setEnabled)
        tick.toggled.connect(self._tell)
        box.valueChanged.connect(self._tell)
        row = grid.rowCount()
        grid.addWidget(tick, row, 0)
        grid.addWidget(box, row, 1)
        self.ticks[one.id or 0], self.minutes[one.id or 0] = tick, box

    def _tell(self, *_: object) -> None:
        if not self._filling:
            self.changed.emit()


def _name(campaign: Campaign) -> str:
    name = campaign.symbol or short_title(campaign)
    return name if len(name) <= 36 else f"{name[:35]}…"


class SessionDetails(QFrame):
    """What can be said about a session beside its attendance."""

    changed = Signal()
    topics_changed = Signal()
    day_changed = Signal(object)  # date or None

    def __init__(
        self, theme: ThemeController, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._filling = False
        self.day_field = DateField(theme, today=today)
        self.day_field.setAccessibleName("Ngày học")
        self.hour_box = _line("Giờ bắt đầu", "7h30")
        self.form_box = QComboBox()
        self.form_box.setAccessibleName("Hình thức")
        for kind in SessionForm:
            self.form_box.addItem(kind.value, kind)
        self.form_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.place_box = _line("Nơi học", "Nhà văn hóa thôn…")
        self.rapporteur_box = _line("Báo cáo viên", "Họ và tên")
        self.topics_box = TopicsBox(theme)
        self._build()
        self.day_field.date_changed.connect(self._day_chosen)
        self.form_box.currentIndexChanged.connect(self._tell)
        for box in (self.place_box, self.rapporteur_box):
            box.textEdited.connect(self._tell)
        self.hour_box.editingFinished.connect(self._hour_typed)
        self.topics_box.changed.connect(self._tell_topics)

    def show_session(
        self, session: StudySession, campaigns: Sequence[Campaign], rapporteurs: Sequence[str]
    ) -> None:
        self._filling = True
        self.day_field.set_date(session.held_on)
        self.hour_box.setText(session.starts_at)
        set_property(self.hour_box, "state", "")
        self.form_box.setCurrentIndex(self.form_box.findData(session.form))
        self.place_box.setText(session.place)
        self.rapporteur_box.setText(session.rapporteur)
        completer = QCompleter(list(rapporteurs), self.rapporteur_box)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        frame_offers(completer)
        completer.activated.connect(self._tell)
        self.rapporteur_box.setCompleter(completer)
        self.topics_box.show_session(session, campaigns)
        self._filling = False

    def values(self) -> tuple[date | None, SessionForm, str, str, str]:
        """Return day, form, place, rapporteur and hour as entered."""
        return (
            self.day_field.date,
            SessionForm(self.form_box.currentData()),
            self.place_box.text(),
            self.rapporteur_box.text(),
            read_hour(self.hour_box.text()) or "",
        )

    def take_keyboard(self) -> None:
        self.day_field.setFocus()
        self.day_field.selectAll()

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        fields: Sequence[tuple[str, QWidget]] = (
            ("Ngày học", self.day_field),
            ("Giờ bắt đầu", self.hour_box),
            ("Hình thức", self.form_box),
            ("Nơi học", self.place_box),
        )
        for at, (name, field) in enumerate(fields):
            row, column = at // 2 * 2, at % 2
            grid.addWidget(label(name, size="small", ink="soft"), row, column)
            grid.addWidget(field, row + 1, column)
        grid.addWidget(label("Báo cáo viên", size="small", ink="soft"), 4, 0, 1, 2)
        grid.addWidget(self.rapporteur_box, 5, 0, 1, 2)
        grid.addWidget(self.topics_box, 6, 0, 1, 2)
        column_box = QVBoxLayout(self)
        column_box.setContentsMargins(16, 0, 16, 8)
        column_box.addLayout(grid)

    def _hour_typed(self) -> None:
        hour = read_hour(self.hour_box.text())
        set_property(self.hour_box, "state", "late" if hour is None else "")
        self.hour_box.setToolTip("Giờ viết như 7h30 hoặc 14:00." if hour is None else "")
        if hour is not None:
            self.hour_box.setText(hour)
            self._tell()

    def _day_chosen(self, day: date | None) -> None:
        if not self._filling:
            self.changed.emit()
            self.day_changed.emit(day)

    def _tell(self, *_: object) -> None:
        if not self._filling:
            self.changed.emit()

    def _tell_topics(self) -> None:
        if not self._filling:
            self.topics_changed.emit()


def _line(name: str, hint: str) -> QLineEdit:
    box = QLineEdit()
    box.setAccessibleName(name)
    box.setPlaceholderText(hint)
    return box
