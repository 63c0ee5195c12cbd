"""Sheets for the office's own use, drawn like papers and laid into the export folder; they take no number."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from office_app.domain.official_paper import Annex, Block, OfficialPaper
from office_app.domain.settings import OfficeSettings
from office_app.use_cases.ports.files import Outbox
from office_app.use_cases.ports.writing import PaperWriter


def inner_sheet(
    title: str,
    line: str,
    blocks: Sequence[Block],
    *,
    settings: OfficeSettings,
    today: date,
    landscape: bool = False,
    annexes: Sequence[Annex] = (),
) -> OfficialPaper:
    """Return a paper of title, a line under it and blocks, without letterhead, number and signature."""
    return OfficialPaper(
        superior=settings.superior.upper(),
        issuer=settings.party_committee.upper(),
        type_code="",
        body_code="",
        place=settings.commune,
        subject=line,
        blocks=blocks,
        signature=None,
        recipients=(),
        doc_type=title,
        issued_on=today,
        annexes=annexes,
        letterhead=False,
        landscape=landscape,
    )


def lay_sheet(
    paper: OfficialPaper, name: str, *, writer: PaperWriter, outbox: Outbox, folder: Path
) -> list[Path]:
    """Write a sheet as DOCX and PDF and return where they are, the PDF last.

    Raises:
        FileWriteError, DiskFullError.
    """
    files = ((f"{name}.docx", writer.docx(paper)), (f"{name}.pdf", writer.pdf(paper)))
    return [outbox.lay(content, file_name, folder) for file_name, content in files]
