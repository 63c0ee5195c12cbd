"""What a workbook says above its tables."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class SheetHeading:
    """Whose a table is, its title, and what it covers; ``dated`` is the day at the foot of the pages.

    ``mark`` stands before all of it and on each page: what the workbook is not to be taken for.
    """

    issuer: str
    title: str
    line: str
    dated: date
    mark: str = ""
