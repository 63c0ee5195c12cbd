"""The fields at the right of the intake: built once, filled for each file."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from office_app.domain.symbol import DOC_TYPES
from office_app.gui.forms.ui_intake import Ui_IntakePage
from office_app.gui.intake.arrivals import clipboard_fits_no_field
from office_app.gui.intake.entry import BY_KEY, FIELDS, FOLDED_FIELDS, Entry, Sureness, passage
from office_app.gui.intake.field_head import FieldHead
from office_app.gui.intake.name_completer import name_completer
from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.date_field import DateField

_MORE = (
    "Chi tiết khác: cấp trên, chức vụ, độ khẩn, ghi chú",
    "Chi tiết khác: cấp trên, độ khẩn…",
    "Chi tiết khác",
)
_LESS = "Ẩn bớt chi tiết"
URGENCIES = ("", "Khẩn", "Thượng khẩn", "Hỏa tốc", "Hỏa tốc hẹn giờ")
_NO_DATE = Sureness("không phải ngày", "late", reason="Gõ lại ngày, ví dụ 25/12/2026, hoặc xóa trống.")
_COMING = (
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)  # not when a popup closes or the window comes back
TYPE_NAMES = tuple(dict.fromkeys(name for names in DOC_TYPES.values() for name in names))


class EntryForm(QObject):
    edited = Signal(str, object)  # key, text or date
    located = Signal(str)  # the clerk came to a field, by key or click: where was it read
    entered = Signal(str)  # Enter in a field: on to the next one to look at

    def __init__(
        self, theme: ThemeController, today: Callable[[], date], form: Ui_IntakePage, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme, self._today, self._form = theme, today, form
        self._entry: Entry | None = None
        self.editors: dict[str, QWidget] = {}
        self.heads: dict[str, FieldHead] = {}
        for name in FIELDS:
            editor = self._make_editor(name.key)
            head = FieldHead(theme, name, editor)
            head.clicked.connect(self.located)
            editor.installEventFilter(self)
            column: QVBoxLayout = getattr(form, f"{name.key}Column")
            column.setSpacing(4)
            column.addWidget(head)
            column.addWidget(editor)
            self.editors[name.key], self.heads[name.key] = editor, head
        form.moreButton.toggled.connect(self._unfold)
        form.moreButton.setMinimumWidth(1)  # it must not push the form beyond its edge
        form.formScroll.viewport().installEventFilter(self)
        form.moreFields.hide()
        theme.changed.connect(self._fit)
        self._fit()

    def show_entry(self, entry: Entry, *, again: bool = False) -> None:
        """Fill all fields; what is folded opens when something in it was found that matters.

        ``again``: the form of the same file, read anew; a date half typed stays as it is.
        """
        self._entry = entry
        half_typed = self.invalid if again else None
        for name in FIELDS:
            if name.key == half_typed:
                self._tell(name.key, None)
            else:
                self._fill(name.key)
        self._form.moreButton.setChecked(bool(entry.value("urgency")) or (again and self._unfolded))

    def show_field(self, key: str) -> None:
        """Show one field's value and sureness; a date in the middle of being typed is as good as none."""
        editor, value = self.editors[key], self._entry.value(key) if self._entry is not None else None
        if isinstance(editor, DateField) and editor.date == value:
            self._show_sureness(key)
        else:
            self._fill(key)

    def _fill(self, key: str) -> None:
        if self._entry is None:
            return
        entry, editor = self._entry, self.editors[key]
        value: Any = entry.value(key)
        with QSignalBlocker(editor):
            if isinstance(editor, DateField):
                if editor.date != value or not editor.valid:
                    editor.set_date(value)
            elif isinstance(editor, QComboBox):
                if editor.currentText() != value:
                    editor.setCurrentText(value)
            elif isinstance(editor, QPlainTextEdit):
                if editor.toPlainText() != value:
                    editor.setPlainText(value)
            elif isinstance(editor, QLineEdit) and editor.text() != value:
                editor.setText(value)
                editor.setCursorPosition(0)
        self._show_sureness(key)

    @property
    def _unfolded(self) -> bool:
        return self._form.moreButton.isChecked()

    def set_choices(self, issuers: Sequence[str], doc_types: Sequence[str]) -> None:
        """Offer what the register knows already."""
        editor = self.editors["issuer"]
        if isinstance(editor, QLineEdit):
            editor.setCompleter(name_completer(issuers, editor))
        box = self.editors["doc_type"]
        if isinstance(box, QComboBox):
            text = box.currentText()
            with QSignalBlocker(box):
                box.clear()
                box.addItems(list(dict.fromkeys((*TYPE_NAMES, *doc_types))))
                box.setCurrentText(text)

    def focus(self, key: str) -> None:
        if key in FOLDED_FIELDS:
            self._form.moreButton.setChecked(True)
        editor = self.editors[key]
        editor.setFocus(Qt.FocusReason.TabFocusReason)
        self._form.formScroll.ensureWidgetVisible(self.heads[key], 0, self._theme.px(8))
        self._form.formScroll.ensureWidgetVisible(editor, 0, self._theme.px(8))

    def focus_next_doubt(self, after: str | None = None) -> bool:
        """Go to the next field somebody should look at; False when there is none."""
        if self._entry is None:
            return False
        keys = [name.key for name in FIELDS]
        rest = keys[keys.index(after) + 1 :] if after is not None else keys
        for key in rest:
            if self._entry.sureness[key].doubtful:
                self.focus(key)
                return True
        return False

    @property
    def invalid(self) -> str | None:
        """Return the key of a date field in which something is typed that is no date."""
        for key, editor in self.editors.items():
            if isinstance(editor, DateField) and not editor.valid:
                return key
        return None

    def refuse(self, key: str) -> str:
        """Go to a date that is none, mark it, and return what is wrong with it."""
        editor = self.editors[key]
        assert isinstance(editor, DateField)
        editor.show_validity()
        self._show_wrong_date(key)
        self.focus(key)
        return f"«{BY_KEY[key].plain}»: {editor.why}"

    def _show_wrong_date(self, key: str) -> None:
        """Say over a field left with something typed that is no date that it is none."""
        editor = self.editors[key]
        if isinstance(editor, DateField) and not editor.valid:
            self.heads[key].show_sureness(_NO_DATE, _NO_DATE.reason)
        else:
            self._show_sureness(key)

    def _show_sureness(self, key: str) -> None:
        if self._entry is None:
            return
        sureness = self._entry.sureness[key]
        lines = [sureness.reason]
        if sureness.span is not None:
            lines.append(f"Đọc được: «{passage(self._entry.text, sureness.span)}»")
            lines.append("Bấm để xem chỗ này trong văn bản.")
        self.heads[key].show_sureness(sureness, "\n".join(line for line in lines if line))
        editor = self.editors[key]
        if isinstance(editor, QLineEdit) and not isinstance(editor, DateField):
            room = editor.width() - self._theme.px(24)
            whole = QFontMetrics(editor.font()).horizontalAdvance(editor.text()) <= room
            editor.setToolTip("" if whole else editor.text())

    def _make_editor(self, key: str) -> QWidget:
        if key in ("issued_on", "arrived_on"):
            day = DateField(self._theme, self._today)
            day.date_changed.connect(lambda value, key=key: self._tell(key, value))
            day.returnPressed.connect(lambda key=key: self.entered.emit(key))
            day.editingFinished.connect(lambda key=key: self._show_wrong_date(key))
            return day
        if key in ("doc_type", "urgency"):
            return self._make_choice(key)
        if key == "subject":
            subject = SubjectEdit()
            subject.textChanged.connect(lambda: self._tell("subject", subject.toPlainText()))
            subject.entered.connect(lambda: self.entered.emit("subject"))
            return subject
        line = QLineEdit()
        line.textChanged.connect(lambda text, key=key: self._tell(key, text))
        line.returnPressed.connect(lambda key=key: self.entered.emit(key))
        return line

    def _make_choice(self, key: str) -> QComboBox:
        box = QComboBox()
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.addItems(TYPE_NAMES if key == "doc_type" else URGENCIES)
        box.setCurrentText("")
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(6)
        box.setCompleter(name_completer([box.itemText(n) for n in range(box.count())], box))
        box.currentTextChanged.connect(lambda text, key=key: self._tell(key, text))
        inner = box.lineEdit()
        if inner is not None:
            inner.returnPressed.connect(lambda key=key: self.entered.emit(key))
        return box

    def _tell(self, key: str, value: object) -> None:
        self.edited.emit(key, value)

    def _unfold(self, on: bool) -> None:
        self._form.moreFields.setVisible(on)
        self._name_more()

    def _name_more(self) -> None:
        """Say what the fold holds, as far as there is room."""
        button, margins = self._form.moreButton, self._form.fields.contentsMargins()
        room = self._form.formScroll.viewport().width() - margins.left() - margins.right()
        for words in (_LESS,) if self._unfolded else _MORE:
            button.setText(words)
            if button.sizeHint().width() <= room:
                break
        button.setToolTip("" if self._unfolded else _MORE[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() in _COMING:
            self.located.emit(next(key for key, editor in self.editors.items() if editor is watched))
        elif event.type() == QEvent.Type.ShortcutOverride and _brings_a_paper(event):
            event.ignore()  # it is for the room
            return True
        elif event.type() == QEvent.Type.Resize and watched is self._form.formScroll.viewport():
            self._name_more()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        self._name_more()
        subject = self.editors["subject"]
        if isinstance(subject, SubjectEdit):
            subject.fit()


def _brings_a_paper(event: QEvent) -> bool:
    pasting = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Paste)
    return pasting and clipboard_fits_no_field()


class SubjectEdit(QPlainTextEdit):
    """A few wrapped lines that make one: Enter goes on, Tab leaves. As high as its text, 2 to 5 lines."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self.fit)

    def fit(self) -> None:
        # A plain text document measures its height in lines.
        wanted = round(self.document().size().height())
        lines = max(2, min(5, wanted))
        shown = Qt.ScrollBarPolicy.ScrollBarAsNeeded if wanted > 5 else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(shown)
        height = QFontMetrics(self.font()).lineSpacing() * lines + 2 * round(self.document().documentMargin())
        frame = self.height() - self.viewport().height() if self.isVisible() else 14
        self.setFixedHeight(height + max(14, min(frame, 40)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()
            else:
                self.entered.emit()
            return
        super().keyPressEvent(event)
