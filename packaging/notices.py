"""Gathers the licences of everything that is really inside a frozen program; runs inside PyInstaller."""

import importlib.metadata
import os
import shutil
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = "GIAY-PHEP"
_TEXTS = ("licen", "copying", "notice", "authors")
# Without a licence file in the package: the texts that we keep.
_OUR_TEXTS = {
    "pyside6_essentials": ("LGPL-3.txt", "GPL-3.txt"),
    "shiboken6": ("LGPL-3.txt", "GPL-3.txt"),
    "docxtpl": ("LGPL-2.1.txt",),
    "tesserocr": ("Apache-2.0.txt", "LGPL-2.1.txt", "GPL-2.txt"),
}
_HEAD = """Văn phòng Đảng ủy: phần mềm của bên thứ ba trong bộ này
========================================================

Mỗi phần dưới đây giữ giấy phép của nó; văn bản giấy phép nằm trong thư mục con cùng tên.

Qt, PySide6, Shiboken6 (LGPL-3.0) và docxtpl (LGPL-2.1) được dùng dưới dạng tệp rời trong thư mục «_internal»: ai có
bộ này cũng được thay các tệp ấy bằng bản đã sửa đổi và được phân tích ngược chương trình để gỡ lỗi cho bản sửa đổi đó.
Mã nguồn của chúng, đúng số phiên bản ghi dưới đây, được công bố tại trang của từng dự án (qtbase, qtsvg,
pyside-setup; docxtpl). Nơi phát hành bộ này cung cấp mã nguồn đó khi được yêu cầu, trong ba năm.

"""


@dataclass
class Part:
    """A package of which something is inside."""

    name: str
    version: str
    licence: str
    files: set[Path] = field(default_factory=set)
    texts: list[Path] = field(default_factory=list)


def write_notices(root: Path, target: Path, sources: Iterable[str]) -> None:
    """Write the list of parts and their licences into ``target``, emptied before.

    Args:
        root: the checkout.
        sources: the files of this machine that went into the program.
    """
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    found, rest = _parts(sources)
    native = tomllib.loads((root / "packaging" / "licences" / "native.toml").read_text(encoding="utf-8"))
    lines = [_HEAD]
    for part in sorted(found, key=lambda part: part.name.lower()):
        lines.append(f"{part.name} {part.version}: {part.licence}\n")
        lines += [f"    {line}\n" for line in _native_lines(part, native.get(part.name.lower(), {}))]
        ours = [root / "packaging" / "licences" / name for name in _OUR_TEXTS.get(part.name.lower(), ())]
        _copy(part.texts + ours, target / part.name)
    lines += _python(target) + _shipped(root, target)
    lines += [f"Thư viện của hệ điều hành: {', '.join(system)}\n"] if (system := _system(rest)) else []
    (target / "DANH-SACH.txt").write_text("".join(lines), encoding="utf-8")


def _parts(sources: Iterable[str]) -> tuple[list[Part], list[Path]]:
    owners: dict[str, Part] = {}
    for distribution in importlib.metadata.distributions():
        part = Part(distribution.name.replace("-", "_"), distribution.version, _licence(distribution))
        for file in distribution.files or ():
            path = Path(str(distribution.locate_file(file)))
            owners[_same(path)] = part
            named = ".dist-info" in str(file) and path.name.lower().startswith(_TEXTS)
            if named or "licenses" in file.parts:
                part.texts.append(path)
    found: dict[str, Part] = {}
    rest = []
    for source in map(Path, sources):
        owner = owners.get(_same(source))
        if owner is None:
            rest.append(source)
        else:
            owner.files.add(source)
            found[owner.name] = owner
    return list(found.values()), rest


def _same(path: Path) -> str:
    return os.path.normcase(os.path.realpath(path))


def _licence(distribution: importlib.metadata.Distribution) -> str:
    meta = distribution.metadata
    named = next((meta[field] for field in ("License-Expression", "License") if field in meta), "")
    classified = [
        line.split(" :: ")[-1] for line in meta.get_all("Classifier") or () if line.startswith("License ::")
    ]
    return str(named).strip().split("\n")[0] or ", ".join(classified) or "xem văn bản kèm theo"


def _native_lines(part: Part, known: dict[str, str]) -> list[str]:
    stems = {path.name.removeprefix("lib").lower() for path in part.files}
    return sorted(
        {text for start, text in known.items() if any(stem.startswith(start.lower()) for stem in stems)}
    )


def _copy(texts: Iterable[Path], folder: Path) -> None:
    for text in texts:
        if text.is_file():
            folder.mkdir(exist_ok=True)
            name = text.name if "." in text.name else f"{text.name}.txt"
            # Some packages keep several files of one name in folders of their own.
            place = folder / name if not (folder / name).exists() else folder / f"{text.parent.name}-{name}"
            shutil.copyfile(text, place)


def _python(target: Path) -> list[str]:
    version = ".".join(map(str, sys.version_info[:3]))
    library = Path(os.__file__).parent
    _copy(
        [path for path in (library.parent / "LICENSE.txt", library / "LICENSE.txt") if path.exists()][:1],
        target / "Python",
    )
    return [f"Python {version}: PSF-2.0, kèm các thư viện nêu trong giấy phép của nó\n"]


def _shipped(root: Path, target: Path) -> list[str]:
    resources = root / "resources"
    texts = {
        "Phông chữ Liberation Serif: OFL-1.1": resources / "fonts" / "LiberationSerif-OFL.txt",
        "Phông chữ Be Vietnam Pro: OFL-1.1": resources / "fonts" / "BeVietnamPro-OFL.txt",
        "Biểu tượng Lucide: ISC": resources / "icons" / "LICENSE-lucide.txt",
        "Mô hình tiếng Việt của Tesseract: Apache-2.0": resources / "ocr" / "LICENSE",
    }
    for text in texts.values():
        _copy([text], target / text.parent.name)
    return [f"{line}\n" for line in texts]


def _system(rest: Iterable[Path]) -> list[str]:
    names = {path.name for path in rest if str(path).startswith(("/lib", "/usr/lib"))}
    return sorted(names)
