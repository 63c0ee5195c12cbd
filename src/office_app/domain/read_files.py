"""Files from elsewhere: how one is to be read, and what reading brings out of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from office_app.domain.incoming import RecognisedDocument


@dataclass(frozen=True)
class WordBox:
    """One word and where it stands on its page, in points from the page's top left corner.

    ``confidence`` is 0 to 100 as optical reading gives it; 100 for text that the file itself holds.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: int = 100


DOUBTFUL_BELOW = 60
"""Confidence under which a word read from a picture is shown as doubtful."""


@dataclass(frozen=True)
class PageText:
    """The text of one page; ``scanned`` when the page is a picture without text of its own.

    ``optical``: the text was read from the picture. ``words`` tells where each word stands, as far as the file was
    recognised: of every page read from its picture; of a PDF's own text on page 1 alone, the one shown first.
    ``cut_short``: reading took too long, words are missing.
    """

    number: int
    text: str
    scanned: bool = False
    width: float = 595.0
    height: float = 842.0
    optical: bool = False
    words: Sequence[WordBox] = ()
    cut_short: bool = False

    @property
    def words_elsewhere(self) -> bool:
        """True when the page has text of its own and nobody asked yet where its words stand."""
        return not self.words and not self.optical and bool(self.text.strip())


class FileKind(StrEnum):
    PDF = "pdf"
    DOCX = "docx"
    DOC = "doc"
    RTF = "rtf"
    ODT = "odt"
    XLSX = "xlsx"
    TXT = "txt"
    IMAGE = "image"

    @property
    def has_pages(self) -> bool:
        """Tell whether the file is made of pages that can be shown as pictures."""
        return self in (FileKind.PDF, FileKind.IMAGE)


class LegacyFont(StrEnum):
    """Ways of writing Vietnamese from before Unicode; the value is what the screen shows."""

    TCVN3 = "TCVN3 (ABC)"
    VNI = "VNI"


RECOGNISED_CHARACTERS = 300_000
"""How much of a text is recognised, about 100 pages: letterhead, body and signature of any directive."""


@dataclass(frozen=True)
class FileText:
    """What reading brought out of one file: raw text page by page (Word and TXT: one page).

    ``legacy`` names the old font whose letters were turned into Unicode, None when there were none.
    """

    kind: FileKind
    sha256: str
    size: int
    pages: Sequence[PageText] = field(default_factory=tuple)
    legacy: LegacyFont | None = None

    @property
    def scanned(self) -> bool:
        """True when no page has text, so that the document must be registered by hand."""
        return bool(self.pages) and all(page.scanned and not page.text for page in self.pages)

    @property
    def page_1_cut_short(self) -> bool:
        """True when reading page 1 took too long, so that words are missing."""
        return any(page.cut_short for page in self.pages[:1])

    @property
    def page_1_unread(self) -> bool:
        """True when page 1 was looked at and a secrecy mark may stand on it although none was read."""
        words = any(page.text.strip() for page in self.pages[:1])
        return not self.page_1_waits and (self.page_1_cut_short or not words)

    @property
    def page_1_waits(self) -> bool:
        """True when page 1 is a picture that was not read."""
        return any(page.scanned and not page.optical for page in self.pages[:1])

    @property
    def text(self) -> str:
        """Pages joined by a form feed, the sign recognition knows as a page border."""
        return "\f".join(page.text for page in self.pages)


@dataclass(frozen=True)
class Viewpoint:
    """From where a paper is read: our own names tell our work from that of others; empty when not known.

    ``due_day_counts``: whether «trước ngày X» allows X itself.
    """

    commune: str = ""
    commune_kind: str = "xã"
    province: str = ""
    province_kind: str = "tỉnh"
    due_day_counts: bool = True


class OpticalReading(StrEnum):
    """When pages are read from their picture."""

    WHERE_NEEDED = "where needed"
    EVERYWHERE = "everywhere"
    """Also where the file has text of its own: scanners at times add a layer that is worse than none."""
    FIRST_PAGE = "first page"
    """Page 1 alone, where needed: enough to see a secrecy mark."""
    NOWHERE = "nowhere"


@dataclass(frozen=True)
class HowToRead:
    """What the clerk may settle about the reading of one file.

    ``legacy``: the old font to convert from, «auto» to tell by font names and letters, None for plain Unicode.
    """

    legacy: LegacyFont | Literal["auto"] | None = "auto"
    optical: OpticalReading = OpticalReading.WHERE_NEEDED
    viewpoint: Viewpoint = Viewpoint()


@dataclass(frozen=True)
class ReadFile:
    """One file read and recognised. Of a refused paper no text is kept: ``file.pages`` is empty."""

    file: FileText
    recognised: RecognisedDocument


@dataclass(frozen=True)
class Workbook:
    """All sheets of a workbook by name: rows from A1 on of str, int, float, date or None.

    ``formulas`` names the cells that hold formulas (``"C7"``) by sheet; their values are those saved last.
    """

    sha256: str
    sheets: Mapping[str, Sequence[Sequence[object]]]
    formulas: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def value(self, sheet: str, cell: str) -> object:
        """Return what stands in a cell, None when it is empty or there is none."""
        column = 0
        for letter in cell.rstrip("0123456789"):
            column = column * 26 + ord(letter) - 64
        row = int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        rows = self.sheets.get(sheet, ())
        return rows[row - 1][column - 1] if row <= len(rows) and column <= len(rows[row - 1]) else None
