"""A reader with the usual limits, and a folder named as on a Vietnamese Windows."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from office_app.reading.client import ReadingProcess


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "Văn bản đến tháng 3"
    folder.mkdir()
    return folder


@pytest.fixture(scope="module")
def reader() -> Iterator[ReadingProcess]:
    process = ReadingProcess()
    yield process
    process.close()
