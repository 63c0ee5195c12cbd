"""What members hand in after a study."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ResultKind(StrEnum):
    """What members hand in after a study; the value is what the screen shows."""

    REFLECTION = "Bài thu hoạch"
    TEST = "Bài kiểm tra"
    SURVEY = "Phiếu khảo sát"


@dataclass(frozen=True)
class StudyResult:
    """What one member handed in. ``score`` is as the chi ủy writes it («8,5», «Khá»); empty: not marked.

    ``shingles`` is the fingerprint of the text, by which near-identical ones are found; empty without a file.
    """

    campaign_id: int
    member_id: int
    kind: ResultKind = ResultKind.REFLECTION
    handed_on: date | None = None
    score: str = ""
    sha256: str | None = None
    file_name: str = ""
    size: int = 0
    shingles: Sequence[int] = ()
