"""A newer version of the program in one signed file, and what became of it."""

from dataclasses import dataclass
from pathlib import Path

UPDATE_SUFFIX = ".capnhat"


@dataclass(frozen=True)
class UpdateOffer:
    """What an update file holds, once all of it has been checked.

    ``signer``: fingerprint of the key it is signed with. ``sha256``: of the file itself. ``size``: bytes unpacked.
    """

    file: Path
    version: str
    current: str
    news: tuple[str, ...]
    size: int
    signer: str
    sha256: str


@dataclass(frozen=True)
class UpdateOutcome:
    """What became of an update, told by the window that opened after it; ``fault`` is empty when all went well.

    ``backup``: holds the data as it was, where the failed version changed it and it could not be brought back.
    """

    version: str
    current: str
    fault: str = ""
    backup: str = ""


def version_order(version: str) -> tuple[int, ...]:
    """Return what versions are compared by; ValueError for what is none."""
    return tuple(int(part) for part in version.split("."))
