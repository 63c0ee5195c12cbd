"""What the stories start from."""

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import openpyxl
import pytest

from office_app.bootstrap import Office
from tests.story.papers import PEOPLE, Paper, papers
from tests.story.planned_papers import draft_plan_of, office_of


@pytest.fixture
def member_list(tmp_path: Path) -> Path:
    """An Excel list of the nine members, as an office keeps it: a title above, columns in its own order."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["DANH SÁCH ĐẢNG VIÊN"])
    sheet.append([])
    sheet.append(["STT", "Chi bộ", "Họ và tên", "Ngày sinh", "Chức vụ", "Miễn sinh hoạt"])
    number = 0
    for unit, names in PEOPLE.items():
        for name in names:
            number += 1
            exempt = "x" if name == "Phạm Thị Dung" else None
            sheet.append([number, unit, name, f"{number:02d}/03/1970", None, exempt])
    path = tmp_path / "Danh sách đảng viên.xlsx"
    book.save(path)
    return path


@pytest.fixture(scope="session")
def planned_once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[Path, int, int]]:
    """Give by a paper's name a data folder with the plan drafted from it, made once: folder, directive, draft."""

    @cache
    def made(name: str) -> tuple[Path, int, int]:
        paper = next(one for one in papers() if one.name == name)
        place = tmp_path_factory.mktemp("planned")
        with office_of(paper, place / "data") as office:
            return place / "data", *draft_plan_of(paper, office, place)

    return made


@pytest.fixture
def planned(
    request: pytest.FixtureRequest, planned_once: Callable[[str], tuple[Path, int, int]], data_dir: Path
) -> Iterator[tuple[Office, int, int]]:
    """An office that has registered the paper and drafted a plan from it: office, directive, draft."""
    paper: Paper = request.param
    folder, directive_id, draft_id = planned_once(paper.name)
    shutil.copytree(folder, data_dir, dirs_exist_ok=True)
    with office_of(paper, data_dir) as office:
        yield office, directive_id, draft_id
