"""What a workbook says above its tables."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class SheetHeading:
    """Whose a table is, its title, and what it covers; ``dated`` is the day at the foot of the pages."""

    issuer: str
    title: str
    line: str
    dated: date
