"""What a campaign's report tells beside its figures: what was done around the study, and the report before it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from office_app.domain.activities import Activity, ActivityFilter, ActivityKind
from office_app.domain.markup_writing import markup_of
from office_app.domain.organisation import heir_of
from office_app.domain.outgoing import DraftAnnex, OutgoingState
from office_app.domain.reports import CampaignFigures, ReportRecord, citation
from office_app.domain.study import SessionState, UnitResult
from office_app.domain.vietnamese import count_vi, date_vi, lower_first, number_vi
from office_app.use_cases.ports.transaction import Transaction
from office_app.use_cases.reports_activities import activity_table
from office_app.use_cases.reports_annexes import table_blocks
from office_app.use_cases.reports_lines import PLANS, outreach_line


@dataclass(frozen=True)
class Told:
    """Data of the template, what the subject ends with, and further annexes."""

    data: dict[str, object]
    subject_end: str = ""
    annexes: Sequence[DraftAnnex] = ()


def campaign_told(figures: CampaignFigures, replaces: int | None, tx: Transaction) -> Told:
    """Return what is known around a campaign: outreach, papers made for it, difficulties, the last report on it."""
    campaign = tx.study.get_campaign(figures.campaign_id)
    found = _activities(figures.campaign_id, campaign.incoming_ids, tx)
    by_kind: dict[ActivityKind, list[Activity]] = defaultdict(list)
    for one in found:
        by_kind[one.kind].append(one)
    held = [s for s in tx.study.sessions(figures.campaign_id) if s.state is SessionState.HELD]
    attendances = sum(session.figures.present for session in held)
    replaced = tx.reports.get(replaces) if replaces is not None else None
    sent = [record for record in tx.reports.of_campaign(figures.campaign_id) if not record.voided]
    before = sent[0] if sent and replaced is None else None
    data: dict[str, object] = {
        "tuyen_truyen": _outreach(by_kind[ActivityKind.OUTREACH]) or None,
        "chuong_trinh": _papers(campaign.incoming_ids, campaign.outgoing_id, tx) or None,
        "kho_khan": [_open(one, tx) for one in by_kind[ActivityKind.DIFFICULTY] if _is_open(one, figures)]
        or None,
        "kien_nghi": [
            f"Đề nghị {one.form}: {lower_first(one.text)}"
            for one in by_kind[ActivityKind.PROPOSAL]
            if _is_open(one, figures)
        ]
        or None,
        "so_luot": attendances if attendances != figures.total.present else None,
        "hoan": _called_off(figures.units) or None,
        "chi_bo_chua": _not_studied(figures.units, tx),
        "so_voi_truoc": _since(before, figures) if before else None,
        "thay_the": citation(replaced) if replaced else None,
        "doi_so": list(differences(replaced.figures, figures))[:8] if replaced else None,
    }
    annexes = []
    if by_kind[ActivityKind.OUTREACH]:
        names = {unit.id: unit.name for unit in tx.organisation.all_units()}
        table = activity_table(ActivityKind.OUTREACH, by_kind[ActivityKind.OUTREACH], figures.as_of, names)
        annexes = [DraftAnnex("p2", "Hoạt động tuyên truyền", markup_of(table_blocks(table)), landscape=True)]
    return Told(data, f" (thay thế {citation(replaced)})" if replaced else "", annexes)


def _activities(campaign_id: int, incoming_ids: Sequence[int], tx: Transaction) -> Sequence[Activity]:
    """Return what was recorded for the campaign, or for its directives and no other campaign, by day."""
    found = {one.id: one for one in tx.activities.find(ActivityFilter(campaign_id=campaign_id))}
    for incoming_id in incoming_ids:
        for one in tx.activities.find(ActivityFilter(incoming_id=incoming_id)):
            if one.campaign_id is None:
                found[one.id] = one
    return sorted(found.values(), key=lambda one: (one.happened_on, one.id or 0))


def _outreach(found: Sequence[Activity]) -> list[str]:
    lines = []
    for form in dict.fromkeys(one.form for one in found):
        own = [one for one in found if one.form == form]
        lines.append(outreach_line(form, len(own), sum(one.count for one in own)))
    reached = sum(one.reached for one in found)
    return [*lines, *([f"Số lượt người tiếp cận: {count_vi(reached)}"] if reached else [])]


def _papers(incoming_ids: Sequence[int], plan_id: int | None, tx: Transaction) -> list[str]:
    """Return the plans and programmes issued for the directives, beside the plan of the study itself."""
    return [
        f"{paper.draft.doc_type} số {paper.symbol}, ngày {date_vi(paper.issued_on)}"
        for paper in tx.outgoing.of_directives(incoming_ids)
        if paper.state is OutgoingState.ISSUED
        and paper.issued_on is not None
        and paper.id != plan_id
        and paper.draft.doc_type.lower() in PLANS
    ]


def _is_open(one: Activity, figures: CampaignFigures) -> bool:
    return one.happened_on <= figures.as_of and one.open_on(figures.as_of)


def _open(one: Activity, tx: Transaction) -> str:
    unit = f"{tx.organisation.get_unit(one.unit_id).name}: " if one.unit_id is not None else ""
    return f"{unit}{lower_first(one.text)}" if unit else one.text


def _not_studied(units: Sequence[UnitResult], tx: Transaction) -> list[str]:
    """Return the chi bộ that have not studied; one that was merged since with the one that answers for it."""
    changes = tx.organisation.changes()
    names = []
    for line in units:
        if not line.is_held:
            heir = heir_of(line.unit_id, changes)
            now = "" if heir == line.unit_id else f" (nay thuộc {tx.organisation.get_unit(heir).name})"
            names.append(f"{line.unit}{now}")
    return names


def _called_off(units: Sequence[UnitResult]) -> list[str]:
    """Return the chi bộ whose session was put off, with the reason that was given (N25)."""
    return [
        f"{line.unit} ({lower_first(line.session.moves[-1].reason)})"
        for line in units
        if line.session is not None
        and line.session.state in (SessionState.POSTPONED, SessionState.NOT_HELD)
        and line.session.moves
        and line.session.moves[-1].reason
    ]


def _since(before: ReportRecord, now: CampaignFigures) -> str:
    """Return what has come since the last report on the campaign."""
    units = now.units_done - before.figures.units_done
    heads = (
        now.total.present + now.total.made_up - before.figures.total.present - before.figures.total.made_up
    )
    if not units and not heads:
        return f"So với {citation(before)}, số chi bộ, đảng bộ đã học và số đảng viên đã học không thay đổi"
    parts = [
        f"{'thêm' if number > 0 else 'giảm'} {count_vi(abs(number))} {word}"
        for number, word in ((units, "chi bộ, đảng bộ đã học"), (heads, "đảng viên đã học"))
        if number
    ]
    return f"So với {citation(before)}, {' và '.join(parts)}"


TOTAL_NAMES = (
    ("members", "Tổng số đảng viên"),
    ("exempt", "Miễn sinh hoạt"),
    ("called", "Triệu tập"),
    ("present", "Tham gia"),
    ("excused", "Vắng có lý do"),
    ("unexcused", "Vắng không lý do"),
    ("made_up", "Đã học bù"),
    ("guests", "Quần chúng tham gia"),
    ("handed_in", "Bài thu hoạch"),
)


def differences(sent: CampaignFigures, now: CampaignFigures) -> Sequence[str]:
    """Return in Vietnamese what has changed since a report was sent; nothing when all is as it was sent.

    First the totals, then every chi bộ whose line is another one, also those that came or went.
    """
    found = []
    pairs = [
        ("Chi bộ đã học", sent.units_done, now.units_done),
        ("Hội nghị", sent.sessions_held, now.sessions_held),
    ]
    pairs += [(name, getattr(sent.total, key), getattr(now.total, key)) for key, name in TOTAL_NAMES]
    for name, before, after in pairs:
        if before != after:
            found.append(f"{name}: {number_vi(before)} → {number_vi(after)} ({after - before:+d})")
    old = {line.unit_id: line for line in sent.units}
    new = {line.unit_id: line for line in now.units}
    for unit_id in dict.fromkeys((*old, *new)):
        before_line, after_line = old.get(unit_id), new.get(unit_id)
        name = (after_line or before_line or now.units[0]).unit
        if before_line is None or after_line is None:
            found.append(f"{name}: {'mới vào đợt' if before_line is None else 'không còn trong đợt'}")
        elif before_line.figures != after_line.figures or before_line.is_held != after_line.is_held:
            found.append(f"{name}: {_line_words(before_line)} → {_line_words(after_line)}")
    return found


def _line_words(line: UnitResult) -> str:
    if not line.is_held:
        return "chưa học"
    made_up = f", học bù {line.figures.made_up}" if line.figures.made_up else ""
    return f"{line.figures.present}/{line.figures.called}{made_up}"
