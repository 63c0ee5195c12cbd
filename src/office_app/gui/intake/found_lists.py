"""The lists under the form: work for us, dates, reports, papers passed on, papers cited, materials."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from office_app.domain.incoming import (
    RECURRENCE_VI,
    CitationRole,
    CitedDocument,
    Obligation,
    ObligationKind,
    Reach,
    Span,
)
from office_app.gui.intake.entry import Entry, Ticked
from office_app.gui.intake.found_list import FoundList
from office_app.gui.intake.found_row import FoundLine, FoundRow
from office_app.gui.look.theme import ThemeController
from office_app.gui.look.tokens import State
from office_app.gui.widgets.date_field import format_date
from office_app.gui.widgets.paper_text import BAR

_TITLES = (
    ("Việc được giao cho ta", "việc"),
    ("Thời hạn", "thời hạn"),
    ("Báo cáo", "báo cáo"),
    ("Văn bản kèm theo", "văn bản"),
    ("Văn bản viện dẫn", "văn bản"),
    ("Tài liệu", "tài liệu"),
)
_BEFORE = 90  # letters


class FoundLists(QObject):
    ticked = Signal(object, bool)
    due_changed = Signal(object, object)
    unit_changed = Signal(object, str)
    located = Signal(object)
    original_asked = Signal(object)  # CitedDocument
    grown = Signal()  # rows were added: Tab has more to stop at

    def __init__(
        self, theme: ThemeController, today: Callable[[], date], column: QVBoxLayout, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._making = QTimer(self)  # of no time: whenever the window has nothing else to do
        self._making.timeout.connect(self._make_some)
        self.lists = [FoundList(theme, today, *names) for names in _TITLES]
        for found in self.lists:
            column.addWidget(found)
            found.ticked.connect(self.ticked)
            found.due_changed.connect(self.due_changed)
            found.unit_changed.connect(self.unit_changed)
            found.passed.connect(self._go_beyond)
            found.located.connect(self.located)
            found.grown.connect(self._start)
        self.work, self.deadlines, self.reports, self.forwarded, self.cited, self.materials = self.lists
        self.forwarded.acted.connect(self._ask_original)
        self._typed_in: int | None = None  # the row of work whose unit was being typed

    def set_units(self, names: Sequence[str]) -> None:
        """Offer these names where it is said who is told to do something."""
        self.work.units = names

    def show_entry(self, entry: Entry, *, again: bool = False) -> None:
        """Show all lists; ``again`` those of the same paper, where typing goes on in the row it was in."""
        self._show_work(entry)
        self._show_deadlines(entry)
        self.reports.show_rows([_report(tick) for tick in entry.reports])
        self.show_received(entry)
        self.materials.show_rows(
            [FoundRow(tick, tick.value.value, span=tick.value.span) for tick in entry.materials]
        )
        place, self._typed_in = self._typed_in, None
        if again and place is not None:
            self.work.type_on(place)

    def show_added(self, entry: Entry, tick: Ticked[Obligation]) -> None:
        """Show the list to which an item was added."""
        if tick.value.kind is ObligationKind.ASSIGNMENT:
            self._show_work(entry)
        else:
            self._show_deadlines(entry)
        self._start()

    def show_given(self, tick: Ticked[Obligation]) -> None:
        """Show the row of work that another is told to do now."""
        self.work.show_again(_assignment(tick))
        self._start()

    def take_typing(self) -> None:
        """Take what is being typed in the rows, which are about to be made anew."""
        for place, row in enumerate(self.work.rows):
            if row.types_unit:
                self._typed_in = place
        self._take_typing()

    def finish(self) -> bool:
        """Take what is being typed in the rows; False where it is no date."""
        self._take_typing()
        wrong = [row for row in self._rows if not row.finish()]
        return not wrong

    @property
    def _rows(self) -> list[FoundLine]:
        return [row for found in self.lists for row in found.rows]

    def _take_typing(self) -> None:
        for row in self._rows:
            row.take_typing()

    def ask_what_is_missing(self, tick: Ticked[Obligation]) -> None:
        """Let the clerk say who is told to do what was added, or by when, unless that is known."""
        work = tick.value
        missing = work.unit if work.kind is ObligationKind.ASSIGNMENT else work.due
        if missing is None and (row := self._row_of(tick)) is not None:
            row.change()

    def _show_work(self, entry: Entry) -> None:
        others = [_assignment(tick) for tick in entry.others]
        words = f"{len(others)} việc của cấp khác, đơn vị khác"
        self.work.show_rows([_assignment(tick) for tick in entry.ours], others, words)

    def _show_deadlines(self, entry: Entry) -> None:
        self.deadlines.show_rows([deadline_row(tick, entry.text) for tick in entry.deadlines])
        if entry.text and not entry.deadlines:
            self.deadlines.show()
            self.deadlines.title.set_note("văn bản không nêu thời hạn")

    def _start(self) -> None:
        self._making.start()

    def _make_some(self) -> None:
        lacking = next((found for found in self.lists if found.lacks_rows), None)
        if lacking is not None:
            lacking.make_some()
        else:
            self._making.stop()
            self.grown.emit()

    def _ask_original(self, tick: Ticked[CitedDocument]) -> None:
        self.original_asked.emit(tick.value)

    def holds(self, widget: QWidget) -> bool:
        return any(found.isAncestorOf(widget) for found in self.lists)

    def focus_first(self) -> bool:
        """Go to the first row there is; False where there is none."""
        row = next((row for found in self.lists for row in found.rows), None)
        if row is not None:
            row.box.setFocus(Qt.FocusReason.TabFocusReason)
        return row is not None

    def focus(self, tick: Ticked[Any]) -> None:
        """Go to the row of an item."""
        if (row := self._row_of(tick)) is not None:
            row.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row_of(self, tick: Ticked[Any]) -> FoundLine | None:
        rows = (found.row_of(tick) for found in self.lists)
        return next((row for row in rows if row is not None), None)

    def _go_beyond(self, left: object, step: int) -> None:
        """The arrows go on from one list to the next."""
        full = [found for found in self.lists if found.rows or found is left]
        place = next(n for n, found in enumerate(full) if found is left) + step
        if 0 <= place < len(full):
            rows = full[place].rows
            rows[0 if step > 0 else -1].box.setFocus(Qt.FocusReason.TabFocusReason)

    def show_received(self, entry: Entry) -> None:
        """Show the cited papers with what the register has of them."""
        passed_on = [tick for tick in entry.cited if tick.value.role is CitationRole.FORWARDED]
        others = [tick for tick in entry.cited if tick.value.role is not CitationRole.FORWARDED]
        self.forwarded.show_rows([_cited(tick, entry.received, passed_on=True) for tick in passed_on])
        self.cited.show_rows([_cited(tick, entry.received) for tick in others])
        self._start()


def _assignment(tick: Ticked[Obligation]) -> FoundRow:
    work = tick.value
    text, dated = _on_one_line(work.text), work.due is not None
    notes = [f"giao {work.executor}"] if work.executor else []
    notes += [f"phối hợp: {', '.join(work.cooperating)}"] if work.cooperating else []
    notes += [f"ở xã: {work.counterpart}"] if work.counterpart else []
    chip: tuple[State, str] | None = ("plain", Reach.BELOW.value) if work.reach is Reach.BELOW else None
    return FoundRow(
        tick,
        text,
        lead=work.unit or "",
        span=work.span,
        dated=dated,
        chip=chip,
        note=" · ".join(notes),
        given=True,
        **_sure(work),
    )


def deadline_row(tick: Ticked[Obligation], paper: str) -> FoundRow:
    """Return the row of a deadline with what is due by then, as the paper says."""
    duty = tick.value
    notes = [f"từ {format_date(duty.starts)}"] if duty.starts else []
    # What was added to a scan is there before the scan is read again.
    if duty.span is not None and duty.span.end <= len(paper):
        notes += [what] if (what := said_before(paper, duty.span)) else []
    return FoundRow(
        tick,
        _on_one_line(duty.text),
        span=duty.span,
        dated=True,
        no_date=_no_date(duty),
        note=" · ".join(notes),
        **_sure(duty),
    )


def said_before(paper: str, span: Span) -> str:
    """Return what is due: the words before a deadline in its sentence, of a table's row its longest cell."""
    start = paper.rfind("\n", 0, span.start) + 1
    end = paper.find("\n", span.end)
    line = paper[start : end if end >= 0 else None]
    if line.count(BAR) > 1:
        before = max(line.split(BAR), key=len)
    else:
        before = re.split(r"[.;:]\s", paper[start : span.start])[-1]
    words = before.strip(" ,;:-–(|")
    return words if len(words) <= _BEFORE else "…" + words[-_BEFORE:].split(" ", 1)[-1]


def _on_one_line(text: str) -> str:
    return " ".join(text.split()).replace(BAR, " · ")


def _report(tick: Ticked[Obligation]) -> FoundRow:
    duty = tick.value
    to = f"gửi {duty.unit}" if duty.unit else _on_one_line(duty.text)
    through = f", qua {duty.through}" if duty.through else ""
    return FoundRow(tick, to + through, span=duty.span, dated=True, no_date=_no_date(duty), **_sure(duty))


def _no_date(duty: Obligation) -> str:
    if duty.recurrence:
        return RECURRENCE_VI[duty.recurrence]
    return "theo sự kiện" if duty.event else "không nêu thời hạn"


def _sure(found: Obligation | CitedDocument) -> dict[str, Any]:
    return {"certainty": found.certainty, "reason": found.reason}


def _cited(tick: Ticked[CitedDocument], received: dict[str, int], *, passed_on: bool = False) -> FoundRow:
    cited = tick.value
    parts = [cited.symbol or cited.doc_type or "", format_date(cited.issued_on)]
    have = cited.symbol in received
    chip: tuple[State, str] = ("good", "đã có") if have else ("waiting", "chưa có bản gốc")
    text = " · ".join(part for part in parts if part)
    act = "Nhận bản gốc…" if passed_on and not have else ""
    return FoundRow(tick, text, span=cited.span, chip=chip, note=cited.subject or "", act=act, **_sure(cited))
