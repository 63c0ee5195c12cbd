"""What ``Office`` does with the upper levels' own workbooks."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from office_app.bootstrap.joined import Joined
from office_app.domain.reports import CampaignFigures, ReportTables
from office_app.domain.upper_forms import FormCell, FormChoice, choices
from office_app.use_cases import upper_forms
from office_app.use_cases.progress import QUIET, Progress
from office_app.use_cases.upper_forms import OpenedForm, RemovedForm, UpperFormTools


class UpperFormsDesk(Joined):
    """Forms of upper levels: mapped once, filled each period.

    All but ``upper_form_choices`` and ``upper_form_of`` belong in a job.
    """

    def upper_forms(self) -> Sequence[str]:
        """Return the names of the forms that are kept."""
        return self._upper_form_tools.shelf.names()

    def open_upper_form(self, source: Path | str, progress: Progress = QUIET) -> OpenedForm:
        """Open a file of the upper level, or by its name a form that is kept.

        Raises FileReadError, UpperFormError, Cancelled. The file is only read.
        """
        tools = self._upper_form_tools
        if isinstance(source, Path):
            return upper_forms.open_form_file(source, tools, progress)
        return upper_forms.open_kept_form(source, tools, progress)

    def upper_form_of(self, opened: OpenedForm, body: str) -> OpenedForm:
        """Return a file as the form of a body that sends files of the same name. Raises UpperFormError."""
        return upper_forms.form_of_body(opened, body, self._upper_form_tools)

    def keep_upper_form(self, opened: OpenedForm, cells: Sequence[FormCell]) -> OpenedForm:
        """Keep what goes where, with the file as it came. Raises StoreFolderError, DiskFullError."""
        return upper_forms.keep_form(opened, cells, self._upper_form_tools)

    def remove_upper_form(self, name: str) -> RemovedForm | None:
        """Forget a form and return what brings it back, None when no such form is kept. Raises FileReadError."""
        return upper_forms.remove_form(name, self._upper_form_tools)

    def bring_back_upper_form(self, removed: RemovedForm) -> None:
        """Raises StoreFolderError, DiskFullError."""
        upper_forms.bring_back_form(removed, self._upper_form_tools)

    def campaign_tables(self, figures: CampaignFigures) -> ReportTables:
        """Return a campaign's figures as tables, whose figures a form may take."""
        from office_app.writing.report_xlsx import campaign_tables

        return campaign_tables(figures)

    def upper_form_choices(self, report: ReportTables) -> Sequence[FormChoice]:
        """Return all that a cell of a form may take of this report."""
        return choices(report, self._known())

    def fill_upper_form(
        self,
        opened: OpenedForm,
        cells: Sequence[FormCell],
        report: ReportTables,
        out: Path | None = None,
    ) -> tuple[Path, Sequence[FormCell]]:
        """Write the form filled in into ``out`` (default: the export folder), never over another file.

        Returns where it lies, and the cells left as they were: no such figure, or no such sheet. Raises UpperFormError,
        FileWriteError, DiskFullError.
        """
        return upper_forms.fill_form(
            opened,
            cells,
            report,
            settings=self._known(),
            folder=out or self.export_folder,
            tools=self._upper_form_tools,
        )

    @cached_property
    def _upper_form_tools(self) -> UpperFormTools:
        from office_app.storage.upper_forms import UpperFormFiles
        from office_app.writing.upper_form_xlsx import UpperFormBooks

        files = UpperFormFiles(self._store.folder.templates)
        return UpperFormTools(files, self._reading.reader, UpperFormBooks(self._mark), self._outbox)
