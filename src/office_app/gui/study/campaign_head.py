"""The head of the page of one campaign: which it is, until when, and what the clerk noted about it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt

from office_app.domain.study import Campaign
from office_app.gui.forms.ui_study import Ui_StudyPage
from office_app.gui.look.theme import ThemeController
from office_app.gui.study.study_words import due_chip
from office_app.gui.widgets.chips import StateBadge
from office_app.gui.widgets.filter_bar import widen_popup
from office_app.gui.widgets.labels import ElidedLabel

_UNDER_THE_BAR = 1  # place in the column
_WIDEST = 280  # pixels of the box: titles without a symbol are long


class CampaignHead:
    """Fills the bar of the form."""

    def __init__(self, form: Ui_StudyPage, theme: ThemeController) -> None:
        self._box, self._theme = form.campaignBox, theme
        theme.changed.connect(self._fit)
        self._fit()
        self.due = StateBadge(theme, "plain", "")
        form.dueHolder.addWidget(self.due)
        self.note = ElidedLabel(ink="soft")
        self.note.setAccessibleName("Ghi chú của đợt học tập")
        self.note.setContentsMargins(theme.px(14), theme.px(4), theme.px(12), 0)
        form.matrixColumn.insertWidget(_UNDER_THE_BAR, self.note)

    def _fit(self) -> None:
        self._box.setMaximumWidth(self._theme.px(_WIDEST))

    def show(self, campaign: Campaign, choices: Sequence[Campaign]) -> None:
        """Show a campaign among those that can be gone to."""
        box = self._box
        box.clear()
        for choice in choices:
            box.addItem(choice.symbol or choice.title, choice.id)
            box.setItemData(box.count() - 1, choice.title, Qt.ItemDataRole.ToolTipRole)
        box.setCurrentIndex(box.findData(campaign.id))
        box.setToolTip(campaign.title)
        box.setVisible(len(choices) > 1)
        widen_popup(box)
        self.note.setText(campaign.note)
        self.note.setVisible(bool(campaign.note.strip()))

    def show_due(self, campaign: Campaign, today: date, finished: bool) -> None:
        """Show how far off the last day is."""
        self.due.set(*due_chip(campaign.due, today, finished))
