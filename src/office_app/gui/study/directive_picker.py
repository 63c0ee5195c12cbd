"""Chooses the directives that a campaign studies from the register of incoming papers."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from office_app.bootstrap import Office
from office_app.domain.incoming import IncomingFilter, IncomingLine
from office_app.gui.jobs.start_job import StartJob
from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.pause import after_pause
from office_app.use_cases.progress import Progress

_MOST = 30  # lines offered
_PAUSE = 150  # ms without a key before the register is asked


class DirectivePicker(QWidget):
    """Those chosen stand first, ticked; beneath them what the words typed find, the newest first."""

    changed = Signal()

    def __init__(
        self, theme: ThemeController, office: Office, run: StartJob, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._office, self._run = office, run
        self._chosen: dict[int, IncomingLine] = {}
        self._filling = False
        self.find_box = QLineEdit()
        self.find_box.setPlaceholderText("Tìm số, ký hiệu hoặc trích yếu trong sổ văn bản đến")
        self.find_box.setAccessibleName("Tìm văn bản chỉ đạo")
        self.find_box.setProperty("search", True)
        self.list = QListWidget()
        self.list.setAccessibleName("Văn bản chỉ đạo của đợt")
        self.list.setTextElideMode(
            Qt.TextElideMode.ElideMiddle
        )  # they begin alike; what is studied stands last
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(theme.px(96))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.find_box)
        column.addWidget(self.list, 1)
        self._timer = after_pause(_PAUSE, self.look, self)
        self.find_box.textEdited.connect(self._timer.start)
        self.list.itemChanged.connect(self._ticked)

    @property
    def chosen(self) -> Sequence[IncomingLine]:
        return list(self._chosen.values())

    def set_chosen(self, ids: Sequence[int]) -> None:
        """Take the directives of a campaign, then offer others."""
        self._chosen = {line.id: line for line in self._office.incoming_lines(ids)}
        self.look()

    def look(self) -> None:
        """Ask the register for what the words find."""
        words = self.find_box.text()

        def read(_: Progress) -> Sequence[IncomingLine]:
            return self._office.incoming_lines(self._office.incoming_ids(IncomingFilter(words))[:_MOST])

        def found(lines: Sequence[IncomingLine]) -> None:
            if words == self.find_box.text():
                self._show(lines)

        self._run(read, on_done=found)

    def _show(self, lines: Sequence[IncomingLine]) -> None:
        self._filling = True
        self.list.clear()
        for line in [*self._chosen.values(), *(one for one in lines if one.id not in self._chosen)]:
            text = " · ".join(part for part in (line.symbol, line.subject) if part)
            item = QListWidgetItem(text)
            item.setToolTip(f"{line.doc_type} {line.symbol} của {line.issuer}: {line.subject}")
            item.setData(Qt.ItemDataRole.UserRole, line)
            ticked = line.id in self._chosen
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self._filling = False

    def _ticked(self, item: QListWidgetItem) -> None:
        if self._filling:
            return
        line: IncomingLine = item.data(Qt.ItemDataRole.UserRole)
        if item.checkState() is Qt.CheckState.Checked:
            self._chosen[line.id] = line
        else:
            self._chosen.pop(line.id, None)
        self.changed.emit()
