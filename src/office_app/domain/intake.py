"""Files on their way into the register: those that wait, and those that lie in the folder the office watches."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from office_app.domain.read_files import LegacyFont, OpticalReading


@dataclass(frozen=True)
class WaitingFile:
    """One file of the intake queue as it is kept over a restart. What was read and recognised is not kept.

    Args:
        path: the file, read again after the start.
        sha256: of the content that ``fields`` and ``ticks`` are about, empty before it was read; when the file
            has other content after the start, both are void.
        fields: what the clerk put right by hand, by the field's name in ``IncomingDocument``; days as ISO text.
        ticks: what the clerk ticked or unticked, by a key of the screen that stays the same when the same content
            is recognised again (kind and place, not the words).
        legacy, optical: how the clerk wants it read, see ``HowToRead``.
    """

    path: Path
    sha256: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    ticks: Mapping[str, bool] = field(default_factory=dict)
    legacy: LegacyFont | Literal["auto"] | None = "auto"
    optical: OpticalReading = OpticalReading.WHERE_NEEDED


@dataclass(frozen=True)
class FolderFile:
    """One file in a watched folder, as the folder's list shows it; another size or time is another state of it."""

    path: Path
    size: int
    modified_ns: int


@dataclass(frozen=True)
class Watched:
    """The folder watched on this PC, and the files there that are over: registered, or let go by the clerk.

    ``on``: whether it is watched now; the folder is remembered either way. ``done``: fingerprint of name,
    size and time → fingerprint of the content, empty when that is not known.
    """

    folder: Path | None = None
    done: Mapping[str, str] = field(default_factory=dict)
    on: bool = True
