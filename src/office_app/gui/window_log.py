"""Where the window's own log is written."""

import logging
from pathlib import Path


def log_into(folder: Path) -> None:
    """Write warnings and faults into ``log`` of the data folder from now on; nothing where that cannot be."""
    from logging.handlers import RotatingFileHandler  # brings in sockets: not needed to paint

    root = logging.getLogger()
    if any(isinstance(handler, RotatingFileHandler) for handler in root.handlers):
        return
    try:
        (folder / "log").mkdir(exist_ok=True)
        handler = RotatingFileHandler(
            folder / "log" / "window.log", maxBytes=1_000_000, backupCount=2, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.setLevel(logging.WARNING)
    root.addHandler(handler)
