"""Listing, sorting and filtering 100,000 documents against the bare SQL, and the steps on the window's thread."""

import os
import sqlite3
import time
from contextlib import closing

from benchmarks.figures import Bench, Figure, in_turn
from office_app.bootstrap import open_office
from office_app.domain.incoming import IncomingFilter, IncomingSort, IncomingState

TIMES = 15
STEP_LIMIT_MS = 50


def measure(bench: Bench) -> None:
    """Compare ``Office`` with sqlite3 on the same file, then measure the longest step of the list on screen."""
    folder = bench.large()
    wanted = {
        "list all by arrival": (
            IncomingFilter(),
            "select id from incoming_documents order by arrival_year desc, arrival_number desc",
        ),
        "sort by subject": (
            IncomingFilter(sort=IncomingSort.SUBJECT, descending=False),
            "select id from incoming_documents order by subject_sort, id",
        ),
        "filter by state and year": (
            IncomingFilter(state=IncomingState.DONE, year=2024),
            "select id from incoming_documents where arrival_year = 2024 and state = 'done' order by 1 desc",
        ),
        "filter by words": (
            IncomingFilter("chuyen doi so"),
            (
                "select id from incoming_documents where search_key like '%chuyen%' and search_key like '%doi%' "
                "and search_key like '%so%' order by arrival_year desc, arrival_number desc"
            ),
        ),
    }
    with (
        closing(open_office(folder, writable=False)) as office,
        closing(sqlite3.connect(folder / "office.db")) as bare,
    ):
        for name, (criteria, sql) in wanted.items():
            ours, floor = in_turn(
                lambda criteria=criteria: office.incoming_ids(criteria),  # type: ignore[misc]
                lambda sql=sql: [row[0] for row in bare.execute(sql)],  # type: ignore[misc]
                TIMES,
            )
            bench.add(Figure(f"{name} (100,000, in a job)", ours, floor, "bare SQL", limit=4.0))
        ids = office.incoming_ids(IncomingFilter())
        marks = ", ".join("?" * 100)
        sql = f"select id, symbol, issuer, subject, state from incoming_documents where id in ({marks})"
        ours, floor = in_turn(
            lambda: office.incoming_lines(ids[50_000:50_100]),
            lambda: bare.execute(sql, list(ids[50_000:50_100])).fetchall(),
            TIMES,
        )
        bench.add(Figure("read a page of 100 lines", ours, floor, "bare SQL", ceiling=STEP_LIMIT_MS))
        _steps(bench, office)


def _steps(bench: Bench, office) -> None:  # type: ignore[no-untyped-def]
    """Show, scroll, sort and filter the register in its real page and take the longest step of the event loop."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    from office_app.gui.app import build_window
    from office_app.gui.jobs.runner import JobRunner
    from office_app.gui.look.theme import ThemeController
    from office_app.gui.widgets.data_table import DataTable

    app = QApplication.instance() or QApplication([])
    runner = JobRunner()
    window = build_window(office, ThemeController(app, "light", 100), runner)  # type: ignore[arg-type]
    window.resize(1366, 768)
    window.show()
    _settle(app, runner)
    window.go("incoming", None)
    _settle(app, runner)
    table = window.findChild(DataTable)
    assert table is not None
    assert table.model().rowCount() >= 100_000
    steps = {
        "scroll to the middle": lambda: table.verticalScrollBar().setValue(
            table.verticalScrollBar().maximum() // 2
        ),
        "scroll to the end": lambda: table.verticalScrollBar().setValue(table.verticalScrollBar().maximum()),
        "sort by a header": lambda: table.horizontalHeader().sectionClicked.emit(6),
        "sort back": lambda: table.horizontalHeader().sectionClicked.emit(0),
    }
    for name, step in steps.items():
        step()
        longest = _settle(app, runner)
        bench.add(Figure(f"window's thread: {name}", longest, None, "no floor", ceiling=STEP_LIMIT_MS))
    window.close()
    runner.shutdown()
    assert Qt is not None


def _settle(app, runner) -> float:  # type: ignore[no-untyped-def]
    """Let the event loop run until it is idle and return its longest step in milliseconds."""
    longest, quiet = 0.0, 0
    until = time.perf_counter() + 20
    while quiet < 20 and time.perf_counter() < until:
        begin = time.perf_counter()
        app.processEvents()
        taken = (time.perf_counter() - begin) * 1000
        longest = max(longest, taken)
        quiet = quiet + 1 if taken < 0.5 and not runner.jobs else 0
        time.sleep(0.005)
    return longest
