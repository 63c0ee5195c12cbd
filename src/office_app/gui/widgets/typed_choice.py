"""A box in which one of many is chosen by typing some of its letters, with or without diacritics."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from office_app.domain.vietnamese import fold
from office_app.gui.look.theme import set_property
from office_app.gui.widgets.offers import frame_offers

_SHOWN = 12


class TypedChoice(QLineEdit):
    """``chosen`` is the id of what the text means; leaving the box takes the first that matches.

    Args:
        hint: what an empty box means.
    """

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setClearButtonEnabled(True)
        self._choices: Sequence[tuple[str, int]] = ()
        self._folded: Sequence[str] = ()
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(_SHOWN)
        frame_offers(completer)
        self.setCompleter(completer)
        self.textEdited.connect(self._narrow)

    @property
    def chosen(self) -> int | None:
        """The id of what is typed; None when the box is empty or its text means nothing."""
        found = self._meant(self.text())
        return found[1] if found is not None else None

    @property
    def valid(self) -> bool:
        """False while something is typed that is none of the choices."""
        return not self.text().strip() or self._meant(self.text()) is not None

    def set_choices(self, choices: Sequence[tuple[str, int]]) -> None:
        self._choices, self._folded = choices, [fold(text) for text, _ in choices]
        self._narrow(self.text())

    def choose(self, chosen: int | None) -> None:
        """Show the choice with this id; an id that is not among them leaves the box empty."""
        self.setText(next((text for text, number in self._choices if number == chosen), ""))
        self.setCursorPosition(0)
        self._settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._settle()
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._settle()

    def _narrow(self, text: str) -> None:
        self._model.setStringList([self._choices[at][0] for at in self._matching(text)[:_SHOWN]])

    def _matching(self, text: str) -> list[int]:
        """Return the places of those with all words, first those where each of them begins a word."""
        words = fold(text).split()
        found = [at for at, folded in enumerate(self._folded) if all(word in folded for word in words)]
        return sorted(found, key=lambda at: any(f" {word}" not in f" {self._folded[at]}" for word in words))

    def _meant(self, text: str) -> tuple[str, int] | None:
        if not text.strip():
            return None
        whole = fold(text).strip()
        if whole in self._folded:
            return self._choices[self._folded.index(whole)]
        matching = self._matching(text)
        return self._choices[matching[0]] if matching else None

    def _settle(self) -> None:
        if (found := self._meant(self.text())) is not None and found[0] != self.text():
            self.setText(found[0])
            self.setCursorPosition(0)
        set_property(self, "state", "" if self.valid else "late")
        self.setToolTip(self.text() if self.valid else f"Không có mục nào khớp «{self.text()}».")
