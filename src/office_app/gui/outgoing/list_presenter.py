"""The list of drafts and issued papers: filtered by the store, sorted here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from office_app.bootstrap import Office
from office_app.domain.errors import AppError
from office_app.domain.outgoing import NUMBERED, DraftSection, OutgoingDraft, OutgoingLine
from office_app.domain.settings import Signer
from office_app.domain.vietnamese import sort_key
from office_app.gui.jobs.start_job import StartJob
from office_app.use_cases.progress import Progress

_AT_A_TIME = 400
SORTS: dict[str, Callable[[OutgoingLine], str | date]] = {
    "symbol": lambda line: sort_key(line.symbol),
    "issued_on": lambda line: line.issued_on or date.max,
    "doc_type": lambda line: sort_key(line.doc_type),
    "subject": lambda line: sort_key(line.subject),
    "signer": lambda line: sort_key(line.signer),
    "state": lambda line: line.state.value,
}


@dataclass(frozen=True)
class OutgoingWants:
    """What the list shows; ``sort`` "" is the store's own order, newest first."""

    words: str = ""
    doc_type: str | None = None
    issued: bool | None = None
    sort: str = ""
    descending: bool = False

    @property
    def filtered(self) -> bool:
        return bool(self.words or self.doc_type or self.issued is not None)


class ListView(Protocol):
    def show_ids(self, ids: Sequence[int], wanted: OutgoingWants) -> None: ...
    def show_error(self, error: AppError) -> None: ...
    def say_deleted(self, drafts: Sequence[OutgoingDraft], issued: int) -> None: ...
    def go_to(self, outgoing_id: int) -> None: ...


class ListPresenter:
    def __init__(self, view: ListView, office: Office, run: StartJob) -> None:
        self._view, self._office, self._run = view, office, run
        self.wanted = OutgoingWants()
        self._question = 0

    def show(self, wanted: OutgoingWants) -> None:
        self.wanted = wanted
        self._question += 1
        question = self._question

        def work(progress: Progress) -> Sequence[int]:
            ids = self._office.outgoing_ids(wanted.words, wanted.doc_type, wanted.issued)
            key = SORTS.get(wanted.sort)
            if key is None:
                return ids
            lines: list[OutgoingLine] = []
            for start in range(0, len(ids), _AT_A_TIME):
                progress.step(start, len(ids), "đang sắp xếp")
                lines.extend(self._office.outgoing_lines(ids[start : start + _AT_A_TIME]))
            lines.sort(key=key, reverse=wanted.descending)
            return [line.id for line in lines]

        def done(ids: Sequence[int]) -> None:
            if question == self._question:
                self._view.show_ids(ids, wanted)

        self._run(work, on_done=done, on_failed=self._view.show_error)

    def sort(self, key: str, descending: bool) -> None:
        self.show(replace(self.wanted, sort=key, descending=descending))

    def refresh(self) -> None:
        self.show(self.wanted)

    def new(self, doc_type: str, type_code: str) -> None:
        """Begin an empty draft and open it."""
        self._run(
            lambda progress: blank_draft(self._office, doc_type, type_code),
            on_done=self._view.go_to,
            on_failed=self._view.show_error,
        )

    def begin(self, template: str) -> None:
        """Begin a draft from a template and open it."""
        self._run(
            lambda progress: self._office.begin_paper(template),
            on_done=self._view.go_to,
            on_failed=self._view.show_error,
        )

    def begin_week(self, day: date) -> None:
        """Begin the timetable of the week of a day and open it."""
        self._run(
            lambda progress: self._office.begin_week(day),
            on_done=self._view.go_to,
            on_failed=self._view.show_error,
        )

    def clone(self, outgoing_id: int) -> None:
        """Begin this year's paper from an earlier one and open it."""
        self._run(
            lambda progress: self._office.clone_plan(outgoing_id),
            on_done=self._view.go_to,
            on_failed=self._view.show_error,
            what="Đang lập lại cho năm nay",
        )

    def delete(self, ids: Sequence[int]) -> None:
        """Delete drafts; issued papers among them stay."""

        def work(progress: Progress) -> tuple[list[OutgoingDraft], int]:
            gone: list[OutgoingDraft] = []
            issued = 0
            for outgoing_id in ids:
                document = self._office.outgoing_document(outgoing_id)
                if document.state in NUMBERED:
                    issued += 1
                    continue
                self._office.delete_draft(outgoing_id)
                gone.append(document.draft)
            return gone, issued

        def done(found: tuple[list[OutgoingDraft], int]) -> None:
            self._view.say_deleted(*found)
            self.refresh()

        self._run(work, on_done=done, on_failed=self._view.show_error)

    def bring_back(self, drafts: Sequence[OutgoingDraft]) -> None:
        """Undo ``delete``: the drafts come back, under new ids."""

        def work(progress: Progress) -> None:
            for draft in drafts:
                self._office.save_draft(replace(draft, id=None))

        self._run(work, on_done=lambda _: self.refresh(), on_failed=self._view.show_error)


def blank_draft(office: Office, doc_type: str, type_code: str) -> int:
    """Store an empty draft of a type, signed by the office's first signer, and return its id."""
    settings = office.settings()
    signer = settings.first_signer if settings is not None else Signer("", "")
    return office.save_draft(
        OutgoingDraft(
            doc_type=doc_type,
            type_code=type_code,
            body_code="ĐU",
            subject="",
            sections=(DraftSection("0", "", 0, ""),),
            recipients=("Lưu Văn phòng Đảng ủy",),
            signer=signer.full_name,
            signer_title=signer.title,
            authority=signer.authority,
            template="",
        )
    )
