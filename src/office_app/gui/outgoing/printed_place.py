"""Where a heading or the first words of a section stand on the printed pages."""

import re
from collections.abc import Callable, Sequence

from office_app.domain.paper_markup import plain_text
from office_app.domain.read_files import WordBox
from office_app.domain.vietnamese import fold
from office_app.gui.widgets.passages import PagePart

_ENOUGH = 12  # words that tell one place from all others


def wanted_words(heading: str, text: str) -> Sequence[str]:
    """Return the words to look for: the heading's, else the first of the text."""
    said = heading.replace("|", " ").split() or plain_text(text.split("\n", 1)[0]).lstrip("->+| ").split()
    return [word for word in map(_letters, said[:_ENOUGH]) if word]


def find_place(
    wanted: Sequence[str], pages: int, words_of: Callable[[int], Sequence[WordBox]]
) -> PagePart | None:
    """Return the first place where the words stand in a row, reading page by page; None where they stand nowhere."""
    if not wanted:
        return None
    for page in range(pages):
        found = [(number, _letters(word.text)) for number, word in enumerate(words_of(page))]
        found = [(number, word) for number, word in found if word]
        said = [word for _, word in found]
        for start in range(len(said) - len(wanted) + 1):
            if said[start : start + len(wanted)] == list(wanted):
                return PagePart(page, found[start][0], found[start + len(wanted) - 1][0] + 1)
    return None


def _letters(word: str) -> str:
    return re.sub(r"\W", "", fold(word))
