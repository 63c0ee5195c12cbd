"""What both stories start from."""

from pathlib import Path

import openpyxl
import pytest

from tests.story.papers import PEOPLE


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
