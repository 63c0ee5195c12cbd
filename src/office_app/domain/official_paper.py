"""An official Party paper as parts, knowing nothing of files: DOCX, PDF and preview are drawn from it.

Source of the parts and their names: Hướng dẫn 36-HD/VPTW (to 26/5/2026), Hướng dẫn 05-HD/VPTW (after).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class BlockKind(StrEnum):
    """Kinds of block in the body, from the outermost heading to a plain paragraph."""

    PART = "part"  # «I- MỤC ĐÍCH, YÊU CẦU»: bold caps
    SECTION = "section"  # «1. Nội dung»: bold
    SUBSECTION = "subsection"  # «1.1. …», «a) …»
    PARAGRAPH = "paragraph"  # also lines that start with «- » or «+ »
    TABLE = "table"


class Align(StrEnum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True)
class Run:
    """Characters of one style."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False


@dataclass(frozen=True)
class Table:
    """A table whose heads repeat on each page; ``widths`` are shares of the text width, summing to 1."""

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[float] = ()
    aligns: Sequence[Align] = ()
    total_row: bool = False  # the last row is a total, printed bold


@dataclass(frozen=True)
class Block:
    """One block of the body; ``source`` names the obligation or passage it was made from, for the editor."""

    kind: BlockKind
    runs: Sequence[Run] = ()
    table: Table | None = None
    source: str = ""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Annex:
    """An annex on pages of its own; ``landscape`` for tables too wide for portrait."""

    title: str
    blocks: Sequence[Block]
    label: str = "Phụ lục"
    landscape: bool = False


@dataclass(frozen=True)
class SignatureBlock:
    """``authority`` «T/M BAN THƯỜNG VỤ» (empty when a head signs directly), ``title`` «PHÓ BÍ THƯ»."""

    authority: str
    title: str
    full_name: str


@dataclass(frozen=True)
class OfficialPaper:
    """One paper. ``doc_type`` None makes a công văn: subject under the number, addressees, no type name.

    ``number`` None leaves the place for it blank, as in a draft. ``subject`` starts as written in the text
    under the type name, without the type itself.
    """

    superior: str
    issuer: str
    type_code: str
    body_code: str
    place: str
    subject: str
    blocks: Sequence[Block]
    signature: SignatureBlock
    recipients: Sequence[str]
    doc_type: str | None = None
    number: int | None = None
    issued_on: date | None = None
    addressees: Sequence[str] = ()
    urgency: str | None = None
    draft_mark: str | None = None
    annexes: Sequence[Annex] = field(default_factory=tuple)

    @property
    def symbol(self) -> str:
        """Return e.g. ``05-KH/ĐU``; numbers below 10 get a leading zero; a draft has blanks before the hyphen."""
        number = "     " if self.number is None else f"{self.number:02d}"
        return f"{number}-{self.type_code}/{self.body_code}"
