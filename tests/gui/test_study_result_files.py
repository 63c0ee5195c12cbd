"""Files handed in: matched to members before anything is written, compared with each other, shown side by side."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.study_results import ResultKind, StudyResult
from office_app.domain.vietnamese import fold
from office_app.gui.study.alike_dialog import AlikeDialog
from office_app.gui.study.result_files_dialog import FileChoices, ResultFilesDialog
from office_app.gui.study.result_grid import ALIKE
from office_app.gui.study.results_tab import ResultsTab
from office_app.use_cases.result_files import match_files
from tests.gui.conftest import Recorded
from tests.gui.results_room import campaign_id, names, stored, tab
from tests.unit.results_office import ESSAY, OTHER, text_file

__all__ = ["campaign_id", "tab"]  # the fixtures


def test_given_files_when_dropped_then_the_matching_is_shown_before_anything_is_written(
    tab: ResultsTab, office: Office, campaign_id: int, tmp_path: Path, qtbot: QtBot, recorded: Recorded
):
    first, second, third, *_ = names(tab)
    folder = tmp_path / "bài nộp"
    for name, text in ((first, ESSAY), (second, ESSAY.replace("con cháu", "các cháu")), ("không rõ", OTHER)):
        text_file(folder / f"Thôn Đông - {name}.txt", text)
    drop(tab, folder)
    dialog = shown(tab, qtbot)
    assert stored(office, campaign_id) == {}
    states = [dialog.choices.state(at)[1] for at in range(3)]
    assert (states.count("khớp tên"), states.count("không thấy tên")) == (2, 1)
    assert dialog.ok_button.text() == "Ghi 2 tệp"
    dialog.table.select_id(states.index("không thấy tên"))
    choose(dialog, third, qtbot)
    assert dialog.ok_button.text() == "Ghi 3 tệp"
    qtbot.mouseClick(dialog.ok_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(stored(office, campaign_id)) == 3, timeout=20000)
    assert stored(office, campaign_id)[third].file_name == "Thôn Đông - không rõ.txt"

    rows = tab.face.grid.rows
    qtbot.waitUntil(lambda: bool(rows.index(0, ALIKE).data()))
    assert str(rows.index(0, ALIKE).data()).endswith(f" % · {second}")
    assert not rows.index(2, ALIKE).data()
    assert tab.face.alike_button.text() == "1 cặp bài gần giống nhau"
    recorded.undos[-1]()
    qtbot.waitUntil(lambda: stored(office, campaign_id) == {})
    assert tab.face.alike_button.isHidden()
    assert office.check() == []


def test_given_two_files_of_one_member_when_matched_then_one_is_kept_and_the_clerk_may_change_which(
    tab: ResultsTab,
):
    assert tab.sheet is not None
    people = tab.sheet.people
    first = people[0].member.full_name
    choices = FileChoices(match_files([Path(f"{first}.docx"), Path(f"{first} (1).docx")], people))
    assert [path.name for _, path in choices.pairs()] == [f"{first}.docx"]
    assert [choices.state(at)[1] for at in (0, 1)] == ["khớp tên", "bỏ qua"]
    choices.choose(1, people[0])
    assert [path.name for _, path in choices.pairs()] == [f"{first} (1).docx"]
    choices.choose(1, None)
    assert choices.pairs() == []


def test_given_a_pair_when_opened_then_both_texts_stand_side_by_side_with_what_is_the_same(
    tab: ResultsTab, office: Office, campaign_id: int, tmp_path: Path, qtbot: QtBot
):
    people = office.handed_in(campaign_id, ResultKind.REFLECTION)[:2]
    texts = (ESSAY, ESSAY.replace("con cháu", "các cháu"))
    office.record_result_files(
        [
            (StudyResult(campaign_id, one.member.id or 0), text_file(tmp_path / f"{at}.txt", text))
            for at, (one, text) in enumerate(zip(people, texts, strict=True))
        ]
    )
    tab.show_campaign(office.campaign(campaign_id))
    qtbot.waitUntil(lambda: tab.face.alike_button.isVisible())
    tab.face.grid.pair_asked.emit(people[0].member.id)
    dialog = tab.findChild(AlikeDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: "Qua học tập" in dialog.views[1].text.toPlainText(), timeout=20000)
    assert "con cháu" in dialog.views[0].text.toPlainText()
    assert "các cháu" in dialog.views[1].text.toPlainText()
    dialog.accept()


def test_given_a_file_that_cannot_be_read_when_kept_then_it_is_named_and_the_others_are_written(
    tab: ResultsTab, office: Office, campaign_id: int, tmp_path: Path, qtbot: QtBot, recorded: Recorded
):
    first, second, *_ = names(tab)
    good = text_file(tmp_path / f"{first}.txt", ESSAY)
    broken = tmp_path / f"{second}.docx"
    broken.write_bytes(b"PK\x03\x04 broken")
    tab.take_files([good, broken])
    dialog = shown(tab, qtbot)
    qtbot.mouseClick(dialog.ok_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(recorded.errors), timeout=20000)
    assert f"«{second}.docx»" in str(recorded.errors[-1]) and "Đã ghi 1 tệp" in str(recorded.errors[-1])
    assert list(stored(office, campaign_id)) == [first]


def shown(tab: ResultsTab, qtbot: QtBot) -> ResultFilesDialog:
    qtbot.waitUntil(lambda: tab.findChild(ResultFilesDialog) is not None)
    dialog = tab.findChild(ResultFilesDialog)
    assert dialog is not None
    return dialog


def choose(dialog: ResultFilesDialog, name: str, qtbot: QtBot) -> None:
    """Type a name without diacritics and take what is offered."""
    edit, popup = dialog.who_edit, dialog.completer.popup()
    assert popup is not None
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, fold(name))
    qtbot.waitUntil(lambda: popup.isVisible())
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)


def drop(tab: ResultsTab, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, no = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, no)
    tab.dragEnterEvent(enter)
    assert enter.isAccepted()
    tab.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, no))
