"""Writing files so that a power cut leaves the old one or the new one, never half of one."""

import hashlib
import os
import sys
from contextlib import suppress
from pathlib import Path

PART = ".part"
"""Ending of files that are being written; they are worth nothing after a stop."""

CHUNK = 1 << 20


def long_path(path: Path) -> str:
    """Return the path as the system takes it, on Windows also beyond 260 characters."""
    if sys.platform != "win32":
        return str(path)
    text = os.path.abspath(path)
    return text if text.startswith("\\\\") else "\\\\?\\" + text


def sync_file(path: Path) -> None:
    """Wait until the file's content is on the disk."""
    descriptor = os.open(long_path(path), os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(path: Path) -> None:
    """Wait until the folder's list of names is on the disk; Windows does so by itself."""
    if sys.platform == "win32":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def replace(part: Path, target: Path) -> None:
    """Put a finished, synced file in its place for good."""
    os.replace(long_path(part), long_path(target))
    sync_folder(target.parent)


def write_whole(target: Path, content: bytes) -> None:
    """Write a small file: all of it or nothing, on the disk when this returns."""
    part = target.with_name(target.name + PART)
    try:
        with open(long_path(part), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        replace(part, target)
    except BaseException:
        remove(part)
        raise


def remove(path: Path) -> None:
    """Delete a file if it is there and can be deleted."""
    with suppress(OSError):
        os.unlink(long_path(path))


def sha256_of(path: Path) -> str:
    """Return the hash of the file's content."""
    with open(long_path(path), "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def size_of(folder: Path) -> int:
    """Return the bytes of all files below ``folder``."""
    total = 0
    for where, _, names in os.walk(long_path(folder)):
        for name in names:
            with suppress(OSError):  # gone in the meantime
                total += os.stat(os.path.join(where, name)).st_size
    return total
