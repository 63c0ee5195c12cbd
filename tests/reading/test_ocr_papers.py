"""Labelled papers as scans: number and date must be right, what they cite and by when nearly so."""

from collections.abc import Set
from pathlib import Path

import pytest

from office_app.domain.symbol import symbol_key
from office_app.reading.client import ReadingProcess
from office_app.recognition.as_json import to_json
from tests.reading.made_files import NO_PROGRESS
from tests.scans import scan_pdf, scans_of
from tests.story.papers import Paper, papers

PAPERS = papers()


@pytest.mark.slow
@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_given_a_labelled_paper_as_a_scan_when_recognised_then_it_agrees_with_its_label(
    reader: ReadingProcess, tmp_path: Path, paper: Paper
):
    path = scan_pdf(scans_of(paper.text, tmp_path, seed=len(paper.text)), tmp_path / "bản quét.pdf")

    found, label = to_json(reader.recognise(path, NO_PROGRESS).recognised), paper.label

    for name in ("symbol", "date"):
        accepted = [label[name], *label.get("accept", {}).get(name, [])]
        assert found[name] in accepted, name
    cited = {symbol_key(one["symbol"]) for one in found["cited"]}
    assert f1(cited, {symbol_key(one["symbol"]) for one in label["cited"]}) >= 0.9
    assert f1(due(found["deadlines"]), due(label["deadlines"])) >= 0.85


def due(deadlines: list[dict[str, str | None]]) -> set[tuple[str | None, str | None]]:
    return {(one["due"], one["recurring"]) for one in deadlines if one["due"] or one["recurring"]}


def f1(found: Set[object], meant: Set[object]) -> float:
    return 2 * len(found & meant) / (len(found) + len(meant)) if found or meant else 1.0
