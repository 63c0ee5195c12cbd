"""A restoring held up or cut off in the middle: all as before, or finished when next opened."""

import os
import shutil
from pathlib import Path

import pytest

from office_app.domain.errors.files import FileInUseError
from office_app.storage import restoring
from office_app.storage.restoring import restore
from office_app.storage.store import Store
from tests.storage.restored import QUIET, backup, symbols, tree
from tests.storage.values import now

__all__ = ["backup"]  # the fixture


class Killed(BaseException):
    """Stands for the process dying at this very call."""


def moves(monkeypatch: pytest.MonkeyPatch, at: int, error: BaseException) -> None:
    """Let the ``at``-th renaming of the swap fail."""
    rename, count = os.rename, iter(range(1000))

    def failing(source: Path, target: Path) -> None:
        if next(count) == at:
            raise error
        rename(source, target)

    monkeypatch.setattr(os, "rename", failing)


@pytest.mark.parametrize("at", range(7))
def test_given_a_file_held_open_when_swapping_then_everything_is_as_before(
    store: Store, backup: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    before = tree(store.folder.root)
    with monkeypatch.context() as patched:
        moves(patched, at, PermissionError(13, "held", str(store.folder.issued)))
        try:
            restore(backup, store.folder.root, QUIET, now=now)
        except FileInUseError as error:
            assert "xuat" in error.text_vi()
            assert tree(store.folder.root) == before
            assert not list(store.folder.root.glob("before-restore*"))
        else:
            assert at >= 6  # there were that many renames


@pytest.mark.parametrize("at", range(6))
def test_given_a_swap_cut_off_when_opened_next_then_it_is_finished(
    store: Store, backup: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    root = store.folder.root
    with monkeypatch.context() as patched:
        moves(patched, at, Killed())
        # A dead process cleans nothing up either.
        patched.setattr(shutil, "rmtree", lambda *_, **__: None)
        with pytest.raises(Killed):
            restore(backup, root, QUIET, now=now)
    assert symbols(root) == ["1-CV/TU", "2-CV/TU"]
    (kept,) = root.glob("before-restore*")
    assert symbols(kept) == ["1-CV/TU", "2-CV/TU", "3-CV/TU"]
    assert not list(root.glob("restoring*"))


def test_given_a_restore_cut_off_while_verifying_when_opened_next_then_the_office_is_as_before(
    store: Store, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(shutil, "rmtree", lambda *_, **__: None)
        patched.setattr(restoring, "_verified_database", lambda *_: (_ for _ in ()).throw(Killed()))
        with pytest.raises(Killed):
            restore(backup, store.folder.root, QUIET)
    assert (store.folder.root / "restoring").exists()
    assert symbols(store.folder.root) == ["1-CV/TU", "2-CV/TU", "3-CV/TU"]
    assert not (store.folder.root / "restoring").exists()
