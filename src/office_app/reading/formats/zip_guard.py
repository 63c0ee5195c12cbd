"""Archives that inflate to more than they should: nothing is inflated without counting."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from office_app.domain.errors.files import FileDamagedError, FileEncryptedError, ReadingTooBigError
from office_app.reading.formats.page import check_count
from office_app.reading.limits import MB, ReadingLimits

_CHUNK = 256 * 1024
_DEFLATED_MOST = 1032  # bytes that one deflated byte can stand for: 258 for two bits
_LOCAL = struct.Struct("<4s22xHH")
"""What stands before a member: its sign, and how long its name and what follows the name are."""
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError)


class GuardedZip:
    """A DOCX or XLSX archive in memory. Sizes in its directory may lie, so inflating counts by itself."""

    def __init__(self, data: bytes, name: str, limits: ReadingLimits) -> None:
        """Look at the directory only.

        Raises:
            FileDamagedError, FileEncryptedError (ZIP password), FileTooLongError (too many members),
            ReadingTooBigError (the directory itself says it inflates beyond the limit).
        """
        self._data, self._name, self._limits, self._size = data, name, limits, len(data)
        self._inflated = 0
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise FileDamagedError(name=name) from error
        members = self._archive.infolist()
        check_count(len(members), limits.zip_members, "tệp con", name)
        if any(member.flag_bits & 1 for member in members):
            raise FileEncryptedError(name=name)
        self._check(sum(member.file_size for member in members))
        self._members = {member.filename.lstrip("/"): member for member in members}

    def __contains__(self, member: str) -> bool:
        return member in self._members

    def names(self) -> list[str]:
        return list(self._members)

    def read(self, member: str) -> bytes:
        """Inflate one member. Raises KeyError, FileDamagedError, ReadingTooBigError."""
        parts: list[bytes] = []
        self._inflate(self._members[member], parts)
        return b"".join(parts)

    def check_all(self, keep: Callable[[str], bool] = lambda member: False) -> dict[str, bytes]:
        """Inflate everything, for a library that then inflates by itself; return what is to be kept, by member.

        Of an archive too small to burst only that is inflated.
        """
        if self._harmless:
            return {name: self._at_once(member) for name, member in self._members.items() if keep(name)}
        kept: dict[str, bytes] = {}
        for member in self._archive.infolist():  # not by name: a name may be there twice
            name = member.filename.lstrip("/")
            parts: list[bytes] | None = [] if keep(name) else None
            self._inflate(member, parts)
            if parts is not None:
                kept[name] = b"".join(parts)
        return kept

    @property
    def _harmless(self) -> bool:
        """Tell whether inflating could not reach the size from which on it is looked at, whatever the bytes are."""
        members = self._archive.infolist()
        known = all(member.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for member in members)
        most = _DEFLATED_MOST * sum(member.compress_size for member in members)
        return known and most <= min(self._limits.zip_ratio_from_mb * MB, self._limits.unzipped_bytes)

    def _at_once(self, member: zipfile.ZipInfo) -> bytes:
        """Return a member of an archive that cannot burst: ``zipfile`` would take three times as long."""
        at = member.header_offset
        head = self._data[at : at + _LOCAL.size]
        try:
            sign, name_length, more = _LOCAL.unpack(head)
            start = at + _LOCAL.size + name_length + more
            packed = self._data[start : start + member.compress_size]
            found = packed if member.compress_type == zipfile.ZIP_STORED else zlib.decompress(packed, -15)
        except (struct.error, zlib.error) as error:
            raise FileDamagedError(name=self._name) from error
        if sign != b"PK\x03\x04" or zlib.crc32(found) != member.CRC:
            raise FileDamagedError(name=self._name)
        return found

    def _inflate(self, member: zipfile.ZipInfo, parts: list[bytes] | None) -> None:
        try:
            with self._archive.open(member) as stream:
                while part := stream.read(_CHUNK):
                    self._inflated += len(part)
                    self._check(self._inflated)
                    if parts is not None:
                        parts.append(part)
        except _BROKEN as error:
            raise FileDamagedError(name=self._name) from error

    def _check(self, inflated: int) -> None:
        limits = self._limits
        from_ratio = inflated > limits.zip_ratio_from_mb * MB and inflated > limits.zip_ratio * self._size
        if inflated > limits.unzipped_bytes or from_ratio:
            raise ReadingTooBigError(name=self._name, limit_mb=limits.unzipped_mb)
