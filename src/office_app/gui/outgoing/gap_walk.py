"""F3 goes from one place still to be filled to the next, over the whole draft; what is typed fills it."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from office_app.domain.outgoing import DraftAnnex, DraftSection
from office_app.domain.plan_check_text import GAP, gaps_around
from office_app.gui.forms.ui_outgoing import Ui_OutgoingPage
from office_app.gui.outgoing.edited_draft import HEAD
from office_app.gui.outgoing.editor_pane import EditorPane
from office_app.gui.outgoing.editor_presenter import EditorPresenter
from office_app.gui.outgoing.outline_list import KEY_ROLE
from office_app.gui.widgets.on_keys import on_keys


class _Field(NamedTuple):
    """A text of the draft, the part of the outline it belongs to and the field that shows it then."""

    key: str
    text: str
    box: QLineEdit | QPlainTextEdit


class GapWalk(QObject):
    """``said`` hears what is left where nothing can be typed, or that nothing is."""

    def __init__(
        self,
        form: Ui_OutgoingPage,
        pane: EditorPane,
        editor: EditorPresenter,
        said: Callable[[str], object],
    ) -> None:
        super().__init__(pane)
        self._form, self._pane, self._editor, self._said = form, pane, editor, said
        on_keys(form.editorPage, self.go_on, "F3")

    def go_on(self) -> None:
        """Choose the next gap after the cursor, past the last one the first."""
        fields = list(self._fields())
        shown = [at for at, field in enumerate(fields) if field.key == self._pane.outline.current_key]
        if not shown:  # no draft is there
            return
        here = next((at for at in shown if fields[at].box.hasFocus()), None)
        begin, after = (shown[0], 0) if here is None else (here, _cursor(fields[here].box))
        for step in range(len(fields) + 1):
            field = fields[(begin + step) % len(fields)]
            if gap := GAP.search(field.text, after if step == 0 else 0):
                self._choose(field, gap.start(), gap.end())
                return
        self._say_what_is_left()

    def _fields(self) -> Iterator[_Field]:
        form, pane, edited = self._form, self._pane, self._editor.edited
        if edited is None:
            return
        for box in (form.subject, form.addressees, form.recipients):
            yield _Field(HEAD, box.toPlainText(), box)
        passages: tuple[DraftSection | DraftAnnex, ...] = (*edited.sections, *edited.draft.annexes)
        for passage in passages:
            yield _Field(passage.key, passage.heading, form.heading)
            yield _Field(passage.key, passage.text, pane.text)

    def _say_what_is_left(self) -> None:
        """Go to who signs, where nothing can be typed, or say that nothing is left."""
        edited = self._editor.edited
        left = next(gaps_around(edited.draft), None) if edited is not None else None
        if left is None:
            self._said("Không còn chỗ nào chưa điền.")
            return
        self._turn_to(HEAD)
        self._form.signer.setFocus()
        self._said(f"{left.text} Chọn lại người ký, hoặc sửa «Người ký» ở Cài đặt.")

    def _turn_to(self, key: str) -> None:
        outline = self._pane.outline
        rows = range(outline.count())
        outline.setCurrentRow(next(row for row in rows if outline.item(row).data(KEY_ROLE) == key))

    def _choose(self, field: _Field, start: int, end: int) -> None:
        self._turn_to(field.key)
        box = field.box
        box.setFocus()
        if isinstance(box, QLineEdit):
            box.setSelection(start, end - start)
            return
        cursor = box.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        box.setTextCursor(cursor)


def _cursor(box: QLineEdit | QPlainTextEdit) -> int:
    """Return where what is chosen ends, or the cursor stands."""
    if isinstance(box, QLineEdit):
        return max(box.cursorPosition(), box.selectionEnd())
    return box.textCursor().selectionEnd()
