"""What a table has on the screen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from office_app.gui.models.paged_table import ID_ROLE


def ids(table: QTableView) -> list[int]:
    """Return what each row stands for, from the top."""
    model = table.model()
    return [int(model.index(row, 0).data(ID_ROLE)) for row in range(model.rowCount())]


def column(table: QTableView, heading: str) -> list[str]:
    """Return the words of a column that is in sight, from the top."""
    model = table.model()
    headings = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    at = headings.index(heading)
    assert not table.isColumnHidden(at), f"«{heading}» is not shown"
    return [str(model.index(row, at).data()) for row in range(model.rowCount())]
