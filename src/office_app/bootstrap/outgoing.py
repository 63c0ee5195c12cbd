"""What ``Office`` does with our own papers: drafts, plans, issuing."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from office_app.bootstrap.joined import Joined
from office_app.domain.outgoing import Finding, IssuedPaper, OutgoingDocument, OutgoingDraft, OutgoingLine
from office_app.use_cases import outgoing, plans


class OutgoingDesk(Joined):
    """Plans and outgoing papers."""

    def draft_plan(self, incoming_ids: Sequence[int], template: str = plans.STUDY_PLAN) -> int:
        """Draft a plan from directives and return the draft's id. Raises TemplateError, NotFoundError."""
        return plans.draft_plan(incoming_ids, settings=self._known(), template=template, tools=self._planning)

    def outgoing_ids(
        self, words: str = "", doc_type: str | None = None, issued: bool | None = None
    ) -> Sequence[int]:
        return outgoing.list_ids(words, doc_type, issued, open_transaction=self._to_read)

    def outgoing_lines(self, ids: Sequence[int]) -> Sequence[OutgoingLine]:
        return outgoing.list_lines(ids, open_transaction=self._to_read)

    def outgoing_document(self, outgoing_id: int) -> OutgoingDocument:
        return outgoing.get_paper(outgoing_id, open_transaction=self._to_read)

    def save_draft(self, draft: OutgoingDraft) -> int:
        return outgoing.save_draft(draft, open_transaction=self._open, now=self._now)

    def delete_draft(self, outgoing_id: int) -> None:
        outgoing.delete_draft(outgoing_id, open_transaction=self._open, now=self._now)

    def check_draft(self, draft: OutgoingDraft) -> Sequence[Finding]:
        """Return what must (đỏ) or should (vàng) be mended before issuing."""
        with self._to_read() as tx:
            directives = [tx.incoming.get(draft.incoming_id)] if draft.incoming_id is not None else []
        return plans.check_draft(draft, directives, self._calendar, self.today())

    def preview_pdf(self, draft: OutgoingDraft) -> bytes:
        """Return the draft drawn as the PDF it will be."""
        return outgoing.preview_pdf(draft, self._known(), self._writer, self.today())

    def write_draft(self, draft: OutgoingDraft, out: Path) -> Sequence[Path]:
        """Write a draft as DOCX and PDF into ``out``, the place of the number left blank."""
        files = outgoing.draft_files(draft, self._known(), self._writer, self.today())
        return [self._outbox.lay(content, name, out) for name, content in files]

    def pdf_page_image(self, pdf: bytes, page: int, width: int) -> tuple[bytes, int]:
        """Return a page of a PDF held in memory as PNG, and how many pages there are."""
        return self._reading.reader.page_image_of_bytes(pdf, page, width)

    def next_number(self, type_code: str) -> int:
        """Return the number the next paper of this type takes in the present term."""
        return outgoing.next_number(type_code, settings=self._known(), open_transaction=self._to_read)

    def issue(
        self, draft: OutgoingDraft, *, issued_on: date, number: int | None = None, out: Path | None = None
    ) -> tuple[IssuedPaper, Sequence[Path]]:
        """Issue a paper and lay its files into ``out`` (default: the export folder).

        Raises AlreadyIssuedError, NumberTakenError, IncompleteError (nothing is written); FileWriteError when
        only the copies could not be laid (the paper is issued and kept).
        """
        issued, stored = outgoing.issue_paper(
            draft, settings=self._known(), issued_on=issued_on, number=number, tools=self._issuing
        )
        return issued, self._export(stored, out)
