"""Members from an Excel list: checked first, columns chosen, nothing written until imported; the sample to fill in."""

from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.gui.organisation.organisation_page import OrganisationPage
from tests.gui.conftest import Recorded
from tests.gui.organisation_room import page

__all__ = ["page"]  # the fixture


def write_list(path: Path, rows: list[tuple[object, ...]]) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


def test_given_an_excel_list_when_checked_then_nothing_is_written_until_imported(
    page: OrganisationPage, office: Office, qtbot: QtBot, recorded: Recorded, tmp_path: Path
):
    path = write_list(
        tmp_path / "Danh sách.xlsx",
        [
            ("DANH SÁCH ĐẢNG VIÊN", None, None),
            ("Chi bộ", "Họ và tên", "Ngày sinh"),
            ("Chi bộ Thôn Mới", "Lê Thị Lan", "31/02/1980"),
            ("Thôn Đông", "Hà Văn Tư", "01/02/1980"),
            ("Thôn Đông", "Hà Văn Tư", "01/02/1980"),
            ("Thôn Đông", None, None),
        ],
    )
    report = page.imports.report

    def check() -> None:
        page.imports.presenter.read_file(path)
        qtbot.waitUntil(lambda: page._form.stack.currentWidget() is page._form.importPage, timeout=15000)
        assert page.imports.currentWidget() is page.imports.columns
        qtbot.mouseClick(page.imports.columns.check_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: page.imports.currentWidget() is report, timeout=15000)

    check()
    form = report._form
    assert form.importButton.text() == "Nhập 2 người"
    assert "Chi bộ Thôn Mới" in form.newUnitsText.text()
    assert report._model.rowCount() == 3
    assert len(office.units()) == 3 and recorded.changes == 0
    qtbot.mouseClick(form.importButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: recorded.changes == 1, timeout=15000)
    assert len(office.units()) == 4
    assert page._form.stack.currentWidget() is page._form.mainPage
    assert recorded.toasts[-1] == "Đã nhập 2 đảng viên mới."

    check()
    assert form.importButton.text() == "Không có gì để nhập" and not form.importButton.isEnabled()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert page.imports.currentWidget() is page.imports.columns
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert page._form.stack.currentWidget() is page._form.mainPage


def test_given_headings_nobody_knows_when_columns_are_chosen_then_the_list_can_be_checked(
    page: OrganisationPage, office: Office, qtbot: QtBot, tmp_path: Path
):
    path = write_list(
        tmp_path / "a.xlsx",
        [("Ở", "Đồng chí", "Số CCCD"), ("Thôn Đông", "Lê Thị Lan", "019170000001")],
    )
    page.imports.presenter.read_file(path)
    qtbot.waitUntil(lambda: page._form.stack.currentWidget() is page._form.importPage, timeout=15000)
    columns = page.imports.columns
    assert not columns.check_button.isEnabled() and "«Họ và tên»" in columns.said.text()
    for at, name in ((0, "Chi bộ"), (1, "Họ và tên")):
        combo = columns.combos[at]
        while combo.currentText() != name:
            before = combo.currentIndex()
            qtbot.keyClick(combo, Qt.Key.Key_Down)
            assert combo.currentIndex() == before + 1
    assert columns.said.text() == "Không lấy và không lưu: Số CCCD."
    qtbot.mouseClick(columns.check_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.imports.currentWidget() is page.imports.report, timeout=15000)
    form = page.imports.report._form
    assert form.importButton.text() == "Nhập 1 người"
    assert "Không lấy và không lưu: Số CCCD" in form.columnsText.text()
    qtbot.mouseClick(form.columnsButton, Qt.MouseButton.LeftButton)
    assert page.imports.currentWidget() is columns


def test_given_a_file_without_a_list_when_chosen_then_the_window_says_what_is_missing(
    page: OrganisationPage, qtbot: QtBot, recorded: Recorded, tmp_path: Path
):
    page.imports.presenter.read_file(write_list(tmp_path / "kho.xlsx", [("Mã",), (1,)]))
    qtbot.waitUntil(lambda: len(recorded.errors) == 1, timeout=15000)
    assert "không thấy dòng tiêu đề" in str(getattr(recorded.errors[0], "text_vi", str)())


def test_given_the_sample_when_asked_for_then_it_is_written_where_wanted(
    page: OrganisationPage, qtbot: QtBot, recorded: Recorded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    target = tmp_path / "Mẫu.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    qtbot.mouseClick(page.sample_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(recorded.toasts) == 1)
    assert target.exists()
