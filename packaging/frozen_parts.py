"""What goes into the frozen program and what stays out; used by ``office_app.spec``, inside PyInstaller.

An entry of PyInstaller's lists is (name in the program, file on this machine, kind).
"""

import re
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath
from typing import Any

FOLDER = "VanPhongDangUy"
WINDOW, CONSOLE, READER = "VanPhongDangUy", "office-app", "office-app-reader"
Entry = tuple[str, str, str]

EXCLUDED = [
    *("tkinter", "unittest", "test", "pydoc", "doctest", "pdb", "setuptools", "pkg_resources", "pip"),
    *("numpy", "pandas", "matplotlib", "IPython", "pytest", "PyInstaller", "babel", "rich"),
    *("PIL.ImageQt", "PIL.ImageTk", "PIL._avif", "PIL._imagingtk"),
]
HIDDEN = ["_cffi_backend"]  # imported by the library in C that checks the signatures of updates
# Of Qt's plugins these alone are used; libraries that then nothing refers to are left out as well.
_PLUGINS = re.compile(
    r"platforms/(qwindows|libqxcb|libqoffscreen)\.|iconengines/|styles/|printsupport/"
    r"|imageformats/(lib)?q(svg|jpeg|gif|ico)\.|platforminputcontexts/lib(ibus|compose)"
)
_STUBS = {"bcryptprimitives.dll", "icuuc.dll", "mscms.dll"}  # of the trial under Wine; Windows has its own
_NOT_SHIPPED = {".ts", ".md"}


def our_modules(root: Path) -> list[str]:
    """Return every module of the program but those of the reading process: some are imported by name."""
    source = root / "src"
    names = [path.relative_to(source).with_suffix("").parts for path in (source / "office_app").rglob("*.py")]
    dotted = {".".join(part for part in name if part != "__init__") for name in names}
    return sorted(
        name
        for name in dotted
        if not name.startswith(("office_app.reading.child.", "office_app.reading.formats"))
    )


def unused_qt(root: Path) -> list[str]:
    """Return the modules of PySide6 that no line of the program imports; PyInstaller would take some along."""
    import PySide6

    there = {path.name.split(".")[0] for path in Path(PySide6.__path__[0]).glob("Qt*.*")}
    used = {
        name
        for path in (root / "src").rglob("*.py")
        for name in re.findall(r"\bPySide6\.(Qt\w+)", path.read_text(encoding="utf-8"))
    }
    return sorted(f"PySide6.{name}" for name in there - used)


def shipped_files(root: Path) -> list[tuple[str, str]]:
    """Return ``resources/`` and the guide as (file, folder in the program)."""
    resources = root / "resources"
    inside = PurePath("office_app/_resources")
    files = [
        (str(path), str(inside / path.relative_to(resources).parent))
        for path in sorted(resources.rglob("*"))
        if path.is_file() and path.suffix not in _NOT_SHIPPED
    ]
    return files + [(str(path), str(inside / path.relative_to(root).parent)) for path in guide_files(root)]


def guide_files(root: Path) -> list[Path]:
    """Return the pages of the guide and the pictures they show, each with its twin of the dark look."""
    pages = sorted((root / "docs" / "huong-dan").glob("*.md"))
    text = "".join(page.read_text(encoding="utf-8") for page in pages)
    shown = set(re.findall(r"\]\(\.\./pictures/([\w-]+)\.png\)", text))
    pictures = sorted((root / "docs" / "pictures").glob("*.png"))
    return pages + [picture for picture in pictures if picture.stem.removesuffix("-toi") in shown]


def migrations(root: Path) -> list[tuple[str, str]]:
    """Return the migrations as files: Alembic loads them by their path."""
    source = root / "src"
    folder = source / "office_app" / "storage" / "migrations"
    return [
        (str(path), str(path.relative_to(source).parent))
        for path in sorted(folder.rglob("*"))
        if path.suffix in (".py", ".sql")
    ]


def used_only(binaries: Iterable[Entry], datas: Iterable[Entry]) -> tuple[list[Entry], list[Entry]]:
    """Leave out what nothing uses: Qt's other plugins and what hangs on them, its other languages."""
    kept = _reachable([entry for entry in binaries if _wanted(entry)])
    names = {_file_name(entry) for entry in kept}
    kept_datas = [
        entry
        for entry in datas
        if not re.search(r"PySide6/(Qt/)?(translations|qml)/", _slashes(entry[0]))
        # On Linux the top folder has links to the libraries.
        and (entry[2] != "SYMLINK" or _file_name(entry) in names)
    ]
    return kept, kept_datas


def _wanted(entry: Entry) -> bool:
    name = _slashes(entry[0])
    if _file_name(entry) in _STUBS or "/qml/" in name:
        return False
    return "/plugins/" not in name or bool(_PLUGINS.search(name))


def _reachable(entries: Sequence[Entry]) -> list[Entry]:
    """Leave out the libraries that no extension module, plugin or kept library refers to."""
    from PyInstaller.depend.bindepend import get_imports

    by_name = {_file_name(entry): entry for entry in entries if entry[2] != "SYMLINK"}
    waiting = [entry for entry in by_name.values() if not _on_demand(entry)]
    kept = {_file_name(entry) for entry in waiting}
    while waiting:
        for imported, _ in get_imports(waiting.pop()[1]):
            name = PurePath(_slashes(imported)).name.lower()
            if name in by_name and name not in kept:
                kept.add(name)
                waiting.append(by_name[name])
    return [entry for entry in entries if _file_name(entry) in kept]


def _on_demand(entry: Entry) -> bool:
    """Tell whether a file is there only because another one needs it: Qt's libraries and those of the system."""
    name = _slashes(entry[0])
    if entry[2] != "BINARY" or "/plugins/" in name or "python3" in name:
        return False
    return "/" not in name or name.startswith("PySide6/")


def _file_name(entry: Entry) -> str:
    return PurePath(_slashes(entry[0])).name.lower()


def _slashes(name: str) -> str:
    return name.replace("\\", "/")


def version_of(root: Path) -> str:
    """Return the version that ``pyproject.toml`` names."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])


def version_info(root: Path, name: str) -> Any:
    """Return what the properties of a program show in Windows."""
    from PyInstaller.utils.win32 import versioninfo as info

    version = version_of(root)
    numbers = tuple(int(part) for part in [*version.split("."), "0", "0", "0"][:4])
    what = {
        WINDOW: "Văn phòng Đảng ủy",
        CONSOLE: "Văn phòng Đảng ủy: dòng lệnh",
        READER: "Văn phòng Đảng ủy: đọc tệp",
    }
    texts = {
        "FileDescription": what[name],
        "FileVersion": version,
        "InternalName": name,
        "OriginalFilename": f"{name}.exe",
        "ProductName": "Văn phòng Đảng ủy",
        "ProductVersion": version,
    }
    vietnamese, unicode = 0x042A, 1200
    lines = [info.StringStruct(key, text) for key, text in texts.items()]
    return info.VSVersionInfo(
        ffi=info.FixedFileInfo(filevers=numbers, prodvers=numbers),
        kids=[
            info.StringFileInfo([info.StringTable(f"{vietnamese:04X}{unicode:04X}", lines)]),
            info.VarFileInfo([info.VarStruct("Translation", [vietnamese, unicode])]),
        ],
    )


def sources(whole: Any, reader: Any, binaries: Sequence[Entry], datas: Sequence[Entry]) -> list[str]:
    """Return the files of this machine that are inside."""
    entries = [*whole.pure, *reader.pure, *binaries, *datas]
    return sorted({str(source) for _, source, _ in entries if source not in (None, "-")})
