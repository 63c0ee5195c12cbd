"""Work taken up from directives, duties that come round and indicators, typed into their forms."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt

from office_app.bootstrap import Office
from office_app.domain.incoming import IncomingDocument, Obligation, ObligationKind, Reach, Recurrence
from office_app.domain.indicators import Indicator, Reading
from office_app.domain.recurring import Every, RecurringDuty, Roll, Rule
from office_app.domain.tasks import TaskKind, TaskState
from office_app.gui.tasks.offers_dialog import OffersDialog
from office_app.gui.tasks.task_table import SHOWN
from office_app.gui.tasks.tasks_page import TasksPage
from tests.gui.tasks_room import TODAY, page, settled, shown, task_of

__all__ = ["page"]  # the fixture


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
