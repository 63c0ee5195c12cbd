"""What this PC remembers of its intake, beside the database: the queue, the watched folder, what was let go there.

Neither is part of the office's data or of its backups: a path means something on this PC alone. Each is one small
JSON file, written whole or not at all. A file that cannot be understood counts as missing: it is comfort, not data.
"""

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from office_app.domain.intake import WaitingFile, Watched
from office_app.domain.read_files import LegacyFont, OpticalReading
from office_app.storage.failures import write_error
from office_app.storage.files import write_whole
from office_app.storage.serialise_parts import VERSION, Json, checked

log = logging.getLogger(__name__)

_QUEUE, _WATCHED = "intake-queue.json", "watched-folder.json"


class IntakeFiles:
    """Fits ``ports.IntakeMemory``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def queue(self) -> Sequence[WaitingFile]:
        """Return the files that waited when the program was last closed, in their order."""
        data = self._read(_QUEUE)
        try:
            return tuple(_waiting(one) for one in data.get("files", ()))
        except (KeyError, TypeError, ValueError, AttributeError):
            log.warning("%s is not understood; the queue starts empty", _QUEUE)
            return ()

    def save_queue(self, items: Sequence[WaitingFile]) -> None:
        """Keep the queue in place of the one before. Raises DiskFullError, StoreFolderError."""
        self._write(_QUEUE, {"files": [_waiting_json(one) for one in items]})

    def watched(self) -> Watched:
        """Return which folder is watched, and what was let go there."""
        data = self._read(_WATCHED)
        folder, done = data.get("folder"), data.get("done", {})
        if not isinstance(done, dict) or not (folder is None or isinstance(folder, str)):
            log.warning("%s is not understood; no folder is watched", _WATCHED)
            return Watched()
        known = {str(key): str(value) for key, value in done.items()}
        return Watched(Path(folder) if folder else None, known, bool(data.get("on", True)))

    def save_watched(self, watched: Watched) -> None:
        """Keep it in place of what was kept before. Raises DiskFullError, StoreFolderError."""
        folder = str(watched.folder) if watched.folder else None
        self._write(_WATCHED, {"folder": folder, "on": watched.on, "done": dict(watched.done)})

    def _read(self, name: str) -> Mapping[str, Any]:
        try:
            return checked(json.loads((self._folder / name).read_bytes()), name)
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, AttributeError) as error:
            log.warning("%s cannot be read: %s", name, type(error).__name__)
            return {}

    def _write(self, name: str, content: Json) -> None:
        text = json.dumps({"v": VERSION, **content}, ensure_ascii=False)
        try:
            write_whole(self._folder / name, text.encode("utf-8", "surrogateescape"))
        except OSError as error:
            raise write_error(error, self._folder) from error


def forget_registered(folder: Path) -> None:
    """Have the watched folder's files looked at again: after a restore some are in the register no more.

    Raises DiskFullError, StoreFolderError.
    """
    files = IntakeFiles(folder)
    watched = files.watched()
    # Those without a fingerprint of their content were there before the folder was watched.
    left = {key: content for key, content in watched.done.items() if not content}
    if len(left) < len(watched.done):
        files.save_watched(replace(watched, done=left))


def _waiting_json(one: WaitingFile) -> Json:
    return {
        "path": str(one.path),
        "sha256": one.sha256,
        "fields": dict(one.fields),
        "ticks": dict(one.ticks),
        "legacy": one.legacy.name if isinstance(one.legacy, LegacyFont) else one.legacy,
        "optical": one.optical.value,
    }


def _waiting(data: Mapping[str, Any]) -> WaitingFile:
    return WaitingFile(
        path=Path(data["path"]),
        sha256=str(data["sha256"]),
        fields={str(name): str(value) for name, value in data["fields"].items()},
        ticks={str(key): bool(value) for key, value in data["ticks"].items()},
        legacy=_legacy(data["legacy"]),
        optical=OpticalReading(data["optical"]),
    )


def _legacy(name: str | None) -> LegacyFont | Literal["auto"] | None:
    if name is None:
        return None
    return "auto" if name == "auto" else LegacyFont[name]
