"""Number, date and folder before a paper is issued."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from office_app.domain.outgoing import OutgoingDraft
from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.issue_dialog import IssueDialog

DRAFT = OutgoingDraft("Kế hoạch", "KH", "ĐU", "triển khai Chỉ thị 60", (), (), "", "", "", "")


@pytest.fixture
def dialog(theme: ThemeController, qtbot: QtBot, tmp_path: Path) -> IssueDialog:
    made = IssueDialog(theme, DRAFT, "", number=5, today=date(2026, 11, 22), folder=tmp_path)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def test_given_day_or_folder_missing_when_pressed_then_it_says_so_and_stays(
    dialog: IssueDialog, qtbot: QtBot, tmp_path: Path
):
    dialog.issued_on.set_date(None)
    qtbot.mouseClick(dialog.form.okButton, Qt.MouseButton.LeftButton)
    assert dialog.form.wrongLabel.text() == "Chưa có ngày của văn bản."
    dialog.issued_on.set_date(date(2026, 11, 20))
    dialog.form.folder.setText("  ")
    qtbot.mouseClick(dialog.form.okButton, Qt.MouseButton.LeftButton)
    assert dialog.form.wrongLabel.text() == "Chưa chọn thư mục để tệp."
    assert dialog.isVisible()
    dialog.form.folder.setText(str(tmp_path))
    with qtbot.waitSignal(dialog.confirmed) as heard:
        qtbot.mouseClick(dialog.form.okButton, Qt.MouseButton.LeftButton)
    assert heard.args == [5, date(2026, 11, 20), tmp_path, False]
    assert not dialog.isVisible()


def test_given_another_number_when_typed_then_the_symbol_follows(dialog: IssueDialog):
    assert (dialog.form.titleLabel.text(), dialog.form.symbolLabel.text()) == (
        "Phát hành kế hoạch",
        "05-KH/ĐU",
    )
    dialog.form.number.setValue(12)
    assert dialog.form.symbolLabel.text() == "12-KH/ĐU"


@pytest.mark.parametrize("zoom", [100, 125])
def test_given_any_zoom_when_shown_then_number_symbol_and_day_stand_in_one_line(
    theme: ThemeController, request: pytest.FixtureRequest, zoom: int
):
    theme.set_zoom(zoom)
    dialog: IssueDialog = request.getfixturevalue("dialog")
    form = dialog.form
    fields = (form.number, form.symbolLabel, dialog.issued_on)
    assert len({(field.y(), field.height()) for field in fields}) == 1
    assert len({name.y() for name in (form.numberLabel, form.symbolTitle, form.issued_onLabel)}) == 1
