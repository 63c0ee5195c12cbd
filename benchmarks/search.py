"""Searching 100,000 documents with 300 MB of text as it is typed, against the same query in bare sqlite3."""

import os
import random
import re
import shutil
import sqlite3
import statistics
import sys
import time
from contextlib import closing
from pathlib import Path
from unittest.mock import patch

from benchmarks.figures import CACHE, Bench, Figure, median_ms
from benchmarks.lists import STEP_LIMIT_MS, _settle
from office_app.bootstrap import open_office
from office_app.bootstrap.office import Office
from office_app.domain.incoming import IncomingDocument, IncomingFilter
from office_app.domain.search_query import SearchQuery, parse_query
from office_app.domain.vietnamese import fold, nfc
from office_app.storage.repositories.search import SearchRepository

LETTERS_A_TEXT = 2_300
TYPED = (
    "chuyen doi so", "nghị quyết đại hội", "bao cao ket qua", "Nguyễn Văn", "12-KH/TU", "uỷ ban kiểm tra",
    "hoc tap quan triet", "tháng 9/2026", "kế hoạch số 45", "phòng chống",
)  # fmt: skip
_SENTENCE = re.compile(r"(?<=[.;])\s+")


def measure(bench: Bench) -> None:
    """Build the index, search at each key of ``TYPED``, register a paper, and type into the real window."""
    folder = _with_texts(bench)
    with closing(open_office(folder)) as office:
        _build(bench, office)
        _keys(bench, office)
        _register(bench, office)
        _window(bench, office)


def _with_texts(bench: Bench) -> Path:
    """Return a copy of the large office whose documents have texts of some pages; made once and kept."""
    folder = CACHE / "search"
    if not (folder / "complete").exists():
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(bench.large(), folder)
        (folder / "complete").unlink()
        print("writing 300 MB of texts (once) …", file=sys.stderr, flush=True)
        with closing(sqlite3.connect(folder / "office.db")) as connection:
            _write_texts(connection)
        (folder / "complete").touch()
    return folder


def _write_texts(connection: sqlite3.Connection) -> None:
    chance = random.Random(7)
    texts = [nfc(row[0]) for row in connection.execute("SELECT DISTINCT text FROM incoming_texts LIMIT 200")]
    sentences = [one for text in texts for one in _SENTENCE.split(text) if 30 < len(one) < 500]
    words = sorted({word for one in sentences for word in one.split()})
    ids = [row[0] for row in connection.execute("SELECT document_id FROM incoming_texts")]
    _empty_index(connection)
    connection.executemany(
        "UPDATE incoming_texts SET text = ? WHERE document_id = ?",
        ((_text(sentences, words, chance), one) for one in ids),
    )
    connection.execute("UPDATE search_queue SET old_text = NULL")
    connection.commit()


def _text(sentences: list[str], words: list[str], chance: random.Random) -> str:
    parts: list[str] = []
    while sum(map(len, parts)) < LETTERS_A_TEXT:
        sentence = chance.choice(sentences).split(" ")
        sentence[chance.randrange(len(sentence))] = chance.choice(words)
        parts.append(" ".join(sentence))
    return "\n".join((*parts, f"Số lượng: {chance.randint(1, 99_999)}."))


def _empty_index(connection: sqlite3.Connection) -> None:
    for statement in (
        "INSERT INTO search_texts (search_texts) VALUES ('delete-all')",
        "INSERT INTO search_heads (search_heads) VALUES ('delete-all')",
        "DELETE FROM search_lines",
        "DELETE FROM search_words",
        "INSERT OR IGNORE INTO search_queue (kind, ref) SELECT 1, id FROM incoming_documents",
        "INSERT OR IGNORE INTO search_queue (kind, ref) SELECT 2, id FROM outgoing_documents",
        "INSERT OR IGNORE INTO search_queue (kind, ref) SELECT 8, id FROM members",
    ):
        connection.execute(statement)


def _build(bench: Bench, office: Office) -> None:
    file = office.folder / "office.db"
    waiting = office.waiting_for_index()
    if waiting:
        begin = time.perf_counter()
        office.index_waiting()
        taken = time.perf_counter() - begin
        bench.add(Figure(f"index {waiting:,} records, in the job", taken, None, "no floor", unit="s"))
    with closing(sqlite3.connect(file)) as bare:
        page = bare.execute("PRAGMA page_size").fetchone()[0]
        pages = bare.execute(
            "SELECT count(*) FROM dbstat WHERE name LIKE 'search\\_%' ESCAPE '\\'"
        ).fetchone()[0]
        text = bare.execute("SELECT sum(length(CAST(text AS BLOB))) FROM incoming_texts").fetchone()[0]
    bench.add(Figure("size of the index", page * pages / 1e6, text / 1e6, "the texts", unit="MB"))


def _keys(bench: Bench, office: Office) -> None:
    """Search after each key as the box does; the floor is the one FTS query that says the same, newest first."""
    ours: list[float] = []
    floor: list[float] = []
    with closing(sqlite3.connect(office.folder / "office.db")) as bare:
        sql = "SELECT rowid FROM search_texts WHERE search_texts MATCH ? ORDER BY rowid DESC LIMIT 20"
        for typed in (words[:end] for words in TYPED for end in range(1, len(words) + 1)):
            match = _plain_match(parse_query(typed, office.today()))
            if not match:
                continue
            ours.append(median_ms(lambda typed=typed: office.search(typed), 3))  # type: ignore[misc]
            floor.append(median_ms(lambda match=match: bare.execute(sql, (match,)).fetchall(), 3))  # type: ignore[misc]
    bench.add(
        Figure(
            f"search at each of {len(ours)} keys, median",
            statistics.median(ours),
            statistics.median(floor),
            "the FTS query in bare sqlite3",
            limit=1.5,
        )
    )
    bench.add(
        Figure(
            "search at each key, slowest twentieth",
            _high(ours),
            _high(floor),
            "the FTS query in bare sqlite3",
        )
    )


def _plain_match(query: SearchQuery) -> str:
    """Return the terms as one would write them by hand: without marks, all of them, the last one half typed."""
    first = [term.any_of[0] for term in query.terms]
    return " AND ".join(
        'folded : "' + " ".join(map(fold, one.words)) + ('" *' if one.prefix else '"') for one in first
    )


def _high(values: list[float]) -> float:
    return sorted(values)[len(values) * 95 // 100]


def _register(bench: Bench, office: Office) -> None:
    """Enter papers with the index following and without, in turn."""
    text = office.incoming_document(office.incoming_ids(IncomingFilter())[0]).text
    numbers, run = iter(range(10_000, 20_000)), time.time_ns()  # the folder keeps what an earlier run entered

    def enter() -> None:
        number = next(numbers)
        office.register(
            IncomingDocument(
                symbol=f"{number}-CV/BM",
                issued_on=office.today(),
                doc_type="Công văn",
                issuer=f"Ban đo tốc độ {run}",
                subject="đo tốc độ vào sổ",
                arrived_on=office.today(),
                text=text,
            ),
            (),
        )

    followed, bare = [], []
    for _ in range(15):
        followed.append(median_ms(enter, 1))
        with patch.object(SearchRepository, "follow", return_value=0):
            bare.append(median_ms(enter, 1))
    office.index_waiting()
    bench.add(
        Figure(
            "register a paper",
            statistics.median(followed),
            statistics.median(bare),
            "without the index",
            limit=3.0,
        )
    )


def _window(bench: Bench, office: Office) -> None:
    """Type into the box of the real window and take the longest step of its event loop."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from office_app.gui.app import build_window
    from office_app.gui.jobs.runner import JobRunner
    from office_app.gui.look.theme import ThemeController
    from office_app.gui.search.search_panel import SearchPanel

    app = QApplication.instance() or QApplication([])
    sys.setswitchinterval(0.001)  # as ``run_window`` has it
    runner = JobRunner()
    window = build_window(office, ThemeController(app, "light", 100), runner)  # type: ignore[arg-type]
    window.resize(1366, 768)
    window.show()
    window.search.take_focus()
    _settle(app, runner)
    panel = window.findChild(SearchPanel)
    assert panel is not None
    steps: list[float] = []
    for typed in TYPED[:4]:
        window.search.clear()
        for letter in typed:
            window.search.insert(letter)
            steps.append(_step(app, 0.12))  # a quick typist
        steps.append(_settle(app, runner))
        assert panel._shown_for == typed
    bench.add(
        Figure("window's thread: typing, longest step", max(steps), None, "no floor", ceiling=STEP_LIMIT_MS)
    )
    bench.add(
        Figure("window's thread: typing, median of longest steps", statistics.median(steps), None, "no floor")
    )
    window.close()
    runner.shutdown()


def _step(app, seconds: float) -> float:  # type: ignore[no-untyped-def]
    """Let the event loop run so long and return its longest step in milliseconds."""
    longest, until = 0.0, time.perf_counter() + seconds
    while time.perf_counter() < until:
        begin = time.perf_counter()
        app.processEvents()
        longest = max(longest, (time.perf_counter() - begin) * 1000)
        time.sleep(0.002)
    return longest
