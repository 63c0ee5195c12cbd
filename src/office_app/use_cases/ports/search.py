"""Where the search box looks, and saved filters are kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from office_app.domain.saved_filters import SavedFilter
    from office_app.domain.search import FoundGroup
    from office_app.domain.search_query import SearchQuery
    from office_app.use_cases.progress import Progress


class SearchStore(Protocol):
    """The index that the search box asks, and saved filters."""

    def find(self, query: SearchQuery, most: int, progress: Progress) -> Sequence[FoundGroup]:
        """Return by kind up to ``most`` records, the best first and of these the newest first. Raises Cancelled."""

    def waiting(self) -> int:
        """Count the records that the index does not hold as they are now."""

    def follow(self, most: int | None = None) -> int:
        """Take up to ``most`` waiting records into the index and return how many.

        Each commit does so without ``most``: for what its transaction wrote, within reason.
        """

    def saved_filters(self, place: str) -> Sequence[SavedFilter]:
        """Return the filters saved for one list in the order they were saved."""

    def save_filter(self, saved: SavedFilter) -> None:
        """Keep a filter, over the one of its name."""

    def remove_filter(self, place: str, name: str) -> None:
        """Forget a filter; nothing happens when there is none."""
