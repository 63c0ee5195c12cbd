"""The office's registers (sổ) for a period, in the official columns, made from the records.

Source of the columns: NĐ 30/2020/NĐ-CP, Phụ lục IV; sổ chuyển giao as offices keep it. What no record holds (Ký nhận,
Ngày chuyển, Số lượng bản) stays empty for the pen.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from office_app.domain.official_paper import Align, CarryOver, Table
from office_app.domain.reports import CellKind, CellValue, ReportColumn, ReportRow, ReportTable
from office_app.domain.vietnamese import date_vi, fold, lower_first, number_vi, upper_first

NOUN = "văn bản"
_ABOUT = re.compile(r"^v/v:?\s+", re.IGNORECASE)


class RegisterKind(StrEnum):
    """The registers there are; the value is the title that is printed."""

    INCOMING = "Sổ đăng ký văn bản đến"
    HANDLING = "Sổ theo dõi giải quyết văn bản đến"
    TRANSFER = "Sổ chuyển giao văn bản đến"
    OUTGOING = "Sổ đăng ký văn bản đi"


@dataclass(frozen=True)
class IncomingEntry:
    """A document as its registers need it. ``units``: those that have work of it; ``progress`` in words."""

    number: int
    arrived_on: date
    issuer: str
    symbol: str
    issued_on: date | None
    doc_type: str
    subject: str
    units: Sequence[str] = ()
    due: date | None = None
    progress: str = ""
    answers: Sequence[str] = ()
    note: str = ""

    @property
    def arrival(self) -> str:
        return f"{self.number:02d}"


@dataclass(frozen=True)
class OutgoingEntry:
    """An issued paper, or a number that none bears (then without a day); ``recipients`` with the «Lưu …»."""

    symbol: str
    issued_on: date | None
    doc_type: str
    subject: str
    signer: str = ""
    recipients: Sequence[str] = ()
    note: str = ""


@dataclass(frozen=True)
class Register:
    """The lines of one register from ``since`` to ``until``; ``before``: how many papers the year had before ``since``.

    ``gaps``: places of lines for numbers that no paper bears.
    """

    kind: RegisterKind
    since: date
    until: date
    rows: Sequence[Sequence[CellValue]]
    before: int = 0
    gaps: Sequence[int] = ()

    @property
    def count(self) -> int:
        """How many papers the period has."""
        return len(self.rows) - len(self.gaps)


@dataclass(frozen=True)
class _Column:
    title: str
    share: float
    align: Align = Align.LEFT
    kind: CellKind = CellKind.TEXT


_DAY = CellKind.DATE
_COLUMNS: Mapping[RegisterKind, Sequence[_Column]] = {
    RegisterKind.INCOMING: (
        _Column("Ngày đến", 0.08, Align.CENTER, _DAY),
        _Column("Số đến", 0.05, Align.CENTER),
        _Column("Tác giả", 0.13),
        _Column("Số, ký hiệu", 0.1),
        _Column("Ngày tháng", 0.08, Align.CENTER, _DAY),
        _Column("Tên loại và trích yếu nội dung", 0.25),
        _Column("Đơn vị hoặc người nhận", 0.12),
        _Column("Ngày chuyển", 0.07),
        _Column("Ký nhận", 0.05),
        _Column("Ghi chú", 0.07),
    ),
    RegisterKind.HANDLING: (
        _Column("Số đến", 0.06, Align.CENTER),
        _Column("Tên loại, số và ký hiệu, ngày tháng, cơ quan ban hành", 0.28),
        _Column("Đơn vị hoặc người nhận", 0.24),
        _Column("Thời hạn giải quyết", 0.1, Align.CENTER, _DAY),
        _Column("Tiến độ giải quyết", 0.11),
        _Column("Số, ký hiệu văn bản trả lời", 0.11),
        _Column("Ghi chú", 0.1),
    ),
    RegisterKind.TRANSFER: (
        _Column("Ngày chuyển", 0.15),
        _Column("Số đến", 0.1, Align.CENTER),
        _Column("Đơn vị hoặc người nhận", 0.4),
        _Column("Ký nhận", 0.15),
        _Column("Ghi chú", 0.2),
    ),
    RegisterKind.OUTGOING: (
        _Column("Số, ký hiệu văn bản", 0.09),
        _Column("Ngày tháng văn bản", 0.08, Align.CENTER, _DAY),
        _Column("Tên loại và trích yếu nội dung", 0.25),
        _Column("Người ký", 0.09),
        _Column("Nơi nhận văn bản", 0.23),
        _Column("Đơn vị, người nhận bản lưu", 0.08),
        _Column("Số lượng bản", 0.04),
        _Column("Ngày chuyển", 0.06),
        _Column("Ký nhận", 0.04),
        _Column("Ghi chú", 0.04),
    ),
}


def incoming_rows(kind: RegisterKind, entries: Sequence[IncomingEntry]) -> list[tuple[CellValue, ...]]:
    """Return the lines of one of the registers of incoming documents."""
    make = {
        RegisterKind.INCOMING: _incoming_row,
        RegisterKind.HANDLING: _handling_row,
        RegisterKind.TRANSFER: _transfer_row,
    }[kind]
    return [make(entry) for entry in entries]


def _incoming_row(entry: IncomingEntry) -> tuple[CellValue, ...]:
    what = _what(entry.doc_type, entry.subject)
    paper = (entry.arrived_on, entry.arrival, entry.issuer, entry.symbol, entry.issued_on, what)
    return (*paper, _listed(entry.units), None, "", entry.note)


def _handling_row(entry: IncomingEntry) -> tuple[CellValue, ...]:
    number = f" số {entry.symbol}" if entry.symbol else ""
    day = f", ngày {date_vi(entry.issued_on)}" if entry.issued_on else ""
    what = f"{upper_first(entry.doc_type)}{number}{day} của {entry.issuer}"
    return (
        entry.arrival,
        what,
        _listed(entry.units),
        entry.due,
        entry.progress,
        _listed(entry.answers),
        entry.note,
    )


def _transfer_row(entry: IncomingEntry) -> tuple[CellValue, ...]:
    return (None, entry.arrival, _listed(entry.units), "", "")


def outgoing_rows(entries: Sequence[OutgoingEntry]) -> list[tuple[CellValue, ...]]:
    """Return the lines of the register of outgoing papers."""
    return [_outgoing_row(entry) for entry in entries]


def _outgoing_row(entry: OutgoingEntry) -> tuple[CellValue, ...]:
    kept = [one for one in entry.recipients if _is_kept_copy(one)]
    others = [one for one in entry.recipients if not _is_kept_copy(one)]
    return (
        entry.symbol,
        entry.issued_on,
        _what(entry.doc_type, entry.subject),
        entry.signer,
        _listed(others),
        _listed([upper_first(one.split(" ", 1)[-1].strip(" :")) for one in kept]),
        "",
        None,
        "",
        entry.note,
    )


def _is_kept_copy(recipient: str) -> bool:
    """Tell «Lưu Văn phòng Đảng ủy», «Lưu: VP» from those whom a paper is sent to."""
    return fold(recipient).startswith(("luu ", "luu:"))


def _what(doc_type: str, subject: str) -> str:
    """Return «Kế hoạch tổ chức học tập …», also where the subject names its type itself; «V/v» is written out."""
    subject = _ABOUT.sub("về việc ", subject)
    if not doc_type or fold(subject).startswith(fold(doc_type)):
        return upper_first(subject)
    return f"{upper_first(doc_type)} {lower_first(subject)}"


def _listed(names: Sequence[str]) -> str:
    return "; ".join(names)


# ---- how a register is printed


def period_line(register: Register) -> str:
    """Return «từ ngày 01/9/2026 đến ngày 30/9/2026»."""
    return f"từ ngày {date_vi(register.since)} đến ngày {date_vi(register.until)}"


def paper_table(register: Register) -> Table:
    """Return the register as a table of a paper: what is carried over, its lines, and their count."""
    columns = _COLUMNS[register.kind]
    lines = [tuple(_printed(cell) for cell in row) for row in register.rows]
    first = [(_brought(register),)] if register.before else []
    rows = [*first, *lines, (closing_line(register),)]
    groups = (*((0,) if first else ()), len(rows) - 1)
    return Table(
        heads=tuple(column.title for column in columns),
        rows=rows,
        widths=tuple(column.share for column in columns),
        aligns=tuple(column.align for column in columns),
        group_rows=groups,
        carry=CarryOver(NOUN, register.before, tuple(at + len(first) for at in register.gaps)),
    )


def workbook_table(register: Register) -> ReportTable:
    """Return the register as a table of a workbook."""
    columns = [
        ReportColumn(f"c{at}", column.title, column.kind, column.share * 100)
        for at, column in enumerate(_COLUMNS[register.kind], 1)
    ]
    brought = f"{_brought(register)} " if register.before else ""
    name = upper_first(register.kind.value.removeprefix("Sổ ")).replace(
        "giải quyết văn bản đến", "giải quyết"
    )
    return ReportTable(
        "register",
        name,
        register.kind.value,
        columns,
        [ReportRow(str(at), tuple(row)) for at, row in enumerate(register.rows, 1)],
        f"{brought}{closing_line(register)}",
    )


def closing_line(register: Register) -> str:
    """Return how many lines the period has, and the year with those before."""
    here = f"Cộng trong kỳ: {number_vi(register.count)} {NOUN}"
    if not register.before:
        return f"{here}."
    whole = number_vi(register.before + register.count)
    return f"{here}; cộng từ đầu năm {register.since.year}: {whole} {NOUN}."


def _brought(register: Register) -> str:
    return f"Mang sang từ đầu năm {register.since.year}: {number_vi(register.before)} {NOUN}."


def _printed(cell: CellValue) -> str:
    if cell is None:
        return ""
    return date_vi(cell) if isinstance(cell, date) else str(cell)
