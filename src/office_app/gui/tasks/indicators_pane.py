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
from office_app.domain.vietnamese import date_screen, number_vi, sort_key
from office_app.gui.look.tokens import DAY, State
from office_app.gui.models.paged_table import Column
from office_app.gui.room import RoomServices
from office_app.gui.tasks.indicator_form import IndicatorForm
from office_app.gui.tasks.progress_delegate import ProgressDelegate
from office_app.gui.widgets.lines_pane import LinesPane, Listing

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


class IndicatorsPane(LinesPane[IndicatorLine]):
    def __init__(self, office: "Office", services: RoomServices) -> None:
        form = IndicatorForm(services.theme, office.today)
        hint = "Lọc chỉ tiêu, đơn vị, văn bản…"
        super().__init__(services, form, self._save_entered, hint, "chart-column", _LISTING)
        self.form: IndicatorForm = form
        self._office = office
        self.table.setItemDelegateForColumn(_BAR, ProgressDelegate(services.theme, self._share, self))
        self.table.delete_asked.connect(self._remove)
        self.begin_asked.connect(self.begin)
        self.row_asked.connect(self._choose)
        form.remove_asked.connect(lambda: self._remove([form.shown.id]))

    def load(self) -> None:
        try:
            lines = self._office.indicators()
        except AppError as error:
            self.show_error(error)
            return
        self.show_lines({line.indicator.id or 0: line for line in lines})

    def begin(self) -> None:
        """Open an empty form."""
        if self.leave():
            self.select(None)
            year = self._office.today().year
            new = Indicator("", "", Decimal(0), date(year, 1, 1), date(year, 12, 31))
            self.open_form()
            self.form.show_line(line_of(new, (), self._office.today()), ())
            self.form.home.setFocus()

    # ---- showing and writing

    def _choose(self, row_id: int) -> None:
        line = self._lines[row_id]
        self.open_form()
        self.form.show_line(line, self._office.indicator_periods(line.indicator))

    def _save_entered(self) -> bool:
        return self._save(self.form.entered(), self.form.readings())

    def _share(self, row: int) -> tuple[float | None, State]:
        line = self._lines[self.model.ids[row]]
        share = None if line.share is None else float(line.share) / 100
        return share, STATES[line.standing]

    def _save(self, indicator: Indicator, readings: Sequence[Reading]) -> bool:
        before = self._lines.get(indicator.id or 0)
        was = None if before is None else before.indicator.every
        try:
            indicator_id = self._office.save_indicator(indicator, readings, was)
        except AppError as error:
            self.show_error(error)
            return False
        if before is not None and was is not indicator.every and readings:
            old = before.indicator
            self.say(
                f"Đã đổi sang nhập số {indicator.every.value}; {number_vi(len(readings))} số đã nhập được giữ, "
                "chuyển vào kỳ mới, ghi rõ ở cột «Theo đâu».",
                lambda: self._put_back(old, readings),
            )
        else:
            self.say("Đã thêm chỉ tiêu." if before is None else "Đã sửa chỉ tiêu.")
        self._after_writing(indicator_id)
        return True

    def _put_back(self, indicator: Indicator, readings: Sequence[Reading]) -> None:
        try:
            self._office.save_indicator(indicator, readings)
        except AppError as error:
            self.show_error(error)
        self._after_writing(indicator.id)

    def _after_writing(self, indicator_id: int | None = None) -> None:
        self.written()
        self.load()
        if indicator_id is None:
            self.close_form()
        else:
            self.select(indicator_id)
            self._choose(indicator_id)

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
        Column("time", "Đến ngày", lambda line: date_screen(line.indicator.until), DAY),
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


def _text(line: IndicatorLine) -> str:
    one = line.indicator
    return f"{one.title} {one.owner} {one.source} {one.unit}"


def _foot(lines: Sequence[IndicatorLine]) -> str:
    counts = {one: sum(line.standing is one for line in lines) for one in Standing}
    return "Cộng: " + " · ".join(f"{one.value}: {number_vi(count)}" for one, count in counts.items() if count)


_LISTING = Listing(
    "tasks.indicators",
    "Chỉ tiêu",
    _columns(),
    ("source", "owner", "time"),
    _SORTS,
    _text,
    _foot,
    "chỉ tiêu",
    "Thêm chỉ tiêu",
    (
        "Chưa có chỉ tiêu nào",
        "Ghi mức giao một lần, nhập số từng kỳ; tiến độ hiện ở đây và đi vào báo cáo.",
    ),
    "Không có chỉ tiêu nào khớp",
)
