"""The figures of a campaign's report as they are shown: tiles, and what is said under them."""

from collections.abc import Sequence
from dataclasses import dataclass

from office_app.domain.reports import CampaignFigures
from office_app.domain.vietnamese import date_screen, number_vi, percent_vi
from office_app.use_cases.study import bare_unit


@dataclass(frozen=True)
class FigureTile:
    """A big figure and the columns of the chi bộ's lines that it is made from."""

    key: str
    value: str
    word: str
    columns: Sequence[str]


def figure_tiles(figures: CampaignFigures) -> Sequence[FigureTile]:
    """Return the figures of a report, each with the columns behind it."""
    total = figures.total
    absent = total.excused + total.unexcused
    rate = percent_vi(total.present, total.called)
    after = percent_vi(total.present + total.made_up, total.called)
    return (
        FigureTile("rate", rate, "tỷ lệ tham gia", ("called", "present", "rate")),
        FigureTile("after", after, "tỷ lệ sau học bù", ("called", "present", "made_up", "after")),
        FigureTile(
            "units", f"{figures.units_done}/{len(figures.units)}", _units_word(figures), ("day", "state")
        ),
        FigureTile(
            "sessions",
            f"{figures.sessions_held}/{figures.sessions_planned}",
            "hội nghị đã tổ chức",
            ("day", "form"),
        ),
        FigureTile("called", number_vi(total.called), "đảng viên triệu tập", ("members", "exempt", "called")),
        FigureTile("present", number_vi(total.present), "đảng viên tham gia", ("present",)),
        FigureTile("absent", number_vi(absent), "vắng mặt", ("excused", "unexcused")),
        FigureTile("made_up", number_vi(total.made_up), "đã học bù", ("excused", "unexcused", "made_up")),
        FigureTile("guests", number_vi(total.guests), "quần chúng dự", ("guests",)),
        FigureTile("handed_in", number_vi(total.handed_in), "bài thu hoạch", ("handed_in",)),
    )


def _units_word(figures: CampaignFigures) -> str:
    waiting = f", {figures.units_waiting} còn chờ học bù" if figures.units_waiting else ""
    return f"chi bộ đã tổ chức học{waiting}"


def dates_words(figures: CampaignFigures) -> str:
    """Return from when to when was studied, and how."""
    parts = []
    if figures.first_held and figures.last_held:
        first, last = date_screen(figures.first_held), date_screen(figures.last_held)
        parts.append(f"Học từ {first} đến {last}" if first != last else f"Học ngày {first}")
    ways = (
        (figures.in_person, "trực tiếp"),
        (figures.online, "trực tuyến"),
        (figures.with_meeting, "lồng ghép sinh hoạt"),
        (figures.topical, "chuyên đề"),
    )
    told = ", ".join(f"{number_vi(count)} {word}" for count, word in ways if count)
    if told:
        parts.append(told)
    if figures.due:
        parts.append(f"hạn {date_screen(figures.due)}")
    parts.append(f"số liệu đến {date_screen(figures.as_of)}")
    return " · ".join(parts)


def waiting_words(figures: CampaignFigures) -> str:
    """Return which chi bộ have no result yet."""
    waiting = [bare_unit(line.unit) for line in figures.units if not line.is_held]
    if not waiting:
        return ""
    more = f" và {len(waiting) - 8} chi bộ nữa" if len(waiting) > 8 else ""
    return f"Chưa có kết quả ({len(waiting)}): {', '.join(waiting[:8])}{more}."
