"""Foreign files, opened and recognised."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from office_app.domain.errors.files import FileReadError
    from office_app.domain.read_files import HowToRead, ReadFile, WordBox, Workbook
    from office_app.use_cases.progress import Progress


class DocumentReader(Protocol):
    """Opens foreign files in a separate process with limits on time and memory. Raises FileReadError kinds."""

    def recognise(self, path: Path, progress: Progress, how: HowToRead) -> ReadFile:
        """Read one file, from its picture where there is no text, and recognise what it says."""

    def page_image(self, path: Path, page: int, width: int) -> bytes:
        """Return page ``page`` (from 0) of a PDF as PNG, ``width`` pixels wide."""

    def page_words(self, path: Path, page: int) -> Sequence[WordBox]:
        """Return where each word of page ``page`` (from 0) of a PDF stands."""

    def page_image_of_bytes(self, pdf: bytes, page: int, width: int) -> tuple[bytes, int]:
        """Return a page of a PDF held in memory as PNG, and how many pages the PDF has."""

    def page_words_of_bytes(self, pdf: bytes, page: int) -> Sequence[WordBox]:
        """Return where each word of a page of a PDF held in memory stands."""

    def read_sheet(self, path: Path, progress: Progress) -> Sequence[Sequence[object]]:
        """Return the first non-empty sheet of a workbook: rows of str, int, float, date or None."""

    def read_workbooks(
        self, paths: Sequence[Path], progress: Progress, leave_out: Collection[str] = ()
    ) -> Sequence[Workbook | FileReadError]:
        """Return of each file all sheets, hidden ones too, with the cells that hold formulas, or what is wrong.

        Sheets named in ``leave_out`` are not looked at.
        """

    def close(self) -> None: ...
