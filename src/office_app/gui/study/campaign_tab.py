"""Further pages of one campaign, beside its chi bộ, calendar and results: built when first looked at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QTabBar, QWidget

from office_app.bootstrap import Office
from office_app.domain.study import Campaign
from office_app.gui.room import RoomServices

_TELL_AFTER = 600  # ms: not after every key, all counts of the window are made anew


@dataclass(frozen=True)
class CampaignTab:
    """A page about one campaign; it has the whole width, the attendance panel is not shown beside it.

    Attributes:
        show: shows a campaign, or the same one anew because records changed.
        leave: saves what is half done; False keeps the user here.
    """

    page: QWidget
    show: Callable[[Campaign], None]
    leave: Callable[[], bool] = lambda: True


@dataclass(frozen=True)
class TabEntry:
    """A further page: the word on its tab, and how it is made."""

    title: str
    make: Callable[[Office, RoomServices], CampaignTab]


class CampaignTabs(QObject):
    """Adds further pages to a tab bar and the stack of pages that belongs to it.

    What one of them writes is read anew by the others: by the one in view at once, also where the writing ends
    after another came into view, by the rest when they do. ``left_changed`` tells the first pages of it. The window
    is told a little later, in one go.

    Args:
        panel: what stands beside the first pages, and gives way to these.
    """

    left_changed = Signal()  # a first page is in view, and something was written on these
    changed = Signal()  # something was written on these, a little while ago

    def __init__(
        self,
        entries: Sequence[TabEntry],
        bar: QTabBar,
        stack: QStackedWidget,
        panel: QWidget,
        office: Office,
        services: RoomServices,
    ) -> None:
        super().__init__(bar)
        self._entries, self._bar, self._stack, self._panel = entries, bar, stack, panel
        self._office, self._services = office, services
        self._has_written = False
        self._tell = QTimer(self, singleShot=True, interval=_TELL_AFTER)
        self._tell.timeout.connect(services.data_changed)
        self._tell.timeout.connect(self.changed)
        self._first = bar.count()
        self._campaign: Campaign | None = None
        self._shown: dict[int, CampaignTab] = {}
        self._stale: set[int] = set()
        self._gave_way = False  # whether the panel was hidden for a page of these
        self._places: dict[int, QWidget] = {}
        for entry in entries:
            self._places[bar.addTab(entry.title)] = QWidget()
        for place in self._places.values():
            stack.addWidget(place)
        bar.currentChanged.connect(self._chosen)

    def show_campaign(self, campaign: Campaign) -> None:
        """Show a campaign on the page in view, and on the others when they come into view."""
        self._campaign = campaign
        self._stale = set(self._shown)
        self._chosen(self._bar.currentIndex())

    def leave(self) -> bool:
        """Ask the page in view; see ``CampaignTab``."""
        shown = self._shown.get(self._bar.currentIndex())
        stays = shown is not None and not shown.leave()
        if self._tell.isActive():  # the room gone to reads what is there now
            self._tell.stop()
            self._services.data_changed()
        return not stays

    @property
    def in_view(self) -> bool:
        """Tell whether one of these pages is in view."""
        return self._bar.currentIndex() >= self._first

    def _chosen(self, place: int) -> None:
        if place < self._first:
            self._follow()
            if self._gave_way:
                self._panel.show()
            self._gave_way = False
            return
        if not self._panel.isHidden():
            self._gave_way = True
            focus = QApplication.focusWidget()
            if focus is not None and self._panel.isAncestorOf(focus):
                self._bar.setFocus()  # else Qt hands the keyboard to a button of the window
            self._panel.hide()
        if self._campaign is None:
            return
        tab = self._shown.get(place)
        if tab is None:
            services = replace(self._services, data_changed=partial(self._written, place))
            tab = self._entries[place - self._first].make(self._office, services)
            self._shown[place] = tab
            self._stale.add(place)
            self._stack.insertWidget(place, tab.page)
            self._stack.removeWidget(self._places.pop(place))
            self._stack.setCurrentIndex(place)
        self._follow()

    def _follow(self) -> None:
        """Let the page in view read anew if something was written since it did."""
        place = self._bar.currentIndex()
        if place in self._stale and self._campaign is not None:
            self._stale.discard(place)
            self._shown[place].show(self._campaign)
        elif place < self._first and self._has_written:
            self._has_written = False
            self.left_changed.emit()

    def _written(self, place: int) -> None:
        """All but the page that wrote are behind."""
        self._has_written = True
        self._stale |= set(self._shown) - {place}
        self._tell.start()
        self._follow()
