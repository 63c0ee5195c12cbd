"""A folder of several files is laid though somebody looks into it for a moment, as a virus scanner does."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from office_app.domain.errors.data_folder import HandOverPlaceError
from office_app.storage.whole_folder import WholeFolders
from office_app.use_cases import patient_rename


def fill(folder: Path) -> None:
    (folder / "sao-luu.zip").write_bytes(b"x")


@pytest.fixture
def hold(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Return what lets the next renamings fail, as Windows does for a folder in which a file is open."""
    rename, left = os.rename, [0]

    def held(here: str, there: str) -> None:
        if left[0]:
            left[0] -= 1
            raise PermissionError(13, "held", here)
        rename(here, there)

    monkeypatch.setattr(patient_rename, "TRY_EVERY", 0)
    monkeypatch.setattr(os, "rename", held)
    return lambda times: left.__setitem__(0, times)


def test_given_a_file_held_for_a_moment_when_laid_then_the_folder_is_there(tmp_path: Path, hold):
    hold(3)
    laid = WholeFolders(tmp_path / "data").lay("Bàn giao", tmp_path, fill)
    assert [path.name for path in tmp_path.iterdir()] == ["Bàn giao"]
    assert (laid / "sao-luu.zip").read_bytes() == b"x"


def test_given_a_file_held_for_good_when_laid_then_it_is_said_and_nothing_is_left(tmp_path: Path, hold):
    hold(10_000)
    with pytest.raises(HandOverPlaceError):
        WholeFolders(tmp_path / "data").lay("Bàn giao", tmp_path / "bàn giao" / "2026", fill)
    assert list(tmp_path.iterdir()) == []
