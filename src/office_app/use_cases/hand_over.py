"""Making the pack that one clerk hands to the next: backup, state of work, registers, minutes, how to take over."""

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from office_app.domain.hand_over import BackupSeal, HandOverPack, Parties, WorkState
from office_app.domain.official_paper import OfficialPaper
from office_app.domain.registers import RegisterKind
from office_app.domain.settings import OfficeSettings
from office_app.domain.vietnamese import lower_first
from office_app.use_cases import hand_over_papers as papers
from office_app.use_cases.inner_sheets import lay_sheet
from office_app.use_cases.ports.files import WholeFolders
from office_app.use_cases.ports.safekeeping import Keeper
from office_app.use_cases.progress import QUIET, Progress
from office_app.use_cases.recurring import FollowUp
from office_app.use_cases.registers import RegisterFile, RegisterTools, print_register, register
from office_app.use_cases.work_state import work_state

_CHUNK = 1 << 20
_LINES = range(24, 3, -1)  # what the parts of the one page may share, the most first
_FILES = (RegisterFile.PDF, RegisterFile.XLSX)
_HASHES = "Mã kiểm SHA-256.txt"


@dataclass(frozen=True)
class HandOverTools:
    """What a pack is made with; ``data``, ``issued`` and ``templates`` are folders, named to the next clerk."""

    following: FollowUp
    printing: RegisterTools
    keeper: Keeper
    folders: WholeFolders
    data: Path
    issued: Path
    templates: Path
    version: str

    @property
    def today(self) -> date:
        return self.following.today


def hand_over(
    place: Path,
    parties: Parties,
    *,
    settings: OfficeSettings,
    tools: HandOverTools,
    progress: Progress = QUIET,
) -> HandOverPack:
    """Write the whole pack as a new folder in ``place``: all of it or nothing.

    Raises HandOverPlaceError, DiskFullError, BackupError, FileWriteError, Cancelled.
    """
    faults: list[str] = []
    name = f"Bàn giao {settings.party_committee} {tools.today:%d-%m-%Y}"
    folder = tools.folders.lay(
        name, place, lambda part: faults.extend(_fill(part, parties, settings, tools, progress))
    )
    return HandOverPack(folder, faults)


def _fill(
    folder: Path, parties: Parties, settings: OfficeSettings, tools: HandOverTools, progress: Progress
) -> list[str]:
    progress.step(0, 0, "đang sao lưu toàn bộ văn phòng")
    backup = folder / f"Sao lưu văn phòng {tools.today:%d-%m-%Y}.zip"
    faults = tools.keeper.backup(backup, progress)
    seal = BackupSeal(backup.name, backup.stat().st_size, _sha256(backup, progress))
    state = work_state(settings, tools=tools.following)
    registers = _registers(folder / f"{papers.REGISTERS} {tools.today.year}", settings, tools, progress)
    progress.step(0, 0, "đang viết biên bản và tình hình công việc")
    _lay(_one_page(state, seal, settings, tools, progress), papers.STATE, folder, tools)
    minutes = papers.minutes_paper(state, seal, parties, registers, settings, tools.today)
    _lay(minutes, papers.MINUTES, folder, tools)
    text = papers.how_to_take_over(seal, settings, tools.today, tools.version)
    _lay_text(text, papers.READ_FIRST, folder, tools)
    # Bare, as ``sha256sum -c`` reads it.
    tools.printing.outbox.lay(_hashes(folder, seal, progress).encode(), _HASHES, folder)
    return list(faults)


def _registers(folder: Path, settings: OfficeSettings, tools: HandOverTools, progress: Progress) -> list[str]:
    """Print every register of the year so far and return what they are called."""
    since, today = date(tools.today.year, 1, 1), tools.today
    for kind in RegisterKind:
        opening = tools.following.open_transaction
        found = register(kind, since, today, settings=settings, open_transaction=opening)
        print_register(
            found,
            _FILES,
            folder,
            settings=settings,
            today=today,
            tools=tools.printing,
            progress=progress,
        )
    return [lower_first(kind.value.removeprefix("Sổ ").removeprefix("đăng ký ")) for kind in RegisterKind]


def _one_page(
    state: WorkState, seal: BackupSeal, settings: OfficeSettings, tools: HandOverTools, progress: Progress
) -> OfficialPaper:
    """Return the state of work with as many lines as one page holds."""
    where = papers.places(tools.data, tools.issued, tools.templates, tools.version, seal)
    for lines in _LINES:
        paper = papers.state_paper(state, settings, tools.today, places=where, lines=lines)
        pages = _Pages(progress)
        tools.printing.papers.pdf(paper, pages)
        if pages.count == 1:
            break
    return paper


class _Pages:
    """Counts the pages that a writer tells of."""

    def __init__(self, progress: Progress) -> None:
        self._progress, self.count = progress, 0

    def step(self, done: int, total: int, what: str) -> None:
        self.count += 1
        self._progress.step(done, total, what)


def _lay(paper: OfficialPaper, name: str, folder: Path, tools: HandOverTools) -> None:
    lay_sheet(paper, name, writer=tools.printing.papers, outbox=tools.printing.outbox, folder=folder)


def _lay_text(text: str, name: str, folder: Path, tools: HandOverTools) -> None:
    # With a mark at its head, without which Notepad of older Windows shows no Vietnamese letters.
    tools.printing.outbox.lay(text.replace("\n", "\r\n").encode("utf-8-sig"), name, folder)


def _hashes(folder: Path, seal: BackupSeal, progress: Progress) -> str:
    """Return a line for each file of the pack as ``sha256sum`` writes it."""
    lines = []
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        known = seal.sha256 if path.name == seal.name else _sha256(path, progress)
        lines.append(f"{known}  {path.relative_to(folder).as_posix()}\n")
    return "".join(lines)


def _sha256(path: Path, progress: Progress) -> str:
    digest, done, size = hashlib.sha256(), 0, path.stat().st_size
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            progress.step(done >> 20, size >> 20, "đang tính mã kiểm")
            digest.update(chunk)
            done += len(chunk)
    return digest.hexdigest()
