"""Makes what the program needs from Qt sources: Python forms (``ui/``) and ``.qm`` (``resources/translations/``).

Standard library only, because ``dev.py`` imports it before anything is installed. The folder ``packaging/`` must
never get an ``__init__.py``: it would hide the library of the same name.
"""

import os
import subprocess
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

FORMS = Path("src/office_app/gui/forms")
# Not the pyside6-* scripts: those stop working when the checkout is moved.
_TOOL = "import sys; from PySide6.scripts import pyside_tool; getattr(pyside_tool, sys.argv.pop(1))()"
_INIT = '"""Built from ui/ by packaging/build_forms.py; do not edit."""\n'


def build_forms(root: Path, python: str) -> list[Path]:
    """Bring forms and translations up to date and return what was written; nothing is done twice.

    Args:
        root: the checkout.
        python: an interpreter that has PySide6.

    Raises:
        RuntimeError: a source is broken or two forms have the same name.
    """
    forms = root / FORMS
    forms.mkdir(parents=True, exist_ok=True)
    init = forms / "__init__.py"
    if not init.exists():
        init.write_text(_INIT, encoding="utf-8", newline="\n")

    pairs = _forms(root / "ui", forms)
    _remove_orphans(forms, keep={made for _, made in pairs})
    jobs = [
        # -a: without it uic connects every slot named on_<widget>_<signal> behind our back.
        (made, [python, "-c", _TOOL, "uic", "-a", "--absolute-imports", str(source), "-o"])
        for source, made in _stale(pairs)
    ]
    translations = [(ts, ts.with_suffix(".qm")) for ts in (root / "resources/translations").glob("*.ts")]
    jobs += [
        (made, [python, "-c", _TOOL, "lrelease", "-silent", str(source), "-qm"])
        for source, made in _stale(translations)
    ]
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        return list(pool.map(_make, jobs))


def _forms(ui: Path, forms: Path) -> list[tuple[Path, Path]]:
    pairs: dict[Path, Path] = {}
    for source in sorted(ui.rglob("*.ui")):
        made = forms / f"ui_{source.stem}.py"
        if made in pairs:
            raise RuntimeError(f"two forms have the same name: {pairs[made]} and {source}")
        pairs[made] = source
    return [(source, made) for made, source in pairs.items()]


def _stale(pairs: Iterable[tuple[Path, Path]]) -> Iterable[tuple[Path, Path]]:
    for source, made in pairs:
        if not made.exists() or made.stat().st_mtime_ns < source.stat().st_mtime_ns:
            yield source, made


def _remove_orphans(forms: Path, keep: set[Path]) -> None:
    for made in forms.glob("ui_*.py"):
        if made not in keep:
            made.unlink()


def _make(job: tuple[Path, list[str]]) -> Path:
    made, command = job
    # Written aside and moved, so that a second run at the same time never sees half a file.
    unfinished = made.with_name(f".{made.name}.{os.getpid()}")
    done = subprocess.run(
        [*command, str(unfinished)], capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    if done.returncode != 0 or not unfinished.exists():
        unfinished.unlink(missing_ok=True)
        raise RuntimeError(f"{made.name} could not be made:\n{done.stdout}{done.stderr}")
    os.utime(unfinished)
    unfinished.replace(made)
    return made
