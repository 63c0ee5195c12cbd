"""The annexes of a draft while it is edited: added, moved, removed; each function returns the new ones."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from typing import Any

from office_app.domain.outgoing import DraftAnnex
from office_app.domain.vietnamese import roman

TABLE = (
    "| STT | Nội dung | Đơn vị | Ghi chú |\n| :-: | ---------------- | --------- | ------ |\n| 1 |  |  |  |"
)
"""What «Chèn bảng» puts into an annex."""

_MOST_COUNTED = 89


def added(annexes: Sequence[DraftAnnex]) -> tuple[DraftAnnex, ...]:
    """Return the annexes with an empty one at the end."""
    taken = {annex.key for annex in annexes}
    key = next(f"p{number}" for number in count(1) if f"p{number}" not in taken)
    return (*annexes, DraftAnnex(key, "", ""))


def removed(annexes: Sequence[DraftAnnex], key: str) -> tuple[DraftAnnex, ...]:
    return tuple(annex for annex in annexes if annex.key != key)


def moved(annexes: Sequence[DraftAnnex], key: str, way: int) -> tuple[DraftAnnex, ...]:
    """Return the annexes with one moved past its neighbour; -1 up, 1 down; the same where there is none."""
    order = list(annexes)
    at = next(n for n, annex in enumerate(order) if annex.key == key)
    to = at + way
    if 0 <= to < len(order):
        order[at], order[to] = order[to], order[at]
    return tuple(order)


def changed(annexes: Sequence[DraftAnnex], key: str, **fields: Any) -> tuple[DraftAnnex, ...]:
    return tuple(replace(annex, **fields) if annex.key == key else annex for annex in annexes)


def annex_name(annexes: Sequence[DraftAnnex], key: str) -> str:
    """Return how an annex is called in a list: «Phụ lục II: Lịch học tập», the numeral where there are several."""
    annex = next(one for one in annexes if one.key == key)
    alike = [one.key for one in annexes if one.label == annex.label]
    place = alike.index(key) + 1
    number = f" {roman(place)}" if len(alike) > 1 and place <= _MOST_COUNTED else ""
    return f"{annex.label}{number}: {annex.heading or 'chưa có tên'}"
