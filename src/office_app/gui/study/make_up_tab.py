"""*Học bù*: who has still to study in a campaign; made up, called to a further session, or lawfully closed."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from office_app.bootstrap import Office
from office_app.domain.errors import AppError
from office_app.domain.study import MARK_VI, Campaign, StudySession, UnitResult
from office_app.domain.vietnamese import date_screen
from office_app.gui.jobs.in_order import in_order
from office_app.gui.jobs.run_for import run_for
from office_app.gui.look.tokens import DAY
from office_app.gui.models.paged_table import Column, PagedTable
from office_app.gui.room import RoomServices
from office_app.gui.study.step_back import StepBack
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.data_table import DataTable
from office_app.gui.widgets.date_field import DateField
from office_app.gui.widgets.labels import EmptyState, label
from office_app.gui.widgets.point_out import point_out
from office_app.use_cases.make_up import AbsenceKey, OpenAbsence
from office_app.use_cases.study import bare_unit

COLUMNS = (
    Column[OpenAbsence]("name", "Họ và tên", lambda one: one.full_name, 190, stretch=True, sortable=False),
    Column[OpenAbsence]("unit", "Chi bộ", lambda one: bare_unit(one.unit.name), 190, sortable=False),
    Column[OpenAbsence]("day", "Vắng ngày", lambda one: date_screen(one.day), DAY, sortable=False),
    Column[OpenAbsence]("mark", "Loại vắng", lambda one: MARK_VI[one.mark], 110, sortable=False),
    Column[OpenAbsence]("reason", "Lý do", lambda one: one.reason, 160, sortable=False),
    Column[OpenAbsence]("called", "Hẹn học bù", lambda one: _day(one.called_on), DAY, sortable=False),
)


class MakeUpTab(QWidget):
    """The open absences with what can be done about those selected."""

    def __init__(self, office: Office, services: RoomServices) -> None:
        super().__init__()
        self._office, self._services = office, services
        self._run = run_for(self, services.runner)
        self._read_in_order = in_order(self._run)
        self._absences: dict[int, OpenAbsence] = {}
        self._numbers: dict[
            AbsenceKey, int
        ] = {}  # an absence keeps its number, wherever it stands in the list
        self._unnamed: Sequence[tuple[str, int]] = ()
        self._campaign: Campaign | None = None
        self._table = PagedTable(COLUMNS, lambda ids: [self._absences[i] for i in ids])
        self.table = DataTable(services.theme, self._table, services.state, "study.make_up")
        self.table.setAccessibleName("Đảng viên còn phải học bù")
        self.day_field = DateField(services.theme, today=office.today, follows=True)
        self.day_field.setAccessibleName("Ngày học bù")
        self.how_box = _text_box("Học bù ở đâu, với ai, nội dung gì")
        self.reason_box = _text_box("Lý do không phải học bù: chuyển đi, từ trần, được miễn…")
        self.made_up_button = self._button("Đã học bù", "check", self._made_up, primary=True)
        self.session_button = self._button("Hẹn buổi học bù", "calendar-days", self._plan)
        self.close_button = self._button("Không phải học bù", "x", self._close)
        self._stack = QStackedWidget()
        self._empty = EmptyState(
            services.theme,
            "circle-check",
            "Không có ai phải học bù",
            "Ai vắng ở buổi học của chi bộ thì hiện ở đây cho đến khi đã học bù hoặc có lý do chính đáng.",
        )
        self._head, self._unnamed_text = label(ink="soft"), label(ink="soft", wraps=True)
        self._build()
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())

    def show_campaign(self, campaign: Campaign) -> None:
        """Read who has still to study."""
        self._campaign = campaign
        office, campaign_id = self._office, campaign.id or 0
        self._read_in_order(
            lambda progress: (office.open_absences(campaign_id), office.campaign_results(campaign_id)),
            on_done=lambda read: self._show(*read),
            on_failed=self._services.show_error,
        )

    # ---- building -----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(12, 8, 12, 8)
        rows.setSpacing(8)
        rows.addWidget(self._head)
        rows.addWidget(self._unnamed_text)
        # Above the list: below it what is told at the bottom of the window would lie over the fields.
        rows.addLayout(_row(QLabel("Ngày học"), self.day_field, self.how_box, self.made_up_button))
        rows.addLayout(_row(self.session_button, self.reason_box, self.close_button))
        rows.addWidget(self.table, 1)
        self.day_field.setFixedWidth(self._services.theme.px(136))
        for page in (inside, self._empty):
            self._stack.addWidget(page)
        column.addWidget(self._stack)

    def _button(
        self, text: str, icon: str, clicked: Callable[[], None], *, primary: bool = False
    ) -> QPushButton:
        made = push_button(
            text,
            kind="primary" if primary else "secondary",
            icon=self._services.theme.icon(icon, "on_accent" if primary else "ink"),
        )
        made.clicked.connect(clicked)
        return made

    # ---- what is shown ------------------------------------------------------------------------------------------

    def _show(self, absences: Sequence[OpenAbsence], results: Sequence[UnitResult]) -> None:
        chosen = {one.key for one in self._chosen()}
        self._absences = {self._numbers.setdefault(one.key, len(self._numbers)): one for one in absences}
        self._table.show(list(self._absences))
        self._select(number for number, one in self._absences.items() if one.key in chosen)
        self._unnamed = _unnamed(absences, results)
        self._stack.setCurrentIndex(0 if absences or self._unnamed else 1)
        self._show_unnamed()
        self._show_chosen()

    def _select(self, numbers: Iterable[int]) -> None:
        """Choose these and nobody else, after the list was read anew."""
        model, flags = self.table.selectionModel(), QItemSelectionModel.SelectionFlag
        model.clearSelection()
        for number in numbers:
            row = self._table.index(self._table.ids.index(number), 0)
            model.select(row, flags.Select | flags.Rows)

    def _show_unnamed(self) -> None:
        units = ", ".join(f"{unit} {count}" for unit, count in self._unnamed)
        count = sum(count for _, count in self._unnamed)
        self._unnamed_text.setText(
            f"Ngoài ra {count} đảng viên của chi bộ chỉ ghi số tổng ({units}): ghi số đã học bù ở thẻ Chi bộ."
        )
        self._unnamed_text.setVisible(bool(self._unnamed))

    def _show_chosen(self) -> None:
        chosen = len(self.table.selected_ids())
        units = len({absence.unit.id for absence in self._absences.values()})
        people = f"{len(self._absences)} đảng viên ở {units} chi bộ còn phải học bù"
        self._head.setText(f"{people} · đang chọn {chosen}" if chosen else f"{people} · chọn các dòng để ghi")
        self._enable(bool(chosen))

    def _enable(self, enabled: bool) -> None:
        for button in (self.made_up_button, self.session_button, self.close_button):
            button.setEnabled(enabled)

    # ---- what the clerk does ------------------------------------------------------------------------------------

    def _chosen(self) -> list[OpenAbsence]:
        return [self._absences[number] for number in self.table.selected_ids()]

    def _made_up(self) -> None:
        chosen, day = self._chosen(), self.day_field.date
        if day is None:
            point_out(self.day_field, self.day_field.why)
        if day is None or not chosen:
            return
        how = self.how_box.text()
        self._write(
            lambda: self._office.make_up([one.key for one in chosen], day, how),
            f"Đã ghi học bù cho {len(chosen)} đảng viên.",
            self.day_field,
        )

    def _close(self) -> None:
        chosen, reason = self._chosen(), self.reason_box.text()
        if not reason.strip():
            self.reason_box.setFocus()
        self._write(
            lambda: self._office.close_absences([one.key for one in chosen], reason),
            f"{len(chosen)} đảng viên không phải học bù.",
            self.reason_box,
        )

    def _plan(self) -> None:
        """Plan a session for each chi bộ of the people chosen that has none; its list holds who has still to study."""
        day, chosen = self.day_field.date, self._chosen()
        if day is None:
            point_out(self.day_field, self.day_field.why)
        if day is None or self._campaign is None:
            return
        waiting = [one for one in chosen if one.called_on is None]
        if not waiting:
            self._services.toast("Các chi bộ đã chọn đều có buổi học bù hẹn rồi; không hẹn thêm.", None)
            return
        people: dict[int, list[str]] = {}
        for one in waiting:
            people.setdefault(one.unit.id or 0, []).append(one.full_name)
        sessions = [
            StudySession(self._campaign.id or 0, unit_id, day, note=f"Học bù: {', '.join(names)}")
            for unit_id, names in people.items()
        ]
        self._write(
            lambda: self._office.plan_sessions(sessions),
            f"Đã hẹn {len(sessions)} buổi học bù ngày {date_screen(day)}: mở buổi học ở thẻ Lịch để điểm danh.",
            self.day_field,
        )

    def _write(self, work: Callable[[], object], said: str, refused_at: QWidget) -> None:
        if self._campaign is None:
            return
        step = StepBack(self._office, (self._campaign.id or 0,), work)

        def done(_: object) -> None:
            self.how_box.clear()
            self.reason_box.clear()
            self._services.toast(
                said, lambda: self._do(step.take_back, lambda _: self._changed(), self.table)
            )
            self._changed()

        self._do(step.do, done, refused_at)

    def _do(self, work: Callable[[], object], done: Callable[[object], None], refused_at: QWidget) -> None:
        self._enable(False)  # what is written twice counts twice

        def failed(error: AppError) -> None:
            self._show_chosen()
            refused_at.setFocus()
            self._services.show_error(error)

        self._run(lambda progress: work(), on_done=done, on_failed=failed)

    def _changed(self) -> None:
        self._services.data_changed()
        if self._campaign is not None:
            self.show_campaign(self._campaign)


def _unnamed(absences: Sequence[OpenAbsence], results: Sequence[UnitResult]) -> Sequence[tuple[str, int]]:
    """Return the chi bộ that have more open absences than names, as those that keep totals do, with how many."""
    named = Counter(one.unit.id for one in absences)
    more = ((bare_unit(line.unit), line.figures.waiting - named[line.unit_id]) for line in results)
    return [(unit, count) for unit, count in more if count > 0]


def _day(day: date | None) -> str:
    return date_screen(day) if day is not None else ""


def _text_box(hint: str) -> QLineEdit:
    box = QLineEdit()
    box.setPlaceholderText(hint)
    box.setAccessibleName(hint)
    return box


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget, 1 if isinstance(widget, QLineEdit) and not isinstance(widget, DateField) else 0)
    return row
