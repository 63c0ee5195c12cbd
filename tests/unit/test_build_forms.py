"""Forms are built from ui/ when they must be, and only then."""

import os
import sys
from pathlib import Path

import pytest

from build_forms import FORMS, build_forms

FORM = """<?xml version="1.0" encoding="UTF-8"?>
<ui version="4.0"><class>Page</class><widget class="QWidget" name="Page"><layout class="QVBoxLayout" name="rows">
<item><widget class="QPushButton" name="saveButton"><property name="text"><string>Lưu</string></property></widget></item>
</layout></widget></ui>"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "ui/intake").mkdir(parents=True)
    (tmp_path / "ui/intake/intake.ui").write_text(FORM, encoding="utf-8")
    return tmp_path


def test_given_a_form_when_built_then_nothing_is_connected_by_name(checkout: Path):
    (made,) = build_forms(checkout, sys.executable)
    text = made.read_text(encoding="utf-8")
    assert made == checkout / FORMS / "ui_intake.py"
    assert "class Ui_Page" in text
    assert "connectSlotsByName" not in text


def test_given_built_forms_when_built_again_then_only_changed_ones_are(checkout: Path):
    (made,) = build_forms(checkout, sys.executable)
    assert build_forms(checkout, sys.executable) == []
    later = made.stat().st_mtime + 1
    os.utime(checkout / "ui/intake/intake.ui", (later, later))
    assert build_forms(checkout, sys.executable) == [made]


def test_given_a_form_was_removed_when_built_then_its_code_goes_too(checkout: Path):
    (made,) = build_forms(checkout, sys.executable)
    (checkout / "ui/intake/intake.ui").unlink()
    build_forms(checkout, sys.executable)
    assert not made.exists()


def test_given_two_forms_of_one_name_when_built_then_both_are_named(checkout: Path):
    (checkout / "ui/intake.ui").write_text(FORM, encoding="utf-8")
    with pytest.raises(RuntimeError, match="same name"):
        build_forms(checkout, sys.executable)


def test_given_a_broken_form_when_built_then_no_half_file_stays(checkout: Path):
    (checkout / "ui/intake/intake.ui").write_text("<ui>", encoding="utf-8")
    with pytest.raises(RuntimeError, match=r"ui_intake\.py could not be made"):
        build_forms(checkout, sys.executable)
    assert [path.name for path in (checkout / FORMS).iterdir()] == ["__init__.py"]
