"""The numbers of a series that no paper bears, one line each with its reason and what can be done with it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from office_app.domain.numbering import Gap, NumberUse, gap_words
from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.labels import label

_LINE, _ROWS = 32, 5  # height of a line; lines shown without scrolling
NONE = "Không có số nào bị bỏ trống."


class GapList(QScrollArea):
    """The newest come first. Nothing is changed here, only asked for."""

    release_asked = Signal(object)  # Gap
    void_asked = Signal(object)  # Gap

    def __init__(self, theme: ThemeController) -> None:
        super().__init__()
        self._theme = theme
        self.words: list[str] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Số không có văn bản")

    def show_gaps(self, gaps: Sequence[Gap], *, changeable: bool) -> None:
        """Show gaps; those of an earlier term stay as they are."""
        self.words = [gap_words(gap) for gap in reversed(gaps)] or [NONE]
        holder = QWidget()
        holder.setObjectName("scrolled")  # the name by which the sheet lets the panel show through
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        shown: list[Gap | None] = [*reversed(gaps)] or [None]
        for words, gap in zip(self.words, shown, strict=True):
            column.addWidget(self._row(words, gap if changeable else None))
        column.addStretch(1)
        self.setWidget(holder)
        rows = min(_ROWS, len(self.words))
        self.setFixedHeight(self._theme.px(_LINE) * rows + self._theme.px(2))

    def _row(self, words: str, gap: Gap | None) -> QWidget:
        row = QWidget()
        row.setFixedHeight(self._theme.px(_LINE))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 8, 0)
        line.setSpacing(8)
        open_one = gap is not None and gap.use is NumberUse.UNEXPLAINED
        line.addWidget(label(words, size="small", ink="waiting" if open_one else None), 1)
        if gap is not None and gap.use is NumberUse.RESERVED:
            tip = "Số trở lại dãy, văn bản tiếp theo lấy số này"
            line.addWidget(_button("Trả số…", tip, partial(self.release_asked.emit, gap)))
            tip = "Bỏ số này, ghi lý do: số không dùng lại"
            line.addWidget(_button("Hủy số…", tip, partial(self.void_asked.emit, gap)))
        elif open_one:
            tip = "Ghi vì sao không có văn bản mang số này: số coi như hủy, không dùng lại"
            line.addWidget(_button("Ghi lý do…", tip, partial(self.void_asked.emit, gap)))
        return row


def _button(words: str, tip: str, act: Callable[[], object]) -> QPushButton:
    button = push_button(words, kind="quiet", small=True, tip=tip)
    button.clicked.connect(lambda checked=False: act())
    return button
