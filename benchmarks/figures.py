"""Figures, their floors and limits; the folders that the measures share."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[1]
CACHE = Path(tempfile.gettempdir()) / "office-app-bench"


@dataclass(frozen=True)
class Figure:
    """One comparison: medians of ours and the floor in ``unit``; ``limit`` bounds ``ours / floor`` when given.

    ``ceiling`` bounds ours alone, for what must not be felt (a step on the window's thread).
    """

    name: str
    ours: float
    floor: float | None
    floor_name: str
    unit: str = "ms"
    limit: float | None = None
    ceiling: float | None = None

    @property
    def ratio(self) -> float | None:
        return self.ours / self.floor if self.floor else None

    @property
    def passed(self) -> bool:
        within = self.limit is None or (self.ratio is not None and self.ratio <= self.limit)
        return within and (self.ceiling is None or self.ours <= self.ceiling)


@dataclass
class Bench:
    """Collects figures; ``large`` is the sample office with 100,000 documents, made once and kept."""

    figures: list[Figure] = field(default_factory=list)

    def add(self, figure: Figure) -> None:
        self.figures.append(figure)
        print(line(figure), flush=True)

    def large(self) -> Path:
        folder = CACHE / "large"
        if not (folder / "complete").exists():
            shutil.rmtree(folder, ignore_errors=True)
            print("making the large sample office (once) …", file=sys.stderr, flush=True)
            command = [sys.executable, "-m", "office_app.cli.main", "sample", "--size", "large"]
            subprocess.run([*command, "--data-dir", str(folder)], check=True)
            (folder / "complete").touch()
        return folder


def line(figure: Figure) -> str:
    """Return one printed row."""
    ratio = f"{figure.ratio:5.2f}×" if figure.ratio is not None else "     –"
    floor = f"{figure.floor:9.1f} {figure.unit} {figure.floor_name}" if figure.floor else figure.floor_name
    bounds = []
    if figure.limit is not None:
        bounds.append(f"limit {figure.limit:g}×")
    if figure.ceiling is not None:
        bounds.append(f"limit {figure.ceiling:g} {figure.unit}")
    mark = "" if not bounds else ("  ok" if figure.passed else "  TOO SLOW")
    return (
        f"{figure.name:<58} {figure.ours:9.1f} {figure.unit}  {ratio}  of {floor}  {' '.join(bounds)}{mark}"
    )


def show(bench: Bench) -> int:
    """Print the verdict and return the exit status."""
    failed = [figure for figure in bench.figures if not figure.passed]
    print(f"\n{len(bench.figures)} figures, {len(failed)} past their limit")
    return 1 if failed else 0


def median_ms(work: Callable[[], object], times: int) -> float:
    """Return the median wall time of ``work`` in milliseconds."""
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begin) * 1000)
    return statistics.median(taken)


def cpu_ms(work: Callable[[], object]) -> float:
    """Return the milliseconds of processor time that ``work`` takes in this process and in those it started."""
    begin = _cpu_seconds()
    work()
    return (_cpu_seconds() - begin) * 1000


def _cpu_seconds() -> float:
    own = psutil.Process()
    times = (process.cpu_times() for process in (own, *own.children(recursive=True)))
    return sum(spent.user + spent.system for spent in times)


def in_turn(
    ours: Callable[[], object],
    floor: Callable[[], object],
    times: int,
    *,
    clock: Callable[[Callable[[], object]], float] | None = None,
) -> tuple[float, float]:
    """Return the medians of both, taken A B A B …, so that a drifting machine slows both.

    ``clock`` tells what a piece of work takes: wall time, or ``cpu_ms``.
    """
    clock = clock or partial(median_ms, times=1)
    first: list[float] = []
    second: list[float] = []
    for _ in range(times):
        first.append(clock(ours))
        second.append(clock(floor))
    return statistics.median(first), statistics.median(second)


def run_script(name: str, *arguments: object) -> list[str]:
    """Run a script of ``benchmarks/scripts`` in a fresh process and return the words it prints.

    The first argument it gets is the moment it was started, in nanoseconds of the wall clock.
    """
    script = ROOT / "benchmarks" / "scripts" / f"{name}.py"
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    command = [sys.executable, str(script), str(time.time_ns()), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment, timeout=180)
    return done.stdout.split()
