"""One kind of record as a tab: filtered list, totals at the foot, and the form at the right."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton

from office_app.bootstrap import Office
from office_app.domain.activities import FIELDS, Activity, ActivityFilter, ActivityKind
from office_app.domain.vietnamese import number_vi
from office_app.gui.activities.activities_presenter import ActivitiesPresenter, Names
from office_app.gui.activities.activity_form import ActivityForm, usual_forms
from office_app.gui.activities.columns import columns_of, settles
from office_app.gui.jobs.run_for import run_for
from office_app.gui.room import RoomServices
from office_app.gui.widgets.list_pane import ListPane
from office_app.gui.widgets.periods import periods

_HINTS = {
    ActivityKind.OUTREACH: "Loa truyền thanh, tin bài, hội nghị… ghi lại ở đây thì báo cáo tự có số liệu.",
    ActivityKind.INSPECTION: "Mỗi cuộc kiểm tra, giám sát một dòng: thấy gì, yêu cầu gì, hạn khắc phục ngày nào.",
    ActivityKind.DIFFICULTY: "Chi bộ nêu khó khăn gì, cần tháo gỡ trước ngày nào; báo cáo lấy từ đây.",
    ActivityKind.PROPOSAL: "Kiến nghị gì, với cơ quan nào, được trả lời chưa.",
    ActivityKind.COMMENDATION: "Tập thể, cá nhân được khen khi học tập, triển khai nghị quyết, chỉ thị.",
}
_NARROW_HIDES = ("files", "directive", "form", "reached", "count")


class RecordsPane(ListPane):
    def __init__(self, office: Office, services: RoomServices, kind: ActivityKind, icon: str) -> None:
        form = ActivityForm(services.theme, kind, office.today)
        super().__init__(services, form, self._save_now, "Lọc nội dung…", icon)
        self.form: ActivityForm = form
        self._office, self._kind = office, kind
        self._records: dict[int, Activity] = {}
        self._names = Names()
        self.presenter = ActivitiesPresenter(self, office, kind, run_for(self, services.runner))
        self._build()

    # ---- what the room asks

    def load(self) -> None:
        self.presenter.load()

    def show_record(self, activity_id: int) -> None:
        """Show one record, dropping conditions that hide it."""
        if activity_id not in self._records:
            self.clear_filter()
        self.presenter.show()
        self.show_row(activity_id)

    # ---- what the presenter shows

    def show_names(self, names: Names) -> None:
        self._names = names
        self.bar.fill_choice(self._unit, "Mọi đơn vị", names.units)

    def show_records(self, records: Sequence[Activity], totals: str, narrowed: bool) -> None:
        self._records = {one.id or 0: one for one in records}
        used = {one.incoming_id for one in records} | {self._directive.currentData()}
        known = [(text, number) for text, number in self._names.symbols if number in used]
        self.bar.fill_choice(self._directive, "Mọi văn bản", known)
        self.form.set_choices(self._names.units, self._names.directives, usual_forms(self._kind, records))
        self.bar.set_count(f"{number_vi(len(records))} bản ghi")
        if narrowed:
            self.empty.set(
                "Không có bản ghi nào khớp", "Bỏ bớt điều kiện lọc để xem các bản ghi khác.", "Bỏ lọc"
            )
        else:
            self.empty.set(f"Chưa ghi «{self._kind.value}»", _HINTS[self._kind], "Ghi mới")
        self.show_rows(list(self._records), totals)

    def show_form(self, activity: Activity) -> None:
        self.open_form()
        self.form.show_activity(activity)
        if activity.id is None:
            self.form.home.setFocus()

    # ---- what the clerk does

    def begin(self) -> None:
        """Open an empty form."""
        if self.leave():
            self.presenter.new()

    def clear_filter(self) -> None:
        """Take all conditions away."""
        self.bar.blockSignals(True)
        self.bar.box.clear()
        for box in (self._unit, self._directive, self._period):
            box.setCurrentIndex(0)
        for chip in self._chips.values():
            chip.setChecked(False)
        self.bar.blockSignals(False)
        self._filter()

    # ---- building

    def _build(self) -> None:
        presenter, bar, kind = self.presenter, self.bar, self._kind
        self._unit = bar.add_choice("Mọi đơn vị")
        self._directive = bar.add_choice("Mọi văn bản")
        self._period = bar.add_choice("Mọi lúc", periods(self._office.today()))
        self._chips: dict[str, QPushButton] = {}
        if settles(kind):
            self._chips = {"waiting": bar.add_chip("Còn chờ"), "late": bar.add_chip("Quá hạn")}
            self._chips["waiting"].toggled.connect(self._waiting_toggled)
            self._chips["late"].toggled.connect(self._late_toggled)
        self.let_give_way(self._directive, self._period)
        self.new_button = self.add_begin_button("&Ghi mới")
        self.begin_asked.connect(self.begin)
        self.unfilter_asked.connect(self.clear_filter)
        self.row_asked.connect(presenter.choose)
        columns = columns_of(kind, presenter.unit_names, presenter.symbols, self._office.today)
        self.build_table(columns, self._rows, f"activities.{kind.name.lower()}")
        self.table.setAccessibleName(kind.value)
        self.table.hide_columns((), _NARROW_HIDES)
        self.table.show_sort("day", True)
        self.table.sort_asked.connect(presenter.sort)
        self.table.delete_asked.connect(presenter.remove)
        bar.changed.connect(self._filter)
        self.form.save_asked.connect(self._save)
        self.form.remove_asked.connect(self._remove)
        self.form.evidence.open_asked.connect(presenter.open_evidence)
        self.form.set_choices((), (), FIELDS[kind].forms)

    def _rows(self, ids: Sequence[int]) -> list[Activity]:
        return [self._records[number] for number in ids]

    def _waiting_toggled(self, on: bool) -> None:
        if on:
            self._chips["late"].setChecked(False)

    def _late_toggled(self, on: bool) -> None:
        if on:
            self._chips["waiting"].setChecked(False)

    def _filter(self) -> None:
        since, until = self._period.currentData() or (None, None)
        wanted = ActivityFilter(
            unit_id=self._unit.currentData(),
            incoming_id=self._directive.currentData(),
            since=since,
            until=until,
            words=self.bar.words,
        )
        only = next((name for name, chip in self._chips.items() if chip.isChecked()), "")
        self.presenter.filter(wanted, only)

    def _save(self) -> None:
        self.presenter.save(self.form.entered(), self.form.evidence.added)

    def _save_now(self) -> bool:
        return self.presenter.save_now(self.form.entered(), self.form.evidence.added)

    def _remove(self) -> None:
        if (activity_id := self.form.shown.id) is not None:
            self.presenter.remove([activity_id])
