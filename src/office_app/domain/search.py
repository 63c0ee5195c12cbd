"""What the search box finds: records of all kinds, each with the passage that holds the words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from office_app.domain.incoming import Span
from office_app.domain.vietnamese import fold, fold_tone, nfc


class FoundKind(IntEnum):
    """Kinds of record in the index; the number is part of their key there and never changes."""

    INCOMING = 1
    OUTGOING = 2
    OBLIGATION = 3
    TASK = 4
    CAMPAIGN = 5
    SESSION = 6
    UNIT = 7
    MEMBER = 8
    ACTIVITY = 9
    RAPPORTEUR = 10
    INDICATOR = 11


KIND_NAMES = {
    FoundKind.INCOMING: "Văn bản đến",
    FoundKind.OUTGOING: "Văn bản đi, báo cáo",
    FoundKind.OBLIGATION: "Việc được giao",
    FoundKind.TASK: "Nhiệm vụ",
    FoundKind.CAMPAIGN: "Đợt học tập",
    FoundKind.SESSION: "Hội nghị, buổi học",
    FoundKind.UNIT: "Chi bộ, đơn vị",
    FoundKind.MEMBER: "Đảng viên",
    FoundKind.ACTIVITY: "Tuyên truyền, kiểm tra, ghi chép",
    FoundKind.RAPPORTEUR: "Báo cáo viên",
    FoundKind.INDICATOR: "Chỉ tiêu",
}
"""What a group of results is called, in the order they are shown."""

WITH_TEXT = (FoundKind.INCOMING, FoundKind.OUTGOING)
"""Kinds that have a text besides what their line says."""


@dataclass(frozen=True)
class Passage:
    """A piece of a text with the words found in it.

    ``marks`` are (start, end) in ``text``; ``place`` is where the first of them stands in the whole text.
    """

    text: str
    marks: Sequence[tuple[int, int]] = ()
    place: Span | None = None


@dataclass(frozen=True)
class FoundRecord:
    """One record that matches, as the index gives it.

    ``opens`` is the record to show: for an obligation its document, for a session its campaign. ``text`` holds what
    a passage is shown from, ``begins`` where it begins in the text of the document that opens.
    """

    kind: FoundKind
    id: int
    opens: int
    title: str
    line: str
    text: str = ""
    begins: int | None = 0


@dataclass(frozen=True)
class FoundGroup:
    """The records of one kind that match, the best first; ``more`` when there are others."""

    kind: FoundKind
    records: Sequence[FoundRecord]
    more: bool = False


@dataclass(frozen=True)
class SearchHit:
    """One record found. ``title`` and ``line`` say which it is; ``passage`` where its text holds the words."""

    kind: FoundKind
    id: int
    title: Passage
    line: Passage
    opens: int
    passage: Passage | None = None


@dataclass(frozen=True)
class SearchGroup:
    """The hits of one kind, the best first; ``more`` when there are others."""

    kind: FoundKind
    hits: Sequence[SearchHit]
    more: bool = False


@dataclass(frozen=True)
class SearchResults:
    """All that was found; ``waiting`` records are not in the index yet."""

    groups: Sequence[SearchGroup]
    waiting: int = 0

    @property
    def hits(self) -> Sequence[SearchHit]:
        return [hit for group in self.groups for hit in group.hits]


_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """Return the words of a text as they are compared: lower case, NFC, one tone placement, marks kept."""
    return _WORD.findall(marked(text))


def marked(text: str) -> str:
    """Return a text as the index holds it where marks count: lower case, NFC, hoà as hòa."""
    return fold_tone(text).lower()


def has_marks(word: str) -> bool:
    """Tell whether a word was written with marks, so that those without them are only second best."""
    return fold(nfc(word)) != word.lower()
