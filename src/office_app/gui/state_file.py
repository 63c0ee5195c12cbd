"""What the window remembers between two runs, in ``window.ini`` inside the data folder."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings


class StateFile:
    """Sizes, column widths and the look chosen; losing it costs nothing but comfort.

    Args:
        path: the file; None keeps everything in memory, for tests.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self._file = None if path is None else QSettings(str(path), QSettings.Format.IniFormat)
        self._memory: dict[str, object] = {}

    def text(self, key: str, default: str = "") -> str:
        value = self._get(key)
        return value if isinstance(value, str) else default

    def number(self, key: str, default: int = 0) -> int:
        try:
            return int(str(self._get(key)))
        except ValueError:
            return default

    def numbers(self, key: str) -> list[int]:
        try:
            return [int(part) for part in self.text(key).split(";") if part]
        except ValueError:
            return []

    def blob(self, key: str) -> QByteArray:
        return QByteArray.fromBase64(QByteArray(self.text(key).encode("ascii", "ignore")))

    def set_text(self, key: str, value: str) -> None:
        if self._file is not None:
            self._file.setValue(key, value)
        else:
            self._memory[key] = value

    def set_number(self, key: str, value: int) -> None:
        self.set_text(key, str(value))

    def set_numbers(self, key: str, values: Sequence[int]) -> None:
        self.set_text(key, ";".join(str(value) for value in values))

    def set_blob(self, key: str, value: QByteArray) -> None:
        self.set_text(key, bytes(value.toBase64().data()).decode("ascii"))

    def save(self) -> None:
        if self._file is not None:
            self._file.sync()

    def _get(self, key: str) -> object:
        return self._file.value(key) if self._file is not None else self._memory.get(key)
