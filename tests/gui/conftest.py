"""Real widgets, a real theme and runner, and, for rooms, a real data folder in ``tmp_path``."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QWidget

from office_app.bootstrap import Office, open_office
from office_app.domain.settings import OfficeSettings, Signer
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.look.theme import ThemeController
from office_app.gui.room import RoomServices
from office_app.gui.state_file import StateFile
from tests.gui.intake_papers import word_file

SHOTS = Path(__file__).parents[2] / ".run" / "shots"
NOW = datetime(2026, 11, 22, 8, 30, tzinfo=timezone(timedelta(hours=7)))


@dataclass
class Recorded:
    """What a room asked of the window."""

    toasts: list[str] = field(default_factory=list)
    undos: list[Callable[[], object]] = field(default_factory=list)
    errors: list[BaseException] = field(default_factory=list)
    visits: list[tuple[str, object]] = field(default_factory=list)
    changes: int = 0

    def toast(self, text: str, undo: Callable[[], object] | None = None, action: str = "Hoàn tác") -> None:
        self.toasts.append(text)
        if undo is not None:
            self.undos.append(undo)

    def navigate(self, key: str, target: object) -> None:
        self.visits.append((key, target))

    def data_changed(self) -> None:
        self.changes += 1


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[ThemeController]:
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    made = ThemeController(qapp, "light")
    yield made
    made.set_zoom(100)  # the sheet is the application's: the next test must not inherit it


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[JobRunner]:
    made = JobRunner()
    yield made
    assert made.shutdown(5), "a job did not end"


@pytest.fixture
def recorded() -> Recorded:
    return Recorded()


@pytest.fixture
def services(theme: ThemeController, runner: JobRunner, recorded: Recorded) -> RoomServices:
    return RoomServices(
        runner,
        theme,
        StateFile(),
        recorded.toast,
        recorded.errors.append,
        recorded.navigate,
        recorded.data_changed,
    )


@pytest.fixture(scope="session")
def first_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder that the program makes on its first start; making one for each test would take its time."""
    folder = tmp_path_factory.mktemp("first") / "data"
    open_office(folder, now=lambda: NOW).close()
    return folder


@pytest.fixture(scope="session")
def named_folder(first_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose office is named and has three chi bộ."""
    folder = tmp_path_factory.mktemp("named") / "data"
    with office_on(first_folder, folder) as made:
        signer = Signer("Nguyễn Văn Lâm", "PHÓ BÍ THƯ")
        made.save_settings(OfficeSettings(commune="Thanh Lâm", province="Thái Nguyên", signers=(signer,)))
        made.add_units(["Chi bộ Thôn Đông", "Chi bộ Thôn Đoài", "Chi bộ Trường Tiểu học"])
    return folder


@pytest.fixture(scope="session")
def drafted_folder(named_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """A data folder with a plan drafted from a directive that was read from a file, and the id of the plan."""
    place = tmp_path_factory.mktemp("drafted")
    paper = word_file(place)
    with office_on(named_folder, place / "data") as made:
        directive = made.register(made.propose_entry(made.read(paper)), [paper])
        return place / "data", made.draft_plan([directive.id or 0])


@contextmanager
def office_on(copied: Path, folder: Path) -> Iterator[Office]:
    """Open an office on a copy of a data folder."""
    made = open_office(Path(shutil.copytree(copied, folder)), now=lambda: NOW)
    try:
        yield made
    finally:
        made.close()


@pytest.fixture
def new_office(first_folder: Path, tmp_path: Path) -> Iterator[Office]:
    """An office on its first start: nothing set, nothing entered."""
    with office_on(first_folder, tmp_path / "data") as made:
        yield made


@pytest.fixture
def office(request: pytest.FixtureRequest, named_folder: Path, tmp_path: Path) -> Iterator[Office]:
    """An office that is named and has three chi bộ, with nothing registered; with ``draft`` a plan is drafted."""
    drafted = "draft" in request.fixturenames
    begun = request.getfixturevalue("drafted_folder")[0] if drafted else named_folder
    with office_on(begun, tmp_path / "data") as made:
        yield made


@pytest.fixture
def shot(theme: ThemeController) -> Callable[[QWidget, str], Path]:
    """Save a picture of a widget under ``.run/shots`` to look at."""

    def save(widget: QWidget, name: str) -> Path:
        SHOTS.mkdir(parents=True, exist_ok=True)
        path = SHOTS / f"{name}.png"
        widget.grab().save(str(path))
        return path

    return save
