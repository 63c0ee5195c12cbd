"""Buttons made in one call, with the look they are to have."""

from typing import Literal

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QToolButton

ButtonKind = Literal["primary", "secondary", "quiet", "danger", "link", "chip", "date"]


def push_button(
    text: str = "",
    *,
    kind: ButtonKind = "secondary",
    small: bool = False,
    icon: QIcon | None = None,
    tip: str = "",
) -> QPushButton:
    """Return a button; ``kind`` and ``small`` as in the table of ``docs/gui.md``."""
    made = QPushButton(text)
    made.setProperty("kind", kind)
    if small:
        made.setProperty("small", True)
    if icon is not None:
        made.setIcon(icon)
    made.setToolTip(tip)
    return made


def sign_button(icon: QIcon, name: str, *, key: str = "") -> QToolButton:
    """Return a button without a word on it: ``name`` is its tip and what screen readers say; ``key`` does the same."""
    made = QToolButton()
    made.setIcon(icon)
    made.setToolTip(f"{name} ({key})" if key else name)
    made.setAccessibleName(name)
    return made
