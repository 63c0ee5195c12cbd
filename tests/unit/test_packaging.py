"""What goes into the frozen program, and that its parts agree on their names."""

import re
from pathlib import Path

from PIL import Image

import frozen_parts as parts
from building import LOCKS
from make_icon import make_icon
from notices import write_notices
from office_app import shipped
from office_app.gui import rooms
from office_app.gui.intake.arrivals import PATTERNS
from office_app.use_cases.own_folder import PORTABLE_MARK

ROOT = Path(__file__).parents[2]


def test_given_the_source_when_frozen_then_rooms_are_inside_and_the_reader_stays_apart():
    modules = parts.our_modules(ROOT)
    pages = {f"office_app.gui.{key}.{key}_page" for key in rooms.MAKERS} & set(modules)
    assert len(pages) >= len(rooms.MAKERS) - 2  # two rooms share one page
    assert "office_app.gui.forms.ui_main_window" in modules
    assert not any(
        name.startswith(("office_app.reading.formats", "office_app.reading.child.")) for name in modules
    )


def test_given_the_source_when_frozen_then_what_is_read_by_path_is_inside():
    names = {f"{Path(folder).as_posix()}/{Path(file).name}" for file, folder in parts.shipped_files(ROOT)}
    names |= {f"{Path(folder).as_posix()}/{Path(file).name}" for file, folder in parts.migrations(ROOT)}
    assert {
        "office_app/_resources/ocr/vie.traineddata",
        "office_app/_resources/translations/qtbase_vi.qm",
        "office_app/_resources/templates/ke-hoach-hoc-tap.txt",
        "office_app/_resources/docs/huong-dan/index.md",
        "office_app/_resources/docs/pictures/tong-quan.png",
        "office_app/_resources/docs/pictures/tong-quan-toi.png",
        "office_app/storage/migrations/env.py",
        "office_app/storage/migrations/versions/0001_first_tables.py",
    } <= names
    assert not any(name.endswith((".ts", ".md")) for name in names if "/docs/" not in name)


def test_given_qt_when_frozen_then_modules_that_no_line_imports_stay_out():
    unused = parts.unused_qt(ROOT)
    assert {"PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtTest"} <= set(unused)
    assert not {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets", "PySide6.QtSvg"} & set(unused)


def test_given_three_programs_when_they_look_for_each_other_then_all_use_the_same_names(
    monkeypatch, tmp_path
):
    monkeypatch.setattr(shipped, "program_folder", lambda: tmp_path)
    assert shipped.reading_program() == [str(tmp_path / parts.READER)]
    assert (ROOT / "packaging" / PORTABLE_MARK).is_file()
    installer = (ROOT / "packaging" / "installer.nsi").read_text(encoding="utf-8")
    assert all(f'"{name}.exe"' in installer for name in (parts.WINDOW, parts.CONSOLE, parts.READER)), (
        installer
    )


def test_given_a_package_inside_when_notices_are_written_then_its_licence_lies_there(tmp_path: Path):
    import docxtpl
    import jinja2

    write_notices(ROOT, tmp_path / "GIAY-PHEP", [str(docxtpl.__file__), str(jinja2.__file__)])
    listed = (tmp_path / "GIAY-PHEP" / "DANH-SACH.txt").read_text(encoding="utf-8")
    assert re.search(r"^docxtpl [\d.]+: LGPL-2.1", listed, re.M)
    assert "openpyxl" not in listed
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in (tmp_path / "GIAY-PHEP/docxtpl/LGPL-2.1.txt").read_text()
    assert (tmp_path / "GIAY-PHEP" / "Jinja2" / "LICENSE.txt").is_file()


def test_given_the_icon_when_drawn_then_windows_finds_every_size(tmp_path: Path):
    made = make_icon(ROOT / "resources" / "icons" / "app.svg", tmp_path / "app.ico")
    with Image.open(made) as icon:
        assert {(16, 16), (32, 32), (48, 48), (256, 256)} <= icon.info["sizes"]
        middle = icon.convert("RGBA").getpixel((30, 128))
    assert middle == (0xB4, 0x23, 0x18, 255)


def test_given_the_lock_of_the_release_when_read_then_it_has_hashes_no_address_and_the_versions_of_the_program():
    program, release = (lock.read_text(encoding="utf-8") for lock in LOCKS)
    assert not re.search(r"http|index-url|find-links|file:", release)
    blocks = [block for block in re.split(r"\n(?=[a-z0-9])", release) if "==" in block]
    assert all("--hash=sha256:" in block for block in blocks)
    assert any(block.startswith("pyinstaller==") for block in blocks)
    for block in blocks:
        name = block.split("==")[0]
        assert f"\n{name}==" not in program or block.split("\n")[0] in program


def test_given_open_with_when_installed_then_it_is_offered_for_all_that_the_intake_takes():
    installer = (ROOT / "packaging" / "installer.nsi").read_text(encoding="utf-8")
    kinds = set(re.findall(r'DO\} "(\.\w+)"', installer))
    assert all(f"*{kind}" in PATTERNS for kind in kinds)
    assert {".pdf", ".docx", ".doc", ".rtf", ".odt", ".txt", ".xlsx", ".jpg", ".png", ".tif"} <= kinds
