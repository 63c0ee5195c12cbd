"""Files that are shipped with the program: fonts, icons, templates, dated rules, word lists."""

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
