"""An open store in a folder whose name is as on the PCs of offices."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from office_app.storage.store import Store
from tests.storage.opened import open_store


@pytest.fixture(scope="session")
def empty_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new data folder, made once; the tests work on copies."""
    folder = tmp_path_factory.mktemp("empty") / "data"
    open_store(folder).close()
    return folder


@pytest.fixture
def store(data_dir: Path, empty_office: Path) -> Iterator[Store]:
    shutil.copytree(empty_office, data_dir, dirs_exist_ok=True)
    opened = open_store(data_dir)
    yield opened
    opened.close()
