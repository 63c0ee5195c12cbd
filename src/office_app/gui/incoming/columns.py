"""The columns of the register, all of them over the whole width, a few beside the detail."""

from collections.abc import Callable
from datetime import date

from office_app.domain.incoming import IncomingLine, IncomingSort, IncomingState
from office_app.gui.formats import due_vi
from office_app.gui.look.tokens import DAY, State
from office_app.gui.models.paged_table import Column
from office_app.gui.widgets.date_field import format_date

SORTS = {
    "arrival": IncomingSort.ARRIVAL,
    "arrived_on": IncomingSort.ARRIVAL,
    "symbol": IncomingSort.SYMBOL,
    "issued_on": IncomingSort.ISSUED_ON,
    "doc_type": IncomingSort.DOC_TYPE,
    "issuer": IncomingSort.ISSUER,
    "subject": IncomingSort.SUBJECT,
    "due": IncomingSort.DUE,
    "state": IncomingSort.STATE,
}
BESIDE_DETAIL = ("arrival", "symbol", "subject", "due")
STATE_CHIPS: dict[IncomingState, State] = {
    IncomingState.REGISTERED: "waiting",
    IncomingState.IN_PROGRESS: "planned",
    IncomingState.DONE: "good",
}


def due_state(due: date, today: date) -> State:
    """Return the colour of a date not yet met."""
    days = (due - today).days
    return "late" if days < 0 else "waiting" if days <= 7 else "plain"


def register_columns(today: Callable[[], date]) -> tuple[Column[IncomingLine], ...]:
    def due_chip(line: IncomingLine) -> tuple[State, str] | None:
        if line.due is None:
            return None
        if line.state is IncomingState.DONE:
            return None
        state = due_state(line.due, today())
        return None if state == "plain" else (state, format_date(line.due))  # only what presses stands out

    def due_tip(line: IncomingLine) -> str:
        if line.due is None or line.state is IncomingState.DONE:
            return ""
        return f"Hạn {format_date(line.due)}: {due_vi(line.due, today())}"

    return (
        Column("arrival", "Số đến", lambda line: line.arrival, 96),
        Column("arrived_on", "Ngày đến", lambda line: format_date(line.arrived_on), DAY),
        Column("symbol", "Số, ký hiệu", lambda line: line.symbol or "không số", 146, bold=lambda line: True),
        Column("issued_on", "Ngày văn bản", lambda line: format_date(line.issued_on), DAY),
        Column("doc_type", "Loại", lambda line: line.doc_type, 100),
        Column("issuer", "Cơ quan ban hành", lambda line: line.issuer, 150),
        Column("subject", "Trích yếu", lambda line: line.subject, 130, stretch=True),
        Column("due", "Hạn", lambda line: format_date(line.due), 134, chip=due_chip, tooltip=due_tip),
        Column(
            "state",
            "Trạng thái",
            lambda line: line.state.value,
            144,
            chip=lambda line: (STATE_CHIPS[line.state], line.state.value),
        ),
    )
