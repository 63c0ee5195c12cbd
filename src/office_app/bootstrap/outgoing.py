"""What ``Office`` does with our own papers: drafts, plans, issuing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from office_app.bootstrap.joined import Joined
from office_app.domain import plan_mending
from office_app.domain.day_problems import DayProblem, day_problems
from office_app.domain.incoming import StoredFile
from office_app.domain.numbering import NumberSeries
from office_app.domain.outgoing import (
    Finding,
    IssuedPaper,
    OutgoingDocument,
    OutgoingDraft,
    OutgoingLine,
    OutgoingState,
)
from office_app.domain.plan_clashes import Clash
from office_app.domain.plan_timeline import BackPlan, DayKey
from office_app.domain.read_files import WordBox
from office_app.domain.superseding import Affected, Superseded
from office_app.use_cases import (
    numbering,
    outgoing,
    paper_states,
    plan_checks,
    plan_impact,
    plans,
    report_drafts,
)
from office_app.use_cases.progress import QUIET, Progress


class OutgoingDesk(Joined):
    """Plans and outgoing papers."""

    def draft_plan(self, incoming_ids: Sequence[int], template: str = plans.STUDY_PLAN) -> int:
        """Draft the study plan for directives and return the draft's id. Raises TemplateError, NotFoundError."""
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
        """Return what must (đỏ) or should (vàng) be mended before issuing; overruled ones carry their reason."""
        return plan_checks.check(draft, settings=self._known(), tools=self._planning)

    def mend(self, draft: OutgoingDraft, finding: Finding) -> OutgoingDraft:
        """Return the draft with the finding's proposal carried out; nothing is stored."""
        return plan_mending.mended(draft, finding)

    def overrule(self, draft: OutgoingDraft, finding: Finding, reason: str) -> OutgoingDraft:
        """Return the draft with the reason why a red finding may stand; an empty one takes it back."""
        return plan_mending.overruled(draft, finding, reason)

    # ---- days of a plan

    def move_plan_day(self, draft: OutgoingDraft, key: DayKey, day: date) -> OutgoingDraft:
        """Return the draft with one of its days moved, with all days, text, tasks that hang on it; nothing is stored.

        Raises ValueError: the plan has no such day, or it is the upper level's.
        """
        return plan_mending.with_moved_day(draft, key, day, self._calendar)

    def day_problems(self, draft: OutgoingDraft) -> Sequence[DayProblem]:
        """Return what is wrong with the days of the plan themselves, what must not stay first."""
        return day_problems(draft.back_plan or BackPlan(), self._calendar)

    def plan_clashes(self, draft: OutgoingDraft) -> Sequence[Clash]:
        """Return what collides with the days of the plan."""
        return plan_impact.plan_clashes(draft, self.today(), open_transaction=self._to_read)

    def works_on(self, day: date) -> bool:
        """Tell whether the office works that day, for calendars that show days off."""
        return self._calendar.works(day)

    def why_off(self, day: date) -> str:
        """Return in Vietnamese why the office does not work that day, empty when it does."""
        return self._calendar.why_off(day)

    # ---- what a plan stands beside

    def affected_by(self, incoming_id: int) -> Sequence[Affected]:
        """Return, for each paper that a registered one replaces or amends, our drafts, plans and tasks on it."""
        return plan_impact.affected_by(incoming_id, open_transaction=self._to_read)

    def replaced_by(self, incoming_id: int) -> Sequence[Superseded]:
        """Return which later papers of the register say that they replace or amend this one."""
        return plan_impact.replaced_by(incoming_id, open_transaction=self._to_read)

    def clone_plan(self, outgoing_id: int, years: int | None = None) -> int:
        """Begin this year's draft from an earlier paper, its days moved and marked, and return the draft's id."""
        return plan_impact.clone_plan(
            outgoing_id, years, calendar=self._calendar, open_transaction=self._open, now=self._now
        )

    # ---- the way to issue

    def submit_draft(self, outgoing_id: int, who: str = "") -> OutgoingState:
        """Take a draft one step on (trình ký, then đã ký) and return its state. Raises AlreadyIssuedError."""
        return paper_states.submit(outgoing_id, who, open_transaction=self._open, now=self._now)

    def send_back(self, outgoing_id: int, who: str, reason: str) -> None:
        """Send a paper back to be a draft. Raises IncompleteError without a reason, AlreadyIssuedError."""
        paper_states.send_back(outgoing_id, who, reason, open_transaction=self._open, now=self._now)

    def attach_scan(self, outgoing_id: int, scan: Path) -> StoredFile:
        """Keep a scan of the signed paper byte for byte beside it. Raises FileReadError, NotFoundError."""
        return paper_states.attach_scan(
            outgoing_id, scan, open_transaction=self._open, originals=self._store.originals, now=self._now
        )

    # ---- numbers

    def number_series(self) -> Sequence[NumberSeries]:
        """Return every number series of the register with its gaps explained, the present term's first."""
        return numbering.all_series(self._known(), self._to_read)

    def series_of(self, type_code: str) -> NumberSeries:
        """Return the number series of a type in the present term."""
        return numbering.one_series(type_code, self._known(), self._to_read)

    def reserve_number(self, type_code: str, number: int | None, reason: str) -> int:
        """Set a number aside, the next for None, and return it. Raises as ``numbering.reserve_number``."""
        return numbering.reserve_number(
            type_code,
            number,
            reason,
            settings=self._known(),
            open_transaction=self._open,
            now=self._now,
        )

    def void_number(self, type_code: str, number: int, reason: str, last: int | None = None) -> None:
        """Void a number that no paper bears, or all up to ``last``. Raises as ``numbering.void_numbers``."""
        numbering.void_numbers(
            type_code,
            number,
            number if last is None else last,
            reason,
            settings=self._known(),
            open_transaction=self._open,
            now=self._now,
        )

    def release_number(self, type_code: str, number: int, reason: str) -> None:
        """Give a number that was set aside back. Raises as ``numbering.release_number``."""
        numbering.release_number(
            type_code,
            number,
            reason,
            settings=self._known(),
            open_transaction=self._open,
            now=self._now,
        )

    def void_paper(self, outgoing_id: int, reason: str, who: str = "") -> None:
        """Void the number of an issued paper; the paper stays in the register. Raises IncompleteError."""
        numbering.void_paper(outgoing_id, reason, who=who, open_transaction=self._open, now=self._now)

    # ---- printing and issuing

    def preview_pdf(self, draft: OutgoingDraft, progress: Progress = QUIET) -> bytes:
        """Return the draft drawn as the PDF it will be. Raises Cancelled."""
        return outgoing.preview_pdf(draft, self._known(), self._writer, self.today(), progress)

    def write_draft(self, draft: OutgoingDraft, out: Path, progress: Progress = QUIET) -> Sequence[Path]:
        """Write a draft as DOCX and PDF into ``out``, the place of the number left blank. Raises Cancelled."""
        files = outgoing.draft_files(draft, self._known(), self._writer, self.today(), progress)
        return [self._outbox.lay(content, name, out) for name, content in files]

    def pdf_page_image(self, pdf: bytes, page: int, width: int) -> tuple[bytes, int]:
        """Return a page of a PDF held in memory as PNG, and how many pages there are."""
        return self._reading.reader.page_image_of_bytes(pdf, page, width)

    def pdf_page_words(self, pdf: bytes, page: int) -> Sequence[WordBox]:
        """Return where each word of a page of a PDF held in memory stands."""
        return self._reading.reader.page_words_of_bytes(pdf, page)

    def next_number(self, type_code: str) -> int:
        """Return the number the next paper of this type takes in the present term."""
        return outgoing.next_number(type_code, settings=self._known(), open_transaction=self._to_read)

    def is_report(self, draft: OutgoingDraft) -> bool:
        """Tell whether a draft is a report with counted figures, which the room of reports issues."""
        return report_drafts.is_report(draft)

    def issue(
        self,
        draft: OutgoingDraft,
        *,
        issued_on: date,
        number: int | None = None,
        use_kept: bool = False,
        out: Path | None = None,
    ) -> tuple[IssuedPaper, Sequence[Path]]:
        """Issue a paper and lay its files into ``out`` (default: the export folder); ``use_kept``: with a kept number.

        Raises AlreadyIssuedError, NumberTakenError, NumberRefusedError, IncompleteError, FindingsLeftError (nothing
        is written), ReportDraftError (see ``issue_report``); IssuedNotLaidError when only the copies are missing (the
        paper is issued and kept).
        """
        report_drafts.refuse_report(draft)
        outgoing.refuse_incomplete(draft)
        dated = replace(draft, dated=issued_on)
        plan_checks.refuse_findings(dated, settings=self._known(), tools=self._planning)
        issued, stored = outgoing.issue_paper(
            draft,
            settings=self._known(),
            issued_on=issued_on,
            number=number,
            use_kept=use_kept,
            tools=self._issuing,
        )
        return issued, self._export(issued, stored, out)
