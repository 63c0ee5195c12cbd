"""Where days and their words stand on the line: days to scale, words in rows above and below, never over another."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

ROWS = (-1, 1, -2, 2)
"""Rows of words in the order they are filled: just above the line, just below, then one further off."""
_MARGIN_DAYS = 3


@dataclass(frozen=True)
class Scale:
    """Turns days into places on a line of ``width`` and back."""

    first: date
    last: date
    edge: float
    width: float

    def x(self, day: date) -> float:
        return self.edge + self.day_width * ((day - self.first).days + 0.5)

    def day(self, x: float) -> date:
        number = int((x - self.edge) // self.day_width) if self.day_width else 0
        return self.first + timedelta(days=max(0, min(number, (self.last - self.first).days)))

    @property
    def day_width(self) -> float:
        return max(0.0, self.width - 2 * self.edge) / ((self.last - self.first).days + 1)

    @property
    def days(self) -> list[date]:
        return [self.first + timedelta(days=number) for number in range((self.last - self.first).days + 1)]


def scale_of(days: Sequence[date], width: float, edge: float) -> Scale:
    """Return a scale with some days to spare at both ends, to drag to."""
    spare = timedelta(days=_MARGIN_DAYS)
    return Scale(min(days) - spare, max(days) + spare, edge, width)


def word_rows(
    places: Sequence[float], widths: Sequence[float], width: float, gap: float
) -> list[tuple[float, int]]:
    """Return for each word its left edge and its row; row 0 where no row has room for it."""
    ends = dict.fromkeys(ROWS, -gap)
    found = []
    for x, wide in zip(places, widths, strict=True):
        left = min(max(0.0, x - wide / 2), max(0.0, width - wide))
        row = next((row for row in ROWS if ends[row] + gap <= left), 0)
        if row:
            ends[row] = left + wide
        found.append((left, row))
    return found
