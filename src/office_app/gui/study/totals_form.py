"""Number fields for a chi bộ that keeps no names, and the line that tells the keys of the grid."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from office_app.domain.study import SessionFigures
from office_app.gui.look.theme import ThemeController
from office_app.gui.study.number_box import NumberBox
from office_app.gui.widgets.flow_layout import FlowLayout
from office_app.gui.widgets.labels import label

TOTALS = (
    ("members", "Tổng số đảng viên"),
    ("exempt", "Miễn sinh hoạt"),
    ("away", "Vắng dài ngày"),
    ("called", "Triệu tập"),
    ("present", "Có mặt"),
    ("excused", "Vắng có phép"),
    ("unexcused", "Vắng không phép"),
    ("made_up", "Đã học bù"),
    ("closed", "Không phải học bù"),
    ("guests", "Quần chúng tham gia"),
    ("handed_in", "Bài thu hoạch"),
)
HINTS = (
    ("12", "đến số 12"),
    ("P", "phép"),
    ("K", "không phép"),
    ("M", "miễn"),
    ("X", "đi xa"),
    ("C", "có mặt"),
    ("H", "học bù"),
)


class TotalsForm(QScrollArea):
    """All head counts of a session; whether they add up is told by the page."""

    changed = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes = {name: NumberBox(title) for name, title in TOTALS}
        self._called_shown = 0
        self._follows = True  # the number of those called has not been typed: it follows the other three
        self._filling = False
        holder = QWidget()
        holder.setObjectName("scrolled")
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        for line, (name, title) in enumerate(TOTALS):
            box = self.boxes[name]
            box.setMinimumWidth(theme.px(100))
            box.valueChanged.connect(self._value_changed)
            grid.addWidget(label(title), line, 0)
            grid.addWidget(box, line, 1)
        column = QVBoxLayout(holder)
        column.setContentsMargins(16, 4, 16, 8)
        column.addLayout(grid)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(holder)

    def show_figures(self, figures: SessionFigures) -> None:
        self._filling = True
        self._called_shown = figures.called
        self._follows = figures.called == _called(figures)
        for name, box in self.boxes.items():
            box.setValue(getattr(figures, name))
        self._filling = False

    def figures(self) -> SessionFigures:
        """Return the numbers as entered."""
        return SessionFigures(**{name: box.value() for name, box in self.boxes.items()})

    def _value_changed(self) -> None:
        if self._filling:
            return
        figures = self.figures()
        if figures.called != self._called_shown:
            self._follows = figures.called == _called(figures)
        elif self._follows:
            self._filling = True
            self.boxes["called"].setValue(_called(figures))
            self._filling = False
        self._called_shown = self.boxes["called"].value()
        self.changed.emit()


def _called(figures: SessionFigures) -> int:
    """Return who is called when nobody says otherwise; none while a number is half typed."""
    return max(0, figures.members - figures.exempt - figures.away)


def key_hints() -> QWidget:
    """Return the keys of the attendance grid with what they do."""
    hints = QWidget()
    flow = FlowLayout(hints, spacing=4)
    for key, word in HINTS:
        part, cap = QWidget(), QLabel(key)
        cap.setProperty("kbd", True)
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3)
        row.addWidget(cap)
        row.addWidget(label(word, size="small", ink="soft"))
        flow.addWidget(part)
    return hints
