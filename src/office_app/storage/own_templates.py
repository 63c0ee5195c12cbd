"""Templates the office keeps, in the folder ``mau`` of its data: text files it changed, Word files of its own.

Beside ``ten.txt`` lies ``ten.goc``: the hash of the shipped text the copy was made from.
"""

import tomllib
from collections.abc import Sequence
from pathlib import Path

from office_app.domain.templates import KeptTemplate
from office_app.shipped import resource
from office_app.storage.failures import write_error
from office_app.storage.files import long_path, remove, write_whole

TEXT, WORD, ORIGIN = ".txt", ".docx", ".goc"


class OwnTemplates:
    """The ``TemplateShelf`` of the program."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def shipped_names(self) -> Sequence[str]:
        return sorted(path.stem for path in resource("templates").glob(f"*{TEXT}"))

    def shipped(self, name: str) -> str | None:
        """Return the text of a shipped template, None when there is none of that name."""
        path = resource("templates") / (name + TEXT)
        return path.read_text(encoding="utf-8") if path.is_file() else None

    def example_commune(self) -> str:
        """Return the commune that the examples of the shipped templates speak of."""
        told = tomllib.loads((resource("templates") / "example.toml").read_text(encoding="utf-8"))
        return str(told["commune"])

    def own_names(self) -> Sequence[str]:
        return self._names(TEXT)

    def own(self, name: str) -> KeptTemplate | None:
        """Return a template the office keeps, None when it keeps none of that name."""
        try:
            content = Path(long_path(self._folder / (name + TEXT))).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise write_error(error, self._folder) from error
        try:
            origin = Path(long_path(self._folder / (name + ORIGIN))).read_text(encoding="ascii").strip()
        except (OSError, UnicodeError):
            origin = ""
        return KeptTemplate(content.decode("utf-8-sig", errors="replace"), origin)

    def keep(self, name: str, kept: KeptTemplate) -> None:
        """Write a template, all of it or nothing. Raises StoreFolderError, DiskFullError."""
        # The hash first: cut off in between, the old copy is at worst not called outdated.
        self._write(name + ORIGIN, kept.shipped_hash.encode("ascii"))
        self._write(name + TEXT, kept.text.encode("utf-8"))

    def remove(self, name: str) -> None:
        """Delete what the office keeps under a name."""
        for ending in (TEXT, ORIGIN):
            remove(self._folder / (name + ending))

    def word_names(self) -> Sequence[str]:
        return self._names(WORD)

    def word(self, name: str) -> bytes | None:
        """Return an office's own Word file, None when there is none of that name."""
        try:
            return Path(long_path(self._folder / (name + WORD))).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise write_error(error, self._folder) from error

    def keep_word(self, name: str, content: bytes) -> None:
        """Write a Word file, all of it or nothing. Raises StoreFolderError, DiskFullError."""
        self._write(name + WORD, content)

    def remove_word(self, name: str) -> None:
        remove(self._folder / (name + WORD))

    def _names(self, ending: str) -> Sequence[str]:
        if not self._folder.is_dir():
            return []
        # Word keeps a lock file named ~$… beside a file it has open.
        return sorted(p.stem for p in self._folder.glob(f"*{ending}") if not p.name.startswith("~"))

    def _write(self, name: str, content: bytes) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_whole(self._folder / name, content)
        except OSError as error:
            raise write_error(error, self._folder) from error
