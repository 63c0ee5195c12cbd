"""Theo dõi: tasks by due date, changed where they stand or in the form; duties that come round; indicators."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from office_app.bootstrap import Office
from office_app.domain.incoming import IncomingDocument, Obligation, ObligationKind, Reach, Recurrence
from office_app.domain.indicators import Indicator, Reading
from office_app.domain.recurring import Every, RecurringDuty, Roll, Rule
from office_app.domain.task_filter import Show
from office_app.domain.tasks import Task, TaskKind, TaskState
from office_app.gui.room import RoomServices
from office_app.gui.tasks.assign_dialog import AssignDialog
from office_app.gui.tasks.offers_dialog import OffersDialog
from office_app.gui.tasks.reason_dialog import LATER_BECAUSE, ReasonDialog
from office_app.gui.tasks.task_table import NEAR, NOTE, SHOWN, STATE, TITLE
from office_app.gui.tasks.tasks_page import TasksPage
from tests.gui.waiting import wait_idle

TODAY = date(2026, 11, 22)  # a Sunday: this week ends today


@pytest.fixture
def page(office: Office, services: RoomServices, qtbot) -> TasksPage:
    for title, unit, days in (
        ("Báo cáo kết quả học tập", "Văn phòng", -3),
        ("Thu bài thu hoạch", "Chi bộ Thôn Đông", 0),
        ("Gửi giấy triệu tập", "Văn phòng", 5),
        ("Tuyên truyền trên truyền thanh", "Ban Xây dựng Đảng", 40),
    ):
        office.add_task(Task(title=title, unit=unit, due=TODAY + timedelta(days)))
    office.add_task(Task(title="Rà soát danh sách", unit="", due=None))
    made = TasksPage(office, services)
    qtbot.addWidget(made)
    made.resize(1140, 600)
    made.show()
    made.open(None)
    settled(made, qtbot)
    return made


def settled(page: TasksPage, qtbot) -> None:
    """Wait until what is looked up behind the window has come."""
    wait_idle(page._services.runner, qtbot)


def shown(page: TasksPage) -> list[str]:
    model = page.tasks.model
    return [str(model.index(row, TITLE).data()) for row in range(model.rowCount())]


def task_of(office: Office, title: str) -> Task:
    return next(task for _, task in office.tasks() if task.title.startswith(title))


def test_given_three_lines_of_text_in_a_task_when_shown_then_none_is_cut(page: TasksPage, qtbot):
    qtbot.keyClick(page.list, Qt.Key.Key_Insert)
    field = page.tasks.form.text
    field.setPlainText("Một dòng\nhai dòng\nba dòng")
    assert field.isVisible()
    last = field.blockBoundingGeometry(field.document().lastBlock()).translated(field.contentOffset())
    assert last.bottom() <= field.viewport().height()


def answer(monkeypatch: pytest.MonkeyPatch, reason: str, day: date | None = None) -> None:
    """Answer the next question for a reason, as somebody at the keyboard would."""

    def exec_(dialog: ReasonDialog) -> int:
        dialog.reason_box.setCurrentText(reason)
        if day is not None:
            dialog.day_field.set_date(day)
        assert dialog.accept_button.isEnabled()
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(ReasonDialog, "exec", exec_)


def test_given_tasks_when_shown_then_they_stand_under_their_due_dates(page: TasksPage, qtmodeltester):
    assert shown(page) == [
        "Quá hạn",
        "Báo cáo kết quả học tập",
        "Tuần này",
        "Thu bài thu hoạch",
        "Tháng này",
        "Gửi giấy triệu tập",
        "Sau",
        "Tuyên truyền trên truyền thanh",
        "Không nêu thời hạn",
        "Rà soát danh sách",
    ]
    qtmodeltester.check(page.tasks.model)


def test_given_tasks_of_every_standing_when_shown_then_each_says_how_near_or_how_it_was_kept(
    page: TasksPage, office: Office, qtbot
):
    for title, done_on in (("Xong sớm", TODAY - timedelta(4)), ("Xong muộn", TODAY - timedelta(1))):
        office.add_task(Task(title, "", TODAY - timedelta(3), TaskState.DONE, done_on=done_on))
    office.add_task(Task("Bỏ", "", TODAY, TaskState.DROPPED), "không còn cần")
    office.add_task(Task("Không hạn", "", None, TaskState.DONE, done_on=TODAY))
    page.tasks.show_only(Show.ALL)
    page.refresh()
    settled(page, qtbot)
    model = page.tasks.model
    words = {shown(page)[row]: model.index(row, NEAR).data() for row in range(model.rowCount())}
    assert {title: words[title] for title in words if words[title]} == {
        "Báo cáo kết quả học tập": "quá 3 ngày",
        "Thu bài thu hoạch": "hôm nay",
        "Gửi giấy triệu tập": "còn 5 ngày",
        "Tuyên truyền trên truyền thanh": "còn 40 ngày",
        "Rà soát danh sách": "không nêu hạn",
        "Xong sớm": "xong đúng hạn",
        "Xong muộn": "xong chậm 2 ngày",
        "Bỏ": "thôi thực hiện",
        "Không hạn": "xong 22/11/2026",
    }
    row = model.row_of(task_of(office, "Gửi giấy").id or 0)
    assert row is not None
    tip = model.index(row, NEAR).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "Hạn Thứ Sáu, 27/11/2026: còn 5 ngày (4 ngày làm việc)"  # 24/11 is a public holiday


def test_given_words_without_marks_when_typed_then_the_list_is_filtered(page: TasksPage, qtbot):
    page.tasks.bar.box.setText("trieu tap")
    qtbot.keyClick(page.tasks.bar.box, Qt.Key.Key_Return)
    assert shown(page) == ["Tháng này", "Gửi giấy triệu tập"]
    page.tasks.bar.box.clear()
    assert len(shown(page)) == 10


def test_given_a_link_from_overview_when_opened_then_only_the_late_ones_are_there(page: TasksPage, qtbot):
    page.open("overdue")
    settled(page, qtbot)
    assert shown(page) == ["Quá hạn", "Báo cáo kết quả học tập"]


def test_given_a_task_when_space_is_pressed_twice_then_it_is_done_and_can_be_taken_back(
    page: TasksPage, office: Office, recorded, qtbot
):
    task_id = page.tasks.model.task(1).id  # type: ignore[union-attr]
    assert task_id is not None
    page.list.select_task(task_id)
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    assert page.tasks.presenter.task(task_id).state is TaskState.DOING  # type: ignore[union-attr]
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    assert "Báo cáo kết quả học tập" not in shown(page)
    done = {task.id: task for _, task in office.tasks()}[task_id]
    assert (done.state, done.done_on) == (TaskState.DONE, TODAY)
    recorded.undos[-1]()
    assert "Báo cáo kết quả học tập" in shown(page)


def test_given_a_task_done_by_keyboard_when_it_goes_then_the_next_one_is_chosen(page: TasksPage, qtbot):
    first = page.tasks.model.task(1)
    assert first is not None and first.id is not None
    page.list.select_task(first.id)
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    chosen = next(task for _, task in page._office.tasks() if task.id == page.list.current_task_id())
    assert chosen.title == "Thu bài thu hoạch"


def test_given_a_note_typed_in_place_when_confirmed_then_it_is_kept(page: TasksPage, office: Office, qtbot):
    index = page.tasks.model.index(1, NOTE)
    page.list.setCurrentIndex(index)
    page.list.edit(index)
    editor = page.list.indexWidget(index) or page.list.findChild(QWidget, "qt_editor")
    page.tasks.model.setData(index, "Đã xin ý kiến Thường trực")
    qtbot.waitUntil(lambda: any(task.note for _, task in office.tasks()))
    assert editor is None or editor is not page


def test_given_a_state_chosen_in_place_when_confirmed_then_the_group_follows(
    page: TasksPage, office: Office, recorded, qtbot
):
    page.tasks.model.setData(page.tasks.model.index(3, STATE), TaskState.DONE)
    qtbot.waitUntil(lambda: recorded.changes == 1)
    assert "Tuần này" not in shown(page)


def test_given_an_empty_list_when_shown_then_it_says_what_will_be_here(
    office: Office, services: RoomServices, qtbot
):
    page = TasksPage(office, services)
    qtbot.addWidget(page)
    page.show()
    page.open(None)
    settled(page, qtbot)
    assert page.tasks.empty.isVisible()
    assert page.tasks.empty.button.text() == "Thêm việc"


def test_given_insert_when_a_task_is_typed_then_it_is_kept_in_the_six_things(
    page: TasksPage, office: Office, recorded, qtbot
):
    qtbot.keyClick(page.list, Qt.Key.Key_Insert)
    form = page.tasks.form
    form.save()
    assert page.tasks.form_open and form.wrong.text() == "Chưa ghi nội dung việc."
    form.text.setPlainText("Lập danh sách báo cáo viên")
    form.due.setText("31/02/2027")
    form.save()
    assert "không phải là ngày" in form.wrong.text()
    form.due.setText("26/2/2027")
    form.unit.setCurrentText("Chi bộ Thôn Đông")
    form.leader.setCurrentText("Đ/c Phó Bí thư")
    form.product.setCurrentText("Danh sách")
    form.authority.setCurrentText("Thường trực Đảng ủy")
    form.kind.setCurrentIndex(form.kind.findData(TaskKind.REPORT))
    form.cooperating.setText("Văn phòng;  Ban Xây dựng Đảng ")
    qtbot.keyClick(form.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    kept = task_of(office, "Lập danh sách")
    assert (kept.unit, kept.due, kept.kind, kept.unclear) == (
        "Chi bộ Thôn Đông",
        date(2027, 2, 26),
        TaskKind.REPORT,
        [],
    )
    assert kept.unit_id is not None and kept.cooperating == ("Văn phòng", "Ban Xây dựng Đảng")
    assert form.shown.id is None and recorded.toasts[-1] == "Đã thêm việc."  # ready for the next
    settled(page, qtbot)


def test_given_a_new_task_whose_file_is_gone_when_saved_again_without_it_then_there_is_one_task(
    page: TasksPage, office: Office, recorded, qtbot, tmp_path: Path
):
    scan, form = tmp_path / "biên bản.txt", page.tasks.form
    scan.write_text("biên bản", encoding="utf-8")
    qtbot.keyClick(page.list, Qt.Key.Key_Insert)
    form.text.setPlainText("Họp chi ủy")
    form.files.add([scan])
    scan.unlink()
    form.save()
    assert not page.leave() and "Đang lưu" in recorded.toasts[-1]  # not written twice meanwhile
    settled(page, qtbot)
    assert len(recorded.errors) == 1 and len(office.tasks()) == 5
    assert form.isEnabled() and form.entered().title == "Họp chi ủy"
    scan.write_text("biên bản", encoding="utf-8")
    form.save()
    settled(page, qtbot)
    assert [file.name for file in task_of(office, "Họp chi ủy").files] == ["biên bản.txt"]
    assert len(office.tasks()) == 6 and form.shown.id is None and not form.files.added


def test_given_tasks_chosen_when_postponed_by_key_then_day_and_reason_are_in_their_history(
    page: TasksPage, office: Office, recorded, qtbot, monkeypatch
):
    page.list.selectAll()
    answer(monkeypatch, LATER_BECAUSE[1], date(2027, 1, 15))
    qtbot.keyClick(page.list, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    settled(page, qtbot)
    assert {task.due for _, task in office.tasks()} == {date(2027, 1, 15)}
    late = task_of(office, "Báo cáo kết quả")
    (change,) = (one for one in office.task_history(late.id or 0) if one.what == "Thời hạn")
    assert (change.before, change.after, change.reason) == ("19/11/2026", "15/01/2027", LATER_BECAUSE[1])
    office.set_task_fields([replace(task_of(office, "Báo cáo kết quả"), note="đã gọi")], ("note",))
    recorded.undos[-1]()
    settled(page, qtbot)
    back = task_of(office, "Báo cáo kết quả")
    assert (back.due, back.note) == (date(2026, 11, 19), "đã gọi")  # what was written since stays


def test_given_tasks_chosen_when_assigned_together_then_only_what_was_entered_changes(
    page: TasksPage, office: Office, recorded, qtbot, monkeypatch, shot
):
    def assign(dialog: AssignDialog) -> int:
        assert not dialog.accept_button.isEnabled()  # nothing entered yet
        dialog.leader.setCurrentText("Đ/c  Phó Bí thư")
        dialog.authority.setCurrentText("Ban Thường vụ Đảng ủy")
        shot(dialog, "tasks-assign")
        assert dialog.accept_button.isEnabled()
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(AssignDialog, "exec", assign)
    before = {task.id: task for _, task in office.tasks()}
    page.list.selectAll()
    action = next(one for one in page.list.actions() if one.text() == "Giao cho…")
    assert action.shortcut().toString() == "Ctrl+L"
    action.trigger()  # as from the right button
    settled(page, qtbot)
    for _, task in office.tasks():
        old = before[task.id]
        assert task == replace(old, leader="Đ/c Phó Bí thư", authority="Ban Thường vụ Đảng ủy")
    recorded.undos[-1]()
    settled(page, qtbot)
    assert {task.id: task for _, task in office.tasks()} == before


def test_given_a_task_that_is_stuck_when_no_reason_is_given_then_nothing_is_written(
    page: TasksPage, office: Office, qtbot, monkeypatch
):
    task = task_of(office, "Thu bài")
    page.list.select_task(task.id or 0)
    monkeypatch.setattr(ReasonDialog, "exec", lambda dialog: ReasonDialog.DialogCode.Rejected)
    qtbot.keyClick(page.list, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert task_of(office, "Thu bài").state is TaskState.OPEN
    answer(monkeypatch, "Thiếu người")
    qtbot.keyClick(page.list, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert task_of(office, "Thu bài").state is TaskState.STUCK
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert task_of(office, "Thu bài").state is TaskState.DROPPED
    assert "Thu bài thu hoạch" not in shown(page)
    settled(page, qtbot)


def test_given_a_directive_when_its_work_is_taken_up_then_tasks_and_duties_are_there_and_evidence_is_confirmed(
    page: TasksPage, office: Office, recorded, qtbot, monkeypatch, shot
):
    asked = "xây dựng kế hoạch thực hiện trước ngày 15/12/2026"
    registered = office.register(
        IncomingDocument(
            "64-KH/TU", date(2026, 11, 9), "Kế hoạch", "Tỉnh ủy", "học tập nghị quyết", TODAY,
            text=f"II. Tổ chức thực hiện\n1. Đảng ủy các xã {asked}.\n2. Báo cáo kết quả trước ngày 20 hằng tháng.",
            obligations=(
                Obligation(ObligationKind.ASSIGNMENT, f"Đảng ủy các xã {asked}.", unit="Đảng ủy các xã",
                           counterpart="Ban Thường vụ Đảng ủy", due=date(2026, 12, 15), reach=Reach.OURS),
                Obligation(ObligationKind.REPORT, "Báo cáo kết quả trước ngày 20 hằng tháng.",
                           unit="Ban Thường vụ Tỉnh ủy", recurrence=Recurrence.MONTHLY),
            ),
        ),
        (),
    )  # fmt: skip
    page.refresh()
    settled(page, qtbot)
    assert "2 việc được giao" in page.tasks.offer_text.text() and page.tasks.offer_strip.isVisible()

    def take(dialog: OffersDialog) -> int:
        assert not dialog.take_button.isEnabled()
        shot(dialog, "tasks-offers")
        qtbot.keyClick(dialog.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        assert dialog.take_button.text() == "Nhận 2 việc vào theo dõi"
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(OffersDialog, "exec", take)
    page.tasks.offer_button.click()
    settled(page, qtbot)
    plan = task_of(office, "Xây dựng kế hoạch")
    assert (plan.unit, plan.due, plan.kind) == ("Ban Thường vụ Đảng ủy", date(2026, 12, 8), TaskKind.PLAN)
    assert task_of(office, "Báo cáo kết quả trước").title.endswith("(tháng 12 năm 2026)")
    assert page.tasks.offer_strip.isHidden()

    draft = office.outgoing_document(office.draft_plan([registered.id or 0])).draft
    office.save_draft(replace(draft, signer="Nguyễn Văn Lâm"))
    with office._open() as tx:  # issued, whatever the checker would say of so short a directive
        tx.outgoing.issue(
            draft.id or 0, number=5, term="2025 - 2030", symbol="05-KH/ĐU", issued_on=TODAY, files=()
        )
        tx.commit()
    page.refresh()
    settled(page, qtbot)
    page.list.select_task(plan.id or 0)
    row = page.tasks.model.row_of(plan.id or 0)
    assert row is not None
    words = "Đã ban hành Kế hoạch số 05-KH/ĐU ngày 22/11/2026"
    assert page.tasks.model.index(row, SHOWN).data() == words
    page.tasks.show_row(plan.id or 0)
    settled(page, qtbot)
    shot(page, "tasks-evidence")
    qtbot.keyClick(page.list, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    settled(page, qtbot)
    done = task_of(office, "Xây dựng kế hoạch")
    assert (done.state, done.done_on, done.done_why) == (TaskState.DONE, TODAY, words)
    assert office.task_history(plan.id or 0)[-1].reason == words
    settled(page, qtbot)


def test_given_a_duty_typed_when_saved_then_its_first_task_is_made_and_the_next_when_that_is_done(
    page: TasksPage, office: Office, qtbot, shot
):
    page.open("duties")
    qtbot.keyClick(page.duties.empty.button, Qt.Key.Key_Insert)
    form = page.duties.form
    form.text.setPlainText("Báo cáo tình hình tư tưởng")
    form.every.setCurrentIndex(form.every.findData(Every.QUARTER))
    form.day.setCurrentIndex(25)
    form.roll.setCurrentIndex(form.roll.findData(Roll.BEFORE))
    assert "25/12/2026 (quý IV năm 2026)" in form.coming.text()
    form.save()
    settled(page, qtbot)
    shot(page, "tasks-duties")
    first = task_of(office, "Báo cáo tình hình")
    page.tabs.setCurrentIndex(0)
    settled(page, qtbot)
    assert shown(page).count("Báo cáo tình hình tư tưởng (quý IV năm 2026)") == 1
    page.tasks.presenter.set_state([first.id or 0], TaskState.DONE)
    settled(page, qtbot)
    assert "Báo cáo tình hình tư tưởng (quý I năm 2027)" in shown(page)
    (line,) = office.duties()
    assert line.duty == replace(line.duty, rule=Rule(Every.QUARTER, 25)) and line.made == 2
    assert isinstance(line.duty, RecurringDuty) and line.last_closed is not None
    settled(page, qtbot)


def test_given_an_indicator_when_its_values_are_typed_then_the_bar_and_the_word_follow(
    page: TasksPage, office: Office, recorded, qtbot, shot
):
    page.open("indicators")
    pane = page.indicators
    qtbot.keyClick(pane.empty.button, Qt.Key.Key_Insert)
    pane.form.text.setPlainText("Số buổi sinh hoạt chuyên đề")
    pane.form.unit.setText("buổi")
    pane.form.target.setText("88,5 buổi")
    pane.form.save()
    assert "không phải là số" in pane.form.wrong.text()
    pane.form.target.setText("88")
    pane.form.save()
    values = pane.form.values
    assert [values.model().index(row, 0).data() for row in range(values.rowCount())] == [
        f"quý {quarter} năm 2026" for quarter in ("I", "II", "III", "IV")
    ]
    for row, text in enumerate(("22", "24", "21,5")):
        values.model().setData(values.model().index(row, 1), text)
    pane.form.save()
    (line,) = office.indicators()
    assert line.reached == Decimal("67.5") and line.words.startswith("67,5/88 buổi, 76,70 % chỉ tiêu")
    assert [pane.model.index(0, column).data() for column in (1, 2, 3)] == ["88 buổi", "67,5 buổi", "76,70 %"]
    shot(page, "tasks-indicators")
    pane._remove([line.indicator.id])
    assert office.indicators() == []
    recorded.undos[-1]()
    (back,) = office.indicators()
    assert back.reached == Decimal("67.5") and isinstance(back.indicator, Indicator)
    assert all(isinstance(one, Reading) for one in back.readings)
    settled(page, qtbot)


def test_look(page: TasksPage, shot: Callable[[QWidget, str], Path]):
    assert shot(page, "tasks").stat().st_size > 5000
