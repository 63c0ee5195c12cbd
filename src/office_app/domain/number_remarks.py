"""What speaks against giving a paper a number and a day: some of it forbids, the rest is confirmed by the clerk."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from office_app.domain.numbering import NumberSeries, NumberUse, SeriesEntry
from office_app.domain.vietnamese import date_vi, number_vi

HIGHEST_NUMBER = 9_999
"""No type of paper of a commune comes near it in five years: a higher number is a slip of the hand."""
MOST_DAYS_AHEAD = 31


@dataclass(frozen=True)
class NumberRemark:
    """One thing to say, in Vietnamese; ``must``: the paper is not issued so."""

    must: bool
    text: str


def number_remarks(
    series: NumberSeries,
    number: int,
    day: date,
    *,
    today: date,
    term_started_on: date,
    use_kept: bool = False,
    why_off: Callable[[date], str] = lambda _: "",
) -> Sequence[NumberRemark]:
    """Return what speaks against issuing a paper with this number on this day, what forbids first.

    Args:
        series: the series of the paper's type as it stands.
        use_kept: the number was set aside and is taken up on purpose.
        why_off: says why a day is not worked, see ``WorkCalendar.why_off``.
    """
    found = [
        *size_remarks(number, series.next_number),
        *_taken(series, number, use_kept),
        *_day_itself(day, today, term_started_on),
        *_day_off(day, why_off(day)),
        *_order(series, number, day),
    ]
    return sorted(found, key=lambda one: not one.must)


def size_remarks(number: int, next_number: int) -> Iterator[NumberRemark]:
    """Yield what is wrong with a number whatever the day: below 1, absurdly high, or leaving a gap."""
    if number < 1:
        yield NumberRemark(True, f"Số văn bản phải từ 01 trở lên, không có số {number}.")
    elif number > HIGHEST_NUMBER:
        yield NumberRemark(
            True,
            f"Số {number_vi(number)} quá lớn: số của một nhiệm kỳ nhiều nhất là {number_vi(HIGHEST_NUMBER)}, "
            f"số tiếp theo là {next_number:02d}.",
        )
    elif number > next_number:
        left = (
            f"số {next_number:02d}"
            if number == next_number + 1
            else f"các số {next_number:02d} đến {number - 1:02d}"
        )
        yield NumberRemark(False, f"Lấy số {number:02d} thì {left} bỏ trống: phải ghi lý do ở «Sổ số».")


def _taken(series: NumberSeries, number: int, use_kept: bool) -> Iterator[NumberRemark]:
    entry = next((one for one in series.entries if one.number == number), None)
    if entry is None or entry.use is NumberUse.UNEXPLAINED:
        return
    if entry.use is NumberUse.ISSUED:
        yield NumberRemark(True, f"Số {number:02d} đã cấp cho {_paper(entry)}.")
    elif entry.use is NumberUse.VOIDED:
        yield NumberRemark(True, f"Số {number:02d} đã hủy ({_lower(entry.reason)}): số hủy không dùng lại.")
    elif not use_kept:
        yield NumberRemark(
            True, f"Số {number:02d} đang giữ ({_lower(entry.reason)}): chọn «Dùng số đã giữ» nếu đúng số này."
        )


def _day_itself(day: date, today: date, term_started_on: date) -> Iterator[NumberRemark]:
    if day < term_started_on:
        yield NumberRemark(
            True,
            f"Ngày {date_vi(day)} trước ngày bắt đầu nhiệm kỳ {date_vi(term_started_on)}: văn bản ngày ấy "
            "không thuộc dãy số này.",
        )
    if day > today + timedelta(days=MOST_DAYS_AHEAD):
        yield NumberRemark(
            True,
            f"Ngày {date_vi(day)} sau hôm nay quá {MOST_DAYS_AHEAD} ngày: xem lại ngày, tháng, năm.",
        )
    elif day > today:
        yield NumberRemark(False, f"Ngày {date_vi(day)} còn ở sau hôm nay {date_vi(today)}.")


def _day_off(day: date, why: str) -> Iterator[NumberRemark]:
    if why:
        yield NumberRemark(False, f"Ngày {date_vi(day)} là {why}: văn bản thường ghi ngày làm việc.")


def _order(series: NumberSeries, number: int, day: date) -> Iterator[NumberRemark]:
    """Yield where days do not run with the numbers: an earlier number with a later day, or the other way round."""
    issued = [one for one in series.entries if one.symbol and one.issued_on is not None]
    before = max((one for one in issued if one.number < number), key=lambda one: one.number, default=None)
    after = min((one for one in issued if one.number > number), key=lambda one: one.number, default=None)
    if before is not None and before.issued_on is not None and day < before.issued_on:
        yield NumberRemark(
            False,
            f"Ngày {date_vi(day)} sớm hơn ngày của số trước: số {before.number:02d} ngày {date_vi(before.issued_on)}.",
        )
    if after is not None and after.issued_on is not None and day > after.issued_on:
        yield NumberRemark(
            False,
            f"Ngày {date_vi(day)} muộn hơn ngày của số sau: số {after.number:02d} ngày {date_vi(after.issued_on)}.",
        )


def _paper(entry: SeriesEntry) -> str:
    day = f" ngày {date_vi(entry.issued_on)}" if entry.issued_on else ""
    return f"{entry.symbol or 'văn bản khác'}{day}"


def _lower(reason: str) -> str:
    return reason[:1].lower() + reason[1:]
