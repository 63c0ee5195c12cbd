"""The question when a folder is to be watched in which files lie already."""

from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QWidget


def ask_present_files(folder: Path, count: int, parent: QWidget | None) -> bool | None:
    """Return whether the ``count`` files there already are to be taken in too, None to leave all as it is."""
    box = QMessageBox(parent)
    box.setWindowTitle("Thư mục tự nhận")
    box.setText(f"Trong «{folder.name}» đã có {count} tệp. Nhận cả những tệp này?")
    box.setInformativeText("Tệp đã vào sổ thì không nhận lại.")
    every = box.addButton("Nhận cả", QMessageBox.ButtonRole.YesRole)
    new = box.addButton("Chỉ nhận tệp mới", QMessageBox.ButtonRole.NoRole)
    box.addButton("Hủy", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(new)
    box.exec()
    if box.clickedButton() is every:
        return True
    return False if box.clickedButton() is new else None
