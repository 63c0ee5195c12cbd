"""The folder of the frozen program: what an update keeps there while it is under way, and the exchange itself.

Only what the update brings is exchanged; data beside a portable program, its mark and the uninstaller stay. Everything
moves by renaming within one folder, so that there is no time at which half of a file is there.
"""

import json
import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from office_app.domain.errors.updates import UpdateNotStartedError, UpdateReadOnlyError, UpdateSpaceError
from office_app.domain.updates import UpdateOutcome
from office_app.updating.faults import system_fault
from office_app.use_cases.patient_rename import rename_patiently

WORK = "cap-nhat"
"""Beside the programs; the removal of the installed program takes it away too."""

_NEEDED = 2.2  # times the new program: once to be put in place, once to run the exchange, and air


@dataclass(frozen=True)
class UpdatePlan:
    """What whoever exchanges the programs has to know."""

    version: str
    current: str
    waits_for: int  # process
    data_dir: str
    backup: str
    window: bool  # show the window afterwards; otherwise only open the data folder


class ProgramPlace:
    """Paths and steps of an update in the folder ``root`` of the program."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.work = root / WORK
        self.new, self.runner, self.old = self.work / "moi", self.work / "chay", self.work / "cu"
        self._plan, self._outcome = self.work / "ke-hoach.json", self.work / "ket-qua.json"
        self._there = self.work / "da-mo"
        self._parts: list[str] = []

    # ---- before --------------------------------------------------------------------------------------------------

    def make_room(self, size: int) -> None:
        """Begin with an empty folder for the update. Raises UpdateReadOnlyError, UpdateSpaceError."""
        self.clear()
        try:
            self.work.mkdir()
            (self.work / "thu").write_bytes(b"")
            (self.work / "thu").unlink()
        except OSError as error:
            raise UpdateReadOnlyError(folder=self.root, reason=system_fault(error)) from error
        needed, free = int(size * _NEEDED), shutil.disk_usage(self.root).free
        if free < needed:
            self.clear()
            raise UpdateSpaceError(needed=needed // 1_000_000 + 1, free=free // 1_000_000)

    def clear(self) -> bool:
        """Remove what an update left; False when some of it is still in use."""
        shutil.rmtree(self.work, ignore_errors=True)
        return not self.work.exists()

    def copy_runner(self) -> None:
        """Copy the new program to where it runs the exchange from: what runs cannot be moved on Windows."""
        shutil.copytree(self.new, self.runner, symlinks=True)

    def write_plan(self, plan: UpdatePlan) -> None:
        self._plan.write_text(json.dumps(asdict(plan)), encoding="utf-8")

    def plan(self) -> UpdatePlan:
        return UpdatePlan(**json.loads(self._plan.read_text(encoding="utf-8")))

    # ---- the exchange --------------------------------------------------------------------------------------------

    def exchange(self) -> None:
        """Put the new program in the place of the old one, or leave all as it was. Raises UpdateNotStartedError."""
        self._parts = [path.name for path in self.new.iterdir()]
        try:
            # A window of the old program that opened a data folder in the meantime has said so too.
            self._there.unlink(missing_ok=True)
            self.old.mkdir(exist_ok=True)
            _move(self._parts, self.root, self.old)
            _move(self._parts, self.new, self.root)
        except OSError as error:
            self.go_back()
            reason = f"{Path(error.filename or self.root).name}: {system_fault(error)}"
            raise UpdateNotStartedError(reason=reason) from error

    def go_back(self) -> None:
        """Put the old program back, after ``exchange`` or in the midst of it."""
        for name in self._parts:
            if (self.old / name).exists() or not (self.new / name).exists():  # else it is still the old one's
                _move([name], self.root, self.new)
        _move(self._parts, self.old, self.root)

    # ---- after ---------------------------------------------------------------------------------------------------

    def say_there(self) -> None:
        """Tell who watches that this program has opened the data folder; nothing when nobody does."""
        with suppress(OSError):
            if self.work.is_dir():
                self._there.write_bytes(b"")

    @property
    def is_there(self) -> bool:
        return self._there.exists()

    def write_outcome(self, outcome: UpdateOutcome) -> None:
        with suppress(OSError):
            self._outcome.write_text(json.dumps(asdict(outcome)), encoding="utf-8")

    def outcome(self) -> UpdateOutcome | None:
        known = {one.name for one in fields(UpdateOutcome)}
        with suppress(OSError, ValueError, TypeError, AttributeError):
            read = json.loads(self._outcome.read_text(encoding="utf-8"))
            # Written by a newer version than the one that went back may be: what that adds is not for us.
            return UpdateOutcome(**{name: value for name, value in read.items() if name in known})
        return None


def _move(names: Sequence[str], here: Path, there: Path) -> None:
    for name in names:
        if os.path.lexists(here / name) and not os.path.lexists(there / name):
            rename_patiently(here / name, there / name)
