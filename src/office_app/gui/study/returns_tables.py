"""Columns of the tab *Phiếu báo*: the board of all chi bộ, the files that came, and what each says."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from office_app.domain.returns import BoardLine, Doubt, FormState, ReturnReading
from office_app.domain.study import Campaign
from office_app.domain.vietnamese import date_screen
from office_app.gui.look.tokens import Ink
from office_app.gui.models.paged_table import Column
from office_app.use_cases.study import bare_unit, short_title

SIGNS: dict[FormState, tuple[str, Ink]] = {
    FormState.NONE: ("minus", "faint"),
    FormState.MADE: ("file-spreadsheet", "soft"),
    FormState.SENT: ("send", "planned"),
    FormState.MISSING: ("clock", "late"),
    FormState.WRONG: ("circle-x", "late"),
    FormState.WAITING: ("inbox", "waiting"),
    FormState.RETURNED: ("circle-check", "good"),
}
"""Sign and ink of each state; the word stands beside it."""

BOARD = (
    Column[BoardLine](
        "unit",
        "Chi bộ",
        lambda line: bare_unit(line.unit),
        200,
        stretch=True,
        sortable=False,
        tooltip=lambda line: line.unit,
    ),
    Column[BoardLine](
        "state",
        "Phiếu báo",
        lambda line: line.state.value,
        130,
        sortable=False,
        icon=lambda line: SIGNS[line.state][0],
        ink=lambda line: SIGNS[line.state][1],
    ),
    Column[BoardLine](
        "late",
        "Quá hạn",
        lambda line: f"{line.days_late} ngày" if line.days_late else "",
        90,
        align="right",
        sortable=False,
    ),
    Column[BoardLine]("sent", "Đã gửi", lambda line: _sent(line), 100, align="right", sortable=False),
    Column[BoardLine]("phone", "Điện thoại", lambda line: line.phone, 120, sortable=False),
    Column[BoardLine]("last", "Lần nhận cuối", lambda line: _last(line), 300, sortable=False),
)


def _sent(line: BoardLine) -> str:
    form = line.form
    return date_screen(form.sent_on) if form is not None and form.sent_on is not None else ""


def _last(line: BoardLine) -> str:
    if line.last is None:
        return ""
    wrong = next((str(fault) for fault in line.last.faults if fault.blocking), "")
    return f"{date_screen(line.last.read_at.date())} · {wrong or line.last.file_name}"


def file_word(reading: ReturnReading) -> str:
    """Return what became of a file, in a few words."""
    if reading.blocked:
        return f"{sum(fault.blocking for fault in reading.faults)} lỗi"
    if reading.doubts:
        return " · ".join(reading.doubts)
    return f"đúng · {len(reading.changes)} thay đổi" if reading.changes else "đúng · không đổi gì"


def _sign(reading: ReturnReading) -> tuple[str, Ink]:
    if reading.blocked:
        return "circle-x", "late"
    if reading.doubts:
        return "info", "waiting"
    return ("circle-check", "good") if reading.changes else ("minus", "soft")


FILES = (
    Column[ReturnReading](
        "unit",
        "Chi bộ",
        lambda one: "không nhận ra" if one.form is None else bare_unit(one.form.content.unit),
        200,
        stretch=True,
        sortable=False,
    ),
    Column[ReturnReading](
        "state",
        "Kiểm tra",
        file_word,
        220,
        sortable=False,
        icon=lambda one: _sign(one)[0],
        ink=lambda one: _sign(one)[1],
    ),
    Column[ReturnReading]("file", "Tệp", lambda one: one.file_name, 300, sortable=False),
)


def elsewhere_column(is_elsewhere: Callable[[ReturnReading], bool]) -> Column[ReturnReading]:
    """Return the column that names the campaign of files that are of another one than is in view."""

    def title(one: ReturnReading) -> str:
        return studied(one) if is_elsewhere(one) else ""

    return Column[ReturnReading](
        "campaign", "Đợt học khác", title, 260, sortable=False, ink=lambda one: "waiting", tooltip=title
    )


def studied(reading: ReturnReading) -> str:
    """Return what the campaign of a form studies, in short."""
    form = reading.form
    return "" if form is None else short_title(Campaign(form.content.campaign, form.content.return_by))


@dataclass(frozen=True)
class Detail:
    """One line about a file: a fault with its cell, a question, or something that changes."""

    kind: str
    where: str
    before: str
    after: str


def details(reading: ReturnReading, *, elsewhere: bool) -> Sequence[Detail]:
    """Return what is wrong with a file, what is to be decided and noted, and what it would change.

    ``elsewhere``: its form is of another campaign than the one in view.
    """
    blocking = [fault for fault in reading.faults if fault.blocking]
    asked = [_ASKED[doubt] for doubt in reading.doubts]
    if elsewhere and reading.form is not None and not reading.blocked:
        asked.insert(0, ("Đợt học", studied(reading), _ELSEWHERE))
    noted = [fault for fault in reading.faults if not fault.blocking]
    return [
        *(Detail("lỗi", _where(one.cell, one.label), one.value, one.expected) for one in blocking),
        *(Detail("hỏi", *words) for words in asked),
        *(Detail("lưu ý", _where(one.cell, one.label), one.value, one.expected) for one in noted),
        *(Detail("đổi", one.what, one.before or "–", one.after) for one in reading.changes),
    ]


_ASKED = {
    Doubt.NOT_FILLED: (
        "Cả phiếu",
        "như lúc lập phiếu",
        "chưa thấy điền gì; chi bộ đã học đúng như in sẵn thì đưa vào ghi",
    ),
    Doubt.OVERWRITES: (
        "Số dự học",
        "đã ghi khác",
        "ghi phiếu này thì mất số đã ghi; đúng theo phiếu thì đưa vào ghi",
    ),
}


_ELSEWHERE = "phiếu của đợt khác, không phải đợt đang mở; đưa vào thì ghi cho đợt ấy"


def _where(cell: str, label: str) -> str:
    return f"{cell} · {label}" if cell else label


_KINDS: dict[str, tuple[str, Ink]] = {
    "lỗi": ("circle-x", "late"),
    "hỏi": ("circle-question-mark", "waiting"),
    "lưu ý": ("info", "waiting"),
    "đổi": ("pencil", "soft"),
}

DETAILS = (
    Column[Detail](
        "kind",
        "",
        lambda one: one.kind,
        84,
        sortable=False,
        icon=lambda one: _KINDS[one.kind][0],
        ink=lambda one: _KINDS[one.kind][1],
    ),
    Column[Detail]("where", "Ô, mục", lambda one: one.where, 260, sortable=False),
    Column[Detail]("before", "Đang là", lambda one: one.before, 230, sortable=False),
    Column[Detail]("after", "Sẽ là, phải là", lambda one: one.after, 260, stretch=True, sortable=False),
)
