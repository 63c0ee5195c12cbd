"""How a presenter, which knows no Qt, has work done off the window's thread."""

from collections.abc import Callable
from typing import Any, Protocol

from office_app.domain.errors import AppError
from office_app.use_cases.progress import Progress


class Cancellable(Protocol):
    """Work under way."""

    def cancel(self) -> None:
        """Ask it to stop at its next step."""


class StartJob(Protocol):
    """The shape of ``JobRunner.run``: callbacks come in the window's thread."""

    def __call__(
        self,
        work: Callable[[Progress], object],
        *,
        on_done: Callable[[Any], object] | None = None,
        on_failed: Callable[[AppError], object] | None = None,
        on_cancelled: Callable[[], object] | None = None,
        on_progress: Callable[[int, int, str], object] | None = None,
        what: str = "",
    ) -> Cancellable: ...
