"""What ``Office`` does with pictures and texts pasted into the intake: they have no file of their own."""

import hashlib
from collections.abc import Collection
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from office_app.bootstrap.joined import Joined
from office_app.domain.read_files import HowToRead, OpticalReading
from office_app.storage.files import remove
from office_app.use_cases.progress import QUIET, Progress

_FOLDER = "pasted"


class PastedFiles(Joined):
    """Files of pasted content, kept until their document is in the register or let go."""

    def keep_pasted(self, content: bytes, what: str, ending: str, progress: Progress = QUIET) -> Path:
        """Write pasted content into a file named after ``what`` it is and when it came; ``ending`` with its point.

        It is looked at for secrecy marks first, in a folder of its own that is gone afterwards.

        Raises SecretDocumentError, FileWriteError, DiskFullError, Cancelled.
        """
        name = f"{what} {self._now():%d-%m-%Y %H.%M.%S}{ending}"
        with TemporaryDirectory(prefix="office-app-") as private:
            path = self._outbox.lay(content, name, Path(private))
            look = HowToRead(optical=OpticalReading.FIRST_PAGE)
            digest = hashlib.sha256(content).hexdigest()
            self._refused.refuse(digest, partial(self._reading.read, path, progress, look))
        return self._outbox.lay(content, name, self.folder / _FOLDER)

    def is_pasted(self, path: Path) -> bool:
        return path.parent == self.folder / _FOLDER

    def forget_pasted(self, path: Path) -> None:
        """Delete a pasted file; any other is left alone."""
        if self.is_pasted(path):
            remove(path)

    def tidy_pasted(self, waiting: Collection[Path]) -> None:
        """Delete the pasted files that wait no longer."""
        folder = self.folder / _FOLDER
        for path in folder.glob("*") if folder.is_dir() else ():
            if path not in waiting:
                remove(path)
