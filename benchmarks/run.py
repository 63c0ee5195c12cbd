"""Measures the program against floors and peers in the same run, and prints each as a ratio.

    python dev.py bench                 all
    python dev.py bench start lists     of: start lists search study reading ocr intake issuing returns reports memory

A ratio compares two figures taken in turn on the same machine, so it holds when the machine is slow or busy.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import intake, issuing, lists, memory, ocr, reading, reports, returns, search, start, study
from benchmarks.figures import Bench, show

ALL = {
    "start": start.measure,
    "lists": lists.measure,
    "search": search.measure,
    "study": study.measure,
    "reading": reading.measure,
    "ocr": ocr.measure,
    "intake": intake.measure,
    "issuing": issuing.measure,
    "returns": returns.measure,
    "reports": reports.measure,
    "memory": memory.measure,
}


def main() -> int:
    """Run the named measures, all when none is named; exit 1 when a limit is passed."""
    named = sys.argv[1:] or list(ALL)
    unknown = [name for name in named if name not in ALL]
    if unknown:
        print(f"unknown: {', '.join(unknown)}; there are: {', '.join(ALL)}", file=sys.stderr)
        return 2
    bench = Bench()
    for name in named:
        ALL[name](bench)
    return show(bench)


if __name__ == "__main__":
    sys.exit(main())
