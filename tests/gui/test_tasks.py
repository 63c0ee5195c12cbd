"""Tasks changed where they stand or in their form: done, postponed, assigned, stuck."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from office_app.bootstrap import Office
from office_app.domain.tasks import TaskKind, TaskState
from office_app.gui.tasks.assign_dialog import AssignDialog
from office_app.gui.tasks.reason_dialog import LATER_BECAUSE, ReasonDialog
from office_app.gui.tasks.tasks_page import TasksPage
from tests.gui.tasks_room import TODAY, page, settled, shown, task_of

__all__ = ["page"]  # the fixture


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
