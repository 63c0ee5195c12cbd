"""``JobRunner.run`` for a page: what comes back after the page was deleted is dropped."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import shiboken6
from PySide6.QtCore import QObject

from office_app.gui.jobs.job import Job, Work
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.jobs.start_job import StartJob


def run_for(owner: QObject, runner: JobRunner) -> StartJob:
    """Return ``runner.run`` for a presenter, whose callbacks are plain functions that write to ``owner``.

    The runner itself only knows the owner of bound methods of widgets.
    """

    def run(work: Work, *, what: str = "", **callbacks: Callable[..., object] | None) -> Job:
        kept: dict[str, Any] = {name: _while_valid(owner, call) for name, call in callbacks.items()}
        return runner.run(work, what=what, **kept)

    return run


def _while_valid(owner: QObject, callback: Callable[..., object] | None) -> Callable[..., object] | None:
    if callback is None:
        return None

    @wraps(callback)
    def call(*args: object) -> None:
        if shiboken6.isValid(owner):
            callback(*args)

    return call
