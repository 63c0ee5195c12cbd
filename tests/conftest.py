"""What every test needs: no screen, a Vietnamese locale, a data folder of its own."""

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

# Before anything imports Qt. In code, because Wine drops QT_* variables on the way to a Windows Python.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

TESTS = Path(__file__).parent
QUICK_WHOLE = ("unit", "storage")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--quick",
        action="store_true",
        help=f"{' and '.join(QUICK_WHOLE)} whole, of every other file its first test; nothing marked slow",
    )


@pytest.hookimpl(trylast=True)  # after -k and -m
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With ``--quick``, leave the folders of rules and storage whole and of every other file one test as its smoke."""
    if not config.getoption("--quick"):
        return
    begun: set[Path] = set()
    kept: list[pytest.Item] = []
    left_out: list[pytest.Item] = []
    for item in items:
        leave = item.path in begun or item.get_closest_marker("slow")
        (left_out if leave else kept).append(item)
        if not leave and item.path.relative_to(TESTS).parts[0] not in QUICK_WHOLE:
            begun.add(item.path)
    items[:] = kept
    config.hook.pytest_deselected(items=left_out)


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """A data folder of a new office; the name has the letters that Windows paths really have."""
    folder = tmp_path / "Văn phòng Đảng ủy"
    folder.mkdir()
    return folder


@pytest.fixture(scope="session")
def _users(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folders of users, each new; made only when somebody writes into one."""
    home = tmp_path_factory.mktemp("users")
    return (home / f"user-{number}" for number in count())


@pytest.fixture(autouse=True)
def _no_real_data_folder(_users: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever asks for the user's own folders finds empty ones."""
    user = str(next(_users))
    for name in (
        "XDG_DATA_HOME",
        "XDG_CONFIG_HOME",
        "XDG_CACHE_HOME",
        "XDG_STATE_HOME",
        "APPDATA",
        "LOCALAPPDATA",
    ):
        monkeypatch.setenv(name, user)


@pytest.fixture(scope="session", autouse=True)
def _vietnamese_locale() -> None:
    from PySide6.QtCore import QLocale

    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
