"""The folder that papers are put into by others: e-mail, scanner, the shared drive."""

import hashlib
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from office_app.domain.intake import FolderFile, Watched
from office_app.use_cases.ports.files import FolderLook, IntakeMemory
from office_app.use_cases.progress import QUIET, Progress

Registered = Callable[[Sequence[str]], set[str]]
"""Tells which of some SHA-256 are originals in the register."""


class WatchedFolder:
    """Which new files lie in the watched folder. Methods may be called from any thread.

    A file is offered when two looks in a row found it with the same size and time, so never in the middle of being
    written; once in a session; and again after a restart unless it was registered or let go. What was let go is
    kept as fingerprints, not as names or hashes, since some of it was let go for being secret.
    """

    def __init__(self, memory: IntakeMemory, look: FolderLook, registered: Registered) -> None:
        self._memory, self._look, self._registered = memory, look, registered
        self._turn = threading.Lock()  # held while files are hashed, on a slow share for minutes
        self._state = threading.Lock()
        self._watched: Watched | None = None
        self._before: dict[Path, FolderFile] = {}
        self._hashes: dict[FolderFile, str] = {}
        self._offered: set[str] = set()
        self._queued = {one.path for one in memory.queue()}  # brought back by the screen itself

    @property
    def folder(self) -> Path | None:
        """The folder watched, None when there is none; told at once, also while others look."""
        watched = self._known()
        return watched.folder if watched.on else None

    @property
    def last_folder(self) -> Path | None:
        """The folder watched now or before."""
        return self._known().folder

    def watch(self, folder: Path | None, *, with_present: bool = True) -> None:
        """Watch this folder from now on, None for none.

        Args:
            folder: the same as before: what was let go there stays so.
            with_present: offer what lies there already; if not, that counts as let go.

        Raises:
            DiskFullError, StoreFolderError: nothing has changed.
        """
        with self._turn:
            if folder is None:
                self._keep(replace(self._known(), on=False))
                return
            present = [] if with_present else list(self._look.files(folder))
            before = self._known() if self._known().folder == folder else Watched(folder)
            self._keep(_with_done(replace(before, on=True), dict.fromkeys(present, "")))
            self._before, self._offered = {}, set()

    def count(self, folder: Path) -> int:
        """Count the files in ``folder`` that would be offered."""
        return sum(1 for _ in self._look.files(folder))

    def new_files(self, progress: Progress = QUIET) -> Sequence[Path]:
        """Return the files that are new since the last look, by name; none when the folder is out of reach.

        Raises:
            Cancelled: what was found so far is found again.
        """
        with self._turn:
            watched = self._known()
            if watched.folder is None or not watched.on:
                return []
            there = {one.path: one for one in self._look.files(watched.folder)}
            before, self._before = self._before, there
            if not there:
                return []
            self._hashes = {one: sha256 for one, sha256 in self._hashes.items() if there.get(one.path) == one}
            waiting = [one for one in there.values() if _fingerprint(one) not in watched.done]
            hashed = self._hashed((one for one in waiting if before.get(one.path) == one), progress)
            return sorted(self._unknown(watched, there.values(), hashed))

    def dismiss(self, path: Path) -> None:
        """Let a file go for good: it is not offered again as long as it lies there unchanged.

        Raises:
            DiskFullError, StoreFolderError.
        """
        with self._turn:
            watched = self._known()
            if watched.folder is None or path.parent != watched.folder:
                return
            if (found := self._look.file(path)) is not None:
                self._keep(_with_done(watched, {found: self._hashes.get(found, "")}))

    def _hashed(self, files: Iterable[FolderFile], progress: Progress) -> dict[FolderFile, str]:
        wanted = list(files)
        for done, one in enumerate(wanted):
            if one not in self._hashes:
                progress.step(done, len(wanted), f"đang xem «{one.path.name}»")
                if sha256 := self._look.sha256(one.path):
                    self._hashes[one] = sha256
        return {one: self._hashes[one] for one in wanted if one in self._hashes}

    def _unknown(
        self, watched: Watched, there: Iterable[FolderFile], hashed: dict[FolderFile, str]
    ) -> list[Path]:
        """Return the files whose content is new; note those that are in the register, so as not to ask again."""
        registered = self._registered(sorted(set(hashed.values()))) if hashed else set()
        let_go = set(watched.done.values())
        known = {one: sha for one, sha in hashed.items() if sha in registered or _short(sha) in let_go}
        if known:
            lying = {_fingerprint(one) for one in there}
            left = {key: value for key, value in watched.done.items() if key in lying}
            self._keep(_with_done(replace(watched, done=left), known))
        offered = []
        for one, sha256 in hashed.items():
            if one in known or sha256 in self._offered:
                continue
            self._offered.add(sha256)
            if one.path not in self._queued:
                offered.append(one.path)
        return offered

    def _known(self) -> Watched:
        with self._state:
            if self._watched is None:
                self._watched = self._memory.watched()
            return self._watched

    def _keep(self, watched: Watched) -> None:
        with self._state:
            self._memory.save_watched(watched)
            self._watched = watched


def _with_done(watched: Watched, files: dict[FolderFile, str]) -> Watched:
    more = {_fingerprint(one): _short(sha256) if sha256 else "" for one, sha256 in files.items()}
    return replace(watched, done={**watched.done, **more})


def _fingerprint(one: FolderFile) -> str:
    return _short(f"{one.path.name}|{one.size}|{one.modified_ns}")


def _short(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogateescape"), digest_size=12).hexdigest()
