"""On which page of a PDF a passage stands; the clean text that spans refer to knows no pages."""

import re
from collections.abc import Sequence

from office_app.domain.incoming import PageText, Span
from office_app.domain.vietnamese import fold, nfc

_REST = re.compile(r"[^a-z0-9]+")
_WORDS = 60  # letters enough to tell one passage from another


def page_of(text: str, span: Span, pages: Sequence[PageText]) -> int | None:
    """Return the index (from 0) of the page where the passage stands, None when it is not found.

    Recognition joins lines and drops page numbers, so letters alone are compared; a passage met on several
    pages is looked for with the words before it.
    """
    squeezed = [_squeeze(page.text) for page in pages]
    wanted = _squeeze(text[span.start : span.end])[:_WORDS]
    if not wanted:
        return None
    before = _squeeze(text[max(0, span.start - 120) : span.start])[-_WORDS:]
    for needle in (before + wanted, wanted, wanted[:20]):
        hits = [number for number, page in enumerate(squeezed) if needle in page]
        if hits:
            return hits[0]
    return None


def _squeeze(text: str) -> str:
    return _REST.sub("", fold(nfc(text)))
