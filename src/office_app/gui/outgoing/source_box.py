"""Where the line under the cursor comes from: directive, place and sentence, with the way to the directive itself."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from office_app.domain.incoming import IncomingDocument
from office_app.domain.outgoing import DraftAnnex, DraftSection, SourceMark
from office_app.domain.plan_trace import SourcePlace, TracedLine, source_place, trace
from office_app.gui.forms.ui_outgoing import Ui_OutgoingPage
from office_app.gui.look.theme import ThemeController
from office_app.gui.outgoing.markup_editor import MarkupEditor
from office_app.gui.widgets.buttons import push_button

_MOST = 400  # letters of a sentence shown


class SourceBox(QObject):
    """Lines with a source have a mark at their left; a click there, or the cursor in the line, shows it."""

    directive_asked = Signal(int)

    def __init__(
        self, theme: ThemeController, form: Ui_OutgoingPage, text: MarkupEditor, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._form, self._text = form, text
        self._directives: Sequence[IncomingDocument] = ()
        self._traced: Sequence[TracedLine] = ()
        self._shown: SourcePlace | None = None
        self.open = push_button("Mở văn bản", kind="link", icon=theme.icon("link", "planned"))
        self.open.clicked.connect(self._ask)
        form.sourceColumn.addWidget(self.open)
        text.cursorPositionChanged.connect(self._show)

    def show_draft(self, directives: Sequence[IncomingDocument]) -> None:
        """Know the directives of another draft."""
        self._directives = tuple(directives)

    def show_section(self, section: DraftSection | DraftAnnex) -> None:
        """Mark the lines of a section that come from a directive; those of an annex are our own."""
        self._traced = trace(section) if isinstance(section, DraftSection) else ()
        self._text.mark_lines({one.line for one in self._traced if one.line is not None})
        self._show()

    def show_mark(self, mark: SourceMark) -> None:
        """Show a sentence of a directive that the draft leaves out, to be opened."""
        self._shown = shown = source_place(mark, self._directives)
        place = f", {shown.place}" if shown.place else ""
        self._form.sourceTitle.setText(f"Dự thảo chưa có việc này của {shown.name}{place}")
        self._form.sourceText.setText(f"«{_short(mark.sentence)}»")
        self._form.sourceBox.setVisible(True)
        self.open.setVisible(shown.directive_id is not None)

    def _show(self) -> None:
        line = self._text.textCursor().blockNumber()
        marks = [one.mark for one in self._traced if one.line == line]
        whole = [one.mark for one in self._traced if one.line is None]
        found = marks or whole
        self._shown = shown = source_place(found[0], self._directives) if found else None
        box = self._form.sourceBox
        box.setVisible(bool(found))
        if shown is None:
            return
        place = f", {shown.place}" if shown.place else ""
        what = "Dòng này" if marks else "Mục này"
        self._form.sourceTitle.setText(f"{what} lấy từ {shown.name}{place}")
        told = dict.fromkeys(_short(mark.sentence) for mark in found)
        self._form.sourceText.setText("\n".join(f"«{sentence}»" for sentence in list(told)[:3]))
        self.open.setVisible(shown.directive_id is not None)

    def _ask(self, checked: bool = False) -> None:
        if self._shown is not None and self._shown.directive_id is not None:
            self.directive_asked.emit(self._shown.directive_id)


def _short(sentence: str) -> str:
    words = " ".join(sentence.split())
    return words if len(words) <= _MOST else f"{words[: _MOST - 1]}…"
