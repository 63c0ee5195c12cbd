#!/usr/bin/env python3
"""One door to everything an engineer does here: ``python3 dev.py run``, ``python3 dev.py test`` (Windows: ``py``).

Each command sets up by itself whatever is missing: the virtual environment, the locked packages, the forms and, on
Debian and Ubuntu, the system libraries that Qt needs. Python's standard library only.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
SCRIPTS = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = SCRIPTS / ("python.exe" if WINDOWS else "python")
STAMP = VENV / "set-up.json"
DEV_LOCK = ROOT / "requirements-dev.lock"

OLDEST, NEWEST = (3, 11), (3, 13)

# Shared library -> Debian package that has it. Qt loads these at run time; its wheels do not carry them.
QT_LIBRARIES = {
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libcups.so.2": "libcups2",
}

CHECKS = {
    "ruff check": ["-m", "ruff", "check", "--quiet", "."],
    "ruff format": ["-m", "ruff", "format", "--check", "--quiet", "."],
    "mypy": ["-m", "mypy", "--no-error-summary"],
    "lint-imports": ["-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-logo"],
}


class Stop(Exception):
    """The command cannot go on; the text says why and what to do."""


def main(arguments: list[str]) -> int:
    commands: dict[str, tuple[Callable[[list[str]], int], str]] = {
        "run": (run, "open the program; further words go to it, e.g. run read FILE --json"),
        "test": (test, "all checks and tests; --quick between two edits; a named test file runs alone"),
        "check": (check, "ruff, mypy and the import contracts"),
        "setup": (lambda _: 0, "only set up"),
        "forms": (lambda _: 0, "only bring the built forms and translations up to date"),
        "lock": (lock, "make the lock files anew from pyproject.toml; --upgrade takes newer versions"),
        "screenshots": (screenshots, "pictures of every screen"),
        "bench": (bench, "measure speed"),
        "package": (
            lambda words: script("packaging/release.py", words),
            "freeze the program and try it; on Windows, or with --wine, the installer too",
        ),
        "update-file": (
            lambda words: script("packaging/make_update.py", words),
            "pack and sign an update file; new-key makes the key",
        ),
    }
    if not arguments or arguments[0] not in commands:
        print(f"usage: {Path(sys.argv[0]).name} COMMAND\n", file=sys.stderr)
        for name, (_, what) in commands.items():
            print(f"  {name:12} {what}", file=sys.stderr)
        return 0 if arguments and arguments[0] in ("-h", "--help", "help") else 2
    other_python = find_other_python()
    if other_python:
        return call([*other_python, str(ROOT / "dev.py"), *arguments])
    command, _ = commands[arguments[0]]
    if command is not run:  # a file named to the program is looked for where the caller stands
        os.chdir(ROOT)
    if command is not lock:
        set_up()
        build_forms()
    return command(arguments[1:])


# --- commands -----------------------------------------------------------------------------------------------


def run(arguments: list[str]) -> int:
    on_linux = sys.platform.startswith("linux")
    screen = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    if on_linux and not arguments and not screen:
        raise Stop(
            "Set up, but there is no screen to open the window on.",
            "start it from a desktop session, or set QT_QPA_PLATFORM=offscreen to run it unseen.",
            "Đã cài đặt xong nhưng máy không có màn hình để mở cửa sổ.",
        )
    start = "import sys; from office_app.cli.main import main; sys.exit(main())"
    command = [str(PYTHON), "-c", start, *arguments]
    if WINDOWS:
        return call(command)
    sys.stdout.flush()
    os.execv(command[0], command)


def test(arguments: list[str]) -> int:
    chosen = any(Path(argument.split("::")[0]).exists() for argument in arguments)
    failed = [] if chosen else run_checks()
    if failed:
        print(f"\nFailed: {', '.join(failed)}. The tests follow.", flush=True)
    # With -n: a process that is done takes over half of what another still has, else the last minutes run in one.
    pytest = [str(PYTHON), "-m", "pytest", "--dist=worksteal", *arguments]
    pytest += [] if chosen else ["-n", "2"]
    environment = {
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "PYTHONDONTWRITEBYTECODE": "",  # or each process that a test starts compiles the program anew
    }
    # pytest speaks last: its closing line is what a build server reads.
    return call(pytest, environment) or (1 if failed else 0)


def check(_: list[str]) -> int:
    failed = run_checks()
    print(f"Failed: {', '.join(failed)}" if failed else "All checks passed.")
    return 1 if failed else 0


def run_checks() -> list[str]:
    """Run all checks at once, print what they found in order, and return the names of those that failed."""

    def one(command: list[str]) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run([str(PYTHON), *command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    failed = []
    with ThreadPoolExecutor() as pool:
        for name, done in zip(CHECKS, pool.map(one, CHECKS.values()), strict=True):
            print(f"{name}: {'ok' if done.returncode == 0 else 'FAILED'}", flush=True)
            if done.returncode != 0:
                print(done.stdout.decode("utf-8", "replace").rstrip(), flush=True)
                failed.append(name)
    return failed


def screenshots(arguments: list[str]) -> int:
    return script("tests/tools/screenshots.py", arguments)


def bench(arguments: list[str]) -> int:
    return script("benchmarks/run.py", arguments)


def lock(arguments: list[str]) -> int:
    """Solve for Windows, Linux and all our Python versions at once; the locks hold hashes, but no addresses."""
    with tempfile.TemporaryDirectory() as folder:
        tools = Path(folder) / ("Scripts" if WINDOWS else "bin")
        print("Fetching the tool that solves the versions …", flush=True)
        call_or_stop([sys.executable, "-m", "venv", folder], "A virtual environment could not be made.")
        pip = [str(tools / "python"), "-m", "pip", "install", "--quiet"]
        call_or_stop([*pip, "uv"], "uv could not be installed.")
        same = ["--constraint", "requirements.lock"]
        for target, source in (
            ("requirements.lock", ["pyproject.toml"]),
            (DEV_LOCK.name, ["pyproject.toml", "--extra", "dev", *same]),
            ("requirements-package.lock", ["packaging/tools.in", *same]),
        ):
            command = [str(tools / "uv"), "pip", "compile", *source, *arguments, "--quiet"]
            command += ["--universal", "--python-version", ".".join(map(str, OLDEST)), "--generate-hashes"]
            command += ["--no-emit-index-url", "--no-annotate", "--no-header", "--output-file", target]
            call_or_stop(command, f"{target} could not be solved.")
            path = ROOT / target
            text = path.read_text(encoding="utf-8")
            header = "# Made by: python3 dev.py lock\n# Installed by: pip install --require-hashes\n"
            path.write_text(header + text, encoding="utf-8", newline="\n")
    return 0


# --- set-up -------------------------------------------------------------------------------------------------


def set_up() -> None:
    """Make the environment what the locks say; returns at once when it already is."""
    packages, screen = digest_of_packages(), bool(os.environ.get("DISPLAY"))
    done = read_stamp()
    if PYTHON.exists() and done.get("packages") == packages and (done.get("screen") or not screen):
        return
    if sys.platform.startswith("linux"):
        install_system_libraries(screen)
    if not environment_works():
        make_environment()
        done = {}
    if done.get("packages") != packages:
        print("Installing the locked packages (first time: about 150 MB) …", flush=True)
        pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--quiet"]
        network = "The packages could not be installed; is the network there? Run the same command again."
        call_or_stop([*pip, "--require-hashes", "--only-binary", ":all:", "-r", str(DEV_LOCK)], network)
        call_or_stop([*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)], network)
    STAMP.write_text(json.dumps({"packages": packages, "screen": screen}), encoding="utf-8")


def digest_of_packages() -> str:
    """Change when other packages must be installed, or the checkout was moved."""
    import tomllib  # not at the top: an older Python must get as far as find_other_python

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    installed_from = json.dumps([project["build-system"], project["project"]], sort_keys=True) + str(ROOT)
    return hashlib.sha256(DEV_LOCK.read_bytes() + installed_from.encode()).hexdigest()


def read_stamp() -> dict[str, object]:
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def find_other_python() -> list[str] | None:
    """Return how to start a Python that fits, or None when this one does."""
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return None
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        start = ["py", f"-3.{minor}"] if WINDOWS else [f"python3.{minor}"]
        if shutil.which(start[0]) and call([*start, "-c", ""], quiet=True) == 0:
            return start
    raise Stop(
        f"Python 3.{OLDEST[1]} to 3.{NEWEST[1]} is needed; this is {sys.version.split()[0]}.",
        f"install Python 3.{NEWEST[1]} (64-bit), then run the same command again.",
        f"Cần Python từ 3.{OLDEST[1]} đến 3.{NEWEST[1]}, bản 64 bit.",
    )


def environment_works() -> bool:
    return PYTHON.exists() and call([str(PYTHON), "-m", "pip", "--version"], quiet=True) == 0


def make_environment() -> None:
    print(f"Making the virtual environment {VENV.name} with Python {sys.version.split()[0]} …", flush=True)
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        # Debian and Ubuntu split these off from their Python.
        install_debian_packages([f"python3.{sys.version_info[1]}-venv"])
    call_or_stop(
        [sys.executable, "-m", "venv", "--clear", str(VENV)], "The virtual environment could not be made."
    )


def install_system_libraries(screen: bool) -> None:
    libraries = {**QT_LIBRARIES, **(SCREEN_LIBRARIES if screen else {})}
    missing = [name for name in libraries if not can_load(name)]
    if not missing:
        return
    if shutil.which("apt-get") is None:
        print(f"Qt needs these libraries, which this system lacks: {' '.join(missing)}", file=sys.stderr)
        return
    install_debian_packages(sorted({libraries[name] for name in missing}))


def can_load(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_debian_packages(packages: list[str]) -> None:
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    print(f"System packages needed: {' '.join(packages)} …", flush=True)
    may = shutil.which("apt-get") and (not as_root or call([*as_root, "true"], quiet=True) == 0)
    if may:
        quiet = ["env", "DEBIAN_FRONTEND=noninteractive"]
        # The lists of a new machine are empty or old: try, refresh, try again.
        if call([*as_root, *quiet, *install], quiet=True) == 0:
            return
        call([*as_root, *quiet, "apt-get", "update"], quiet=True)
        if call([*as_root, *quiet, *install]) == 0:
            return
    raise Stop(
        "System packages are missing.",
        f"run this, then the same command again:\n  sudo apt-get update && sudo {shlex.join(install)}",
        "Thiếu gói hệ thống; chạy lệnh trên rồi chạy lại.",
    )


def build_forms() -> None:
    sys.path.insert(0, str(ROOT / "packaging"))
    import build_forms as forms

    try:
        made = forms.build_forms(ROOT, str(PYTHON))
    except RuntimeError as error:
        raise Stop(str(error), "mend the source named above.", "Có tệp giao diện bị lỗi.") from None
    if made:
        print(f"Built {', '.join(path.name for path in made)}.", flush=True)


# --- processes ----------------------------------------------------------------------------------------------


def call(command: list[str], environment: dict[str, str] | None = None, *, quiet: bool = False) -> int:
    out, env = subprocess.DEVNULL if quiet else None, {**os.environ, **(environment or {})}
    try:
        return subprocess.run(command, env=env, stdout=out, stderr=out).returncode
    except OSError:
        return 127


def call_or_stop(command: list[str], problem: str) -> None:
    if call(command) != 0:
        raise Stop(
            problem,
            "read the lines above.",
            "Chưa cài đặt xong; xem các dòng ở trên, kiểm tra mạng rồi chạy lại.",
        )


def script(name: str, arguments: list[str]) -> int:
    if not (ROOT / name).exists():
        raise Stop(f"{name} does not exist yet.", "nothing to do.", "Chưa có tệp này.")
    return call([str(PYTHON), name, *arguments])


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console without Vietnamese must not end the run
            stream.reconfigure(errors="replace")
    try:
        sys.exit(main(sys.argv[1:]))
    except Stop as stop:
        problem, next_step, vietnamese = stop.args
        print(f"\nerror: {problem}\nNext: {next_step}\n{vietnamese}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
