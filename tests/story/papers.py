"""The papers that the stories run on: our own, and the five seeds where they lie beside the project."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

TESTS = Path(__file__).resolve().parents[1]
OWN = TESTS / "data" / "papers"
SEEDS = TESTS.parents[1] / "shared" / "seeds"


@dataclass(frozen=True)
class Paper:
    """A text with what recognition should find in it."""

    name: str
    text: str
    label: dict[str, Any]


def papers() -> list[Paper]:
    """Return all papers that are not refused; seeds only where they are at hand."""
    found = []
    for folder, labels in ((OWN, OWN), (SEEDS, SEEDS / "labels")):
        for path in sorted(folder.glob("*.txt")):
            label = json.loads((labels / f"{path.stem}.json").read_text(encoding="utf-8"))
            if not label.get("refused"):
                found.append(Paper(path.stem, path.read_text(encoding="utf-8"), label))
    return found


def symbol_by_hand(paper: Paper) -> str:
    """Return a symbol that a clerk would give a paper whose letterhead is lost."""
    return "77-CT/TU" if paper.label["doc_type"] == "Chỉ thị" else "77-KH/TU"


def each_paper() -> list[pytest.ParameterSet]:
    """Return the papers as parameters of a test; two of them are enough for a quick run."""
    return [
        pytest.param(paper, id=paper.name, marks=[pytest.mark.slow] if place > 1 else [])
        for place, paper in enumerate(papers())
    ]


CHI_BO = ("Chi bộ Thôn Đông", "Chi bộ Thôn Đoài", "Chi bộ Trường Mầm non")
PEOPLE = {
    "Chi bộ Thôn Đông": ("Nguyễn Văn An", "Trần Thị Bình", "Lê Văn Cường", "Phạm Thị Dung"),
    "Chi bộ Thôn Đoài": ("Hoàng Văn Đạt", "Vũ Thị Én", "Đặng Văn Giang"),
    "Chi bộ Trường Mầm non": ("Bùi Thị Hạnh", "Đỗ Thị Khuyên"),
}
