"""Chooses among the sessions of a chi bộ that has several in one campaign."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from office_app.domain.study import SessionState, StudySession
from office_app.gui.study.study_words import session_label


class SessionBox(QComboBox):
    """Shows the session that is open; ``chosen`` asks for another, which comes through ``show_sessions``."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: int | None = None
        self.setAccessibleName("Buổi học")
        self.setToolTip("Các buổi học của chi bộ trong đợt này")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(self._activated)

    def show_sessions(self, session: StudySession, siblings: Sequence[StudySession]) -> None:
        """Show the session among all of its chi bộ; hidden where it is the only one."""
        self._shown = session.id
        self.clear()
        first = next((one for one in siblings if one.state is SessionState.HELD), None)
        for one in siblings:
            self.addItem(session_label(one, first), one.id)
        self.setCurrentIndex(self.findData(session.id))
        self.setVisible(len(siblings) > 1)

    def _activated(self, place: int) -> None:
        wanted = self.itemData(place)
        if wanted != self._shown:
            self.setCurrentIndex(self.findData(self._shown))  # until the other is there
            self.chosen.emit(wanted)
