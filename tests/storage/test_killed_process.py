"""A process killed at any moment: what it confirmed is there, and nothing is there by half."""

import random
import sqlite3
import subprocess
import sys
import threading
import time
from collections import defaultdict
from contextlib import closing
from pathlib import Path

import pytest

from office_app.domain.incoming import IncomingFilter
from office_app.domain.outgoing import OutgoingState
from office_app.domain.study import SessionState
from office_app.storage.connections import connect, faults
from office_app.use_cases.ports.transaction import Transaction
from office_app.use_cases.progress import NoProgress
from tests.storage.killed_worker import MEMBERS, TASKS, UNITS
from tests.storage.opened import open_store

ROOT = Path(__file__).parents[2]
START_LIMIT = 60.0
"""Seconds a worker may take to get ready on a busy machine."""


def run_and_kill(
    folder: Path, seed: int, dice: random.Random, *, while_starting: bool
) -> list[tuple[str, str]]:
    """Start a worker, kill it at a random moment, return what it had confirmed."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.storage.killed_worker", str(folder), str(seed)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None and process.stderr is not None
    lines: list[bytes] = []
    ready = threading.Event()

    def listen() -> None:
        assert process.stdout is not None
        for line in process.stdout:
            lines.append(line)
            ready.set()

    listener = threading.Thread(target=listen)
    listener.start()
    if while_starting:
        time.sleep(dice.uniform(0.3, 1.2))
    else:
        assert ready.wait(START_LIMIT), "the worker did not get ready"
        time.sleep(dice.choice((dice.uniform(0, 0.05), dice.uniform(0, 1.5))))
    process.kill()
    process.wait()
    listener.join()
    complaint = process.stderr.read().decode()
    process.stdout.close()
    process.stderr.close()
    assert "Traceback" not in complaint, complaint
    words = [line.decode().split() for line in lines if line.endswith(b"\n")]
    return [(one[1], one[2]) for one in words if one[0] == "confirmed"]


def check_everything(folder: Path, confirmed: dict[str, set[str]]) -> None:
    with open_store(folder) as store:
        assert store.keeper.check(NoProgress()) == []
        with store.open_reading() as tx:
            incoming = check_incoming(tx)
            outgoing = check_outgoing(tx)
            sessions = check_sessions(tx)
        check_copies(store.folder.backups)
        assert not list(folder.rglob("*.part"))
    for kind, there in (("incoming", incoming), ("outgoing", outgoing), ("session", sessions)):
        assert confirmed[kind] <= there, f"lost: {kind}"


def check_incoming(tx: Transaction) -> set[str]:
    ids = tx.incoming.ids(IncomingFilter(descending=False))
    assert [line.arrival for line in tx.incoming.lines(ids)] == [
        f"{n:02d}/2026" for n in range(1, len(ids) + 1)
    ]
    for one in ids:
        document = tx.incoming.get(one)
        assert (len(document.files), len(document.obligations), len(document.cited)) == (1, 3, 2)
        assert document.text
        assert len(tx.audit.of("incoming.", one)) == 1
    return set(map(str, ids))


def check_outgoing(tx: Transaction) -> set[str]:
    ids = tx.outgoing.ids()
    tasks: dict[int | None, int] = defaultdict(int)
    for task in tx.tasks.all():
        tasks[task.outgoing_id] += 1
    campaigns = {one.outgoing_id: one for one in tx.study.campaigns()}
    assert len(campaigns) == len(ids)
    papers = [tx.outgoing.get(one) for one in ids]
    for paper in papers:
        assert paper.state is OutgoingState.ISSUED
        assert len(paper.files) == 2
        assert tasks[paper.id] == len(TASKS)
        campaign_id = campaigns[paper.id].id
        assert campaign_id is not None and len(tx.study.campaign_units(campaign_id)) == UNITS
    assert sorted(paper.number or 0 for paper in papers) == list(range(1, len(ids) + 1))
    return set(map(str, ids))


def check_sessions(tx: Transaction) -> set[str]:
    """Every chi bộ of every campaign has its session; a held one has a mark for each of its members."""
    sessions = [one for campaign in tx.study.campaigns() for one in tx.study.sessions(campaign.id or 0)]
    assert len(sessions) == UNITS * len(tx.study.campaigns())
    held = [one for one in sessions if one.state is SessionState.HELD]
    for one in sessions:
        marks = tx.study.attendance(one.id or 0)
        assert one.figures.mistake() is None
        assert len(marks) == one.figures.members == (MEMBERS if one in held else 0)
    return {str(one.id) for one in held}


def check_copies(backups: Path) -> None:
    for path in backups.glob("*.db"):
        with closing(connect(path, read_only=True)) as connection:
            assert faults(connection) == []


def kill_again_and_again(folder: Path, kills: int) -> dict[str, set[str]]:
    dice = random.Random(kills)
    confirmed: dict[str, set[str]] = defaultdict(set)
    for seed in range(kills):
        # Now and then twice in a row, so that also the looking over after a cut-off session is cut off.
        if dice.random() < 0.25:
            run_and_kill(folder, 1000 + seed, dice, while_starting=True)
        for kind, what in run_and_kill(folder, seed, dice, while_starting=False):
            confirmed[kind].add(what)
        check_everything(folder, confirmed)
    return confirmed


@pytest.mark.slow
def test_given_fifty_kills_when_opened_again_then_nothing_confirmed_is_lost(data_dir: Path) -> None:
    confirmed = kill_again_and_again(data_dir, 50)
    assert min(len(confirmed[kind]) for kind in ("incoming", "outgoing", "session")) >= 20
    with closing(sqlite3.connect(data_dir / "office.db")) as connection:
        assert connection.execute("SELECT count(*) FROM attendance").fetchone()[0] >= 20 * MEMBERS
