"""The list of campaigns, and what stands in its place as long as there is none."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from office_app.gui.look.theme import ThemeController
from office_app.gui.models.paged_table import PagedTable
from office_app.gui.state_file import StateFile
from office_app.gui.study.study_tables import ProgressDelegate, campaign_columns
from office_app.gui.study.study_words import CampaignLine
from office_app.gui.widgets.data_table import DataTable
from office_app.gui.widgets.labels import EmptyState


class CampaignTable(DataTable):
    """Campaigns with how far each has come; ids are those of the campaigns."""

    def __init__(self, theme: ThemeController, state: StateFile, today: Callable[[], date]) -> None:
        self._lines: dict[int, CampaignLine] = {}
        self._campaigns = PagedTable(campaign_columns(today), lambda ids: [self._lines[i] for i in ids])
        super().__init__(theme, self._campaigns, state, "study.campaigns")
        self.setItemDelegateForColumn(2, ProgressDelegate(theme, self))
        self.setAccessibleName("Các đợt học tập, quán triệt")

    def show_lines(self, lines: Sequence[CampaignLine]) -> None:
        self._lines = {line.campaign.id or 0: line for line in lines}
        self._campaigns.show(list(self._lines))


def fill_empty(
    column: QVBoxLayout,
    theme: ThemeController,
    from_directive: Callable[[], object],
    by_hand: Callable[[], object],
) -> None:
    """Offer the two ways to a first campaign: a plan from a directive, or a campaign entered by hand."""
    empty = EmptyState(
        theme,
        "book-open-check",
        "Chưa có đợt học tập, quán triệt nào",
        "Phát hành một kế hoạch học tập thì đợt học, hội nghị của từng chi bộ được lập sẵn ở đây để điểm danh.",
        "Lập kế hoạch từ một văn bản đến",
        from_directive,
    )
    button = QPushButton("Lập đợt học tập")
    button.clicked.connect(lambda: by_hand())
    empty.add_below(button)
    column.addWidget(empty)
