"""How long work reports where it stands, and hears that it should stop."""

from typing import Protocol


class Progress(Protocol):
    """Handed to use cases that may pass 0.2 s."""

    def step(self, done: int, total: int, what: str) -> None:
        """Report ``done`` of ``total`` with a line in Vietnamese; raise ``Cancelled`` once asked to stop."""


class NoProgress:
    """Progress for callers that neither watch nor cancel, such as commands and tests."""

    def step(self, done: int, total: int, what: str) -> None:
        return


QUIET = NoProgress()
"""For callers that nobody watches."""
