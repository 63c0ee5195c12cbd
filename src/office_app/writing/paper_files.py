"""Writes official papers as files, by the layout rules in force on the paper's date."""

from collections.abc import Callable
from datetime import date

from office_app.domain.official_paper import OfficialPaper
from office_app.writing.layout_rules import rules_for


class PaperFiles:
    """The ``PaperWriter`` of the program. ``today`` chooses the rules, and the year, of papers without a date."""

    def __init__(self, today: Callable[[], date] = date.today) -> None:
        self._today = today

    def docx(self, paper: OfficialPaper) -> bytes:
        """Return the paper as a Word file."""
        from office_app.writing import paper_docx

        day = self._today()
        return paper_docx.docx(paper, rules_for(paper.issued_on or day), day)

    def pdf(self, paper: OfficialPaper) -> bytes:
        """Return the paper as a PDF."""
        from office_app.writing import paper_pdf

        day = self._today()
        return paper_pdf.pdf(paper, rules_for(paper.issued_on or day), day)
