"""The rows behind a figure: every chi bộ of the campaign, the columns of the figure marked."""

from collections.abc import Callable, Collection, Sequence

from office_app.domain.study import SessionFigures, UnitResult
from office_app.domain.vietnamese import date_screen, number_vi, percent_vi
from office_app.gui.look.tokens import Ink
from office_app.gui.models.paged_table import Column
from office_app.gui.reports.campaign_figures import is_held
from office_app.use_cases.study import bare_unit

NUMBERS: Sequence[tuple[str, str, int]] = (
    ("members", "Đảng viên", 78),
    ("exempt", "Miễn", 58),
    ("called", "Triệu tập", 76),
    ("present", "Tham gia", 78),
    ("excused", "Có lý do", 74),
    ("unexcused", "Không lý do", 94),
    ("made_up", "Học bù", 66),
    ("guests", "Quần chúng", 92),
    ("handed_in", "Thu hoạch", 84),
)

LEAST_FIRST = (
    "handed_in", "guests", "form", "exempt", "members", "day", "unexcused", "excused", "made_up", "after", "rate",
    "present", "called", "state",
)  # fmt: skip
"""The order in which columns give way where there is no room for all."""


def row_columns(marked: Callable[[], Collection[str]]) -> Sequence[Column[UnitResult]]:
    """Return the columns; ``marked`` tells which of them are written bold."""

    def made(
        key: str,
        title: str,
        text: Callable[[UnitResult], str],
        width: int,
        right: bool = True,
        stretch: bool = False,
    ) -> Column[UnitResult]:
        def ink(_: UnitResult) -> Ink | None:
            return "accent" if key in marked() else None

        return Column(
            key,
            title,
            lambda line: text(line),
            width,
            stretch=stretch,
            align="right" if right else "left",
            sortable=False,
            ink=ink,
            bold=lambda _: key in marked(),
        )

    numbers = {key: made(key, title, _number(key), width) for key, title, width in NUMBERS}
    rate = made("rate", "Tỷ lệ %", lambda line: _percent(line, lambda f: f.present), 74)
    after = made("after", "Sau bù %", lambda line: _percent(line, lambda f: f.present + f.made_up), 78)
    return (
        made("unit", "Chi bộ", lambda line: bare_unit(line.unit), 170, right=False, stretch=True),
        made("day", "Ngày", _day, 96),
        made(
            "form",
            "Hình thức",
            lambda line: line.session.form.value if is_held(line) and line.session else "",
            104,
            False,
        ),
        made("state", "Tình hình", lambda line: "đã học" if is_held(line) else "chưa học", 84, right=False),
        *(numbers[key] for key in ("members", "exempt", "called", "present")),
        rate,
        *(numbers[key] for key in ("excused", "unexcused", "made_up")),
        after,
        *(numbers[key] for key in ("guests", "handed_in")),
    )


def _number(key: str) -> Callable[[UnitResult], str]:
    return lambda line: number_vi(getattr(line.figures, key)) if is_held(line) else ""


def _percent(line: UnitResult, part: Callable[[SessionFigures], int]) -> str:
    if not is_held(line):
        return ""
    return percent_vi(part(line.figures), line.figures.called).removesuffix(" %")


def _day(line: UnitResult) -> str:
    return (
        date_screen(line.session.held_on) if is_held(line) and line.session and line.session.held_on else ""
    )
