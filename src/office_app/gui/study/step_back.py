"""Work in the study room that can be taken back from the toast that tells of it."""

from collections.abc import Callable, Collection
from typing import Generic, TypeVar

from office_app.bootstrap import Office
from office_app.use_cases.study_undo import StudyStep

T = TypeVar("T")


class StepBack(Generic[T]):
    """``work`` writes to these campaigns. Both methods belong into a job."""

    def __init__(self, office: Office, campaign_ids: Collection[int], work: Callable[[], T]) -> None:
        self._office, self._campaign_ids, self._work = office, campaign_ids, work
        self._step: StudyStep | None = None

    def do(self) -> T:
        """Do the work and return what it returns."""
        result, self._step = self._office.study_step(self._campaign_ids, self._work)
        return result

    def take_back(self) -> None:
        """Put back how it stood before. Raises StudyChangedError."""
        if self._step is not None:
            self._office.take_back_step(self._step)
