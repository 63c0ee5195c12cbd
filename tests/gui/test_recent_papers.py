"""The jump list of the task bar: which papers Windows is told of; a list stands for Windows."""

import ctypes
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QWidget

from office_app.bootstrap import Office
from office_app.gui.intake.arrivals import Arrivals
from office_app.gui.room import RoomServices
from office_app.gui.widgets import recent_papers
from office_app.use_cases.own_folder import PORTABLE_MARK


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, str]]:
    """What the shell of Windows was told by the frozen program in ``tmp_path / "program"``."""
    calls: list[tuple[int, str]] = []

    def add(kind: int, path: str) -> None:
        calls.append((kind, path))

    def library(_name: str) -> SimpleNamespace:
        return SimpleNamespace(
            SHAddToRecentDocs=add, CoInitializeEx=lambda *_how: 0, CoUninitialize=lambda: None
        )

    (tmp_path / "program").mkdir()
    monkeypatch.setattr(ctypes, "WinDLL", library, raising=False)
    monkeypatch.setattr(recent_papers, "sys", SimpleNamespace(platform="win32"))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "program" / "VanPhongDangUy.exe"))
    return calls


def test_given_papers_that_were_entered_when_they_leave_the_intake_then_those_of_the_user_are_in_the_list(
    told: list[tuple[int, str]], office: Office, services: RoomServices, tmp_path: Path, qtbot
):
    host = QWidget()
    qtbot.addWidget(host)
    arrivals = Arrivals(office, services, host)
    paper, dropped = tmp_path / "Kế hoạch số 12.pdf", tmp_path / "bỏ.pdf"
    for path in (paper, dropped):
        path.write_bytes(b"x")
    pasted = office.keep_pasted("Công văn dán vào".encode(), "Chữ dán", ".txt")
    arrivals.forget(paper, registered=True)
    arrivals.forget(dropped, registered=False)
    arrivals.forget(pasted, registered=True)
    arrivals.forget(tmp_path / "đã xóa.pdf", registered=True)
    qtbot.waitUntil(lambda: not services.runner.jobs)
    assert told == [(3, str(paper))]
    (tmp_path / "program" / PORTABLE_MARK).touch()
    arrivals.forget(paper, registered=True)  # from a stick nothing is left on the PC
    qtbot.waitUntil(lambda: not services.runner.jobs)
    assert len(told) == 1
