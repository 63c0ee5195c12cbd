"""A data folder opened as an office opens it, on the morning of the made-up values."""

from pathlib import Path

from office_app.storage.held_folder import hold_folder
from office_app.storage.store import Store
from tests.storage.values import now


def open_store(folder: Path, *, writable: bool = True) -> Store:
    """Open the data folder in one go; errors and ``writable`` as of ``hold_folder``."""
    return Store(hold_folder(folder, writable=writable, now=now))
