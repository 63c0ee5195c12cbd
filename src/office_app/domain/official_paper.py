"""An official Party paper as parts, knowing nothing of files: DOCX, PDF and preview are drawn from it.

Source of the parts and their names: Hướng dẫn 36-HD/VPTW (to 26/5/2026), Hướng dẫn 05-HD/VPTW (after).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias


class BlockKind(StrEnum):
    """Kinds of block in the body, from the outermost heading to a plain paragraph."""

    DIVISION = "division"  # «Phần thứ nhất», «Chương II», «Mục 1»; after a line break its name in capitals
    PART = "part"  # «I- MỤC ĐÍCH, YÊU CẦU»: bold caps
    ARTICLE = "article"  # «Điều 1. Phạm vi điều chỉnh»
    SECTION = "section"  # «1. Nội dung»: bold
    SUBSECTION = "subsection"  # «1.1. …», «a) …»
    BASIS = "basis"  # «Căn cứ …» without hyphen and end mark, which depend on the guide in force
    CENTRED = "centred"  # a line in the middle, as «QUYẾT ĐỊNH» after the bases
    PARAGRAPH = "paragraph"  # also lines that start with «- » or «+ »
    TABLE = "table"


class PaperSize(StrEnum):
    """A5 only for giấy tờ hành chính: giấy mời, giấy giới thiệu, phiếu gửi. Source: HD 36-HD/VPTW."""

    A4 = "A4"
    A5 = "A5"


@dataclass(frozen=True)
class PaperLayout:
    """How a paper differs from the usual sheet: what stands before the addressees, its size, whether it lies.

    Without ``letterhead`` it is a sheet: a form, a timetable, a register, which bears no number.
    """

    addressee_label: str = "Kính gửi"  # or «Kính trình», «Kính mời»
    size: PaperSize = PaperSize.A4
    landscape: bool = False
    letterhead: bool = True


USUAL_LAYOUT = PaperLayout()


class Align(StrEnum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True)
class Run:
    """Characters of one style; ``note`` is the text of a footnote whose number stands right after them."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    note: str = ""


Cell: TypeAlias = str | Sequence[Run]


@dataclass(frozen=True)
class CarryOver:
    """What the pages of a register carry over: lines of ``noun`` («văn bản»), ``before`` of them in earlier periods.

    Rows at the places of ``skipped`` are not counted, nor are group rows.
    """

    noun: str
    before: int = 0
    skipped: Sequence[int] = ()


@dataclass(frozen=True)
class Table:
    """A table whose heads repeat on each page; ``widths`` are shares of the text width, summing to 1.

    Without ``heads`` it is a form of lines and boxes. Of a row in ``group_rows`` (counted from 0) only the first
    cell is printed, bold across the whole table: «Các chi bộ xóm». With ``carry`` each page of a PDF says how many
    lines it holds and carries over; Word numbers its own pages, there the group rows say it for the whole.
    """

    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    widths: Sequence[float] = ()
    aligns: Sequence[Align] = ()
    total_row: bool = False  # the last row is a total, printed bold
    group_rows: Sequence[int] = ()
    carry: CarryOver | None = None

    @property
    def columns(self) -> int:
        return len(self.heads) or max((len(row) for row in self.rows), default=0)


def cell_runs(cell: Cell) -> Sequence[Run]:
    """Return the runs of a cell."""
    return (Run(cell),) if isinstance(cell, str) else cell


def cell_text(cell: Cell) -> str:
    """Return a cell's text without its marks."""
    return cell if isinstance(cell, str) else "".join(run.text for run in cell)


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


def paragraph(text: str, *, bold: bool = False, italic: bool = False) -> Block:
    """Return a paragraph in one face."""
    return Block(BlockKind.PARAGRAPH, (Run(text, bold=bold, italic=italic),))


@dataclass(frozen=True)
class Annex:
    """An annex on pages of its own; ``landscape`` for tables too wide for portrait.

    ``reference``: the line «(Kèm theo …)»; None makes it from the paper's symbol and date, empty leaves it out.
    """

    title: str
    blocks: Sequence[Block]
    label: str = "Phụ lục"
    landscape: bool = False
    reference: str | None = None


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
    under the type name, without the type itself. Without ``letterhead`` the paper is a register, a form or a
    timetable: title, line under it (``subject``) and blocks. ``issuer_in_text`` is the issuer as running text
    names it («Ban Thường vụ Đảng ủy xã La Hiên»); empty makes it from letterhead and signature.
    """

    superior: str
    issuer: str
    type_code: str
    body_code: str
    place: str
    subject: str
    blocks: Sequence[Block]
    signature: SignatureBlock | None
    recipients: Sequence[str]
    doc_type: str | None = None
    number: int | None = None
    issued_on: date | None = None
    addressees: Sequence[str] = ()
    urgency: str | None = None  # «KHẨN», «THƯỢNG KHẨN», «HỎA TỐC»
    draft_mark: str | None = None  # «Dự thảo lần 2»
    annexes: Sequence[Annex] = field(default_factory=tuple)
    addressee_label: str = "Kính gửi"  # or «Kính trình», «Kính mời»
    second_signature: SignatureBlock | None = None  # on the left: NGƯỜI GHI BIÊN BẢN
    third_signature: SignatureBlock | None = None  # under those two, in the middle: NGƯỜI CHỨNG KIẾN
    circulation: str = ""  # «TÀI LIỆU HỘI NGHỊ», «XONG HỘI NGHỊ TRẢ LẠI»
    copies_mark: str = ""  # typist and number of copies: «ABC-268»
    contact: str = ""  # address, telephone and mail of the issuer, at the foot of page 1
    letterhead: bool = True
    size: PaperSize = PaperSize.A4
    landscape: bool = False
    issuer_in_text: str = ""

    @property
    def symbol(self) -> str:
        """Return e.g. ``05-KH/ĐU``; numbers below 10 get a leading zero; a draft has blanks before the hyphen."""
        number = "     " if self.number is None else f"{self.number:02d}"
        return f"{number}-{self.type_code}/{self.body_code}"
