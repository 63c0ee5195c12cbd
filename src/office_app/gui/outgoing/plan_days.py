"""The line of days with what a move would bring: days that follow, what collides, and the word to go ahead."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from office_app.bootstrap import Office
from office_app.domain.day_differences import DayDifference, day_differences, in_step
from office_app.domain.outgoing import DraftTask, OutgoingDraft
from office_app.domain.plan_clashes import Clash
from office_app.domain.plan_timeline import DAY_LABELS, BackPlan, DayKey
from office_app.gui.forms.ui_outgoing import Ui_OutgoingPage
from office_app.gui.jobs.start_job import StartJob
from office_app.gui.look.theme import ThemeController
from office_app.gui.outgoing.day_notes import DayNotes
from office_app.gui.outgoing.edited_draft import WORKS, EditedDraft
from office_app.gui.outgoing.editor_presenter import Loaded
from office_app.gui.outgoing.timeline import milestones
from office_app.gui.outgoing.timeline_strip import TimelineStrip
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.labels import label


class PlanDays(QObject):
    moved = Signal()  # the draft has new days

    def __init__(
        self, form: Ui_OutgoingPage, theme: ThemeController, office: Office, run: StartJob, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._form, self._office, self._run = form, office, run
        self._edited: EditedDraft | None = None
        self._loaded: Loaded | None = None
        self._proposal: OutgoingDraft | None = None
        self._clashes: Sequence[Clash] = ()
        self._asked: BackPlan | None = None
        self.strip = TimelineStrip(theme, office.works_on)
        self._offered: DayDifference | None = None
        self.notes = DayNotes()
        self.what = label(size="small", wraps=True)
        self.apply = push_button("Dời các mốc", kind="primary", small=True)
        self.leave = push_button("Hủy", kind="quiet", small=True)
        self.confirm = QWidget()
        row = QHBoxLayout(self.confirm)
        row.setContentsMargins(0, 2, 0, 2)
        row.addWidget(self.what, 1)
        row.addWidget(self.apply)
        row.addWidget(self.leave)
        for part in (self.strip, self.confirm, self.notes):
            form.timelineColumn.addWidget(part)
        self.confirm.hide()
        self.strip.move_asked.connect(self._propose)
        self.strip.installEventFilter(self)
        self.apply.clicked.connect(self.take)
        self.leave.clicked.connect(self.drop)
        self.notes.align_asked.connect(self._align)

    def show_draft(self, edited: EditedDraft | None, loaded: Loaded | None) -> None:
        """Show another draft's days; None lets go of it."""
        self._edited, self._loaded = edited, loaded
        self._asked, self._clashes, self._offered = None, (), None
        self.show_days()

    def show_days(self) -> None:
        """Show the days the draft has now; a proposal not taken is dropped."""
        self._proposal = None
        self.confirm.hide()
        if self._edited is not None:
            self._show(self._edited.draft)
            self._look_for_clashes(self._edited.draft)

    def offer(self, before: DraftTask, task: DraftTask) -> None:
        """Offer to move a day of the plan along with a task that was due on it and is no more."""
        plan = self._edited.draft.back_plan if self._edited is not None else None
        if plan is None or before.due is None or task.due is None or before.due == task.due:
            return
        own = [one.key for one in plan.days if one.day == before.due and not one.upper]
        if own:
            where = f"Hạn việc của {task.unit}" if task.unit else "Hạn một việc"
            self._offered = DayDifference(own[-1], before.due, task.due, where)

    def take(self, checked: bool = False) -> None:
        """Let the proposed days be the draft's; its text, tasks and campaign follow."""
        if self._edited is not None and self._proposal is not None:
            self._edited.restore(self._proposal, WORKS)
            self.moved.emit()
            self.strip.setFocus(Qt.FocusReason.OtherFocusReason)

    def drop(self, checked: bool = False) -> None:
        """Leave the days as they are."""
        self.show_days()
        self.strip.setFocus(Qt.FocusReason.OtherFocusReason)

    def _align(self, difference: DayDifference) -> None:
        if self._edited is not None:
            self._offered = None
            self._edited.restore(in_step(self._edited.draft, difference), WORKS)
            self.moved.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._proposal is None or not isinstance(event, QKeyEvent):
            return False
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            event.accept()  # Esc leaves the paper otherwise
            return True
        if event.type() == QEvent.Type.KeyPress and (enter or event.key() == Qt.Key.Key_Escape):
            self.take() if enter else self.drop()
            return True
        return False

    def _propose(self, key: DayKey, day: date) -> None:
        if self._edited is None:
            return
        draft = self._edited.draft
        if self._proposal is not None and self._proposal.back_plan is not None:
            now = self._proposal.back_plan.day(key)
        else:
            now = draft.back_plan.day(key) if draft.back_plan is not None else None
        if now == day or draft.back_plan is None:
            return
        self._proposal = self._office.move_plan_day(draft, key, day)
        after = self._proposal.back_plan
        if after is None or after.days == draft.back_plan.days:
            told = after.problems if after is not None else ()
            self.show_days()
            self._show_notes(draft, told)  # a day off that leads back to where it was
            return
        self.what.setText(_told(draft, self._proposal, key))
        late = any(one.must for one in self._office.day_problems(self._proposal))
        self.apply.setText("Vẫn dời" if late else "Dời các mốc")
        self.confirm.show()
        self._form.middleScroll.ensureWidgetVisible(self.confirm)
        self._show(self._proposal)
        self._look_for_clashes(self._proposal)

    def _show(self, draft: OutgoingDraft) -> None:
        directive = self._loaded.directive if self._loaded is not None else None
        late = {key for one in self._office.day_problems(draft) if one.must for key in one.keys}
        stones = milestones(draft, directive, self._office.today(), late)
        self.strip.show_stones(stones)
        self._form.timelinePart.setVisible(len(stones) > 1)
        hint = "kéo một mốc, các mốc liên quan đi theo" if self.strip.movable else ""
        years = sorted({stone.day.year for stone in stones} | {self._office.today().year})
        told = f" ({years[0]} - {years[-1]})" if len(years) > 1 else ""
        self._form.timelineTitle.setText(f"Dòng thời gian{told}   {hint}".rstrip())
        self._show_notes(draft)

    def _look_for_clashes(self, draft: OutgoingDraft) -> None:
        plan = draft.back_plan
        if plan is None or plan == self._asked:
            return
        self._asked = plan

        def done(found: Sequence[Clash]) -> None:
            if plan is self._asked and self._edited is not None:
                today = self._office.today()
                ahead = [one for one in found if one.day >= today]
                self._clashes = sorted(ahead, key=lambda one: (one.key is None, one.day))
                self._show_notes(self._proposal or self._edited.draft)  # typed on meanwhile, maybe

        self._run(
            lambda progress: self._office.plan_clashes(draft),
            on_done=done,
            on_failed=lambda error: None,  # the days stand without it; the checker tells on its own
        )

    def _show_notes(self, draft: OutgoingDraft, more: Sequence[str] = ()) -> None:
        problems = self._office.day_problems(draft)
        plan = draft.back_plan or BackPlan()
        late = [one.text for one in problems if one.must]
        told = [*more, *plan.problems, *(one.text for one in problems if not one.must)]
        self.notes.show_notes(late, [*dict.fromkeys(told), *(one.text for one in self._clashes)])
        offered = self._offered
        found = {one.key: one for one in day_differences(draft)}
        if offered is not None and plan.day(offered.key) == offered.planned:
            found.setdefault(offered.key, offered)
        self.notes.show_differences(list(found.values()) if draft is not self._proposal else ())


def _told(before: OutgoingDraft, after: OutgoingDraft, key: DayKey) -> str:
    """Return what a move brings: the day itself, how many others follow, how many sections change."""
    old, new = before.back_plan or BackPlan(), after.back_plan or BackPlan()
    days = {one.key: one.day for one in old.days}
    others = sum(one.key is not key and days.get(one.key) != one.day for one in new.days)
    texts = sum(a.text != b.text for a, b in zip(before.sections, after.sections, strict=True))
    snap = [one.rstrip(".") for one in new.problems]
    parts = snap or [f"{DAY_LABELS[key]}: {days[key]:%d/%m} → {new.day(key) or days[key]:%d/%m}"]
    parts += [f"{others} mốc khác đi theo"] if others else []
    parts += [f"sửa ngày ở {texts} mục"] if texts else []
    return "; ".join(parts)
