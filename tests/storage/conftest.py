"""An open store in a folder whose name is as on the PCs of offices."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from office_app.storage.store import Store, open_store
from tests.storage.values import now


@pytest.fixture
def store(data_dir: Path) -> Iterator[Store]:
    opened = open_store(data_dir, now=now)
    yield opened
    opened.close()
