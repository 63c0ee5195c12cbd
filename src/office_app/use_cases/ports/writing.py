"""Papers, workbooks and filled templates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from office_app.domain.official_paper import OfficialPaper
    from office_app.domain.reports import CampaignFigures, ReportTable, ReportTables
    from office_app.domain.returns import ReturnForm
    from office_app.domain.settings import OfficeSettings
    from office_app.domain.templates import FilledTemplate
    from office_app.domain.workbooks import SheetHeading
    from office_app.use_cases.progress import Progress


class PaperWriter(Protocol):
    """Draws an official paper; the bytes are a whole file."""

    def docx(self, paper: OfficialPaper) -> bytes: ...
    def pdf(self, paper: OfficialPaper, progress: Progress = ...) -> bytes:
        """Return the PDF; ``progress`` hears of each page. Raises Cancelled."""


class ReportWorkbookWriter(Protocol):
    def workbook(self, figures: CampaignFigures, settings: OfficeSettings, progress: Progress = ...) -> bytes:
        """Return the campaign's workbook (XLSX): per chi bộ and total, live formulas. Raises Cancelled."""


class TableWorkbookWriter(Protocol):
    """Draws tables as workbooks (XLSX) with live totals, ready to filter and to print. Raises Cancelled."""

    def report(self, report: ReportTables, settings: OfficeSettings, progress: Progress = ...) -> bytes:
        """Return a report's workbook: its figures as formulas over the rows, its charts, its tables."""

    def tables(self, heading: SheetHeading, tables: Sequence[ReportTable], progress: Progress = ...) -> bytes:
        """Return a workbook of tables alone."""


class ReturnFormWriter(Protocol):
    def workbook(self, form: ReturnForm) -> bytes:
        """Return the form as XLSX, to be filled in with Excel, WPS or LibreOffice."""


class TemplateFiller(Protocol):
    """Fills a template of ``resources/templates`` or one the office changed.

    Raises TemplateError naming the template and the line.
    """

    def fill(self, name: str, data: dict[str, object]) -> str:
        """Return the marked-up text."""

    def fill_paper(self, name: str, data: dict[str, object]) -> FilledTemplate:
        """Return the marked-up text with what stands around it."""
