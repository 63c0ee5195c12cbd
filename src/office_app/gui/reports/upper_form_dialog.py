"""Biểu của cấp trên: its sheet at the left, our figures at the right; what is put where is kept for next time."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from office_app.domain.errors import AppError
from office_app.domain.reports import ReportTables
from office_app.domain.upper_forms import FormCell, FormChoice, SheetLook, UpperForm
from office_app.domain.vietnamese import fold, number_vi
from office_app.gui.jobs.run_for import run_for
from office_app.gui.reports.upper_form_grid import FormGrid, FormGridModel
from office_app.gui.reports.upper_form_presenter import Places, UpperFormDesk, UpperFormPresenter
from office_app.gui.room import RoomServices
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.dialog_column import DialogColumn
from office_app.gui.widgets.filter_bar import SearchBox
from office_app.gui.widgets.labels import label
from office_app.gui.widgets.notices import ErrorStrip, Toast
from office_app.gui.widgets.open_path import open_path
from office_app.use_cases.upper_forms import OpenedForm

_KEY = Qt.ItemDataRole.UserRole
_FILES = "Bảng tính Excel (*.xlsx *.xlsm)"
_HOW = (
    "Chọn tệp Excel cấp trên gửi. Chọn một ô ở biểu, bấm đúp một số liệu bên phải để gắn vào ô đó. Chỉ gắn một lần: "
    "kỳ sau mở biểu đã lưu rồi bấm «Điền và ghi tệp»."
)
_KEPT = (
    "Tệp của cấp trên không bị sửa; công thức, màu, ô gộp, biểu đồ giữ nguyên và tính lại khi mở bằng Excel hoặc "
    "LibreOffice."
)


class UpperFormDialog(QDialog):
    """Deletes itself when closed; what was mapped is then kept."""

    def __init__(
        self, desk: UpperFormDesk, services: RoomServices, report: ReportTables, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Điền biểu của cấp trên")
        self._services, self._theme = services, services.theme
        self._choices: Sequence[FormChoice] = ()
        self._sheets: Sequence[SheetLook] = ()
        self._busy = False
        self.presenter = UpperFormPresenter(self, desk, run_for(self, services.runner), report)
        self._make(report)
        self._lay_out()
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self._connect()
        self.resize(self._theme.px(1080), self._theme.px(640))
        self.presenter.begin()

    # ---- building

    def _make(self, report: ReportTables) -> None:
        theme = self._theme
        self.forms = QComboBox()
        self.forms.setAccessibleName("Biểu đã lưu")
        self.forms.setMinimumContentsLength(24)
        self.pick_button = push_button("&Chọn tệp biểu…", icon=theme.icon("file-spreadsheet"))
        self.remove_button = push_button("Bỏ biểu này", kind="quiet")
        self.sheets = QComboBox()
        self.sheets.setAccessibleName("Trang của biểu")
        self._model = FormGridModel(theme, self.presenter.value_text, self)
        self.grid = FormGrid(theme, self._model)
        self.search = SearchBox(theme, "Tìm số liệu…")
        self.figures = QListWidget()
        self.figures.setAccessibleName("Số liệu của báo cáo")
        self.put_button = QPushButton("&Gắn vào ô")
        self.clear_button = push_button("Bỏ gắn", tip="Delete")
        self.count = label(ink="soft", size="small")
        self.remark = label(ink="waiting", size="small", wraps=True)
        self.error = ErrorStrip(theme)
        self.taken = label(ink="waiting", size="small", wraps=True)
        self.body = QLineEdit()
        self.body.setPlaceholderText("Nơi giao biểu, ví dụ Ban Tổ chức Tỉnh ủy")
        self.body.setAccessibleName("Nơi giao biểu")
        self.apart_button = push_button("Lưu thành biểu của nơi này", small=True)
        self.show_taken(None)
        self.toast = Toast(theme, self)  # the window's own cannot be clicked while the dialog is open
        self.fill_button = push_button(
            "Điền và g&hi tệp", kind="primary", icon=theme.icon("file-input", "on_accent")
        )
        self.close_button = QPushButton("Đóng")
        # A campaign's title is wider than a screen.
        self.about = label(f"Số liệu: {report.title}", ink="soft", wraps=True)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        for widget in (self.forms, self.pick_button, self.remove_button):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.about)
        left, right = QWidget(), QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.sheets)
        column.addWidget(self.grid, 1)
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 0, 0, 0)
        buttons = QHBoxLayout()
        buttons.addWidget(self.put_button)
        buttons.addWidget(self.clear_button)
        buttons.addStretch(1)
        column.addWidget(self.search)
        column.addWidget(self.figures, 1)
        column.addLayout(buttons)
        halves = QSplitter()
        halves.setChildrenCollapsible(False)
        halves.addWidget(left)
        halves.addWidget(right)
        halves.setSizes([self._theme.px(660), self._theme.px(380)])
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        foot.addWidget(self.fill_button)
        foot.addWidget(self.close_button)
        taken = QHBoxLayout()
        taken.addWidget(self.taken, 3)
        taken.addWidget(self.body, 2)
        taken.addWidget(self.apart_button)
        how = label(f"{_HOW} {_KEPT}", ink="soft", size="small", wraps=True)
        column = DialogColumn(self)
        column.addLayout(head)
        for note in (how, self.error, self.remark):
            column.addWidget(note)
        column.addLayout(taken)
        column.addWidget(halves, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.forms.activated.connect(lambda at: self.presenter.open(self.forms.itemText(at)))
        self.pick_button.clicked.connect(self._pick)
        self.remove_button.clicked.connect(lambda: self.presenter.remove())
        self.apart_button.clicked.connect(lambda: self.presenter.keep_apart(self.body.text()))
        self.body.textChanged.connect(lambda words: self.apart_button.setEnabled(bool(words.strip())))
        self.body.returnPressed.connect(self.apart_button.click)
        self.sheets.currentIndexChanged.connect(self._sheet_chosen)
        self.search.asked.connect(lambda _words: self._fill_figures())
        self.figures.itemActivated.connect(lambda _item: self._put())
        self.put_button.clicked.connect(lambda: self._put())
        self.clear_button.clicked.connect(lambda: self._clear())
        self.fill_button.clicked.connect(lambda: self.presenter.fill())
        self.close_button.clicked.connect(self.close)
        self.finished.connect(self._keep)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.grid)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._clear)

    # ---- what the presenter shows

    def show_forms(self, names: Sequence[str], current: str) -> None:
        self.forms.clear()
        self.forms.addItems(list(names))
        self.forms.setCurrentIndex(self.forms.findText(current))
        self.forms.setPlaceholderText("Chưa lưu biểu nào" if not names else "Chọn biểu đã lưu")

    def show_choices(self, choices: Sequence[FormChoice]) -> None:
        self._choices = choices
        self._fill_figures()

    def show_form(self, opened: OpenedForm | None) -> None:
        self.error.hide()
        self._sheets = opened.look.sheets if opened is not None else ()
        self.sheets.blockSignals(True)
        self.sheets.clear()
        self.sheets.addItems([sheet.name for sheet in self._sheets])
        self.sheets.blockSignals(False)
        remarks = [*opened.look.remarks, *_absent_sheets(opened.absent)] if opened is not None else []
        self.remark.setText(" ".join(remarks))
        self.remark.setVisible(bool(remarks))
        self.show_taken(opened.form if opened is not None and opened.taken else None)
        if opened is not None:
            self.forms.setCurrentIndex(self.forms.findText(opened.form.name))
        self._sheet_chosen(0)
        self.show_busy(False)

    def show_taken(self, form: UpperForm | None) -> None:
        for widget in (self.taken, self.body, self.apart_button):
            widget.setVisible(form is not None)
        self.body.clear()
        self.apart_button.setEnabled(False)
        if form is not None:
            whose = f" của {form.body}" if form.body else ""
            self.taken.setText(
                f"Đã có biểu cùng tên tệp{whose}: «{form.name}». Các ô đã gắn được lấy theo, khi lưu thì tệp này thay "
                "tệp cũ. Nếu là biểu của nơi khác, ghi tên nơi giao để biểu đã có giữ nguyên."
            )

    def show_places(self, places: Places) -> None:
        self._model.show_places(places)
        self.count.setText(f"Đã gắn {number_vi(len(places))} ô" if places else "Chưa gắn ô nào")
        self._allow()

    def show_busy(self, busy: bool) -> None:
        self._busy = busy
        self._allow()

    def show_error(self, error: AppError) -> None:
        self.error.show_error(error)

    def say_filled(self, path: Path, missing: Sequence[FormCell]) -> None:
        words = f"Đã điền biểu: «{path.name}»."
        if missing:
            cells = ", ".join(one.cell for one in missing[:6])
            words = f"Đã điền biểu, còn {len(missing)} ô kỳ này không có số liệu hoặc tệp không có trang ({cells})."
        self._services.toast(words, lambda: open_path(path), "Mở tệp")

    def say_removed(self, name: str, undo: Callable[[], object]) -> None:
        self.toast.say(f"Đã bỏ biểu «{name}» cùng cách gắn.", undo)

    # ---- doing

    def _allow(self) -> None:
        there = self.presenter.opened is not None and not self._busy
        for button in (self.put_button, self.clear_button, self.remove_button):
            button.setEnabled(there)
        self.fill_button.setEnabled(there and bool(self.presenter.places))

    def _sheet(self) -> SheetLook | None:
        at = self.sheets.currentIndex()
        return self._sheets[at] if 0 <= at < len(self._sheets) else None

    def _sheet_chosen(self, at: int) -> None:
        self.grid.show_sheet(self._sheets[at] if 0 <= at < len(self._sheets) else None)
        self._model.show_places(self.presenter.places)

    def _fill_figures(self) -> None:
        """List the figures with all the words looked for, group by group."""
        words, group = fold(self.search.text()).split(), None
        self.figures.clear()
        for choice in self._choices:
            told = fold(f"{choice.group} {choice.label}")
            if not all(word in told for word in words):
                continue
            if choice.group != group:
                group = choice.group
                head = QListWidgetItem(group)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                head.setFont(self._theme.font(9, "semibold"))
                self.figures.addItem(head)
            item = QListWidgetItem(f"{choice.label}: {choice.text}")
            item.setData(_KEY, choice.key)
            item.setToolTip(item.text())
            self.figures.addItem(item)

    def _put(self) -> None:
        sheet, item = self._sheet(), self.figures.currentItem()
        if sheet is None or item is None or not item.data(_KEY) or not self.grid.current_cell:
            return
        if not self.presenter.put(sheet, self.grid.current_cell, str(item.data(_KEY))):
            self._services.toast(f"Ô {self.grid.current_cell} có công thức nên để nguyên.")

    def _clear(self) -> None:
        sheet = self._sheet()
        if sheet is not None and self.grid.current_cell:
            self.presenter.clear(sheet, self.grid.current_cell)

    def _keep(self, _result: int) -> None:
        work = self.presenter.keeping()
        if work is not None:
            self._services.runner.run(work, on_failed=self._services.show_error, what="Đang lưu cách điền")

    def _pick(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Chọn biểu của cấp trên", "", _FILES)
        if chosen:
            self.presenter.open(Path(chosen))


def _absent_sheets(cells: Sequence[FormCell]) -> list[str]:
    """Say which sheets with mapped cells a file does not have."""
    counts = Counter(one.sheet for one in cells)
    return [
        f"Tệp không có trang «{name}»; {number_vi(n)} ô gắn ở đó vẫn được giữ." for name, n in counts.items()
    ]
