"""Works in an office until it is killed, and says what was confirmed. Run by ``test_killed_process``.

It goes the way of the window and the commands: registers files, issues plans as DOCX and PDF with their tasks
and campaign, enters attendance.
"""

import os
import random
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from office_app.bootstrap import Office, open_office
from office_app.domain.errors.incoming import FirstPageUnreadError
from office_app.domain.official_paper import PaperLayout
from office_app.domain.organisation import Member
from office_app.domain.outgoing import DraftCampaign, DraftTask
from office_app.domain.settings import OfficeSettings
from office_app.domain.study import Mark, SessionState, StudySession
from tests.storage.values import MORNING, directive, draft

UNITS = 4
MEMBERS = 15
TASKS = tuple(
    DraftTask(f"Chi bộ {number}", "mở lớp", MORNING.date(), number) for number in range(1, UNITS + 1)
)
CAMPAIGN = DraftCampaign("Học tập", (MORNING + timedelta(days=20)).date(), None, tuple(range(1, UNITS + 1)))


def say(*words: object) -> None:
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


class Days:
    """A clock that the worker moves on, so that more than one daily copy is made."""

    now = MORNING

    def __call__(self) -> datetime:
        return self.now


def found_office(office: Office) -> None:
    """Name the office and enter its chi bộ and members, going on where a worker before was cut off."""
    if office.settings() is None:
        office.save_settings(OfficeSettings("La Hiên", "Thái Nguyên"))
    office.add_units([f"Chi bộ {number}" for number in range(1, UNITS + 1)])
    for line in office.units():
        for place in range(line.members, MEMBERS):
            office.save_member(Member(f"Nguyễn Văn {chr(65 + place)}", line.unit.id or 0))


def register(office: Office, dice: random.Random) -> None:
    path = office.folder.with_name("văn bản.pdf")
    path.write_bytes(dice.randbytes(dice.choice((100, 40_000, 3_000_000))))
    number = office.next_arrival_number()
    entry = replace(directive(number), files=(), arrived_on=office.today())
    try:
        document = office.register(entry, [path])
    except FirstPageUnreadError:  # nobody can read it: the clerk has looked and says so again
        document = office.register(entry, [path])
    say("confirmed", "incoming", document.id)


def issue(office: Office, dice: random.Random) -> None:
    subject = f"học tập lần {dice.random()}"
    paper = draft(tasks=TASKS, campaign=CAMPAIGN, incoming_id=None, subject=subject, layout=PaperLayout())
    issued, _ = office.issue(paper, issued_on=MORNING.date())
    say("confirmed", "outgoing", issued.outgoing_id)


def attend(office: Office, dice: random.Random) -> None:
    session = next(planned(office), None)
    if session is None:
        return
    rows = [
        replace(row, mark=dice.choice((Mark.PRESENT, Mark.EXCUSED)))
        for row in office.attendance_rows(session.id or 0)
    ]
    held = replace(session, held_on=min(session.planned_on, office.today()))
    office.save_attendance(held, rows)
    say("confirmed", "session", session.id)


def planned(office: Office) -> Iterator[StudySession]:
    """Yield the sessions still to be held, of the newest campaign first."""
    for campaign in office.campaigns():
        for line in office.campaign_results(campaign.id or 0):
            if line.session is not None and line.session.state is SessionState.PLANNED:
                yield replace(line.session, held_on=line.session.planned_on)


def copy(office: Office, dice: random.Random) -> None:
    Days.now = MORNING + timedelta(days=dice.randrange(200))
    made = office.daily_backup()
    Days.now = MORNING
    if made is not None:
        say("confirmed", "copy", made.name)


def main(folder: Path, seed: int) -> None:
    dice = random.Random(seed)
    office = open_office(folder, now=Days())
    found_office(office)
    # Imports the writers and starts the reader, which looks at each file for secrecy marks: kills should hit the work.
    office.read(office.write_draft(draft(), folder.with_name("nháp"))[0])
    say("ready")
    while True:
        dice.choices((register, issue, attend, copy), (6, 3, 8, 1))[0](office, dice)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
