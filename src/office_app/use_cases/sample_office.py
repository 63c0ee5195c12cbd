"""A made-up office to look around in, to try things on, and to measure with. Its names are invented.

Its papers go the whole way of real ones: drawn as PDF, kept, read in the reading process, recognised,
registered; its plans are drafted and issued; its sessions hold attendance by name.
"""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from office_app.domain.errors.practice import OfficeNotEmptyError
from office_app.domain.incoming import IncomingDocument, IncomingState
from office_app.domain.official_paper import OfficialPaper, SignatureBlock
from office_app.domain.paper_markup import parse_markup
from office_app.domain.settings import OfficeSettings, Signer
from office_app.domain.vietnamese import date_vi
from office_app.use_cases.activities import ActivityTools
from office_app.use_cases.incoming import register_document
from office_app.use_cases.intake import propose_entry
from office_app.use_cases.progress import Progress
from office_app.use_cases.recurring import FollowUp
from office_app.use_cases.sample_follow_up import add_follow_up
from office_app.use_cases.sample_people import add_people
from office_app.use_cases.sample_records import add_records
from office_app.use_cases.sample_study import add_campaigns
from office_app.use_cases.sample_tools import SampleTools, clock_at, last_working, working

SMALL_DOCUMENTS = 60
LARGE_DOCUMENTS = 100_000
BATCH = 2_000


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
    members = add_people(data, settings, today, tools, chance)
    documents = _papers(data, today, tools, chance, progress)
    add_campaigns(documents, settings, data, today, tools, chance, progress)
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


# ---- papers from above


def _papers(
    data: dict[str, Any], today: date, tools: SampleTools, chance: random.Random, progress: Progress
) -> list[IncomingDocument]:
    kinds = [kind for kind in data["kind"] for _ in range(kind["often"])]
    days = sorted(
        last_working(today - timedelta(days=chance.randint(1, 300))) for _ in range(SMALL_DOCUMENTS)
    )
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
        arrived_on = min(today, working(issued_on + timedelta(days=chance.randint(1, 5))))
        read = tools.read(path, progress)
        entry = propose_entry(read, arrived_on=arrived_on, bodies=tools.planning.counterparts)
        documents.append(
            register_document(
                entry,
                [stored],
                open_transaction=tools.planning.open_transaction,
                originals=issuing.originals,
                now=clock_at(arrived_on),
            )
        )
    _settle_old(documents, today, tools)
    return documents


def _paper(
    kind: dict[str, Any], topic: dict[str, Any], number: int, issued_on: date, place: str
) -> OfficialPaper:
    due = working(issued_on + timedelta(days=45))
    words = {
        "about": topic["about"],
        "base": topic["base"],
        "due": date_vi(due),
        "report": date_vi(working(due + timedelta(days=10))),
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


def _settle_old(documents: Sequence[IncomingDocument], today: date, tools: SampleTools) -> None:
    """Mark what lies far back as done, so that the first screen shows a living office, not a neglected one."""
    with tools.planning.open_transaction() as tx:
        for document in documents:
            if document.id is not None and (today - document.arrived_on).days > 70:
                tx.incoming.set_state(document.id, IncomingState.DONE)
        tx.commit()


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
                        registered_at=clock_at(arrived_on)(),
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
