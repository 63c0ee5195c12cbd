"""A campaign of 80 chi bộ with 5,000 members in the study room: the steps on the window's thread."""

import os
import shutil
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.figures import CACHE, Bench, Figure
from benchmarks.intake import STEP_LIMIT_MS, Steps
from office_app.bootstrap import Office, open_office
from office_app.domain.member_import import MemberImport, MemberImportRow
from office_app.domain.settings import OfficeSettings, Signer
from office_app.domain.study import Campaign, Mark, StudySession

UNITS, MEMBERS, CAMPAIGNS = 80, 5_000, 3
FIRST = date(2026, 3, 2)


def measure(bench: Bench) -> None:
    """Open the campaign, scroll it, turn its pages, walk through its chi bộ; take the longest step of each.

    The limit is on processor time, which others on the machine do not stretch; the time by the clock stands beside it.
    """
    with closing(open_office(_folder(), writable=True)) as office:
        _steps(bench, office)


def _folder() -> Path:
    folder = CACHE / "study"
    if not (folder / "complete").exists():
        shutil.rmtree(folder, ignore_errors=True)
        print(f"making {CAMPAIGNS} campaigns of {UNITS} chi bộ (once) …", file=sys.stderr, flush=True)
        with closing(open_office(folder)) as office:
            _fill(office)
        (folder / "complete").touch()
    return folder


def _fill(office: Office) -> None:
    signer = Signer("Nguyễn Văn Lâm", "PHÓ BÍ THƯ")
    office.save_settings(OfficeSettings(commune="Thanh Lâm", province="Thái Nguyên", signers=(signer,)))
    names = [f"Chi bộ Thôn {number}" for number in range(1, UNITS + 1)]
    office.add_units(names)
    rows = [
        MemberImportRow(at + 2, f"Nguyễn Văn {at:04d}", names[at % UNITS], None, exempt=at % 20 == 19)
        for at in range(MEMBERS)
    ]
    columns = (("Miễn sinh hoạt", "Miễn"),)
    office.import_members(MemberImport("mau.xlsx", rows, (), columns, tuple(names), len(rows), 0, 0))
    unit_ids = [line.unit.id or 0 for line in office.units()]
    for number in range(CAMPAIGNS):
        due = FIRST + timedelta(days=60 + 30 * number)
        made = office.save_campaign(
            Campaign(f"Học tập Nghị quyết số {number + 1}", due, symbol=f"{number + 1}-NQ/TW"), unit_ids
        )
        for at, unit_id in enumerate(unit_ids):
            _hold(office, StudySession(made, unit_id, FIRST + timedelta(days=30 * number + at % 26)), at)


def _hold(office: Office, session: StudySession, at: int) -> None:
    """Hold the session with two absent, one of whom makes up at a second one in every fourth chi bộ."""
    session = replace(session, id=office.change_session(session))
    rows = list(office.attendance_rows(session.id or 0))
    for place in (3, 7):
        rows[place] = replace(rows[place], mark=Mark.EXCUSED)
    office.save_attendance(session, rows)
    if at % 4 == 0:
        again = replace(session, id=None, planned_on=session.planned_on + timedelta(days=7))
        again = replace(again, id=office.change_session(again))
        rows = list(office.attendance_rows(again.id or 0))
        office.save_attendance(again, [rows[0], *(replace(row, mark=Mark.EXCUSED) for row in rows[1:])])


def _steps(bench: Bench, office: Office) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from office_app.gui.app import build_window
    from office_app.gui.jobs.collector import Collector
    from office_app.gui.jobs.runner import JobRunner
    from office_app.gui.look.theme import ThemeController
    from office_app.gui.rooms import import_rooms
    from office_app.gui.study.study_page import StudyPage

    app = QApplication.instance() or QApplication([])
    runner, collector = JobRunner(), Collector(app)
    window = build_window(office, ThemeController(app, "light", 100), runner)  # type: ignore[arg-type]
    window.resize(1366, 768)
    window.show()
    runner.run(import_rooms)  # as the program does once it has opened
    _settle(app, runner)
    campaigns = [campaign.id for campaign in office.campaigns()]
    window.go("study", campaigns[0])
    _settle(app, runner)
    page = window.room("study")
    assert isinstance(page, StudyPage)
    assert page.table.model().rowCount() == UNITS
    bar = page.table.verticalScrollBar()
    tabs = {page.tab_bar.tabText(at): at for at in range(page.tab_bar.count())}
    steps: dict[str, Callable[[], Any]] = {
        "open another campaign": lambda: page.open(campaigns[1]),
        "scroll the chi bộ to the end": lambda: bar.setValue(bar.maximum()),
        "choose a chi bộ": lambda: page.table.select_id(page.presenter.results[40].unit_id),
        "mark a row": lambda: page.panel.grid.mark_asked.emit([1], Mark.EXCUSED),
        "take it back": lambda: page.panel.grid.undo_asked.emit(),
        **{f"page «{name}»": partial(page.tab_bar.setCurrentIndex, at) for name, at in tabs.items() if at},
        "turn the month": lambda: page.calendar.turn(1),
        "back to the chi bộ": lambda: page.tab_bar.setCurrentIndex(0),
        "read all again": page.refresh,
        "back to the first campaign": lambda: page.open(campaigns[0]),
    }
    for name, step in steps.items():
        taken = Steps()
        taken.take(step)
        _settle(app, runner, taken)
        what = f"study room, window's thread: {name}"
        bench.add(Figure(what, taken.longest, None, "no floor", ceiling=STEP_LIMIT_MS))
        bench.add(Figure(f"{what}, by the clock", taken.longest_by_clock, None, "no floor"))
    window.close()
    collector.stop()
    runner.shutdown()


def _settle(app: Any, runner: Any, steps: Steps | None = None) -> None:
    """Let the event loop run until there is nothing more to do."""
    quiet, until = 0, time.perf_counter() + 20
    while quiet < 20 and time.perf_counter() < until:
        turn = Steps()
        turn.take(app.processEvents)
        if steps is not None:
            steps.longest = max(steps.longest, turn.longest)
            steps.longest_by_clock = max(steps.longest_by_clock, turn.longest_by_clock)
        quiet = quiet + 1 if turn.longest < 0.5 and not runner.jobs else 0
        time.sleep(0.005)
