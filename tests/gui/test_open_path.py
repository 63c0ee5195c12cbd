"""What is handed to the system to open."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from office_app.gui.widgets.open_path import open_path


@pytest.mark.parametrize(
    ("name", "opened"),
    [
        ("Kế hoạch.pdf", "Kế hoạch.pdf"),
        ("KẾ HOẠCH.DOCX", "KẾ HOẠCH.DOCX"),
        ("ảnh hội nghị.JPG", "ảnh hội nghị.JPG"),
        ("ảnh.png.lnk", "."),
        ("công văn.bat", "."),
        ("công văn.pdf.exe", "."),
        ("không đuôi", "."),
        ("thư mục.pdf.d", "thư mục.pdf.d"),
    ],
)
def test_given_a_paper_from_outside_when_opened_then_nothing_of_it_can_run(
    name: str, opened: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    asked: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", asked.append)
    path = tmp_path / name
    path.mkdir() if name.endswith(".d") else path.write_text("del *.*")
    open_path(path)
    assert [Path(url.toLocalFile()) for url in asked] == [tmp_path / opened]
