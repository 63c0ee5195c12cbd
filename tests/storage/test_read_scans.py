"""What is kept of scans that were read: as much as fits, and only of files that still wait."""

import os
from pathlib import Path

import pytest

from office_app.storage.read_scans import FOLDER, ReadScans

ONE, OTHER, THIRD = ("1" * 64, "2" * 64, "3" * 64)


def names(folder: Path) -> list[str]:
    return sorted(path.name.partition("-")[0] for path in (folder / FOLDER).iterdir())


@pytest.fixture
def scans(tmp_path: Path) -> ReadScans:
    return ReadScans(tmp_path, most_bytes=250)


def test_given_a_scan_kept_when_asked_for_in_the_same_way_then_it_is_there_and_in_no_other(scans: ReadScans):
    scans.keep(ONE, "a", b"x")

    assert (scans.find(ONE, "a"), scans.find(ONE, "b"), scans.find(OTHER, "a")) == (b"x", None, None)


def test_given_a_scan_read_in_another_way_when_kept_then_it_takes_the_place_of_the_first(
    scans: ReadScans, tmp_path: Path
):
    scans.keep(ONE, "a", b"x")
    scans.keep(ONE, "b", b"y")

    assert (scans.find(ONE, "a"), scans.find(ONE, "b"), names(tmp_path)) == (None, b"y", [ONE])


def test_given_more_than_there_is_room_for_when_kept_then_the_oldest_goes(scans: ReadScans, tmp_path: Path):
    for at, sha256 in enumerate((OTHER, ONE)):
        scans.keep(sha256, "a", bytes(100))
        os.utime(tmp_path / FOLDER / f"{sha256}-a", (1000 + at, 1000 + at))
    scans.keep(THIRD, "a", bytes(100))
    assert names(tmp_path) == [ONE, THIRD]

    scans.keep(OTHER, "a", bytes(251))  # more than all the room
    assert names(tmp_path) == [ONE, THIRD]


def test_given_scans_kept_when_some_wait_no_longer_then_only_the_others_stay(
    scans: ReadScans, tmp_path: Path
):
    scans.keep_only([ONE])  # before there is anything
    for sha256 in (ONE, OTHER):
        scans.keep(sha256, "a", b"x")

    scans.keep_only([ONE, THIRD])
    assert names(tmp_path) == [ONE]
    scans.forget(ONE)
    assert names(tmp_path) == []


def test_given_a_folder_that_cannot_be_made_when_kept_then_nothing_is_and_nobody_is_troubled(tmp_path: Path):
    (tmp_path / FOLDER).write_text("a file in the way")
    scans = ReadScans(tmp_path)

    scans.keep(ONE, "a", b"x")

    assert scans.find(ONE, "a") is None
