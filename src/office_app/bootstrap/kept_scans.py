"""Scans that were read before the program was closed, so that the intake has them again at once."""

import hashlib
import logging
from collections.abc import Callable, Collection
from functools import cached_property
from pathlib import Path

from office_app.domain.read_files import HowToRead, OpticalReading, ReadFile
from office_app.recognition.rules import shipped_texts
from office_app.storage.backup_writing import app_version
from office_app.storage.originals import sha256_of_source
from office_app.storage.read_scans import ReadScans
from office_app.use_cases.intake import ReadDocument, as_document

log = logging.getLogger(__name__)
_LENGTH = 8  # bytes of a number: the file's size, and behind it the length of the JSON


class KeptScans:
    """Reads each scan once, as long as nothing has changed that its reading depends on.

    Args:
        own_rules: gives the office's own recognition rules.
    """

    def __init__(self, scans: ReadScans, own_rules: Callable[[], str]) -> None:
        self._scans, self._own_rules = scans, own_rules
        # Kept since ``keep_only`` was last called: the caller may not know of them yet.
        self._new: set[str] = set()

    def read(self, path: Path, how: HowToRead, read_now: Callable[[], ReadDocument]) -> ReadDocument:
        """Return what is known of a file, or what ``read_now`` finds out. Raises what that raises, FileReadError."""
        if how.optical not in (OpticalReading.WHERE_NEEDED, OpticalReading.EVERYWHERE):
            return read_now()
        circumstances = self._circumstances(how)
        sha256 = sha256_of_source(path)
        known = self._find(sha256, circumstances)
        if known is not None:
            return as_document(path, known)
        read = read_now()
        if read.recognised.refused is not None:
            self._scans.forget(sha256)
        elif read.file.sha256 == sha256 and _is_read_scan(read):
            self._new.add(sha256)
            self._scans.keep(sha256, circumstances, _packed(read))
        return read

    def forget(self, sha256: str) -> None:
        """A file is in the register: nothing more is kept of it here."""
        self._scans.forget(sha256)

    def keep_only(self, hashes: Collection[str]) -> None:
        """Forget all files but those with these contents, which still wait."""
        new, self._new = self._new, set()
        self._scans.keep_only({*hashes, *new})

    def _find(self, sha256: str, circumstances: str) -> ReadFile | None:
        content = self._scans.find(sha256, circumstances)
        if content is None:
            return None
        from office_app.reading.wire import unpacked_reading

        size, length = int.from_bytes(content[:_LENGTH]), int.from_bytes(content[_LENGTH : 2 * _LENGTH])
        try:
            return unpacked_reading(content[2 * _LENGTH :], length).read_file(sha256, size)
        except (ValueError, TypeError, KeyError) as error:
            log.warning("a kept scan is not understood: %s", type(error).__name__)
            self._scans.forget(sha256)
            return None

    def _circumstances(self, how: HowToRead) -> str:
        """Return what the reading depends on besides the file, in few letters."""
        depends_on = "\f".join((self._program, self._own_rules(), repr(how)))
        return hashlib.sha256(depends_on.encode()).hexdigest()[:16]

    @cached_property
    def _program(self) -> str:
        return "\f".join((app_version(), *shipped_texts()))


def _is_read_scan(read: ReadDocument) -> bool:
    """Tell whether pages were read from their pictures, all to their end: a slow moment must not last."""
    pages = read.file.pages
    return any(page.optical for page in pages) and not any(page.cut_short for page in pages)


def _packed(read: ReadDocument) -> bytes:
    from office_app.reading.wire import Reading, packed_reading

    file = read.file
    length, payload = packed_reading(Reading(file.kind, file.pages, file.legacy, read.recognised))
    return file.size.to_bytes(_LENGTH) + length.to_bytes(_LENGTH) + payload
