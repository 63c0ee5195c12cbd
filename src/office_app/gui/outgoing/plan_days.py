"""The line of days with what a move would bring: days that follow, what collides, and the word to go ahead."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from office_app.bootstrap import Office
from office_app.domain.back_planning import DAY_LABELS, BackPlan, DayKey
from office_app.domain.outgoing import OutgoingDraft
from office_app.domain.plan_clashes import Clash
from office_app.gui.forms.ui_outgoing import Ui_OutgoingPage
from office_app.gui.jobs.start_job import StartJob
from office_app.gui.look.theme import ThemeController
from office_app.gui.outgoing.edited_draft import WORKS, EditedDraft
from office_app.gui.outgoing.editor_presenter import Loaded
from office_app.gui.outgoing.timeline import milestones
from office_app.gui.outgoing.timeline_strip import TimelineStrip
from office_app.gui.widgets.labels import label

_MOST = 3  # notes shown at once


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
        self.notes = label(size="small", ink="waiting")
        self.notes.setWordWrap(True)
        self.what = label(size="small")
        self.what.setWordWrap(True)
        self.apply, self.leave = _button("Dời các mốc", "primary"), _button("Thôi", "quiet")
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

    def show_draft(self, edited: EditedDraft | None, loaded: Loaded | None) -> None:
        """Show another draft's days; None lets go of it."""
        self._edited, self._loaded = edited, loaded
        self._asked, self._clashes = None, ()
        self.show_days()

    def show_days(self) -> None:
        """Show the days the draft has now; a proposal not taken is dropped."""
        self._proposal = None
        self.confirm.hide()
        if self._edited is not None:
            self._show(self._edited.draft)
            self._look_for_clashes(self._edited.draft)

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
            self.show_days()
            return
        self.what.setText(_told(draft, self._proposal, key))
        self.confirm.show()
        self._form.middleScroll.ensureWidgetVisible(self.confirm)
        self._show(self._proposal)
        self._look_for_clashes(self._proposal)

    def _show(self, draft: OutgoingDraft) -> None:
        directive = self._loaded.directive if self._loaded is not None else None
        stones = milestones(draft, directive, self._office.today())
        self.strip.show_stones(stones)
        self._form.timelinePart.setVisible(len(stones) > 1)
        hint = "kéo một mốc, các mốc liên quan đi theo" if self.strip.movable else ""
        self._form.timelineTitle.setText(f"Dòng thời gian   {hint}".rstrip())
        self._show_notes(draft)

    def _look_for_clashes(self, draft: OutgoingDraft) -> None:
        plan = draft.back_plan
        if plan is None or plan == self._asked:
            return
        self._asked = plan

        def done(found: Sequence[Clash]) -> None:
            if plan is self._asked:
                today = self._office.today()
                ahead = [one for one in found if one.day >= today]
                self._clashes = sorted(ahead, key=lambda one: (one.key is None, one.day))
                self._show_notes(draft)

        self._run(
            lambda progress: self._office.plan_clashes(draft),
            on_done=done,
            on_failed=lambda error: None,  # the days stand without it; the checker tells on its own
        )

    def _show_notes(self, draft: OutgoingDraft) -> None:
        told = [*(draft.back_plan.problems if draft.back_plan else ()), *(one.text for one in self._clashes)]
        more = [f"… và {len(told) - _MOST} điều khác"] if len(told) > _MOST else []
        self.notes.setText("\n".join([*told[:_MOST], *more]))
        self.notes.setToolTip("\n".join(told))
        self.notes.setVisible(bool(told))


def _told(before: OutgoingDraft, after: OutgoingDraft, key: DayKey) -> str:
    """Return what a move brings: the day itself, how many others follow, how many sections change."""
    old, new = before.back_plan or BackPlan(), after.back_plan or BackPlan()
    days = {one.key: one.day for one in old.days}
    others = sum(one.key is not key and days.get(one.key) != one.day for one in new.days)
    texts = sum(a.text != b.text for a, b in zip(before.sections, after.sections, strict=True))
    parts = [f"{DAY_LABELS[key]}: {days[key]:%d/%m} → {new.day(key) or days[key]:%d/%m}"]
    parts += [f"{others} mốc khác đi theo"] if others else []
    parts += [f"sửa ngày ở {texts} mục"] if texts else []
    return "; ".join(parts)


def _button(words: str, kind: str) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("kind", kind)
    button.setProperty("small", True)
    return button
