"""The room of outgoing papers with a draft open, for tests."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.outgoing.outgoing_page import OutgoingPage
from office_app.gui.room import RoomServices
from tests.gui.waiting import LONG, wait_idle


@pytest.fixture
def draft(drafted_folder: tuple[Path, int]) -> int:
    """The id of the plan that ``office`` has then."""
    return drafted_folder[1]


@pytest.fixture
def page(office: Office, services: RoomServices, qtbot: QtBot) -> Iterator[OutgoingPage]:
    made = OutgoingPage(office, services)
    qtbot.addWidget(made)
    made.resize(1150, 690)
    made.show()
    yield made


@pytest.fixture
def editing(page: OutgoingPage, draft: int, runner: JobRunner, qtbot: QtBot) -> OutgoingPage:
    page.open(draft)
    wait_printed(page, qtbot)
    wait_idle(runner, qtbot)
    return page


@pytest.fixture
def wait_issued(page: OutgoingPage, runner: JobRunner, qtbot: QtBot) -> Callable[[], None]:
    """Waits until the paper that was open is shown as issued."""

    def wait() -> None:
        qtbot.waitUntil(lambda: page._form.stack.currentWidget() is page._form.issuedPage, timeout=LONG)
        wait_idle(runner, qtbot)

    return wait


def wait_printed(page: OutgoingPage, qtbot: QtBot) -> None:
    """Wait until the newest revision is on paper."""

    def newest() -> bool:
        edited, printed = page.editor.edited, page.editor.printed
        return edited is not None and printed is not None and printed.revision == edited.revision

    qtbot.waitUntil(newest, timeout=LONG)


def choose(page: OutgoingPage, key: str) -> None:
    assert page.editor.edited is not None
    page.pane.outline.show_sections(page.editor.edited.sections, key)
    page.pane._choose(key)


def key_with(page: OutgoingPage, words: str) -> str:
    assert page.editor.edited is not None
    return next(section.key for section in page.editor.edited.sections if words in section.heading)
