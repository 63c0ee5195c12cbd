"""A lock on a file that the system lets go by itself when the process ends, however it ends.

Not a library's: those bring in ``asyncio``, and this is needed before the first screen.
"""

import errno
import os
import sys
from pathlib import Path

from office_app.storage.files import long_path

_HELD = frozenset(
    {errno.EACCES, errno.EAGAIN, errno.EDEADLK}
)  # the last is what Windows says after ten tries


class FileLock:
    """Held from ``take`` to ``release``. The file itself stays: deleting it would let two hold one each."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._descriptor: int | None = None

    def take(self) -> bool:
        """Take the lock without waiting; False when somebody else has it. Raises OSError: no such place."""
        descriptor = os.open(long_path(self._file), os.O_RDWR | os.O_CREAT, 0o644)
        try:
            _lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            if error.errno in _HELD:
                return False
            raise
        self._descriptor = descriptor
        return True

    def release(self) -> None:
        """Let go; a second call does nothing."""
        if self._descriptor is not None:
            descriptor, self._descriptor = self._descriptor, None
            _unlock(descriptor)
            os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _unlock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
