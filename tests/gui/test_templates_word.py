"""The office's own Word files in the room of templates: brought in, their fields seen, tried, replaced, removed."""

from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.room import RoomServices
from office_app.gui.templates.templates_page import TemplatesPage
from tests.gui.conftest import Recorded
from tests.gui.waiting import wait_idle


@pytest.fixture
def page(office: Office, services: RoomServices, runner: JobRunner, qtbot: QtBot) -> Iterator[TemplatesPage]:
    made = TemplatesPage(office, services)
    qtbot.addWidget(made)
    made.resize(1150, 690)
    made.show()
    made.open("")
    wait_idle(runner, qtbot)
    yield made


def word_file(folder: Path, name: str, *lines: str) -> Path:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(folder / name))
    return folder / name


def choose_file(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *args: (str(path), ""))


def bring_in(
    page: TemplatesPage, path: Path, monkeypatch: pytest.MonkeyPatch, runner: JobRunner, qtbot: QtBot
) -> None:
    choose_file(monkeypatch, path)
    qtbot.mouseClick(page.form.importButton, Qt.MouseButton.LeftButton)
    wait_idle(runner, qtbot)


def rows(page: TemplatesPage) -> list[tuple[str, str, str]]:
    table = page._word.fields
    texts = [
        [item.text() if (item := table.item(row, column)) else "" for column in range(3)]
        for row in range(table.rowCount())
    ]
    return [(one[0], one[1], one[2]) for one in texts]


def test_given_a_word_file_when_brought_in_then_its_fields_and_where_they_stand_are_seen(
    page: TemplatesPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, runner: JobRunner, qtbot: QtBot
):
    path = word_file(
        tmp_path,
        "Giấy giới thiệu.docx",
        "Giới thiệu đồng chí {{ ho_ten }}, ngày {{ ngay | ngay }}",
        "{% for viec in cong_viec %}- {{ viec.ten }} ({{ viec.noi }}){% endfor %}",
    )
    bring_in(page, path, monkeypatch, runner, qtbot)
    assert page.form.title.text() == "Giấy giới thiệu" and page._word.isVisible()
    assert rows(page) == [
        ("cong_viec", "mỗi dòng một mục", "ten | noi"),
        ("ho_ten", "chữ", ""),
        ("ngay", "ngày", ""),
    ]
    assert "đồng chí [ho_ten]" in page.preview.text.toPlainText()
    assert "- [ten] ([noi])" in page.preview.text.toPlainText()
    form = page.form
    hidden = (form.editButton, form.compareButton, form.copyButton, form.saveButton)
    assert not any(button.isVisible() for button in hidden)
    page.list.chosen.emit("thong-bao")
    wait_idle(runner, qtbot)
    assert form.copyButton.isVisible() and not page.replace.isVisible() and page.editor.isVisible()


def test_given_a_file_with_a_mistake_when_brought_in_then_its_place_is_told_and_nothing_is_kept(
    page: TemplatesPage,
    office: Office,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    runner: JobRunner,
    qtbot: QtBot,
):
    path = word_file(tmp_path, "Hỏng.docx", "Một dòng", "Kính gửi {{ noi_nhan ")
    bring_in(page, path, monkeypatch, runner, qtbot)
    assert page._error.isVisible() and "{{ noi_nhan" in page._error.text
    assert not office.word_templates() and page.form.title.text() != "Hỏng"


def test_given_a_kept_file_when_replaced_and_removed_then_each_can_be_taken_back(
    page: TemplatesPage,
    office: Office,
    recorded: Recorded,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    runner: JobRunner,
    qtbot: QtBot,
):
    bring_in(page, word_file(tmp_path, "Phiếu gửi.docx", "Gửi {{ noi }}"), monkeypatch, runner, qtbot)
    choose_file(monkeypatch, word_file(tmp_path, "khác tên.docx", "Gửi {{ noi }} số {{ so_hieu }}"))
    qtbot.mouseClick(page.replace, Qt.MouseButton.LeftButton)
    wait_idle(runner, qtbot)
    assert page.form.title.text() == "Phiếu gửi" and [row[0] for row in rows(page)] == ["noi", "so_hieu"]
    recorded.undos[-1]()
    wait_idle(runner, qtbot)
    assert [row[0] for row in rows(page)] == ["noi"]
    qtbot.mouseClick(page.form.resetButton, Qt.MouseButton.LeftButton)
    wait_idle(runner, qtbot)
    assert not office.word_templates() and page.form.title.text() != "Phiếu gửi"
    recorded.undos[-1]()
    wait_idle(runner, qtbot)
    assert [one.name for one in office.word_templates()] == ["Phiếu gửi"]
    assert page.form.title.text() == "Phiếu gửi"


def test_given_a_kept_file_when_handed_on_then_it_is_the_same_byte_for_byte(
    page: TemplatesPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    runner: JobRunner,
    qtbot: QtBot,
):
    path = word_file(tmp_path, "Phiếu gửi.docx", "Gửi {{ noi }}")
    bring_in(page, path, monkeypatch, runner, qtbot)
    target = tmp_path / "ra"
    target.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *args: str(target))
    qtbot.mouseClick(page.form.exportButton, Qt.MouseButton.LeftButton)
    wait_idle(runner, qtbot)
    assert (target / "Phiếu gửi.docx").read_bytes() == path.read_bytes()
