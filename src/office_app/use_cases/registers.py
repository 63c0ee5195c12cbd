"""Printing the registers of the office for any period, as a paper and as a workbook."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from office_app.domain.errors.entries import IncompleteError
from office_app.domain.numbering import NumberUse, SeriesEntry
from office_app.domain.official_paper import Block, BlockKind, OfficialPaper
from office_app.domain.registers import (
    OutgoingEntry,
    Register,
    RegisterKind,
    incoming_rows,
    outgoing_rows,
    paper_table,
    period_line,
    workbook_table,
)
from office_app.domain.settings import OfficeSettings
from office_app.domain.workbooks import SheetHeading
from office_app.use_cases.inner_sheets import inner_sheet
from office_app.use_cases.numbering import series_in
from office_app.use_cases.ports.files import Outbox
from office_app.use_cases.ports.transaction import OpenTransaction, Transaction
from office_app.use_cases.ports.writing import PaperWriter, TableWorkbookWriter
from office_app.use_cases.progress import QUIET, Progress

_Gaps = dict[tuple[str, str, int], list[OutgoingEntry]]
"""Numbers without a paper, by type code, term and number of the paper beside them."""

_GAP_WORDS = {NumberUse.RESERVED: "số dành riêng, không ghi ở sổ này", NumberUse.VOIDED: "số đã hủy"}


class RegisterFile(StrEnum):
    """What a register is written as."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"


def register(
    kind: RegisterKind,
    since: date,
    until: date,
    *,
    settings: OfficeSettings,
    open_transaction: OpenTransaction,
) -> Register:
    """Return a register's lines of the period, both ends counted.

    Raises IncompleteError for a period that ends before it begins.
    """
    if until < since:
        raise IncompleteError(fields="ngày cuối phải từ ngày đầu trở đi")
    with open_transaction() as tx:
        if kind is RegisterKind.OUTGOING:
            entries = _outgoing(since, until, settings, tx)
            gaps = tuple(at for at, entry in enumerate(entries) if entry.issued_on is None)
            before = tx.registers.outgoing_before(since)
            return Register(kind, since, until, outgoing_rows(entries), before, gaps)
        rows = incoming_rows(kind, tx.registers.incoming(since, until))
        return Register(kind, since, until, rows, tx.registers.incoming_before(since))


def register_paper(found: Register, settings: OfficeSettings, today: date) -> OfficialPaper:
    """Return the register as a lying sheet."""
    return inner_sheet(
        found.kind.value,
        f"{settings.party_committee}, {period_line(found)}",
        [Block(BlockKind.TABLE, table=paper_table(found))],
        settings=settings,
        today=today,
        landscape=True,
    )


def register_workbook(
    found: Register, settings: OfficeSettings, today: date, writer: TableWorkbookWriter, progress: Progress
) -> bytes:
    """Return the register as a workbook. Raises Cancelled."""
    line = period_line(found)
    heading = SheetHeading(
        settings.party_committee.upper(), found.kind.value, f"{line[:1].upper()}{line[1:]}", today
    )
    return writer.tables(heading, [workbook_table(found)], progress)


@dataclass(frozen=True)
class RegisterTools:
    """What registers are printed with."""

    papers: PaperWriter
    workbooks: TableWorkbookWriter
    outbox: Outbox


def print_register(
    found: Register,
    files: Collection[RegisterFile],
    folder: Path,
    *,
    settings: OfficeSettings,
    today: date,
    tools: RegisterTools,
    progress: Progress = QUIET,
) -> list[Path]:
    """Write a register as the files asked for and return where they lie, in the order of ``RegisterFile``.

    Raises FileWriteError, DiskFullError, Cancelled.
    """
    paper = register_paper(found, settings, today)
    made: list[Path] = []
    for file in RegisterFile:
        if file not in files:
            continue
        progress.step(0, 1, f"đang ghi tệp {file.value.upper()}")
        if file is RegisterFile.PDF:
            content = tools.papers.pdf(paper, progress)
        elif file is RegisterFile.DOCX:
            content = tools.papers.docx(paper)
        else:
            content = register_workbook(found, settings, today, tools.workbooks, progress)
        made.append(tools.outbox.lay(content, f"{file_name(found)}.{file.value}", folder))
    return made


def file_name(found: Register) -> str:
    """Return the name of the register's files, without ending."""
    return f"{found.kind.value} {found.since:%d-%m-%Y} đến {found.until:%d-%m-%Y}"


def _outgoing(since: date, until: date, settings: OfficeSettings, tx: Transaction) -> list[OutgoingEntry]:
    """Return the period's papers, each with the numbers beside its own that no paper bears."""
    before, after = _gaps(settings, tx)
    found: list[OutgoingEntry] = []
    for entry, number in tx.registers.outgoing(since, until):
        found += [*before.get(number, ()), entry, *after.get(number, ())]
    return found


def _gaps(settings: OfficeSettings, tx: Transaction) -> tuple[_Gaps, _Gaps]:
    """Return the numbers set aside or voided: those before the first paper of a series, those after each paper."""
    before: _Gaps = {}
    after: _Gaps = {}
    for type_code, term in tx.outgoing.series():
        held: list[OutgoingEntry] = []
        last = 0
        for entry in series_in(tx, type_code, settings, term).entries:
            if entry.outgoing_id is not None:
                if held:
                    before[type_code, term, entry.number] = held
                held, last = [], entry.number
            elif entry.use in _GAP_WORDS:
                gap = _gap(type_code, entry)
                if last:
                    after.setdefault((type_code, term, last), []).append(gap)
                else:
                    held.append(gap)
    return before, after


def _gap(type_code: str, entry: SeriesEntry) -> OutgoingEntry:
    symbol = f"{entry.number:02d}-{type_code}"
    return OutgoingEntry(symbol, None, "", f"({_GAP_WORDS[entry.use]})", note=entry.reason)
