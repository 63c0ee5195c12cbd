"""Works on a data folder until it is killed, and says what was confirmed. Run by ``test_killed_process``."""

import os
import random
import sys
from datetime import timedelta
from pathlib import Path

from office_app.domain.outgoing import DraftTask
from office_app.domain.study import Attendance, Campaign, Mark, SessionFigures, SessionState, StudySession
from office_app.domain.tasks import Task
from office_app.storage.backups import FolderKeeper
from office_app.storage.store import Store, open_store
from office_app.use_cases.progress import NoProgress
from tests.storage.values import MORNING, directive, draft, member, now, unit

UNITS = 4
MEMBERS = 15
TERM = "2025 - 2030"
TASKS = tuple(
    DraftTask(f"Chi bộ {number}", "mở lớp", MORNING.date(), number) for number in range(1, UNITS + 1)
)


def say(*words: object) -> None:
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def found_office(store: Store) -> None:
    """Enter the chi bộ and their members, unless a worker before has."""
    with store.open_transaction() as tx:
        if not tx.organisation.units(MORNING.date()):
            for number in range(1, UNITS + 1):
                unit_id = tx.organisation.add_unit(unit(f"Chi bộ {number}"))
                for place in range(MEMBERS):
                    tx.organisation.add_member(member(unit_id, f"Nguyễn Văn {chr(65 + place)}"))
            tx.commit()


def register(store: Store, dice: random.Random) -> None:
    content = dice.randbytes(dice.choice((100, 40_000, 3_000_000)))
    file = store.originals.put_bytes(content, "văn bản.pdf")
    with store.open_transaction() as tx:
        number = tx.incoming.next_arrival_number(2026)
        document_id = tx.incoming.add(directive(number, files=(file,), arrival_number=number))
        tx.audit.record(MORNING, "incoming.registered", document_id)
        tx.commit()
    say("confirmed", "incoming", document_id)


def issue(store: Store, dice: random.Random) -> None:
    files = [store.originals.put_bytes(dice.randbytes(30_000), f"KH.{kind}") for kind in ("docx", "pdf")]
    with store.open_transaction() as tx:
        outgoing_id = tx.outgoing.add_draft(draft(tasks=TASKS))
        number = tx.outgoing.next_number("KH", TERM)
        symbol = f"{number:02d}-KH/ĐU"
        tx.outgoing.issue(
            outgoing_id, number=number, term=TERM, symbol=symbol, issued_on=MORNING.date(), files=files
        )
        for task in TASKS:
            tx.tasks.add(Task(task.text, task.unit, task.due, unit_id=task.unit_id, outgoing_id=outgoing_id))
        campaign = Campaign("Học tập", MORNING.date(), outgoing_id=outgoing_id, symbol=symbol)
        tx.study.add_campaign(campaign, range(1, UNITS + 1))
        tx.commit()
    say("confirmed", "outgoing", outgoing_id)


def attend(store: Store, dice: random.Random) -> None:
    with store.open_transaction() as tx:
        campaigns = tx.study.campaigns()
        if not campaigns or campaigns[0].id is None:
            return
        unit_id = dice.randrange(1, UNITS + 1)
        people = tx.organisation.members(unit_id, MORNING.date())
        marks = [
            Attendance(one.id, dice.choice((Mark.PRESENT, Mark.EXCUSED)))
            for one in people
            if one.id is not None
        ]
        present = sum(one.mark is Mark.PRESENT for one in marks)
        figures = SessionFigures(
            members=len(people), called=len(people), present=present, excused=len(people) - present
        )
        held = StudySession(
            campaigns[0].id, unit_id, MORNING.date(), SessionState.HELD, MORNING.date(), figures=figures
        )
        session_id = tx.study.add_session(held)
        tx.study.set_attendance(session_id, marks)
        tx.commit()
    say("confirmed", "session", session_id)


def copy(store: Store, dice: random.Random) -> None:
    day = MORNING + timedelta(days=dice.randrange(10_000))
    made = FolderKeeper(store.folder, lambda: day).daily_backup(NoProgress())
    if made is not None:
        say("confirmed", "copy", made.name)


def main(folder: Path, seed: int) -> None:
    dice = random.Random(seed)
    with open_store(folder, now=now) as store:
        found_office(store)
        say("ready")
        while True:
            dice.choices((register, issue, attend, copy), (6, 4, 6, 1))[0](store, dice)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
