"""A paper is issued and kept, and only its files do not fit where the clerk wants them."""

import errno
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from office_app.bootstrap import Office
from office_app.domain.errors.outgoing import IssuedNotLaidError
from office_app.domain.outgoing import OutgoingState
from office_app.gui.outgoing.outgoing_page import OutgoingPage
from tests.gui.conftest import Recorded
from tests.gui.outgoing_room import draft, editing, page, wait_issued

__all__ = ["draft", "editing", "page", "wait_issued"]


def test_given_a_full_disk_when_issued_then_the_paper_is_shown_as_issued_and_nobody_told_to_issue_again(
    editing: OutgoingPage,
    office: Office,
    draft: int,
    wait_issued: Callable[[], None],
    recorded: Recorded,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    def full(path: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("office_app.storage.outbox.sync_file", full)
    changes = recorded.changes
    editing.editor.issue(1, date(2026, 11, 24), tmp_path / "USB")
    wait_issued()

    assert office.outgoing_document(draft).state is OutgoingState.ISSUED
    (error,) = recorded.errors
    assert isinstance(error, IssuedNotLaidError)
    assert "01-KH/ĐU đã phát hành" in error.text_vi() and "đã đầy" in error.text_vi()
    assert "không phải phát hành lại" in error.text_vi()
    assert recorded.changes > changes
    assert not list((tmp_path / "USB").iterdir())
