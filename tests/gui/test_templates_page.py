"""Templates: found, copied, changed with a printed page, wrong lines told, compared, set back, handed on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.templates import TemplateOrigin
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.room import RoomServices
from office_app.gui.templates.templates_page import TemplatesPage
from tests.gui.conftest import Recorded
from tests.gui.waiting import wait_idle

NAME = "thong-bao"
OLD, NEW = "nghiêm túc thực hiện", "nghiêm túc triển khai thực hiện"


@pytest.fixture
def page(office: Office, services: RoomServices, runner: JobRunner, qtbot: QtBot) -> Iterator[TemplatesPage]:
    made = TemplatesPage(office, services)
    qtbot.addWidget(made)
    made.resize(1150, 690)
    made.show()
    made.open(NAME)
    wait_idle(runner, qtbot)
    yield made


def origin(office: Office) -> TemplateOrigin:
    return next(line.origin for line in office.templates() if line.name == NAME)


def change(page: TemplatesPage, old: str, new: str, runner: JobRunner, qtbot: QtBot) -> None:
    if not page.form.editButton.isHidden():
        qtbot.mouseClick(page.form.editButton, Qt.MouseButton.LeftButton)
    page.editor.setPlainText(page.editor.toPlainText().replace(old, new))
    page._later.stop()
    page._try_out()
    wait_idle(runner, qtbot)


def faults(page: TemplatesPage) -> list[QPushButton]:
    return [
        button
        for button in page.findChildren(QPushButton)
        if button.isVisible() and button.text().startswith("Dòng ")
    ]


def test_given_a_shipped_template_when_shown_then_it_is_printed_and_not_changed_by_chance(
    page: TemplatesPage,
):
    assert page.presenter.name == NAME and page.form.title.text() == "Thông báo"
    assert page.editor.isReadOnly() and not page.form.editButton.isHidden()
    assert 0 in page.preview.pages._images and not faults(page)


def test_given_a_change_when_saved_compared_and_set_back_then_each_is_seen_and_can_be_taken_back(
    page: TemplatesPage, office: Office, recorded: Recorded, runner: JobRunner, qtbot: QtBot
):
    change(page, OLD, NEW, runner, qtbot)
    qtbot.mouseClick(page.form.saveButton, Qt.MouseButton.LeftButton)
    wait_idle(runner, qtbot)
    assert origin(office) is TemplateOrigin.CHANGED and NEW in office.template_text(NAME)
    assert not page.form.saveButton.isEnabled()
    qtbot.mouseClick(page.form.compareButton, Qt.MouseButton.LeftButton)
    wait_idle(runner, qtbot)
    lines = page._compared.toPlainText().splitlines()
    assert [line[0] for line in lines if line[0] in "+-"] == ["-", "+"]
    qtbot.mouseClick(page.form.resetButton, Qt.MouseButton.LeftButton)
    wait_idle(runner, qtbot)
    assert origin(office) is TemplateOrigin.SHIPPED and OLD in page.editor.toPlainText()
    recorded.undos[-1]()
    wait_idle(runner, qtbot)
    assert origin(office) is TemplateOrigin.CHANGED and NEW in page.editor.toPlainText()


def test_given_a_mistake_when_it_pauses_then_its_line_is_told_and_a_click_goes_there(
    page: TemplatesPage, office: Office, runner: JobRunner, qtbot: QtBot
):
    change(page, "{{ noi_dung | cac_muc | can_co }}", "{{ khong_co_truong_nay }}", runner, qtbot)
    (button,) = faults(page)
    assert "khong_co_truong_nay" in button.text()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    line = page.editor.textCursor().blockNumber() + 1
    assert f"Dòng {line}:" in button.text() and "khong_co" in page.editor.textCursor().block().text()
    assert not page.leave()
    assert page._error.isVisible() and origin(office) is TemplateOrigin.SHIPPED
    qtbot.mouseClick(page.form.discardButton, Qt.MouseButton.LeftButton)
    wait_idle(runner, qtbot)
    assert page.leave() and not faults(page)


def test_given_a_template_when_handed_on_then_another_office_reads_it_in(
    page: TemplatesPage, office: Office, recorded: Recorded, runner: JobRunner, qtbot: QtBot, tmp_path: Path
):
    page.presenter.export_to(tmp_path)
    wait_idle(runner, qtbot)
    text = (tmp_path / f"{NAME}.txt").read_text(encoding="utf-8")
    own = tmp_path / "Thông báo kết luận.txt"
    own.write_text(text.replace("Thông báo", "Thông báo kết luận", 1), encoding="utf-8")
    page.presenter.import_file(own)
    wait_idle(runner, qtbot)
    assert page.presenter.name == "thong-bao-ket-luan"
    assert page._badge.word == "của văn phòng" and not page.editor.isReadOnly()


def test_given_a_template_when_copied_then_the_copy_is_the_office_s_own_and_found_by_search(
    page: TemplatesPage, office: Office, runner: JobRunner, qtbot: QtBot
):
    qtbot.mouseClick(page.form.copyButton, Qt.MouseButton.LeftButton)
    wait_idle(runner, qtbot)
    assert page.presenter.name == f"{NAME}-2" and page.form.title.text() == "Thông báo (2)"
    qtbot.keyClicks(page.form.search, "thong bao (2")
    assert page.list.names == [f"{NAME}-2"]
