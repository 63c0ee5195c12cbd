"""The tab *Phiếu báo* with real widgets, a real store and real workbooks."""

import gc
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QToolTip, QWidget
from pytestqt.qtbot import QtBot

from office_app.bootstrap import Office
from office_app.domain.returns import FormState
from office_app.domain.study import Campaign, SessionFigures, StudySession
from office_app.gui.room import RoomServices
from office_app.gui.study.further_tabs import FURTHER_TABS
from office_app.gui.study.returns_review import ReturnsReview
from office_app.gui.study.returns_tab import ReturnsTab
from office_app.gui.study.returns_tables import Detail
from tests.gui.conftest import Recorded
from tests.gui.study_data import add_campaign, add_people
from tests.gui.tables import column, ids

UNITS = ("Chi bộ Thôn Đông", "Chi bộ Thôn Đoài")
HELD = date(2026, 11, 16)


@pytest.fixture(autouse=True)
def collect_in_the_window_s_thread() -> Iterator[None]:
    """Do as the program does (see ``Collector``): widgets that are garbage must not die in a job's thread."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture
def campaign_id(office: Office) -> int:
    """Two chi bộ with eight members each, and a third that keeps no names."""
    add_people(office, UNITS, each=8)
    return add_campaign(office, start=HELD)


@pytest.fixture
def tab(office: Office, services: RoomServices, campaign_id: int, qtbot: QtBot) -> ReturnsTab:
    made = next(entry for entry in FURTHER_TABS if entry.title == "Phiếu báo").make(office, services).page
    assert isinstance(made, ReturnsTab)
    qtbot.addWidget(made)
    made.resize(1140, 620)
    made.show()
    made.activateWindow()
    made.show_campaign(next(one for one in office.campaigns() if one.id == campaign_id))
    qtbot.waitUntil(lambda: len(ids(made.table)) == 3)
    return made


def states(tab: ReturnsTab) -> list[str]:
    return column(tab.table, "Phiếu báo")


def first_unit(tab: ReturnsTab) -> int:
    assert column(tab.table, "Chi bộ")[0] in UNITS[0]
    return ids(tab.table)[0]


def made_forms(tab: ReturnsTab, folder: Path, qtbot: QtBot) -> list[Path]:
    tab.make(folder)
    qtbot.waitUntil(lambda: states(tab) == [FormState.MADE] * 3)
    return sorted(folder.glob("*.xlsx"))


def fill(path: Path, **cells: str | date) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book["Phiếu báo"]
    for cell, value in {"C7": HELD, "C8": "Trực tiếp", **cells}.items():
        sheet[cell] = value
    book.save(path)


def drop(widget: QWidget, folder: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    widget.dropEvent(QDropEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, button, none))


def test_given_a_board_in_many_states_when_told_above_it_then_the_room_grows_no_wider(tab: ReturnsTab):
    before = tab.minimumSizeHint().width()
    tab._head.setText("22 chi bộ: 4 chưa gửi · 12 có lỗi · 5 chờ ghi · 1 đã nộp")
    assert tab.minimumSizeHint().width() == before


def test_given_a_campaign_when_forms_are_made_and_sent_then_the_board_and_the_message_say_so(
    tab: ReturnsTab, tmp_path: Path, qtbot: QtBot, recorded: Recorded
):
    assert states(tab) == [FormState.NONE] * 3
    assert len(made_forms(tab, tmp_path / "phieu", qtbot)) == 3
    message = QGuiApplication.clipboard().text()
    assert "71-NQ/TW" in message and "trước hết ngày 20/12/2026" in message
    qtbot.mouseClick(tab.sent_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: states(tab) == [FormState.SENT] * 3)
    recorded.undos[-1]()
    qtbot.waitUntil(lambda: states(tab) == [FormState.MADE] * 3)
    assert recorded.errors == []


def test_given_a_dropped_folder_when_one_form_is_wrong_then_it_is_explained_and_the_right_one_is_written(
    tab: ReturnsTab, office: Office, campaign_id: int, tmp_path: Path, qtbot: QtBot, recorded: Recorded
):
    wrong, right, _ = made_forms(tab, tmp_path / "phieu", qtbot)
    fill(right, C16="Vắng có phép")
    fill(wrong, C16="đi chợ")
    (tmp_path / "phieu" / "~$khoa.xlsx").write_bytes(b"lock")
    drop(tab, tmp_path / "phieu")
    qtbot.waitUntil(lambda: tab.stack.currentWidget() is tab.review)
    review = tab.review
    assert [one.blocked for one in review.readings] == [True, True, False]
    assert office.campaign_results(campaign_id)[0].figures == SessionFigures()
    shown = [line.after for at in range(2) for line in _details(tab, at)]
    assert any("chọn một mức" in text for text in shown)
    qtbot.mouseClick(review.copy_button, Qt.MouseButton.LeftButton)
    assert "đi chợ" in QGuiApplication.clipboard().text()
    qtbot.mouseClick(review.take_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: sorted(states(tab)) == sorted([FormState.RETURNED, FormState.WRONG, FormState.WRONG])
    )
    assert tab.stack.currentWidget() is not review
    assert [line.figures.excused for line in office.campaign_results(campaign_id)].count(1) == 1
    assert recorded.errors == [] and "Đã ghi 1 phiếu báo." in recorded.toasts[-1]

    recorded.undos[-1]()
    qtbot.waitUntil(lambda: FormState.RETURNED not in states(tab))
    assert {line.figures for line in office.campaign_results(campaign_id)} == {SessionFigures()}
    tab.read([right])
    qtbot.waitUntil(lambda: tab.stack.currentWidget() is review)
    qtbot.mouseClick(review.take_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: FormState.RETURNED in states(tab))

    tab.read([right])
    qtbot.waitUntil(lambda: tab.stack.currentWidget() is review)
    assert "không đổi gì" in review.head.text() and review.readings[0].changes == ()
    before = recorded.changes
    qtbot.mouseClick(review.later_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: recorded.changes > before)
    assert states(tab).count(FormState.RETURNED) == 1


def _details(tab: ReturnsTab, place: int) -> list[Detail]:
    tab.review.files.select_id(place)
    return list(tab.review._details)


def test_given_a_right_form_when_put_off_then_the_board_says_that_it_waits(
    tab: ReturnsTab, office: Office, campaign_id: int, tmp_path: Path, qtbot: QtBot
):
    first = made_forms(tab, tmp_path / "phieu", qtbot)[1]
    fill(first)
    tab.read([first])
    qtbot.waitUntil(lambda: tab.stack.currentWidget() is tab.review)
    qtbot.mouseClick(tab.review.later_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: FormState.WAITING in states(tab))
    assert all(line.figures.present == 0 for line in office.campaign_results(campaign_id))


@pytest.mark.parametrize(
    ("unit", "keys", "figures"),
    [
        ("Chi bộ Thôn Đông", "3 7k", SessionFigures(8, 0, 8, 6, 1, 1)),
        ("Chi bộ Thôn Đoài", "0", SessionFigures(8, 0, 8, 8)),
        ("Chi bộ Trường Tiểu học", "20 2 15 1", SessionFigures(20, 2, 18, 15, 2, 1)),
    ],
)
def test_given_a_chi_bo_without_computer_when_its_return_is_typed_then_ten_key_presses_do(
    tab: ReturnsTab,
    office: Office,
    campaign_id: int,
    tmp_path: Path,
    qtbot: QtBot,
    unit: str,
    keys: str,
    figures: SessionFigures,
):
    unit_id = next(line.unit_id for line in office.campaign_results(campaign_id) if line.unit == unit)
    tab.table.select_id(unit_id)
    tab.table.setFocus()
    pressed = 0
    for key in keys:
        qtbot.keyClick(QGuiApplication.focusObject(), key)
        pressed += 1
    qtbot.keyClick(tab.quick.box, Qt.Key.Key_Return)
    pressed += 1
    qtbot.waitUntil(lambda: states(tab)[ids(tab.table).index(unit_id)] == FormState.RETURNED)
    assert pressed <= 10
    line = next(line for line in office.campaign_results(campaign_id) if line.unit_id == unit_id)
    assert line.figures == figures
    assert tab.table.current_id() != unit_id
    qtbot.keyClick(tab.quick.box, Qt.Key.Key_Return)  # pressed once more than meant
    qtbot.waitUntil(lambda: bool(tab.quick.answer.text()))
    assert states(tab).count(FormState.RETURNED) == 1


def test_given_a_number_that_nobody_has_when_typed_then_it_is_said_and_nothing_is_written(
    tab: ReturnsTab, office: Office, campaign_id: int, tmp_path: Path, qtbot: QtBot
):
    made_forms(tab, tmp_path / "phieu", qtbot)
    unit_id = first_unit(tab)
    tab.table.select_id(unit_id)
    tab.quick.type_in("31")
    qtbot.keyClick(tab.quick.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "không có số thứ tự 31" in tab.quick.answer.text())
    tab.quick.day_field.setText("31/2/2026")
    qtbot.keyClick(tab.quick.box, Qt.Key.Key_Return)
    assert tab.quick.day_field.hasFocus() and "Không phải ngày hợp lệ" in QToolTip.text()
    assert all(line.figures == SessionFigures() for line in office.campaign_results(campaign_id))


def test_given_chosen_chi_bo_when_printed_then_each_has_its_sheet(
    tab: ReturnsTab, tmp_path: Path, qtbot: QtBot, recorded: Recorded
):
    tab.table.selectAll()
    tab.make_paper(tmp_path / "giay")
    qtbot.waitUntil(lambda: bool(recorded.toasts), timeout=20000)
    assert "3 phiếu giấy" in recorded.toasts[-1]
    for ending in ("*.pdf", "*.docx"):
        assert len(list((tmp_path / "giay").glob(ending))) == 3


def test_given_many_kinds_of_files_when_told_above_them_then_the_room_grows_no_wider(tab: ReturnsTab):
    before = tab.review.minimumSizeHint().width()
    tab.review.head.setText(
        "38 tệp: 1 phiếu có số liệu mới · 22 chưa điền · 2 của đợt khác · 9 có lỗi. Chưa ghi gì."
    )
    assert tab.review.minimumSizeHint().width() == before


def shown_review(tab: ReturnsTab, paths: list[Path], qtbot: QtBot) -> ReturnsReview:
    tab.read(paths)
    qtbot.waitUntil(lambda: tab.stack.currentWidget() is tab.review)
    return tab.review


def present(office: Office, campaign_id: int) -> list[int]:
    return [line.figures.present for line in office.campaign_results(campaign_id)]


def test_given_forms_nobody_filled_in_when_dropped_then_only_those_put_in_with_space_are_written_and_undone(
    tab: ReturnsTab, office: Office, campaign_id: int, tmp_path: Path, qtbot: QtBot, recorded: Recorded
):
    units = [line.unit_id for line in office.campaign_results(campaign_id) if line.unit in UNITS]
    office.plan_sessions([StudySession(campaign_id, unit_id, HELD) for unit_id in units])
    files = [path for path in made_forms(tab, tmp_path / "phieu", qtbot) if "Tiểu học" not in path.name]
    review = shown_review(tab, files, qtbot)
    assert "2 chưa điền" in review.head.text() and not review.take_button.isEnabled()
    assert _details(tab, 0)[0].kind == "hỏi"
    qtbot.keyClick(review.files, Qt.Key.Key_Space)
    assert review.take_button.text() == "Ghi 1 phiếu đưa vào"
    qtbot.mouseClick(review.take_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: sorted(states(tab)).count(FormState.RETURNED) == 1)
    assert sorted(present(office, campaign_id)) == [0, 0, 8] and FormState.WAITING in states(tab)
    recorded.undos[-1]()
    qtbot.waitUntil(lambda: "Đã hoàn tác 1 phiếu" in recorded.toasts[-1])
    assert present(office, campaign_id) == [0, 0, 0]


def test_given_forms_of_another_campaign_and_twice_the_same_when_read_then_both_are_told_and_written_where_they_belong(
    tab: ReturnsTab, office: Office, campaign_id: int, tmp_path: Path, qtbot: QtBot, recorded: Recorded
):
    own = next(path for path in made_forms(tab, tmp_path / "phieu", qtbot) if "Đoài" in path.name)
    fill(own, C12="Không")
    twin = own.with_name("chép (1).xlsx")
    twin.write_bytes(own.read_bytes())
    units = [line.unit_id for line in office.campaign_results(campaign_id) if line.unit == UNITS[0]]
    other = office.save_campaign(Campaign("Học tập Kết luận số 9-KL/TW", date(2026, 12, 1)), units)
    (strange,) = office.write_return_forms(office.make_return_forms(other), tmp_path / "khac")
    fill(strange, C12="Không")
    review = shown_review(tab, [own, twin, strange], qtbot)
    told = review.head.text()
    assert told == "3 tệp: 1 phiếu có số liệu mới · 1 tệp trùng · 1 của đợt khác. Chưa ghi gì."
    assert [review._files.as_tsv([row]).count("Kết luận số 9-KL/TW") for row in range(3)] == [1, 0, 0]
    qtbot.mouseClick(review.take_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: states(tab).count(FormState.RETURNED) == 1)
    assert "Đã ghi 1 phiếu báo." in recorded.toasts[-1] and present(office, other) == [0]

    review = shown_review(tab, [own, strange], qtbot)
    assert not review.take_button.isEnabled()  # the own one is in, the other one is not put in
    review.files.selectAll()
    qtbot.keyClick(review.files, Qt.Key.Key_Space)
    qtbot.mouseClick(review.take_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "vào đợt khác: Kết luận số 9-KL/TW" in recorded.toasts[-1])
    assert present(office, other) == [8]


def test_given_attendance_entered_before_when_a_return_is_typed_then_a_second_enter_writes_over_it(
    tab: ReturnsTab, office: Office, campaign_id: int, qtbot: QtBot, recorded: Recorded
):
    unit_id = first_unit(tab)
    session = office.session(office.change_session(StudySession(campaign_id, unit_id, HELD)))
    office.save_totals(session, SessionFigures(35, 0, 35, 33, 2))
    tab.table.select_id(unit_id)
    tab.quick.type_in("3")
    qtbot.keyClick(tab.quick.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(recorded.toasts))
    assert (
        "Nhấn Enter lần nữa để ghi đè" in recorded.toasts[-1] and "Tham gia 33 → 7" in tab.quick.answer.text()
    )
    assert office.session(session.id or 0).figures.present == 33
    qtbot.keyClick(tab.quick.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: states(tab)[ids(tab.table).index(unit_id)] == FormState.RETURNED)
    assert office.session(session.id or 0).figures.present == 7
