"""Five hundred damaged and hostile files cost one line each, never the program, its memory or its time."""

import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from office_app.domain.errors.files import FileReadError
from office_app.domain.read_files import HowToRead, OpticalReading
from office_app.reading.client import ReadingProcess
from office_app.reading.limits import ReadingLimits
from tests.reading.hostile_files import COUNT, hostile_files, valid_files
from tests.reading.made_files import NO_PROGRESS

LIMITS = ReadingLimits(seconds=6, seconds_per_mb=0.1, page_seconds=6, optical_seconds=4, memory_mb=400)
TEXT_ONLY = HowToRead(optical=OpticalReading.NOWHERE)
_START_SECONDS = 30  # of a reading process on a busy machine


@pytest.fixture
def short_reader() -> Iterator[ReadingProcess]:
    process = ReadingProcess(limits=LIMITS)
    yield process
    process.close()


@pytest.mark.slow
def test_given_500_hostile_files_when_read_then_each_is_read_or_one_vietnamese_line_and_the_reader_goes_on(
    short_reader: ReadingProcess, folder: Path
):
    good = folder / "tốt.txt"
    good.write_text("Số 12-KH/TU\nĐảng ủy xã", encoding="utf-8")
    seen: Counter[str] = Counter()
    for at, (name, content) in enumerate(hostile_files(seed=2026)):
        path = folder / name
        path.write_bytes(content)
        pictures = any(word in name for word in (".png", ".jpg", ".tif", "ảnh"))
        started = time.monotonic()
        try:
            read = short_reader.recognise(path, NO_PROGRESS, HowToRead() if pictures else TEXT_ONLY)
            assert "\x00" not in read.file.text
            seen["read"] += 1
        except FileReadError as error:
            line = error.text_vi()
            assert f"«{name}»" in line and "{" not in line.replace(name, ""), line
            seen[error.code] += 1
        assert time.monotonic() - started < LIMITS.seconds_for(len(content)) + _START_SECONDS, name
        path.unlink()
        if at % 5 == 0:
            assert _memory_of_readers() < LIMITS.memory_mb, name
            assert short_reader.read(good, NO_PROGRESS).text == "Số 12-KH/TU\nĐảng ủy xã", name
    assert seen.total() == COUNT
    assert seen["read"] > 50 and seen["files.damaged"] > 50, seen
    assert seen["files.unreadable"] < 5, seen  # a library stumbled and nobody knows why


def test_given_the_files_before_their_damage_when_read_then_all_are_read(
    reader: ReadingProcess, folder: Path
):
    for name, content in valid_files().items():
        path = folder / name
        path.write_bytes(content)
        assert reader.read(path, NO_PROGRESS, TEXT_ONLY).pages, name


def _memory_of_readers() -> float:
    """Return the resident MB of the biggest reading process."""
    sizes = [0.0]
    for child in psutil.Process().children(recursive=True):
        try:
            sizes.append(child.memory_info().rss / 2**20)
        except psutil.Error:
            continue
    return max(sizes)
