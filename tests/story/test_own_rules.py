"""The office teaches the program a phrase, as docs/nhan-dang.md says."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from office_app.bootstrap import Office, open_office
from office_app.domain.errors.files import RulesFileError
from office_app.recognition.own_rules import fault_of
from office_app.recognition.rules import shipped_texts

DOCS = Path(__file__).parents[2] / "docs" / "nhan-dang.md"
PAPER = """TỈNH ỦY VĨNH YÊN
Số 118-KH/TU

Vĩnh Yên, ngày 12 tháng 11 năm 2026

KẾ HOẠCH
học tập Nghị quyết số 71-NQ/TW

Ban Thường vụ Tỉnh ủy ban hành kế hoạch như sau:
1. Đảng ủy các xã, phường tổ chức học tập xong xuôi bằng được 20/12/2026.
"""


@pytest.fixture
def office(data_dir: Path) -> Iterator[Office]:
    made = open_office(data_dir)
    yield made
    made.close()


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "118-KH-TU.txt"
    path.write_text(PAPER, encoding="utf-8")
    return path


def dues(office: Office, paper: Path) -> list[date | None]:
    return [deadline.due for deadline in office.read(paper).recognised.deadlines]


def test_given_a_wording_never_seen_when_its_phrase_is_added_then_the_next_reading_knows_it(
    office: Office, paper: Path
):
    rules = office.folder / "quy-tac-nhan-dang.toml"
    assert dues(office, paper) == []
    rules.write_text('deadline_markers = [{ phrase = "bằng được", kind = "until" , alone = true }]', "utf-8")
    assert dues(office, paper) == [date(2026, 12, 20)]
    rules.unlink()
    assert dues(office, paper) == []


def test_given_rules_written_wrongly_when_a_paper_comes_then_it_is_said_in_words_and_mending_helps(
    office: Office, paper: Path
):
    rules = office.folder / "quy-tac-nhan-dang.toml"
    rules.write_text('deadline_markers = [\n{ phrase = "bằng được" kind = "until" }]', "utf-8")
    for _ in range(2):
        with pytest.raises(RulesFileError, match="dòng 2"):
            office.read(paper)
    rules.write_bytes('givers = [{ phrase = "Nhờ" }]'.encode("utf-16"))
    with pytest.raises(RulesFileError, match="UTF-8"):
        office.read(paper)
    rules.write_bytes('givers = [{ phrase = "Nhờ" }]'.encode("utf-8-sig"))  # as Notepad writes it
    assert office.read(paper).recognised.symbol is not None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("deadline_marker = []", "«deadline_marker»"),
        ('givers = "Giao"', "danh sách"),
        ('givers = ["Giao"]', "mục thứ 1 của «givers»"),
        ('givers = [{ phrase = "Nhờ" }, { example = "x" }]', "mục thứ 2 của «givers» thiếu «phrase»"),
        ('deadline_markers = [{ phrase = "a", kind = "sau" }]', "before, until"),
        ("givers = [", "giữa chừng"),
    ],
)
def test_given_a_fault_in_the_rules_when_looked_over_then_it_is_named(text: str, said: str):
    assert said in (fault_of(text) or "")


def test_given_the_shipped_rules_when_looked_over_then_they_have_no_fault():
    assert [fault_of(text) for text in shipped_texts()] == [None] * len(shipped_texts())


def test_given_the_page_for_the_office_when_compared_with_the_program_then_it_is_true():
    page = DOCS.read_text(encoding="utf-8")
    examples = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    assert examples and [fault_of(text) for text in examples] == [None] * len(examples)
    named = set(re.findall(r"^\| `(\w+)`", page, re.MULTILINE))
    known = {name for text in shipped_texts() for name in tomllib.loads(text)}
    assert named and named <= known
