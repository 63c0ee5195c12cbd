"""The first numbers of one term, written down line by line, beside those of the other terms."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit

from office_app.domain.numbering import FirstNumber
from office_app.gui.settings.first_numbers import format_first_numbers, parse_first_numbers


class FirstNumbersField(QPlainTextEdit):
    """Shows the lines of the term last turned to; those of every other term are kept as they are."""

    def __init__(self) -> None:
        super().__init__()
        self._term = ""
        self._texts: dict[str, str] = {}

    def show_numbers(self, numbers: Sequence[FirstNumber], term: str) -> None:
        """Show those of ``term``; ``numbers`` are those of all terms."""
        terms = dict.fromkeys(one.term for one in numbers)
        self._texts = {one: format_first_numbers(numbers, one) for one in terms}
        self._term = term
        self.setPlainText(self._texts.get(term, ""))

    def turn_to(self, term: str) -> None:
        """Show another term; what was written for the one before stays with it."""
        if term != self._term:
            self._texts[self._term] = self.toPlainText()
            self._term = term
            self.setPlainText(self._texts.get(term, ""))

    def numbers(self) -> tuple[FirstNumber, ...]:
        """Return what is written for every term."""
        texts = {**self._texts, self._term: self.toPlainText()}
        return tuple(one for term, text in texts.items() for one in parse_first_numbers(text, term)[0])
