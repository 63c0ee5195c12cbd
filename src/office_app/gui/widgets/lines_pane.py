"""A tab whose lines are all read at once: filtered by words, sorted by a column, kept before another is shown."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from office_app.domain.vietnamese import fold, number_vi
from office_app.gui.models.paged_table import Column
from office_app.gui.room import RoomServices
from office_app.gui.widgets.list_pane import ListPane
from office_app.gui.widgets.side_form import SideForm

Line = TypeVar("Line")


@dataclass(frozen=True)
class Listing(Generic[Line]):
    """What such a tab lists, and its words.

    Attributes:
        name: under which the table's look is remembered.
        title: of the table, for those who hear it.
        columns: of the table; ``gives_way`` are the keys of those that hide where there is no room.
        sorts: by the key of a column what it is sorted by; the first one sorts at first.
        text: what of a line is filtered by words.
        foot: what stands under the lines shown.
        counted: what the lines are, behind their number.
        add: words of the button that begins a new one.
        nothing: title and text while there is none at all.
        unfound: title when the filter leaves none.
    """

    name: str
    title: str
    columns: Sequence[Column[Line]]
    gives_way: Sequence[str]
    sorts: Mapping[str, Callable[[Line], Any]]
    text: Callable[[Line], str]
    foot: Callable[[Sequence[Line]], str]
    counted: str
    add: str
    nothing: tuple[str, str]
    unfound: str


class LinesPane(ListPane, Generic[Line]):
    """A tab over a ``Listing``; lines are known by a number of their own, mostly the id of what they show."""

    def __init__(
        self,
        services: RoomServices,
        form: SideForm,
        save: Callable[[], bool],
        hint: str,
        icon: str,
        listing: Listing[Line],
    ) -> None:
        super().__init__(services, form, save, hint, icon)
        self._listing = listing
        self._lines: dict[int, Line] = {}
        self._sort = (next(iter(listing.sorts)), False)
        self.build_table(listing.columns, lambda ids: [self._lines[one] for one in ids], listing.name)
        self.table.setAccessibleName(listing.title)
        self.table.hide_columns((), listing.gives_way)
        self.table.show_sort(*self._sort)
        self.table.sort_asked.connect(self._sort_by)
        self.bar.changed.connect(self._show)
        self.new_button = self.add_begin_button(listing.add)
        self.unfilter_asked.connect(self.bar.box.clear)
        form.save_asked.connect(save)

    def show_lines(self, lines: Mapping[int, Line]) -> None:
        """Show what was read, as far as the filter leaves it."""
        self._lines = dict(lines)
        self._show()

    def _show(self) -> None:
        listing, (key, descending) = self._listing, self._sort
        words, sort_by = fold(self.bar.words).split(), listing.sorts[key]
        texts = {one: fold(listing.text(line)) for one, line in self._lines.items()}
        found = [one for one, text in texts.items() if all(word in text for word in words)]
        found.sort(key=lambda one: sort_by(self._lines[one]), reverse=descending)
        self.bar.set_count(f"{number_vi(len(found))} {listing.counted}")
        if self._lines:
            self.empty.set(listing.unfound, "Bỏ bớt điều kiện lọc.", "Bỏ lọc")
        else:
            self.empty.set(*listing.nothing, listing.add.replace("&", ""))
        self.show_rows(found, listing.foot([self._lines[one] for one in found]) if found else "")

    def _sort_by(self, key: str, descending: bool) -> None:
        self._sort = (key, descending)
        self._show()
