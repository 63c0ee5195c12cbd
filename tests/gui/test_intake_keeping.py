"""What waits in the intake outlives a restart; a folder is watched; the clipboard is a way in."""

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.errors.incoming import SecretDocumentError
from office_app.domain.incoming import Span
from office_app.gui.app import build_window
from office_app.gui.intake.intake_page import IntakePage
from office_app.gui.intake.queue import Stage
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.look.theme import ThemeController
from office_app.gui.room import RoomServices
from tests.gui.conftest import Recorded
from tests.gui.intake_papers import OLD_LETTER, pdf_file, secret_file, word_file
from tests.gui.intake_room import focused, form_of, opened_room, read_all, wait_recognised, wait_registered
from tests.gui.waiting import LONG, wait_idle

CONTROL = Qt.KeyboardModifier.ControlModifier
TEXT = OLD_LETTER.replace("tỉnh ủy vĩnh yên", "TỈNH ỦY VĨNH YÊN")


@pytest.fixture
def page(office: Office, services: RoomServices, qtbot: QtBot) -> Iterator[IntakePage]:
    yield opened_room(office, services, qtbot)


@pytest.fixture
def again(page: IntakePage, office: Office, services: RoomServices, runner: JobRunner, qtbot: QtBot):
    """Leave the room as at the end of a day, and open it again as the next morning."""

    def come_back() -> IntakePage:
        page.leave()
        wait_idle(runner, qtbot)
        page.close()
        made = opened_room(office, services, qtbot)
        wait_recognised(made, qtbot)
        return made

    return come_back


def names(page: IntakePage) -> list[str]:
    return [item.name for item in page.presenter.queue.items]


# ---- over a restart


def test_given_a_form_half_done_when_the_program_comes_back_then_so_does_all_that_was_done(
    page: IntakePage, again, qtbot: QtBot, tmp_path: Path
):
    entry = read_all(page, qtbot, pdf_file(tmp_path), word_file(tmp_path, 119))
    page.presenter.change("signer", "Trần Thị Bích")
    page.presenter.change("arrived_on", date(2026, 11, 20))
    page.presenter.tick(entry.cited[0], False)
    page.presenter.set_due(entry.deadlines[0], date(2026, 12, 18))
    entry.set_unit(entry.ours[0], "Chi bộ Thôn Đông")
    entry.set_due(entry.add("deadlines", "Nội dung: họp", Span(5, 9)), date(2026, 12, 1))
    back = again()
    assert names(back) == ["118-KH-TU.pdf", "119-KH-TU.docx"]
    back.presenter.show(back.presenter.queue.items[0])
    entry = form_of(back)
    assert (entry.document.signer, entry.document.arrived_on) == ("Trần Thị Bích", date(2026, 11, 20))
    assert not entry.cited[0].on
    assert entry.deadlines[0].value.due == date(2026, 12, 18)
    assert entry.ours[0].value.unit == "Chi bộ Thôn Đông"
    added = entry.deadlines[-1].value
    assert (added.text, added.due, added.span) == ("Nội dung: họp", date(2026, 12, 1), Span(5, 9))
    assert entry.document.symbol == "118-KH/TU"


def test_given_a_file_changed_meanwhile_when_the_program_comes_back_then_the_old_work_is_void(
    page: IntakePage, again, qtbot: QtBot, tmp_path: Path
):
    path = word_file(tmp_path)
    read_all(page, qtbot, path)
    page.presenter.change("signer", "Trần Thị Bích")
    path.write_bytes(word_file(tmp_path, 120).read_bytes())
    back = again()
    assert form_of(back).document.signer == "Nguyễn Văn Lâm"


def test_given_a_file_gone_meanwhile_when_the_program_comes_back_then_it_says_so(
    page: IntakePage, again, qtbot: QtBot, tmp_path: Path
):
    path = word_file(tmp_path)
    read_all(page, qtbot, path)
    path.unlink()
    back = again()
    assert [item.stage for item in back.presenter.queue.items] == [Stage.FAILED]
    assert f"Không còn thấy tệp «{path.name}»" in back._form.stateText.text()


def test_given_files_entered_and_refused_when_the_program_comes_back_then_they_do_not(
    page: IntakePage, office: Office, again, qtbot: QtBot, tmp_path: Path
):
    page.open((word_file(tmp_path), secret_file(tmp_path)))
    wait_recognised(page, qtbot)
    qtbot.keyClick(focused(page), Qt.Key.Key_Return, CONTROL)
    wait_registered(office, qtbot, 1)
    back = again()
    assert names(back) == []
    assert office.saved_intake() == ()


def test_given_a_change_when_a_moment_has_passed_then_it_is_kept_without_leaving(
    page: IntakePage, office: Office, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    read_all(page, qtbot, word_file(tmp_path))
    page.presenter.change("note", "chờ bản giấy")
    qtbot.waitUntil(
        lambda: [one.fields.get("note") for one in office.saved_intake()] == ["chờ bản giấy"], timeout=LONG
    )
    wait_idle(runner, qtbot)


def test_given_the_window_closing_when_jobs_are_called_off_then_the_queue_is_kept_all_the_same(
    page: IntakePage, office: Office, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    read_all(page, qtbot, word_file(tmp_path))
    page.presenter.change("note", "chờ bản giấy")
    page.leave()
    runner.shutdown()
    assert [one.fields["note"] for one in office.saved_intake()] == ["chờ bản giấy"]


# ---- the watched folder


def test_given_a_watched_folder_when_files_come_then_they_are_in_the_strip_and_a_toast_says_so(
    page: IntakePage, office: Office, runner: JobRunner, recorded: Recorded, qtbot: QtBot, tmp_path: Path
):
    folder = tmp_path / "Zalo"
    folder.mkdir()
    page.files.watch.watch(folder)
    qtbot.waitUntil(lambda: "«Zalo»" in " ".join(recorded.toasts), timeout=LONG)
    assert any(action.text() == "Thôi theo dõi «Zalo»" for action in page.files.watch.actions())
    word_file(folder), word_file(folder, 119)

    def seen() -> bool:
        page.files.watch.look()
        return len(page.presenter.queue.items) == 2

    qtbot.waitUntil(seen, timeout=LONG)
    assert recorded.toasts[-1] == "2 tệp mới trong thư mục theo dõi"
    wait_recognised(page, qtbot)
    page.strip.setFocus()
    qtbot.keyClick(page.strip, Qt.Key.Key_Delete)
    wait_idle(runner, qtbot)
    office.set_watched_folder(folder)  # as after a restart: all is looked at again
    office.new_files()
    assert [path.name for path in office.new_files()] == ["119-KH-TU.docx"]
    page.files.watch.stop()
    qtbot.waitUntil(lambda: office.watched_folder is None, timeout=LONG)
    wait_idle(runner, qtbot)


def test_given_another_room_shown_when_files_come_then_the_toast_leads_here(
    page: IntakePage, office: Office, runner: JobRunner, recorded: Recorded, qtbot: QtBot, tmp_path: Path
):
    page.hide()
    page.files.watch.found.emit([word_file(tmp_path)])
    assert recorded.toasts[-1] == "1 tệp mới trong thư mục theo dõi"
    recorded.undos[-1]()
    assert recorded.visits == [("intake", None)]
    wait_recognised(page, qtbot)
    wait_idle(runner, qtbot)


def test_given_the_folder_out_of_reach_when_looked_into_then_nobody_is_troubled(
    page: IntakePage, office: Office, runner: JobRunner, recorded: Recorded, qtbot: QtBot, tmp_path: Path
):
    folder = tmp_path / "USB"
    folder.mkdir()
    office.set_watched_folder(folder)
    folder.rmdir()
    page.files.watch.look()
    wait_idle(runner, qtbot)
    assert recorded.errors == [] and recorded.toasts == []
    assert page.presenter.queue.items == []


def test_given_a_watched_folder_when_the_program_starts_then_its_files_are_taken_in_without_a_visit(
    office: Office, theme: ThemeController, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    folder = tmp_path / "Zalo"
    folder.mkdir()
    word_file(folder)
    office.set_watched_folder(folder)
    window = build_window(office, theme, runner)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.findChild(IntakePage) is not None, timeout=LONG)
    page = window.findChild(IntakePage)
    assert page is not None and window.current_key == "overview"

    def seen() -> bool:
        page.files.watch.look()
        return bool(page.presenter.queue.items)

    qtbot.waitUntil(seen, timeout=LONG)
    wait_recognised(page, qtbot)
    assert "1 tệp mới" in window.toast._text.text()
    window.toast._button.click()
    assert window.current_key == "intake"
    wait_idle(runner, qtbot)


# ---- the clipboard


def test_given_files_on_the_clipboard_when_pasted_then_they_are_taken_in(
    page: IntakePage, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(word_file(tmp_path)))])
    QGuiApplication.clipboard().setMimeData(content)
    qtbot.keyClick(focused(page), Qt.Key.Key_V, CONTROL)
    wait_recognised(page, qtbot)
    assert names(page) == ["118-KH-TU.docx"]
    wait_idle(runner, qtbot)


def test_given_a_text_pasted_when_entered_then_its_file_is_in_the_register_and_here_no_more(
    page: IntakePage, office: Office, runner: JobRunner, qtbot: QtBot
):
    QGuiApplication.clipboard().setText(TEXT)
    qtbot.keyClick(focused(page), Qt.Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: len(page.presenter.queue.items) == 1, timeout=LONG)
    wait_recognised(page, qtbot)
    (item,) = page.presenter.queue.items
    assert item.name == "Chữ dán 22-11-2026 08.30.00.txt"
    assert form_of(page).document.symbol == "31-CV/TU"
    for key, words in (("doc_type", "Công văn"), ("issuer", "Tỉnh ủy"), ("subject", "quán triệt")):
        page.presenter.change(key, words)
    page.fields.focus("note")
    QGuiApplication.clipboard().setText("ghi chú dán vào ô, dài hơn bốn mươi chữ cái cho chắc chắn")
    qtbot.keyClick(focused(page), Qt.Key.Key_V, CONTROL)
    assert form_of(page).document.note.startswith("ghi chú dán")
    assert len(page.presenter.queue.items) == 1
    qtbot.keyClick(focused(page), Qt.Key.Key_Return, CONTROL)
    wait_registered(office, qtbot, 1)
    wait_idle(runner, qtbot)
    assert item.path is not None and not item.path.exists()


def test_given_a_picture_pasted_when_dropped_then_it_can_be_asked_back_until_the_next_start(
    page: IntakePage,
    office: Office,
    services: RoomServices,
    recorded: Recorded,
    runner: JobRunner,
    qtbot: QtBot,
):
    picture = QImage(300, 420, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    QGuiApplication.clipboard().setImage(picture)
    qtbot.keyClick(focused(page), Qt.Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: len(page.presenter.queue.items) == 1, timeout=LONG)
    wait_recognised(page, qtbot)
    (item,) = page.presenter.queue.items
    assert item.name == "Ảnh dán 22-11-2026 08.30.00.png"
    assert item.path is not None and item.path.exists()
    page.files.drop(item)
    page.leave()
    wait_idle(runner, qtbot)
    recorded.undos.pop()()
    assert page.presenter.current is item and item.path.exists()
    page.files.drop(item)
    page.leave()
    wait_idle(runner, qtbot)
    opened_room(office, services, qtbot)
    wait_idle(runner, qtbot)
    assert not item.path.exists()


def test_given_the_keyboard_in_a_field_when_files_or_a_picture_are_pasted_then_they_are_taken_in(
    page: IntakePage, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    page.open("hand")
    path, picture = word_file(tmp_path), QImage(300, 420, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    for key in ("symbol", "issued_on", "doc_type", "subject"):
        if key in ("symbol", "doc_type"):
            files = QMimeData()
            files.setUrls([QUrl.fromLocalFile(str(path))])
            QGuiApplication.clipboard().setMimeData(files)
        else:
            QGuiApplication.clipboard().setImage(picture)
        page.fields.focus(key)
        qtbot.keyClick(focused(page), Qt.Key.Key_V, CONTROL)
        wait_recognised(page, qtbot)
        wait_idle(runner, qtbot)
        assert not form_of(page).value(key)
    assert [name.split(" 2")[0] for name in names(page)] == ["Không có tệp", path.name, "Ảnh dán"]


def test_given_a_secret_text_pasted_when_refused_then_nothing_of_it_ever_was_here(
    page: IntakePage,
    office: Office,
    recorded: Recorded,
    runner: JobRunner,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    private_folder = tmp_path / "private"
    private_folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(private_folder))
    QGuiApplication.clipboard().setText(secret_file(tmp_path).read_text(encoding="utf-8"))
    qtbot.keyClick(focused(page), Qt.Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: len(recorded.errors) == 1, timeout=LONG)
    assert isinstance(recorded.errors[0], SecretDocumentError)
    wait_idle(runner, qtbot)
    assert page.presenter.queue.items == []
    assert not (office.folder / "pasted").exists()
    assert list(private_folder.iterdir()) == []


def test_given_a_few_words_on_the_clipboard_when_pasted_then_it_says_there_is_nothing_to_take(
    page: IntakePage, recorded: Recorded, qtbot: QtBot
):
    QGuiApplication.clipboard().setText("118-KH/TU")
    qtbot.keyClick(focused(page), Qt.Key.Key_V, CONTROL)
    assert "không có tệp" in recorded.toasts[-1]
    assert page.presenter.queue.items == []
