"""Renaming what somebody else may hold for a moment."""

import os
import time
from pathlib import Path

TRIES = 40
"""So often a file or folder that somebody holds is tried, ten seconds in all."""

TRY_EVERY = 0.25


def rename_patiently(here: Path | str, there: Path | str) -> None:
    """Rename: on Windows a virus scanner, or a process that has just ended, holds files for a moment.

    Raises OSError as it comes, PermissionError only once the patience is at its end.
    """
    for left in reversed(range(TRIES)):
        try:
            os.rename(here, there)
            return
        except PermissionError:
            if not left:
                raise
            time.sleep(TRY_EVERY)
