"""An office of three chi bộ with names that differ in a mark, and lists of their members as offices keep them."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from openpyxl import Workbook

from office_app.bootstrap import Office, open_office

NOW = datetime(2026, 11, 22, 8, 30, tzinfo=timezone(timedelta(hours=7)))
TODAY = NOW.date()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = open_office(tmp_path / "data", now=lambda: NOW)
    made.add_units(["Chi bộ Thôn Đông", "Chi bộ Thôn Hạ", "Chi bộ Thôn Hà"])
    yield made
    made.close()


def listed(path: Path, *rows: tuple[object, ...]) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path
