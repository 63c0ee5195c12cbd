"""The lock files and the wheel."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ["requirements.lock", "requirements-dev.lock"]


def packages(lock: str) -> dict[str, str]:
    """Return name -> its block of lines."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=[a-z0-9])", re.sub(r"(?m)^#.*\n", "", text))
    return {block.split("==")[0]: block for block in blocks if block.strip()}


@pytest.mark.parametrize("lock", LOCKS)
def test_given_a_lock_when_read_then_every_package_has_version_and_hash_and_no_address(lock: str):
    found = packages(lock)
    assert len(found) > 20
    assert [name for name, block in found.items() if "==" not in block or "--hash=sha256:" not in block] == []
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(r"http|index-url|find-links|file:", text)


def test_given_both_locks_when_compared_then_tests_run_with_what_users_get():
    runtime, dev = (packages(lock) for lock in LOCKS)
    assert {name: block for name, block in dev.items() if name in runtime} == runtime


@pytest.mark.parametrize("lock", LOCKS)
def test_given_a_lock_when_read_then_it_serves_windows_too(lock: str):
    assert "sys_platform == 'win32'" in packages(lock)["tzdata"]


@pytest.mark.slow
def test_given_the_checkout_when_a_wheel_is_built_then_it_carries_resources_and_forms(tmp_path: Path):
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    shipped = {
        f"office_app/_resources/{path.relative_to(ROOT / 'resources').as_posix()}"
        for path in (ROOT / "resources").rglob("*")
        if path.is_file()
    }
    forms = {f"office_app/gui/forms/ui_{ui.stem}.py" for ui in (ROOT / "ui").rglob("*.ui")}
    assert "office_app/_resources/fonts/LiberationSerif-Regular.ttf" in shipped
    guide = {
        f"office_app/_resources/docs/huong-dan/{page.name}" for page in (ROOT / "docs/huong-dan").glob("*")
    }
    assert guide and "office_app/_resources/docs/pictures/tong-quan.png" in inside
    assert shipped | forms | guide | {"office_app/gui/forms/__init__.py"} <= inside
