"""What an Excel list of members would do, before anything is written."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from office_app.domain.member_import import UPDATED, ImportIssue, MemberImport
from office_app.domain.vietnamese import number_vi
from office_app.gui.forms.ui_organisation_import import Ui_ImportReport
from office_app.gui.look.theme import ThemeController
from office_app.gui.look.tokens import State
from office_app.gui.models.paged_table import Column, PagedTable
from office_app.gui.state_file import StateFile
from office_app.gui.widgets.data_table import DataTable
from office_app.gui.widgets.labels import ElidedLabel, label

FIGURES = (
    ("added", "thêm mới"),
    ("changed", "cập nhật"),
    ("unchanged", "không đổi"),
    ("left_out", "dòng bỏ lại"),
)


def _treated(issue: ImportIssue) -> tuple[State, str]:
    if issue.column == UPDATED:
        return "planned", "cập nhật"
    return ("late", "bỏ dòng này") if issue.blocking else ("waiting", "vẫn nhập")


COLUMNS = (
    Column[ImportIssue]("row", "Dòng", lambda issue: str(issue.row), 70, align="right", sortable=False),
    Column[ImportIssue]("column", "Cột", lambda issue: issue.column, 150, sortable=False),
    Column[ImportIssue](
        "text",
        "Vấn đề",
        lambda issue: issue.text,
        400,
        stretch=True,
        sortable=False,
        tooltip=lambda issue: issue.text,
    ),
    Column[ImportIssue](
        "kind",
        "Xử lý",
        lambda issue: "",
        150,
        sortable=False,
        chip=_treated,
    ),
)


class ImportReport(QFrame):
    import_asked = Signal()
    other_asked = Signal()
    columns_asked = Signal()  # back to which column is what
    close_asked = Signal()

    def __init__(self, theme: ThemeController, state: StateFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = form = Ui_ImportReport()
        form.setupUi(self)
        self._issues: dict[int, ImportIssue] = {}
        self._checked: MemberImport | None = None
        self._file = ElidedLabel(size="group")
        form.fileColumn.setContentsMargins(0, 0, 0, 0)
        form.fileColumn.addWidget(self._file)
        self._values = []
        for _, word in FIGURES:
            value, part = label("0", size="title"), QVBoxLayout()
            part.setSpacing(0)
            part.addWidget(value)
            part.addWidget(label(word, size="small", ink="soft"))
            form.figuresRow.addLayout(part)
            self._values.append(value)
        form.figuresRow.addStretch(1)
        self._model = PagedTable(COLUMNS, lambda ids: [self._issues[at] for at in ids])
        self.table = DataTable(theme, self._model, state, "organisation.import")
        self.table.setAccessibleName("Các dòng sẽ nhập")
        form.issuesHolder.addWidget(self.table)
        form.backButton.setIcon(theme.icon("arrow-left"))
        form.backButton.clicked.connect(lambda: self.columns_asked.emit())
        form.columnsButton.clicked.connect(lambda: self.columns_asked.emit())
        form.otherButton.clicked.connect(lambda: self.other_asked.emit())
        form.importButton.clicked.connect(lambda: self.import_asked.emit())
        form.progress.hide()

    def show_checked(self, checked: MemberImport) -> None:
        form = self._form
        self._checked = checked
        self._file.setText(f"Kiểm tra danh sách · {checked.file_name}")
        left_out = len({issue.row for issue in checked.issues if issue.blocking})
        numbers = (checked.added, checked.changed, checked.unchanged, left_out)
        for value, number in zip(self._values, numbers, strict=True):
            value.setText(number_vi(number))
        columns = " · ".join(name if name == head else f"{name} («{head}»)" for name, head in checked.columns)
        unused = f"\nKhông lấy và không lưu: {', '.join(checked.left_out)}" if checked.left_out else ""
        form.columnsText.setText(f"Cột đã lấy: {columns}{unused}")
        units = checked.new_units
        form.newUnitsText.setVisible(bool(units))
        shown = ", ".join(units[:8]) + (f" và {len(units) - 8} chi bộ nữa" if len(units) > 8 else "")
        form.newUnitsText.setText(f"Chi bộ sẽ thêm mới ({len(units)}): {shown}")
        issues, updates = checked.issues, checked.updates
        told = (
            f"{number_vi(len(issues))} vấn đề cần xem" if issues else "Không có vấn đề nào, có thể nhập ngay."
        )
        form.issuesTitle.setText(f"{told} · {number_vi(len(updates))} người sẽ cập nhật" if updates else told)
        self._issues = dict(enumerate((*issues, *updates)))
        self._model.show(list(self._issues))
        self.table.setVisible(bool(self._issues))
        self.show_importing(False)
        form.importButton.setFocus()

    def show_importing(self, importing: bool) -> None:
        form, checked = self._form, self._checked
        writes = checked.added + checked.changed if checked is not None else 0
        form.progress.setVisible(importing)
        form.progress.setValue(0)
        form.importButton.setEnabled(not importing and writes > 0)
        form.importButton.setText(
            "Đang nhập…"
            if importing
            else (f"Nhập {number_vi(writes)} người" if writes else "Không có gì để nhập")
        )
        form.otherButton.setEnabled(not importing)
        form.columnsButton.setEnabled(not importing)
        form.backButton.setEnabled(not importing)

    def show_progress(self, done: int, total: int) -> None:
        self._form.progress.setMaximum(max(1, total))
        self._form.progress.setValue(done)
