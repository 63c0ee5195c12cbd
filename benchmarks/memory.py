"""Memory at rest with the large sample office against the empty window with SQLModel."""

from benchmarks.figures import Bench, Figure, run_script


def measure(bench: Bench) -> None:
    """Compare the resident size a second after the window has become usable."""
    folder = bench.large()
    ours = float(run_script("memory_at_rest", folder)[0])
    floor = float(run_script("memory_of_bare", folder / "office.db")[0])
    bench.add(
        Figure(
            "memory at rest, 100,000 documents",
            ours,
            floor,
            "bare imports and a window",
            unit="MB",
            limit=2.5,
        )
    )
