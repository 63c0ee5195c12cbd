"""Asks for a reason in a line of the page itself, without a dialog."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QWidget

from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.labels import label


class ReasonBar(QFrame):
    """Enter takes what was chosen or typed, Esc leaves everything as it is."""

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "bottom")
        self._done: Callable[[str], object] | None = None
        self._question = label(semibold=True)
        self.reason = QComboBox()
        self.reason.setEditable(True)
        self.reason.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.reason.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.reason.setMinimumContentsLength(20)
        self.reason.setAccessibleName("Lý do")
        self.reason.installEventFilter(self)
        self.ok, cancel = QPushButton(), push_button("Hủy", kind="quiet")
        self.ok.clicked.connect(self._take)
        cancel.clicked.connect(self.give_up)
        self.reason.editTextChanged.connect(self._typed)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self._question)
        row.addWidget(self.reason, 1)
        row.addWidget(self.ok)
        row.addWidget(cancel)
        self.hide()

    def ask(self, question: str, reasons: Sequence[str], action: str, done: Callable[[str], object]) -> None:
        """Ask; ``reasons`` are offered, another may be typed. ``done`` gets what was said."""
        self._done = done
        self._question.setText(question)
        self.reason.clear()
        self.reason.addItems(list(reasons))
        self.reason.setCurrentIndex(-1)
        self.reason.setEditText("")
        if (line := self.reason.lineEdit()) is not None:
            line.setPlaceholderText("Chọn hoặc nhập lý do")
        self.ok.setText(action)
        self._typed("")
        self.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def give_up(self) -> None:
        """Ask no more."""
        self._done = None
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() in (
            QEvent.Type.KeyPress,
            QEvent.Type.ShortcutOverride,
        ):
            key = event.key()
            if key == Qt.Key.Key_Escape and event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # Esc leaves the paper otherwise
                return True
            if key == Qt.Key.Key_Escape:
                self.give_up()
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.type() == QEvent.Type.KeyPress:
                self._take()
                return True
        return False

    def _typed(self, text: str) -> None:
        self.ok.setEnabled(bool(text.strip()))

    def _take(self) -> None:
        done, words = self._done, " ".join(self.reason.currentText().split())
        if done is not None and words:
            self.give_up()
            done(words)
