"""An office with a backup, gone on since, and what stands in its folder."""

from pathlib import Path

import pytest

from office_app.domain.incoming import IncomingFilter
from office_app.storage.store import Store
from office_app.use_cases.progress import NoProgress
from tests.storage.opened import open_store
from tests.storage.values import SETTINGS, directive

QUIET = NoProgress()


def add(store: Store, number: int) -> None:
    with store.open_transaction() as tx:
        file = store.originals.put_bytes(f"original {number}".encode(), f"{number}.pdf")
        tx.incoming.add(directive(number, files=(file,)))
        tx.settings.save(SETTINGS)
        tx.commit()


def symbols(folder: Path) -> list[str]:
    with open_store(folder) as store:
        assert store.keeper.check(QUIET) == []
        with store.open_reading() as tx:
            ids = tx.incoming.ids(IncomingFilter(descending=False))
            for line in tx.incoming.lines(ids):
                (file,) = tx.incoming.get(line.id).files
                assert store.originals.path(file.sha256).read_bytes().startswith(b"original")
            return [line.symbol for line in tx.incoming.lines(ids)]


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "lock"
    }


@pytest.fixture
def backup(store: Store, tmp_path: Path) -> Path:
    """A backup of documents 1 and 2; the office has gone on to document 3 since."""
    add(store, 1)
    add(store, 2)
    (store.folder.issued / "05-KH-ĐU.pdf").write_bytes(b"paper")
    target = tmp_path / "Sao lưu 26.5.zip"
    store.keeper.backup(target, QUIET)
    add(store, 3)
    store.close()
    return target
