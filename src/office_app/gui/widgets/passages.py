"""Where a passage of the clean text stands on the pages, and what passage some words of a page are.

Recognition joins lines, reorders letterheads, lifts footnotes out and drops page numbers. So texts are compared without
white space, and where that finds no sure place, by their letters and digits alone, without their marks; of several
places the one with the same words before it is taken.
"""

from collections.abc import Sequence
from functools import cached_property

from office_app.domain.incoming import Span
from office_app.domain.read_files import WordBox
from office_app.gui.widgets.compared_texts import LETTERS, WORDS, ComparedTexts
from office_app.gui.widgets.compared_texts import PagePart as PagePart

PASSAGE_FORMAT = "application/x-office-app-passage"
"""Mime type of words dragged from a paper shown here."""


class PassageFinder:
    """Knows one document's clean text and that of its pages; the words of pages are told as they come.

    Made off the window's thread: a long document takes its time.
    """

    def __init__(self, text: str, pages: Sequence[str] = ()) -> None:
        self._text, self._pages = text, pages
        self._words: dict[int, Sequence[WordBox]] = {}
        self._exact = ComparedTexts(text, pages, WORDS)

    def set_words(self, page: int, words: Sequence[WordBox]) -> None:
        self._words[page] = words
        for compared in self._known:
            compared.set_words(page, words)

    def page_of(self, span: Span) -> int | None:
        """Return the page on which the passage begins, also when its words are not known yet."""
        page = self._exact.page_of(span)
        return self._letters.page_of(span) if page is None else page

    def find(self, span: Span) -> list[PagePart]:
        """Return the parts of pages, of those told so far, that hold the passage; cut where pages cut it."""
        first = self.page_of(span)
        if first is not None and first not in self._words:
            return []
        parts = self._exact.find(span, first)
        return parts if self._exact.whole(span, parts) else self._letters.find(span, first)

    def whole(self, span: Span, parts: Sequence[PagePart]) -> bool:
        """Tell whether the parts hold all of the passage."""
        return any(compared.whole(span, parts) for compared in self._known)

    def span_of(self, part: PagePart) -> Span | None:
        """Return the passage of the clean text that some words of a page are, None when it is not found."""
        if part.page not in self._words:
            return None
        return self._exact.span_of(part) or self._letters.span_of(part)

    @cached_property
    def _letters(self) -> ComparedTexts:
        compared = ComparedTexts(self._text, self._pages, LETTERS)
        for page, words in self._words.items():
            compared.set_words(page, words)
        return compared

    @property
    def _known(self) -> Sequence[ComparedTexts]:
        """The ways of comparing that were needed so far."""
        return (self._exact, self._letters) if "_letters" in self.__dict__ else (self._exact,)
