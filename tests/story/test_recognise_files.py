"""Recognition of real files: labelled papers as PDF and DOCX, and papers that our own writers drew."""

import json
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from office_app.domain.read_files import RECOGNISED_CHARACTERS
from office_app.domain.symbol import symbol_key
from office_app.domain.vietnamese import fold_tone
from office_app.reading.client import ReadingProcess
from office_app.recognition.as_json import HEADER_FIELDS, to_json
from office_app.recognition.recognise import recognise
from office_app.use_cases.progress import NoProgress
from office_app.writing.paper_files import PaperFiles
from tests.documents import make_docx, make_pdf
from tests.story.papers import Paper, papers
from tests.story.written_papers import CITED, Written, written
from tests.unit.recognition_rules import RULES

PAPERS = papers()
KINDS = ("left first.pdf", "right first.pdf", "word.docx")
LETTERS = str.maketrans(",;:()“”\"'-–/", " " * 12)


@pytest.fixture(scope="module")
def reader() -> Iterator[ReadingProcess]:
    process = ReadingProcess()
    yield process
    process.close()


def recognised(reader: ReadingProcess, path: Path) -> dict[str, Any]:
    """Return what the program makes of a file, by way of its reading process."""
    return to_json(recognise(reader.read(path, NoProgress()).text, RULES))


def made(paper: Paper, kind: str, folder: Path) -> Path:
    path = folder / f"{paper.name} {kind}"
    if path.suffix == ".docx":
        return make_docx(paper.text, path)
    return make_pdf(paper.text, path, right_first=kind.startswith("right"))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_given_a_labelled_paper_as_a_file_when_recognised_then_it_agrees_with_its_label(
    reader: ReadingProcess, tmp_path: Path, paper: Paper, kind: str
):
    found, label = recognised(reader, made(paper, kind, tmp_path)), paper.label

    for name in HEADER_FIELDS:
        if name in label:
            accepted = [label[name], *label.get("accept", {}).get(name, [])]
            assert plain(found[name]) in [plain(value) for value in accepted], name
    must = {symbol_key(cited["symbol"]): cited["date"] for cited in label["cited"]}
    assert {symbol_key(cited["symbol"]): cited["date"] for cited in found["cited"]} == must
    assert due(found["deadlines"]) == due(label["deadlines"])
    assert f1(label["assignments"], found["assignments"]) >= 0.9
    for name in ("recipients", "materials"):
        if name in label:
            assert [plain(value) for value in found[name]] == [plain(value) for value in label[name]]
    if "reporting" in label:
        assert reports(found["reporting"]) == reports(label["reporting"])


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
@pytest.mark.parametrize("seed", range(30))
def test_given_a_paper_of_our_own_writers_when_read_back_then_all_that_was_written_is_recognised(
    reader: ReadingProcess, tmp_path: Path, seed: int, suffix: str
):
    given = written(seed)
    files = PaperFiles(lambda: date(2026, 9, 1))
    path = tmp_path / f"văn bản.{suffix}"
    path.write_bytes(getattr(files, suffix)(given.paper))

    check(given, recognised(reader, path))


def check(given: Written, found: dict[str, Any]) -> None:
    paper = given.paper
    assert paper.signature is not None
    subject = paper.subject.removeprefix("V/v ").removeprefix("về ")
    expected = {
        "symbol": paper.symbol,
        "date": str(paper.issued_on),
        "doc_type": paper.doc_type or "Công văn",
        "issuer": paper.issuer,
        "parent": paper.superior or None,
        "subject": subject,
        "signer": paper.signature.full_name,
        "signer_title": paper.signature.title,
        "urgency": paper.urgency,
    }
    assert {name: plain(found[name]) for name in expected} == {
        name: plain(value) for name, value in expected.items()
    }
    as_addressed = [
        name for one in paper.recipients for name in (paper.addressees if one == "Như trên" else [one])
    ]
    assert found["recipients"] == as_addressed
    assert found["materials"] == given.materials
    assert due(found["deadlines"]) == given.deadlines
    assert {(r["to"], r["through"], r["due"], r["recurring"]) for r in found["reporting"]} == given.reports
    assert {assignment["unit"] for assignment in found["assignments"]} == given.units
    cited = {c["symbol"]: (c["date"], c["issuer"]) for c in found["cited"]}
    assert cited == {symbol: values for symbol, values in CITED.items() if symbol in given.text}


def test_given_a_title_broken_within_what_it_cites_when_recognised_then_the_cited_subject_is_whole():
    about = "tăng cường bảo vệ, chăm sóc và nâng cao sức khỏe Nhân dân"
    text = (
        "TỈNH ỦY SƠN BÌNH\n*\nSố 5-KH/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nSơn Bình, ngày 04 tháng 5 năm 2026\nKẾ HOẠCH\n"
        "học tập, quán triệt và thực hiện Nghị quyết số 99-NQ/TW, ngày 09/3/2026 của Bộ\nChính trị về tăng\n"
        "cường bảo vệ, chăm sóc và nâng cao sức khỏe Nhân dân\n-----\n"
        f"Thực hiện Nghị quyết số 99-NQ/TW, ngày 09/3/2026 của Bộ Chính trị về {about}, Ban Thường vụ Tỉnh ủy ban "
        "hành kế hoạch như sau:\n1. Các chi bộ học tập."
    )
    cited = recognise(text, RULES).cited
    assert [(c.symbol, c.issuer, c.subject) for c in cited] == [("99-NQ/TW", "Bộ Chính trị", about)]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("số 99-NQ/TW về phát triển nông thôn và Kế hoạch số 5-KH/TU của Tỉnh ủy", "phát triển nông thôn"),
        ("số 99-NQ/TW về phát triển nông thôn, Đảng ủy xã yêu cầu:", "phát triển nông thôn"),
        ("số 99-NQ/TW về văn hóa, con người Việt Nam.", "văn hóa, con người Việt Nam"),
    ],
)
def test_given_words_after_a_cited_subject_when_recognised_then_they_are_no_part_of_it(
    text: str, subject: str
):
    assert recognise(f"Thực hiện Nghị quyết {text}", RULES).cited[0].subject == subject


@pytest.mark.parametrize(
    "sentence",
    [
        "Báo cáo kết quả về Ban Tuyên giáo và Dân vận Tỉnh ủy trước ngày 15/10/2026 để tổng hợp.",
        "Báo cáo kết quả về Ban Tuyên giáo và Dân vận Tỉnh ủy: trước ngày 15/10/2026.",
        "Báo cáo kết quả thực hiện về Ban Tuyên giáo và Dân vận Tỉnh ủy theo dõi, tổng hợp trước ngày 15/10/2026.",
    ],
)
def test_given_a_sentence_about_a_report_when_recognised_then_it_is_a_duty_and_no_unit(sentence: str):
    document = recognise(f"Ban Thường vụ Tỉnh ủy yêu cầu như sau:\n3. {sentence}", RULES)
    assert document.assignments == []
    assert [(r.to, r.due) for r in document.reporting] == [
        ("Ban Tuyên giáo và Dân vận Tỉnh ủy", date(2026, 10, 15))
    ]


@pytest.mark.parametrize(
    "piece", ["", "A", "x ", "Báo cáo, ", "gửi báo cáo kết quả về ", "trước ngày 25 hằng tháng; "]
)
def test_given_the_longest_text_that_is_recognised_when_measured_then_it_stays_quick(piece: str):
    text = piece or " ".join(paper.text.replace("\n", " ") for paper in PAPERS)
    text = (text * (RECOGNISED_CHARACTERS // len(text) + 1))[:RECOGNISED_CHARACTERS]
    started = time.process_time()
    recognise(text, RULES)
    assert time.process_time() - started < 3  # 0.3 to 1 second on a quiet machine


# ---- comparing


def plain(value: object) -> object:
    if not isinstance(value, str):
        return value
    return " ".join(fold_tone(value).casefold().replace("–", "-").split())


def due(deadlines: list[dict[str, Any]]) -> set[tuple[str | None, str | None]]:
    return {(d["due"], d["recurring"]) for d in deadlines if d["due"] or d["recurring"]}


def reports(duties: list[dict[str, Any]]) -> set[tuple[object, ...]]:
    return {(plain(r["to"]), plain(r["through"]), r["due"], r["recurring"]) for r in duties}


def f1(gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> float:
    """Return how well the units agree; optional ones neither help nor harm."""
    units = {str(assignment["unit"]) for assignment in found}
    must = [assignment for assignment in gold if not assignment.get("optional")]
    right = sum(any(alike(assignment["unit"], unit) for unit in units) for assignment in must)
    wrong = sum(not any(alike(assignment["unit"], unit) for assignment in gold) for unit in units)
    total = right + wrong + len(must)
    return 2 * right / total if total else 1.0


def alike(one: str, other: str) -> bool:
    """Tell whether two names mean the same unit: two thirds of their words, or one a part of the other."""
    first, second = words(one), words(other)
    common = len(first & second)
    return 3 * common >= len(first) + len(second) or common >= 0.9 * min(len(first), len(second))


def words(name: str) -> set[str]:
    short = {"ubnd": "ủy ban nhân dân", "mttq": "mặt trận tổ quốc", "bch": "ban chấp hành"}
    parts = str(plain(name)).translate(LETTERS).split()
    return set(" ".join(short.get(part, part) for part in parts).split()) - {"các", "và"}


def test_given_the_labels_when_loaded_then_there_are_enough_of_them():
    assert len(PAPERS) >= 12
    assert all(json.dumps(paper.label) for paper in PAPERS)
