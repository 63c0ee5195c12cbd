"""The lists under the form: work for us, dates, reports, papers passed on, papers cited, materials."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from office_app.domain.incoming import RECURRENCE_VI, CitationRole, CitedDocument, Obligation, Reach
from office_app.gui.intake.entry import Entry, Ticked
from office_app.gui.intake.found_list import FoundList, FoundRow
from office_app.gui.look.theme import ThemeController
from office_app.gui.look.tokens import State
from office_app.gui.widgets.date_field import format_date

_TITLES = (
    ("Việc được giao cho ta", "việc"),
    ("Thời hạn", "thời hạn"),
    ("Báo cáo", "báo cáo"),
    ("Văn bản kèm theo", "văn bản"),
    ("Văn bản viện dẫn", "văn bản"),
    ("Tài liệu", "tài liệu"),
)


class FoundLists(QObject):
    ticked = Signal(object, bool)
    due_changed = Signal(object, object)
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
            found.located.connect(self.located)
            found.grown.connect(self._start)
        self.work, self.deadlines, self.reports, self.forwarded, self.cited, self.materials = self.lists
        self.forwarded.acted.connect(self._ask_original)

    def show_entry(self, entry: Entry) -> None:
        others = [_assignment(tick) for tick in entry.others]
        words = f"{len(others)} việc của cấp khác, đơn vị khác"
        self.work.show_rows([_assignment(tick) for tick in entry.ours], others, words)
        self.deadlines.show_rows([_deadline(tick) for tick in entry.deadlines])
        if entry.text and not entry.deadlines:
            self.deadlines.show()
            self.deadlines.title.set_note("văn bản không nêu thời hạn")
        self.reports.show_rows([_report(tick) for tick in entry.reports])
        self.show_received(entry)
        self.materials.show_rows(
            [FoundRow(tick, tick.value.value, span=tick.value.span) for tick in entry.materials]
        )

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

    def focus(self, tick: Ticked[Any]) -> None:
        """Go to the row of an item."""
        for found in self.lists:
            if found.focus(tick):
                return

    def show_received(self, entry: Entry) -> None:
        """Show the cited papers with what the register has of them."""
        passed_on = [tick for tick in entry.cited if tick.value.role is CitationRole.FORWARDED]
        others = [tick for tick in entry.cited if tick.value.role is not CitationRole.FORWARDED]
        self.forwarded.show_rows([_cited(tick, entry.received, passed_on=True) for tick in passed_on])
        self.cited.show_rows([_cited(tick, entry.received) for tick in others])
        self._start()


def _assignment(tick: Ticked[Obligation]) -> FoundRow:
    work = tick.value
    text, dated = " ".join(work.text.split()), work.due is not None
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
        **_sure(work),
    )


def _deadline(tick: Ticked[Obligation]) -> FoundRow:
    duty = tick.value
    note = f"từ {format_date(duty.starts)}" if duty.starts else ""
    text = " ".join(duty.text.split())
    return FoundRow(tick, text, span=duty.span, dated=True, no_date=_no_date(duty), note=note, **_sure(duty))


def _report(tick: Ticked[Obligation]) -> FoundRow:
    duty = tick.value
    to = f"gửi {duty.unit}" if duty.unit else " ".join(duty.text.split())
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
