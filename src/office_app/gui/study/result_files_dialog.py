"""Which file belongs to which member, shown before anything is written."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from office_app.domain.vietnamese import fold, nfc
from office_app.gui.look.theme import ThemeController
from office_app.gui.look.tokens import Ink, State
from office_app.gui.models.paged_table import Column, PagedTable
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.data_table import DataTable
from office_app.gui.widgets.labels import label
from office_app.gui.widgets.offers import frame_offers
from office_app.use_cases.result_files import FileMatch
from office_app.use_cases.study import bare_unit
from office_app.use_cases.study_results import HandedIn

_FOLDED_ROLE = Qt.ItemDataRole.UserRole + 1
SKIP = "Bỏ qua tệp này"


def who(one: HandedIn) -> str:
    """Return a member as told apart from namesakes."""
    return f"{one.member.full_name} · {bare_unit(one.unit.name)}"


def _parted(found: Sequence[HandedIn]) -> Sequence[str]:
    """Return several members with what tells them apart: namesakes by chi bộ alone."""
    same = len({one.member.full_name for one in found}) == 1 < len({one.unit.id for one in found})
    return [bare_unit(one.unit.name) if same else who(one) for one in found]


class FileChoices:
    """The files with whom each is kept for; the first of several for one member is kept."""

    def __init__(self, matches: Sequence[FileMatch]) -> None:
        self.matches = matches
        self.chosen: list[HandedIn | None] = []
        for match in matches:
            one = match.found[0] if len(match.found) == 1 else None
            self.chosen.append(None if one is not None and self._taken(one) else one)

    def choose(self, at: int, one: HandedIn | None) -> None:
        """Keep a file for a member; another file that was kept for the same one is left out."""
        self.chosen = [None if one is not None and had == one else had for had in self.chosen]
        self.chosen[at] = one

    def pairs(self) -> Sequence[tuple[HandedIn, Path]]:
        return [
            (one, match.path) for one, match in zip(self.chosen, self.matches, strict=True) if one is not None
        ]

    def state(self, at: int) -> tuple[State, str]:
        """Return the chip of a file."""
        match, one = self.matches[at], self.chosen[at]
        if one is not None and one.result is not None and one.result.sha256:
            return "waiting", "thay tệp đã có"
        if one is not None:
            sure = match.sure or one not in match.found
            return ("good", "khớp tên") if sure else ("waiting", "tên viết tắt, xem lại")
        if len(match.found) > 1:
            return "late", f"{len(match.found)} người cùng tên"
        if match.found:
            return "plain", "bỏ qua"
        return "late", "không thấy tên"

    def _taken(self, one: HandedIn) -> bool:
        return one in self.chosen


class ResultFilesDialog(QDialog):
    """Deletes itself when closed."""

    confirmed = Signal(object)  # pairs of HandedIn and Path

    def __init__(
        self,
        theme: ThemeController,
        matches: Sequence[FileMatch],
        everybody: Sequence[HandedIn],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Ghép tệp với đảng viên")
        self.resize(theme.px(820), theme.px(520))
        self.choices, self._everybody = FileChoices(matches), everybody
        self._table = PagedTable(self._columns(), list)
        self.table = DataTable(theme, self._table)
        self.table.setAccessibleName("Tệp và đảng viên")
        self._offered: list[HandedIn | None] = [None]
        self.who_edit = QLineEdit()
        self.completer = _FoldedCompleter(self)
        self.who_box = self._who_box()
        self._head = label(ink="soft", wraps=True)
        self.ok_button, self._cancel = push_button(kind="primary"), QPushButton("Hủy")
        self.ok_button.setDefault(True)
        self._build()
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_current())
        self.who_box.activated.connect(self._chosen)
        self.ok_button.clicked.connect(self._confirm)
        self._cancel.clicked.connect(self.reject)
        self._table.show(range(len(matches)))
        wanting = (at for at, one in enumerate(self.choices.chosen) if one is None)
        self.table.select_id(next(wanting, 0))
        self._show_sums()

    def _columns(self) -> Sequence[Column[int]]:
        def name(at: int) -> str:
            one, found = self.choices.chosen[at], self.choices.matches[at].found
            if one is not None:
                return who(one)
            return f"{' hay '.join(_parted(found))}?" if found else "–"

        def ink(at: int) -> Ink | None:
            return "faint" if self.choices.chosen[at] is None else None

        return (
            Column[int]("file", "Tệp", lambda at: self.choices.matches[at].path.name, 280, sortable=False),
            Column[int]("who", "Của đảng viên", name, 260, stretch=True, sortable=False, ink=ink),
            Column[int]("state", "Ghép", lambda at: "", 180, sortable=False, chip=self.choices.state),
        )

    def _who_box(self) -> QComboBox:
        box = QComboBox()
        box.setLineEdit(self.who_edit)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.setAccessibleName("Tệp đang chọn là của ai")
        box.setModel(QStandardItemModel(box))
        box.setCompleter(self.completer)
        self.who_edit.setPlaceholderText("Gõ họ tên, có dấu hay không dấu")
        return box

    def _offer(self, at: int) -> None:
        """Offer everybody for a file, those first whose name it bears."""
        found = self.choices.matches[at].found
        self._offered = [None, *found, *(one for one in self._everybody if one not in found)]
        model = QStandardItemModel(self.who_box)
        for one in self._offered:
            item = QStandardItem(SKIP if one is None else who(one))
            item.setData(fold(nfc(item.text())), _FOLDED_ROLE)
            model.appendRow(item)
        self.who_box.setModel(model)
        self.completer.setModel(model)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self._head)
        column.addWidget(self.table, 1)
        choice = QHBoxLayout()
        choice.addWidget(label("Tệp đang chọn là của"))
        choice.addWidget(self.who_box, 1)
        column.addLayout(choice)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.ok_button)
        buttons.addWidget(self._cancel)
        column.addLayout(buttons)

    def _show_current(self) -> None:
        at = self.table.current_id()
        if at is None:
            return
        with QSignalBlocker(self.who_box):
            self._offer(at)
            self.who_box.setCurrentIndex(self._offered.index(self.choices.chosen[at]))

    def _chosen(self, place: int) -> None:
        at = self.table.current_id()
        if at is not None:
            self.choices.choose(at, self._offered[place])
            self._table.reread()
            self._show_sums()

    def _show_sums(self) -> None:
        kept, files = len(self.choices.pairs()), len(self.choices.matches)
        left = f", {files - kept} tệp chưa rõ của ai hoặc bỏ qua" if files > kept else ""
        self._head.setText(
            f"{files} tệp: ghép được {kept}{left}. Chưa ghi gì cho đến khi bấm «Ghi»; chọn một dòng để sửa."
        )
        self.ok_button.setText(f"Ghi {kept} tệp" if kept else "Không có tệp nào để ghi")
        self.ok_button.setEnabled(kept > 0)

    def _confirm(self) -> None:
        self.confirmed.emit(self.choices.pairs())
        self.accept()


class _FoldedCompleter(QCompleter):
    """Finds names typed without diacritics, anywhere in the line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCompletionRole(_FOLDED_ROLE)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        frame_offers(self)

    def splitPath(self, path: str) -> list[str]:
        return [fold(nfc(path))]

    def pathFromIndex(self, index: object) -> str:
        return str(index.data())  # type: ignore[attr-defined]
