"""What dev.py says and does when a machine lacks something."""

import os
import shutil
import sys
from pathlib import Path

import pytest

import dev


@pytest.fixture
def no_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(dev, "call", lambda *_, **__: 1)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")


def test_given_no_root_when_libraries_are_missing_then_the_exact_command_is_told(no_root, monkeypatch):
    monkeypatch.setattr(dev, "can_load", lambda name: name not in ("libEGL.so.1", "libGL.so.1"))
    with pytest.raises(dev.Stop) as stopped:
        dev.install_system_libraries(screen=False)
    assert "sudo apt-get install -y --no-install-recommends libegl1 libgl1" in stopped.value.args[1]


def test_given_a_screen_when_its_libraries_are_missing_then_they_are_asked_for_too(no_root, monkeypatch):
    monkeypatch.setattr(dev, "can_load", lambda name: not name.startswith("libxcb"))
    dev.install_system_libraries(screen=False)
    with pytest.raises(dev.Stop, match="missing") as stopped:
        dev.install_system_libraries(screen=True)
    assert "libxcb-cursor0" in stopped.value.args[1]


@pytest.mark.parametrize(
    ("version", "fits"), [((3, 10, 9), False), ((3, 11, 0), True), ((3, 13, 1), True), ((3, 14, 0), False)]
)
def test_given_a_python_when_it_does_not_fit_then_another_is_looked_for(no_root, monkeypatch, version, fits):
    monkeypatch.setattr(sys, "version_info", version)
    if fits:
        assert dev.find_other_python() is None
    else:
        with pytest.raises(dev.Stop, match=r"Python 3\.11 to 3\.13"):
            dev.find_other_python()


def test_given_a_stamp_when_nothing_changed_then_set_up_touches_nothing(tmp_path: Path, monkeypatch):
    stamp = tmp_path / "set-up.json"
    stamp.write_text(f'{{"packages": "{dev.digest_of_packages()}", "screen": true}}', encoding="utf-8")
    monkeypatch.setattr(dev, "STAMP", stamp)
    monkeypatch.setattr(dev, "PYTHON", stamp)
    monkeypatch.setattr(dev, "call", lambda *_, **__: pytest.fail("a process was started"))
    dev.set_up()
