"""The tab *Chỉ tiêu*: targets with a bar and a word for how far each is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from office_app.domain.errors import AppError
from office_app.domain.indicators import (
    Aim,
    Indicator,
    IndicatorLine,
    Reading,
    Standing,
    amount,
    line_of,
)
from office_app.domain.vietnamese import date_screen, fold, number_vi, sort_key
from office_app.gui.look.tokens import State
from office_app.gui.models.paged_table import Column
from office_app.gui.room import RoomServices
from office_app.gui.tasks.indicator_form import IndicatorForm
from office_app.gui.tasks.progress_delegate import ProgressDelegate
from office_app.gui.widgets.list_pane import ListPane

if TYPE_CHECKING:
    from office_app.bootstrap import Office

STATES: dict[Standing, State] = {
    Standing.NO_VALUE: "plain",
    Standing.REACHED: "good",
    Standing.ON_WAY: "planned",
    Standing.BEHIND: "waiting",
    Standing.MISSED: "late",
}
_BAR = 3


class IndicatorsPane(ListPane):
    def __init__(self, office: "Office", services: RoomServices) -> None:
        form = IndicatorForm(services.theme, office.today())
        super().__init__(services, form, "Lọc chỉ tiêu, đơn vị, văn bản…", "chart-column")
        self.form: IndicatorForm = form
        self._office = office
        self._lines: dict[int, IndicatorLine] = {}
        self._sort = ("title", False)
        self.build_table(_columns(), lambda ids: [self._lines[one] for one in ids], "tasks.indicators")
        self.table.setItemDelegateForColumn(_BAR, ProgressDelegate(services.theme, self._share, self))
        self.table.setAccessibleName("Chỉ tiêu")
        self.table.hide_columns((), ("source", "owner", "time"))
        self.table.show_sort(*self._sort)
        self.table.sort_asked.connect(self._sort_by)
        self.table.delete_asked.connect(self._remove)
        self.bar.changed.connect(self._show)
        self.new_button = self.bar.add_button("Thêm chỉ tiêu", "plus")
        self.new_button.setToolTip("Insert")
        self.new_button.clicked.connect(self._begin_clicked)
        form.save_asked.connect(self._save)
        form.remove_asked.connect(lambda: self._remove([form.shown.id]))

    def load(self) -> None:
        try:
            lines = self._office.indicators()
        except AppError as error:
            self.show_error(error)
            return
        self._lines = {line.indicator.id or 0: line for line in lines}
        self._show()

    # ---- what the base asks

    def begin(self) -> None:
        if self.leave():
            self.select(None)
            year = self._office.today().year
            new = Indicator("", "", Decimal(0), date(year, 1, 1), date(year, 12, 31))
            self.open_form()
            self.form.show_line(line_of(new, (), self._office.today()), ())
            self.form.keyboard_home().setFocus()

    def keep(self) -> bool:
        if not self.form.changed:
            return True
        fault = self.form.fault()
        self.form.show_wrong(fault)
        return not fault and self._save(self.form.entered(), self.form.readings())

    def shown_id(self) -> int | None:
        return self.form.shown.id

    def choose(self, row_id: int) -> None:
        line = self._lines[row_id]
        self.open_form()
        self.form.show_line(line, self._office.indicator_periods(line.indicator))

    def clear_filter(self) -> None:
        self.bar.box.clear()

    # ---- showing and writing

    def _share(self, row: int) -> tuple[float | None, State]:
        line = self._lines[self.model.ids[row]]
        share = None if line.share is None else float(line.share) / 100
        return share, STATES[line.standing]

    def _show(self) -> None:
        words = fold(self.bar.words).split()
        found = [one for one, line in self._lines.items() if _has(line.indicator, words)]
        key, descending = self._sort
        found.sort(key=lambda one: _SORTS[key](self._lines[one]), reverse=descending)
        self.bar.set_count(f"{number_vi(len(found))} chỉ tiêu")
        if self._lines:
            self.empty.set("Không có chỉ tiêu nào khớp", "Bỏ bớt điều kiện lọc.", "Bỏ lọc")
        else:
            self.empty.set(
                "Chưa có chỉ tiêu nào",
                "Ghi mức giao một lần, nhập số từng kỳ; tiến độ hiện ở đây và đi vào báo cáo.",
                "Thêm chỉ tiêu",
            )
        self.show_rows(found, _foot([self._lines[one] for one in found]) if found else "")

    def _sort_by(self, key: str, descending: bool) -> None:
        self._sort = (key, descending)
        self._show()

    def _save(self, indicator: Indicator, readings: Sequence[Reading]) -> bool:
        new = indicator.id is None
        try:
            indicator_id = self._office.save_indicator(indicator, readings)
        except AppError as error:
            self.show_error(error)
            return False
        self.say("Đã thêm chỉ tiêu." if new else "Đã sửa chỉ tiêu.")
        self._after_writing(indicator_id)
        return True

    def _after_writing(self, indicator_id: int | None = None) -> None:
        self.written()
        self.load()
        if indicator_id is None:
            self.close_form()
        else:
            self.select(indicator_id)
            self.choose(indicator_id)

    def _remove(self, ids: Sequence[int | None]) -> None:
        removed: list[tuple[Indicator, Sequence[Reading]]] = []
        try:
            removed += [self._office.remove_indicator(one) for one in ids if one is not None]
        except AppError as error:
            self.show_error(error)
        self._after_writing()
        if removed:
            words = removed[0][0].title if len(removed) == 1 else f"{len(removed)} chỉ tiêu"
            self.say(f"Đã xóa: {words}", lambda: self._bring_back(removed))

    def _bring_back(self, removed: Sequence[tuple[Indicator, Sequence[Reading]]]) -> None:
        try:
            for indicator, readings in removed:
                shown = line_of(indicator, readings, indicator.until).readings
                self._office.save_indicator(replace(indicator, id=None), shown)
        except AppError as error:
            self.show_error(error)
        self._after_writing()


def _columns() -> tuple[Column[IndicatorLine], ...]:
    return (
        Column("title", "Chỉ tiêu", lambda line: line.indicator.title, 220, stretch=True),
        Column("target", "Mức giao", _target, 120, align="right"),
        Column("reached", "Đã đạt", _reached, 110, align="right"),
        Column("share", "Tiến độ", lambda line: _percent(line.share), 170),
        Column(
            "standing",
            "Tình trạng",
            lambda line: line.standing.value,
            140,
            chip=lambda line: (STATES[line.standing], line.standing.value),
        ),
        Column("time", "Đến ngày", lambda line: date_screen(line.indicator.until), 106),
        Column("owner", "Đơn vị theo dõi", lambda line: line.indicator.owner, 150),
        Column("source", "Theo văn bản", lambda line: line.indicator.source, 120),
    )


def _target(line: IndicatorLine) -> str:
    sign = "≤ " if line.indicator.aim is Aim.AT_MOST else ""
    return f"{sign}{amount(line.indicator.target, line.indicator.unit)}"


def _reached(line: IndicatorLine) -> str:
    return line.reached_text


def _percent(share: Decimal | None) -> str:
    return "–" if share is None else f"{number_vi(share)} %"


_SORTS: Mapping[str, Callable[[IndicatorLine], Any]] = {
    "title": lambda line: sort_key(line.indicator.title),
    "target": lambda line: line.indicator.target,
    "reached": lambda line: line.reached or Decimal(0),
    "share": lambda line: line.share if line.share is not None else Decimal(-1),
    "standing": lambda line: list(Standing).index(line.standing),
    "time": lambda line: line.indicator.until,
    "owner": lambda line: sort_key(line.indicator.owner),
    "source": lambda line: line.indicator.source,
}


def _has(indicator: Indicator, words: Sequence[str]) -> bool:
    text = fold(f"{indicator.title} {indicator.owner} {indicator.source} {indicator.unit}")
    return all(word in text for word in words)


def _foot(lines: Sequence[IndicatorLine]) -> str:
    counts = {one: sum(line.standing is one for line in lines) for one in Standing}
    return "Cộng: " + " · ".join(f"{one.value}: {number_vi(count)}" for one, count in counts.items() if count)
