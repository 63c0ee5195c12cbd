"""Files that are shipped with the program: fonts, icons, templates, dated rules, word lists."""

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Return the path of a shipped file or folder, e.g. ``resource("fonts", "LiberationSerif-Regular.ttf")``.

    Raises:
        FileNotFoundError: nothing of that name is shipped.
    """
    path = _resources().joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(f"not shipped: {'/'.join(parts)}")
    return path


def _resources() -> Path:
    # An installed wheel and a frozen program carry them inside the package; a checkout has them at its top.
    inside = _PACKAGE / "_resources"
    return inside if inside.is_dir() else _PACKAGE.parents[1] / "resources"


def program_version() -> str:
    """Return the version of this copy of the program, empty where it does not know."""
    from importlib.metadata import PackageNotFoundError, version  # 20 ms that the start need not pay

    try:
        return resource("version.txt").read_text(encoding="ascii").strip()  # the frozen program's
    except FileNotFoundError:
        pass
    try:
        return version("office-app")
    except PackageNotFoundError:
        return ""


def guide_folder() -> Path:
    """Return the folder of the guide's pages; the pictures they show lie in ``pictures`` beside it."""
    inside = _PACKAGE / "_resources" / "docs"
    return (inside if inside.is_dir() else _PACKAGE.parents[1] / "docs") / "huong-dan"


def program_folder() -> Path | None:
    """Return the folder of the frozen program; None when Python runs the source."""
    return Path(sys.executable).absolute().parent if getattr(sys, "frozen", False) else None


def reading_program() -> list[str] | None:
    """Return how the frozen program starts its reading process; None when Python runs the source."""
    folder = program_folder()
    return None if folder is None else [str(folder / f"office-app-reader{Path(sys.executable).suffix}")]
