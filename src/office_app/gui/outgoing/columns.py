"""The columns of the list of outgoing papers, and the types that can be begun from nothing."""

from office_app.domain.outgoing import OutgoingLine, OutgoingState
from office_app.gui.look.tokens import DAY, State
from office_app.gui.models.paged_table import Column
from office_app.gui.widgets.date_field import format_date

DOC_TYPES = {
    "KH": "Kế hoạch",
    "CV": "Công văn",
    "BC": "Báo cáo",
    "TB": "Thông báo",
    "CTr": "Chương trình",
    "NQ": "Nghị quyết",
    "GM": "Giấy mời",
}
STATE_CHIPS: dict[OutgoingState, State] = {
    OutgoingState.DRAFT: "waiting",
    OutgoingState.SUBMITTED: "planned",
    OutgoingState.SIGNED: "planned",
    OutgoingState.VOIDED: "late",
    OutgoingState.ISSUED: "good",
}


def outgoing_columns() -> tuple[Column[OutgoingLine], ...]:
    return (
        Column("symbol", "Số, ký hiệu", lambda line: line.symbol.strip() or "chưa có số", 130, bold=_issued),
        Column("issued_on", "Ngày", lambda line: format_date(line.issued_on), DAY),
        Column("doc_type", "Loại", lambda line: line.doc_type, 110),
        Column("subject", "Trích yếu", lambda line: line.subject or "(chưa có trích yếu)", 200, stretch=True),
        Column("signer", "Người ký", lambda line: line.signer, 150),
        Column("recipients", "Nơi nhận", lambda line: line.recipients, 180, sortable=False),
        Column(
            "state",
            "Trạng thái",
            lambda line: line.state.value,
            140,
            chip=lambda line: (STATE_CHIPS[line.state], line.state.value),
        ),
    )


def _issued(line: OutgoingLine) -> bool:
    return line.state is OutgoingState.ISSUED
