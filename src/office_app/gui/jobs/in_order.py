"""Answers of readings that run side by side: one that was overtaken by a later reading is dropped."""

from collections.abc import Callable
from itertools import count
from typing import Any

from office_app.domain.errors import AppError
from office_app.gui.jobs.start_job import StartJob
from office_app.use_cases.progress import Progress


class InOrder:
    """Numbers readings as they begin. After a write there is always one that began later, and its answer stands."""

    def __init__(self) -> None:
        self._numbers, self._taken = count(1), 0

    def begin(self) -> int:
        """Number a reading; called where it begins, in the thread of its job."""
        return next(self._numbers)

    def take(self, number: int) -> bool:
        """Tell whether the answer of a reading is to be shown: none is there of one that began later."""
        if not self.stands(number):
            return False
        self._taken = number
        return True

    def stands(self, number: int) -> bool:
        """Tell as ``take`` does, of a reading of a part only: it keeps no earlier reading of the whole out."""
        return number >= self._taken


def in_order(run: StartJob) -> Callable[..., object]:
    """Return what starts readings of one thing, as ``run`` starts jobs, and shows no older answer over a newer one."""
    order = InOrder()

    def read(
        work: Callable[[Progress], object],
        *,
        on_done: Callable[[Any], object],
        on_failed: Callable[[AppError], object],
    ) -> object:
        def done(answer: tuple[int, object]) -> None:
            if order.take(answer[0]):
                on_done(answer[1])

        return run(lambda progress: (order.begin(), work(progress)), on_done=done, on_failed=on_failed)

    return read
