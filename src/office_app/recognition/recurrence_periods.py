"""Periods by their names: «quý», «6 tháng», «mỗi năm 02 lần»."""

from office_app.domain.incoming import Recurrence

PLAIN = {
    "ngày": Recurrence.DAILY,
    "tuần": Recurrence.WEEKLY,
    "tháng": Recurrence.MONTHLY,
    "quý": Recurrence.QUARTERLY,
    "năm": Recurrence.YEARLY,
    "nửa năm": Recurrence.HALF_YEARLY,
}
_MONTHS = {
    "1": Recurrence.MONTHLY,
    "3": Recurrence.QUARTERLY,
    "6": Recurrence.HALF_YEARLY,
    "12": Recurrence.YEARLY,
}
_WORDS = {"một": "1", "ba": "3", "sáu": "6", "hai": "2", "bốn": "4"}
NEAREST = {
    "7 ngày": Recurrence.WEEKLY,
    "10 ngày": Recurrence.MONTHLY,
    "15 ngày": Recurrence.MONTHLY,
    "2 tuần": Recurrence.MONTHLY,
}
_A_YEAR = {
    "1": Recurrence.YEARLY,
    "2": Recurrence.HALF_YEARLY,
    "4": Recurrence.QUARTERLY,
    "12": Recurrence.MONTHLY,
}


def period_of(unit: str) -> Recurrence | None:
    """Return the period that «tháng», «6 tháng», «một năm» name; None for one that nothing comes round in."""
    words = unit.split()
    if len(words) >= 2 and words[1] == "tháng":
        return _MONTHS.get(plain_number(words[0]))
    if len(words) == 2 and words[0] not in ("nửa",):
        return PLAIN.get(words[1]) if plain_number(words[0]) == "1" else None
    return PLAIN.get(" ".join(words))


def times_in(times: str, unit: str) -> Recurrence | None:
    """Return how often «02 lần mỗi năm» comes round."""
    number = plain_number(times)
    return _A_YEAR.get(number) if unit == "năm" else PLAIN.get(unit)


def plain_number(word: str) -> str:
    """Return «06», «sáu» as figures without a zero before them."""
    return _WORDS.get(word, word.lstrip("0"))
