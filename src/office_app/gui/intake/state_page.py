"""A received file that has no form: why, and what can be done."""

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from office_app.domain.errors.files import FileMissingError
from office_app.domain.vietnamese import upper_first
from office_app.gui.forms.ui_intake import Ui_IntakePage
from office_app.gui.intake.queue import QueueItem, Stage
from office_app.gui.look.theme import ThemeController, set_property
from office_app.gui.look.tokens import Ink
from office_app.gui.widgets.buttons import push_button

_LOOKS: dict[Stage, tuple[str, Ink, str]] = {
    Stage.WAITING: ("clock", "soft", "Chờ đọc"),
    Stage.READING: ("loader-circle", "soft", "Đang đọc tệp"),
    Stage.FAILED: ("circle-alert", "late", "Không đọc được tệp"),
    Stage.REFUSED: ("triangle-alert", "late", "Văn bản có dấu mật: không được nhập vào máy này"),
    Stage.STOPPED: ("circle-x", "soft", "Đã dừng đọc"),
    Stage.REGISTERED: ("circle-check", "good", "Đã vào sổ"),
}

_LINE_ONLY = (
    "Nếu cần một dòng trong sổ đến của phần mềm: bấm «Chỉ vào sổ» rồi tự gõ số, ký hiệu, ngày, loại và cơ quan; "
    "không kèm tệp, không ghi nội dung."
)


class StatePage(QObject):
    again_asked = Signal(object)
    by_hand_asked = Signal(object)
    cancel_asked = Signal(object)
    drop_asked = Signal(object)
    open_asked = Signal(int)
    file_asked = Signal()
    line_asked = Signal(object)

    def __init__(self, theme: ThemeController, form: Ui_IntakePage, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._form = theme, form
        self._item: QueueItem | None = None
        self._stage = Stage.WAITING  # as shown: the item goes on while another page is in front
        form.againButton.clicked.connect(self._again)
        form.stateByHandButton.clicked.connect(self._by_hand)
        form.cancelButton.clicked.connect(self._cancel)
        form.dropButton.clicked.connect(self._drop)
        form.openRegisteredButton.clicked.connect(self._open)
        self.file_button = QPushButton("Chỉ tệp ở chỗ mới…")
        self.file_button.clicked.connect(self.file_asked)
        form.stateButtons.insertWidget(form.stateButtons.indexOf(form.stateByHandButton), self.file_button)
        self.line_button = push_button(
            "Chỉ vào sổ", tip="Chỉ ghi một dòng vào sổ: tự gõ, không kèm tệp, không có nội dung"
        )
        self.line_button.clicked.connect(self._line)
        form.stateButtons.insertWidget(form.stateButtons.indexOf(form.dropButton), self.line_button)
        for button in (self.file_button, self.line_button):
            button.hide()  # the row never holds all of them at once, and must not ask for so much room
        theme.changed.connect(self._draw)

    def show_item(self, item: QueueItem) -> None:
        self._item, self._stage = item, item.stage
        form, stage = self._form, item.stage
        form.stateTitle.setText(_LOOKS[stage][2])
        set_property(form.stateTitle, "ink", "late" if stage is Stage.REFUSED else "ink")
        set_property(form.stateCard, "strip", stage is Stage.REFUSED)
        set_property(form.stateCard, "state", "late" if stage is Stage.REFUSED else "")
        form.stateText.setText(self._words(item))
        form.stateBar.setVisible(stage is Stage.READING)
        form.againButton.setVisible(stage in (Stage.FAILED, Stage.STOPPED))
        self.file_button.setVisible(isinstance(item.error, FileMissingError))
        form.stateByHandButton.setVisible(stage in (Stage.FAILED, Stage.STOPPED))
        form.cancelButton.setVisible(stage in (Stage.READING, Stage.WAITING))
        form.dropButton.setVisible(stage in (Stage.FAILED, Stage.REFUSED, Stage.STOPPED, Stage.WAITING))
        self.line_button.setVisible(stage is Stage.REFUSED)
        form.openRegisteredButton.setVisible(stage is Stage.REGISTERED)
        self.show_progress(item)
        self._draw()

    def show_progress(self, item: QueueItem) -> None:
        bar = self._form.stateBar
        bar.setRange(0, max(0, item.total))  # 0 to 0: busy, when how much there is is not known
        bar.setValue(item.done)
        if item.stage is Stage.READING:
            self._form.stateText.setText(self._words(item))

    def _words(self, item: QueueItem) -> str:
        if item.error is not None:
            error = item.error
            lines = [error.what, error.kept, error.next_step]
            if item.stage is Stage.REFUSED:
                lines.append(_LINE_ONLY)
            return "\n".join(lines).format(**error.details)
        if item.stage is Stage.REGISTERED:
            return f"{item.name}\nSố đến {item.arrival}"
        if item.doing and item.stage is Stage.READING:
            return upper_first(item.doing)
        return item.name

    def _draw(self) -> None:
        icon, ink, _ = _LOOKS[self._stage]
        size = self._theme.px(40)
        self._form.stateIcon.setPixmap(self._theme.icon(icon, ink).pixmap(QSize(size, size)))

    def _again(self, checked: bool = False) -> None:
        self.again_asked.emit(self._item)

    def _by_hand(self, checked: bool = False) -> None:
        self.by_hand_asked.emit(self._item)

    def _cancel(self, checked: bool = False) -> None:
        self.cancel_asked.emit(self._item)

    def _drop(self, checked: bool = False) -> None:
        self.drop_asked.emit(self._item)

    def _line(self, checked: bool = False) -> None:
        self.line_asked.emit(self._item)

    def _open(self, checked: bool = False) -> None:
        if self._item is not None and self._item.document_id is not None:
            self.open_asked.emit(self._item.document_id)
