"""Recognition over whole papers: our own labelled ones, and real ones when they are at hand."""

import json
import unicodedata
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from office_app.domain.incoming import Certainty, RecognisedDocument
from office_app.domain.symbol import symbol_key
from office_app.domain.vietnamese import fold_tone
from office_app.recognition.as_json import HEADER_FIELDS, to_json
from office_app.recognition.recognise import recognise
from tests.documents import PAPERS
from tests.unit.recognition_rules import RULES

SEEDS = Path(__file__).resolve().parents[2].parent / "shared" / "seeds"
NAMES = sorted(path.stem for path in PAPERS.glob("*.json"))
OPEN = [name for name in NAMES if name != "secret_notice"]


def label_of(name: str) -> dict[str, Any]:
    return dict(json.loads((PAPERS / f"{name}.json").read_text(encoding="utf-8")))


def text_of(name: str) -> str:
    return (PAPERS / f"{name}.txt").read_text(encoding="utf-8")


def read(name: str) -> dict[str, Any]:
    return to_json(recognise(text_of(name), RULES))


def plain(value: object) -> object:
    if not isinstance(value, str):
        return value
    return " ".join(fold_tone(value).casefold().replace("\u2013", "-").split())


def dated(deadlines: list[dict[str, Any]]) -> set[tuple[str | None, str | None]]:
    return {(d["due"], d["recurring"]) for d in deadlines if d["due"] or d["recurring"]}


@pytest.mark.parametrize("name", OPEN)
def test_given_a_labelled_paper_when_recognised_then_letterhead_and_signature_agree(name: str) -> None:
    label, found = label_of(name), read(name)
    assert {f: plain(found[f]) for f in HEADER_FIELDS} == {f: plain(label[f]) for f in HEADER_FIELDS}


@pytest.mark.parametrize("name", OPEN)
def test_given_a_labelled_paper_when_recognised_then_citations_agree(name: str) -> None:
    label, found = label_of(name), read(name)
    expected = {(symbol_key(c["symbol"]), c["date"], c["type"]) for c in label["cited"]}
    assert {(symbol_key(c["symbol"]), c["date"], c["type"]) for c in found["cited"]} == expected


@pytest.mark.parametrize("name", OPEN)
def test_given_a_labelled_paper_when_recognised_then_deadlines_agree(name: str) -> None:
    assert dated(read(name)["deadlines"]) == dated(label_of(name)["deadlines"])


@pytest.mark.parametrize("name", OPEN)
def test_given_a_labelled_paper_when_recognised_then_every_unit_has_its_assignment(name: str) -> None:
    found = [str(plain(a["unit"])) for a in read(name)["assignments"]]
    for gold in label_of(name)["assignments"]:
        if gold.get("optional"):
            continue
        parts = [str(plain(part)).strip() for part in gold["unit"].split(";")]
        for part in parts:
            wanted = part.replace("ủy ban mttq", "ủy ban mặt trận tổ quốc")
            assert wanted in found or any(u in wanted and len(u) > 12 for u in found), (wanted, found)


@pytest.mark.parametrize("name", OPEN)
def test_given_a_labelled_paper_when_recognised_then_lists_agree(name: str) -> None:
    label, found = label_of(name), read(name)
    assert [plain(r) for r in found["recipients"]] == [plain(r) for r in label["recipients"]]
    assert [plain(m) for m in found["materials"]] == [plain(m) for m in label["materials"]]
    expected = {(plain(r["to"]), plain(r["through"]), r["due"], r["recurring"]) for r in label["reporting"]}
    assert {
        (plain(r["to"]), plain(r["through"]), r["due"], r["recurring"]) for r in found["reporting"]
    } == expected


@pytest.mark.parametrize("name", OPEN)
def test_given_a_paper_when_recognised_then_every_span_lies_in_the_text(name: str) -> None:
    document = recognise(text_of(name), RULES)
    for value in _values(document):
        if getattr(value, "span", None):
            assert 0 <= value.span.start < value.span.end <= len(document.text)
    passages: list[Any] = [*document.deadlines, *document.assignments]
    for found in passages:
        assert found.span
        assert document.text[found.span.start : found.span.end] == found.text
    assert document.text == unicodedata.normalize("NFC", document.text)


def _values(document: RecognisedDocument) -> list[Any]:
    values: list[Any] = []
    for field in fields(document):
        value = getattr(document, field.name)
        values += value if isinstance(value, list | tuple) else [value]
    return values


def test_given_a_lost_letterhead_when_recognised_then_nothing_of_it_is_invented() -> None:
    document = recognise(text_of("commune_plan_headless"), RULES)
    assert (document.symbol, document.number, document.issued_on, document.parent) == (None, None, None, None)
    assert document.issuer
    assert document.issuer.certainty is Certainty.GUESS
    assert document.issuer.reason


def test_given_a_directive_without_deadlines_when_recognised_then_none_is_found() -> None:
    assert recognise(text_of("commune_resolution"), RULES).deadlines == []


def test_given_a_secret_paper_when_recognised_then_only_the_refusal_comes_back() -> None:
    document = recognise(text_of("secret_notice"), RULES)
    assert document == RecognisedDocument(refused="TỐI MẬT")
    assert set(to_json(document)) == {"refused", "reason"}
    assert to_json(document)["refused"] is True


def test_given_windows_line_ends_and_nfd_when_recognised_then_the_same() -> None:
    text = text_of("province_plan")
    dirty = unicodedata.normalize("NFD", text).replace("\n", "\r\n")
    assert recognise(dirty, RULES) == recognise(text, RULES)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the real papers are not here")
def test_given_real_papers_when_recognised_then_header_citations_and_deadlines_are_right() -> None:
    for path in sorted(SEEDS.glob("*.txt")):
        label = json.loads((SEEDS / "labels" / f"{path.stem}.json").read_text(encoding="utf-8"))
        found = to_json(recognise(path.read_text(encoding="utf-8"), RULES))
        for field in ("symbol", "number", "date", "doc_type", "signer", "signer_title"):
            assert plain(found[field]) == plain(label[field]), (path.name, field)
        expected = {(symbol_key(c["symbol"]), c["date"]) for c in label["cited"]}
        assert {(symbol_key(c["symbol"]), c["date"]) for c in found["cited"]} == expected
        assert dated(found["deadlines"]) == dated(label["deadlines"]), path.name
