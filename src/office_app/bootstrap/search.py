"""What ``Office`` does for the search box and for saved filters."""

from collections.abc import Mapping, Sequence
from typing import Any

from office_app.bootstrap.joined import Joined
from office_app.domain.saved_filters import SavedFilter
from office_app.domain.search import SearchResults
from office_app.use_cases import search
from office_app.use_cases.progress import QUIET, Progress


class SearchDesk(Joined):
    """One box over everything, its index, and filters under a name."""

    def search(self, typed: str, *, most: int = 6, progress: Progress = QUIET) -> SearchResults:
        """Return what holds all that was typed, up to ``most`` of each kind; see ``domain.search_query``.

        Raises Cancelled.
        """
        return search.search(
            typed, most=most, open_transaction=self._to_read, today=self.today(), progress=progress
        )

    def waiting_for_index(self) -> int:
        """Count the records that the search box does not find as they are now."""
        with self._to_read() as tx:
            return tx.search.waiting()

    def index_waiting(self, progress: Progress = QUIET) -> int:
        """Take all that waits into the index; nothing where this office is only read. Raises Cancelled."""
        if not self._store.held.writable:
            return 0
        return search.index_waiting(open_transaction=self._open, progress=progress)

    def saved_filters(self, place: str) -> Sequence[SavedFilter]:
        """Return the filters saved for one list, ``incoming``, ``outgoing`` or ``tasks``."""
        with self._to_read() as tx:
            return tx.search.saved_filters(place)

    def save_filter(self, place: str, name: str, content: Mapping[str, Any]) -> None:
        """Keep a filter under a name, in place of the one that has it."""
        with self._open() as tx:
            tx.search.save_filter(SavedFilter(place, name, content))
            tx.commit()

    def remove_filter(self, place: str, name: str) -> None:
        with self._open() as tx:
            tx.search.remove_filter(place, name)
            tx.commit()
