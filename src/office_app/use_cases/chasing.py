"""The late ones: what each chi bộ still owes, in one letter, one message and one list of telephone numbers (N10)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from office_app.domain.errors.study import NothingLateError
from office_app.domain.organisation import Unit, heir_of, unit_key
from office_app.domain.outgoing import OutgoingState
from office_app.domain.returns import FormState
from office_app.domain.study import Campaign, SessionState, UnitResult
from office_app.domain.vietnamese import date_screen, lower_first
from office_app.domain.working_days import WorkCalendar
from office_app.use_cases.new_papers import Beginning, begin_paper
from office_app.use_cases.ports.transaction import OpenTransaction, Transaction
from office_app.use_cases.returns import board_lines
from office_app.use_cases.study_heads import unit_results

LETTER = "cong-van-don-doc"
_DAYS_LEFT = 5  # working days that the letter gives


@dataclass(frozen=True)
class LateUnit:
    """A chi bộ that owes something: ``owes`` in Vietnamese, and how many days it is late.

    ``letters`` cites the letters issued before that were addressed to it, the newest first.
    """

    unit: Unit
    owes: str
    days: int
    letters: Sequence[str] = ()


def late_units(campaign_id: int, *, open_transaction: OpenTransaction, today: date) -> Sequence[LateUnit]:
    """Return the chi bộ that have not studied, reported or made up though the campaign's last day has passed.

    A return form is owed only where one was made. For what a chi bộ owes that was merged since, the one it was
    merged into answers.
    """
    with open_transaction() as tx:
        late = _late(tx.study.get_campaign(campaign_id), tx, today)
        letters = _letters(tx) if late else {}
    return [replace(one, letters=letters.get(unit_key(one.unit.name), ())) for one in late]


def _late(campaign: Campaign, tx: Transaction, today: date) -> list[LateUnit]:
    days = (today - campaign.due).days if campaign.due is not None else 0
    if days <= 0:
        return []
    forms = {line.unit_id: line.state for line in board_lines(campaign, tx, today)}
    lines = unit_results(campaign.id or 0, tx.study)
    held = {line.unit_id for line in lines if line.is_held}
    changes = tx.organisation.changes()
    owed: dict[int, list[str]] = defaultdict(list)
    for line in lines:
        answers = heir_of(line.unit_id, changes)
        if answers == line.unit_id:
            owes = _owes(line, forms[line.unit_id])
        else:
            owes = _owes_merged(line, answers in held)
        if owes:
            owed[answers].append(owes)
    answering = [(tx.organisation.get_unit(unit_id), parts) for unit_id, parts in owed.items()]
    return [LateUnit(unit, "; ".join(parts), days) for unit, parts in answering if unit.exists_on(today)]


def _owes_merged(line: UnitResult, heir_studied: bool) -> str:
    """Return what is left of a chi bộ that was merged; who has not studied is called where the heir studies."""
    owes = "" if heir_studied and not line.is_held else _owes(line, FormState.WAITING)
    return f"{owes} (phần của {line.unit} đã sáp nhập)" if owes else ""


def _owes(line: UnitResult, form: FormState) -> str:
    state = line.session.state if line.session is not None else None
    if state is SessionState.NOT_HELD:
        return ""  # a session that is not held at all has its reason
    if state is not SessionState.HELD:
        return "chưa tổ chức học tập và chưa báo kết quả"
    waiting = line.figures.waiting
    owed = (f"còn {waiting} đảng viên chưa học bù" if waiting > 0 else "", _FORM_OWED.get(form, ""))
    return "; ".join(filter(None, owed))


_FORM_OWED = {
    FormState.MISSING: "chưa nộp phiếu báo kết quả",
    FormState.WRONG: "chưa nộp phiếu báo đúng (bản đã nộp có lỗi)",
}


def _letters(tx: Transaction) -> dict[str, list[str]]:
    """Return by ``unit_key`` the issued letters of this template that are addressed to it."""
    found: dict[str, list[str]] = defaultdict(list)
    papers = [tx.outgoing.get(outgoing_id) for outgoing_id in tx.outgoing.ids("đôn đốc", issued=True)]
    papers = [one for one in papers if one.draft.template == LETTER and one.state is OutgoingState.ISSUED]
    for paper in sorted(papers, key=lambda paper: paper.issued_on or date.min, reverse=True):
        day = "" if paper.issued_on is None else f" ngày {date_screen(paper.issued_on)}"
        for addressee in paper.draft.addressees:
            found[unit_key(addressee)].append(f"{paper.symbol}{day}")
    return found


def chase_letter(
    campaign_id: int, unit_ids: Sequence[int] = (), *, calendar: WorkCalendar, tools: Beginning
) -> int:
    """Draft the letter to the late chi bộ, or to those of ``unit_ids`` among them, and return its id.

    Raises:
        NothingLateError: nobody is late; nothing is written.
        TemplateError, TemplateMissingError: nothing is written.
    """
    today = tools.now().date()
    with tools.open_transaction() as tx:
        campaign = tx.study.get_campaign(campaign_id)
        late = [one for one in _late(campaign, tx, today) if not unit_ids or one.unit.id in unit_ids]
        if not late or campaign.due is None:
            raise NothingLateError(campaign=campaign.title)
        bases = _bases(campaign, tools, tx)
    data: dict[str, object] = {
        "can_cu": bases,
        "co_quan_ban_hanh": f"Ban Thường vụ {tools.settings.party_committee}",
        "ten_dot": lower_first(campaign.title),
        "han": campaign.due,
        "den_ngay": today,
        "danh_sach": [{"don_vi": one.unit.name, "viec": one.owes, "cham": one.days} for one in late],
        "han_moi": _new_day(campaign, calendar, today),
        "bao_cao_ve": "Văn phòng Đảng ủy",
    }
    return begin_paper(LETTER, tools=tools, data=data, incoming_ids=tuple(campaign.incoming_ids))


def _new_day(campaign: Campaign, calendar: WorkCalendar, today: date) -> date:
    """Return by when the late ones have to be done: before the upper level's last day as long as that is to come."""
    day, upper = calendar.after(today, _DAYS_LEFT), campaign.upper_due
    if upper is None or upper <= today or day < upper:
        return day
    before = calendar.before(upper)
    return before if before > today else upper


def _bases(campaign: Campaign, tools: Beginning, tx: Transaction) -> list[dict[str, object]]:
    """Return our own plan as the basis; without one the directives themselves."""
    if campaign.outgoing_id is not None:
        paper = tx.outgoing.get(campaign.outgoing_id)
        return [
            {
                "loai": paper.draft.doc_type,
                "so": paper.symbol,
                "ngay": paper.issued_on,
                "co_quan": f"Ban Thường vụ {tools.settings.party_committee}",
                "ve": paper.draft.subject,
            }
        ]
    directives = [tx.incoming.get(incoming_id) for incoming_id in campaign.incoming_ids]
    return [
        {
            "loai": one.doc_type,
            "so": one.symbol,
            "ngay": one.issued_on,
            "co_quan": one.issuer,
            "ve": one.subject,
        }
        for one in directives
    ]


def chase_message(campaign: Campaign, late: Sequence[LateUnit], today: date) -> str:
    """Return the text to paste into the group of the secretaries."""
    due = "" if campaign.due is None else f" (hạn {date_screen(campaign.due)})"
    lines = [f"{at}. {one.unit.name}: {one.owes}, chậm {one.days} ngày" for at, one in enumerate(late, 1)]
    return "\n".join(
        (
            f"Văn phòng Đảng ủy đề nghị các chi bộ khẩn trương hoàn thành {lower_first(campaign.title)}{due}.",
            f"Tính đến ngày {date_screen(today)} còn {len(late)} chi bộ:",
            *lines,
            "Đồng chí bí thư chi bộ cho học và gửi phiếu báo về Văn phòng Đảng ủy. Trân trọng cảm ơn.",
        )
    )


def phone_list(late: Sequence[LateUnit]) -> str:
    """Return whom to call, a line each, columns parted by tabs so that it pastes into a sheet."""
    rows = [("Chi bộ", "Bí thư", "Điện thoại", "Còn nợ", "Chậm (ngày)")]
    rows += [(one.unit.name, one.unit.secretary, one.unit.phone, one.owes, str(one.days)) for one in late]
    return "\n".join("\t".join(row) for row in rows)
