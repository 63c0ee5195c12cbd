"""The program stays on the machine: nothing of it connects, and nothing that it reads is run."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import office_app

SOURCE = Path(office_app.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))
NETWORK = {
    "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib", "socket",
    "socketserver", "ssl", "telnetlib", "urllib.request", "urllib3", "webbrowser", "xmlrpc",
    "PySide6.QtNetwork", "PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets", "PySide6.QtWebSockets",
}  # fmt: skip
# Between two starts of the program on one machine; local sockets have no way out of it.
ONE_WINDOW = SOURCE / "gui" / "one_window.py"
LOCAL_SOCKETS = {"PySide6.QtNetwork.QLocalServer", "PySide6.QtNetwork.QLocalSocket"}
LOCAL_CALLS = {"socket.socket(socket.AF_UNIX)"}
RUNNING = {"eval", "exec", "compile", "__import__", "os.system", "os.popen", "pickle.loads", "os.startfile"}

# Runs the given commands in this very process and fails when anything asks for the network.
WATCH = """
import sys
asked = []
sys.addaudithook(lambda event, details: asked.append(event) if event.startswith(
    ("socket.connect", "socket.getaddrinfo", "socket.gethostby", "socket.sendto", "urllib.")) else None)
from office_app.cli.main import main
folder, paper = sys.argv[1:]
for command in (["setup", "--commune", "Thanh Lâm", "--province", "Vĩnh Yên", "--unit", "Chi bộ Thôn Đông"],
                ["read", paper], ["list", "units"], ["check"]):
    assert main(["--data-dir", folder, *command]) == 0, command
from PySide6.QtWidgets import QApplication
from office_app.bootstrap import open_office
from office_app.gui.app import build_window
from office_app.gui.jobs.runner import JobRunner
from office_app.gui.look.theme import ThemeController
app, office, runner = QApplication([]), open_office(__import__("pathlib").Path(folder)), JobRunner()
window = build_window(office, ThemeController(app, "light"), runner)
window.show()
app.processEvents()
window.close()
assert runner.shutdown(10)
office.close()
assert not asked, asked
assert "PySide6.QtNetwork" not in sys.modules
"""


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def called(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            shell = any(k.arg == "shell" and ast.unparse(k.value) != "False" for k in node.keywords)
            yield f"{name}(shell)" if shell else name


def forbidden(module: Path) -> set[str]:
    """Return the libraries of the network that a module imports, and its calls that run what they are given."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    names = set(imported(tree)) - LOCAL_SOCKETS
    if module == ONE_WINDOW:
        names -= {"PySide6.QtNetwork", "socket"}
    parts = {".".join(name.split(".")[:count]) for name in names for count in (1, 2)}
    return (parts & NETWORK) | {name for name in called(tree) if name in RUNNING or name.endswith("(shell)")}


@pytest.mark.slow
def test_given_the_program_s_modules_when_read_then_none_connects_or_runs_what_it_is_given():
    assert len(MODULES) > 500
    found = {module.relative_to(SOURCE).as_posix(): forbidden(module) for module in MODULES}
    assert {name: what for name, what in found.items() if what} == {}


def test_given_the_one_module_with_sockets_when_read_then_it_opens_local_ones_alone():
    tree = ast.parse(ONE_WINDOW.read_text(encoding="utf-8"))
    calls = {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    assert {call for call in calls if call.startswith("socket.")} == LOCAL_CALLS


@pytest.mark.slow
def test_given_commands_and_the_window_when_used_then_nothing_asks_for_the_network(tmp_path: Path):
    paper = tmp_path / "công văn.txt"
    paper.write_text("ĐẢNG ỦY XÃ\nSố 12-CV/ĐU\nVề việc họp giao ban tuần", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", WATCH, str(tmp_path / "data"), str(paper)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
