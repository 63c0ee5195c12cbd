"""``office-app read``: several files at a time, as JSON and for people."""

import json
from pathlib import Path
from typing import Any

import pytest

from office_app.cli.main import main
from tests.documents import PAPERS, make_pdf

NAMES = ("province_plan", "commune_letter_footnotes", "state_letter", "commune_resolution")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("papers")
    made = [
        make_pdf((PAPERS / f"{name}.txt").read_text(encoding="utf-8"), folder / f"{name}.pdf")
        for name in NAMES
    ]
    damaged = folder / "hỏng.pdf"
    damaged.write_bytes(made[0].read_bytes()[:300])
    return [made[0], damaged, *made[1:]]


def read(capsys: pytest.CaptureFixture[str], *arguments: object, status: int = 0) -> tuple[str, str]:
    capsys.readouterr()
    assert main(["read", *map(str, arguments)]) == status
    out, err = capsys.readouterr()
    return out, err


def test_given_several_files_when_read_as_json_then_they_come_in_the_order_given_and_the_bad_one_is_named(
    files: list[Path], capsys: pytest.CaptureFixture[str]
):
    out, err = read(capsys, *files, "--json", status=1)
    found: list[dict[str, Any]] = json.loads(out)
    assert [one["file"] for one in found] == [f"{name}.pdf" for name in NAMES]
    assert "hỏng.pdf" in err


def test_given_a_paper_when_read_as_json_then_every_value_says_how_sure_it_is(
    files: list[Path], capsys: pytest.CaptureFixture[str]
):
    found = json.loads(read(capsys, files[0], "--json")[0])
    assert (found["legacy"], found["optical_pages"], found["doubtful"]) == (None, [], [])
    for name in ("cited", "deadlines", "assignments", "reporting"):
        assert found[name], name
        for told in ("spans", "certainty", "reasons"):
            assert len(found[told][name]) == len(found[name]), (name, told)
    for name in ("symbol", "date", "issuer", "signer"):
        assert found["certainty"][name] in ("sure", "likely", "guess")
        assert (found["reasons"][name] == "") == (found["certainty"][name] == "sure")
    assert {"unit", "text", "reach", "cooperating", "executor", "due"} <= found["assignments"][0].keys()
    assert {one["reach"] for one in found["assignments"]} <= {"ours", "below", "above", "others"}
    assert {one["role"] for one in found["cited"]} <= {"mentioned", "basis", "forwarded"}
    assert {"starts", "event", "year_inferred", "inclusive"} <= found["deadlines"][0].keys()


def test_given_a_paper_when_read_for_people_then_it_is_in_vietnamese(
    files: list[Path], capsys: pytest.CaptureFixture[str]
):
    out, _ = read(capsys, files[0])
    for words in ("Số, ký hiệu:", "Trích yếu:", "Thời hạn:", "Giao (cấp ta):"):
        assert words in out
    assert "None" not in out and "doc_type" not in out


def test_given_a_secret_paper_when_read_then_nothing_of_it_is_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    paper = make_pdf((PAPERS / "secret_notice.txt").read_text(encoding="utf-8"), tmp_path / "a.pdf")
    out, err = read(capsys, paper, "--json")
    assert json.loads(out).keys() == {"file", "refused", "reason", "legacy", "optical_pages", "notes"}
    assert err.startswith("a.pdf: Văn bản có dấu «TỐI MẬT»")
    assert read(capsys, paper, status=1) == ("", err)


def test_given_a_secret_paper_among_others_when_read_then_those_are_printed_and_it_is_named(
    files: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    paper = make_pdf((PAPERS / "secret_notice.txt").read_text(encoding="utf-8"), tmp_path / "a.pdf")
    out, err = read(capsys, files[0], paper, files[2], status=1)
    assert [line for line in out.splitlines() if line.startswith("==")] == [
        f"== {files[0].name}",
        f"== {files[2].name}",
    ]
    assert err.startswith("a.pdf: ") and "117/2025/QH15" in err and len(err.splitlines()) == 1


@pytest.mark.parametrize("option", [("--ocr", "sometimes"), ("--legacy", "vps")])
def test_given_a_choice_that_is_none_when_read_then_the_usage_is_shown(
    option: tuple[str, str], capsys: pytest.CaptureFixture[str]
):
    with pytest.raises(SystemExit) as stopped:
        main(["read", "a.pdf", *option])
    assert stopped.value.code == 2
    assert option[1] in capsys.readouterr().err
