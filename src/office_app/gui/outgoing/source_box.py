"""Where the line under the cursor comes from: directive, place and sentence, with the way to the directive itself."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton

from office_app.domain.incoming import IncomingDocument
from office_app.domain.outgoing import DraftAnnex, DraftSection, SourceMark
from office_app.domain.plan_trace import TracedLine, trace
from office_app.gui.forms.ui_outgoing import Ui_OutgoingPage
from office_app.gui.look.theme import ThemeController
from office_app.gui.outgoing.markup_editor import MarkupEditor

_PART = re.compile(r"\s*([IVXLC]+)\s*[-–.]\s*\S")
_SECTION = re.compile(r"\s*(\d{1,2}(?:\.\d{1,2})*)[.)]\s*\S")
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
        self._shown: SourceMark | None = None
        self.open = QPushButton("Mở văn bản")
        self.open.setProperty("kind", "link")
        self.open.setIcon(theme.icon("link", "planned"))
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

    def _show(self) -> None:
        line = self._text.textCursor().blockNumber()
        marks = [one.mark for one in self._traced if one.line == line]
        whole = [one.mark for one in self._traced if one.line is None]
        found = marks or whole
        self._shown = found[0] if found else None
        box = self._form.sourceBox
        box.setVisible(bool(found))
        if not found:
            return
        name, place = self._named(found[0])
        what = "Dòng này" if marks else "Mục này"
        self._form.sourceTitle.setText(f"{what} lấy từ {name}{place}")
        told = dict.fromkeys(_short(mark.sentence) for mark in found)
        self._form.sourceText.setText("\n".join(f"«{sentence}»" for sentence in list(told)[:3]))
        self.open.setVisible(self._directive_id(found[0]) is not None)

    def _named(self, mark: SourceMark) -> tuple[str, str]:
        directive = self._directive(mark)
        name = mark.symbol or (directive.symbol or directive.doc_type if directive is not None else "")
        place = place_in(directive.text, mark.span.start) if directive is not None and mark.span else ""
        return name or "văn bản chỉ đạo", f", {place}" if place else ""

    def _directive(self, mark: SourceMark) -> IncomingDocument | None:
        found = [one for one in self._directives if mark.directive_id in (None, one.id)]
        return found[0] if found else None

    def _directive_id(self, mark: SourceMark) -> int | None:
        directive = self._directive(mark)
        return mark.directive_id or (directive.id if directive is not None else None)

    def _ask(self, checked: bool = False) -> None:
        wanted = self._directive_id(self._shown) if self._shown is not None else None
        if wanted is not None:
            self.directive_asked.emit(wanted)


def place_in(text: str, offset: int) -> str:
    """Return the numbered part of a directive that an offset lies in: «mục II.2»; "" before the first."""
    part = section = ""
    for line in text[:offset].splitlines():
        if match := _PART.match(line):
            part, section = match[1], ""
        elif match := _SECTION.match(line):
            section = match[1]
    numbers = ".".join(number for number in (part, section) if number)
    return f"mục {numbers}" if numbers else ""


def _short(sentence: str) -> str:
    words = " ".join(sentence.split())
    return words if len(words) <= _MOST else f"{words[: _MOST - 1]}…"
