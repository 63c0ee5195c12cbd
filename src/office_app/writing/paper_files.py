"""Writes official papers as files, by the layout rules in force on the paper's date."""

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from office_app.domain.official_paper import OfficialPaper
from office_app.domain.vietnamese import nfc
from office_app.use_cases.progress import QUIET, Progress
from office_app.writing.layout_rules import Overrides, rules_for

# What XML, hence Word, does not allow; pasted and recognised text brings such characters along.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class PaperFiles:
    """The ``PaperWriter`` of the program. ``today`` chooses the rules, and the year, of papers without a date.

    ``overrides`` returns the layout values the office has set itself, by path. ``page_mark`` stands across each page.
    """

    def __init__(
        self,
        today: Callable[[], date] = date.today,
        overrides: Callable[[], Overrides] = dict,
        page_mark: str = "",
    ) -> None:
        self._today, self._overrides, self._page_mark = today, overrides, page_mark

    def docx(self, paper: OfficialPaper) -> bytes:
        """Return the paper as a Word file."""
        from office_app.writing import paper_docx

        day = self._today()
        rules = rules_for(paper.issued_on or day, self._overrides())
        return paper_docx.docx(_printable(paper), rules, day, self._page_mark)

    def pdf(self, paper: OfficialPaper, progress: Progress = QUIET) -> bytes:
        """Return the paper as a PDF. Raises Cancelled."""
        from office_app.writing import paper_pdf

        day = self._today()
        rules = rules_for(paper.issued_on or day, self._overrides())
        return paper_pdf.pdf(_printable(paper), rules, day, progress, self._page_mark)


def _printable(value: Any) -> Any:
    """Return a paper, or a part of one, with one character per Vietnamese letter and nothing unprintable."""
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return nfc(_UNPRINTABLE.sub("", value.replace("\t", " ")))
    if is_dataclass(value) and not isinstance(value, type):
        return type(value)(**{part.name: _printable(getattr(value, part.name)) for part in fields(value)})
    if isinstance(value, (list, tuple)):
        return [_printable(item) for item in value]
    return value
