"""Papers the office issues: number, files, outgoing register, and what comes to life with them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from office_app.domain.errors.entries import IncompleteError
from office_app.domain.errors.outgoing import AlreadyIssuedError, SheetNotNumberedError
from office_app.domain.incoming import IncomingDocument, IncomingState, StoredFile
from office_app.domain.official_paper import OfficialPaper
from office_app.domain.outgoing import (
    NUMBERED,
    IssuedPaper,
    OutgoingDocument,
    OutgoingDraft,
    OutgoingLine,
    OutgoingState,
    StateStep,
)
from office_app.domain.paper_markup import paper_of_draft
from office_app.domain.plans import studied_documents
from office_app.domain.settings import OfficeSettings
from office_app.domain.study import Campaign
from office_app.domain.tasks import Task, kind_of
from office_app.domain.vietnamese import fold
from office_app.domain.working_days import WorkCalendar
from office_app.use_cases.numbering import refuse_number, series_in, take_number
from office_app.use_cases.ports.clock import Clock
from office_app.use_cases.ports.files import Originals, Outbox
from office_app.use_cases.ports.transaction import OpenTransaction, Transaction
from office_app.use_cases.ports.writing import PaperWriter
from office_app.use_cases.progress import QUIET, Progress
from office_app.use_cases.session_proposals import proposed_sessions

CHANGED = "Sửa sau khi đã trình ký"
_FILE_WORDS = 8  # of a subject in a file name
_TELLING = re.compile(r"\d+-[^\W\d_]+/[^\W\d_]+|\b20\d\d\b")


@dataclass(frozen=True)
class Issuing:
    """What issuing any paper needs from outside."""

    open_transaction: OpenTransaction
    originals: Originals
    writer: PaperWriter
    now: Clock
    calendar: WorkCalendar


def list_ids(
    words: str = "",
    doc_type: str | None = None,
    issued: bool | None = None,
    *,
    open_transaction: OpenTransaction,
) -> Sequence[int]:
    """Return the ids of drafts and issued papers that match, newest first."""
    with open_transaction() as tx:
        return tx.outgoing.ids(words, doc_type, issued)


def list_lines(ids: Sequence[int], *, open_transaction: OpenTransaction) -> Sequence[OutgoingLine]:
    """Return the lines of ``ids`` in their order."""
    with open_transaction() as tx:
        return tx.outgoing.lines(ids)


def get_paper(outgoing_id: int, *, open_transaction: OpenTransaction) -> OutgoingDocument:
    """Return one draft or issued paper. Raises NotFoundError."""
    with open_transaction() as tx:
        return tx.outgoing.get(outgoing_id)


def save_draft(draft: OutgoingDraft, *, open_transaction: OpenTransaction, now: Clock) -> int:
    """Write a draft, new or changed, and return its id.

    A paper laid before somebody or signed becomes a draft again when it is changed: what is issued is what was signed.

    Raises AlreadyIssuedError.
    """
    with open_transaction() as tx:
        if draft.id is None:
            outgoing_id = tx.outgoing.add_draft(draft)
            tx.audit.record(now(), "outgoing.drafted", outgoing_id, draft.subject)
        else:
            outgoing_id = draft.id
            before = tx.outgoing.get(outgoing_id)
            _refuse_issued(before)
            tx.outgoing.save_draft(draft)
            if before.state is not OutgoingState.DRAFT and tx.outgoing.get(outgoing_id).draft != before.draft:
                tx.outgoing.set_state(outgoing_id, StateStep(now(), OutgoingState.DRAFT, reason=CHANGED))
                tx.audit.record(now(), "outgoing.returned", outgoing_id, CHANGED)
        tx.commit()
    return outgoing_id


def delete_draft(outgoing_id: int, *, open_transaction: OpenTransaction, now: Clock) -> None:
    """Delete a draft. Raises AlreadyIssuedError for a paper in the register."""
    with open_transaction() as tx:
        _refuse_issued(tx.outgoing.get(outgoing_id))
        tx.outgoing.delete_draft(outgoing_id)
        tx.audit.record(now(), "outgoing.draft_deleted", outgoing_id)
        tx.commit()


def preview_pdf(
    draft: OutgoingDraft,
    settings: OfficeSettings,
    writer: PaperWriter,
    today: date,
    progress: Progress = QUIET,
) -> bytes:
    """Return the draft drawn as the PDF it will be, with the place of the number left blank. Raises Cancelled."""
    return writer.pdf(paper_of_draft(draft, settings, issued_on=draft.dated or today), progress)


def draft_files(
    draft: OutgoingDraft,
    settings: OfficeSettings,
    writer: PaperWriter,
    today: date,
    progress: Progress = QUIET,
) -> list[tuple[str, bytes]]:
    """Return the draft as DOCX and PDF, each with its file name. Raises Cancelled."""
    paper = paper_of_draft(draft, settings, issued_on=draft.dated or today)
    kind = f"DU-THAO-{draft.type_code}" if draft.layout.letterhead else draft.doc_type
    stem = file_stem(kind, draft.subject)
    return [(f"{stem}.docx", writer.docx(paper)), (f"{stem}.pdf", writer.pdf(paper, progress))]


def next_number(type_code: str, *, settings: OfficeSettings, open_transaction: OpenTransaction) -> int:
    """Return the number the next paper of this type takes in the present term."""
    with open_transaction() as tx:
        return series_in(tx, type_code, settings).next_number


def issue_paper(
    draft: OutgoingDraft,
    *,
    settings: OfficeSettings,
    issued_on: date,
    number: int | None = None,
    use_kept: bool = False,
    tools: Issuing,
    extra_files: Sequence[tuple[str, bytes]] = (),
    also: Callable[[int, Transaction], None] | None = None,
    progress: Progress = QUIET,
) -> tuple[IssuedPaper, Sequence[StoredFile]]:
    """Issue a paper: number, DOCX and PDF, register line, its tasks and its study campaign. All or nothing.

    The files are drawn and kept first, under their hash; the number, the register line, the tasks and the
    campaign with its sessions follow in one transaction that names them. A draft not stored yet is stored
    in that same transaction; ``also`` may write more in it. ``use_kept``: ``number`` was set aside for this paper.

    Raises:
        AlreadyIssuedError, NumberTakenError, NumberRefusedError, IncompleteError, Cancelled: nothing is written.
    """
    refuse_incomplete(draft)
    with tools.open_transaction() as tx:
        if draft.id is not None:
            _refuse_issued(tx.outgoing.get(draft.id))
        series = series_in(tx, draft.type_code, settings)
    number = series.next_number if number is None else number
    refuse_number(series, number, issued_on, use_kept=use_kept, settings=settings, now=tools.now)
    paper = paper_of_draft(draft, settings, number=number, issued_on=issued_on)
    stored = _store_files(paper, extra_files, tools, progress)
    with tools.open_transaction() as tx:
        take_number(tx, draft, number, issued_on, use_kept=use_kept, settings=settings, now=tools.now)
        outgoing_id = _store_draft(draft, tx)
        tx.outgoing.issue(
            outgoing_id,
            number=number,
            term=settings.term,
            symbol=paper.symbol,
            issued_on=issued_on,
            files=stored,
        )
        tx.outgoing.set_state(outgoing_id, StateStep(tools.now(), OutgoingState.ISSUED, reason=paper.symbol))
        _add_tasks(outgoing_id, draft, paper.symbol, tx)
        campaign_id = _start_campaign(outgoing_id, draft, issued_on, tools.calendar, tx)
        _take_up(draft.incoming_id, tx)
        if also is not None:
            also(outgoing_id, tx)
        tx.audit.record(tools.now(), "outgoing.issued", outgoing_id, paper.symbol)
        tx.commit()
    issued = IssuedPaper(outgoing_id, paper.symbol, [f.name for f in stored], len(draft.tasks), campaign_id)
    return issued, stored


def _store_files(
    paper: OfficialPaper, extra_files: Sequence[tuple[str, bytes]], tools: Issuing, progress: Progress
) -> Sequence[StoredFile]:
    """Draw the paper as DOCX and PDF and keep both, with the further files named after its number."""
    stem, number_first = file_stem(paper.symbol, paper.subject), file_stem(paper.symbol, "")
    content = [
        (f"{stem}.docx", tools.writer.docx(paper)),
        (f"{stem}.pdf", tools.writer.pdf(paper, progress)),
        *((f"{number_first}_{name}", data) for name, data in extra_files),
    ]
    return [tools.originals.put_bytes(data, name) for name, data in content]


def _take_up(incoming_id: int | None, tx: Transaction) -> None:
    """Note that a directive is being carried out; one that is done stays done when its report goes up."""
    if incoming_id is not None and tx.incoming.get(incoming_id).state is IncomingState.REGISTERED:
        tx.incoming.set_state(incoming_id, IncomingState.IN_PROGRESS)


def _store_draft(draft: OutgoingDraft, tx: Transaction) -> int:
    if draft.id is None:
        return tx.outgoing.add_draft(draft)
    _refuse_issued(tx.outgoing.get(draft.id))
    tx.outgoing.save_draft(draft)
    return draft.id


def _add_tasks(outgoing_id: int, draft: OutgoingDraft, symbol: str, tx: Transaction) -> None:
    for task in draft.tasks:
        tx.tasks.add(
            Task(
                title=task.text,
                unit=task.unit,
                unit_id=task.unit_id,
                due=task.due,
                incoming_id=draft.incoming_id,
                outgoing_id=outgoing_id,
                source=symbol,
                kind=kind_of(task.text),
                passage=task.source.sentence if task.source else "",
            )
        )


def _start_campaign(
    outgoing_id: int, draft: OutgoingDraft, issued_on: date, calendar: WorkCalendar, tx: Transaction
) -> int | None:
    plan = draft.campaign
    if plan is None:
        return None
    directive = tx.incoming.get(draft.incoming_id) if draft.incoming_id is not None else None
    campaign = Campaign(
        title=plan.title,
        due=plan.due,
        upper_due=plan.upper_due,
        incoming_ids=(draft.incoming_id,) if draft.incoming_id is not None else (),
        outgoing_id=outgoing_id,
        symbol=campaign_label(directive) if directive else "",
        materials=plan.materials,
    )
    campaign = replace(campaign, id=tx.study.add_campaign(campaign, plan.unit_ids))
    units = [tx.organisation.get_unit(unit_id) for unit_id in plan.unit_ids]
    for proposed in proposed_sessions(campaign, units, after=issued_on, calendar=calendar, tx=tx):
        tx.study.add_session(proposed.session)
    return campaign.id


def campaign_label(directive: IncomingDocument) -> str:
    """Return the short name of what is studied: the one resolution a directive is about, else the directive."""
    studied = studied_documents(directive)
    return studied[0].symbol if len(studied) == 1 else (directive.symbol or directive.subject)


def export_files(
    stored: Sequence[StoredFile], folder: Path, *, originals: Originals, outbox: Outbox
) -> list[Path]:
    """Copy kept files under their readable names into ``folder`` and return where they are.

    Raises:
        FileWriteError: the folder is not writable.
    """
    return [outbox.lay(originals.path(file.sha256), file.name, folder) for file in stored]


def file_stem(symbol: str, subject: str) -> str:
    """Return a file name without ending: readable everywhere, short enough for deep Windows folders.

    Long subjects that begin alike are told apart by the symbol or the year they name further on.
    """
    plain = "-".join(fold(symbol).upper().replace("/", "-").split())
    words = _file_words(subject)
    begins, told = words[:_FILE_WORDS], _TELLING.search(subject)
    if told is not None and not set(apart := _file_words(told[0])) <= set(begins):
        begins = [*(begins[:-1] if begins[-1:] == apart[:1] else begins), *apart]
    return f"{plain}_{'-'.join(begins)}"[:80].rstrip("-_")


def _file_words(text: str) -> list[str]:
    return "".join(ch if ch.isalnum() else " " for ch in fold(text)).split()


def _refuse_issued(document: OutgoingDocument) -> None:
    if document.state in NUMBERED:
        raise AlreadyIssuedError(symbol=document.symbol or "")


def refuse_incomplete(draft: OutgoingDraft) -> None:
    """Raise IncompleteError when the draft lacks what every paper has, SheetNotNumberedError for a sheet."""
    if not draft.layout.letterhead:
        raise SheetNotNumberedError(kind=draft.doc_type)
    missing = [
        name
        for name, value in (
            ("trích yếu", draft.subject),
            ("người ký", draft.signer),
            ("nơi nhận", "".join(draft.recipients)),
            ("nội dung", "".join(section.text for section in draft.sections)),
        )
        if not value.strip()
    ]
    if missing:
        raise IncompleteError(fields=", ".join(missing))
