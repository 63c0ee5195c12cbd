"""Forms of upper levels in the folder ``mau`` of the data: the workbook as it came, and beside it what goes where."""

from collections.abc import Sequence
from pathlib import Path

from office_app.storage.failures import write_error
from office_app.storage.files import long_path, remove, write_whole

MAP, BOOKS = ".toml", (".xlsx", ".xlsm")


class UpperFormFiles:
    """Fits ``ports.UpperFormShelf``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> Sequence[str]:
        if not self._folder.is_dir():
            return []
        return sorted(path.stem for path in self._folder.glob(f"*{MAP}") if self._book(path.stem) is not None)

    def text(self, name: str) -> str | None:
        """Return what goes where, None when there is no such form."""
        try:
            content = Path(long_path(self._folder / (name + MAP))).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise write_error(error, self._folder) from error
        return content.decode("utf-8-sig", errors="replace")

    def workbook(self, name: str) -> Path | None:
        """Return where the form's workbook lies, None when there is none."""
        return self._book(name)

    def keep(self, name: str, text: str, workbook: bytes | None, ending: str = BOOKS[0]) -> None:
        """Write a form, its workbook first; None leaves that as it is. Raises StoreFolderError, DiskFullError."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if workbook is not None:
                write_whole(self._folder / (name + ending), workbook)
                for other in BOOKS:
                    if other != ending:
                        remove(self._folder / (name + other))
            write_whole(self._folder / (name + MAP), text.encode("utf-8"))
        except OSError as error:
            raise write_error(error, self._folder) from error

    def remove(self, name: str) -> None:
        for ending in (MAP, *BOOKS):
            remove(self._folder / (name + ending))

    def _book(self, name: str) -> Path | None:
        return next((path for end in BOOKS if (path := self._folder / (name + end)).is_file()), None)
