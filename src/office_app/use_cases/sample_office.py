"""A made-up office to look around in, to try things on, and to measure with. Its names are invented.

Its papers go the whole way of real ones: drawn as PDF, kept, read in the reading process, recognised,
registered; its plans are drafted and issued; its sessions hold attendance by name.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from office_app.domain.errors import OfficeNotEmptyError
from office_app.domain.incoming import IncomingDocument, IncomingState
from office_app.domain.official_paper import OfficialPaper, SignatureBlock
from office_app.domain.organisation import Leave, LeaveKind, Member, Unit, UnitKind
from office_app.domain.paper_markup import parse_markup
from office_app.domain.settings import OfficeSettings, Signer
from office_app.domain.study import (
    AttendanceRow,
    Mark,
    SessionFigures,
    SessionForm,
    SessionState,
    StudySession,
)
from office_app.domain.tasks import TaskState
from office_app.domain.vietnamese import date_vi
from office_app.domain.working_days import WorkCalendar
from office_app.use_cases import study
from office_app.use_cases.activities import ActivityTools
from office_app.use_cases.incoming import register_document
from office_app.use_cases.intake import ReadDocument, propose_entry
from office_app.use_cases.outgoing import issue_paper
from office_app.use_cases.plans import Planning, draft_plan
from office_app.use_cases.ports import Clock
from office_app.use_cases.progress import Progress
from office_app.use_cases.recurring import FollowUp
from office_app.use_cases.report_issuing import Reporting, issue_report
from office_app.use_cases.reports import draft_report
from office_app.use_cases.sample_follow_up import add_follow_up
from office_app.use_cases.sample_records import add_records
from office_app.use_cases.study_heads import figures_of

SMALL_DOCUMENTS = 60
LARGE_DOCUMENTS = 100_000
BATCH = 2_000


@dataclass(frozen=True)
class SampleTools:
    """What the sample office is made with; ``read`` reads and recognises a kept file."""

    planning: Planning
    reporting: Reporting
    read: Callable[[Any, Progress], ReadDocument]
    folder: str


def make_sample(
    data: dict[str, Any], *, large: bool, tools: SampleTools, progress: Progress
) -> dict[str, int]:
    """Fill an empty data folder and return how many units, members and documents there are.

    Args:
        data: the texts of ``resources/sample/office.toml``.
        large: 100,000 register lines beside the small office.

    Raises:
        OfficeNotEmptyError: the folder holds an office already; nothing is written.
    """
    open_transaction = tools.planning.open_transaction
    with open_transaction() as tx:
        if tx.settings.load() is not None or tx.organisation.units(tools.planning.now().date()):
            raise OfficeNotEmptyError(folder=tools.folder)
    chance = random.Random(2026)
    today = tools.planning.now().date()
    settings = _settings(data)
    members = _people(data, settings, today, tools, chance)
    documents = _papers(data, today, tools, chance, progress)
    _campaigns(documents, settings, data, today, tools, chance, progress)
    recording = ActivityTools(open_transaction, tools.reporting.issuing.originals, tools.planning.now)
    add_records(data, documents, today, recording)
    planning = tools.planning
    following = FollowUp(
        open_transaction, recording.originals, planning.calendar, settings.term_started_on, planning.now
    )
    add_follow_up(data, settings, following)
    count = len(documents)
    if large:
        count += _many(documents, LARGE_DOCUMENTS - count, today, tools, chance, progress)
    return {"units": len(data["chi_bo"]), "members": members, "documents": count}


def _settings(data: dict[str, Any]) -> OfficeSettings:
    return OfficeSettings(
        commune=data["commune"],
        province=data["province"],
        signers=tuple(Signer(s["full_name"], s["title"]) for s in data["signers"]),
    )


# ---- people


def _people(
    data: dict[str, Any], settings: OfficeSettings, today: date, tools: SampleTools, chance: random.Random
) -> int:
    count = 0
    exemption = Leave(LeaveKind.EXEMPT, date(today.year - 1, 1, 1))
    with tools.planning.open_transaction() as tx:
        tx.settings.save(settings)
        for at, name in enumerate(data["chi_bo"]):
            secretary = _name(data, chance)
            unit_id = tx.organisation.add_unit(
                Unit(
                    name=f"Chi bộ {name}",
                    kind=UnitKind.CHI_BO,
                    short_name=name,
                    secretary=secretary,
                    phone=f"0900 000 {at:03d}",
                    meeting_day=3 + at % 5,
                )
            )
            size = chance.randint(36, 64) if name.startswith("Thôn") else chance.randint(20, 44)
            for number in range(size):
                born = date(chance.randint(1945, 2003), chance.randint(1, 12), chance.randint(1, 28))
                old = today.year - born.year > 70
                count += 1
                tx.organisation.add_member(
                    Member(
                        full_name=secretary if number == 0 else _name(data, chance),
                        unit_id=unit_id,
                        born_on=born,
                        card_number=f"00.{count:06d}",
                        position="Bí thư chi bộ" if number == 0 else "",
                        leaves=(exemption,) if old and chance.random() < 0.6 else (),
                    )
                )
        for body in data["bodies"]:
            tx.organisation.add_unit(Unit(name=body["name"], kind=UnitKind[body["kind"]]))
        tx.commit()
    return count


def _name(data: dict[str, Any], chance: random.Random) -> str:
    sex = chance.choice(["men", "women"])
    middle, given = chance.choice(data[f"middle_{sex}"]), chance.choice(data[f"given_{sex}"])
    return f"{chance.choice(data['surnames'])} {middle} {given}"


# ---- papers from above


def _papers(
    data: dict[str, Any], today: date, tools: SampleTools, chance: random.Random, progress: Progress
) -> list[IncomingDocument]:
    kinds = [kind for kind in data["kind"] for _ in range(kind["often"])]
    days = sorted(today - timedelta(days=chance.randint(1, 300)) for _ in range(SMALL_DOCUMENTS))
    numbers = {kind["doc_type"]: 10 * at + 11 for at, kind in enumerate(data["kind"])}
    documents: list[IncomingDocument] = []
    issuing = tools.reporting.issuing
    for done, issued_on in enumerate(days):
        progress.step(done, SMALL_DOCUMENTS, "đang làm văn bản mẫu")
        kind = data["kind"][0] if done % 10 == 5 else chance.choice(kinds)
        numbers[kind["doc_type"]] += chance.randint(1, 4)
        known = [topic for topic in data["topics"] if topic["since"] < issued_on]
        topic = known[done % len(known)]
        paper = _paper(kind, topic, numbers[kind["doc_type"]], issued_on, data["province"])
        stored = issuing.originals.put_bytes(
            issuing.writer.pdf(paper), f"{paper.symbol.replace('/', '-')}.pdf"
        )
        path = issuing.originals.path(stored.sha256)
        arrived_on = min(today, issued_on + timedelta(days=chance.randint(1, 5)))
        read = tools.read(path, progress)
        entry = propose_entry(read, arrived_on=arrived_on, bodies=tools.planning.counterparts)
        documents.append(
            register_document(
                entry,
                [stored],
                open_transaction=tools.planning.open_transaction,
                originals=issuing.originals,
                now=_at(arrived_on),
            )
        )
    _settle_old(documents, today, tools)
    return documents


def _paper(
    kind: dict[str, Any], topic: dict[str, Any], number: int, issued_on: date, place: str
) -> OfficialPaper:
    due = _working(issued_on + timedelta(days=45))
    words = {
        "about": topic["about"],
        "base": topic["base"],
        "due": date_vi(due),
        "report": date_vi(_working(due + timedelta(days=10))),
        "month": f"{due.month}/{due.year}",
    }
    letter = kind["type_code"] == "CV"
    return OfficialPaper(
        superior=kind["parent"],
        issuer=kind["issuer"],
        doc_type=None if letter else kind["doc_type"],
        type_code=kind["type_code"],
        body_code=kind["body_code"],
        place=place,
        subject=("V/v " if letter else "") + kind["subject"].format(**words),
        blocks=tuple(parse_markup(kind["text"].format(**words))),
        signature=SignatureBlock(kind["authority"], *kind["signer"]),
        recipients=kind["recipients"],
        addressees=("Đảng ủy các xã, phường",) if letter else (),
        number=number,
        issued_on=issued_on,
    )


def _working(day: date) -> date:
    while not WorkCalendar().works(day):
        day += timedelta(days=1)
    return day


def _settle_old(documents: Sequence[IncomingDocument], today: date, tools: SampleTools) -> None:
    """Mark what lies far back as done, so that the first screen shows a living office, not a neglected one."""
    with tools.planning.open_transaction() as tx:
        for document in documents:
            if document.id is not None and (today - document.arrived_on).days > 70:
                tx.incoming.set_state(document.id, IncomingState.DONE)
        tx.commit()


# ---- plans, sessions, a report


def _campaigns(
    documents: Sequence[IncomingDocument],
    settings: OfficeSettings,
    data: dict[str, Any],
    today: date,
    tools: SampleTools,
    chance: random.Random,
    progress: Progress,
) -> None:
    """Plan six directives: four of the past, studied, the first of them reported; two of late, under way."""
    studied = [d for d in documents if d.doc_type == "Kế hoạch" and (today - d.arrived_on).days > 12]
    past, late = studied[:-2], studied[-2:]
    chosen = [*past[:: max(1, len(past) // 4)][:4], *late]
    for at, document in enumerate(chosen):
        progress.step(at, len(chosen), "đang làm kế hoạch và đợt học tập mẫu")
        planned_on = _working(document.arrived_on + timedelta(days=6))
        clock = _at(min(planned_on, today))
        draft_id = draft_plan([document.id or 0], settings=settings, tools=replace(tools.planning, now=clock))
        with tools.planning.open_transaction() as tx:
            draft = replace(tx.outgoing.get(draft_id).draft, id=draft_id)
        issuing = replace(tools.reporting.issuing, now=clock)
        issued, _ = issue_paper(draft, settings=settings, issued_on=clock().date(), tools=issuing)
        finished = document not in late
        share = 1.0 if finished else (0.75, 0.35)[late.index(document)]
        _hold_sessions(issued.campaign_id or 0, share, data, today, tools, chance)
        _settle_tasks(issued.outgoing_id, finished, today, tools)
        if finished:
            with tools.planning.open_transaction() as tx:
                tx.incoming.set_state(document.id or 0, IncomingState.DONE)
                tx.commit()
        if at == 0:
            _report(issued.campaign_id or 0, settings, today, tools)


def _hold_sessions(
    campaign_id: int,
    share: float,
    data: dict[str, Any],
    today: date,
    tools: SampleTools,
    chance: random.Random,
) -> None:
    with tools.planning.open_transaction() as tx:
        sessions = list(tx.study.sessions(campaign_id))
    for at, session in enumerate(sessions):
        if chance.random() > share:
            continue
        held_on = session.planned_on
        if held_on >= today:  # held ahead of its day
            held_on = WorkCalendar().before(today - timedelta(days=chance.randint(0, 5)))
        held = replace(
            session,
            planned_on=held_on,
            held_on=held_on,
            place="Nhà văn hóa thôn" if at < 13 else "Phòng họp cơ quan",
            form=SessionForm.WITH_MEETING if at % 3 else SessionForm.IN_PERSON,
            rapporteur=data["rapporteurs"][at % len(data["rapporteurs"])],
        )
        noted_on = min(held_on + timedelta(days=7), today)  # with who made up since
        _attend(held, at, noted_on, share == 1.0, data, tools, chance)


def _attend(
    session: StudySession,
    at: int,
    noted_on: date,
    finished: bool,
    data: dict[str, Any],
    tools: SampleTools,
    chance: random.Random,
) -> None:
    open_transaction = tools.planning.open_transaction
    rows = study.attendance_rows(session.id or 0, open_transaction=open_transaction)
    marked = [_mark(row, noted_on, finished, data, chance) for row in rows]
    guests, handed_in = chance.randint(0, 6), sum(row.mark is Mark.PRESENT for row in marked)
    now = _at(noted_on)
    if at % 6 == 5:  # some chi bộ send totals only
        figures: SessionFigures = figures_of(marked, guests=guests, handed_in=handed_in)
        study.save_totals(session, figures, open_transaction=open_transaction, now=now)
        return
    study.save_attendance(
        session, marked, guests=guests, handed_in=handed_in, open_transaction=open_transaction, now=now
    )


def _mark(
    row: AttendanceRow, noted_on: date, finished: bool, data: dict[str, Any], chance: random.Random
) -> AttendanceRow:
    if row.mark is Mark.EXEMPT or chance.random() > 0.05:
        return row
    mark = Mark.EXCUSED if chance.random() < 0.8 else Mark.UNEXCUSED
    reason = chance.choice(data["reasons"]) if mark is Mark.EXCUSED else ""
    made_up = noted_on if finished or chance.random() < 0.5 else None
    return replace(row, mark=mark, reason=reason, made_up_on=made_up)


def _settle_tasks(outgoing_id: int, finished: bool, today: date, tools: SampleTools) -> None:
    with tools.planning.open_transaction() as tx:
        own = [task for task in tx.tasks.all() if task.outgoing_id == outgoing_id]
        for at, task in enumerate(own):
            if finished or at % 3 == 0:
                tx.tasks.update(replace(task, state=TaskState.DONE, done_on=min(today, task.due or today)))
            elif at % 3 == 1:
                tx.tasks.update(replace(task, state=TaskState.DOING))
        tx.commit()


def _report(campaign_id: int, settings: OfficeSettings, today: date, tools: SampleTools) -> None:
    with tools.planning.open_transaction() as tx:
        held = [
            s.held_on for s in tx.study.sessions(campaign_id) if s.state is SessionState.HELD and s.held_on
        ]
    day = min(today, max(held) + timedelta(days=5))
    reporting = replace(tools.reporting, issuing=replace(tools.reporting.issuing, now=_at(day)))
    report = draft_report(campaign_id, settings=settings, as_of=day, tools=reporting)
    issue_report(report, settings=settings, issued_on=day, tools=reporting)


# ---- a hundred thousand lines


def _many(
    documents: Sequence[IncomingDocument],
    count: int,
    today: date,
    tools: SampleTools,
    chance: random.Random,
    progress: Progress,
) -> int:
    """Add register lines like the given ones over past years, without files: for measuring lists and search."""
    made = 0
    while made < count:
        progress.step(made, count, "đang làm sổ văn bản mẫu")
        with tools.planning.open_transaction() as tx:
            years: dict[int, int] = {}
            for _ in range(min(BATCH, count - made)):
                like = chance.choice(documents)
                arrived_on = today - timedelta(days=chance.randint(301, 3650))
                year = arrived_on.year
                years[year] = years.get(year) or tx.incoming.next_arrival_number(year)
                number = chance.randint(1, 2000)
                _, _, rest = like.symbol.partition("-")
                tx.incoming.add(
                    replace(
                        like,
                        symbol=f"{number:02d}-{rest}",
                        issued_on=arrived_on - timedelta(days=3),
                        arrived_on=arrived_on,
                        arrival_number=years[year],
                        arrival_year=year,
                        registered_at=_at(arrived_on)(),
                        subject=f"{like.subject} ({number})",
                        state=IncomingState.DONE,
                        text=like.text[:400],
                        cited=(),
                        obligations=(),
                        files=(),
                        id=None,
                    )
                )
                years[year] += 1
                made += 1
            tx.commit()
    return made


def _at(day: date) -> Clock:
    moment = datetime.combine(day, time(8, 30)).astimezone()
    return lambda: moment
