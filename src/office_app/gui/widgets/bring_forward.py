"""A window brought back to the front, as large as it was."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def bring_forward(window: QWidget) -> None:
    """Show ``window`` in front of other programs, out of the task bar if it was put there; its dialog stays on top."""
    minimised, active = Qt.WindowState.WindowMinimized, Qt.WindowState.WindowActive
    window.setWindowState((window.windowState() & ~minimised) | active)
    window.show()
    for top in (window, QApplication.activeModalWidget()):
        if top is not None:
            top.raise_()
            top.activateWindow()
