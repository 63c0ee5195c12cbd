"""What a table model says of the headings of its columns."""

from collections.abc import Sequence

from PySide6.QtCore import Qt


def heading(
    titles: Sequence[str], section: int, orientation: Qt.Orientation, role: int
) -> str | Qt.AlignmentFlag | None:
    """Answer ``headerData``: titles at the left of their columns, nothing beside the rows."""
    if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(titles):
        return None
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    return titles[section] if role == Qt.ItemDataRole.DisplayRole else None
