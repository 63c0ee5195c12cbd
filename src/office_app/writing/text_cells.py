"""Text laid into workbooks as text: what a user typed never becomes a formula, nor breaks the file."""

from typing import TYPE_CHECKING

from office_app.domain.vietnamese import without_controls

if TYPE_CHECKING:
    from openpyxl.cell import Cell

_FORMULA_SIGNS = ("=", "+", "-", "@")


def put_text(cell: "Cell", text: str) -> None:
    """Write text that a user gave; «=…» stays text, also when the cell is edited in Excel."""
    cell.value = without_controls(text)
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(_FORMULA_SIGNS)
