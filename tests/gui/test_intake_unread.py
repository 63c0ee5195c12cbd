"""Papers of which nothing may be kept, and files whose first page nobody could read: what the intake says and offers."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.errors.incoming import FirstPageUnreadError
from office_app.domain.incoming import IncomingFilter
from office_app.gui.intake.intake_page import IntakePage
from office_app.gui.intake.intake_presenter import WITHOUT_CONTENT
from office_app.gui.intake.queue import Stage
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.room import RoomServices
from tests.gui.intake_papers import damaged_file, secret_file
from tests.gui.intake_room import (
    focused,
    opened_room,
    registered,
    wait_read,
    wait_recognised,
    wait_registered,
)
from tests.gui.waiting import LONG, wait_idle

CONTROL = Qt.KeyboardModifier.ControlModifier
TYPED = (("symbol", "9-CV/TU"), ("doc_type", "Công văn"), ("issuer", "Tỉnh ủy Vĩnh Yên"))


@pytest.fixture
def page(office: Office, services: RoomServices, qtbot: QtBot) -> Iterator[IntakePage]:
    yield opened_room(office, services, qtbot)


def cut_photo(folder: Path) -> Path:
    whole = folder / "whole.jpg"
    Image.effect_noise((1240, 1754), 60).save(whole, quality=70)
    path = folder / "anh cat.jpg"
    path.write_bytes(whole.read_bytes()[:-4000])
    return path


@pytest.mark.parametrize("make", [cut_photo, damaged_file])
def test_given_a_file_that_cannot_be_read_when_entered_by_hand_then_the_clerk_looks_for_the_mark_first(
    page: IntakePage,
    office: Office,
    runner: JobRunner,
    qtbot: QtBot,
    tmp_path: Path,
    make: Callable[[Path], Path],
    shot: Callable[[QWidget, str], Path],
):
    page.open((make(tmp_path),))
    wait_recognised(page, qtbot)
    (item,) = page.presenter.queue.items
    if item.stage is Stage.FAILED:
        page._form.stateByHandButton.click()
    note = page._form.noteText.text()
    assert "tự xem dấu mật trên trang 1" in note and "chưa có chữ để nhận dạng" not in note
    for key, words in (*TYPED, ("subject", "thử")):
        page.presenter.change(key, words)

    page.fields.focus("symbol")
    qtbot.keyClick(focused(page), Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: not item.saving, timeout=LONG)
    assert page._error.text == FirstPageUnreadError(name=item.name).text_vi()
    assert registered(office) == []
    shot(page, f"intake-unread-{item.name}")

    qtbot.keyClick(focused(page), Qt.Key.Key_Return, CONTROL)
    wait_registered(office, qtbot, 1)
    wait_idle(runner, qtbot)


def test_given_a_refused_paper_when_only_its_line_is_wanted_then_nothing_of_the_file_is_entered(
    page: IntakePage,
    office: Office,
    runner: JobRunner,
    qtbot: QtBot,
    tmp_path: Path,
    data_dir: Path,
    shot: Callable[[QWidget, str], Path],
):
    page.open((secret_file(tmp_path),))
    wait_read(page, qtbot)
    wait_idle(runner, qtbot)
    assert page.state_page.line_button.isVisible() and "Chỉ vào sổ" in page._form.stateText.text()
    shot(page, "intake-refused")

    page.state_page.line_button.click()

    assert page.presenter.current is not None and page.presenter.current.entry is not None
    entry = page.presenter.current.entry
    assert {key: entry.value(key) for key in ("symbol", "issued_on", "doc_type", "issuer", "signer")} == {
        "symbol": "", "issued_on": None, "doc_type": "", "issuer": "", "signer": ""
    }  # fmt: skip
    assert [item.path for item in page.presenter.queue.items] == [None]
    for key, words in TYPED:
        page.presenter.change(key, words)
    shot(page, "intake-line-only")
    qtbot.keyClick(focused(page), Qt.Key.Key_Return, CONTROL)
    wait_registered(office, qtbot, 1)
    (number,) = office.incoming_ids(IncomingFilter())
    line = office.incoming_document(number)
    assert (line.symbol, line.issuer, line.subject) == ("9-CV/TU", "Tỉnh ủy Vĩnh Yên", WITHOUT_CONTENT)
    assert not line.files and not line.text and not line.obligations and not line.cited
    wait_idle(runner, qtbot)
    assert not [file for file in (data_dir / "originals").rglob("*") if file.is_file()]
    assert not [
        file
        for file in data_dir.rglob("*")
        if file.is_file() and "tình hình nội bộ".encode() in file.read_bytes()
    ]


def test_given_a_paper_that_was_not_refused_when_its_page_is_shown_then_no_bare_line_is_offered(
    page: IntakePage, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    page.open((damaged_file(tmp_path),))
    wait_read(page, qtbot)
    assert page.presenter.queue.items[0].stage is Stage.FAILED
    assert not page.state_page.line_button.isVisible()
    wait_idle(runner, qtbot)
