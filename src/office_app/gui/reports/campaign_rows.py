"""The rows behind a figure: every chi bộ of the campaign, the columns of the figure marked."""

from collections.abc import Callable, Collection, Sequence
from typing import Literal

from office_app.domain.study import StudySession, UnitResult
from office_app.domain.vietnamese import date_screen, number_vi, percent_vi
from office_app.gui.look.tokens import Ink
from office_app.gui.models.paged_table import Column
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
        *,
        align: Literal["left", "right"] = "left",
        stretch: bool = False,
    ) -> Column[UnitResult]:
        def ink(_: UnitResult) -> Ink | None:
            return "accent" if key in marked() else None

        return Column(
            key,
            title,
            text,
            width,
            stretch=stretch,
            align=align,
            sortable=False,
            ink=ink,
            bold=lambda _: key in marked(),
        )

    numbers = {key: made(key, title, _number(key), width, align="right") for key, title, width in NUMBERS}
    rate = made("rate", "Tỷ lệ %", _rate, 74, align="right")
    after = made("after", "Sau bù %", _rate_after, 78, align="right")
    return (
        made("unit", "Chi bộ", lambda line: bare_unit(line.unit), 170, stretch=True),
        made("day", "Ngày", _day, 96, align="right"),
        made("form", "Hình thức", _form, 104),
        made("state", "Tình hình", lambda line: "đã học" if line.is_held else "chưa học", 84),
        *(numbers[key] for key in ("members", "exempt", "called", "present")),
        rate,
        *(numbers[key] for key in ("excused", "unexcused", "made_up")),
        after,
        *(numbers[key] for key in ("guests", "handed_in")),
    )


def _number(key: str) -> Callable[[UnitResult], str]:
    return lambda line: number_vi(getattr(line.figures, key)) if line.is_held else ""


def _rate(line: UnitResult) -> str:
    return _percent(line, line.figures.present)


def _rate_after(line: UnitResult) -> str:
    return _percent(line, line.figures.present + line.figures.made_up)


def _percent(line: UnitResult, count: int) -> str:
    return percent_vi(count, line.figures.called).removesuffix(" %") if line.is_held else ""


def _held(line: UnitResult) -> StudySession | None:
    return line.session if line.is_held else None


def _day(line: UnitResult) -> str:
    session = _held(line)
    return date_screen(session.held_on) if session is not None and session.held_on is not None else ""


def _form(line: UnitResult) -> str:
    session = _held(line)
    return session.form.value if session is not None else ""
