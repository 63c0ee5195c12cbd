"""Passages of the clean text as marks on pages: found once, page by page as the words come."""

from collections.abc import Sequence

from office_app.domain.incoming import Span
from office_app.domain.page_layout import doubtful_of
from office_app.domain.read_files import WordBox
from office_app.gui.widgets.page_words import PageMark
from office_app.gui.widgets.passages import PagePart, PassageFinder

Passage = tuple[Span, str]
"""What to mark, and the state that colours it."""


class PageMarks:
    """The marks of one document; ``finder`` may be made off the window's thread, long texts take their time."""

    def __init__(self, finder: PassageFinder) -> None:
        self.finder = finder
        self._words: dict[int, Sequence[WordBox]] = {}
        self._passages: Sequence[Passage] = ()
        self._found: dict[Span, list[PagePart]] = {}

    def set_passages(self, passages: Sequence[Passage]) -> None:
        """Say what is to be marked; the later lies over the earlier and is known by its place in the list."""
        self._passages = passages

    def set_words(self, page: int, words: Sequence[WordBox]) -> None:
        self._words[page] = words
        self.finder.set_words(page, words)
        # What was found in part may go on here, or stand better here.
        self._found = {span: parts for span, parts in self._found.items() if self.finder.whole(span, parts)}

    def parts_of(self, span: Span) -> Sequence[PagePart]:
        """Return where a passage stands, on the pages known."""
        parts = self._found.get(span)
        if parts is None:
            parts = self._found[span] = self.finder.find(span)
        return parts

    def of_page(self, page: int) -> list[PageMark]:
        """Return what to mark on a page: the passages, and words read from a picture that may be wrong."""
        marks = [
            PageMark(part.first, part.last, state, number)
            for number, (span, state) in enumerate(self._passages)
            for part in self.parts_of(span)
            if part.page == page
        ]
        doubtful = doubtful_of(self._words.get(page, ()))
        marks += [PageMark(number, number + 1, "waiting", dotted=True) for number in doubtful]
        return marks

    @property
    def pages(self) -> Sequence[int]:
        """The pages whose words are known."""
        return sorted(self._words)
