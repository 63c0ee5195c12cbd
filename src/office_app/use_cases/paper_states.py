"""The way of a paper: draft, submitted, signed, issued; sent back with a reason; the signed scan laid to it."""

from pathlib import Path

from office_app.domain.errors.entries import IncompleteError
from office_app.domain.errors.outgoing import AlreadyIssuedError, SignedScanError
from office_app.domain.incoming import StoredFile
from office_app.domain.outgoing import NUMBERED, OutgoingState, StateStep
from office_app.use_cases.ports.clock import Clock
from office_app.use_cases.ports.files import Originals
from office_app.use_cases.ports.transaction import OpenTransaction

_NEXT = {OutgoingState.DRAFT: OutgoingState.SUBMITTED, OutgoingState.SUBMITTED: OutgoingState.SIGNED}


def submit(outgoing_id: int, who: str, *, open_transaction: OpenTransaction, now: Clock) -> OutgoingState:
    """Take a draft one step on: submitted for signature, then signed; return its state.

    Issuing is the step after that (``outgoing.issue_paper``); a small office may issue a draft at once.

    Raises:
        AlreadyIssuedError: it stands in the register.
    """
    with open_transaction() as tx:
        paper = tx.outgoing.get(outgoing_id)
        if paper.state in NUMBERED:
            raise AlreadyIssuedError(symbol=paper.symbol or "")
        state = _NEXT.get(paper.state, paper.state)
        if state is not paper.state:
            tx.outgoing.set_state(outgoing_id, StateStep(now(), state, who.strip()))
            tx.audit.record(now(), f"outgoing.{state.name.lower()}", outgoing_id, who.strip())
            tx.commit()
    return state


def send_back(
    outgoing_id: int, who: str, reason: str, *, open_transaction: OpenTransaction, now: Clock
) -> None:
    """Send a submitted or signed paper back to be a draft again.

    Raises:
        IncompleteError: no reason given.
        AlreadyIssuedError: it stands in the register.
    """
    reason = " ".join(reason.split())
    if not reason:
        raise IncompleteError(fields="lý do trả lại")
    with open_transaction() as tx:
        paper = tx.outgoing.get(outgoing_id)
        if paper.state in NUMBERED:
            raise AlreadyIssuedError(symbol=paper.symbol or "")
        tx.outgoing.set_state(outgoing_id, StateStep(now(), OutgoingState.DRAFT, who.strip(), reason))
        tx.audit.record(now(), "outgoing.returned", outgoing_id, reason)
        tx.commit()


def attach_scan(
    outgoing_id: int, scan: Path, *, open_transaction: OpenTransaction, originals: Originals, now: Clock
) -> StoredFile:
    """Keep a scan of the signed paper byte for byte beside it.

    Raises:
        NotFoundError: no such paper.
        SignedScanError: it is neither a PDF nor a picture; nothing is written.
        FileReadError: the scan cannot be read; nothing is written.
    """
    with open_transaction() as tx:
        tx.outgoing.get(outgoing_id)
    if not _is_scan(scan):
        raise SignedScanError(name=scan.name)
    stored = originals.put(scan)
    with open_transaction() as tx:
        if stored.sha256 not in [one.sha256 for one in tx.outgoing.get(outgoing_id).scans]:
            tx.outgoing.add_scan(outgoing_id, stored)
            tx.audit.record(now(), "outgoing.scan_attached", outgoing_id, stored.name)
            tx.commit()
    return stored


_HEADS = (b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*", b"BM")


def _is_scan(scan: Path) -> bool:
    """Tell by its first bytes whether a file is a PDF or a picture; one that cannot be read is told when it is kept."""
    try:
        with scan.open("rb") as file:
            head = file.read(1024)
    except OSError:
        return True
    webp = head[:4] == b"RIFF" and head[8:12] == b"WEBP"
    return webp or head.startswith(_HEADS) or b"%PDF-" in head  # some scanners write a line before the PDF
