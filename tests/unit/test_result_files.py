"""Files of results: matched to members by name, kept, compared."""

import unicodedata
from pathlib import Path

import pytest

from office_app.bootstrap import Office
from office_app.domain.organisation import Member, Unit, UnitKind
from office_app.domain.study_results import ResultKind, StudyResult
from office_app.use_cases.result_files import match_files, same_passages
from office_app.use_cases.study_results import HandedIn
from tests.unit.results_office import ESSAY, OTHER, office, text_file

__all__ = ["office"]  # the fixture

EAST, WEST = Unit("Chi bộ Thôn Đông", UnitKind.CHI_BO, id=1), Unit("Chi bộ Thôn Đoài", UnitKind.CHI_BO, id=2)
PEOPLE = [
    HandedIn(Member(name, unit.id or 0, id=number), unit, None)
    for number, (name, unit) in enumerate(
        (
            ("Nguyễn Văn An", EAST),
            ("Văn An", EAST),
            ("Trần Thị Hùng", EAST),
            ("Trần Thị Hưng", WEST),
            ("Lê Đức Bình", EAST),
            ("Lê Đức Bình", WEST),
        )
    )
]


@pytest.mark.parametrize(
    ("path", "people", "sure"),
    [
        ("Bài thu hoạch NQ71 - Nguyễn Văn An.docx", [0], True),
        ("nguyen-van-an_2026.pdf", [0], True),
        ("BTH_NguyenVanAn.pdf", [0], True),
        ("nguyenvanan.docx", [0], True),
        (unicodedata.normalize("NFD", "Nguyễn Văn An thu hoạch.docx"), [0], True),
        ("Trần Thị Hưng.docx", [3], True),
        ("tran thi hung.docx", [2, 3], False),
        ("Thôn Đoài/le duc binh.docx", [5], True),
        ("Lê Đức Bình - thôn Đông.docx", [4], True),
        ("Lê Đức Bình.docx", [4, 5], False),
        ("BTH AnNV.docx", [0], False),
        ("scan0001.pdf", [], False),
    ],
)
def test_given_a_file_when_matched_then_its_name_tells_whose_it_is(path: str, people: list[int], sure: bool):
    (match,) = match_files([Path(path)], PEOPLE)
    assert [one.member.id for one in match.found] == people
    assert match.sure is sure


def test_given_a_file_that_cannot_be_read_when_several_are_kept_then_the_others_are_and_it_is_named(
    office: Office, tmp_path: Path
):
    first, second, _ = office.handed_in(1, ResultKind.REFLECTION)
    good = text_file(tmp_path / "an.txt", ESSAY)
    files = [
        (StudyResult(1, first.member.id or 0, score="8"), good),
        (StudyResult(1, second.member.id or 0), tmp_path / "khong-co.docx"),
    ]
    outcome = office.record_result_files(files)
    assert [path.name for path, _ in outcome.failed] == ["khong-co.docx"]
    kept = [one.result for one in office.handed_in(1, ResultKind.REFLECTION)]
    assert kept[0] is not None and (kept[0].file_name, kept[0].score) == ("an.txt", "8")
    assert kept[1:] == [None, None]


def test_given_two_kept_files_when_compared_then_what_is_the_same_is_marked_in_both(
    office: Office, tmp_path: Path
):
    first, second, _ = office.handed_in(1, ResultKind.REFLECTION)
    texts = (ESSAY, f"{OTHER} {ESSAY.upper()}")
    outcome = office.record_result_files(
        [
            (StudyResult(1, one.member.id or 0), text_file(tmp_path / f"{at}.txt", text))
            for at, (one, text) in enumerate(zip((first, second), texts, strict=True))
        ]
    )
    kept_first, kept_second = outcome.kept
    one, other = office.compared_results(kept_first, kept_second)
    (whole,) = one.same
    assert one.text[whole.start : whole.end].startswith("Qua học tập nghị quyết")
    (part,) = other.same
    assert other.text[part.start : part.end].upper() == other.text[part.start : part.end]


def test_given_texts_of_other_words_when_compared_then_nothing_is_marked():
    one, other = same_passages(ESSAY, OTHER)
    assert (one.same, other.same) == ([], [])
    assert same_passages("", "một hai")[0].same == []
