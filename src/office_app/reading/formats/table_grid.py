"""Tables told from the rules around their cells: which cell a point lies in, joined cells counted as one."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from office_app.domain.page_layout import Box

_NEAR = 3.0  # points: rules no further apart are one, or touch
_LEAST_CELL = 6.0  # points
_MOST_COLUMNS, _MOST_ROWS = 30, 200
_MOST_CROSSINGS = 20_000  # that rules could have

Thing = TypeVar("Thing")
Cell = tuple[int, int]
"""Row and column, counted from the top left."""


@dataclass
class _Rule:
    """A rule at ``at`` on one axis, from ``low`` to ``high`` on the other."""

    at: float
    low: float
    high: float

    def crosses(self, other: "_Rule") -> bool:
        return (
            self.low - _NEAR <= other.at <= self.high + _NEAR
            and other.low - _NEAR <= self.at <= other.high + _NEAR
        )


@dataclass
class Grid:
    """One table: ``xs`` from left to right and ``ys`` from top to bottom are the lines between columns and rows."""

    xs: Sequence[float]
    ys: Sequence[float]
    roots: dict[Cell, Cell] = field(default_factory=dict)
    """Of each cell the top left one of those joined with it."""

    @property
    def rows(self) -> int:
        return len(self.ys) - 1

    @property
    def columns(self) -> int:
        return len(self.xs) - 1

    def cell_at(self, x: float, y: float) -> Cell | None:
        """Return the cell of a point, None outside."""
        if not (self.xs[0] <= x <= self.xs[-1] and self.ys[-1] <= y <= self.ys[0]):
            return None
        column = min(bisect_right(self.xs, x) - 1, self.columns - 1)
        row = min(bisect_right(self.ys, -y, key=lambda line: -line) - 1, self.rows - 1)
        return self.roots[row, column]


class FilledGrid(Generic[Thing]):
    """A table and what stands in its cells."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self._cells: dict[Cell, list[Thing]] = {}

    def add(self, cell: Cell, thing: Thing) -> None:
        self._cells.setdefault(cell, []).append(thing)

    @property
    def things(self) -> Iterator[Thing]:
        return (thing for cell in self._cells.values() for thing in cell)

    def rows(self) -> Iterator[list[list[Thing]]]:
        """Yield the rows that hold anything, cell by cell, without columns that hold nothing."""
        used = [c for c in range(self.grid.columns) if any(column == c for _, column in self._cells)]
        for row in range(self.grid.rows):
            cells = [self._cells.get((row, column), []) for column in used]
            if any(cells):
                yield cells


def grids_of(rules: Sequence[Box]) -> list[Grid]:
    """Return the tables of two columns and more that some rules make (boxes with y upwards)."""
    upright = _merged(
        [
            _Rule((left + right) / 2, bottom, top)
            for left, top, right, bottom in rules
            if right - left < top - bottom
        ]
    )
    level = _merged(
        [
            _Rule((top + bottom) / 2, left, right)
            for left, top, right, bottom in rules
            if right - left >= top - bottom
        ]
    )
    if len(upright) * len(level) > _MOST_CROSSINGS:
        return []  # a drawing
    return [grid for one in _tables(upright, level) if (grid := _grid(*one)) is not None]


def _merged(rules: Sequence[_Rule]) -> list[_Rule]:
    """Put the pieces of a rule together: dashes, or one piece for each cell."""
    out: list[_Rule] = []
    for rule in sorted(rules, key=lambda rule: (rule.at, rule.low)):
        same = next(
            (
                other
                for other in reversed(out[-40:])
                if abs(other.at - rule.at) <= _NEAR
                and other.low - _NEAR <= rule.high
                and rule.low <= other.high + _NEAR
            ),
            None,
        )
        if same is None:
            out.append(rule)
        else:
            same.low, same.high = min(same.low, rule.low), max(same.high, rule.high)
    return out


def _tables(upright: Sequence[_Rule], level: Sequence[_Rule]) -> list[tuple[list[_Rule], list[_Rule]]]:
    """Part the rules into those that hang together."""
    tables: list[tuple[list[_Rule], list[_Rule]]] = []
    left = list(level)
    todo = list(upright)
    while todo:
        some, across = [todo.pop()], list[_Rule]()
        for rule in some:
            touched = [other for other in left if other.crosses(rule)]
            left = [other for other in left if not any(other is one for one in touched)]
            across += touched
            some += (more := [other for other in todo if any(one.crosses(other) for one in touched)])
            todo = [other for other in todo if not any(other is one for one in more)]
        tables.append((some, across))
    return sorted(tables, key=lambda table: -max(rule.high for rule in table[0]))


def _grid(upright: Sequence[_Rule], level: Sequence[_Rule]) -> Grid | None:
    if len(level) < 2:
        return None
    sides = [min(rule.low for rule in level), max(rule.high for rule in level)]
    ends = [min(rule.low for rule in upright), max(rule.high for rule in upright)]
    xs = _lines([*(rule.at for rule in upright), *sides])
    ys = _lines([*(rule.at for rule in level), *ends])[::-1]
    if not 3 <= len(xs) <= _MOST_COLUMNS or not 2 <= len(ys) <= _MOST_ROWS:
        return None
    grid = Grid(xs, ys)
    for row in range(grid.rows):
        for column in range(grid.columns):
            grid.roots[row, column] = _root(grid, row, column, upright, level)
    return grid


def _lines(places: Sequence[float]) -> list[float]:
    lines: list[float] = []
    for place in sorted(places):
        if not lines or place - lines[-1] > _LEAST_CELL:
            lines.append(place)
    return lines


def _root(grid: Grid, row: int, column: int, upright: Sequence[_Rule], level: Sequence[_Rule]) -> Cell:
    x = (grid.xs[column] + grid.xs[column + 1]) / 2
    y = (grid.ys[row] + grid.ys[row + 1]) / 2
    if column and not _ruled(upright, grid.xs[column], y):
        return grid.roots[row, column - 1]
    if row and not _ruled(level, grid.ys[row], x):
        return grid.roots[row - 1, column]
    return row, column


def _ruled(rules: Sequence[_Rule], at: float, middle: float) -> bool:
    """Tell whether a rule lies at ``at`` where ``middle`` is."""
    return any(abs(rule.at - at) <= _LEAST_CELL and rule.low <= middle <= rule.high for rule in rules)
