"""Words asked for before any pattern is tried."""

from collections.abc import Sequence


def holds_any(text: str, words: Sequence[str]) -> bool:
    """Tell whether one of the words stands in the text; asked of every paragraph, and a plain loop is the quickest."""
    for word in words:  # noqa: SIM110
        if word in text:
            return True
    return False
