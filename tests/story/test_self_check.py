"""``office-app self-check``: a line for every part of the program, on an office of its own."""

import os
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import pytest

from office_app.cli.main import main
from office_app.cli.self_check import self_check


@pytest.mark.slow
def test_given_a_whole_program_when_checked_then_every_part_works_and_nothing_is_left(tmp_path: Path):
    command = [sys.executable, "-m", "office_app.cli.main", "self-check"]
    environment = {**os.environ, "TMPDIR": str(tmp_path), "TEMP": str(tmp_path), "PYTHONIOENCODING": "cp1252"}
    done = subprocess.run(command, capture_output=True, env=environment, timeout=180, check=False)
    lines = done.stdout.decode().splitlines()
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
    assert [line[0] for line in lines[1:-1]] == ["✓"] * 8
    assert lines[-1] == "Mọi phần đều chạy tốt."
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_given_a_window_that_fails_when_checked_then_it_alone_is_named(tmp_path: Path, capsys):
    folder = tmp_path / "Văn phòng Đảng ủy"
    status = self_check(Namespace(data_dir=folder, json=False), lambda _: ([], "cửa sổ không mở xong"))
    lines = capsys.readouterr().out.splitlines()
    assert status == 1
    assert [line[0] for line in lines[1:-1]] == ["✓"] * 5 + ["✗"] + ["✓"] * 2
    assert lines[6].endswith("cửa sổ không mở xong")
    assert lines[-1] == "Có 1 phần chưa chạy được trên máy này: Mở và đóng cửa sổ."
    assert {file.suffix for file in (folder / "Tệp lập ra").iterdir()} == {".pdf", ".png", ".docx", ".xlsx"}


def test_given_a_folder_with_data_when_checked_there_then_it_is_refused_untouched(tmp_path: Path, capsys):
    (tmp_path / "sổ.txt").write_text("của văn phòng", encoding="utf-8")
    assert main(["self-check", "--data-dir", str(tmp_path)]) == 1
    assert "trống" in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["sổ.txt"]
