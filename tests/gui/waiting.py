"""Waiting for the work a window has under way."""

from pytestqt.qtbot import QtBot

from office_app.gui.jobs.runner import JobRunner

LONG = 20_000  # milliseconds; reached only when something is wrong, however busy the machine


def wait_idle(runner: JobRunner, qtbot: QtBot) -> None:
    """Return once no job is under way and none is about to start."""
    qtbot.wait(10)
    qtbot.waitUntil(lambda: not runner.jobs, timeout=LONG)
