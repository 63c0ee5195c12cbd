"""The report on a study campaign: big figures that open the lines of the chi bộ."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

from office_app.bootstrap import Office
from office_app.domain.errors import AppError
from office_app.domain.report_periods import ReportKind, ReportOf
from office_app.domain.reports import ReportDraft, ReportTables
from office_app.domain.study import Campaign, UnitResult
from office_app.gui.models.paged_table import PagedTable
from office_app.gui.reports.campaign_figures import (
    FigureTile,
    dates_words,
    figure_tiles,
    waiting_words,
)
from office_app.gui.reports.campaign_rows import LEAST_FIRST, row_columns
from office_app.gui.reports.report_pane import ReportPane
from office_app.gui.reports.report_parts import Tile, mark_tile
from office_app.gui.reports.report_sources import Subject
from office_app.gui.reports.upper_form_button import UpperFormButton
from office_app.gui.room import RoomServices
from office_app.gui.widgets.data_table import DataTable
from office_app.gui.widgets.labels import EmptyState
from office_app.use_cases.study import short_title


class CampaignPane(ReportPane):
    def __init__(self, office: Office, services: RoomServices) -> None:
        super().__init__(office, services)
        self._rows: dict[int, UnitResult] = {}
        self._tiles: dict[str, Tile] = {}
        self._tile_columns: dict[str, Sequence[str]] = {}
        self._marked: Sequence[str] = ()
        self._campaigns: Sequence[Campaign] = ()
        self._build()

    def _build(self) -> None:
        form, theme = self._form, self._theme
        self._model = PagedTable(row_columns(lambda: self._marked), lambda ids: [self._rows[i] for i in ids])
        self.rows = DataTable(theme, self._model, self._services.state, "reports.rows")
        self.rows.setAccessibleName("Số liệu từng chi bộ")
        self.rows.opened.connect(self._open_row)
        form.rowsHolder.addWidget(self.rows)
        form.emptyColumn.addWidget(
            EmptyState(
                theme,
                "chart-column",
                "Chưa có gì để báo cáo",
                "Báo cáo được viết từ một đợt học tập, quán triệt. Lập kế hoạch từ một văn bản đến để có đợt học.",
                "Mở văn bản đến",
                lambda: self._services.navigate("incoming", None),
            )
        )
        self.form_button = UpperFormButton(self._office, self._services, self._tables_shown)
        self.form_button.put_before(form.studyButton, form.barRow)
        self.report_read.connect(self._show_figures)
        form.subjectBox.activated.connect(self._campaign_chosen)
        form.rowsButton.clicked.connect(lambda: self._show_rows(""))
        form.studyButton.clicked.connect(lambda: self._services.navigate("study", self.campaign_id))

    @property
    def campaign_id(self) -> int | None:
        subject = self.presenter.subject
        return subject.on if subject is not None and isinstance(subject.on, int) else None

    def load(self, campaign_id: int | None = None) -> None:
        """Read the campaigns and show one: the given one, the one shown, or the newest."""
        try:
            self._campaigns = self._office.campaigns()
        except AppError as error:
            self.show_wrong(error)
            return
        ids = [campaign.id for campaign in self._campaigns]
        wanted = campaign_id if campaign_id in ids else self.campaign_id
        chosen = wanted if wanted in ids else (ids[0] if ids else None)
        self._show_campaigns(chosen)
        if chosen is not None and (chosen != self.campaign_id or self.presenter.report is None):
            self.presenter.show(Subject(chosen))
        elif chosen is not None:
            self.presenter.refresh()

    def load_report(self, wanted: ReportOf) -> None:
        """Show the report on a campaign, with its text as it was kept."""
        assert isinstance(wanted.on, int)
        self.set_kind(ReportKind.CAMPAIGN)
        self.load(wanted.on)
        if self.campaign_id == wanted.on:
            self.presenter.show(Subject(wanted.on, wanted.replaces))
            self.tab_bar.setCurrentIndex(1)

    def _tables_shown(self) -> ReportTables | None:
        report = self.presenter.report
        return self._office.campaign_tables(report.figures) if isinstance(report, ReportDraft) else None

    def _campaign_chosen(self, place: int) -> None:
        self.presenter.show(Subject(self._form.subjectBox.itemData(place)))
        self.show_paper()

    def show_paper(self) -> None:
        super().show_paper()
        self._mark("")

    def _show_campaigns(self, chosen: int | None) -> None:
        form = self._form
        form.stack.setCurrentWidget(form.mainPage if self._campaigns else form.emptyPage)
        for widget in (form.subjectBox, self.form_button, form.studyButton, form.issueButton):
            widget.setVisible(bool(self._campaigns))
        form.subjectBox.clear()
        for campaign in self._campaigns:
            form.subjectBox.addItem(short_title(campaign), campaign.id)
            place = form.subjectBox.count() - 1
            form.subjectBox.setItemData(place, campaign.title, Qt.ItemDataRole.ToolTipRole)
        form.subjectBox.setCurrentIndex(form.subjectBox.findData(chosen))

    def _show_figures(self, report: ReportDraft) -> None:
        form, figures = self._form, report.figures
        for at, tile in enumerate(figure_tiles(figures)):
            self._tile_columns[tile.key] = tile.columns
            if tile.key not in self._tiles:
                self._add_tile(at, tile)
            self._tiles[tile.key].show_tile(tile)
        form.datesText.setText(dates_words(figures))
        waiting = waiting_words(figures)
        form.waitingText.setText(waiting)
        form.waitingText.setVisible(bool(waiting))
        self._rows = {line.unit_id: line for line in figures.units}
        self._model.show(list(self._rows))
        shown = next((c for c in self._campaigns if c.id == figures.campaign_id), None)
        self.crumb_changed.emit((shown.symbol or shown.title) if shown is not None else "")

    def _add_tile(self, at: int, tile: FigureTile) -> None:
        made = Tile(tile)
        made.chosen.connect(self._show_rows)
        self._form.figuresGrid.addWidget(made, at // 2, at % 2)
        self._tiles[tile.key] = made

    def _open_row(self, unit_id: int) -> None:
        """Go to the session of a chi bộ, where its people are, or to the campaign where it has none."""
        line = self._rows.get(unit_id)
        if line is not None and line.session is not None:
            self._services.navigate("study", ("session", self.campaign_id, line.session.id))
        else:
            self._services.navigate("study", self.campaign_id)

    def _show_rows(self, key: str) -> None:
        form = self._form
        form.rightStack.setCurrentWidget(form.rowsPage)
        form.rowsButton.setChecked(True)
        self._mark(key)
        tile = self._tiles.get(key)
        form.rowsText.setText(tile.accessibleName() if tile is not None else "")

    def _mark(self, key: str) -> None:
        self._marked = self._tile_columns.get(key, ())
        for name, tile in self._tiles.items():
            mark_tile(tile, name == key)
        self._model.reread()
        # The columns of the figure stay beside the names; the others only where there is room.
        self.rows.hide_columns((), [key for key in LEAST_FIRST if key not in self._marked])
