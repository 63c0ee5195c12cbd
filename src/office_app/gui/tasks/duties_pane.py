"""The tab *Việc định kỳ*: duties that make their next task by themselves."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from office_app.domain.errors import AppError
from office_app.domain.recurring import Every, RecurringDuty, Rule, rule_words
from office_app.domain.vietnamese import date_screen, number_vi, sort_key
from office_app.gui.jobs.run_for import run_for
from office_app.gui.look.tokens import DAY, State
from office_app.gui.models.paged_table import Column
from office_app.gui.room import RoomServices
from office_app.gui.tasks.duty_form import DutyForm
from office_app.gui.tasks.listing import Choices
from office_app.gui.widgets.lines_pane import LinesPane, Listing
from office_app.use_cases.recurring import DutyLine

if TYPE_CHECKING:
    from office_app.bootstrap import Office


class DutiesPane(LinesPane[DutyLine]):
    def __init__(self, office: "Office", services: RoomServices) -> None:
        form = DutyForm(services.theme, office.today, office.duty_days)
        super().__init__(services, form, self._save_entered, "Lọc việc, đơn vị…", "history", _listing(office))
        self.form: DutyForm = form
        self._office = office
        self.table.delete_asked.connect(self._end)
        self.begin_asked.connect(self.begin)
        self.row_asked.connect(self._choose)
        form.remove_asked.connect(lambda: self._end([form.shown.id]))

    def load(self, then: int | None = None) -> None:
        """Read the duties anew, and show one of them in the form once they are there."""
        office = self._office

        def read(lines: Sequence[DutyLine]) -> None:
            self.show_lines({line.duty.id or 0: line for line in lines})
            if then in self._lines:
                self.select(then)
                self._choose(then)

        run_for(self, self._services.runner)(
            lambda progress: office.duties(), on_done=read, on_failed=self.show_error
        )

    def set_choices(self, choices: Choices) -> None:
        self.form.set_choices(choices)

    def begin(self) -> None:
        """Open an empty form."""
        if self.leave():
            self.select(None)
            self._show_form(RecurringDuty("", Rule(Every.MONTH, 20), self._office.today()))
            self.form.home.setFocus()

    # ---- showing and writing

    def _choose(self, row_id: int) -> None:
        self._show_form(self._lines[row_id].duty)

    def _save_entered(self) -> bool:
        return self._save(self.form.entered())

    def _show_form(self, duty: RecurringDuty) -> None:
        self.open_form()
        self.form.show_duty(duty)

    def _save(self, duty: RecurringDuty) -> bool:
        try:
            duty_id = self._office.save_duty(duty)
        except AppError as error:
            self.show_error(error)
            return False
        if duty.id is None:
            self.say("Đã thêm việc định kỳ; việc của kỳ tới đã có trong danh sách.")
        elif duty.id == duty_id:
            self.say("Đã sửa.")
        else:
            self.say("Đã đổi kỳ lặp, tính từ hôm nay; việc đã lập theo kỳ cũ vẫn còn trong danh sách việc.")
        self.written()
        self.load(duty_id)
        return True

    def _end(self, ids: Sequence[int | None]) -> None:
        ended = [self._lines[one].duty for one in ids if one is not None and one in self._lines]
        gone: list[int | None] = []
        try:
            for duty in ended:
                if self._office.end_duty(duty):
                    gone.append(duty.id)
        except AppError as error:
            self.show_error(error)
        if ended:
            self.close_form()
            self.written()
            self.load()
            self.say(
                "Đã thôi lặp lại; việc đã lập vẫn còn trong danh sách việc.",
                lambda: self._bring_back(ended, gone),
            )

    def _bring_back(self, ended: Sequence[RecurringDuty], gone: Sequence[int | None]) -> None:
        for duty in ended:
            self._save(replace(duty, id=None) if duty.id in gone else duty)


def _columns(office: "Office") -> tuple[Column[DutyLine], ...]:
    def standing(line: DutyLine) -> tuple[State, str]:
        return _standing(line, office.today())

    return (
        Column("title", "Việc", lambda line: line.duty.title, 220, stretch=True),
        Column("rule", "Hạn", lambda line: rule_words(line.duty.rule), 190),
        Column("next", "Kỳ tới", _next_day, DAY),
        Column("state", "Tình trạng", lambda line: standing(line)[1], 150, chip=standing),
        Column("unit", "Đơn vị", lambda line: line.duty.unit, 150),
        Column("leader", "Lãnh đạo", lambda line: line.duty.leader, 150),
        Column("last", "Lần xong gần nhất", _last_done, 130),
        Column("source", "Theo văn bản", lambda line: line.duty.source, 120),
    )


def _standing(line: DutyLine, today: date) -> tuple[State, str]:
    if line.duty.ends_on is not None and line.duty.ends_on <= today:
        return "plain", "đã thôi"
    late = [task for task in line.waiting if task.due is not None and task.due < today]
    if late:
        return "late", f"quá hạn {number_vi(len(late))} kỳ"
    return ("planned", "đang chờ làm") if line.waiting else ("good", "đã xong kỳ này")


def _next_day(line: DutyLine) -> str:
    days = [task.due for task in line.waiting if task.due is not None] or [one.due for one in line.coming]
    return date_screen(min(days)) if days else ""


def _last_done(line: DutyLine) -> str:
    task = line.last_closed
    return date_screen(task.done_on) if task is not None and task.done_on else ""


_SORTS: Mapping[str, Callable[[DutyLine], Any]] = {
    "next": lambda line: min(
        [task.due for task in line.waiting if task.due] or [one.due for one in line.coming],
        default=line.duty.starts_on,
    ),
    "title": lambda line: sort_key(line.duty.title),
    "rule": lambda line: (list(Every).index(line.duty.rule.every), line.duty.rule.day),
    "state": lambda line: -len(line.waiting),
    "unit": lambda line: sort_key(line.duty.unit),
    "leader": lambda line: sort_key(line.duty.leader),
    "last": lambda line: str(line.last_closed.done_on) if line.last_closed else "",
    "source": lambda line: line.duty.source,
}


def _text(line: DutyLine) -> str:
    duty = line.duty
    return f"{duty.title} {duty.unit} {duty.leader} {duty.source} {rule_words(duty.rule)}"


def _foot(lines: Sequence[DutyLine]) -> str:
    waiting = sum(len(line.waiting) for line in lines)
    made = sum(line.made for line in lines)
    return f"Đã lập {number_vi(made)} việc, còn {number_vi(waiting)} việc chưa xong"


def _listing(office: "Office") -> Listing[DutyLine]:
    return Listing(
        "tasks.duties",
        "Việc định kỳ",
        _columns(office),
        ("source", "last", "leader", "unit", "rule"),
        _SORTS,
        _text,
        _foot,
        "việc định kỳ",
        "Thêm việc định kỳ",
        (
            "Chưa có việc định kỳ nào",
            "Báo cáo tháng, quý, năm, lịch tuần… ghi một lần, đến kỳ phần mềm tự lập việc, tránh ngày nghỉ.",
        ),
        "Không có việc nào khớp",
    )
