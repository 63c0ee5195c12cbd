"""First paint against an empty window; usable window against bare imports, one query and an empty window.

Usable: the first screen painted with its figures, the event loop free. The rooms behind it can be clicked by then but
come a little later, so the moment when all can be entered is told beside it.
"""

import statistics

from benchmarks.figures import Bench, Figure, run_script

TIMES = 9


def measure(bench: Bench) -> None:
    """Start both in turn, each in a process of its own."""
    folder = bench.large()
    painted, usable, entered, empty, bare = [], [], [], [], []
    for turn in range(TIMES + 1):
        ours = [float(word) for word in run_script("our_window", folder)]
        floor = float(run_script("empty_window", "plain")[0])
        models = float(run_script("empty_window", "models", folder / "office.db")[0])
        if turn == 0:
            continue  # warms the file cache
        painted.append(ours[0])
        usable.append(ours[1])
        entered.append(ours[2])
        empty.append(floor)
        bare.append(models)
    first, floor_ms = statistics.median(painted), statistics.median(empty)
    bench.add(Figure("first paint", first, floor_ms, "empty PySide6 window", limit=1.5))
    ready, bare_ms = statistics.median(usable), statistics.median(bare)
    name = "usable window, 100,000 documents"
    bench.add(Figure(name, ready, bare_ms, "PySide6 + SQLModel, a query, a window", limit=1.3))
    name = "every room can be entered, 100,000 documents"
    bench.add(Figure(name, statistics.median(entered), bare_ms, "the same"))
