"""The office's own recognition rules, a file that its IT person keeps in the data folder."""

import threading
from collections.abc import Callable
from pathlib import Path

from office_app.domain.errors.files import RulesFileError

NAME = "quy-tac-nhan-dang.toml"


class OwnRulesFile:
    """Gives the text of the rules; asked before every file that is read, so it reads only what has changed.

    Args:
        folder: the data folder.
        fault_of: tells in Vietnamese what is wrong with a text, None when it can be used.
    """

    def __init__(self, folder: Path, fault_of: Callable[[str], str | None]) -> None:
        self._path, self._fault_of = folder / NAME, fault_of
        self._turn = threading.Lock()
        self._state: tuple[int, int] | None = None
        self._text, self._fault = "", ""

    def __call__(self) -> str:
        """Return the rules, empty when there are none. Raises RulesFileError."""
        with self._turn:
            try:
                status = self._path.stat()
            except OSError:  # not there, or out of reach: then only what is shipped counts
                return ""
            state = (status.st_mtime_ns, status.st_size)
            if state != self._state:
                self._read()
                self._state = state
            if self._fault:
                raise RulesFileError(fault=self._fault)
            return self._text

    def _read(self) -> None:
        try:
            self._text = self._path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            self._fault = "tệp phải lưu bằng bảng mã UTF-8"
        except OSError:
            self._fault = "không đọc được tệp"
        else:
            self._fault = self._fault_of(self._text) or ""
