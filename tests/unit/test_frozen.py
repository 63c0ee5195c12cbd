"""Where the frozen program looks for its parts and for the data."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from office_app.cli.main import main
from office_app.shipped import program_folder, reading_program
from office_app.use_cases.own_folder import PORTABLE_MARK, own_folder


@pytest.fixture
def frozen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "Văn phòng Đảng ủy"
    folder.mkdir()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "VanPhongDangUy.exe"))
    return folder


def test_given_python_runs_the_source_when_asked_then_there_is_no_program_folder():
    assert (program_folder(), reading_program()) == (None, None)


def test_given_the_frozen_program_when_it_reads_then_its_own_reader_is_started(frozen: Path):
    assert reading_program() == [str(frozen / "office-app-reader.exe")]


def test_given_the_mark_beside_the_program_when_asked_then_the_data_lies_there_too(frozen: Path):
    assert not own_folder().is_relative_to(frozen)
    (frozen / PORTABLE_MARK).write_text("", encoding="utf-8")
    assert own_folder() == frozen / "du-lieu"


@pytest.mark.skipif(sys.platform == "win32", reason="the trial of the setup closes a real window there")
def test_given_a_copy_that_is_open_when_asked_to_close_then_it_is_waited_for(frozen: Path, capsys):
    program = shutil.copy2(shutil.which("sleep") or "", frozen / "VanPhongDangUy")
    with subprocess.Popen([str(program), "60"]) as running:
        assert main(["close", "--wait", "0.2"]) == 1
        assert "đang mở" in capsys.readouterr().err
        running.terminate()
    assert main(["close", "--wait", "0.2"]) == 0
