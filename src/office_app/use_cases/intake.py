"""A file arrives: read it, recognise it, and propose the register entry. Nothing is stored here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from office_app.domain.errors import SecretDocumentError
from office_app.domain.incoming import (
    FileText,
    Found,
    IncomingDocument,
    Obligation,
    ObligationKind,
    RecognisedDocument,
)
from office_app.use_cases.ports import DocumentReader
from office_app.use_cases.progress import Progress

RECOGNISED_CHARACTERS = 300_000
"""About 100 pages: letterhead, body and signature of any directive; recognition shares the window's process."""

Recognise = Callable[[str], RecognisedDocument]


@dataclass(frozen=True)
class ReadDocument:
    """One file, read and recognised; ``notes`` are lines in Vietnamese the clerk should see."""

    path: Path
    file: FileText
    recognised: RecognisedDocument
    notes: tuple[str, ...] = ()


def read_document(
    path: Path, *, reader: DocumentReader, recognise: Recognise, progress: Progress
) -> ReadDocument:
    """Read one file in the reading process and recognise its text.

    Raises:
        FileReadError: the file cannot be read; its text says why and what to do.
        Cancelled: the user asked to stop.
    """
    progress.step(0, 2, f"đang đọc {path.name}")
    file = reader.read(path, progress)
    progress.step(1, 2, f"đang nhận dạng {path.name}")
    if file.scanned:
        note = "Tệp là bản quét, chưa có chữ để nhận dạng: nhập các mục bằng tay rồi vào sổ như thường."
        return ReadDocument(path, file, RecognisedDocument(), (note,))
    notes = []
    if len(file.text) > RECOGNISED_CHARACTERS:
        notes.append("Văn bản rất dài: chỉ nhận dạng phần đầu, phần sau vẫn được lưu nguyên trong tệp gốc.")
    recognised = recognise(file.text[:RECOGNISED_CHARACTERS])
    if any(page.scanned for page in file.pages):
        pages = ", ".join(str(page.number) for page in file.pages if page.scanned)
        notes.append(f"Trang {pages} là ảnh quét, chưa đọc được chữ.")
    if recognised.refused is None and not recognised.deadlines:
        notes.append("Văn bản không nêu thời hạn.")
    return ReadDocument(path, file, recognised, tuple(notes))


def propose_entry(read: ReadDocument, *, arrived_on: date) -> IncomingDocument:
    """Return the register entry as recognition proposes it; what was not found is empty.

    Raises:
        SecretDocumentError: the paper carries a secrecy mark; nothing of it may be kept.
    """
    found = read.recognised
    if found.refused is not None:
        raise SecretDocumentError(mark=found.refused)
    return IncomingDocument(
        symbol=_value(found.symbol) or "",
        issued_on=found.issued_on.value if found.issued_on else None,
        doc_type=_value(found.doc_type) or "",
        issuer=_value(found.issuer) or "",
        subject=_value(found.subject) or "",
        arrived_on=arrived_on,
        parent=_value(found.parent),
        signer=_value(found.signer),
        signer_title=_value(found.signer_title),
        urgency=_value(found.urgency),
        text=found.text,
        cited=found.cited,
        obligations=propose_obligations(found),
        materials=tuple(material.value for material in found.materials),
        recipients=tuple(recipient.value for recipient in found.recipients),
    )


def propose_obligations(found: RecognisedDocument) -> tuple[Obligation, ...]:
    """Return what the paper asks, as the clerk will tick it: assignments, deadlines, reporting duties."""
    assignments = [
        Obligation(ObligationKind.ASSIGNMENT, a.text, unit=a.unit, due=a.due, ours=a.ours, span=a.span)
        for a in found.assignments
    ]
    deadlines = [
        Obligation(ObligationKind.DEADLINE, d.text, due=d.due, recurrence=d.recurrence, span=d.span)
        for d in found.deadlines
    ]
    reports = [
        Obligation(
            ObligationKind.REPORT,
            r.text or f"báo cáo kết quả về {r.to}",
            unit=r.to,
            due=r.due,
            recurrence=r.recurrence,
            through=r.through,
            span=r.span,
        )
        for r in found.reporting
    ]
    return (*assignments, *deadlines, *reports)


def _value(found: Found[str] | None) -> str | None:
    return found.value if found else None
