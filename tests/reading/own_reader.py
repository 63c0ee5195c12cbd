"""A reading process of the test's own, a file it reads at once and one it never gets done with."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from office_app.reading.client import ReadingProcess
from tests.reading.made_files import BODY, hanging_pdf, pdf_bytes


@pytest.fixture
def own_reader() -> Iterator[ReadingProcess]:
    process = ReadingProcess()
    yield process
    process.close()


@pytest.fixture
def good(folder: Path) -> Path:
    path = folder / "tốt.pdf"
    path.write_bytes(pdf_bytes([BODY]))
    return path


@pytest.fixture
def hanging(folder: Path) -> Path:
    path = folder / "treo.pdf"
    path.write_bytes(hanging_pdf())
    return path
